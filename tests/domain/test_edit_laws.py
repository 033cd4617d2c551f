"""What holds of every edit: nothing is lost, and everything can be undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from reflective_app.domain import edits, plan_edits
from reflective_app.domain.assessment import (
    Answer,
    Assessment,
    CellValue,
    ParkedPoint,
    Settled,
    Sure,
)
from reflective_app.domain.edits import Edit
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import NotNow, Phase
from reflective_app.domain.roadmap import actions_in
from tests.builders import a_service, an_action
from tests.domain.drawn import assessments

few = settings(max_examples=30)

WHY = NotNow(reason="The budget is spent")
POINT = ParkedPoint(id="point", text="Who holds the money?")
WRITING = {box: f"Said in {box}" for box in sorted(edits.WRITTEN)}


def judgements(question: Question) -> list[Edit]:
    """Every judgement of a ladder question but that it does not apply."""
    rungs = range(question.top + 1)
    return [
        *(partial(edits.place_at, question.id, rung) for rung in rungs),
        partial(edits.disagree, question.id, 0, question.top),
        partial(edits.not_known, question.id),
        partial(edits.clear_answer, question.id),
    ]


def pick_ladder(data: st.DataObject, assessment: Assessment) -> Question:
    ladders = [q for item in assessment.question_set.items for q in item.ladder_questions]
    return data.draw(st.sampled_from(ladders))


@st.composite
def any_edit(draw: st.DrawFn, assessment: Assessment) -> Edit:
    """One of the edits that change an assessment of this set, whatever was done before."""
    item = draw(st.sampled_from(assessment.question_set.items))
    question = draw(st.sampled_from(item.ladder_questions))
    extra = f"extra-{draw(st.integers(0, 999_999))}"
    choices: list[Edit] = [
        *judgements(question),
        partial(edits.does_not_apply, question.id, "Nobody here"),
        partial(edits.write, question.id, "note", "Said"),
        partial(edits.flag, question.id, True),
        partial(edits.be_sure, question.id, Sure.SURE),
        partial(edits.settle, question.id, Settled.UNANIMOUS),
        partial(edits.give_value, f"{item.id}-eligible", 300),
        partial(edits.confirm_cell, item.id, "group-1", CellValue.NO),
        partial(edits.clear_cell, item.id, "group-1"),
        partial(edits.add_service, a_service(extra, item.id)),
        partial(plan_edits.add_action, an_action(extra, items=(item.id,))),
        partial(edits.park, POINT.model_copy(update={"id": extra, "question": question.id})),
        partial(plan_edits.set_draft_aside, extra, WHY),
        partial(plan_edits.ask_for_decisions, ("Agree the roadmap",)),
    ]
    return draw(st.sampled_from(choices))


@few
@given(assessments(2), st.data())
def test_undoing_everything_gives_the_start(assessment: Assessment, data: st.DataObject) -> None:
    values, written = [assessment], [assessment.model_dump_json()]
    for _ in range(data.draw(st.integers(1, 6))):
        edit = data.draw(any_edit(assessment))
        values.append(edit(values[-1]))
        written.append(values[-1].model_dump_json())
    assert [value.model_dump_json() for value in values] == written


@few
@given(assessments(2), st.data())
def test_making_an_edit_twice_gives_what_it_gave_once(
    assessment: Assessment, data: st.DataObject
) -> None:
    question = pick_ladder(data, assessment)
    edit = data.draw(st.sampled_from(judgements(question)))
    assert edit(edit(assessment)) == edit(assessment)


@few
@given(assessments(2), st.data())
def test_a_judgement_and_the_old_answer_put_back_give_an_equal_value(
    assessment: Assessment, data: st.DataObject
) -> None:
    start = edits.record("item-1-1", Answer(), assessment)
    for before in (start, assessment):
        question = pick_ladder(data, before)
        edit = data.draw(st.sampled_from(judgements(question)))
        back = edits.record(question.id, before.answer(question.id), edit(before))
        assert _without_blank_answers(back) == _without_blank_answers(before)


def _without_blank_answers(assessment: Assessment) -> Assessment:
    answers = {key: answer for key, answer in assessment.answers.items() if answer != Answer()}
    return assessment.model_copy(update={"answers": answers})


@few
@given(assessments(2))
def test_an_edit_and_its_inverse_give_an_equal_value(assessment: Assessment) -> None:
    item = assessment.question_set.items[0]
    question = item.ladder_questions[0]
    clean = edits.clear_cell(item.id, "group-1", edits.record(question.id, Answer(), assessment))
    point = POINT.model_copy(update={"question": question.id})
    pairs: list[tuple[Edit, Edit]] = [
        (partial(edits.place_at, question.id, 2), partial(edits.clear_answer, question.id)),
        (partial(edits.not_known, question.id), partial(edits.clear_answer, question.id)),
        (partial(edits.flag, question.id, True), partial(edits.flag, question.id, False)),
        (
            partial(edits.write, question.id, "note", "Said"),
            partial(edits.write, question.id, "note", ""),
        ),
        (
            partial(edits.confirm_cell, item.id, "group-1", CellValue.NO),
            partial(edits.clear_cell, item.id, "group-1"),
        ),
        (partial(edits.add_service, a_service("new")), partial(edits.remove_service, "new")),
        (
            partial(plan_edits.add_action, an_action("new")),
            partial(plan_edits.remove_action, "new"),
        ),
        (partial(edits.park, point), partial(edits.take_up, "point")),
        (partial(plan_edits.set_draft_aside, "d", WHY), partial(plan_edits.bring_draft_back, "d")),
    ]
    if item.kind is ItemKind.RECOMMENDATION:
        clean = plan_edits.bring_back(item.id, clean)
        pairs.append(
            (partial(plan_edits.set_aside, item.id, WHY), partial(plan_edits.bring_back, item.id))
        )
    for edit, inverse in pairs:
        assert edit(clean) != clean
        assert inverse(edit(clean)) == clean


@few
@given(assessments(2), st.data())
def test_what_was_written_beside_a_question_survives_every_change_of_judgement(
    assessment: Assessment, data: st.DataObject
) -> None:
    question = pick_ladder(data, assessment)
    for box, text in WRITING.items():
        assessment = edits.write(question.id, box, text, assessment)
    assessment = edits.be_sure(question.id, Sure.SURE, edits.flag(question.id, True, assessment))
    for edit in data.draw(st.permutations(judgements(question))):
        assessment = edit(assessment)
    kept = assessment.answer(question.id)
    assert {box: getattr(kept, box) for box in WRITING} == WRITING
    assert (kept.sure, kept.flagged) == (Sure.SURE, True)


@few
@given(assessments(2), st.data())
def test_a_judgement_touches_no_other_question(assessment: Assessment, data: st.DataObject) -> None:
    question = pick_ladder(data, assessment)
    after = data.draw(st.sampled_from(judgements(question)))(assessment)
    for other in assessment.question_set.questions():
        if other.id != question.id:
            assert after.answer(other.id) == assessment.answer(other.id)
    assert after.model_copy(update={"answers": assessment.answers}) == assessment


MOVES = st.lists(st.tuples(st.sampled_from(Phase), st.integers(0, 4)), min_size=5, max_size=5)


@few
@given(assessments(1), MOVES)
def test_moving_an_action_away_and_back_leaves_every_phase_as_it_was(
    assessment: Assessment, moves: list[tuple[Phase, int]]
) -> None:
    for number, (phase, _) in enumerate(moves):
        assessment = plan_edits.add_action(an_action(f"a-{number}", phase=phase), assessment)
    for number, (phase, place) in enumerate(moves):
        name = f"a-{number}"
        home = phases(assessment.plan.actions)[name]
        at = _in(home)(assessment).index(name)
        moved = plan_edits.move_action(name, phase, place, assessment)
        assert _in(phase)(moved).index(name) == min(place, len(_in(phase)(moved)) - 1)
        back = plan_edits.move_action(name, home, at, moved)
        assert [_in(p)(back) for p in Phase] == [_in(p)(assessment) for p in Phase]
        assessment = moved


def _in(phase: Phase) -> Callable[[Assessment], list[str]]:
    return lambda assessment: [action.id for action in actions_in(phase, assessment)]
