"""One recommendation whose evidence label is to be looked up, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import link_button
from reflective_app.gui.widgets.choices import DateField
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.labelled import LabelledFields
from reflective_app.gui.widgets.radio_row import RadioRow
from reflective_app.gui.widgets.text import Rule, body_label, caption, lead_label

ANOTHER = "another word"
WORD_HINT = (
    "As the guide has it. It prints in words, and the label counts as not recorded. Until it is "
    "written, nothing changes."
)
NOT_HERE = "If you look it up yourselves, clear this first."
LONGEST_WORD, LONGEST_ROLE = 200, 100


@dataclass(frozen=True)
class LabelEntry:
    """What a card shows. `choice` is the key of what was found, empty where nobody looked.

    `label` is what was found in words, of the scale or not; `word` only where it is another.
    `offered` is who may be taken for who looked with one click. `elsewhere` says who looked and
    when where that was another council: it is not asked here then.
    """

    known: str
    note: str
    reported: str = ""
    choice: str = ""
    label: str = ""
    word: str = ""
    day: date | None = None
    role: str = ""
    offered: str = ""
    elsewhere: str = ""


class LabelCard(QWidget):
    """Shows what is known, asks for the guide's word, and then for who looked and when.

    `picked` carries the key of a label, empty for none; `worded` another word; `dated` a day;
    `signed` a role.
    """

    picked = Signal(str)
    worded = Signal(str)
    dated = Signal(object)
    signed = Signal(str)

    def __init__(self, title: str, choices: Sequence[tuple[str, str]]) -> None:
        """`choices` are the keys and words of the labels, in the order of the scale."""
        super().__init__()
        self._entry: LabelEntry | None = None
        self.title = lead_label(title)
        self.known, self.note = body_label(""), caption("")
        self.reported = caption("")
        offered = (*choices, (ANOTHER, "Another word"))
        self.choice = RadioRow(offered, f"{title}, label in the guide:", can_be_none=True)
        self.word = PlainField(f"{title}, the guide’s word", most=LONGEST_WORD)
        self.word_hint = caption(WORD_HINT)
        self.day = DateField(f"{title}, looked up on", needed=True, past=True)
        self.role = PlainField(f"{title}, looked up by", "a job role", most=LONGEST_ROLE)
        self.offer = link_button("", self._take_offer)
        self.elsewhere = body_label("")
        self.clear = link_button("Clear", self._clear, spoken=f"Clear the label of {title}")
        self._lay_out()
        self._connect()

    def show_entry(self, entry: LabelEntry) -> None:
        """Show an entry; what is being typed stays as it is."""
        if entry != self._entry:
            self._entry = entry
            self._show(entry)

    def start(self) -> None:
        """Put the keyboard on the labels."""
        self.choice.setFocus()

    def _lay_out(self) -> None:
        self._word_box = _with_below(self.word, self.word_hint)
        self.fields = LabelledFields()
        self.fields.add("Label in the guide", self.choice)
        self.fields.add("The guide’s word", self._word_box)
        self.fields.add("Looked up on", self.day)
        self._who_box = _with_below(self.role, self.offer)
        self.fields.add("By (a job role)", self._who_box)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 1), 1)
        told = (self.title, self.known, self.reported, self.note)
        for part in (Rule(), *told, self.fields, self.elsewhere, self.clear):
            column.addWidget(part)
        units.hold(self.role, most=44)
        units.hold(self.word, most=44)
        self._show_word(False)
        self._show_who(False, "")

    def _connect(self) -> None:
        self.choice.picked.connect(self._on_picked)
        self.word.written.connect(self._on_word)
        self.word.editingFinished.connect(self._on_word_finished)
        self.day.written.connect(self.dated)
        self.role.written.connect(self._on_role)

    def _show(self, entry: LabelEntry) -> None:
        self.known.say(entry.known)
        self.note.say(entry.note)
        self.reported.say(entry.reported)
        if not (self.word.hasFocus() and self.word.text().strip() == entry.label):
            self.choice.show_choice(entry.choice)
            self._show_word(entry.choice == ANOTHER)
            self.word.show_text(entry.word)
        if self.day.trouble.isHidden() or not entry.choice:
            self.day.show_date(entry.day)
        self.role.show_text(entry.role)
        self._show_offer(entry.offered)
        self._show_who(bool(entry.choice), entry.elsewhere)

    def _show_word(self, shown: bool) -> None:
        self.fields.show_field(self._word_box, shown)

    def _show_who(self, found: bool, elsewhere: str) -> None:
        """Who looked and when: asked of this council, told of another."""
        self.fields.show_field(self.day, found and not elsewhere)
        self.fields.show_field(self._who_box, found and not elsewhere)
        self.elsewhere.say(f"{elsewhere}. {NOT_HERE}" if elsewhere else "")
        self.clear.setVisible(found)

    def _on_picked(self, key: str) -> None:
        """Another word is a label once it is written."""
        self._show_word(key == ANOTHER)
        if key != ANOTHER:
            self.picked.emit(key)
        elif self.word.text().strip():
            self.worded.emit(self.word.text().strip())

    def _on_word(self, text: str) -> None:
        self.worded.emit(text.strip())

    def _on_word_finished(self) -> None:
        """A word that turned out to be of the scale, or none at all, shows as what it is."""
        if self._entry is not None:
            self._show(self._entry)

    def _show_offer(self, role: str) -> None:
        self.offer.setVisible(bool(role))
        self.offer.setText(f"Also by: {role}".replace("&", "&&"))
        self.offer.setAccessibleName(f"{self.title.text()}, looked up by {role}, as before")

    def _on_role(self, text: str) -> None:
        self.signed.emit(text.strip())

    def _take_offer(self) -> None:
        """Take who looked before; the field then has the keyboard, as the offer is gone."""
        entry = self._entry
        if entry is not None and entry.offered:
            self.role.setFocus()
            self.signed.emit(entry.offered)

    def _clear(self) -> None:
        self.choice.setFocus()
        self.picked.emit("")


def _with_below(field: QWidget, below: QWidget) -> QWidget:
    """A field with something beneath it, to stand among labelled fields as one."""
    both = QWidget()
    column = QVBoxLayout(both)
    units.lay(column, (0, 0, 0, 0), 0.5)
    column.addWidget(field)
    column.addWidget(below)
    both.setFocusProxy(field)  # as the other fields: it is what the label is level with
    return both
