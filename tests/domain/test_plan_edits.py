"""What can be changed in the offer and on the roadmap."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflective_app.domain import edits, plan_edits
from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.edits import Edit
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import (
    Action,
    ActionStatus,
    Ease,
    NotNow,
    Phase,
    Ratings,
    Update,
)
from reflective_app.domain.plan_edits import LoopError
from tests.builders import a_service, a_set, an_action, an_assessment, an_item
from tests.domain.plans import plans

WHY = NotNow(reason="The budget is spent", decided_by="The board", look_again=date(2027, 4, 1))


@pytest.fixture
def start() -> Assessment:
    return an_assessment(
        a_set(an_item("r", family_groups=None), an_item("d", kind="duty"), groups=2)
    )


# The offer


def test_a_cell_of_the_grid_is_confirmed_changed_and_left_blank(start: Assessment) -> None:
    after = edits.confirm_cell("r", "group-1", CellValue.NO, start)
    after = edits.confirm_cell("r", "group-1", CellValue.YES, after)
    cell = after.cell("r", "group-1")
    assert cell is not None
    assert (cell.value, cell.confirmed) == (CellValue.YES, True)
    both = edits.confirm_cell("r", "group-2", CellValue.SOME, after)
    assert edits.clear_cell("r", "group-2", both) == after
    assert edits.clear_cell("r", "group-1", after) == start
    assert edits.clear_cell("r", "group-1", start) == start


def test_services_are_entered_changed_and_taken_out(start: Assessment) -> None:
    one, two = a_service("one"), a_service("two")
    after = edits.add_service(two, edits.add_service(one, start))
    assert after.services == (one, two)
    renamed = one.model_copy(update={"name": "Renamed"})
    assert edits.change_service(renamed, after).services == (renamed, two)
    assert edits.remove_service("one", after).services == (two,)


# The roadmap


def planned(start: Assessment, *actions: Action) -> Assessment:
    for action in actions:
        start = plan_edits.add_action(action, start)
    return start


def order(assessment: Assessment) -> str:
    actions = assessment.plan.actions
    return " ".join(f"{action.id}:{phases(actions)[action.id]}" for action in actions)


def test_actions_are_added_changed_and_taken_off(start: Assessment) -> None:
    one, two = an_action("one"), an_action("two")
    after = planned(start, one, two)
    owned = two.model_copy(update={"owner": "Head of service"})
    assert plan_edits.change_action(owned, after).plan.actions == (one, owned)
    assert plan_edits.remove_action("two", after) == planned(start, one)


def test_one_field_of_an_action_is_changed(start: Assessment) -> None:
    one, two = an_action("one"), an_action("two")
    after = plan_edits.alter_action("one", "owner", "Head of service", planned(start, one, two))
    assert after.plan.actions == (one.model_copy(update={"owner": "Head of service"}), two)
    with pytest.raises(ValueError, match="colour"):
        plan_edits.alter_action("one", "colour", "green", after)


def test_an_action_taken_off_is_no_longer_depended_on(start: Assessment) -> None:
    actions = an_action("one"), an_action("two", depends_on=("one", "three")), an_action("three")
    after = plan_edits.remove_action("one", planned(start, *actions))
    assert [action.depends_on for action in after.plan.actions] == [("three",), ()]


@pytest.mark.parametrize(
    ("phase", "place", "expected"),
    [
        (Phase.NOW, 0, "a:now x:next b:now c:now"),
        (Phase.NOW, 1, "x:next b:now a:now c:now"),
        (Phase.NOW, 2, "x:next b:now c:now a:now"),
        (Phase.NOW, 9, "x:next b:now c:now a:now"),
        (Phase.NEXT, 0, "a:next x:next b:now c:now"),
        (Phase.NEXT, 1, "x:next b:now c:now a:next"),
        (Phase.LATER, 0, "x:next b:now c:now a:later"),
        (Phase.NOW, -1, "x:next b:now c:now a:now"),
    ],
)
def test_an_action_is_moved_to_a_place_within_a_phase(
    start: Assessment, phase: Phase, place: int, expected: str
) -> None:
    actions = an_action("a"), an_action("x", phase=Phase.NEXT), an_action("b"), an_action("c")
    moved = plan_edits.move_action("a", phase, place, planned(start, *actions))
    wanted, got = expected.split(), order(moved).split()
    for within in Phase:  # the order across phases is nobody's business
        of_phase = f":{within}"
        assert [a for a in got if a.endswith(of_phase)] == [
            a for a in wanted if a.endswith(of_phase)
        ]
    assert sorted(got) == sorted(wanted)


def test_an_action_moved_to_where_its_ratings_put_it_follows_them_again(start: Assessment) -> None:
    easy = an_action("a", phase=Phase.LATER, ease=Ratings(money=Ease.EASY), reason="The bid is in")
    after = plan_edits.move_action("a", Phase.NOW, 0, planned(start, easy))
    assert after.plan.actions == (easy.model_copy(update={"phase": None}),)
    away = plan_edits.move_action("a", Phase.NEXT, 0, after)
    assert away.plan.actions[0].phase is Phase.NEXT
    assert plan_edits.follow_ratings("a", away) == after


def test_what_waits_for_a_moved_action_follows_it_unless_it_was_moved_itself(
    start: Assessment,
) -> None:
    actions = (
        an_action("a", phase=None, ease=Ratings(money=Ease.EASY)),
        an_action("follows", phase=None, depends_on=("a",)),
        an_action("stays", depends_on=("a",)),
    )
    after = plan_edits.move_action("a", Phase.NEXT, 0, planned(start, *actions))
    assert set(order(after).split()) == {"a:next", "follows:later", "stays:now"}


def test_an_action_waits_for_others_each_named_once(start: Assessment) -> None:
    before = planned(start, an_action("a"), an_action("b"), an_action("c"))
    after = plan_edits.depend_on("c", ("b", "a", "b"), before)
    assert after.plan.actions[2].depends_on == ("b", "a")
    assert plan_edits.depend_on("c", (), after) == before
    with pytest.raises(KeyError):
        plan_edits.depend_on("c", ("gone",), before)


def test_no_edit_makes_an_action_wait_for_itself(start: Assessment) -> None:
    actions = an_action("a"), an_action("b", depends_on=("a",)), an_action("c", depends_on=("b",))
    before = planned(start, *actions)
    loop = actions[0].model_copy(update={"depends_on": ("c",)})
    itself = an_action("new", depends_on=("new",))
    edits_: list[tuple[Callable[[], Assessment], list[str]]] = [
        (lambda: plan_edits.depend_on("a", ("c",), before), ["c", "b", "a"]),
        (lambda: plan_edits.alter_action("a", "depends_on", ("b",), before), ["b", "a"]),
        (lambda: plan_edits.change_action(loop, before), ["c", "b", "a"]),
        (lambda: plan_edits.depend_on("a", ("a",), before), ["a"]),
        (lambda: plan_edits.add_action(itself, before), ["new"]),
    ]
    for edit, path in edits_:
        with pytest.raises(LoopError) as error:
            edit()
        assert [action.id for action in error.value.path] == path
        assert error.value.action_id == path[0]


def test_two_actions_never_share_an_id(start: Assessment) -> None:
    with pytest.raises(ValueError, match="a"):
        planned(start, an_action("a"), an_action("a"))


@settings(max_examples=100)
@given(plans(), st.data())
def test_whatever_is_done_to_a_roadmap_it_keeps_its_rules(
    assessment: Assessment, data: st.DataObject
) -> None:
    for number in range(4):
        ids = [action.id for action in assessment.plan.actions]
        one, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
        edits_: list[Edit] = [
            partial(plan_edits.depend_on, one, (other,)),
            partial(plan_edits.merge_actions, one, other),
            partial(plan_edits.split_action, one, ((one, "One"), (f"new-{number}", "Two"))),
            partial(plan_edits.move_action, one, data.draw(st.sampled_from(Phase)), number),
            partial(plan_edits.remove_action, one),
            partial(plan_edits.follow_ratings, one),
            partial(plan_edits.add_action, an_action(f"more-{number}", depends_on=(one,))),
        ]
        allowed = edits_ if one != other and len(ids) > 2 else [edits_[-1], edits_[2]]
        with suppress(LoopError):
            assessment = data.draw(st.sampled_from(allowed))(assessment)
        assert assessment_faults(assessment) == ()


# Progress


def told(action: Action) -> list[tuple[date, ActionStatus]]:
    return [(update.on, update.status) for update in action.updates]


FEBRUARY, MAY = date(2027, 2, 1), date(2027, 5, 3)
RISK, TRACK, DONE = ActionStatus.AT_RISK, ActionStatus.ON_TRACK, ActionStatus.COMPLETE


def test_the_word_of_the_latest_day_is_an_action_s_status(start: Assessment) -> None:
    after = planned(start, an_action("a"))
    for on, status in ((MAY, DONE), (FEBRUARY, RISK)):
        after = plan_edits.report_progress("a", Update(on=on, status=status), after)
    (action,) = after.plan.actions
    assert told(action) == [(FEBRUARY, RISK), (MAY, DONE)]
    assert action.status is DONE


def test_a_word_on_an_earlier_day_leaves_a_status_chosen_since(start: Assessment) -> None:
    after = planned(start, an_action("a"))
    after = plan_edits.report_progress("a", Update(on=MAY, status=TRACK), after)
    after = plan_edits.alter_action("a", "status", DONE, after)
    after = plan_edits.report_progress("a", Update(on=FEBRUARY, status=RISK), after)
    assert after.plan.actions[0].status is DONE


def test_another_word_on_the_same_day_takes_the_place_of_the_first(start: Assessment) -> None:
    after = planned(start, an_action("a"))
    for status in (RISK, TRACK):
        after = plan_edits.report_progress("a", Update(on=MAY, status=status), after)
    assert told(after.plan.actions[0]) == [(MAY, TRACK)]
    assert after.plan.actions[0].status is TRACK


def test_what_was_said_on_a_day_can_be_taken_back(start: Assessment) -> None:
    before = planned(start, an_action("a", status=TRACK))
    after = plan_edits.report_progress("a", Update(on=MAY, status=TRACK), before)
    assert plan_edits.take_back_progress("a", FEBRUARY, after) == after
    assert plan_edits.take_back_progress("a", MAY, after) == before


def test_a_status_reported_by_mistake_goes_back_to_that_of_the_day_before(
    start: Assessment,
) -> None:
    after = planned(start, an_action("a"))
    for day, status in ((FEBRUARY, RISK), (MAY, DONE)):
        after = plan_edits.report_progress("a", Update(on=day, status=status), after)
    back = plan_edits.take_back_progress("a", MAY, after).plan.actions[0]
    assert (back.status, told(back)) == (RISK, [(FEBRUARY, RISK)])
    early = plan_edits.take_back_progress("a", FEBRUARY, after).plan.actions[0]
    assert early.status is DONE
    chosen = plan_edits.alter_action("a", "status", TRACK, after)
    assert plan_edits.take_back_progress("a", MAY, chosen).plan.actions[0].status is TRACK


def test_a_draft_is_set_aside_with_a_reason_and_offered_again(start: Assessment) -> None:
    after = plan_edits.set_draft_aside("begin", WHY, start)
    assert after.plan.drafts_set_aside == {"begin": WHY}
    both = plan_edits.set_draft_aside("widen", WHY, after)
    assert plan_edits.bring_draft_back("widen", both) == after
    assert plan_edits.bring_draft_back("begin", after) == start


def test_a_recommendation_is_set_aside_with_a_reason_and_brought_back(start: Assessment) -> None:
    after = plan_edits.set_aside("r", WHY, start)
    assert after.plan.not_now == {"r": WHY}
    assert plan_edits.bring_back("r", after) == start
    assert plan_edits.bring_back("d", after) == after


@pytest.mark.parametrize("item", ["d", "unheard-of"])
def test_only_a_recommendation_of_the_guide_can_be_set_aside(start: Assessment, item: str) -> None:
    with pytest.raises(KeyError):
        plan_edits.set_aside(item, WHY, start)


def test_the_board_is_asked_for_decisions_in_order(start: Assessment) -> None:
    asked = plan_edits.ask_for_decisions(("Agree the roadmap", "Meet again"), start)
    assert asked.plan.decisions_asked == ("Agree the roadmap", "Meet again")


def test_what_is_not_there_cannot_be_changed(start: Assessment) -> None:
    missing: list[Callable[[], Assessment]] = [
        lambda: edits.change_service(a_service("one"), start),
        lambda: edits.remove_service("one", start),
        lambda: plan_edits.change_action(an_action("one"), start),
        lambda: plan_edits.alter_action("one", "owner", "Lead", start),
        lambda: plan_edits.remove_action("one", start),
        lambda: plan_edits.move_action("one", Phase.NOW, 0, start),
        lambda: plan_edits.follow_ratings("one", start),
        lambda: plan_edits.depend_on("one", (), start),
        lambda: plan_edits.split_action("one", (("one", "A"), ("two", "B")), start),
        lambda: plan_edits.merge_actions("one", "two", start),
        lambda: plan_edits.report_progress("one", Update(on=MAY, status=RISK), start),
        lambda: plan_edits.take_back_progress("one", MAY, start),
    ]
    for edit in missing:
        with pytest.raises(KeyError):
            edit()
