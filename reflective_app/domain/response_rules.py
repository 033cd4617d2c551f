"""Rules between a response and the questions it answers."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.fault import Fault, Place
from reflective_app.domain.kinds import QuestionKind
from reflective_app.domain.responses import ResponseFile


def response_faults(response: ResponseFile) -> Iterator[Fault]:
    """Every rule that a response breaks, its question set being sound."""
    questions = response.question_set
    named: tuple[tuple[Place, str], ...] = (
        *((("asked", number), each) for number, each in enumerate(response.asked)),
        *((("picks", each), each) for each in response.picks),
        *((("words", each), each) for each in response.words),
    )
    for place, name in named:
        if not questions.has_question(name):
            yield Fault(place, name, "The question set has no question with this id.")
        elif place[0] != "words" and questions.question(name).kind is not QuestionKind.LADDER:
            yield Fault(place, name, "Only a question with sentences to choose from is voted on.")
        elif place[0] == "picks":
            yield from _pick_faults(response, name)


def _pick_faults(response: ResponseFile, name: str) -> Iterator[Fault]:
    pick, sentences = response.picks[name], len(response.question_set.question(name).rungs)
    if len(pick.counts) != sentences:
        message = f"The question has {sentences} sentences, and needs a count for each."
        yield Fault(("picks", name, "counts"), len(pick.counts), message)
    if pick.people > response.people:
        message = f"These are more picks than the {response.people} it speaks for."
        yield Fault(("picks", name), pick.people, message)
    if pick.role or pick.respondent or pick.way:
        message = "A pick of a response says nothing of who made it: that stands above them all."
        yield Fault(("picks", name), name, message)
