"""Labels by role. They show plain text only, and follow the text size by themselves."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role

LINE = 75
"""The most characters in a line of running text."""

_ANY_HEIGHT = 16_777_215

WIDTHS_KEPT = 16
"""At so many widths a label remembers how high it is."""

_BREAK = "\u200b"
_LONG_WORD = re.compile(r"\S{41,}")
_MAY_BREAK = re.compile(r"(\S{8})(?![\u0300-\u036f\u200d\ufe0f])(?=\S)")
"""After so many letters, and never before a mark that belongs to the letter before it."""


class RoleLabel(QLabel):
    """Plain text in the font of its role; wraps, and is never wider than `characters`."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        second: bool = False,
        wraps: bool = True,
        characters: int = LINE,
    ) -> None:
        """`second` is second ink; a label that does not wrap takes the width of its text."""
        super().__init__()
        self._role, self._characters = role, characters
        self._measured: object = None
        self._highs: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if second:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._measure_again()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this text. A label cannot break a word: a very long one is given places to break."""
        shown = _LONG_WORD.sub(_breakable, text) if self.wordWrap() else text
        if shown != super().text():  # else it is as high as it was
            self._highs.clear()
            super().setText(shown)

    def text(self) -> str:
        """The text as it was given."""
        return super().text().replace(_BREAK, "")

    def say(self, text: str) -> None:
        """Show this text; an empty one takes no room."""
        self.setText(text)
        self.setVisible(bool(text))

    def heightForWidth(self, width: int) -> int:
        """The height at this width, or at the label's own greatest where that is less."""
        wide = min(width, self.maximumWidth())
        if wide not in self._highs:  # a page asks each of its labels whenever one part of it grows
            if len(self._highs) >= WIDTHS_KEPT:
                self._highs.clear()
            self._highs[wide] = super().heightForWidth(wide)
        return self._highs[wide]

    def set_role(self, role: Role) -> None:
        """Take the font of another role."""
        if role is not self._role:
            self._role, self._measured = role, None
            self._measure_again()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's font."""
        self._highs.clear()
        if units.text_changed(event):
            self._measure_again()
        super().changeEvent(event)

    def _measure_again(self) -> None:
        """Qt sends many such events for one change, and may put an old font back in between."""
        key, wanted = units.text_key(), units.font(self._role)
        if self._measured == key and self.font().pointSizeF() == wanted.pointSizeF():
            return
        self._measured = key
        self._highs.clear()
        self.setFont(wanted)
        if self.wordWrap():
            self.setMaximumWidth(units.measure(self._characters, self._role))


class AltLabel(RoleLabel):
    """A label in one line whose Alt letter leads to what stands beside it."""

    def __init__(self, text: str, field: QWidget) -> None:
        """Running text; "&" stands before the letter."""
        super().__init__(text, wraps=False)
        self.setBuddy(field)

    def sizeHint(self) -> QSize:
        """Its words. The Alt letter is drawn apart from the others, never as close as in "Ta"."""
        return super().sizeHint() + QSize(self._apart(), 0)

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return super().minimumSizeHint() + QSize(self._apart(), 0)

    def _apart(self) -> int:
        """How much wider its words are drawn than Qt measures them, with an underlined letter."""
        before, mark, after = self.text().partition("&")
        if not mark:
            return 0
        wide = self.fontMetrics().horizontalAdvance
        parts = wide(before) + wide(after[:1]) + wide(after[1:])
        return max(parts - wide(before + after), 0)


class SteadyLabel(RoleLabel):
    """Keeps the room that it once took at a width: what stands below stays where it is.

    For words that change at every key while people work below them.
    """

    def __init__(self, text: str = "", lines: int = 1) -> None:
        """Running text, with room for so many lines from the start."""
        super().__init__(text)
        self._most: dict[int, int] = {}
        self._text_size: object = None
        self._lines = lines

    def heightForWidth(self, width: int) -> int:
        """The most that it has needed at this width, at the present text size."""
        if self._text_size != (size := units.text_key()) or len(self._most) >= WIDTHS_KEPT:
            self._text_size = size
            self._most.clear()
        room = QRect(0, 0, width, _ANY_HEIGHT)
        least = self.fontMetrics().boundingRect(room, 0, "\n".join("x" * self._lines)).height()
        self._most[width] = max(self._most.get(width, least), super().heightForWidth(width))
        return self._most[width]


def _breakable(word: re.Match[str]) -> str:
    return _MAY_BREAK.sub(rf"\1{_BREAK}", word[0])


def title_label(text: str) -> RoleLabel:
    """The name of a page; one a page."""
    return RoleLabel(text, Role.TITLE)


def section_label(text: str) -> RoleLabel:
    """A head within a page, or a question."""
    return RoleLabel(text, Role.SECTION)


def lead_label(text: str) -> RoleLabel:
    """A smaller head: a lane, a guide's name."""
    return RoleLabel(text, Role.LEAD)


def body_label(text: str, *, strong: bool = False, second: bool = False) -> RoleLabel:
    """Running text."""
    return RoleLabel(text, Role.STRONG if strong else Role.BODY, second=second)


def caption(text: str, *, second: bool = True) -> RoleLabel:
    """A second line, small and in second ink."""
    return RoleLabel(text, Role.CAPTION, second=second)


def field_label(text: str, field: QWidget) -> RoleLabel:
    """The label of a field ("&Council"): its Alt letter leads to the field, and it names it."""
    label = RoleLabel(text, Role.BODY)
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(text.replace("&", ""))
    return label


class Rule(QFrame):
    """A hairline across the page."""

    def __init__(self, *, strong: bool = False, upright: bool = False) -> None:
        """A strong rule stands under a table's head."""
        super().__init__()
        role = QPalette.ColorRole.Dark if strong else QPalette.ColorRole.Mid
        self.setBackgroundRole(role)
        self.setAutoFillBackground(True)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
