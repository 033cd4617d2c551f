"""A box to choose one of a few words from, and a field for a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from reflective_app.gui import clock, units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.text import caption
from reflective_app.wording.dates import long_date
from reflective_app.wording.typed import NotReadError, day_in, day_or_first_in, day_or_month_in

MOST_CHARACTERS = 40
OR_EMPTY = ", or leave it empty"
"""What a reader of dates says, and what is not so where a date is needed."""


class ChoiceBox(QComboBox):
    """Words to choose from, each with a key. `picked` is a person's choice only."""

    picked = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str = "") -> None:
        """`choices` are keys with their words."""
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for key, words in choices:
            self.addItem(words, key)
        self.activated.connect(self._on_activated)

    @property
    def choice(self) -> str:
        """The key of what is chosen."""
        return str(self.currentData())

    def show_choice(self, key: str) -> None:
        """Show this as chosen, without proposing it."""
        self.setCurrentIndex(self.findData(key))

    def sizeHint(self) -> QSize:
        """As wide as the longest words, up to what a field may be; longer ones are cut short."""
        hint = super().sizeHint()
        return hint.boundedTo(QSize(units.measure(MOST_CHARACTERS, Role.BODY), hint.height()))

    def minimumSizeHint(self) -> QSize:
        """All of it: words that fit are not cut short."""
        return self.sizeHint()

    def showPopup(self) -> None:
        """Show all of a short list at once; Qt may leave out what its scroll arrows cover."""
        rows = min(self.count(), self.maxVisibleItems())
        self.view().setMinimumHeight(rows * max(self.view().sizeHintForRow(0), 0))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page never changes a choice."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and an arrow in the palette's ink."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.5))
        side, x, y = units.u(0.5), self.width() - units.u(2), self.height() / 2
        arrow = [
            QPointF(x - side, y - side / 2),
            QPointF(x, y + side / 2),
            QPointF(x + side, y - side / 2),
        ]
        painter.drawPolyline(QPolygonF(arrow))

    def _on_activated(self, place: int) -> None:
        self.picked.emit(str(self.itemData(place)))


class DateField(QWidget):
    """A day, typed. What cannot be read, or cannot be, stays, with a sentence on what to do.

    It is read as a cell of a pasted table is; how, is said beneath where that is not plain.
    """

    written = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        needed: bool = False,
        past: bool = False,
        begins: bool = False,
        exact: bool = False,
    ) -> None:
        """A needed date cannot be left empty; a past one can be today, and not later.

        A month stands for its last day, and where something `begins` for its first; where a day is
        needed, or only an `exact` one will do, it is none.
        """
        super().__init__()
        self._needed, self._past = needed, past
        months = day_or_first_in if begins else day_or_month_in
        self._read = day_in if needed or exact else months
        self._shown: date | None = None
        self._unclear = False
        self.field = PlainField(name, "for example 22 November 2026", most=40)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a label's Alt letter leads nowhere else
        self.setFocusProxy(self.field)
        units.hold(self.field, least=31, most=34)
        self.trouble = caption("", second=False)
        self.trouble.hide()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        column.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.trouble)
        self.field.editingFinished.connect(self.settle)

    @property
    def day(self) -> date | None:
        """The day that was understood last, or that was shown."""
        return self._shown

    @property
    def is_unclear(self) -> bool:
        """Whether what is typed could not be read."""
        return self._unclear

    def show_date(self, day: date | None, *, anew: bool = False) -> None:
        """Show a day, or none, without proposing it.

        While it is the day that was there, how it was read stays said; `anew` is for another
        record, which has nothing to do with it.
        """
        if day == self._shown and not anew and not self._unclear:
            self.field.show_text(long_date(day) if day else "")
            return
        self._shown, self._unclear = day, False
        self.field.show_text(long_date(day) if day else "")
        self._say("")

    def settle(self) -> bool:
        """Read what is typed, and propose it if it is another day; whether it is understood."""
        typed = self.field.text().strip()
        if typed == (long_date(self._shown) if self._shown else "") and (typed or not self._needed):
            if self._unclear:
                self.show_date(self._shown, anew=True)
            return True
        day, told = None, ""
        try:
            if typed:
                day, told = self._read(typed)
        except NotReadError as error:
            said = str(error)
            return self._complain(said.replace(OR_EMPTY, "") if self._needed else said)
        if day is None and self._needed:
            return self._complain("A date is needed here, like 22 November 2026.")
        if day is not None and self._past and day > clock.today():
            return self._complain("This day has not come yet. Write the day on which it was done.")
        changed = day != self._shown
        self.show_date(day, anew=True)
        if told:
            self._say(f"{told}.")
        if changed:
            self.written.emit(day)
        return True

    def _complain(self, message: str) -> bool:
        self._unclear = True
        self._say(message)
        return False

    def _say(self, message: str) -> None:
        self.trouble.say(message)
        self.field.setAccessibleDescription(message)
        if message:
            announce(self.field, message)
