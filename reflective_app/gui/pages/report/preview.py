"""The preview of a document: being made, as pages, as text, or why there is none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.messages import EmptyState
from reflective_app.gui.widgets.pdf_preview import PdfPages, PdfPreview
from reflective_app.gui.widgets.text import caption
from reflective_app.gui.widgets.text_view import TextView
from reflective_app.wording.dates import counted

MAKING = "Making the preview…"
FAILED = "This document could not be made. Nothing that you wrote is lost."
PAGES, MONO, TEXT = "pages", "mono", "text"
IN_MONO = "as a mono printer prints them. The file itself keeps its colours."


class ReportPreview(QWidget):
    """One line that says how far it is, above the pages or the text."""

    def __init__(self, again: Callable[[], object]) -> None:
        """`again` is what the button does after a failure."""
        super().__init__()
        self.line = caption("")
        self.pages, self.text = PdfPreview(), TextView("The document’s words")
        self.failure = EmptyState(FAILED, "&Try again", again)
        self._stack = QStackedWidget()
        self._wanted: QWidget = self.pages
        self._in_mono, self._count, self._counted = False, 0, ""
        for view in (self.pages, self.text, self.failure):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        column.addWidget(self.line)
        column.addWidget(self._stack, 1)

    @property
    def view(self) -> QWidget:
        """What is shown: the pages, the text or the failure."""
        return self._stack.currentWidget() or self.pages

    def show_view(self, view: str) -> None:
        """Show the pages, say that they are shown in mono, or show the text."""
        self._wanted = self.text if view == TEXT else self.pages
        self._in_mono = view == MONO
        if self.line.text() == self._counted:
            self._say_counted()
        if self.view is not self.failure:
            self._stack.setCurrentWidget(self._wanted)

    def show_making(self, *, fresh: bool) -> None:
        """Say that it is being made; what is shown stays unless it is another document."""
        self.line.say(MAKING)
        announce(self, MAKING)
        self._stack.setCurrentWidget(self._wanted)
        if fresh:
            self.pages.show_pages(None)
            self.text.show_text("")

    def show_document(self, pages: PdfPages, text: str) -> None:
        """Show a document that has been made."""
        self._count = len(pages)
        self._say_counted()
        announce(self, f"The preview is ready: {counted(len(pages), 'page')}")
        self.pages.show_pages(pages)
        self.text.show_text(text)
        self._stack.setCurrentWidget(self._wanted)

    def _say_counted(self) -> None:
        pages = counted(self._count, "page")
        self._counted = f"{pages}, {IN_MONO}" if self._in_mono else pages
        self.line.say(self._counted)

    def show_failure(self, where: str) -> None:
        """Say that there is no document, and where in the program that came about."""
        self.line.say(f"For whoever looks after the program: {where}.")
        self._stack.setCurrentWidget(self.failure)
        announce(self, FAILED, urgent=True)
