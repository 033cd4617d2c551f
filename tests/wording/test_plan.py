"""The words of the roadmap."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.phases import phases
from reflective_app.domain.plan import ActionStatus, Aim, NotNow, Phase
from reflective_app.domain.plan_edits import add_action
from reflective_app.wording.plan import (
    action_dates,
    aim_words,
    codes_of,
    needs_words,
    phase_note,
    unsaid_count,
    unsaid_words,
    where_words,
    why_lines,
)
from tests.builders import DAY, a_set, an_action, an_assessment, an_item

START, DUE = date(2027, 1, 5), date(2027, 4, 1)


@pytest.mark.parametrize(
    ("phase", "note"),
    [
        (Phase.NOW, "0 to 6 months, to May 2027"),
        (Phase.NEXT, "6 to 18 months, to May 2028"),
        (Phase.LATER, "18 to 36 months, to November 2029"),
    ],
)
def test_a_phase_counts_from_the_assessment_s_date(phase: Phase, note: str) -> None:
    assert phase_note(phase, DAY) == note


@pytest.mark.parametrize(
    ("start", "due", "said"),
    [
        (None, None, ""),
        (START, None, "From 5 January 2027"),
        (None, DUE, "Due 1 April 2027"),
        (START, DUE, "From 5 January 2027, due 1 April 2027"),
    ],
)
def test_an_action_says_its_dates(start: date | None, due: date | None, said: str) -> None:
    assert action_dates(an_action("one", start=start, due=due)) == said


def test_an_action_names_its_items_by_code_and_what_it_waits_for_by_title() -> None:
    last = an_action("last", items=("d", "r"), depends_on=("one", "gone", "two"))
    assessment = an_assessment(a_set(an_item("r"), an_item("d", kind="duty")))
    for action in (an_action("one", title="First"), an_action("two", title="Second"), last):
        assessment = add_action(action, assessment)
    assert codes_of(last, assessment) == "D1, R1"
    assert needs_words(last, assessment) == "Waits for: “First” and “Second”"
    assert needs_words(an_action("one"), assessment) == ""


def test_an_action_that_waits_for_a_later_one_says_so() -> None:
    here = an_action("here", depends_on=("late", "early"))
    assessment = an_assessment(a_set(an_item("r")))
    for action in (here, an_action("late", phase=Phase.LATER), an_action("early")):
        assessment = add_action(action, assessment)
    said = "Waits for: “late” (but that is in Later) and “early”"
    assert needs_words(here, assessment) == said
    assert needs_words(here, assessment, phases(assessment.plan.actions)) == said


def test_an_aim_is_told_by_its_question_and_its_sentence() -> None:
    assessment = an_assessment(a_set(an_item("r")))
    assert aim_words(Aim(question="r-2", rung=3), assessment) == "r-2: r-2 stands at step 3."


def test_what_is_set_aside_says_why_who_and_until_when() -> None:
    assert why_lines(NotNow(reason="Too soon")) == ("Too soon",)
    whole = NotNow(reason="Too soon", decided_by="the board", look_again=DUE)
    assert why_lines(whole) == ("Too soon", "Decided by the board", "Look again on 1 April 2027")


@pytest.mark.parametrize(
    ("depends_on", "waits"),
    [
        (("early", "same"), ""),
        (("late",), " It waits for “late”, which comes later."),
        (("late", "early", "later"), " It waits for “late” and “later”, which come later."),
    ],
)
def test_an_action_placed_before_one_it_waits_for_is_said(
    depends_on: tuple[str, ...], waits: str
) -> None:
    assessment = an_assessment(a_set(an_item("r")))
    here = an_action("here", phase=Phase.NEXT, depends_on=depends_on)
    phases = {"early": Phase.NOW, "same": Phase.NEXT, "late": Phase.LATER, "later": Phase.LATER}
    for action in (here, *(an_action(name, phase=phase) for name, phase in phases.items())):
        assessment = add_action(action, assessment)
    assert where_words(here, assessment) == f"“here” is in Next.{waits}"


def test_what_a_board_would_also_ask_is_named() -> None:
    bare = an_action("bare", owner="Lead", items=("r",), due=date(2027, 3, 1), measure="Calls")
    assert unsaid_words(bare) == (
        "A board would also ask: today’s value, the cost, where the money comes from and who may "
        "miss out."
    )
    assert unsaid_count(bare) == "4 things not said yet"
    assert unsaid_count(an_action("done", status=ActionStatus.COMPLETE)) == ""
    assert unsaid_words(an_action("done", status=ActionStatus.COMPLETE)) == ""
