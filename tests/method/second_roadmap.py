"""A second reading of `method.md` section 6: the first roadmap."""

from __future__ import annotations

from functools import cache
from typing import Any

from tests.method.second_position import (
    answer_to,
    items,
    ladder_questions,
    position_now,
)

PHASES = ("now", "next", "later")
EASE = ("easy", "moderate", "hard")


def actions(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The actions of the plan, in the group's order."""
    return list((data.get("plan") or {}).get("actions") or [])


def phase_of_ease(action: dict[str, Any]) -> int:
    """The phase by the hardest rating; Next where nothing is rated."""
    ratings = [rating for rating in (action.get("ease") or {}).values() if rating]
    return max(EASE.index(rating) for rating in ratings) if ratings else PHASES.index("next")


def phases(data: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Where each action stands, and where the rule alone would put it."""
    by_id = {action["id"]: action for action in actions(data)}

    @cache
    def by_rule(name: str) -> int:
        after = [stands(other) + 1 for other in by_id[name].get("depends_on") or []]
        return min(max([phase_of_ease(by_id[name]), *after]), len(PHASES) - 1)

    @cache
    def stands(name: str) -> int:
        moved = by_id[name].get("phase")
        return PHASES.index(moved) if moved else by_rule(name)

    return (
        {name: PHASES[stands(name)] for name in by_id},
        {name: PHASES[by_rule(name)] for name in by_id},
    )


def placed_early(data: dict[str, Any]) -> list[list[str]]:
    """Each action that stands in an earlier phase than one it depends on."""
    standing, _ = phases(data)
    return [
        [action["id"], other]
        for action in actions(data)
        for other in action.get("depends_on") or []
        if PHASES.index(standing[action["id"]]) < PHASES.index(standing[other])
    ]


def reached(answer: dict[str, Any], aim: int) -> dict[str, Any]:
    """The answer once the aim is reached; an aim at or below the present changes nothing."""
    if answer["state"] == "not_applicable":
        return answer
    if answer["state"] == "agreed" and answer["rung"] >= aim:
        return answer
    if answer["state"] == "no_agreement" and aim < answer["high"]:
        return {**answer, "low": max(answer["low"], aim)}
    return {**answer, "state": "agreed", "rung": aim}


def answers_after(phase: str, data: dict[str, Any]) -> dict[str, Any]:
    """The answers if the actions of this phase and before reach what they aim for."""
    standing, _ = phases(data)
    questions = {
        question["id"]: question for item in items(data) for question in ladder_questions(item)
    }
    answers = dict(data.get("answers") or {})
    for action in actions(data):
        if PHASES.index(standing[action["id"]]) > PHASES.index(phase):
            continue
        for aim in action.get("aims") or []:
            question = questions[aim["question"]]
            present = answer_to(question, {"answers": answers})
            answers[question["id"]] = reached(present, aim["rung"])
    return answers


def projected(data: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The word of every item after each phase."""
    words = {}
    for phase in PHASES:
        later = {**data, "answers": answers_after(phase, data)}
        words[phase] = {item["id"]: position_now(item, later).word for item in items(data)}
    return words
