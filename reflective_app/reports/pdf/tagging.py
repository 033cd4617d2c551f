"""The tagging layer: marked content, structure tree and metadata on ReportLab's canvas.

ReportLab writes no tags. Everything of it that is private and that we lean on is in this module
and in the writer of the structure, so its version is pinned and the validator in the tests guards
an upgrade.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from reflective_app.reports.pdf.fonts import REGULAR, coverage
from reflective_app.reports.pdf.metadata import CREATOR, PRODUCER, xmp_packet
from reflective_app.reports.pdf.structure_writer import StructureWriter
from reflective_app.reports.pdf.tree import Drawn, Element, Hotspot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflective_app.reports.pdf.metadata import Facts

ArtifactKind = Literal["Layout", "Header", "Footer", "Pagination"]

_ARTIFACTS: dict[ArtifactKind, str] = {
    "Layout": "/Type /Layout",
    "Pagination": "/Type /Pagination",
    "Header": "/Type /Pagination /Subtype /Header /Attached [/Top]",
    "Footer": "/Type /Pagination /Subtype /Footer /Attached [/Bottom]",
}
_FIRST_REMARK = b" ReportLab Generated PDF document (opensource)"
"""After four bytes that tell a PDF from a text, which have to stay."""
_LAST_REMARK = b"% ReportLab generated PDF document -- digest (opensource)"
_BFCHAR_LIMIT = 100
"""Entries that one block of a character map may hold."""


class TaggedCanvas(Canvas):
    """A canvas on which everything drawn belongs to an element or is an artifact."""

    _doc: Any
    _annotationCount: int
    _addAnnotation: Any
    _bookmarkReference: Any

    def __init__(self, size: tuple[float, float], root: Element, facts: Facts) -> None:
        """Start a document whose structure is the root's, and whose facts go into its metadata."""
        coverage(REGULAR)  # a page starts in a font: ours, for Helvetica would not be embedded
        super().__init__(
            "",
            pagesize=size,
            pageCompression=1,
            invariant=True,
            initialFontName=REGULAR,  # type: ignore[arg-type]  # the stubs expect a number
            lang=facts.language,
            pdfVersion=(1, 7),
        )
        self._root, self._facts = root, facts
        self._owners: list[Element | list[Element]] = []  # by key in the parent tree
        self._drawn_here: list[Element] = []  # by number of marked content on this page
        self._inside_whole = False  # an artifact or a picture: nothing in it is marked by itself
        self._page_key = self._new_key(self._drawn_here)

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """What is drawn belongs to the element; inside an artifact it stays an artifact."""
        if self._inside_whole:
            yield
            return
        number = len(self._drawn_here)
        self._drawn_here.append(element)
        element.kids.append(Drawn(self._doc.thisPageName(), number))
        self.addLiteral(f"/{element.tag} <</MCID {number}>> BDC")
        yield
        self.addLiteral("EMC")

    @contextmanager
    def picture(self, element: Element, box: tuple[float, float, float, float]) -> Iterator[None]:
        """What is drawn, letters and shapes alike, is one picture, told by what it says."""
        element.box = box
        with self.tagged(element):
            before, self._inside_whole = self._inside_whole, True
            yield
            self._inside_whole = before

    @contextmanager
    def artifact(self, kind: ArtifactKind) -> Iterator[None]:
        """What is drawn is not read out: rules, fills, and whatever a page repeats."""
        if self._inside_whole:
            yield
            return
        self._inside_whole = True
        self.addLiteral(f"/Artifact <<{_ARTIFACTS[kind]}>> BDC")
        yield
        self.addLiteral("EMC")
        self._inside_whole = False

    def link(self, element: Element, href: str, says: str, box: tuple[float, ...]) -> None:
        """Make a rectangle of the page lead to an address, as part of the element."""
        if self._inside_whole:
            return
        key = self._new_key(element)
        self.linkURL(href, box, Contents=PDFString(says), StructParent=key, F=4)
        name = f"NUMBER{self._annotationCount}"
        element.kids.append(Hotspot(self._doc.thisPageName(), name))

    def link_within(self, element: Element, key: str, says: str, box: tuple[float, ...]) -> None:
        """Make a rectangle of the page lead to a bookmark, as part of the element."""
        entries = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray(box),
            "Dest": self._bookmarkReference(key),
            "Border": PDFArray([0, 0, 0]),
            "Contents": PDFString(says),
            "StructParent": self._new_key(element),
            "F": 4,
        }
        self._addAnnotation(PDFDictionary(entries))
        name = f"NUMBER{self._annotationCount}"
        element.kids.append(Hotspot(self._doc.thisPageName(), name))

    def fill_with(self, colour: str) -> None:
        """Fill shapes and letters with a colour written as #rrggbb."""
        self.setFillColor(_colour(colour))

    def line_with(self, colour: str, weight: float) -> None:
        """Draw lines in a colour and as wide as the weight."""
        self.setStrokeColor(_colour(colour))
        self.setLineWidth(weight)

    def showPage(self) -> None:
        """End the page; numbers of marked content start again on the next."""
        super().showPage()
        self._drawn_here = []
        self._page_key = self._new_key(self._drawn_here)

    def finished(self) -> bytes:
        """The whole file. Nothing can be drawn afterwards."""
        self._owners.pop()  # of the page that showPage had begun
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = StructureWriter(self._doc).written(self._root, self._owners)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = pdfdoc.XMP(creator=lambda _document: xmp_packet(self._facts))
        catalog.OutputIntents = PDFArray([_output_intent(self._doc)])
        self.setViewerPreference("DisplayDocTitle", "true")
        self._doc.info = _Information(self._facts)
        data: bytes = self.getpdfdata()  # type: ignore[no-untyped-call]
        return _unsigned(data)

    def _new_key(self, owner: Element | list[Element]) -> int:
        self._owners.append(owner)
        return len(self._owners) - 1

    def _setAnnotations(self, page: Any) -> None:  # noqa: ANN401 - ReportLab's page object
        """Where ReportLab hands over a page before it writes it."""
        super()._setAnnotations(page)  # type: ignore[misc]  # private, so not in the stubs
        page.StructParents, page.Tabs = self._page_key, PDFName("S")


class _Information(pdfdoc.PDFInfo):
    """The information dictionary without the author, subject and keywords ReportLab fills in."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self.title, self._facts = facts.title, facts

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        entries = {
            "Title": PDFString(self._facts.title),
            "Creator": PDFString(CREATOR),
            "Producer": PDFString(PRODUCER),
            "CreationDate": PDFString(self._facts.pdf_date),
            "ModDate": PDFString(self._facts.pdf_date),
        }
        return PDFDictionary(entries).format(document)


def _unsigned(data: bytes) -> bytes:
    """The file without the two remarks in which ReportLab names itself.

    Blanks take their place, so that every object stays where the file's index says it is.
    """
    start, end = len(_FIRST_REMARK), data.rindex(_LAST_REMARK)
    head, tail = data[: 2 * start], data[end:]
    if head.count(_FIRST_REMARK) != 1:
        raise AssertionError("ReportLab begins its files in another way than it did.")
    head = head.replace(_FIRST_REMARK, b" " * start)
    return head + data[2 * start : end] + tail.replace(_LAST_REMARK, b" " * len(_LAST_REMARK))


@cache
def _colour(written: str) -> Color:
    """ReportLab would read the same few words thousands of times."""
    return HexColor(written)


def _output_intent(document: Any) -> PDFDictionary:  # noqa: ANN401 - as above
    """What our colours mean: PDF/A wants them tied to a profile."""
    profile = PDFStream(PDFDictionary({"N": 3}), _srgb(), [pdfdoc.PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB"),
            "DestOutputProfile": document.Reference(profile, "sRGB"),
        }
    )


def _srgb() -> bytes:
    """The sRGB profile, without the moment at which it was made."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes(12)
    return bytes(profile)


def _character_map(font: str, subset: list[int]) -> str:
    """ReportLab's own maps code 0, holds too many entries in one block and stops at U+FFFF."""
    entries = [
        f"<{code:02X}> <{chr(letter).encode('utf-16-be').hex().upper()}>"
        for code, letter in enumerate(subset)
        if letter
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        f"/CIDSystemInfo << /Registry ({font}) /Ordering ({font}) /Supplement 0 >> def",
        f"/CMapName /{font} def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for start in range(0, len(entries), _BFCHAR_LIMIT):
        block = entries[start : start + _BFCHAR_LIMIT]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)


def _stream_format(self: PDFStream, document: pdfdoc.PDFDocument) -> bytes:
    """PDF/A wants a line end before `endstream`, which ReportLab leaves out.

    It is of two bytes: a reader would take a bare line feed and a last byte that happens to be a
    carriage return for one line end, and the stream for a byte shorter than it says.
    """
    written: bytes = _reportlab_stream_format(self, document)
    return written.removesuffix(b"endstream\n") + b"\r\nendstream\n"


# A long document spells the same few names and numbers a hundred thousand times.
pdfdoc.PDFName = lru_cache(maxsize=1_000)(pdfdoc.PDFName)
pdfdoc.fp_str = lru_cache(maxsize=10_000)(pdfdoc.fp_str)  # type: ignore[attr-defined]
rl_config.useA85 = 0  # streams as bytes: letters for them are slow to write and a fifth larger
_reportlab_stream_format = PDFStream.format
PDFStream.format = _stream_format  # type: ignore[method-assign]
ttfonts.makeToUnicodeCMap = _character_map  # type: ignore[assignment]  # names differ
for _page_key in ("StructParents", "Tabs"):
    if _page_key not in pdfdoc.PDFPage.__NoDefault__:
        pdfdoc.PDFPage.__NoDefault__.append(_page_key)
if "OutputIntents" not in pdfdoc.PDFCatalog.__NoDefault__:
    pdfdoc.PDFCatalog.__NoDefault__.append("OutputIntents")
