"""A whole document: its pieces shared out over pages, then drawn once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflective_app.reports.pdf.blocks import Typesetter
from reflective_app.reports.pdf.contents import LONG, contents_of, mark_of
from reflective_app.reports.pdf.fonts import printable
from reflective_app.reports.pdf.furniture import Furniture, title_block
from reflective_app.reports.pdf.metadata import Facts
from reflective_app.reports.pdf.pieces import Stack, Text
from reflective_app.reports.pdf.tagging import TaggedCanvas
from reflective_app.reports.pdf.tree import Element
from reflective_app.reports.sheet_look import look_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflective_app.reports.look import Look
    from reflective_app.reports.outline import Outline
    from reflective_app.reports.pdf.pieces import Piece


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file, and how many pages it has."""

    data: bytes
    pages: int


def render_pdf(outline: Outline) -> bytes:
    """The outline as a tagged PDF (PDF/UA-1, PDF/A-2a). The same outline gives the same bytes."""
    return rendered(outline).data


def rendered(outline: Outline) -> Rendered:
    """The same, with the number of its pages."""
    look = look_for(outline)
    root = Element("Document")
    furniture = Furniture(outline, look)
    pages = _with_contents(list(_parts(outline, look, root)), look, root, furniture.room)
    facts = Facts(
        printable(outline.head_line).replace("\n", " "), outline.language, outline.made_on
    )
    canvas = TaggedCanvas((look.page_width, look.page_height), root, facts)
    for number, page in enumerate(pages, start=1):
        furniture.draw(canvas, number, len(pages))
        page.draw(canvas, look.measure.side, furniture.top, look.text_width)
        canvas.showPage()
    return Rendered(canvas.finished(), len(pages))


def _parts(outline: Outline, look: Look, root: Element) -> Iterator[Stack]:
    """What stands between page breaks, beginning with the title; never nothing."""
    held: list[Piece] = [title_block(outline, look, root)]
    for piece in Typesetter(look, root).pieces(outline.blocks):
        if piece is not None:
            held.append(piece)
        elif held:
            yield Stack(tuple(held))
            held = []
    if held:
        yield Stack(tuple(held))


def _with_contents(parts: list[Stack], look: Look, root: Element, room: float) -> list[Piece]:
    """The pages, with a list of contents where there are many of them.

    It comes after what stands first: the page that has to stand alone, or a roadmap's board.
    """
    pages = [page for part in parts for page in _pages(part, look.text_width, room)]
    headings = [piece for part in parts for piece in part.pieces if mark_of(piece)]
    long = len(pages) > LONG and look.page_width < look.page_height  # a roadmap begins with its map
    contents = contents_of(headings, look) if long else None
    place = _place(parts)
    if contents is None or place is None:
        return pages
    number, index, heading = place
    before = root.kids.index(heading)
    root.kids[before:before] = [contents.heading, contents.element]
    held = parts[number].pieces
    parts[number] = Stack((*held[:index], contents.piece, *held[index:]))
    pages = [page for part in parts for page in _pages(part, look.text_width, room)]
    contents.number(pages)
    return pages


def _place(parts: list[Stack]) -> tuple[int, int, Element] | None:
    """The part, the place in it and the element of the first main heading that does not begin the
    document.
    """
    for number, part in enumerate(parts):
        for index, piece in enumerate(part.pieces):
            mark = mark_of(piece)
            if mark and mark.depth == 0 and (number, index) > (0, 1) and isinstance(piece, Text):
                return number, index, piece.element
    return None


def _pages(part: Piece, width: float, room: float) -> Iterator[Piece]:
    """A part cut into pages; each takes something, so there is an end."""
    rest: Piece | None = part
    while rest is not None:
        page, rest = rest.cut(width, room, must=True)
        if page is None:
            raise AssertionError("A page took nothing of what was left.")
        yield page
