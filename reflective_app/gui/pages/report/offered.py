"""The documents as they are offered: in groups where there are many, each with what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reflective_app.gui.widgets.row_delegate import Row
from reflective_app.reports.documents import Kind

MANY = 6
"""Up to so many documents are told apart at a glance, without groups."""

BOARD, WORKSHOP, EVERYBODY, GOVERNANCE = (
    "For the board",
    "For the workshop",
    "For everybody who took part",
    "For IT and governance",
)
GROUPS: Mapping[str, Sequence[str]] = {
    BOARD: ("summary-page", "gap-report", "roadmap", "roadmap-a3", "action-plan"),
    WORKSHOP: ("evidence-to-bring", "privacy-notice", "workshop-summary"),
    EVERYBODY: ("you-said",),
    GOVERNANCE: ("governance-pack",),
}
"""Which documents stand together, by the key of their kind."""
OTHERS = "More documents"
"""What belongs to no group."""


def group_of(kind: str) -> str:
    """The group in which a kind of document stands."""
    return next((group for group, keys in GROUPS.items() if kind in keys), OTHERS)


def grouped(kinds: Mapping[str, Kind]) -> dict[str, tuple[str, ...]]:
    """The keys by group, both in the order in which they are offered; one group of a few."""
    if len(kinds) <= MANY:
        return {"": tuple(kinds)}
    found: dict[str, tuple[str, ...]] = {}
    for group in (*GROUPS, OTHERS):
        keys = tuple(kind for kind in kinds if group_of(kind) == group)
        if keys:
            found[group] = keys
    return found


def rows(kinds: Mapping[str, Kind]) -> tuple[Row, ...]:
    """A row for each document, below the head of its group."""
    return tuple(_rows(kinds))


def _rows(kinds: Mapping[str, Kind]) -> Iterator[Row]:
    for group, keys in grouped(kinds).items():
        if group:
            yield Row(f"group {group}", group, head=True)
        for key in keys:
            yield Row(key, kinds[key].name, kinds[key].about)


def in_order(kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """The keys in the order in which they are offered."""
    return tuple(key for keys in grouped(kinds).values() for key in keys)
