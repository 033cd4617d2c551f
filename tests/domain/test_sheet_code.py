"""One code on cards, paper, keys and sheets (`method.md` section 1)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.assessment import NOT_DISCUSSED, Answer, AnswerState
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import QuestionKind
from reflective_app.domain.sheet_code import (
    ReasonNeededError,
    SheetCodeError,
    code_of,
    looks_like_a_date,
    parse_code,
)


def asked(kind: QuestionKind = QuestionKind.LADDER, **more: Any) -> Question:
    return Question(id="q", kind=kind, text="Who is paid?", **more)


LADDER = asked()
SHORT = asked(ladder=("a", "b", "c"))
FIVE = asked(ladder=("a", "b", "c", "d", "e"))
NUMBER = asked(QuestionKind.NUMBER, min=0, max=5000)
CHOICE = asked(QuestionKind.CHOICE, options=("Bank transfer", "Cheque", "Don't know"))
TEXT = asked(QuestionKind.TEXT)


def agreed(**more: Any) -> Answer:
    return Answer(state=AnswerState.AGREED, **more)


@pytest.mark.parametrize(
    ("code", "question", "answer"),
    [
        ("0", LADDER, agreed(rung=0)),
        (" 3 ", LADDER, agreed(rung=3)),
        ("4", FIVE, agreed(rung=4)),
        ("1 to 3", LADDER, Answer(state=AnswerState.NO_AGREEMENT, low=1, high=3)),
        ("3 TO 1", LADDER, Answer(state=AnswerState.NO_AGREEMENT, low=1, high=3)),
        ("0to2", LADDER, Answer(state=AnswerState.NO_AGREEMENT, low=0, high=2)),
        ("?", LADDER, Answer(state=AnswerState.DONT_KNOW)),
        ("Don’t know", NUMBER, Answer(state=AnswerState.DONT_KNOW)),
        ("?", TEXT, Answer(state=AnswerState.DONT_KNOW)),
        ("", LADDER, NOT_DISCUSSED),
        ("120", NUMBER, agreed(value=120)),
        ("1,250", NUMBER, agreed(value=1250)),
        ("1 250.0", NUMBER, agreed(value=1250)),
        ("bank  transfer", CHOICE, agreed(value="Bank transfer")),
        ("don't know", CHOICE, agreed(value="Don't know")),
        ("2026-03-01", TEXT, agreed(value="2026-03-01")),
        ("not applicable", TEXT, agreed(value="not applicable")),
        (" as typed ", TEXT, agreed(value=" as typed ")),
    ],
)
def test_each_code_stands_for_one_answer(code: str, question: Question, answer: Answer) -> None:
    assert parse_code(code, question) == answer


@pytest.mark.parametrize("code", ["n/a", "N/A", "na", "Not applicable", "does not apply"])
def test_what_does_not_apply_needs_a_reason(code: str) -> None:
    answer = parse_code(code, LADDER, reason="No such carers here.")
    assert answer == Answer(state=AnswerState.NOT_APPLICABLE, reason="No such carers here.")
    with pytest.raises(ReasonNeededError, match="“Who is paid\\?” does not apply: this needs"):
        parse_code(code, LADDER, reason="  ")


@pytest.mark.parametrize(
    ("code", "question", "words"),
    [
        ("4", LADDER, "4 is too high: “Who is paid?” goes from 0 to 3."),
        ("1 to 9", LADDER, "9 is too high"),
        ("2 to 2", LADDER, "Write “2”."),
        ("1-3", LADDER, "write “1 to 3”"),
        ("01-Mar", LADDER, "write “1 to 3”"),
        ("2026-03-01", LADDER, "looks like a date"),
        ("maybe", SHORT, "or “1 to 2” for no agreement"),
        ("1-2", SHORT, "For no agreement between 1 and 2 write “1 to 2”"),
        ("x", LADDER, "not mine to judge"),
        ("-1", LADDER, "is not an answer to “Who is paid?”. Write 0 to 3"),
        ("1.5", LADDER, "is not an answer"),
        ("y" * 100, LADDER, "y…"),
        ("-1", NUMBER, "-1 is too low"),
        ("9999", NUMBER, "9999 is too high"),
        ("01/03/2026", NUMBER, "looks like a date"),
        ("about 12", NUMBER, "“about 12” is not a whole number"),
        ("12.5", NUMBER, "is not a whole number"),
        ("Cheqe", CHOICE, "Did you mean “Cheque”?"),
        ("?!", CHOICE, "“Bank transfer”, “Cheque”"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_with_what_to_type(
    code: str, question: Question, words: str
) -> None:
    with pytest.raises(SheetCodeError) as caught:
        parse_code(code, question)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "1-3",
        "1/3",
        "1–3",
        "01-Mar",
        "Mar-01",
        "1 Mar",
        "3 March 2026",
        "March 3, 2026",
        "2026-03-01",
        "2026-03-01 00:00:00",
        "2026-03-01T00:00",
        "01/03/2026",
        "01.03.2026",
    ],
)
def test_what_a_spreadsheet_makes_of_a_range_looks_like_a_date(text: str) -> None:
    assert looks_like_a_date(text)


@pytest.mark.parametrize("text", ["1 to 3", "3", "?", "n/a", "1.5", "-1", "x", ""])
def test_a_code_does_not_look_like_a_date(text: str) -> None:
    assert not looks_like_a_date(text)


@st.composite
def answers(draw: st.DrawFn) -> tuple[Question, Answer]:
    question = draw(st.sampled_from([LADDER, FIVE, NUMBER, CHOICE]))
    plain = [
        Answer(state=AnswerState.DONT_KNOW),
        NOT_DISCUSSED,
        Answer(state=AnswerState.NOT_APPLICABLE, reason="Because."),
    ]
    if question.kind is QuestionKind.NUMBER:
        return question, draw(st.sampled_from(plain) | st.integers(0, 5000).map(_valued))
    if question.kind is QuestionKind.CHOICE:
        return question, draw(
            st.sampled_from(plain) | st.sampled_from(question.options).map(_valued)
        )
    low = draw(st.integers(0, question.top - 1))
    high = draw(st.integers(low + 1, question.top))
    apart = Answer(state=AnswerState.NO_AGREEMENT, low=low, high=high)
    return question, draw(st.sampled_from([*plain, apart, agreed(rung=high), agreed(rung=low)]))


def _valued(value: int | str) -> Answer:
    return agreed(value=value)


@given(answers())
def test_a_code_read_back_is_the_answer_it_was_written_for(
    pair: tuple[Question, Answer],
) -> None:
    question, answer = pair
    assert parse_code(code_of(answer), question, reason=answer.reason) == answer


@given(st.text(max_size=30), st.sampled_from([LADDER, FIVE, NUMBER, CHOICE, TEXT]))
def test_whatever_is_typed_is_an_answer_or_is_refused(typed: str, question: Question) -> None:
    try:
        answer = parse_code(typed, question, reason="Because.")
    except SheetCodeError:
        return
    assert parse_code(code_of(answer), question, reason="Because.") == answer
