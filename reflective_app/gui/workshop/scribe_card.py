"""One question on the scribe’s page: its vote and answer at the left, the notes at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Answer, AnswerState
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import QuestionKind
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.answer_picker import AnswerPicker
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.fold import FoldHead
from reflective_app.gui.widgets.guide_text import GuideText
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.parked_points import ParkedPoints
from reflective_app.gui.widgets.question_card import HOW_SETTLED, WIDEST
from reflective_app.gui.widgets.radio_row import RadioRow
from reflective_app.gui.widgets.tab_order import stand_in_order
from reflective_app.gui.widgets.text import RoleLabel, caption, field_label, section_label
from reflective_app.gui.workshop.scribe_notes import NotesPart
from reflective_app.gui.workshop.scribe_vote import VotePart

GUIDE = "What the guide says"
NOTES = 43.0
"""The width of the notes beside the rest, in units."""

ROOM_BESIDE = 100
"""Narrower than this, in units, the notes stand below the rest."""

JUDGED = (QuestionKind.LADDER, QuestionKind.CHOICE)


class AskedPart(QWidget):
    """The guide, the question, its vote, and what the group agreed on."""

    settled_said = Signal(str)
    guide_wanted = Signal(bool)

    def __init__(self) -> None:
        """Empty until it is shown a question."""
        super().__init__()
        self.guide_head = FoldHead(GUIDE, Role.BODY)
        self.evidence: RoleLabel = caption("")
        self.evidence.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.guide = GuideText()
        self.question: RoleLabel = section_label("")
        self.vote = VotePart()
        self.answer = AnswerPicker(close=True)
        self.talk = RoleLabel("", Role.BODY, wraps=False)
        self.median = RoleLabel("", Role.CAPTION, second=True, wraps=False)
        how = [(key.value, words) for key, words in HOW_SETTLED]
        self.settled = RadioRow(how, "", can_be_none=True)
        for key, words in how:
            name = f"How was it settled? {words.replace('&', '')}"
            self.settled.button(key).setAccessibleName(name)
        self.carried: RoleLabel = caption("", second=False)
        self._lay_out()
        self.guide_head.clicked.connect(self._fold)
        self.settled.picked.connect(self.settled_said)

    def show_question(self, question: Question, answer: Answer, evidence: str) -> None:
        """Show another question; the guide is folded away again."""
        self.question.setText(question.text)
        self.evidence.say(evidence)
        self.guide_head.setChecked(False)
        self.guide.hide()
        self.vote.setVisible(bool(question.rungs))
        self.vote.doing.setVisible(bool(question.rungs))
        self._agreed_head.setVisible(bool(question.rungs))
        self._settled.setVisible(question.kind in JUDGED)
        self.answer.show_question(question, answer)

    def show_answer(self, answer: Answer, carried: str) -> None:
        """Show what the group said."""
        self.answer.show_answer(answer)
        self.settled.show_choice(answer.settled.value if answer.settled else "")
        self._settled.setEnabled(answer.state is AnswerState.AGREED)
        self.carried.say(carried)

    def show_talk(self, talk: str, median: str) -> None:
        """Say how far the votes lie apart, what helps, and what they would suggest."""
        self.talk.say(talk)
        self.median.say(median)

    def be_close(self, close: bool) -> None:
        """Take less room, where the text is large for the screen: the sentences come sooner."""
        if close:
            self._column.insertWidget(self._column.indexOf(self.carried) + 1, self.vote.doing)
            stand_in_order(self.settled, self.vote.buttons)
        else:
            self.vote.take_doing()
        self.vote.be_close(close)
        self.question.set_role(Role.LEAD if close else Role.SECTION)
        edge = 0.5 if close else 1
        units.lay(self._column, (3, edge, 3, 1.5), edge)

    def _fold(self, is_open: bool) -> None:
        self.guide.setVisible(is_open)
        self.guide_wanted.emit(is_open)

    def _lay_out(self) -> None:
        self.guide.fold.head.hide()
        self.guide.fold.show_open(True)
        self.guide.hide()
        top = QHBoxLayout()
        units.lay(top, (0, 0, 0, 0), 1)
        top.addWidget(self.guide_head)
        top.addStretch(1)
        top.addWidget(self.evidence, 100)
        self._agreed_head = QWidget()
        agreed = FlowLayout(self._agreed_head)
        units.lay(agreed, (0, 0, 0, 0), 1.5)
        label = RoleLabel("&Agreed position", Role.LEAD, wraps=False)
        label.setBuddy(self.answer.rows)
        for words in (label, self.talk, self.median):
            agreed.addWidget(words)
        self._settled = QWidget()
        settled = FlowLayout(self._settled)
        units.lay(settled, (0, 0, 0, 0), 1)
        how = field_label("How was it se&ttled?", self.settled)
        how.setWordWrap(False)
        settled.addWidget(how)
        settled.addWidget(self.settled)
        column = self._column = QVBoxLayout(self)
        units.lay(column, (3, 1, 3, 1.5), 1)
        column.addLayout(top)
        parts: tuple[QWidget, ...] = (
            self.guide,
            self.question,
            self.vote,
            self._agreed_head,
            self.answer,
            self._settled,
            self.carried,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        units.hold(self, most=WIDEST)


class ScribeCard(QWidget):
    """Both sides of a question; the notes stand below where there is no room beside it.

    `written` carries a box and its text; `sure_said` and `settled_said` a key, or nothing.
    `rest_wanted` is the Questions page’s, and nobody asks for it while the room waits.
    """

    written = Signal(str, str)
    sure_said = Signal(str)
    settled_said = Signal(str)
    rest_wanted = Signal()

    def __init__(self) -> None:
        """Empty until it is shown a question."""
        super().__init__()
        self.asked, self.notes = AskedPart(), NotesPart()
        self.answer: AnswerPicker = self.asked.answer
        self.parked: ParkedPoints = self.notes.parked
        self.vote: VotePart = self.asked.vote
        self.asked.settled_said.connect(self.settled_said)
        self.notes.written.connect(self.written)
        self.notes.sure_said.connect(self.sure_said)
        content = self._content = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.asked, 100)
        self._row.addStretch(1)  # for what the question, no wider than a card, leaves
        self._row.addWidget(self.notes)
        self._scroll = ScrollBox(content)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        QApplication.instance().focusChanged.connect(  # type: ignore[union-attr]
            self._keep_in_sight
        )
        self._arrange()

    def show_top(self) -> None:
        """Scroll back to the question."""
        self._scroll.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the notes beside the rest, or below."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._arrange()

    def _keep_in_sight(self, before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what has the keyboard: Qt does so for Tab only, not for Alt and a letter.

        Whoever comes to the sentences sees all of them, or the first ones.
        """
        if now is None or not self.isAncestorOf(now):
            return
        rows = self.answer.rows
        came = rows.isAncestorOf(now) and not (before and rows.isAncestorOf(before))
        part = rows if came else now
        if now is self.vote.tally:
            self.show_top()  # with its question, where both have room
        self._scroll.ensureWidgetVisible(part, 0, units.u(1))
        if part.height() > self._scroll.viewport().height():
            top = part.mapTo(self._content, QPoint(0, 0)).y()
            self._scroll.verticalScrollBar().setValue(top)

    def _arrange(self) -> None:
        beside = self.width() >= units.u(ROOM_BESIDE)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        units.hold(self.notes, least=NOTES if beside else 0, most=NOTES if beside else 0)
