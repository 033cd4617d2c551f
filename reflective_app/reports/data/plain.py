"""A table of data as CSV.

A cell that a spreadsheet program would take for a formula is kept from being run.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from reflective_app.wording.cells import cell_text, guarded

if TYPE_CHECKING:
    from reflective_app.reports.data.table import DataTable, Value


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
    return guarded(cell_text(cell)) if isinstance(cell, str) else cell
