"""What can be set up, answered and parked."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain import edits
from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    LabelCheck,
    ParkedPoint,
    Participant,
    Profile,
    Settled,
    Sure,
)
from reflective_app.domain.plan import NotNow
from tests.builders import (
    a_count,
    a_question,
    a_set,
    an_assessment,
    an_item,
)

WHY = NotNow(reason="The budget is spent", decided_by="The board", look_again=date(2027, 4, 1))
POINT = ParkedPoint(id="point", text="Who holds the money?")


@pytest.fixture
def start() -> Assessment:
    text = {"id": "helps", "kind": "text", "text": "What helps?"}
    choice = {"id": "which", "kind": "choice", "text": "Which?", "options": ["This", "That"]}
    questions = [a_question("q"), a_question("q-2"), a_count("eligible") | {"min": 0, "max": 900}]
    items = an_item("r", [*questions, text, choice], family_groups=None), an_item("d", kind="duty")
    return an_assessment(a_set(*items, groups=2))


# Set up


def test_profile_and_participants_are_replaced(start: Assessment) -> None:
    profile = Profile(council="Oldshire", date=date(2027, 1, 5))
    people = (Participant(role="Kinship carer", count=3),)
    after = edits.set_participants(people, edits.set_profile(profile, start))
    assert (after.profile, after.participants) == (profile, people)


def test_a_new_check_of_a_label_replaces_that_item_s_and_no_other(start: Assessment) -> None:
    def check(item: str, label: str) -> LabelCheck:
        return LabelCheck(item=item, label=label, checked_on=date(2026, 11, 1), checked_by="Lead")

    after = start
    for said in (check("r", "Strong"), check("d", "Good"), check("r", "Promising")):
        after = edits.check_label(said, after)
    assert after.label_checks == (check("d", "Good"), check("r", "Promising"))


# Answers


def test_a_rung_is_agreed(start: Assessment) -> None:
    assert edits.place_at("q", 2, start).answer("q") == Answer(state=AnswerState.AGREED, rung=2)


def test_the_group_may_be_left_between_two_rungs(start: Assessment) -> None:
    expected = Answer(state=AnswerState.NO_AGREEMENT, low=0, high=3)
    assert edits.disagree("q", 0, 3, start).answer("q") == expected


def test_nobody_may_know(start: Assessment) -> None:
    assert edits.not_known("q", start).answer("q") == Answer(state=AnswerState.DONT_KNOW)


def test_a_question_may_not_apply_for_a_reason(start: Assessment) -> None:
    expected = Answer(state=AnswerState.NOT_APPLICABLE, reason="No such families")
    assert edits.does_not_apply("q", "No such families", start).answer("q") == expected


@pytest.mark.parametrize(
    ("question", "value"),
    [("eligible", 0), ("eligible", 900), ("helps", "Time"), ("which", "That")],
)
def test_other_questions_take_a_value(start: Assessment, question: str, value: int | str) -> None:
    expected = Answer(state=AnswerState.AGREED, value=value)
    assert edits.give_value(question, value, start).answer(question) == expected


@pytest.mark.parametrize("rung", [-1, 4, 5])
def test_a_rung_that_the_ladder_does_not_have_is_refused(start: Assessment, rung: int) -> None:
    with pytest.raises(ValueError, match=r"sentences go from 0 to 3|greater than|less than"):
        edits.place_at("q", rung, start)


@pytest.mark.parametrize(("low", "high"), [(2, 2), (3, 1), (2, 4), (-1, 2)])
def test_no_agreement_needs_a_lower_and_a_higher_rung_of_the_ladder(
    start: Assessment, low: int, high: int
) -> None:
    with pytest.raises(ValueError, match=r"below the higher|from 0 to 3|greater than"):
        edits.disagree("q", low, high, start)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_question_that_does_not_apply_needs_a_reason(start: Assessment, reason: str) -> None:
    with pytest.raises(ValueError, match="needs a reason"):
        edits.does_not_apply("q", reason, start)


@pytest.mark.parametrize(
    ("question", "value"),
    [("q", 3), ("eligible", "many"), ("eligible", -1), ("eligible", 901), ("which", "Other")],
)
def test_a_value_that_the_question_does_not_take_is_refused(
    start: Assessment, question: str, value: int | str
) -> None:
    with pytest.raises(ValueError, match=r"This question|lowest number|highest number|options"):
        edits.give_value(question, value, start)


@pytest.mark.parametrize("question", ["eligible", "helps", "which"])
def test_only_a_ladder_has_rungs(start: Assessment, question: str) -> None:
    with pytest.raises(ValueError, match="no sentence to choose"):
        edits.place_at(question, 0, start)
    with pytest.raises(ValueError, match="no sentence to choose"):
        edits.disagree(question, 0, 1, start)


def test_a_question_that_the_set_does_not_ask_is_refused(start: Assessment) -> None:
    with pytest.raises(KeyError):
        edits.place_at("unasked", 1, start)
    with pytest.raises(KeyError):
        edits.not_known("unasked", start)


def test_an_answer_taken_back_leaves_nothing(start: Assessment) -> None:
    assert edits.clear_answer("q", edits.place_at("q", 2, start)) == start
    assert "q" not in edits.clear_answer("q", edits.place_at("q", 2, start)).answers


def test_a_new_judgement_replaces_all_of_the_old_one(start: Assessment) -> None:
    after = edits.disagree("q", 0, 3, edits.place_at("q", 2, start))
    after = edits.not_known("q", after)
    assert after.answer("q") == Answer(state=AnswerState.DONT_KNOW)


def test_how_an_answer_was_settled_goes_with_the_answer_it_was_said_of(
    start: Assessment,
) -> None:
    settled = edits.settle("q", Settled.UNANIMOUS, edits.place_at("q", 2, start))
    assert edits.place_at("q", 2, settled).answer("q").settled is Settled.UNANIMOUS
    for other in (
        edits.place_at("q", 3, settled),
        edits.disagree("q", 0, 1, settled),
        edits.not_known("q", settled),
        edits.clear_answer("q", settled),
        edits.does_not_apply("q", "Nobody", settled),
    ):
        assert other.answer("q").settled is None


@pytest.mark.parametrize(
    "box", ["reason", "have", "know", "next", "barriers", "enablers", "different_view", "note"]
)
def test_each_box_beside_a_question_can_be_written_in(start: Assessment, box: str) -> None:
    after = edits.write("q", box, "Said", start)
    assert after.answer("q") == Answer().model_copy(update={box: "Said"})
    assert edits.write("q", box, "", after) == start


def test_only_the_boxes_can_be_written_in(start: Assessment) -> None:
    for box in ("state", "rung", "parked", "unheard-of"):
        with pytest.raises(KeyError):
            edits.write("q", box, "Said", start)


def test_the_reason_cannot_be_wiped_out_under_what_does_not_apply(start: Assessment) -> None:
    with pytest.raises(ValueError, match="needs a reason"):
        edits.write("q", "reason", "", edits.does_not_apply("q", "Nobody", start))


def test_marks_beside_an_answer_come_and_go(start: Assessment) -> None:
    sure = edits.be_sure("q", Sure.NOT_SURE, start)
    assert sure.answer("q").sure is Sure.NOT_SURE
    assert edits.be_sure("q", None, sure) == start
    flagged = edits.flag("q", True, start)
    assert flagged.answer("q").flagged
    assert edits.flag("q", False, flagged) == start
    settled = edits.settle("q", Settled.FACILITATORS_CALL, start)
    assert settled.answer("q").settled is Settled.FACILITATORS_CALL
    assert edits.settle("q", None, settled) == start


def test_a_whole_answer_can_be_put_in_place_and_taken_away(start: Assessment) -> None:
    answer = Answer(state=AnswerState.AGREED, rung=1, note="Said")
    after = edits.record("q", answer, start)
    assert after.answers == {"q": answer}
    assert edits.record("q", Answer(), after) == start


# Parked points


def test_a_parked_point_marks_its_question_until_the_last_is_taken_up(start: Assessment) -> None:
    first = POINT.model_copy(update={"question": "q"})
    second = first.model_copy(update={"id": "second"})
    after = edits.park(second, edits.park(first, start))
    assert [point.id for point in after.parking] == ["point", "second"]
    assert after.answer("q").parked
    one_left = edits.take_up("point", after)
    assert one_left.answer("q").parked
    assert edits.take_up("second", one_left) == start


def test_a_point_without_a_question_marks_none(start: Assessment) -> None:
    after = edits.park(POINT, start)
    assert (after.parking, after.answers) == ((POINT,), {})
    assert edits.take_up("point", after) == start


def test_a_point_on_another_question_keeps_no_mark_here(start: Assessment) -> None:
    here = POINT.model_copy(update={"question": "q"})
    there = POINT.model_copy(update={"id": "there", "question": "q-2"})
    after = edits.take_up("point", edits.park(there, edits.park(here, start)))
    assert (after.answer("q").parked, after.answer("q-2").parked) == (False, True)


def test_a_parked_point_has_an_outcome(start: Assessment) -> None:
    settled = POINT.model_copy(update={"outcome": "Finance does"})
    other = POINT.model_copy(update={"id": "other"})
    after = edits.change_point(settled, edits.park(other, edits.park(POINT, start)))
    assert after.parking == (settled, other)


def test_a_point_that_is_not_there_cannot_be_changed(start: Assessment) -> None:
    with pytest.raises(KeyError):
        edits.take_up("point", start)
    with pytest.raises(KeyError):
        edits.change_point(POINT, start)
