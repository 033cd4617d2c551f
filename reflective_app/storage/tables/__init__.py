"""Tables in and out: answers, grid, services, actions and picks (`files.md` section 5).

Reading one changes nothing: it gives a `Preview`, which holds the assessment that would follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reflective_app.domain.assessment import Assessment, Marking
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.csv_rows import csv_bytes, csv_rows, pasted_rows, text_of
from reflective_app.storage.file_bytes import read_within
from reflective_app.storage.plain_text import cleaned, left_out
from reflective_app.storage.preview import NotUnderstood, Preview, RowChange, Table
from reflective_app.storage.problems import Problem, UnreadableFileError
from reflective_app.storage.sheet import (
    LARGEST,
    MOST_ROWS,
    Headings,
    NumberedRow,
    RefusedSheetError,
    Row,
    Sheet,
    under_headings,
)
from reflective_app.storage.tables import actions, answers, grid, picks, services
from reflective_app.storage.tables.columns import Out
from reflective_app.storage.tables.taken import Taken
from reflective_app.wording import columns

__all__ = (
    "CSV",
    "TABLES",
    "WORKBOOK",
    "NotUnderstood",
    "Preview",
    "Table",
    "can_be_exported",
    "export_table",
    "import_table",
    "preview_file",
    "preview_text",
    "table_bytes",
)

CSV, WORKBOOK = ".csv", ".xlsx"


@dataclass(frozen=True)
class _Table:
    """The columns of a table, those it cannot do without, and how it comes in and goes out.

    `called` is what the window calls columns, and `also` are other names of them; `codes` are the
    columns whose cells a spreadsheet could take for dates; `most` is how many rows it takes at
    once, which is far more than any council has.
    """

    columns: Sequence[str]
    required: Sequence[str]
    take: Callable[[Sequence[Row], Taken], None]
    rows_of: Callable[[Assessment], Iterator[list[Out]]]
    codes: Sequence[str] = ()
    most: int = MOST_ROWS
    also: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> Headings:
        """Its columns, as headings are looked up."""
        return Headings(self.columns, self.required, self.also, self.called)

    @property
    def headings(self) -> tuple[str, ...]:
        """Every name of a column."""
        return tuple(self.known.named)


TABLES: dict[Table, _Table] = {
    "answers": _Table(
        answers.COLUMNS,
        answers.REQUIRED,
        answers.take,
        answers.rows_of,
        ("answer",),
        also=answers.ALSO,
    ),
    "grid": _Table(grid.COLUMNS, grid.REQUIRED, grid.take, grid.rows_of, called=columns.GRID),
    "services": _Table(
        services.COLUMNS,
        services.REQUIRED,
        services.take,
        services.rows_of,
        most=2_000,
        also=services.ALSO,
        called=columns.SERVICES,
    ),
    "actions": _Table(
        actions.COLUMNS,
        actions.REQUIRED,
        actions.take,
        actions.rows_of,
        most=500,
        also=actions.ALSO,
        called=columns.ACTIONS,
    ),
    "picks": _Table(picks.COLUMNS, picks.REQUIRED, picks.take, picks.rows_of, ("pick",)),
}


def preview_text(table: Table, text: str, assessment: Assessment) -> Preview:
    """What a table copied in a spreadsheet program would change.

    Services may be copied without a row of headings. Nothing is ever raised: what cannot be used
    at all is `refused`.
    """
    if len(text) > LARGEST:
        refused = f"The text is too long: more than {LARGEST:,} characters. Bring it in in parts."
        return _preview(table, Sheet(refused=(refused,)), assessment)
    known = TABLES[table]
    clean, dropped = cleaned(text)
    try:
        rows = pasted_rows(clean, known.headings)
    except RefusedSheetError as error:
        return _preview(table, Sheet(refused=(str(error),)), assessment)
    sheet = under_headings(
        rows,
        known.known,
        without_headings=table == "services",
        leave_out_unknown=True,
    )
    return _preview(table, sheet, assessment, (left_out(dropped),))


def preview_file(
    table: Table, path: Path, assessment: Assessment, *, leave_out_unknown: bool = False
) -> Preview:
    """What a table in a CSV or a workbook would change. Raises nothing, as `preview_text`.

    It is refused for a column that is not known, unless such columns are to be left out.
    """
    known = TABLES[table]
    try:
        rows, told = _rows(table, path)
    except RefusedSheetError as error:
        return _preview(table, Sheet(refused=(str(error),)), assessment)
    except UnreadableFileError as error:
        refused = tuple(problem.message for problem in error.problems)
        return _preview(table, Sheet(refused=refused), assessment)
    sheet = under_headings(
        rows,
        known.known,
        leave_out_unknown=leave_out_unknown,
    )
    return _preview(table, sheet, assessment, told)


def import_table(table: Table, path: Path, assessment: Assessment) -> Preview:
    """Bring a table into an assessment, all of it or nothing; a blank cell changes nothing.

    Raises:
        UnreadableFileError: something in the table is not understood; all of it is listed with its
            row and column.
    """
    preview = preview_file(table, path, assessment)
    if problems := problems_of(preview, path.name):
        raise UnreadableFileError(path.name, problems)
    return preview


def problems_of(preview: Preview, name: str) -> list[Problem]:
    """What of a file is not understood, each with the place where it stands."""
    refused = [Problem(name, message) for message in preview.refused]
    slips = (Problem(f"{name}, {slip.where}", slip.message) for slip in preview.not_understood)
    return [*refused, *slips]


def can_be_exported(ending: str) -> bool:
    """Whether a table can be written with this ending."""
    return ending.casefold() in (CSV, WORKBOOK)


def export_table(table: Table, path: Path, assessment: Assessment) -> None:
    """Write a table, in the format that the ending asks for. What is there is replaced.

    Raises NotWritableError, and ValueError for an ending that `can_be_exported` does not know.
    """
    write_whole(path, table_bytes(table, path.suffix, assessment))


def table_texts(table: Table, assessment: Assessment) -> tuple[str, ...]:
    """The text of every cell of a table."""
    return tuple(str(cell) for row in TABLES[table].rows_of(assessment) for cell in row)


def table_bytes(table: Table, ending: str, assessment: Assessment) -> bytes:
    """A table as a file's content. Raises ValueError for an ending that is not known."""
    known = TABLES[table]
    rows = list(known.rows_of(assessment))
    match ending.casefold():
        case ".csv":
            return csv_bytes([list(known.columns), *rows])
        case ".xlsx":
            from reflective_app.storage.workbook_bytes import TableSheet, workbook_bytes

            day = assessment.profile.date
            said = assessment.profile.marking
            marking = "" if said == Marking.NONE else said
            sheet = TableSheet(table, known.columns, rows, day, known.codes, marking)
            return workbook_bytes(sheet)
        case _:
            raise ValueError(ending)


def _rows(table: Table, path: Path) -> tuple[list[NumberedRow], tuple[str, ...]]:
    """The rows of a file, and what there is to say of it. Raises as `read_within`, and refusals."""
    content = read_within(path, LARGEST)
    from reflective_app.storage.workbook import COMPOUND, ZIPPED, workbook_rows

    if content.startswith((ZIPPED, COMPOUND)):
        return workbook_rows(content, table)
    if path.suffix.casefold() in (WORKBOOK, ".xlsm", ".xls", ".ods"):
        raise RefusedSheetError(
            "This is called a workbook and is none. "
            "Open it in the spreadsheet program, and save it as .xlsx or CSV."
        )
    text, dropped = cleaned(text_of(content))
    said = left_out(dropped)
    return csv_rows(text, TABLES[table].headings), (said,) if said else ()


def _preview(
    table: Table, sheet: Sheet, assessment: Assessment, told: Sequence[str] = ()
) -> Preview:
    most, known = TABLES[table].most, TABLES[table].known
    if len(sheet.rows) > most:
        sheet = Sheet(refused=(f"There are more than {most:,} {table}. Bring them in in parts.",))

    def called(column: str) -> str:
        return known.told(column, sheet.typed) if column else ""

    left_open = [replace(slip, called=called(slip.column)) for slip in sheet.not_understood]
    open_ = frozenset((slip.row, slip.column) for slip in sheet.not_understood)
    taken = Taken(assessment, slips=left_open, faulty=open_, called=called)
    TABLES[table].take(sheet.rows, taken)
    return Preview(
        table=table,
        changes=tuple(_as_called(change, known) for change in taken.changes),
        not_understood=tuple(sorted(taken.slips, key=lambda slip: slip.row)),
        notices=(*(each for each in told if each), *sheet.notices, *taken.notices),
        refused=sheet.refused,
        after=taken.assessment,
    )


def _as_called(change: RowChange, known: Headings) -> RowChange:
    """A change whose columns have the names that the window gives them."""
    cells = (
        replace(cell, called=columns.in_window(cell.column, known.called)) for cell in change.cells
    )
    return replace(change, cells=tuple(cells))
