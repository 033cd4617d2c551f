"""Nobody can be picked out of a breakdown by role, nor be had by taking the rest away."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.picks import Pick, Round, together
from reflective_app.domain.small_groups import by_role


def of(role: str, *counts: int, **more: Any) -> Pick:
    return Pick(role=role, counts=counts, **more)


def shown(*picks: Pick, fewest: int = 3) -> list[tuple[tuple[str, ...], tuple[int, ...]]]:
    return [(group.roles, group.picks.counts) for group in by_role(picks, fewest)]


def test_roles_of_three_or_more_are_shown_apart_in_the_order_they_came() -> None:
    assert shown(of("Carer", 1, 2), of("Lead", 4, 0)) == [
        (("Carer",), (1, 2)),
        (("Lead",), (4, 0)),
    ]


def test_roles_too_small_are_shown_together_last() -> None:
    assert shown(of("Judge", 0, 1), of("Carer", 1, 2), of("Lead", 1, 1)) == [
        (("Carer",), (1, 2)),
        (("Judge", "Lead"), (1, 2)),
    ]


def test_one_small_role_takes_the_next_smallest_with_it_so_that_it_cannot_be_worked_out() -> None:
    assert shown(of("Carer", 1, 0), of("Lead", 2, 3), of("Judge", 2, 1), of("Nurse", 4, 0)) == [
        (("Lead",), (2, 3)),
        (("Nurse",), (4, 0)),
        (("Carer", "Judge"), (3, 1)),
    ]


def test_nothing_is_shown_where_fewer_than_two_groups_would_be_left() -> None:
    assert shown(of("Carer", 1, 0), of("Lead", 2, 3)) == []
    assert shown(of("Carer", 9, 0)) == []
    assert shown(of("Carer", 1, 0), of("Lead", 1, 0)) == []
    assert shown() == []


def test_a_role_that_picked_nothing_is_no_group_at_all() -> None:
    assert shown(of("Carer", 1, 2), of("Judge", 0, 0)) == []
    assert shown(of("Carer", 1, 2), of("Judge", 0, 0), of("Lead", 3, 0)) == [
        (("Carer",), (1, 2)),
        (("Lead",), (3, 0)),
    ]


def test_several_people_of_one_role_count_together_whatever_blanks_were_typed() -> None:
    people = [of("Carer", 1, 0), of(" Carer", 0, 1), of("Carer ", 0, 1)]
    assert shown(*people, of("Lead", 3, 0)) == [(("Carer",), (1, 2)), (("Lead",), (3, 0))]


def test_people_without_a_role_are_one_group_without_a_name() -> None:
    assert shown(of("", 3, 0), of("Lead", 3, 0)) == [(("",), (3, 0)), (("Lead",), (3, 0))]


def test_who_does_not_know_is_a_person_too() -> None:
    assert shown(of("Carer", 1, 0, dont_know=1, not_mine=1), of("Lead", 3, 0)) == [
        (("Carer",), (1, 0)),
        (("Lead",), (3, 0)),
    ]


@pytest.mark.parametrize(("fewest", "groups"), [(4, 2), (5, 0), (2, 2), (0, 2)])
def test_a_council_can_ask_for_larger_groups_and_never_for_smaller(
    fewest: int, groups: int
) -> None:
    assert len(shown(of("Carer", 2, 2), of("Lead", 4, 0), fewest=fewest)) == groups
    assert shown(of("Carer", 1, 1), of("Lead", 2, 0), fewest=fewest) == []


people = st.builds(
    Pick,
    role=st.sampled_from(["Carer", "Lead", "Judge", "Nurse", "", " Carer"]),
    counts=st.tuples(*[st.integers(0, 3)] * 3),
    dont_know=st.integers(0, 2),
    not_mine=st.integers(0, 2),
)


@given(st.lists(people, max_size=7).map(tuple), st.integers(0, 6))
def test_no_group_below_the_fewest_is_shown_or_can_be_had_by_subtraction(
    round_: Round, fewest: int
) -> None:
    groups = by_role(round_, fewest)
    assert len(groups) != 1
    if not groups:
        return
    whole = together(round_)
    assert together(tuple(group.picks for group in groups)) == whole
    roles = [role for group in groups for role in group.roles]
    assert sorted(roles) == sorted({pick.role.strip() for pick in round_ if pick.people})
    for number in range(1, len(groups)):
        for some in combinations(groups, number):
            taken = sum(group.picks.people for group in some)
            assert max(fewest, 3) <= taken <= whole.people - max(fewest, 3)


@given(st.lists(people, max_size=7).map(tuple))
def test_what_could_be_shown_is_shown(round_: Round) -> None:
    sizes: dict[str, int] = {}
    for pick in round_:
        sizes[pick.role.strip()] = sizes.get(pick.role.strip(), 0) + pick.people
    sizes = {role: size for role, size in sizes.items() if size}
    apart = {group.roles[0] for group in by_role(round_) if len(group.roles) == 1}
    small = [size for size in sizes.values() if size < 3]
    if not small and len(sizes) > 1:
        assert apart == sizes.keys()
    if len(small) > 1 and sum(small) >= 3 and len(sizes) > len(small):
        assert apart == {role for role, size in sizes.items() if size >= 3}
