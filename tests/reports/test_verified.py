"""A written file is read back, and what of the outline is not in it is named."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from io import BytesIO
from zipfile import ZipFile

import pytest

from reflective_app.reports.outline import (
    Block,
    Board,
    BoardColumn,
    Bullets,
    Card,
    Cell,
    Citation,
    Column,
    Heading,
    Outline,
    Paragraph,
    Span,
    Table,
    as_cell,
)
from reflective_app.reports.text_twin import plain_text
from reflective_app.reports.verified import lost_words, missing_from
from tests.reports.samples import every_block, outline, reach, roadmap

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OTHER = "http://schemas.openxmlformats.org/markup-compatibility/2006"
HEAD = ("Newshire Council", "Gap report: support for kinship families", "14 November 2026")


def text(content: Outline) -> bytes:
    return plain_text(content).encode()


def page(*lines: str, head: tuple[str, ...] = HEAD) -> bytes:
    """A page of HTML: its head as `outline` has it, then lines of markup."""
    about = "Kinship Care Practice Guide, first edition (October 2024) OFFICIAL-SENSITIVE"
    said = "".join(f"<p>{escape(each)}</p>" for each in (*head, about))
    return f"<!doctype html><title>Report</title><main>{said}{''.join(lines)}</main>".encode()


def word(*paragraphs: str, headed: str = "") -> bytes:
    """A Word file whose head stands in its header, and paragraphs of markup in its body."""
    about = "Kinship Care Practice Guide, first edition (October 2024) OFFICIAL-SENSITIVE"
    spaces = f'xmlns:w="{WORD}" xmlns:mc="{OTHER}"'
    body = "".join(f"<w:p>{each}</w:p>" for each in paragraphs)
    head = " ".join((*HEAD, about, headed))
    written = BytesIO()
    with ZipFile(written, "w") as parts:
        parts.writestr("word/document.xml", f"<w:document {spaces}>{body}</w:document>")
        parts.writestr("word/header1.xml", f"<w:hdr {spaces}><w:t>{head}</w:t></w:hdr>")
        parts.writestr("word/styles.xml", f"<w:styles {spaces}><w:t>Lost</w:t></w:styles>")
    return written.getvalue()


def run(said: str) -> str:
    return f"<w:r><w:t>{escape(said)}</w:t></w:r>"


@pytest.mark.parametrize("content", [every_block(), roadmap()], ids=["report", "roadmap"])
def test_plain_text_that_says_it_all_lacks_nothing(content: Outline) -> None:
    assert missing_from(content, text(content), ".txt") == ()
    assert missing_from(content, text(content), ".TXT") == ()


def _without(place: int, content: Outline) -> tuple[Block, Outline]:
    blocks = content.blocks
    kept = (*blocks[:place], *blocks[place + 1 :])
    levelled = (replace(each, level=1) if isinstance(each, Heading) else each for each in kept)
    lost = blocks[place]
    lost = replace(lost, level=1) if isinstance(lost, Heading) else lost
    return lost, outline(*levelled, title=content.title)


@pytest.mark.parametrize("place", [1, 2, 6, 10, 14, 15])
def test_what_one_block_says_is_missing_where_the_block_was_lost(place: int) -> None:
    lost, less = _without(place, every_block())
    missing = missing_from(every_block(), text(less), ".txt")
    assert missing == missing_from(outline(lost), text(outline()), ".txt")
    assert missing


def test_what_is_missing_stands_in_the_order_of_the_outline() -> None:
    said = [f"Carers said that number {number} matters to them." for number in range(9)]
    whole, less = (outline(*map(Paragraph, each)) for each in (said, [said[4], *said[6:]]))
    assert missing_from(whole, text(less), ".txt") == (*said[:4], said[5])


def test_the_head_of_a_document_counts_and_is_named_first() -> None:
    whole = outline(Paragraph("Carers know whom to call."))
    data = page("<p>Carers know.</p>", head=HEAD[1:])
    assert missing_from(whole, data, ".html") == ("Newshire Council", "Carers know whom to call.")


def test_passages_in_another_order_are_not_what_was_to_be_said() -> None:
    first, second = ("First we look at what carers say. " * 9, "Then at what it costs. " * 9)
    turned = outline(Paragraph(second), Paragraph(first))
    missing = missing_from(outline(Paragraph(first), Paragraph(second)), text(turned), ".txt")
    assert missing in ((first.strip(),), (second.strip(),))


def test_one_lost_answer_of_many_alike_is_noticed() -> None:
    table = reach()
    rows = list(table.rows)
    rows[2] = (*rows[2][:3], Cell(), *rows[2][4:])
    less = Table(table.caption, table.columns, tuple(rows))
    assert missing_from(outline(table), text(outline(less)), ".txt")


def test_a_word_is_not_found_inside_another() -> None:
    asked = outline(Paragraph("No"), Paragraph("Some families"))
    assert missing_from(asked, page("<p>Not asked</p><p>Some families</p>"), ".html") == ("No",)
    assert missing_from(asked, word(run("Not asked"), run("Some families")), ".docx") == ("No",)
    assert missing_from(asked, page("<p>No.</p><p>(Some families)</p>"), ".html") == ()


def test_white_space_and_what_cannot_be_seen_make_no_difference() -> None:
    asked = outline(Paragraph("A family\u00a0group  conference\nfor e\u0301very\u200b family"))
    data = page("<p>A fam&shy;ily group <b>con</b>ference<br>for \u00e9very&#8203; family</p>")
    assert missing_from(asked, data, ".html") == ()


def test_markup_and_signs_are_compared_as_they_were_typed() -> None:
    typed = "<b>a & b</b> &amp; ½ ﬁne 家人 👩‍👧 שלום “so”"
    data = page(f"<p>{escape(typed)}</p>")
    assert missing_from(outline(Paragraph(typed)), data, ".html") == ()
    assert missing_from(outline(Paragraph(typed)), page("<p><b>a & b</b></p>"), ".html") == (typed,)


def test_a_link_may_be_followed_by_where_it_leads() -> None:
    words = (Span("See "), Span("the law", href="https://gov.uk/law"), Span(" for more."))
    number = (Span("It helps "), Span("3", cites=Citation(3, "A study"), href="#source-3"))
    asked = outline(Paragraph(words), Paragraph(number))
    data = page(
        "<p>See <a href='https://gov.uk/law'>the law</a> (https://gov.uk/law) for more.</p>",
        "<p>It helps <sup><span>source </span>3</sup></p>",
    )
    assert missing_from(asked, data, ".html") == ()
    assert missing_from(asked, page("<p>See for more.</p><p>It helps 3</p>"), ".html") == (
        "the law",
    )


def test_a_list_of_contents_and_what_is_not_read_stand_for_nothing() -> None:
    asked = outline(Heading(1, "What we found"), Paragraph("Carers know whom to call."))
    nav = "<nav><a>What we found</a> Carers know whom to call.</nav>"
    script = "<script>Carers know whom to call.</script>"
    assert missing_from(asked, page(nav, "<h2>What we found</h2>", script), ".html") == (
        "Carers know whom to call.",
    )


def test_after_a_long_list_of_contents_the_text_is_found() -> None:
    headings = [f"Part {number} of what we found in the area" for number in range(200)]
    asked = outline(*(Heading(1, each) for each in headings))
    said = "".join(f"<h2>{each}</h2>" for each in headings)
    nav = f"<nav>{''.join(f'<p>{each}</p>' for each in headings)}</nav>"
    assert missing_from(asked, page(nav, said), ".html") == ()


def test_a_picture_of_a_page_is_read_by_what_it_shows() -> None:
    asked = outline(Paragraph("Seven of nine stand at partly."))
    assert missing_from(asked, page('<img alt="Seven of nine stand at partly.">'), ".html") == ()
    assert missing_from(asked, page("<svg><title>Seven of nine stand</title></svg>"), ".html")


def test_a_word_file_is_read_paragraph_by_paragraph() -> None:
    asked = outline(Paragraph("A long-term plan, and more"), Bullets(("One", "Two")))
    parts = (
        "<w:r><w:t>A long</w:t><w:noBreakHyphen/><w:t>term</w:t><w:tab/></w:r>" + run("plan, ")
    ) + run("and more")
    assert missing_from(asked, word(parts, run("One"), run("Two")), ".docx") == ()
    assert missing_from(asked, word(parts, run("Two")), ".docx") == ("One",)


def test_what_a_word_file_says_twice_for_old_programs_is_read_once() -> None:
    asked = outline(Paragraph("Carers know."), Paragraph("Carers know."))
    twice = f"{run('Carers know.')}<mc:Fallback>{run('Carers know.')}</mc:Fallback>"
    assert missing_from(asked, word(twice), ".docx") == ("Carers know.",)


@pytest.mark.parametrize("ending", [".html", ".docx", ".pdf", ".txt"])
def test_of_a_damaged_file_all_is_missing(ending: str) -> None:
    asked = outline(Paragraph("Carers know whom to call."))
    missing = missing_from(asked, b"PK\x03\x04 %PDF-1.7 \xff\xfe", ending)
    assert missing[-1] == "Carers know whom to call."
    assert len(missing) == 6
    assert missing_from(asked, b"", ending) == missing


def test_a_word_file_cut_in_the_middle_lacks_all() -> None:
    whole = word(run("Carers know whom to call."))
    asked = outline(Paragraph("Carers know whom to call."))
    assert len(missing_from(asked, whole[: len(whole) // 2], ".docx")) == 6


def test_a_kind_of_file_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\.odt"):
        missing_from(outline(), b"", ".odt")


def test_the_titles_of_columns_count_but_in_plain_text() -> None:
    asked = outline(Table("Caption", (Column("Code"), Column("Gap")), ((as_cell("R1"), Cell()),)))
    data = page("<table><caption>Caption</caption><tr><td>R1</td></tr></table>")
    assert missing_from(asked, data, ".html") == ("Code", "Gap")
    assert missing_from(asked, text(asked), ".txt") == ()


def test_at_most_three_lost_passages_are_named_and_shortly() -> None:
    assert lost_words(()) == ""
    assert lost_words(("Carers know.",)) == (
        "Read back: 1 passage of this document is not in the file: “Carers know.”. "
        "Do not use the file; save it again."
    )
    five = lost_words(("One", "word " * 40, "Three", "Four", "Five"))
    assert five.startswith("Read back: 5 passages of this document are not in the file: “One”, “wo")
    assert five.count("word") == 12
    assert "“Three” and 2 more. Do" in five


def test_only_paper_may_leave_out_what_a_card_says_below_its_first_line() -> None:
    card = Card("A1", "Name a lead", ("On track", "Head of service"))
    asked = outline(Board("What we will do", (BoardColumn("Now", "", (card,)),)))
    data = page("<p>What we will do</p><p>Now</p><p>A1 Name a lead</p><p>On track</p>")
    assert missing_from(asked, data, ".html") == ("Head of service",)
