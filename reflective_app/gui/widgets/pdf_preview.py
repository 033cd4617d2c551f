"""The pages of a PDF as they will print, drawn beside the window as they come into sight."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any
from weakref import finalize

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reflective_app.gui import background, units
from reflective_app.gui.widgets.reader import Reader
from reflective_app.reports.pdfium import PDFIUM

NAME = "Preview of the pages. The same words are under Text."
SETTLED = 120
"""Milliseconds without another width, after which the pages are drawn anew."""


class PdfPages:
    """An open PDF. pypdfium2 is loaded here and nowhere earlier: only a preview needs it."""

    def __init__(self, content: bytes) -> None:
        """`content` is the whole file."""
        import pypdfium2

        with PDFIUM:
            self._document = pypdfium2.PdfDocument(content)
            sizes = [self._document.get_page_size(n) for n in range(len(self._document))]
        self._sizes = tuple(QSize(round(width), round(height)) for width, height in sizes)
        self._closed = False
        self._let_go = finalize(self, _shut, self._document)

    def __len__(self) -> int:
        return len(self._sizes)

    def points(self, number: int) -> QSize:
        """The size of a page, in points."""
        return self._sizes[number]

    def image(self, number: int, wide: int) -> QImage:
        """A page drawn so many pixels wide; none once the document is closed. Any thread may."""
        with PDFIUM:
            if self._closed:
                return QImage()
            page = self._document[number]
            scale = wide / page.get_width()
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            view = memoryview(bitmap.buffer)
            form = QImage.Format.Format_RGBX8888
            drawn = QImage(view, bitmap.width, bitmap.height, bitmap.stride, form).copy()
            bitmap.close()
            page.close()
            return drawn

    def close(self) -> None:
        """Let the document go."""
        with PDFIUM:
            self._closed = True
            self._let_go()


def _shut(document: Any) -> None:  # noqa: ANN401 - pypdfium2 has no types
    """Close a document, also one that nobody closed before it was forgotten."""
    with PDFIUM:
        document.close()


@dataclass(frozen=True)
class _Drawn:
    """A page's picture, and for which state of the preview it was drawn."""

    state: int
    number: int
    image: QImage


class PdfPreview(Reader):
    """The pages one below the other, as wide as there is room for."""

    def __init__(self) -> None:
        """Empty until it is given a document."""
        content = QWidget()
        super().__init__(content, NAME)
        self._pages: PdfPages | None = None
        self._sheets: list[QLabel] = []
        self._wide, self._state = 0, 0
        self._asked: set[int] = set()
        self._column = QVBoxLayout(content)
        units.lay(self._column, (2, 2, 2, 2), 2)
        self._column.addStretch(1)
        content.setBackgroundRole(QPalette.ColorRole.Window)
        content.setAutoFillBackground(True)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLED)
        self._settle.timeout.connect(self._draw_anew)
        # Always there: were it to come and go, the pages' width and with it their height would too.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._draw_seen)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sheets)

    @property
    def drawn(self) -> tuple[int, ...]:
        """Which pages have been drawn, the first being 1."""
        sheets = enumerate(self._sheets, start=1)
        return tuple(number for number, sheet in sheets if not sheet.pixmap().isNull())

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show another document, another state of it, or none; the place on the page stays."""
        self._pages = pages
        count = len(pages) if pages is not None else 0
        while len(self._sheets) > count:
            sheet = self._sheets.pop()
            self._column.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        while len(self._sheets) < count:
            self._sheets.append(_sheet())
            self._column.insertWidget(len(self._sheets) - 1, self._sheets[-1])
        for number, sheet in enumerate(self._sheets, start=1):
            sheet.setAccessibleName(f"Page {number} of {count}")
        self._size_sheets()
        self._draw_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width at once, and draw them anew once it stays."""
        super().resizeEvent(event)
        self._size_sheets()

    def changeEvent(self, event: QEvent) -> None:
        """Margins follow the text size."""
        super().changeEvent(event)
        if units.text_changed(event):
            self._size_sheets()

    def _size_sheets(self) -> None:
        """Give every page its room, so that the scroll bar is right before pages are drawn."""
        wide = max(self.viewport().width() - units.u(4), units.u(20))
        if self._pages is None:
            return
        for number, sheet in enumerate(self._sheets):
            size = self._pages.points(number)
            wanted = QSize(wide, round(wide * size.height() / size.width()))
            if sheet.size() != wanted:
                sheet.setFixedSize(wanted)
        # Qt may have laid the sheets out already and so not ask the area to make room for them.
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        if wide != self._wide:
            self._wide = wide
            self._settle.start()
        self._draw_seen()

    def _draw_anew(self) -> None:
        """Draw what can be seen again; until then the old pictures stay, fitted to the room."""
        self._state += 1
        self._asked.clear()
        self._draw_seen()

    def _draw_seen(self) -> None:
        """Have the pages drawn that can be seen and were not asked for yet."""
        if self._pages is None or self._settle.isActive():
            return
        self._column.activate()
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        for number, sheet in enumerate(self._sheets):
            seen = sheet.y() <= bottom and sheet.y() + sheet.height() >= top
            if seen and number not in self._asked:
                self._asked.add(number)
                wide = round(self._wide * self.devicePixelRatioF())
                job = partial(_draw, self._pages, self._state, number, wide)
                background.run(job, self._on_drawn, self._on_failed)

    def _on_drawn(self, drawn: _Drawn) -> None:
        if drawn.state == self._state and not drawn.image.isNull():
            drawn.image.setDevicePixelRatio(self.devicePixelRatioF())
            self._sheets[drawn.number].setPixmap(QPixmap.fromImage(drawn.image))

    def _on_failed(self, _: Exception) -> None:
        """The page stays blank; its words are under Text."""


def _sheet() -> QLabel:
    """Paper for one page."""
    sheet = QLabel()
    sheet.setScaledContents(True)
    sheet.setBackgroundRole(QPalette.ColorRole.Base)
    sheet.setAutoFillBackground(True)
    sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return sheet


def _draw(pages: PdfPages, state: int, number: int, wide: int) -> _Drawn:
    return _Drawn(state, number, pages.image(number, wide))
