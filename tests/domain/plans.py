"""Roadmaps that hypothesis draws: actions that wait for others, without a loop."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.plan import (
    Action,
    ActionStatus,
    Aim,
    Ease,
    Phase,
    Plan,
    Ratings,
    Update,
)
from tests.builders import DAY, a_set, an_assessment, an_item

ratings = st.builds(
    Ratings,
    people=st.sampled_from([None, *Ease]),
    money=st.sampled_from([None, *Ease]),
    agreement=st.sampled_from([None, *Ease]),
)
a_day = st.integers(0, 900).map(lambda days: DAY + timedelta(days=days))
words = st.sampled_from(["", "Rota", "Bid"])
updates = st.dictionaries(a_day, st.sampled_from(ActionStatus), max_size=2).map(
    lambda days: tuple(Update(on=on, status=days[on], note="Said") for on in sorted(days))
)


@st.composite
def plans(draw: st.DrawFn, most: int = 6) -> Assessment:
    """An assessment of one item with four questions, and up to so many actions.

    Each may wait for those drawn before it; their order on the roadmap is drawn apart.
    """
    made: list[Action] = []
    for number in range(draw(st.integers(2, most))):
        before = [action.id for action in made]
        waits = draw(st.lists(st.sampled_from(before), unique=True)) if before else []
        aims = draw(st.dictionaries(st.integers(1, 4), st.integers(0, 3), max_size=2))
        made.append(
            Action(
                id=f"a-{number}",
                title=f"Action {number}",
                items=draw(st.sampled_from([(), ("r",)])),
                phase=draw(st.sampled_from([None, None, *Phase])),
                ease=draw(ratings),
                depends_on=tuple(waits),
                aims=tuple(Aim(question=f"r-{n}", rung=rung) for n, rung in aims.items()),
                barriers=draw(words),
                cost=draw(words),
                owner=draw(st.sampled_from(["", "Lead", "Manager"])),
                start=draw(st.none() | a_day),
                due=draw(st.none() | a_day),
                drafts=draw(st.sampled_from([(), (f"draft-{number}",)])),
                updates=draw(updates),
            )
        )
    actions = tuple(draw(st.permutations(made)))
    return an_assessment(a_set(an_item("r")), plan=Plan(actions=actions))
