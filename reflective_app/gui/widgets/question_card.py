"""One question: what it asks, how it stands, and what the group writes beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Answer, AnswerState, Settled, Sure
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import QuestionKind
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.answer_picker import AnswerPicker
from reflective_app.gui.widgets.buttons import link_button
from reflective_app.gui.widgets.fields import ReflectionEdit
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.labelled import LabelledFields
from reflective_app.gui.widgets.parked_points import ParkedPoints
from reflective_app.gui.widgets.radio_row import RadioRow
from reflective_app.gui.widgets.tab_order import stand_in_order
from reflective_app.gui.widgets.text import RoleLabel, body_label, caption, section_label
from reflective_app.wording.words import SURE

SETTLED_KEYS = {
    "u": Settled.UNANIMOUS,
    "a": Settled.AFTER_DISCUSSION,
    "f": Settled.FACILITATORS_CALL,
}
"""At the sentences, a letter says how it was settled."""

ANSWER_FIRST = "Answer first; then say how it was settled."
HOW_SETTLED = (
    (Settled.UNANIMOUS, "Unani&mous"),
    (Settled.AFTER_DISCUSSION, "After dis&cussion"),
    (Settled.FACILITATORS_CALL, "Faci&litator’s call"),
)
NOTES = (
    ("have", "What do we h&ave now?", "What families can get today"),
    ("know", "How do we &know?", "A count, a paper, what families say"),
    ("next", "What &next?", "An action, or who could find out"),
)
MORE = (
    (
        "different_view",
        "A &different view, no name kept",
        "In the person’s own words, if they wish",
    ),
    ("barriers", "What stands &in the way here?", ""),
    ("enablers", "&What helps here?", ""),
    ("note", "A n&ote", ""),
)
EDGES, LOW_EDGES = (3.5, 1.25, 3.5, 2.5), (3, 0.5, 3, 1.5)
WIDEST = 100
"""The width of a card on a wide screen, in units."""


@dataclass(frozen=True)
class CardWords:
    """What the card says around a question: where it belongs, how it stands, what is parked, and
    what is carried on of how the last answer was settled. `rest` offers to say the same of others.
    """

    place: str
    standing: str
    parked: tuple[tuple[str, str], ...] = ()
    settled: str = ""
    rest: str = ""


class QuestionCard(QWidget):
    """`written` carries a box and its text; `sure_said` and `settled_said` a key, or nothing.

    `rest_wanted` asks to say of the item's other answers, too, how they were settled.
    """

    written = Signal(str, str)
    sure_said = Signal(str)
    settled_said = Signal(str)
    rest_wanted = Signal()

    def __init__(self) -> None:
        """Empty until it is shown a question."""
        super().__init__()
        self._question: Question | None = None
        self.place = RoleLabel("", Role.CODE, second=True)
        self.standing: RoleLabel = caption("")
        self.standing.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.question: RoleLabel = section_label("")
        self.why: RoleLabel = body_label("", second=True)
        self.answer = AnswerPicker()
        self.parked = ParkedPoints()
        self.boxes: dict[str, ReflectionEdit] = {}
        self.how, self.notes, self.more = LabelledFields(), LabelledFields(), LabelledFields()
        self.carried: RoleLabel = caption("", second=False)
        self.rest = link_button("", self.rest_wanted.emit)
        self.rest.hide()
        self._add_boxes(self.notes, NOTES)
        self._add_boxes(self.more, MORE)
        self._add_judgements()
        self.fold = Fold("Different view, barriers…", self.more)
        self._lay_out()

    def show_question(self, question: Question, answer: Answer, words: CardWords) -> None:
        """Show another question with its answer."""
        self._question = question
        self.question.setText(question.text)
        self.why.say(_why(question))
        self.answer.show_question(question, answer)
        self.show_answer(answer, words)
        self.fold.show_open(any(getattr(answer, name) for name, _, _ in MORE))

    def show_answer(self, answer: Answer, words: CardWords) -> None:
        """Show what was said to the question."""
        self.place.setText(words.place)
        self.standing.setText(words.standing)
        self._show_parked(words.parked)
        self.answer.show_answer(answer)
        for name, box in self.boxes.items():
            box.show_text(getattr(answer, name))
        self.sure.show_choice(answer.sure.value if answer.sure else "")
        self.settled.show_choice(answer.settled.value if answer.settled else "")
        self.carried.say(words.settled)
        if not words.rest and self.rest.hasFocus():
            self.settled.setFocus()
        self.rest.setText(words.rest)
        self.rest.setVisible(bool(words.rest))
        self._show_fields(answer)
        filled = sum(bool(getattr(answer, name)) for name, _, _ in MORE)
        self.fold.head.set_note(f"{filled} written" if filled else "")

    @property
    def last_stop(self) -> QWidget:
        """Where Tab comes to last."""
        return self.boxes[MORE[-1][0]]

    def be_low(self, low: bool) -> None:
        """Where there is little height, have the answers in sight: why it is asked comes after
        them, and all stands closer.
        """
        self.question.set_role(Role.LEAD if low else Role.SECTION)
        units.lay(self._column, LOW_EDGES if low else EDGES, 0.75 if low else 2)
        units.lay(self._asked, (0, 0, 0, 0), 0.25 if low else 0.75)
        self.answer.rows.tighten(low)
        home = self._column if low else self._asked
        if home.indexOf(self.why) < 0:
            (self._asked if low else self._column).removeWidget(self.why)
            home.insertWidget(2, self.why)

    def focus_on(self, box: str = "") -> None:
        """Give the keyboard to a box that is written in, unfolding it, or to the answer.

        Where a box is meant the keyboard never comes to the sentences: digits answer there.
        """
        if box in self.boxes:
            if any(box == name for name, _, _ in MORE):
                self.fold.show_open(True)
            self.boxes[box].setFocus(Qt.FocusReason.OtherFocusReason)
        elif box:
            reason, others = self.answer.reason, self.answer.others
            part = others if reason.isHidden() else reason
            part.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.answer.focus()

    def _show_parked(self, points: tuple[tuple[str, str], ...]) -> None:
        if points != self.parked.points:
            self.parked.show_points(points)
            stand_in_order(self.parked, self.parked.findChildren(QPushButton))

    def _show_fields(self, answer: Answer) -> None:
        """Leave out what the kind of question has no use for, unless it was filled in."""
        kind = self._question.kind if self._question else QuestionKind.LADDER
        judged = kind in (QuestionKind.LADDER, QuestionKind.CHOICE)
        agreed = answer.state is AnswerState.AGREED and judged
        self.notes.show_field(self.boxes["have"], judged or bool(answer.have))
        self.notes.show_field(self.sure, kind is not QuestionKind.TEXT or bool(answer.sure))
        self.how.setVisible(judged)
        self.settled.setEnabled(agreed)
        self.settled.setToolTip("" if agreed else ANSWER_FIRST)
        self.carried.setVisible(judged and bool(self.carried.text()))

    def _add_boxes(self, fields: LabelledFields, boxes: tuple[tuple[str, str, str], ...]) -> None:
        for name, words, hint in boxes:
            box = ReflectionEdit(words.replace("&", ""), hint)
            box.written.connect(partial(self.written.emit, name))
            self.boxes[name] = box
            fields.add(words, box)

    def _add_judgements(self) -> None:
        sure = [(key.value, SURE[key]) for key in Sure]
        self.sure = RadioRow(sure, "How sure are we?", can_be_none=True)
        self.sure.picked.connect(self.sure_said)
        self.notes.add("How &sure are we?", self.sure)
        settled = [(key.value, words) for key, words in HOW_SETTLED]
        self.settled = RadioRow(settled, "How was it settled?", can_be_none=True)
        for key, words in settled:
            name = f"How was it settled? {words.replace('&', '')}"
            self.settled.button(key).setAccessibleName(name)
        self.settled.picked.connect(self.settled_said)
        self.answer.rows.lettered.connect(self._take_letter)
        self.how.add("How was it se&ttled?", self.settled)

    def _take_letter(self, letter: str) -> None:
        """Say by a letter how it was settled; it is said too where there is no answer yet."""
        if letter not in SETTLED_KEYS or self.how.isHidden():
            return
        if not self.settled.isEnabled():
            announce(self, ANSWER_FIRST)
            return
        key = SETTLED_KEYS[letter].value
        if key != self.settled.choice:
            self.settled_said.emit(key)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        units.lay(head, (0, 0, 0, 0), 2)
        head.addWidget(self.place, 1)
        head.addWidget(self.standing, 1)
        column = self._column = QVBoxLayout(self)
        units.lay(column, EDGES, 2)
        asked = self._asked = QVBoxLayout()
        units.lay(asked, (0, 0, 0, 0), 0.75)
        asked.addLayout(head)
        asked.addWidget(self.question)
        asked.addWidget(self.why)
        column.addLayout(asked)
        settled = QVBoxLayout()
        units.lay(settled, (0, 0, 0, 0), 0.5)
        settled.addWidget(self.how)
        settled.addWidget(self.carried)
        settled.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.answer)
        column.addLayout(settled)
        for part in (self.parked, self.notes, self.fold):
            column.addWidget(part)
        column.addStretch(1)
        units.hold(self, most=WIDEST)


def _why(question: Question) -> str:
    """Why it is asked; what stands beside a question to reflect on says how to go about it."""
    if not question.why or question.kind is QuestionKind.TEXT:
        return question.why or ""
    return f"Why it matters: {question.why}"
