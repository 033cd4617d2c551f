"""What holds of every assessment, whatever was answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Cell,
    CellValue,
    Settled,
)
from reflective_app.domain.edits import record
from reflective_app.domain.findings import Findings, Lane, findings
from reflective_app.domain.importance import Band, Label, LabelStanding, bands
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.position import IN_PLACE, Position, Word, position
from tests.builders import a_set
from tests.domain.drawn import answers_to, assessments, unknown_answers

T = TypeVar("T")

few = settings(max_examples=40)
some = settings(max_examples=100)


def height(word: Word | None) -> int:
    assert word is not None
    return IN_PLACE.index(word)


def pick_item(data: st.DataObject, assessment: Assessment) -> Item:
    return data.draw(st.sampled_from(assessment.question_set.items))


def pick_ladder(data: st.DataObject, item: Item) -> Question:
    return data.draw(st.sampled_from(item.ladder_questions))


def positions(assessment: Assessment) -> list[Position]:
    return [position(item, assessment) for item in assessment.question_set.items]


# The range


@some
@given(assessments(1))
def test_the_range_contains_the_position(assessment: Assessment) -> None:
    for at in positions(assessment):
        if at.word is Word.DOES_NOT_APPLY:
            assert at.low is at.high is None
        else:
            assert height(at.low) <= height(at.high)
        if at.word in IN_PLACE:
            assert height(at.low) <= height(at.word) <= height(at.high)


@some
@given(assessments(1), st.data())
def test_one_more_unknown_answer_never_narrows_the_range(
    assessment: Assessment, data: st.DataObject
) -> None:
    item = pick_item(data, assessment)
    question = pick_ladder(data, item)
    before = position(item, assessment)
    after = position(item, record(question.id, data.draw(unknown_answers), assessment))
    assume(before.word is not Word.DOES_NOT_APPLY)
    assert height(after.low) <= height(before.low)
    assert height(after.high) >= height(before.high)


@some
@given(assessments(1), st.data())
def test_what_comes_to_be_known_stays_within_the_range(
    assessment: Assessment, data: st.DataObject
) -> None:
    item = pick_item(data, assessment)
    before = position(item, assessment)
    assume(before.word is not Word.DOES_NOT_APPLY)
    for state in (AnswerState.DONT_KNOW, AnswerState.NOT_DISCUSSED):
        for question in before.asked_in(state):
            rung = data.draw(st.integers(0, question.top))
            known = Answer(state=AnswerState.AGREED, rung=rung)
            assessment = record(question.id, known, assessment)
    after = position(item, assessment)
    assert height(before.low) <= height(after.word) <= height(before.high)


UNKNOWN_CELLS = (None, Cell(value=CellValue.DONT_KNOW, confirmed=True), Cell(value=CellValue.NO))


@some
@given(assessments(1), st.data())
def test_one_more_unknown_cell_never_narrows_the_range_but_where_all_were_no(
    assessment: Assessment, data: st.DataObject
) -> None:
    item = pick_item(data, assessment)
    groups = assessment.question_set.groups_of(item)
    assume(groups)
    before = position(item, assessment)
    assume(before.word is not Word.DOES_NOT_APPLY)
    applicable = _applicable(item, assessment)
    group = data.draw(st.sampled_from(groups))
    cell = data.draw(st.sampled_from(UNKNOWN_CELLS))
    after = position(item, _with_cell(assessment, item.id, group.id, cell))
    assert height(after.high) >= height(before.high)
    if applicable and set(applicable) == {CellValue.NO}:
        assert height(after.low) in (height(before.low), height(before.low) + 1)
        assert height(after.low) <= height(Word.MOSTLY)
    else:
        assert height(after.low) <= height(before.low)


def _applicable(item: Item, assessment: Assessment) -> list[CellValue]:
    """The cells of the group cap; an unconfirmed or blank one is a don't know."""
    found = []
    for group in assessment.question_set.groups_of(item):
        cell = assessment.cell(item.id, group.id)
        known = cell is not None and cell.confirmed
        found.append(cell.value if cell is not None and known else CellValue.DONT_KNOW)
    return [value for value in found if value is not CellValue.NOT_APPLICABLE]


def _with_cell(assessment: Assessment, item: str, group: str, cell: Cell | None) -> Assessment:
    row = {key: old for key, old in assessment.grid.get(item, {}).items() if key != group}
    row |= {group: cell} if cell is not None else {}
    return assessment.model_copy(update={"grid": assessment.grid | {item: row}})


@some
@given(assessments(1), st.data())
def test_a_question_that_does_not_apply_leaves_both_sides(
    assessment: Assessment, data: st.DataObject
) -> None:
    item = pick_item(data, assessment)
    question = pick_ladder(data, item)
    nowhere = Answer(state=AnswerState.NOT_APPLICABLE, reason="Nobody here")
    apart = position(item, record(question.id, nowhere, assessment))
    rest = tuple(other for other in item.questions if other.id != question.id)
    without = position(item.model_copy(update={"questions": rest}), assessment)
    assert question.id in apart.set_apart
    assert replace(apart, set_apart=()) == replace(without, set_apart=())


# Bands


@some
@given(assessments(1))
def test_the_bands_in_every_case_contain_the_bands(assessment: Assessment) -> None:
    for finding in findings(assessment).items:
        assert set(finding.bands) <= set(finding.robust)
        for found in (finding.bands, finding.robust):
            assert list(found) == [band for band in Band if band in found]


def test_a_band_never_falls_when_the_label_rises_or_the_position_falls() -> None:
    order = list(Band)
    for labels in range(2, 6):
        scale = a_set(labels=labels).evidence_labels
        table = []
        for label in scale:
            known = Label(label, label.label, LabelStanding.SEEN)
            row = [bands(_at(word), known, scale) for word in IN_PLACE]
            table.append([order.index(band) for (band,) in row])
        for row_of_ranks in (*table, *zip(*table, strict=True)):
            assert list(row_of_ranks) == sorted(row_of_ranks)


def _at(word: Word) -> Position:
    return Position(word, word, word, None, None, False, (), (), ())


# Lanes


@few
@given(assessments())
def test_every_item_is_in_exactly_one_lane_and_lanes_are_in_order(assessment: Assessment) -> None:
    found = findings(assessment)
    listed = [finding for lane in Lane for finding in found.in_lane(lane)]
    assert listed == list(found.items)
    ids = [item.id for item in assessment.question_set.items]
    assert sorted(finding.item.id for finding in listed) == sorted(ids)
    assert [finding.item.id for finding in found.in_guide_order] == ids


@few
@given(assessments(), st.data())
def test_a_recommendation_s_own_finding_does_not_depend_on_answers_to_others(
    assessment: Assessment, data: st.DataObject
) -> None:
    item = pick_item(data, assessment)
    changed = assessment
    for question in assessment.question_set.questions():
        if assessment.question_set.item_of(question.id) is not item:
            changed = record(question.id, data.draw(answers_to(question)), changed)
    before, after = findings(assessment).of(item.id), findings(changed).of(item.id)
    if item.kind is ItemKind.RECOMMENDATION:
        assert after == before
    else:
        assert replace(after, lane=before.lane, holds_back=before.holds_back) == before


@few
@given(assessments(), st.data())
def test_the_order_of_entry_makes_no_difference(
    assessment: Assessment, data: st.DataObject
) -> None:
    def shuffled(mapping: dict[str, T]) -> dict[str, T]:
        return dict(data.draw(st.permutations(list(mapping.items()))))

    other = assessment.model_copy(
        update={
            "answers": shuffled(assessment.answers),
            "grid": shuffled({key: shuffled(row) for key, row in assessment.grid.items()}),
            "services": tuple(data.draw(st.permutations(assessment.services))),
        }
    )
    assert _regardless_of_services(findings(other)) == _regardless_of_services(findings(assessment))


def _regardless_of_services(found: Findings) -> Findings:
    """The findings, their services in one order: they are listed as in the register."""

    def in_order(finding_list: Findings) -> Findings:
        items = tuple(
            replace(f, services=tuple(sorted(f.services, key=lambda s: s.id)))
            for f in finding_list.items
        )
        beyond = tuple(sorted(finding_list.beyond_the_guide, key=lambda s: s.id))
        return replace(finding_list, items=items, in_guide_order=(), beyond_the_guide=beyond)

    return in_order(found)


@few
@given(assessments(), st.data())
def test_confidence_never_changes_a_lane_or_an_order(
    assessment: Assessment, data: st.DataObject
) -> None:
    beside = st.fixed_dictionaries(
        {
            "settled": st.none() | st.sampled_from(Settled),
            "know": st.sampled_from(["", "The audit of June"]),
        }
    )
    answers = {
        key: answer.model_copy(update=data.draw(beside))
        for key, answer in assessment.answers.items()
    }
    changed = findings(assessment.model_copy(update={"answers": answers}))
    told = [(f.item.id, f.lane, f.robust) for f in changed.items]
    assert told == [(f.item.id, f.lane, f.robust) for f in findings(assessment).items]


@few
@given(assessments(), st.data())
def test_numbers_of_families_never_change_a_lane(
    assessment: Assessment, data: st.DataObject
) -> None:
    before = findings(assessment)
    for item in assessment.question_set.items:
        for measure in ("eligible", "reached"):
            question = assessment.question_set.question(f"{item.id}-{measure}")
            assessment = record(question.id, data.draw(answers_to(question)), assessment)
    after = findings(assessment)
    assert [f.lane for f in after.in_guide_order] == [f.lane for f in before.in_guide_order]


@few
@given(assessments())
def test_findings_change_nothing_and_come_out_the_same_each_time(assessment: Assessment) -> None:
    before = assessment.model_dump_json()
    assert findings(assessment) == findings(assessment)
    assert assessment.model_dump_json() == before
