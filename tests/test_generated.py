"""The generated assessment: big enough, sound, the same each time, and something of everything."""

from __future__ import annotations

from collections import Counter

import pytest

from reflective_app.domain.agreement import Spread, spread_of
from reflective_app.domain.assessment import AnswerState, Assessment, CellValue
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.confidence import Level
from reflective_app.domain.findings import Findings, Lane, findings
from reflective_app.domain.importance import LabelStanding
from reflective_app.domain.kinds import ItemKind, QuestionKind
from reflective_app.domain.offer import is_override, suggestion
from reflective_app.domain.phases import phases, placed_early
from reflective_app.domain.plan import Phase
from reflective_app.domain.position import Cap, Word
from reflective_app.domain.question_set_rules import question_set_faults
from reflective_app.domain.second_look import LookKind, second_look
from tests.generated import generated_assessment


@pytest.fixture(name="assessment")
def _assessment() -> Assessment:
    return generated_assessment()


@pytest.fixture(name="found")
def _found() -> Findings:
    return findings(generated_assessment())


def test_it_has_200_questions_60_services_and_80_actions(assessment: Assessment) -> None:
    questions = list(assessment.question_set.questions())
    assert len(questions) == 200
    assert (len(assessment.services), len(assessment.plan.actions)) == (60, 80)
    assert {question.kind for question in questions} == set(QuestionKind)
    ladders = {q.ladder and len(q.ladder) for q in questions if q.kind is QuestionKind.LADDER}
    assert ladders == {3, 4, 5, None}


def test_it_breaks_no_rule(assessment: Assessment) -> None:
    assert question_set_faults(assessment.question_set) == ()
    assert assessment_faults(assessment) == ()


def test_it_is_the_same_each_time_and_can_be_written_and_read(assessment: Assessment) -> None:
    generated_assessment.cache_clear()
    assert generated_assessment() == assessment
    written = assessment.model_dump_json(by_alias=True)
    assert Assessment.model_validate_json(written) == assessment


def test_every_lane_word_label_and_confidence_occurs(found: Findings) -> None:
    recommended = [f for f in found.items if f.item.kind is ItemKind.RECOMMENDATION]
    assert {f.lane for f in found.items} == set(Lane)
    assert {f.word for f in found.items} == set(Word)
    assert {f.label.standing for f in recommended} == {None, *LabelStanding}
    assert {f.confidence.level for f in found.items if f.confidence} == set(Level)
    assert {cap for f in found.items for cap in f.position.caps} == set(Cap)
    assert any(f.holds_back for f in found.items)
    assert any(len(f.robust) > 1 for f in found.items)


def test_every_kind_of_answer_vote_and_cell_occurs(assessment: Assessment) -> None:
    assert {answer.state for answer in assessment.answers.values()} == set(AnswerState)
    questions = assessment.question_set.questions()
    assert {spread_of(question, assessment) for question in questions} == {None, *Spread}
    cells = [
        (suggestion(item, group, assessment), cell.confirmed, is_override(item, group, assessment))
        for item, row in assessment.grid.items()
        for group, cell in row.items()
    ]
    assert {cell.value for row in assessment.grid.values() for cell in row.values()} == set(
        CellValue
    )
    assert (CellValue.YES, True, True) in cells
    assert (CellValue.SOME, False, False) in cells


def test_every_question_worth_a_second_look_occurs(found: Findings, assessment: Assessment) -> None:
    assert {look.kind for look in second_look(found, assessment)} == set(LookKind)
    assert found.funding_ending
    assert found.beyond_the_guide


def test_every_phase_has_actions_and_some_stand_before_what_they_wait_for(
    assessment: Assessment,
) -> None:
    counted = Counter(phases(assessment.plan.actions).values())
    assert min(counted[phase] for phase in Phase) > 10
    assert placed_early(assessment.plan.actions)
    assert any(action.updates for action in assessment.plan.actions)
