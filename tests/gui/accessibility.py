"""Walks over a window that find what shuts people out; for the tests of every page.

Each gives a list of what is wrong, so that a test reads `assert nameless(window) == []`.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QMenu,
    QMenuBar,
    QScrollArea,
    QScrollBar,
    QWidget,
)

LEAST_TARGET = 24
TAB_FOCUS = Qt.FocusPolicy.TabFocus
NAMELESS_ROLES = {QAccessible.Role.Client, QAccessible.Role.NoRole}


def settle() -> None:
    """Let layouts that were asked for happen."""
    for _ in range(3):
        QApplication.processEvents()


def focusable(window: QWidget) -> Iterator[QWidget]:
    """Every widget that Tab can reach now."""
    settle()
    for widget in window.findChildren(QWidget):
        reachable = widget.focusPolicy().value & TAB_FOCUS.value and widget.focusProxy() is None
        if reachable and widget.isVisible() and widget.isEnabled():
            yield widget


def spoken_name(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def described(widget: QWidget) -> str:
    """A widget in words, for a failing test."""
    return f"{type(widget).__name__} “{spoken_name(widget)}”"


def nameless(window: QWidget) -> list[str]:
    """Focusable widgets without a name, with markup or a path for one, or without a role."""
    wrong = []
    for widget in focusable(window):
        name = spoken_name(widget)
        interface = QAccessible.queryAccessibleInterface(widget)
        if not name.strip() or "<" in name or "://" in name:
            wrong.append(f"{type(widget).__name__} is called “{name}”")
        elif isinstance(widget, QScrollArea):
            continue  # a stop so that keys can scroll it; Qt knows no role for that
        elif interface is None or interface.role() in NAMELESS_ROLES:
            wrong.append(f"{described(widget)} has no role")
    return wrong


def tab_trouble(window: QWidget) -> list[str]:
    """Widgets that Tab and Shift+Tab do not reach, or do not get away from.

    Start with the focus in the window. Of radio buttons in one group only the chosen one is a stop.
    """
    here = window.focusWidget()
    window.window().activateWindow()
    settle()
    if here is not None:
        here.setFocus()
    wanted = set(focusable(window))
    wrong = []
    for key, modifier in (
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
    ):
        visited = _round(window, len(wanted) + 2, key, modifier)
        if QApplication.focusWidget() not in visited[:1] and len(visited) > len(wanted) + 1:
            wrong.append(f"{key.name} does not come back")
        missed = [each for each in wanted - set(visited) if not _beside_chosen(each)]
        wrong += [f"{key.name} misses {described(each)}" for each in missed]
    return wrong


def _round(window: QWidget, most: int, key: Qt.Key, modifier: Qt.KeyboardModifier) -> list[QWidget]:
    """The stops of one key until it comes back to the first."""
    visited: list[QWidget] = []
    for _ in range(most):
        now = QApplication.focusWidget()
        if now is not None and visited and now is visited[0] and len(visited) > 1:
            break
        if now is not None:
            visited.append(now)
        QTest.keyClick(now or window, key, modifier)
    return visited


def _beside_chosen(widget: QWidget) -> bool:
    """Whether it belongs to a group of which another is the stop; the arrow keys reach it."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable() or widget.isChecked():
        return False
    return widget.autoExclusive() or (widget.group() is not None and widget.group().exclusive())


def clipped(window: QWidget) -> list[str]:
    """Labels and buttons that have less room than their text, or stand outside of what scrolls."""
    settle()
    wrong = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, QScrollBar):
            continue
        if isinstance(widget, QLabel) and widget.text():
            high = widget.heightForWidth(widget.width()) if widget.wordWrap() else -1
            hint = widget.sizeHint()
            wide = widget.minimumSizeHint().width() if widget.wordWrap() else hint.width()
            needed = high if high >= 0 else hint.height()
            if widget.height() < needed - 1 or widget.width() < wide - 1:
                wrong.append(f"“{widget.text()}” has {_size(widget)} of {wide} × {needed}")
        elif isinstance(widget, QAbstractButton) and widget.text():
            hint = widget.sizeHint()
            if widget.width() < hint.width() - 1 or widget.height() < hint.height() - 1:
                needed_size = f"{hint.width()} × {hint.height()}"
                wrong.append(f"{described(widget)} has {_size(widget)} of {needed_size}")
        if not _is_reachable(widget, window):
            wrong.append(f"{described(widget)} cannot be scrolled to")
    return wrong


def _size(widget: QWidget) -> str:
    return f"{widget.width()} × {widget.height()}"


def _is_reachable(widget: QWidget, window: QWidget) -> bool:
    """Whether a widget lies in its window, or in the content of something that scrolls there."""
    area: QWidget | None = widget
    while area is not None and area is not window:
        parent = area.parentWidget()
        if parent is None:
            return True
        scroll = parent.parentWidget()
        if isinstance(scroll, QAbstractScrollArea) and parent is scroll.viewport():
            if isinstance(scroll, QScrollArea):
                hidden = scroll.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
                if hidden and area.width() > parent.width() + 1:
                    return False
            area = scroll
            continue
        room = QRect(0, 0, parent.width() + 1, parent.height() + 1)
        if not room.contains(area.geometry()):
            return False
        area = parent
    return True


def small_targets(window: QWidget) -> list[str]:
    """Anything to click that is narrower or lower than 24 pixels."""
    return [
        f"{described(widget)} is {_size(widget)}"
        for widget in focusable(window)
        if min(widget.width(), widget.height()) < LEAST_TARGET
    ]


def menu_trouble(bar: QMenuBar) -> list[str]:
    """Alt letters that are missing or used twice in a menu, and shortcuts used twice anywhere."""
    menus = [action.menu() for action in bar.actions()]
    wrong = _letters("the menu bar", bar.actions())
    shortcuts: dict[str, str] = {}
    while menus:
        menu = menus.pop()
        if not isinstance(menu, QMenu):
            continue
        wrong += _letters(menu.title(), menu.actions())
        for action in menu.actions():
            menus.append(action.menu())
            for keys in action.shortcuts():
                if keys.toString() in shortcuts:
                    wrong.append(f"{keys.toString()} does {action.text()} and more")
                shortcuts[keys.toString()] = action.text()
    return wrong


def _letters(where: str, actions: list[QAction]) -> list[str]:
    letters: dict[str, str] = {}
    wrong = []
    for action in actions:
        if action.isSeparator():
            continue
        words = action.text().replace("&&", "")
        letter = words.partition("&")[2][:1].lower()
        if not letter:
            wrong.append(f"{words} in {where} has no letter")
        elif letter in letters:
            wrong.append(f"{words} and {letters[letter]} in {where} share a letter")
        letters[letter] = words
    return wrong
