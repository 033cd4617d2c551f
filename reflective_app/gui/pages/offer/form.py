"""The form for one service of the register. Only the name is needed."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.register import Service
from reflective_app.gui import units
from reflective_app.gui.pages.offer.entry import HALF_WRITTEN, NEEDS_A_NAME
from reflective_app.gui.pages.offer.fields import ServiceFields
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import link_button, primary_button, quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import Rule, section_label


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
        self._began: dict[str, Any] = {}
        self.head = section_label("")
        self.fields = ServiceFields()
        self.name, self.funded_until = self.fields.name, self.fields.funded_until
        self.name.written.connect(self._on_name_written)
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 1), 1.5)
        for part in (Rule(), self.head, self.fields, self._build_buttons(), Rule()):
            whole.addWidget(part)

    # --- what it shows ----------------------------------------------------------------------------

    @property
    def service_id(self) -> str:
        """Which service is being changed; empty for a new one."""
        return self._of.id if self._of is not None else ""

    def offer(self, questions: QuestionSet) -> None:
        """Offer the headings, recommendations and family groups of a guide."""
        self.fields.offer(questions)

    def write_new(self) -> None:
        """Write a new service, with what was typed before and not saved."""
        self._of = None
        self._show("Add a service", self._unsaved)

    def change(self, service: Service) -> None:
        """Change a service of the register."""
        self._keep()
        self._of = service
        self._show(f"Change “{service.name}”", dict(service))

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

    def unfinished(self) -> str:
        """What is written here and not saved, in a few words."""
        changing = not self.isHidden() and self._of is not None
        writing = not self.isHidden() and self._of is None
        half = HALF_WRITTEN if _is_written(self._typed() if writing else self._unsaved) else ""
        changed = changing and self._typed() != self._began
        change = f"The change of “{self._of.name}” not saved" if self._of and changed else ""
        return ". ".join(filter(None, (change, half)))

    def _typed(self) -> dict[str, Any]:
        """All that stands in the fields, also what is not read yet."""
        fields = (self.fields.funded_until.field, self.fields.reached, self.fields.cost)
        typed = {str(place): field.text() for place, field in enumerate(fields)}
        return {**self.fields.values(self._of), **typed}

    def say_of_name(self, message: str) -> None:
        """Say what is the matter with the name, and go there. What was typed stays."""
        self.fields.name_trouble.say(message)
        self.name.setAccessibleDescription(message)
        self.name.setFocus()
        announce(self.name, message)

    # --- building ---------------------------------------------------------------------------------

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
        self.fields.show_values(values)
        self._began = self._typed()
        self.show()

    def _keep(self) -> None:
        """Remember what was typed for a new service."""
        if self._of is None and not self.isHidden():
            unclear = self.fields.unclear()
            self._unsaved = {**self.fields.values(None), "unclear": unclear}

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

    def _save(self, *, another: bool) -> None:
        self._clear_trouble()
        unclear = self.fields.not_understood()
        values = self.fields.values(self._of)
        if not values["name"]:
            self.say_of_name(NEEDS_A_NAME)
            return
        if unclear is not None:
            unclear.setFocus()
            return
        key = self.service_id or f"service-{uuid4().hex[:8]}"
        self.saved.emit(Service(id=key, **values), another)

    def _on_closed(self) -> None:
        self.put_away()
        self.closed.emit()

    def _on_removed(self) -> None:
        self.removed.emit(self.service_id)

    def _on_name_written(self, _: str) -> None:
        self._clear_trouble()

    def _clear_trouble(self) -> None:
        self.fields.name_trouble.say("")
        self.name.setAccessibleDescription("")


def _is_written(values: dict[str, Any]) -> bool:
    return any(value not in (None, "", (), {}) for value in values.values())
