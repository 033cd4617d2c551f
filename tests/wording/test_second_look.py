"""The questions that are worth a second look, as they would be read out."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import add_service
from reflective_app.domain.findings import findings
from reflective_app.domain.plan import Plan
from reflective_app.domain.second_look import LookKind, second_look
from reflective_app.wording.second_look import (
    NAMES,
    gathered,
    gathered_for_paper,
    gathered_question,
    look_name,
    look_question,
)
from tests.builders import (
    a_count,
    a_question,
    a_service,
    a_set,
    an_action,
    an_assessment,
    an_item,
    answered,
    counted,
    rated,
)
from tests.generated import generated_assessment


def asked(assessment: Assessment, kind: LookKind) -> list[str]:
    looks = second_look(findings(assessment), assessment)
    return [look_question(look, assessment) for look in looks if look.kind is kind]


def served(assessment: Assessment) -> Assessment:
    return add_service(a_service("advice", "r"), assessment)


def test_a_word_without_a_service_asks_what_families_get() -> None:
    assert asked(rated("2"), LookKind.NO_SERVICE) == [
        "Newshire says R1 “R” is mostly in place, and no running service in the register serves "
        "it. What do families get?"
    ]


def test_a_high_answer_without_how_we_know_is_asked_in_its_own_words() -> None:
    assert asked(rated("3"), LookKind.NO_HOW_WE_KNOW) == [
        "How do we know? To “r-1?” Newshire says “r-1 stands at step 3”, and nothing says how we "
        "know."
    ]
    assert asked(rated("1 to 3"), LookKind.NO_HOW_WE_KNOW) == [
        "How do we know? “r-1?” has one of the upper answers though the group did not agree, and "
        "nothing says how we know."
    ]


def test_a_group_that_gets_nothing_is_asked_about_by_name() -> None:
    assert asked(served(rated("3", "no, yes")), LookKind.GROUP_MISSING) == [
        "By its answers R1 “R” would be fully in place, and families in “Group 1” cannot get it. "
        "What would it take for them?"
    ]


def test_what_it_needs_is_named_with_its_word() -> None:
    items = an_item("r", 1, enabled_by=["p"]), an_item("p", 1, kind="principle")
    assessment = answered(answered(an_assessment(a_set(*items)), "r", "3"), "p", "1")
    assert asked(served(assessment), LookKind.NEEDS_NOT_IN_PLACE) == [
        "Newshire says R1 “R” is fully in place, and P1 “P”, which it needs, is partly in place. "
        "Do both hold?"
    ]


def test_two_numbers_that_cannot_both_be_are_both_told() -> None:
    counts = [a_count("eligible", "eligible"), a_count("reached", "reached")]
    assessment = an_assessment(a_set(an_item("r", [a_question("r-1"), *counts])))
    assessment = counted(assessment, eligible=1000, reached=1200)
    assert asked(assessment, LookKind.MORE_REACHED) == [
        "R1 “R” reaches 1,200 families, and 1,000 are eligible. "
        "Which of the two numbers needs another look?"
    ]


def test_an_action_is_asked_for_its_owner_and_its_date() -> None:
    action = an_action("a", title="Train staff", due=date(2026, 3, 1))
    assessment = rated("1").model_copy(update={"plan": Plan(actions=(action,))})
    assert asked(assessment, LookKind.NO_OWNER) == [
        "Who will see to “Train staff”? It has no owner yet."
    ]
    assert asked(assessment, LookKind.OVERDUE) == [
        "“Train staff” was due on 1 March 2026. Is it done, or is it to have another date?"
    ]


def test_what_asks_how_we_know_is_gathered_item_by_item() -> None:
    items = an_item("a", 3, kind="duty"), an_item("b", 1, kind="duty")
    assessment = answered(answered(an_assessment(a_set(*items)), "a", "3, 3, 1"), "b", "3")
    some = gathered(second_look(findings(assessment), assessment))
    assert [len(looks) for looks in some] == [2, 1]
    assert gathered_question(some[0], assessment) == (
        "How do we know? To 2 questions of D1 “A” Newshire gives one of the upper answers, and "
        "nothing says how we know."
    )
    assert gathered_question(some[1], assessment) == look_question(some[1][0], assessment)


def test_nothing_else_is_gathered() -> None:
    assessment = served(rated("3", "no, no"))
    looks = [
        look
        for look in second_look(findings(assessment), assessment)
        if look.kind is LookKind.GROUP_MISSING
    ]
    assert [len(some) for some in gathered(iter(looks))] == [1, 1]


def test_what_is_asked_of_several_actions_is_one_line_on_paper_the_overdue_first() -> None:
    actions = (
        an_action("a", due=date(2026, 10, 2)),
        an_action("b", due=date(2026, 9, 1)),
        an_action("c", owner="Lead", due=date(2027, 10, 2)),
    )
    assessment = an_assessment(a_set(an_item("r", kind="duty")), plan=Plan(actions=actions))
    looks = second_look(findings(assessment), assessment)
    assert len(gathered(looks)) == 4
    assert [gathered_question(some, assessment) for some in gathered_for_paper(looks)] == [
        "Are these 2 actions done, or are they to have another date? “b” (due on 1 September 2026) "
        "and “a” (due on 2 October 2026).",
        "Who will see to these 2 actions? They have no owner yet: “a” and “b”.",
    ]
    alone = an_assessment(a_set(an_item("r", kind="duty")), plan=Plan(actions=actions[:1]))
    looks = second_look(findings(alone), alone)
    assert {gathered_question(some, alone) for some in gathered_for_paper(looks)} == {
        look_question(look, alone) for look in looks
    }


@pytest.mark.parametrize("kind", LookKind)
def test_every_kind_has_a_name(kind: LookKind) -> None:
    assert NAMES[kind]


def test_every_question_of_a_large_assessment_asks_and_judges_nobody() -> None:
    assessment = generated_assessment()
    looks = second_look(findings(assessment), assessment)
    assert {look.kind for look in looks} >= {LookKind.NO_SERVICE, LookKind.NO_HOW_WE_KNOW}
    for look in looks:
        question = look_question(look, assessment)
        assert "?" in question
        assert look_name(look)
        assert not {"wrong", "fail", "error", "must"} & set(question.casefold().split())
