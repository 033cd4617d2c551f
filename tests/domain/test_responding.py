"""One person or one table fills in a response, change by change."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.bringing_in import blank_response
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.responding import (
    answered,
    fewest_people,
    for_people,
    in_role,
    is_begun,
    marked,
    minutes_alone,
    next_open,
    pick_for,
    words_for,
)
from reflective_app.domain.response_rules import response_faults
from reflective_app.domain.responses import ResponseFile
from tests.builders import a_count, a_question, a_set, an_assessment, an_item

BLANK = blank_response(
    an_assessment(a_set(an_item("r", [a_question("r-1"), a_question("r-2"), a_count("many")]))),
    ["r-2", "r-1"],
)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ONE = Pick(counts=(0, 1, 0, 0))
THREE = Pick(counts=(0, 1, 1, 0), dont_know=1)


def test_an_answer_is_counted_and_can_be_taken_back() -> None:
    said = pick_for("r-1", ONE, BLANK)
    assert (answered(said), next_open(said)) == (1, "r-2")
    assert (answered(BLANK), next_open(BLANK)) == (0, "r-2")
    assert pick_for("r-1", None, said) == BLANK
    assert pick_for("r-1", Pick(counts=(0, 0, 0, 0)), said) == BLANK
    assert next_open(pick_for("r-2", ONE, said)) is None


def test_a_pick_says_nothing_of_who_made_it() -> None:
    who = Pick(counts=(1, 0, 0, 0), role="Carer", respondent="ada", way=Way.BEFORE)
    assert pick_for("r-1", who, BLANK).picks["r-1"] == Pick(counts=(1, 0, 0, 0))


@pytest.mark.parametrize(
    ("question", "pick"),
    [
        ("r-1", Pick(counts=(1, 0, 0))),
        ("many", ONE),
        ("many", Pick(counts=(), dont_know=1)),
        ("r-1", THREE),
    ],
)
def test_a_pick_that_does_not_fit_is_refused(question: str, pick: Pick) -> None:
    with pytest.raises(ValueError, match=r"sentences|speaks for"):
        pick_for(question, pick, BLANK)


def test_a_table_never_speaks_for_fewer_than_have_answered() -> None:
    table = pick_for("r-1", THREE, for_people(4, BLANK))
    assert (fewest_people(BLANK), fewest_people(table)) == (1, 3)
    assert for_people(3, table).people == 3
    with pytest.raises(ValueError, match="3 people"):
        for_people(2, table)


def test_words_stand_in_their_box_until_they_are_taken_out() -> None:
    said = words_for("many", "note", "In June", words_for("r-1", "know", "Letters", BLANK))
    assert (said.words["r-1"].know, said.words["many"].note) == ("Letters", "In June")
    both = words_for("r-1", "note", "All", said)
    assert (both.words["r-1"].know, both.words["r-1"].note) == ("Letters", "All")
    assert words_for("r-1", "know", " ", words_for("many", "note", "", said)) == BLANK
    with pytest.raises(KeyError):
        words_for("nothing", "know", "", BLANK)


def test_it_gets_a_respondent_with_the_first_answer_and_keeps_that_one() -> None:
    role_only = in_role("Carer", BLANK)
    assert not is_begun(role_only)
    assert marked("ada", NOON, role_only) == role_only
    for begun in (pick_for("r-1", ONE, BLANK), words_for("r-1", "know", "Letters", BLANK)):
        first = marked("ada", NOON, begun)
        assert (first.respondent, first.saved_on) == ("ada", NOON)
        again = marked("ben", NOON.replace(hour=13), first)
        assert (again.respondent, again.saved_on) == ("ada", NOON.replace(hour=13))
    emptied = pick_for("r-1", None, marked("ada", NOON, pick_for("r-1", ONE, BLANK)))
    assert marked("ben", NOON, emptied).respondent == "ada"


@pytest.mark.parametrize(("count", "minutes"), [(0, 0), (1, 5), (3, 5), (4, 10), (14, 25)])
def test_the_time_it_takes_is_told_to_the_next_five_minutes(count: int, minutes: int) -> None:
    assert minutes_alone(count) == minutes


a_step = st.one_of(
    st.tuples(st.just("people"), st.integers(1, 5), st.none()),
    st.tuples(
        st.just("pick"), st.sampled_from(["r-1", "r-2"]), st.sampled_from([ONE, THREE, None])
    ),
    st.tuples(st.just("words"), st.sampled_from(["r-1", "many"]), st.sampled_from(["", "x"])),
)


@given(st.lists(a_step, max_size=8))
def test_whatever_is_done_it_can_be_saved(steps: list[tuple[str, object, object]]) -> None:
    response: ResponseFile = BLANK
    for kind, what, value in steps:
        try:
            match kind:
                case "people":
                    response = for_people(what, response)  # type: ignore[arg-type]
                case "pick":
                    response = pick_for(what, value, response)  # type: ignore[arg-type]
                case _:
                    response = words_for(what, "know", value, response)  # type: ignore[arg-type]
        except ValueError:
            continue
    assert list(response_faults(response)) == []
