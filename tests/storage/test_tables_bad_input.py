"""What a council pastes is never tidy: what is certain comes in, the rest is listed."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.assessment_rules import assessment_faults
from reflective_app.storage.preview import NotUnderstood
from reflective_app.storage.sheet import NO_ROW
from tests.storage.tables_in import before, pasted, slips, told


def test_a_column_that_is_not_known_is_left_out_named_and_the_rest_is_understood() -> None:
    preview = pasted("services", "name | Provder | COLOUR", "Navigator | Kin Trust | blue")
    assert preview.refused == ()
    assert preview.after.services[-1].name == "Navigator"
    assert preview.after.services[-1].provider == ""
    assert preview.not_understood == ()
    assert preview.notices == (
        "There is no column “Provder”: it is left out. Did you mean “provider”?",
        "There is no column “COLOUR”: it is left out.",
        "The columns are: name, provider, heading (Offer heading), what (What it does), "
        "groups (For which families), recommendations (Serves), area, status, funded until, "
        "reached (Families reached a year), cost (Cost a year), components (Provided as designed), "
        "evaluation (How it is evaluated), source (Source of what we know).",
    )


def test_the_windows_own_headings_name_the_columns() -> None:
    preview = pasted(
        "services",
        "Service | Provider | Families reached a year | Funded until | Cost a year",
        "Navigator | Kin Trust | 1,200 | 31/3/27 | £1.2m",
    )
    assert preview.refused == ()
    service = preview.after.services[-1]
    assert (service.name, service.provider, service.reached) == ("Navigator", "Kin Trust", 1_200)
    assert (service.funded_until, service.cost) == (date(2027, 3, 31), 1_200_000)
    twice = pasted("services", "Service | name", "Navigator | Club")
    assert twice.refused == (
        "The columns “Service” and “name” are the same one. Keep one of them.",
    )


def test_a_table_without_a_column_that_it_needs_is_refused() -> None:
    preview = pasted("answers", "question | note", "parties-held | Loud")
    assert preview.after == before()
    assert preview.refused == ("The column “answer” is missing. Add it.",)


def test_dates_in_several_forms_are_one_date() -> None:
    forms = ["2027-03-31", "31/03/2027", "31 March 2027", "31 Mar 2027", "31.3.2027", "March 2027"]
    rows = [f"Service {number} | {form}" for number, form in enumerate(forms)]
    preview = pasted("services", "name | funded until", *rows)
    assert [s.funded_until for s in preview.after.services[1:]] == [date(2027, 3, 31)] * len(forms)


def test_one_point_two_million_pounds_are_understood() -> None:
    preview = pasted("services", "name | cost", "Navigator | £1.2m")
    assert preview.after.services[-1].cost == 1_200_000
    assert told(preview) == ["Row 2 adds “Navigator”: cost “£1,200,000”"]


def test_blank_rows_are_passed_over_and_counted() -> None:
    preview = pasted("services", "name | provider", "One | A", " | ", "", "Two | B", "", "")
    assert [service.name for service in preview.after.services[1:]] == ["One", "Two"]
    assert preview.notices == ("2 blank rows were passed over.",)
    assert [change.row for change in preview.changes] == [2, 5]


def test_text_where_a_number_belongs_is_listed_with_its_cell() -> None:
    preview = pasted("services", "name | reached", "Navigator | about 90")
    assert preview.not_understood == (
        NotUnderstood(
            row=2,
            column="reached",
            value="about 90",
            message="“about 90” is not a whole number. Write it as 96 or 1,200.",
        ),
    )
    assert preview.after.services[-1].reached is None


def test_reached_more_than_eligible_is_said_and_not_refused() -> None:
    preview = pasted(
        "answers", "question | answer", "allowances-reached | 150", "allowances-eligible | 120"
    )
    assert preview.after.answer("allowances-reached").value == 150
    assert slips(preview) == []
    assert preview.notices == (
        "Row 2, “Pay neighbours an allowance”: 150 families reached is more than the 120 that "
        "could have it. Check which of the two is right.",
    )
    fits = pasted("answers", "question | answer", "allowances-reached | 120")
    assert fits.notices == ()
    silent = pasted("answers", "question | answer", "parties-held | 1", into=preview.after)
    assert silent.notices == ()


def test_a_dependency_loop_is_opened_where_it_would_close() -> None:
    preview = pasted("actions", "title | depends on", "One | Two", "Two | Three", "Three | One")
    waits = {action.title: len(action.depends_on) for action in preview.after.plan.actions[2:]}
    assert waits == {"One": 1, "Two": 1, "Three": 0}
    (slip,) = preview.not_understood
    assert (slip.row, slip.column, slip.value) == (4, "depends on", "One")
    assert assessment_faults(preview.after) == ()


def test_an_action_before_what_it_depends_on_is_said_and_not_moved() -> None:
    preview = pasted(
        "actions", "title | phase | depends on", "First | Now | Second", "Second | Later |"
    )
    first, second = preview.after.plan.actions[2:]
    assert (first.phase, second.phase) == ("now", "later")
    assert any("“First” would stand in Now, before “Second”" in told for told in preview.notices)


def test_headings_alone_are_told() -> None:
    preview = pasted("actions", "title | phase")
    assert preview.notices == (NO_ROW,)
    assert (preview.complete, preview.changes) == (True, ())


def test_what_is_said_of_the_rows_comes_in_their_order() -> None:
    services = pasted(
        "services",
        "name | area | funded until",
        "One | the north |",
        "Two | | 03/04/2027",
        "Three | the south | 05/04/2027",
    )
    assert [told.partition(",")[0] for told in services.notices] == [
        "Rows 2 and 4",
        "Row 3",
        "Row 4",
    ]
    actions = pasted(
        "actions",
        "title | phase | due | depends on | reason",
        "Early | Now | | Late | Asked for",
        "Late | Later | 03/04/2029 | |",
        "Last | | April 2029 | |",
    )
    assert [told.partition(" ")[2][:1] for told in actions.notices] == ["2", "3", "3", "4"]


def test_a_phase_without_the_reason_for_it_is_taken_in_and_asked_about() -> None:
    preview = pasted("actions", "title | phase | reason", "One | Now |", "Two | Now | Promised")
    one, two = preview.after.plan.actions[2:]
    assert (one.phase, two.phase) == ("now", "now")
    (notice,) = preview.notices
    assert notice.startswith("Row 2: “One” is moved to Now and has no reason;")
    assert "otherwise it would stand in Next" in notice
    again = pasted("actions", "title | phase | owner", "One | Now | Lead", into=preview.after)
    assert again.notices == ()
    moved = pasted("actions", "title | phase", "One | Later", into=preview.after)
    assert "“One” is moved to Later and has no reason" in moved.notices[0]
    by_rule = pasted("actions", "title | phase", "One | Next", into=preview.after)
    assert by_rule.notices == ()


def test_every_unknown_name_of_a_list_is_told() -> None:
    preview = pasted("services", "name | recommendations", "Navigator | R1; R98; R99")
    assert preview.after.services[-1].recommendations == ()
    assert slips(preview) == [
        "Row 2, column recommendations (Serves): There is no recommendation “R98”. "
        "There is no recommendation “R99”."
    ]


def test_nothing_is_lost_between_what_came_in_and_what_is_listed() -> None:
    typed = {"provider": "Kin", "status": "asleep", "reached": "many", "cost": "£5", "area": "Here"}
    preview = pasted(
        "services", f"name | {' | '.join(typed)}", f"Navigator | {' | '.join(typed.values())}"
    )
    (change,) = preview.changes
    taken = {cell.column for cell in change.cells}
    listed = {slip.column: slip.value for slip in preview.not_understood}
    assert taken | listed.keys() == typed.keys()
    assert not taken & listed.keys()
    assert listed == {"status": "asleep", "reached": "many"}


def test_a_preview_changes_nothing_by_itself() -> None:
    there = before().model_dump_json()
    pasted("services", "name", "Navigator")
    pasted("grid", "item | group | value", "R1 | older carers | no")
    assert before().model_dump_json() == there


def test_an_answer_that_is_not_understood_leaves_the_note_beside_it_to_come_in() -> None:
    preview = pasted(
        "answers",
        "question | answer | note | settled",
        "allowances-offered | 7 | Checked | after discussion",
    )
    there = before().answer("allowances-offered")
    assert preview.after.answer("allowances-offered") == there.model_copy(
        update={"note": "Checked"}
    )
    assert [slip.column for slip in preview.not_understood] == ["answer", "settled"]


def test_nothing_but_a_text_is_no_table() -> None:
    for text in ("", "\n \n", "\t\t\n"):
        preview = pasted("services", text)
        assert preview.after == before()
        assert preview.refused == ("There is nothing in the table.",)


def test_far_too_long_a_text_is_refused() -> None:
    assert "too long" in pasted("services", "x" * 5_000_001).refused[0]
    assert "20,000 rows" in pasted("services", *["x"] * 20_001).refused[0]


def test_more_services_or_actions_than_any_council_has_are_refused() -> None:
    many = [f"One {number}" for number in range(2_001)]
    for table, head in (("services", "name"), ("actions", "title")):
        preview = pasted(table, head, *many)  # type: ignore[arg-type]
        assert preview.after == before()
        assert preview.refused[0].startswith("There are more than ")
        assert preview.refused[0].endswith(f"{table}. Bring them in in parts.")


def test_a_refusal_names_the_column_as_the_table_does_and_the_window() -> None:
    preview = pasted(
        "services",
        "Service name | Families reached a year | Funding ends | Cost",
        "Navigator | about 90 | soon | tbc",
    )
    assert [slip.where for slip in preview.not_understood] == [
        "row 2, column Funding ends (Funded until)",
        "row 2, column Families reached a year",
        "row 2, column Cost (Cost a year)",
    ]
    assert [slip.column for slip in preview.not_understood] == ["funded until", "reached", "cost"]
    noticed = pasted("services", "Service name | Funding ends", "Navigator | 3/4/27")
    assert noticed.notices[0].startswith("Row 2, column Funding ends (Funded until): 3/4/27 was")


def test_a_heading_that_is_nearly_right_is_met_with_the_heading_that_was_meant() -> None:
    preview = pasted("services", "Name | Familes reached a year", "Navigator | 4")
    assert preview.notices[0].endswith("Did you mean “Families reached a year”?")


def test_the_roadmaps_own_headings_name_the_columns_of_actions() -> None:
    preview = pasted(
        "actions",
        "Action | Serves | Waits for | Today’s value | Measure of success | Why it was moved here",
        "Pay them all | R1 | | 40 | carers paid | the budget",
    )
    assert preview.not_understood == ()
    assert "left out" not in " ".join(preview.notices)
    action = preview.after.plan.actions[-1]
    assert (action.title, action.baseline, action.measure) == ("Pay them all", "40", "carers paid")


def test_an_action_that_would_be_due_before_it_starts_is_said() -> None:
    there = pasted("actions", "Action | Start | Due", "Open late | 1 June 2027 | May 2027")
    assert there.after.plan.actions[-1].start == date(2027, 6, 1)
    assert (
        "Row 2: “Open late” would be due on 31 May 2027, before it starts on 1 June 2027."
        in there.notices
    )
    again = pasted("actions", "Action | Owner", "Open late | Manager", into=there.after)
    assert again.notices == ()


def test_a_row_of_the_grid_without_its_names_says_what_to_write() -> None:
    preview = pasted("grid", "Recommendation | Family group | Who gets it", " | Older carers | yes")
    assert slips(preview) == [
        "Row 2, column Recommendation: The row does not name its recommendation. "
        "Write its code, such as R1, or its title here."
    ]
