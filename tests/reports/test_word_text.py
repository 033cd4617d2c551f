"""Whatever people write stands in the Word file as they wrote it, as text and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflective_app.reports.documents import KINDS
from reflective_app.reports.documents import outline as document_outline
from reflective_app.reports.outline import (
    Block,
    Board,
    BoardColumn,
    Box,
    Bullets,
    Card,
    Citation,
    Column,
    Figure,
    Heading,
    Outline,
    PageBreak,
    Paragraph,
    Span,
    Table,
    Words,
    as_cell,
    words_of,
)
from reflective_app.reports.paper.kit import paper_outline
from reflective_app.reports.sheet_text import sheet_lines
from reflective_app.reports.text_twin import plain_text
from reflective_app.reports.word import render_word
from reflective_app.reports.word.text import writable
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.sample import sample_assessment
from tests.builders import FILES, an_assessment
from tests.generated import generated_assessment
from tests.reports.samples import every_block, outline, roadmap
from tests.reports.word_file import WordFile, find, key, text

anything = st.text(
    st.characters(codec=None) | st.sampled_from("\n\t\r\0\x1b 👩‍👧ŵ́אبब\u202e\ud800<&")
)

_WORD = re.compile(r"\w+")


def made(*blocks: Block, **changes: object) -> WordFile:
    return WordFile(render_word(outline(*blocks, **changes)))


@cache
def documents() -> dict[str, Outline]:
    """Every kind of document, by a small council and by a large one, and some sheets."""
    found = {"every block": every_block(), "board": roadmap()}
    for name, assessment in (("sample", sample_assessment()), ("large", generated_assessment())):
        found |= {f"{name} {kind}": document_outline(kind, assessment) for kind in KINDS}
    asked = sample_assessment()
    for kind in ("responses", "cards", "wall"):
        found[f"paper {kind}"] = paper_outline(kind, asked.question_set, None, asked)
    return found


@pytest.mark.parametrize(
    "name", [*(f"{size} {kind}" for size in ("sample", "large") for kind in KINDS), "every block",
             "board", "paper responses", "paper cards", "paper wall"]
)  # fmt: skip
def test_all_that_a_document_says_stands_in_the_file_in_the_order_of_the_outline(name: str) -> None:
    content = documents()[name]
    word_file = WordFile(render_word(content))
    told = _one_line("\n".join(text(each) for each in find(word_file.body, "//w:p")))
    place = 0
    for words in _texts(content):
        wanted = _one_line(words)
        found = told.find(wanted, place)
        assert found >= 0, f"{wanted!r} does not follow {told[place - 80 : place]!r}"
        place = found + len(wanted)


@pytest.mark.parametrize("name", ["sample gap-report", "large roadmap", "every block", "board"])
def test_no_word_of_the_plain_text_is_missing(name: str) -> None:
    content = documents()[name]
    word_file = WordFile(render_word(content))
    roots = [word_file.body, word_file.xml("word/footer1.xml")]
    told = {word for root in roots for p in find(root, "//w:p") for word in _WORD.findall(text(p))}
    shown = find(word_file.body, "//wp:docPr/@descr")
    told |= {word for each in (*_addresses(word_file), *shown) for word in _WORD.findall(each)}
    told |= {sign[:-1] for block in content.blocks for sign in getattr(block, "signs", ())}
    assert set(_WORD.findall(plain_text(content))) - told <= {"Table", "Board", "Picture"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("w\u0302yn", "ŵyn"),
        ("👍 agreed", "👍 agreed"),
        ("家人 and שלום and سلام", "家人 and שלום and سلام"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("tab\tbell\a", "tab bell"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("half \ud83d", "half \ufffd"),
        ("\u202eright to left", "right to left"),
        ("nul\0 \x1b[31m \x85 \ufffe\uffff\ufeff", "nul [31m   "),
        ("<b>&amp; ]]> {title}", "<b>&amp; ]]> {title}"),
        ("=1+1 +44 -5 @sum", "=1+1 +44 -5 @sum"),
        ("10\u202f% thin\u2009space", "10\u202f% thin\u2009space"),
        (" spaced  out ", " spaced  out "),
    ],
)
def test_text_stays_as_it_was_typed_but_for_what_nobody_sees(typed: str, kept: str) -> None:
    assert made(Paragraph(typed)).said("Normal") == [kept]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.lists(anything, min_size=12, max_size=12), anything)
def test_text_of_any_kind_gives_a_file_that_says_it(parts: list[str], address: str) -> None:
    """In every place that people can write into."""
    heading, bold, item, sign, caption, column, cell, title, boxed, phase, card, council = parts
    word_file = made(
        Heading(1, heading),
        Paragraph((Span("Need: "), Span(bold, bold=True, href=address))),
        Bullets((f"{item}.", "So."), labels=(sign, "And")),
        Table(caption, (Column(column), Column("Gap")), ((as_cell(cell), as_cell("None")),)),
        Box(title, (Paragraph(boxed),)),
        Board("", (BoardColumn(phase, "", (Card("1.", card),)),)),
        title=heading,
        council=council,
        marking=item,
        guide=bold,
    )
    told = "".join(text(word_file.body).split())
    for each in parts:
        assert "".join(writable(each).split()) in told
    for name in word_file.parts:
        if name.endswith((".xml", ".rels")):
            assert word_file.xml(name) is not None


def test_a_line_end_is_a_line_end_and_not_a_paragraph() -> None:
    paragraphs = made(Paragraph("Name a lead.\nTell the family.")).paragraphs("Normal")
    assert len(paragraphs) == 1
    assert len(find(paragraphs[0], ".//w:br")) == 1


def test_long_texts_and_long_words_are_given_whole() -> None:
    long, word = " ".join(f"carer{n}" for n in range(5000)), "W" * 200
    columns = (Column("Code"), Column("Gap"))
    word_file = made(Paragraph(long), Table("Gaps", columns, ((as_cell(word), as_cell(long)),)))
    assert word_file.said("Normal")[0] == long
    assert word_file.tables[0][1] == [word, long]
    widths = [int(each) for each in find(word_file.body, "//w:gridCol/@w:w")]
    assert min(widths) > 1000


def test_what_is_read_from_right_to_left_is_set_so() -> None:
    word_file = made(Paragraph("«שלום» to all"), Paragraph("Hello, שלום"))
    first, second = word_file.paragraphs("Normal")
    assert find(first, "w:pPr/w:bidi")
    assert find(first, "w:r/w:rPr/w:rtl")
    assert not find(second, "w:pPr/w:bidi | w:r/w:rPr")


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_set_gives_a_document_that_says_its_texts(kind: str) -> None:
    hostile = an_assessment(read_question_set(FILES / "hostile-set.toml"))
    word_file = WordFile(render_word(document_outline(kind, hostile)))
    assert word_file.said("Title")
    assert {target for target, outside in word_file.links.values() if outside} <= {
        address for address in _addresses(word_file) if address.startswith(("http", "mailto"))
    }


def test_words_with_nothing_to_see_leave_no_empty_paragraph() -> None:
    word_file = made(
        Heading(1, " \0"),
        Paragraph("\n"),
        Bullets(("", " ", "\u202e")),
        Box("", (Paragraph(""),)),
        Paragraph("Help."),
    )
    assert [text(each) for each in word_file.paragraphs()][4:] == ["Help."]


def test_bold_words_and_links_have_the_styles_for_it() -> None:
    words = (
        Span("Carers "),
        Span("need", bold=True),
        Span("the Act", href="https://www.gov.uk/a?b=1&c=2#d"),
        Span("write", bold=True, href="mailto:kin@newshire.gov.uk"),
    )
    word_file = made(Paragraph(words))
    runs = find(word_file.paragraphs("Normal")[0], ".//w:r")
    assert [find(each, "string(w:rPr/w:rStyle/@w:val)") for each in runs] == [
        "",
        "Strong",
        "Hyperlink",
        "Hyperlink",
    ]
    assert [bool(find(each, "w:rPr/w:b")) for each in runs] == [False, False, False, True]
    assert _addresses(word_file) == ["https://www.gov.uk/a?b=1&c=2#d", "mailto:kin@newshire.gov.uk"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\server\\share",
        "C:\\report.docx",
        "ftp://example.org",
        "www.gov.uk",
        "http://",
        "http://a:b:c/",
        "http://host:notaport/",
        "https://[half/",
        "https://example.org/%zz",
        "mailto:",
        "https://example.org/" + "a" * 2100,
    ],
)
def test_an_address_that_word_must_not_follow_or_refuses_stays_text(address: str) -> None:
    word_file = made(Paragraph((Span("Look here", href=address),)))
    assert word_file.said("Normal") == ["Look here"]
    assert not find(word_file.body, "//w:hyperlink")
    assert not _addresses(word_file)


def test_an_address_with_spaces_and_other_letters_is_written_so_that_word_takes_it() -> None:
    word_file = made(Paragraph((Span("Look", href="https://example.org/a b/ŵ"),)))
    assert _addresses(word_file) == ["https://example.org/a%20b/%C5%B5"]


def test_a_citation_leads_to_its_entry_in_the_list_of_sources() -> None:
    act, guide = Citation(3, "The Act"), Citation(4, "The Guide")
    said = Paragraph(
        (
            Span("Law ["),
            Span("3", href="https://act", cites=act),
            Span(", "),
            Span("4", href="https://guide", cites=guide),
            Span("]"),
        )
    )
    entry = (Span("The Act", href="https://act", lists=act),)
    sources = Bullets((entry, entry), numbered=True, labels=("3.", "3."))
    word_file = made(said, sources)
    first, second = find(word_file.paragraphs("Normal")[0], ".//w:hyperlink")
    assert first.get(key("w:anchor")) == "source_3"
    assert first.get(key("w:tooltip")) == "Source 3, The Act"
    assert word_file.links[second.get(key("r:id"))] == ("https://guide", True)
    marks = find(word_file.body, "//w:bookmarkStart")
    assert [each.get(key("w:name")) for each in marks] == ["source_3"]
    assert text(marks[0].getparent()) == "The Act"
    assert find(word_file.body, "//w:bookmarkEnd/@w:id") == [marks[0].get(key("w:id"))]


def test_every_citation_of_a_report_leads_to_an_entry_that_is_there() -> None:
    word_file = WordFile(render_word(documents()["sample gap-report"]))
    places = find(word_file.body, "//w:bookmarkStart/@w:name")
    anchors = set(find(word_file.body, "//w:hyperlink/@w:anchor"))
    assert anchors
    assert anchors <= set(places)
    assert len(places) == len(set(places))


def _addresses(word_file: WordFile) -> list[str]:
    return [target for target, outside in word_file.links.values() if outside]


def _one_line(words: str) -> str:
    return " ".join(writable(words).split())


def _texts(content: Outline) -> Iterator[str]:
    yield from (content.title, content.council, content.guide, content.date_words)
    for block in content.blocks:
        yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=words) | Paragraph(words=words):
            yield words_of(words)
        case Bullets(items=items):
            for label, item in zip(block.signs, items, strict=True):
                if block.worded and words_of(item).strip():
                    yield label
                yield words_of(item)
        case Table():
            yield from _table_texts(block)
        case Box(title=title, blocks=inside):
            yield title
            for each in inside:
                yield from _block_texts(each)
        case Board():
            yield from _board_texts(block)
        case Figure(caption=caption, twin=twin, twin_follows=follows):
            yield caption
            if follows:
                yield from _table_texts(twin)
        case PageBreak():
            return
        case _:
            yield from sheet_lines(block)


def _table_texts(table: Table) -> Iterator[str]:
    yield table.caption
    yield from (column.title for column in table.columns)
    for row in table.rows:
        for cell in row:
            yield from map(words_of, cell.paragraphs)


def _board_texts(board: Board) -> Iterator[str]:
    yield board.caption
    for column in board.columns:
        yield from (column.title, column.note)
        for card in column.cards:
            lines: tuple[Words, ...] = (card.code, card.title, *card.lines)
            yield from map(words_of, lines)
