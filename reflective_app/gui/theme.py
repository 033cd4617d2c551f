"""How the program looks: Fusion, a light and a dark palette, a short style sheet, the text size.

The computer's own settings win: its colour scheme chooses the palette and is followed while the
program runs, a larger text size is kept, and in a contrast theme the computer's palette is used as
it is, with no style sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from reflective_app.gui import units

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""The text sizes on offer, in per cent."""

NORMAL_SIZE = 100
APPEARANCES = (("system", "As on this &computer"), ("light", "&Light"), ("dark", "&Dark"))
"""The choices of colours: a key and its words."""

SYSTEM = APPEARANCES[0][0]

LEAST_BODY_POINTS = 10.5
"""The body at 100 %, unless the computer's own is larger. Captions are then 12 px or more."""

Role = QPalette.ColorRole
Group = QPalette.ColorGroup


@dataclass(frozen=True)
class Inks:
    """The colours of one palette."""

    page: str
    rail: str
    tint: str
    text: str
    second: str
    accent: str
    on_accent: str
    edge: str
    hairline: str


LIGHT = Inks(
    page="#ffffff",
    rail="#f4f5f7",
    tint="#eaf1f9",
    text="#16191d",
    second="#525c68",
    accent="#1b4f8f",
    on_accent="#ffffff",
    edge="#76828f",
    hairline="#dce1e7",
)
DARK = Inks(
    page="#1c1f23",
    rail="#15171a",
    tint="#22303f",
    text="#e9ecef",
    second="#a9b3be",
    accent="#8fbcf0",
    on_accent="#0c1a2a",
    edge="#808c99",
    hairline="#343a41",
)


def palette(inks: Inks) -> QPalette:
    """The palette that gives each role its colour."""
    made = QPalette()
    roles = (  # two roles may have the same colour
        (inks.page, (Role.Base, Role.Button, Role.ToolTipBase)),
        (inks.rail, (Role.Window, Role.Light, Role.Midlight)),
        (inks.tint, (Role.AlternateBase,)),
        (
            inks.text,
            (Role.Text, Role.WindowText, Role.ButtonText, Role.ToolTipText, Role.BrightText),
        ),
        (inks.second, (Role.PlaceholderText,)),
        (inks.accent, (Role.Highlight, Role.Accent, Role.Link, Role.LinkVisited)),
        (inks.on_accent, (Role.HighlightedText,)),
        (inks.edge, (Role.Dark,)),
        (inks.hairline, (Role.Mid, Role.Shadow)),
    )
    for colour, named in roles:
        for role in named:
            made.setColor(role, QColor(colour))
    for role in (Role.Text, Role.WindowText, Role.ButtonText):
        made.setColor(Group.Disabled, role, QColor(inks.second))
    return made


def readable_second_ink(system: QPalette) -> QPalette:
    """A system's palette, its second ink mixed from its text: its own may be too faint."""
    made = QPalette(system)
    text, base = system.color(Role.Text), system.color(Role.Base)
    mixed = QColor(
        *(round(0.85 * a + 0.15 * b) for a, b in zip(_rgb(text), _rgb(base), strict=True))
    )
    made.setColor(Role.PlaceholderText, mixed)
    return made


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


class Theme(QObject):
    """Dresses the application, and does so again whenever the computer's settings change."""

    text_size_changed = Signal(int)
    appearance_changed = Signal(str)

    def __init__(
        self,
        application: QApplication,
        style_sheet: Path,
        text_size: int = NORMAL_SIZE,
        appearance: str = SYSTEM,
    ) -> None:
        """Dress the application at once."""
        super().__init__(application)
        self._application = application
        self._sheet = style_sheet.read_text(encoding="utf-8")
        self._system_font = QFont(application.font())
        self._text_size, self._appearance = NORMAL_SIZE, appearance
        application.setStyle("Fusion")
        self._set_font(text_size)
        self.dress()
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self.dress)
        hints.accessibility().contrastPreferenceChanged.connect(self.dress)

    @property
    def text_size(self) -> int:
        """The present text size in per cent."""
        return self._text_size

    def dress(self) -> None:
        """Put on the palette and the style sheet that fit the computer's settings."""
        hints = self._application.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            self._application.setStyleSheet("")
            self._application.setPalette(QPalette())
            self._application.setPalette(readable_second_ink(self._application.palette()))
            return
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        if self._appearance != SYSTEM:
            dark = self._appearance == "dark"
        self.wear(palette(DARK if dark else LIGHT))

    @property
    def appearance(self) -> str:
        """The colours that were chosen in place of the computer's, or "system"."""
        return self._appearance

    def set_appearance(self, appearance: str) -> None:
        """Choose the light or the dark palette, or with "system" the computer's."""
        self._appearance = appearance
        self.dress()
        self.appearance_changed.emit(appearance)

    def wear(self, colours: QPalette) -> None:
        """Put on a palette; the style sheet reads its roles anew."""
        self._application.setPalette(colours)
        self._application.setStyleSheet(self._sheet)

    def set_text_size(self, per_cent: int) -> None:
        """Show all text at this size, kept between the smallest and the largest on offer.

        Under a style sheet, widgets that are there already do not take the application's new font,
        so each is given its own, scaled. The sheet comes off for that, and is put on again: its
        paddings are worked out in the font that a widget had when it was polished, and without it
        a new font costs a third of the time.
        """
        before = [(widget, widget.font().pointSizeF()) for widget in self._application.allWidgets()]
        old = self._text_size
        if not self._set_font(per_cent):
            return
        sheet = self._application.styleSheet()
        self._application.setStyleSheet("")
        for widget, points in before:
            font = widget.font()
            font.setPointSizeF(points * self._text_size / old)
            widget.setFont(font)
        for window in self._application.topLevelWidgets():
            units.apply_again(window)
        if sheet:
            self._application.setStyleSheet(sheet)
        self._tell_of_style()
        self.text_size_changed.emit(self._text_size)

    def larger(self) -> None:
        """One step larger."""
        self.set_text_size(next((s for s in TEXT_SIZES if s > self._text_size), TEXT_SIZES[-1]))

    def smaller(self) -> None:
        """One step smaller."""
        steps = reversed(TEXT_SIZES)
        self.set_text_size(next((s for s in steps if s < self._text_size), TEXT_SIZES[0]))

    def normal(self) -> None:
        """Back to the computer's own size."""
        self.set_text_size(NORMAL_SIZE)

    def _tell_of_style(self) -> None:
        """Have every widget measure itself again (`units.text_changed`)."""
        for widget in self._application.allWidgets():
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))

    def _set_font(self, per_cent: int) -> bool:
        wanted = min(max(per_cent, TEXT_SIZES[0]), TEXT_SIZES[-1])
        points = max(QFontInfo(self._system_font).pointSizeF(), LEAST_BODY_POINTS)
        body = QFont(self._system_font)
        body.setPointSizeF(points * wanted / 100)
        changed = wanted != self._text_size
        self._text_size = wanted
        self._application.setFont(body)
        return changed
