"""How the columns of a table share its width."""

from __future__ import annotations


def shared_out(least: list[int], most: list[int], wide: int) -> list[int]:
    """Widths between the least and the most that fill a width, or the least where that is more.

    Narrow columns get what they want first, so that only the widest fold.
    """
    if sum(most) <= wide:
        spare = (wide - sum(most)) // len(most)
        return [each + spare for each in most]
    widths, room, needed = list(least), wide, sum(least)
    for left, place in enumerate(sorted(range(len(most)), key=most.__getitem__)):
        needed -= least[place]
        fair = min(room // (len(most) - left), room - needed)
        widths[place] = max(least[place], min(most[place], fair))
        room -= widths[place]
    return widths
