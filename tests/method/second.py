"""A second implementation of `method.md` sections 1 to 6, written from that page alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from tests.method.second_confidence import confidence, missing_ticks, second_look, spreads
from tests.method.second_lanes import bands, label_of, lanes, print_order, robust
from tests.method.second_offer import (
    beyond_the_guide,
    families_missing,
    funding_ending,
    grid_suggestions,
    groups_missing,
)
from tests.method.second_position import DOES_NOT_APPLY, Position, items, position
from tests.method.second_roadmap import phases, placed_early, projected


def exact(share: Fraction | None) -> str | None:
    """A fraction as an exact string in lowest terms."""
    return None if share is None else str(share)


def row(item: dict[str, Any], found: Position, lane: str, data: dict[str, Any]) -> dict[str, Any]:
    """One item, in the shape that `files.md` section 5 gives it."""
    label, standing = label_of(item, data)
    applies = found.word != DOES_NOT_APPLY
    missing = missing_ticks(item, found, data) if applies else []
    return {
        "id": item["id"],
        "kind": item["kind"],
        "title": item["title"],
        "coverage": exact(found.coverage),
        "share": exact(found.share),
        "word": found.word,
        "low": found.low,
        "high": found.high,
        "provisional": found.provisional,
        "caps": list(found.caps),
        "label": label,
        "label_standing": standing,
        "bands": bands(item, found, data),
        "robust": robust(item, found, data),
        "lane": lane,
        "groups_missing": groups_missing(item, data),
        "families_missing": families_missing(item, data),
        "confidence": confidence(missing) if applies else None,
        "missing_ticks": missing,
    }


def second_benchmark(data: dict[str, Any], as_of: date) -> dict[str, Any]:
    """The findings of one assessment, worked out from its plain JSON data."""
    positions = {item["id"]: position(item, data) for item in items(data)}
    lane, _ = lanes(positions, data)
    standing, by_ease = phases(data)
    return {
        "items": [
            row(item, positions[item["id"]], lane[item["id"]], data)
            for item in print_order(positions, data)
        ],
        "beyond_the_guide": beyond_the_guide(data),
        "funding_ending": funding_ending(data, as_of),
        "grid_suggestions": grid_suggestions(data),
        "spreads": spreads(data),
        "second_look": second_look(positions, data, as_of),
        "phases": standing,
        "by_ease": by_ease,
        "placed_early": placed_early(data),
        "projected": projected(data),
    }
