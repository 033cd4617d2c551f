"""A field over a cell of the table: an owner, a day or a status is written where it stands."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from reflective_app.domain.plan import Action, ActionStatus
from reflective_app.gui import units
from reflective_app.gui.widgets.choices import ChoiceBox, DateField
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.wording.words import ACTION_STATUS

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellEditor(QFrame):
    """`given` carries the action, the field and what was written; `done` says that it is over.

    Enter gives it, and going elsewhere does; Escape leaves the cell as it was. A day that cannot
    be read stays, with a sentence on what to do, also when one goes elsewhere.
    """

    given = Signal(str, str, object)
    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Hidden until a cell is written in."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.Box)
        self.setForegroundRole(QPalette.ColorRole.Highlight)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.owner = PlainField()
        self.dates = {"start": DateField("Start", begins=True), "due": DateField("Due")}
        self.status = ChoiceBox([(status.value, words) for status, words in ACTION_STATUS.items()])
        units.hold(self.owner, least=31, most=34)
        self.fields: dict[str, QWidget] = {
            "owner": self.owner,
            **self.dates,
            "status": self.status,
        }
        self._action: Action | None = None
        self._field = ""
        column = QVBoxLayout(self)
        units.lay(column, (0.5, 0.5, 0.5, 0.5), 0)
        for widget in self.fields.values():
            column.addWidget(widget)
        for name, date_field in self.dates.items():
            date_field.written.connect(partial(self._give, name))
        self.hide()
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    @property
    def of(self) -> tuple[str, str]:
        """The action and the field that are written in; empty where none is."""
        return (self._action.id, self._field) if self._action is not None else ("", "")

    @property
    def unread(self) -> str:
        """The words of the action of which a day cannot be read; empty where none is."""
        field = self.dates.get(self._field)
        is_unread = self._action is not None and field is not None and field.is_unclear
        return self._action.title if is_unread and self._action is not None else ""

    def begin(self, action: Action, field: str, cell: QRect) -> bool:
        """Write in a cell of an action, if it is one to write in here; whether it is.

        A day elsewhere that cannot be read comes first.
        """
        if field not in self.fields:
            return False
        if self.unread and self.of != (action.id, field):
            self.fields[self._field].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        self._action, self._field = action, field
        for name, widget in self.fields.items():
            widget.setVisible(name == field)
        self.owner.show_text(action.owner)
        self.status.show_choice(action.status.value)
        for name, date_field in self.dates.items():
            date_field.show_date(getattr(action, name), anew=True)
        here = self.fields[field]
        (self.dates[field].field if field in self.dates else here).setAccessibleName(
            f"{field.capitalize()} of {action.title}"
        )
        self.stand_at(cell)
        self.show()
        self.raise_()
        here.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if field != "status":
            (self.dates[field].field if field in self.dates else self.owner).selectAll()
        return True

    def stand_at(self, cell: QRect) -> None:
        """Stand over a cell."""
        self.adjustSize()
        room = cast("QWidget", self.parentWidget()).size() - self.size()
        at = cell.topLeft() + QPoint(0, (cell.height() - self.height()) // 2)
        self.move(max(min(at.x(), room.width()), 0), max(min(at.y(), room.height()), 0))

    def drop(self) -> None:
        """What is written in is gone."""
        self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives what is written, Escape does not; both end the writing."""
        if event.key() in ENTER:
            self._end()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _give(self, field: str, value: object) -> None:
        if self._action is not None:
            self.given.emit(self._action.id, field, value)

    def _end(self) -> None:
        """Give what was written, unless it is a day that cannot be read."""
        action = self._action
        if action is None:
            return
        if self._field in self.dates:
            if not self.dates[self._field].settle():
                self.adjustSize()
                return
        elif self._field == "owner" and self.owner.text() != action.owner:
            self._give("owner", self.owner.text())
        elif self._field == "status" and ActionStatus(self.status.choice) is not action.status:
            self._give("status", self.status.choice)
        self._close()

    def _close(self) -> None:
        if self._action is not None:
            self._action = None
            held = self.isAncestorOf(QApplication.focusWidget() or self.window())
            self.hide()
            if held:
                self.done.emit()

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes elsewhere has written what there is to write."""
        if self._action is None or now is None or QApplication.activePopupWidget() is not None:
            return
        if not self.isAncestorOf(now):
            self._end()
