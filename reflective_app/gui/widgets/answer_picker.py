"""Answering one question: its ladder, options, number or text, and the ways of not answering."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.domain.assessment import NOT_DISCUSSED, Answer, AnswerState
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import QuestionKind
from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.answer_panes import ApartPane, ReasonPane
from reflective_app.gui.widgets.fields import ReflectionEdit
from reflective_app.gui.widgets.radio_row import RadioRow
from reflective_app.gui.widgets.rung_picker import RungPicker
from reflective_app.gui.widgets.rung_row import RungLine
from reflective_app.gui.widgets.shapes import rung_shape
from reflective_app.gui.widgets.text import RoleLabel, caption
from reflective_app.gui.widgets.waiting_count import WaitingCount
from reflective_app.wording.words import STATES, WORDED_TOP, answer_words

MOST_COUNT = 999_999_999
OTHERS = tuple(
    (state.value, words)
    for state, words in (
        (AnswerState.DONT_KNOW, STATES[AnswerState.DONT_KNOW]),
        (AnswerState.NOT_APPLICABLE, f"{STATES[AnswerState.NOT_APPLICABLE]}…"),
        (AnswerState.NO_AGREEMENT, f"{STATES[AnswerState.NO_AGREEMENT]}…"),
        (AnswerState.NOT_DISCUSSED, STATES[AnswerState.NOT_DISCUSSED]),
    )
)


class AnswerPicker(QWidget):
    """Proposes answers; each signal is a person's wish. What is shown is never proposed back.

    `rung_chosen` carries the rung and whether it was passed with the arrows, `value_given` a
    number, an option, a text or None for nothing.
    """

    rung_chosen = Signal(int, bool)
    value_given = Signal(object)
    not_known = Signal()
    does_not_apply = Signal(str)
    disagreed = Signal(int, int)
    taken_back = Signal()

    def __init__(self, *, close: bool = False) -> None:
        """It needs a question before it can be used. `close` sentences stand close together."""
        super().__init__()
        self._question: Question | None = None
        self._answer = NOT_DISCUSSED
        self._halves: dict[str, tuple[int | None, int | None]] = {}
        self.rows = RungPicker(close=close)
        self.number = WaitingCount("Number", least=-MOST_COUNT, most=MOST_COUNT, blank=True)
        self.unit: RoleLabel = RoleLabel()
        self.text = ReflectionEdit("Answer", lines=(4, 14))
        self.trouble: RoleLabel = caption("", second=False)
        self.others = RadioRow(OTHERS, "")
        self.reason, self.apart = ReasonPane(), ApartPane()
        self._lay_out()
        self.rows.chosen.connect(self._on_row)
        self.rows.not_known.connect(self.not_known)
        self.number.counted.connect(self.value_given)
        self.text.written.connect(self.value_given.emit)
        self.others.picked.connect(self._on_other)
        self.reason.written.connect(self.does_not_apply)
        self.apart.chosen.connect(self.disagreed)
        self.apart.half_chosen.connect(self._on_half)

    def show_question(self, question: Question, answer: Answer) -> None:
        """Ask another question, and show what was said to it."""
        self._question, self._answer = question, answer
        kind = question.kind
        self.rows.show_lines(_lines(question), question.text)
        self.rows.setVisible(kind in (QuestionKind.LADDER, QuestionKind.CHOICE))
        self._number_row.setVisible(kind is QuestionKind.NUMBER)
        self.number.setAccessibleName(f"{question.text} {question.unit or ''}".strip())
        self.unit.say(question.unit or "")
        self.text.setVisible(kind is QuestionKind.TEXT)
        self.text.setAccessibleName(question.text)
        apart = self.others.button(AnswerState.NO_AGREEMENT.value)
        apart.setVisible(kind is QuestionKind.LADDER)
        self.apart.show_rungs(_rung_words(question))
        for key, words in OTHERS:
            self.others.button(key).setAccessibleDescription(question.text)
            self.others.button(key).setAccessibleName(words)
        self.number.show_count(None, anew=True)
        half = self._halves.get(question.id)
        self.show_again()
        if half is not None and answer.state is not AnswerState.NO_AGREEMENT:
            self._halves[question.id] = half
            self._show_other(AnswerState.NO_AGREEMENT)

    def show_answer(self, answer: Answer) -> None:
        """Show what was said; what a person is about to say stays until it is answered anew."""
        if _judged(answer) != _judged(self._answer):
            self._answer = answer
            self.show_again()
        self._answer = answer

    def show_again(self) -> None:
        """Show the recorded answer, and nothing else."""
        answer = self._answer
        if self._question is not None:
            self._halves.pop(self._question.id, None)
        held = self._pane_holding_focus()
        self.rows.show_choice(self._place(answer))
        self.number.show_count(answer.value if isinstance(answer.value, int) else None)
        self.text.show_text(answer.value if isinstance(answer.value, str) else "")
        self.trouble.say("")
        self._show_other(answer.state)
        if held is not None and held.isHidden():
            self.focus()

    def focus(self) -> None:
        """Give the keyboard to the answer, or to the first thing to answer with.

        A number waits there for Enter: the digit that comes next may be meant for another question.
        """
        other = self.others.choice not in ("", AnswerState.NOT_DISCUSSED.value)
        if other:
            self.others.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._question is not None and self._question.kind is QuestionKind.NUMBER:
            self.number.wait()
        elif self._question is not None and self._question.kind is QuestionKind.TEXT:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.rows.focus()

    @property
    def is_half_apart(self) -> bool:
        """Whether no agreement is chosen and one of its two sentences is still missing."""
        return self._question is not None and self._question.id in self._halves

    def take_typed(self, code: str) -> None:
        """Answer by a digit or `?` that was typed elsewhere.

        A number and a text are not answered so: they only get the keyboard.
        """
        kind = self._question.kind if self._question is not None else QuestionKind.TEXT
        if kind is QuestionKind.LADDER:
            self.rows.take_code(code)
        else:
            self.focus()

    @property
    def half_questions(self) -> tuple[str, ...]:
        """The questions of which half of a no agreement is chosen, by id."""
        return tuple(self._halves)

    def asks_more(self) -> bool:
        """Ask for what is still missing from what is chosen; whether anything is: why the question
        does not apply, or between which sentences the group was left.
        """
        match self.others.choice:
            case AnswerState.NOT_APPLICABLE if not self._answer.reason.strip():
                self.reason.ask()
            case AnswerState.NO_AGREEMENT if not self.apart.is_whole:
                self.apart.ask()
            case _:
                return False
        return True

    def complain(self, message: str) -> None:
        """Say why something was not recorded; what was typed stays."""
        self.trouble.say(message)
        announce(self, message)

    def _lay_out(self) -> None:
        self._number_row = QWidget()
        row = QHBoxLayout(self._number_row)
        units.lay(row, (0, 0, 0, 0), 1)
        row.addWidget(self.number)
        row.addWidget(self.unit, 100)  # before the stretch, so that it breaks only where it must
        row.addStretch(1)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1.5)
        for part in (self.rows, self._number_row, self.number.trouble, self.text, self.trouble):
            column.addWidget(part)
        for part in (self.others, self.reason, self.apart):
            column.addWidget(part)

    def _on_row(self, place: int, passing: bool) -> None:
        assert self._question is not None
        if self._question.kind is QuestionKind.LADDER:
            self.rung_chosen.emit(place, passing)
        else:
            self.value_given.emit(self._question.options[place])

    def _on_half(self) -> None:
        half = self.apart.half
        if self._question is not None and half is not None:
            self._halves[self._question.id] = half

    def _on_other(self, key: str) -> None:
        self._show_other(AnswerState(key))
        match AnswerState(key):
            case AnswerState.DONT_KNOW:
                self.not_known.emit()
            case AnswerState.NOT_DISCUSSED:
                self.taken_back.emit()
            case AnswerState.NOT_APPLICABLE if self._answer.reason.strip():
                self.does_not_apply.emit(self._answer.reason)
                self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            case AnswerState.NOT_APPLICABLE:
                self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                self.apart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_other(self, state: AnswerState) -> None:
        """Choose a way of not answering, and ask for what belongs to it."""
        answer = self._answer
        self.others.show_choice("" if state is AnswerState.AGREED else state.value)
        recorded = answer.reason if answer.state is AnswerState.NOT_APPLICABLE else ""
        self.reason.show_reason(recorded, answer.reason)
        half = self._halves.get(self._question.id) if self._question is not None else None
        if half is not None:
            self.apart.show_half(*half)
        else:
            self.apart.show_choice(answer.low, answer.high)
        self.reason.setVisible(state is AnswerState.NOT_APPLICABLE)
        self.apart.setVisible(state is AnswerState.NO_AGREEMENT)

    def _place(self, answer: Answer) -> int | None:
        question = self._question
        if question is None or question.kind is QuestionKind.LADDER:
            return answer.rung
        if answer.value in question.options:
            return question.options.index(str(answer.value))
        return None

    def _pane_holding_focus(self) -> QWidget | None:
        focused = self.window().focusWidget()
        for pane in (self.reason, self.apart):
            if focused is not None and pane.isAncestorOf(focused):
                return pane
        return None


def _judged(answer: Answer) -> tuple[object, ...]:
    return answer.state, answer.rung, answer.low, answer.high, answer.told, answer.reason


def _rung_words(question: Question) -> tuple[str, ...]:
    """The rungs by name, where the sentences themselves would be too long."""
    if question.top == WORDED_TOP:
        return tuple(answer_words(question, rung) for rung in range(len(question.rungs)))
    return tuple("sentence" for _ in question.rungs)


def _lines(question: Question) -> list[RungLine]:
    """The rows to choose from; none for a question that is answered by typing."""
    if question.kind is QuestionKind.CHOICE:
        return [RungLine(option) for option in question.options]
    worded = question.top == WORDED_TOP
    return [
        RungLine(
            sentence,
            str(rung),
            answer_words(question, rung) if worded else "",
            rung_shape(rung, question.top),
        )
        for rung, sentence in enumerate(question.rungs)
    ]
