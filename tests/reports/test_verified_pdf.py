"""A PDF is read back as it is tagged, and a lost word is noticed however the pages were cut."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflective_app.reports.documents import outline as document
from reflective_app.reports.outline import (
    Board,
    BoardColumn,
    Box,
    Bullets,
    Card,
    Cell,
    Column,
    Figure,
    Heading,
    Outline,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.reports.paper.kit import paper_outline
from reflective_app.reports.pdf import render_pdf
from reflective_app.reports.verified import missing_from
from reflective_app.storage.sample import sample_assessment
from tests.generated import generated_assessment
from tests.reports.samples import SENTENCE, benchmark, every_block, limits, outline, reach, roadmap

COLUMNS = (Column("Code"), Column("What there is", 2), Column("Why", 2))


def lost(said: Outline, written: Outline) -> tuple[str, ...]:
    """What of one outline is not in the PDF of another."""
    return missing_from(said, render_pdf(written), ".pdf")


@cache
def large() -> tuple[Outline, bytes]:
    content = document("gap-report", generated_assessment())
    return content, render_pdf(content)


@pytest.mark.parametrize(
    "content",
    [every_block(), roadmap(), roadmap("A3"), outline()],
    ids=["report", "roadmap", "A3", "empty"],
)
def test_a_document_that_says_it_all_lacks_nothing(content: Outline) -> None:
    assert lost(content, content) == ()


@pytest.mark.parametrize("kind", ["gap-report", "roadmap", "workshop-summary"])
def test_the_documents_of_the_sample_lack_nothing(kind: str) -> None:
    content = document(kind, sample_assessment())
    assert lost(content, content) == ()


@pytest.mark.parametrize("kind", ["responses", "cards", "priorities", "wall", "large-print"])
def test_sheets_to_write_on_lack_nothing(kind: str) -> None:
    assessment = sample_assessment()
    content = paper_outline(kind, assessment.question_set, None, assessment)
    assert lost(content, content) == ()


def test_a_hundred_pages_are_read_back_in_well_under_a_second_of_work() -> None:
    content, data = large()
    took = []
    for _ in range(3):
        began = process_time()
        assert missing_from(content, data, ".pdf") == ()
        took.append(process_time() - began)
    assert min(took) < 2  # half a second on an old machine; this bars what grows with the square


def test_a_roadmap_may_leave_out_on_its_cards_what_its_list_says() -> None:
    content = document("roadmap", generated_assessment())
    assert lost(content, content) == ()


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4, 5, 6, 8, 9, 11, 12, 15])
def test_what_one_block_says_is_missing_where_the_block_was_lost(place: int) -> None:
    blocks = every_block().blocks
    kept = tuple(
        replace(each, level=1) if isinstance(each, Heading) else each
        for each in (*blocks[:place], *blocks[place + 1 :])
    )
    missing = lost(every_block(), outline(*kept))
    assert missing == lost(outline(_first_level(blocks[place])), outline())
    assert missing


def _first_level(block: object) -> Heading:
    return replace(block, level=1) if isinstance(block, Heading) else block  # type: ignore[return-value]


def test_a_lost_row_of_a_long_table_is_named_and_nothing_else() -> None:
    whole = benchmark(40)
    less = replace(whole, rows=(*whole.rows[:23], *whole.rows[24:]))
    missing = lost(outline(whole), outline(less))
    assert missing[0] == "R24"
    assert len(missing) == 7


def test_a_lost_answer_among_many_alike_is_noticed() -> None:
    table = reach()
    emptied = (*table.rows[0][:2], Cell(), *table.rows[0][3:])
    assert lost(outline(table), outline(replace(table, rows=(emptied, *table.rows[1:]))))


def test_a_word_is_not_found_inside_another_nor_a_cell_inside_a_longer_one() -> None:
    def answered(*said: str) -> Outline:
        rows = tuple((as_cell(f"R{n}"), as_cell(word)) for n, word in enumerate(said, 1))
        return outline(Table("Who gets it", COLUMNS[:2], rows))

    assert lost(answered("No", "Yes"), answered("Not asked", "Yes")) == ("No",)
    assert lost(answered("No", "Yes"), answered("No agreement", "Yes")) == ("No",)
    assert lost(answered("No", "Yes"), answered("No", "Yes")) == ()


def _long(name: str, sentences: int) -> str:
    return " ".join(f"{name} {n} was said of this by a carer." for n in range(sentences))


LONG = ((40, 300, 5), (300, 40, 300), (3, 300, 300), (900, 3, 3))


@pytest.mark.parametrize("lengths", LONG)
def test_a_row_cut_over_several_pages_is_read_whole(lengths: tuple[int, ...]) -> None:
    named = zip("ABC", lengths, strict=True)
    cells = tuple(as_cell(_long(name, count), "And more.") for name, count in named)
    after = tuple(as_cell(word) for word in ("R2", "Yes", "No"))
    content = outline(Paragraph(SENTENCE * 9), Table("Notes", COLUMNS, (cells, after)))
    assert lost(content, content) == ()


@pytest.mark.parametrize("lengths", LONG)
def test_a_sentence_lost_from_a_row_cut_over_several_pages_is_noticed(
    lengths: tuple[int, ...],
) -> None:
    for place in range(3):
        texts = [_long(name, count) for name, count in zip("ABC", lengths, strict=True)]
        whole = outline(Table("Notes", COLUMNS, (tuple(map(as_cell, texts)),)))
        said = texts[place]
        texts[place] = said.replace(f"{'ABC'[place]} 2 was", "was")
        less = outline(Table("Notes", COLUMNS, (tuple(map(as_cell, texts)),)))
        assert lost(whole, less) == (said,)


def test_a_paragraph_cut_where_a_page_ends_is_read_whole() -> None:
    content = outline(*(Paragraph(_long(f"Part{n}", 40)) for n in range(12)))
    assert lost(content, content) == ()
    shorter = _long("Part7", 39)
    less = outline(*(Paragraph(shorter if n == 7 else _long(f"Part{n}", 40)) for n in range(12)))
    assert lost(content, less) == (_long("Part7", 40),)


def test_heads_and_feet_of_pages_are_no_part_of_the_text() -> None:
    content = outline(Paragraph("Newshire Council · Gap report: support for kinship families"))
    long = outline(*(Paragraph(SENTENCE * 12) for _ in range(9)))
    assert lost(content, long) == ("Newshire Council · Gap report: support for kinship families",)


def test_what_a_table_says_again_on_every_page_is_read_once() -> None:
    whole, one = benchmark(40), benchmark(4)
    twice = outline(whole, one)
    assert lost(twice, outline(whole))[:2] == (one.caption, "Code")


def test_what_no_font_has_stands_as_the_box_that_is_printed_for_it() -> None:
    typed = "家人 👍 agreed, w\u0302yn, soft\u00adhyphen, zero\u200bwidth"
    assert lost(outline(Paragraph(typed)), outline(Paragraph(typed))) == ()
    assert lost(outline(Paragraph(typed)), outline(Paragraph(typed[1:]))) == (typed,)


def test_a_hyphen_at_the_end_of_a_line_is_read_as_one() -> None:
    typed = "A well-known multi-agency long-term carer-led offer " * 40
    assert lost(outline(Paragraph(typed)), outline(Paragraph(typed))) == ()


RIGHT_TO_LEFT = "שלום עולם abc 123 אבג. مرحبا بالعالم (so) " * 30


def test_of_text_from_right_to_left_every_letter_has_to_be_there() -> None:
    content = outline(Paragraph("Before"), Paragraph(RIGHT_TO_LEFT), Paragraph("After"))
    assert lost(content, content) == ()
    less = RIGHT_TO_LEFT.replace("עולם", "", 1)
    written = outline(Paragraph("Before"), Paragraph(less), Paragraph("After"))
    assert lost(content, written) == (RIGHT_TO_LEFT.strip(),)


def test_links_are_read_in_their_place() -> None:
    words = (
        Span("The law is in the "),
        Span("Children Act 1989", href="https://www.legislation.gov.uk/ukpga/1989/41"),
        Span(", section 17."),
    )
    assert lost(outline(Paragraph(words)), outline(Paragraph(words))) == ()
    assert lost(outline(Paragraph(words)), outline(Paragraph(words[::2]))) == (
        "The law is in the",
        "Children Act 1989",
        ", section 17.",
    )


def test_a_picture_is_there_when_it_says_what_it_shows() -> None:
    twin = Table("Positions in numbers", COLUMNS[:2], ((as_cell("Partly"), as_cell("7")),))
    figure = Figure("Positions", "Seven of nine stand at partly.", 200, 80, (), twin)
    assert lost(outline(figure), outline(figure)) == ()
    assert lost(outline(figure), outline(Paragraph("Positions"), twin)) == (figure.says,)
    alone = replace(figure, twin_follows=False)
    assert lost(outline(figure), outline(alone))[0] == "Positions in numbers"
    assert lost(outline(alone), outline(alone)) == ()


def test_a_list_of_contents_says_no_heading_twice() -> None:
    parts = [(Heading(1, f"Part {n}"), Paragraph(_long(f"Part{n}", 99))) for n in range(24)]
    content = outline(*(block for part in parts for block in part))
    assert lost(content, content) == ()
    less = outline(*(block for part in parts for block in part if block != parts[9][0]))
    assert lost(content, less) == ("Part 9",)


def test_the_number_of_an_item_may_be_the_name_of_a_card() -> None:
    board = Board("", (BoardColumn("Now", "", (Card("1.", "Name a lead"),)),))
    content = outline(board, Bullets(("Agree it.", "Fund it."), numbered=True))
    assert lost(content, content) == ()
    assert lost(content, outline(board)) == ("Agree it.", "Fund it.")


def test_a_card_that_was_lost_is_named() -> None:
    def board(*cards: Card) -> Outline:
        return outline(Board("What we will do", (BoardColumn("Now", "First", cards),)))

    one, two = Card("A1", "Name a lead", ("On track",)), Card("A2", "Write it down", ("At risk",))
    assert lost(board(one, two), board(two)) == ("A1", "Name a lead", "On track")


def test_a_file_cut_in_the_middle_is_noticed() -> None:
    data = render_pdf(every_block())
    assert missing_from(every_block(), data[: len(data) // 2], ".pdf")


anything = st.text(st.characters(codec=None) | st.sampled_from("\n\t\r 👩‍👧ŵ́אבब\u202e-:…"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(anything, min_size=7, max_size=7))
def test_whatever_is_pasted_is_read_back(texts: list[str]) -> None:
    one, two, three, four, five, six, seven = texts
    content = outline(
        Heading(1, one),
        Paragraph((Span(two), Span(three, bold=True), Span(four, href="https://example.org"))),
        Table(five, (Column(six), Column(seven)), ((as_cell(one), as_cell(two, three)),) * 2),
        Box(three, (Paragraph(four),)),
        limits(),
        title=seven or "Untitled",
        council=one,
        marking=two,
    )
    assert lost(content, content) == ()
