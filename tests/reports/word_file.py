"""Reads a Word file as Word does: by its parts, its styles and what leads where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
TABLE = f"{{{_SPACES['w']}}}tbl"
PARAGRAPH = f"{{{_SPACES['w']}}}p"


def key(name: str) -> str:
    """A prefixed name as lxml spells it."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def find(node: Any, path: str) -> Any:
    """What an XPath leads to from a node: a list, a text or a number, as it asks."""
    return node.xpath(path, namespaces=_SPACES)


def local(node: Any) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(node).localname)


def text(node: Any) -> str:
    """What is read in a node; a line break is one."""
    said = ""
    for each in find(node, ".//w:t | .//w:br | .//w:tab"):
        said += (each.text or "") if local(each) == "t" else "\n" if local(each) == "br" else "\t"
    return said


def style(paragraph: Any) -> str:
    """The style of a paragraph."""
    return str(find(paragraph, "string(w:pPr/w:pStyle/@w:val)"))


@dataclass(frozen=True)
class WordFile:
    """A Word file, taken apart."""

    data: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """Every part by its name, in the order of the file."""
        with ZipFile(BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def xml(self, name: str) -> Any:
        """The root element of a part."""
        return etree.fromstring(self.parts[name])

    @cached_property
    def body(self) -> Any:
        """The text."""
        return self.xml("word/document.xml")[0]

    @cached_property
    def styles(self) -> dict[str, Any]:
        """Every style by its key."""
        found = find(self.xml("word/styles.xml"), "w:style")
        return {each.get(key("w:styleId")): each for each in found}

    @cached_property
    def links(self) -> dict[str, tuple[str, bool]]:
        """Where each name of the text leads, and whether that is outside the file."""
        return {
            each.get("Id"): (each.get("Target"), each.get("TargetMode") == "External")
            for each in self.xml("word/_rels/document.xml.rels")
        }

    def paragraphs(self, kind: str = "") -> list[Any]:
        """The paragraphs outside tables, all or those of a style."""
        return [each for each in find(self.body, "w:p") if not kind or style(each) == kind]

    def said(self, kind: str = "") -> list[str]:
        """What they say."""
        return [text(each) for each in self.paragraphs(kind)]

    @property
    def tables(self) -> list[list[list[str]]]:
        """The tables, rows and cells, the paragraphs of a cell with a slash between."""
        return [
            [
                [" / ".join(text(p) for p in find(cell, "w:p")) for cell in find(row, "w:tc")]
                for row in find(table, "w:tr")
            ]
            for table in find(self.body, "w:tbl")
        ]

    @property
    def pictures(self) -> dict[str, bytes]:
        """The pictures by the names of their parts."""
        return {name: data for name, data in self.parts.items() if name.endswith(".png")}
