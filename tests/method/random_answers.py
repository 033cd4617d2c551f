"""Random answers and picks, whose shares and coverage often meet a limit exactly."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.method.random_questions import chance

STEPS = 24
LIMITS = (4, 12, 20)
COVERAGE_LIMITS = {2: 1, 4: 2, 5: 4, 6: 3}
SETTLED = (None, "unanimous", "unanimous", "after_discussion", "facilitators_call")


def top_rung(question: dict[str, Any]) -> int:
    """The highest rung that can be picked."""
    return len(question.get("ladder") or range(4)) - 1


def rung_or_range(random: Random, question: dict[str, Any]) -> dict[str, Any]:
    """An answer that counts: agreed on a rung, or no agreement between two."""
    top = top_rung(question)
    if chance(random, 0.12):
        low, high = sorted(random.sample(range(top + 1), 2))
        return {"state": "no_agreement", "low": low, "high": high}
    return {"state": "agreed", "rung": random.randint(0, top)}


def steps(question: dict[str, Any], answer: dict[str, Any]) -> int:
    """The share of the answer's rung, in 24ths."""
    low = answer["low"] if "low" in answer else answer["rung"]
    high = answer["high"] if "high" in answer else answer["rung"]
    return int((low + high) * STEPS // (2 * top_rung(question)))


def counting(random: Random, questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answers that count, half the time with a mean on one of the limits."""
    wanted = random.choice([None, None, *LIMITS, STEPS])
    answers: list[dict[str, Any]] = []
    for _ in range(40):
        answers = [rung_or_range(random, question) for question in questions]
        if wanted == STEPS:
            return [{"state": "agreed", "rung": top_rung(question)} for question in questions]
        total = sum(steps(*pair) for pair in zip(questions, answers, strict=True))
        if wanted is None or not questions or total == wanted * len(questions):
            break
    return answers


def unknown(random: Random) -> dict[str, Any] | None:
    """An unknown: nobody knows, or it was not discussed (said, or left out)."""
    said = {"state": "dont_know", "know": random.choice(["", "Somebody may have it."])}
    return random.choice([said, {"state": "not_discussed"}, None])


def item_answers(random: Random, questions: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Answers to the ladder questions of one item, in all five states."""
    shuffled = random.sample(questions, len(questions))
    left_out = random.choice([0, 0, 0, 0, 0, 0, 1, 1, 2, len(questions)])
    answers: dict[str, dict[str, Any]] = {}
    for question in shuffled[:left_out]:
        answers[question["id"]] = {"state": "not_applicable", "reason": "Not here."}
    asked = shuffled[left_out:]
    known = random.choice([len(asked), len(asked), random.randint(0, len(asked))])
    if chance(random, 0.35):
        known = COVERAGE_LIMITS.get(len(asked), known)
    for question in asked[known:]:
        answer = unknown(random)
        if answer:
            answers[question["id"]] = answer
    settled = random.choice(SETTLED)
    for question, answer in zip(asked[:known], counting(random, asked[:known]), strict=True):
        said = settled if chance(random, 0.7) else random.choice(SETTLED)
        if said and (answer["state"] == "agreed" or chance(random, 0.2)):
            answer["settled"] = said
        if chance(random, 0.6):
            answer["know"] = random.choice(["From the register."] * 5 + ["  "])
        answers[question["id"]] = answer
    return answers


def number(random: Random) -> dict[str, Any] | None:
    """A number that is known, most of the time."""
    if chance(random, 0.8):
        return {"state": "agreed", "value": random.choice([0, 10, 20, 20, 30, 300])}
    return random.choice([{"state": "dont_know"}, {"state": "not_applicable", "reason": "."}, None])


def other_answer(random: Random, question: dict[str, Any]) -> dict[str, Any] | None:
    """An answer to a question that never enters the sums."""
    if question["kind"] == "number":
        return number(random)
    words = "This one" if question["kind"] == "choice" else "Words."
    return {"state": "agreed", "value": words} if chance(random, 0.5) else None


def answers(random: Random, items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Answers to every kind of question of every item."""
    found: dict[str, dict[str, Any]] = {}
    for item in items:
        ladders = [question for question in item["questions"] if question["kind"] == "ladder"]
        found |= item_answers(random, ladders)
        for question in item["questions"]:
            if question["kind"] == "ladder":
                continue
            answer = other_answer(random, question)
            if answer:
                found[question["id"]] = answer
    return found


def one_round(random: Random, top: int) -> list[dict[str, Any]]:
    """The tallies of one round: by role, or one pick of each respondent."""
    wanted = random.sample(range(top + 1), random.randint(1, min(3, top + 1)))
    tallies: list[dict[str, Any]] = []
    for place in range(random.randint(0, 3)):
        counts = [random.randint(0, 2) if rung in wanted else 0 for rung in range(top + 1)]
        tallies.append(
            {
                "role": f"Role {place}",
                "counts": counts,
                "dont_know": random.randint(0, 2),
                "not_mine": random.randint(0, 2),
            }
        )
    for place in range(random.choice([0, 0, 2])):
        counts = [0] * (top + 1)
        counts[random.choice(wanted)] = 1
        tallies.append({"role": "Carer", "respondent": f"person-{place}", "counts": counts})
    return tallies


def picks(random: Random, items: list[dict[str, Any]]) -> dict[str, list[list[dict[str, Any]]]]:
    """One or two rounds of picks for some of the ladder questions."""
    share_with_picks = random.choice([0, 0.3, 1])
    return {
        question["id"]: [one_round(random, top_rung(question)) for _ in range(random.randint(1, 2))]
        for item in items
        for question in item["questions"]
        if question["kind"] == "ladder" and chance(random, share_with_picks)
    }
