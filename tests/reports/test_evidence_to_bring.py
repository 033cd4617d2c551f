"""The pre-read: each role hears what to bring, carers what is asked of them, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from reflective_app.domain.assessment import Answer, AnswerState, Assessment, Participant
from reflective_app.domain.editing import changed, having
from reflective_app.domain.findings import findings
from reflective_app.domain.kinds import QuestionKind
from reflective_app.domain.register import LocalFact
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.reports.evidence_to_bring import (
    CARERS,
    PREPARES,
    evidence_to_bring,
    speaks_from_life,
    who_brings,
)
from reflective_app.reports.outline import Heading, Outline, Span, Table, rich, words_of
from reflective_app.reports.paper.asked import asked_on
from reflective_app.reports.pdf import render_pdf, rendered
from reflective_app.reports.text_twin import plain_text
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording.governance import TO_FILL_IN
from tests.builders import FILES, a_count, a_question, a_service, a_set, an_assessment, an_item
from tests.generated import generated_assessment
from tests.reports.test_governance_pack import assert_plain
from tests.reports.validity import assert_valid

MARGIN = 20
QUESTIONNAIRES = Path(__file__).resolve().parent.parent.parent / "questionnaires"
EVERY = map(read_question_set, sorted(QUESTIONNAIRES.glob("*.toml")))
SETS = {each.guide.id: each for each in EVERY if each.items}


def pre_read(assessment: Assessment) -> Outline:
    return evidence_to_bring(findings(assessment), assessment)


def told(assessment: Assessment) -> str:
    return " ".join(plain_text(pre_read(assessment)).split())


def brought(assessment: Assessment) -> dict[str, str]:
    """What each role is asked to bring, all its paragraphs together."""
    tables = [block for block in pre_read(assessment).blocks if isinstance(block, Table)]
    return {
        words_of(who.paragraphs[0]): " ".join(map(words_of, what.paragraphs))
        for table in tables
        for who, what in table.rows
    }


def asked(*roles: str, **more: Any) -> Assessment:
    """Two items with papers and numbers, for these people."""
    money = [
        a_question("m-1", look_for=["The price list"], speakers=["kinship carers", "finance lead"]),
        a_question("m-2", look_for=["The bill"], speakers=["data lead", "finance lead"]),
        a_count("m-reached", "reached") | {"unit": "homes", "speakers": ["data lead"]},
    ]
    talks = [a_question("t-1", look_for=["The leaflet"], speakers=["young people"])]
    question_set = a_set(an_item("money", money), an_item("talks", talks))
    people = tuple(Participant(role=role) for role in roles)
    return an_assessment(question_set, participants=people, **more)


def planned(*sessions: Session) -> Workshop:
    return Workshop(sessions=sessions)


# Who brings what


@pytest.mark.parametrize(
    "words",
    [
        "kinship carers",
        "Kinship carer",
        "special guardians",
        "young people who had a mentor",
        "Young adult who grew up in kinship care",
        "parents with mental health problems",
        "grandparents",
        "fathers",
        "care leavers",
        "children in care council",
        "brothers and sisters",
        "Carers’ forum",
    ],
)
def test_people_who_speak_from_their_own_life_are_known_by_their_role(words: str) -> None:
    assert speaks_from_life(words)


@pytest.mark.parametrize(
    "words",
    [
        "finance lead",
        "Director of children's services",
        "children's home manager",
        "parent adviser",
        "Fathers' worker",
        "Commissioner for family support",
        "mentors",
        "Kinship team manager",
        "family therapist",
    ],
)
def test_people_who_speak_from_their_job_are_not(words: str) -> None:
    assert not speaks_from_life(words)


@pytest.mark.parametrize("guide", SETS)
def test_no_set_asks_carers_parents_or_young_people_for_papers(guide: str) -> None:
    assessment = an_assessment(SETS[guide])
    roles = [who_brings(question, assessment) for question in SETS[guide].questions()]
    assert [role for role in roles if speaks_from_life(role)] == []


def test_a_role_that_comes_is_asked_before_one_that_does_not() -> None:
    assert brought(asked("Finance lead"))["Finance lead"].count("The bill") == 1
    assert "The bill" in brought(asked("Finance lead", "Data lead"))["Data lead"]
    assert "The bill" in brought(asked())["Data lead"]


def test_that_nobody_comes_for_something_is_said_once_it_is_known_who_comes() -> None:
    assert "Data lead / Nobody on the list yet" in told(asked("Finance lead"))
    assert "Nobody on the list yet" not in told(asked())


def test_a_carer_who_comes_is_asked_for_no_paper_even_where_the_set_names_carers_first() -> None:
    found = brought(asked("Kinship carer", "Finance lead"))
    assert "Kinship carer" not in found
    assert "The price list" in found["Finance lead"]


def test_a_carer_who_can_speak_for_the_money_is_still_asked_for_no_paper() -> None:
    carer = Participant(role="Kinship carer", speaks_for=("finance lead",))
    found = brought(having(asked(), participants=(carer,)))
    assert "Kinship carer" not in found
    assert "The price list" in found["Finance lead"]


def test_papers_that_only_young_people_are_named_for_are_found_by_who_prepares_the_day() -> None:
    found = brought(asked("Young people", "Finance lead"))
    assert "The leaflet" in found[PREPARES]
    assert list(found)[-1] == PREPARES


@pytest.mark.parametrize("make", [sample_assessment, generated_assessment])
def test_every_paper_of_the_questions_asked_is_in_the_table(make: Callable[[], Assessment]) -> None:
    assessment = make()
    said = " ".join(brought(assessment).values())
    for question_id in asked_on(None, assessment):
        for thing in assessment.question_set.question(question_id).look_for:
            assert thing in said


def test_only_what_the_running_order_asks_is_wanted() -> None:
    session = Session(id="one", steps=(Step(question="m-2"),))
    said = told(asked(workshop=planned(session)))
    assert "The bill" in said
    assert "The leaflet" not in said
    assert "m-reached" in said


def test_those_who_come_stand_first_in_their_order() -> None:
    roles = list(brought(asked("Finance lead", "Data lead")))
    assert roles[:2] == ["Finance lead", "Data lead"]


# Numbers, and what is known


def test_a_number_is_asked_for_with_its_unit_until_it_is_recorded() -> None:
    before = asked("Data lead")
    assert "A number of homes, for R1: How many m-reached?" in brought(before)["Data lead"]
    answer = Answer(state=AnswerState.AGREED, value=0)
    after = having(before, answers={"m-reached": answer})
    assert "m-reached" not in told(after)
    assert "1 of 1 number. Bring a newer figure" in told(after)


def test_a_number_that_nobody_knew_is_still_wanted() -> None:
    unknown = having(asked(), answers={"m-reached": Answer(state=AnswerState.DONT_KNOW)})
    assert "How many m-reached?" in told(unknown)


def test_every_missing_number_of_the_items_asked_is_wanted() -> None:
    assessment = an_assessment(SETS["kinship-care"])
    items = {assessment.question_set.item_of(each).id for each in asked_on(None, assessment)}
    numbers = [
        q.text
        for item in items
        for q in assessment.question_set.item(item).questions
        if q.kind is QuestionKind.NUMBER
    ]
    said = " ".join(brought(assessment).values())
    assert len(numbers) >= 4
    assert [text for text in numbers if text not in said] == []


def test_what_is_recorded_is_told_so_that_nobody_looks_it_up_again() -> None:
    facts = tuple(LocalFact(id=f"f-{n}", what=f"Fact {n}", value=str(n)) for n in range(1, 6))
    assessment = asked(local_picture=facts, services=(a_service("s"),))
    said = told(assessment)
    assert "1 service and 5 local facts." in said
    assert "For example. Fact 1: 1. Fact 2: 2. Fact 3: 3." in said
    assert "Fact 4" not in said
    assert "For example" not in told(asked(local_picture=facts[:3]))
    assert "recorded already" not in told(asked())


# When, and what it is for


def test_each_session_to_come_is_told_and_none_that_was_held() -> None:
    held = Session(id="a", day=date(2026, 12, 1), closed_on=datetime(2026, 12, 1, tzinfo=UTC))
    coming = Session(id="b", day=date(2026, 12, 4), starts=time(9, 30))
    assessment = asked(workshop=planned(held, coming))
    said = told(assessment)
    assert "On 4 December 2026 we set" in said
    assert "Session 2: 4 December 2026, 09:30, 3 h 15" in said
    assert "1 December" not in said
    assert pre_read(assessment).date_words == "4 December 2026"
    assert f"Place: {TO_FILL_IN}" in said


def test_one_session_has_no_number() -> None:
    assert "When: 4 December 2026" in told(
        asked(workshop=planned(Session(id="b", day=date(2026, 12, 4))))
    )


def test_where_nothing_is_planned_day_and_place_are_left_to_fill_in() -> None:
    said = told(asked())
    assert f"Day, time and place: {TO_FILL_IN}." in said
    assert "On the day we set" in said


def test_where_all_is_held_that_is_said() -> None:
    held = Session(id="a", day=date(2026, 12, 1), closed_on=datetime(2026, 12, 1, tzinfo=UTC))
    assert "All sessions that were planned have been held." in told(asked(workshop=planned(held)))


def test_the_purpose_is_told_in_the_councils_own_words() -> None:
    assessment = asked()
    profile = changed(assessment.profile, purpose="To spend well.\n\nTo ask carers.")
    outline = pre_read(having(assessment, profile=profile))
    said = plain_text(outline)
    assert "\n\nTo spend well.\n\nTo ask carers.\n\n" in said


def test_the_guide_is_told_with_its_source_as_a_link() -> None:
    assessment = sample_assessment()
    guide = assessment.question_set.guide
    links = [
        span
        for block in pre_read(assessment).blocks
        for span in rich(getattr(block, "words", ""))
        if isinstance(span, Span) and span.href
    ]
    assert guide.labels_at is not None
    assert [link.href for link in links] == [assessment.question_set.source(guide.labels_at).url]
    assert "The questions are written independently of the publisher" in told(assessment)


def test_carers_hear_what_is_asked_of_them_and_how_they_are_looked_after() -> None:
    said = told(asked("Kinship carer"))
    for words in CARERS:
        assert words in said
    assert "Above all we ask you about these. R1 Money. R2 Talks." in said
    quiet = an_assessment(a_set(an_item("r")))
    assert "Above all" not in told(quiet)


# The whole


@pytest.mark.parametrize("guide", SETS)
def test_the_pre_read_of_each_guide_has_two_pages_and_of_the_longest_three(guide: str) -> None:
    pages = rendered(pre_read(an_assessment(SETS[guide]))).pages
    assert pages <= (3 if guide == "parenting-through-adversity-0-10" else 2)


def test_the_pre_read_of_the_sample_has_two_pages() -> None:
    assert rendered(pre_read(sample_assessment())).pages == 2


@pytest.mark.parametrize(
    "assessment",
    [sample_assessment(), generated_assessment(), an_assessment(a_set())],
    ids=["sample", "generated", "empty"],
)
def test_it_is_a_valid_document_and_always_the_same(assessment: Assessment) -> None:
    made = render_pdf(pre_read(assessment))
    assert_valid(made)
    assert made == render_pdf(pre_read(assessment))


def test_without_questions_nobody_is_asked_for_anything() -> None:
    headings = [b.text for b in pre_read(an_assessment(a_set())).blocks if isinstance(b, Heading)]
    assert headings == ["How it goes", "The guide", "If you speak from your own life"]


def test_it_is_in_plain_english() -> None:
    assert_plain(pre_read(sample_assessment()))
    assert_plain(pre_read(an_assessment(SETS["kinship-care"])))


def test_no_letter_of_hostile_text_leaves_the_paper() -> None:
    assessment = an_assessment(read_question_set(FILES / "hostile-set.toml"))
    hostile = "=1+1 <b>bold</b> & {title} 新 🙂 \u202e\u05d0\u05d1\u05d2\t\x07 " + "W" * 200
    profile = changed(assessment.profile, council=hostile, purpose=f"{hostile} " * 80)
    hostile_one = having(
        assessment,
        profile=profile,
        participants=(Participant(role=hostile), Participant(role="Data lead", count=999)),
        local_picture=(LocalFact(id="f", what=hostile, value=hostile),),
    )
    made = render_pdf(pre_read(hostile_one))
    assert_valid(made)
    for page in pypdfium2.PdfDocument(made):
        wide, high = page.get_size()
        text = page.get_textpage()
        for number in range(text.count_chars()):
            left, low, right, top = text.get_charbox(number)
            if text.get_text_range(number, 1).strip():
                assert left > MARGIN, number
                assert right < wide - MARGIN, number
                assert low > MARGIN, number
                assert top < high - MARGIN, number
    assert "<b>bold</b> & {title}" in told(hostile_one)
