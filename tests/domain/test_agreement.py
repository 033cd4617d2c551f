"""How far picks lie apart (`method.md` section 5)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.agreement import Spread, spread, spread_of
from reflective_app.domain.edits import record_picks
from reflective_app.domain.picks import Pick, tally
from tests.builders import rated

counts = st.integers(3, 5).flatmap(
    lambda rungs: st.lists(st.integers(0, 6), min_size=rungs, max_size=rungs)
)


def picked(*rungs: int, of: int = 4) -> list[int]:
    """So many picks of each sentence, from picks listed one by one."""
    return [rungs.count(rung) for rung in range(of)]


@pytest.mark.parametrize(
    ("picks", "found"),
    [
        (picked(1, 1, 2, 2), Spread.CLOSE),
        (picked(0, 0, 3, 3), Spread.SPLIT),
        (picked(0, 2, 2, 2, 2), Spread.MIXED),
        (picked(0, 1, 2, 3), Spread.SPLIT),
        (picked(2, 2, 2), Spread.CLOSE),
        (picked(0, 0, 2), Spread.SPLIT),
        (picked(0, 2, 2, 2), Spread.MIXED),
        (picked(0, 0, 0, 0, 2, 2), Spread.SPLIT),
    ],
)
def test_the_picks_of_the_method_are_split_close_or_mixed(picks: list[int], found: Spread) -> None:
    assert spread(picks) is found


def test_a_middle_sentence_is_in_neither_half() -> None:
    assert spread(picked(0, 1, 2, of=3)) is Spread.SPLIT
    assert spread(picked(0, 1, 1, 2, of=3)) is Spread.MIXED
    assert spread(picked(0, 0, 2, 2, 4, 4, of=5)) is Spread.SPLIT
    assert spread(picked(0, 2, 2, 2, 4, of=5)) is Spread.MIXED
    assert spread(picked(2, 2, 3, 3, 4, of=5)) is Spread.MIXED


@pytest.mark.parametrize("picks", [(), (0, 0, 0, 0), (1, 0, 0, 1)])
def test_fewer_than_three_picks_say_nothing(picks: tuple[int, ...]) -> None:
    assert spread(picks) is None


def test_only_the_last_round_counts_and_don_t_know_and_not_mine_are_left_out() -> None:
    first, last = (Pick(counts=(3, 0, 0, 3)),), (Pick(counts=(0, 3, 0, 0), dont_know=4),)
    question = rated("1").question_set.question("r-1")
    assert spread_of(question, record_picks("r-1", (first, last), rated("1"))) is Spread.CLOSE
    unsure = (Pick(counts=(2, 0, 0, 0), dont_know=9, not_mine=9),)
    assert spread_of(question, record_picks("r-1", (unsure,), rated("1"))) is None
    assert spread_of(question, rated("1")) is None


def test_the_picks_of_every_role_are_taken_together() -> None:
    carers, workers = Pick(role="Carers", counts=(2, 0, 0, 0)), Pick(counts=(0, 0, 0, 2))
    question = rated("1").question_set.question("r-1")
    assessment = record_picks("r-1", ((carers, workers),), rated("1"))
    assert tally((carers, workers)) == (2, 0, 0, 2)
    assert spread_of(question, assessment) is Spread.SPLIT


@given(counts)
def test_a_ladder_turned_upside_down_is_as_far_apart(picks: list[int]) -> None:
    assert spread(picks) is spread(picks[::-1])


@given(counts)
def test_twice_as_many_of_each_pick_lie_no_further_apart(picks: list[int]) -> None:
    if sum(picks) >= 3:
        assert spread([2 * count for count in picks]) is spread(picks)


@given(counts, st.integers(0, 4))
def test_somebody_joining_where_others_are_never_makes_close_picks_apart(
    picks: list[int], rung: int
) -> None:
    if spread(picks) is Spread.CLOSE and rung < len(picks) and picks[rung]:
        joined = [count + (place == rung) for place, count in enumerate(picks)]
        assert spread(joined) is Spread.CLOSE
