"""The package that a Word file is: begun with nothing of anybody's, and the same each time."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap
from lxml import etree

from reflective_app.reports.word.by_hand import element_of, w
from reflective_app.reports.word.text import one_line

if TYPE_CHECKING:
    from docx.document import Document

    from reflective_app.reports.outline import Outline

_KEPT = frozenset(
    (
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.SETTINGS,
    )
)
"""The parts of the library's own document that are filled anew; the others are left out."""
_AS_TODAY = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word"}
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time an archive knows: a file made again tomorrow has the same bytes."""
_LONGEST_TITLE = 250


def blank_document() -> Document:
    """A document without text, that Word lays out as it does today and not as it did in 2007."""
    document = docx.Document()
    for links in (document.part.package.rels, document.part.rels):
        for key, link in list(links.items()):
            if link.reltype not in _KEPT:
                del links[key]
    document.settings.element[:] = [w("compat", w("compatSetting", **_AS_TODAY, val=15))]
    return document


def tell_facts(document: Document, outline: Outline) -> None:
    """What the file says about itself: title, language and date, and nobody's name."""
    facts = document.core_properties
    element_of(facts)[:] = []
    title = one_line(outline.head_line)
    facts.title = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
    facts.language = outline.language
    day = outline.made_on
    facts.created = facts.modified = datetime(day.year, day.month, day.day)


def packed(document: Document) -> bytes:
    """The document as a file. The same document gives the same bytes."""
    for part in document.part.package.iter_parts():
        root = getattr(part, "element", None)
        if root is not None:
            root.attrib.pop(_IGNORABLE, None)
            etree.cleanup_namespaces(root, nsmap)
    saved, held = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            about = ZipInfo(name, _LONG_AGO)
            about.compress_type = ZIP_DEFLATED
            about.create_system = 0  # else it tells on which system the file was made
            archive.writestr(about, parts.read(name))
    return held.getvalue()
