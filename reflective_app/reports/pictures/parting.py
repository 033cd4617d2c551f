"""Pictures of many rows: shared out over as many pictures as it takes, each with its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_HALVINGS = 16
"""So often is the room halved to find the least that will do: to a hundredth of a point."""


class Tall(Protocol):
    """Something with a height."""

    @property
    def height(self) -> float:
        """In points."""


AnyRow = TypeVar("AnyRow", bound=Tall)


def parted(rows: Iterable[AnyRow], room: float) -> Iterator[tuple[AnyRow, ...]]:
    """The rows in their order, in the fewest parts that the room allows, and those of like height.

    Each part has a row at least, even one that is taller than the room.
    """
    rows = tuple(rows)
    fewest = len(list(_filled(rows, room)))
    least, most = 0.0, room
    for _ in range(_HALVINGS):
        middle = (least + most) / 2
        if len(list(_filled(rows, middle))) > fewest:
            least = middle
        else:
            most = middle
    return _filled(rows, most)


def _filled(rows: Iterable[AnyRow], room: float) -> Iterator[tuple[AnyRow, ...]]:
    """As many rows together as the room holds, from the first."""
    held: list[AnyRow] = []
    used = 0.0
    for row in rows:
        if held and used + row.height > room:
            yield tuple(held)
            held, used = [], 0.0
        held.append(row)
        used += row.height
    if held:
        yield tuple(held)


def part_caption(caption: str, part: int, parts: int) -> str:
    """A caption that says which part it is, where there are several."""
    return caption if parts == 1 else f"{caption}: part {part} of {parts}"


def told_elsewhere(says: str, listed_in: str) -> str:
    """What a picture shows, and where the same is told in words if not right below."""
    return f"{says} The same stands in {listed_in}." if listed_in else says
