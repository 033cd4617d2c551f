"""Whatever people type or paste into a note can be printed, and is read as what was printed."""

from __future__ import annotations

import unicodedata
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from reflective_app.reports.look import TextStyle
from reflective_app.reports.outline import (
    Board,
    BoardColumn,
    Bullets,
    Card,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.reports.pdf import render_pdf
from reflective_app.reports.pdf.fonts import STAND_IN, coverage, in_fonts, printable
from reflective_app.reports.pdf.lines import break_lines
from reflective_app.reports.pdf.table import share_width
from tests.reports.samples import outline
from tests.reports.structure import read
from tests.reports.validity import assert_valid

STYLE = TextStyle(12, 17)
anything = st.text(st.characters(codec=None) | st.sampled_from("\n\t\r\0\x1b 👩‍👧ŵ́אبब\u202e\ud800"))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("w\u0302yn", "ŵyn"),
        ("👍 agreed", f"{STAND_IN} agreed"),
        ("家人", STAND_IN * 2),
        ("👩\u200d👧", STAND_IN * 2),
        ("heart \u2764\ufe0f", "heart \u2764"),
        ("soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("tab\tbell\a", "tab bell"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("half \ud83d", f"half {STAND_IN}"),
        ("private \ue000", f"private {STAND_IN}"),
        ("\u202eright to left", "right to left"),
        ("thin\u2009space", "thin space"),
        ("10\u202f%", "10\u00a0%"),
        ("", ""),
    ],
)
def test_text_is_made_printable(typed: str, printed: str) -> None:
    assert printable(typed) == printed


@given(anything)
def test_no_character_is_ever_set_in_a_font_that_lacks_it(text: str) -> None:
    """It would become .notdef: an empty box on paper, and the end of reading aloud."""
    for line in printable(text).split("\n"):
        for bold in (False, True):
            runs = list(in_fonts(line, bold=bold))
            assert "".join(run for _, run in runs) == line
            assert all(coverage(font).issuperset(run) for font, run in runs)


@given(anything)
def test_making_text_printable_twice_changes_nothing(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@given(anything, st.floats(1, 300))
def test_breaking_lines_loses_no_word_and_keeps_words_apart(text: str, width: float) -> None:
    lines = break_lines((Span(text),), STYLE, width)
    said = "".join(segment.text for line in lines for segment in line)
    assert said.split() == printable(text).split()


@given(st.lists(st.tuples(anything, st.booleans(), st.booleans()), max_size=5))
def test_words_in_several_weights_and_links_are_not_parted_where_they_meet(
    parts: list[tuple[str, bool, bool]],
) -> None:
    spans = tuple(Span(t, bold, "https://www.gov.uk" if link else None) for t, bold, link in parts)
    lines = break_lines(spans, STYLE, 80)
    said = "".join(segment.text for line in lines for segment in line)
    assert said.split() == "".join(printable(span.text) for span in spans).split()


@given(st.text(st.sampled_from("ab -/é"), max_size=80), st.floats(30, 200))
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    for line in break_lines((Span(text),), STYLE, width):
        words = "".join(segment.text for segment in line).rstrip()
        assert sum(segment.width for segment in line) <= width + 4 or not words


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(anything, min_size=6, max_size=6))
def test_whatever_is_pasted_the_file_stays_valid(texts: list[str]) -> None:
    title, heading, note, code, cell, line = texts
    link = (Span(note, href=f"https://example.org/{note}"), Span(cell, bold=True))
    data = render_pdf(
        outline(
            Heading(1, heading),
            Paragraph(link),
            Table(cell, (Column(code), Column(title)), ((as_cell(code), as_cell(cell, line)),)),
            Board(line, (BoardColumn(title, note, (Card(code, cell, (line,)),)),)),
            title=title or "Untitled",
            council=note,
            guide=cell,
            marking=code,
            fingerprint=line,
        )
    )
    assert_valid(data)


MARKUP = "<b>bold</b> & <a href='x'>link</a> <para> </p> &amp; %s {0} \\n (paren) ]]> <!-- -->"


def test_markup_is_printed_as_it_was_typed() -> None:
    data = render_pdf(
        outline(
            Heading(1, MARKUP),
            Paragraph(MARKUP),
            Table(MARKUP, (Column(MARKUP),), ((as_cell(MARKUP),),)),
            title=MARKUP,
        )
    )
    assert_valid(data)
    said = [node.text for node in read(data).all("H1", "H2", "P", "Caption", "TH")]
    assert [" ".join(text.split()) for text in said].count(MARKUP) == 6


@pytest.mark.parametrize("length", [5_000, 20_000])
def test_a_word_of_any_length_is_broken_and_read_whole(length: int) -> None:
    word = "Llanfair" * (length // 8)
    data = render_pdf(
        outline(
            Paragraph(word),
            Table("Long", (Column("Code"), Column("Note", 3)), ((as_cell("R1"), as_cell(word)),)),
        )
    )
    assert_valid(data)
    assert read(data).text.count(word) == 2


def test_a_cell_taller_than_a_page_goes_on_over_several() -> None:
    long = "Some carers said that nobody had told them. " * 400
    rows = ((as_cell("R1"), as_cell(long, "Second paragraph")), (as_cell("R2"), as_cell("Short")))
    data = render_pdf(outline(Table("Notes", (Column("Code"), Column("Note", 3)), rows)))
    assert_valid(data)
    cells = [cell.text for cell in read(data).all("TD")]
    assert cells[0].split() == (long.strip() + "Second paragraph").split()
    assert cells[1] == "Short"


def test_a_card_taller_than_a_page_goes_on_over_several() -> None:
    cards = (Card("A1", "Title", ("A long reason. " * 600,)), Card("A2", "Next"))
    data = render_pdf(outline(Board("Roadmap", (BoardColumn("Now", "", cards),)), landscape=True))
    assert_valid(data)
    assert read(data).text.count("A long reason.") == 600


def test_a_head_and_foot_of_any_length_leave_room_for_the_report() -> None:
    data = render_pdf(
        outline(
            Paragraph("Here"), council="Newshire " * 300, guide="Guide " * 500, marking="X" * 900
        )
    )
    assert_valid(data)
    assert "Here" in read(data).text


def test_every_letter_our_fonts_have_can_be_printed_and_read() -> None:
    letters = sorted(
        letter
        for letter in coverage("OpenSans-Regular") | coverage("DejaVuSans")
        if printable(letter) == letter and not letter.isspace()
    )
    words = " ".join(letters)
    data = render_pdf(outline(Paragraph((Span(words), Span(f" {words}", bold=True)))))
    assert len(letters) > 5_000
    assert_valid(data)
    assert read(data).text.count(words) == 2


def test_thousands_of_empty_lines_are_one_empty_line() -> None:
    lines = break_lines((Span("One" + "\n" * 5_000 + "Two"),), STYLE, 200)
    assert len(lines) == 3


def test_letters_that_stand_in_for_others_are_drawn_by_our_fonts() -> None:
    assert STAND_IN in coverage("DejaVuSans")
    assert STAND_IN in coverage("DejaVuSans-Bold")
    assert unicodedata.category(STAND_IN) == "So"


@given(
    st.lists(st.tuples(st.floats(0.1, 10), st.floats(0, 200)), min_size=1, max_size=8),
    st.floats(100, 1_000),
)
def test_columns_share_the_whole_width_and_none_gets_less_than_it_needs(
    columns: list[tuple[float, float]], width: float
) -> None:
    weights, least = (tuple(part) for part in zip(*columns, strict=True))
    shares = share_width(width, weights, least)
    assert sum(shares) == pytest.approx(width)
    if sum(least) < width:
        assert all(share >= need - 1e-6 for share, need in zip(shares, least, strict=True))


def test_the_numbers_of_a_long_list_stay_whole_beside_their_words() -> None:
    """In the closest setting, where the indent is smallest."""
    listed = Bullets(tuple(f"Decision {number}" for number in range(1, 13)), numbered=True)
    page = PdfReader(BytesIO(render_pdf(outline(listed, close_set=True)))).pages[0]
    heights: dict[str, float] = {}

    def note(text: str, _: object, place: list[float], *__: object) -> None:
        for word in text.split():
            heights.setdefault(word, place[5])

    page.extract_text(visitor_text=note)
    for number in (9, 10, 12):
        assert f"{number}." in heights, heights
