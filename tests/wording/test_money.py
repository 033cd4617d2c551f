"""What the actions cost: sure amounts are added up, each kind by itself, and nothing is guessed."""

from __future__ import annotations

import pytest

from reflective_app.wording.money import Cost, amount, money_words
from tests.builders import an_action


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("£4,000 once", Cost(4000, "once")),
        ("£900 once, for printing and post", Cost(900, "once")),
        ("£38000 a year.", Cost(38000, "a year")),
        ("£500", Cost(500, "")),
        (" £1,250,000 ", Cost(1250000, "")),
    ],
)
def test_one_amount_is_read(written: str, read: Cost) -> None:
    assert amount(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "None; officer time in existing posts",
        "About £500",
        "Up to £2,000",
        "£5,000 to £7,000",
        "£2m",
        "£390k a year",
        "£1.5 million",
        "£500 a month",
        "£500 each",
        "£500, each",
        "£500, per family",
        "£50 a year, or £400 once",
        "£9,600 a year for two years",
        "£47,000 for 2027-28: course £38,000, peer group £9,000",
        "£4,00",
        "£1,0000",
        "$500",
        "500",
    ],
)
def test_what_may_mean_another_sum_is_not_read(written: str) -> None:
    assert amount(written) is None


def test_amounts_are_added_up_by_kind_and_the_rest_is_counted() -> None:
    costs = ("£4,000 once", "£900 once", "£20,000 a year", "£500", "About £7", "", "")
    actions = [an_action(f"a{n}", cost=cost) for n, cost in enumerate(costs)]
    assert money_words(actions) == (
        "Costs written as one amount: £4,900 once (2 actions), £20,000 a year (1 action) and £500 "
        "(1 action); not counted: 1 cost in words and 2 actions without a cost."
    )


def test_where_all_costs_are_amounts_nothing_is_left_out() -> None:
    told = money_words([an_action("a", cost="£500")])
    assert told == "Costs written as one amount: £500 (1 action)."


def test_without_an_amount_there_is_no_sum() -> None:
    assert money_words([an_action("a", cost="Not known"), an_action("b")]) == ""
