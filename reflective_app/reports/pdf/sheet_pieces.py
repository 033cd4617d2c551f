"""From the blocks of a sheet that people write on to pieces of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from reflective_app.reports.pdf.cut_sheet import cut_sheet
from reflective_app.reports.pdf.slip import slip
from reflective_app.reports.pdf.writing import field_row
from reflective_app.reports.pdf.writing_room import writing_room
from reflective_app.reports.sheet_blocks import Asked, CutSheet, Fields, WritingRoom

if TYPE_CHECKING:
    from reflective_app.reports.look import Look
    from reflective_app.reports.pdf.pieces import Piece
    from reflective_app.reports.pdf.tree import Element
    from reflective_app.reports.sheet_blocks import SheetBlock


def sheet_piece(block: SheetBlock, look: Look, parent: Element, heading: str) -> Piece:
    """A piece for any block of a sheet; headings inside it get the tag given."""
    match block:
        case Fields():
            return field_row(block, look, parent)
        case Asked():
            return slip(block, look, parent, heading)
        case CutSheet():
            return cut_sheet(block, look, parent, heading)
        case WritingRoom():
            return writing_room(block, look, parent, heading)
        case _:
            assert_never(block)
