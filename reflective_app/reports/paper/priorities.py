"""Priorities: a first choice written face down, then dots beside each recommendation."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.item import Item
from reflective_app.domain.kinds import ItemKind
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Outline,
    PageBreak,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.reports.paper.sitting import Paper, Sitting, sheet
from reflective_app.reports.paper.strength import strength
from reflective_app.reports.sheet_blocks import CutCard, CutSheet, ToFill

SLIPS_ACROSS, SLIPS_DOWN = 2, 4
ROW_MM = 24.0
STEPS = (
    "Each person writes a first choice on a slip of the last page, by its code, folds it and lays "
    "it face down. Only then do dots go up: people follow the dots they see.",
    "Each person puts up three dots, at most two in one place.",
    "The slips are turned over and read out beside the dots. Where they differ, talk about that.",
    "Dots start the talk. The group decides, and says why.",
)


def priorities(sitting: Sitting) -> Outline:
    """The guide's recommendations to put dots to, then a page of slips to cut."""
    return sheet("Priorities", sitting, _blocks(sitting), Paper())


def _blocks(sitting: Sitting) -> Iterator[Block]:
    yield Bullets(STEPS, numbered=True)
    columns = (
        Column("Code", 0.8),
        Column("Recommendation", 3.2),
        Column("Strength of evidence (guide)", 2.2),
        Column("Dots", 4),
    )
    # Only these are ranked against one another; duties come first whatever the dots say.
    found = [i for i in sitting.question_set.items if i.kind is ItemKind.RECOMMENDATION]
    rows = tuple(_row(item, sitting) for item in found)
    yield Table("Recommendations, in the order of the set", columns, rows, ToFill(ROW_MM, 2))
    yield Paragraph(
        "The empty rows are for what the group itself wants to weigh. Strength of evidence is the "
        "guide’s: how confident we can be that it works. Where it is not recorded, look it up in "
        "the published guide.",
        "caption",
    )
    yield PageBreak()
    slip = CutCard("My first choice", "Before any dots go up", (), FIELDS)
    yield CutSheet((slip,) * (SLIPS_ACROSS * SLIPS_DOWN), SLIPS_ACROSS, SLIPS_DOWN)


FIELDS = ("Code", "Because")


def _row(item: Item, sitting: Sitting) -> tuple[Cell, ...]:
    label, known = strength(item, sitting)
    code = (Span(sitting.question_set.codes[item.id], bold=True),)
    said = ((Span(label, bold=True),), known) if known else ((Span(label, bold=True),),)
    return as_cell(code), as_cell(item.title), as_cell(*said), as_cell()
