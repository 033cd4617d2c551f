"""Parts of the form for one action: how easy it is, and which sentences it aims at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.item import Question
from reflective_app.domain.plan import Action, Aim, Ease, Ratings
from reflective_app.gui import units
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import MOST_LINE, ReflectionEdit
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.text import body_label, caption
from reflective_app.wording.plan import aim_words
from reflective_app.wording.plan_reasons import EASE, NOT_RATED, SIDES
from reflective_app.wording.words import short_name

RATINGS = (("", NOT_RATED), *((ease.value, words) for ease, words in EASE.items()))
NO_AIM = ("", "No aim")
AIMS_HINT = "Which sentence of which question will be true once this is done?"
NO_QUESTIONS = "Choose first for which items this is; their questions are then offered here."


class PhaseBox(ChoiceBox):
    """Tells a choice by the arrow keys, which may go on, from one that is made.

    `entered` is Enter on the closed box.
    """

    entered = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        """No key is down at first."""
        super().__init__(choices)
        self.steps = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key of the closed box."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        self.steps = True
        super().keyPressEvent(event)
        self.steps = False


class LineBox(ReflectionEdit):
    """A few words without a break, as many lines high as they need."""

    def __init__(self, name: str) -> None:
        """One line high while it is empty."""
        super().__init__(name, lines=(1, 6), most=MOST_LINE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter breaks nothing: the words stand in a cell of a table, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A break that is pasted becomes a space."""
        if source.hasText():
            self.insertPlainText(" ".join(source.text()[: self._most].splitlines()))


class EaseBox(QWidget):
    """Three ratings beside one another. `rated` carries all three as a value."""

    rated = Signal(object)

    def __init__(self) -> None:
        """Nothing is rated at first."""
        super().__init__()
        self._shown = Ratings()
        self.boxes: dict[str, ChoiceBox] = {}
        row = FlowLayout(self)
        units.lay(row, (0, 0, 0, 0), 2)
        for side, words in SIDES.items():
            box = ChoiceBox(RATINGS)
            box.picked.connect(partial(self._on_picked, side))
            self.boxes[side] = box
            labelled = field_box(words, box, wraps=False)
            row.addWidget(labelled)

    def show_ratings(self, ease: Ratings) -> None:
        """Show these, without proposing them."""
        self._shown = ease
        for side, box in self.boxes.items():
            rating = getattr(ease, side)
            box.show_choice(rating.value if rating is not None else "")

    def _on_picked(self, side: str, key: str) -> None:
        rating = Ease(key) if key else None
        given = {name: getattr(self._shown, name) for name in SIDES}
        self.rated.emit(Ratings(**(given | {side: rating})))


class AimsBox(QWidget):
    """The sentences an action aims at, and a question with its sentences to choose another from.

    `aimed` carries all aims.
    """

    aimed = Signal(object)

    def __init__(self) -> None:
        """Without questions until it is shown an action."""
        super().__init__()
        self._aims: tuple[Aim, ...] = ()
        self._asked: Mapping[str, Question] = {}
        self._assessment: Assessment | None = None
        self._offered: tuple[str, list[str], list[int | None]] = ("", [], [])
        self.listed = body_label("")
        self.none = caption(NO_QUESTIONS)
        self.question, self.sentence = ChoiceBox([]), ChoiceBox([])
        self._chosen = caption("", second=False)
        for box in (self.question, self.sentence):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.question.picked.connect(self._on_question)
        self.sentence.picked.connect(self._on_sentence)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        self._boxes = QWidget()
        inner = QVBoxLayout(self._boxes)
        units.lay(inner, (0, 0, 0, 0), 1)
        inner.addWidget(field_box("&Question", self.question))
        inner.addWidget(field_box("Sentence to reach", self.sentence, below=self._chosen))
        for widget in (self.listed, self.none, self._boxes):
            column.addWidget(widget)

    def show_aims(self, action: Action, assessment: Assessment) -> None:
        """Show what an action aims at, and offer the questions of its items."""
        self._aims, self._assessment = action.aims, assessment
        questions = assessment.question_set
        codes = questions.codes
        offered = {
            question.id: (f"{codes[item.id]}  {short_name(question)}", question)
            for item in questions.every_item
            if item.id in action.items
            or any(a.question in _ids(item.ladder_questions) for a in action.aims)
            for question in item.ladder_questions
        }
        asked = {key: question for key, (_, question) in offered.items()}
        today = [assessment.answer(key).rung for key in asked]
        if (action.id, list(asked), today) != self._offered:
            at = self.question.choice if action.id == self._offered[0] else ""
            self._offered, self._asked = (action.id, list(asked), today), asked
            self.question.clear()
            for key, (words, _) in offered.items():
                self.question.addItem(words, key)
            first = action.aims[0].question if action.aims else next(iter(asked), "")
            self.question.show_choice(at if at in asked else first)
            _widen(self.question)
            self._offer_sentences()
        self.listed.say("\n".join(aim_words(aim, assessment) for aim in action.aims))
        self.none.setVisible(not asked)
        self._boxes.setVisible(bool(asked))
        self._show_sentence()

    def _offer_sentences(self) -> None:
        self.sentence.clear()
        question = self._asked.get(self.question.choice)
        if question is None or self._assessment is None:
            return
        today = self._assessment.answer(question.id).rung
        self.sentence.addItem(NO_AIM[1], NO_AIM[0])
        for rung, sentence in enumerate(question.rungs):
            words = f"{rung}  {sentence}"
            self.sentence.addItem(f"{words} (today)" if rung == today else words, str(rung))
        _widen(self.sentence)

    def _show_sentence(self) -> None:
        at = self.question.choice
        aim = next((aim for aim in self._aims if aim.question == at), None)
        self.sentence.show_choice("" if aim is None else str(aim.rung))
        question = self._asked.get(at)
        whole = question.rungs[aim.rung] if question is not None and aim is not None else ""
        self._chosen.say(whole)
        self.sentence.setAccessibleDescription(whole)

    def _on_question(self, _: str) -> None:
        self._offer_sentences()
        self._show_sentence()

    def _on_sentence(self, key: str) -> None:
        at = self.question.choice
        aims = [aim for aim in self._aims if aim.question != at]
        if key:
            places = [aim.question for aim in self._aims]
            place = places.index(at) if at in places else len(aims)
            aims.insert(place, Aim(question=at, rung=int(key)))
        self.aimed.emit(tuple(aims))


def with_hint(hint: str, widget: QWidget) -> QWidget:
    """A widget below a hint."""
    both = QWidget()
    column = QVBoxLayout(both)
    units.lay(column, (0, 0, 0, 0), 0.5)
    column.addWidget(caption(hint))
    column.addWidget(widget)
    return both


def pair(first: QWidget, second: QWidget) -> QWidget:
    """Two short fields side by side, or one below the other where narrow."""
    both = QWidget()
    row = FlowLayout(both)
    units.lay(row, (0, 0, 0, 0), 2)
    for box in (first, second):
        units.hold(box, least=31, most=34)
        row.addWidget(box)
    return both


def _ids(questions: tuple[Question, ...]) -> set[str]:
    return {question.id for question in questions}


def _widen(box: ChoiceBox) -> None:
    """Let the list of a box show whole sentences, as far as the window is wide."""
    wanted = box.view().sizeHintForColumn(0) + units.u(4)
    box.view().setMinimumWidth(min(wanted, max(box.window().width() - units.u(8), 1)))
