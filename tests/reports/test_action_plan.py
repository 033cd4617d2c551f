"""The action plan: a row for each action, with all that a board asks of it, in a few pages."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import findings
from reflective_app.domain.plan import Action, ActionStatus, Aim, Phase, Plan, Update
from reflective_app.domain.texts import MONEY, EditedText
from reflective_app.reports.action_list import NO_ACTION, numbered
from reflective_app.reports.action_plan import COLUMNS, NONE_BEGUN, NOT_REPORTED, action_plan
from reflective_app.reports.outline import Cell, Figure, Heading, Mark, Outline, Table, words_of
from reflective_app.reports.pdf import render_pdf, rendered
from reflective_app.reports.roadmap_report import roadmap_report
from reflective_app.reports.text_twin import plain_text
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording.edited import EDITED
from reflective_app.wording.words import STATUS_LETTERS
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
    aims=(Aim(question="r-2", rung=2),),
    reason="Asked for in May",
    status=ActionStatus.AT_RISK,
    updates=(
        Update(on=date(2027, 2, 1), status=ActionStatus.AT_RISK, value="12", note="Slow"),
        Update(on=date(2027, 1, 1), status=ActionStatus.ON_TRACK, note="Begun"),
    ),
)


def planned(*actions: Action) -> Assessment:
    questions = a_set(
        an_item("r", title="Navigation"), an_item("s", title="Allowances"), an_item("t")
    )
    return an_assessment(questions, plan=Plan(actions=actions))


def plan(assessment: Assessment) -> Outline:
    return action_plan(findings(assessment), assessment)


def rows(assessment: Assessment) -> dict[str, tuple[Cell, ...]]:
    """What stands beside the number of each action."""
    tables = (block for block in plan(assessment).blocks if isinstance(block, Table))
    return {
        words_of(row[0].paragraphs[0]): row[1:]
        for table in tables
        if table.columns == COLUMNS
        for row in table.rows
    }


def said(number: int, assessment: Assessment) -> tuple[list[str], list[str]]:
    """The paragraphs of both cells of an action."""
    first, second = rows(assessment)[str(number)]
    return [words_of(each) for each in first.paragraphs], [
        words_of(each) for each in second.paragraphs
    ]


def test_a_row_says_everything_that_a_board_asks_of_an_action() -> None:
    later = an_action("b", title="Agree the rota", phase=Phase.LATER)
    assessment = planned(FULL, later)
    assert said(1, assessment) == (
        [
            "Open the line",
            "Owner: Head of service. When: From 1 December 2026, due 28 February 2027.",
            "For: R1 Navigation. Waits for: action 2 (but that is in Later).",
            "Why here: Asked for in May.",
        ],
        [
            "Status: At risk (A). Last updated 1 February 2027: At risk (A). Value: 12. Slow.",
            "Cost: £2,400. Money from: Public health grant.",
            "Measure: 30 families helped. Today: 7.",
            "Aims at: R1 b: r-2 stands at step 2.",
            "In the way: Some ask for the order first. What helps: The rota is agreed.",
            "Who may miss out: Carers at work.",
        ],
    )
    assert rows(assessment)["1"][1].mark is Mark.AT_RISK


def test_what_nobody_wrote_is_said_once_and_leaves_no_empty_paragraph() -> None:
    assert said(1, planned(an_action("a"))) == (
        ["a", "Owner: none yet.", "For: our own action, for no item of the guide."],
        [
            "Status: Not started.",
            "Not said yet: when it is due, the measure, today’s value, the cost, where the money "
            "comes from and who may miss out.",
        ],
    )


def test_that_nothing_has_begun_is_said_once_and_else_where_no_report_bears_a_status_out() -> None:
    assert NONE_BEGUN in plain_text(plan(planned(an_action("a"))))
    begun = planned(FULL, an_action("c"))
    assert NONE_BEGUN not in plain_text(plan(begun))
    assert STATUS_LETTERS in plain_text(plan(begun))
    assert said(2, begun)[1][0] == "Status: Not started."
    unreported = planned(FULL, an_action("d", status=ActionStatus.OFF_TRACK))
    assert said(2, unreported)[1][0] == f"Status: Off track (R). {NOT_REPORTED}"
    costly = said(1, planned(an_action("a", cost="£5")))[1]
    assert costly[0] == "Status: Not started. Cost: £5."
    waits = Update(on=date(2027, 1, 1), status=ActionStatus.NOT_STARTED, note="Waits for money")
    reported = planned(an_action("a", updates=(waits,)))
    assert NONE_BEGUN not in plain_text(plan(reported))
    assert "Waits for money" in said(1, reported)[1][0]


def test_actions_stand_phase_by_phase_under_the_numbers_of_the_roadmap() -> None:
    assessment = generated_assessment()
    numbers = numbered(assessment)
    titles = {action.id: action.title for action in assessment.plan.actions}
    found = rows(assessment)
    assert list(found) == [str(place) for place in numbers.values()]
    for each, place in numbers.items():
        assert words_of(found[str(place)][0].paragraphs[0]) == titles[each]
    assert len(found) == 80
    heads = [block.text for block in plan(assessment).blocks if isinstance(block, Heading)]
    assert [head.split(":")[0] for head in heads[:3]] == ["Now", "Next", "Later"]


def test_an_action_for_two_items_names_each_and_one_for_more_gives_their_codes() -> None:
    both = an_action("a", items=("s", "r"))
    assert said(1, planned(both))[0][2] == "For: R2 Allowances; R1 Navigation."
    assert said(1, planned(an_action("a", items=("s", "t", "r"))))[0][2] == "For: R2, R3, R1."


def test_what_is_late_says_so_and_what_is_done_does_not() -> None:
    due = date(2026, 11, 1)
    late = said(1, planned(an_action("a", due=due)))[0][1]
    assert late.endswith("When: Due 1 November 2026. Overdue on 22 November 2026.")
    done = planned(an_action("a", due=due, status=ActionStatus.COMPLETE))
    assert "Overdue" not in said(1, done)[0][1]


def test_the_actions_of_the_sample_take_no_more_pages_than_a_board_reads() -> None:
    """Nine actions, and the picture of where they would lead."""
    assert rendered(plan(sample_assessment())).pages <= 5


def test_where_it_would_lead_is_drawn_and_the_table_left_to_the_roadmap() -> None:
    (picture,) = (each for each in plan(sample_assessment()).blocks if isinstance(each, Figure))
    assert not picture.twin_follows
    assert "in the roadmap" in picture.says
    told = plain_text(roadmap_report(findings(sample_assessment()), sample_assessment()))
    assert "\nWhere it would lead\n" in told


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
    assert plain_text(plan(hostile)).count("<b>=1+1</b>") == 2
    assert plain_text(plan(hostile)).count("Wait") == 3_900
