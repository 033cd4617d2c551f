"""Tables brought in, a line each, for the tests of each table."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from reflective_app.domain.assessment import Assessment
from reflective_app.storage.preview import Preview, Table
from reflective_app.storage.tables import preview_file, preview_text
from tests.storage.samples import an_assessment


@cache
def before() -> Assessment:
    """What the tables are brought into: a little of everything."""
    return an_assessment()


def pasted(table: Table, *rows: str, into: Assessment | None = None) -> Preview:
    """What a table copied from a spreadsheet would change; cells are given with bars between."""
    text = re.sub(r" ?\| ?", "\t", "\n".join(rows))
    return preview_text(table, text, into or before())


def slips(preview: Preview) -> list[str]:
    """What is not understood, a sentence each."""
    return [slip.sentence for slip in preview.not_understood]


def told(preview: Preview) -> list[str]:
    """What would change, a sentence each."""
    return [change.sentence for change in preview.changes]


def a_workbook(*rows: tuple[Any, ...], title: str = "Sheet1", more: str = "") -> bytes:
    """A workbook as somebody else's program saves it."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if more:
        book.create_sheet(more).append(["something else"])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def opened(
    folder: Path, table: Table, content: bytes, name: str = "sheet.xlsx", **more: Any
) -> Preview:
    """What a file would change."""
    path = folder / name
    path.write_bytes(content)
    return preview_file(table, path, more.get("into") or before())
