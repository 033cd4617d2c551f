"""The printed report: valid, readable by structure, the same every time, and nobody's name."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from reflective_app.reports.outline import (
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
from reflective_app.reports.pdf import render_pdf
from tests.reports.samples import SENTENCE, benchmark, every_block, outline, roadmap
from tests.reports.structure import Node, read, unmarked_texts
from tests.reports.validity import assert_valid


@pytest.fixture(scope="module")
def report() -> bytes:
    return render_pdf(every_block())


@pytest.fixture(scope="module")
def tree(report: bytes) -> Node:
    return read(report)


@pytest.mark.parametrize(
    "made",
    [every_block, roadmap, lambda: roadmap("A3"), outline, lambda: outline(marking="", guide="")],
    ids=["every block", "A4 board", "A3 board", "title only", "hardly a title"],
)
def test_every_document_keeps_to_the_standards(made: Callable[[], Outline]) -> None:
    assert_valid(render_pdf(made()))


def test_a_table_of_three_hundred_rows_is_valid_and_whole() -> None:
    data = render_pdf(outline(Heading(1, "Where we stand"), benchmark(300)))
    assert_valid(data)
    names = [cell.text for cell in read(data).all("TH") if cell.scope == "Row"]
    assert names == [f"R{number}" for number in range(1, 301)]


def test_the_report_is_read_in_the_order_in_which_it_was_written(tree: Node) -> None:
    headings = [(node.tag, node.text) for node in tree.all("H1", "H2", "H3", "H4")]
    assert headings == [
        ("H1", "Gap report: support for kinship families"),
        ("H2", "Summary"),
        ("H3", "Decisions asked for"),
        ("H4", "What this report is not"),
        ("H2", "Where we stand"),
        ("H3", "Who misses out?"),
        ("H2", "Appendix A"),
        ("H3", "R1 Specialist help"),
        ("H4", "What we have now"),
    ]


def test_heading_levels_never_skip(tree: Node) -> None:
    levels = [int(node.tag[1]) for node in tree.all("H1", "H2", "H3", "H4", "H5")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_title_block_names_council_guide_date_and_marking(tree: Node) -> None:
    said = [kid.text for kid in tree.kids[:4] if isinstance(kid, Node)]
    assert said == [
        "Newshire Council",
        "Gap report: support for kinship families",
        "Kinship Care Practice Guide, first edition (October 2024)",
        "14 November 2026 · OFFICIAL-SENSITIVE",
    ]


def test_every_page_carries_guide_fingerprint_date_marking_and_its_number(report: bytes) -> None:
    pages = unmarked_texts(report)
    for number, text in enumerate(pages, start=1):
        said = " ".join(text.split())
        assert "Kinship Care Practice Guide, first edition (October 2024)" in said
        assert "Question set 3f9a-1c2b-77d0" in said
        assert "14 November 2026" in said
        assert said.count("OFFICIAL-SENSITIVE") == 2  # at the top and at the bottom
        assert f"Page {number} of {len(pages)}" in said


def test_every_page_after_the_first_names_council_and_title(report: bytes) -> None:
    head = "Newshire Council · Gap report: support for kinship families"
    assert [head in " ".join(text.split()) for text in unmarked_texts(report)] == [
        False,
        *[True] * (len(unmarked_texts(report)) - 1),
    ]


def test_words_do_not_run_together_where_a_line_wraps(tree: Node) -> None:
    """ReportLab writes no space there; by structure one would read "thisthe"."""
    paragraphs = [node.text for node in tree.all("P") if node.text.startswith("Some families")]
    assert paragraphs
    for paragraph in paragraphs:
        assert paragraph.replace(SENTENCE.strip(), "").strip() == ""


def test_a_word_parted_at_its_hyphen_stays_one_word() -> None:
    words = "self-assessment " * 60
    said = [node.text for node in read(render_pdf(outline(Paragraph(words)))).all("P")][-1]
    assert said.split() == ["self-assessment"] * 60


def test_lines_that_the_writer_ended_are_read_as_separate_words() -> None:
    said = [n.text for n in read(render_pdf(outline(Paragraph("One\nTwo\r\n\r\nThree")))).all("P")]
    assert said[-1].split() == ["One", "Two", "Three"]


def test_letters_of_many_languages_are_read_as_written() -> None:
    words = "ŵ ŷ Ŵ Ŷ ẁ ẃ ẅ â ê î ô û Ł ğ ş Ж π £ € ‘ ’ “ ” – — … → ✓ ✔ ≥ ≤ ½ \U0001d538"
    data = render_pdf(outline(Paragraph(words)))
    assert_valid(data)
    assert [node.text for node in read(data).all("P")][-1] == words


def test_more_than_a_hundred_letters_in_one_font_are_still_read() -> None:
    """One block of a character map holds a hundred entries at most, a font 256 codes."""
    words = " ".join(chr(code) for code in range(0x391, 0x520) if chr(code).isalpha())
    data = render_pdf(outline(Paragraph(words)))
    assert_valid(data)
    assert [node.text for node in read(data).all("P")][-1].split() == words.split()
    for written in _character_maps(data):
        assert all(int(count) <= 100 for count in re.findall(r"(\d+) beginbfchar", written))


def test_the_last_glyphs_of_a_font_are_as_wide_as_they_are_set() -> None:
    """ReportLab keeps their widths in another unit than all the others."""
    for letter in "Ϊ\u03ab":
        assert_valid(render_pdf(outline(Paragraph(letter))))


def test_no_letter_is_read_as_nothing(report: bytes) -> None:
    """ReportLab's own character map gives code 0 the meaning U+0000."""
    for written in _character_maps(report):
        assert "<0000>" not in written


def test_every_font_is_embedded_and_none_is_helvetica(report: bytes) -> None:
    names = set()
    for page in PdfReader(BytesIO(report)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            names.add(font["/BaseFont"])
            assert "/FontFile2" in font["/FontDescriptor"]
    assert names
    assert not [name for name in names if "Helvetica" in name]


def test_a_link_says_where_it_leads_and_belongs_to_its_words(report: bytes, tree: Node) -> None:
    link = tree.first("Link")
    assert link.text == "Children Act 1989, section 17"
    assert link.annotations == 1
    notes = [note for page in PdfReader(BytesIO(report)).pages for note in page.annotations or []]
    (note,) = (note.get_object() for note in notes)
    assert note["/A"]["/URI"] == "https://www.legislation.gov.uk/ukpga/1989/41"
    assert note["/Contents"] == f"{link.text}: https://www.legislation.gov.uk/ukpga/1989/41"
    assert "/StructParent" in note
    assert note["/F"] == 4


def test_a_link_that_wraps_is_one_link_with_a_place_to_click_on_each_line() -> None:
    words = (Span("See "), Span("the statutory guidance " * 8, href="https://www.gov.uk/a"))
    data = render_pdf(outline(Paragraph(words)))
    assert_valid(data)
    (link,) = read(data).all("Link")
    assert link.annotations > 1


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "nonsense", " "])
def test_only_web_and_mail_addresses_become_links(href: str) -> None:
    data = render_pdf(outline(Paragraph((Span("a source", href=href),))))
    assert not list(read(data).all("Link"))
    assert b"/URI" not in data


def test_bookmarks_lead_to_the_place_on_the_page_not_to_a_fitted_page(report: bytes) -> None:
    reader = PdfReader(BytesIO(report))
    marks = _flat(reader.outline)
    assert [mark.title for mark in marks][:3] == [
        "Summary",
        "Decisions asked for",
        "Where we stand",
    ]
    for mark in marks:
        assert mark.typ == "/XYZ"
        assert mark.top is not None


def test_a_head_repeated_on_the_next_page_is_not_read_again(report: bytes, tree: Node) -> None:
    assert len([cell for cell in tree.all("TH") if cell.text == "Gap in one line"]) == 1
    assert sum("Gap in one line" in text for text in unmarked_texts(report)) >= 2


def test_tables_have_a_caption_and_say_what_each_header_is_for(tree: Node) -> None:
    table = tree.first("Table")
    assert [kid.tag for kid in table.kids if isinstance(kid, Node)] == ["Caption", "THead", "TBody"]
    assert [cell.scope for cell in table.first("THead").all("TH")] == ["Column"] * 5
    for row in table.first("TBody").all("TR"):
        assert [(k.tag, k.scope) for k in row.kids if isinstance(k, Node)] == [
            ("TH", "Row"),
            *[("TD", "")] * 4,
        ]


def test_lists_have_items_with_a_label_and_a_body(tree: Node) -> None:
    first, second = list(tree.all("L"))[:2]
    assert [item.first("Lbl").text for item in first.all("LI")] == ["•", "•", "•"]
    assert [item.first("Lbl").text for item in second.all("LI")] == ["1.", "2.", "3."]
    assert second.first("LBody").text == "Agree the roadmap."


def test_a_board_is_read_one_whole_part_after_the_other() -> None:
    data = render_pdf(roadmap())
    assert len(PdfReader(BytesIO(data)).pages) > 1
    (board,) = (kid for kid in read(data).kids if isinstance(kid, Node) and kid.tag == "Sect")
    said = [node.text for node in board.all("H2", "Lbl")]
    now = ["Now", *(f"A{number}" for number in range(1, 19))]
    assert said == [*now, "Next", "A19", "A20", "A21", "Later", "A22", "Not now"]


def test_a_part_of_a_board_carried_over_says_so_without_being_read_again() -> None:
    data = render_pdf(roadmap())
    assert "Now, continued" in unmarked_texts(data)[1]
    assert "continued" not in read(data).text


@pytest.mark.parametrize(("cards", "pages"), [(4, 1), (8, 1), (12, 2), (40, 5)])
def test_the_cards_of_a_board_fill_its_pages(cards: int, pages: int) -> None:
    made = tuple(Card(f"A{n}", "Name a lead worker for every family") for n in range(cards))
    board = Board("", (BoardColumn("Now", "Soon", made),))
    data = render_pdf(outline(board, landscape=True))
    assert len(PdfReader(BytesIO(data)).pages) <= pages


def test_the_head_of_a_part_of_a_board_never_stands_alone() -> None:
    for page in PdfReader(BytesIO(render_pdf(roadmap()))).pages:
        text = page.extract_text()
        for head, first in (("Next", "A19"), ("Later", "A22")):
            assert (f"{head}\n" in text) is (first in text)


def test_cards_side_by_side_end_together() -> None:
    cards = (Card("A1", "Short"), Card("A2", "A much longer title " * 6))
    data = render_pdf(outline(Board("", (BoardColumn("Now", "", cards),)), landscape=True))
    edges = list(_rounded(data))
    assert len(edges) == 2
    assert len(set(edges)) == 1


def phases(now: int, later: int = 2) -> Board:
    """A board of three parts, so many cards in the first, two in the second."""
    title = "Name a lead worker for every kinship family, and tell the family who it is"

    def cards(name: str, count: int) -> tuple[Card, ...]:
        lines = ("On track (G)", "Team manager, due 31 March 2027")
        return tuple(Card(f"{name}{n}", title, lines, Mark.ON_TRACK) for n in range(count))

    parts = (("Now", "N", now), ("Next", "X", 2), ("Later", "L", later))
    return Board("", tuple(BoardColumn(name, "", cards(code, n)) for name, code, n in parts))


@pytest.mark.parametrize("page", ["A4", "A3"])
@pytest.mark.parametrize(("now", "owners"), [(2, True), (8, False)])
def test_three_phases_stand_side_by_side_and_cards_are_shortened_before_they_part(
    now: int, page: str, *, owners: bool
) -> None:
    data = render_pdf(outline(phases(now), landscape=True, page=page))
    (only,) = PdfReader(BytesIO(data)).pages
    heads = [top for text, top in _placed(only) if text.strip() in ("Now", "Next", "Later")]
    assert len(heads) == 3
    assert max(heads) - min(heads) < 1
    assert ("Team manager" in only.extract_text()) is owners
    assert ("Team manager" in read(data).text) is owners


def test_phases_with_more_than_a_page_holds_stand_one_below_the_other() -> None:
    pages = PdfReader(BytesIO(render_pdf(outline(phases(30), landscape=True)))).pages
    assert len(pages) > 1
    assert "Later" not in pages[0].extract_text()


@pytest.mark.parametrize("lines", range(6))
def test_parts_of_a_board_without_cards_never_run_over_the_foot(lines: int) -> None:
    parts = tuple(BoardColumn(f"Part {n}", "Nothing is set aside.") for n in range(60))
    fill = [Paragraph("Line", "caption")] * lines
    reader = PdfReader(BytesIO(render_pdf(outline(*fill, Board("", parts)))))
    assert len(reader.pages) > 1
    for page in reader.pages:
        heights = [top for text, top in _placed(page) if text.startswith("Part ")]
        foot = max(top for text, top in _placed(page) if text.startswith("Page "))
        assert min(heights) > foot + 30


def test_what_follows_a_close_break_takes_less_room_in_letters_as_large() -> None:
    said = [Paragraph(SENTENCE * 2) for _ in range(40)] + [benchmark(30)]
    usual = PdfReader(BytesIO(render_pdf(outline(PageBreak(), *said))))
    close = PdfReader(BytesIO(render_pdf(outline(PageBreak(close=True), *said))))
    again = PdfReader(
        BytesIO(render_pdf(outline(PageBreak(close=True), Heading(1, "A"), PageBreak(), *said)))
    )
    assert len(close.pages) < len(usual.pages)
    assert len(again.pages) == len(usual.pages) + 1


@pytest.mark.parametrize("lines", range(1, 12))
def test_a_sentence_between_a_heading_and_its_table_stays_with_both(lines: int) -> None:
    fill = [Paragraph("Line")] * (14 + lines)
    data = render_pdf(outline(*fill, Heading(1, "Where"), Paragraph("Alone?"), benchmark(9)))
    for page in PdfReader(BytesIO(data)).pages:
        text = page.extract_text()
        assert "Alone?" not in text or "R1" in text


@pytest.mark.parametrize("letters", range(2, 60, 3))
def test_the_marking_is_never_left_over_alone_at_the_foot(letters: int) -> None:
    data = render_pdf(outline(guide=f"Guide {'x' * letters}", marking="OFFICIAL"))
    (page,) = PdfReader(BytesIO(data)).pages
    lines = [line.strip() for line in page.extract_text().splitlines()]
    assert lines.count("OFFICIAL") == 1  # at the head, where it stands by itself


@pytest.mark.parametrize(
    "guide", ["Guide", "A guide of a long name " * 5, "Guide " * 90, "g" * 400]
)
@pytest.mark.parametrize("local", ["", "0123456789ab"])
def test_the_version_stands_at_the_foot_of_every_page_however_long_the_guide(
    guide: str, local: str
) -> None:
    said = {"version": "3f9a2c1b", "local_fingerprint": local, "guide": guide}
    data = render_pdf(outline(*[Paragraph(SENTENCE * 4)] * 12, **said))
    pages = [page.extract_text().replace("\xa0", " ") for page in PdfReader(BytesIO(data)).pages]
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert page.count("Version 3f9a2c1b") == 1
        assert "Question set 3f9a-1c2b-77d0" in page
        assert "14 November 2026" in page
        assert f"Page {number} of {len(pages)}" in page


def test_a_guide_that_fits_the_foot_is_not_cut_short() -> None:
    data = render_pdf(outline(Paragraph("Help."), version="3f9a2c1b"))
    (page,) = PdfReader(BytesIO(data)).pages
    text = page.extract_text().replace("\xa0", " ")
    assert text.count("Kinship Care Practice Guide, first edition (October 2024)") == 2
    assert "…" not in text


def test_a_sheet_has_a_longer_line_at_its_foot_than_a_report() -> None:
    guide = "Kinship Care, guide of October 2024"
    said = {"fingerprint": "18f7b7ee9b8d", "version": "c2a15cce", "marking": "", "guide": guide}

    def foot(**changes: object) -> list[str]:
        data = render_pdf(outline(Paragraph("Help."), **said, **changes))
        text = PdfReader(BytesIO(data)).pages[0].extract_text().replace("\xa0", " ")
        return [line for line in text.splitlines() if "Question set" in line or "Version" in line]

    assert len(foot(setting="sheet")) == 1
    assert len(foot()) == 2


def test_a_document_of_no_record_has_no_version() -> None:
    data = render_pdf(outline(Paragraph("Help.")))
    assert "Version" not in read(data).text
    (page,) = PdfReader(BytesIO(data)).pages
    assert "Version" not in page.extract_text()


def test_a_short_table_stays_on_one_page() -> None:
    fill = [Paragraph(SENTENCE * 3) for _ in range(6)]
    data = render_pdf(outline(*fill, Heading(1, "Gaps"), benchmark(2)))
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    assert [("R1" in page, "R2" in page) for page in pages].count((True, True)) == 1


@pytest.mark.parametrize("lines", range(1, 12))
def test_a_heading_is_never_the_last_thing_on_a_page(lines: int) -> None:
    fill = [Paragraph("Line")] * (16 + lines)
    data = render_pdf(outline(*fill, Heading(1, "Alone?"), Heading(2, "Or not"), benchmark(3)))
    for page in PdfReader(BytesIO(data)).pages:
        text = page.extract_text()
        assert "Alone?" not in text or "R1" in text


def test_a_page_break_starts_a_page_and_never_an_empty_one() -> None:
    made = outline(
        PageBreak(),
        PageBreak(),
        Paragraph("Appendix"),
        PageBreak(),
        Paragraph("Glossary"),
        PageBreak(),
    )
    pages = PdfReader(BytesIO(render_pdf(made))).pages
    assert [("Appendix" in p.extract_text(), "Glossary" in p.extract_text()) for p in pages] == [
        (False, False),
        (True, False),
        (False, True),
    ]


def test_blocks_that_say_nothing_leave_no_trace() -> None:
    made = outline(
        Heading(1, ""), Paragraph(" \n"), Bullets(("", " ")), Bullets(()), Paragraph("\u200b")
    )
    assert render_pdf(made) == render_pdf(outline())


def test_empty_cells_and_cards_are_allowed() -> None:
    made = outline(
        Table("", (Column(""), Column("")), ((as_cell(), as_cell("")),)),
        Table("No rows", (Column("Code"),), ()),
        Board("", (BoardColumn("", "", (Card("", "", ()),)), BoardColumn("Later"))),
    )
    assert_valid(render_pdf(made))


def test_the_same_outline_gives_the_same_bytes() -> None:
    assert render_pdf(every_block()) == render_pdf(every_block())


def test_another_run_of_the_program_gives_the_same_bytes(report: bytes) -> None:
    code = (
        "import sys; from tests.reports.samples import every_block;"
        "from reflective_app.reports.pdf import render_pdf;"
        "sys.stdout.buffer.write(render_pdf(every_block()))"
    )
    surroundings = {**os.environ, "PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland"}
    run = subprocess.run(
        [sys.executable, "-c", code], env=surroundings, capture_output=True, check=True
    )
    assert run.stdout == report


def test_the_file_says_what_it_is_and_nobodys_name(report: bytes) -> None:
    reader = PdfReader(BytesIO(report))
    said: dict[str, Any] = dict(reader.metadata or {})
    assert said == {
        "/Title": "Newshire Council · Gap report: support for kinship families",
        "/Creator": "Reflective App",
        "/Producer": "Reflective App",
        "/CreationDate": "D:20261114000000+00'00'",
        "/ModDate": "D:20261114000000+00'00'",
    }
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    for forbidden in (b"anonymous", b"/Author", bytes(Path.cwd()), b"dc:creator"):
        assert forbidden not in report
    assert b"<pdf:Producer>Reflective App</pdf:Producer>" in report
    assert b"reportlab" not in report.lower()
    assert b"opensource" not in report.lower()


def test_what_the_report_says_of_the_drawing_library_is_left_as_it_is() -> None:
    said = "% ReportLab generated PDF document -- digest (opensource)"
    data = render_pdf(outline(Paragraph(said)))
    assert_valid(data)
    assert said in read(data).text


def test_a_box_or_a_list_longer_than_a_page_goes_on_over_it() -> None:
    long_box = Box("Limits", tuple(Paragraph(SENTENCE * 4) for _ in range(20)))
    data = render_pdf(outline(long_box, Bullets(tuple(SENTENCE * 6 for _ in range(20)))))
    assert_valid(data)
    assert len(PdfReader(BytesIO(data)).pages) >= 4
    assert read(data).text.count("Some families") == 20 * 4 + 20 * 6


def test_a_filled_corner_is_drawn_and_says_nothing_more() -> None:
    def printed(*, corner: bool) -> bytes:
        cell = as_cell("No", "Override (register: yes)", corner=corner)
        table = Table("Reach", (Column("Group"), Column("R1")), ((as_cell("Aunts"), cell),))
        return render_pdf(outline(table))

    without, marked = printed(corner=False), printed(corner=True)
    assert_valid(marked)
    assert read(marked).text == read(without).text
    assert len(_triangles(marked)) == len(_triangles(without)) + 1


def _triangles(data: bytes) -> list[list[float]]:
    """The corners of each filled shape of three."""
    reader = PdfReader(BytesIO(data))
    found: list[list[float]] = []
    path: list[float] = []
    for operands, operator in ContentStream(reader.pages[0].get_contents(), reader).operations:
        if operator == b"m":
            path = []
        if operator in (b"m", b"l"):
            path += map(float, operands)
        if operator in (b"f", b"f*") and len(path) == 6:
            found.append(path)
            path = []
    return found


def _rounded(data: bytes) -> list[float]:
    """How tall each box with rounded corners is."""
    reader = PdfReader(BytesIO(data))
    heights: list[float] = []
    path: list[float] = []
    for operands, operator in ContentStream(reader.pages[0].get_contents(), reader).operations:
        if operator == b"m":
            path = []
        if operator in (b"m", b"l"):
            path.append(float(operands[1]))
        if operator == b"c":
            path.append(float(operands[5]))
        if operator in (b"S", b"s") and len(path) > 4:
            heights.append(round(max(path) - min(path), 3))
    return heights


def _placed(page: Any) -> list[tuple[str, float]]:
    """Each stretch of text with how far up the page it stands."""
    found: list[tuple[str, float]] = []

    def note(text: str, _: Any, place: Any, *__: Any) -> None:
        if text.strip():
            found.append((text.strip(), place[5]))

    page.extract_text(visitor_text=note)
    return found


def _character_maps(data: bytes) -> list[str]:
    found = {}
    for page in PdfReader(BytesIO(data)).pages:
        for name, font in page["/Resources"]["/Font"].items():  # type: ignore[index]
            found[name] = font["/ToUnicode"].get_data().decode("latin-1")
    return list(found.values())


def _flat(marks: Any) -> list[Any]:
    if isinstance(marks, list):
        return [flat for mark in marks for flat in _flat(mark)]
    return [marks]
