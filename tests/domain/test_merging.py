"""Two actions made one, and one made several."""

from __future__ import annotations

from datetime import date
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.merging import merged
from reflective_app.domain.phases import waits_for
from reflective_app.domain.plan import Action, ActionStatus, Aim, Ease, Phase, Plan, Ratings, Update
from reflective_app.domain.plan_edits import LoopError, merge_actions, split_action
from tests.builders import a_set, an_action, an_assessment, an_item
from tests.domain.plans import plans

some = settings(max_examples=100)
MAY, JUNE, JULY = date(2027, 5, 1), date(2027, 6, 1), date(2027, 7, 1)


def planned(*actions: Action) -> Assessment:
    return an_assessment(a_set(an_item("r"), an_item("s")), plan=Plan(actions=actions))


def of(assessment: Assessment, action_id: str) -> Action:
    return next(action for action in assessment.plan.actions if action.id == action_id)


KEPT = Action(
    id="kept",
    title="Open the line",
    items=("r",),
    ease=Ratings(people=Ease.EASY, money=Ease.HARD),
    owner="Manager",
    start=JUNE,
    due=JUNE,
    measure="Calls",
    cost="£1",
    aims=(Aim(question="r-1", rung=2), Aim(question="r-2", rung=1)),
    barriers="The rota",
    status=ActionStatus.ON_TRACK,
    updates=(Update(on=JUNE, status=ActionStatus.ON_TRACK, value="3", note="Begun"),),
    drafts=("one",),
)
OTHER = Action(
    id="other",
    title="Write the pages",
    items=("s", "r"),
    ease=Ratings(people=Ease.MODERATE, agreement=Ease.EASY),
    owner="Officer",
    start=MAY,
    due=JULY,
    measure="Calls",
    cost="£2",
    aims=(Aim(question="r-2", rung=3), Aim(question="s-1", rung=1)),
    barriers="The press",
    status=ActionStatus.AT_RISK,
    updates=(
        Update(on=MAY, status=ActionStatus.NOT_STARTED),
        Update(on=JUNE, status=ActionStatus.AT_RISK, value="4", note="Waiting"),
    ),
    drafts=("two", "one"),
)


def test_of_two_actions_one_has_everything_that_was_written_of_both() -> None:
    assert merged(KEPT, OTHER) == Action(
        id="kept",
        title="Open the line",
        items=("r", "s"),
        ease=Ratings(people=Ease.MODERATE, money=Ease.HARD, agreement=Ease.EASY),
        owner="Manager and Officer",
        start=MAY,
        due=JULY,
        measure="Calls",
        cost="£1; £2",
        aims=(
            Aim(question="r-1", rung=2),
            Aim(question="r-2", rung=3),
            Aim(question="s-1", rung=1),
        ),
        barriers="The rota\nThe press",
        status=ActionStatus.ON_TRACK,
        updates=(
            Update(on=MAY, status=ActionStatus.NOT_STARTED),
            Update(on=JUNE, status=ActionStatus.ON_TRACK, value="3; 4", note="Begun\nWaiting"),
        ),
        drafts=("one", "two"),
    )


JOINED = {
    "owner": " and ",
    "measure": "; ",
    "baseline": "; ",
    "cost": "; ",
    "funding": "; ",
    "barriers": "\n",
    "enablers": "\n",
    "who_may_miss_out": "\n",
    "reason": "\n",
}


@pytest.mark.parametrize(("field", "between"), JOINED.items())
def test_every_text_of_both_is_kept_once_the_first_before_the_other(
    field: str, between: str
) -> None:
    def said(kept: str, other: str) -> object:
        both = (an_action("kept", **{field: kept}), an_action("other", **{field: other}))
        return getattr(merged(*both), field)

    assert said("One", "Two") == f"One{between}Two"
    assert said("One", "One") == "One"
    assert said("One", "") == "One"
    assert said(" ", "Two") == "Two"


@pytest.mark.parametrize("rated", ["people", "money", "agreement"])
@pytest.mark.parametrize(
    ("kept", "other", "harder"),
    [
        (None, None, None),
        (Ease.EASY, None, Ease.EASY),
        (None, Ease.MODERATE, Ease.MODERATE),
        (Ease.EASY, Ease.HARD, Ease.HARD),
        (Ease.MODERATE, Ease.EASY, Ease.MODERATE),
    ],
)
def test_of_each_rating_the_harder_counts_by_itself(
    rated: str, kept: Ease | None, other: Ease | None, harder: Ease | None
) -> None:
    actions = (
        an_action("kept", ease=Ratings(**{rated: kept})),
        an_action("other", ease=Ratings(**{rated: other})),
    )
    assert merged(*actions).ease == Ratings(**{rated: harder})


@pytest.mark.parametrize("name", ["start", "due"])
def test_a_date_that_only_one_of_both_has_is_kept(name: str) -> None:
    dated, bare = an_action("dated", **{name: JUNE}), an_action("bare")
    assert getattr(merged(dated, bare), name) == JUNE
    assert getattr(merged(bare, dated), name) == JUNE
    assert getattr(merged(bare, bare), name) is None


@pytest.mark.parametrize(
    ("kept", "other", "phase"),
    [
        (None, None, None),
        (Phase.NOW, None, Phase.NOW),
        (None, Phase.NEXT, Phase.NEXT),
        (Phase.NOW, Phase.LATER, Phase.LATER),
        (Phase.LATER, Phase.NOW, Phase.LATER),
    ],
)
def test_where_the_group_moved_both_the_later_phase_counts(
    kept: Phase | None, other: Phase | None, phase: Phase | None
) -> None:
    one = merged(an_action("kept", phase=kept), an_action("other", phase=other))
    assert one.phase is phase


def test_what_waited_for_either_waits_for_the_one_and_it_waits_for_neither() -> None:
    before = planned(
        an_action("first"),
        an_action("other", depends_on=("kept", "first")),
        an_action("both", depends_on=("kept", "other")),
        an_action("kept"),
    )
    after = merge_actions("kept", "other", before)
    assert [(a.id, a.depends_on) for a in after.plan.actions] == [
        ("first", ()),
        ("both", ("kept",)),
        ("kept", ("first",)),
    ]


def test_an_action_between_the_two_would_wait_for_itself_and_is_named() -> None:
    before = planned(
        an_action("kept", title="Open"),
        an_action("between", title="Train", depends_on=("kept",)),
        an_action("other", title="Publish", depends_on=("between",)),
    )
    for kept, other in (("kept", "other"), ("other", "kept")):
        with pytest.raises(LoopError) as error:
            merge_actions(kept, other, before)
        assert error.value.action_id == "between"
        assert [action.id for action in error.value.path] == ["between", kept]


def test_texts_that_do_not_fit_into_one_field_are_refused() -> None:
    before = planned(an_action("kept", cost="a" * 300), an_action("other", cost="b" * 300))
    with pytest.raises(ValueError, match="cost"):
        merge_actions("kept", "other", before)


def test_an_action_is_split_where_it_stands_and_money_is_not_counted_twice() -> None:
    before = planned(an_action("a"), KEPT, an_action("b", depends_on=("kept", "a")))
    parts = ("kept", "Open it"), ("new", "Say so"), ("more", "Train for it")
    after = split_action("kept", parts, before)
    assert [action.id for action in after.plan.actions] == ["a", "kept", "new", "more", "b"]
    first, second = of(after, "kept"), of(after, "new")
    assert first == KEPT.model_copy(update={"title": "Open it", "aims": ()})
    assert of(after, "more").aims == KEPT.aims
    assert of(split_action("kept", parts, before, aims_with="kept"), "kept").aims == KEPT.aims
    alone = {
        "aims": (),
        "measure": "",
        "baseline": "",
        "cost": "",
        "funding": "",
        "updates": (),
        "drafts": (),
    }
    assert second == KEPT.model_copy(update={"id": "new", "title": "Say so"} | alone)
    assert of(after, "b").depends_on == ("kept", "new", "more", "a")


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (("kept", "Alone"),),
        (("new", "First"), ("kept", "Second")),
        (("kept", "First"), ("kept", "Second")),
        (("kept", "First"), ("a", "Second")),
    ],
)
def test_parts_that_would_lose_or_double_an_action_are_refused(
    parts: tuple[tuple[str, str], ...],
) -> None:
    with pytest.raises(ValueError, match=r"\["):
        split_action("kept", parts, planned(an_action("a"), KEPT))


@some
@given(plans(), st.data())
def test_splitting_then_merging_keeps_items_aims_drafts_and_all_else(
    assessment: Assessment, data: st.DataObject
) -> None:
    action = data.draw(st.sampled_from(assessment.plan.actions))
    names = [f"part-{n}" for n in range(data.draw(st.integers(1, 3)))]
    parts = ((action.id, action.title), *((name, f"Part {name}") for name in names))
    split = split_action(action.id, parts, assessment)
    assert assessment_faults(split) == ()
    order = data.draw(st.permutations(names))
    again = reduce(lambda value, name: merge_actions(action.id, name, value), order, split)
    assert again == assessment


@some
@given(plans(), st.data())
def test_merging_loses_no_item_aim_draft_or_update_and_makes_no_loop(
    assessment: Assessment, data: st.DataObject
) -> None:
    kept, other = data.draw(st.permutations(assessment.plan.actions))[:2]
    actions = assessment.plan.actions
    if _between(kept, other, actions) or _between(other, kept, actions):
        with pytest.raises(LoopError):
            merge_actions(kept.id, other.id, assessment)
        return
    after = merge_actions(kept.id, other.id, assessment)
    one = of(after, kept.id)
    assert assessment_faults(after) == ()
    assert set(one.items) == {*kept.items, *other.items}
    assert set(one.drafts) == {*kept.drafts, *other.drafts}
    assert {u.on for u in one.updates} == {u.on for u in (*kept.updates, *other.updates)}
    for aim in (*kept.aims, *other.aims):
        (reached,) = (each for each in one.aims if each.question == aim.question)
        assert reached.rung >= aim.rung
    assert other.id not in [action.id for action in after.plan.actions]


def _between(early: Action, late: Action, actions: tuple[Action, ...]) -> bool:
    """Whether a third action waits for the one, and is waited for by the other."""
    return any(
        waits_for(third.id, early.id, actions) and waits_for(late.id, third.id, actions)
        for third in actions
        if third not in (early, late)
    )
