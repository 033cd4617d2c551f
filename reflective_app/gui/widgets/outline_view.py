"""A long document to read in the window: headings, paragraphs and lists, to select and to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.outline_writer import OutlineWriter
from reflective_app.reports.outline import Block, Heading

LINE = 92
"""The most characters in a line."""

AT_ONCE = 400
"""Blocks written in one go. A screen has room for some twenty; so many take no time to notice."""

ABOVE = 1
"""Room above a paragraph that was brought to the top, in units."""

HOW_TO_FOLLOW = "Enter on the number of a source goes to that source; Backspace comes back."

_LINE_BREAK = "\u2028"
_BY_POINTING = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


class OutlineView(QTextEdit):
    """Read-only text of an outline. Its beginning is there at once, however long it is.

    Everything is plain text: nothing in it is taken for markup. `read_by_keys` tells that the
    keyboard came to it or is used in it.
    """

    read_by_keys = Signal()

    def __init__(self, name: str) -> None:
        """`name` says what there is to read."""
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setAccessibleName(name)
        self.setAccessibleDescription(HOW_TO_FOLLOW)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keyboard = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | keyboard)
        self._blocks: tuple[Block, ...] = ()
        self._look: object = None
        self.setMouseTracking(True)
        self._writer = OutlineWriter(self.document(), self.palette())
        self._came_from: list[int] = []
        self._rest: Iterator[Block] = iter(())
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._write_some)

    def show_blocks(self, blocks: Sequence[Block]) -> bool:
        """Show these blocks from their beginning; False where they are what is shown already."""
        if tuple(blocks) == self._blocks:
            return False
        self._blocks = tuple(blocks)
        self._came_from.clear()
        self._write()
        self.verticalScrollBar().setValue(0)
        return True

    @property
    def headings(self) -> list[Heading]:
        """The headings, in order."""
        return [block for block in self._blocks if isinstance(block, Heading)]

    def finish(self) -> None:
        """Have everything written now."""
        while self._more.isActive():
            self._write_some()

    def go_to(self, number: int) -> None:
        """Bring a heading, by its number among the headings, to the top."""
        self.finish()
        self._show_paragraph(self._writer.places[number])

    def go_to_source(self, number: int) -> None:
        """Bring the entry of a source to the top, and say which it is."""
        self.finish()
        place = self._writer.sources.get(number)
        if place is None:
            return
        self._came_from.append(self.textCursor().position())
        self._show_paragraph(place)
        announce(self, self.textCursor().block().text().split(_LINE_BREAK)[0])

    def go_back(self) -> None:
        """Return to the number that led to a source; nowhere if none did."""
        if self._came_from:
            cursor = self.textCursor()
            cursor.setPosition(self._came_from.pop())
            self.setTextCursor(cursor)
            announce(self, cursor.block().text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell it when all is done: a page that scrolls shows the line of the caret, no more."""
        super().focusInEvent(event)
        if event.reason() not in _BY_POINTING:
            QTimer.singleShot(0, self, self.read_by_keys.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the number at the caret or the next in its paragraph; Backspace returns."""
        self.read_by_keys.emit()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._follow(_number_from(self.textCursor()))
        elif event.key() == Qt.Key.Key_Backspace:
            self.go_back()
        elif event.matches(QKeySequence.StandardKey.MoveToNextPage):
            self._turn(event, QTextCursor.MoveOperation.Up)
        elif event.matches(QKeySequence.StandardKey.MoveToPreviousPage):
            self._turn(event, QTextCursor.MoveOperation.Down)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a number can be clicked."""
        super().mouseMoveEvent(event)
        over = bool(self.anchorAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a number that was clicked; words being selected are not followed."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._follow(self.anchorAt(event.position().toPoint()))

    def _turn(self, event: QKeyEvent, back: QTextCursor.MoveOperation) -> None:
        """A page on, less a line: one that was cut through at the edge is then seen whole."""
        bar = self.verticalScrollBar()
        before = bar.value()
        super().keyPressEvent(event)
        moved, line = bar.value() - before, QFontMetrics(units.font(Role.SECTION)).lineSpacing()
        if abs(moved) > line:
            cursor = self.textCursor()
            cursor.movePosition(back)
            self.setTextCursor(cursor)
            bar.setValue(before + (moved - line if moved > 0 else moved + line))

    def _follow(self, number: str) -> None:
        if number:
            self.go_to_source(int(number))

    def _show_paragraph(self, place: int) -> None:
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(place)))
        self._bring_to_top(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to read, and in sight what was being read."""
        bar = self.verticalScrollBar().sizeHint().width()
        spare = self.width() - bar - units.measure(LINE)
        read = self._at_top()
        self.setViewportMargins(0, 0, max(spare, 0), 0)
        super().resizeEvent(event)
        self._bring_to_top(read)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size and the colours."""
        super().changeEvent(event)
        changed = units.text_changed(event) or event.type() == QEvent.Type.PaletteChange
        if changed and self._blocks and self._look != self._present_look():
            read = self._at_top()
            self._write()
            if read:
                self.finish()
            self._bring_to_top(read)

    def _at_top(self) -> int:
        """The paragraph that is being read, by its number; 0 at the very top."""
        if not self.verticalScrollBar().value():
            return 0
        return self.cursorForPosition(QPoint(units.u(2), units.u(ABOVE) + 1)).blockNumber()

    def _bring_to_top(self, number: int) -> None:
        if number:
            block = self.document().findBlockByNumber(number)
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(int(top) - units.u(ABOVE))

    def _present_look(self) -> object:
        inks = (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Link)
        return (*units.text_key(), *(self.palette().color(ink).rgba() for ink in inks))

    def _write(self) -> None:
        """Begin a document, and leave the rest of a long one to moments without work."""
        self._look = self._present_look()
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(units.font(Role.BODY))
        document.setDocumentMargin(units.u(2))
        document.setIndentWidth(units.u(2.5))
        self._writer = OutlineWriter(document, self.palette())
        self._rest = iter(self._blocks)
        self._more.start()
        self._write_some()
        self.setDocument(document)  # Qt deletes the one before

    def _write_some(self) -> None:
        if not self._writer.write_all(islice(self._rest, AT_ONCE)):
            self._more.stop()


def _number_from(cursor: QTextCursor) -> str:
    """The number of a source at the caret, or the next one in the paragraph; empty for none."""
    at = cursor.positionInBlock()
    fragments = cursor.block().begin()
    start = cursor.block().position()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        end = fragment.position() + fragment.length() - start
        if end >= at and fragment.charFormat().isAnchor():
            return str(fragment.charFormat().anchorHref())
        fragments += 1
    return ""
