"""Why an action stands in its phase, and what is plainly so of it."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action, Ease, Phase, Plan, Ratings
from reflective_app.domain.plan_notes import plan_notes
from reflective_app.wording.plan_reasons import (
    ease_beside,
    ease_lines,
    loop_sentence,
    moved_along,
    note_sentence,
    phase_sentence,
)
from tests.builders import DAY, a_set, an_action, an_assessment, an_item

EASY, MODERATE, HARD = Ease


def follows(action_id: str, *ease: Ease | None, **more: object) -> Action:
    """An action that follows its ratings of people, money and agreement."""
    people, money, agreement = (*ease, None, None, None)[:3]
    given = Ratings(people=people, money=money, agreement=agreement)
    return an_action(action_id, **({"phase": None, "ease": given} | more))


@pytest.mark.parametrize(
    ("ease", "said"),
    [
        ((), "Next, because nothing is rated yet."),
        ((EASY,), "Now, because all that is rated is easy."),
        ((EASY, HARD), "Later, because money and commissioning is hard."),
        (
            (MODERATE, EASY, MODERATE),
            "Next, because both “people and skills” and “agreement and lead time” are moderate.",
        ),
        ((EASY, EASY, EASY), "Now, because all three ratings are easy."),
        ((HARD, HARD, HARD), "Later, because all three ratings are hard."),
    ],
)
def test_the_ratings_say_why(ease: tuple[Ease, ...], said: str) -> None:
    action = follows("one", *ease)
    assert phase_sentence(action, [action]) == said


@pytest.mark.parametrize(
    ("ease", "beside"),
    [
        ((), ()),
        ((EASY, EASY, EASY), ()),
        ((EASY, None, EASY), ("People and skills: easy", "Agreement and lead time: easy")),
        ((EASY, HARD, None), ("People and skills: easy",)),
        ((MODERATE, EASY, MODERATE), ("Money and commissioning: easy",)),
        ((HARD, HARD, HARD), ()),
    ],
)
def test_the_ratings_that_the_reason_leaves_out_stand_beside_it(
    ease: tuple[Ease, ...], beside: tuple[str, ...]
) -> None:
    action = follows("one", *ease)
    assert ease_beside(action, phases([action])) == beside


def test_every_rating_stands_beside_a_reason_that_is_what_it_waits_for() -> None:
    first = an_action("first", phase=Phase.NEXT)
    action = follows("one", EASY, MODERATE, depends_on=("first",))
    assert ease_beside(action, phases([first, action])) == (
        "People and skills: easy",
        "Money and commissioning: moderate",
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (Phase.NOW, "Next, because it waits for “Train the rota”, which is in Now."),
        (Phase.NEXT, "Later, because it waits for “Train the rota”, which is in Next."),
        (Phase.LATER, "Later, because it waits for “Train the rota”, which is in Later too."),
    ],
)
def test_what_it_waits_for_says_why_where_that_comes_later(other: Phase, said: str) -> None:
    first = an_action("first", title="Train the rota", phase=other)
    early = an_action("early", title="Ring", phase=Phase.NOW)
    action = follows("one", EASY, depends_on=("early", "first", "gone"))
    if other is Phase.NOW:
        action = follows("one", EASY, depends_on=("first",))
    assert phase_sentence(action, [action, first, early]) == said


def test_ratings_that_are_hard_enough_say_why_before_what_it_waits_for() -> None:
    first = an_action("first", phase=Phase.NEXT)
    action = follows("one", None, None, HARD, depends_on=("first",))
    assert phase_sentence(action, [first, action]) == (
        "Later, because agreement and lead time is hard."
    )


@pytest.mark.parametrize(
    ("phase", "said"),
    [
        (
            Phase.NOW,
            "Now, moved here by the group; no reason recorded. Otherwise it would be Later, "
            "because people and skills is hard.",
        ),
        (
            Phase.LATER,
            "Later, where the group put it; it would stand there anyway, because people and skills "
            "is hard.",
        ),
    ],
)
def test_where_the_group_moved_it_that_is_said_with_where_it_would_be(
    phase: Phase, said: str
) -> None:
    action = follows("one", HARD, phase=phase)
    assert phase_sentence(action, [action]) == said
    told = follows("one", HARD, phase=Phase.NOW, reason="The bid is in.")
    assert phase_sentence(told, [told]).startswith("Now, moved here by the group. Otherwise ")


def test_only_ratings_that_somebody_gave_are_listed() -> None:
    assert ease_lines(Ratings(money=HARD, agreement=EASY)) == (
        "Money and commissioning: hard",
        "Agreement and lead time: easy",
    )
    assert ease_lines(Ratings()) == ()


def notes_of(*actions: Action) -> list[str]:
    assessment = an_assessment(a_set(an_item("r")), plan=Plan(actions=actions))
    standing = phases(actions)
    told = plan_notes(assessment, standing).get(actions[0].id, ())
    return [note_sentence(note, standing, DAY) for note in told]


def test_what_is_plainly_so_is_said_in_sentences() -> None:
    late = an_action("late", title="Sign", phase=Phase.LATER, due=date(2028, 1, 1))
    one = an_action("one", due=date(2027, 9, 1), start=date(2027, 10, 1), depends_on=("late",))
    assert notes_of(one, late) == [
        "No owner yet.",
        "Moved here, no reason written.",
        "It is in Now, and waits for “Sign”, which is only in Later.",
        "It is due on 1 September 2027, and waits for “Sign”, which is due only on 1 January 2028.",
        "It is due on 1 September 2027, before it starts on 1 October 2027.",
        "It is due on 1 September 2027, after Now ends in May 2027.",
    ]
    soon = an_action("s", owner="Lead", phase=Phase.LATER, reason="So", due=date(2027, 9, 1))
    assert notes_of(soon) == ["It is due on 1 September 2027, before Later begins in May 2028."]
    past = an_action("past", owner="Lead", reason="So", due=date(2026, 11, 1))
    assert notes_of(past) == ["It was due on 1 November 2026, and is not complete."]


def test_a_start_before_what_it_waits_for_is_due_is_said_in_a_sentence() -> None:
    sheet = an_action("sheet", title="Draw up a sheet", due=date(2027, 4, 30))
    owned = {"owner": "Lead", "reason": "So", "depends_on": ("sheet",)}
    costing = an_action("cost", start=date(2027, 4, 1), **owned)
    assert notes_of(costing, sheet) == [
        "It starts on 1 April 2027, and waits for “Draw up a sheet”, which is due only on "
        "30 April 2027."
    ]


def test_a_loop_is_told_by_its_way() -> None:
    a, b, c = (an_action(name, title=name.upper()) for name in ("a", "b", "c"))
    assert loop_sentence(a, (b, a)) == (
        "“A” cannot wait for “B”, because “B” waits for “A”. Neither could begin."
    )
    assert loop_sentence(a, (b, c, a)) == (
        "“A” cannot wait for “B”, because “B” waits for “C”, which waits for “A”. "
        "Neither could begin."
    )
    assert loop_sentence(a, (a,)) == "“A” cannot wait for itself."


def test_what_follows_a_moved_action_is_named() -> None:
    before = phases([follows("a", EASY), follows("b", depends_on=("a",))])
    actions = [follows("a", EASY, phase=Phase.NEXT), follows("b", depends_on=("a",), title="Tell")]
    assert moved_along("a", before, actions) == "What waits for it follows: “Tell” to Later."
    assert moved_along("a", phases(actions), actions) == ""
