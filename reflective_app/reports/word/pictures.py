"""Pictures in the text of a Word file: what they show in words, or that they only decorate."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.shape import CT_Inline
from docx.shared import Pt

from reflective_app.reports.sheet_look import MM
from reflective_app.reports.word.by_hand import Untyped, element_of
from reflective_app.reports.word.drawing import figure_png
from reflective_app.reports.word.signs import mark_png
from reflective_app.reports.word.text import one_line

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

    from reflective_app.reports.figure import Figure
    from reflective_app.reports.logo import Logo
    from reflective_app.reports.marks import Mark
    from reflective_app.reports.word.draft import Draft

_DECORATES = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></a:ext></a:extLst>'
)
_SMALL_LOGO = 0.5
_TALLEST = 0.7
"""Share of a page that a picture may take: its caption stands above it."""


def show_figure(figure: Figure, into: Paragraph, draft: Draft) -> None:
    """A picture with what it shows in words, as wide as the text where the page is tall enough."""
    look = draft.look
    most = min(look.text_width / figure.width, look.page_height * _TALLEST / figure.height)
    size = figure.width * most, figure.height * most
    _show(figure_png(figure, look.colour), size, one_line(figure.says), into, draft)


def show_logo(logo: Logo, says: str, into: Paragraph, draft: Draft, *, small: bool) -> None:
    """A council's logo, as large as in print, or smaller where a page has to hold everything."""
    scale = MM * (_SMALL_LOGO if small else 1.0)
    wide, tall = logo.millimetres()
    _show(logo.data, (wide * scale, tall * scale), one_line(says), into, draft)


def show_mark(mark: Mark, into: Paragraph, draft: Draft) -> None:
    """A mark before its word, which says the same: the picture is marked as decoration.

    A picture, not a letter: no font that every computer has can draw the shapes, and to paste it
    keeps it as it is.
    """
    look = draft.look
    side = look.text.table_text.size * look.measure.mark_ratio
    wide = side + look.measure.mark_gap
    _show(mark_png(mark, side, wide, look), (wide, side), "", into, draft)
    element_of(into.runs[-1]).style = "Mark"


def _show(data: bytes, size: tuple[float, float], says: str, into: Paragraph, draft: Draft) -> None:
    """A picture that stands in the line as a letter does; one that says nothing decorates."""
    if data not in draft.pictures:
        draft.pictures[data] = draft.document.part.get_or_add_image(BytesIO(data))[0]
    draft.shown += 1  # counted here: the library would look through the whole text every time
    name = f"Picture {draft.shown}"
    wide, high = (Pt(points) for points in size)
    made: Untyped = CT_Inline.new_pic_inline(draft.shown, draft.pictures[data], name, wide, high)
    for about in (made.docPr, made.graphic.graphicData.pic.nvPicPr.cNvPr):
        about.set("descr", says)
    if not says:
        made.docPr.append(parse_xml(_DECORATES))
    element_of(into.add_run()).add_drawing(made)
