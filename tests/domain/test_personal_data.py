"""What is pointed at as likely personal data, what is not, and how long looking takes."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.assets import shipped
from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.free_texts import free_texts
from reflective_app.domain.personal_data import MOST, personal_data, within
from reflective_app.domain.personal_signs import Kind, passages
from reflective_app.domain.responses import ResponseFile, ResponseWords
from reflective_app.storage.sample import sample_assessment
from tests.hostile import hostile_assessment
from tests.leak.marked import marked_assessment, texts_of
from tests.storage.samples import an_assessment, small_set

DAY = date(2026, 11, 22)

PLANTED = [
    *((Kind.EMAIL, words) for words in ("jo.bloggs@example.org", "a_b+c@mail.newshire.gov.uk")),
    (Kind.NHS_NUMBER, "943 476 5919"),
    (Kind.NHS_NUMBER, "9434765919"),
    (Kind.PHONE, "07700 900123"),
    (Kind.PHONE, "0113 496 0000"),
    (Kind.PHONE, "(020) 7946 0018"),
    (Kind.PHONE, "01632 960001"),
    (Kind.PHONE, "+44 7700 900123"),
    (Kind.PHONE, "+44 (0)20 7946 0018"),
    (Kind.INSURANCE_NUMBER, "AB 12 34 56 C"),
    (Kind.INSURANCE_NUMBER, "ab123456c"),
    (Kind.BIRTH, "born 3/4/15"),
    (Kind.BIRTH, "DOB: 12/05/2017"),
    (Kind.BIRTH, "date of birth 1 April 2021"),
    (Kind.BIRTH, "12 May 2015"),
    (Kind.NAME, "Cllr Okonkwo"),
    (Kind.BIRTH, "2013-08-17"),
    (Kind.POSTCODE, "LS1 4AP"),
    (Kind.POSTCODE, "SW1A 1AA"),
    (Kind.POSTCODE, "ls14ap"),
    (Kind.AGE, "J.S. (9)"),
    (Kind.AGE, "JS (9)"),
    (Kind.AGE, "M aged 7"),
    (Kind.AGE, "J.S., aged 9"),
    (Kind.AGE, "KT is 7 years old"),
    (Kind.AGE, "Jayden (9)"),
    (Kind.AGE, "Zebedee, aged 9"),
    (Kind.AGE, "9-year-old Jayden"),
    (Kind.NAME, "Mrs Okonkwo"),
    (Kind.NAME, "Sarah Bloggs"),
]

HARMLESS = [
    *("Section 7", "R1", "R1 (a)", "24 families", "2024-10", "2024/25", "0 to 25", "3 of 7"),
    *("SGO (12) and CAO (9)", "LA (9)", "Leeds (9), Bradford (12)", "Children aged 9 to 12"),
    *("Families aged 5", "People aged 40", "Siblings aged 3", "Grandparents aged 70"),
    *("3 to 5 years old", "£1,234,567,890", "1,140 children", "48 %", "on 14 October 2024"),
    *("since 12 May 2016", "the Act of 14 November 1989", "1 April 2015", "31 March 2019"),
    *("updated 3 June 2019", "K1 7th", "the 3rd of 5 R1 2nd", "Question 10 (9)", "version 1.2.3.4"),
    *("Charlotte Street Centre", "James Bell Associates", "Kinship Care Team", "Regulation 24 (3)"),
    *(
        "10.30 to 12.00",
        "12345678",
        "Outcome 2",
        "user@home",
        "twitter.com/@us",
        "IT (3)",
        "Plan B, 3",
    ),
    *("Ofsted, 12 June 2019", "the strategy of 3 March 2018", "agreed by Cabinet on 4 July 2017"),
    *("children born after 1 September 2020", "Clare County Council", "Anna Freud Centre"),
    *("Miss Out", "who may miss out", "Mr", "age 7", "aged under 5", "UK, 9 of them", "1234567890"),
]

FREE = st.text(
    st.characters(exclude_categories=("Cs", "Nd", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn")), max_size=40
)
"""What may stand right before and after; letters and digits would make another word of it."""
WORDS = st.lists(st.sampled_from(["the", "talked", "families", "about", "12", "R1", "…"])).map(
    " ".join
)


@pytest.mark.parametrize(("kind", "words"), PLANTED, ids=[words for _, words in PLANTED])
def test_a_passage_about_one_person_is_found_for_what_it_is(kind: Kind, words: str) -> None:
    text = f"We heard: {words}, and went on."

    [(found, start, end)] = passages(text, DAY)

    assert found is kind
    assert text[start:end] in words


@given(planted=st.sampled_from(PLANTED), before=WORDS, after=WORDS, apart=st.sampled_from(" \n;!"))
def test_what_is_planted_is_found_whatever_words_stand_around_it(
    planted: tuple[Kind, str], before: str, after: str, apart: str
) -> None:
    kind, words = planted

    text = f"{before}{apart} {words}{apart} {after}"

    assert kind in {found for found, _, _ in passages(text, DAY)}


@given(planted=st.sampled_from(PLANTED[:14]), before=FREE, after=FREE)
def test_an_address_or_a_number_is_found_whatever_signs_stand_around_it(
    planted: tuple[Kind, str], before: str, after: str
) -> None:
    kind, words = planted

    text = f"{before} ; {words} ; {after}"

    assert kind in {found for found, _, _ in passages(text, DAY)}


@pytest.mark.parametrize("text", HARMLESS)
def test_a_count_a_code_or_the_name_of_a_place_is_none(text: str) -> None:
    assert passages(f"{text}.", DAY) == []
    assert passages(f"As agreed: {text} and more", DAY) == []


def test_two_births_in_one_sentence_are_two() -> None:
    assert len(passages("Twins and a sister, born 3/4/2015 and 5/6/17.", DAY)) == 2


def test_nothing_in_the_sample_council_is_pointed_at() -> None:
    assert personal_data(sample_assessment()) == ()


@pytest.mark.parametrize(
    "path", sorted(shipped("questionnaires").glob("*.toml")), ids=lambda path: path.stem
)
def test_no_question_or_sentence_of_a_ladder_is_pointed_at(path: Path) -> None:
    items = tomllib.loads(path.read_text(encoding="utf-8")).get("items", [])
    asked = [question for item in items for question in item.get("questions", [])]
    texts = [each.get(name, "") for each in asked for name in ("text", "why", "better")]
    texts += [sentence for each in asked for sentence in each.get("ladder", [])]
    texts += [action["text"] for item in items for action in item.get("actions", [])]

    assert [text for text in texts if passages(text, DAY)] == []


@given(text=st.text(max_size=300))
def test_no_passage_overlaps_another_and_all_are_in_the_text(text: str) -> None:
    end = 0
    for _, start, stop in passages(text, DAY):
        assert end <= start < stop <= len(text)
        end = stop


HOSTILE = [
    *("a", "@", "0", "07 ", "A ", "A.A.A.", "J.S., ", "1/1/", "1 May 2015 ", "a@a.a.", "Mr Aa"),
    *("a-", "(0", "Aaaaa ", "1-", "born ", "0 ", ". ", "+44", "AB1", "Jayden, ", "9-year-old "),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_text_made_to_be_slow_is_read_in_no_time(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    began = time.process_time()

    passages(text, DAY)
    passages(f"@{text}", DAY)

    assert time.process_time() - began < 1


def test_a_file_full_of_findings_gives_no_more_than_anybody_reads() -> None:
    flood = sample_assessment().profile.model_copy(update={"purpose": "jo@example.org " * 1_000})

    assert len(personal_data(sample_assessment().model_copy(update={"profile": flood}))) == MOST


def test_a_hostile_assessment_is_looked_through() -> None:
    assert all(each.excerpt for each in personal_data(hostile_assessment()))


def test_a_finding_says_where_it_stands_and_what_stands_around_it() -> None:
    note = (
        "The carer said that it was hard, again and again. "
        "Ring 07700 900123 to hear more of it and of all the others, too."
    )
    said = {"parties-held": Answer(state=AnswerState.DONT_KNOW, note=note)}
    assessment = an_assessment().model_copy(update={"answers": said})

    [found] = personal_data(assessment)

    assert found.place == ("answers", "parties-held", "note")
    assert found.words == "07700 900123"
    assert "Ring 07700 900123 to hear more" in found.excerpt
    assert found.excerpt.startswith("… ")
    assert found.excerpt.endswith(" …")


def test_a_finding_is_the_same_when_more_is_written_around_it() -> None:
    def of(note: str) -> Assessment:
        said = {"parties-held": Answer(state=AnswerState.DONT_KNOW, note=note)}
        return an_assessment().model_copy(update={"answers": said})

    first, second = (personal_data(of(f"{more}Ring 07700 900123")) for more in ("", "Please. "))

    assert first == second
    assert first[0].excerpt != second[0].excerpt


def test_only_what_a_document_says_leaves_with_it() -> None:
    note = {"parties-held": Answer(state=AnswerState.DONT_KNOW, note="jo@example.org\nor LS1  4AP")}
    found = personal_data(an_assessment().model_copy(update={"answers": note}))

    left = within(found, ["Write to us", "at  LS1\n4AP"])

    assert [each.words for each in left] == ["LS1 4AP"]


def test_every_text_that_people_wrote_is_looked_at_and_no_id_is() -> None:
    places = {text.place for text in free_texts(sample_assessment())}
    kinds = {(place[0], place[-1]) for place in places}

    assert {("answers", "note"), ("services", "name"), ("profile", "council")} <= kinds
    assert {("plan", "title"), ("plan", "owner"), ("participants", "role")} <= kinds
    assert not {name for _, name in kinds} & {"id", "heading", "format", "respondent", "sheet"}


def test_no_text_that_somebody_could_have_written_is_passed_over() -> None:
    record = marked_assessment()
    written = {
        path: text for path, text in texts_of(Assessment, record) if text.startswith(("Zq", "zq"))
    }
    nobodys = (
        "question_set.",
        "depends_on.*",
        "instead_of",
        "sheet",
        "drafts.*",
        ".id",
        "respondent",
    )

    looked_at = {text.text for text in free_texts(record)}

    missed = {path for path, text in written.items() if text not in looked_at}
    assert len(written) > 40
    assert [p for p in missed if not p.startswith(nobodys) and not p.endswith(nobodys)] == []


def test_a_response_is_looked_at_too() -> None:
    questions = small_set()
    asked = questions.items[0].questions[0].id
    response = ResponseFile(
        assessment=an_assessment().id,
        council="Brambleshire",
        question_set=questions,
        asked=(asked,),
        message="Ask jo@example.org",
        words={asked: ResponseWords(know="JS (9)")},
    )

    found = {each.place: each.kind for each in personal_data(response)}

    assert found == {("message",): Kind.EMAIL, ("words", asked, "know"): Kind.AGE}
