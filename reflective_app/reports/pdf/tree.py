"""The logical structure of a document: what its parts are, in the order they are read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stretch of a page's content that belongs to an element."""

    page: str
    number: int


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A place on a page that can be clicked."""

    page: str
    annotation: str


@dataclass(eq=False, slots=True)
class Element:
    """One node: a heading, a table, a cell. Built in reading order, drawn in any order."""

    tag: str
    kids: list[Element | Drawn | Hotspot] = field(default_factory=list)
    attributes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Owner and value by name, such as Scope: (Table, Row)."""
    spoken: str = ""
    """Read out in place of the text, where that would not make sense to a listener."""
    box: tuple[float, float, float, float] | None = None
    """Where a picture lies on its page: left, foot, right and top."""

    def child(self, tag: str) -> Element:
        """A new element, last among this one's kids."""
        kid = Element(tag)
        self.kids.append(kid)
        return kid

    def header_cell(self, scope: str) -> Element:
        """A cell that names the others of its Row or Column."""
        kid = self.child("TH")
        kid.attributes["Scope"] = ("Table", scope)
        return kid

    def list_of(self, numbering: str) -> Element:
        """A list whose labels are a Disc, a Decimal number or None."""
        kid = self.child("L")
        kid.attributes["ListNumbering"] = ("List", numbering)
        return kid

    def adopt(self, kid: Element) -> None:
        """Take in an element made earlier, unless it is here already."""
        if not any(kid is known for known in self.kids):
            self.kids.append(kid)
