"""The sheets of the paper kit as pages: how large, how many, and read in which order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.kinds import ItemKind, Status
from reflective_app.domain.question_set import QuestionSet
from reflective_app.reports.documents import paper_document
from reflective_app.reports.paper.asked import chosen, ladders
from reflective_app.reports.paper.kit import KINDS
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.question_set_library import list_question_sets
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording.codes import question_codes
from tests.builders import FILES, a_question, a_set, an_item
from tests.reports.structure import Node, read, unmarked_texts
from tests.reports.validity import assert_valid

MM = 72 / 25.4
MARGIN = 20
"""Points from the edge of the paper that no letter comes into."""


@cache
def shipped() -> dict[str, QuestionSet]:
    found = (entry.question_set for entry in list_question_sets() if entry.shipped)
    return {s.guide.id: s for s in found if s and s.guide.status is Status.PUBLISHED}


@cache
def newshire() -> Assessment:
    return sample_assessment()


@cache
def printed(kind: str, guide: str = "kinship-care", everything: bool = False) -> bytes:
    """A blank sheet of a shipped set."""
    made = shipped()[guide]
    return paper_document(kind, ".pdf", made, None if everything else chosen(made, None)).data


def of_newshire(kind: str) -> bytes:
    ours = newshire()
    asked = chosen(ours.question_set, None)
    return paper_document(kind, ".pdf", ours.question_set, asked, ours).data


def texts(data: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(data)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]


class Drawn(NamedTuple):
    """What is drawn on one page."""

    boxes: list[tuple[float, float, float, float]]
    lines: list[tuple[float, float, float]]
    """Level lines: height above the foot, left end, right end."""
    read_sizes: set[float]
    """Sizes of the letters that are read out."""


def drawn(data: bytes) -> Iterator[Drawn]:
    reader = PdfReader(BytesIO(data))
    for page in reader.pages:
        yield _drawn(ContentStream(page.get_contents(), reader).operations)


def _drawn(operations: Any) -> Drawn:
    found = Drawn([], [], set())
    start, read_out = (0.0, 0.0), False
    for operands, operator in operations:
        if operator == b"re":
            found.boxes.append(tuple(map(float, operands)))  # type: ignore[arg-type]
        elif operator == b"m":
            start = (float(operands[0]), float(operands[1]))
        elif operator == b"l":
            x, y = map(float, operands)
            if abs(y - start[1]) < 0.01:
                found.lines.append((round(y, 2), start[0], x))
        elif operator == b"BDC":
            read_out = isinstance(operands[1], dict) and "/MCID" in operands[1]
        elif operator == b"Tf" and read_out:
            found.read_sizes.add(float(operands[1]))
    return found


def page_sizes(data: bytes) -> set[tuple[int, int]]:
    sizes = (page.mediabox for page in PdfReader(BytesIO(data)).pages)
    return {(round(size.width / MM), round(size.height / MM)) for size in sizes}


def hostile() -> QuestionSet:
    return read_question_set(FILES / "hostile-set.toml")


@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_keeps_to_the_standards_blank_and_for_a_council(kind: str) -> None:
    assert_valid(printed(kind))
    assert_valid(of_newshire(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_of_a_hostile_set_leaves_its_sheet(kind: str) -> None:
    data = paper_document(kind, ".pdf", hostile()).data
    assert_valid(data)
    outside = []
    for page in pypdfium2.PdfDocument(data):
        wide, high = page.get_size()
        text = page.get_textpage()
        for number in range(text.count_chars()):
            left, low, right, top = text.get_charbox(number)
            if left < MARGIN or low < MARGIN or right > wide - MARGIN or top > high - MARGIN:
                outside.append((text.get_text_range(number, 1), left, low))
    assert [each for each in outside if each[0].strip()] == []


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.asks])
def test_every_question_of_a_hostile_set_is_on_the_sheet_whole(kind: str) -> None:
    told = "".join(read(paper_document(kind, ".pdf", hostile()).data).text.split())
    assert told.count("W" * 20) >= 1
    for words in ("<b>Isit</b>&{there}", "&Isit&done"):
        assert words in told
    if kind != "tally":
        assert "$(reboot)" not in told  # which only other kinds of question say
        assert "{some}&times" in told
        assert told.count("Howdoyouknow?") == len(ladders(hostile()))


@pytest.mark.parametrize("kind", ["parking", "sign-in", "explainer", "cards"])
def test_what_is_to_be_one_page_is_one_page_for_every_guide(kind: str) -> None:
    for guide in shipped():
        assert len(texts(printed(kind, guide))) == 1
    assert len(texts(of_newshire(kind))) == 1


@pytest.mark.parametrize("guide", ["kinship-care", "mentoring-and-befriending"])
def test_three_questions_stand_on_a_page_after_the_first(guide: str) -> None:
    codes = [question_codes(shipped()[guide])[q.id] for q in ladders(shipped()[guide])]
    found = [
        sum(1 for code in codes if f"{code}\u00a0" in page or f"{code} " in page)
        for page in _headings(printed("responses", guide, everything=True))
    ]
    assert found[0] == 2
    assert set(found[1:-1]) == {3}
    assert sum(found) == len(codes)


def _headings(data: bytes) -> list[str]:
    """For each page, the codes set in large letters."""
    told = []
    for page in PdfReader(BytesIO(data)).pages:
        parts: list[str] = []

        def note(text: str, _: Any, __: Any, ___: Any, size: float, parts: Any = parts) -> None:
            if size and size > 20:
                parts.append(f"{text.strip()} ")

        page.extract_text(visitor_text=note)
        told.append("".join(parts))
    return told


@pytest.mark.parametrize("kind", ["responses", "large-print"])
def test_boxes_to_tick_are_at_least_8_mm_and_do_not_touch(kind: str) -> None:
    boxes = 0
    for page in drawn(printed(kind)):
        squares = [box for box in page.boxes if abs(box[2] - box[3]) < 0.01]
        boxes += len(squares)
        assert all(side >= 8 * MM for _, _, side, _ in squares)
        by_column: dict[float, list[float]] = {}
        for left, low, _, _ in squares:
            by_column.setdefault(left, []).append(low)
        for lows in by_column.values():
            for low, high in pairwise(sorted(lows)):
                assert high - low > squares[0][2] + MM
    asked = [shipped()["kinship-care"].question(q) for q in chosen(shipped()["kinship-care"], None)]
    assert boxes == sum(len(question.rungs) + 2 for question in asked)


@pytest.mark.parametrize("kind", ["responses", "large-print"])
def test_lines_to_write_on_are_at_least_10_mm_apart(kind: str) -> None:
    written = 0
    for page in drawn(printed(kind)):
        columns: dict[tuple[float, float], list[float]] = {}
        for at, left, right in page.lines:
            columns.setdefault((left, right), []).append(at)
        for heights in columns.values():
            for low, high in pairwise(sorted(heights)):
                assert high - low >= 10 * MM - 0.05
                written += 1
    assert written > 30


def test_large_print_is_18_point_or_more_wherever_it_is_read() -> None:
    sizes = {size for page in drawn(printed("large-print")) for size in page.read_sizes}
    assert min(sizes) == 18


def test_large_print_has_one_column() -> None:
    lefts = {
        box[0]
        for page in drawn(printed("large-print"))
        for box in page.boxes
        if abs(box[2] - box[3]) < 0.01
    }
    assert len(lefts) == 1


def test_large_print_keeps_each_question_on_one_page() -> None:
    data = printed("large-print", everything=True)
    assert [page.count("How do you know?") for page in texts(data)] == [0, *[1] * 90]
    assert [page.count("Anything else?") for page in texts(data)] == [0, *[1] * 90]


@pytest.mark.parametrize("guide", ["kinship-care", "mentoring-and-befriending"])
def test_each_wall_sheet_is_one_a3_page_lying_down(guide: str) -> None:
    data = printed("wall", guide)
    items = [i for i in shipped()[guide].items if i.kind is ItemKind.RECOMMENDATION]
    assert page_sizes(data) == {(420, 297)}
    assert [item.title in page for item, page in zip(items, texts(data), strict=True)]
    for page in drawn(data):
        assert len([box for box in page.boxes if box[3] > 150 * MM]) == 5


def test_other_sheets_are_a4() -> None:
    for kind in set(KINDS) - {"wall", "tally"}:
        assert page_sizes(printed(kind)) == {(210, 297)}
    assert page_sizes(printed("tally")) == {(297, 210)}


def test_both_votes_on_a_question_stand_on_one_page_of_the_tally() -> None:
    data = printed("tally", everything=True)
    codes = question_codes(shipped()["kinship-care"])
    pages = [" ".join(page.split()) for page in texts(data)]
    assert len(pages) > 5
    for question in ladders(shipped()["kinship-care"]):
        counts = [f" {page} ".count(f" {codes[question.id]} ") for page in pages]
        assert sorted(counts)[-2:] == [0, 2]


def test_cards_are_as_large_as_the_page_allows_and_cut_along_shared_lines() -> None:
    (page,) = drawn(printed("cards"))
    heights = sorted({at for at, left, right in page.lines if right - left > 80 * MM})
    cuts = [b - a for a, b in pairwise(heights) if b - a > 40 * MM]
    assert len(cuts) == 4
    assert max(cuts) - min(cuts) < 0.1
    assert len({(round(at), round(left)) for at, left, _ in page.lines}) == len(page.lines)


def test_the_answers_are_read_from_the_first_sentence_to_the_last_after_their_question() -> None:
    made = a_set(an_item("money", [a_question("pay", rungs=5, text="Is it paid?")]))
    tree = read(paper_document("responses", ".pdf", made).data)
    section = next(s for s in tree.all("Sect") if "Is it paid?" in s.text)
    assert [kid.tag for kid in section.kids if isinstance(kid, Node)] == ["H2", "P", "L", "P", "P"]
    assert " ".join(section.first("H2").text.split()) == "R1 a Is it paid?"
    assert [label.text for label in section.all("Lbl")] == ["0", "1", "2", "3", "4", "?", "x"]
    assert [p.text for p in section.all("P")] == ["Money", "How do you know?", "Anything else?"]


def test_room_to_write_is_not_read_out() -> None:
    for kind in ("parking", "sign-in"):
        rows = list(read(printed(kind)).all("TR"))
        assert len(rows) == 1
    assert "____" not in read(printed("responses")).text


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_names_the_guide_the_set_and_its_own_number(kind: str) -> None:
    pages = [" ".join(text.split()) for text in unmarked_texts(of_newshire(kind))]
    for number, text in enumerate(pages, start=1):
        for part in ("Kinship Care, guide of October 2024", "Question set ", "22 November 2026"):
            assert part in text
        assert text.count("OFFICIAL") >= 2
        assert f"Page {number} of {len(pages)}" in text
        assert number == 1 or "Newshire · " in text


def test_every_page_of_a_response_has_its_sheet_number_and_no_page_hides_it() -> None:
    for data in (printed("responses"), of_newshire("responses"), printed("large-print")):
        assert all(text.count("Sheet number") == 1 for text in unmarked_texts(data))


def test_every_page_of_a_blank_sheet_has_a_line_for_council_and_date() -> None:
    for kind in set(KINDS) - {"large-print"}:
        for text in unmarked_texts(printed(kind)):
            assert "Council" in text
            assert "Date" in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_sheet_has_the_same_bytes(kind: str) -> None:
    made = shipped()["kinship-care"]
    again = paper_document(kind, ".pdf", made, chosen(made, None)).data
    assert again == printed(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_number_of_pages_that_is_told_is_the_number_printed(kind: str) -> None:
    made = paper_document(kind, ".pdf", shipped()["kinship-care"])
    assert made.pages == len(PdfReader(BytesIO(made.data)).pages)


def test_the_tally_of_a_half_day_is_no_more_than_two_pages() -> None:
    assert len(texts(of_newshire("tally"))) == 2
    assert len(texts(printed("tally"))) == 2


def test_what_a_person_reads_on_a_sheet_is_at_least_10_point_and_its_sentences_12() -> None:
    for kind in KINDS:
        sizes = {size for page in drawn(printed(kind)) for size in page.read_sizes}
        assert min(sizes) >= 10
    sentence = "Carers with an order or a fostering approval"
    found: list[float] = []

    def note(text: str, _: Any, __: Any, ___: Any, size: float) -> None:
        if sentence in text:
            found.append(size)

    for page in PdfReader(BytesIO(printed("responses"))).pages:
        page.extract_text(visitor_text=note)
    assert found
    assert min(found) == 12


def test_no_line_of_a_foot_in_large_print_ends_in_the_middle() -> None:
    for page in pypdfium2.PdfDocument(of_newshire("large-print")):
        lines = page.get_textpage().get_text_range().splitlines()
        assert [line for line in lines if line.strip().endswith("·")] == []
        assert "Question set" in "".join(lines)
