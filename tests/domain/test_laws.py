"""What holds of every assessment, whatever was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any, TypeVar

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Cell,
    CellValue,
    Settled,
    Sure,
)
from reflective_app.domain.edits import record
from reflective_app.domain.findings import PRIORITIES, Findings, ItemFinding, Lane, findings
from reflective_app.domain.importance import Band, Label, LabelStanding, bands
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.offer import suggestion
from reflective_app.domain.position import IN_PLACE, Position, Word, position
from reflective_app.domain.roadmap import drafts
from reflective_app.domain.second_look import second_look
from reflective_app.domain.still_true import still_true
from tests.builders import a_service, a_set, an_assessment, an_item
from tests.domain.drawn import (
    a_shape,
    answered_anew,
    answers_to,
    assessments,
    assessments_of,
    unknown_answers,
    voted_anew,
)
from tests.generated import generated_assessment

T = TypeVar("T")

few = settings(max_examples=40)
some = settings(max_examples=100)
big = settings(max_examples=15)

seeds = st.integers(0, 2**32)


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
    assert apart._replace(set_apart=()) == without._replace(set_apart=())


@few
@given(assessments(), st.data())
def test_a_question_that_does_not_apply_leaves_the_findings_as_if_it_were_not_asked(
    assessment: Assessment, data: st.DataObject
) -> None:
    item = pick_item(data, assessment)
    question = pick_ladder(data, item)
    nowhere = Answer(state=AnswerState.NOT_APPLICABLE, reason="Nobody here")
    items = tuple(
        other.model_copy(update={"questions": tuple(q for q in other.questions if q != question)})
        for other in assessment.question_set.items
    )
    asked = assessment.question_set.model_copy(update={"items": items})
    without = findings(assessment.model_copy(update={"question_set": asked}))
    apart = findings(record(question.id, nowhere, assessment))
    assert [_told(f) for f in apart.items] == [_told(f) for f in without.items]


def _told(finding: ItemFinding) -> tuple[object, ...]:
    """What is said of an item, but for which of its questions does not apply."""
    at = finding.position
    words = finding.item.id, finding.lane, at.word, at.low, at.high, at.share, at.coverage, at.caps
    return *words, finding.bands, finding.robust, finding.confidence, at.provisional


# Bands


@few
@given(assessments(), st.data())
def test_no_band_comes_later_when_a_label_rises_or_a_position_falls(
    assessment: Assessment, data: st.DataObject
) -> None:
    before = findings(assessment)
    higher = assessment.question_set.model_copy(
        update={"items": tuple(map(_labelled_higher, assessment.question_set.items))}
    )
    lower = {key: _lowered(answer) for key, answer in assessment.answers.items()}
    for change in ({"question_set": higher}, {"answers": lower}):
        after = findings(assessment.model_copy(update=change))
        for one, other in zip(before.in_guide_order, after.in_guide_order, strict=True):
            assert bool(one.bands) == bool(other.bands)
            for old, new in zip(_best_and_worst(one), _best_and_worst(other), strict=True):
                assert list(Band).index(new) <= list(Band).index(old)


def _best_and_worst(finding: ItemFinding) -> tuple[Band, ...]:
    """Two bands, the same where the label is known; none where there is no word in place."""
    return (*finding.bands[:1], *finding.bands[-1:])


def _labelled_higher(item: Item) -> Item:
    """The item with the next stronger label, where it has one that can rise."""
    label = item.evidence.label if item.evidence is not None else None
    if item.evidence is None or label in (None, "label-1"):
        return item
    stronger = f"label-{int(label[-1]) - 1}"
    return item.model_copy(
        update={"evidence": item.evidence.model_copy(update={"label": stronger})}
    )


def _lowered(answer: Answer) -> Answer:
    """An agreed answer a rung lower, others as they are."""
    return answer.model_copy(update={"rung": answer.rung - 1}) if answer.rung else answer


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
    return Position(word, word, word, False, (), (), (), 0, 0)


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
        assert after._replace(lane=before.lane, holds_back=before.holds_back) == before


@few
@given(assessments(), st.data())
def test_the_order_of_entry_makes_no_difference(
    assessment: Assessment, data: st.DataObject
) -> None:
    def shuffled(mapping: dict[str, T]) -> dict[str, T]:
        return dict(data.draw(st.permutations(list(mapping.items()))))

    rounds = {
        key: tuple(tuple(reversed(round_)) for round_ in votes)
        for key, votes in assessment.picks.items()
    }
    other = assessment.model_copy(
        update={
            "answers": shuffled(assessment.answers),
            "grid": shuffled({key: shuffled(row) for key, row in assessment.grid.items()}),
            "services": tuple(data.draw(st.permutations(assessment.services))),
            "picks": shuffled(rounds),
            "label_checks": tuple(reversed(assessment.label_checks)),
        }
    )
    one, two = findings(assessment), findings(other)
    assert _regardless_of_services(two) == _regardless_of_services(one)
    assert second_look(two, other) == second_look(one, assessment)
    assert drafts(two, other) == drafts(one, assessment)


def _regardless_of_services(found: Findings) -> Findings:
    """The findings, their services in one order: they are listed as in the register."""

    def in_order(finding_list: Findings) -> Findings:
        items = tuple(
            f._replace(services=tuple(sorted(f.services, key=lambda s: s.id)))
            for f in finding_list.items
        )
        beyond = tuple(sorted(finding_list.beyond_the_guide, key=lambda s: s.id))
        return replace(finding_list, items=items, in_guide_order=(), beyond_the_guide=beyond)

    return in_order(found)


@few
@given(assessments(), st.data())
def test_confidence_and_votes_never_change_a_lane_or_an_order(
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
    picks = dict(
        zip(assessment.picks, data.draw(st.permutations([*assessment.picks.values()])), strict=True)
    )
    changed = findings(assessment.model_copy(update={"answers": answers, "picks": picks}))
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
@given(assessments(), st.data())
def test_what_an_edit_leaves_true_is_what_would_be_worked_out_again(
    assessment: Assessment, data: st.DataObject
) -> None:
    other = data.draw(assessments_of(assessment.question_set))
    item = pick_item(data, assessment)
    asked = {question.id for question in item.questions}
    answers = {key: answer for key, answer in other.answers.items() if key in asked}
    fields = ("answers", "grid", "services", "picks", "label_checks", "plan")
    found = findings(assessment)
    for update in ({name: getattr(other, name)} for name in fields):
        after = assessment.model_copy(update=update)
        known = still_true(found, assessment, after)
        assert findings(after, known=known) == findings(after)
    after = assessment.model_copy(update={"answers": assessment.answers | answers})
    known = still_true(found, assessment, after)
    assert findings(after, known=known) == findings(after)
    assert {each.id for each in after.question_set.items if each is not item} <= known.keys()


def test_findings_of_another_question_set_are_not_still_true() -> None:
    assessment = generated_assessment()
    items = assessment.question_set.items[1:]
    fewer = assessment.question_set.model_copy(update={"items": items})
    after = assessment.model_copy(update={"question_set": fewer})
    assert still_true(findings(assessment), assessment, after) == {}


# On the generated assessment, whose lanes hold many items each


@big
@given(seeds)
def test_what_a_recommendation_comes_to_is_the_same_whatever_is_said_elsewhere(seed: int) -> None:
    random = Random(seed)
    assessment = generated_assessment()
    changed = {finding.item.id: finding for finding in findings(assessment).items}
    item = random.choice([i for i in assessment.question_set.items if i.kind == "recommendation"])
    kept = {question.id for question in item.questions}
    after = findings(answered_anew(assessment, random, kept)).of(item.id)
    assert after == changed[item.id]


@big
@given(seeds)
def test_whatever_is_answered_each_item_is_in_one_lane_and_its_band_among_those_it_could_be(
    seed: int,
) -> None:
    assessment = answered_anew(generated_assessment(), Random(seed))
    found = findings(assessment)
    listed = [finding.item.id for lane in Lane for finding in found.in_lane(lane)]
    assert sorted(listed) == sorted(item.id for item in assessment.question_set.items)
    assert listed == [finding.item.id for finding in found.items]
    for finding in found.items:
        assert set(finding.bands) <= set(finding.robust)
        if finding.item.kind is ItemKind.RECOMMENDATION and finding.lane in PRIORITIES:
            assert finding.bands[0].value == finding.lane.value


@big
@given(seeds)
def test_confidence_and_votes_never_change_the_order_of_many_items(seed: int) -> None:
    random = Random(seed)
    assessment = answered_anew(generated_assessment(), random)
    answers = {
        key: answer.model_copy(
            update={
                "settled": random.choice(list(Settled)),
                "know": random.choice(["", "The audit"]),
                "sure": random.choice(list(Sure)),
            }
        )
        for key, answer in assessment.answers.items()
    }
    other = voted_anew(assessment.model_copy(update={"answers": answers}), random)
    one, two = findings(assessment), findings(other)
    assert [f.confidence for f in one.in_guide_order] != [f.confidence for f in two.in_guide_order]
    assert [(f.item.id, f.lane) for f in two.items] == [(f.item.id, f.lane) for f in one.items]


@big
@given(seeds)
def test_no_list_of_many_items_depends_on_the_order_of_entry(seed: int) -> None:
    random = Random(seed)
    assessment = answered_anew(generated_assessment(), random)

    def shuffled(mapping: Mapping[str, T]) -> dict[str, T]:
        return dict(random.sample([*mapping.items()], len(mapping)))

    checks = assessment.label_checks
    other = assessment.model_copy(
        update={
            "answers": shuffled(assessment.answers),
            "grid": shuffled({key: shuffled(row) for key, row in assessment.grid.items()}),
            "services": tuple(random.sample(assessment.services, len(assessment.services))),
            "picks": shuffled(
                {
                    key: tuple(tuple(random.sample(each, len(each))) for each in rounds)
                    for key, rounds in assessment.picks.items()
                }
            ),
            "label_checks": tuple(random.sample(checks, len(checks))),
        }
    )
    one, two = findings(assessment), findings(other)
    assert _regardless_of_services(two) == _regardless_of_services(one)
    assert second_look(two, other) == second_look(one, assessment)
    assert drafts(two, other) == drafts(one, assessment)


# The current offer


@some
@given(st.lists(a_shape, max_size=3), a_shape, st.integers(0, 3))
def test_one_more_service_never_lowers_what_the_register_suggests_for_a_cell(
    there: list[dict[str, Any]], new: dict[str, Any], at: int
) -> None:
    assessment = an_assessment(a_set(an_item("r", family_groups=None), groups=3))
    before = [a_service(f"service-{n}", "r", **shape) for n, shape in enumerate(there)]
    after = [*before[:at], a_service("new", "r", **new), *before[at:]]
    rising = [None, CellValue.SOME, CellValue.YES]
    for group in assessment.question_set.family_groups:
        low, high = (
            suggestion("r", group.id, assessment.model_copy(update={"services": tuple(services)}))
            for services in (before, after)
        )
        assert rising.index(low) <= rising.index(high)


@few
@given(assessments())
def test_findings_change_nothing_and_come_out_the_same_each_time(assessment: Assessment) -> None:
    before = assessment.model_dump_json()
    assert findings(assessment) == findings(assessment)
    assert assessment.model_dump_json() == before
