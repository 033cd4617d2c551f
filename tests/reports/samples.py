"""Outlines for the tests: a report with every kind of block, and a roadmap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reflective_app.reports.outline import (
    Block,
    Board,
    BoardColumn,
    Box,
    Bullets,
    Card,
    Column,
    Heading,
    Mark,
    Outline,
    PageBreak,
    Paragraph,
    Span,
    Table,
    as_cell,
)

SENTENCE = (
    "Some families can get this help; it depends on the area they live in, on the worker they"
    " meet, or on the legal order under which the child came to them. "
)

BENCHMARK_COLUMNS = (
    Column("Code", 0.7),
    Column("What the Guide asks for", 3),
    Column("Strength of evidence", 1.4),
    Column("Position", 1.8),
    Column("Gap in one line", 2.6),
)


def outline(*blocks: Block, **changes: object) -> Outline:
    """A report of the blocks given, by a council that does not exist."""
    plain = Outline(
        title="Gap report: support for kinship families",
        council="Newshire Council",
        guide="Kinship Care Practice Guide, first edition (October 2024)",
        fingerprint="3f9a-1c2b-77d0",
        date_words="14 November 2026",
        marking="OFFICIAL-SENSITIVE",
        made_on=date(2026, 11, 14),
        blocks=blocks,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # only fields of an outline


def benchmark(rows: int) -> Table:
    """A benchmark table whose rows show every position."""
    places = [
        ("Not in place", Mark.NOT_IN_PLACE),
        ("Partly in place", Mark.PARTLY_IN_PLACE),
        ("Mostly in place", Mark.MOSTLY_IN_PLACE),
        ("Fully in place", Mark.FULLY_IN_PLACE),
        ("Not known", Mark.POSITION_UNKNOWN),
        ("Does not apply", Mark.POSITION_DOES_NOT_APPLY),
    ]
    made = []
    for number in range(rows):
        word, mark = places[number % len(places)]
        made.append(
            (
                as_cell(f"R{number + 1}"),
                as_cell("Specialist help for carers, whatever the legal order", "All carers"),
                as_cell("Promising"),
                as_cell((Span(word, bold=True),), "Views were close", mark=mark),
                as_cell(SENTENCE.strip()),
            )
        )
    return Table("Where we stand, in the Guide’s order", BENCHMARK_COLUMNS, tuple(made))


def reach() -> Table:
    """Who is reached, with every reach square."""
    said = [
        ("Yes", Mark.REACHED),
        ("Some", Mark.SOME_REACHED),
        ("No", Mark.NOT_REACHED),
        ("Not known", Mark.REACH_UNKNOWN),
        ("Does not apply", Mark.REACH_DOES_NOT_APPLY),
    ]
    groups = ("Informal", "Private fostering", "Kinship foster care", "Special guardianship")
    rows = tuple(
        (
            as_cell(f"R{row + 1} Find and use support"),
            *(as_cell(said[(row + n) % 5][0], mark=said[(row + n) % 5][1]) for n in range(4)),
        )
        for row in range(4)
    )
    columns = (Column("Recommendation", 2), *(Column(group) for group in groups))
    return Table("Who is reached by what we have now", columns, rows)


def limits() -> Box:
    """The box that every gap report prints."""
    return Box(
        "What this report is not",
        (
            Paragraph(
                "This is a local self-assessment by 14 people on 14 November 2026. It is not an"
                " inspection, audit or ranking. Ratings use our own scale; it is not part of the"
                " Guide. A low rating can mean honesty."
            ),
            Bullets(("Do not compare councils by rating.", "Do not add ratings up.")),
        ),
    )


def every_block() -> Outline:
    """Every kind of block at least once, over several pages."""
    linked = (
        Span("The law is in the "),
        Span("Children Act 1989, section 17", href="https://www.legislation.gov.uk/ukpga/1989/41"),
        Span(", and "),
        Span("it matters", bold=True),
        Span(" to every carer: Ŵyn, Siân, ŷ, Łukasz, Ağaoğlu, £5, 50 % ≥ 40 %, → ✓."),
    )
    return outline(
        Heading(1, "Summary"),
        Paragraph(SENTENCE * 2, style="lead"),
        Paragraph(linked),
        Bullets(("Carers know whom to call.", SENTENCE, "A kinship worker in every team.")),
        Heading(2, "Decisions asked for"),
        Bullets(("Agree the roadmap.", SENTENCE, "Meet again in May 2027."), numbered=True),
        limits(),
        Heading(1, "Where we stand"),
        Paragraph(SENTENCE * 3),
        benchmark(18),
        Paragraph("Source: Newshire’s own records, read together.", style="caption"),
        Heading(2, "Who misses out?"),
        reach(),
        PageBreak(),
        Heading(1, "Appendix A"),
        Heading(2, "R1 Specialist help"),
        Heading(3, "What we have now"),
        *(Paragraph(SENTENCE * (1 + number % 4)) for number in range(9)),
    )


def roadmap(page: str = "A4") -> Outline:
    """A board wider than tall, with more cards in its first part than a page holds."""
    marks = (Mark.ON_TRACK, Mark.AT_RISK, Mark.OFF_TRACK, Mark.COMPLETE)
    words = ("G On track", "A At risk", "R Off track", "B Complete")

    def cards(first: int, count: int) -> tuple[Card, ...]:
        return tuple(
            Card(
                f"A{number}",
                "Name a lead worker for every kinship family, and tell the family who it is",
                (words[number % 4], "Head of service · March 2027", (Span("Needs A2"),)),
                marks[number % 4],
            )
            for number in range(first, first + count)
        )

    columns = (
        BoardColumn("Now", "In the next three months", cards(1, 18)),
        BoardColumn("Next", "By March 2028", cards(19, 3)),
        BoardColumn("Later", "After March 2028", cards(22, 1)),
        BoardColumn("Not now", "Nothing is set aside."),
    )
    return outline(
        Paragraph("For families: one person to call, the same offer everywhere, help that lasts."),
        Board("What we will do, and when", columns),
        title="Roadmap: support for kinship families",
        landscape=True,
        page=page,
    )
