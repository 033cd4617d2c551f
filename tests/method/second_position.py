"""A second reading of `method.md` section 2: the position of an item."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

WORDS = ("Not in place", "Partly in place", "Mostly in place", "Fully in place")
NOT_KNOWN = "Not enough known"
DOES_NOT_APPLY = "Does not apply"
NOT, PARTLY, MOSTLY, FULLY = range(4)
DEFAULT_TOP_RUNG = 3
HALF = Fraction(1, 2)
UNKNOWN = ("dont_know", "not_discussed")


@dataclass(frozen=True)
class Position:
    """Where an item stands, with the working."""

    word: str
    coverage: Fraction | None = None
    share: Fraction | None = None
    low: str | None = None
    high: str | None = None
    provisional: bool = False
    caps: tuple[str, ...] = ()


def items(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The items of the guide, in its order."""
    return list(data["question_set"].get("items") or [])


def is_recommendation(item: dict[str, Any]) -> bool:
    """Whether the item is one of the guide's recommendations."""
    return bool(item["kind"] == "recommendation")


def ladder_questions(item: dict[str, Any]) -> list[dict[str, Any]]:
    """The questions that can enter the sums (section 1)."""
    return [question for question in item["questions"] if question["kind"] == "ladder"]


def top_rung(question: dict[str, Any]) -> int:
    """The highest rung of the question's own ladder, or of the default one (section 1)."""
    ladder = question.get("ladder")
    return len(ladder) - 1 if ladder else DEFAULT_TOP_RUNG


def answer_to(question: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """The answer to a question; without one it was not discussed (section 1)."""
    answer: dict[str, Any] = (data.get("answers") or {}).get(question["id"]) or {}
    return {"state": "not_discussed", **answer}


def applicable(item: dict[str, Any], data: dict[str, Any]) -> list[dict[str, Any]]:
    """The ladder questions that were not left out of both sides (section 1)."""
    return [
        question
        for question in ladder_questions(item)
        if answer_to(question, data)["state"] != "not_applicable"
    ]


def rung_share(question: dict[str, Any], answer: dict[str, Any]) -> Fraction | None:
    """The share of the rung, the middle where there was no agreement, none if unknown."""
    if answer["state"] == "agreed":
        return Fraction(answer["rung"], top_rung(question))
    if answer["state"] == "no_agreement":
        return Fraction(answer["low"] + answer["high"], 2 * top_rung(question))
    return None


def end_share(question: dict[str, Any], answer: dict[str, Any], end: str) -> Fraction:
    """The share at the "low" or the "high" end of what may be true (section 2, range)."""
    if answer["state"] == "agreed":
        return Fraction(answer["rung"], top_rung(question))
    if answer["state"] == "no_agreement":
        return Fraction(answer[end], top_rung(question))
    return Fraction(0 if end == "low" else 1)


def word_of(share: Fraction) -> int:
    """The word of a share; ties go to the lower word (section 2)."""
    limits = (Fraction(1, 6), Fraction(1, 2), Fraction(5, 6))
    return sum(share > limit for limit in limits)


def groups_of(item: dict[str, Any], data: dict[str, Any]) -> list[str]:
    """The family groups of a recommendation, in the set's order (section 3)."""
    if not is_recommendation(item):
        return []
    every = [group["id"] for group in data["question_set"].get("family_groups") or []]
    listed = item.get("family_groups")
    return every if listed is None else [group for group in every if group in listed]


def confirmed_cell(item: dict[str, Any], group: str, data: dict[str, Any]) -> str | None:
    """The value of a confirmed cell; none where it is blank or unconfirmed (section 3)."""
    cell = ((data.get("grid") or {}).get(item["id"]) or {}).get(group) or {}
    return cell["value"] if cell.get("confirmed") else None


def cells_that_cap(item: dict[str, Any], data: dict[str, Any]) -> list[str | None]:
    """Each applicable cell, `None` where it is unknown (section 2, group cap)."""
    cells = [confirmed_cell(item, group, data) for group in groups_of(item, data)]
    return [None if cell == "dont_know" else cell for cell in cells if cell != "not_applicable"]


def group_limit(cells: list[str | None], *, unknown_as_no: bool) -> int:
    """The best word that the group cap allows (section 2)."""
    if cells and all(cell == "no" for cell in cells):
        return PARTLY
    if "no" in cells or "some" in cells or (unknown_as_no and None in cells):
        return MOSTLY
    return FULLY


def essential_limit(shares: list[tuple[dict[str, Any], Fraction]]) -> int:
    """The best word that the essential cap allows (section 2)."""
    low = any(question.get("essential") and share <= HALF for question, share in shares)
    return PARTLY if low else FULLY


def mean(shares: list[tuple[dict[str, Any], Fraction]]) -> Fraction:
    """The mean of the shares, all weighted alike."""
    return sum((share for _, share in shares), Fraction(0)) / len(shares)


def word_at_end(item: dict[str, Any], data: dict[str, Any], end: str) -> str:
    """The word at one end of the range, caps included (section 2)."""
    shares = [
        (question, end_share(question, answer_to(question, data), end))
        for question in applicable(item, data)
    ]
    cap = group_limit(cells_that_cap(item, data), unknown_as_no=end == "low")
    return WORDS[min(word_of(mean(shares)), essential_limit(shares), cap)]


def counted_shares(
    item: dict[str, Any], data: dict[str, Any]
) -> list[tuple[dict[str, Any], Fraction]]:
    """Each question that counts, with the share of its answer."""
    shares = [
        (question, rung_share(question, answer_to(question, data)))
        for question in ladder_questions(item)
    ]
    return [(question, share) for question, share in shares if share is not None]


def position(item: dict[str, Any], data: dict[str, Any]) -> Position:
    """The position of one item, with its range (section 2)."""
    found = position_now(item, data)
    if found.word == DOES_NOT_APPLY:
        return found
    low, high = word_at_end(item, data, "low"), word_at_end(item, data, "high")
    return replace(found, low=low, high=high)


def position_now(item: dict[str, Any], data: dict[str, Any]) -> Position:
    """The position of one item from what is known, without its range (section 2)."""
    asked = applicable(item, data)
    if not asked:
        return Position(word=DOES_NOT_APPLY)
    shares = counted_shares(item, data)
    coverage = Fraction(len(shares), len(asked))
    if coverage < HALF:
        return Position(word=NOT_KNOWN, coverage=coverage)
    share = mean(shares)
    plain = word_of(share)
    limits = {
        "essential": essential_limit(shares),
        "group": group_limit(cells_that_cap(item, data), unknown_as_no=False),
    }
    essential_unknown = any(
        question.get("essential") and answer_to(question, data)["state"] in UNKNOWN
        for question in asked
    )
    return Position(
        word=WORDS[min(plain, *limits.values())],
        coverage=coverage,
        share=share,
        provisional=coverage < Fraction(4, 5) or essential_unknown,
        caps=tuple(name for name, limit in limits.items() if limit < plain),
    )


def would_be_fully_but_for_groups(item: dict[str, Any], data: dict[str, Any]) -> bool:
    """Whether the group cap alone keeps the item from Fully in place."""
    found = position_now(item, data)
    return found.share is not None and word_of(found.share) == FULLY and found.caps == ("group",)
