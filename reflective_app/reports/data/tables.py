"""The four tables of data by name, as CSV each or together in one workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from reflective_app.domain.assessment import Marking
from reflective_app.domain.fingerprint import fingerprint, local_fingerprint, record_version
from reflective_app.reports.data.actions import actions
from reflective_app.reports.data.answers import answers
from reflective_app.reports.data.plain import csv_bytes
from reflective_app.reports.data.positions import positions
from reflective_app.reports.data.services import services
from reflective_app.reports.data.table import DataTable
from reflective_app.reports.frame import limits
from reflective_app.wording.words import guide_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflective_app.domain.assessment import Assessment
    from reflective_app.domain.findings import Findings
    from reflective_app.reports.data.table import Value

DataName = Literal["positions", "answers", "services", "actions"]
NAMES: tuple[DataName, ...] = ("positions", "answers", "services", "actions")

TABLE_FORMATS: Mapping[str, str] = {".xlsx": "Excel workbook", ".csv": "CSV files"}
"""What the tables can be had as, by the ending of a file: all in one, or a file for each."""

ABOUT = "About"


def data_table(name: DataName, found: Findings, assessment: Assessment) -> DataTable:
    """One of the tables. Raises KeyError for a name that is none of the four."""
    match name:
        case "positions":
            return positions(found, assessment)
        case "answers":
            return answers(assessment)
        case "services":
            return services(assessment)
        case "actions":
            return actions(assessment)
    raise KeyError(name)


def data_csv(name: DataName, found: Findings, assessment: Assessment) -> bytes:
    """One of the tables as CSV that every spreadsheet program opens, and runs nothing of.

    The same assessment gives the same bytes. Raises KeyError for a name that is none of the four.
    """
    return csv_bytes(data_table(name, found, assessment))


def data_workbook(found: Findings, assessment: Assessment) -> bytes:
    """All four tables as one Excel workbook, after a sheet that says what it is.

    Text is typed as text, so that nothing is ever run; dates and numbers are dates and numbers.
    The same assessment gives the same bytes, whenever and wherever it is written.
    """
    # openpyxl takes a while to load: only when a workbook is written.
    from reflective_app.reports.data.workbook import Book, book_bytes

    tables = tuple(data_table(name, found, assessment) for name in NAMES)
    profile = assessment.profile
    title = f"Benchmark tables: {profile.council}"
    return book_bytes(
        Book(title, _about(assessment, tables), tables, profile.date, _marking(assessment))
    )


def _about(assessment: Assessment, tables: tuple[DataTable, ...]) -> DataTable:
    rows = (*_facts(assessment), *((each.title, _holds(each)) for each in tables))
    return DataTable(ABOUT, "What this workbook is.", ("What", "In this workbook"), tuple(rows))


def _facts(assessment: Assessment) -> Iterator[tuple[Value, ...]]:
    """Whose tables these are, on what they rest, and how far they go."""
    questions, profile = assessment.question_set, assessment.profile
    own = local_fingerprint(questions.local_items)
    yield "Council", profile.council
    yield "Guide and edition", guide_line(questions.guide)
    yield "Question set", fingerprint(questions)
    if own:
        yield "Local questions", own
    yield "Version", record_version(assessment)
    yield "Date of the assessment", profile.date
    yield "Marking", _marking(assessment) or "None"
    yield "Limits", limits(assessment)


def _holds(table: DataTable) -> str:
    rows = "1 row" if len(table.rows) == 1 else f"{len(table.rows):,} rows"
    return f"{table.about} {rows}." if table.rows else f"{table.about} There are none yet."


def _marking(assessment: Assessment) -> str:
    marking = assessment.profile.marking
    return "" if marking == Marking.NONE else marking
