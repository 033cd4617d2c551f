"""How the sheets that people write on look: less room for the head, more for the hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reflective_app.reports.look import (
    ACCENT,
    SECOND_INK,
    Look,
    Measures,
    TextStyle,
    TextStyles,
    look_of,
)

if TYPE_CHECKING:
    from reflective_app.reports.outline import Outline

MM = 72 / 25.4

SHEET = TextStyles(
    title=TextStyle(18, 22, bold=True, after=2),
    council=TextStyle(11.5, 15, bold=True, colour=ACCENT, after=1),
    about=TextStyle(10.5, 13.5, colour=SECOND_INK),
    heading_1=TextStyle(15, 19, bold=True, colour=ACCENT, before=12, after=3),
    heading_2=TextStyle(13, 17, bold=True, before=9, after=2),
    lead=TextStyle(12.5, 17, after=6),
    body=TextStyle(12, 16, after=5),
    caption=TextStyle(10.5, 13.5, after=4),
    item=TextStyle(12, 16, after=2.5),
    caption_item=TextStyle(11, 14, after=1.5),
    box_title=TextStyle(12, 16, bold=True, after=1),
    table_caption=TextStyle(11, 14, bold=True, before=6, after=3),
    table_text=TextStyle(10.5, 13.5, after=2),
)

SHEET_MEASURES = Measures(
    side=15 * MM,
    edge=10 * MM,
    furniture_gap=11,
    title_gap=5,
    list_indent=16,
    list_gap=5,
    cell_top=4,
    cell_bottom=4,
    table_gap=8,
    box_top=7,
    box_gap=7,
    box_side=11,
    short_table=0.0,
)

LARGE = TextStyles(
    title=TextStyle(28, 34, bold=True, after=4),
    council=TextStyle(20, 26, bold=True, after=3),
    about=TextStyle(18, 24),
    heading_1=TextStyle(24, 30, bold=True, before=18, after=6),
    heading_2=TextStyle(21, 27, bold=True, before=14, after=6),
    heading_3=TextStyle(20, 26, bold=True, before=12, after=4),
    lead=TextStyle(18, 26, after=10),
    body=TextStyle(18, 26, after=9),
    caption=TextStyle(18, 25, after=8),
    item=TextStyle(18, 26, after=5),
    caption_item=TextStyle(18, 25, after=4),
    box_title=TextStyle(19, 26, bold=True, after=3),
    table_caption=TextStyle(18, 25, bold=True, before=8, after=5),
    table_head=TextStyle(18, 24, bold=True),
    table_text=TextStyle(18, 24, after=3),
    furniture=TextStyle(14, 18),
    furniture_strong=TextStyle(14, 18, bold=True),
)

LARGE_MEASURES = replace(SHEET_MEASURES, list_indent=24, box_top=10, box_gap=10, title_gap=8)


@dataclass(frozen=True, slots=True)
class SheetStyles:
    """What only sheets have: codes, questions, boxes to tick, lines, cards. Sizes in points."""

    code: TextStyle
    question: TextStyle
    about: TextStyle
    choice_code: TextStyle
    choice: TextStyle
    prompt: TextStyle
    field: TextStyle
    sign: TextStyle
    sign_words: TextStyle
    card_title: TextStyle
    card_lead: TextStyle
    card_text: TextStyle
    column_title: TextStyle
    column_hint: TextStyle
    box: float
    """Side of a box to tick: a hand that shakes can hit it."""
    line: float
    """From one line to write on to the next."""
    row_gap: float
    weight: float
    """Of boxes and lines; thick enough for any copier."""
    one_column: bool
    """Whether what is written stands below what is ticked, not beside it."""

    def scaled(self, by: float) -> SheetStyles:
        """Everything larger or smaller by the same measure."""
        made: dict[str, Any] = {}
        for name in self.__slots__:
            value = getattr(self, name)
            if isinstance(value, TextStyle):
                made[name] = value.scaled(by)
            elif not isinstance(value, bool):
                made[name] = value * by
        return replace(self, **made)


SHEET_STYLES = SheetStyles(
    code=TextStyle(22, 26, bold=True),
    question=TextStyle(13, 16.5, bold=True),
    about=TextStyle(10.5, 13),
    choice_code=TextStyle(13, 16, bold=True),
    choice=TextStyle(12, 14),
    prompt=TextStyle(11, 14, bold=True, before=4),
    field=TextStyle(11.5, 15, bold=True),
    sign=TextStyle(76, 80, bold=True),
    sign_words=TextStyle(17, 22, bold=True),
    card_title=TextStyle(22, 28, bold=True, after=5),
    card_lead=TextStyle(15, 20, after=8),
    card_text=TextStyle(14.5, 20, after=5),
    column_title=TextStyle(15, 19, bold=True, after=2),
    column_hint=TextStyle(11, 14),
    box=8.2 * MM,
    line=10 * MM,
    row_gap=3.2,
    weight=0.9,
    one_column=False,
)

LARGE_STYLES = replace(
    SHEET_STYLES,
    code=TextStyle(30, 36, bold=True),
    question=TextStyle(20, 26, bold=True),
    about=TextStyle(18, 24),
    choice_code=TextStyle(22, 26, bold=True),
    choice=TextStyle(18, 24),
    prompt=TextStyle(18, 24, bold=True, before=10),
    field=TextStyle(18, 24, bold=True),
    box=10 * MM,
    line=14 * MM,
    row_gap=6.0,
    weight=1.4,
    one_column=True,
)


def look_for(outline: Outline) -> Look:
    """The look that an outline asks for."""
    look = look_of(outline.page, outline.landscape, close=outline.close_set)
    if outline.setting == "report":
        return look
    scale = look.text.body.size / (TextStyles().body.size)
    large = outline.setting == "large print"
    text, measure = (LARGE, LARGE_MEASURES) if large else (SHEET, SHEET_MEASURES)
    return replace(look, text=text.scaled(scale), measure=measure.scaled(scale), large=large)


def sheet_styles(look: Look) -> SheetStyles:
    """The styles of a sheet, as large as the rest of its page."""
    if look.large:
        return LARGE_STYLES
    return SHEET_STYLES.scaled(look.text.body.size / SHEET.body.size)
