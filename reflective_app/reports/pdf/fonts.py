"""The fonts a report is set in, and what becomes of characters they lack."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reflective_app.assets import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfbase.ttfonts import TTFontFace

    from reflective_app.reports.look import TextStyle

REGULAR = "OpenSans-Regular"
BOLD = "OpenSans-Semibold"
WIDE_REGULAR = "DejaVuSans"
WIDE_BOLD = "DejaVuSans-Bold"

STAND_IN = "□"
"""Printed, and read out, for a character that no font of ours can draw."""

_SPACES = re.compile(r"[ \t\v\f\r\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_FIXED_SPACES = re.compile("[\u2007\u202f]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")


def printable(text: str) -> str:
    """Text as it can be printed: composed letters, one kind of space, nothing invisible.

    Newlines stay. Whatever is left can be drawn in one of our fonts.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    text = _FIXED_SPACES.sub("\u00a0", _SPACES.sub(" ", text))
    return "".join(_drawable(character) for character in text)


def in_fonts(text: str, *, bold: bool) -> Iterator[tuple[str, str]]:
    """Printable text on one line, in runs of one font each: (font, text)."""
    narrow, wide = (BOLD, WIDE_BOLD) if bold else (REGULAR, WIDE_REGULAR)
    if coverage(narrow).issuperset(text):
        yield narrow, text
        return
    for font, run in groupby(_clusters(text, wide), key=partial(_font_of, narrow, wide)):
        yield font, "".join(run)


def _clusters(text: str, wide: str) -> Iterator[str]:
    """Letters with their marks; one by one where not even the wide font has all of them."""
    for cluster in _CLUSTER.findall(text):
        yield from (cluster,) if coverage(wide).issuperset(cluster) else cluster


def _font_of(narrow: str, wide: str, cluster: str) -> str:
    return narrow if coverage(narrow).issuperset(cluster) else wide


@lru_cache(maxsize=10_000)
def width_of(text: str, font: str, size: float) -> float:
    """How wide a run is set."""
    return float(pdfmetrics.stringWidth(text, font, size))


def text_width(words: str, style: TextStyle) -> float:
    """How wide words are set on one line."""
    runs = in_fonts(printable(words), bold=style.bold)
    return sum(width_of(run, font, style.size) for font, run in runs)


@cache
def coverage(name: str) -> frozenset[str]:
    """The characters a font can draw. Asking for it makes the font ready for use."""
    font = TTFont(name, shipped("resources", "fonts", f"{name}.ttf"))
    _mend_last_widths(font.face)
    pdfmetrics.registerFont(font)
    glyphs: dict[int, int] = font.face.charToGlyph
    return frozenset(chr(code) for code, glyph in glyphs.items() if glyph)


def _mend_last_widths(face: TTFontFace) -> None:
    """ReportLab keeps the widths of a font's last glyphs in thousandths of the size, all others in
    the font's own units; written into a file, the former would be wrong ("Ϊ" half as wide)."""
    metrics: list[tuple[float, int]] = face.hmetrics
    in_units = next(width for width, _ in reversed(metrics) if isinstance(width, int))
    face.hmetrics = [
        (width if isinstance(width, int) else in_units, bearing) for width, bearing in metrics
    ]


@cache
def _drawable(character: str) -> str:
    """The character, the stand-in, or nothing for what has no shape at all."""
    if character in "\n ":
        return character
    category = unicodedata.category(character)
    if category in ("Cc", "Cf") or _is_variation_selector(character):
        return ""
    if category == "Co":  # for private use: whatever a font draws there, no reader knows it
        return STAND_IN
    for regular, bold in ((REGULAR, BOLD), (WIDE_REGULAR, WIDE_BOLD)):
        if character in coverage(regular) and character in coverage(bold):
            return character
    return STAND_IN


def _is_variation_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


_MARKS = "".join(chr(code) for code in range(0x300, 0x1B00) if unicodedata.combining(chr(code)))
_CLUSTER = re.compile(f".[{_MARKS}]*", re.DOTALL)
"""A letter with its marks, which must come from one font to sit on each other."""
