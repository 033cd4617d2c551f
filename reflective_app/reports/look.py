"""How a printed report looks: every size, colour and distance, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

INK = "#16191d"
SECOND_INK = "#525c68"
ACCENT = "#1b4f8f"
PAPER = "#ffffff"

_MM = 72 / 25.4
_PAPER_SIZES = {"A4": (210 * _MM, 297 * _MM), "A3": (297 * _MM, 420 * _MM)}
_SCALES = {"A4": 1.0, "A3": 1.42}
"""A3 is often printed on A4, at 71 %: nothing may fall under its A4 size even then."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one kind of text is set. Distances are points; `before` and `after` do not add up."""

    size: float
    leading: float
    bold: bool = False
    colour: str = INK
    before: float = 0.0
    after: float = 0.0

    def scaled(self, by: float) -> TextStyle:
        """The same style, larger or smaller as a whole."""
        return TextStyle(
            self.size * by,
            self.leading * by,
            self.bold,
            self.colour,
            self.before * by,
            self.after * by,
        )


@dataclass(frozen=True, slots=True)
class TextStyles:
    """One style for each thing a report says."""

    title: TextStyle = TextStyle(24, 30, bold=True, after=6)
    council: TextStyle = TextStyle(14, 20, bold=True, colour=ACCENT, after=4)
    about: TextStyle = TextStyle(11, 16, colour=SECOND_INK)
    heading_1: TextStyle = TextStyle(18, 23, bold=True, colour=ACCENT, before=26, after=8)
    heading_2: TextStyle = TextStyle(14, 19, bold=True, before=20, after=6)
    heading_3: TextStyle = TextStyle(12, 17, bold=True, before=14, after=4)
    lead: TextStyle = TextStyle(14, 20.5, after=12)
    body: TextStyle = TextStyle(12, 17.5, after=9)
    caption: TextStyle = TextStyle(10.5, 15, colour=SECOND_INK, after=9)
    item: TextStyle = TextStyle(12, 17.5, after=5)
    caption_item: TextStyle = TextStyle(10.5, 15, colour=SECOND_INK, after=3)
    box_title: TextStyle = TextStyle(12, 17.5, bold=True, after=4)
    table_caption: TextStyle = TextStyle(11, 15.5, bold=True, before=10, after=5)
    table_head: TextStyle = TextStyle(10.5, 14, bold=True)
    table_text: TextStyle = TextStyle(10.5, 14.5, after=3)
    board_caption: TextStyle = TextStyle(12, 17, after=8)
    board_title: TextStyle = TextStyle(14, 19, bold=True)
    board_note: TextStyle = TextStyle(10.5, 14, colour=SECOND_INK)
    card_code: TextStyle = TextStyle(10.5, 14, bold=True, colour=SECOND_INK)
    card_title: TextStyle = TextStyle(11.5, 15.5, bold=True, after=3)
    card_line: TextStyle = TextStyle(10.5, 14.5, after=2)
    furniture: TextStyle = TextStyle(9, 12, colour=SECOND_INK)
    furniture_strong: TextStyle = TextStyle(9, 12, bold=True)

    def scaled(self, by: float) -> TextStyles:
        """Every style larger or smaller by the same measure."""
        return TextStyles(*(getattr(self, name).scaled(by) for name in self.__slots__))


CLOSE = TextStyles(
    title=TextStyle(20, 24, bold=True, after=2),
    council=TextStyle(12, 16, bold=True, colour=ACCENT, after=1),
    heading_1=TextStyle(18, 22, bold=True, colour=ACCENT, before=18, after=5),
    heading_2=TextStyle(14, 18, bold=True, before=15, after=3),
    heading_3=TextStyle(12, 15.5, bold=True, before=9, after=1.5),
    lead=TextStyle(12.5, 17.5, after=7),
    body=TextStyle(12, 15.5, after=4),
    caption=TextStyle(10.5, 13.2, after=3),
    item=TextStyle(12, 15.5, after=1.5),
    caption_item=TextStyle(10.5, 13.2, after=1),
    table_caption=TextStyle(11, 14.5, bold=True, before=8, after=3),
    card_line=TextStyle(10.5, 13.5, after=1),
    table_text=TextStyle(10.5, 13.2, after=1),
)
"""For a long document to look things up in: as large as ever, with less room between."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Distances and line widths, in points."""

    side: float = 22 * _MM
    """Margin at the left and right of a page, and from its edges to header and footer."""
    edge: float = 12 * _MM
    furniture_gap: float = 16.0
    """Between header or footer and the text."""
    title_gap: float = 14.0
    list_indent: float = 20.0
    list_gap: float = 9.0
    """After a whole list."""
    label_gap: float = 7.0
    """Between a list's words in place of bullets and what stands beside them."""
    cell_side: float = 6.0
    cell_corner: float = 6.0
    cell_top: float = 5.0
    cell_bottom: float = 6.0
    table_gap: float = 16.0
    hairline: float = 0.6
    head_rule: float = 1.25
    short_table: float = 0.35
    """Share of the paper's height up to which a table is kept on one page."""
    tall_row: float = 0.09
    """Share of the paper's height: a row twice as tall is cut where so much would stay empty."""
    box_rule: float = 3.0
    box_side: float = 14.0
    box_top: float = 10.0
    box_gap: float = 14.0
    column_gap: float = 14.0
    card_width: float = 165.0
    """Cards are at least this wide: as many stand side by side as the page has room for."""
    card_side: float = 9.0
    card_top: float = 7.0
    card_gap: float = 8.0
    card_radius: float = 4.0
    card_edge: float = 0.9
    mark_ratio: float = 1.1
    """Side of a mark, by the size of the text beside it."""
    mark_gap: float = 5.0
    mark_line: float = 0.1
    """Outline of a mark, by its side."""

    def scaled(self, by: float) -> Measures:
        """The same, larger or smaller; ratios stay."""
        ratios = ("mark_ratio", "mark_line", "tall_row")
        return Measures(
            **{name: getattr(self, name) * (1 if name in ratios else by) for name in self.__slots__}
        )


CLOSE_MEASURES = Measures(
    side=18 * _MM,
    title_gap=8,
    list_indent=14,
    list_gap=4,
    cell_top=2,
    cell_bottom=3,
    table_gap=8,
    short_table=0.12,
)


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours chosen to differ in grey, too: many readers print without colour."""

    accent: str = ACCENT
    head_fill: str = "#eaf1f9"
    head_rule: str = "#76828f"
    hairline: str = "#b9c1cb"
    box_fill: str = "#f4f5f7"
    card_edge: str = "#76828f"
    mark_line: str = "#0f2f57"
    mark_none: str = PAPER
    mark_some: str = "#8fb8de"
    mark_most: str = "#2f6db0"
    mark_all: str = "#0f2f57"
    off_track: str = "#8a1c1c"
    at_risk: str = "#f2c14e"
    on_track: str = "#1f7a4d"
    complete: str = "#12436d"


@dataclass(frozen=True, slots=True)
class Look:
    """One page size with everything drawn on it."""

    page_width: float
    page_height: float
    text: TextStyles = TextStyles()
    measure: Measures = Measures()
    colour: Colours = Colours()
    large: bool = False
    """Whether it is large print."""

    @property
    def text_width(self) -> float:
        """Between the side margins."""
        return self.page_width - 2 * self.measure.side

    @property
    def closer(self) -> Look:
        """The same page with less room between lines and parts, and the same margins."""
        scale = self.text.body.size / TextStyles().body.size
        measure = replace(CLOSE_MEASURES.scaled(scale), side=self.measure.side)
        return replace(self, text=CLOSE.scaled(scale), measure=measure)


def look_of(page: Literal["A4", "A3"], landscape: bool, *, close: bool = False) -> Look:
    """The look for a page size; larger paper has larger print. `close` spares room."""
    width, height = _PAPER_SIZES[page]
    if landscape:
        width, height = height, width
    scale = _SCALES[page]
    text = CLOSE if close else TextStyles()
    measure = CLOSE_MEASURES if close else Measures()
    return Look(width, height, text.scaled(scale), measure.scaled(scale))
