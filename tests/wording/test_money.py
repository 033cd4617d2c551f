"""What is said of the money: what is written of it, and no sum of what may not be found."""

from __future__ import annotations

from reflective_app.wording.money import NOT_ADDED, money_words
from tests.builders import an_action


def test_it_is_said_how_many_actions_name_a_cost() -> None:
    actions = [
        an_action("a", cost="£4,000 once", funding="Public health grant"),
        an_action("b", cost="£390,000 a year", funding="Not found yet"),
        an_action("c", cost="About £7"),
        an_action("d", funding="The team’s budget"),
    ]
    assert money_words(actions) == f"What it costs is written for 3 of 4 actions. {NOT_ADDED}"


def test_amounts_are_not_added_up_and_money_that_is_not_found_is_not_counted_as_found() -> None:
    costs = [an_action(name, cost="£500 a year", funding="Not found") for name in ("a", "b")]
    said = money_words(costs)
    assert "£" not in said
    assert said.startswith("What it costs is written for 2 of 2 actions. That stands with")


def test_without_a_cost_nothing_is_said() -> None:
    assert money_words([an_action("a"), an_action("b", cost="  ")]) == ""
