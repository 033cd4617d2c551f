"""What changed between two days."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.plan import Action, ActionStatus, Plan, Update
from reflective_app.domain.progress import (
    last_update,
    progress,
    update_days,
    update_on,
    usual_since,
)
from tests.builders import DAY, a_set, an_action, an_assessment, an_item

NOT, TRACK, RISK, OFF, DONE = ActionStatus
FEBRUARY, MAY, AUGUST = date(2027, 2, 1), date(2027, 5, 3), date(2027, 8, 2)


def said(action_id: str, *reports: tuple[date, ActionStatus], **more: object) -> Action:
    updates = tuple(Update(on=on, status=status) for on, status in reports)
    status = reports[-1][1] if reports else NOT
    return an_action(action_id, **({"updates": updates, "status": status} | more))


def newshire(*actions: Action) -> Assessment:
    return an_assessment(a_set(an_item("r")), plan=Plan(actions=actions))


WHOLE = newshire(
    said("better", (FEBRUARY, RISK), (MAY, TRACK), (AUGUST, DONE)),
    said("same", (FEBRUARY, TRACK), (MAY, TRACK)),
    said("fresh", (AUGUST, OFF), due=MAY),
    said("silent", due=AUGUST),
    said("late", (FEBRUARY, RISK), due=date(2027, 8, 1)),
    said("done", (FEBRUARY, DONE), due=FEBRUARY),
)


def test_one_begins_with_the_update_before_the_last() -> None:
    assert update_days(WHOLE.plan.actions) == (FEBRUARY, MAY, AUGUST)
    assert usual_since(WHOLE) == MAY
    assert usual_since(newshire(said("one", (MAY, TRACK)))) == DAY
    assert usual_since(newshire()) == DAY


def test_what_changed_since_a_day() -> None:
    found = progress(WHOLE, MAY)
    assert [(each.action.id, each.before) for each in found.changed] == [("better", TRACK)]
    assert [each.id for each in found.first] == ["fresh"]
    assert [each.id for each in found.silent] == ["silent"]
    assert [each.id for each in found.unchanged] == ["same", "late", "done"]
    assert [each.id for each in found.overdue] == ["fresh", "late"]
    assert (found.since, found.on) == (MAY, AUGUST)


def test_an_earlier_day_looks_further_back() -> None:
    found = progress(WHOLE, FEBRUARY)
    assert [(each.action.id, each.before) for each in found.changed] == [("better", RISK)]
    first = progress(WHOLE, DAY)
    assert first.changed == ()
    assert [each.id for each in first.first] == ["better", "same", "fresh", "late", "done"]


def test_a_first_report_on_the_day_from_which_one_looks_is_a_change() -> None:
    for day in (DAY, date(2026, 11, 1)):
        whole = newshire(said("one", (day, TRACK)), said("quiet"))
        found = progress(whole, usual_since(whole))
        assert [each.id for each in found.first] == ["one"]
        assert found.unchanged == ()
    assert [each.action.id for each in progress(WHOLE, AUGUST).changed] == ["better"]


def test_a_status_chosen_after_the_last_update_counts() -> None:
    chosen = said("one", (FEBRUARY, TRACK), status=OFF)
    (change,) = progress(newshire(chosen), FEBRUARY).changed
    assert (change.before, change.action.status) == (TRACK, OFF)


def test_nothing_is_overdue_before_the_assessment_s_own_date() -> None:
    actions = said("past", due=date(2026, 11, 21)), said("on-the-day", due=DAY)
    assert [each.id for each in progress(newshire(*actions), DAY).overdue] == ["past"]


def test_what_was_reported_on_a_day_and_by_a_day() -> None:
    action = said("one", (FEBRUARY, RISK), (AUGUST, DONE))
    assert update_on(action, MAY) is None
    assert update_on(action, FEBRUARY) == action.updates[0]
    assert last_update(action, MAY) == action.updates[0]
    assert last_update(action, AUGUST) == action.updates[1]
    assert last_update(action, DAY) is None
