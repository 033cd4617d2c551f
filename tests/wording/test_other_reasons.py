"""Why other items are where they are: the sentences of the other lanes, as read aloud."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.edits import record
from reflective_app.domain.findings import findings
from reflective_app.domain.plan import NotNow
from reflective_app.domain.plan_edits import set_aside
from reflective_app.wording.reason import reason
from tests.builders import a_set, an_assessment, an_item, answered, labelled, rated

STRONG = labelled("label-1")


def said(assessment: Assessment, item_id: str = "r") -> str:
    found = findings(assessment)
    return reason(found.of(item_id), found, assessment)


def of(codes: str, **more: Any) -> str:
    return said(rated(codes, **more))


# Principles and readiness


@pytest.mark.parametrize(
    ("codes", "stands"),
    [
        ("0", "hardly any of it is there"),
        ("1", "only some of it is there"),
        ("2", "most of it is there but known gaps remain"),
    ],
)
@pytest.mark.parametrize("kind", ["principle", "readiness"])
def test_a_condition_enables_the_rest(kind: str, codes: str, stands: str) -> None:
    assert of(codes, kind=kind) == f"It makes the recommendations possible, and {stands}."


@pytest.mark.parametrize(
    ("needed_by", "needs"),
    [
        (1, "“Rec-1” needs it"),
        (2, "“Rec-1” and “Rec-2” need it"),
        (3, "3 recommendations need it"),
    ],
)
def test_what_is_pulled_up_names_what_needs_it(needed_by: int, needs: str) -> None:
    names = [f"rec-{n}" for n in range(1, needed_by + 1)]
    items = [an_item(name, 1, enabled_by=["p"], evidence=STRONG) for name in names]
    assessment = an_assessment(a_set(an_item("p", 1, kind="principle"), *items))
    for name in ("p", *names):
        assessment = answered(assessment, name, "1")
    assert said(assessment, "p") == (
        f"Do this first because {needs}, and only some of it is there."
    )


@pytest.mark.parametrize("kind", ["principle", "duty"])
def test_an_essential_part_that_is_not_there_is_named_whatever_the_item(kind: str) -> None:
    sentence = of("1*, 3, 3, 3", kind=kind, origin="guide")
    assert sentence.endswith("only some of it is there, and an essential part is not there yet.")


# Duties


@pytest.mark.parametrize(
    ("origin", "in_force", "asks"),
    [
        ("law", "yes", "the law requires it"),
        ("law", "not-yet", "the law will require it"),
        ("law", "unconfirmed", "the law may require it (check whether it is in force)"),
        ("law", None, "the law may require it (check whether it is in force)"),
        ("statutory-guidance", "yes", "statutory guidance expects it"),
        ("statutory-guidance", "not-yet", "statutory guidance will expect it"),
        (
            "statutory-guidance",
            "unconfirmed",
            "statutory guidance may expect it (check whether it is in force)",
        ),
        ("guide", "yes", "the guide expects it"),
        ("app", "yes", "this question set expects it"),
    ],
)
def test_a_duty_says_who_asks_for_it_and_no_more_than_is_known(
    origin: str, in_force: str | None, asks: str
) -> None:
    sentence = of("0", kind="duty", origin=origin, in_force=in_force)
    assert sentence == f"{asks[0].upper()}{asks[1:]}, and hardly any of it is there."


@pytest.mark.parametrize(
    ("codes", "rest"),
    [
        ("2", ", and most of it is there but known gaps remain."),
        ("?, ?, 3", ", and too few of its questions have an answer."),
        ("1*, 3, 3, 3", ", only some of it is there, and an essential part is not there yet."),
    ],
)
def test_a_duty_says_where_it_stands(codes: str, rest: str) -> None:
    sentence = of(codes, kind="duty", origin="law", in_force="yes")
    assert sentence == f"The law requires it{rest}"


# The other lanes


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        ("?", "Find out first: nobody in the room knew the answer to its one question."),
        ("-", "Find out first: nobody has yet discussed its one question."),
        ("?, ?, 3", "Find out first: nobody in the room knew the answer to 2 of its 3 questions."),
        ("-, -", "Find out first: none of its 2 questions has been discussed."),
        ("?, ?", "Find out first: nobody in the room knew the answer to any of its 2 questions."),
        ("-, 3, -", "Find out first: 2 of its 3 questions are still to be discussed."),
        (
            "?, ?, -, 3",
            "Find out first: nobody in the room knew the answer to 2 of its 4 questions, "
            "and 1 is still to be discussed.",
        ),
        (
            "?, -, -, n/a",
            "Find out first: nobody in the room knew the answer to 1 of its 3 questions, "
            "and 2 are still to be discussed.",
        ),
        (
            "3, 3, 3, ?",
            "Find out first: nobody in the room knew the answer to 1 of its 4 questions, "
            "so “fully in place” is provisional.",
        ),
        (
            "3, 3, 3, -",
            "Find out first: 1 of its 4 questions is still to be discussed, "
            "so “fully in place” is provisional.",
        ),
        (
            "3, 3, ?, -",
            "Find out first: nobody in the room knew the answer to 1 of its 4 questions, "
            "and 1 is still to be discussed, so “fully in place” is provisional.",
        ),
    ],
)
def test_what_is_to_be_found_out_first_says_what_is_missing(codes: str, sentence: str) -> None:
    assert of(codes, evidence=STRONG) == sentence


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        ("3", "Keep it: the answer to its one question puts it there."),
        ("3, 3, n/a", "Keep it: the answers to both questions put it there."),
        ("3, 3, 3", "Keep it: the answers to all 3 questions put it there."),
        (
            "3, 3, 3, 3, ?, n/a",
            "Keep it: 4 of its 5 questions have an answer, and they put it there.",
        ),
    ],
)
def test_what_is_kept_says_what_that_rests_on(codes: str, sentence: str) -> None:
    assert of(codes) == sentence


@pytest.mark.parametrize(
    ("evidence", "why", "sentence"),
    [
        (STRONG, NotNow(reason="the budget is spent"), "A, not now: the budget is spent."),
        (None, NotNow(reason="Too soon!"), "A, B or C, not now: Too soon!"),
        (
            STRONG,
            NotNow(reason="No staff.", decided_by="the board", look_again=date(2027, 4, 1)),
            "A, not now: No staff. Decided by the board. Look again on 1 April 2027.",
        ),
    ],
)
def test_what_is_set_aside_keeps_its_band_and_says_why_who_and_until_when(
    evidence: dict[str, Any] | None, why: NotNow, sentence: str
) -> None:
    assert said(set_aside("r", why, rated("1", evidence=evidence))) == sentence


def test_what_does_not_apply_gives_each_reason_once() -> None:
    assessment = rated("n/a, n/a, n/a")
    for number, why in enumerate(
        ("no such families ", "No such families", "A partner does it."), 1
    ):
        nowhere = Answer(state=AnswerState.NOT_APPLICABLE, reason=why)
        assessment = record(f"r-{number}", nowhere, assessment)
    assert said(assessment) == "No such families. A partner does it."


def test_an_item_that_asks_nothing_says_so() -> None:
    assert said(an_assessment(a_set(an_item("r", 0)))) == "It has no question that applies."
