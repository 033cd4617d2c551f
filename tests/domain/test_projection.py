"""What the positions would be if the roadmap's actions reach what they aim for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.findings import findings
from reflective_app.domain.phases import ORDER
from reflective_app.domain.plan import Action, Aim, Phase, Plan
from reflective_app.domain.position import IN_PLACE, Cap, Position, Word
from reflective_app.domain.projection import (
    aimed_at,
    projected,
    projected_positions,
    reached,
    reaching,
)
from tests.builders import (
    a_question,
    a_set,
    an_action,
    an_assessment,
    an_item,
    answered,
    rated,
)
from tests.domain.drawn import assessments

NOW, NEXT, LATER = Phase
NOWHERE = Answer(state=AnswerState.NOT_APPLICABLE, reason="Nobody here")
UNKNOWN = Answer(state=AnswerState.DONT_KNOW)


def at(rung: int) -> Answer:
    return Answer(state=AnswerState.AGREED, rung=rung)


def between(low: int, high: int) -> Answer:
    return Answer(state=AnswerState.NO_AGREEMENT, low=low, high=high)


@pytest.mark.parametrize(
    ("before", "aim", "after"),
    [
        (at(1), 2, at(2)),
        (at(2), 2, at(2)),
        (at(3), 2, at(3)),
        (between(0, 3), 2, between(2, 3)),
        (between(1, 2), 1, between(1, 2)),
        (between(1, 3), 0, between(1, 3)),
        (between(0, 2), 2, at(2)),
        (between(0, 1), 3, at(3)),
        (UNKNOWN, 1, at(1)),
        (Answer(), 2, at(2)),
        (NOWHERE, 3, NOWHERE),
    ],
)
def test_an_answer_once_its_aim_is_reached(before: Answer, aim: int, after: Answer) -> None:
    assert reached(before, aim) == after


def test_what_was_written_beside_an_answer_that_is_as_far_already_stays() -> None:
    known = Answer(state=AnswerState.AGREED, rung=2, know="The audit")
    assert reached(known, 1) is known


def aiming(action_id: str, phase: Phase, *aims: tuple[str, int]) -> Action:
    made = tuple(Aim(question=question, rung=rung) for question, rung in aims)
    return an_action(action_id, phase=phase, aims=made)


def words(assessment: Assessment, item: str = "r") -> list[Word]:
    ends = projected(assessment, now_of(assessment))
    return [ends[phase][item] for phase in ORDER]


def now_of(assessment: Assessment) -> dict[str, Position]:
    return {each.item.id: each.position for each in findings(assessment).in_guide_order}


def with_actions(assessment: Assessment, *actions: Action) -> Assessment:
    return assessment.model_copy(update={"plan": Plan(actions=actions)})


def test_each_phase_adds_what_its_actions_and_those_before_reach() -> None:
    start = rated("0, 0", "yes")
    planned = with_actions(
        start,
        aiming("late", LATER, ("r-1", 3), ("r-2", 3)),
        aiming("early", NOW, ("r-1", 2)),
        aiming("none", NEXT),
    )
    assert words(planned) == [Word.PARTLY, Word.PARTLY, Word.FULLY]
    assert words(with_actions(start)) == [Word.NOT] * 3


def test_an_action_counts_in_the_phase_where_its_ratings_put_it() -> None:
    follows = aiming("one", NOW, ("r-1", 3)).model_copy(update={"phase": None})
    assert words(with_actions(rated("0"), follows)) == [Word.NOT, Word.FULLY, Word.FULLY]


@pytest.mark.parametrize(
    ("codes", "cells", "cap", "word"),
    [
        ("0, 0", "yes, no", Cap.GROUP, Word.MOSTLY),
        ("0, 0", "no, no", Cap.GROUP, Word.PARTLY),
        ("0, 1*", "yes, yes", None, Word.FULLY),
    ],
)
def test_who_gets_what_stays_as_it_is_and_holds_an_item_down(
    codes: str, cells: str, cap: Cap | None, word: Word
) -> None:
    planned = with_actions(rated(codes, cells), aiming("one", NOW, ("r-1", 3), ("r-2", 3)))
    at_end = projected_positions(planned, now_of(planned))[LATER]["r"]
    assert (at_end.word, at_end.caps) == (word, (cap,) if cap else ())


def test_an_essential_part_that_nobody_aims_at_holds_an_item_down() -> None:
    planned = with_actions(
        rated("1*, 0, 0, 0"), *(aiming(f"a{n}", NOW, (f"r-{n}", 3)) for n in (2, 3, 4))
    )
    at_end = projected_positions(planned, now_of(planned))[NOW]["r"]
    assert (at_end.word, at_end.caps) == (Word.PARTLY, (Cap.ESSENTIAL,))


def test_the_items_aimed_at_are_listed_once_in_guide_order() -> None:
    start = an_assessment(a_set(an_item("r"), an_item("s"), an_item("t")))
    planned = with_actions(
        start, aiming("one", NOW, ("t-1", 1), ("r-2", 1)), aiming("two", NOW, ("r-1", 1))
    )
    assert [item.id for item in aimed_at(planned)] == ["r", "t"]
    assert aimed_at(start) == ()


def test_the_assessment_itself_stays_as_it_was() -> None:
    start = rated("0, 0")
    after = reaching([Aim(question="r-1", rung=3)], start)
    assert start.answer("r-1") == at(0)
    assert after.answer("r-2") == at(0)


@settings(max_examples=100)
@given(assessments(3), st.data())
def test_where_the_answers_are_known_later_phases_never_project_a_lower_word(
    assessment: Assessment, data: st.DataObject
) -> None:
    known = [
        question
        for item in assessment.question_set.items
        for question in item.ladder_questions
        if assessment.answer(question.id).state
        in (AnswerState.AGREED, AnswerState.NO_AGREEMENT, AnswerState.NOT_APPLICABLE)
    ]
    actions = []
    for phase in Phase:
        asked = (
            data.draw(st.lists(st.sampled_from(known), max_size=3, unique=True)) if known else []
        )
        aims = [(q.id, data.draw(st.integers(0, q.top))) for q in asked]
        actions.append(aiming(f"in-{phase}", phase, *aims))
    planned = with_actions(assessment, *actions)
    now = now_of(planned)
    ends = [{name: each.word for name, each in now.items()}, *projected(planned, now).values()]
    for before, after in pairwise(ends):
        for name, word in before.items():
            if word in IN_PLACE:
                assert IN_PLACE.index(after[name]) >= IN_PLACE.index(word)
            else:
                assert after[name] is word


def test_an_aim_at_what_nobody_knew_may_show_that_less_is_in_place() -> None:
    """The word today rests on the others alone; an aim says no more than it says."""
    planned = with_actions(rated("3, 3, 3, ?"), aiming("one", NOW, ("r-4", 1)))
    assert findings(planned).of("r").word is Word.FULLY
    assert words(planned)[0] is Word.MOSTLY


def test_enough_can_become_known_by_reaching_an_aim() -> None:
    questions = [a_question("r-1"), a_question("r-2")]
    start = answered(an_assessment(a_set(an_item("r", questions))), "r", "?, ?")
    assert words(with_actions(start, aiming("one", NEXT, ("r-1", 2)))) == [
        Word.NOT_ENOUGH_KNOWN,
        Word.MOSTLY,
        Word.MOSTLY,
    ]
