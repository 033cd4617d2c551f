"""The roadmap on paper: every field of an action, what waits, where it leads, what changed."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.plan import (
    Action,
    ActionStatus,
    Aim,
    Ease,
    NotNow,
    Phase,
    Ratings,
    Update,
)
from reflective_app.domain.plan_edits import set_aside
from reflective_app.reports.documents import outline
from reflective_app.reports.outline import Board, Bullets, Heading, Mark, Table, words_of
from tests.builders import a_set, an_action, an_assessment, an_item, answered
from tests.reports.said import below, tables, text

LIST = "The same actions as a list"
LEADS = "Where it would lead"


def with_actions(*actions: Action, codes: str = "1, 1") -> Assessment:
    """A council with one recommendation and these actions."""
    assessment = answered(an_assessment(a_set(an_item("r", 2))), "r", codes)
    plan = assessment.plan.model_copy(update={"actions": actions})
    return assessment.model_copy(update={"plan": plan})


def test_the_list_tells_everything_that_was_written_of_an_action() -> None:
    first = an_action("first", title="Ask leaders", phase=Phase.NEXT)
    told = an_action(
        "told",
        title="Open the line",
        items=("r",),
        phase=Phase.NOW,
        reason="It costs nothing.",
        ease=Ratings(people=Ease.EASY, money=Ease.HARD),
        owner="Team manager",
        start=date(2026, 12, 1),
        due=date(2027, 2, 28),
        measure="Families who rang: 30",
        baseline="7",
        cost="£500",
        funding="The team’s budget",
        depends_on=("first",),
        aims=(Aim(question="r-1", rung=2),),
        barriers="No rota",
        enablers="A good phone",
        who_may_miss_out="Carers without a phone",
        status=ActionStatus.AT_RISK,
        updates=(Update(on=date(2027, 1, 5), status=ActionStatus.AT_RISK, value="9"),),
    )
    rows = tables(below("roadmap", LIST, with_actions(told, first)))
    ((what, when, measure),) = rows["Now: actions"]
    assert what.startswith("1. Open the line (R1) / Aims at: r-1: r-1 stands at step 2.")
    assert "Waits for: action 2 (but that is in Next)." in what
    assert rows["Next: actions"][0][0].startswith("2. Ask leaders")
    assert when.startswith(
        "At risk (A) / Team manager / From 1 December 2026, due 28 February 2027"
    )
    assert "moved here by the group. Otherwise" in when
    assert "because money and commissioning is hard. People and skills: easy." in when
    assert when.endswith("Why here: It costs nothing.")
    assert measure == (
        "Measure: Families who rang: 30. Today: 7. Reported: 5 January 2027: At risk (A). Value: 9."
        " / Cost: £500. Money from: The team’s budget. / In the way: No rota. What helps: A good "
        "phone. / Who may miss out: Carers without a phone."
    )


def test_what_was_not_written_of_an_action_is_asked_for_where_it_matters() -> None:
    ((_, when, measure),) = tables(below("roadmap", LIST, with_actions(an_action("a"))))[
        "Now: actions"
    ]
    assert "No owner yet" in when
    assert measure == "Measure: none yet. / Who may miss out: nobody has said yet."


def test_an_action_that_nobody_moved_stands_on_the_board_where_its_ratings_put_it() -> None:
    rated = an_action("rated", phase=None, ease=Ratings(money=Ease.HARD))
    (board,) = [b for b in outline("roadmap", with_actions(rated)).blocks if isinstance(b, Board)]
    assert {column.title: [card.title for card in column.cards] for column in board.columns} == {
        "Now": [],
        "Next": [],
        "Later": ["rated"],
    }
    assert "Later, because money and commissioning is hard." in text("roadmap", with_actions(rated))


def test_what_waits_is_listed_with_its_band_its_reason_who_decided_and_when_to_look_again() -> None:
    why = NotNow(reason="No money", decided_by="the board", look_again=date(2027, 5, 31))
    waiting = set_aside("r", why, with_actions())
    assert tables(below("roadmap", "Not now", waiting))["Set aside by the group"] == [
        [
            "R1 R",
            "Recommendation: band A, B or C, depending on its label",
            "No money",
            "The board",
            "31 May 2027",
        ]
    ]
    bare = set_aside("r", NotNow(reason="No money"), with_actions())
    ((*_, who, when),) = tables(below("roadmap", "Not now", bare))["Set aside by the group"]
    assert (who, when) == ("Not said", "Not said")


def test_positions_are_projected_phase_by_phase_in_shapes_and_words() -> None:
    lifts = [
        an_action("now", phase=Phase.NOW, aims=(Aim(question="r-1", rung=3),)),
        an_action("later", phase=Phase.LATER, aims=(Aim(question="r-2", rung=3),)),
    ]
    assessment = with_actions(*lifts)
    (table,) = [b for b in below("roadmap", LEADS, assessment) if isinstance(b, Table)]
    (row,) = table.rows
    assert [words_of(cell.paragraphs[0]) for cell in row[1:5]] == [
        "Partly in place",
        "Mostly in place",
        "Mostly in place",
        "Fully in place",
    ]
    assert [cell.mark for cell in row[1:5]] == [
        Mark.PARTLY_IN_PLACE,
        Mark.MOSTLY_IN_PLACE,
        Mark.MOSTLY_IN_PLACE,
        Mark.FULLY_IN_PLACE,
    ]


def test_an_item_that_comes_fully_into_place_is_held_by_nothing() -> None:
    both = an_assessment(a_set(an_item("r", 1), an_item("s", 1)))
    for item in ("r", "s"):
        both = answered(both, item, "1")
    whole = an_action("a", items=("r",), aims=(Aim(question="r-1", rung=3),))
    part = an_action("b", items=("s",), aims=(Aim(question="s-1", rung=2),))
    plan = both.plan.model_copy(update={"actions": (whole, part)})
    planned = both.model_copy(update={"plan": plan})
    rows = tables(below("roadmap", "What holds it there", planned))["What holds each item"]
    assert [row[0] for row in rows] == ["R2 S"]


def test_what_holds_a_projected_position_down_is_said_below_the_table() -> None:
    reaching = with_actions(an_action("a", aims=(Aim(question="r-1", rung=2),)))
    assert tables(below("roadmap", "What holds it there", reaching)) == {
        "What holds each item": [
            ["R1 R", "1 more step to be Mostly in place.", "The grid names nobody."]
        ]
    }
    assert "A word in bold is another than in the column before it." in text("roadmap", reaching)


def test_an_item_that_is_brought_up_whole_has_no_table_of_what_holds_it() -> None:
    whole = an_action("a", aims=(Aim(question="r-1", rung=3), Aim(question="r-2", rung=3)))
    assert "What holds it there" not in text("roadmap", with_actions(whole))


def test_an_action_has_one_number_on_the_board_in_the_list_and_in_the_gap_report() -> None:
    three = [
        an_action("z", title="Wait", phase=Phase.LATER),
        an_action("b", title="Begin", phase=Phase.NOW),
        an_action("c", title="Go on", phase=Phase.NOW),
    ]
    assessment = with_actions(*three)
    (board,) = [b for b in outline("roadmap", assessment).blocks if isinstance(b, Board)]
    cards = [(card.code, card.title) for column in board.columns for card in column.cards]
    assert cards == [("1.", "Begin"), ("2.", "Go on"), ("3.", "Wait")]
    numbered = [f"{code} {title}" for code, title in cards]
    for kind, head in (("roadmap", LIST), ("gap-report", "Appendix B: Actions")):
        listed = [row[0] for rows in tables(below(kind, head, assessment)).values() for row in rows]
        assert listed == numbered


def test_codes_are_explained_where_they_first_stand_and_only_where_there_are_any() -> None:
    named = text("roadmap", with_actions(an_action("a", items=("r",))))
    assert "R a recommendation" in named
    assert named.index("R a recommendation") < named.index("For R1")
    assert "R a recommendation" not in text("roadmap", with_actions(an_action("a")))


def test_a_card_shows_first_when_an_action_is_due_and_how_it_goes() -> None:
    due = date(2027, 2, 28)
    waiting = an_action("a", owner="Team manager", due=due)
    risky = an_action("b", due=due, status=ActionStatus.AT_RISK, items=("r",))
    blocks = outline("roadmap", with_actions(waiting, risky, an_action("c"))).blocks
    (board,) = [b for b in blocks if isinstance(b, Board)]
    assert [card.lines for column in board.columns for card in column.cards] == [
        ("Due 28 February 2027", "Not started. Team manager", "Our own"),
        ("At risk (A), due 28 February 2027", "No owner yet", "For R1"),
        ("Not started", "No owner yet", "Our own"),
    ]


def test_what_is_written_of_the_money_stands_above_the_phases() -> None:
    blocks = outline("roadmap", with_actions(an_action("a", cost="£500 once"))).blocks
    said = [b for b in blocks[: [type(b) for b in blocks].index(Board)]]
    assert any("costs is written for 1 of 1" in words_of(getattr(b, "words", "")) for b in said)
    assert "Money: " not in text("roadmap", with_actions(an_action("a")))


def test_the_letters_of_status_are_explained_once_an_action_has_begun() -> None:
    assert "Status: On track (G)" not in text("roadmap", with_actions(an_action("a")))
    begun = an_action("b", status=ActionStatus.AT_RISK)
    assert "Status: On track (G)" in text("roadmap", with_actions(an_action("a"), begun))


def test_a_roadmap_whose_actions_aim_at_nothing_projects_nothing() -> None:
    assert LEADS not in text("roadmap", with_actions(an_action("a")))


def test_what_is_plainly_so_of_an_action_is_listed() -> None:
    early = an_action("early", title="Start", depends_on=("late",), due=date(2026, 11, 1))
    late = an_action("late", title="Money", phase=Phase.LATER, owner="Finance lead", reason="So")
    (bullets,) = below("roadmap", "What to look at", with_actions(early, late))
    assert isinstance(bullets, Bullets)
    assert list(map(words_of, bullets.items)) == [
        "Overdue on 22 November 2026, 1 action: “Start” (was due on 1 November 2026).",
        "In an earlier phase than what it waits for, 1 action: "
        "“Start” (Now, while “Money” is in Later).",
        "Moved to its phase, no reason written, 1 action: “Start” (Now).",
        "No owner yet, 1 action: “Start”.",
    ]
    assert "What to look at" not in text("roadmap", with_actions(late))


def test_what_changed_is_printed_once_something_was_reported() -> None:
    updates = (
        Update(on=date(2027, 2, 1), status=ActionStatus.ON_TRACK),
        Update(on=date(2027, 5, 1), status=ActionStatus.AT_RISK),
    )
    moved = an_action("a", title="Open the line", status=ActionStatus.AT_RISK, updates=updates)
    (bullets,) = below("roadmap", "What changed since 1 February 2027", with_actions(moved))
    assert isinstance(bullets, Bullets)
    assert "“Open the line” went from On track (G) to At risk (A)." in bullets.items
    assert "What changed" not in text("roadmap", with_actions(an_action("a")))


def test_the_gap_report_lists_the_actions_in_short() -> None:
    action = an_action("a", title="Open the line", owner="Team manager", due=date(2027, 2, 28))
    blocks = below("gap-report", "Appendix B: Actions", with_actions(action))
    assert tables(blocks)["Now: actions"] == [
        ["1. Open the line", "Team manager, due 28 February 2027", "Not started"]
    ]


def test_decisions_stand_before_what_waits() -> None:
    plan = with_actions().plan.model_copy(update={"decisions_asked": ("Pay",)})
    waiting = set_aside("r", NotNow(reason="No money"), with_actions())
    both = waiting.model_copy(
        update={"plan": waiting.plan.model_copy(update={"decisions_asked": plan.decisions_asked})}
    )
    heads = [b.text for b in outline("roadmap", both).blocks if isinstance(b, Heading)]
    assert heads[:2] == ["Decisions asked for", "Not now"]
