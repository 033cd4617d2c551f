"""What is said of the money: what is written of it, and no sum of what may not be found."""

from __future__ import annotations

from reflective_app.wording.money import NOT_ADDED, money_words
from tests.builders import an_action


def test_it_is_said_how_many_actions_name_a_cost_and_who_pays() -> None:
    actions = [
        an_action("a", cost="£4,000 once", funding="Public health grant"),
        an_action("b", cost="£390,000 a year", funding="Not found yet"),
        an_action("c", cost="About £7"),
        an_action("d", funding="The team’s budget"),
    ]
    assert money_words(actions) == (
        "A cost is written for 3 of 4 actions, and where the money comes from for 2 of these. "
        f"{NOT_ADDED}"
    )


def test_a_cost_that_nobody_pays_yet_is_said_to_be_so() -> None:
    said = money_words([an_action("a", cost="£500")])
    assert said.startswith(
        "A cost is written for 1 of 1 action, and where the money comes from for"
    )
    assert "for none of these." in said


def test_amounts_are_not_added_up() -> None:
    said = money_words([an_action(name, cost="£500 a year") for name in ("a", "b")])
    assert "£" not in said
    assert NOT_ADDED in said


def test_without_a_cost_nothing_is_said() -> None:
    assert money_words([an_action("a"), an_action("b", cost="  ")]) == ""
