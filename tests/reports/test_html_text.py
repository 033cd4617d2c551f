"""Whatever people type or paste is text on the page, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflective_app.domain.edits import place_at
from reflective_app.reports.documents import KINDS
from reflective_app.reports.documents import outline as document_outline
from reflective_app.reports.html import render_html
from reflective_app.reports.html.markup import cleaned
from reflective_app.reports.outline import (
    Board,
    BoardColumn,
    Box,
    Bullets,
    Card,
    Citation,
    Column,
    Heading,
    Mark,
    Outline,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.storage.question_set_file import read_question_set
from tests.builders import FILES, an_assessment
from tests.reports.samples import outline
from tests.reports.test_html import Part, figure, page, read, squeezed

ODD = "<>&\"'\n\t\r\0\x1b\x7f\x85\ufeff\ufffe\U0001ffff\ud800א\u202eب👩\u200d👧w\u0302{};/*\\="
anything = st.text(st.characters(codec=None) | st.sampled_from(ODD))
MARKUP = "</title></style></p><script>alert(1)</script><img src=x onerror=y> &amp; ]]> --> \"' }"
HEBREW = "שלום (world)"


def of_one_text(text: str) -> Outline:
    """A report in which a text stands wherever one can."""
    href = f"https://example.org/{text}"
    lined = (
        Span("Said: ", bold=True),
        Span(text, href=href, cites=Citation(1, text)),
        Span(text, href=text),
    )
    return outline(
        Heading(1, text),
        Paragraph(lined),
        Bullets((text, "b")),
        Bullets((text, "b"), labels=(text, "No")),
        Table(
            text,
            (Column(text), Column("B"), Column("C")),
            ((as_cell(text), as_cell(lined), as_cell("x")),),
        ),
        Box(text, (Paragraph(text),)),
        Board(text, (BoardColumn(text, text, (Card(text, text, ("G", text), Mark.ON_TRACK),)),)),
        figure(f"Says {text}"),
        title=f"Report {text}",
        council=text,
        guide=text,
        marking=text,
        date_words=text,
    )


def shape(part: Part) -> list[str]:
    """The elements of a page, but for those that only break or turn a line."""
    loose = {"br", "bdi"}
    return [each.tag for each in part.all() if each.tag not in loose]


@given(anything)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_text_becomes_an_element_or_an_attribute(text: str) -> None:
    """Beside one of plain letters, a page differs by its words alone."""
    whole = read(render_html(of_one_text(f"x{text}y")))
    plain = read(render_html(of_one_text("xy")))
    rid = {"div"}  # words that are read from the right stand in one of their own in a list
    assert [tag for tag in shape(whole) if tag not in rid] == [
        tag for tag in shape(plain) if tag not in rid
    ]
    names = {key for each in whole.all() for key in each.attributes}
    assert names - {"dir"} == {key for each in plain.all() for key in each.attributes} | (
        names & {"class"}
    )


@given(anything)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_page_holds_no_character_that_a_page_may_not_hold(text: str) -> None:
    written = render_html(of_one_text(text)).decode()
    assert {letter for letter in written if unicodedata.category(letter) in ("Cc", "Cs")} <= {"\n"}
    assert not any(letter in written for letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2069")
    assert not any(ord(letter) & 0xFFFE == 0xFFFE for letter in written)


@given(anything)
def test_text_cleaned_twice_is_cleaned_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("w\u0302yn", "ŵyn"),
        ("👩\u200d👧 家人", "👩\u200d👧 家人"),
        ("tab\tbell\a", "tab bell"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("half \ud83d", "half \ufffd"),
        ("\u202eright to left", "right to left"),
        ("=1+1", "=1+1"),
    ],
)
def test_text_stays_what_it_is_but_for_what_nobody_can_see(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


def test_markup_is_told_as_it_was_typed_everywhere() -> None:
    whole = read(render_html(of_one_text(MARKUP)))
    assert not list(whole.all("script", "img"))
    assert len(list(whole.all("style"))) == 1
    assert squeezed(whole.first("main").text).count(squeezed(MARKUP)) >= 12
    assert whole.first("h1").text == f"Report {MARKUP}"


def test_a_marking_cannot_end_the_style_sheet_or_its_string() -> None:
    style = page(marking='A"}</style><b>*/;\\').first("style").text
    assert '@top-right{content:"A\\22 \\7d \\3c \\2f style\\3e ' in style
    assert "<" not in style


def test_a_foot_too_long_for_a_margin_is_cut_there_and_whole_on_the_page() -> None:
    whole = page(guide="guide " * 500)
    assert len(whole.first("style").text) < len(page().first("style").text) + 400
    assert whole.first("footer").text.count("guide") >= 500


def test_words_read_from_the_right_turn_no_others() -> None:
    main = page(
        Paragraph(HEBREW),
        Paragraph((Span("A carer: ", bold=True), Span(HEBREW), Span(" (2)."))),
        Bullets((HEBREW, "One.")),
        Paragraph("Plain."),
    ).first("main")
    own, mixed, plain = main.all("p")
    assert own.attributes == {"dir": "auto"}
    assert [each.text for each in mixed.all("bdi")] == [HEBREW]
    assert plain.attributes == {}
    # The item itself is not turned, or its bullet would leave the list.
    assert [each.attributes for each in main.first("ul").all("li")] == [{}, {}]
    assert main.first("ul").first("div").attributes == {"dir": "auto"}


def test_a_word_too_long_for_a_column_may_be_broken() -> None:
    rows = ((as_cell("W" * 200), as_cell("Recommendation")),)
    main = page(Table("Gaps", (Column("Code"), Column("Gap")), rows)).first("main")
    assert [each.attributes.get("class") for each in main.first("tbody").all("th", "td")] == [
        *("long", None),
    ]


def test_a_paragraph_of_five_thousand_words_stays_whole() -> None:
    assert page(Paragraph("kin " * 5000)).first("main").text.split() == ["kin"] * 5000


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_set_gives_a_good_page(kind: str) -> None:
    hostile = an_assessment(read_question_set(FILES / "hostile-set.toml"))
    whole = read(render_html(document_outline(kind, place_at("long-asked", 0, hostile))))
    assert not list(whole.all("script", "img"))
    assert len(list(whole.all("h1"))) == 1


def test_a_page_names_no_folder_no_program_and_no_other_day(tmp_path: object) -> None:
    written = render_html(outline(Paragraph("One."))).decode().lower()
    for word in ("generator", "author", "python", "/work", "/home", "users", str(tmp_path).lower()):
        assert word not in written
