"""One row of a table of answers: what it says, laid over what was there."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from reflective_app.domain.assessment import Answer, AnswerState, Settled
from reflective_app.domain.assessment_rules import answer_faults
from reflective_app.domain.item import Question
from reflective_app.domain.sheet_code import ReasonNeededError, SheetCodeError, parse_code
from reflective_app.storage.plain_words import faults_in
from reflective_app.storage.sheet import Row, closest

Found = list[tuple[str, str]]
"""Columns, and what is wrong in them."""

_BOXES = {"reason": "reason", "how we know": "know", "note": "note"}
"""From a column to the box of an answer that its text goes to."""

_JUDGED = ("state", "rung", "low", "high", "value")

_SETTLED_WORDS = {
    "unanimous": Settled.UNANIMOUS,
    "after discussion": Settled.AFTER_DISCUSSION,
    "facilitators call": Settled.FACILITATORS_CALL,
}


def answer_in(row: Row, question: Question, before: Answer) -> tuple[Answer | None, Found]:
    """The answer that a row makes of the one before, or what is wrong with the row.

    Args:
        row: a blank cell in it changes nothing.
        question: what it is an answer to.
        before: the answer there was.
    """
    fields: dict[str, Any] = {name: getattr(before, name) for name in type(before).model_fields}
    fields |= {box: row.get(column) for column, box in _BOXES.items() if row.code(column)}
    found: Found = []
    if row.code("answer"):
        try:
            judged = parse_code(row.get("answer"), question, reason=str(fields["reason"]))
            fields |= {name: getattr(judged, name) for name in _JUDGED}
            if any(fields[name] != getattr(before, name) for name in _JUDGED):
                fields["settled"] = None  # how the earlier answer was come to
        except ReasonNeededError as error:
            found.append(("reason", str(error)))
        except SheetCodeError as error:
            found.append(("answer", str(error)))
    found += _settle(row.code("settled"), fields)
    if found:
        return None, found
    try:
        answer = Answer(**fields)
    except ValidationError as error:
        faults = faults_in(error.errors(include_url=False), Answer)
        columns = {box: column for column, box in _BOXES.items()}
        named = ((str(fault.place[0]) if fault.place else "", fault.message) for fault in faults)
        return None, [(columns.get(box, "answer"), message) for box, message in named]
    misfits = [("answer", fault.message) for fault in answer_faults((), answer, question)]
    return (None, misfits) if misfits else (answer, [])


def _settle(word: str, fields: dict[str, Any]) -> Found:
    """Put how the answer was settled in the fields; only an agreed one was."""
    if not word:
        return []
    letters = word.casefold().replace("_", " ").replace("'", "").replace("’", "")
    plain = " ".join(letters.split())
    if plain not in _SETTLED_WORDS:
        told = "unanimous, after discussion, facilitator's call"
        message = f'"{word[:60]}" is not one of: {told}.{closest(plain, _SETTLED_WORDS)}'
        return [("settled", message)]
    if fields["state"] is not AnswerState.AGREED:
        return [("settled", "Only an agreed answer was settled. Leave this blank.")]
    fields["settled"] = _SETTLED_WORDS[plain]
    return []
