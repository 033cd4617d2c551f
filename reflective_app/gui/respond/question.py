"""One question of a response: its sentences as a large choice, or a tally, and two boxes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.item import Question
from reflective_app.domain.picks import Pick
from reflective_app.domain.responses import ResponseFile, ResponseWords
from reflective_app.domain.sheet_code import DONT_KNOW, NOT_MINE
from reflective_app.domain.voting import pick_of
from reflective_app.gui import units
from reflective_app.gui.respond.tally import TableTally
from reflective_app.gui.widgets.buttons import link_button
from reflective_app.gui.widgets.fields import ReflectionEdit
from reflective_app.gui.widgets.rung_picker import RungPicker
from reflective_app.gui.widgets.rung_row import RungLine
from reflective_app.gui.widgets.shapes import rung_shape
from reflective_app.gui.widgets.text import RoleLabel, caption, field_label, section_label
from reflective_app.wording.codes import EXITS, question_codes
from reflective_app.wording.respond import (
    MEANS,
    NOT_AT_IT,
    OPTIONAL,
    PROMPTS,
    no_answer_words,
    place_words,
)
from reflective_app.wording.words import WORDED_TOP, answer_words

WIDEST = 98
"""In units: wider rows would put their codes far from their sentences."""


class QuestionView(QWidget):
    """Proposes. `picked` carries a Pick, or None where an answer is taken back; `written` a box of
    `PROMPTS` and its text.
    """

    picked = Signal(object)
    written = Signal(str, str)

    def __init__(self) -> None:
        """It needs a question before it can be used."""
        super().__init__()
        self._question: Question | None = None
        self._people = 1
        self.place: RoleLabel = caption("")
        self.item: RoleLabel = caption("")
        self.text: RoleLabel = section_label("")
        self.choices = RungPicker()
        self.tally = TableTally()
        self.take_back = link_button("Take the answer back", self._take_back)
        self.boxes = {key: ReflectionEdit(words, lines=(2, 6)) for key, words in PROMPTS.items()}
        units.hold(self.choices, most=WIDEST)
        column = QVBoxLayout(self)
        units.lay(column, (4, 2.5, 4, 3), 1)
        for part in (self.place, self.item, self.text, self.choices, self.tally, self.take_back):
            column.addWidget(part)
        for key, words in PROMPTS.items():
            box = self.boxes[key]
            box.setAccessibleDescription(OPTIONAL)
            box.setPlaceholderText(OPTIONAL)
            column.addWidget(
                field_label(words.replace("else", "&else").replace("know", "&know"), box)
            )
            column.addWidget(box)
            units.hold(box, most=78)
        column.addStretch(1)
        self.choices.chosen.connect(self._on_row)
        self.choices.lettered.connect(self.choices.take_code)
        self.tally.tallied.connect(self.picked)
        self.boxes["know"].written.connect(lambda text: self.written.emit("know", text))
        self.boxes["note"].written.connect(lambda text: self.written.emit("note", text))

    def show_question(self, question_id: str, response: ResponseFile) -> None:
        """Ask another question, with what was said to it."""
        questions = response.question_set
        self._question = question = questions.question(question_id)
        code = question_codes(questions)[question_id]
        item = next(each for each in questions.every_item if question in each.questions)
        self.place.setText(f"{place_words(response.asked.index(question_id), response)} · {code}")
        self.item.setText(item.title)
        self.text.setText(question.text)
        self.choices.show_lines(_lines(question), question.text)
        self.tally.show_question(question, response.people, response.picks.get(question_id))
        self.show_response(response)

    def show_response(self, response: ResponseFile) -> None:
        """Show what was said to the question; what is being typed stays."""
        question = self._question
        if question is None:
            return
        pick = response.picks.get(question.id)
        table = response.people > 1
        self.choices.setVisible(not table)
        self.tally.setVisible(table)
        self.choices.show_choice(None if pick is None or table else _place(pick))
        if table:
            self.tally.show_people(response.people)
        self.take_back.setVisible(pick is not None)
        said = response.words.get(question.id, ResponseWords())
        for key, box in self.boxes.items():
            box.show_text(getattr(said, key))

    def focus(self) -> None:
        """Give the keyboard to what is to be answered."""
        if self.tally.isHidden():
            self.choices.focus()
        else:
            self.tally.focus()

    def focus_on(self, box: str) -> QWidget:
        """Give the keyboard to a box that is written in; the box."""
        self.boxes[box].setFocus(Qt.FocusReason.OtherFocusReason)
        return self.boxes[box]

    def take_code(self, code: str) -> bool:
        """Answer by a code typed elsewhere; whether it is one of this question."""
        return self.tally.isHidden() and self.choices.take_code(code.casefold())

    def missed_words(self, typed: str, *, in_list: bool) -> str:
        """Why a digit, ? or x that nothing took answered nothing; empty for other keys."""
        looks_like_one = len(typed) == 1 and (typed.isdigit() or typed.casefold() in EXITS)
        if self._question is None or not looks_like_one or not self.tally.isHidden():
            return ""
        at_it = in_list or any(row.button.hasFocus() for row in self.choices.rows)
        return no_answer_words(typed, self._question) if at_it else NOT_AT_IT

    def settle(self) -> bool:
        """Have a tally that is typed read; whether there is nothing left that is not understood."""
        return self.tally.isHidden() or self.tally.settle()

    def _on_row(self, place: int, _: bool) -> None:
        assert self._question is not None
        sentences = len(self._question.rungs)
        code = str(place) if place < sentences else (DONT_KNOW, NOT_MINE)[place - sentences]
        self.picked.emit(pick_of(code, sentences))

    def _take_back(self) -> None:
        """The keyboard goes on to what may be answered instead."""
        self.picked.emit(None)
        if self._question is not None:
            self.tally.show_question(self._question, self.tally.people, None)
        self.focus()


def _lines(question: Question) -> list[RungLine]:
    """The sentences, then the two answers that are none of them."""
    worded = question.top == WORDED_TOP
    sentences = [
        RungLine(
            sentence,
            str(rung),
            answer_words(question, rung) if worded else "",
            rung_shape(rung, question.top) if worded else None,
        )
        for rung, sentence in enumerate(question.rungs)
    ]
    return [*sentences, *(RungLine(MEANS[code], code, words) for code, words in EXITS.items())]


def _place(pick: Pick) -> int | None:
    """The row of one person's pick."""
    counts = (*pick.counts, pick.dont_know, pick.not_mine)
    return next((place for place, count in enumerate(counts) if count), None)
