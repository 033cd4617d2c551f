"""Text from outside, without the characters that nobody typed on purpose."""

from __future__ import annotations

import re

from reflective_app.wording.cells import NOT_TEXT
from reflective_app.wording.dates import counted

_UNCLEAN = re.compile(f"\r|{NOT_TEXT.pattern}")


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
    dropped = 0

    def clean(value: object) -> object:
        nonlocal dropped
        if isinstance(value, str):
            if not _UNCLEAN.search(value):
                return value
            text, count = cleaned(value)
            dropped += count
            return text
        if isinstance(value, dict):
            return {clean(key): clean(entry) for key, entry in value.items()}
        if isinstance(value, list):
            return [clean(entry) for entry in value]
        return value

    return clean(value), dropped
