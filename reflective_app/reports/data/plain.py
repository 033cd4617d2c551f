"""Text that somebody wrote as a cell can hold it, and tables as CSV.

A cell that a spreadsheet program would take for a formula is kept from being run.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflective_app.reports.data.table import DataTable, Value

_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Control characters but tab and line end, halves of characters, overrides of the direction of
writing, and what XML cannot hold.
"""
_LINE_ENDS = re.compile("\r\n?")
_TO_GUARD = re.compile(r"'*[=+\-@\t]")


def cell_text(text: str) -> str:
    """The text without what nobody can see or print; every line end a plain one."""
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def csv_bytes(table: DataTable) -> bytes:
    """A table as CSV that every spreadsheet program opens, and runs nothing of.

    UTF-8 with its mark, lines that end as those programs end them, days as 2026-11-22. Text that
    begins, after any apostrophes, with = + - @ or a tab gets one apostrophe more.
    """
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([_plain(cell) for cell in row] for row in (table.columns, *table.rows))
    return written.getvalue().encode("utf-8-sig")


def _plain(cell: Value) -> Value:
    if not isinstance(cell, str):
        return cell
    text = cell_text(cell)
    return f"'{text}" if _TO_GUARD.match(text) else text
