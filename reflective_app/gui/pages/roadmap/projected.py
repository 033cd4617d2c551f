"""What the positions would be phase by phase, if the actions reach what they aim for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.phases import ORDER
from reflective_app.domain.plan import Phase
from reflective_app.domain.position import Position
from reflective_app.domain.projection import aimed_at, projected_positions
from reflective_app.gui import units
from reflective_app.gui.pages.benchmark.rows import SHAPES
from reflective_app.gui.widgets.plan_table import PlanTable
from reflective_app.gui.widgets.table_rows import TableCell, TableRow
from reflective_app.gui.widgets.text import body_label, section_label
from reflective_app.wording.plan import PHASES
from reflective_app.wording.projected import (
    AFTER,
    AS_IF,
    HELD,
    NO_AIMS,
    PROVISIONAL,
    TODAY,
    beside_words,
    held_words,
)

HEADS = (TODAY, *(AFTER.format(phase=PHASES[phase]) for phase in Phase), HELD)


class StripTable(PlanTable):
    """Short names, and a sentence in the last column."""

    widest_cell, folded_name, folded_last = 40, 18, 32


class ProjectedPanel(QWidget):
    """A strip for each item that an action aims at. `opened` carries an item's id."""

    opened = Signal(str)

    def __init__(self) -> None:
        """Empty until it is shown a plan."""
        super().__init__()
        self.intro = body_label(AS_IF)
        self.table = StripTable("Projected positions", "Item")
        self.table.setAccessibleDescription("Enter shows the item on the benchmark")
        self.table.opened.connect(self.opened)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(section_label("Projected positions"))
        column.addWidget(self.intro)
        column.addWidget(self.table)

    def show_plan(self, found: Findings, assessment: Assessment) -> None:
        """Show the words today and after each phase."""
        now = {finding.item.id: finding.position for finding in found.in_guide_order}
        ends = projected_positions(assessment, now)
        rows = tuple(strips(now, ends, assessment))
        self.table.show_table(HEADS, rows)
        self.table.setVisible(bool(rows))
        beside = beside_words(now, ends, assessment)
        self.intro.say(" ".join(filter(None, (AS_IF, beside))) if rows else NO_AIMS)


def strips(
    now: Mapping[str, Position],
    ends: Mapping[Phase, Mapping[str, Position]],
    assessment: Assessment,
) -> Iterator[TableRow]:
    """A row for each item that an action aims at, in guide order.

    `now` and `ends` are the positions by item, today and at the end of each phase.
    """
    codes = assessment.question_set.codes
    for item in aimed_at(assessment):
        after = [ends[phase][item.id] for phase in ORDER]
        at_ends = {phase: ends[phase][item.id] for phase in ORDER}
        held = held_words(item, now[item.id], at_ends, assessment)
        cells = [_cell(TODAY, now[item.id], None)]
        for phase, before, at in zip(ORDER, (now[item.id], *after), after, strict=False):
            cells.append(_cell(AFTER.format(phase=PHASES[phase]), at, before))
        cells.append(TableCell(held, small=True, spoken=held or "Nothing"))
        yield TableRow(item.id, item.title, tuple(cells), codes[item.id])


def _cell(head: str, at: Position, before: Position | None) -> TableCell:
    """A word with its shape; one that is another than before is strong on a tint."""
    moves = before is not None and before.word is not at.word
    word = f"{at.word} ({PROVISIONAL.lower()})" if at.provisional else at.word
    spoken = f"{head}: {word}{', changed' if moves else ''}"
    return TableCell(word, SHAPES[at.word], strong=moves, tinted=moves, spoken=spoken)
