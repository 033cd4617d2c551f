"""A newer set says what became of each older question, and an old answer must still be one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.question_set_rules import question_set_faults
from reflective_app.domain.succession import (
    age,
    passed_over,
    succession_doubts,
    succession_faults,
)
from tests.builders import a_question, a_set, an_item

IDS = ("open", "told", "paid", "heard")
CHOICE = {"id": "who", "kind": "choice", "text": "Who?", "options": ["We", "They"]}


def a_revision(
    *questions: dict[str, Any], edition: str = "2026", revision: int = 1, **more: Any
) -> QuestionSet:
    plain = a_set(an_item("r", list(questions))).model_dump(mode="json", by_alias=True)
    guide = plain["guide"] | {"edition": edition, "revision": revision}
    return QuestionSet.model_validate(plain | {"guide": guide} | more, strict=False)


def moved(older: str, *to: str, change: str = "reworded") -> dict[str, Any]:
    return {"from": older, "to": list(to), "change": change}


def following(*questions: dict[str, Any], moves: tuple[dict[str, Any], ...] = ()) -> QuestionSet:
    replaces = [{"edition": "2026", "revision": 1, "map": list(moves)}]
    return a_revision(*questions, revision=2, replaces=replaces)


def asked(*ids: str) -> tuple[dict[str, Any], ...]:
    return tuple(a_question(each) for each in ids)


OLDER = a_revision(*asked(*IDS), CHOICE)


def faults(new: QuestionSet, older: QuestionSet = OLDER) -> list[tuple[str, str]]:
    assert question_set_faults(new) == ()
    found = succession_faults(new, 0, older)
    return [(".".join(map(str, fault.place)), fault.message) for fault in found]


def doubts(new: QuestionSet, older: QuestionSet = OLDER) -> list[str]:
    return [".".join(map(str, fault.place)) for fault in succession_doubts(new, 0, older)]


@given(st.permutations([*asked(*IDS), CHOICE]), st.integers(0, 3))
def test_a_set_that_asks_the_same_in_any_order_and_asks_more_needs_no_map(
    questions: list[dict[str, Any]], more: int
) -> None:
    new = following(*questions, *asked(*(f"new-{n}" for n in range(more))))
    assert (faults(new), doubts(new)) == ([], [])


@given(st.sets(st.sampled_from(IDS), max_size=3))
def test_each_question_that_is_gone_is_named_until_the_map_tells_of_it(gone: set[str]) -> None:
    left = [question for question in (*asked(*IDS), CHOICE) if question["id"] not in gone]
    found = faults(following(*left))
    assert [place for place, _ in found] == ["replaces.0"] * len(gone)
    assert all(any(f"question {one} of" in said for _, said in found) for one in gone)
    told = tuple(moved(one, change="removed") for one in gone)
    assert faults(following(*left, moves=told)) == []


def test_a_slip_in_the_name_of_an_older_question_is_one_problem_with_what_was_meant() -> None:
    new = following(*asked("open", "told", "paid", "listened"), CHOICE, moves=(SLIP,))
    ((place, said),) = faults(new)
    assert place == "replaces.0.map.0.from"
    assert "no question of this id in edition 2026, revision 1" in said
    assert "Did you mean “heard”?" in said


SLIP = moved("herd", "listened")


def test_the_id_of_an_older_question_is_not_used_again() -> None:
    new = following(*asked(*IDS), CHOICE, moves=(moved("open", change="removed"),))
    ((place, said),) = faults(new)
    assert place == "replaces.0.map.0.from"
    assert "another id" in said
    split = moved("open", "open", "told-too", change="split")
    assert faults(following(*asked(*IDS, "told-too"), CHOICE, moves=(split,))) == []


@pytest.mark.parametrize(
    "other",
    [
        a_question("open", rungs=3),
        {"id": "open", "kind": "text", "text": "open?"},
    ],
)
def test_a_question_that_stays_takes_the_same_answers(other: dict[str, Any]) -> None:
    rest = (*asked("told", "paid", "heard"), CHOICE)
    ladder = a_question("last")  # an item has a ladder, whatever becomes of the others
    new = following(other, ladder, *rest)
    ((place, said),) = faults(new)
    assert place == "items.0.questions.0"
    assert doubts(new) == []  # one cause is told once
    assert "other answers to choose from" in said
    same = moved("open", "open", change="same")
    ((place, _),) = faults(following(other, ladder, *rest, moves=(same,)))
    assert place == "replaces.0.map.0"
    assert faults(following(other, ladder, *rest, moves=(moved("open", "open"),))) == []


def test_a_choice_may_have_more_options_and_not_fewer() -> None:
    more = CHOICE | {"options": ["They", "Nobody", "We"]}
    fewer = CHOICE | {"options": ["They", "Nobody"]}
    assert faults(following(*asked(*IDS), more)) == []
    assert [place for place, _ in faults(following(*asked(*IDS), fewer))] == ["items.0.questions.4"]


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Is it open to all?"},
        {"ladder": ["No.", "For a few.", "For two in three.", "For each."]},
    ],
)
def test_other_words_are_told_until_they_are_called_reworded(change: dict[str, Any]) -> None:
    other = a_question("open") | change
    rest = (*asked("told", "paid", "heard"), CHOICE)
    assert doubts(following(other, *rest)) == ["items.0.questions.0"]
    same = moved("open", "open", change="same")
    assert doubts(following(other, *rest, moves=(same,))) == ["replaces.0.map.0"]
    new = following(other, *rest, moves=(moved("open", "open"),))
    assert (doubts(new), faults(new)) == ([], [])


def test_a_stop_a_capital_or_a_reason_may_be_mended_without_a_word() -> None:
    mended = a_question("open", why="Said anew.") | {"text": "Open?"}
    assert doubts(following(mended, *asked("told", "paid", "heard"), CHOICE)) == []


def test_what_is_the_same_under_a_new_id_is_compared_too() -> None:
    same = moved("open", "opened", change="same")
    new = following(a_question("opened"), *asked("told", "paid", "heard"), CHOICE, moves=(same,))
    assert (faults(new), doubts(new)) == ([], ["replaces.0.map.0"])


def named_in(*older: tuple[str, int]) -> list[dict[str, Any]]:
    return [{"edition": edition, "revision": revision} for edition, revision in older]


def test_an_older_set_that_nothing_is_said_of_is_told_oldest_first() -> None:
    others = [
        a_revision(*asked("open"), edition="2025", revision=7),
        a_revision(*asked("open"), edition="2026", revision=3),
        a_revision(*asked("open"), edition="2024-10"),
    ]
    new = a_revision(*asked("open"), edition="2026", revision=2)
    assert passed_over(new, others) == (others[2], others[0])
    said = a_revision(
        *asked("open"), edition="2026", revision=2, replaces=named_in(("2025", 7), ("2024-10", 1))
    )
    assert passed_over(said, others) == ()


def test_what_an_older_set_has_replaced_is_spoken_for() -> None:
    first = a_revision(*asked("open"))
    second = a_revision(*asked("open"), revision=2, replaces=named_in(("2026", 1)))
    third = a_revision(*asked("open"), revision=3, replaces=named_in(("2026", 2)))
    assert passed_over(third, [first, second]) == ()
    assert passed_over(third, [first]) == (first,)


def test_a_set_without_items_leaves_nothing_to_say() -> None:
    announced = OLDER.model_copy(update={"items": ()})
    assert passed_over(a_revision(*asked("open"), revision=2), [announced]) == ()


def test_editions_go_by_their_numbers_and_a_draft_is_before_them_all() -> None:
    revisions = [("draft", 9), ("2024-9", 1), ("2024-10", 1), ("2024-10", 2), ("2025", 1)]
    assert sorted(reversed(revisions), key=age) == revisions
