"""Finds what Qt would take for markup in a window: labels, tips, items, menus and documents."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QGroupBox,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

MARK = "<b>"
"""Stands in every text of a file that is made to be hostile."""

_TIPS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.StatusTipRole)
_MOST = 2_000


def taken_for_markup(window: QWidget) -> list[str]:
    """What in a window is, or would be, shown as anything but the text that it is."""
    return [
        f"{type(widget).__name__} {what}: {text[:80]}"
        for widget in (window, *window.findChildren(QWidget))
        for what, text in _troubles(widget)
    ]


def _troubles(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield from _of_words(widget)
    yield from _of_texts(widget)
    yield from _of_actions(widget)


def _of_words(widget: QWidget) -> Iterator[tuple[str, str]]:
    for tip in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
        if not _is_plain(tip):
            yield "tip", tip
    if isinstance(widget, QLabel):
        rich = widget.textFormat() is not Qt.TextFormat.PlainText
        if rich and GuiQt.mightBeRichText(widget.text()):
            yield "label", widget.text()
        if widget.buddy() is not None and _loses_letters(widget.text()):
            yield "label of a field", widget.text()
    if isinstance(widget, QAbstractButton) and _loses_letters(widget.text()):
        yield "button", widget.text()
    if isinstance(widget, QGroupBox | QMenu) and _loses_letters(widget.title()):
        yield "title", widget.title()


def _of_texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    if isinstance(widget, QTextEdit):
        yield from (("document", each) for each in _of_document(widget.document()))
        if widget.acceptRichText() and not widget.isReadOnly():
            yield "box", "takes rich text"
    if isinstance(widget, QPlainTextEdit) and GuiQt.mightBeRichText(widget.placeholderText()):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from (("item", each) for each in _tips_of(widget.model(), QModelIndex()))


def _of_actions(widget: QWidget) -> Iterator[tuple[str, str]]:
    tips = not isinstance(widget, QMenu) or widget.toolTipsVisible()
    for action in widget.actions():
        if _loses_letters(action.text()):
            yield "action", action.text()
        if tips and not _is_plain(action.toolTip()):
            yield "tip of an action", action.toolTip()


def _is_plain(tip: str) -> bool:
    """Whether a tip shows every letter of a file's text: as plain text, or with its signs told."""
    if not GuiQt.mightBeRichText(tip):
        return True
    shown = QTextDocument()
    shown.setHtml(tip)
    return MARK not in tip and "<img" not in tip


def _loses_letters(words: str) -> bool:
    """Whether the "&" of a file's text is taken for the letter of a key; ours stands first."""
    return MARK in words and "&" in words.removeprefix("&").replace("&&", "")


def _of_document(document: QTextDocument) -> Iterator[str]:
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            form = fragments.fragment().charFormat()
            if form.isImageFormat():
                yield f"a picture, {form.toImageFormat().name()}"
            tip = form.toolTip()
            if not _is_plain(tip):
                yield tip
            fragments += 1
        block = block.next()


def _tips_of(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), _MOST)):
        column, index = 0, model.index(row, 0, parent)
        while index.isValid():
            for role in _TIPS:
                tip = index.data(role)
                if isinstance(tip, str) and not _is_plain(tip):
                    yield tip
            column += 1
            index = index.siblingAtColumn(column)
