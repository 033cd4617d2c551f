"""What is worth saying of many actions, a line for each kind."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action, Phase, Plan
from reflective_app.domain.plan_notes import PlanNoteKind, plan_notes
from reflective_app.wording.plan_noted import HEADS, noted_lines
from tests.builders import DAY, a_set, an_action, an_assessment, an_item

JUNE = date(2027, 6, 1)


def lines(*actions: Action) -> list[str]:
    assessment = an_assessment(a_set(an_item("r")), plan=Plan(actions=actions))
    notes = plan_notes(assessment).values()
    told = noted_lines((note for some in notes for note in some), phases(actions), DAY)
    return [f"{head}: {rest}" for head, rest in told]


def owned(name: str, **more: object) -> Action:
    return an_action(name, **({"owner": "Lead", "reason": "Agreed"} | more))


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (
            {"due": date(2026, 11, 1)},
            "Overdue on 22 November 2026, 1 action: “a” (was due on 1 November 2026).",
        ),
        (
            {"start": date(2027, 4, 1), "due": date(2027, 3, 1)},
            "Due before the start, 1 action: “a” (due on 1 March 2027, starts on 1 April 2027).",
        ),
        (
            {"due": JUNE},
            "Due after its phase ends, 1 action: “a” (1 June 2027; Now ends in May 2027).",
        ),
        (
            {"due": date(2027, 3, 1), "phase": Phase.NEXT},
            "Due before its phase begins, 1 action: “a” (1 March 2027; Next begins in May 2027).",
        ),
        ({"reason": ""}, "Moved to its phase, no reason written, 1 action: “a” (Now)."),
        ({"owner": ""}, "No owner yet, 1 action: “a”."),
    ],
)
def test_each_kind_has_its_facts(more: dict[str, object], line: str) -> None:
    assert lines(owned("a", **more)) == [line]


def test_actions_of_one_kind_share_a_line_and_the_most_serious_kind_comes_first() -> None:
    assert lines(
        owned("a", owner=""),
        owned("b", owner="", due=date(2026, 11, 1)),
        owned("c", phase=Phase.NOW, depends_on=("d", "e"), due=date(2027, 3, 1)),
        owned("d", phase=Phase.LATER, due=date(2028, 6, 1)),
        owned("e", phase=Phase.NEXT),
        owned("f", depends_on=("e",)),
    ) == [
        "Overdue on 22 November 2026, 1 action: “b” (was due on 1 November 2026).",
        "In an earlier phase than what it waits for, 2 actions: “c” (Now, while “d” is in Later "
        "and “e” is in Next); “f” (Now, while “e” is in Next).",
        "Due before what it waits for, 1 action: “c” (1 March 2027, while “d” is due on 1 June "
        "2028).",
        "No owner yet, 2 actions: “a”; “b”.",
    ]


def test_every_kind_has_a_line() -> None:
    assert set(HEADS) == set(PlanNoteKind)


def test_a_start_before_what_it_waits_for_is_due_has_a_line() -> None:
    costing = owned("costing", start=date(2027, 4, 1), depends_on=("sheet", "ask"))
    sheet, ask = (owned(name, due=date(2027, 4, 30)) for name in ("sheet", "ask"))
    assert lines(costing, sheet, ask) == [
        "Starts before what it waits for is due, 1 action: “costing” (starts on 1 April 2027, "
        "while “sheet” is due on 30 April 2027 and “ask” is due on 30 April 2027)."
    ]
