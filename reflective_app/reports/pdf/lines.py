"""Text broken into lines, each line into segments of one font and one link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflective_app.reports.outline import Span
from reflective_app.reports.pdf.fonts import in_fonts, printable, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflective_app.reports.look import TextStyle
    from reflective_app.reports.outline import Rich

_PARTS = re.compile(r" *\n[ \n]*| +|[^\n ]+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W_][-\u2010\u2013\u2014/])(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line in one font. `link` is the number of the span it belongs to."""

    font: str
    text: str
    width: float
    link: int | None = None


Line = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """What must not be parted, and whether a space or a new line stands before it."""

    segments: Line
    spaced: bool = False
    new_line: bool = False

    @property
    def width(self) -> float:
        return sum(segment.width for segment in self.segments)


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
        current += [space, *word.segments] if space else word.segments
        room -= needed
    lines.append(_joined(current))
    return tuple(lines) if any(lines) else ()


def cut_short(
    lines: tuple[Line, ...], most: int, style: TextStyle, width: float
) -> tuple[Line, ...]:
    """The first lines, with “…” after the last word that leaves it room; for text without links."""
    said = "".join(segment.text for line in lines[:most] for segment in line).rstrip()
    while True:
        short = break_lines((Span(f"{said.rstrip(' ,;:(')}…"),), style, width)
        if len(short) <= most or " " not in said:
            return short[:most]
        said = said.rsplit(" ", 1)[0]


def _words(words: Rich, style: TextStyle) -> Iterator[_Word]:
    """Words with what stands before them; a word may run over several spans."""
    held: list[Segment] = []
    spaced = new_line = False
    for number, span in enumerate(words):
        link = number if span.href else None
        for part in _PARTS.findall(printable(span.text)):
            blank = part.isspace()
            for index, chunk in enumerate([part] if blank else _AFTER_HYPHEN.split(part)):
                if held and (blank or index):
                    yield _Word(tuple(held), spaced, new_line)
                    held, spaced, new_line = [], False, False
                if not blank:
                    held += _set(chunk, style, link, bold=span.bold)
            if part.count("\n") > 1:
                yield _Word((), new_line=True)
            spaced, new_line = spaced or blank, new_line or "\n" in part
    if held:
        yield _Word(tuple(held), spaced, new_line)


def _set(text: str, style: TextStyle, link: int | None, *, bold: bool) -> Iterator[Segment]:
    for font, run in in_fonts(text, bold=bold or style.bold):
        yield Segment(font, run, width_of(run, font, style.size), link)


def _space(current: list[Segment], word: _Word, style: TextStyle) -> Segment | None:
    """The space before a word; inside a link it belongs to the link. None begins a line."""
    if not current:
        return None
    before = current[-1]
    link = before.link if word.segments and before.link == word.segments[0].link else None
    return Segment(before.font, " ", width_of(" ", before.font, style.size), link)


def _fitting(words: Iterable[_Word], style: TextStyle, width: float) -> Iterator[_Word]:
    """The words, with those too long for a line cut into pieces that are not."""
    for word in words:
        if word.width <= width:
            yield word
        else:
            pieces = _chopped(word.segments, style, width)
            yield _Word(next(pieces), word.spaced, word.new_line)
            yield from (_Word(piece) for piece in pieces)


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
    for segment in segments:
        last = joined[-1] if joined else None
        if last and (last.font, last.link) == (segment.font, segment.link):
            joined[-1] = Segment(
                last.font, last.text + segment.text, last.width + segment.width, last.link
            )
        else:
            joined.append(segment)
    return tuple(joined)
