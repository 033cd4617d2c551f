"""Who misses out: a sentence, the grid for one axis, and what its shapes mean."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.kinds import Axis
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui import units
from reflective_app.gui.pages.offer_rows import axes_of, grid_rows, groups_on
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.buttons import SegmentedSwitch
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.group_grid import SHAPES, GroupGrid
from reflective_app.gui.widgets.shaped import ShapedText
from reflective_app.gui.widgets.text import body_label, caption, section_label
from reflective_app.wording.offer import axis_words, who_misses_out
from reflective_app.wording.words import CELLS

KEYS = "In a cell: Y, S, N, D or A chooses, Delete leaves it blank, Enter shows the choices."
NO_GROUPS = "This question set names no family groups, so there is nothing to say here."


class ReachSection(QWidget):
    """The grid. `picked` carries a recommendation, a family group, and a value or None."""

    picked = Signal(str, str, object)

    def __init__(self) -> None:
        """Empty until it is shown an assessment."""
        super().__init__()
        self._assessment: Assessment | None = None
        self._axes: tuple[Axis, ...] = ()
        self._axis = Axis.ARRANGEMENT
        self.switch: SegmentedSwitch | None = None
        self.sentence = body_label("")
        self.grid = GroupGrid()
        self.grid.picked.connect(self._on_picked)
        self._head = QHBoxLayout()
        units.lay(self._head, (1, 0, 1, 0), 2)
        self._head.addWidget(section_label("Who misses out?"), 1)
        self.legend = _legend()
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 1, 0, 0), 1)
        whole.addLayout(self._head)
        under = QVBoxLayout()
        units.lay(under, (1, 0, 1, 0), 0)
        under.addWidget(self.sentence)
        whole.addLayout(under)
        whole.addWidget(self.grid)
        whole.addWidget(self.legend)

    def show_reach(self, assessment: Assessment) -> None:
        """Show what the assessment says; only cells that differ are drawn again."""
        self._assessment = assessment
        axes = axes_of(assessment)
        if axes != self._axes or self.switch is None:
            self._offer(axes, assessment.question_set)
        for widget in (self.grid, self.legend):
            widget.setVisible(bool(axes))
        if not axes:
            self.sentence.setText(NO_GROUPS)
            return
        self.sentence.setText(who_misses_out(assessment, self._axis))
        heads = [group.label for group in groups_on(self._axis, assessment)]
        self.grid.show_table(heads, grid_rows(self._axis, assessment))

    def go_to(self, item_id: str) -> bool:
        """Go to a recommendation's row; whether there is one."""
        return self.grid.go_to(item_id)

    def _offer(self, axes: tuple[Axis, ...], question_set: QuestionSet) -> None:
        """A switch between the axes that there are; none where there is nothing to choose."""
        if self.switch is not None:
            self._head.removeWidget(self.switch)
            self.switch.deleteLater()
        self._axes = axes
        self._axis = axes[0] if axes else Axis.ARRANGEMENT
        choices = [(axis.value, axis_words(axis, question_set)) for axis in axes or tuple(Axis)]
        self.switch = SegmentedSwitch(choices, "Family groups by")
        self.switch.setVisible(len(axes) > 1)
        self.switch.chosen.connect(self._on_axis)
        self._head.addWidget(self.switch)
        for button in self.switch.findChildren(QPushButton):
            QWidget.setTabOrder(button, self.grid)

    def _on_axis(self, key: str) -> None:
        self._axis = Axis(key)
        if self._assessment is not None:
            self.show_reach(self._assessment)

    def _on_picked(self, item_id: str, place: int, value: CellValue | None) -> None:
        assert self._assessment is not None  # there are no cells before
        group = groups_on(self._axis, self._assessment)[place]
        self.picked.emit(item_id, group.id, value)


def _legend() -> QWidget:
    legend, shapes = QWidget(), QWidget()
    column, row = QVBoxLayout(legend), FlowLayout(shapes)
    units.lay(column, (1, 0, 1, 0), 0.5)
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
    return legend
