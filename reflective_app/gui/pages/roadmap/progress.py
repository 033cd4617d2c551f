"""How the actions are going: what is reported on a day, and what changed since another."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.phases import ORDER, phases
from reflective_app.domain.plan import Action, ActionStatus
from reflective_app.domain.progress import (
    last_update,
    progress,
    update_days,
    update_on,
    usual_since,
)
from reflective_app.gui import clock, units
from reflective_app.gui.pages.roadmap.cards import SHAPES
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.choices import DateField
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import body_label, field_label, section_label
from reflective_app.wording.dates import long_date
from reflective_app.wording.plan import PHASES
from reflective_app.wording.progress import (
    NOTHING_REPORTED,
    WITHOUT_REPORT,
    progress_sentences,
    set_by_hand,
)
from reflective_app.wording.words import ACTION_STATUS, STATUS_LETTERS

KEYS = {
    Qt.Key.Key_N: ActionStatus.NOT_STARTED,
    Qt.Key.Key_G: ActionStatus.ON_TRACK,
    Qt.Key.Key_A: ActionStatus.AT_RISK,
    Qt.Key.Key_R: ActionStatus.OFF_TRACK,
    Qt.Key.Key_B: ActionStatus.COMPLETE,
}
INTRO = (
    "Choose an action and type G, A, R, B or N for its status on this day, or press Enter to write "
    f"its measure’s value and a note. {STATUS_LETTERS} N is not started."
)
NO_ACTION = "There is no action yet, and so nothing to report on."
NOTHING_CHANGED = "Nothing changed."


class ProgressList(RowList):
    """The actions as they are on a day. `reported` carries one and its status, typed."""

    reported = Signal(str, str)

    def __init__(self) -> None:
        """As high as its rows."""
        manner = RowManner(ruled=True, left=1, chosen_name=Role.BODY)
        super().__init__("Actions to report on", manner, whole=True)
        self.setAccessibleDescription(INTRO)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter of a status reports it."""
        status = KEYS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if status is not None and self.choice and plain:
            self.reported.emit(self.choice, status.value)
        else:
            super().keyPressEvent(event)


class ProgressPanel(QWidget):
    """The day of an update, the actions on that day, and what changed since another day."""

    reported = Signal(str, str)
    opened = Signal(str)

    def __init__(self) -> None:
        """Today, until another day is typed."""
        super().__init__()
        self.on = clock.today()
        self._since: date | None = None
        self._assessment: Assessment | None = None
        self._kept: dict[str, tuple[object, Row]] = {}
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1.5)
        column.addWidget(section_label("Status on a day"))
        self.day = DateField("Day of the update", needed=True)
        self.day.written.connect(self._on_day)
        self.today = quiet_button("&Today", self._on_today)
        dates = QWidget()
        row = FlowLayout(dates)
        units.lay(row, (0, 0, 0, 0), 1)
        row.addWidget(self.day)
        row.addWidget(self.today)
        column.addWidget(_named("Day of the u&pdate", self.day, dates))
        self.intro = body_label(INTRO)
        column.addWidget(self.intro)
        self.list = ProgressList()
        self.list.reported.connect(self.reported)
        self.list.opened.connect(self.opened)
        column.addWidget(self.list)
        self.since_head = section_label("What changed since …")
        column.addWidget(self.since_head)
        self.since = DateField("Since", needed=True)
        self.since.written.connect(self._on_since)
        column.addWidget(field_box("Sin&ce", self.since))
        self.said = body_label("")
        column.addWidget(self.said)

    @property
    def is_unread(self) -> bool:
        """Whether a day is typed that cannot be read."""
        return self.day.is_unclear or self.since.is_unclear

    def show_plan(self, assessment: Assessment) -> None:
        """Show the actions phase by phase, and what changed."""
        self._assessment = assessment
        if self.day.trouble.isHidden():
            self.day.show_date(self.on)
        standing = phases(assessment.plan.actions)
        board = sorted(assessment.plan.actions, key=lambda each: ORDER.index(standing[each.id]))
        rows = [self._row(action, PHASES[standing[action.id]]) for action in board]
        chosen = self.list.choice or (rows[0].key if rows else "")
        self.list.show_rows(rows, chosen=chosen)
        self.intro.say(INTRO if rows else NO_ACTION)
        self.list.setVisible(bool(rows))
        self._show_changes(assessment)

    def _row(self, action: Action, phase: str) -> Row:
        """A row; one that says what it said before is not made again."""
        of = action, phase, self.on
        kept = self._kept.get(action.id)
        if kept is None or kept[0] != of:
            kept = of, _row(action, phase, self.on)
            self._kept[action.id] = kept
        return kept[1]

    def _show_changes(self, assessment: Assessment) -> None:
        since = self._since or usual_since(assessment)
        if self.since.trouble.isHidden():
            self.since.show_date(since)
        self.since_head.say(f"What changed since {long_date(since)}")
        if not update_days(assessment.plan.actions):
            self.said.say("\n".join((NOTHING_REPORTED, *set_by_hand(assessment.plan.actions))))
            return
        sentences = progress_sentences(progress(assessment, since))
        self.said.say("\n".join(sentences) or NOTHING_CHANGED)

    def _on_day(self, day: date) -> None:
        self.on = day
        self._again()

    def _on_today(self) -> None:
        self.day.show_date(None)
        self._on_day(clock.today())

    def _on_since(self, day: date) -> None:
        self._since = day
        self._again()

    def _again(self) -> None:
        if self._assessment is not None:
            self.show_plan(self._assessment)


def _named(words: str, field: QWidget, row: QWidget) -> QWidget:
    """A label over a row that begins with its field."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    units.lay(column, (0, 0, 0, 0), 0.5)
    column.addWidget(field_label(words, field))
    column.addWidget(row)
    return whole


def _row(action: Action, phase: str, on: date) -> Row:
    """An action as it is known to be on a day, and whether that was said on that day."""
    here, last = update_on(action, on), last_update(action, on)
    status = last.status if last is not None else action.status
    value = f"Value: {here.value}" if here is not None and here.value.strip() else ""
    note = here.note.strip() if here is not None else ""
    parts = (ACTION_STATUS[status], value, " ".join(note.split()))
    if here is not None:
        side = f"Reported {long_date(on)}"
    elif last is not None:
        side = f"Last reported {long_date(last.on)}"
    else:
        first = action.updates[0].on if action.updates else None
        unsaid = "Not reported yet" if status is ActionStatus.NOT_STARTED else WITHOUT_REPORT
        side = f"First reported {long_date(first)}" if first else unsaid
    detail = ". ".join(part.rstrip(".") for part in parts if part)
    return Row(action.id, action.title, f"{detail}. {phase}", side, shape=SHAPES.get(status))
