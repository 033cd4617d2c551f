"""Planning the workshop: a half-day in one press, what does not fit, and the running order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment, Participant
from reflective_app.domain.editing import changed
from reflective_app.domain.edits import not_known, place_at
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.workshop.page import WorkshopPage
from reflective_app.gui.pages.workshop.plan.choose import ESSENTIAL, EVERY
from reflective_app.gui.pages.workshop.plan.section import PlanSection
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.numbers import CountField
from tests.builders import a_count, a_question, a_set, an_assessment, an_item
from tests.gui import accessibility
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts

Having = Callable[[Assessment], PlanSection]

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
CARERS = Participant(role="Kinship carers", count=12)


def newshire(essential: int = 14, **more: object) -> Assessment:
    """So many essential questions about allowances, then two of training that are not."""
    money = [
        a_question(f"money-{n}", essential=True, speakers=["kinship carers"])
        for n in range(1, essential + 1)
    ]
    training = [a_question(f"training-{n}", speakers=["welfare rights adviser"]) for n in (1, 2)]
    items = (an_item("money", money), an_item("training", [*training, a_count("places")]))
    return an_assessment(a_set(*items), **({"participants": (CARERS,)} | more))


@pytest.fixture
def page(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> WorkshopPage:
    return shown(WorkshopPage, AssessmentDocument(newshire()), prompts, qtbot)


@pytest.fixture
def having(prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme) -> Iterator[Having]:
    """Shows the plan of an assessment."""
    pages: list[WorkshopPage] = []  # a page that nobody holds is gone

    def show(assessment: Assessment) -> PlanSection:
        pages.append(shown(WorkshopPage, AssessmentDocument(assessment), prompts, qtbot))
        return plan(pages[-1])

    yield show
    pages.clear()


def plan(page: WorkshopPage) -> PlanSection:
    section = page.sections["plan"]
    assert isinstance(section, PlanSection)
    return section


def planned(page: WorkshopPage) -> PlanSection:
    """A half-day is planned."""
    section = plan(page)
    assert section.parts.empty.button is not None
    section.parts.empty.button.click()
    return section


def sessions(section: PlanSection) -> tuple[Session, ...]:
    return section.document.assessment.workshop.sessions


def session(section: PlanSection) -> Session:
    assert section.session is not None
    return section.session


def lines(section: PlanSection, number: int = 0) -> list[str]:
    return [step.question or step.title for step in sessions(section)[number].steps]


def undo(section: PlanSection) -> None:
    section.document.undo_stack.undo()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, held)


def at_line(section: PlanSection, place: int) -> None:
    """Put the keyboard on a line of the running order."""
    order = section.parts.order.list
    order.setFocus()
    order.setCurrentIndex(order.model().index(place, 0))


def typed(field: CountField, text: str) -> bool:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    return field.settle()


def choice(section: PlanSection, key: str) -> QPushButton:
    return section.parts.fit.buttons[key]


# A half-day


def test_without_a_session_one_button_plans_a_half_day_of_what_to_ask(page: WorkshopPage) -> None:
    section = plan(page)
    assert section.parts.empty.isVisible()
    assert not section.parts.planned.isVisible()
    assert "14 questions" in section.parts.empty.label.text()
    planned(page)
    assert not section.parts.empty.isVisible()
    assert session(section).questions == tuple(f"money-{n}" for n in range(1, 15))
    assert lines(section)[0].startswith("Welcome")
    assert focused() is section.parts.order.list
    assert section.parts.order.list.selectedIndexes()[0].row() == 0
    assert section.parts.order.desk.isVisible()
    undo(section)
    assert sessions(section) == ()
    assert section.parts.empty.isVisible()


def test_whether_it_fits_is_said_with_a_button_for_each_thing_that_helps(
    page: WorkshopPage,
) -> None:
    section = planned(page)
    assert section.parts.fit.sentence.text() == (
        "14 questions need 1 h 52; you have 1 h 30. Put 4 in the fast lane, leave 3 out, split "
        "into 2 sessions or take 22 min longer."
    )
    shown_now = [button.text() for button in section.parts.fit.buttons.values()]
    assert shown_now == [
        "Put 4 in the fast lane",
        "Leave 3 out",
        "Split into 2 sessions",
        "Take 22 min longer",
    ]


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("fast", "4 questions are in the fast lane now: R1 m, R1 n, R1 p and R1 q."),
        ("out", "3 questions are out of this session: R1 n, R1 p and R1 q."),
        ("parts", "Session 1 has 7 questions and session 2 has 7 questions."),
        ("longer", "The session takes 3 h 37 now."),
    ],
)
def test_each_choice_makes_it_fit_says_what_was_moved_and_undoes_in_one_step(
    page: WorkshopPage, key: str, told: str
) -> None:
    section = planned(page)
    before = sessions(section)
    choice(section, key).setFocus()
    press(KEY.Key_Space)
    assert section.parts.news.label.text().startswith(told)
    assert not choice(section, key).isVisible()
    assert focused() is section.parts.order.list
    assert sum(len(each.questions) for each in sessions(section)) == (11 if key == "out" else 14)
    assert all(not each.isVisible() for each in section.parts.fit.buttons.values())
    undo(section)
    assert sessions(section) == before
    assert choice(section, key).isVisible()


def test_what_would_not_be_enough_is_not_offered(having: Having) -> None:
    steps = (Step(title="Talk", minutes=60), Step(question="money-1"))
    crowded = Workshop(sessions=(Session(id="one", minutes=60, steps=steps),))
    section = having(newshire(workshop=crowded))
    offered = [key for key, button in section.parts.fit.buttons.items() if button.isVisible()]
    assert offered == ["longer"]
    choice(section, "longer").click()
    assert session(section).minutes == 68


# The session


def test_the_fields_of_a_session_are_recorded_and_undone(page: WorkshopPage) -> None:
    section = planned(page)
    fields = section.parts.fields
    fields.day.field.setText("4 December 2026")
    assert fields.day.settle()
    assert typed(fields.starts, "half past nine")
    assert typed(fields.minutes, "3 h 30")
    assert typed(fields.present, "11")
    now = session(section)
    assert (now.day, now.starts) == (date(2026, 12, 4), time(9, 30))
    assert (now.minutes, now.present) == (210, 11)
    assert (fields.starts.text(), fields.minutes.text()) == ("09:30", "3 h 30")
    assert section.parts.order.list.rows[1].side == "09:45 · 15 min"
    assert section.parts.sessions.rows[0].name == "Session 1 · 4 December 2026, 09:30"
    undo(section)
    assert fields.present.text() == ""
    assert fields.present.placeholderText() == "all 12"
    undo(section)
    undo(section)
    assert fields.starts.text() == ""
    assert section.parts.order.list.rows[1].side == "0:15 · 15 min"


@pytest.mark.parametrize(
    ("name", "text"),
    [("starts", "soon"), ("starts", "2:30"), ("minutes", "all day"), ("present", "a few")],
)
def test_what_cannot_be_read_stays_with_a_message_and_is_not_recorded(
    page: WorkshopPage, name: str, text: str
) -> None:
    section = planned(page)
    before = session(section)
    field = getattr(section.parts.fields, name)
    assert not typed(field, text)
    at_line(section, 3)
    press(KEY.Key_F)
    assert field.text() == text
    assert field.trouble.isVisible()
    assert text in field.trouble.text()
    assert session(section) == changed(before, steps=session(section).steps)


def test_a_month_is_no_day_of_a_session(page: WorkshopPage) -> None:
    section = planned(page)
    section.parts.fields.day.field.setText("December 2026")
    assert not section.parts.fields.day.settle()
    assert section.parts.fields.day.field.text() == "December 2026"
    assert session(section).day is None


def test_the_usual_minutes_hold_for_every_session(page: WorkshopPage) -> None:
    section = planned(page)
    lanes = section.parts.lanes
    lanes.fold.head.click()
    assert typed(lanes.full, "6")
    assert section.document.assessment.workshop.full_minutes == 6
    assert section.parts.fit.sentence.text().startswith("14 questions need 1 h 24")
    assert typed(lanes.fast, "3")
    assert lanes.fold.head.words == "For all sessions (6 min, fast lane 3, roles from 3)"
    undo(section)
    assert section.document.assessment.workshop.fast_minutes == 2


def test_larger_groups_can_be_asked_for_before_a_role_is_shown_and_never_smaller(
    page: WorkshopPage,
) -> None:
    section = planned(page)
    fewest = section.parts.lanes.fewest
    section.parts.lanes.fold.head.click()
    assert typed(fewest, "5")
    assert section.document.assessment.workshop.fewest_shown == 5
    assert not typed(fewest, "2")
    assert fewest.trouble.isVisible()
    assert section.document.assessment.workshop.fewest_shown == 5
    undo(section)
    assert section.document.assessment.workshop.fewest_shown == 3


def test_what_is_missing_is_said_before_the_start_and_the_start_is_asked_for(
    prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> None:
    page = shown(WorkshopPage, AssessmentDocument(newshire(participants=())), prompts, qtbot)
    section = planned(page)
    assert section.parts.missing.text() == (
        "Nobody has said who is coming: votes are not checked against a number."
    )
    with qtbot.waitSignal(page.wanted) as wanted:
        section.parts.who.click()
    assert wanted.args == ["set-up", ""]
    typed(section.parts.fields.present, "9")
    assert not section.parts.missing.isVisible()
    assert section.parts.start.text() == "Start the session (F5)"
    with qtbot.waitSignal(page.live_wanted) as live:
        section.parts.start.click()
    assert live.args == [session(section).id]


# The running order


def test_lines_move_by_alt_and_the_arrows_and_the_keyboard_stays_on_them(
    page: WorkshopPage,
) -> None:
    section = planned(page)
    before = lines(section)
    at_line(section, 2)
    press(KEY.Key_Down, ALT)
    press(KEY.Key_Down, ALT)
    assert lines(section)[:5] == [*before[:2], before[3], before[4], before[2]]
    assert section.parts.order.list.place == 4
    press(KEY.Key_Up, ALT)
    assert section.parts.order.list.place == 3
    undo(section)
    undo(section)
    undo(section)
    assert lines(section) == before


def test_the_first_line_moves_no_further_up_and_the_last_none_down(page: WorkshopPage) -> None:
    section = planned(page)
    before = lines(section)
    at_line(section, 0)
    press(KEY.Key_Up, ALT)
    at_line(section, len(before) - 1)
    press(KEY.Key_Down, ALT)
    assert lines(section) == before
    assert section.parts.order.list.place == len(before) - 1


def test_delete_takes_a_line_out_and_the_next_one_is_chosen(page: WorkshopPage) -> None:
    section = planned(page)
    before = lines(section)
    at_line(section, 2)
    press(KEY.Key_Delete)
    assert lines(section) == [*before[:2], *before[3:]]
    assert section.parts.order.list.place == 2
    assert focused() is section.parts.order.list
    undo(section)
    assert lines(section) == before


def test_the_last_line_taken_out_leads_to_adding_questions(having: Having) -> None:
    alone = Workshop(sessions=(Session(id="one", steps=(Step(question="money-1"),)),))
    section = having(newshire(workshop=alone))
    at_line(section, 0)
    press(KEY.Key_Delete)
    assert lines(section) == []
    assert focused() is section.parts.add_questions
    assert section.parts.missing.text() == "Nothing is in the running order yet."
    assert not section.parts.start.isEnabled()


def test_f_puts_a_question_into_the_fast_lane_and_back_where_the_list_has_the_focus(
    page: WorkshopPage,
) -> None:
    section = planned(page)
    at_line(section, 2)
    press(KEY.Key_F)
    assert session(section).steps[2].fast
    assert section.parts.order.list.rows[2].detail == "Fast lane"
    assert section.parts.order.list.rows[2].side == "0:30 · 2 min"
    section.parts.order.desk.lane.click()
    assert not session(section).steps[2].fast
    press(KEY.Key_Return)
    assert focused() is section.parts.order.desk.minutes
    press(KEY.Key_F)
    assert not session(section).steps[2].fast


def test_f_on_a_break_does_nothing(page: WorkshopPage) -> None:
    section = planned(page)
    before = session(section)
    at_line(section, 0)
    press(KEY.Key_F)
    assert session(section) == before


def test_a_question_can_have_minutes_of_its_own_and_the_usual_ones_again(
    page: WorkshopPage,
) -> None:
    section = planned(page)
    at_line(section, 2)
    minutes = section.parts.order.desk.minutes
    assert minutes.placeholderText() == "usual, 8"
    accessibility.settle()
    page.frame.show_top()
    assert not page.frame.shows_whole(minutes)
    press(KEY.Key_Return)
    assert page.frame.shows_whole(minutes)
    QTest.keyClicks(focused(), "20")
    press(KEY.Key_Return)
    assert focused() is section.parts.order.list
    assert session(section).steps[2].minutes == 20
    assert section.parts.order.list.rows[2].detail == "Minutes of its own"
    minutes.clear()
    assert minutes.settle()
    assert session(section).steps[2].minutes is None


def test_another_line_needs_minutes_and_words(page: WorkshopPage) -> None:
    section = planned(page)
    at_line(section, 0)
    desk = section.parts.order.desk
    assert not desk.lane.isVisible()
    desk.minutes.setFocus()
    desk.minutes.clear()
    assert not desk.minutes.settle()
    assert "how many minutes" in desk.minutes.trouble.text()
    desk.words.setFocus()
    desk.words.selectAll()
    press(KEY.Key_Delete)
    assert desk.words_trouble.isVisible()
    first = session(section).steps[0]
    assert (first.title, first.minutes) == ("Welcome, purpose, how votes are used", 15)
    QTest.keyClicks(desk.words, "A carer speaks")
    assert not desk.words_trouble.isVisible()
    assert session(section).steps[0].title == "A carer speaks"
    undo(section)
    assert session(section).steps[0] == first


def test_a_break_and_another_line_come_after_the_line_that_is_chosen(page: WorkshopPage) -> None:
    section = planned(page)
    before = lines(section)
    at_line(section, 3)
    section.parts.add_break.click()
    assert session(section).steps[4] == Step(title="Break", minutes=15, pause=True)
    assert section.parts.order.list.place == 4
    page.frame.show_top()
    section.parts.add_line.click()
    accessibility.settle()
    assert page.frame.shows_whole(section.parts.order.desk.words)
    QTest.keyClicks(focused(), "Lunch")
    assert lines(section) == [*before[:4], "Break", "Lunch", *before[4:]]


def test_many_questions_are_added_at_once_from_those_in_no_session(page: WorkshopPage) -> None:
    section = planned(page)
    before = lines(section)
    section.parts.add_questions.click()
    chooser = section.parts.chooser
    assert focused() is chooser.sought
    listed = [key for each in chooser.lists.values() for key in each.ticks]
    assert "places" not in listed
    open_now = [key for key in listed if tick_of(section, key).isVisible()]
    assert open_now == ["training-1", "training-2"]
    assert not chooser.add.isEnabled()
    press(KEY.Key_Down)
    press(KEY.Key_Space)
    chooser.lists["training"].ticks["training-2"].box.click()
    assert chooser.add.text() == "Add 2 questions"
    chooser.add.click()
    place = before.index("money-14") + 1
    assert lines(section)[place : place + 2] == ["training-1", "training-2"]
    assert not chooser.isVisible()
    assert focused() is section.parts.order.list
    assert section.parts.order.list.place == place
    undo(section)
    assert lines(section) == before


def tick_of(section: PlanSection, key: str) -> QWidget:
    ticks = section.parts.chooser.lists.values()
    return next(each.ticks[key] for each in ticks if key in each.ticks)


def test_questions_to_add_are_narrowed_by_words_and_kind_and_say_how_they_stand(
    having: Having,
) -> None:
    asked = Workshop(sessions=(Session(id="one", steps=(Step(question="money-1"),)),))
    assessment = not_known("money-2", newshire(essential=3, workshop=asked))
    section = having(assessment)
    section.parts.add_questions.click()
    chooser = section.parts.chooser

    def listed() -> list[str]:
        keys = [key for each in chooser.lists.values() for key in each.ticks]
        return [key for key in keys if tick_of(section, key).isVisible()]

    assert listed() == ["money-2", "money-3", "training-1", "training-2"]
    words = chooser.lists["money"].ticks["money-2"].box.accessibleName()
    assert words == "R1 b money-2? (essential, settled)"
    QTest.keyClicks(chooser.sought, "r2 training-1")
    assert listed() == ["training-1"]
    QTest.keyClicks(chooser.sought, "zz")
    assert listed() == []
    assert chooser.none.isVisible()
    chooser.sought.clear()
    chooser.kind.show_choice(ESSENTIAL)
    chooser.kind.picked.emit(ESSENTIAL)
    assert listed() == ["money-1", "money-3"]
    chooser.kind.show_choice(EVERY)
    chooser.kind.picked.emit(EVERY)
    assert len(listed()) == 5
    press(KEY.Key_Escape)
    assert not chooser.isVisible()
    assert focused() is section.parts.add_questions


def test_a_question_in_two_sessions_is_said_and_not_refused(having: Having) -> None:
    step = Step(question="money-1")
    twice = Workshop(
        sessions=(Session(id="one", steps=(step, step)), Session(id="two", steps=(step,)))
    )
    section = having(newshire(workshop=twice))
    assert section.parts.order.list.rows[0].detail == "Here more than once · Also in session 2"
    section.open_at("two")
    assert section.parts.order.list.rows[0].detail == "Also in session 1"


def test_whom_the_questions_need_and_nobody_speaks_for_is_listed(page: WorkshopPage) -> None:
    section = planned(page)
    assert not section.parts.unspoken.isVisible()
    section.parts.add_questions.click()
    for tick in section.parts.chooser.lists["training"].ticks.values():
        tick.box.click()
    section.parts.chooser.add.click()
    assert section.parts.unspoken.lines.text() == (
        "welfare rights adviser – 2 questions: R2 a and R2 b"
    )
    assert section.parts.unspoken.isVisible()


# Several sessions


def test_sessions_are_a_row_with_day_and_what_is_left(having: Having) -> None:
    steps = tuple(Step(question=f"money-{n}") for n in (1, 2, 3))
    two = Workshop(
        sessions=(
            Session(id="one", day=date(2026, 12, 4), steps=steps),
            Session(id="two", steps=(Step(question="training-1"),)),
        )
    )
    section = having(place_at("money-2", 1, newshire(workshop=two)))
    rows = section.parts.sessions.rows
    assert [(row.name, row.side) for row in rows] == [
        ("Session 1 · 4 December 2026", "1 of 3 settled"),
        ("Session 2 · No day yet", "0 of 1 settled"),
    ]
    assert section.parts.start.text() == "Go on with the session (F5)"
    section.parts.sessions.setFocus()
    press(KEY.Key_Down)
    assert session(section).id == "two"
    assert [row.name for row in section.parts.order.list.rows] == ["training-1?"]


def test_a_session_is_added_with_what_is_asked_nowhere_and_removed_again(
    page: WorkshopPage,
) -> None:
    section = planned(page)
    choice(section, "out").click()
    section.parts.add_session.click()
    assert sessions(section)[1].questions == ("money-12", "money-13", "money-14")
    assert session(section) is sessions(section)[1]
    section.parts.remove.click()
    assert len(sessions(section)) == 1
    assert section.parts.news.label.text() == "Session 2 is out of the plan. Ctrl+Z undoes it."
    undo(section)
    assert len(sessions(section)) == 2


def test_removing_a_session_that_was_held_leaves_votes_and_answers_and_says_so(
    page: WorkshopPage,
) -> None:
    section = planned(page)
    section.document.apply(partial(place_at, "money-1", 2), "choose rung")
    section.parts.remove.click()
    assert "What was voted and agreed in it stays." in section.parts.news.label.text()
    assert section.document.assessment.answer("money-1").rung == 2
    assert focused() is section.parts.empty.button


def test_what_is_left_is_carried_into_a_new_session(page: WorkshopPage) -> None:
    section = planned(page)
    for number in range(1, 13):
        section.document.apply(partial(not_known, f"money-{number}"), "answer")
    section.parts.carry.click()
    assert sessions(section)[1].questions == ("money-13", "money-14")
    assert session(section) is sessions(section)[1]
    assert section.parts.news.label.text().startswith("Session 2 asks 2 questions that are left.")
    undo(section)
    assert len(sessions(section)) == 1


def test_a_closed_session_says_so_and_can_be_reopened(having: Having) -> None:
    closed = Session(
        id="one", steps=(Step(question="money-1"),), closed_on=datetime(2026, 12, 4, 12, tzinfo=UTC)
    )
    section = having(newshire(workshop=Workshop(sessions=(closed,))))
    assert section.parts.sessions.rows[0].detail == "Closed"
    assert section.parts.closed.text().startswith("This session was closed on 4 December 2026 at")
    assert "1 question left" in section.parts.closed.text()
    assert not section.parts.start.isVisible()
    assert not section.parts.order.isEnabled()
    section.parts.reopen.click()
    assert session(section).closed_on is None
    assert section.parts.start.isVisible()
    assert section.parts.order.isEnabled()
    undo(section)
    assert section.parts.reopen.isVisible()


# For everybody


def test_everything_of_the_plan_has_a_name_a_size_to_hit_and_a_stop(page: WorkshopPage) -> None:
    section = planned(page)
    at_line(section, 2)
    section.parts.add_questions.click()
    assert accessibility.nameless(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.tab_trouble(page) == []


@pytest.mark.parametrize("size", [100, 200])
def test_nothing_of_the_plan_is_cut_off(
    page: WorkshopPage, theme: Theme, size: int, qtbot: QtBot
) -> None:
    theme.set_text_size(size)
    section = planned(page)
    at_line(section, 0)
    section.parts.add_questions.click()
    qtbot.waitUntil(lambda: accessibility.clipped(page) == [], timeout=5000)


def test_a_line_says_to_the_ear_what_it_is_when_and_how_long(page: WorkshopPage) -> None:
    section = planned(page)
    at_line(section, 2)
    press(KEY.Key_F)
    row = section.parts.order.list.rows[2]
    assert row.as_spoken == "R1 a, money-1?, 30 min in, 2 min, Fast lane"
