"""What a draft says before the group makes it its own."""

from __future__ import annotations

import pytest

from reflective_app.domain.findings import findings
from reflective_app.domain.plan import Aim
from reflective_app.domain.plan_edits import add_action
from reflective_app.domain.roadmap import all_drafts, covered, drafts
from reflective_app.wording.drafts import covered_words, draft_reason, draft_title
from tests.builders import an_action, rated

NAME = {"id": "name", "text": "Name a navigator.", "question": "r-1", "from": [0], "aims_for": 2}


@pytest.mark.parametrize(
    ("kind", "codes", "title", "why"),
    [
        (
            "recommendation",
            "0",
            "Name a navigator",
            "Aims two sentences up: “r-1 stands at step 2.”",
        ),
        (
            "recommendation",
            "?",
            "Find out: r-1?",
            "Nobody in the room knew. Who could know, and by when?",
        ),
        ("duty", "1", "Put fully in place: R", "A duty that is not fully in place"),
    ],
)
def test_a_draft_says_what_to_do_and_why_it_is_offered(
    kind: str, codes: str, title: str, why: str
) -> None:
    assessment = rated(codes, kind=kind, actions=[NAME])
    (draft,) = drafts(findings(assessment), assessment)
    assert (draft_title(draft), draft_reason(draft)) == (title, why)


def test_the_further_of_two_drafts_says_that_it_aims_further() -> None:
    near = NAME | {"id": "near", "text": "Ask for one.", "aims_for": 1}
    assessment = rated("0", actions=[NAME, near])
    told = [draft_reason(draft) for draft in drafts(findings(assessment), assessment)]
    assert told == [
        "Aims one sentence up: “r-1 stands at step 1.”",
        "Aims two sentences up, further than the one before it: “r-1 stands at step 2.”",
    ]


def test_each_draft_that_is_covered_is_named_with_its_action() -> None:
    near = NAME | {"id": "near", "text": "Ask for one.", "aims_for": 1}
    assessment = rated("0", actions=[NAME, near])
    every = tuple(all_drafts(findings(assessment), assessment))
    assert covered_words(covered(every, assessment)) == ""
    one = add_action(an_action("a", title="Hire", aims=(Aim(question="r-1", rung=1),)), assessment)
    assert covered_words(covered(every, one)) == (
        "1 draft is covered by an action you have:\nBy “Hire”: R1 “Ask for one”."
    )
    both = add_action(an_action("b", title="Train", aims=(Aim(question="r-1", rung=3),)), one)
    assert covered_words(covered(every, both)) == (
        "2 drafts are covered by actions you have:\n"
        "By “Hire”: R1 “Ask for one”.\nBy “Train”: R1 “Name a navigator”."
    )
    far = add_action(an_action("c", title="All", aims=(Aim(question="r-1", rung=2),)), assessment)
    assert covered_words(covered(every, far)) == (
        "2 drafts are covered by an action you have:\n"
        "By “All”: R1 “Ask for one”; R1 “Name a navigator”."
    )


def test_a_draft_whose_nearer_one_is_not_offered_any_more_does_not_speak_of_it() -> None:
    near = NAME | {"id": "near", "text": "Ask for one.", "aims_for": 1}
    assessment = rated("0", actions=[NAME, near])
    one = add_action(an_action("a", aims=(Aim(question="r-1", rung=1),)), assessment)
    (left,) = drafts(findings(one), one)
    assert draft_reason(left) == "Aims two sentences up: “r-1 stands at step 2.”"
