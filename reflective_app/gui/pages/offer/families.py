"""For which families a service is: the groups of each axis, and one tick for all of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.kinds import Axis
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui import units
from reflective_app.gui.widgets.text import body_label, caption
from reflective_app.gui.widgets.ticks import Tick, TickList
from reflective_app.wording.who_misses_out import axis_words

FOR_WHICH = "For which families?"


class FamilyTicks(QWidget):
    """The family groups, each ticked or not. It takes no room where a guide names none."""

    def __init__(self) -> None:
        """Empty; `offer` gives it the guide's groups."""
        super().__init__()
        self.everyone = Tick("All families: every group below", FOR_WHICH)
        self.groups = {axis: TickList("For which families") for axis in Axis}
        self._heads = {axis: body_label("") for axis in Axis}
        self._boxes = {
            axis: ticks_box(self._heads[axis], ticks) for axis, ticks in self.groups.items()
        }
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(ticks_box(body_label(FOR_WHICH), self.everyone))
        for axis, box in self._boxes.items():
            column.addWidget(box)
            self.groups[axis].changed.connect(self._follow_groups)
        self.everyone.box.ticked.connect(self._on_everyone)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The groups that are ticked, in guide order."""
        return tuple(key for ticks in self.groups.values() for key in ticks.ticked)

    def offer(self, questions: QuestionSet) -> None:
        """Offer the groups of a guide; what is ticked of them already stays."""
        ticked = self.ticked
        for axis, ticks in self.groups.items():
            of_axis = [group for group in questions.family_groups if group.axis is axis]
            ticks.offer([(group.id, group.label) for group in of_axis])
            called = axis_words(axis, questions)
            ticks.setAccessibleName(f"For which families, {called.lower()}")
            self._heads[axis].say(called)
            self._boxes[axis].setVisible(bool(of_axis))
        self.setVisible(bool(questions.family_groups))
        self.show_ticked(ticked)

    def show_ticked(self, keys: Iterable[str]) -> None:
        """Tick these groups and no others."""
        wanted = tuple(keys)
        for ticks in self.groups.values():
            ticks.show_ticked(wanted)
        self._follow_groups()

    def _on_everyone(self, ticked: bool) -> None:
        self.show_ticked([key for ticks in self.groups.values() for key in ticks.ticks if ticked])

    def _follow_groups(self, _: object = None) -> None:
        """All families is ticked while every group is."""
        every = [ticks.ticked == tuple(ticks.ticks) for ticks in self.groups.values()]
        self.everyone.box.show_ticked(all(every))


def ticks_box(question: QWidget, ticks: QWidget, hint: str = "") -> QWidget:
    """Choices under their question, with a sentence on what it does not mean."""
    box = QWidget()
    column = QVBoxLayout(box)
    units.lay(column, (0, 0, 0, 0), 0.5)
    column.addWidget(question)
    if hint:
        column.addWidget(caption(hint))
    column.addWidget(ticks)
    return box
