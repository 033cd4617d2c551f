"""A second reading of `method.md` section 4: importance."""

from __future__ import annotations

from typing import Any

from tests.method.second_offer import families_missing
from tests.method.second_position import (
    DOES_NOT_APPLY,
    NOT_KNOWN,
    WORDS,
    Position,
    is_recommendation,
    items,
)

BANDS = ("A", "B", "C", "keep")
LANES = ("duty", "A", "B", "C", "conditions", "find-out", "keep", "not-now", "not-applicable")
TABLE = {
    "strongest": ("A", "A", "B", "keep"),
    "middle": ("A", "B", "C", "keep"),
    "lowest": ("B", "C", "C", "keep"),
}
GAPS = WORDS[:3]


def scale(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The evidence labels that the set declares, strongest first."""
    return list(data["question_set"].get("evidence_labels") or [])


def in_scale(words: str, data: dict[str, Any]) -> str | None:
    """The id of the label meant by a label's id or words; none outside the scale."""
    wanted = words.strip().casefold()
    for label in scale(data):
        if wanted in (label["id"].casefold(), label["label"].strip().casefold()):
            return str(label["id"])
    return None


def label_of(item: dict[str, Any], data: dict[str, Any]) -> tuple[str | None, str | None]:
    """The item's label and its standing; a council's check replaces the guide's."""
    checks = [check for check in data.get("label_checks") or [] if check["item"] == item["id"]]
    if checks:
        checked = in_scale(checks[-1]["label"], data)
        return (checked, "checked") if checked else (None, None)
    evidence = item.get("evidence") or {}
    if not evidence.get("label"):
        return None, None
    return evidence["label"], evidence.get("standing")


def row_at(place: int, labels: int) -> str:
    """The row of the table for a label at this place of its scale."""
    if place == 0:
        return "strongest"
    return "lowest" if place == labels - 1 else "middle"


def rows(item: dict[str, Any], data: dict[str, Any], *, every_label: bool) -> set[str]:
    """The rows of the table that the item may be in."""
    ids = [label["id"] for label in scale(data)]
    if len(ids) < 2:
        return set(TABLE)
    label, _ = label_of(item, data)
    if label is None or every_label:
        return {row_at(place, len(ids)) for place in range(len(ids))}
    return {row_at(ids.index(label), len(ids))}


def bands(item: dict[str, Any], found: Position, data: dict[str, Any]) -> list[str]:
    """The bands of a recommendation at its word, for every row it may be in."""
    if not is_recommendation(item) or found.word not in WORDS:
        return []
    column = WORDS.index(found.word)
    possible = {TABLE[row][column] for row in rows(item, data, every_label=False)}
    return sorted(possible, key=BANDS.index)


def robust(item: dict[str, Any], found: Position, data: dict[str, Any]) -> list[str]:
    """The bands over every word from low to high and every label it may have."""
    if not is_recommendation(item) or found.low is None or found.high is None:
        return []
    reported = label_of(item, data)[1] == "reported"
    columns = range(WORDS.index(found.low), WORDS.index(found.high) + 1)
    possible = {
        TABLE[row][column] for row in rows(item, data, every_label=reported) for column in columns
    }
    return sorted(possible, key=BANDS.index)


def own_lane(item: dict[str, Any], found: Position, data: dict[str, Any]) -> str:
    """The first lane that fits, before anything is pulled up."""
    set_aside = item["id"] in ((data.get("plan") or {}).get("not_now") or {})
    full = found.word == WORDS[-1]
    if found.word == DOES_NOT_APPLY:
        return "not-applicable"
    if is_recommendation(item) and set_aside and found.word in GAPS:
        return "not-now"
    if item["kind"] == "duty" and not full:
        return "duty"
    if found.word == NOT_KNOWN or (full and found.provisional):
        return "find-out"
    if full:
        return "keep"
    return bands(item, found, data)[0] if is_recommendation(item) else "conditions"


def lanes(positions: dict[str, Position], data: dict[str, Any]) -> tuple[dict[str, str], set[str]]:
    """The lane of every item, and those pulled up as "do this first"."""
    lane = {item["id"]: own_lane(item, positions[item["id"]], data) for item in items(data)}
    pulled: dict[str, str] = {}
    for item in items(data):
        if lane[item["id"]] != "conditions" or positions[item["id"]].word == WORDS[2]:
            continue
        leaning = {
            lane[other["id"]]
            for other in items(data)
            if is_recommendation(other) and item["id"] in (other.get("enabled_by") or [])
        }
        better = sorted(leaning & {"A", "B"})
        if better:
            pulled[item["id"]] = better[0]
    return {**lane, **pulled}, set(pulled)


def print_order(positions: dict[str, Position], data: dict[str, Any]) -> list[dict[str, Any]]:
    """The items lane by lane, and within a lane as section 4 sorts them."""
    lane, pulled = lanes(positions, data)
    place = {item["id"]: number for number, item in enumerate(items(data))}

    def key(item: dict[str, Any]) -> tuple[Any, ...]:
        name = item["id"]
        share = positions[name].share
        missing = families_missing(item, data)
        return (
            LANES.index(lane[name]),
            name not in pulled,
            share is None,
            missing is None,
            -(missing or 0),
            share or 0,
            place[name],
        )

    return sorted(items(data), key=key)
