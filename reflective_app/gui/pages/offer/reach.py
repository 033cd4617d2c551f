"""Who gets it: the grid for one axis with the register's suggestions, and who misses out."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.findings import Findings
from reflective_app.domain.kinds import Axis
from reflective_app.domain.question_set import FamilyGroup
from reflective_app.gui import units
from reflective_app.gui.pages.offer.notes import OfferNotes
from reflective_app.gui.pages.offer.rows import axes_of, grid_row, groups_on, suggested_cells
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.buttons import SegmentedSwitch, quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.group_grid import SHAPES, GroupGrid
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.shaped import ShapedText
from reflective_app.gui.widgets.table_paint import SIDE
from reflective_app.gui.widgets.table_rows import TableRow
from reflective_app.gui.widgets.text import SteadyLabel, caption, section_label
from reflective_app.wording.dates import counted
from reflective_app.wording.register import SUGGESTIONS
from reflective_app.wording.who_misses_out import axis_words, groups_words, who_misses_out
from reflective_app.wording.words import CELLS

KEYS = (
    "In a cell or its menu: Y, S, N, D or X chooses, with Shift for the whole row; Enter "
    "confirms what is suggested, Delete leaves it blank, F2 shows the choices."
)
NO_GROUPS = "This question set names no family groups, so there is nothing to say here."
SENTENCE = 3
"""Lines that the sentence above the grid has room for from the start, so that the grid stays."""

EACH = "Recommendation by recommendation"


class ReachSection(QWidget):
    """The grid, and beneath it who misses out in sentences.

    `picked` carries a recommendation, a family group, and a value or None; `filled` a
    recommendation, the groups of its row, and a value for all of them. `confirmed` carries
    the cells, by recommendation and group, whose suggestions are to be confirmed. `pasted` says
    that a table is to be brought in from the clipboard.
    """

    picked = Signal(str, str, object)
    filled = Signal(str, object, object)
    confirmed = Signal(object)
    pasted = Signal()

    def __init__(self) -> None:
        """Empty until it is shown an assessment."""
        super().__init__()
        self._assessment: Assessment | None = None
        self._axes: tuple[Axis, ...] = ()
        self._axis = Axis.ARRANGEMENT
        self._groups: tuple[FamilyGroup, ...] = ()
        self._rows: dict[str, TableRow | None] = {}
        self._said: dict[str, Row] = {}
        self.switch: SegmentedSwitch | None = None
        self.sentence = SteadyLabel(lines=SENTENCE)
        self.confirm_all = quiet_button("", self._on_confirm_all)
        self.grid = GroupGrid()
        self.legend = _legend()
        self.each = RowList(EACH, RowManner(left=0, ruled=True), whole=True)
        self.notes = OfferNotes()
        self._each_head = section_label(EACH)
        self._lay_out()
        self.grid.picked.connect(self._on_picked)
        self.grid.filled.connect(self._on_filled)
        self.grid.pasted.connect(self.pasted)
        self.each.opened.connect(self.grid.go_to)

    def _lay_out(self) -> None:
        above = QWidget()
        self._above = FlowLayout(above)
        units.lay(self._above, (0, 0, 0, 0), 1)
        room = self.confirm_all.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # the grid stays where it is when the last is confirmed
        self.confirm_all.setSizePolicy(room)
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 0), 1)
        for widget, inset in (
            (self.sentence, SIDE),
            (above, SIDE),
            (self.grid, 0.0),
            (self.legend, SIDE),
            (self._each_head, SIDE),
            (self.each, SIDE),
            (self.notes, SIDE),
        ):
            row = QVBoxLayout()
            units.lay(row, (inset, 0, inset, 0), 0)
            row.addWidget(widget)
            whole.addLayout(row)

    # --- showing ----------------------------------------------------------------------------------

    def show_reach(
        self, assessment: Assessment, found: Findings, items: Collection[str] | None = None
    ) -> None:
        """Show what the assessment says. Only the rows of `items` are looked at; None means all."""
        before, self._assessment = self._assessment, assessment
        axes = axes_of(assessment) if items is None or before is None else self._axes
        if axes != self._axes or self.switch is None:
            self._offer(axes, assessment)
        shown = bool(axes)
        for widget in (self.grid, self.legend, self._each_head, self.each):
            widget.setVisible(shown)
        if items is None:
            self.notes.show_notes(assessment, found)
        if not axes:
            self.sentence.setText(NO_GROUPS)
            self.confirm_all.hide()
            return
        self._show_axis(assessment, items)

    def go_to(self, item_id: str) -> bool:
        """Go to a recommendation's row; whether there is one."""
        return self.grid.go_to(item_id)

    def _show_axis(self, assessment: Assessment, items: Collection[str] | None) -> None:
        self._read(assessment, items)
        self.sentence.setText(who_misses_out(assessment, self._axis))
        rows = [row for row in self._rows.values() if row is not None]
        self.grid.show_table([group.label for group in self._groups], rows)
        self.each.show_rows([said for said in self._said.values() if said.detail])
        self._count_suggestions(rows)

    def _read(self, assessment: Assessment, items: Collection[str] | None) -> None:
        """Make the rows of these recommendations anew."""
        questions = assessment.question_set
        if items is None:
            self._rows, self._said = {}, {}
            self._groups = groups_on(self._axis, assessment)
        for item in questions.items:
            if items is None or item.id in items:
                self._rows[item.id] = grid_row(item, self._groups, assessment)
                words = groups_words(item, assessment, self._axis)
                self._said[item.id] = Row(item.id, item.title, words, code=questions.codes[item.id])

    def _count_suggestions(self, rows: list[TableRow]) -> None:
        """How many could be confirmed at once. The keyboard stays near where none is left."""
        count = sum(cell.dashed for row in rows for cell in row.cells)
        some = f"&Confirm all {counted(count, 'suggestion')}"
        self.confirm_all.setText("&Confirm the one suggestion" if count == 1 else some)
        if not count and self.confirm_all.hasFocus():
            self.grid.setFocus()
        self.confirm_all.setVisible(bool(count))

    def _offer(self, axes: tuple[Axis, ...], assessment: Assessment) -> None:
        """A switch between the axes that there are; none where there is nothing to choose."""
        if self.switch is not None:
            self._above.removeWidget(self.switch)
            self.switch.deleteLater()
        self._axes = axes
        self._axis = self._axis if self._axis in axes else (*axes, Axis.ARRANGEMENT)[0]
        of_set = assessment.question_set
        choices = [(axis.value, axis_words(axis, of_set)) for axis in axes or tuple(Axis)]
        self.switch = SegmentedSwitch(choices, "Family groups by")
        self.switch.show_choice(self._axis.value)
        self.switch.chosen.connect(self._on_axis)
        self._above.removeWidget(self.confirm_all)
        for widget in (self.switch, self.confirm_all):  # before they are shown: alone, windows
            self._above.addWidget(widget)
        self.switch.setVisible(len(axes) > 1)
        stops = (*self.switch.findChildren(QPushButton), self.confirm_all, self.grid, self.each)
        for before, after in pairwise(stops):  # the switch was made last
            QWidget.setTabOrder(before, after)

    # --- wishes -----------------------------------------------------------------------------------

    def _on_axis(self, key: str) -> None:
        self._axis = Axis(key)
        if self._assessment is not None:
            self._show_axis(self._assessment, None)

    def _on_picked(self, item_id: str, place: int, value: CellValue | None) -> None:
        self.picked.emit(item_id, self._groups[place].id, value)

    def _on_filled(self, item_id: str, value: CellValue) -> None:
        assert self._assessment is not None  # there is no row before
        questions = self._assessment.question_set
        asked = questions.groups_of(questions.item(item_id))
        groups = tuple(group.id for group in self._groups if group in asked)
        self.filled.emit(item_id, groups, value)

    def _on_confirm_all(self) -> None:
        assert self._assessment is not None  # there is nothing to confirm before
        self.confirmed.emit(suggested_cells(self._axis, self._assessment))


def _legend() -> QWidget:
    legend, shapes = QWidget(), QWidget()
    column, row = QVBoxLayout(legend), FlowLayout(shapes)
    units.lay(column, (0, 0, 0, 0), 0.5)
    units.lay(row, (0, 0, 0, 0), 2)
    for value, shape in SHAPES.items():
        words = (
            f"n/a: {CELLS[value].lower()}" if value is CellValue.NOT_APPLICABLE else CELLS[value]
        )
        named = ShapedText(shape, words, Role.CAPTION)
        named.label.setWordWrap(False)
        row.addWidget(named)
    column.addWidget(shapes)
    column.addWidget(caption(KEYS))
    column.addWidget(caption(SUGGESTIONS))
    return legend
