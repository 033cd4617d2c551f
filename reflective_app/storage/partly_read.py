"""Reading what can be read of a damaged file that this program wrote.

Such a file has one entry on each line, set in by two spaces for each record around it. So where
lines are damaged the reader finds its place again by how far the next sound line is set in.
What might belong to another record than it seems to is left out: a vote that is lost is told, a
vote in the wrong place would not be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from reflective_app.domain.fault import Place
from reflective_app.storage.bounded_json import DEEPEST, LONGEST_NUMBER, MOST_ENTRIES

MOST_LINES = 3 * MOST_ENTRIES
"""A record has a line at its start, one at its end, and one for each entry."""

LONGEST_LINE = 200_000
"""Characters. The longest text there is has half of this, were each of them escaped."""

_TEXT = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"(?P<in>(?:  )*)(?:(?P<key>{_TEXT}): )?"
    r"(?:(?P<opens>[\[{])|(?P<closes>[\]}]),?"
    rf"|(?P<value>{_TEXT}|-?\d{{1,{LONGEST_NUMBER}}}(?:\.\d{{1,18}})?|true|false|null|\[\]|\{{\}})"
    r"(?P<comma>,?))"
)
_KEY_AT_START = re.compile(r" *\W?([\w-]{1,200})")
_SPOILED = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_NO_ESCAPE = re.compile(r'\\(?:u[0-9A-Fa-f]{4}|["\\/bfnrt])|(\\)')
_LOST_LETTER = "\ufffd"
_FEW = 4
"""Spoiled characters. The end of one record and the start of the next do not fit in so few."""


_WHOLE: frozenset[Place] = frozenset(
    {(), ("question_set",), ("assessment",), ("assessment", "question_set")}
)
"""In a file, and in a recovery copy."""


@dataclass(frozen=True)
class Gap:
    """Lines of which nothing, or not all, could be read.

    `place` is that of the entry, else of the record that they stand in. `letters` says that a text
    was kept, with marks for letters that are lost; `ends` that the file breaks off there.
    """

    first: int
    last: int
    place: Place
    letters: bool = False
    ends: bool = False


@dataclass(frozen=True)
class PartlyRead:
    """What stands in the sound lines, and where lines are not sound."""

    data: dict[str, Any]
    gaps: tuple[Gap, ...]


@dataclass
class _Open:
    """A record or list that is being read; its entries are set in by `inset` spaces."""

    inside: dict[str, Any] | list[Any]
    inset: int
    place: Place
    has_values: bool = False
    doubtful: bool = False

    @property
    def takes_records(self) -> bool:
        """Whether it holds records alone, so that each that begins is known for one of its own."""
        return not self.has_values

    @property
    def is_whole(self) -> bool:
        """Whether it is an assessment or its question set, whose parts are each known by name."""
        return self.place in _WHOLE


def partly_read(content: bytes) -> PartlyRead | None:
    """What can be read of a file that this program wrote; None if it was not laid out by it."""
    text = content.decode("utf-8-sig", "surrogateescape")
    lines = text.split("\n", MOST_LINES)[:MOST_LINES]
    if sum(line.startswith('  "') for line in lines[:8]) < 2:
        return None
    reader = _Reader(closed_lines=len(lines) - 1, end=_end(lines))
    for number, line in enumerate(lines, 1):
        if not reader.read(number, line.removesuffix("\r")):
            break
    return reader.result(len(lines))


@dataclass
class _Reader:
    """Puts sound lines where they belong, one after the other."""

    closed_lines: int
    end: int
    _root: dict[str, Any] = field(default_factory=dict)
    _stack: list[_Open] = field(default_factory=list)
    _gaps: list[Gap] = field(default_factory=list)
    _entries: int = 0
    _likely: tuple[int, str] | None = None

    def __post_init__(self) -> None:
        self._stack = [_Open(self._root, 2, ())]

    def read(self, number: int, line: str) -> bool:
        """Take in one line; False where no more are wanted."""
        if (number == 1 and line == "{") or number == self.end:
            return True
        found = _LINE.fullmatch(line) if len(line) <= LONGEST_LINE else None
        if found is None or (number > self.closed_lines and _may_go_on(found)):
            if line or number <= self.closed_lines:
                self._on_bad(number, line)
        elif found["closes"]:
            self._on_close(len(found["in"]), found["closes"])
        else:
            self._entries += 1
            if self._entries > MOST_ENTRIES:
                self._note(number, self._stack[-1].place)
                return False
            self._on_entry(number, found)
        return True

    def result(self, lines: int) -> PartlyRead:
        """What was read once there are no more lines."""
        if not self.end:
            last = self._gaps[-1] if self._gaps else None
            if last is not None and last.last >= lines - 1 and not last.letters:
                self._gaps[-1] = replace(last, last=lines, ends=True)
            else:
                self._gaps.append(Gap(lines, lines, self._stack[-1].place, ends=True))
        return PartlyRead(self._root, tuple(self._gaps))

    def _on_close(self, inset: int, bracket: str) -> None:
        """End the record that is due to end. Any other that did is told by the next entry."""
        top = self._stack[-1]
        is_due = top.inset - 2 == inset and isinstance(top.inside, list) == (bracket == "]")
        if is_due and len(self._stack) > 1:
            self._stack.pop()

    def _on_entry(self, number: int, found: re.Match[str]) -> None:
        inset = len(found["in"])
        while len(self._stack) > 1 and self._stack[-1].inset > inset:
            self._stack.pop()
        if self._likely and self._likely[0] == number - 1 and self._stack[-1].inset == inset - 2:
            self._begin(self._likely[1], {} if found["key"] else [])
        top = self._stack[-1]
        key = _text_in(found["key"]) if found["key"] else None
        at_home = top.inset == inset and isinstance(top.inside, dict) == (key is not None)
        sure = not top.doubtful or top.is_whole or (top.takes_records and bool(found["opens"]))
        twice = isinstance(top.inside, dict) and key in top.inside
        if not at_home or not sure or twice or len(self._stack) > DEEPEST:
            self._note(number, (*top.place, key) if twice and key is not None else top.place)
            return
        self._put(number, found, key)

    def _begin(self, key: str, inside: dict[str, Any] | list[Any]) -> None:
        """Begin a record whose first line is damaged, since what follows is set in below it."""
        top = self._stack[-1]
        if isinstance(top.inside, list):
            top.inside.append(inside)
            self._stack.append(_Open(inside, top.inset + 2, (*top.place, len(top.inside) - 1)))
        elif key and key not in top.inside:
            top.inside[key] = inside
            self._stack.append(_Open(inside, top.inset + 2, (*top.place, key)))

    def _put(self, number: int, found: re.Match[str], key: str | None) -> None:
        top = self._stack[-1]
        value: Any = {"{": {}, "[": []}[found["opens"]] if found["opens"] else None
        spoiled = False
        if not found["opens"]:
            value, spoiled = _value_in(found["value"])
            top.has_values = top.has_values or not isinstance(value, dict | list)
        if isinstance(top.inside, list):
            place: Place = (*top.place, len(top.inside))
            top.inside.append(value)
        else:
            assert key is not None
            place = (*top.place, key)
            top.inside[key] = value
        if spoiled:
            self._gaps.append(Gap(number, number, place, letters=True))
        if found["opens"]:
            self._stack.append(_Open(value, top.inset + 2, place))

    def _on_bad(self, number: int, line: str) -> None:
        """Note a line that cannot be read, and what comes after it that is in doubt now."""
        top = self._stack[-1]
        named = _KEY_AT_START.match(line)
        in_place = (
            len(line) - len(line.lstrip(" ")) == top.inset
            and len(_SPOILED.findall(line)) <= _FEW
            and not (self._gaps and self._gaps[-1].last == number - 1)
        )
        if not in_place:
            for each in self._stack:
                each.doubtful = True
        key = named[1] if named else ""
        is_named = in_place and key and isinstance(top.inside, dict)
        self._likely = (number, key) if in_place else None
        self._note(number, (*top.place, key) if is_named else top.place)

    def _note(self, number: int, place: Place) -> None:
        """Add a line to the gap that ends before it, else begin one."""
        last = self._gaps[-1] if self._gaps else None
        if last is not None and last.last >= number - 1 and not last.letters:
            self._gaps[-1] = replace(last, last=number)
        else:
            self._gaps.append(Gap(number, number, place))


def _end(lines: list[str]) -> int:
    """The number of the line that ends the file; 0 where it breaks off before."""
    number = len(lines)
    while number and not lines[number - 1].strip():
        number -= 1
    return number if number and lines[number - 1].rstrip() == "}" else 0


def _may_go_on(found: re.Match[str]) -> bool:
    """Whether a last line that no line end follows may be a number of which digits are missing."""
    return bool(found["value"]) and not found["comma"] and found["value"][-1] not in '"]}'


def _text_in(quoted: str) -> str:
    return _value_in(quoted)[0] if quoted else ""


def _value_in(written: str) -> tuple[Any, bool]:
    """The value, and whether it is a text in which letters are lost."""
    if _SPOILED.search(written) is None:
        try:
            return json.loads(written), False
        except ValueError:
            pass
    mended = "".join(_mended(_SPOILED.sub(_LOST_LETTER, written)))
    try:
        return json.loads(mended), True
    except ValueError:  # a number with a nought before it
        return None, True


def _mended(written: str) -> Iterator[str]:
    """The parts of a text in quotes; a backslash that escapes nothing is a lost letter."""
    at = 0
    for found in _NO_ESCAPE.finditer(written):
        yield written[at : found.start()]
        yield _LOST_LETTER if found[1] else found[0]
        at = found.end()
    yield written[at:]
