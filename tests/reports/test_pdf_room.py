"""Room on a page: columns as wide as their words, tall rows cut, a usual plan on one page."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from reflective_app.reports.look import INK, SECOND_INK, look_of
from reflective_app.reports.outline import (
    MOST_IN_CONTENTS,
    Block,
    Board,
    BoardColumn,
    Card,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    as_cell,
)
from reflective_app.reports.pdf import render_pdf
from reflective_app.reports.pdf.fonts import text_width
from reflective_app.reports.pdf.table_blocks import table_piece
from reflective_app.reports.pdf.tree import Element
from tests.reports.samples import SENTENCE, outline
from tests.reports.structure import read
from tests.reports.validity import assert_valid

LONG = (
    "Rewrite the local offer with weekly rates, every service and how to ask, the senior manager’s "
    "role and number and a date, and publish it online, on paper, in large print and in Welsh"
)


def pages(*blocks: Block, **more: object) -> list[Any]:
    return list(PdfReader(BytesIO(render_pdf(outline(*blocks, **more)))).pages)


def plan(*counts: int) -> Board:
    """Three phases with so many cards of long titles, numbered from 1."""
    numbers = iter(range(1, sum(counts) + 1))

    def cards(count: int) -> tuple[Card, ...]:
        lines = ("Due 31 March 2027", "Not started. Team manager", "For D1, D4")
        return tuple(Card(f"{next(numbers)}.", LONG, lines) for _ in range(count))

    names = ("Now", "Next", "Later")
    parts = (BoardColumn(n, "To May 2027", cards(c)) for n, c in zip(names, counts, strict=True))
    return Board("", tuple(parts))


@pytest.mark.parametrize("counts", [(7, 3, 2), (4, 2, 2), (5, 5, 5), (9, 4, 2), (1, 2, 9)])
def test_a_usual_plan_of_long_titles_stands_on_one_page_with_every_number_and_date(
    counts: tuple[int, int, int],
) -> None:
    key = Paragraph(SENTENCE * 2, "caption")
    data = render_pdf(outline(key, plan(*counts), landscape=True, close_set=True))
    (only,) = PdfReader(BytesIO(data)).pages
    tree = read(data)
    said = [each.text for each in tree.all("Lbl")]
    assert said == [f"{number}." for number in range(1, sum(counts) + 1)]
    assert " ".join(only.extract_text().split()).count("Due 31 March 2027") == sum(counts)
    assert tree.text.count("Rewrite the local offer") == sum(counts)
    assert_valid(data)


def test_a_title_is_cut_short_only_where_nothing_else_makes_the_phases_fit() -> None:
    data = render_pdf(outline(plan(1, 1, 1), landscape=True, close_set=True))
    assert "…" not in read(data).text
    assert "Team manager" in read(data).text


def test_a_title_cut_short_ends_after_a_word() -> None:
    data = render_pdf(outline(plan(7, 3, 2), landscape=True, close_set=True))
    (*_, item) = read(data).all("LBody")
    cut = item.text.partition("…")[0]
    assert LONG.startswith(cut)
    assert LONG[len(cut)] in " ,"


def sides(*, by_words: bool) -> Table:
    """A table with much to read in its narrow last column, and little in its wide ones."""
    columns = (Column("Item", 3), Column("Word", 3), Column("Why", 1))
    row = (as_cell("R1"), as_cell("Yes"), as_cell(SENTENCE))
    return Table("What stands there", columns, (row,) * 12, by_words=by_words)


def test_columns_by_their_words_make_a_table_short() -> None:
    assert len(pages(sides(by_words=True))) < len(pages(sides(by_words=False))) - 1


def test_columns_by_their_words_leave_each_word_whole() -> None:
    columns = (Column("Item", 1), Column("Confidentiality", 0.2))
    row = (as_cell(SENTENCE * 4), as_cell("Now"))
    table = Table("Words", columns, (row,) * 20, by_words=True)
    look = look_of("A4", landscape=False)
    piece = table_piece(table, look, Element("Document"))
    (_, width) = piece.head.widths
    head = text_width("Confidentiality", look.text.table_head)
    assert head <= width - 2 * look.measure.cell_side < head + 30


def rows(count: int, sentences: int) -> Table:
    columns = (Column("Action"), Column("What was written of it"))
    made = tuple((as_cell(f"A{n}"), as_cell(SENTENCE * sentences)) for n in range(count))
    return Table("Actions", columns, made)


def test_a_tall_row_goes_on_over_the_page_where_half_the_page_would_stay_empty() -> None:
    told = pages(rows(4, 5), landscape=True)
    written = " ".join(" ".join(page.extract_text().split()) for page in told)
    assert written.count("Some families") == 20
    for page in told[:-1]:
        assert min(_heights(page)) < 0.3 * float(page.mediabox.height)


def test_a_low_row_is_never_cut() -> None:
    for page in pages(rows(30, 1)):
        text = page.extract_text()
        starts = text.count("Some families can get")
        ends = text.count("came to them.")
        assert starts == ends


@pytest.mark.parametrize("lines", range(14))
def test_the_last_row_of_a_longer_table_never_stands_alone_on_a_page(lines: int) -> None:
    fill = [Paragraph("Line")] * lines
    for page in pages(*fill, rows(12, 1)):
        text = page.extract_text()
        if "A11" in text:
            assert "A10" in text


def test_an_appendix_that_goes_on_starts_no_page_and_is_set_closer() -> None:
    said = [Paragraph(SENTENCE * 2) for _ in range(80)]
    (first, *_) = pages(Paragraph("Before"), PageBreak(close=True, goes_on=True), *said)
    assert "Before" in first.extract_text()
    assert "Some families" in first.extract_text()
    usual = pages(Paragraph("Before"), Heading(1, "A"), *said)
    close = pages(Paragraph("Before"), PageBreak(close=True, goes_on=True), Heading(1, "A"), *said)
    assert len(close) < len(usual)


def test_what_is_set_close_is_as_black_as_the_rest() -> None:
    close = look_of("A4", landscape=False).closer.text
    assert {close.caption.colour, close.caption_item.colour, close.table_text.colour} == {INK}
    assert look_of("A4", landscape=False).text.caption.colour == SECOND_INK


def _heights(page: Any) -> list[float]:
    """How far up the page each stretch of text stands, above the foot."""
    found: list[float] = []

    def note(text: str, _: Any, place: Any, *__: Any) -> None:
        if text.strip() and place[5] > 60:
            found.append(place[5])

    page.extract_text(visitor_text=note)
    return found


def test_a_list_of_contents_leaves_out_the_second_level_where_it_would_fill_a_page() -> None:
    def listed(chapters: int) -> int:
        blocks: list[Block] = []
        for number in range(chapters):
            blocks += [Heading(1, f"Chapter {number}"), Heading(2, f"Part {number}")]
            blocks += [Paragraph(SENTENCE * 4)] * 16
        return len(list(read(render_pdf(outline(*blocks))).all("TOCI")))

    most = MOST_IN_CONTENTS // 2
    assert listed(most) == MOST_IN_CONTENTS
    assert listed(most + 1) == most + 1
