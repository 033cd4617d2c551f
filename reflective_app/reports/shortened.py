"""Texts cut to the room that a page has, with a sign where something was left out."""

from __future__ import annotations

from reflective_app.wording.edited import EDITED

SIGN = "…"


def short(text: str, letters: int) -> str:
    """A text in so many letters: its first sentences, else its first words; a sign says so.

    That the council edited it is said all the same.
    """
    if text.endswith(EDITED):
        return f"{short(text.removesuffix(EDITED), letters)} {EDITED}"
    flat = " ".join(text.split())
    if len(flat) <= letters:
        return flat
    start = flat[:letters]
    sentences, words = start.rpartition(". ")[0], start.rpartition(" ")[0]
    return f"{sentences}. {SIGN}" if sentences else f"{words or start}{SIGN}"


def within(text: str, words: int) -> str:
    """A text in so many words."""
    many = text.removesuffix(EDITED).split()
    return short(text, min(len(" ".join(many[:words])), 7 * words))
