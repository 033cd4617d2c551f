"""A list of contents with page numbers, for documents that are long enough to need one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reflective_app.reports.outline import MOST_IN_CONTENTS
from reflective_app.reports.pdf.containers import Indented
from reflective_app.reports.pdf.pieces import ROUNDING, Stack, Text
from reflective_app.reports.pdf.tree import Element
from reflective_app.reports.pdf.words import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflective_app.reports.look import Look
    from reflective_app.reports.pdf.pieces import Halves, Piece
    from reflective_app.reports.pdf.tagging import TaggedCanvas

TITLE = "Contents"
LONG = 10
"""A document of more pages has a list of contents."""
FEWEST = 3
"""Fewer headings are not worth a list."""
_NUMBER_ROOM = 36.0
_INDENT = 16.0
_DOT, _DOTS_DROP, _LEADER_GAP = 0.8, 0.7, 6.0
"""Of the dots that lead the eye to a number: their size, how far down the line, and their ends."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Makes a heading reachable from the reader's list of contents, and from ours."""

    title: str
    key: str
    depth: int

    def __call__(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Mark the place, where the heading is drawn."""
        canvas.bookmarkPage(self.key, fit="XYZ", left=left, top=top, zoom=0)
        canvas.addOutlineEntry(self.title, self.key, self.depth)


@dataclass(eq=False, slots=True)
class Entry:
    """A heading and its page, which lead there. The page is known once all pages are made."""

    words: Text
    number: Text
    link: Element
    bookmark: Bookmark
    stays_with_next: bool = False

    @property
    def before(self) -> float:
        """None."""
        return 0.0

    @property
    def after(self) -> float:
        """As its words."""
        return self.words.after

    def height(self, width: float) -> float:
        """Of its words."""
        return self.words.height(width - _NUMBER_ROOM)

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Never."""
        return (self, None) if must or self.height(width) <= room + ROUNDING else (None, self)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Words at the left, the number level with their last line, and all of it to click."""
        self.words.draw(canvas, left, top, width - _NUMBER_ROOM)
        tall = self.height(width)
        last = top - tall + self.number.style.leading
        right = left + width
        start = right - self.number.widest(_NUMBER_ROOM)
        self.number.draw(canvas, start, last, _NUMBER_ROOM)
        said = left + self.words.widest(width - _NUMBER_ROOM)
        with canvas.artifact("Layout"):
            canvas.saveState()
            canvas.line_with(self.number.style.colour, _DOT)
            canvas.setLineCap(1)
            canvas.setDash([0, 4 * _DOT])
            at = last - self.number.style.leading * _DOTS_DROP
            canvas.line(said + _LEADER_GAP, at, start - _LEADER_GAP, at)
            canvas.restoreState()
        says = f"{self.bookmark.title}, page {self.number.words[0].text.strip()}"
        canvas.link_within(self.link, self.bookmark.key, says, (left, top - tall, right, top))


class Kept(Stack):
    """Pieces that stand on one page together if a page can hold them."""

    __slots__ = ()

    def cut(self, width: float, room: float, must: bool) -> Halves:
        """Cut only where it begins a page."""
        if not must and self.height(width) > room + ROUNDING:
            return None, self
        return Stack(self.pieces).cut(width, room, must)


@dataclass(slots=True)
class Contents:
    """The list, and how it learns of pages."""

    entries: list[Entry]
    piece: Stack
    element: Element
    heading: Element
    _pages: dict[str, int] = field(default_factory=dict)

    def number(self, pages: Iterable[Piece]) -> None:
        """Fill in on which page each heading stands."""
        for number, page in enumerate(pages, start=1):
            for mark in bookmarks(page):
                self._pages[mark.key] = number
        for entry in self.entries:
            # The space stays with the number: a listener hears it apart from the words.
            told = replace(entry.number.words[0], text=f"\u00a0{self._pages[entry.bookmark.key]}")
            entry.number = replace(entry.number, words=(told,))


def contents_of(headings: Iterable[Piece], look: Look) -> Contents | None:
    """A list of these headings; those of the second level where it stays short. None for few."""
    marks = [mark for piece in headings if (mark := mark_of(piece))]
    first = [mark for mark in marks if mark.depth == 0]
    listed = [mark for mark in marks if mark.depth <= 1]
    listed = listed if len(listed) <= MOST_IN_CONTENTS else first
    if len(first) < FEWEST:
        return None
    heading = Element("H2")
    title = text_of(TITLE, look.text.heading_1, heading)
    title.stays_with_next = True
    element = Element("TOC")
    entries: list[Entry] = []
    pieces: list[Piece] = [title]
    for mark in listed:
        entry = _entry(mark, element, look)
        entries.append(entry)
        pieces.append(Indented(entry, _INDENT) if mark.depth else entry)
    return Contents(entries, Kept(tuple(pieces)), element, heading)


def _entry(mark: Bookmark, parent: Element, look: Look) -> Entry:
    link = parent.child("TOCI").child("Reference").child("Link")
    style = look.text.item
    style = style if mark.depth else replace(style, bold=True)
    return Entry(text_of(mark.title, style, link), text_of("0", style, link), link, mark)


def bookmarks(page: Piece) -> Iterator[Bookmark]:
    """The headings that begin on a page."""
    for piece in page.pieces if isinstance(page, Stack) else (page,):
        if isinstance(piece, Stack):
            yield from bookmarks(piece)
        elif mark := mark_of(piece):
            yield mark


def mark_of(piece: Piece) -> Bookmark | None:
    """Where a heading can be reached; None for any other piece, and for what goes on."""
    mark = piece.on_draw if isinstance(piece, Text) else None
    return mark if isinstance(mark, Bookmark) else None
