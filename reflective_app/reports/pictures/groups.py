"""Who gets what is recommended: family groups by recommendations, with shapes and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.kinds import Axis, ItemKind
from reflective_app.reports.figure import Figure, Line, Part, Sign
from reflective_app.reports.frame import REACH_MARKS
from reflective_app.reports.outline import Cell, Column, Table, as_cell
from reflective_app.reports.pictures.letters import (
    LEADING,
    PADDING,
    PORTRAIT,
    SIDE,
    TALLEST_PORTRAIT,
    broken,
    centred,
    labels,
)
from reflective_app.reports.pictures.parting import part_caption, parted, told_elsewhere
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.words import CELLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflective_app.domain.findings import Findings, ItemFinding
    from reflective_app.domain.question_set import FamilyGroup

MOST_ACROSS = 5
"""More recommendations side by side would leave their words no room."""
NOT_ASKED, NOT_CONFIRMED = "Not asked", "Not confirmed"
CAPTIONS = {
    Axis.ARRANGEMENT: "Who gets what is recommended",
    Axis.EQUITY: "Who gets what is recommended: equity",
}
_COLUMN = 64.0
_KEY_LINES = 8
_ROOM = TALLEST_PORTRAIT - (_KEY_LINES + 1) * LEADING - 4 * PADDING
"""For the rows, between the codes above them and what these mean below."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A family group: its name in lines, and what is said of each recommendation."""

    group: FamilyGroup
    name: tuple[str, ...]
    cells: tuple[tuple[CellValue | None, tuple[str, ...]], ...]

    @property
    def height(self) -> float:
        tallest = max(len(lines) * LEADING + (SIDE + 2 if v else 0) for v, lines in self.cells)
        return max(len(self.name) * LEADING, tallest) + 2 * PADDING


def group_grid(found: Findings, assessment: Assessment, listed_in: str = "") -> tuple[Figure, ...]:
    """A row a family group and a column a recommendation, axis by axis, five columns at most each.

    As many pictures as it takes, none taller than a page; none where nothing is asked of groups.
    Only what was confirmed is shown as an answer. Where the same is told elsewhere in the document,
    `listed_in` says so.
    """
    recommendations = [f for f in found.in_guide_order if f.item.kind is ItemKind.RECOMMENDATION]
    across = [
        recommendations[start : start + MOST_ACROSS]
        for start in range(0, len(recommendations), MOST_ACROSS)
    ]
    figures: list[Figure] = []
    for axis in Axis:
        groups = [g for g in assessment.question_set.family_groups if g.axis is axis]
        pieces = [
            (columns, rows)
            for columns in across
            for rows in parted((_row(g, columns, assessment) for g in groups), _ROOM)
        ]
        for number, (columns, rows) in enumerate(pieces, start=1):
            caption = part_caption(CAPTIONS[axis], number, len(pieces))
            figures.append(_figure(columns, rows, caption, listed_in))
    return tuple(figures)


def _figure(
    columns: list[ItemFinding], rows: tuple[_Row, ...], caption: str, listed_in: str
) -> Figure:
    left = PORTRAIT - len(columns) * _COLUMN
    parts: list[Part] = list(labels(("Family group",), 0, PADDING, bold=True))
    for place, finding in enumerate(columns):
        middle = left + (place + 0.5) * _COLUMN
        parts += centred((finding.code,), middle, PADDING, bold=True)
    top = LEADING + 2 * PADDING
    parts.append(Line(0, top, PORTRAIT, top, strong=True))
    for row in rows:
        parts += labels(row.name, 0, top + PADDING)
        for place, (value, lines) in enumerate(row.cells):
            parts += _cell(value, lines, left + (place + 0.5) * _COLUMN, top + PADDING)
        top += row.height
        parts.append(Line(0, top, PORTRAIT, top))
    names = f"{listed([f'{f.code} is {f.item.title}' for f in columns])}."
    key = broken(names, PORTRAIT, _KEY_LINES)
    parts += labels(key, 0, top + PADDING)
    return Figure(
        caption=caption,
        says=told_elsewhere(_says(columns, rows), listed_in),
        width=PORTRAIT,
        height=top + 2 * PADDING + len(key) * LEADING,
        parts=tuple(parts),
        twin=_twin(columns, rows, caption),
        twin_follows=not listed_in,
    )


def _cell(value: CellValue | None, lines: tuple[str, ...], middle: float, top: float) -> list[Part]:
    if value is None:
        return [*centred(lines, middle, top)]
    sign = Sign(middle - SIDE / 2, top, SIDE, REACH_MARKS[value])
    return [sign, *centred(lines, middle, top + SIDE + 2)]


def _row(group: FamilyGroup, columns: Sequence[ItemFinding], assessment: Assessment) -> _Row:
    room = PORTRAIT - len(columns) * _COLUMN - 2 * PADDING
    name = broken(group.label, room, 4)
    cells = []
    for finding in columns:
        asked = {each.id for each in assessment.question_set.groups_of(finding.item)}
        value = assessment.confirmed(finding.item.id, group.id) if group.id in asked else None
        unsaid = NOT_CONFIRMED if group.id in asked else NOT_ASKED
        word = unsaid if value is None else CELLS[value]
        cells.append((value, broken(word, _COLUMN - PADDING, 2)))
    return _Row(group, name, tuple(cells))


def _says(columns: list[ItemFinding], rows: tuple[_Row, ...]) -> str:
    """For each recommendation, how many groups get it, and which do not."""
    said = [f"{counted(len(rows), 'family group')} by {_codes(columns)}"]
    for place, finding in enumerate(columns):
        told = []
        for value, word in CELLS.items():
            here = [row.group.label for row in rows if row.cells[place][0] is value]
            if here:
                named = f": {listed(here)}" if value is CellValue.NO else ""
                told.append(f"{word.lower()} for {len(here)}{named}")
        blank = sum(row.cells[place][0] is None for row in rows)
        told += [f"nothing confirmed for {blank}"] if blank else []
        said.append(f"{finding.code}: {'; '.join(told)}")
    return f"{'. '.join(said)}."


def _codes(columns: list[ItemFinding]) -> str:
    return listed([finding.code for finding in columns])


def _twin(columns: list[ItemFinding], rows: tuple[_Row, ...], caption: str) -> Table:
    heads = (Column("Family group", 2.2), *(Column(finding.code, 1.3) for finding in columns))
    lines = tuple(
        (as_cell(row.group.label), *(_twin_cell(*cell) for cell in row.cells)) for row in rows
    )
    return Table(f"{caption}, in words", heads, lines, by_words=True)


def _twin_cell(value: CellValue | None, lines: tuple[str, ...]) -> Cell:
    if value is None:
        return as_cell(" ".join(lines))
    return as_cell(CELLS[value], mark=REACH_MARKS[value])
