"""The same actions as a table, in the board's order or by a column; sorting moves no action."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.phases import ORDER, due_early, phases, starts_early
from reflective_app.domain.plan import Action, ActionStatus, Phase
from reflective_app.domain.plan_notes import moved_without_reason
from reflective_app.gui import units
from reflective_app.gui.pages.roadmap.action_table import WHOLE_ROW, ActionTable
from reflective_app.gui.pages.roadmap.cards import ASK_FOR_ATTENTION, SHAPES
from reflective_app.gui.pages.roadmap.cell_editor import CellEditor
from reflective_app.gui.widgets.action_bar import labelled
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.table_rows import TableCell, TableRow
from reflective_app.gui.widgets.text import field_label
from reflective_app.wording.dates import listed, long_date
from reflective_app.wording.plan import NO_OWNER, PHASES, codes_of, needed_by
from reflective_app.wording.plan_reasons import DUE_EARLY, NO_REASON, STARTS_EARLY
from reflective_app.wording.words import ACTION_STATUS

BOARD = "board"
HEADS = {
    "serves": "Serves",
    "owner": "Owner",
    "phase": "Phase",
    "start": "Start",
    "due": "Due",
    "status": "Status",
    "waits": "Waits for",
}
SORTS = ((BOARD, "As on the board"), ("title", "Title"), *HEADS.items())
FIELDS = {"serves": "items", "waits": "depends_on"}
"""What a column shows of an action, where it has another name than the column."""

DESCRIPTION = "Enter opens an action, 1, 2 and 3 move it to a phase, F2 writes in a cell"
MARKS = {False: "↓", True: "↑"}
"""Beside the name of the column by which the rows are sorted."""


class TablePanel(QWidget):
    """The table, and by what it is sorted. `sorted_` says in words that it is another order.

    `written` carries an action, a field, and what was written of it in its cell.
    """

    opened = Signal(str)
    removed = Signal(str)
    moved = Signal(str, int, int)
    placed = Signal(str, str)
    chosen = Signal(str)
    sorted_ = Signal(str)
    written = Signal(str, str, object)

    def __init__(self) -> None:
        """As on the board at first."""
        super().__init__()
        self.by, self.reversed = BOARD, False
        self._assessment: Assessment | None = None
        self._kept: dict[str, tuple[object, TableRow]] = {}
        self.sort = ChoiceBox(SORTS)
        self.sort.picked.connect(self._on_sort)
        self.turn = quiet_button("Last first")
        self.turn.setCheckable(True)
        self.turn.setProperty("segment", "only")
        self.turn.clicked.connect(self._on_turn)
        top = QWidget()
        row = FlowLayout(top)
        units.lay(row, (0, 0, 0, 0), 1)
        label = field_label("Sor&t by", self.sort)
        label.setWordWrap(False)
        row.addWidget(labelled(label, self.sort))
        row.addWidget(self.turn)
        self.table = ActionTable("Actions", "Action")
        self.table.setAccessibleDescription(DESCRIPTION)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(top)
        column.addWidget(self.table)
        table = self.table
        table.opened.connect(self.opened)
        table.removed.connect(self.removed)
        table.moved.connect(self._on_moved)
        table.placed.connect(self._on_placed)
        table.gone_to.connect(self.chosen)
        table.head_chosen.connect(self._on_head)
        table.write_wanted.connect(self._on_write)
        self.editor = CellEditor(table.viewport())
        self.editor.given.connect(self.written)
        self.editor.done.connect(table.setFocus)

    @property
    def choice(self) -> str:
        """The action that is gone to."""
        return self.table.choice

    @property
    def field(self) -> str:
        """The field of the cell that is gone to; empty for the whole row."""
        cell = self.table.cell
        key = "" if cell == WHOLE_ROW else list(HEADS)[cell]
        return FIELDS.get(key, key)

    def show_plan(self, assessment: Assessment) -> None:
        """Show every action."""
        self._assessment = assessment
        standing = phases(assessment.plan.actions)
        due, starts = (
            {action.id for action, other in pairs if _both_are_to_do(action, other)}
            for pairs in (due_early(assessment.plan.actions), starts_early(assessment.plan.actions))
        )
        ordered = in_order(assessment, standing, self.by, last_first=self.reversed)
        heads = [
            f"{words} {MARKS[self.reversed]}" if key == self.by else words
            for key, words in HEADS.items()
        ]
        self.table.show_table(
            heads,
            [
                self._row(each, assessment, standing, (each.id in starts - due, each.id in due))
                for each in ordered
            ],
        )
        self._keep_editor()

    def _row(
        self, action: Action, assessment: Assessment, standing: Mapping[str, Phase], early: Early
    ) -> TableRow:
        """A row; one that says what it said before is not made again."""
        waits = tuple(other.title for other in needed_by(action, assessment))
        bare = moved_without_reason(action, standing)
        of = action, standing[action.id], bare, early, waits, assessment.question_set.codes
        kept = self._kept.get(action.id)
        if kept is None or kept[0] != of:
            kept = of, _row(action, assessment, standing, early)
            self._kept[action.id] = kept
        return kept[1]

    def _keep_editor(self) -> None:
        """A field with a day that could not be read stays over its cell, and goes with its row."""
        key, field = self.editor.of
        if key:
            place = self.table.words.place_of(key)
            if place < 0:
                self.editor.drop()
            else:
                column = list(HEADS).index(field)
                self.editor.stand_at(self.table.visualRect(self.table.words.index(place, column)))

    def choose(self, key: str, *, focus: bool = False) -> None:
        """Go to an action, and take the keyboard if wanted."""
        place = self.table.words.place_of(key)
        if place >= 0:
            self.table.setCurrentIndex(self.table.words.index(place, 0))
        if focus:
            self.table.enter()

    def _sort(self, by: str, last_first: bool) -> None:
        self.by, self.reversed = by, last_first
        self.sort.show_choice(by)
        self.turn.setChecked(last_first)
        if self._assessment is not None:
            self.show_plan(self._assessment)
        words = dict(SORTS)[by].lower()
        self.sorted_.emit(f"Sorted: {words}{', last first' if last_first else ''}.")

    def _on_sort(self, key: str) -> None:
        self._sort(key, self.reversed)

    def _on_turn(self, last_first: bool) -> None:
        self._sort(self.by, last_first)

    def _on_head(self, column: int) -> None:
        """A click sorts by a column, another turns it round; by phase is as on the board."""
        by = list(HEADS)[column]
        self._sort(by, not self.reversed if by == self.by else False)

    def _on_write(self) -> None:
        """Write in the cell that is gone to; the form is for what has no room in a cell."""
        if self._assessment is None:
            return
        action = next(a for a in self._assessment.plan.actions if a.id == self.choice)
        cell = self.table.visualRect(self.table.currentIndex())
        if not self.editor.begin(action, self.field, cell):
            self.opened.emit(action.id)

    def _on_moved(self, key: str, columns: int, places: int) -> None:
        """Places are those of the board: sorted otherwise, up and down would say nothing."""
        if places and (self.by != BOARD or self.reversed):
            self.sorted_.emit("Sort as on the board to move an action up or down.")
        else:
            self.moved.emit(key, columns, places)

    def _on_placed(self, key: str, place: int) -> None:
        self.placed.emit(key, ORDER[place].value)


Early = tuple[bool, bool]
"""Whether an action only starts, and whether it ends, before what it waits for is due."""

Sorted = Callable[[Action], object]


def in_order(
    assessment: Assessment, standing: Mapping[str, Phase], by: str, *, last_first: bool = False
) -> list[Action]:
    """The actions by a column; alike ones as on the board, and what is blank always last."""
    board = sorted(assessment.plan.actions, key=lambda each: ORDER.index(standing[each.id]))
    if by in (BOARD, "phase"):
        phase = partial(_phase_place, standing)
        return (
            sorted(board, key=phase, reverse=last_first)
            if by == "phase"
            else _turned(board, last_first)
        )
    keys = {action.id: _sort_key(action, by, assessment) for action in board}
    filled = [action for action in board if keys[action.id] is not None]
    blank = [action for action in board if keys[action.id] is None]
    return sorted(filled, key=lambda each: keys[each.id] or (), reverse=last_first) + blank


def _turned(actions: list[Action], last_first: bool) -> list[Action]:
    return actions[::-1] if last_first else actions


def _phase_place(standing: Mapping[str, Phase], action: Action) -> int:
    return ORDER.index(standing[action.id])


def _sort_key(action: Action, by: str, assessment: Assessment) -> tuple[object, ...] | None:
    """By what an action is sorted; None where it is blank there."""
    order = [item.id for item in assessment.question_set.every_item]
    found: dict[str, object] = {
        "title": action.title.casefold(),
        "serves": tuple(order.index(item) for item in action.items) or None,
        "owner": action.owner.casefold().strip() or None,
        "start": action.start,
        "due": action.due,
        "status": tuple(ActionStatus).index(action.status),
        "waits": len(action.depends_on) or None,
    }
    return None if found[by] is None else (found[by],)


def _row(
    action: Action, assessment: Assessment, standing: Mapping[str, Phase], early: Early
) -> TableRow:
    waits = listed([other.title for other in needed_by(action, assessment)])
    status = ACTION_STATUS[action.status]
    phase = PHASES[standing[action.id]]
    if moved_without_reason(action, standing):
        phase = f"{phase}. {NO_REASON}"
    cells = (
        TableCell(codes_of(action, assessment), small=True),
        TableCell(action.owner or NO_OWNER, small=True, strong=not action.owner),
        TableCell(phase),
        TableCell(_dated(action.start, STARTS_EARLY if early[0] else ""), small=True),
        TableCell(_dated(action.due, DUE_EARLY if early[1] else ""), small=True),
        TableCell(status, SHAPES.get(action.status), strong=action.status in ASK_FOR_ATTENTION),
        TableCell(waits, small=True, second=True),
    )
    return TableRow(action.id, action.title, tuple(_spoken(cells)))


def _spoken(cells: Iterable[TableCell]) -> Iterable[TableCell]:
    """A blank cell is said to be blank."""
    for cell in cells:
        yield cell if cell.word else TableCell("", spoken="blank")


def _dated(day: date | None, early: str) -> str:
    return f"{_day(day)}. {early}" if early else _day(day)


def _both_are_to_do(action: Action, other: Action) -> bool:
    return ActionStatus.COMPLETE not in (action.status, other.status)


def _day(day: date | None) -> str:
    return long_date(day) if day is not None else ""
