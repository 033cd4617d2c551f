"""Text from outside, without the characters that nobody typed on purpose."""

from __future__ import annotations

from reflective_app.wording.cells import NOT_TEXT
from reflective_app.wording.dates import counted


def cleaned(text: str) -> tuple[str, int]:
    """The text without control characters, and how many were dropped.

    Tab and line end stay; every line end becomes a plain one, uncounted (`files.md` section 2).
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return NOT_TEXT.subn("", text)


def left_out(dropped: int) -> str:
    """What to say of so many characters that were dropped; empty if none was."""
    if not dropped:
        return ""
    what = counted(dropped, "character")
    return f"{what} that cannot be seen or printed {'was' if dropped == 1 else 'were'} left out."


def all_cleaned(value: object) -> tuple[object, int]:
    """A value as read from a file with each text in it cleaned, and how many characters went."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, dict):
        pairs = [(cleaned(key), all_cleaned(entry)) for key, entry in value.items()]
        kept = {key: entry for (key, _), (entry, _) in pairs}
        return kept, sum(in_key + in_entry for (_, in_key), (_, in_entry) in pairs)
    if isinstance(value, list):
        entries = [all_cleaned(entry) for entry in value]
        return [entry for entry, _ in entries], sum(count for _, count in entries)
    return value, 0
