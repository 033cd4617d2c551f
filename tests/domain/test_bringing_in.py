"""Each person counts once, whatever is sent again, and no vote of the room is touched."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.bringing_in import (
    blank_response,
    bring_in,
    leave_out,
    misfit,
    picks_by,
    response_by,
    response_of,
)
from reflective_app.domain.edits import record_picks
from reflective_app.domain.fault import Fault
from reflective_app.domain.local_questions import bring_in as bring_in_local
from reflective_app.domain.picks import Pick, Way, is_alone
from reflective_app.domain.response_rules import response_faults
from reflective_app.domain.responses import Misfit, Response, ResponseFile, ResponseWords
from tests.builders import a_count, a_question, a_set, an_assessment, an_item
from tests.domain.test_local_questions import BUSES, own

QUESTIONS = a_set(an_item("r", [a_question("r-1"), a_question("r-2"), a_count("how-many")]))
EMPTY = an_assessment(QUESTIONS)
VOTE = (Pick(counts=(0, 0, 3, 0), way=Way.CARDS),)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ADA = Response(respondent="ada", role="Carer", words={"r-1": ResponseWords(know="Ask them")})
BEN = Response(respondent="ben", role="Lead", way=Way.SHEET, sheet="7", unclear=("r-2",))
LOW, HIGH = Pick(counts=(1, 0, 0, 0)), Pick(counts=(0, 0, 0, 1))


def filled(**more: object) -> ResponseFile:
    said = {"respondent": "ada", "role": "Carer", "picks": {"r-1": LOW}} | more
    return blank_response(EMPTY, ["r-1", "r-2"]).model_copy(update=said)


# Any assessment with responses and votes

respondents = st.sampled_from(["ada", "ben", "cyd"])
words = st.builds(ResponseWords, know=st.sampled_from(["", "Files"]), note=st.just(""))
responses = st.builds(
    Response,
    respondent=respondents,
    role=st.sampled_from(["", "Carer", "Lead"]),
    people=st.integers(1, 3),
    way=st.sampled_from([Way.BEFORE, Way.SHEET]),
    words=st.dictionaries(st.sampled_from(["r-1", "r-2"]), words, max_size=2),
)
a_pick = st.builds(Pick, counts=st.tuples(*[st.integers(0, 1)] * 4), dont_know=st.integers(0, 1))
picked = st.dictionaries(st.sampled_from(["r-1", "r-2"]), a_pick, max_size=2)
votes = st.sampled_from([(), (VOTE,), (VOTE, VOTE)])


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    assessment = EMPTY
    for question in ("r-1", "r-2"):
        assessment = record_picks(question, draw(votes), assessment)
    for response, picks in draw(st.lists(st.tuples(responses, picked), max_size=4)):
        assessment = bring_in(response, picks, assessment)
    return assessment


@given(assessments(), responses, picked)
def test_the_same_response_twice_changes_nothing(
    assessment: Assessment, response: Response, picks: dict[str, Pick]
) -> None:
    once = bring_in(response, picks, assessment)
    assert bring_in(response, picks, once) == once
    for known in assessment.responses:
        assert bring_in(known, picks_by(known.respondent, assessment), assessment) == assessment


@given(assessments(), responses, picked)
def test_bringing_in_and_leaving_out_gives_back_what_was(
    assessment: Assessment, response: Response, picks: dict[str, Pick]
) -> None:
    before = leave_out(response.respondent, assessment)
    assert leave_out(response.respondent, bring_in(response, picks, before)) == before
    assert response_by(response.respondent, before) is None
    assert picks_by(response.respondent, before) == {}


@given(assessments(), responses, picked)
def test_a_response_counts_once_says_what_it_says_and_leaves_the_votes_of_the_room(
    assessment: Assessment, response: Response, picks: dict[str, Pick]
) -> None:
    after = bring_in(response, picks, assessment)
    assert response_by(response.respondent, after) == response
    assert len({each.respondent for each in after.responses}) == len(after.responses)
    said = {key: pick for key, pick in picks.items() if pick.people}
    theirs = picks_by(response.respondent, after)
    assert {key: (pick.counts, pick.dont_know) for key, pick in theirs.items()} == {
        key: (pick.counts, pick.dont_know) for key, pick in said.items()
    }
    assert {(pick.role, pick.way) for pick in theirs.values()} <= {(response.role, response.way)}
    for question in ("r-1", "r-2"):
        before, now = (each.picks.get(question, ()) for each in (assessment, after))
        assert [r for r in before if not is_alone(r)] == [r for r in now if not is_alone(r)]
        assert [is_alone(round_) for round_ in now[1:]] == [False] * len(now[1:])
        ids = [pick.respondent for round_ in now for pick in round_ if pick.respondent]
        assert len(ids) == len(set(ids))
    assert assessment_faults(after) == ()


def test_responses_stand_in_one_round_before_the_votes_in_the_order_they_came() -> None:
    voted = record_picks("r-1", (VOTE,), EMPTY)
    after = bring_in(BEN, {"r-1": HIGH}, bring_in(ADA, {"r-1": LOW}, voted))
    alone, vote = after.picks["r-1"]
    assert [(pick.respondent, pick.role, pick.way) for pick in alone] == [
        ("ada", "Carer", Way.BEFORE),
        ("ben", "Lead", Way.SHEET),
    ]
    assert vote == VOTE
    assert after.responses == (ADA, BEN)


def test_who_answers_again_keeps_the_place_and_nothing_of_what_was_said_before() -> None:
    both = bring_in(BEN, {"r-1": HIGH}, bring_in(ADA, {"r-1": LOW, "r-2": LOW}, EMPTY))
    anew = ADA.model_copy(update={"role": "Parent", "words": {}})
    after = bring_in(anew, {"r-1": HIGH}, both)
    assert [pick.respondent for pick in after.picks["r-1"][0]] == ["ada", "ben"]
    assert after.picks["r-1"][0][0].role == "Parent"
    assert "r-2" not in after.picks
    assert after.responses == (anew, BEN)


def test_a_pick_that_came_in_a_table_is_not_counted_beside_the_same_persons_response() -> None:
    table = record_picks("r-1", ((HIGH.model_copy(update={"respondent": "ada"}),), VOTE), EMPTY)
    alone = HIGH.model_copy(update={"respondent": "ada", "way": Way.BEFORE})
    after = bring_in(ADA, {"r-1": LOW}, record_picks("r-1", ((alone,), VOTE), EMPTY))
    assert [pick.counts for pick in after.picks["r-1"][0]] == [LOW.counts]
    # Nobody said that the table was not of the room's vote, and a vote is never taken out.
    assert bring_in(ADA, {"r-1": LOW}, table).picks["r-1"][1:] == table.picks["r-1"]


def test_a_pick_of_nobody_is_left_out() -> None:
    assert bring_in(ADA, {"r-1": Pick(counts=(0, 0, 0, 0))}, EMPTY).picks == {}


@pytest.mark.parametrize(("question", "counts"), [("r-1", (1, 0, 0)), ("how-many", ())])
def test_a_pick_that_does_not_fit_its_question_brings_nothing_in(
    question: str, counts: tuple[int, ...]
) -> None:
    with pytest.raises(ValueError, match="do not fit its sentences"):
        bring_in(ADA, {question: Pick(counts=counts, dont_know=1)}, EMPTY)
    with pytest.raises(KeyError):
        bring_in(ADA, {"unheard-of": LOW}, EMPTY)


def test_leaving_out_one_response_leaves_the_others_and_their_words() -> None:
    both = bring_in(BEN, {"r-1": HIGH}, bring_in(ADA, {"r-1": LOW}, EMPTY))
    assert leave_out("ada", both) == bring_in(BEN, {"r-1": HIGH}, EMPTY)
    assert leave_out("nobody", both) == both


# Files


def test_a_file_to_send_out_asks_and_names_nobody() -> None:
    file = blank_response(EMPTY, ["r-2", "r-1"])
    assert file.asked == ("r-2", "r-1")
    assert (file.assessment, file.council, file.round) == (EMPTY.id, "Newshire", 1)
    assert (file.respondent, file.role, file.picks, file.words) == (None, "", {}, {})
    assert list(response_faults(file)) == []


def test_what_is_kept_of_a_file_is_what_was_written_and_not_its_blanks() -> None:
    said = {"r-1": ResponseWords(know=" \n", note=""), "r-2": ResponseWords(note="Late")}
    file = filled(people=3, saved_on=NOON, words=said)
    kept = response_of(file)
    assert kept.words == {"r-2": ResponseWords(note="Late")}
    assert (kept.respondent, kept.role, kept.people) == ("ada", "Carer", 3)
    assert (kept.saved_on, kept.way) == (NOON, Way.BEFORE)
    with pytest.raises(ValueError, match="nobody has filled in"):
        response_of(blank_response(EMPTY, ["r-1"]))


def test_a_file_that_was_filled_in_for_these_questions_fits() -> None:
    assert misfit(filled(), EMPTY) is None
    assert misfit(filled(picks={}, words={"r-1": ResponseWords(know="Files")}), EMPTY) is None


@pytest.mark.parametrize(
    "more",
    [
        {"respondent": None},
        {"picks": {}},
        {"picks": {"r-1": Pick(counts=(0, 0, 0, 0))}},
        {"picks": {}, "words": {"r-1": ResponseWords(know="  ")}},
    ],
)
def test_a_file_in_which_nobody_has_said_anything_is_blank(more: dict[str, object]) -> None:
    assert misfit(filled(**more), EMPTY) is Misfit.BLANK


def test_a_file_of_another_assessment_guide_or_edition_does_not_fit() -> None:
    def of(**guide: object) -> ResponseFile:
        held = QUESTIONS.guide.model_copy(update=guide)
        return filled(question_set=QUESTIONS.model_copy(update={"guide": held}))

    assert misfit(filled(assessment=UUID(int=9)), EMPTY) is Misfit.OTHER_ASSESSMENT
    assert misfit(of(edition="2027"), EMPTY) is Misfit.OTHER_EDITION
    assert misfit(of(revision=2), EMPTY) is Misfit.OTHER_EDITION
    other = of(id="another").model_copy(update={"assessment": UUID(int=9)})
    assert misfit(other, EMPTY) is Misfit.OTHER_GUIDE


def test_a_file_fits_while_what_it_asks_is_asked_in_the_same_words() -> None:
    beside = bring_in_local(own(BUSES), EMPTY)
    assert misfit(filled(), beside) is None
    asks_ours = filled(question_set=beside.question_set, asked=("r-1", "buses-1"))
    assert misfit(asks_ours, beside) is None
    assert misfit(asks_ours, EMPTY) is Misfit.OTHER_QUESTIONS


@pytest.mark.parametrize(
    "more",
    [
        {"asked": ("r-1",)},
        {"asked": (), "picks": {"r-1": LOW}},
        {"asked": (), "picks": {"r-2": LOW}, "words": {"r-1": ResponseWords(know="x")}},
    ],
)
def test_a_question_reworded_meanwhile_is_not_counted_with_the_old(more: dict[str, object]) -> None:
    questions = [a_question("r-1", text="Otherwise?"), a_question("r-2"), a_count("how-many")]
    now = an_assessment(a_set(an_item("r", questions)))
    assert misfit(filled(**more), now) is Misfit.OTHER_QUESTIONS
    assert misfit(filled(asked=("r-2",), picks={"r-2": LOW}), now) is None


# Rules


def faults(**more: object) -> list[Fault]:
    return list(response_faults(filled(**more)))


@pytest.mark.parametrize(
    ("more", "place", "said"),
    [
        ({"asked": ("r-1", "gone")}, ("asked", 1), "no question with this id"),
        ({"words": {"gone": ResponseWords()}}, ("words", "gone"), "no question with this id"),
        ({"picks": {"gone": LOW}}, ("picks", "gone"), "no question with this id"),
        ({"asked": ("how-many",)}, ("asked", 0), "sentences to choose from"),
        ({"picks": {"how-many": LOW}}, ("picks", "how-many"), "sentences to choose from"),
        (
            {"picks": {"r-1": Pick(counts=(1, 0))}},
            ("picks", "r-1", "counts"),
            "4 sentences",
        ),
        (
            {"picks": {"r-1": Pick(counts=(1, 0, 0, 0), dont_know=1)}},
            ("picks", "r-1"),
            "more picks than the 1",
        ),
        (
            {"picks": {"r-1": Pick(counts=(1, 0, 0, 0), role="Carer")}},
            ("picks", "r-1"),
            "says nothing of who made it",
        ),
        (
            {"picks": {"r-1": Pick(counts=(1, 0, 0, 0), respondent="ada")}},
            ("picks", "r-1"),
            "says nothing of who made it",
        ),
        (
            {"picks": {"r-1": Pick(counts=(1, 0, 0, 0), way=Way.CARDS)}},
            ("picks", "r-1"),
            "says nothing of who made it",
        ),
    ],
)
def test_each_rule_that_a_response_breaks_is_told(
    more: dict[str, object], place: tuple[object, ...], said: str
) -> None:
    (fault,) = faults(**more)
    assert fault.place == place
    assert said in fault.message


def test_a_table_may_give_as_many_picks_as_it_has_people_and_words_on_any_question() -> None:
    picks = {"r-1": Pick(counts=(1, 0, 1, 0), dont_know=1)}
    assert faults(people=3, picks=picks, words={"how-many": ResponseWords(note="Few")}) == []
    assert len(faults(people=2, picks=picks)) == 1
