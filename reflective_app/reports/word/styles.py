"""The styles of a Word file: everything about its look that one place can say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Pt, RGBColor, Twips

from reflective_app.reports.look import ACCENT, INK
from reflective_app.reports.word.by_hand import Untyped, colour, half_points, put, twips, w
from reflective_app.reports.word.lists import NUMBER_OF_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from reflective_app.reports.look import Look, TextStyle

FONT = "Arial"
"""Every Windows and every Mac has it, so nothing needs to be sent along."""
TABLE_STYLE = "Report Table"
_SINGLE = 1.15
"""A single line of it, by its size."""
_SUNK = 0.15
"""How far a mark hangs below the line its word stands on, by the size of the word."""
_TAKEN_FOR_GRANTED = ("Default Paragraph Font", "Normal Table", "No List")
"""Styles that Word wants to be there, and that look like nothing."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Room before and after a paragraph in points, and from line to line as a share of single."""

    before: float
    after: float
    line: float


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a paragraph style is, apart from how its text is set."""

    name: str
    text: TextStyle
    based: str = "Normal"
    following: str = "Normal"
    keeps_next: bool = False
    level: int = 0
    """Of a heading; 0 for none."""
    own: bool = False
    """Whether it is none of Word's."""
    tab: float = 0.0
    """Where what is set right ends, in points; 0 for nowhere."""
    more: tuple[Untyped, ...] = ()
    """Borders, ground, indents."""

    @property
    def key(self) -> str:
        """What paragraphs call it."""
        return "Note" if self.name == "Source or Note" else self.name.replace(" ", "")


def define_styles(document: Document, look: Look, language: str) -> None:
    """All styles, in place of those the document came with, and the language of all text."""
    styles: Untyped = document.styles
    for style in list(styles):
        if style.name not in _TAKEN_FOR_GRANTED:
            style.delete()
    styles.element.remove_all("w:docDefaults", "w:latentStyles")
    styles.element.insert(0, _defaults(look, language))
    for kind in _kinds(look):
        _add_paragraph_style(styles, kind)
    _add_character_styles(styles, look)
    _add_table_style(styles, look)


def _defaults(look: Look, language: str) -> Untyped:
    size = half_points(look.text.body.size)
    letters = w(
        "rPr",
        w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
        w("color", val=colour(INK)),
        w("sz", val=size),
        w("szCs", val=size),
        w("lang", val=language, eastAsia=language),
    )
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", w("pPr")))


def _kinds(look: Look) -> Iterator[_Kind]:
    text, right = look.text, look.text_width
    yield _Kind("Normal", text.body, based="")
    yield _Kind("Title", text.title, following="Subtitle", keeps_next=True)
    yield _Kind("Subtitle", text.council, following="DocumentDetails")
    yield _details(look)
    heads = (text.heading_1, text.heading_2, text.heading_3, text.heading_3)
    for level, head in enumerate(heads, start=1):
        yield _Kind(f"Heading {level}", head, keeps_next=True, level=level)
    yield _Kind("Lead Paragraph", text.lead, own=True)
    yield _Kind("Source or Note", text.caption, own=True, following="Note")
    yield _Kind("List Bullet", text.item, following="ListBullet")
    yield _Kind("List Number", text.item, following="ListNumber")
    yield _Kind("Note Bullet", text.caption_item, following="NoteBullet", own=True)
    yield _Kind("Note Number", text.caption_item, following="NoteNumber", own=True)
    yield from _box_kinds(look)
    yield _Kind("Caption", text.table_caption, keeps_next=True)
    # Single: Word would stretch the line that a picture stands on, and leave a gap above it.
    single = replace(text.body, leading=text.body.size * _SINGLE)
    yield _Kind("Picture", single, own=True)
    at_right = (w("jc", val="right"),)
    yield _Kind("Logo", single, own=True, following="Title", keeps_next=True, more=at_right)
    yield _Kind("Table Heading", text.table_head, own=True, keeps_next=True)
    yield _Kind("Table Text", text.table_text, own=True, following="TableText")
    yield _Kind("Header", text.furniture, following="Header", tab=right)
    rule = w("top", val="single", sz=4, space=4, color=colour(look.colour.hairline))
    edge = (w("pBdr", rule),)
    yield _Kind("Footer", text.furniture, following="Footer", tab=right, more=edge)
    yield _Kind("Page Line", text.furniture, own=True, tab=right)


def _details(look: Look) -> _Kind:
    """What stands below the title: a rule below its last line, and none between its lines."""
    measure, ink = look.measure, colour(look.colour.accent)
    weight, room = round(measure.head_rule * 8), round(measure.title_gap * 0.6)
    rule = w("bottom", val="single", sz=weight, space=room, color=ink)
    text = replace(look.text.about, after=measure.title_gap * 1.2)
    more = (w("pBdr", rule), w("contextualSpacing"))
    return _Kind("Document Details", text, own=True, more=more)


def _box_kinds(look: Look) -> Iterator[_Kind]:
    """A box is made of paragraphs of one edge and one indent, which Word draws as one frame."""
    text, measure, ground = look.text, look.measure, colour(look.colour.box_fill)
    room = {"val": "single", "sz": 4, "color": ground}
    low_high, beside = round(measure.box_top * 0.6), round(measure.box_side * 0.7)
    weight, ink = round(measure.box_rule * 8), colour(look.colour.accent)
    edge = w(
        "pBdr",
        w("top", **room, space=low_high),
        w("left", val="single", sz=weight, space=beside, color=ink),
        w("bottom", **room, space=low_high),
        w("right", **room, space=low_high),
    )
    indent = w("ind", left=twips(measure.box_side), right=twips(measure.box_side * 0.6))
    more = (edge, w("shd", val="clear", color="auto", fill=ground), indent)
    yield _Kind("Box", text.body, following="Box", own=True, more=more)
    title = replace(text.box_title, before=measure.box_gap)
    yield _Kind("Box Title", title, "Box", "Box", keeps_next=True, own=True)
    for name, inside in (
        ("Box Bullet", text.item),
        ("Box Number", text.item),
        ("Box Note", text.caption),
        ("Box Note Bullet", text.caption_item),
    ):
        yield _Kind(name, inside, "Box", name.replace(" ", ""), own=True)


def closer_spacing(look: Look) -> dict[str, Spacing]:
    """What differs, by style, where text is set closer than its document."""
    usual = {kind.key: kind.text for kind in _kinds(look)}
    return {
        kind.key: Spacing(kind.text.before, kind.text.after, _line_spacing(kind.text))
        for kind in _kinds(look.closer)
        if kind.text != usual[kind.key]
    }


def cell_room(look: Look) -> Untyped:
    """How far what a cell says stays from its edges."""
    measure = look.measure
    low = measure.cell_bottom / 2  # the last paragraph of a cell keeps the rest clear
    sides = {"top": measure.cell_top, "left": measure.cell_side}
    sides |= {"bottom": low, "right": measure.cell_side}
    return w("tblCellMar", *(w(side, w=twips(room), type="dxa") for side, room in sides.items()))


def _line_spacing(text: TextStyle) -> float:
    return text.leading / (text.size * _SINGLE)


def _add_paragraph_style(styles: Untyped, kind: _Kind) -> None:
    style = styles.add_style(kind.name, WD_STYLE_TYPE.PARAGRAPH, builtin=not kind.own)
    style.style_id, style.quick_style = kind.key, True
    style.element.default = kind.key == "Normal" or None
    style.element.basedOn_val = kind.based or None
    style.element.get_or_add_next().val = kind.following
    laid: Untyped = style.paragraph_format
    laid.space_before, laid.space_after = Pt(kind.text.before), Pt(kind.text.after)
    # As a share of the size: letters made larger by a reader are not cut.
    laid.line_spacing = _line_spacing(kind.text)
    if kind.keeps_next:
        laid.keep_with_next = laid.keep_together = True
    if kind.tab:
        laid.tab_stops.add_tab_stop(Twips(twips(kind.tab)), WD_TAB_ALIGNMENT.RIGHT)
    settings = style.element.get_or_add_pPr()
    if kind.key in NUMBER_OF_STYLE:
        settings.get_or_add_numPr().get_or_add_numId().val = NUMBER_OF_STYLE[kind.key]
    if kind.level:
        settings.get_or_add_outlineLvl().val = kind.level - 1
    for each in kind.more:
        put(settings, each)
    _set_letters(style, kind.text)


def _set_letters(style: Untyped, text: TextStyle) -> None:
    size = half_points(text.size)
    style.font.size = Pt(size / 2)
    put(style.element.rPr, w("szCs", val=size))
    style.font.color.rgb = RGBColor.from_string(colour(text.colour))
    if text.bold:
        style.font.bold = style.font.cs_bold = True


def _add_character_styles(styles: Untyped, look: Look) -> None:
    made = {}
    for name in ("Strong", "Hyperlink", "Mark"):
        style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=name != "Mark")
        style.base_style = styles["Default Paragraph Font"]
        made[name] = style
    made["Strong"].quick_style = True
    made["Strong"].font.bold = made["Strong"].font.cs_bold = True
    made["Hyperlink"].font.color.rgb = RGBColor.from_string(colour(ACCENT))
    made["Hyperlink"].font.underline = True
    sunk = w("position", val=-half_points(look.text.table_text.size * _SUNK))
    put(made["Mark"].element.get_or_add_rPr(), sunk)


def _add_table_style(styles: Untyped, look: Look) -> None:
    measure, colours = look.measure, look.colour
    hairline = {"val": "single", "sz": round(measure.hairline * 8), "space": 0}
    pale = {**hairline, "color": colour(colours.hairline)}
    rule = {**hairline, "sz": round(measure.head_rule * 8), "color": colour(colours.head_rule)}
    settings = w(
        "tblPr",
        w("tblInd", w=0, type="dxa"),
        w("tblBorders", w("top", **pale), w("bottom", **pale), w("insideH", **pale)),
        cell_room(look),
    )
    ground = w("shd", val="clear", color="auto", fill=colour(colours.head_fill))
    head = w("tcPr", w("tcBorders", w("bottom", **rule)), ground, w("vAlign", val="bottom"))
    style = styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE)
    style.base_style, style.quick_style = styles["Normal Table"], True
    style.element.extend((settings, w("tblStylePr", head, type="firstRow")))
