"""Figures and contents on paper: read out by what they say, whole, and large enough to read."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from reflective_app.reports.figure import Area, Figure, Fill, Label, Line, Sign
from reflective_app.reports.outline import Block, Column, Heading, Mark, Paragraph, Table, as_cell
from reflective_app.reports.pdf import render_pdf, rendered
from reflective_app.reports.pdf.picture import PictureTooLargeError
from tests.reports.samples import SENTENCE, outline
from tests.reports.structure import Node, read, unmarked_texts
from tests.reports.validity import assert_valid

SAYS = "Two recommendations: R1 partly in place, R2 not in place."
HOSTILE = "=1+1 <b>\u202e\u0645\u0631\u062d\u202c 支援 \U0001f600 \x07 " + "Wörter" * 40


def figure(**changes: Any) -> Figure:
    twin = Table("Positions, in words", (Column("Item"), Column("Word")), ((as_cell("R1"),) * 2,))
    plain = Figure(
        caption="Positions",
        says=SAYS,
        width=400,
        height=120,
        parts=(
            Area(0, 0, 400, 120, Fill.TINT, edge=False),
            *(Area(20 + 60 * place, 20, 50, 30, fill) for place, fill in enumerate(Fill)),
            Area(20, 60, 50, 20, dashed=True),
            Line(0, 100, 400, 100),
            Line(0, 110, 400, 110, strong=True),
            Label(200, 95, "In the middle", 11, bold=True, at="middle"),
            Label(25, 40, "Dark", on=Fill.ALL),
            *(Sign(20 + 20 * place, 84, 12, mark) for place, mark in enumerate(Mark)),
        ),
        twin=twin,
    )
    return replace(plain, **changes)


def pdf(*blocks: Block, **more: Any) -> bytes:
    return render_pdf(outline(*blocks, **more))


def elements(data: bytes, tag: str) -> list[Any]:
    """The structure elements of one tag, as the file holds them."""
    root: Any = PdfReader(BytesIO(data)).trailer["/Root"]
    found, waiting = [], [root["/StructTreeRoot"]["/K"].get_object()]
    while waiting:
        element = waiting.pop(0)
        if not hasattr(element, "get") or "/S" not in element:
            continue
        if element["/S"] == f"/{tag}":
            found.append(element)
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        waiting += [kid.get_object() for kid in kids]
    return found


def letter_sizes(data: bytes, page: int = 0) -> list[float]:
    reader = PdfReader(BytesIO(data))
    stream = ContentStream(reader.pages[page].get_contents(), reader)
    return [float(operands[1]) for operands, operator in stream.operations if operator == b"Tf"]


@pytest.mark.parametrize("page", ["A4", "A3"])
def test_a_document_with_a_figure_keeps_to_the_standards(page: str) -> None:
    for landscape in (False, True):
        data = pdf(Heading(1, "Where we stand"), figure(), page=page, landscape=landscape)
        assert_valid(data)


def test_a_figure_is_told_by_what_it_says_and_by_where_it_lies() -> None:
    (element,) = elements(pdf(figure()), "Figure")
    assert element["/Alt"] == SAYS
    (layout,) = [each.get_object() for each in element["/A"]]
    left, foot, right, top = (float(number) for number in layout["/BBox"])
    assert right - left == pytest.approx(470.55, abs=0.1)
    assert (right - left) / (top - foot) == pytest.approx(400 / 120, rel=1e-4)


def test_everything_in_a_figure_is_one_stretch_of_content() -> None:
    """A mark inside an artifact or an artifact inside a mark would be against the standard."""
    reader = PdfReader(BytesIO(pdf(figure())))
    depth = 0
    for _, operator in ContentStream(reader.pages[0].get_contents(), reader).operations:
        depth += {b"BDC": 1, b"EMC": -1}.get(operator, 0)
        assert depth in (0, 1)


def test_caption_figure_and_table_are_read_in_this_order() -> None:
    tree = read(pdf(Heading(1, "Where we stand"), figure()))
    kids = [kid for kid in tree.kids if isinstance(kid, Node)]
    place = [kid.tag for kid in kids].index("Figure")
    assert kids[place - 1].text == "Positions"
    assert kids[place + 1].tag == "Table"
    assert kids[place + 1].first("Caption").text == "Positions, in words"


def test_a_table_told_elsewhere_does_not_follow() -> None:
    assert not list(read(pdf(figure(twin_follows=False))).all("Table"))


def test_letters_grow_with_the_paper_and_never_shrink() -> None:
    on_a4 = letter_sizes(pdf(figure(twin_follows=False)))
    on_a3 = letter_sizes(pdf(figure(twin_follows=False), page="A3"))
    assert (
        pytest.approx(next(size for size in on_a4 if 12.5 < size < 13.5), abs=0.1)
        == 11 * 470.55 / 400
    )
    assert max(on_a3) > max(on_a4)


def test_a_figure_too_wide_for_readable_letters_is_refused() -> None:
    with pytest.raises(PictureTooLargeError, match="smaller than 10 points"):
        pdf(figure(width=800))


def test_a_figure_taller_than_a_page_is_drawn_smaller_or_refused() -> None:
    tall = figure(height=640, twin_follows=False)
    assert len(PdfReader(BytesIO(pdf(tall, landscape=False))).pages) == 2
    with pytest.raises(PictureTooLargeError):
        pdf(figure(height=1200))


def test_a_figure_is_never_on_two_pages_and_keeps_its_caption() -> None:
    for lines in range(20, 40):
        data = pdf(*[Paragraph("Line")] * lines, figure(twin_follows=False))
        tree = PdfReader(BytesIO(data))
        (element,) = elements(data, "Figure")
        home = element.raw_get("/Pg").idnum
        number = next(
            n
            for n, page in enumerate(tree.pages)
            if page.indirect_reference and page.indirect_reference.idnum == home
        )
        assert "Positions" in tree.pages[number].extract_text()
        foot = float(element["/A"][0].get_object()["/BBox"][1])
        assert foot > 40


def test_hostile_words_give_a_good_figure() -> None:
    parts = (Label(10, 20, HOSTILE), Label(10, 40, "One\nTwo\tThree"), Label(5, 60, ""))
    data = pdf(figure(caption=HOSTILE, says=HOSTILE, parts=parts))
    assert_valid(data)
    assert "\x07" not in elements(data, "Figure")[0]["/Alt"]


def test_the_same_figure_gives_the_same_bytes() -> None:
    assert pdf(figure()) == pdf(figure())


def test_a_figure_without_words_or_with_tiny_letters_is_refused() -> None:
    with pytest.raises(ValueError, match="says nothing"):
        figure(says="  ")
    with pytest.raises(ValueError, match="smaller than"):
        figure(parts=(Label(0, 10, "Tiny", 9.5),))


# Contents


def chapters(count: int, paragraphs: int = 8, second: int = 0) -> list[Block]:
    blocks: list[Block] = []
    for number in range(1, count + 1):
        blocks.append(Heading(1, f"Chapter {number}"))
        blocks += [Heading(2, f"Part {number}.{part}") for part in range(1, second + 1)]
        blocks += [Paragraph(SENTENCE * 4)] * paragraphs
    return blocks


def entries(data: bytes) -> list[str]:
    return [" ".join(node.text.split()) for node in read(data).all("TOCI")]


def test_a_long_document_lists_its_contents_with_the_right_pages() -> None:
    made = rendered(outline(*chapters(14)))
    assert made.pages > 10
    assert_valid(made.data)
    listed = entries(made.data)
    assert len(listed) == 14
    homes = link_pages(made.data)
    assert listed == [f"Chapter {n} {home}" for n, home in enumerate(homes, start=1)]
    pages = PdfReader(BytesIO(made.data)).pages
    for number, home in enumerate(homes, start=1):
        assert f"Chapter {number}\n" in f"{pages[home - 1].extract_text()}\n"
    assert homes == sorted(homes)
    assert homes[-1] > 10


def link_pages(data: bytes) -> list[int]:
    """The pages that links within a document lead to."""
    reader = PdfReader(BytesIO(data))
    order = [page.indirect_reference.idnum for page in reader.pages if page.indirect_reference]
    found = []
    for page in reader.pages:
        for note in page.get("/Annots", []):
            target = note.get_object().get("/Dest")
            if target is not None:
                found.append(order.index(next(iter(target.get_object())).idnum) + 1)
    return found


def test_contents_stand_after_what_stands_first_and_lead_to_the_headings() -> None:
    data = pdf(*chapters(14))
    heads = [node.text for node in read(data).all("H1", "H2")]
    assert heads[1:4] == ["Chapter 1", "Contents", "Chapter 2"]
    reader = PdfReader(BytesIO(data))
    links = [
        note.get_object()
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/Dest" in note.get_object()
    ]
    assert len(links) == 14
    assert all("page" in link["/Contents"] for link in links)
    assert links[2]["/Contents"].startswith("Chapter 3, page ")


def test_a_document_of_ten_pages_or_few_headings_has_no_contents() -> None:
    short = rendered(outline(*chapters(4)))
    assert short.pages <= 10
    assert not entries(short.data)
    assert not entries(pdf(*chapters(2, paragraphs=60)))


def test_headings_below_are_listed_only_where_the_list_stays_short() -> None:
    assert "Part1.1" in "".join(entries(pdf(*chapters(5, 22, second=2)))).replace(" ", "")
    assert len(entries(pdf(*chapters(14, 8, second=4)))) == 14


def test_contents_are_not_parted_where_a_page_can_hold_them() -> None:
    for lines in range(0, 40, 3):
        first: list[Block] = [Heading(1, "Summary"), *[Paragraph("Line")] * lines]
        pages = PdfReader(BytesIO(pdf(*first, *chapters(14)))).pages
        told = [page.extract_text() for page in pages]
        with_list = [text for text in told if re.search(r"Chapter 14\D*\d+$", text, re.MULTILINE)]
        assert "Contents" in with_list[0]


def test_dots_that_lead_to_a_number_are_not_read_out() -> None:
    data = pdf(*chapters(14))
    assert "." not in "".join(entries(data))
    assert not any("Contents" in text for text in unmarked_texts(data))
