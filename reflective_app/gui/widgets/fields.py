"""Fields that propose what a person writes, and leave undoing to the document.

Qt's own text fields take Ctrl+Z for themselves, so that the document's one history would never run.
These let it pass. What a page shows in them is never proposed back.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QSizePolicy

MOST_TEXT, MOST_LINE = 20_000, 500


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


def _without_undo(menu: QMenu) -> QMenu:
    """A text field's own menu, less the undo and redo that the document does."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    if menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
    return menu


class ReflectionEdit(QPlainTextEdit):
    """A box for notes: plain text, Tab leaves it, and it grows with its text."""

    written = Signal(str)
    left = Signal()

    def __init__(
        self, name: str, hint: str = "", *, lines: tuple[int, int] = (2, 8), most: int = MOST_TEXT
    ) -> None:
        """`name` is what a screen reader says; the box is `lines` high, least and most."""
        super().__init__()
        self._lines, self._most, self._shown = lines, most, ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text_changed)
        # Later: within a layout's own pass a wish for another height would be lost.
        self.document().documentLayout().documentSizeChanged.connect(
            self.updateGeometry, Qt.ConnectionType.QueuedConnection
        )

    def show_text(self, text: str) -> None:
        """Show a value without proposing it; the cursor stays where it was."""
        if text == self._shown or (self.hasFocus() and text == self._shown.strip()):
            return
        self._shown = text
        place = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the text, between the least and the most lines."""
        least, most = self._lines
        lines = min(max(round(self.document().size().height()), least), most)
        frame = self.height() - self.viewport().height() if self.isVisible() else 0
        edge = max(frame, self.fontMetrics().height() // 2 + 2)  # as in the style sheet
        # A text layout rounds ascent and descent up by themselves; lineSpacing() rounds their sum.
        precise = QFontMetricsF(self.font())
        line = max(ceil(precise.ascent()) + ceil(precise.descent()), ceil(precise.lineSpacing()))
        # The one pixel more is what a plain text edit asks for before it does without a scroll bar.
        text = lines * line + 2 * self.document().documentMargin() + 1
        return QSize(super().sizeHint().width(), round(text) + edge)

    def minimumSizeHint(self) -> QSize:
        """The same height; a narrow box is allowed."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Let undo and redo pass to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Cut, copy and paste; undoing is the document's."""
        menu = _without_undo(self.createStandardContextMenu())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another number of lines, which the layout is told once it is done."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.updateGeometry)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text; files that are dropped here go on to the window."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text only, as much as there is room for."""
        if source.hasText():
            self.insertPlainText(source.text()[: self._most])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the person went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def _on_text_changed(self) -> None:
        text = self.toPlainText()
        if len(text) > self._most:
            self._shown = text
            self.show_text(text[: self._most])
            self.moveCursor(QTextCursor.MoveOperation.End)
            text = self._shown
        self._shown = text
        self.written.emit(text)


class PlainField(QLineEdit):
    """A field of one line."""

    written = Signal(str)

    def __init__(self, name: str = "", hint: str = "", *, most: int = MOST_LINE) -> None:
        """`name` is what a screen reader says; a buddy label can give it instead."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(most)
        self.textEdited.connect(self.written)

    def show_text(self, text: str) -> None:
        """Show a value without proposing it; the cursor stays where it was.

        A space just typed at an end stays, though values are kept without it.
        """
        if text != self.text() and not (self.hasFocus() and text == self.text().strip()):
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)))

    def event(self, event: QEvent) -> bool:
        """Let undo and redo pass to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Text; files that are dropped here go on to the window."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key but undo and redo, which the document does even when it has nothing to undo."""
        if _is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Cut, copy and paste; undoing is the document's."""
        menu = _without_undo(self.createStandardContextMenu())
        menu.exec(event.globalPos())
        menu.deleteLater()


def end_typing() -> None:
    """Have what is being typed recorded: a field that is read when it is left is left here."""
    if (at := QApplication.focusWidget()) is not None:
        at.clearFocus()
        at.setFocus()
