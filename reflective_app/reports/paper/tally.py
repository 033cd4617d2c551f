"""The tally sheet: what the scribe counts and what the group agrees, question by question."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.item import Question
from reflective_app.domain.sheet_code import DONT_KNOW, NOT_MINE
from reflective_app.reports.outline import (
    Block,
    Cell,
    Column,
    Outline,
    Paragraph,
    Rich,
    Span,
    Table,
    as_cell,
)
from reflective_app.reports.paper.sitting import Paper, Sitting, sheet
from reflective_app.reports.sheet_blocks import ToFill
from reflective_app.wording.words import SETTLED, short_name

ROW_MM = 8.6
NO_SENTENCE = "–"


def tally(sitting: Sitting) -> Outline:
    """Two rows a question: the first vote with what was agreed, and a second vote."""
    return sheet("Tally sheet", sitting, _blocks(sitting), Paper(landscape=True))


def _blocks(sitting: Sitting) -> Iterator[Block]:
    top = max((question.top for question in sitting.questions), default=0)
    yield Paragraph(_how(top), "caption")
    rungs = [str(rung) for rung in range(top + 1)]
    columns = (
        Column("Code", 1.15),
        Column("Question", 9.2),
        *(Column(code, 0.78) for code in (*rungs, DONT_KNOW, NOT_MINE)),
        Column("Total", 1.1),
        Column("People present", 1.35),
        Column("Agreed", 1.5),
        Column("How settled", 1.5),
    )
    rows = tuple(row for question in sitting.questions for row in _rows(question, top, sitting))
    yield Table("Counts, question by question", columns, rows, ToFill(ROW_MM, together=2))


def _how(top: int) -> Rich:
    settled = ", ".join(f"{words[0].upper()}\u00a0{words}" for words in SETTLED.values())
    example = " ".join(("0", "3", "7", "2", "1")[: top + 1])
    return (
        Span("Count ", bold=True),
        Span("how many show each card; ? is don’t know, x not mine to judge. The total must be "),
        Span("the people present or fewer. "),
        Span("Keyed ", bold=True),
        Span(f"in this order: {example} ?1 x0. "),
        Span("Agreed ", bold=True),
        Span(
            "is one code: a number, ?, “n/a” where it does not apply, with the reason on the back, "
        ),
        Span("or “1 to 3” for no agreement between 1 and 3. "),
        Span("How settled: ", bold=True),
        Span(f"{settled}."),
    )


def _rows(question: Question, top: int, sitting: Sitting) -> Iterator[tuple[Cell, ...]]:
    code = (Span(sitting.codes[question.id], bold=True),)
    for words in (short_name(question), "Second vote"):
        counts = (as_cell("" if rung <= question.top else NO_SENTENCE) for rung in range(top + 1))
        yield as_cell(code), as_cell(words), *counts, *(as_cell() for _ in range(6))
