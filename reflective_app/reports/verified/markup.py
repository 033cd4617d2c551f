"""The words of a page of HTML and of a Word file, block by block in reading order."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "mark", "q", "s", "small"),
        *("span", "strong", "sub", "sup", "time", "u", "wbr"),
    )
)
"""Parts of a line; every other element ends what stands before it."""
_UNREAD = frozenset(("script", "style", "template", "nav", "text"))
"""What is no part of the text: a list of contents says only what stands below, and the letters in a
picture (`text`) only what the picture is said to show.
"""
_SPOKEN = ("alt", "aria-label")

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SAYS = {f"{_WORD}tab": " ", f"{_WORD}br": " ", f"{_WORD}cr": " ", f"{_WORD}noBreakHyphen": "-"}


def html_pieces(data: bytes) -> list[str]:
    """What a page says, its pictures by what they are said to show."""
    reader = _HtmlReader()
    reader.feed(data.decode("utf-8-sig", "replace"))
    reader.close()
    return ["".join(piece) for piece in reader.pieces]


class _HtmlReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[list[str]] = [[]]
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._between(tag)
        self._unread += tag in _UNREAD
        for name, said in attrs:
            if name in _SPOKEN and said:
                self.pieces += [[said], []]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._unread -= tag in _UNREAD

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in _UNREAD and self._unread > 0
        self._between(tag)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.pieces[-1].append(data)

    def _between(self, tag: str) -> None:
        if tag not in _INLINE:
            self.pieces.append([])


def docx_pieces(data: bytes) -> list[str]:
    """What a Word file says, its pictures by what they are said to show; then heads and feet.

    Nothing of a file that is none.
    """
    try:
        with ZipFile(BytesIO(data)) as parts:
            names = [name for name in parts.namelist() if _is_read(name)]
            roots = [ElementTree.fromstring(parts.read(name)) for name in sorted(names)]
    except (BadZipFile, ElementTree.ParseError, EOFError, OSError, ValueError):
        return []
    return [piece for root in roots for piece in _paragraphs(root)]


def _is_read(name: str) -> bool:
    part = name.removeprefix("word/")
    return (
        part != name and part.endswith(".xml") and part.startswith(("document", "header", "foot"))
    )


def _paragraphs(root: ElementTree.Element) -> Iterator[str]:
    held: list[str] = []
    shown = ""
    for part in _in_order(root):
        if part.get("descr") and part.get("descr") == shown:
            continue  # a picture says it twice: of its frame, and of itself
        shown = part.get("descr") or ("" if part.tag == f"{_WORD}p" else shown)
        if part.tag == f"{_WORD}p" or part.get("descr"):
            yield "".join(held)
            held = [part.get("descr", "")]
            if part.tag != f"{_WORD}p":
                yield held.pop()
        elif part.tag == f"{_WORD}t":
            held.append(part.text or "")
        else:
            held.append(_SAYS.get(part.tag, ""))
    yield "".join(held)


def _in_order(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Every element below, but what is only for programs that cannot read the rest."""
    for part in element:
        if part.tag != _FALLBACK:
            yield part
            yield from _in_order(part)
