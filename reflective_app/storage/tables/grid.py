"""The family-group grid as a table; a cell brought in counts as confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.edits import confirm_cell
from reflective_app.domain.item import Item
from reflective_app.storage.preview import CellChange
from reflective_app.storage.sheet import Row
from reflective_app.storage.tables.cells import CellError, letters_of, one_of
from reflective_app.storage.tables.columns import Out
from reflective_app.storage.tables.names import Names, group_names, recommendation_names
from reflective_app.storage.tables.taken import Taken, matched
from reflective_app.wording.words import CELLS

COLUMNS = ("item", "group", "value")
REQUIRED = COLUMNS
_WORDS = {
    CellValue.YES: "yes",
    CellValue.SOME: "some",
    CellValue.NO: "no",
    CellValue.DONT_KNOW: "don't know",
    CellValue.NOT_APPLICABLE: "not applicable",
}
_KNOWN = {letters_of(word): value for value, word in _WORDS.items()} | {
    "?": CellValue.DONT_KNOW,
    "n/a": CellValue.NOT_APPLICABLE,
    "does not apply": CellValue.NOT_APPLICABLE,
}


def take(rows: Sequence[Row], taken: Taken) -> None:
    """Lay a table of cells over the grid."""
    questions = taken.assessment.question_set
    items = recommendation_names(questions)
    groups: dict[str, Names] = {}
    named: list[tuple[Row, object]] = []
    for row in rows:
        column = "item"
        try:
            item = questions.item(items.one(_named(row, "item", "recommendation")))
            column = "group"
            known = groups.setdefault(item.id, group_names(questions, item))
            named.append((row, (item.id, known.one(_named(row, "group", "family group")))))
        except CellError as error:
            taken.slip(row, column, error)
    for (_, key), match in zip(named, matched(named, (), "cells"), strict=True):
        assert isinstance(key, tuple)  # it was made above
        if match.problem:
            taken.slip(match.row, "group", match.problem)
        elif match.row.code("value"):
            _take_cell(match.row, key[0], key[1], taken)


def rows_of(assessment: Assessment) -> Iterator[list[Out]]:
    """Every cell of the grid; blank where nobody has confirmed it, as coming in confirms it."""
    for item in assessment.question_set.items:
        for group in assessment.question_set.groups_of(item):
            value = assessment.confirmed(item.id, group.id)
            yield [item.id, group.id, _WORDS[value] if value is not None else ""]


def _take_cell(row: Row, item_id: str, group_id: str, taken: Taken) -> None:
    assessment = taken.assessment
    try:
        value, _ = one_of(_KNOWN, _WORDS.values(), row.cell("value"))
    except CellError as error:
        taken.slip(row, "value", error)
        return
    before = assessment.confirmed(item_id, group_id)
    if before is value:
        return
    taken.assessment = confirm_cell(item_id, group_id, value, assessment)
    was = CELLS[before] if before is not None else ""
    cells = [CellChange("value", was, CELLS[value])]
    taken.change(row, _name(item_id, group_id, assessment), cells, added=False)


def _name(item_id: str, group_id: str, assessment: Assessment) -> str:
    questions = assessment.question_set
    item: Item = questions.item(item_id)
    return f"{questions.codes[item_id]} {item.title}, {questions.group(group_id).label}"


def _named(row: Row, column: str, what: str) -> str:
    if not row.code(column):
        how = "code, such as R1, or its title" if column == "item" else "name"
        raise CellError(f"The row does not name its {what}. Write its {how} here.")
    return row.code(column)
