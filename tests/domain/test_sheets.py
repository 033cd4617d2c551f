"""Paper sheets: kept as responses, checked by keying twice, and summed up."""

from __future__ import annotations

import pytest

from reflective_app.domain.assessment import Assessment, Became, ParkedPoint, Participant
from reflective_app.domain.bringing_in import bring_in
from reflective_app.domain.closing import (
    action_of,
    leave_open_points,
    make_action,
    to_read_back,
)
from reflective_app.domain.edits import not_known, park, place_at
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.responses import Response, ResponseWords
from reflective_app.domain.sheets import (
    ROLE,
    Difference,
    Sheet,
    Totals,
    agreed_on,
    differences,
    keep,
    next_number,
    over_role,
    sheet_codes,
    sheet_numbered,
    sheets,
    totals,
    unclear_ones,
)
from reflective_app.domain.voting import record_tally
from reflective_app.domain.workshop import Session, Step
from tests.builders import a_count, a_question, a_set, an_assessment, an_item

ASKED = ("a", "b", "c")


def newshire() -> Assessment:
    questions = [a_question("a"), a_question("b", rungs=5), a_question("c", rungs=3)]
    return an_assessment(a_set(an_item("r", [*questions, a_count("families")])))


def a_sheet(codes: str, number: str = "1", role: str = "Carers", **more: object) -> Sheet:
    """A sheet with a code for each question; a dash is blank."""
    said = {q: code.replace("-", "") for q, code in zip(ASKED, codes, strict=True)}
    return Sheet(f"sheet-{number.casefold()}", number, role, said)._replace(**more)  # type: ignore[arg-type]


def kept(*pile: Sheet) -> Assessment:
    assessment = newshire()
    for each in pile:
        assessment = keep(each, assessment)
    return assessment


def test_a_sheet_is_read_out_as_it_was_keyed() -> None:
    assessment = kept(a_sheet("?4u", " 12 ", " Carers ", respondent="one"))
    (sheet,) = sheets(assessment)
    assert sheet == Sheet("one", "12", "Carers", {"a": "?", "b": "4", "c": "u"}, False)
    assert assessment.responses[0].way is Way.SHEET
    assert assessment.responses[0].unclear == ("c",)
    assert assessment.picks["a"] == (
        (
            Pick(
                role="Carers",
                respondent="one",
                counts=(0, 0, 0, 0),
                dont_know=1,
                way=Way.SHEET,
            ),
        ),
    )


def test_keying_a_sheet_again_counts_it_once() -> None:
    assessment = kept(a_sheet("012"), a_sheet("3-x"))
    assert [dict(each.codes) for each in sheets(assessment)] == [{"a": "3", "c": "x"}]
    assert "b" not in assessment.picks


def test_what_stands_on_no_sheet_of_this_pile_stays() -> None:
    assessment = kept(a_sheet("012"))
    only = Sheet("sheet-1", "1", "Carers", {"a": "3"})
    assert sheets(keep(only, assessment))[0].codes == {"a": "3", "b": "1", "c": "2"}


def test_what_was_written_beside_a_response_stays_when_it_is_keyed_again() -> None:
    said = {"a": ResponseWords(know="A count")}
    response = Response(respondent="sheet-1", way=Way.SHEET, sheet="1", words=said)
    assessment = keep(a_sheet("000"), bring_in(response, {}, newshire()))
    assert assessment.responses[0].words == said


def test_a_vote_of_the_room_is_no_part_of_the_sheets() -> None:
    assessment = record_tally(
        "a", Pick(counts=(1, 2, 3, 4)), Way.CARDS, False, kept(a_sheet("0--"))
    )
    assert totals(("a",), assessment)["a"] == Totals((1, 0, 0, 0), 0, 0, 0, 0)


def test_a_response_file_is_no_sheet() -> None:
    response = Response(respondent="someone")
    picks = {"a": Pick(counts=(0, 1, 0, 0))}
    assessment = bring_in(response, picks, kept(a_sheet("0--")))
    assert [each.number for each in sheets(assessment)] == ["1"]
    assert totals(("a",), assessment)["a"].counts == (1, 0, 0, 0)


@pytest.mark.parametrize(("sentences", "codes"), [(3, "012?xu"), (4, "0123?xu"), (5, "01234?xu")])
def test_what_can_be_keyed_follows_the_ladder(sentences: int, codes: str) -> None:
    assert "".join(sheet_codes(sentences)) == codes


def test_a_code_that_the_ladder_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="is no pick"):
        kept(a_sheet("4--"))


@pytest.mark.parametrize(
    ("last", "following"),
    [("", "1"), ("7", "8"), ("009", "010"), ("A9", "A10"), ("99b", "100b"), ("blue", "")],
)
def test_the_next_number_counts_on_from_the_last(last: str, following: str) -> None:
    assert next_number(last, newshire()) == following


def test_a_number_that_is_there_is_passed_over() -> None:
    assert next_number("1", kept(a_sheet("000", "2"), a_sheet("000", "3"))) == "4"


@pytest.mark.parametrize("typed", ["A 7", " a 7 ", "a  7"])
def test_a_sheet_is_found_by_its_number_however_it_is_typed(typed: str) -> None:
    found = sheet_numbered(typed, kept(a_sheet("000", "A 7", respondent="one")))
    assert found is not None
    assert found.respondent == "one"
    assert sheet_numbered("8", kept(a_sheet("000"))) is None


def test_two_keyings_differ_in_the_order_of_the_sheet() -> None:
    first, second = a_sheet("01-"), a_sheet("0u2", role="carers ")
    assert differences(first, second, ("c", "b", "a")) == (
        Difference("c", "", "2"),
        Difference("b", "1", "u"),
    )
    other = a_sheet("01-", role="Staff")
    assert differences(first, other, ASKED) == (Difference(ROLE, "Carers", "Staff"),)
    assert differences(first, first, ASKED) == ()


def test_what_was_chosen_counts_and_the_sheet_is_checked() -> None:
    agreed = agreed_on(a_sheet("0u2", role="Staff"), {"b": "1", "c": "", ROLE: "Carers"})
    (sheet,) = sheets(kept(a_sheet("01-"), agreed))
    assert dict(sheet.codes) == {"a": "0", "b": "1"}
    assert (sheet.role, sheet.checked) == ("Carers", True)


def test_totals_count_each_code_and_what_is_blank() -> None:
    assessment = kept(a_sheet("0?u", "1"), a_sheet("0x-", "2"), a_sheet("34-", "3"))
    assert totals(ASKED, assessment) == {
        "a": Totals((2, 0, 0, 1), 0, 0, 0, 0),
        "b": Totals((0, 0, 0, 0, 1), 1, 1, 0, 0),
        "c": Totals((0, 0, 0), 0, 0, 1, 2),
    }


def test_unclear_answers_are_listed_with_their_sheet() -> None:
    assessment = kept(a_sheet("u0u", "1"), a_sheet("0u0", "2"))
    found = unclear_ones(sheets(assessment), assessment)
    assert [(question, sheet.number) for question, sheet in found] == [
        ("a", "1"),
        ("c", "1"),
        ("b", "2"),
    ]


# The end of a session


def test_lines_are_read_back_in_the_order_of_the_session_each_once() -> None:
    assessment = not_known("a", place_at("c", 1, newshire()))
    steps = [Step(question=each) for each in ("c", "b", "a", "c")]
    assert to_read_back(Session(id="one", steps=tuple(steps)), assessment) == ("c", "a")
    assert to_read_back(None, assessment) == ("a", "c")


def test_an_action_made_of_a_point_has_its_item_and_owner() -> None:
    point = ParkedPoint(id="p", text="Buses?", question="a", owner="Head of transport")
    assessment = make_action("p", "action-1", "Ask about buses", park(point, newshire()))
    (action,) = assessment.plan.actions
    assert (action.title, action.items, action.owner) == (
        "Ask about buses",
        ("r",),
        "Head of transport",
    )
    (after,) = assessment.parking
    assert (after.became, after.outcome) == (Became.ACTION, "Ask about buses")
    assert action_of(after, assessment) == action


def test_what_was_written_of_a_point_stays_when_it_becomes_an_action() -> None:
    point = ParkedPoint(id="p", text="Buses?", outcome="By spring")
    assessment = make_action("p", "action-1", "Buses?", park(point, newshire()))
    assert assessment.parking[0].outcome == "By spring"
    assert assessment.plan.actions[0].items == ()
    assert action_of(assessment.parking[0], assessment) is not None


def test_only_points_without_an_outcome_are_left() -> None:
    answered = ParkedPoint(id="p", text="One", became=Became.ANSWERED)
    assessment = park(ParkedPoint(id="q", text="Two"), park(answered, newshire()))
    after = leave_open_points(assessment)
    assert [each.became for each in after.parking] == [Became.ANSWERED, Became.LEFT]


def test_more_sheets_of_a_role_than_people_who_come_with_it_are_told_and_no_others() -> None:
    people = (Participant(role="Carers", count=1), Participant(role=" carers "))
    coming = newshire().model_copy(update={"participants": people})
    for number in "12":
        coming = keep(a_sheet("1--", number), coming)
    assert over_role("CARERS", "sheet-3", coming) == (3, 2)
    assert over_role("Carers", "sheet-2", coming) is None
    assert over_role("", "sheet-3", coming) is None
    assert over_role("Visitor", "sheet-3", coming) is None
    assert over_role("Carers", "sheet-3", keep(a_sheet("1--", "2", "Visitor"), coming)) is None
