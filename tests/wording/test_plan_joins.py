"""What becomes one when two actions are merged."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.plan import Action, ActionStatus, Aim, Ease, Plan, Ratings, Update
from reflective_app.wording.plan_joins import merge_sentence
from tests.builders import a_set, an_action, an_assessment, an_item

ON = date(2027, 3, 1)


def merging(kept: Action, other: Action) -> str:
    plan = Plan(actions=(kept, other))
    assessment = an_assessment(a_set(an_item("r"), an_item("d", kind="duty")), plan=plan)
    return merge_sentence(kept, other, assessment)


def test_everything_that_is_taken_in_is_named() -> None:
    other = an_action(
        "other",
        title="Write the pages",
        items=("r", "d"),
        owner="Lead",
        start=ON,
        due=date(2027, 5, 1),
        aims=(Aim(question="r-1", rung=1), Aim(question="r-2", rung=1)),
        updates=(Update(on=ON, status=ActionStatus.ON_TRACK),),
        cost="£1",
        barriers="The rota",
        ease=Ratings(money=Ease.HARD),
        phase=None,
    )
    kept = an_action("kept", title="Open the line", phase=None)
    assert merging(kept, other) == (
        "“Open the line” stays, with its words and its status, and stands in Later. It takes in "
        "the items R1, D1, the owner “Lead”, the start on 1 March 2027, the end on 1 May 2027, "
        "2 aims, 1 update, money, barriers and the harder ratings. What waited for either waits "
        "for it. The words “Write the pages” go."
    )


def test_what_adds_nothing_is_said_to_add_nothing() -> None:
    kept, other = an_action("kept", title="A"), an_action("other", title="B")
    assert "It takes in nothing that it lacks." in merging(kept, other)


def test_texts_that_are_too_long_together_are_refused() -> None:
    with pytest.raises(ValueError, match="measure"):
        merging(an_action("a", measure="a" * 300), an_action("b", measure="b" * 300))
