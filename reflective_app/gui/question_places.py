"""Where on the Questions page to go: a question, and one of the boxes beside it."""

from __future__ import annotations


def at_box(question_id: str, box: str) -> str:
    """What to open for a box of a question. No id holds a blank."""
    return f"{question_id} {box}"


def question_and_box(what: str) -> tuple[str, str]:
    """The question, or item, to open and the box to give the keyboard to; no box where none is."""
    question_id, _, box = what.partition(" ")
    return question_id, box
