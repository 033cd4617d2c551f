"""A second reading of `method.md` section 5: agreement and confidence."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from tests.method.second_offer import (
    groups_missing,
    has_running_service,
    more_reached_than_eligible,
)
from tests.method.second_position import (
    HALF,
    WORDS,
    Position,
    answer_to,
    applicable,
    counted_shares,
    is_recommendation,
    items,
    ladder_questions,
    top_rung,
    would_be_fully_but_for_groups,
)

FEWEST_PICKS = 3
TICKS = ("coverage", "agreement", "how_we_know")


def last_round(question: dict[str, Any], data: dict[str, Any]) -> list[int]:
    """The picks of the last round, rung by rung; don't know and not mine left out."""
    rounds = (data.get("picks") or {}).get(question["id"]) or []
    tallies = rounds[-1] if rounds else []
    return [
        sum(tally["counts"][rung] for tally in tallies) for rung in range(top_rung(question) + 1)
    ]


def spread(question: dict[str, Any], data: dict[str, Any]) -> str | None:
    """Split, close or mixed; none with fewer than three picks."""
    counts = last_round(question, data)
    total = sum(counts)
    if total < FEWEST_PICKS:
        return None
    picked = [rung for rung, count in enumerate(counts) if count]
    apart = picked[-1] - picked[0]
    middle = Fraction(top_rung(question), 2)
    below = sum(count for rung, count in enumerate(counts) if rung < middle)
    above = sum(count for rung, count in enumerate(counts) if rung > middle)
    if apart >= 2 and min(below, above) >= Fraction(total, 3):
        return "split"
    return "close" if apart <= 1 else "mixed"


def spreads(data: dict[str, Any]) -> dict[str, str]:
    """The spread of every ladder question with enough picks."""
    found = {
        question["id"]: spread(question, data)
        for item in items(data)
        for question in ladder_questions(item)
    }
    return {question: name for question, name in found.items() if name is not None}


def agreement_tick(item: dict[str, Any], data: dict[str, Any]) -> bool:
    """Whether the group agreed on the item (section 5, second tick)."""
    asked = applicable(item, data)
    counted = [answer_to(question, data) for question, _ in counted_shares(item, data)]
    if not counted:
        return False
    for question in asked:
        apart = (
            spread(question, data) == "split"
            or answer_to(question, data)["state"] == "no_agreement"
        )
        if question.get("essential") and apart:
            return False
    with_picks = [name for name in (spread(question, data) for question in asked) if name]
    if with_picks:
        return with_picks.count("close") >= Fraction(3, 4) * len(with_picks)
    return all(
        answer["state"] == "agreed" and answer.get("settled") in ("unanimous", "after_discussion")
        for answer in counted
    )


def high_answers(item: dict[str, Any], data: dict[str, Any]) -> list[tuple[str, bool]]:
    """Each question answered above the middle, and whether *how we know* is filled in."""
    return [
        (question["id"], bool((answer_to(question, data).get("know") or "").strip()))
        for question, share in counted_shares(item, data)
        if share > HALF
    ]


def missing_ticks(item: dict[str, Any], found: Position, data: dict[str, Any]) -> list[str]:
    """The ticks that the item has not earned, in the page's order."""
    high = high_answers(item, data)
    known = sum(filled for _, filled in high)
    earned = {
        "coverage": found.coverage is not None and found.coverage >= Fraction(4, 5),
        "agreement": agreement_tick(item, data),
        "how_we_know": known >= HALF * len(high),
    }
    return [tick for tick in TICKS if not earned[tick]]


def confidence(missing: list[str]) -> str:
    """High with three ticks, Medium with two, else Low."""
    return {0: "High", 1: "Medium"}.get(len(missing), "Low")


def second_look_at(
    item: dict[str, Any], positions: dict[str, Position], data: dict[str, Any]
) -> list[dict[str, str]]:
    """What is worth a second look about one item."""
    name, word = item["id"], positions[item["id"]].word
    asked = [
        {"kind": "no-how-we-know", "item": name, "question": question}
        for question, filled in high_answers(item, data)
        if not filled
    ]
    if not is_recommendation(item):
        return asked
    if word in WORDS[2:] and not has_running_service(item, data):
        asked.append({"kind": "no-service", "item": name})
    if would_be_fully_but_for_groups(item, data):
        asked += [
            {"kind": "group-missing", "item": name, "group": group}
            for group in groups_missing(item, data)
        ]
    if word == WORDS[3]:
        asked += [
            {"kind": "needs-not-in-place", "item": name, "needs": needs}
            for needs in item.get("enabled_by") or []
            if positions[needs].word in WORDS[:3]
        ]
    if more_reached_than_eligible(item, data):
        asked.append({"kind": "more-reached", "item": name})
    return asked


def second_look_at_actions(data: dict[str, Any], as_of: date) -> list[dict[str, str]]:
    """Actions that are not complete and have no owner, or were due before the date."""
    asked = []
    for action in (data.get("plan") or {}).get("actions") or []:
        if action.get("status") == "complete":
            continue
        if not (action.get("owner") or "").strip():
            asked.append({"kind": "no-owner", "action": action["id"]})
        if action.get("due") and date.fromisoformat(action["due"]) < as_of:
            asked.append({"kind": "overdue", "action": action["id"]})
    return asked


def second_look(
    positions: dict[str, Position], data: dict[str, Any], as_of: date
) -> list[dict[str, str]]:
    """Everything worth a second look: questions, never verdicts."""
    about_items = [asked for item in items(data) for asked in second_look_at(item, positions, data)]
    return about_items + second_look_at_actions(data, as_of)
