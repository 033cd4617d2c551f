"""How one person or one table fills in a response, change by change; every function is pure."""

from __future__ import annotations

from datetime import datetime

from reflective_app.domain.editing import changed
from reflective_app.domain.picks import Pick
from reflective_app.domain.responses import ResponseFile, ResponseWords

SECONDS_A_QUESTION = 90
"""To read a question and its sentences, think, and choose one (`needs.md` 3.7)."""

BOXES = ("know", "note")
"""What can be written beside a question."""


def minutes_alone(questions: int) -> int:
    """How many minutes so many questions take one person, to the next five."""
    return -(-questions * SECONDS_A_QUESTION // 300) * 5


def answered(response: ResponseFile) -> int:
    """How many of the questions that are asked have a pick."""
    return sum(1 for each in response.asked if each in response.picks)


def next_open(response: ResponseFile) -> str | None:
    """The first question without a pick; None where each has one."""
    return next((each for each in response.asked if each not in response.picks), None)


def is_begun(response: ResponseFile) -> bool:
    """Whether anything was answered or written: then it is somebody's."""
    return bool(response.picks or response.words)


def pick_for(question_id: str, pick: Pick | None, response: ResponseFile) -> ResponseFile:
    """The response with this pick for a question; None, or a pick of nobody, takes it back.

    Raises:
        KeyError: there is no such question.
        ValueError: there is not one count for each sentence, or more people picked than it
            speaks for.
    """
    sentences = len(response.question_set.question(question_id).rungs)
    picks = {key: each for key, each in response.picks.items() if key != question_id}
    if pick is not None and pick.people:
        if not sentences or len(pick.counts) != sentences:
            raise ValueError(f"The question has {sentences} sentences, and needs a count for each.")
        if pick.people > response.people:
            raise ValueError(f"These are more picks than the {response.people} it speaks for.")
        picks[question_id] = Pick(
            counts=pick.counts, dont_know=pick.dont_know, not_mine=pick.not_mine
        )
    return changed(response, picks=picks)


def words_for(question_id: str, box: str, text: str, response: ResponseFile) -> ResponseFile:
    """The response with these words in one of `BOXES`; a question without words has no entry.

    Raises:
        KeyError: there is no such question.
    """
    response.question_set.question(question_id)
    before = response.words.get(question_id, ResponseWords())
    after = changed(before, **{box: text})
    words = {key: each for key, each in response.words.items() if key != question_id}
    if any(getattr(after, each).strip() for each in BOXES):
        words[question_id] = after
    return changed(response, words=words)


def fewest_people(response: ResponseFile) -> int:
    """How few people it can speak for: no pick may be of more."""
    return max((pick.people for pick in response.picks.values()), default=1)


def for_people(people: int, response: ResponseFile) -> ResponseFile:
    """The response speaking for so many, one or a table.

    Raises:
        ValueError: more people than that have answered a question.
    """
    if people < fewest_people(response):
        raise ValueError(f"{fewest_people(response)} people have answered a question already.")
    return changed(response, people=people)


def in_role(role: str, response: ResponseFile) -> ResponseFile:
    """The response of somebody in this role; it may be empty."""
    return changed(response, role=role)


def marked(respondent: str, when: datetime, response: ResponseFile) -> ResponseFile:
    """As it is saved: with the time, and once it is begun with a respondent of its own.

    The one that it has stays, so that the same file sent again takes the place of the first.
    """
    if response.respondent is None and is_begun(response):
        response = changed(response, respondent=respondent)
    return changed(response, saved_on=when) if response.respondent else response
