"""The question sets that come with the program: what a lead may expect of each."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from reflective_app.assets import shipped
from reflective_app.domain.claims import claims
from reflective_app.domain.examples import surprises
from reflective_app.domain.kinds import (
    Axis,
    Completeness,
    ItemKind,
    Measures,
    Origin,
    QuestionKind,
    Standing,
    Status,
)
from reflective_app.domain.question_set import QuestionSet
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.wording.dates import month_year

PATHS = sorted(shipped("questionnaires").glob("*.toml"))
SETS = [read_question_set(path) for path in PATHS]
STARTABLE = [each for each in SETS if each.guide.status is Status.PUBLISHED]


def named(question_set: QuestionSet) -> str:
    return question_set.guide.id


every_set = pytest.mark.parametrize("question_set", SETS, ids=named)
every_startable_set = pytest.mark.parametrize("question_set", STARTABLE, ids=named)


def test_there_is_a_set_for_every_guide_that_could_honestly_be_brought() -> None:
    assert {each.guide.id for each in STARTABLE} == {
        "kinship-care",
        "mentoring-and-befriending",
        "parenting-disabled-children",
        "parenting-through-adversity-0-10",
        "parenting-through-adversity-11-18",
    }
    (waiting,) = (each for each in SETS if each.guide.status is Status.ANNOUNCED)
    assert waiting.guide.id == "foster-carers-and-adoptive-parents"
    assert waiting.items == ()
    assert waiting.guide.facts


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_set_can_be_read_by_any_reader_of_toml(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [item["id"] for item in data.get("items", [])] == [
        item.id for item in read_question_set(path).items
    ]


@every_startable_set
def test_a_set_has_enough_ladders_to_be_worth_a_workshop(question_set: QuestionSet) -> None:
    ladders = sum(len(item.ladder_questions) for item in question_set.items)
    assert ladders >= (35 if named(question_set) == "kinship-care" else 20)


def test_no_sentence_stands_on_two_ladders_in_any_set() -> None:
    sentences = Counter(
        rung
        for each in STARTABLE
        for item in each.items
        for question in item.ladder_questions
        for rung in question.ladder or ()
    )
    assert [rung for rung, count in sentences.items() if count > 1] == []


@every_startable_set
def test_every_ladder_has_sentences_of_its_own_and_says_why_it_is_asked(
    question_set: QuestionSet,
) -> None:
    ladders = [q for item in question_set.items for q in item.ladder_questions]
    assert [q.id for q in ladders if not q.ladder or not q.why] == []


@every_startable_set
def test_every_ladder_comes_with_an_action_to_suggest(question_set: QuestionSet) -> None:
    for item in question_set.items:
        helped = {action.question for action in item.actions}
        assert {question.id for question in item.ladder_questions} <= helped


@every_startable_set
def test_every_recommendation_asks_how_many_families_there_are_and_how_many_it_reaches(
    question_set: QuestionSet,
) -> None:
    for item in question_set.items:
        if item.kind is ItemKind.RECOMMENDATION:
            assert {q.measures for q in item.questions} >= set(Measures), item.id


@every_startable_set
def test_every_recommendation_asks_at_least_eight_things_and_marks_the_essential_ones(
    question_set: QuestionSet,
) -> None:
    for item in question_set.items:
        if item.kind is ItemKind.RECOMMENDATION:
            assert len(item.ladder_questions) >= 8, item.id
            assert 1 <= sum(q.essential for q in item.ladder_questions) <= 3, item.id


@every_startable_set
def test_every_item_has_something_to_reflect_on_aloud(question_set: QuestionSet) -> None:
    for item in question_set.items:
        assert any(q.kind is QuestionKind.TEXT for q in item.questions), item.id


@every_startable_set
def test_a_question_without_a_ladder_never_borrows_its_standing_from_the_item(
    question_set: QuestionSet,
) -> None:
    for item in question_set.items:
        for question in item.questions:
            if question.kind is not QuestionKind.LADDER and question.basis is None:
                assert item.basis.standing is Standing.OWN, question.id


@every_startable_set
def test_the_offer_is_set_beside_kinds_of_families_and_those_who_tend_to_miss_out(
    question_set: QuestionSet,
) -> None:
    assert {group.axis for group in question_set.family_groups} == set(Axis)
    assert all(group.people for group in question_set.family_groups)


@every_startable_set
def test_readiness_is_our_own_and_says_so(question_set: QuestionSet) -> None:
    ready = [item for item in question_set.items if item.kind is ItemKind.READINESS]
    assert len(ready) >= 6
    assert {item.origin for item in ready} == {Origin.APP}
    assert {item.basis.standing for item in ready} == {Standing.OWN}


@every_set
def test_no_set_claims_to_hold_the_whole_of_its_guide(question_set: QuestionSet) -> None:
    assert question_set.guide.completeness is not Completeness.FULL
    assert question_set.guide.not_seen
    assert "independent" in question_set.guide.notice.casefold()


@every_startable_set
def test_the_day_on_the_cover_is_a_fact_with_a_source(question_set: QuestionSet) -> None:
    published = question_set.guide.published
    if published is None:
        assert any("publi" in line for line in question_set.guide.not_seen)
    else:
        told = [fact for fact in question_set.guide.facts if month_year(published) in fact.text]
        assert any(fact.basis.sources for fact in told)


@every_startable_set
def test_where_no_principle_was_seen_none_is_made_up_and_the_set_says_so(
    question_set: QuestionSet,
) -> None:
    principles = [item for item in question_set.items if item.kind is ItemKind.PRINCIPLE]
    assert all(item.basis.standing is not Standing.OWN for item in principles)
    assert any("principle" in line for line in question_set.guide.not_seen)


@every_startable_set
def test_a_label_is_given_only_where_it_was_seen_or_reported(question_set: QuestionSet) -> None:
    labels = {
        item.id: item.evidence.label
        for item in question_set.items
        if item.evidence is not None and item.evidence.label is not None
    }
    assert labels == LABELS[named(question_set)]


LABELS = {
    "kinship-care": {"allowances": "promising"},
    "mentoring-and-befriending": {
        "mentoring-with-skills": "strong",
        "mentoring-youth-justice": "good",
        "mentoring-going-home": "promising",
    },
    "parenting-disabled-children": {},
    "parenting-through-adversity-0-10": {
        "risk-of-harm": "promising",
        "parent-child-relationships": "strong",
    },
    "parenting-through-adversity-11-18": {},
}
"""The labels that the facts allow; the rest are for the council to look up."""


@every_startable_set
def test_a_sets_own_examples_come_out_as_its_author_expected(question_set: QuestionSet) -> None:
    assert len(question_set.examples) >= 2
    assert list(surprises(question_set)) == []


@every_set
def test_every_source_is_used_and_can_be_looked_up(question_set: QuestionSet) -> None:
    used = {claim.source for claim in claims(question_set)}
    assert {source.id for source in question_set.guide.sources} == used
