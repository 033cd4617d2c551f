"""The fields of a session: its day, when it starts, how long it is, and how many are there."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.workshop import FEWEST_SHOWN, MOST_SHOWN, Session, Workshop
from reflective_app.gui import units
from reflective_app.gui.widgets.choices import DateField
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.numbers import CountField, Reading
from reflective_app.wording.times import (
    LEAST_MINUTES,
    MOST_MINUTES,
    clock_of,
    minute_of_day_in,
    minutes_in,
    session_minutes_in,
    time_at,
)
from reflective_app.wording.workshop import duration
from reflective_app.wording.workshop_plan import lanes_words

MOST_PEOPLE = 999
LAST_MINUTE = 24 * 60 - 1
MOST_A_LINE = 240
"""Minutes that one line of a running order can take."""

SHOWN_APART = "Fewest people to show a role apart"

EVERYBODY = "Leave it empty for everybody who is coming."


def line_minutes_field(name: str, *, blank: bool = False) -> CountField:
    """A field for the minutes of one line."""
    return CountField(name, least=1, most=MOST_A_LINE, blank=blank, read=minutes_in)


class SessionFields(QWidget):
    """`changed` carries the name of what is other, its value, and what was done."""

    changed = Signal(str, object, str)

    def __init__(self) -> None:
        """Empty until it is shown a session."""
        super().__init__()
        self._session_id = ""
        self.day = DateField("Day of the session", exact=True)
        self.starts = CountField(
            "Starts at",
            most=LAST_MINUTE,
            blank=True,
            read=Reading(minute_of_day_in, clock_of, step=0),
        )
        self.starts.setPlaceholderText("like 9:30")
        self.minutes = CountField(
            "How long the session is",
            least=LEAST_MINUTES,
            most=MOST_MINUTES,
            read=Reading(session_minutes_in, duration, step=5),
        )
        self.present = CountField("People here", least=1, most=MOST_PEOPLE, blank=True)
        self.present.setAccessibleDescription(EVERYBODY)
        self._counts = (self.starts, self.minutes, self.present)
        row = QWidget()
        flow = FlowLayout(row)
        units.lay(flow, (0, 0, 0, 0), 2)
        named = (
            ("&Day", self.day),
            ("S&tarts", self.starts),
            ("How lo&ng", self.minutes),
            ("&People here", self.present),
        )
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        column.addWidget(row)
        for words, field in named:
            flow.addWidget(field_box(words, field, wraps=False))
        for field in self._counts:
            column.addWidget(field.trouble)
        self.day.written.connect(self._on_day)
        self.starts.counted.connect(self._on_starts)
        self.minutes.counted.connect(partial(self._on_count, "minutes", "change how long"))
        self.present.counted.connect(partial(self._on_count, "present", "change who is here"))

    def show_session(self, session: Session, coming: int) -> None:
        """Show a session; what is typed and not understood stays while it is the same one."""
        anew = session.id != self._session_id
        self._session_id = session.id
        starts = session.starts
        self.day.show_date(session.day, anew=anew)
        self.starts.show_count(starts.hour * 60 + starts.minute if starts else None, anew=anew)
        self.minutes.show_count(session.minutes, anew=anew)
        self.present.show_count(session.present, anew=anew)
        self.present.setPlaceholderText(f"all {coming}" if coming else "everybody")

    def settle(self) -> None:
        """Read what is typed now."""
        self.day.settle()
        for field in self._counts:
            field.settle()

    def _on_day(self, day: date | None) -> None:
        self.changed.emit("day", day, "change day of session")

    def _on_starts(self, minute: int | None) -> None:
        starts = None if minute is None else time_at(minute)
        self.changed.emit("starts", starts, "change start of session")

    def _on_count(self, name: str, label: str, count: int | None) -> None:
        self.changed.emit(name, count, label)


class LaneFields(QWidget):
    """What holds in every session: the usual minutes of a question, and how many people a role
    must have to be shown apart. `changed` as above.
    """

    changed = Signal(str, object, str)

    def __init__(self) -> None:
        """Folded away: most leave them as they are."""
        super().__init__()
        self.full = line_minutes_field("Minutes for a question")
        self.fast = line_minutes_field("Minutes in the fast lane")
        self.fewest = CountField(SHOWN_APART, least=FEWEST_SHOWN, most=MOST_SHOWN)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        units.lay(rows, (0, 0, 0, 0), 0.5)
        row = QWidget()
        flow = FlowLayout(row)
        units.lay(flow, (0, 0, 0, 0), 2)
        rows.addWidget(row)
        for words, field in (
            ("Minutes for a question", self.full),
            ("Minutes in the fast lane", self.fast),
            (SHOWN_APART, self.fewest),
        ):
            flow.addWidget(field_box(words, field, wraps=False))
            rows.addWidget(field.trouble)
        self.fold = Fold("For all sessions", inner)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0)
        column.addWidget(self.fold)
        self.full.counted.connect(partial(self._on_count, "full_minutes"))
        self.fast.counted.connect(partial(self._on_count, "fast_minutes"))
        self.fewest.counted.connect(self._on_fewest)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the usual minutes."""
        self.full.show_count(workshop.full_minutes)
        self.fast.show_count(workshop.fast_minutes)
        self.fewest.show_count(workshop.fewest_shown)
        self.fold.head.set_note(lanes_words(workshop))

    def _on_count(self, name: str, count: int) -> None:
        self.changed.emit(name, count, "change minutes for a question")

    def _on_fewest(self, count: int) -> None:
        self.changed.emit("fewest_shown", count, "change which roles are shown apart")
