"""The roadmap comes in as a table: titles, dependencies and phases, and what is odd about them."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.domain.plan import Action, ActionStatus, Phase, Plan
from tests.storage.tables_in import before, pasted, slips, told

ALL = (
    "title | items | owner | phase | start | due | cost | funding | measure | baseline | "
    "depends on | status | reason"
)


def with_actions(*actions: Action) -> Assessment:
    return before().model_copy(update={"plan": Plan(actions=actions)})


def waiting(assessment: Assessment) -> dict[str, list[str]]:
    """For each action that waits, by title, the titles that it waits for."""
    titles = {action.id: action.title for action in assessment.plan.actions}
    return {
        action.title: [titles[other] for other in action.depends_on]
        for action in assessment.plan.actions
        if action.depends_on
    }


def test_a_title_that_is_not_there_adds_an_action_with_all_its_fields() -> None:
    preview = pasted(
        "actions",
        ALL,
        "Print a leaflet | R1; Trust comes before forms; D1 | Policy lead | Later | 01/02/2027 | "
        "March 2027 | £2k | Own budget | Leaflets handed out | 0 | Count families; pay | "
        "At risk (A) | The printer is away",
    )
    assert slips(preview) == []
    action = preview.after.plan.actions[-1]
    assert action.id.startswith("action-")
    assert action == Action(
        id=action.id,
        title="Print a leaflet",
        items=("allowances", "trust", "tell-everyone"),
        owner="Policy lead",
        phase=Phase.LATER,
        start=date(2027, 2, 1),
        due=date(2027, 3, 31),
        cost="£2k",
        funding="Own budget",
        measure="Leaflets handed out",
        baseline="0",
        depends_on=("count", "pay"),
        status=ActionStatus.AT_RISK,
        reason="The printer is away",
    )
    assert (preview.added, preview.changed) == (1, 0)
    assert assessment_faults(preview.after) == ()


def test_a_new_action_without_a_phase_follows_its_ratings() -> None:
    action = pasted("actions", "title", "Print a leaflet").after.plan.actions[-1]
    assert action.phase is None


@pytest.mark.parametrize(
    ("typed", "phase"),
    [("now", Phase.NOW), ("Next", Phase.NEXT), ("LATER", Phase.LATER), ("by ease", None)],
)
def test_a_phase_is_one_of_three_or_by_ease(typed: str, phase: Phase | None) -> None:
    there = with_actions(Action(id="a", title="Pay", phase=Phase.NEXT))
    preview = pasted("actions", "title | phase", f"pay | {typed}", into=there)
    assert preview.after.plan.actions[0].phase is phase


def test_a_phase_in_other_words_is_listed() -> None:
    preview = pasted("actions", "title | phase", "Pay them | soon")
    assert preview.after == before()
    assert slips(preview) == [
        "Row 2, column phase: “soon” is not one of the words for this: by ease, Now, Next or Later."
    ]


@pytest.mark.parametrize("typed", ["On track (G)", "on track", "on_track", "On-track"])
def test_a_status_is_read_as_it_is_printed_and_by_its_id(typed: str) -> None:
    preview = pasted("actions", "title | status", f"Pay them | {typed}")
    assert preview.after.plan.actions[1].status is ActionStatus.ON_TRACK


def test_what_the_table_does_not_have_stays_as_it_was() -> None:
    preview = pasted("actions", "title | owner", "PAY THEM | Finance lead")
    there = before().plan
    changed = there.actions[1].model_copy(update={"owner": "Finance lead"})
    assert preview.after.plan == there.model_copy(update={"actions": (there.actions[0], changed)})
    assert told(preview) == ["Row 2 changes “Pay them”: owner “Finance lead”"]


def test_actions_may_wait_for_others_of_the_same_sheet_whatever_their_order() -> None:
    preview = pasted(
        "actions",
        "title | depends on",
        "Open the doors | Paint; find the key",
        "Paint |",
        "Find the key | paint",
    )
    assert slips(preview) == []
    assert waiting(preview.after) == {
        "Pay them": ["Count families"],
        "Open the doors": ["Paint", "Find the key"],
        "Find the key": ["Paint"],
    }


def test_a_title_with_a_semicolon_is_found_in_a_list() -> None:
    preview = pasted(
        "actions", "title | depends on", "Ask; then pay |", "Print | count; ask;  then pay ; pay"
    )
    titles = waiting(preview.after)["Print"]
    assert titles == ["Count families", "Ask; then pay", "Pay them"]


def test_the_dependency_that_closes_a_loop_is_left_out_and_listed() -> None:
    preview = pasted(
        "actions",
        "title | owner | depends on",
        "One | | Two",
        "Two | Lead | Three; Pay them",
        "Three | | Count families; One",
    )
    assert waiting(preview.after) == {
        "Pay them": ["Count families"],
        "One": ["Two"],
        "Two": ["Three", "Pay them"],
        "Three": ["Count families"],
    }
    assert slips(preview) == [
        "Row 4, column depends on (Waits for): "
        "“One” waits for “Three” already, so neither could begin. "
        "“One” is left out here. Take one of the two dependencies away."
    ]
    assert assessment_faults(preview.after) == ()


def test_a_loop_with_what_is_there_already_is_listed_too() -> None:
    preview = pasted("actions", "title | depends on", "Count families | Pay them")
    assert preview.after == before()
    assert len(slips(preview)) == 1


def test_what_an_action_waits_for_stays_where_its_cell_would_only_close_a_loop() -> None:
    there = with_actions(
        Action(id="a", title="A"),
        Action(id="b", title="B", depends_on=("a",)),
        Action(id="c", title="C", depends_on=("b",)),
    )
    preview = pasted("actions", "title | depends on", "B | C", into=there)
    assert len(slips(preview)) == 1
    assert preview.after == there
    assert told(preview) == []


def test_what_would_close_a_loop_with_the_table_does_not_stay() -> None:
    there = with_actions(Action(id="a", title="A", depends_on=("b",)), Action(id="b", title="B"))
    preview = pasted("actions", "title | depends on", "B | A", "A | A", into=there)
    assert waiting(preview.after) == {"B": ["A"]}
    assert assessment_faults(preview.after) == ()


def test_an_action_cannot_wait_for_itself() -> None:
    preview = pasted("actions", "title | depends on", "Pay them | Count families; Pay them")
    assert preview.after == before()
    assert slips(preview) == [
        "Row 2, column depends on (Waits for): "
        "An action cannot wait for itself. Leave this one out."
    ]


@pytest.mark.parametrize("turned", [("Pay them | ", "Count families | Pay them")])
def test_an_order_turned_round_by_the_table_is_no_loop(turned: tuple[str, ...]) -> None:
    there = with_actions(
        Action(id="a", title="A", depends_on=("b",)),
        Action(id="b", title="B"),
        Action(id="c", title="C"),
    )
    for rows in (("A | C", "B | A"), ("B | A", "A | C")):
        preview = pasted("actions", "title | depends on", *rows, into=there)
        assert slips(preview) == []
        assert waiting(preview.after) == {"A": ["C"], "B": ["A"]}


def test_an_action_that_is_not_known_is_named_and_the_others_of_its_cell_are_not_taken() -> None:
    preview = pasted("actions", "title | depends on", "Print | Count families; Pya them")
    assert waiting(preview.after) == {"Pay them": ["Count families"]}
    assert slips(preview) == [
        "Row 2, column depends on (Waits for): "
        "There is no action “Pya them”. Did you mean “Pay them”?"
    ]


def test_a_title_that_two_actions_share_is_not_guessed_at() -> None:
    there = with_actions(Action(id="a", title="Pay"), Action(id="b", title="pay"))
    preview = pasted("actions", "title | depends on", "Print | Pay", into=there)
    assert slips(preview) == [
        "Row 2, column depends on (Waits for): "
        "“Pay” could be more than one action. Write its id: a or b."
    ]
    preview = pasted("actions", "title | depends on", "Print | b", into=there)
    assert preview.after.plan.actions[-1].depends_on == ("b",)


def test_an_action_moved_before_what_it_depends_on_is_told_and_taken_in() -> None:
    preview = pasted("actions", "title | phase", "Count families | Later", "Pay them | Now")
    assert [action.phase for action in preview.after.plan.actions] == [Phase.LATER, Phase.NOW]
    assert preview.notices == (
        "Row 2: “Count families” is moved to Later and has no reason; otherwise it would stand in "
        "Next. Write in the column reason (Why it was moved here) why it is moved, "
        "which is printed beside it.",
        "Row 3: “Pay them” would stand in Now, before “Count families”, which it waits for and "
        "which stands in Later.",
        "Row 3: “Pay them” is moved to Now and has no reason; otherwise it would stand in Later. "
        "Write in the column reason (Why it was moved here) why it is moved, "
        "which is printed beside it.",
    )
    again = pasted("actions", "title | owner", "Pay them | Lead", into=preview.after)
    assert again.notices == ()


def test_an_action_due_before_what_it_depends_on_is_told_and_taken_in() -> None:
    preview = pasted(
        "actions", "title | due", "Count families | 30 June 2027", "Pay them | 31 March 2027"
    )
    assert [action.due for action in preview.after.plan.actions] == [
        date(2027, 6, 30),
        date(2027, 3, 31),
    ]
    assert preview.notices == (
        "Row 3: “Pay them” would be due on 31 March 2027, before “Count families”, which it waits "
        "for and which is due on 30 June 2027.",
    )


def test_a_row_without_a_title_is_left_out_and_listed() -> None:
    preview = pasted("actions", "title | owner", "| Policy lead")
    assert preview.after == before()
    assert "does not name its action" in slips(preview)[0]


def test_actions_need_headings() -> None:
    preview = pasted("actions", "Print a leaflet | R1")
    assert preview.after == before()
    assert preview.refused[-1] == "The column “title” (What will be done) is missing. Add it."


def test_two_rows_of_one_action_are_listed_and_the_first_counts() -> None:
    preview = pasted("actions", "title | owner", "Print | Lead", "PRINT | Clerk")
    assert slips(preview) == [
        "Row 3, column title (What will be done): Row 2 is about the same. Keep one of the two."
    ]
    assert [action.owner for action in preview.after.plan.actions[2:]] == ["Lead"]
