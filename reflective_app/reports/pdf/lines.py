"""Text broken into lines, each line into segments of one font and one link."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from reflective_app.reports.outline import Span
from reflective_app.reports.pdf.fonts import in_fonts, printable, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflective_app.reports.look import TextStyle
    from reflective_app.reports.outline import Rich

_PARTS = re.compile(r" *\n[ \n]*| +|[^\n ]+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W_][-\u2010\u2013\u2014/])(?=[^\W_])")


class Segment(NamedTuple):
    """A stretch of one line in one font. `link` is the number of the span it belongs to."""

    font: str
    text: str
    width: float
    link: int | None = None


Line = tuple[Segment, ...]


class _Word(NamedTuple):
    """What must not be parted, how wide it is, and whether a space or a new line stands before."""

    segments: Line
    width: float
    spaced: bool = False
    new_line: bool = False


def break_lines(words: Rich, style: TextStyle, width: float) -> tuple[Line, ...]:
    """Lines no wider than the width. Where a space became a line end, the line still ends in it:
    read by structure, words would otherwise run together. Blank text has no lines."""
    lines: list[Line] = []
    current: list[Segment] = []
    room = width
    for word in _fitting(_words(words, style), style, width):
        space = _space(current, word, style) if word.spaced or word.new_line else None
        needed = word.width + (space.width if space else 0.0)
        if (word.new_line and (current or lines)) or (current and needed > room):
            lines.append(_joined([*current, space] if space else current))
            current, room, space, needed = [], width, None, word.width
        if space:
            current.append(space)
        current += word.segments
        room -= needed
    lines.append(_joined(current))
    return tuple(lines) if any(lines) else ()


_HARDLY_ANY = 6
"""Letters."""


def cut_short(
    lines: tuple[Line, ...], most: int, style: TextStyle, width: float
) -> tuple[Line, ...]:
    """The first lines, with “…” after the last word that leaves it room; for text without links.

    A word before which hardly anything stands is cut inside: a number alone tells no titles apart.
    """
    said = "".join(segment.text for line in lines[: most + 1] for segment in line).rstrip()
    while True:
        short = break_lines((Span(f"{said.rstrip(' ,;:(')}…"),), style, width)
        if len(short) <= most or not said:
            return short[:most]
        before = said.rpartition(" ")[0]
        said = before if len(before) >= _HARDLY_ANY else said[:-1]


def _words(words: Rich, style: TextStyle) -> Iterator[_Word]:
    """Words with what stands before them; a word may run over several spans."""
    held: Line = ()
    spaced = new_line = False
    for number, span in enumerate(words):
        link = number if span.href else None
        bold = span.bold or style.bold
        for part in _PARTS.findall(printable(span.text)):
            blank = part[0] in " \n"
            chunks = [part] if blank or part.isalpha() else _AFTER_HYPHEN.split(part)
            for index, chunk in enumerate(chunks):
                if held and (blank or index):
                    yield _word(held, spaced, new_line)
                    held, spaced, new_line = (), False, False
                if not blank:
                    held += _set(chunk, style.size, bold, link)
            if blank:
                if part.count("\n") > 1:
                    yield _Word((), 0.0, new_line=True)
                spaced, new_line = True, new_line or "\n" in part
    if held:
        yield _word(held, spaced, new_line)


def _word(segments: Line, spaced: bool = False, new_line: bool = False) -> _Word:
    wide = segments[0].width if len(segments) == 1 else sum(part.width for part in segments)
    return _Word(segments, wide, spaced, new_line)


@lru_cache(maxsize=20_000)  # a report says the same few thousand words again and again
def _set(text: str, size: float, bold: bool, link: int | None) -> Line:
    return tuple(
        Segment(font, run, width_of(run, font, size), link)
        for font, run in in_fonts(text, bold=bold)
    )


def _space(current: list[Segment], word: _Word, style: TextStyle) -> Segment | None:
    """The space before a word; inside a link it belongs to the link. None begins a line."""
    if not current:
        return None
    before = current[-1]
    link = before.link if word.segments and before.link == word.segments[0].link else None
    return _blank(before.font, style.size, link)


@lru_cache(maxsize=1_000)
def _blank(font: str, size: float, link: int | None) -> Segment:
    return Segment(font, " ", width_of(" ", font, size), link)


def _fitting(words: Iterable[_Word], style: TextStyle, width: float) -> Iterator[_Word]:
    """The words, with those too long for a line cut into pieces that are not."""
    for word in words:
        if word.width <= width:
            yield word
        else:
            pieces = _chopped(word.segments, style, width)
            yield _word(next(pieces), word.spaced, word.new_line)
            yield from map(_word, pieces)


def _chopped(segments: Line, style: TextStyle, width: float) -> Iterator[Line]:
    """A long word letter by letter, as much on each line as fits, at least one letter."""
    held: list[Segment] = []
    room = width
    for segment in segments:
        for letter in segment.text:
            wide = width_of(letter, segment.font, style.size)
            if held and wide > room:
                yield _joined(held)
                held, room = [], width
            held.append(Segment(segment.font, letter, wide, segment.link))
            room -= wide
    yield _joined(held)


def _joined(segments: Iterable[Segment]) -> Line:
    """Neighbours of the same font and link as one segment."""
    joined: list[Segment] = []
    for (font, link), run in groupby(segments, key=_KIND):
        same = list(run)
        if len(same) == 1:
            joined += same
        else:
            text = "".join([segment.text for segment in same])
            joined.append(Segment(font, text, sum([part.width for part in same]), link))
    return tuple(joined)


_KIND = attrgetter("font", "link")
