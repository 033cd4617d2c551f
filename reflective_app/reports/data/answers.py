"""What was said to each question, as a table: the state, the sentence chosen, and every note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.domain.agreement import spread_of
from reflective_app.domain.assessment import AnswerState
from reflective_app.domain.kinds import QuestionKind
from reflective_app.reports.data.table import Column, DataTable, table_of, yes_or_no
from reflective_app.reports.item_pages import NOTES
from reflective_app.wording.codes import question_codes
from reflective_app.wording.local_questions import kind_words
from reflective_app.wording.words import SETTLED, STATES, SURE, answer_words

if TYPE_CHECKING:
    from datetime import date

    from reflective_app.domain.assessment import Answer, Assessment
    from reflective_app.domain.item import Question

TITLE = "Answers"
ABOUT = (
    "One row for each question, in the order of the question set: what the group said to it, "
    "how it came to that, and every note."
)

KINDS = {
    QuestionKind.LADDER: "Sentences to choose from",
    QuestionKind.NUMBER: "Number",
    QuestionKind.CHOICE: "Choice",
    QuestionKind.TEXT: "Text",
}

Asked = tuple["Question", "Answer"]


def answers(assessment: Assessment) -> DataTable:
    """Every question, with what was said to it."""
    asked = ((each, assessment.answer(each.id)) for each in assessment.question_set.questions())
    return table_of(TITLE, ABOUT, _columns(assessment), asked)


def _columns(assessment: Assessment) -> tuple[Column[Asked], ...]:
    questions = assessment.question_set
    codes = question_codes(questions)

    def spread(question: Question) -> str:
        found = spread_of(question, assessment)
        return found.value.capitalize() if found else ""

    return (
        Column("Code", lambda row: codes[row[0].id]),
        Column("Item", lambda row: questions.item_of(row[0].id).title),
        Column("Kind of item", lambda row: kind_words(questions.item_of(row[0].id), questions)),
        Column("Question", lambda row: row[0].text),
        Column("Essential", lambda row: yes_or_no(row[0].essential)),
        Column("Asks for", lambda row: KINDS[row[0].kind]),
        Column("State", lambda row: STATES[row[1].state]),
        Column("In place", lambda row: _word(*row)),
        Column("Sentence chosen", lambda row: _sentence(row[0], row[1].rung)),
        Column("No agreement: from", lambda row: _sentence(row[0], row[1].low)),
        Column("No agreement: to", lambda row: _sentence(row[0], row[1].high)),
        Column("Number", lambda row: row[1].value if isinstance(row[1].value, int) else None),
        Column("In words", lambda row: row[1].told if isinstance(row[1].told, str) else ""),
        Column("Why it does not apply", lambda row: _reason(row[1])),
        Column("How it was settled", lambda row: _settled(row[1])),
        Column("How sure", lambda row: SURE[row[1].sure] if row[1].sure else ""),
        Column("Picks before it", lambda row: spread(row[0])),
        *(_note(title, field) for field, title in NOTES),
        Column("Parked", lambda row: yes_or_no(row[1].parked)),
        Column("Flagged", lambda row: yes_or_no(row[1].flagged)),
        Column("Read back on", lambda row: _read_back(row[1])),
    )


def _note(title: str, field: str) -> Column[Asked]:
    return Column(title, lambda row: getattr(row[1], field))


def _word(question: Question, answer: Answer) -> str:
    """The word of the sentence chosen."""
    return "" if answer.rung is None else answer_words(question, answer.rung)


def _sentence(question: Question, rung: int | None) -> str:
    return "" if rung is None else question.rungs[rung]


def _reason(answer: Answer) -> str:
    """What was written where something does not apply; other answers may keep an older one."""
    return answer.reason if answer.state is AnswerState.NOT_APPLICABLE else ""


def _settled(answer: Answer) -> str:
    """How an agreed answer was come to, where it was written down."""
    agreed = answer.state is AnswerState.AGREED
    return SETTLED[answer.settled].capitalize() if agreed and answer.settled else ""


def _read_back(answer: Answer) -> date | None:
    return answer.read_back.date() if answer.read_back else None
