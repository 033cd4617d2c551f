"""The drafts that answers give rise to, and the actions of the plan (`method.md` section 6)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.edits import record
from reflective_app.domain.findings import findings
from reflective_app.domain.plan import Aim, NotNow, Phase
from reflective_app.domain.plan_edits import add_action, bring_draft_back, set_draft_aside
from reflective_app.domain.roadmap import (
    DraftKind,
    actions_for,
    actions_in,
    all_drafts,
    covered,
    drafts,
    not_taken,
)
from tests.builders import (
    a_count,
    a_question,
    a_set,
    an_action,
    an_assessment,
    an_item,
    answered,
    labelled,
    rated,
)

LATER = NotNow(reason="Wait for the review")


def suggested(action_id: str, *rungs: int, question: str = "r-1") -> dict[str, Any]:
    return {
        "id": action_id,
        "text": f"Do {action_id}.",
        "question": question,
        "from": list(rungs),
        "aims_for": 3,
    }


ACTIONS = [suggested("begin", 0), suggested("widen", 1, 2), suggested("both", 0, 1)]


def offered(assessment: Assessment) -> str:
    return " ".join(draft.id for draft in drafts(findings(assessment), assessment))


@pytest.mark.parametrize(
    ("code", "ids"),
    [
        ("0", "begin both"),
        ("1", "widen both"),
        ("2", "widen"),
        ("3", ""),
        ("0 to 3", "begin both"),
        ("1 to 2", "widen both"),
        ("n/a", ""),
        ("-", ""),
    ],
)
def test_the_actions_for_the_present_rung_are_offered(code: str, ids: str) -> None:
    assert offered(rated(code, evidence=labelled("label-1"), actions=ACTIONS)) == ids


@pytest.mark.parametrize(("label", "lane"), [("label-1", "A"), ("label-2", "B"), ("label-3", "C")])
def test_each_lane_of_priorities_has_drafts(label: str, lane: str) -> None:
    assessment = rated("1", evidence=labelled(label), actions=ACTIONS)
    assert findings(assessment).of("r").lane == lane
    assert offered(assessment) == "widen both"


def test_each_question_is_measured_by_its_own_rung() -> None:
    actions = [suggested("one", 0), suggested("two", 0, question="r-2")]
    assert offered(rated("1, 0", actions=actions)) == "two"


@pytest.mark.parametrize(
    ("kind", "codes"), [("principle", "1"), ("recommendation", "1, ?, ?"), ("principle", "1, -, -")]
)
def test_other_lanes_offer_no_suggested_action(kind: str, codes: str) -> None:
    assessment = rated(codes, kind=kind, actions=ACTIONS)
    found = findings(assessment)
    assert [d.kind for d in drafts(found, assessment) if d.kind is DraftKind.SUGGESTED] == []


def test_a_recommendation_set_aside_offers_no_suggested_action() -> None:
    assessment = rated("1", actions=ACTIONS)
    plan = assessment.plan.model_copy(update={"not_now": {"r": LATER}})
    assert offered(assessment.model_copy(update={"plan": plan})) == ""


def test_nothing_is_to_be_found_out_of_a_recommendation_set_aside() -> None:
    assessment = rated("1, ?", actions=ACTIONS)
    assert "find-out-r-2" in offered(assessment)
    plan = assessment.plan.model_copy(update={"not_now": {"r": LATER}})
    aside = assessment.model_copy(update={"plan": plan})
    assert findings(aside).of("r").lane == "not-now"
    assert offered(aside) == ""


def test_a_principle_that_is_pulled_up_has_drafts_before_what_needs_it() -> None:
    principle = an_item("p", 1, kind="principle", actions=[suggested("enable", 0, question="p-1")])
    items = an_item("r", 1, enabled_by=["p"], actions=ACTIONS), principle
    assessment = answered(an_assessment(a_set(*items)), "p", "0")
    assert offered(answered(assessment, "r", "0")) == "enable begin both"


@pytest.mark.parametrize(
    ("codes", "ids"),
    [
        ("0", "begin both"),
        ("2", "put-in-place-r"),
        ("-", ""),
        ("?", "find-out-r-1"),
        ("3", ""),
        ("n/a", ""),
    ],
)
def test_a_duty_with_a_known_gap_always_has_a_draft_and_an_unknown_one_is_found_out(
    codes: str, ids: str
) -> None:
    actions = [suggested("begin", 0), suggested("both", 0, 1)]
    assessment = rated(codes, kind="duty", actions=actions)
    assert offered(assessment) == ids


def test_a_draft_for_a_duty_carries_the_duty() -> None:
    assessment = rated("2", kind="duty")
    (draft,) = drafts(findings(assessment), assessment)
    assert (draft.kind, draft.item.id, draft.code) == (DraftKind.DUTY, "r", "D1")
    assert (draft.suggestion, draft.question) == (None, None)


@pytest.mark.parametrize(
    "codes", ["?, 0, 0, -", "?, ?, 3, -", "?, 3, 3, 3, 3", "?, 2, 2, -", "?, n/a, n/a, -"]
)
def test_each_don_t_know_is_something_to_find_out_in_whatever_lane(codes: str) -> None:
    ids = [f"find-out-r-{n}" for n, code in enumerate(codes.split(", "), 1) if code == "?"]
    assert offered(rated(codes)).split() == ids


def test_a_draft_to_find_out_carries_its_question() -> None:
    assessment = rated("3, ?")
    (draft,) = drafts(findings(assessment), assessment)
    assert draft.kind is DraftKind.FIND_OUT
    assert draft.question == assessment.question_set.question("r-2")


def test_a_number_that_nobody_knows_is_something_to_find_out() -> None:
    questions = [a_question("r-1"), a_count("eligible", "eligible")]
    assessment = answered(an_assessment(a_set(an_item("r", questions))), "r", "1")
    assert offered(assessment) == ""
    unknown = Answer(state=AnswerState.DONT_KNOW)
    assert offered(record("eligible", unknown, assessment)) == "find-out-eligible"
    nowhere = answered(record("eligible", unknown, assessment), "r", "n/a")
    assert offered(nowhere) == ""


def test_a_suggested_draft_carries_the_set_s_own_words() -> None:
    assessment = rated("0", evidence=labelled("label-1"), actions=ACTIONS)
    first = drafts(findings(assessment), assessment)[0]
    assert (first.kind, first.code) == (DraftKind.SUGGESTED, "R1")
    assert first.suggestion is not None
    assert first.suggestion.text == "Do begin."


def test_an_accepted_draft_is_no_longer_offered() -> None:
    assessment = rated("0, ?", actions=ACTIONS)
    assessment = add_action(an_action("mine", drafts=("begin",)), assessment)
    assessment = add_action(an_action("asked", drafts=("find-out-r-2",)), assessment)
    assessment = add_action(an_action("own"), assessment)
    assert offered(assessment) == "both"
    everything = [draft.id for draft in all_drafts(findings(assessment), assessment)]
    assert everything == ["begin", "both", "find-out-r-2"]


def test_a_draft_set_aside_is_no_longer_offered_and_moves_no_item() -> None:
    assessment = rated("0", actions=ACTIONS)
    aside = set_draft_aside("begin", LATER, assessment)
    assert offered(aside) == "both"
    assert findings(aside) == findings(assessment)
    assert offered(bring_draft_back("begin", aside)) == "begin both"


def test_drafts_are_in_the_order_of_the_priorities() -> None:
    later = an_item("s", 1, actions=[suggested("do-s", 0, question="s-1")])
    duty = an_item("d", 1, kind="duty")
    third = an_item(
        "c",
        1,
        evidence=labelled("label-3"),
        actions=[suggested("do-c", 0, question="c-1")],
    )
    assessment = an_assessment(a_set(third, later, duty))
    for item in ("c", "s", "d"):
        assessment = answered(assessment, item, "0")
    assert offered(assessment) == "put-in-place-d do-s do-c"


def test_actions_are_found_by_phase_and_by_item_in_the_group_s_order() -> None:
    assessment = rated("0")
    for action in (
        an_action("one", items=("r",), phase=Phase.NEXT),
        an_action("two"),
        an_action("three", items=("s", "r"), phase=Phase.NEXT),
    ):
        assessment = add_action(action, assessment)
    assert [a.id for a in actions_in(Phase.NEXT, assessment)] == ["one", "three"]
    assert [a.id for a in actions_in(Phase.NOW, assessment)] == ["two"]
    assert actions_in(Phase.LATER, assessment) == ()
    assert [a.id for a in actions_for("r", assessment)] == ["one", "three"]
    assert [a.id for a in actions_for("s", assessment)] == ["three"]


def test_of_two_suggestions_for_a_question_the_nearer_aim_comes_first() -> None:
    far = suggested("far", 0)
    near = suggested("near", 0) | {"aims_for": 1}
    other = suggested("other", 0, question="r-2")
    assessment = rated("0, 0", actions=[far, other, near])
    assert offered(assessment) == "near far other"
    told = drafts(findings(assessment), assessment)
    assert [(draft.steps, draft.nearer) for draft in told] == [(1, False), (3, True), (3, False)]


def test_a_suggestion_is_measured_from_the_lower_rung_where_there_was_no_agreement() -> None:
    assessment = rated("1 to 2", actions=[suggested("widen", 1)])
    (draft,) = drafts(findings(assessment), assessment)
    assert draft.steps == 2


# --- covered by an action ---


def aiming(*aims: tuple[str, int], codes: str = "0, 0") -> Assessment:
    """A recommendation with suggestions of several heights, and an action for each of the aims."""
    near, far = suggested("near", 0) | {"aims_for": 1}, suggested("far", 0)
    other = suggested("other", 0, question="r-2") | {"aims_for": 2}
    assessment = rated(codes, actions=[near, far, other])
    for n, (question, rung) in enumerate(aims):
        action = an_action(f"own-{n}", aims=(Aim(question=question, rung=rung),))
        assessment = add_action(action, assessment)
    return assessment


@pytest.mark.parametrize(
    ("aims", "left"),
    [
        ((), "near far other"),
        ((("r-1", 1),), "far other"),
        ((("r-1", 2),), "far other"),
        ((("r-1", 3),), "other"),
        ((("r-2", 1),), "near far other"),
        ((("r-1", 1), ("r-2", 3)), "far"),
    ],
)
def test_a_draft_is_not_offered_where_an_action_aims_as_far(
    aims: tuple[tuple[str, int], ...], left: str
) -> None:
    assert offered(aiming(*aims)) == left


def test_what_is_covered_is_told_with_the_first_action_that_aims_as_far() -> None:
    assessment = aiming(("r-1", 0), ("r-1", 1), ("r-1", 3))
    left = not_taken(all_drafts(findings(assessment), assessment), assessment)
    told = [(each.draft.id, each.action.id) for each in covered(left, assessment)]
    assert told == [("near", "own-1"), ("far", "own-2")]


def test_a_duty_and_what_is_to_be_found_out_are_never_covered() -> None:
    duty = add_action(
        an_action("own", aims=(Aim(question="r-1", rung=3),)), rated("2, ?", kind="duty")
    )
    assert offered(duty) == "put-in-place-r find-out-r-2"


@given(
    st.lists(st.tuples(st.sampled_from(("r-1", "r-2")), st.integers(0, 3)), max_size=4),
    st.sampled_from(("0, 0", "0, ?", "0 to 2, 0")),
)
def test_covering_never_hides_a_draft_that_aims_further_and_always_one_that_does_not(
    aims: list[tuple[str, int]], codes: str
) -> None:
    assessment = aiming(*aims, codes=codes)
    found = findings(assessment)
    left = drafts(found, assessment)
    for draft in not_taken(all_drafts(found, assessment), assessment):
        made = draft.suggestion
        reaches = made is not None and any(
            question == made.question and rung >= made.aims_for for question, rung in aims
        )
        assert (draft.id in {each.id for each in left}) is not reaches
