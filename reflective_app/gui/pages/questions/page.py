"""Questions: one at a time, with the list of them all at the left and the guide beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.findings import Findings
from reflective_app.domain.item import Item, Question
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.page import Page
from reflective_app.gui.pages.questions.guide import guide_parts
from reflective_app.gui.pages.questions.recorder import Recorder
from reflective_app.gui.pages.questions.rows import (
    SHOW,
    Listed,
    RowMaker,
    Unfolded,
    Wanted,
    all_progress,
    half_at,
    listed_questions,
    place_words,
    row_key,
    speakers,
    standing_words,
    status_words,
)
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.question_places import question_and_box
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.guide_text import GuideText
from reflective_app.gui.widgets.question_bar import QuestionBar
from reflective_app.gui.widgets.question_card import CardWords, QuestionCard
from reflective_app.gui.widgets.question_columns import QuestionColumns
from reflective_app.gui.widgets.question_side import QuestionSide

FIRST = "This is the first question of the list."
UNFINISHED = "{}: no agreement is not recorded yet, one sentence is missing. It waits there."
AT_AN_ITEM = "A digit answers the question that is shown, {}. Enter on another question shows it."
LAST = "That was the last question of the list. Ctrl+G goes back to it."


class QuestionsPage(Page):
    """Shows one question and records what the group says to it."""

    key, title = "questions", "Questions"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """The list, the card with its bar, and the guide's text."""
        super().__init__(document, current, prompts)
        self._shown, self._listed_as, self._kept = "", "", ""
        self._unfolded, self._row_maker = Unfolded(), RowMaker()
        self.side, self.card = QuestionSide(self.title, SHOW), QuestionCard()
        self.bar, self.guide = QuestionBar(), GuideText()
        self.recorder = Recorder(document, self.card)
        self.columns = QuestionColumns(self.side, self.card, self.bar, self.guide)
        self.column.addWidget(self.columns)
        self._connect_list()
        self._connect_bar()
        self._add_keys()

    @property
    def question(self) -> Question:
        """The question that is shown."""
        return self.current.assessment.question_set.question(self._shown)

    @property
    def item(self) -> Item:
        """The item that asks it."""
        return self.current.assessment.question_set.item_of(self._shown)

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """How many questions have an answer; don't know is none."""
        return all_progress(assessment)

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the present answers. What is undone at another question comes into sight."""
        question_set = self.current.assessment.question_set
        if change is None or change.question_set:
            self.side.show_speakers(speakers(question_set))
        changed = change.questions if change is not None else frozenset()
        if not question_set.has_question(self._shown):
            self._show(next(question_set.questions()).id)
        elif len(changed) == 1 and self._shown not in changed:
            self._show(next(iter(changed)))
        else:
            self._show_answer()
            if changed != {self._shown} or self._stands() != self._listed_as:
                self._list()

    def open_at(self, key: str) -> None:
        """Show a question, or the first question of an item; a box beside it gets the keyboard."""
        key, box = question_and_box(key)
        question_set = self.current.assessment.question_set
        if question_set.has_item(key) and question_set.item(key).questions:
            key = question_set.item(key).questions[0].id
        if question_set.has_question(key):
            self._show(key)
            self.card.focus_on(box)
            if box:
                self.columns.bring_into_sight(self.card)

    def go_on(self) -> None:
        """Show the next listed question, ready to answer: all that was typed is recorded."""
        self._step(1, LAST)

    def go_back(self) -> None:
        """Show the listed question before, ready to answer."""
        self._step(-1, FIRST)

    def go_to_list(self) -> None:
        """Give the keyboard to the list, at the question that is shown."""
        self.columns.want_list(True)
        if not self._listed():
            self.side.widen()
        self._unfolded.come_to(self.item.id)
        self._list(self._shown)
        self.side.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def seek(self) -> None:
        """Give the keyboard to the words to find."""
        self.columns.want_list(True)
        self.side.sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side.sought.selectAll()

    def park_point(self) -> None:
        """Ask for the point, and set it aside."""
        words = self.prompts.ask_line("Park a point", "What is the point to come back to?")
        if words and words.strip():
            self.recorder.park(words)

    def _connect_list(self) -> None:
        self.side.narrowed.connect(self._narrow)
        self.side.list.chosen.connect(self._choose)
        self.side.list.entered.connect(self._enter)
        self.side.list.pointed_at.connect(self._point_at)
        self.side.list.fold_wanted.connect(self._fold)
        self.side.list.answered.connect(self.card.answer.take_typed)
        self.side.list.unplaced.connect(self._say_what_digits_answer)

    def _connect_bar(self) -> None:
        self.columns.drawer_changed.connect(self.bar.to_list.setVisible)
        self.bar.to_list.setVisible(self.columns.is_drawer)
        self.bar.list_wanted.connect(self.go_to_list)
        self.bar.back_wanted.connect(self.go_back)
        self.bar.next_wanted.connect(self.go_on)
        self.bar.park_wanted.connect(self.park_point)
        self.bar.flag_wanted.connect(self.recorder.flag)
        self.recorder.said.connect(self.said)

    def _add_keys(self) -> None:
        for keys, does in (
            ("Ctrl+Right", self.go_on),
            ("Ctrl+Left", self.go_back),
            ("Ctrl+Return", self.go_on),
            ("Ctrl+Enter", self.go_on),
            ("Ctrl+G", self.go_to_list),
            ("Ctrl+Shift+F", self.seek),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(does)

    def _show(self, question_id: str) -> None:
        """Show another question, from its top."""
        if question_id != self._shown:
            self._say_unfinished()
        self._shown = self.recorder.question = question_id
        answer = self.current.assessment.answer(question_id)
        self.columns.want_list(False)
        self._unfolded.come_to(self.item.id)
        self.card.show_question(self.question, answer, self._card_words())
        self.bar.show_keys(self.question.kind, self.question.top)
        self._show_marks()
        self._keep()
        self._list(question_id)
        self.columns.scroller.verticalScrollBar().setValue(0)
        announce(self.card, f"{self._card_words().place}: {self.question.text}")

    def take_focus(self) -> None:
        """Straight to the answer: whoever opens the page can type it."""
        self.card.answer.focus()

    def unfinished(self) -> str:
        """A no agreement of which one sentence is missing."""
        halves = (half_at(key, self.current.assessment) for key in self.card.answer.half_questions)
        return next(filter(None, halves), "")

    def hideEvent(self, event: QHideEvent) -> None:
        """Say what is left half done."""
        super().hideEvent(event)
        self._say_unfinished()

    def _say_unfinished(self) -> None:
        """Half of a no agreement is not recorded, and is kept; say so when it is left."""
        if self._shown and self.card.answer.is_half_apart:
            place = place_words(self.question, self.item, self.current.assessment)
            words = UNFINISHED.format(place)
            self.said.emit(words)
            announce(self.card, words)

    def _show_answer(self) -> None:
        answer = self.current.assessment.answer(self._shown)
        self.card.show_answer(answer, self._card_words())
        self._show_marks()

    def _show_marks(self) -> None:
        assessment = self.current.assessment
        finding = self.current.findings.of(self.item.id)
        self.bar.show_flag(assessment.answer(self._shown).flagged)
        self.guide.show_parts(guide_parts(self.question, finding, assessment))

    def _card_words(self) -> CardWords:
        assessment, question = self.current.assessment, self.question
        place = place_words(question, self.item, assessment)
        standing = standing_words(question, assessment.answer(question.id))
        points = self.recorder.points(question.id)
        settled = self.recorder.settled_words(question.id)
        return CardWords(place, standing, points, settled, self.recorder.rest_words(question.id))

    def _wanted(self) -> Wanted:
        return Wanted(self.side.some, self.side.words, self.side.speaker)

    def _listed(self) -> Listed:
        return listed_questions(self._wanted(), self._kept, self.current.assessment)

    def _keep(self) -> None:
        """Keep the question in the list if it is there now, whatever is answered to it."""
        self._kept = ""
        listed = {question.id for _, some in self._listed() for question in some}
        self._kept = self._shown if self._shown in listed else ""

    def _list(self, at: str | None = None) -> None:
        """List what is wanted; the keyboard's place in it stays, or goes to the row `at`."""
        self._listed_as = self._stands()
        wanted, listed, assessment = self._wanted(), self._listed(), self.current.assessment
        unfolded = {item.id for item, _ in listed if self._unfolded.shows(item.id, wanted)}
        rows = self._row_maker.rows(listed, unfolded, self._shown, assessment)
        there = sum(len(questions) for _, questions in listed)
        every = sum(len(item.questions) for item in assessment.question_set.every_item)
        self.side.show_questions(rows, every - there, at)

    def _stands(self) -> str:
        """How the shown question stands in the list; notes beside it change nothing there."""
        return status_words(self.question, self.current.assessment.answer(self._shown))

    def _step(self, by: int, at_the_end: str) -> None:
        """Go along the listed questions, also those of folded items, and to the answer."""
        order = [question.id for question in self.current.assessment.question_set.questions()]
        listed = {question.id for _, some in self._listed() for question in some}
        here = order.index(self._shown)
        ahead = order[here + 1 :] if by > 0 else order[:here][::-1]
        there = next((each for each in ahead if each in listed), "")
        if there:
            self._show(there)
        else:
            self.said.emit(at_the_end)
            announce(self.card, at_the_end)
        self.card.answer.focus()

    def _choose(self, key: str) -> None:
        """A person came to a row of the list. An item's row shows no question."""
        if self.current.assessment.question_set.has_question(key) and key != self._shown:
            in_drawer = self.side.isVisible() and self.columns.is_drawer
            self._unfolded.turn(self._item_of(key), True, self._wanted())
            self._show(key)
            self.columns.want_list(in_drawer)

    def _enter(self, key: str) -> None:
        self._choose(key)
        self.columns.want_list(False)
        self.card.answer.focus()

    def _point_at(self, key: str) -> None:
        if self.columns.is_drawer:
            self._enter(key)
        else:
            self._choose(key)

    def _say_what_digits_answer(self) -> None:
        words = AT_AN_ITEM.format(self._card_words().place)
        self.said.emit(words)
        announce(self.side.list, words)

    def _fold(self, item_id: str, unfolded: bool) -> None:
        self._unfolded.turn(item_id, unfolded, self._wanted())
        self._list(row_key(item_id))

    def _narrow(self) -> None:
        self._unfolded.seek()
        self._keep()
        self._list(self._shown)
        if self._shown not in [row.key for row in self.side.list.rows]:
            self.side.list.scrollToTop()

    def _item_of(self, question_id: str) -> str:
        return self.current.assessment.question_set.item_of(question_id).id
