"""A council's own questions are asked beside the guide's and never count towards them."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.assessment import Answer, AnswerState, Assessment, ParkedPoint
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.bringing_in import bring_in as bring_in_response
from reflective_app.domain.edits import park, place_at, write
from reflective_app.domain.findings import findings
from reflective_app.domain.fingerprint import fingerprint
from reflective_app.domain.item import Item
from reflective_app.domain.local_questions import (
    LocalQuestions,
    bring_in,
    leave_out,
    local_faults,
    with_local_items,
)
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.plan_edits import add_action
from reflective_app.domain.position import Word
from reflective_app.domain.question_set_rules import question_set_faults
from reflective_app.domain.responses import Response, ResponseWords
from reflective_app.domain.sessions import set_session
from reflective_app.domain.still_true import still_true
from reflective_app.domain.voting import record_tally
from reflective_app.domain.workshop import Session, Step
from tests.builders import a_set, an_action, an_assessment, an_item, answered
from tests.domain.drawn import assessments

BUSES = an_item("buses", 2, kind="readiness", origin="app")
GUIDE = a_set(an_item("r", enabled_by=["p"]), an_item("p", kind="principle"))


def own(*items: dict[str, object]) -> tuple[Item, ...]:
    return tuple(Item.model_validate(item, strict=False) for item in items)


def answers(**more: Any) -> Response:
    return Response(respondent="q7", **more)


def local(*items: dict[str, object]) -> LocalQuestions:
    return LocalQuestions.model_validate(
        {
            "format": "reflective-question-set",
            "format_version": 1,
            "guide": {"extends": "invented"},
            "items": items,
        },
        strict=False,
    )


def beside(*items: dict[str, object]) -> Assessment:
    return an_assessment(with_local_items(GUIDE, own(*items)))


@given(assessments(), st.sampled_from(["0, 0", "3, 3", "?, -", "0 to 3, n/a"]))
def test_whatever_is_said_to_local_questions_the_findings_of_the_guide_stay(
    assessment: Assessment, codes: str
) -> None:
    with_ours = bring_in(own(BUSES), assessment)
    found = findings(answered(with_ours, "buses", codes))
    before = findings(assessment)
    assert found.items == before.items
    assert found.in_guide_order == before.in_guide_order
    assert [finding.item.id for finding in found.local] == ["buses"]


def test_a_local_item_has_a_position_of_its_own_and_a_code_of_its_own() -> None:
    (finding,) = findings(answered(beside(BUSES), "buses", "3, 3")).local
    assert finding.word is Word.FULLY
    assert finding.code == "L1"


def test_a_local_item_that_its_author_called_a_recommendation_has_no_bands_and_no_groups() -> None:
    item = an_item("buses", 2, origin="app", family_groups=None)
    assessment = beside(item)
    (finding,) = findings(answered(assessment, "buses", "0, 0")).local
    assert finding.bands == ()
    assert finding.groups_not_known == ()
    assert assessment.question_set.groups_of(assessment.question_set.item("buses")) == ()


def test_the_councils_codes_follow_when_its_questions_are_left_out() -> None:
    assessment = beside(BUSES)
    assert assessment.question_set.codes["buses"] == "L1"
    assert "buses" not in leave_out(assessment).question_set.codes


def test_local_questions_are_asked_last() -> None:
    asked = [question.id for question in beside(BUSES).question_set.questions()]
    assert asked[-2:] == ["buses-1", "buses-2"]


def test_councils_with_questions_of_their_own_still_have_the_same_set() -> None:
    assert fingerprint(with_local_items(GUIDE, own(BUSES))) == fingerprint(GUIDE)


def test_a_local_question_may_not_take_the_id_of_one_of_the_guides() -> None:
    assert not local_faults(local(BUSES), GUIDE)
    (fault,) = local_faults(local(an_item("r", [_asked("x")], origin="app")), GUIDE)
    assert fault.place == ("items", 0, "id")
    (fault,) = local_faults(local(an_item("buses", [_asked("r-1")], origin="app")), GUIDE)
    assert fault.place == ("items", 0, "questions", 0, "id")


def _asked(question_id: str) -> dict[str, object]:
    return {"id": question_id, "kind": "ladder", "text": "Is it?"}


def test_a_local_question_is_marked_as_the_councils_own_and_carries_no_strength_of_evidence() -> (
    None
):
    claims = an_item("buses", 1, evidence={"label": "label-1", "standing": "seen"})
    places = {fault.place for fault in local_faults(local(claims), GUIDE)}
    assert places == {("items", 0, "origin"), ("items", 0, "evidence")}


def test_a_local_item_can_lean_on_a_principle_of_the_guide() -> None:
    assert not local_faults(local(BUSES | {"enabled_by": ["p"]}), GUIDE)
    (fault,) = local_faults(local(BUSES | {"enabled_by": ["nowhere"]}), GUIDE)
    assert fault.value == "nowhere"


def test_new_local_questions_take_the_place_of_those_nobody_has_answered() -> None:
    changed = BUSES | {"title": "Trains"}
    (item,) = bring_in(own(changed), beside(BUSES)).question_set.local_items
    assert item.title == "Trains"
    assert leave_out(beside(BUSES)).question_set.local_items == ()


def test_a_local_item_that_somebody_has_worked_with_stays_as_it_was_asked() -> None:
    for edit in (
        lambda a: place_at("buses-1", 2, a),
        lambda a: write("buses-2", "note", "Ask the bus company", a),
        lambda a: add_action(an_action("x", items=("buses",)), a),
        lambda a: park(ParkedPoint(id="x", text="Timetables", question="buses-1"), a),
        lambda a: park(ParkedPoint(id="x", text="Timetables", item="buses"), a),
        lambda a: record_tally("buses-1", Pick(counts=(0, 2, 0, 0)), Way.CARDS, False, a),
        lambda a: set_session(Session(id="s", steps=(Step(question="buses-2"),)), a),
        lambda a: bring_in_response(answers(words={"buses-1": ResponseWords(note="Late")}), {}, a),
        lambda a: bring_in_response(answers(unclear=("buses-2",)), {}, a),
        lambda a: bring_in_response(answers(), {"buses-1": Pick(counts=(1, 0, 0, 0))}, a),
    ):
        assessment = edit(beside(BUSES))
        kept = assessment.question_set.local_items
        assert leave_out(assessment).question_set.local_items == kept
        changed = bring_in(own(BUSES | {"title": "Trains"}), assessment)
        assert changed.question_set.local_items == kept
        assert not assessment_faults(changed)


def test_an_answer_taken_back_lets_the_question_go_again() -> None:
    assessment = answered(beside(BUSES), "buses", "1, 2")
    empty = {key: Answer(state=AnswerState.NOT_DISCUSSED) for key in assessment.answers}
    assert leave_out(assessment.model_copy(update={"answers": empty})).question_set == GUIDE


def test_a_file_without_a_question_says_so() -> None:
    (fault,) = local_faults(local(), GUIDE)
    assert fault.place == ("items",)


TRUST = an_item("trust", 1, kind="principle", origin="app")
TO_TRUST = {"id": "t", "text": "Do", "question": "trust-1", "from": [0], "aims_for": 1}


def test_what_is_left_out_or_brought_in_never_breaks_what_stays() -> None:
    for leaning in ({"enabled_by": ["trust"]}, {"actions": [TO_TRUST]}):
        assessment = place_at("buses-1", 2, beside(TRUST, BUSES | leaning))
        left = leave_out(assessment).question_set
        assert [item.id for item in left.local_items] == ["trust", "buses"]
        assert not question_set_faults(left)


def test_an_item_with_an_id_of_one_that_stays_is_left_out_with_what_leans_on_it() -> None:
    moved = an_item("trains", [_asked("buses-1")], kind="readiness", origin="app")
    leaning = an_item("trams", 1, kind="readiness", origin="app", enabled_by=["trains"])
    sound = an_item("taxis", 1, kind="readiness", origin="app")
    items = own(moved, leaning, sound)
    question_set = bring_in(items, place_at("buses-1", 2, beside(BUSES))).question_set
    assert [item.id for item in question_set.local_items] == ["taxis", "buses"]
    assert not question_set_faults(question_set)
    assert bring_in(items, beside(BUSES)).question_set.local_items == items


def test_what_is_found_of_own_questions_stays_true_while_they_are_not_touched() -> None:
    before = beside(BUSES)
    found = findings(before)
    elsewhere = place_at("r-1", 1, before)
    assert still_true(found, before, elsewhere)["buses"] is found.local[0]
    assert "buses" not in still_true(found, before, place_at("buses-1", 1, before))
