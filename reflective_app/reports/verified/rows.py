"""Whether every row of the data is in the workbook or the CSV that was written of it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from reflective_app.reports.data import NAMES, DataName
from reflective_app.wording.dates import counted, listed, number

if TYPE_CHECKING:
    from reflective_app.domain.assessment import Assessment

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def missing_rows(
    assessment: Assessment, data: bytes, name: DataName | None = None
) -> tuple[str, ...]:
    """What a file of data lacks, a sentence for each table; empty where all of it is there.

    Args:
        assessment: whose positions, answers, services and actions they are.
        data: the whole file.
        name: of the table, where the file is a CSV; None for a workbook, which holds all four.
    """
    names = NAMES if name is None else (name,)
    there = _in_workbook(data) if name is None else {name: _in_csv(data)}
    asked = _asked(assessment)
    return tuple(
        f"{each.capitalize()}: {_held(there.get(each), asked[each])} in the file."
        for each in names
        if there.get(each) != asked[each]
    )


def _held(there: int | None, asked: int) -> str:
    """How many of its rows a table has; None where there is no such table."""
    if there is None:
        return "this table is not"
    return f"{number(there)} of {counted(asked, 'row')} {'is' if there == 1 else 'are'}"


def counted_rows(assessment: Assessment, name: DataName | None = None) -> str:
    """How many rows of each table a file of data holds, once nothing of it is missing."""
    asked, names = _asked(assessment), NAMES if name is None else (name,)
    one = {"positions": "position", "answers": "question", "services": "service"}
    held = listed([counted(asked[each], one.get(each, "action")) for each in names])
    are = "is" if name is not None and asked[name] == 1 else "are"
    return f"Read back: {held} {are} in the file."


def _asked(assessment: Assessment) -> dict[DataName, int]:
    questions = assessment.question_set
    return {
        "positions": len(questions.every_item),
        "answers": sum(1 for _ in questions.questions()),
        "services": len(assessment.services),
        "actions": len(assessment.plan.actions),
    }


def _in_csv(data: bytes) -> int:
    """The rows below the head in which something stands.

    The library that writes them reads no cell back that is longer than 131,072 letters, and there
    is one limit for the whole program; so what stands in quotes is told apart here.
    """
    pieces = data.decode("utf-8-sig", "replace").split('"')
    pieces[1::2] = ["x" if piece.strip() else "" for piece in pieces[1::2]]
    rows = "".join(pieces).split("\n")
    return max(sum(bool(row.replace(",", "").strip()) for row in rows) - 1, 0)


def _in_workbook(data: bytes) -> dict[DataName, int]:
    """The same for each sheet, by its name; nothing of a file that is no workbook."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
            titles = [sheet.get("name", "").lower() for sheet in book.iter(f"{_SHEET}sheet")]
            counts = [
                _rows(parts.read(f"xl/worksheets/sheet{place}.xml"))
                for place in range(1, len(titles) + 1)
            ]
    except (BadZipFile, ElementTree.ParseError, KeyError, EOFError, OSError, ValueError):
        return {}
    found = dict(zip(titles, counts, strict=True))
    return {name: found[name] for name in NAMES if name in found}


def _rows(sheet: bytes) -> int:
    rows = ElementTree.fromstring(sheet).iter(f"{_SHEET}row")
    return max(sum(any("".join(cell.itertext()) for cell in row) for row in rows) - 1, 0)
