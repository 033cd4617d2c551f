"""How the actions are going on a day, and what changed since another."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from reflective_app.domain.plan import Action, ActionStatus, Update
from reflective_app.gui import clock
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.roadmap.page import RoadmapPage
from reflective_app.gui.theme import Theme
from tests.builders import an_action
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.roadmap_window import CTRL, KEY, focused, newshire, plan, press
from tests.gui.scripted_prompts import ScriptedPrompts

TODAY, FEBRUARY, MAY = date(2027, 6, 1), date(2027, 2, 1), date(2027, 5, 3)
NOT, TRACK, RISK, OFF, DONE = ActionStatus


def said(on: date, status: ActionStatus, value: str = "") -> Update:
    return Update(on=on, status=status, value=value)


ACTIONS = (
    an_action(
        "line",
        title="Open the line",
        measure="Calls",
        baseline="7",
        status=TRACK,
        updates=(said(FEBRUARY, RISK), said(MAY, TRACK, "12")),
    ),
    an_action("pages", title="Write the pages", due=FEBRUARY),
)


@pytest.fixture
def page(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> RoadmapPage:
    """The progress, on a first of June, with the keyboard in the list."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    made = shown(RoadmapPage, AssessmentDocument(newshire(*ACTIONS)), prompts, qtbot)
    made.switch.findChildren(type(made.add))[3].click()
    made.progress.list.setFocus()
    return made


def updates(page: RoadmapPage, place: int) -> tuple[Update, ...]:
    return plan(page).actions[place].updates


def type_date(page: RoadmapPage, qtbot: QtBot, words: str) -> None:
    field = page.progress.day.field
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, KEY.Key_Return)


def test_the_day_is_taken_from_the_clock_and_each_action_says_how_it_was(
    page: RoadmapPage,
) -> None:
    assert page.progress.day.field.text() == "1 June 2027"
    first, second = page.progress.list.rows
    assert (first.detail, first.side) == ("On track (G). Now", "Last reported 3 May 2027")
    assert (second.detail, second.side) == ("Not started. Now", "Not reported yet")


@pytest.mark.parametrize(
    ("key", "status"),
    [
        (KEY.Key_G, TRACK),
        (KEY.Key_A, RISK),
        (KEY.Key_R, OFF),
        (KEY.Key_B, DONE),
        (KEY.Key_N, NOT),
    ],
)
def test_a_letter_reports_the_status_on_that_day(
    page: RoadmapPage, key: int, status: ActionStatus
) -> None:
    press(KEY.Key_Down)
    press(KEY(key))
    assert updates(page, 1) == (said(TODAY, status),)
    assert plan(page).actions[1].status is status
    assert page.progress.list.rows[1].side == "Reported 1 June 2027"
    assert focused() is page.progress.list
    page.document.undo_stack.undo()
    assert plan(page).actions == ACTIONS


def test_a_report_makes_only_the_row_of_its_action_anew(page: RoadmapPage) -> None:
    before = page.progress.list.rows
    page.progress.list.setFocus()
    press(KEY.Key_A)
    after = page.progress.list.rows
    assert len(after) > 1
    assert [one is other for one, other in zip(before, after, strict=True)].count(False) == 1


def test_another_day_is_typed_and_what_was_said_then_is_shown(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    type_date(page, qtbot, "1 February 2027")
    assert page.progress.list.rows[0].detail == "At risk (A). Now"
    assert page.progress.list.rows[0].side == "Reported 1 February 2027"
    page.progress.list.setFocus()
    press(KEY.Key_R)
    assert updates(page, 0)[0] == said(FEBRUARY, OFF)
    assert plan(page).actions[0].status is TRACK
    page.progress.today.click()
    assert page.progress.day.field.text() == "1 June 2027"
    type_date(page, qtbot, "5/5/2027")
    assert page.progress.list.rows[0].detail == "On track (G). Now"


def test_a_day_that_cannot_be_read_stays_and_says_what_to_do(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    type_date(page, qtbot, "soon")
    assert page.progress.day.trouble.isVisible()
    assert "Write it as" in page.progress.day.trouble.text()
    assert "empty" not in page.progress.day.trouble.text()  # the day is needed
    page.progress.list.setFocus()
    press(KEY.Key_G)
    assert page.progress.day.field.text() == "soon"
    assert updates(page, 0)[-1].on == TODAY


def test_value_and_note_are_written_for_one_action_after_the_other(
    page: RoadmapPage, qtbot: QtBot
) -> None:
    press(KEY.Key_Return)
    report = page.report
    assert report.isVisible()
    assert focused() is report.status
    assert report.head.text() == "Status on 1 June 2027"
    assert report.measure.text() == "Measure: Calls. Today’s value when it was planned: 7."
    assert report.before.text() == (
        "3 May 2027: On track (G). Value: 12.\n1 February 2027: At risk (A)."
    )
    qtbot.keyClicks(report.value, "20")
    qtbot.keyClicks(report.note, "More on Mondays")
    assert updates(page, 0)[-1] == Update(
        on=TODAY, status=TRACK, value="20", note="More on Mondays"
    )
    qtbot.keyClick(report.note, KEY.Key_Return, CTRL)
    assert report.title.text() == "Write the pages"
    assert page.report_bar.next.isHidden()
    report.status.activated.emit(report.status.findData("off_track"))
    assert updates(page, 1) == (said(TODAY, OFF),)
    page.report_bar.back.click()
    assert page.progress.list.choice == "pages"
    assert page.progress.list.rows[0].detail == ("On track (G). Value: 20. More on Mondays. Now")


def test_writing_on_one_report_undoes_as_one(page: RoadmapPage, qtbot: QtBot) -> None:
    press(KEY.Key_Return)
    qtbot.keyClicks(page.report.value, "20")
    page.document.undo_stack.undo()
    assert plan(page).actions == ACTIONS
    assert page.report.value.text() == ""


def test_a_report_is_taken_back(page: RoadmapPage) -> None:
    press(KEY.Key_G)
    press(KEY.Key_Return)
    assert page.report_bar.undo.isVisible()
    page.report_bar.undo.click()
    assert len(updates(page, 0)) == 2
    assert page.report_bar.undo.isHidden()


def changes(page: RoadmapPage) -> list[str]:
    return page.progress.said.text().split("\n")


def test_what_changed_since_the_update_before_the_last(page: RoadmapPage, qtbot: QtBot) -> None:
    assert page.progress.since_head.text() == "What changed since 1 February 2027"
    assert changes(page) == [
        "Overdue on 3 May 2027, 1 action: “Write the pages” (due on 1 February 2027, Not started).",
        "“Open the line” went from At risk (A) to On track (G).",
        "Nothing reported yet of 1 action: “Write the pages”.",
    ]
    press(KEY.Key_B)
    assert page.progress.since_head.text() == "What changed since 3 May 2027"
    assert changes(page)[1] == "“Open the line” went from On track (G) to Complete (B)."
    since = page.progress.since.field
    since.selectAll()
    qtbot.keyClicks(since, "1 February 2027")
    qtbot.keyClick(since, KEY.Key_Return)
    assert changes(page)[1] == "“Open the line” went from At risk (A) to Complete (B)."
    press_status(page, "pages", KEY.Key_R)
    assert page.progress.since_head.text() == "What changed since 1 February 2027"
    assert (
        "“Write the pages” went from Not started to Off track (R), in its first report."
        in changes(page)
    )


def press_status(page: RoadmapPage, key: str, letter: int) -> None:
    page.progress.list.show_choice(key)
    page.progress.list.setFocus()
    press(KEY(letter))


def test_a_status_set_in_the_form_is_a_status_without_a_report(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    on_track = an_action("one", title="Open the line", status=TRACK)
    page = shown(RoadmapPage, AssessmentDocument(newshire(on_track)), prompts, qtbot)
    page.switch.findChildren(type(page.add))[3].click()
    row = page.progress.list.rows[0]
    assert (row.detail, row.side) == ("On track (G). Now", "Status set without a report")
    assert changes(page) == [
        "Nothing has been reported yet.",
        "Status set without a report: On track (G), 1 action: “Open the line”.",
    ]
    assert "G green, A amber" in page.progress.intro.text()


@pytest.mark.parametrize("actions", [(), (an_action("one"),)])
def test_before_anything_was_reported_that_is_said(
    actions: tuple[Action, ...], prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = shown(RoadmapPage, AssessmentDocument(newshire(*actions)), prompts, qtbot)
    page.switch.findChildren(type(page.add))[3].click()
    assert changes(page) == ["Nothing has been reported yet."]
    assert page.progress.list.isVisible() == bool(actions)
    assert accessibility.nameless(page) == []


def test_the_form_for_a_report_is_usable_at_twice_the_text_size(
    page: RoadmapPage, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_size(200)
    page.resize(1024, 640)
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=5000)
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.tab_trouble(page) == []
