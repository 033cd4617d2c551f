"""What every page carries: its head, its foot, its number; and the title on the first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader

from reflective_app.reports.look import INK
from reflective_app.reports.outline import SEPARATOR
from reflective_app.reports.pdf.containers import Framed, Padding
from reflective_app.reports.pdf.fonts import text_width
from reflective_app.reports.pdf.pieces import Stack, Text
from reflective_app.reports.pdf.tree import Element
from reflective_app.reports.pdf.words import says_something, text_of
from reflective_app.reports.sheet_look import MM

if TYPE_CHECKING:
    from reflective_app.reports.look import Look, TextStyle
    from reflective_app.reports.outline import Outline
    from reflective_app.reports.pdf.pieces import Piece
    from reflective_app.reports.pdf.tagging import TaggedCanvas

_MOST_LINES = 3
"""A head or foot is cut short after so many lines: it must leave room for the report."""
_COLUMN_GAP = 24.0
_LOGO_GAP = 16.0
_LOGO_SCALES = (1.0, 0.85, 0.7, 0.55, 0.4, 0.25)
_BLANK_GAP, _NAME_GAP = 14.0, 5.0
_FILLED = 0.85
"""Share of a line of the foot that words fill at least, but for very long ones."""
_SHORT = 40
"""Letters of a part of the foot that stays on one line."""


@dataclass(frozen=True)
class Furniture:
    """Head and foot of the pages of one outline, set once for all pages."""

    outline: Outline
    look: Look

    @cached_property
    def top(self) -> float:
        """Where the text of a page begins, from the bottom of the paper."""
        measure = self.look.measure
        head = self._head.height(self._head_width)
        return self.look.page_height - measure.edge - head - measure.furniture_gap

    @cached_property
    def room(self) -> float:
        """How much of a page is left for its text."""
        measure = self.look.measure
        foot = self._foot.height(self._foot_width)
        return self.top - measure.edge - foot - measure.furniture_gap

    def draw(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        """Head and foot. The first page names the report by its title block instead."""
        measure, left = self.look.measure, self.look.measure.side
        with canvas.artifact("Header"):
            top = self.look.page_height - measure.edge
            if page > 1:
                self._head.draw(canvas, left, top, self._head_width)
            self._draw_right(canvas, self.outline.marking, top, self.look.text.furniture_strong)
            self._draw_blanks(canvas, top)
        with canvas.artifact("Footer"):
            foot = measure.edge + self._foot.height(self._foot_width)
            canvas.line_with(self.look.colour.hairline, measure.hairline)
            rule = foot + measure.furniture_gap / 3
            canvas.line(left, rule, self.look.page_width - left, rule)
            self._foot.draw(canvas, left, foot, self._foot_width)
            number = f"Page {page} of {pages}"
            self._draw_right(canvas, number, foot, self.look.text.furniture_strong)

    @cached_property
    def _head(self) -> Piece:
        return self._short(self.outline.head_line, self._head_width)

    @cached_property
    def _foot(self) -> Piece:
        parts = [_unbroken(part) for part in self.outline.foot_line.split(SEPARATOR)]
        return self._short(self._in_lines(self._with_room(parts)), self._foot_width)

    def _with_room(self, parts: list[str]) -> list[str]:
        """The parts, with the guide cut short where it would push others off the foot.

        It stands whole on the first page; question set, version and date may stand nowhere else.
        """
        guide, *others = parts
        room = (_MOST_LINES - len(self._filled(others))) if others else 0
        style = self.look.text.furniture
        # A line that ends between words is seldom quite full.
        most = max(room, 1) * self._foot_width * _FILLED
        if not others or text_width(guide, style) <= most or guide != self.outline.guide:
            return parts
        letters = int(len(guide) * most / text_width(guide, style))
        return [f"{guide[:letters].rpartition(' ')[0] or guide[:letters]}…", *others]

    def _in_lines(self, parts: list[str]) -> str:
        """One line if it fits, else two of like width, so that no part is left over alone.

        Where two are too few, as many as it takes, and none ends with a separator.
        """
        style = self.look.text.furniture
        whole = SEPARATOR.join(parts)
        if text_width(whole, style) <= self._foot_width or len(parts) < 2:
            return whole
        ways = (
            (SEPARATOR.join(parts[:n]), SEPARATOR.join(parts[n:])) for n in range(1, len(parts))
        )
        best: tuple[str, ...]
        best = min(ways, key=lambda lines: max(text_width(w, style) for w in lines))
        if any(text_width(each, style) > self._foot_width for each in best):
            filled = self._filled(parts)
            best = filled if len(filled) <= _MOST_LINES else best
        return "\n".join(best)

    def _filled(self, parts: list[str]) -> tuple[str, ...]:
        """Line after line, with as many whole parts on each as it holds."""
        lines = [parts[0]]
        for part in parts[1:]:
            longer = SEPARATOR.join((lines[-1], part))
            if text_width(longer, self.look.text.furniture) <= self._foot_width:
                lines[-1] = longer
            else:
                lines.append(part)
        return tuple(lines)

    @cached_property
    def _head_width(self) -> float:
        right = self._marking_width + self._blanks_width
        least = 0.25 if self.outline.to_write else 0.5
        return max(self.look.text_width - right - _COLUMN_GAP, self.look.text_width * least)

    @property
    def _marking_width(self) -> float:
        wide = text_width(self.outline.marking, self.look.text.furniture_strong)
        return min(wide, self.look.text_width / 2)

    @cached_property
    def _blanks_width(self) -> float:
        style = self.look.text.furniture_strong
        names = sum(text_width(blank.name, style) for blank in self.outline.to_write)
        lines = sum(blank.millimetres * MM for blank in self.outline.to_write)
        return names + lines + len(self.outline.to_write) * (_BLANK_GAP + _NAME_GAP)

    def _draw_blanks(self, canvas: TaggedCanvas, top: float) -> None:
        """What is written by hand on every page, each on its line, at the left of the marking."""
        style = self.look.text.furniture_strong
        left = self.look.page_width - self.look.measure.side - self._blanks_width
        left -= self._marking_width + (_BLANK_GAP if self.outline.marking else 0.0)
        for blank in self.outline.to_write:
            left += _BLANK_GAP
            wide = text_width(blank.name, style)
            text_of(blank.name, style, Element("Artifact")).draw(canvas, left, top, wide + 1.0)
            left += wide + _NAME_GAP
            canvas.line_with(INK, self.look.measure.hairline)
            low = top - style.leading
            canvas.line(left, low, left + blank.millimetres * MM, low)
            left += blank.millimetres * MM

    @cached_property
    def _foot_width(self) -> float:
        longest, gap = "Page 888 of 888", _COLUMN_GAP
        if self.outline.setting == "sheet":  # a line less at the foot is a line more to say
            longest, gap = "Page 88 of 88", _COLUMN_GAP / 2
        number = text_width(longest, self.look.text.furniture_strong)
        return self.look.text_width - number - gap

    def _short(self, words: str, width: float) -> Piece:
        style = self.look.text.furniture
        text = text_of(words, style, Element("Artifact"))
        return text.cut(width, _MOST_LINES * style.leading, must=True)[0] or text

    def _draw_right(self, canvas: TaggedCanvas, words: str, top: float, style: TextStyle) -> None:
        """One line that ends at the right margin, as far as half a page can hold it."""
        width = min(text_width(words, style), self.look.text_width / 2)
        text = Text(text_of(words, style, Element("Artifact")).words, style, Element("Artifact"))
        left = self.look.page_width - self.look.measure.side - width
        text.draw(canvas, left, top, width + 1.0)


def title_block(outline: Outline, look: Look, root: Element) -> Piece:
    """Whose report it is, what it is, on which guide, when, and who may see it."""
    gap, placed = look.measure.title_gap, _placed_logo(outline, look)
    beside = placed.wide + _LOGO_GAP if placed else 0.0
    ground, padding = _TitleGround(look, placed), Padding(0, 0, beside, gap)
    stacked, least = _title_lines(outline, look, root), placed.tall + gap if placed else 0.0
    return Framed(stacked, padding, ground, gap * 1.2, least=least)


def _title_lines(outline: Outline, look: Look, root: Element) -> Stack:
    council = root.child("P") if says_something(outline.council) else None
    title = text_of(outline.title, look.text.title, root.child("H1"))
    lines: list[Piece] = []
    if council:
        lines.append(text_of(outline.council, look.text.council, council))
    lines.append(title)
    for words in outline.about_lines:
        if says_something(words):
            lines.append(text_of(words, look.text.about, root.child("P")))
    return Stack(tuple(lines))


@dataclass(frozen=True, slots=True)
class _TitleGround:
    """A strong line between the title and the report, and the council's logo at the right."""

    look: Look
    logo: _PlacedLogo | None = None

    def __call__(
        self, canvas: TaggedCanvas, left: float, top: float, width: float, height: float
    ) -> None:
        canvas.line_with(self.look.colour.accent, self.look.measure.head_rule)
        canvas.line(left, top - height, left + width, top - height)
        if self.logo:
            wide, tall = self.logo.wide, self.logo.tall
            place = (left + width - wide, top - tall, wide, tall)
            canvas.drawImage(ImageReader(BytesIO(self.logo.data)), *place)


@dataclass(frozen=True, slots=True)
class _PlacedLogo:
    """A logo as large as it is drawn, in points."""

    data: bytes
    wide: float
    tall: float


def _placed_logo(outline: Outline, look: Look) -> _PlacedLogo | None:
    """The logo; on a sheet, where all has to fit, so small that it takes no room from the rest,
    unless the line below the title is so full that nothing can stand beside it.
    """
    if outline.logo is None:
        return None
    wide, tall = (side * MM for side in outline.logo.millimetres())
    usual = _title_height(outline, look, look.text_width)
    for scale in _LOGO_SCALES if outline.setting == "sheet" else (1.0,):
        placed = _PlacedLogo(outline.logo.data, wide * scale, tall * scale)
        beside = look.text_width - placed.wide - _LOGO_GAP
        if placed.tall <= usual and _title_height(outline, look, beside) <= usual:
            break
    return placed


def _title_height(outline: Outline, look: Look, width: float) -> float:
    """How tall the title is in this width; set anew, for what is set keeps its lines."""
    return _title_lines(outline, look, Element("Document")).height(width)


def _unbroken(part: str) -> str:
    """A date or a marking is not parted at a line end; only a long title may be."""
    return part.replace(" ", "\u00a0") if len(part) <= _SHORT else part
