"""Text that a Word file can hold."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_SPACES = re.compile("[\t\v\f\x1c-\x1f\x85]")
_HALVES = re.compile("[\ud800-\udfff]")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202d\u202e\ufeff\ufffe\uffff]")
"""What XML cannot hold, what nobody sees, and what has a text read otherwise than it stands."""
_HALF = "\ufffd"
"""Stands for half of a character whose other half is lost."""


def writable(text: str) -> str:
    """Text as a Word file can hold it; newlines and every script stay.

    Tabs become spaces, and control characters, lone halves of characters and overrides of the
    direction of writing are left out or stood in for.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    text = _DROPPED.sub("", _HALVES.sub(_HALF, text))
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Text as a Word file can hold it, without line ends and with single spaces."""
    return " ".join(writable(text).split())


def says_something(text: str) -> bool:
    """Whether anything of it would be seen."""
    return bool(writable(text).strip())


def runs_leftward(text: str) -> bool:
    """Whether text is read from right to left, as its first letter has it."""
    if text.isascii():
        return False
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
