"""What is plainly so of an action, and worth saying."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.plan import Action, ActionStatus, Ease, Phase, Plan, Ratings
from reflective_app.domain.plan_notes import PlanNoteKind, Unsaid, plan_notes, unsaid
from tests.builders import a_set, an_action, an_assessment, an_item

KIND = PlanNoteKind
BEFORE, MARCH, JUNE = date(2026, 11, 1), date(2027, 3, 1), date(2027, 6, 1)


def told(*actions: Action, as_of: date | None = None) -> dict[str, list[tuple[PlanNoteKind, str]]]:
    assessment = an_assessment(a_set(an_item("r")), plan=Plan(actions=actions))
    notes = plan_notes(assessment, as_of=as_of)
    return {
        name: [(note.kind, note.other.id if note.other else "") for note in listed]
        for name, listed in notes.items()
    }


def owned(action_id: str, **more: object) -> Action:
    return an_action(action_id, **({"owner": "Lead", "reason": "Agreed"} | more))


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ({"due": MARCH}, []),
        ({"owner": " "}, [KIND.NO_OWNER]),
        ({"due": BEFORE}, [KIND.OVERDUE]),
        ({"due": date(2026, 11, 22)}, []),
        ({"start": JUNE, "due": MARCH}, [KIND.STARTS_AFTER_DUE]),
        ({"due": date(2027, 5, 31)}, []),
        ({"due": JUNE}, [KIND.AFTER_PHASE]),
        ({"due": JUNE, "phase": Phase.NEXT}, []),
        ({"due": JUNE, "phase": None, "ease": Ratings(people=Ease.EASY)}, [KIND.AFTER_PHASE]),
        ({"due": MARCH, "phase": Phase.NEXT}, [KIND.BEFORE_PHASE]),
        ({"due": date(2027, 5, 1), "phase": Phase.NEXT}, []),
        ({"due": BEFORE, "phase": Phase.NEXT}, [KIND.OVERDUE]),
        ({"reason": " "}, [KIND.NO_REASON]),
        ({"reason": "", "ease": Ratings(people=Ease.EASY)}, []),
        ({"reason": "", "phase": None}, []),
        ({"owner": "", "due": BEFORE}, [KIND.NO_OWNER, KIND.OVERDUE]),
        ({"owner": "", "due": BEFORE, "status": ActionStatus.COMPLETE}, []),
    ],
)
def test_owner_and_dates(more: dict[str, object], kinds: list[PlanNoteKind]) -> None:
    assert [kind for kind, _ in told(owned("one", **more)).get("one", [])] == kinds


def test_what_is_overdue_depends_on_the_day_on_which_one_looks() -> None:
    assert told(owned("one", due=MARCH), as_of=JUNE) == {"one": [(KIND.OVERDUE, "")]}


def test_standing_and_ending_before_what_it_waits_for_are_said_of_each_other_action() -> None:
    late = owned("late", phase=Phase.LATER)
    slow = owned("slow", due=date(2027, 4, 1))
    here = owned("here", due=MARCH, depends_on=("late", "slow", "gone"))
    assert told(here, late, slow) == {
        "here": [(KIND.PLACED_EARLY, "late"), (KIND.DUE_EARLY, "slow")]
    }


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ({"start": date(2027, 4, 1)}, [KIND.STARTS_EARLY]),
        ({"start": date(2027, 4, 1), "due": date(2027, 5, 1)}, [KIND.STARTS_EARLY]),
        ({"start": date(2027, 4, 30)}, []),
        ({"start": date(2027, 4, 1), "due": date(2027, 4, 2)}, [KIND.DUE_EARLY]),
    ],
)
def test_starting_before_what_it_waits_for_is_due_is_said_once(
    more: dict[str, object], kinds: list[PlanNoteKind]
) -> None:
    sheet = owned("sheet", due=date(2027, 4, 30))
    said = [(kind, "sheet") for kind in kinds]
    assert told(owned("here", depends_on=("sheet",), **more), sheet).get("here", []) == said


def test_a_board_asks_whatever_nobody_wrote() -> None:
    bare = an_action("bare", owner="Somebody", measure=" ")
    asked = [each for each in Unsaid if each is not Unsaid.OWNER]
    assert list(unsaid(bare)) == asked
    assert unsaid(an_action("done", status=ActionStatus.COMPLETE)) == ()
    said = {"measure": "Calls", "baseline": "7", "cost": "None", "funding": "None needed"}
    whole = owned("whole", items=("r",), due=MARCH, who_may_miss_out="Nobody", **said)
    assert unsaid(whole) == ()
    assert unsaid(an_action("owned", owner=" "))[:2] == (Unsaid.ITEMS, Unsaid.OWNER)


def test_what_is_complete_is_no_longer_waited_for() -> None:
    done = owned("done", phase=Phase.LATER, due=JUNE, status=ActionStatus.COMPLETE)
    assert told(owned("here", due=MARCH, depends_on=("done",)), done) == {}
