"""The structure of a document as objects of its file, with the way back from pages to elements.

A long document has thousands of elements: each is written as a line of text at once, rather than
as a dozen of ReportLab's objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

from reflective_app.reports.pdf.tree import Drawn, Element, Hotspot

if TYPE_CHECKING:
    from collections.abc import Iterator


class StructureWriter:
    """Turns elements into objects of the file. An element is named when it is first met."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - the stubs leave most of it out
        self._document = document
        self._names: dict[Element, str] = {}

    def written(self, root: Element, owners: list[Element | list[Element]]) -> PDFDictionary:
        """The root of the structure tree, with the way back from pages to elements."""
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self._document.Reference(tree, _ROOT)
        self._write(root, _ROOT)
        numbers: list[object] = []
        for key, owner in enumerate(owners):
            if isinstance(owner, list):
                numbers += [key, _References([self._name(element) for element in owner])]
            else:
                numbers += [key, PDFObjectReference(self._name(owner))]
        parents = PDFDictionary({"Nums": PDFArray(numbers)})
        tree["K"] = PDFObjectReference(self._name(root))
        tree["ParentTree"] = self._document.Reference(parents, "ParentTree")
        tree["ParentTreeNextKey"] = len(owners)
        return tree

    def _name(self, element: Element) -> str:
        return self._names.setdefault(element, f"SE{len(self._names)}")

    def _write(self, element: Element, parent: str) -> None:
        name = self._name(element)
        kids = [self._name(kid) if isinstance(kid, Element) else kid for kid in element.kids]
        self._document.Reference(_Node(element, parent, kids), name)
        for kid in element.kids:
            if isinstance(kid, Element):
                self._write(kid, name)


_ROOT = "StructTreeRoot"


class _References(PDFObject):
    """A list of references to objects by their names."""

    def __init__(self, names: list[str]) -> None:
        self._names = names

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - as above
        return f"[ {' '.join(_reference(name, document) for name in self._names)} ]".encode()


class _Node(PDFObject):
    """One element, its kids named or drawn."""

    def __init__(self, element: Element, parent: str, kids: list[str | Drawn | Hotspot]) -> None:
        self._element, self._parent, self._kids = element, parent, kids

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - as above
        return b"<< %b >>" % b" ".join(self._entries(document))

    def _entries(self, document: Any) -> Iterator[bytes]:  # noqa: ANN401 - as above
        element = self._element
        parent = _reference(self._parent, document)
        yield f"/Type /StructElem /S /{element.tag} /P {parent}".encode()
        home = next((kid.page for kid in self._kids if isinstance(kid, Drawn)), None)
        if home:
            yield f"/Pg {_reference(home, document)}".encode()
        if element.spoken:
            yield b"/Alt " + PDFString(element.spoken).format(document)
        if self._kids:
            kids = " ".join(_kid(kid, home, document) for kid in self._kids)
            yield f"/K [ {kids} ]".encode()
        if attributes := " ".join(_attributes(element)):
            yield f"/A [ {attributes} ]".encode()


def _kid(kid: str | Drawn | Hotspot, home: str | None, document: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(kid, str):
        return _reference(kid, document)
    if isinstance(kid, Drawn) and kid.page == home:
        return str(kid.number)
    page = _reference(kid.page, document)
    if isinstance(kid, Drawn):
        return f"<< /Type /MCR /Pg {page} /MCID {kid.number} >>"
    target: bytes = document.refAnnotation(kid.annotation).format(document)
    return f"<< /Type /OBJR /Pg {page} /Obj {target.decode('ascii')} >>"


def _reference(name: str, document: Any) -> str:  # noqa: ANN401 - as above
    number, version = document.idToObjectNumberAndVersion[name]
    return f"{number} {version} R"


def _attributes(element: Element) -> Iterator[str]:
    """What is said of an element beside its tag; of a picture, where it lies."""
    for name, (owner, value) in element.attributes.items():
        yield f"<< /O /{owner} /{name} /{value} >>"
    if element.box:
        corners = " ".join(f"{number:.3f}" for number in element.box)
        yield f"<< /O /Layout /Placement /Block /BBox [ {corners} ] >>"
