"""A printed question set: nothing of it is left out, every claim has its source, ours is ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from reflective_app.assets import shipped
from reflective_app.domain.basis import Basis
from reflective_app.domain.claims import claims
from reflective_app.domain.fingerprint import fingerprint, local_fingerprint
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import Completeness, QuestionKind, Standing, Status
from reflective_app.domain.local_questions import with_local_items
from reflective_app.domain.question_set import QuestionSet
from reflective_app.reports.documents import UnknownFormatError, printed_set, set_document
from reflective_app.reports.outline import (
    Block,
    Box,
    Bullets,
    Heading,
    Outline,
    Paragraph,
    Span,
    Table,
    Words,
    rich,
    words_of,
)
from reflective_app.reports.question_set_pages import question_set_pages
from reflective_app.storage.local_questions_file import read_local_questions
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.wording.codes import LETTERS
from reflective_app.wording.question_set import KNOWN
from reflective_app.wording.words import STANDINGS, answer_words
from tests.builders import a_count, a_set, an_item
from tests.reports.structure import read, unmarked_texts
from tests.reports.validity import assert_valid
from tests.storage.samples import FILES, SMALL_SET

SHIPPED = sorted(shipped("questionnaires").glob("*.toml"))
ALL = [*SHIPPED, SMALL_SET]
EVERY = pytest.mark.parametrize("path", ALL, ids=[path.stem for path in ALL])


@cache
def the_set(path: Path) -> QuestionSet:
    return read_question_set(path)


@cache
def pages(path: Path) -> Outline:
    return question_set_pages(the_set(path))


def words_in(block: Block) -> Iterator[Words]:
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(words=words):
            yield words
        case Bullets(items=items):
            yield from items
        case Box(blocks=inner):
            for each in inner:
                yield from words_in(each)
        case Table(rows=rows):
            for row in rows:
                for cell in row:
                    yield from cell.paragraphs


def texts(blocks: list[Block]) -> str:
    return "\n".join(words_of(words) for block in blocks for words in words_in(block))


def under(title: str, outline: Outline) -> list[Block]:
    """The blocks from a heading to the next one of its level or above."""
    blocks = list(outline.blocks)
    (start,) = (
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Heading) and block.text == title
    )
    level = blocks[start].level  # type: ignore[union-attr]
    for place in range(start + 1, len(blocks)):
        block = blocks[place]
        if isinstance(block, Heading) and block.level <= level:
            return blocks[start:place]
    return blocks[start:]


def item_title(item: Item, question_set: QuestionSet) -> str:
    return f"{question_set.codes[item.id]} {item.title}"


def question_title(question: Question, item: Item, question_set: QuestionSet) -> str:
    letter = LETTERS[item.questions.index(question)]
    return f"{question_set.codes[item.id]} {letter} {question.text}"


def says(basis: Basis, told: str, question_set: QuestionSet) -> bool:
    """Whether a standing and each of its sources are told."""
    if basis.standing is Standing.OWN:
        return "our own" in told.lower()
    return f"{KNOWN[basis.standing]} {numbers(basis.sources, question_set)}" in told


def numbers(sources: Sequence[str], question_set: QuestionSet) -> str:
    """Sources as a statement names them: [3, 14]."""
    ids = [source.id for source in question_set.guide.sources]
    return f"[{', '.join(map(str, sorted(ids.index(each) + 1 for each in sources)))}]"


def citations(blocks: Sequence[Block]) -> Iterator[Span]:
    """Every number that stands for a source."""
    for block in blocks:
        for words in words_in(block):
            yield from (span for span in rich(words) if span.cites)


def entries(path: Path) -> list[tuple[str, Words]]:
    """The list of sources: what stands before each entry, and the entry."""
    (block,) = (block for block in under("Sources", pages(path)) if isinstance(block, Bullets))
    return list(zip(block.signs, block.items, strict=True))


@EVERY
def test_every_item_says_all_it_has_and_how_each_part_is_known(path: Path) -> None:
    found, outline = the_set(path), pages(path)
    for item in found.items:
        told = texts(under(item_title(item, found), outline))
        parts = (item.what, item.why, item.how, item.caution, item.population)
        assert [text for text in parts if text and text not in told] == []
        assert says(item.basis, told, found)
        assert all(says(basis, told, found) for basis in item.basis_of.values())
        for component in item.core_components:
            assert component.text in told
            assert component.basis is None or says(component.basis, told, found)
        for action in item.actions:
            assert action.text.rstrip(".") in told


@EVERY
def test_every_question_says_all_it_has_and_its_own_standing(path: Path) -> None:
    found, outline = the_set(path), pages(path)
    for item in found.items:
        for question in item.questions:
            told = texts(under(question_title(question, item, found), outline))
            wanted = [question.why, question.better, *question.rungs, *question.speakers]
            drafts = [action for action in item.actions if action.question == question.id]
            wanted += [action.text.rstrip(".") for action in drafts]
            wanted += [*(text.rstrip(".") for text in question.look_for), *question.options]
            lowered = told.lower()  # a sentence begins with a capital
            assert [text for text in wanted if text and text.lower() not in lowered] == []
            assert ("Essential" in told) == question.essential
            if question.basis is not None:
                assert says(question.basis, told, found)
            elif item.basis.standing is Standing.OWN:
                assert "Our own question" in told
            else:
                code = found.codes[item.id]
                known = f"{KNOWN[item.basis.standing]} {numbers(item.basis.sources, found)}"
                assert f"{known}, as for {code}." in told


@EVERY
def test_the_sentences_of_a_ladder_stand_in_order_with_their_words(path: Path) -> None:
    found, outline = the_set(path), pages(path)
    for item in found.items:
        for question in item.ladder_questions:
            blocks = under(question_title(question, item, found), outline)
            (ladder,) = (block for block in blocks if isinstance(block, Bullets) and block.worded)
            assert ladder.items == question.rungs
            for rung, label in enumerate(ladder.labels):
                assert answer_words(question, rung) in (label, f"{label} in place")


@EVERY
def test_a_label_is_told_with_its_standing_and_a_missing_one_is_to_be_looked_up(
    path: Path,
) -> None:
    found, outline = the_set(path), pages(path)
    for item in found.items:
        if item.evidence is None:
            continue
        told = texts(under(item_title(item, found), outline))
        if item.evidence.label and item.evidence.standing:
            label = found.label(item.evidence.label).label
            assert f"{label}, {STANDINGS[item.evidence.standing]}" in told
        else:
            assert "Not recorded. " in told
            assert told.lower().count("look it up in the") == 1
        assert (item.evidence.note or "") in told
        assert not item.evidence.sources or numbers(item.evidence.sources, found) in told


@EVERY
def test_every_source_is_listed_with_its_address_and_what_rests_on_it(path: Path) -> None:
    found = the_set(path)
    listed = under("Sources", pages(path))
    told = texts(listed)
    links = {span.href for block in listed for words in words_in(block) for span in rich(words)}
    for source in found.guide.sources:
        assert source.title in told
        assert source.url is None or (source.url in told and source.url in links)
    assert told.count("Cited for: ") == len({claim.source for claim in claims(found)})


@EVERY
def test_the_number_of_each_source_is_the_one_that_its_entry_has(path: Path) -> None:
    found = the_set(path)
    for number, (source, (sign, entry)) in enumerate(
        zip(found.guide.sources, entries(path), strict=True), start=1
    ):
        assert sign == f"{number}."
        assert words_of(entry).startswith(source.title)


@EVERY
def test_a_number_leads_to_the_address_of_its_source(path: Path) -> None:
    sources = the_set(path).guide.sources
    spans = list(citations(pages(path).blocks))
    assert spans
    for span in spans:
        assert span.cites is not None
        source = sources[span.cites.number - 1]
        assert span.text == str(span.cites.number)
        assert (span.href, span.cites.title) == (source.url, source.title)


@EVERY
def test_every_source_that_a_claim_rests_on_is_cited_where_the_claim_is_made(path: Path) -> None:
    found, outline = the_set(path), pages(path)
    ids = [source.id for source in found.guide.sources]
    items = {item.id: item for item in found.items}
    for claim in claims(found):
        item = items.get(claim.key.partition(".")[0])
        blocks = under(item_title(item, found), outline) if item else outline.blocks
        cited = {span.cites.number for span in citations(blocks) if span.cites}
        assert ids.index(claim.source) + 1 in cited


@EVERY
def test_no_title_of_a_source_is_spelt_out_outside_the_list(path: Path) -> None:
    """Repeated titles made two pages of one."""
    found, outline = the_set(path), pages(path)
    for item in found.items:
        told = texts(under(item_title(item, found), outline))
        assert [source.title for source in found.guide.sources if source.title in told] == []


def heard(data: bytes) -> dict[str, set[str]]:
    """What links say by themselves to whoever cannot see them, with what they are called."""
    reader = PdfReader(BytesIO(data))
    found: dict[str, set[str]] = {}
    root: Any = reader.trailer["/Root"]
    waiting: list[Any] = [root["/StructTreeRoot"]["/K"]]
    while waiting:
        element = waiting.pop().get_object()
        kids = element.get("/K", [])
        kids = [each.get_object() for each in (kids if isinstance(kids, list) else [kids])]
        waiting += [kid for kid in kids if isinstance(kid, dict) and "/S" in kid]
        if element["/S"] == "/Link" and "/Alt" in element:
            names = {kid["/Obj"]["/Contents"] for kid in kids if isinstance(kid, dict)}
            found.setdefault(element["/Alt"], set()).update(names)
    return found


def test_a_listener_hears_that_a_number_is_a_source_and_which() -> None:
    found = the_set(SMALL_SET)
    spoken = heard(set_document(".pdf", found))
    assert spoken
    for says_it, names in spoken.items():
        number = int(says_it.removeprefix("source "))
        source = found.guide.sources[number - 1]
        assert names == {f"Source {number}, {source.title}: {source.url}"}


@EVERY
def test_a_set_is_short_enough_to_be_read(path: Path) -> None:
    """Half a page for a question, with all that belongs to its item, and a few to begin."""
    asked = sum(len(item.questions) for item in the_set(path).items)
    printed = len(PdfReader(BytesIO(set_document(".pdf", the_set(path)))).pages)
    assert printed <= 6 + asked / 2


@EVERY
def test_what_was_not_seen_and_what_the_set_is_not_are_told_on_the_first_two_pages(
    path: Path,
) -> None:
    guide, made = the_set(path).guide, set_document(".pdf", the_set(path))
    lines: list[str] = []
    first_two = list(PdfReader(BytesIO(made)).pages)[:2]
    for sheet, furniture in zip(first_two, unmarked_texts(made)[:2], strict=True):
        read_here = sheet.extract_text().splitlines()
        lines += [line for line in read_here if line.strip() not in furniture]
    told = " ".join(" ".join(lines).split())
    assert all(" ".join(text.split()) in told for text in (*guide.not_seen, guide.notice))


@EVERY
def test_everything_known_of_the_guide_is_told_with_its_source(path: Path) -> None:
    found, outline = the_set(path), pages(path)
    guide, told = found.guide, texts(list(outline.blocks))
    for text in (guide.notice, guide.publisher, guide.population, guide.licence, *guide.not_seen):
        assert text in told
    facts = list(outline.blocks)
    for fact in guide.facts:
        (line,) = (
            words_of(words)
            for block in facts
            for words in words_in(block)
            if words_of(words).startswith(f"{fact.text} ")
        )
        assert says(fact.basis, line, found)


@EVERY
def test_the_lists_of_a_set_say_how_they_are_known(path: Path) -> None:
    found, outline = the_set(path), pages(path)
    lists = {
        "The guide’s scale for strength of evidence": [
            (each.label, each.basis) for each in found.evidence_labels
        ],
        "Family groups": [(each.label, each.basis) for each in found.family_groups],
        "National Framework": [(each.label, each.basis) for each in found.framework],
        "Headings for the services you offer": [
            (each.label, each.basis) for each in found.offer_headings
        ],
    }
    for title, entries in lists.items():
        told = texts(under(title, outline)) if entries else ""
        for label, basis in entries:
            assert label in told
            assert says(basis, told, found)


def test_what_an_item_depends_on_is_parted_by_semicolons_and_lists_follow_their_headings() -> None:
    for path in SHIPPED:
        blocks = pages(path).blocks
        for item in the_set(path).items:
            found = the_set(path)
            needed = [found.item(each) for each in item.enabled_by]
            named = "; ".join(f"{found.codes[each.id]} {each.title}" for each in needed)
            assert not needed or f"Depends on: {named}" in texts(list(blocks))
        for before, block in pairwise(blocks):
            if isinstance(block, Paragraph) and words_of(block.words).startswith("All of these: "):
                assert isinstance(before, Bullets)


def test_parts_of_an_item_that_are_known_in_another_way_say_so() -> None:
    other = {"standing": "reported", "sources": ["news-item"]}
    found = the_set(SMALL_SET)
    text = found.model_dump(mode="json", by_alias=True)
    text["items"][0]["basis_of"] = dict.fromkeys(
        ["title", "what", "why", "how", "caution", "population", "enabled_by"], other
    )
    changed = QuestionSet.model_validate(text, strict=False)
    told = texts(under("R1 Pay neighbours an allowance", question_set_pages(changed)))
    before = texts(under("R1 Pay neighbours an allowance", pages(SMALL_SET)))
    reported = f"Reported {numbers(['news-item'], found)}."
    assert told.count(reported) == before.count(reported) + 7


@EVERY
def test_every_page_names_the_guide_its_edition_revision_and_fingerprint(path: Path) -> None:
    found = the_set(path)
    sheets = unmarked_texts(set_document(".pdf", found))
    for number, furniture in enumerate(sheets, start=1):
        told = " ".join(furniture.split())
        assert f"edition {found.guide.edition}, revision {found.guide.revision}" in told
        assert f"Question set {fingerprint(found)}" in told
        assert f"Page {number} of {len(sheets)}" in told


@EVERY
def test_a_full_stop_stands_before_how_a_statement_is_known(path: Path) -> None:
    told = " ".join(printed_set(the_set(path)).text.split())
    known = r"(?:Seen|Reported|Inferred from) \[|Our own\b"
    before = [found[1] for found in re.finditer(rf"(\S) (?:{known})", told)]
    assert before
    assert set(before) <= set(".?!:")


def test_the_source_of_what_a_label_means_is_named_where_it_is_another_than_the_labels() -> None:
    found = the_set(SMALL_SET)
    ids = [source.id for source in found.guide.sources]
    basis = Basis(standing=Standing.SEEN, sources=(ids[0],))

    def told(source: str) -> str:
        label = found.evidence_labels[0].model_copy(
            update={"meaning": "It works", "source": source, "basis": basis}
        )
        changed = found.model_copy(update={"evidence_labels": (label,)})
        title = "The guide’s scale for strength of evidence"
        return texts(under(title, question_set_pages(changed)))

    assert "It works. Its meaning: [2]. Seen [1]." in told(ids[1])
    assert "It works. Seen [1]." in told(ids[0])


@pytest.mark.parametrize(
    ("called", "heading"),
    [
        ("Arrangement", "Groups by arrangement"),
        ("Age, level of help and adversity", "Groups by age, level of help and adversity"),
        ("SEND need", "Groups by SEND need"),
        (None, "Groups by kind of family"),
    ],
)
def test_family_groups_are_headed_by_what_the_set_calls_them(
    called: str | None, heading: str
) -> None:
    found = a_set(an_item("r"), groups=2)
    named = {} if called is None else {"groups_called": called}
    guide = found.guide.model_copy(update=named)
    outline = question_set_pages(found.model_copy(update={"guide": guide}))
    headings = [block.text for block in outline.blocks if isinstance(block, Heading)]
    assert heading in headings


@pytest.mark.parametrize(("unit", "said"), [("young people", "young people"), (None, "families")])
def test_what_is_counted_is_called_as_the_set_calls_it(unit: str | None, said: str) -> None:
    asked = [
        a_count("there", "eligible") | ({"unit": unit} if unit else {}),
        a_count("helped", "reached"),
    ]
    told = printed_set(a_set(an_item("r", asked))).text
    assert f"takes it as the number of {said} who could have it." in told
    assert f"takes it as the number of {said} reached." in told


@EVERY
def test_the_printed_set_keeps_to_the_standards_and_is_the_same_each_time(path: Path) -> None:
    made = set_document(".pdf", the_set(path))
    assert_valid(made)
    assert made == set_document(".pdf", the_set(path))
    assert PdfReader(BytesIO(made)).metadata.title == f"Question set · {the_set(path).guide.title}"  # type: ignore[union-attr]


def test_headings_lead_through_the_printed_set_in_the_order_of_the_text() -> None:
    spoken = [
        " ".join(n.text.split())
        for n in read(set_document(".pdf", the_set(SMALL_SET))).all("H1", "H2", "H3", "H4")
    ]
    headings = [block.text for block in pages(SMALL_SET).blocks if isinstance(block, Heading)]
    boxes = [block.title for block in pages(SMALL_SET).blocks if isinstance(block, Box)]
    assert [text for text in spoken if text not in boxes] == [pages(SMALL_SET).title, *headings]


@pytest.mark.parametrize(
    ("completeness", "word"),
    [
        (Completeness.FULL, "from the whole guide"),
        (Completeness.PARTIAL, "The guide may ask for more"),
        (Completeness.OUTLINE, "It is a draft"),
    ],
)
def test_the_first_lines_say_how_much_of_the_guide_the_set_covers(
    completeness: Completeness, word: str
) -> None:
    found = a_set(an_item("allowances"))
    guide = found.guide.model_copy(update={"completeness": completeness})
    (lead,) = (
        words_of(block.words)
        for block in question_set_pages(found.model_copy(update={"guide": guide})).blocks
        if isinstance(block, Paragraph) and block.style == "lead"
    )
    assert "4 questions on 1 recommendation" in lead
    assert word in lead


def test_an_announced_guide_says_what_is_known_and_that_there_is_nothing_to_answer() -> None:
    found = a_set()
    guide = found.guide.model_copy(update={"status": Status.ANNOUNCED, "not_seen": ("All of it.",)})
    announced = found.model_copy(update={"guide": guide})

    told = printed_set(announced).text

    assert "was not out when last looked for, on 22 November 2026" in told
    assert "There is nothing to answer yet." in told
    assert "codes such as R1" not in told
    assert "codes such as R1" in printed_set(the_set(SMALL_SET)).text
    assert "All of it." in told
    assert "Every item and question" not in told
    assert_valid(set_document(".pdf", announced))


def test_what_was_only_reported_or_inferred_is_never_said_to_be_asked_for_outright() -> None:
    told = printed_set(the_set(SMALL_SET)).text
    assert "Who asks for it: the guide, reported by others." in told
    assert "Who asks for it: the guide, inferred from what was seen." in told
    assert "Who asks for it: we do; it is not part of the guide." in told
    assert "Who asks for it: the law. Check whether it is in force." in told


def test_a_note_on_how_something_is_known_is_printed() -> None:
    basis = {"standing": "own", "note": "agreed with carers in May"}
    questions = [{"id": "q", "kind": "ladder", "text": "Q?", "basis": basis}]
    told = printed_set(a_set(an_item("r", questions, basis=basis))).text
    assert told.count("Agreed with carers in May.") == 2


def test_a_councils_own_questions_stand_apart_from_the_guides() -> None:
    alone = the_set(SMALL_SET)
    local = read_local_questions(FILES / "local-questions.toml", alone)
    both = with_local_items(alone, local.items)

    outline = question_set_pages(both)

    ours = texts(under("Local questions", outline))
    rest = texts(
        [block for block in outline.blocks if block not in under("Local questions", outline)]
    )
    for item in local.items:
        for question in item.questions:
            assert question.text in ours
            assert question.text not in rest
    assert "no position of the guide’s rests on them" in ours
    assert "The council’s own question" in ours
    assert outline.fingerprint == fingerprint(alone)
    assert outline.local_fingerprint == local_fingerprint(local.items)
    about = texts(under("The guide and this set", outline))
    assert f"{fingerprint(alone)}; of the local questions, {outline.local_fingerprint}." in about


def test_text_that_looks_like_markup_or_a_formula_is_printed_as_it_stands() -> None:
    hostile = "<script>alert(1)</script> & <b>bold</b> =1+1 " + "w" * 300
    found = a_set(an_item("r", title=hostile, what=hostile))
    assert hostile in printed_set(found).text
    assert_valid(set_document(".pdf", found))


def test_a_text_version_can_be_had_and_other_formats_are_named() -> None:
    found = the_set(SMALL_SET)
    assert set_document(".txt", found).decode() == printed_set(found).text
    with pytest.raises(UnknownFormatError, match=r"\.odt"):
        set_document(".odt", found)


def test_each_kind_of_answer_says_what_is_asked_for() -> None:
    kinds = {q.kind for q in the_set(SMALL_SET).questions()}
    assert kinds == set(QuestionKind)
    told = printed_set(the_set(SMALL_SET)).text
    assert "A number of families from 0 to 50,000. The benchmark takes it as" in told
    assert "One of these: Bank transfer, Cheque or Cash." in told
    assert "Answered in the group’s own words; it enters no position." in told
