"""The fields of one fact of the council's own."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.register import LocalFact
from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.field_row import FieldRow, RowField, WrappedField
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.text import RoleLabel, caption
from reflective_app.wording.dates import long_date
from reflective_app.wording.typed import day_or_month_in

MOST_WORDS = 2_000
TEXTS = ("what", "value", "source")


class FactFields(QWidget):
    """What, value, source and date of one fact, and what is the matter with it."""

    written = Signal(str)
    entered = Signal()

    def __init__(
        self, about: str, hints: tuple[str, str, str, str], beside: QWidget, *, named: bool
    ) -> None:
        """`about` tells its fields from those of other facts for a screen reader.

        `beside` is the button at the end of the row.
        """
        super().__init__()
        what, value, source, day = hints
        self.what = WrappedField(f"Fact{about}", what, most=MOST_WORDS)
        self.value = WrappedField(f"Value{about}", value)
        self.source = WrappedField(f"Source{about}", source)
        self.day = PlainField(f"Date{about}", day, most=40)
        self._shown_day: date | None = None
        self.trouble: RoleLabel = caption("", second=False)
        self.trouble.hide()
        fields = (
            RowField("Fact", self.what, 22, 3),
            RowField("Value", self.value, 14, 2),
            RowField("Source", self.source, 18, 2),
            RowField("Date", self.day, 26, 1),
            RowField(" ", beside, 12, 0),
        )
        self.row = FieldRow(fields, named=named)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.25)
        column.addWidget(self.row)
        column.addWidget(self.trouble)
        for name in TEXTS:
            field = getattr(self, name)
            field.written.connect(partial(self._tell, name))
            field.entered.connect(self.entered)
        self.day.editingFinished.connect(partial(self._tell, "date"))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops."""
        return self.what, self.value, self.source, self.day

    @property
    def is_written(self) -> bool:
        """Whether anything stands in its fields."""
        return any(self.text(name) for name in TEXTS) or bool(self.day.text().strip())

    @property
    def has_unread_day(self) -> bool:
        """Whether the date stands otherwise than it was read."""
        shown = long_date(self._shown_day) if self._shown_day is not None else ""
        return self.day.text().strip() != shown

    def name_after(self, what: str) -> None:
        """Tell a screen reader which fact its fields belong to."""
        for name, field in zip(("Fact", "Value", "Source", "Date"), self.stops, strict=True):
            field.setAccessibleName(f"{name} of “{what}”" if what else name)

    def show_fact(self, fact: LocalFact | None) -> None:
        """Show a fact, or nothing, without proposing it."""
        for name in TEXTS:
            getattr(self, name).show_text(getattr(fact, name) if fact is not None else "")
        day = fact.date if fact is not None else None
        if fact is None or day != self._shown_day:
            self.show_day(day)

    def show_day(self, day: date | None) -> None:
        """Show a day in words. One that cannot be read stays until it is written anew."""
        self._shown_day = day
        self.day.show_text(long_date(day) if day is not None else "")

    def read_day(self) -> tuple[date | None, str]:
        """The day that is written, and how it was read where that is not plain.

        Raises NotReadError where it is none.
        """
        typed = self.day.text().strip()
        if not typed:
            return None, ""
        day, told = day_or_month_in(typed)
        return day, f"{told}." if told else ""

    def text(self, name: str) -> str:
        """What is written in one of the three texts, as one line."""
        words: str = getattr(self, name).toPlainText()
        return " ".join(words.split())

    def _tell(self, name: str, _: str = "") -> None:
        self.written.emit(name)

    def say(self, message: str, field: QWidget | None = None) -> None:
        """Say what is the matter, and read it out; nothing if there is nothing."""
        self.trouble.say(message)
        for each in self.stops:
            each.setAccessibleDescription(message if each is field else "")
        if message and field is not None:
            announce(field, message)
