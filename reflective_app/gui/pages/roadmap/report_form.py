"""One action on one day: its status, its measure's value, and a note."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.plan import Action, ActionStatus, Update
from reflective_app.domain.progress import last_update, update_on
from reflective_app.gui import units
from reflective_app.gui.widgets.action_bar import ActionBar
from reflective_app.gui.widgets.buttons import primary_button, quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import PlainField, ReflectionEdit
from reflective_app.gui.widgets.text import body_label, caption, section_label
from reflective_app.wording.dates import long_date
from reflective_app.wording.progress import update_words
from reflective_app.wording.words import ACTION_STATUS, STATUS_LETTERS

WIDE = 66


class ReportForm(QWidget):
    """`written` carries the whole update, as it is written; Ctrl+Enter asks for the next action."""

    written = Signal(object)
    next_wanted = Signal()

    def __init__(self) -> None:
        """Empty until it is shown an action."""
        super().__init__()
        self._shown = Update(on=date.min, status=ActionStatus.NOT_STARTED)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 2)
        self.head = section_label("")
        self.title = body_label("", strong=True)
        self.measure = caption("")
        self.status = ChoiceBox([(status.value, words) for status, words in ACTION_STATUS.items()])
        self.value = PlainField()
        self.note = ReflectionEdit("Note")
        self.before = caption("")
        for widget in (self.head, self.title, self.measure):
            column.addWidget(widget)
        for box in (
            field_box("How it is &going", self.status, below=caption(STATUS_LETTERS)),
            field_box("&Value of the measure on this day", self.value),
            field_box("N&ote", self.note, hint="What was done, or what stands in the way."),
        ):
            units.hold(box, most=WIDE)
            column.addWidget(box)
        column.addWidget(self.before)
        column.addStretch(1)
        self.status.picked.connect(self._on_status)
        self.value.written.connect(partial(self._on_text, "value"))
        self.note.written.connect(partial(self._on_text, "note"))
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.next_wanted)

    def show_action(self, action: Action, on: date) -> None:
        """Show what is reported on a day, or the status that it had before."""
        said, last = update_on(action, on), last_update(action, on)
        status = last.status if last is not None else action.status
        self._shown = said or Update(on=on, status=status)
        self.head.say(f"Status on {long_date(on)}")
        self.title.say(action.title)
        start = f" Today’s value when it was planned: {action.baseline}." if action.baseline else ""
        self.measure.say(f"Measure: {action.measure}.{start}" if action.measure else "")
        self.status.show_choice(self._shown.status.value)
        self.value.show_text(self._shown.value)
        self.note.show_text(self._shown.note)
        earlier = [update_words(each) for each in reversed(action.updates) if each.on != on]
        self.before.say("\n".join(earlier))

    def _on_status(self, key: str) -> None:
        self._write(status=ActionStatus(key))

    def _on_text(self, field: str, text: str) -> None:
        self._write(**{field: text})

    def _write(self, **changes: object) -> None:
        shown = {name: getattr(self._shown, name) for name in Update.model_fields}
        self.written.emit(Update(**(shown | changes)))


class ReportBar(ActionBar):
    """On to the next action, and back to all of them."""

    next_wanted = Signal()
    taken_back = Signal()
    done = Signal()

    def __init__(self) -> None:
        """Nothing to save: each field is recorded as it is written."""
        super().__init__("Ctrl+Enter goes on to the next action.")
        self.next = primary_button("&Next action", self.next_wanted.emit)
        self.undo = quiet_button("&Remove this update", self.taken_back.emit)
        self.back = quiet_button("&Back to the progress", self.done.emit)
        self.add(self.next, self.undo, self.back)

    def show_reported(self, reported: bool, more: bool) -> None:
        """Only what is reported can be taken back; after the last action there is none."""
        self.undo.setVisible(reported)
        self.next.setVisible(more)
