"""A document made for the preview, off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QImage

from reflective_app.domain.assessment import Assessment
from reflective_app.gui.widgets.pdf_preview import PdfPages
from reflective_app.reports.documents import Printed, outline, printed, written
from reflective_app.reports.sections import Selection
from reflective_app.reports.text_twin import plain_text
from reflective_app.storage import fault_log

if TYPE_CHECKING:
    from reflective_app.reports.logo import Logo


class PreviewPages(PdfPages):
    """An open PDF whose pages can be looked at as a mono printer prints them."""

    mono = False

    def image(self, number: int, wide: int) -> QImage:
        """A page drawn so many pixels wide, in greys where that is wanted. Any thread may."""
        drawn = super().image(number, wide)
        if self.mono and not drawn.isNull():
            return drawn.convertToFormat(QImage.Format.Format_Grayscale8)
        return drawn

    def let_go(self) -> None:
        """Close it off the window's thread, which must not wait until another has been read."""
        QThreadPool.globalInstance().start(self.close)


@dataclass(frozen=True)
class Wish:
    """Which document of what is wanted; a later wish has a higher number."""

    number: int
    kind: str
    selection: Selection
    assessment: Assessment
    logo: Logo | None = None


@dataclass(frozen=True)
class Made:
    """A document that was made as it was wished for."""

    wish: Wish
    printed: Printed
    pages: PreviewPages

    @property
    def kind(self) -> str:
        """The key of its kind."""
        return self.wish.kind

    @property
    def assessment(self) -> Assessment:
        """The state of the assessment that it was made of."""
        return self.wish.assessment

    def serves(self, wish: Wish) -> bool:
        """Whether it is what is wished for now."""
        same = self.wish.kind == wish.kind and self.wish.selection == wish.selection
        return same and self.assessment is wish.assessment and self.wish.logo == wish.logo


class NotMadeError(Exception):
    """A document could not be made: which wish it was, and where in the program it failed."""

    def __init__(self, number: int, fault: Exception) -> None:
        """The fault's own message is left out: it may quote what people wrote."""
        kind, *places = fault_log.outline(type(fault), fault.__traceback__)
        self.number, self.where = number, f"{kind}, {places[-1]}"
        super().__init__(self.where)


def make(wish: Wish) -> Made:
    """Make a document, and open its pages. Any thread may. Raises NotMadeError."""
    try:
        made = _printed(wish)
        return Made(wish, made, PreviewPages(made.pdf))
    except Exception as error:
        raise NotMadeError(wish.number, error) from error


def let_all_go(made: dict[str, Made], _: object = None) -> None:
    """Let all pages go in an orderly way: left to themselves they would while others are drawn."""
    for each in made.values():
        each.pages.let_go()


def _printed(wish: Wish) -> Printed:
    if wish.logo is None:
        return printed(wish.kind, wish.assessment, wish.selection)
    content = outline(wish.kind, wish.assessment, wish.selection)
    content = replace(content, logo=wish.logo)
    return Printed(content, written(content, ".pdf"), plain_text(content))
