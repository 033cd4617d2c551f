"""Reads a tagged PDF as a screen reader does: by its structure, with the text of each part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

_BLOCK = re.compile(r"beginbfchar\n(.*?)\nendbfchar", re.DOTALL)
_ENTRY = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]+)>")


@dataclass
class Node:
    """An element: its tag, its own text and its kids in reading order (strings are text)."""

    tag: str
    kids: list[Node | str] = field(default_factory=list)
    scope: str = ""
    annotations: int = 0

    @property
    def text(self) -> str:
        """All the words inside."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def all(self, *tags: str) -> Iterator[Node]:
        """Every node below with one of the tags, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                if kid.tag in tags:
                    yield kid
                yield from kid.all(*tags)

    def first(self, *tags: str) -> Node:
        """The first node below with one of the tags."""
        return next(self.all(*tags))

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree, a line each, for snapshots."""
        own = "".join(kid for kid in self.kids if isinstance(kid, str))
        yield f"{'  ' * depth}{self.tag} {own!r}" if own else f"{'  ' * depth}{self.tag}"
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.lines(depth + 1)


def read(data: bytes) -> Node:
    """The document element of a PDF."""
    reader = PdfReader(BytesIO(data))
    texts: dict[tuple[int, int], str] = {}
    for page in reader.pages:
        assert page.indirect_reference
        for number, text in _marked_texts(page, reader).items():
            if number is not None:
                texts[page.indirect_reference.idnum, number] = text
    return _node(_root(reader)["/StructTreeRoot"]["/K"], texts)


def unmarked_texts(data: bytes) -> list[str]:
    """For each page, the text of its artifacts: what every page repeats."""
    reader = PdfReader(BytesIO(data))
    return [_marked_texts(page, reader).get(None, "") for page in reader.pages]


def _root(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def _node(element: Any, texts: dict[tuple[int, int], str]) -> Node:
    element = element.get_object()
    node = Node(str(element["/S"])[1:])
    for attributes in _listed(element.get("/A", [])):
        node.scope = str(attributes.get_object().get("/Scope", "/"))[1:] or node.scope
    for kid in _listed(element.get("/K", [])):
        home = element.raw_get("/Pg").idnum if "/Pg" in element else 0
        kid = kid.get_object()
        if isinstance(kid, int):
            node.kids.append(texts[home, kid])
        elif kid.get("/Type") == "/MCR":
            node.kids.append(texts[kid.raw_get("/Pg").idnum, kid["/MCID"]])
        elif kid.get("/Type") == "/OBJR":
            node.annotations += 1
        else:
            node.kids.append(_node(kid, texts))
    return node


def _listed(value: Any) -> list[Any]:
    value = value.get_object() if hasattr(value, "get_object") else value
    return list(value) if isinstance(value, list) else [value]


def _marked_texts(page: Any, reader: PdfReader) -> dict[int | None, str]:
    """Text by number of marked content; None for artifacts."""
    maps = {name: _to_unicode(font) for name, font in page["/Resources"]["/Font"].items()}
    found: dict[int | None, str] = {}
    letters: dict[int, str] = {}
    number: int | None = None
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC":
            number = operands[1].get("/MCID") if isinstance(operands[1], dict) else None
        elif operator == b"Tf":
            letters = maps[operands[0]]
        elif operator == b"Tj":
            codes = operands[0]
            raw = codes if isinstance(codes, bytes) else codes.original_bytes
            found[number] = found.get(number, "") + "".join(letters[code] for code in raw)
    return found


def _to_unicode(font: Any) -> dict[int, str]:
    font = font.get_object()
    if "/ToUnicode" not in font:
        return {}
    written = font["/ToUnicode"].get_data().decode("latin-1")
    return {
        int(code, 16): bytes.fromhex(letter).decode("utf-16-be")
        for block in _BLOCK.findall(written)
        for code, letter in _ENTRY.findall(block)
    }
