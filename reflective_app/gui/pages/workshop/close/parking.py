"""The parking lot: every point with its question and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment, Became, ParkedPoint
from reflective_app.domain.closing import action_of, make_action
from reflective_app.domain.editing import changed
from reflective_app.domain.edits import change_point, park, take_up
from reflective_app.gui import units
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.workshop.close.point import PointDesk
from reflective_app.gui.pages.workshop.paper.layout import row
from reflective_app.gui.pages.workshop.plan.parts import keep_in_sight
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import body_label
from reflective_app.wording.closing import (
    NO_TITLE,
    in_plan_words,
    outcome_words,
    parked_words,
    point_code,
    taken_off_words,
)
from reflective_app.wording.codes import question_codes

LABELS = {
    "text": "change a parked point",
    "owner": "say who could take a point",
    "became": "say what became of a point",
    "outcome": "say what became of a point",
}
OTHER = Qt.FocusReason.OtherFocusReason


class PointList(RowList):
    """Parked points. `removed` is the Delete key."""

    removed = Signal()

    def __init__(self) -> None:
        """As high as its rows."""
        super().__init__("Parked points", RowManner(left=1, right=1, ruled=True), whole=True)
        self.setAccessibleDescription("Enter goes to what became of it, Delete takes it off")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a point off."""
        if event.key() == Qt.Key.Key_Delete and self.choice:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class ParkingPart(QWidget):
    """`said` is a line for the status bar, `question_wanted` a question to show."""

    said = Signal(str)
    question_wanted = Signal(str)

    def __init__(self, document: AssessmentDocument) -> None:
        """Points are changed in this document."""
        super().__init__()
        self._document = document
        self.standing = body_label("")
        self.new = PlainField("A new point")
        self.add = quiet_button("Park it", self._park)
        self.list, self.desk = PointList(), PointDesk()
        units.hold(self.new, least=30, most=60)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        for part in (
            self.standing,
            self.list,
            self.desk,
            field_box("A new point, about no question in particular", row(self.new, self.add)),
        ):
            column.addWidget(part)
        self.new.returnPressed.connect(self._park)
        self.list.chosen.connect(self._show_point)
        self.list.opened.connect(self._to_outcome)
        self.list.removed.connect(self._take_off)
        self.desk.changed.connect(self._change)
        self.desk.action_wanted.connect(self._make_action)
        self.desk.question_wanted.connect(self._go_to_question)
        self.desk.removed.connect(self._take_off)

    @property
    def point(self) -> ParkedPoint | None:
        """The point that is chosen."""
        points = self._document.assessment.parking
        return next((each for each in points if each.id == self.list.choice), None)

    def show_points(self, assessment: Assessment) -> None:
        """Show every point; the choice stays."""
        self.standing.setText(parked_words(assessment))
        codes = question_codes(assessment.question_set)
        self.list.show_rows([_row(each, codes, assessment) for each in assessment.parking])
        self.list.setVisible(bool(assessment.parking))
        self._show_point()

    def go_to(self, point_id: str) -> None:
        """Choose a point, with the keyboard on what became of it."""
        self.list.show_choice(point_id)
        self._show_point()
        self._to_outcome()

    def _show_point(self, _: str = "") -> None:
        point = self.point
        made = action_of(point, self._document.assessment) if point is not None else None
        self.desk.show_point(point, made.title if made else "")

    def _to_outcome(self, _: str = "") -> None:
        keep_in_sight(self.desk)
        self.desk.became.setFocus(OTHER)

    def _park(self) -> None:
        text = self.new.text().strip()
        if not text:
            self.new.setFocus(OTHER)
            return
        point = ParkedPoint(id=f"point-{uuid4().hex[:12]}", text=text)
        self.new.clear()
        self._document.apply(partial(park, point), "park a point")
        self.list.show_choice(point.id)
        self._show_point()
        self.new.setFocus(OTHER)
        announce(self.new, self.standing.text())

    def _change(self, field: str, value: object) -> None:
        point = self.point
        if point is not None:
            key = "" if field == "became" else f"point.{point.id}.{field}"
            edit = partial(change_point, changed(point, **{field: value}))
            self._document.apply(edit, LABELS[field], merge_key=key)
            if field == "became" and value is Became.ACTION and not self.desk.offer.isHidden():
                keep_in_sight(self.desk.offer)
                self.desk.title.setFocus(OTHER)
                self.desk.title.selectAll()

    def _make_action(self, title: str) -> None:
        point = self.point
        if point is None:
            return
        if not title:
            self._say(NO_TITLE)
            self.desk.title.setFocus(OTHER)
            return
        action_id = f"action-{uuid4().hex[:12]}"
        edit = partial(make_action, point.id, action_id, title)
        self._document.apply(edit, "make an action of a point")
        self._say(in_plan_words(title))
        self.list.setFocus(OTHER)

    def _take_off(self) -> None:
        point = self.point
        if point is None:
            return
        self._document.apply(partial(take_up, point.id), "take a point off the parking lot")
        self._say(taken_off_words(point))
        (self.list if self.list.rows else self.new).setFocus(OTHER)

    def _go_to_question(self) -> None:
        point = self.point
        if point is not None and point.question is not None:
            self.question_wanted.emit(point.question)

    def _say(self, message: str) -> None:
        self.said.emit(message)
        announce(self, message)


def _row(point: ParkedPoint, codes: Mapping[str, str], assessment: Assessment) -> Row:
    code, said = point_code(point, codes, assessment), outcome_words(point, assessment)
    owner = point.owner.strip()
    return Row(point.id, point.text, said, side=owner, code=code)
