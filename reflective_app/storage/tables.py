"""Bringing in tables typed in a spreadsheet: all of a table or nothing (`files.md` section 5)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.change import change_between
from reflective_app.domain.edits import confirm_cell, record
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.question_set import QuestionSet
from reflective_app.storage.answer_rows import answer_in
from reflective_app.storage.problems import Problem, UnreadableFileError
from reflective_app.storage.sheet import Row, closest, read_sheet

Table = Literal["answers", "grid"]

ANSWER_COLUMNS = ("question", "answer", "reason", "how we know", "note", "settled")
GRID_COLUMNS = ("item", "group", "value")

_CELL_WORDS = {
    "yes": CellValue.YES,
    "some": CellValue.SOME,
    "no": CellValue.NO,
    "dont know": CellValue.DONT_KNOW,
    "?": CellValue.DONT_KNOW,
    "not applicable": CellValue.NOT_APPLICABLE,
    "does not apply": CellValue.NOT_APPLICABLE,
    "n/a": CellValue.NOT_APPLICABLE,
}


@dataclass(frozen=True)
class Imported:
    """An assessment with what a table said.

    `changed` says how many of its answers or cells are others now, and `notices` what of the table
    was left out.
    """

    assessment: Assessment
    changed: int
    notices: tuple[Problem, ...] = ()


def import_table(table: Table, path: Path, assessment: Assessment) -> Imported:
    """Bring a table into an assessment; a blank cell changes nothing.

    Raises:
        UnreadableFileError: something in the table cannot be; every problem is listed with its row
            and column, and nothing is brought in.
    """
    columns, required, lay_over = _IMPORTS[table]
    sheet = read_sheet(path, columns, required)
    after = lay_over(sheet.rows, path.name, assessment)
    return Imported(after, change_between(assessment, after).count, sheet.notices)


def _with_answers(rows: tuple[Row, ...], file: str, assessment: Assessment) -> Assessment:
    """The assessment with the answers of a table. Raises as `import_table` does."""
    questions = {question.id: question for question in assessment.question_set.questions()}
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    after = assessment
    for row in rows:
        name = row.code("question").casefold()
        where = f"{file}, row {row.number}"
        if wrong := _name_problem(name, questions, "question") or _again(name, row, seen):
            problems.append(Problem(f"{where}, column question", wrong))
            continue
        answer, found = answer_in(row, questions[name], assessment.answer(name))
        problems += (Problem(f"{where}, column {column}", said) for column, said in found)
        if answer is not None and answer != assessment.answer(name):
            after = record(name, answer, after)
    if problems:
        raise UnreadableFileError(file, problems)
    return after


def _with_cells(rows: tuple[Row, ...], file: str, assessment: Assessment) -> Assessment:
    """The assessment with a table's cells, each confirmed. Raises as `import_table` does."""
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    after = assessment
    for row in rows:
        item, group = (row.code(column).casefold() for column in ("item", "group"))
        wrong = _cell_problem(item, group, row, assessment.question_set)
        if not wrong and (again := _again(f"{item} {group}", row, seen)):
            wrong = "group", again
        if wrong:
            where = f"{file}, row {row.number}, column {wrong[0]}"
            problems.append(Problem(where, wrong[1]))
        elif word := row.code("value"):
            value = _CELL_WORDS[_plain(word)]
            cell = assessment.cell(item, group)
            if cell is None or not cell.confirmed or cell.value is not value:
                after = confirm_cell(item, group, value, after)
    if problems:
        raise UnreadableFileError(file, problems)
    return after


_LayOver = Callable[[tuple[Row, ...], str, Assessment], Assessment]
_IMPORTS: dict[str, tuple[Collection[str], Collection[str], _LayOver]] = {
    "answers": (ANSWER_COLUMNS, ("question", "answer"), _with_answers),
    "grid": (GRID_COLUMNS, GRID_COLUMNS, _with_cells),
}
"""For each table its columns, those that it cannot do without, and what becomes of its rows."""


def _name_problem(name: str, known: Collection[str], what: str) -> str:
    if not name:
        return f"The row does not name its {what}. Write its id here."
    if name not in known:
        return f'There is no {what} "{name}".{closest(name, known)}'
    return ""


def _again(name: str, row: Row, seen: dict[str, int]) -> str:
    """What to say if an earlier row was about the same; the row is noted otherwise."""
    first = seen.setdefault(name, row.number)
    return "" if first == row.number else f"Row {first} is about the same. Keep one of the two."


def _cell_problem(
    item_id: str, group_id: str, row: Row, question_set: QuestionSet
) -> tuple[str, str] | None:
    """The column and what is wrong with it, if anything is."""
    items: dict[str, Item] = {
        item.id: item for item in question_set.items if item.kind is ItemKind.RECOMMENDATION
    }
    if wrong := _name_problem(item_id, items, "recommendation"):
        return "item", wrong
    groups = [group.id for group in question_set.groups_of(items[item_id])]
    if wrong := _name_problem(group_id, groups, f"family group of {item_id}"):
        return "group", wrong
    word = row.code("value")
    if word and _plain(word) not in _CELL_WORDS:
        told = ", ".join(("yes", "some", "no", "don't know", "not applicable"))
        return "value", f'"{word[:60]}" is not one of the words for a cell: {told}.'
    return None


def _plain(word: str) -> str:
    letters = word.casefold().replace("_", " ").replace("'", "").replace("’", "")
    return " ".join(letters.split())
