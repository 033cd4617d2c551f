"""The form for one service of the register. Only the name is needed."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Axis, ItemKind
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.register import Service, ServiceStatus
from reflective_app.gui import units
from reflective_app.gui.pages.offer_fields import ticks_box
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import link_button, primary_button, quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox, DateField, NotADateError, read_date
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import MOST_LINE, PlainField, ReflectionEdit
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.numbers import CountField
from reflective_app.gui.widgets.text import Rule, body_label, caption, section_label
from reflective_app.gui.widgets.ticks import TickList
from reflective_app.wording.offer import axis_words
from reflective_app.wording.words import SERVICE_STATUS

NOT_SAID = ("", "Not said")
STATUSES = (NOT_SAID, *((status.value, words) for status, words in SERVICE_STATUS.items()))
NEEDS_A_NAME = "Write the service’s name. Only the name is needed."
TWO_COLUMNS = 80
"""Narrower than this, in units, the form is one column."""


class ServiceForm(QWidget):
    """One service. `saved` carries it, and whether the person wants to add another.

    What was typed for a new service stays until it is saved, also while the form is put away.
    """

    saved = Signal(object, bool)
    removed = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        """Blank; `offer` gives it the guide's choices."""
        super().__init__()
        self._of: Service | None = None
        self._unsaved: dict[str, Any] = {}
        self.head = section_label("")
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 1), 1.5)
        whole.addWidget(Rule())
        whole.addWidget(self.head)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        units.lay(self._columns, (0, 0, 0, 0), 4)
        for column in (self._left, self._right):
            units.lay(column, (0, 0, 0, 0), 1)
            self._columns.addLayout(column, 1)
        whole.addLayout(self._columns)
        self._build_left()
        self._build_right()
        whole.addWidget(self._build_buttons())
        whole.addWidget(Rule())

    # --- what it shows ----------------------------------------------------------------------------

    @property
    def service_id(self) -> str:
        """Which service is being changed; empty for a new one."""
        return self._of.id if self._of is not None else ""

    def offer(self, questions: QuestionSet) -> None:
        """Offer the headings, recommendations and family groups of a guide."""
        self.heading.clear()
        for key, words in (NOT_SAID, *((h.id, h.label) for h in questions.offer_headings)):
            self.heading.addItem(words, key)
        self._heading_box.setVisible(bool(questions.offer_headings))
        asked = (item for item in questions.items if item.kind is ItemKind.RECOMMENDATION)
        self.serves.offer([(item.id, _named(item, questions)) for item in asked])
        self._serves_box.setVisible(bool(self.serves.ticks))
        for axis, ticks in self.groups.items():
            of_axis = [g for g in questions.family_groups if g.axis is axis]
            ticks.offer([(group.id, group.label) for group in of_axis])
            called = axis_words(axis, questions)
            ticks.setAccessibleName(f"For which families, {called.lower()}")
            self._group_heads[axis].say(f"For which families? {called}")
            self._group_boxes[axis].setVisible(bool(of_axis))

    def write_new(self) -> None:
        """Write a new service, with what was typed before and not saved."""
        self._of = None
        self._show("Add a service", self._unsaved)

    def change(self, service: Service) -> None:
        """Change a service of the register."""
        self._keep()
        self._of = service
        self._show(f"Change {service.name}", dict(service))

    def put_away(self) -> None:
        """Close without saving."""
        self._keep()
        self.hide()

    def forget(self) -> None:
        """What was typed is saved: the next new service starts blank."""
        if self._of is None:
            self._unsaved = {}
            self._of = None
            self._show("Add a service", {})

    def say_of_name(self, message: str) -> None:
        """Say what is the matter with the name, and go there. What was typed stays."""
        self.name_trouble.say(message)
        self.name.setAccessibleDescription(message)
        self.name.setFocus()
        announce(self.name, message)

    # --- building ---------------------------------------------------------------------------------

    def _build_left(self) -> None:
        self.name, self.provider = PlainField(), PlainField("", "A team, a charity, the NHS")
        self.name_trouble = caption("", second=False)
        self.name_trouble.hide()
        self.name.written.connect(self._on_name_written)
        self.heading = ChoiceBox((NOT_SAID,))
        self.what = ReflectionEdit("What it does")
        self.area = PlainField("", "Whole area, or which part")
        self.status = ChoiceBox(STATUSES)
        self.funded_until = DateField("Funded until")
        self.reached = CountField("Families reached a year", blank=True)
        self._left.addWidget(field_box("&Name", self.name, below=self.name_trouble))
        self._left.addWidget(field_box("&Provider", self.provider))
        self._heading_box = field_box("Offer headin&g", self.heading)
        self._left.addWidget(self._heading_box)
        self._left.addWidget(field_box("What it &does", self.what))
        self._left.addWidget(field_box("&Area", self.area))
        facts = QWidget()
        in_facts = FlowLayout(facts)
        units.lay(in_facts, (0, 0, 0, 0), 1.5)
        for words, field in (
            ("Stat&us", self.status),
            ("Funded unti&l", self.funded_until),
            ("Families &reached a year", self.reached),
        ):
            in_facts.addWidget(field_box(words, field, wraps=False))
        self._left.addWidget(facts)
        self.source = ReflectionEdit(
            "Source of what we know",
            "A register, a call log, a team’s own list",
            lines=(1, 4),
            most=MOST_LINE,
        )
        self._left.addWidget(field_box("S&ource of what we know", self.source))
        self._left.addStretch(1)

    def _build_right(self) -> None:
        self.serves = TickList("Serves")
        asked = body_label("Which recommendations does it serve?")
        self._serves_box = ticks_box(asked, self.serves)
        self._right.addWidget(self._serves_box)
        self.groups = {axis: TickList("For which families") for axis in Axis}
        self._group_heads = {axis: body_label("") for axis in Axis}
        self._group_boxes = {
            axis: ticks_box(self._group_heads[axis], ticks) for axis, ticks in self.groups.items()
        }
        for box in self._group_boxes.values():
            self._right.addWidget(box)
        self._right.addStretch(1)

    def _build_buttons(self) -> QWidget:
        row = QWidget()
        buttons = FlowLayout(row)
        units.lay(buttons, (0, 0, 0, 0), 1)
        self.save = primary_button("&Save service", partial(self._save, another=False))
        self.save_more = quiet_button("Save and add ano&ther", partial(self._save, another=True))
        self.close_button = quiet_button("&Close without saving", self._on_closed)
        self.remove = link_button("Remove this service", self._on_removed)
        for button in (self.save, self.save_more, self.close_button, self.remove):
            buttons.addWidget(button)
        return row

    # --- reading and showing ----------------------------------------------------------------------

    def _show(self, head: str, values: dict[str, Any]) -> None:
        self.head.setText(head)
        self.save_more.setVisible(self._of is None)
        self.remove.setVisible(self._of is not None)
        self.remove.setAccessibleName(f"Remove {self._of.name}" if self._of else "")
        self._clear_trouble()
        for key in ("name", "provider", "area", "source"):
            getattr(self, key).show_text(values.get(key, ""))
        self.what.show_text(values.get("what", ""))
        self.heading.show_choice(values.get("heading") or "")
        self.status.show_choice(values.get("status") or "")
        self.funded_until.show_date(values.get("funded_until"))
        self.reached.show_count(values.get("reached"))
        self.serves.show_ticked(values.get("recommendations", ()))
        for ticks in self.groups.values():
            ticks.show_ticked(values.get("groups", ()))
        self.show()

    def _read(self) -> dict[str, Any]:
        """Every field but the date, which may not be readable."""
        was = self._of
        status = self.status.choice
        known = set(self.serves.ticks)
        beside = [key for key in (was.recommendations if was else ()) if key not in known]
        return {
            "name": " ".join(self.name.text().split()),
            "provider": self.provider.text().strip(),
            "heading": self.heading.choice or None,
            "what": self.what.toPlainText().strip(),
            "groups": tuple(key for ticks in self.groups.values() for key in ticks.ticked),
            "recommendations": (*self.serves.ticked, *beside),
            "area": self.area.text().strip(),
            "status": ServiceStatus(status) if status else None,
            "reached": int(self.reached.text()) if self.reached.text() else None,
            "source": " ".join(self.source.toPlainText().split()),
        }

    def _keep(self) -> None:
        """Remember what was typed for a new service."""
        if self._of is None and not self.isHidden():
            self._unsaved = self._read() | {"funded_until": self._day()}

    def _day(self) -> Any:  # noqa: ANN401
        try:
            return read_date(self.funded_until.field.text())
        except NotADateError:
            return None

    # --- wishes -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, but on a button presses it; Escape closes."""
        key, at = event.key(), self.focusWidget()
        if key == Qt.Key.Key_Escape:
            self._on_closed()
        elif key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(at, QPushButton):
            at.click()
        else:
            self._save(another=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two have no room."""
        super().resizeEvent(event)
        beside = self.width() >= units.u(TWO_COLUMNS)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def _save(self, *, another: bool) -> None:
        self._clear_trouble()
        values = self._read()
        if not values["name"]:
            self.say_of_name(NEEDS_A_NAME)
            return
        try:
            day = read_date(self.funded_until.field.text())
        except NotADateError:
            self.funded_until.field.editingFinished.emit()  # has the field say what is wrong
            self.funded_until.setFocus()
            return
        key = self.service_id or f"service-{uuid4().hex[:8]}"
        self.saved.emit(Service(id=key, funded_until=day, **values), another)

    def _on_closed(self) -> None:
        self.put_away()
        self.closed.emit()

    def _on_removed(self) -> None:
        self.removed.emit(self.service_id)

    def _on_name_written(self, _: str) -> None:
        self._clear_trouble()

    def _clear_trouble(self) -> None:
        self.name_trouble.say("")
        self.name.setAccessibleDescription("")


def _named(item: Item, questions: QuestionSet) -> str:
    return f"{questions.codes[item.id]}  {item.title}"
