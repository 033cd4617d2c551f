"""How every question stands in a word or two, and which of them are listed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from operator import is_

from reflective_app.domain.agreement import Spread, spread_of
from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import QuestionKind
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui.widgets.question_list import QuestionRow
from reflective_app.gui.widgets.shapes import Shape, rung_shape
from reflective_app.wording.dates import number
from reflective_app.wording.words import SETTLED, STATES, answer_words, short_name

ALL, PARKED, FLAGGED, SPLIT = "all", "parked", "flagged", "split"
ANYONE = ""
SHOW = (
    (ALL, "Show: all questions"),
    (AnswerState.NOT_DISCUSSED.value, "Show: not discussed"),
    (AnswerState.DONT_KNOW.value, "Show: don’t know"),
    (AnswerState.NO_AGREEMENT.value, "Show: no agreement"),
    (PARKED, "Show: parked"),
    (FLAGGED, "Show: flagged"),
    (SPLIT, "Show: picks are split"),
)
SETTLED_STATES = (AnswerState.AGREED, AnswerState.NO_AGREEMENT, AnswerState.NOT_APPLICABLE)
NOT_KNOWN_SHAPES = {
    AnswerState.DONT_KNOW: Shape.NOT_KNOWN,
    AnswerState.NOT_APPLICABLE: Shape.DOES_NOT_APPLY,
}

Listed = tuple[tuple[Item, tuple[Question, ...]], ...]
"""Items in guide order, each with those of its questions that are listed."""


@dataclass(frozen=True)
class Wanted:
    """Which questions to list: a kind of standing, words that must all be found, and whose they are
    to speak to.
    """

    some: str = ALL
    words: tuple[str, ...] = ()
    speaker: str = ANYONE

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self.some == ALL and not self.words and self.speaker == ANYONE


class Unfolded:
    """Which items show their questions.

    An item unfolds by itself when one of its questions is come to, and folds again when that is
    left, unless somebody unfolded it by hand. While something is sought all items are unfolded.
    """

    def __init__(self) -> None:
        """All folded."""
        self._by_hand: set[str] = set()
        self._by_itself = ""
        self._folded_in_search: set[str] = set()

    def come_to(self, item_id: str) -> None:
        """Have an item unfold by itself."""
        self._by_itself = item_id
        self._folded_in_search.discard(item_id)

    def turn(self, item_id: str, unfolded: bool, wanted: Wanted) -> None:
        """Unfold or fold an item by hand."""
        if wanted.everything:
            self._by_itself = "" if self._by_itself == item_id else self._by_itself
            (self._by_hand.add if unfolded else self._by_hand.discard)(item_id)
        else:
            turned = self._folded_in_search
            (turned.discard if unfolded else turned.add)(item_id)

    def seek(self) -> None:
        """Something else is sought: all that is found is to be seen."""
        self._folded_in_search.clear()

    def shows(self, item_id: str, wanted: Wanted) -> bool:
        """Whether an item shows its questions."""
        if not wanted.everything:
            return item_id not in self._folded_in_search
        return item_id in self._by_hand or item_id == self._by_itself


def listed_questions(wanted: Wanted, kept: str, assessment: Assessment) -> Listed:
    """The items in guide order, with those of their questions that are wanted and the one kept.

    Answering a question must not take it from under one's hands.
    """
    listed = []
    for item in assessment.question_set.every_item:
        some = tuple(
            question
            for question in item.questions
            if wanted.everything or question.id == kept or _fits(wanted, item, question, assessment)
        )
        if some:
            listed.append((item, some))
    return tuple(listed)


def speakers(question_set: QuestionSet) -> list[tuple[str, str]]:
    """Who may be asked for: anyone, then each role that some question is for, in guide order."""
    roles = dict.fromkeys(
        role for question in question_set.questions() for role in question.speakers
    )
    return [(ANYONE, "Speaks: anyone"), *((role, f"Speaks: {role}") for role in roles)]


def _fits(wanted: Wanted, item: Item, question: Question, assessment: Assessment) -> bool:
    answer = assessment.answer(question.id)
    match wanted.some:
        case "all":
            standing = True
        case "parked":
            standing = answer.parked
        case "flagged":
            standing = answer.flagged
        case "split":
            standing = spread_of(question, assessment) is Spread.SPLIT
        case state:
            standing = answer.state.value == state
    standing = standing and wanted.speaker in (ANYONE, *question.speakers)
    if not standing or not wanted.words:
        return standing
    code = assessment.question_set.codes[item.id]
    notes = (answer.have, answer.know, answer.next, answer.different_view, answer.note)
    asked = (question.text, question.why or "", *question.rungs, *question.look_for)
    text = " ".join((code, item.title, *asked, *notes)).casefold()
    return all(word in text for word in wanted.words)


class RowMaker:
    """Makes the rows, and again only those whose answers changed since."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._made: dict[str, tuple[tuple[object, ...], QuestionRow]] = {}

    def rows(
        self, listed: Listed, unfolded: Collection[str], shown: str, assessment: Assessment
    ) -> list[QuestionRow]:
        """A row for every item, and for the questions of those that are unfolded."""
        rows = []
        for item, questions in listed:
            is_open = item.id in unfolded
            answers = tuple(assessment.answer(each.id) for each in item.ladder_questions)
            make = partial(_item_row, item, is_open, assessment)
            rows.append(self._row(row_key(item.id), (item, is_open, *answers), make))
            for question in questions if is_open else ():
                answer, is_shown = assessment.answer(question.id), question.id == shown
                make = partial(_question_row, item, question, answer, is_shown)
                rows.append(self._row(question.id, (question, answer, is_shown), make))
        return rows

    def _row(
        self, key: str, made_of: tuple[object, ...], make: Callable[[], QuestionRow]
    ) -> QuestionRow:
        """The row that was made of the very same values, else a new one."""
        old = self._made.get(key)
        if old is not None and len(old[0]) == len(made_of) and all(map(is_, old[0], made_of)):
            return old[1]
        row = make()
        self._made[key] = made_of, row
        return row


def row_key(item_id: str) -> str:
    """The key of an item's row, which is the id of no question."""
    return f"item {item_id}"


def _item_row(item: Item, is_open: bool, assessment: Assessment) -> QuestionRow:
    code = assessment.question_set.codes[item.id]
    words = progress(item, assessment)
    shown = "questions shown" if is_open else "questions folded away"
    return QuestionRow(
        row_key(item.id),
        f"{code}  {item.title}",
        words,
        spoken=f"{code}, {item.title}, {words}, {shown}",
        item=item.id,
        unfolded=is_open,
    )


def _question_row(item: Item, question: Question, answer: Answer, is_shown: bool) -> QuestionRow:
    words, name = status_words(question, answer), short_name(question)
    place = item.questions.index(question) + 1
    return QuestionRow(
        question.id,
        name,
        words,
        shape=status_shape(question, answer),
        spoken=f"Question {place} of {len(item.questions)}, {name}, {words}",
        item=item.id,
        shown=is_shown,
    )


def status_words(question: Question, answer: Answer) -> str:
    """How a question stands: the word of its rung, or what else became of it; then its marks."""
    marks = [word for word, on in (("Parked", answer.parked), ("Flagged", answer.flagged)) if on]
    if answer.state is AnswerState.NOT_DISCUSSED and answer.parked:
        return " · ".join(marks)
    return " · ".join([_stands(question, answer), *(mark.lower() for mark in marks)])


def _stands(question: Question, answer: Answer) -> str:
    if answer.state is AnswerState.NO_AGREEMENT:
        return f"{STATES[answer.state]}, {answer.low} to {answer.high}"
    if answer.state is not AnswerState.AGREED:
        return STATES[answer.state]
    match question.kind:
        case QuestionKind.LADDER:
            return answer_words(question, answer.rung or 0)
        case QuestionKind.NUMBER if isinstance(answer.value, int):
            return f"{number(answer.value)} {question.unit or ''}".strip()
        case QuestionKind.CHOICE:
            return str(answer.told)
        case _:
            return str(answer.told).capitalize() if answer.withheld else "Written"


def status_shape(question: Question, answer: Answer) -> Shape | None:
    """The circle of an answer, where it has one."""
    if question.kind is not QuestionKind.LADDER:
        return None
    if answer.rung is not None:
        return rung_shape(answer.rung, question.top)
    return NOT_KNOWN_SHAPES.get(answer.state)


def half_at(question_id: str, assessment: Assessment) -> str:
    """Where a no agreement is half recorded; empty where the question is gone."""
    question_set = assessment.question_set
    if not question_set.has_question(question_id):
        return ""
    item = question_set.item_of(question_id)
    number = [question.id for question in item.questions].index(question_id) + 1
    return f"Half a no agreement at {question_set.codes[item.id]}, question {number}"


def place_words(question: Question, item: Item, assessment: Assessment) -> str:
    """Where a question belongs: "R2 · Question 2 of 5 · essential"."""
    number = f"Question {item.questions.index(question) + 1} of {len(item.questions)}"
    essential = ["essential"] if question.essential else []
    return " · ".join([assessment.question_set.codes[item.id], number, *essential])


def standing_words(question: Question, answer: Answer) -> str:
    """How a question stands, for its card: "Agreed, after discussion · flagged"."""
    words = _stands(question, answer)
    if answer.state is AnswerState.AGREED and question.kind is QuestionKind.LADDER:
        how = f", {SETTLED[answer.settled]}" if answer.settled else ""
        words = f"{STATES[answer.state]}{how}"
    marks = [word for word, on in (("parked", answer.parked), ("flagged", answer.flagged)) if on]
    return " · ".join([words, *marks])


def progress(item: Item, assessment: Assessment) -> str:
    """How far the group is with an item's ladder questions."""
    states = [assessment.answer(question.id).state for question in item.ladder_questions]
    settled = sum(state in SETTLED_STATES for state in states)
    unknown = states.count(AnswerState.DONT_KNOW)
    if not states:
        return "Nothing to agree"
    if not settled and not unknown:
        return "Not discussed"
    agreed, one = states.count(AnswerState.AGREED), len(states) == 1
    words = f"{agreed} of {len(states)} agreed" if agreed or one else ""
    if agreed == len(states):
        words = "Agreed" if one else f"All {agreed} agreed"
    elif one:
        return STATES[states[0]]
    others = (
        (states.count(AnswerState.NO_AGREEMENT), "no agreement", "no agreement"),
        (states.count(AnswerState.NOT_APPLICABLE), "does not apply", "do not apply"),
        (unknown, "not known", "not known"),
    )
    said = [f"{count} {single if count == 1 else more}" for count, single, more in others if count]
    return ", ".join([words, *said] if words else said)


def all_progress(assessment: Assessment) -> str:
    """How far the group is with all questions, for the rail: as many as a guide is said to have."""
    questions, answers = list(assessment.question_set.questions()), assessment.answers
    said = [answers[question.id] for question in questions if question.id in answers]
    settled = sum([answer.state in SETTLED_STATES for answer in said])
    return f"{settled} of {len(questions)} answered"
