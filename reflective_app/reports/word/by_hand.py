"""What python-docx has no name for, written into the file by hand."""

from __future__ import annotations

from typing import Any, TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Untyped: TypeAlias = Any
"""An element of XML, or what python-docx makes and says nothing of to a type checker."""
_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs"),
    *("bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"),
    *("rStyle", "rFonts", "b", "bCs", "color", "position", "sz", "szCs", "u", "rtl", "lang"),
)
"""Of what paragraphs and letters have; Word calls a file damaged that has it in any other."""


def w(name: str, /, *inside: Untyped, **attributes: object) -> Untyped:
    """An element of a Word document; its attributes are Word's, too."""
    said = {qn(f"w:{key}"): str(value) for key, value in attributes.items()}
    made: Untyped = OxmlElement(f"w:{name}", said)
    made.extend(inside)
    return made


def put(parent: Untyped, child: Untyped) -> None:
    """Put an element among those of a paragraph's or a letter's setting, where Word wants it."""
    place = _ORDER.index(child.tag.rpartition("}")[2])
    parent.insert_element_before(child, *(f"w:{name}" for name in _ORDER[place + 1 :]))


def element_of(made: Untyped) -> Untyped:
    """The element behind a paragraph, a run, a row or a table of python-docx."""
    return made._element  # noqa: SLF001  # the library has no other way to what it does not offer


def twips(points: float) -> int:
    """Points in twentieths, in which Word measures distances."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Points in halves, in which Word measures letters."""
    return round(points * 2)


def colour(value: str) -> str:
    """A colour as Word writes it."""
    return value.removeprefix("#").upper()
