"""The group's answers as a table: one row a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import ValidationError

from reflective_app.domain.assessment import Answer, AnswerState, Assessment, Settled
from reflective_app.domain.assessment_rules import answer_faults
from reflective_app.domain.editing import changed
from reflective_app.domain.edits import record
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import Measures, QuestionKind
from reflective_app.domain.offer import families
from reflective_app.domain.sheet_code import (
    ReasonNeededError,
    SheetCodeError,
    code_of,
    parse_code,
)
from reflective_app.storage.preview import CellChange
from reflective_app.storage.sheet import Row
from reflective_app.storage.tables.cells import CellError, letters_of, one_of
from reflective_app.storage.tables.columns import Column, Out, laid_over, misfit, text
from reflective_app.storage.tables.names import question_names
from reflective_app.storage.tables.taken import Taken, matched
from reflective_app.wording.dates import number
from reflective_app.wording.units import unit_of
from reflective_app.wording.words import SETTLED

COLUMNS = ("question", "answer", "reason", "how we know", "note", "settled")
REQUIRED = ("question", "answer")
ALSO = {
    "how do we know": "how we know",
    "how do we know?": "how we know",
    "a note": "note",
    "how settled": "settled",
    "how was it settled": "settled",
    "how was it settled?": "settled",
}

_BOXES: tuple[Column, ...] = (text("reason"), text("how we know", "know"), text("note"))
_INSTEAD = {
    QuestionKind.LADDER: "“1 to 3” for no agreement",
    QuestionKind.NUMBER: "the number",
}
"""What to write where a spreadsheet made a date of an answer."""

_JUDGED = ("state", "rung", "low", "high", "value", "withheld")
_WORDS = {
    Settled.UNANIMOUS: "unanimous",
    Settled.AFTER_DISCUSSION: "after discussion",
    Settled.FACILITATORS_CALL: "facilitator's call",
}
_KNOWN = {letters_of(word): settled for settled, word in _WORDS.items()}


def take(rows: Sequence[Row], taken: Taken) -> None:
    """Lay a table of answers over those there are."""
    questions = taken.assessment.question_set
    names = question_names(questions)
    named: list[tuple[Row, str]] = []
    for row in rows:
        try:
            if not row.code("question"):
                raise CellError(
                    "The row does not name its question. Write its words or its id here."
                )
            named.append((row, names.one(row.code("question"))))
        except CellError as error:
            taken.slip(row, "question", error)
    touched: dict[str, int] = {}
    for (row, key), match in zip(named, matched(named, (), "questions"), strict=True):
        if match.problem:
            taken.slip(row, "question", match.problem)
            continue
        before = taken.assessment.answer(key)
        answer = _answer(row, questions.question(key), before, taken)
        if answer != before:
            taken.assessment = record(key, answer, taken.assessment)
            touched[questions.item_of(key).id] = row.number
        changes = _changes(before, answer)
        taken.change(row, questions.question(key).text, changes, added=False)
    taken.slips.sort(key=lambda slip: slip.row)
    for row_number, told in _more_than_eligible(touched, taken.assessment):
        taken.say(row_number, told)


def rows_of(assessment: Assessment) -> Iterator[list[Out]]:
    """Every question, with what was said to it."""
    for question in assessment.question_set.questions():
        answer = assessment.answer(question.id)
        settled = answer.settled if answer.state is AnswerState.AGREED else None
        number_of = answer.rung if answer.value is None else answer.value
        code = number_of if isinstance(number_of, int) else code_of(answer)
        how = _WORDS[settled] if settled else ""
        yield [question.id, code, answer.reason, answer.know, answer.note, how]


def _answer(row: Row, question: Question, before: Answer, taken: Taken) -> Answer:
    """What a row makes of an answer, cell by cell; what is not understood is listed."""
    answer = laid_over(before, row, _BOXES, taken)
    understood = not taken.is_faulty(row, "answer")
    if row.code("answer"):
        try:
            answer = _judged(row, question, answer)
        except (CellError, SheetCodeError) as error:
            needs_reason = isinstance(error, ReasonNeededError)
            taken.slip(row, "reason" if needs_reason else "answer", str(error))
            understood = False
    if row.code("settled"):
        try:
            settled = _settled(row, answer, understood=understood)
            answer = changed(answer, settled=settled)
        except CellError as error:
            taken.slip(row, "settled", error)
    return answer


def _settled(row: Row, answer: Answer, *, understood: bool) -> Settled:
    """How an answer was come to. Raises CellError where there is no such way or no such answer."""
    settled, _ = one_of(_KNOWN, _WORDS.values(), row.cell("settled"))
    if not understood:
        raise CellError("This goes with the answer of this row, which is not understood.")
    if answer.state is not AnswerState.AGREED:
        raise CellError("Only an agreed answer was settled. Leave this blank.")
    return settled


def _judged(row: Row, question: Question, before: Answer) -> Answer:
    """The answer with another judgement; how the earlier one was come to goes with that.

    Raises:
        CellError: the cell does not fit the question. SheetCodeError: it is no code of the method.
    """
    cell = row.cell("answer")
    if cell.day is not None:
        raise CellError(
            "The spreadsheet holds a date here, so what was typed cannot be known. "
            f"Write {_INSTEAD.get(question.kind, 'it')}, in a cell whose format is text."
        )
    said = parse_code(cell.text, question, reason=before.reason)
    judged = {name: getattr(said, name) for name in _JUDGED}
    if any(value != getattr(before, name) for name, value in judged.items()):
        judged["settled"] = None
    try:
        answer = changed(before, **judged)
    except ValidationError as error:
        raise misfit(error, Answer) from None
    for fault in answer_faults((), answer, question):
        raise CellError(fault.message)
    return answer


def _changes(before: Answer, after: Answer) -> Iterator[CellChange]:
    if any(getattr(before, name) != getattr(after, name) for name in _JUDGED):
        yield CellChange("answer", code_of(before), code_of(after))
    for box in _BOXES:
        was, now = getattr(before, box.field), getattr(after, box.field)
        if was != now:
            yield CellChange(box.name, was, now)
    if before.settled is not after.settled:
        was, now = (SETTLED[each.settled] if each.settled else "" for each in (before, after))
        yield CellChange("settled", was, now)


def _more_than_eligible(
    touched: Mapping[str, int], assessment: Assessment
) -> Iterator[tuple[int, str]]:
    """That more are said to be reached than could be, with the last row that said so."""
    for item in assessment.question_set.every_item:
        eligible = families(item, Measures.ELIGIBLE, assessment)
        reached = families(item, Measures.REACHED, assessment)
        if item.id not in touched or eligible is None or reached is None:
            continue
        if reached > eligible:
            row = touched[item.id]
            yield (
                row,
                f"Row {row}, “{item.title}”: {number(reached)} {unit_of(item)} reached is more "
                f"than the {number(eligible)} that could have it. Check which of the two is right.",
            )
