"""The one code of cards, paper, keys and sheets, both ways (`method.md` section 1)."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import assert_never

from reflective_app.domain.assessment import NOT_DISCUSSED, Answer, AnswerState
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import QuestionKind

DONT_KNOW = "?"
NOT_MINE = "x"
DOES_NOT_APPLY = "n/a"

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DASH = r"\s?[-/\u2010-\u2015]\s?"
_LOOKS_LIKE_A_DATE = re.compile(
    rf"[0-9]{{1,4}}{_DASH}[0-9]{{1,4}}(?:{_DASH}[0-9]{{1,4}})?(?:[ T][0-9:]+)?"
    r"|[0-9]{1,4}\.[0-9]{1,2}\.[0-9]{1,4}"
    rf"|[0-9]{{1,4}}[-/ ]?{_MONTH}(?:[-/ ]?[0-9]{{2,4}})?"
    rf"|{_MONTH}[-/ ]?[0-9]{{1,4}}(?:,? [0-9]{{4}})?",
    re.IGNORECASE,
)
_RUNG = re.compile(r"[0-9]{1,3}")
_APART = re.compile(r"([0-9]{1,3})\s*to\s*([0-9]{1,3})", re.IGNORECASE)
_NUMBER = re.compile(r"-?(?:[0-9]{1,15}|[0-9]{1,3}(?:[, ][0-9]{3}){1,4})(?:\.0+)?")
_UNKNOWN_WORDS = frozenset({"?", "don't know", "dont know", "don\u2019t know"})
_NOT_APPLICABLE_WORDS = frozenset({"n/a", "na", "not applicable", "does not apply"})


class SheetCodeError(ValueError):
    """What was typed is not an answer to the question; the message says what to type instead."""


class ReasonNeededError(SheetCodeError):
    """The question does not apply, and nobody says why."""


def looks_like_a_date(text: str) -> bool:
    """Whether a spreadsheet could have made a date of this, as it does of `1-3`."""
    return _LOOKS_LIKE_A_DATE.fullmatch(text.strip()) is not None


def parse_code(code: str, question: Question, *, reason: str = "") -> Answer:
    """The answer that a code or value stands for.

    Args:
        code: what was typed; nothing typed means not discussed.
        question: the question it was typed for.
        reason: why the question does not apply, needed with `n/a`.

    Raises:
        SheetCodeError: it cannot be an answer to this question.
    """
    typed = code.strip()
    word = typed.casefold()
    if not typed:
        return NOT_DISCUSSED
    if word in _codes(question, DONT_KNOW, _UNKNOWN_WORDS):
        return Answer(state=AnswerState.DONT_KNOW)
    if word in _codes(question, DOES_NOT_APPLY, _NOT_APPLICABLE_WORDS):
        if not reason.strip():
            raise ReasonNeededError(f"“{question.text}” does not apply: this needs a reason.")
        return Answer(state=AnswerState.NOT_APPLICABLE, reason=reason)
    if question.kind is QuestionKind.LADDER:
        return _ladder_answer(typed, question)
    return Answer(state=AnswerState.AGREED, value=_value(code, question))


def code_of(answer: Answer) -> str:
    """The code or value that stands for an answer; empty where none is here."""
    match answer.state:
        case AnswerState.AGREED:
            if answer.withheld:
                return ""
            return str(answer.rung if answer.value is None else answer.value)
        case AnswerState.NO_AGREEMENT:
            return f"{answer.low} to {answer.high}"
        case AnswerState.DONT_KNOW:
            return DONT_KNOW
        case AnswerState.NOT_APPLICABLE:
            return DOES_NOT_APPLY
        case AnswerState.NOT_DISCUSSED:
            return ""
        case _:
            assert_never(answer.state)


def _codes(question: Question, code: str, words: frozenset[str]) -> frozenset[str]:
    """What stands for a code. Where words are asked for, words may be the answer itself."""
    own_words = question.kind in {QuestionKind.TEXT, QuestionKind.CHOICE}
    return frozenset({code}) if own_words else words


def _ladder_answer(typed: str, question: Question) -> Answer:
    if _RUNG.fullmatch(typed):
        return Answer(state=AnswerState.AGREED, rung=_rung(typed, question))
    if apart := _APART.fullmatch(typed):
        low, high = sorted(_rung(rung, question) for rung in apart.groups())
        if low == high:
            raise SheetCodeError(f"“{typed}” names the same sentence twice. Write “{low}”.")
        return Answer(state=AnswerState.NO_AGREEMENT, low=low, high=high)
    low, high = min(1, question.top - 1), min(3, question.top)  # an example that fits the ladder
    if looks_like_a_date(typed):
        raise SheetCodeError(
            f"“{typed}” looks like a date, so it cannot be read with certainty. "
            f"For no agreement between {low} and {high} write “{low} to {high}”."
        )
    if typed.casefold() == NOT_MINE:
        raise SheetCodeError(
            "“x” (not mine to judge) is for the pick of one person. For the group write “?”."
        )
    raise SheetCodeError(
        f"“{_short(typed)}” is not an answer to “{question.text}”. Write 0 to {question.top}, "
        "“?” for don’t know, “n/a” for does not apply, "
        f"or “{low} to {high}” for no agreement."
    )


def _value(code: str, question: Question) -> int | str:
    if question.kind is QuestionKind.NUMBER:
        return _number(code.strip(), question)
    return _option(code.strip(), question) if question.kind is QuestionKind.CHOICE else code


def _rung(typed: str, question: Question) -> int:
    rung = int(typed)
    if rung > question.top:
        raise SheetCodeError(
            f"{rung} is too high: “{question.text}” goes from 0 to {question.top}."
        )
    return rung


def _number(typed: str, question: Question) -> int:
    if not _NUMBER.fullmatch(typed):
        what = "looks like a date" if looks_like_a_date(typed) else "is not a whole number"
        raise SheetCodeError(
            f"“{_short(typed)}” {what}. “{question.text}” takes a whole number such as 120."
        )
    number = int(re.sub(r"[, ]|\.0+$", "", typed))
    if question.min is not None and number < question.min:
        raise SheetCodeError(f"{number} is too low: “{question.text}” starts at {question.min}.")
    if question.max is not None and number > question.max:
        raise SheetCodeError(f"{number} is too high: “{question.text}” ends at {question.max}.")
    return number


def _option(typed: str, question: Question) -> str:
    options = {_plain(option): option for option in question.options}
    if (option := options.get(_plain(typed))) is not None:
        return option
    close = get_close_matches(_plain(typed), options, n=1)
    hint = f" Did you mean “{options[close[0]]}”?" if close else ""
    listed = ", ".join(f"“{option}”" for option in question.options)
    raise SheetCodeError(
        f"“{_short(typed)}” is not one of the answers to “{question.text}”: {listed}.{hint}"
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}\u2026"
