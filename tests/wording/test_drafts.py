"""What a draft says before the group makes it its own."""

from __future__ import annotations

import pytest

from reflective_app.domain.findings import findings
from reflective_app.domain.roadmap import drafts
from reflective_app.wording.drafts import draft_reason, draft_title
from tests.builders import rated

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
