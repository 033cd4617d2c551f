"""Lists of a Word file: bullets and numbers that Word counts itself, each list from its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflective_app.reports.word.by_hand import Untyped, element_of, twips, w

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from reflective_app.reports.look import Look
    from reflective_app.reports.outline import Bullets

_STYLES = (
    *("ListBullet", "ListNumber", "NoteBullet", "NoteNumber"),
    *("BoxBullet", "BoxNumber", "BoxNoteBullet"),
)
NUMBER_OF_STYLE = {style: number for number, style in enumerate(_STYLES, start=1)}
"""The list that a style belongs to until a paragraph says otherwise."""
_NUMBER = re.compile(r"(\d{1,6})\.")


def define_lists(document: Document, look: Look) -> None:
    """How every style counts, in place of what the document came with."""
    numbering = _numbering(document)
    numbering[:] = [_counting(style, look) for style in _STYLES]
    for number in NUMBER_OF_STYLE.values():
        numbering.add_num(number)


def begin_list(document: Document, style: str, first: int) -> int:
    """Begin a numbered list in this style; the number that its paragraphs call it by."""
    made = _numbering(document).add_num(NUMBER_OF_STYLE[style])
    made.add_lvlOverride(ilvl=0).add_startOverride(first)
    return int(made.numId)


def join_list(paragraph: Paragraph, number: int) -> None:
    """Make a paragraph an item of the list of this number."""
    item = element_of(paragraph).get_or_add_pPr().get_or_add_numPr()
    item.get_or_add_ilvl().val = 0
    item.get_or_add_numId().val = number


def numbers_of(bullets: Bullets) -> tuple[int, ...] | None:
    """The numbers before the items of a numbered list; None where any is not a number."""
    found = [_NUMBER.fullmatch(sign) for sign in bullets.signs]
    numbers = tuple(int(match[1]) for match in found if match)
    return numbers if bullets.numbered and len(numbers) == len(found) else None


def style_of(bullets: Bullets, *, boxed: bool, numbered: bool) -> str:
    """The paragraph style of a list's items."""
    note = bullets.style == "caption"
    if boxed and note and not numbered:
        return "BoxNoteBullet"
    where = "Box" if boxed else "Note" if note else "List"
    return f"{where}{'Number' if numbered else 'Bullet'}"


def _numbering(document: Document) -> Untyped:
    return document.part.numbering_part.element


def _counting(style: str, look: Look) -> Untyped:
    """One level: what stands before each item, and how far the item stands in."""
    number, numbered = NUMBER_OF_STYLE[style], style.endswith("Number")
    level = w("lvl", w("start", val=1), ilvl=0)
    level.append(w("numFmt", val="decimal" if numbered else "bullet"))
    level.append(w("pStyle", val=style))
    measure = look.measure
    if style.startswith("Box"):  # no hanging: Word frames as one only paragraphs of one indent
        level.append(w("suff", val="space"))
        indent = w("ind", left=twips(measure.box_side), right=twips(measure.box_side * 0.6))
    else:
        size = look.text.item.size
        hanging = twips(max(measure.list_indent, 2.4 * size) if numbered else 1.5 * size)
        indent = w("ind", left=hanging, hanging=hanging)
    level.append(w("lvlText", val="%1." if numbered else "•"))
    level.append(w("lvlJc", val="left"))
    level.append(w("pPr", indent))
    known = w("nsid", val=f"{0x51A70000 + number:08X}")
    single = w("multiLevelType", val="singleLevel")
    return w("abstractNum", known, single, level, abstractNumId=number)
