"""Text as a cell of a spreadsheet can hold it, and so that no spreadsheet runs it as a formula.

Tables that come in and go out, and the tables of data beside the documents, keep to the same rules.
"""

from __future__ import annotations

import re
from datetime import date

NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")
"""Control characters but tab and line end, halves of characters that stand alone, and overrides of
the direction of writing, which have a text read otherwise than it stands.
"""
FIRST_DAY = date(1900, 3, 1)
"""Of earlier days spreadsheet programs disagree which they are, so those are written as text."""
LARGEST_NUMBER = 10**15
"""Spreadsheet programs keep no more digits; a larger number is written as text."""

_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LINE_ENDS = re.compile("\r\n?")
_TO_GUARD = re.compile(r"'*[=+\-@\t]")
_GUARDED = re.compile(r"'+[=+\-@\t]")


def cell_text(text: str) -> str:
    """The text without what is no text or what no workbook can hold; every line end a plain one."""
    return _NOT_IN_XML.sub("", NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text)))


def kept_literal(text: str) -> str:
    """The text so that a workbook's reader takes nothing in it for a character by its number."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def guarded(text: str) -> str:
    """The text as a cell of a CSV, where what looks like a formula must not be run.

    Text that begins, after any apostrophes, with = + - @ or a tab gets one apostrophe more.
    """
    return f"'{text}" if _TO_GUARD.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded` put an apostrophe before it."""
    return text[1:] if _GUARDED.match(text) else text
