"""Wall sheets: an A3 page to write on together for each recommendation."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.item import Item
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.question_set import QuestionSet
from reflective_app.reports.outline import Block, Heading, Outline, Paragraph, Span
from reflective_app.reports.paper.sitting import Paper, Sitting, sheet
from reflective_app.reports.paper.strength import strength
from reflective_app.reports.sheet_blocks import WritingColumn, WritingRoom
from reflective_app.wording.local_questions import KIND

COLUMNS = (
    WritingColumn("What we have", "For whom, and where", 1.2),
    WritingColumn("How we know", "Numbers, carers’ words, papers", 1.1),
    WritingColumn("The gap", "Who misses out", 1.1),
    WritingColumn("Ideas", "What would close it", 1.1),
    WritingColumn("Owner", "By job title", 0.7),
)


def wall(sitting: Sitting) -> Outline:
    """Every recommendation of the set, then those of the council's own."""
    paper = Paper(page="A3", landscape=True)
    return sheet("Wall sheet", sitting, _blocks(sitting), paper)


def on_the_wall(question_set: QuestionSet) -> tuple[Item, ...]:
    """The recommendations; every item of a set that has none. The council's own come last."""
    found = tuple(i for i in question_set.every_item if i.kind is ItemKind.RECOMMENDATION)
    return found or question_set.every_item


def _blocks(sitting: Sitting) -> Iterator[Block]:
    for item in on_the_wall(sitting.question_set):
        yield Heading(1, f"{sitting.question_set.codes[item.id]} {item.title}")
        yield Paragraph((Span(f"{item.what} "), *_strength(item, sitting)))
        yield WritingRoom(COLUMNS)  # all that is left of the page


def _strength(item: Item, sitting: Sitting) -> tuple[Span, ...]:
    if sitting.question_set.is_local(item):
        return (Span(f"{KIND}.", bold=True),)
    label, known = strength(item, sitting)
    if not label:
        return ()
    said = f"{label}. {known}." if known else f"{label}."
    return (Span("Strength of evidence (guide): ", bold=True), Span(said))
