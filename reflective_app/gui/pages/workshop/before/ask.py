"""What is asked before the day: which questions, a message, by when; and the file to send."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.running_order import to_ask
from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import primary_button
from reflective_app.gui.widgets.choices import DateField
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import ReflectionEdit
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.messages import MessageStrip
from reflective_app.gui.widgets.radio_row import RadioRow
from reflective_app.gui.widgets.text import RoleLabel, body_label, caption, section_label
from reflective_app.gui.widgets.ticks import TickList
from reflective_app.wording.before import IN_IT, asked_words, ladder_ids
from reflective_app.wording.codes import question_codes

ORDER, ESSENTIAL, EVERY, OWN = "order", "essential", "every", "own"
SOURCES = (
    (ORDER, "Those in the running order"),
    (ESSENTIAL, "Essential ones that are open"),
    (EVERY, "Every one with sentences"),
    (OWN, "My own choice"),
)


class AskPart(QWidget):
    """`make_wanted` asks for the file; `asked`, `message` and `wanted_by` say what goes into it.

    None of it is part of the assessment: it is in the file that is sent.
    """

    make_wanted = Signal()

    def __init__(self) -> None:
        """Empty until it is shown an assessment."""
        super().__init__()
        self._assessment: Assessment | None = None
        self.lists: dict[str, TickList] = {}
        self._own: frozenset[str] = frozenset()
        self._touched = False
        self.source = RadioRow(SOURCES, "Ask")
        self.count: RoleLabel = body_label("", strong=True)
        self._ticks = QWidget()
        self._in_ticks = QVBoxLayout(self._ticks)
        units.lay(self._in_ticks, (0, 0, 0, 0), 0.5)
        self.fold = Fold("Choose the questions", self._ticks)
        self.message_box = ReflectionEdit("Message", lines=(3, 8))
        self.day = DateField("Wanted by", exact=True)
        self.news = MessageStrip()
        self.make = primary_button("&Make a file to send…", self._make)
        units.hold(self.message_box, most=78)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        for part in (
            section_label("What is asked"),
            self.source,
            self.count,
            self.fold,
            field_box("Me&ssage, if you like", self.message_box),
            field_box("&Wanted by", self.day),
            caption(IN_IT),
            self.make,
            self.news,
        ):
            column.addWidget(part)
        self.source.picked.connect(self._on_source)
        self.fold.folded.connect(self._on_fold)

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions, in the order in which they are asked."""
        if self._assessment is None:
            return ()
        order, every = self._assessment.workshop.asked, ladder_ids(self._assessment.question_set)
        match self.source.choice:
            case "order":
                return order
            case "essential":
                return to_ask(self._assessment)
            case "every":
                return every
            case _:
                return tuple(each for each in dict.fromkeys((*order, *every)) if each in self._own)

    @property
    def message(self) -> str:
        """What is said to those who are asked."""
        return self.message_box.toPlainText().strip()

    @property
    def wanted_by(self) -> date | None:
        """The day by which it is wanted."""
        return self.day.day

    def show_assessment(self, assessment: Assessment) -> None:
        """Offer its questions; until somebody chose, those of the running order if there is one."""
        self._assessment = assessment
        some_order = bool(assessment.workshop.asked)
        self.source.button(ORDER).setEnabled(some_order)
        if not self._touched or (self.source.choice == ORDER and not some_order):
            self.source.show_choice(ORDER if some_order else ESSENTIAL)
        self._show_count()
        if self.fold.is_open:
            self._show_ticks()

    def _on_source(self, key: str) -> None:
        self._touched = True
        if key == OWN:
            self.fold.show_open(True)
            self._on_fold(True)
        else:
            self._own = frozenset(self.asked)
        self._show_count()
        if self.fold.is_open:
            self._show_ticks()

    def _on_fold(self, is_open: bool) -> None:
        if is_open:
            if self.source.choice != OWN:
                self._own = frozenset(self.asked)
            self._show_ticks()

    def _show_ticks(self) -> None:
        """Offer every question with its item, ticked as it is asked."""
        if self._assessment is None:
            return
        question_set = self._assessment.question_set
        codes, asked = question_codes(question_set), self.asked
        items = [item for item in question_set.every_item if item.ladder_questions]
        if [item.id for item in items] != list(self.lists):
            while (entry := self._in_ticks.takeAt(0)) is not None:
                if (widget := entry.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self.lists = {}
            for item in items:
                ticks = self.lists[item.id] = TickList(item.title)
                ticks.changed.connect(self._on_ticks)
                self._in_ticks.addWidget(
                    body_label(f"{question_set.codes[item.id]} {item.title}", strong=True)
                )
                self._in_ticks.addWidget(ticks)
        for item in items:
            ladders = item.ladder_questions
            self.lists[item.id].offer([(q.id, f"{codes[q.id]} {q.text}") for q in ladders])
            self.lists[item.id].show_ticked([q.id for q in ladders if q.id in asked])

    def _on_ticks(self, _: object = None) -> None:
        self._touched = True
        self._own = frozenset(key for ticks in self.lists.values() for key in ticks.ticked)
        self.source.show_choice(OWN)
        self._show_count()

    def _show_count(self) -> None:
        number = len(self.asked)
        self.count.setText(asked_words(number))
        self.make.setEnabled(number > 0)

    def _make(self) -> None:
        if self.day.settle():
            self.make_wanted.emit()
