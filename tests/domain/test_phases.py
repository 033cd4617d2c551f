"""When each action happens (`method.md` section 6)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.phases import (
    ORDER,
    by_rule,
    due_early,
    ends_after,
    phases,
    placed_early,
    rated,
    starts_early,
    wait_path,
    waits_for,
)
from reflective_app.domain.plan import Action, Ease, Phase, Ratings
from tests.builders import DAY, an_action
from tests.domain.plans import plans

some = settings(max_examples=100)
NOW, NEXT, LATER = Phase
EASY, MODERATE, HARD = Ease


def following(action_id: str, *waits: str, ease: Ease | None = None, **more: object) -> Action:
    """An action that stands where its ratings put it."""
    given = {"phase": None, "depends_on": waits, "ease": Ratings(people=ease)} | more
    return an_action(action_id, **given)


@pytest.mark.parametrize(
    ("given", "phase"),
    [
        ((None, None, None), NEXT),
        ((EASY, None, None), NOW),
        ((EASY, EASY, EASY), NOW),
        ((EASY, MODERATE, None), NEXT),
        ((MODERATE, MODERATE, MODERATE), NEXT),
        ((EASY, None, HARD), LATER),
        ((HARD, MODERATE, EASY), LATER),
    ],
)
def test_the_hardest_rating_that_was_given_counts(
    given: tuple[Ease | None, ...], phase: Phase
) -> None:
    people, money, agreement = given
    ease = Ratings(people=people, money=money, agreement=agreement)
    assert rated(an_action("one", ease=ease)) is phase


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(EASY, EASY, NEXT), (EASY, HARD, LATER), (MODERATE, EASY, LATER), (HARD, EASY, LATER)],
)
def test_an_action_comes_one_phase_after_the_last_that_it_waits_for(
    first: Ease, second: Ease, expected: Phase
) -> None:
    actions = following("b", "a", ease=second), following("a", ease=first)
    assert phases(actions)["b"] is expected


def test_what_is_waited_for_counts_where_the_group_moved_it() -> None:
    moved = following("a", ease=EASY, phase=NEXT)
    assert phases([moved, following("b", "a", ease=EASY)])["b"] is LATER
    early = following("b", "a", ease=HARD, phase=NOW)
    assert phases([moved, early])["b"] is NOW
    assert by_rule(early, phases([moved, early])) is LATER


def test_an_action_that_is_gone_holds_nothing_up() -> None:
    assert phases([following("a", "gone", ease=EASY)]) == {"a": NOW}


def test_a_chain_longer_than_calls_can_be_deep_is_followed() -> None:
    count = 3_000
    chain = [following(f"a-{n}", f"a-{n + 1}", ease=EASY) for n in range(count)]
    standing = phases([*chain, following(f"a-{count}", ease=EASY)])
    assert standing[f"a-{count}"] is NOW
    assert standing[f"a-{count - 1}"] is NEXT
    assert standing["a-0"] is LATER


def test_a_loop_from_elsewhere_ends_and_gives_every_action_a_phase() -> None:
    loop = following("a", "c"), following("b", "a"), following("c", "b", "c")
    assert set(phases(loop)) == {"a", "b", "c"}


@some
@given(plans())
def test_a_phase_is_never_before_what_the_ratings_say_unless_it_was_moved(
    assessment: Assessment,
) -> None:
    actions = {action.id: action for action in assessment.plan.actions}
    standing = phases(actions.values())
    for action in actions.values():
        stands = ORDER.index(standing[action.id])
        if action.phase is not None:
            assert standing[action.id] is action.phase
            continue
        assert stands >= ORDER.index(rated(action))
        for other in action.depends_on:
            after = min(ORDER.index(standing[other]) + 1, len(ORDER) - 1)
            assert stands >= after


@some
@given(plans(), st.data())
def test_phases_do_not_depend_on_the_order_on_the_roadmap(
    assessment: Assessment, data: st.DataObject
) -> None:
    actions = assessment.plan.actions
    assert phases(data.draw(st.permutations(actions))) == phases(actions)


def test_an_action_before_one_that_it_waits_for_is_found() -> None:
    late = an_action("late", phase=LATER)
    here = an_action("here", phase=NEXT, depends_on=("late", "same", "gone"))
    actions = here, late, an_action("same", phase=NEXT)
    assert [(a.id, b.id) for a, b in placed_early(actions)] == [("here", "late")]


def test_an_action_due_before_one_that_it_waits_for_is_found() -> None:
    first = an_action("first", due=date(2027, 3, 2))
    same = an_action("same", due=date(2027, 3, 2), depends_on=("first",))
    early = an_action("early", due=date(2027, 3, 1), depends_on=("first", "undated"))
    actions = first, same, early, an_action("undated", depends_on=("first",))
    assert [(a.id, b.id) for a, b in due_early(actions)] == [("early", "first")]


def test_an_action_that_starts_before_one_that_it_waits_for_is_due_is_found() -> None:
    first = an_action("first", due=date(2027, 4, 30))
    then = an_action("then", start=date(2027, 4, 30), depends_on=("first",))
    early = an_action("early", start=date(2027, 4, 1), depends_on=("first", "undated", "gone"))
    actions = first, then, early, an_action("undated", depends_on=("first",))
    assert [(a.id, b.id) for a, b in starts_early(actions)] == [("early", "first")]


@some
@given(plans())
def test_nothing_that_follows_the_rule_stands_early(assessment: Assessment) -> None:
    for action, other in placed_early(assessment.plan.actions):
        assert action.phase is not None
        assert other.id in action.depends_on


@some
@given(plans())
def test_a_way_of_waiting_is_found_just_where_one_action_waits_for_another(
    assessment: Assessment,
) -> None:
    actions = assessment.plan.actions
    assert assessment_faults(assessment) == ()
    for one in actions:
        for other in actions:
            path = wait_path(one.id, other.id, actions)
            assert bool(path) == waits_for(one.id, other.id, actions)
            if path:
                assert (path[0], path[-1]) == (one, other)
            for here, there in pairwise(path):
                assert there.id in here.depends_on


def test_the_way_of_waiting_is_the_shortest() -> None:
    actions = following("a", "b", "c"), following("b", "c"), following("c")
    assert [action.id for action in wait_path("a", "c", actions)] == ["a", "c"]
    assert wait_path("c", "a", actions) == ()
    assert wait_path("gone", "a", actions) == ()


@pytest.mark.parametrize(
    ("phase", "last"),
    [(NOW, date(2027, 5, 31)), (NEXT, date(2028, 5, 31)), (LATER, date(2029, 11, 30))],
)
def test_a_phase_lasts_to_the_end_of_its_last_month(phase: Phase, last: date) -> None:
    assert not ends_after(phase, last, DAY)
    assert ends_after(phase, last.replace(day=1).replace(year=last.year + 1), DAY)
    month_later = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    assert ends_after(phase, month_later, DAY)
