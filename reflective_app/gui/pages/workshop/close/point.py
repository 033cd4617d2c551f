"""One parked point: who could take it, and what became of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Became, ParkedPoint
from reflective_app.gui import units
from reflective_app.gui.pages.workshop.paper.layout import row
from reflective_app.gui.widgets.buttons import link_button, quiet_button
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import PlainField, ReflectionEdit
from reflective_app.gui.widgets.radio_row import RadioRow
from reflective_app.gui.widgets.text import body_label
from reflective_app.wording.workshop import BECAME


class PointDesk(QWidget):
    """`changed` carries a field of the point and its new value.

    `action_wanted` carries the title of the action to make; `question_wanted` asks for the
    question, `removed` to take the point off.
    """

    changed = Signal(str, object)
    action_wanted = Signal(str)
    question_wanted = Signal()
    removed = Signal()

    def __init__(self) -> None:
        """Hidden until a point is chosen."""
        super().__init__()
        self._point_id, self._offered = "", ""
        self.text = PlainField("The point")
        self.owner = PlainField("Who could take it (job title)", most=200)
        became = [(key.value, BECAME[key]) for key in Became]
        self.became = RadioRow(became, "What became of it", can_be_none=True)
        self.outcome = ReflectionEdit("In a few words", lines=(1, 4))
        self.title = PlainField("The action, verb first")
        self.make = quiet_button("Put it into the plan", self._make)
        self.question = link_button("Go to its question", self.question_wanted.emit)
        self.remove = quiet_button("Take it off the parking lot", self.removed.emit)
        self.offer, self.made = QWidget(), body_label("")
        inner = QVBoxLayout(self.offer)
        units.lay(inner, (0, 0, 0, 0), 1)
        inner.addWidget(field_box("The action, verb first", self.title))
        inner.addWidget(self.make)
        column = QVBoxLayout(self)
        units.lay(column, (2, 0.5, 0, 0.5), 1.25)
        for part in (
            field_box("The point", self.text),
            field_box("Who could take it (a job title)", self.owner),
            field_box("What became of it", self.became),
            field_box("In a few words", self.outcome),
            self.offer,
            self.made,
            row(self.question, self.remove),
        ):
            column.addWidget(part)
        self.text.written.connect(self._on_text)
        self.owner.written.connect(partial(self.changed.emit, "owner"))
        self.outcome.written.connect(partial(self.changed.emit, "outcome"))
        self.became.picked.connect(self._on_became)
        self.title.returnPressed.connect(self._make)
        self.hide()

    def show_point(self, point: ParkedPoint | None, action: str) -> None:
        """Show a point; `action` is the title of the action it became, empty while none is made."""
        self.setVisible(point is not None)
        if point is None:
            self._point_id = ""
            return
        if self.text.text().strip() != point.text or point.id != self._point_id:
            self.text.show_text(point.text)
        self.owner.show_text(point.owner)
        self.became.show_choice(point.became.value if point.became else "")
        self.outcome.show_text(point.outcome)
        if point.id != self._point_id:
            self._point_id = point.id
            self.title.show_text(point.text)
        self.offer.setVisible(point.became is Became.ACTION and not action)
        in_plan = f"In the plan: {action}" if action and point.became is Became.ACTION else ""
        self.made.say(in_plan)
        self.question.setVisible(point.question is not None)

    def _on_text(self, text: str) -> None:
        if text.strip():
            self.changed.emit("text", text.strip())

    def _on_became(self, key: str) -> None:
        self.changed.emit("became", Became(key) if key else None)

    def _make(self) -> None:
        self.action_wanted.emit(self.title.text().strip())
