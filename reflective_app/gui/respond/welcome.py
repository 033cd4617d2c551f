"""The first view of a response: who asks and what for, what becomes of it, and who answers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.responding import fewest_people, is_begun
from reflective_app.domain.responses import ResponseFile
from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import primary_button
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.numbers import CountField
from reflective_app.gui.widgets.radio_row import RadioRow
from reflective_app.gui.widgets.text import RoleLabel, body_label, caption, lead_label, title_label
from reflective_app.wording.respond import (
    ALONE,
    ON_PAPER,
    ROLE,
    ROLE_HINT,
    TABLE,
    WHAT_HAPPENS,
    about_words,
    head_words,
    too_few_words,
    wanted_words,
)

ONE, SEVERAL = "one", "several"
A_TABLE = 2
MOST_PEOPLE = 99


class WelcomeView(QWidget):
    """Proposes the role and the number of people; `started` wants the first open question."""

    role_written = Signal(str)
    people_given = Signal(int)
    started = Signal()

    def __init__(self) -> None:
        """Empty until it is shown a response."""
        super().__init__()
        self._fewest = 1
        self.head: RoleLabel = title_label("")
        self.about: RoleLabel = caption("")
        self.message: RoleLabel = body_label("")
        self.wanted: RoleLabel = body_label("", strong=True)
        self.role = PlainField(ROLE, most=200)
        self.who = RadioRow(((ONE, ALONE), (SEVERAL, TABLE)), "")
        self.people = CountField(
            "How many people are at your table", least=A_TABLE, most=MOST_PEOPLE
        )
        self.trouble: RoleLabel = body_label("")
        self.start = primary_button("")
        self._table = field_box("How &many people are at your table", self.people, wraps=True)
        units.hold(self.role, least=21, most=50)
        column = QVBoxLayout(self)
        units.lay(column, (4, 2.5, 4, 3), 1.5)
        heading = QVBoxLayout()
        units.lay(heading, (0, 0, 0, 0), 0.5)
        heading.addWidget(self.head)
        heading.addWidget(self.about)
        column.addLayout(heading)
        for part in (
            self.message,
            self.wanted,
            lead_label("What happens with what you answer"),
            _sentences(WHAT_HAPPENS),
            lead_label("Who answers"),
            field_box(f"&{ROLE}", self.role, hint=ROLE_HINT),
            self.who,
            self._table,
            self.people.trouble,
            self.trouble,
            self.start,
            caption(ON_PAPER),
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.role.written.connect(self.role_written)
        self.who.picked.connect(self._on_who)
        self.people.counted.connect(self._on_people)
        self.start.clicked.connect(self.started)

    def show_response(self, response: ResponseFile) -> None:
        """Show who asks, and what was said of who answers."""
        self._fewest = fewest_people(response)
        self.head.setText(head_words(response))
        self.about.setText(about_words(response))
        self.message.say(response.message.strip())
        self.wanted.say(wanted_words(response))
        self.role.show_text(response.role)
        if response.people > 1 or self._fewest > 1:
            self.who.show_choice(SEVERAL)
        elif self.who.choice != SEVERAL:
            self.who.show_choice(ONE)
        self._table.setVisible(self.who.choice == SEVERAL)
        self.people.show_count(max(response.people, A_TABLE))
        self.start.setText("&Go on" if is_begun(response) else "&Start")

    def settle(self) -> bool:
        """Read the number of people that is typed; whether it is understood."""
        return self.who.choice != SEVERAL or self.people.settle()

    def _on_who(self, key: str) -> None:
        self.trouble.say("")
        if key == ONE and self._fewest > 1:
            self.who.show_choice(SEVERAL)
            self.trouble.say(too_few_words(self._fewest))
            return
        self._table.setVisible(key == SEVERAL)
        if key == SEVERAL:
            self.people_given.emit(max(self.people.count or A_TABLE, A_TABLE))
            self.people.setFocus()
            self.people.selectAll()
        else:
            self.people_given.emit(1)

    def _on_people(self, count: int) -> None:
        self.trouble.say("")
        if count < self._fewest:
            self.people.refuse(too_few_words(self._fewest))
        else:
            self.people_given.emit(count)


def _sentences(some: Iterable[str]) -> QWidget:
    """Each by itself, so that a screen reader can go from one to the next."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    units.lay(column, (0, 0, 0, 0), 0.5)
    for each in some:
        column.addWidget(body_label(each))
    return whole
