"""What can be changed in the offer and on the roadmap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reflective_app.domain import edits, plan_edits
from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action, NotNow, Phase
from tests.builders import a_service, a_set, an_action, an_assessment, an_item

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
    ]
    for edit in missing:
        with pytest.raises(KeyError):
            edit()
