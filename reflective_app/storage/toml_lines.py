"""On which line of a TOML file each table starts."""

from __future__ import annotations

import re

from reflective_app.domain.fault import Place

_NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
LONGEST_LINE = 100_000
"""Characters of which there is anything to be learnt; no text of a set is as long."""

_NAMES = re.compile(_NAME)
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*\]\]?\s*(?:#.*)?")
_ENTRY = re.compile(rf"\s*({_NAME})\s*[=.]")
_OUTSIDE = re.compile(r'''"""|\'\'\'|"(?:[^"\\]|\\.)*"?|'[^']*'?|\#.*''')
"""A long quotation mark, or what may hold one that opens nothing: short text, a comment.

Short text may be unclosed, so that nothing is tried from each of its marks again. Here and below
each character can be read in one way only; possessive repeats would say so, and Python 3.11.2 gets
them wrong.
"""

_CLOSING = {
    '"""': re.compile(r'(?:[^"\\]|\\.|"(?!""))*"{3,5}'),
    "'''": re.compile(r".*?'{3,5}"),
}


def table_lines(text: str) -> dict[Place, int]:
    """The line of each table's header, and of each entry that stands before the first header.

    A table of a list is found by its number in the list, as `("items", 2, "questions", 0)`; the
    list itself has the line of its first table.
    """
    lines: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    inside = ""
    for number, whole in enumerate(text.split("\n"), start=1):
        line = whole[:LONGEST_LINE]
        was_inside, inside = inside, _quote_left_open(line, inside)
        if was_inside:
            continue
        if header := _HEADER.fullmatch(line):
            place = _place(header[2], is_list=header[1] == "[[", counts=counts)
            lines.setdefault(place, number)
            if isinstance(place[-1], int):
                lines.setdefault(place[:-1], number)
        elif not counts and (entry := _ENTRY.match(line)):
            lines.setdefault((entry[1].strip("\"'"),), number)
    return lines


def line_of(place: Place, lines: dict[Place, int]) -> int | None:
    """The line of the innermost table that holds a place, or None if it stands in none."""
    for length in range(len(place), 0, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return None


def _place(dotted: str, *, is_list: bool, counts: dict[Place, int]) -> Place:
    """Where a header leads. `counts` has how many tables each list has so far, and is kept up."""
    parts = [name.strip("\"'") for name in _NAMES.findall(dotted)]
    place: Place = ()
    for position, part in enumerate(parts):
        place = (*place, part)
        last = position == len(parts) - 1
        if last and is_list:
            counts[place] = counts.get(place, 0) + 1
        elif last:
            counts.setdefault(place, 0)
        if counts.get(place):
            place = (*place, counts[place] - 1)
    return place


def _quote_left_open(line: str, inside: str) -> str:
    """The long quotation mark that is open at the end of the line, if one is."""
    at = 0
    while found := (_CLOSING[inside].match if inside else _OUTSIDE.search)(line, at):
        at = found.end()
        inside = "" if inside or found[0] not in _CLOSING else found[0]
    return inside
