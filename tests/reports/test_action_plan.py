"""The action plan: a block for each action, with all that a board asks of it."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import findings
from reflective_app.domain.plan import Action, ActionStatus, Phase, Plan, Update
from reflective_app.domain.texts import MONEY, EditedText
from reflective_app.reports.action_list import NO_ACTION, numbered
from reflective_app.reports.action_plan import action_plan
from reflective_app.reports.outline import Cell, Heading, Mark, Outline, Table, words_of
from reflective_app.reports.pdf import render_pdf
from reflective_app.reports.text_twin import plain_text
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording.edited import EDITED
from tests.builders import a_set, an_action, an_assessment, an_item
from tests.generated import generated_assessment
from tests.reports.validity import assert_valid

FULL = an_action(
    "a",
    title="Open the line",
    items=("r",),
    owner="Head of service",
    start=date(2026, 12, 1),
    due=date(2027, 2, 28),
    cost="£2,400",
    funding="Public health grant",
    depends_on=("b",),
    measure="30 families helped",
    baseline="7",
    barriers="Some ask for the order first",
    enablers="The rota is agreed",
    who_may_miss_out="Carers at work",
    status=ActionStatus.AT_RISK,
    updates=(
        Update(on=date(2027, 2, 1), status=ActionStatus.AT_RISK, value="12", note="Slow"),
        Update(on=date(2027, 1, 1), status=ActionStatus.ON_TRACK, note="Begun"),
    ),
)


def planned(*actions: Action) -> Assessment:
    questions = a_set(an_item("r", title="Navigation"), an_item("s", title="Allowances"))
    return an_assessment(questions, plan=Plan(actions=actions))


def plan(assessment: Assessment) -> Outline:
    return action_plan(findings(assessment), assessment)


def rows(number: int, assessment: Assessment) -> dict[str, Cell]:
    (table,) = (
        block
        for block in plan(assessment).blocks
        if isinstance(block, Table) and block.caption == f"Action {number}"
    )
    return {words_of(row[0].paragraphs[0]): row[1] for row in table.rows}


def said(number: int, assessment: Assessment) -> dict[str, str]:
    return {
        name: " / ".join(words_of(words) for words in cell.paragraphs)
        for name, cell in rows(number, assessment).items()
    }


def test_a_block_says_everything_that_a_board_asks_of_an_action() -> None:
    later = an_action("b", title="Agree the rota", phase=Phase.LATER)
    assessment = planned(FULL, later)
    assert said(1, assessment) == {
        "Status": "At risk (A). Last updated 1 February 2027: At risk (A). Value: 12. Slow.",
        "Links to": "R1 Navigation",
        "Who and when": "Head of service / From 1 December 2026, due 28 February 2027",
        "Cost and money": "Cost: £2,400. Money from: Public health grant.",
        "Waits for": "2. Agree the rota (but that is in Later)",
        "Measure": "30 families helped / Today: 7.",
        "Risk": "In the way: Some ask for the order first. What helps: The rota is agreed.",
        "Who may miss out": "Carers at work",
    }
    assert rows(1, assessment)["Status"].mark is Mark.AT_RISK


def test_what_nobody_wrote_is_said_once_and_leaves_no_empty_row() -> None:
    assert said(1, planned(an_action("a"))) == {
        "Status": "Not started. Nothing was reported yet.",
        "Links to": "No item of the guide: our own action",
        "Who and when": "No owner yet",
        "Not said yet": (
            "When it is due, the measure, today’s value, the cost, where the money comes from "
            "and who may miss out."
        ),
    }


def test_actions_stand_phase_by_phase_under_the_numbers_of_the_roadmap() -> None:
    assessment = generated_assessment()
    numbers = numbered(assessment)
    heads = [
        block.text
        for block in plan(assessment).blocks
        if isinstance(block, Heading) and block.level == 2
    ]
    titles = {action.id: action.title for action in assessment.plan.actions}
    assert heads == [f"{place}. {titles[each]}" for each, place in numbers.items()]
    assert len(heads) == 80


def test_an_action_for_several_items_names_each_by_code_and_title() -> None:
    both = an_action("a", items=("s", "r"))
    assert said(1, planned(both))["Links to"] == "R2 Allowances; R1 Navigation"


def test_what_is_late_says_so_and_what_is_done_does_not() -> None:
    due = date(2026, 11, 1)
    late = said(1, planned(an_action("a", due=due)))["Who and when"]
    assert late.endswith("Due 1 November 2026. Overdue on 22 November 2026")
    done = planned(an_action("a", due=due, status=ActionStatus.COMPLETE))
    assert "Overdue" not in said(1, done)["Who and when"]


def test_the_council_s_own_words_on_money_take_the_place_of_the_rule_s() -> None:
    own = {MONEY: EditedText(text="The board has found half of it.")}
    edited = planned(FULL).model_copy(update={"texts": own})
    assert f"The board has found half of it. {EDITED}" in plain_text(plan(edited))


def test_without_an_action_it_says_that_there_is_none() -> None:
    (only,) = plan(planned()).blocks
    assert NO_ACTION in plain_text(plan(planned()))
    assert not isinstance(only, Table)


def test_it_is_upright_and_keeps_to_the_standards_however_long_a_text_is() -> None:
    nasty = f"<b>=1+1</b> 👍🏽 漢字 שלום\tطويل {'W' * 200}"
    hostile = planned(an_action("a", title=nasty, owner=nasty, barriers="Wait " * 3_900))
    for assessment in (sample_assessment(), hostile):
        outline = plan(assessment)
        assert not outline.landscape
        assert_valid(render_pdf(outline))
    assert plain_text(plan(hostile)).count("<b>=1+1</b>") == 4
    assert plain_text(plan(hostile)).count("Wait") == 3_900
