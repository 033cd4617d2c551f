"""A tally is typed in one line, and what it could not mean is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.item import Question
from reflective_app.domain.picks import Pick
from reflective_app.wording.tally import (
    AT_A_TABLE,
    NoTallyError,
    WrongTotalError,
    check_total,
    missing_words,
    recorded_words,
    tally_in,
    tally_text,
    tally_told,
)
from reflective_app.wording.typed import NotReadError
from tests.builders import a_question


def asked(rungs: int = 4) -> Question:
    return Question.model_validate(a_question("q", rungs=rungs), strict=False)


def test_a_tally_is_read_aloud_by_its_sentences_and_without_those_nobody_chose() -> None:
    told = tally_told(Pick(counts=(0, 4, 0, 1), dont_know=3, not_mine=2), asked())
    assert told == "4 partly in place, 1 fully in place, 3 did not know, 2 could not judge it"
    assert tally_told(Pick(counts=(1, 0, 2)), asked(3)) == "1 step 0 of 2, 2 step 2 of 2"


@st.composite
def tallies(draw: st.DrawFn) -> Pick:
    rungs = draw(st.integers(3, 5))
    counts = draw(st.tuples(*[st.integers(0, 9_999)] * rungs))
    aside = st.integers(0, 9_999)
    return Pick(counts=counts, dont_know=draw(aside), not_mine=draw(aside))


@given(tallies())
def test_a_tally_typed_and_read_is_the_same(pick: Pick) -> None:
    assert tally_in(tally_text(pick), asked(len(pick.counts))) == pick


@pytest.mark.parametrize(
    ("typed", "known", "mine"),
    [
        ("0 3 7 2", 0, 0),
        ("  0 3   7 2 \t", 0, 0),
        ("0,3,7,2", 0, 0),
        ("0, 3, 7, 2, ?1, x2", 1, 2),
        ("0 3 7 2 ?1", 1, 0),
        ("0 3 7 2 ? 1", 1, 0),
        ("0 3 7 2?1x2", 1, 2),
        ("0 3 7 2 ?1 x0", 1, 0),
        ("0 3 7 2 X4", 0, 4),
        ("0 3 7 2 x 4", 0, 4),
        ("00 03 7 2 ?01", 1, 0),
    ],
)
def test_blanks_commas_and_capitals_do_not_matter(typed: str, known: int, mine: int) -> None:
    expected = Pick(counts=(0, 3, 7, 2), dont_know=known, not_mine=mine)
    assert tally_in(typed, asked()) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "three",
        "0 3 7 b",
        "0 3 7 2 ?",
        "0 3 7 2 x",
        "0 3 7 2 ?1 ?2",
        "-1 3 7 2",
        "0 3 7 2.5",
        "0 3 7 12345",
        "0-3-7-2",
        "?1 0 3 7 2",
        "²0 3 7 2",
    ],
)
def test_what_is_no_tally_is_named_and_an_example_given(typed: str) -> None:
    with pytest.raises(NoTallyError) as refused:
        tally_in(typed, asked())
    said = str(refused.value)
    assert said.startswith(f"“{typed}” is no tally. Type how many picked each sentence")
    assert said.endswith("0 3 7 2 ?1.")


@pytest.mark.parametrize("typed", ["", "  "])
def test_an_empty_box_is_told_what_goes_in_it(typed: str) -> None:
    with pytest.raises(NoTallyError, match=r"^Type how many picked each sentence"):
        tally_in(typed, asked())


def test_a_very_long_line_is_cut_in_the_message() -> None:
    with pytest.raises(NoTallyError) as refused:
        tally_in("a" * 5_000, asked())
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("rungs", "typed", "said"),
    [
        (4, "0 3 7", "The question has 4 sentences, and 3 counts were typed."),
        (4, "7", "The question has 4 sentences, and 1 count was typed."),
        (3, "0 3 7 2", "The question has 3 sentences, and 4 counts were typed."),
        (4, "?1", "The question has 4 sentences, and 0 counts were typed."),
        (4, "0 3 7 2 1", "The question has 4 sentences, and 5 counts were typed."),
    ],
)
def test_a_count_too_few_or_too_many_is_told_with_an_example_of_this_question(
    rungs: int, typed: str, said: str
) -> None:
    with pytest.raises(NotReadError) as refused:
        tally_in(typed, asked(rungs))
    assert not isinstance(refused.value, NoTallyError)
    example = " ".join("03721"[:rungs])
    assert str(refused.value) == f"{said} Type one for each, 0 for none: {example} ?1."


# How many voted


def test_nobody_votes_twice() -> None:
    full = Pick(counts=(0, 3, 7, 1), dont_know=1, not_mine=1)
    check_total(full, 13)
    check_total(full, 14)
    check_total(full, None)
    with pytest.raises(WrongTotalError) as refused:
        check_total(full, 12)
    assert str(refused.value) == (
        "These are 13 votes, and 12 people are here. Correct the tally, or change who is here."
    )
    with pytest.raises(WrongTotalError, match="or change on the first page how many you are"):
        check_total(full, 12, AT_A_TABLE)
    with pytest.raises(WrongTotalError, match="These are 2 votes, and 1 person is here"):
        check_total(Pick(counts=(2, 0, 0)), 1)


def test_how_many_have_voted_is_told_and_never_what() -> None:
    assert recorded_words(7, 12) == "7 of 12 recorded"
    assert recorded_words(0, 12) == "0 of 12 recorded"
    assert recorded_words(7, None) == "7 recorded"


def test_who_is_missing_is_told_while_somebody_is() -> None:
    assert missing_words(7, 12) == "5 people have not voted"
    assert missing_words(11, 12) == "1 person has not voted"
    assert missing_words(12, 12) == missing_words(13, 12) == missing_words(3, None) == ""


def test_a_tally_is_written_without_what_nobody_said() -> None:
    assert tally_text(Pick(counts=(0, 3))) == "0 3"
    assert tally_text(Pick(counts=(0, 3), not_mine=2)) == "0 3 x2"
    assert tally_text(Pick(counts=(0, 3), dont_know=1, not_mine=2)) == "0 3 ?1 x2"
