"""The scribe’s page: one question of a workshop, typed as fast as the room talks."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import AnswerState, Assessment, Settled
from reflective_app.domain.editing import changed
from reflective_app.domain.edits import place_at
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.responses import Response, ResponseWords
from reflective_app.domain.sessions import (
    close_session,
    session_to_hold,
    set_session,
    vote_under_way,
)
from reflective_app.domain.workshop import Session as Sitting
from reflective_app.domain.workshop import Step, Workshop
from reflective_app.gui import clock
from reflective_app.gui.autosave import Autosave
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.session import Session
from reflective_app.gui.theme import Theme
from reflective_app.storage import recovery
from tests.builders import DAY
from tests.gui import accessibility
from tests.gui.scribe_window import ALT, CTRL, KEY, SHIFT, Program, Table, focused, newshire
from tests.gui.scripted_prompts import ScriptedPrompts

ONE_SECOND = 1000


@pytest.fixture
def room(theme: Theme, prompts: ScriptedPrompts, qtbot: QtBot) -> Table:
    return Table(newshire(), prompts, qtbot)


@pytest.fixture
def program(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> Program:
    made = Program(session, window, prompts, qtbot)
    made.open(newshire(), tmp_path)
    made.hold()
    return made


def trouble(room: Table) -> str:
    return room.page.card.vote.tally.trouble.text()


def in_the_box(room: Table) -> str:
    return room.page.card.vote.tally.text()


def counts(room: Table) -> list[str]:
    rows = room.page.card.answer.rows.rows
    return [row.votes.text() for row in rows if row.votes is not None]


# --- the tally ------------------------------------------------------------------------------------


def test_a_tally_is_recorded_with_enter(room: Table) -> None:
    room.tally("0 3 7 1 ?1")
    assert room.votes("allowances-1") == [Pick(counts=(0, 3, 7, 1), dont_know=1)]
    assert room.page.card.vote.recorded.text() == "12 of 12 recorded"
    assert room.page.card.vote.missing.text() == "Everybody who is here"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0 3 7 2 ?1", "13 votes"),
        ("three", "is no tally"),
        ("0 3 7", "has 4 sentences"),
        ("0 3 7 1 1", "has 4 sentences"),
        ("", "Type how many"),
    ],
)
def test_a_tally_that_cannot_be_stays_with_a_word(room: Table, typed: str, said: str) -> None:
    room.tally(typed)
    assert said in trouble(room)
    assert in_the_box(room) == typed
    assert room.votes("allowances-1") == []


def test_what_was_wrong_is_no_longer_said_once_it_is_put_right(room: Table) -> None:
    room.tally("0 3 7 2 ?1")
    room.tally("0 3 7 1 ?1")
    assert trouble(room) == ""
    assert room.votes("allowances-1") == [Pick(counts=(0, 3, 7, 1), dont_know=1)]


def test_fewer_votes_than_people_are_recorded_and_said(room: Table) -> None:
    room.tally("0 3 7 1")
    assert room.votes("allowances-1") == [Pick(counts=(0, 3, 7, 1))]
    assert room.page.card.vote.missing.text() == "1 person has not voted"


def test_a_tally_typed_again_replaces_the_first(room: Table) -> None:
    room.tally("0 3 7 1")
    room.tally("1,3,7,1")
    assert room.votes("allowances-1") == [Pick(counts=(1, 3, 7, 1))]
    assert in_the_box(room) == "1 3 7 1"


def test_taking_a_vote_back_shows_what_stands(room: Table) -> None:
    room.tally("0 3 7 1")
    room.tally("1 3 7 1")
    room.press(KEY.Key_Z, CTRL)
    assert in_the_box(room) == "0 3 7 1"
    assert counts(room) == ["0", "3", "7", "1"]
    room.press(KEY.Key_Z, CTRL)
    assert in_the_box(room) == ""
    assert counts(room) == ["", "", "", ""]


def test_a_tally_begun_is_still_there_when_its_question_is_come_back_to(room: Table) -> None:
    room.alt(KEY.Key_T)
    room.type("0 3")
    room.press(KEY.Key_Left, CTRL)  # within the text
    room.live.go(1)
    assert in_the_box(room) == ""
    room.live.go(-1)
    assert in_the_box(room) == "0 3"
    room.document.apply(partial(place_at, "allowances-3", 1), "agree elsewhere")
    room.press(KEY.Key_G, CTRL)
    room.press(KEY.Key_Escape)
    assert in_the_box(room) == "0 3"


def test_record_and_next_records_what_is_typed(room: Table) -> None:
    room.alt(KEY.Key_T)
    room.type("0 3 7 1")
    room.go_on()
    assert room.votes("allowances-1") == [Pick(counts=(0, 3, 7, 1))]
    assert room.live.number == (2, 4)
    assert focused() is room.page.card.vote.tally


def test_record_and_next_stays_where_the_tally_cannot_be(room: Table) -> None:
    room.alt(KEY.Key_T)
    room.type("0 3 x")
    room.go_on()
    assert room.live.number == (1, 4)
    assert trouble(room)


def test_digits_answer_on_the_sentences_only(room: Table) -> None:
    room.write(KEY.Key_H, "2 workers")
    assert room.answer("allowances-1").state is AnswerState.NOT_DISCUSSED
    room.alt(KEY.Key_A)
    assert focused() is room.page.card.answer.rows.rows[0].button
    room.type("2")
    assert room.answer("allowances-1").rung == 2


def test_each_vote_is_in_the_recovery_copy_at_once(room: Table, qtbot: QtBot) -> None:
    autosave = Autosave(room.document, "test", clock.now)
    room.alt(KEY.Key_P)
    with (
        qtbot.waitSignal(autosave.kept, timeout=ONE_SECOND),
        qtbot.waitSignal(room.document.keep_wanted, timeout=ONE_SECOND),
    ):
        room.type("2")
    autosave.set_aside()
    (copy,) = recovery.kept_copies()
    assert isinstance(copy, recovery.RecoveryCopy)
    ((pick,),) = copy.assessment.picks["allowances-1"]
    assert pick.counts == (0, 0, 1, 0)


def test_an_agreed_answer_is_to_be_kept_at_once(room: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.document.keep_wanted, timeout=ONE_SECOND):
        room.agree("2")


# --- what stands beside the vote ------------------------------------------------------------------


def test_the_lower_median_is_said_and_not_chosen(room: Table) -> None:
    room.tally("2 6 3 0 ?1")
    assert room.page.card.asked.median.text() == "Lower median: Partly in place"
    assert room.page.card.asked.talk.text() == "Mixed views: the two ends speak first"
    assert room.answer("allowances-1").state is AnswerState.NOT_DISCUSSED


def test_a_second_vote_keeps_the_first_and_says_it(room: Table) -> None:
    room.tally("6 0 0 6")
    room.press(KEY.Key_R, CTRL)
    room.alt(KEY.Key_O)
    assert not room.live.revealed
    assert in_the_box(room) == ""
    assert counts(room) == ["", "", "", ""]
    assert room.page.card.vote.earlier.text() == "Earlier vote: 6 0 0 6 (split)"
    room.tally("0 6 6 0")
    assert room.votes("allowances-1") == [Pick(counts=(6, 0, 0, 6)), Pick(counts=(0, 6, 6, 0))]


def alone(role: str, rung: int, number: int) -> Pick:
    picked = tuple(int(each == rung) for each in range(4))
    return Pick(role=role, respondent=f"r-{number}", counts=picked, way=Way.BEFORE)


def with_said_before(assessment: Assessment) -> Assessment:
    """Three carers and one data lead say low, four social workers high; one wrote something."""
    roles = ["Carer"] * 3 + ["Data lead"] + ["Social worker"] * 4
    picks = tuple(alone(role, 0 if n < 4 else 2, n) for n, role in enumerate(roles))
    words = {"allowances-1": ResponseWords(know="The line rings out.")}
    brought = (Response(respondent="r-3", role="Data lead", words=words),)
    return assessment.model_copy(update={"picks": {"allowances-1": (picks,)}, "responses": brought})


@pytest.fixture
def prepared(theme: Theme, prompts: ScriptedPrompts, qtbot: QtBot) -> Table:
    return Table(with_said_before(newshire()), prompts, qtbot)


def test_what_was_said_beforehand_waits_until_it_is_asked_for(prepared: Table) -> None:
    vote = prepared.page.card.vote
    assert vote.beforehand.head.words == "What was said beforehand (8 people)"
    assert vote.lines.text() == ""
    vote.beforehand.head.click()
    assert "4 Not in place, 4 Mostly in place" in vote.lines.text()
    prepared.go_on()
    prepared.press(KEY.Key_Left, CTRL)


def test_what_was_said_beforehand_never_opens_by_itself(prepared: Table) -> None:
    vote = prepared.page.card.vote
    prepared.tally("3 3 3 3")
    assert not vote.beforehand.is_open
    assert vote.lines.text() == ""
    vote.beforehand.head.click()
    assert vote.lines.text()


def test_the_list_of_ways_says_how_the_vote_that_stands_was_taken(prepared: Table) -> None:
    vote = prepared.page.card.vote
    for code in "0123":
        prepared.live.key(code)
    assert vote.ways.currentText() == "Pass the keypad"
    prepared.tally("3 3 3 3")
    assert [vote.ways.itemText(n) for n in range(vote.ways.count())] == ["Cards up", "Paper slips"]
    vote.ways.show_choice("slips")
    prepared.go_on()
    assert vote.ways.currentText() == "Paper slips"


def test_no_role_of_one_person_is_ever_named_alone(prepared: Table) -> None:
    prepared.page.card.vote.beforehand.head.click()
    heads = [line.split(":")[0] for line in prepared.page.card.vote.lines.text().splitlines()]
    assert "Data lead" not in heads
    assert "Social worker" in heads


def test_words_written_beforehand_are_copied_without_whose_they_are(prepared: Table) -> None:
    notes = prepared.page.card.notes
    prepared.write(KEY.Key_K, "Referral log")
    notes.brought.head.click()
    shown = [label.text() for label in notes.brought.findChildren(QLabel)]
    assert "The line rings out." in shown
    assert not any("Data lead" in words for words in shown)
    notes.copied.emit("The line rings out.")
    assert prepared.answer("allowances-1").know == "Referral log\nThe line rings out."


# --- the wall -------------------------------------------------------------------------------------


def test_typing_comes_to_the_wall_only_when_it_is_released(room: Table) -> None:
    room.write(KEY.Key_N, "Open the line")
    assert room.live.wall.note == ""
    room.press(KEY.Key_W, CTRL | SHIFT)
    assert room.live.wall.note == "Open the line"
    room.type(" to everybody")
    assert room.live.wall.note == "Open the line"
    room.press(KEY.Key_W, CTRL | SHIFT)
    assert room.live.wall.note == "Open the line to everybody"
    room.press(KEY.Key_W, CTRL | SHIFT)
    assert room.live.wall.note == ""


def test_a_different_view_is_never_meant_for_the_wall(room: Table) -> None:
    room.write(KEY.Key_D, "It is worse in the north")
    room.press(KEY.Key_W, CTRL | SHIFT)
    assert room.live.wall.note == ""


def test_the_page_says_what_the_wall_shows(room: Table) -> None:
    head = room.page.head
    assert head.wall.text() == "The wall is off"
    room.press(KEY.Key_F5)
    assert head.wall.text() == "Votes hidden"
    room.live.reveal_or_hide()
    assert head.wall.text() == "Votes shown"
    room.live.blank_or_show()
    assert head.wall.text() == "Blank"
    assert room.desk.wall is not None
    room.desk.wall.left.emit()
    assert head.wall.text() == "The wall is off"


def test_reveal_records_a_tally_that_is_typed_first(room: Table) -> None:
    room.alt(KEY.Key_T)
    room.type("0 3 7 1")
    room.press(KEY.Key_R, CTRL)
    assert room.live.revealed
    assert room.votes("allowances-1") == [Pick(counts=(0, 3, 7, 1))]


def test_the_timer_starts_waits_and_is_given_more(room: Table) -> None:
    room.press(KEY.Key_T, CTRL)
    assert room.live.timer.is_running
    room.press(KEY.Key_T, CTRL)
    assert not room.live.timer.is_running
    before = room.live.timer.left
    room.press(KEY.Key_T, CTRL | SHIFT)
    assert room.live.timer.left == before + 120


def test_a_laptop_that_slept_is_told_of(room: Table) -> None:
    room.live.timer.slept.emit(1260)
    assert room.page.strip.label.text() == (
        "This computer slept for 21 minutes. The timer waited; Ctrl+T goes on."
    )


# --- parked, flagged, actions ---------------------------------------------------------------------


def test_a_point_is_parked_and_taken_up_again(room: Table) -> None:
    room.prompts.script("Ask health", "")
    room.press(KEY.Key_P, CTRL | SHIFT)
    (point,) = room.assessment.parking
    assert (point.text, point.question, point.item) == ("Ask health", "allowances-1", "allowances")
    assert point.owner == ""
    assert room.page.card.parked.points == ((point.id, "Ask health"),)
    room.page.card.parked.taken_up.emit(point.id)
    assert room.assessment.parking == ()


@pytest.mark.parametrize(("said", "owner"), [(" Commissioner ", "Commissioner"), (None, "")])
def test_who_could_take_a_point_is_asked_with_it(room: Table, said: str | None, owner: str) -> None:
    room.prompts.script("Ask health", said)
    room.press(KEY.Key_P, CTRL | SHIFT)
    (point,) = room.assessment.parking
    assert point.owner == owner
    ((_, words),) = room.page.card.parked.points
    assert words == ("Ask health (Commissioner)" if owner else "Ask health")


def test_nothing_is_parked_by_who_thinks_better_of_it(room: Table) -> None:
    room.prompts.script(None, "  ")
    room.press(KEY.Key_P, CTRL | SHIFT)
    room.press(KEY.Key_P, CTRL | SHIFT)
    assert room.assessment.parking == ()


def test_a_question_is_flagged(room: Table) -> None:
    room.press(KEY.Key_F, CTRL | SHIFT)
    assert room.answer("allowances-1").flagged
    room.press(KEY.Key_F, CTRL | SHIFT)
    assert not room.answer("allowances-1").flagged


@pytest.mark.parametrize(("code", "aims"), [("1", [2]), ("3", []), ("?", [])])
def test_an_action_aims_one_sentence_further(room: Table, code: str, aims: list[int]) -> None:
    room.agree(code)
    room.prompts.script("Open the line")
    room.press(KEY.Key_A, CTRL | SHIFT)
    (action,) = room.assessment.plan.actions
    assert (action.title, action.items) == ("Open the line", ("allowances",))
    assert [aim.rung for aim in action.aims] == aims


def test_an_action_is_seen_where_it_was_thought_of_until_it_is_undone(room: Table) -> None:
    seen = room.page.card.notes.from_here
    assert not seen.isVisible()
    for title in ("Open the line", "Ask health"):
        room.prompts.script(title)
        room.press(KEY.Key_A, CTRL | SHIFT)
    assert seen.isVisible()
    assert seen.text() == "Actions from here: Ask health; Open the line"
    room.live.go_to(1)
    room.agree("1")
    room.prompts.script("Write to carers")
    room.press(KEY.Key_A, CTRL | SHIFT)
    assert seen.text().startswith("Actions from here: Write to carers; ")
    room.live.go_to(0)
    assert seen.text() == "Actions from here: Ask health; Open the line"
    room.press(KEY.Key_Z, CTRL)  # writes to carers no more
    room.press(KEY.Key_Z, CTRL)  # nor agrees
    room.press(KEY.Key_Z, CTRL)
    assert seen.text() == "Actions from here: Open the line"


# --- who is here ---


@pytest.fixture
def after_lunch(room: Table) -> Table:
    room.prompts.script("10")
    room.press(KEY.Key_H, CTRL | SHIFT)
    return room


def test_how_many_are_here_is_changed_from_the_page(after_lunch: Table) -> None:
    assert after_lunch.live.present == 10
    assert after_lunch.page.card.vote.recorded.text() == "0 of 10 recorded"
    assert after_lunch.said[-1] == "10 people are here now."
    after_lunch.press(KEY.Key_Z, CTRL)
    assert after_lunch.live.present == 12


def test_a_tally_of_more_than_are_here_names_the_key_that_changes_that(
    after_lunch: Table,
) -> None:
    after_lunch.tally("3 3 3 3")
    assert trouble(after_lunch).endswith("Ctrl+Shift+H changes how many are here.")
    after_lunch.prompts.script("12")
    after_lunch.press(KEY.Key_H, CTRL | SHIFT)
    after_lunch.press(KEY.Key_Return)
    assert after_lunch.votes("allowances-1") == [Pick(counts=(3, 3, 3, 3))]


def test_what_is_no_number_of_people_is_asked_again(room: Table) -> None:
    room.prompts.script("some", "0", "1000", "9")
    room.press(KEY.Key_H, CTRL | SHIFT)
    assert "is not a whole number" in room.prompts.asked[1]
    assert room.prompts.asked[2].endswith("Write a number from 1 to 999.")
    assert room.prompts.asked[3].endswith("Write a number from 1 to 999.")
    assert room.live.present == 9


def test_votes_of_those_who_left_stay(room: Table) -> None:
    room.tally("3 3 3 3")
    room.prompts.script("10")
    room.press(KEY.Key_H, CTRL | SHIFT)
    assert room.votes("allowances-1") == [Pick(counts=(3, 3, 3, 3))]
    assert room.said[-1] == (
        "10 people are here now. 12 votes of this question stay as they were recorded."
    )


def test_who_thinks_better_of_it_changes_nobody(room: Table) -> None:
    room.prompts.script(None)
    room.press(KEY.Key_H, CTRL | SHIFT)
    assert room.live.present == 12
    assert not room.document.undo_stack.canUndo()


# --- unanimous ---


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ("6 0 0 6", "Recorded as unanimous. The vote was split: 6 0 0 6."),
        ("2 6 3 0 ?1", "Recorded as unanimous. The vote showed mixed views: 2 6 3 0 ?1."),
        ("0 0 7 5", "Recorded as unanimous. Nobody voted for this sentence: 0 0 7 5."),
        ("0 12 0 0", ""),
    ],
)
def test_unanimous_after_another_vote_is_remarked_on(room: Table, votes: str, said: str) -> None:
    room.tally(votes)
    room.agree("1")
    remark = room.page.card.asked.carried
    assert remark.text() == ""
    room.alt(KEY.Key_M)
    assert remark.text() == said
    answer = room.answer("allowances-1")
    assert answer.settled is Settled.UNANIMOUS
    room.alt(KEY.Key_C)
    assert remark.text() == ""


# --- going along ----------------------------------------------------------------------------------


def test_the_ends_of_the_running_order_are_said(room: Table) -> None:
    room.page.go_back()
    assert room.said[-1] == "This is the first line of the running order."
    room.live.go_to(3)
    room.go_on()
    assert room.said[-1].startswith("That was the last line.")
    assert room.page.foot.next.text() == "Rec&ord"


def test_after_the_last_line_there_is_only_reading_back(program: Program) -> None:
    last = len(program.live.session.steps)
    lines = (*program.live.session.steps, Step(title="Read back and close", minutes=20))
    session = changed(program.live.session, steps=lines)
    program.document.apply(partial(set_session, session), "plan")
    program.live.go_to(last)
    assert not program.page.foot.next.isEnabled()
    assert focused() is program.page.line.close_page
    program.live.go_to(0)
    assert program.page.foot.next.isEnabled()


def test_the_list_of_lines_says_what_is_settled_and_what_is_left(room: Table) -> None:
    room.agree("1")
    room.press(KEY.Key_G, CTRL)
    rows = room.page.list.list.rows
    assert [row.detail for row in rows][:2] == ["Settled: Partly in place", "Left"]
    room.press(KEY.Key_Down)
    room.press(KEY.Key_Down)
    room.press(KEY.Key_Return)
    assert room.live.number == (3, 4)
    assert focused() is room.page.card.vote.tally


def test_escape_leaves_the_list_and_then_the_workshop(program: Program) -> None:
    program.press(KEY.Key_G, CTRL)
    program.press(KEY.Key_Escape)
    assert program.page.card.isVisible()
    program.prompts.script(False)
    program.press(KEY.Key_Escape)
    assert program.page.isVisible()
    program.leave()
    assert not program.page.isVisible()
    assert program.main.menuBar().isVisible()


def test_escape_takes_the_wall_off_before_it_asks_to_leave(program: Program) -> None:
    wall = program.page.head.wall
    program.press(KEY.Key_F5)
    assert wall.text() == "Votes hidden"
    program.page.focus()
    program.press(KEY.Key_Escape)
    assert wall.text() == "The wall is off"
    assert program.page.isVisible()
    assert not program.prompts.asked


def test_who_leaves_is_told_where_it_goes_on_and_finds_what_was_half_typed(
    program: Program,
) -> None:
    program.alt(KEY.Key_T)
    program.type("0 3")
    program.leave()
    said = program.main.saved_words.text()
    assert "The workshop waits at Question 1 of 4" in said
    assert "A tally that is typed and not recorded stays" in said
    assert said in program.prompts.asked[-1]
    program.hold()
    assert program.page.card.vote.tally.text() == "0 3"


def test_nothing_is_said_of_half_a_tally_where_there_is_none(program: Program) -> None:
    program.leave()
    assert "tally" not in program.main.saved_words.text()


def test_who_comes_back_is_at_the_same_line(program: Program) -> None:
    program.go_on()
    program.write(KEY.Key_H, "Two workers")
    program.leave()
    program.hold()
    assert program.live.number == (2, 4)
    assert program.page.card.notes.boxes["have"].toPlainText() == "Two workers"


def test_keys_of_the_menus_do_not_lead_out_of_the_room(program: Program) -> None:
    program.press(KEY.Key_3, CTRL)
    program.press(KEY.Key_L, CTRL)
    assert program.page.isVisible()
    assert program.live.large


def test_undo_and_the_text_size_work_without_the_menus(program: Program, theme: Theme) -> None:
    program.tally("0 3 7 1")
    program.press(KEY.Key_Z, CTRL)
    assert program.votes("allowances-1") == []
    program.press(KEY.Key_Plus, CTRL)
    assert theme.text_size == 110
    program.press(KEY.Key_0, CTRL)
    assert theme.text_size == 100


def test_a_half_of_no_agreement_is_told_of_when_it_is_left(room: Table) -> None:
    room.page.card.answer.others.button("no_agreement").click()
    room.type("1")
    room.press(KEY.Key_Right, CTRL)
    assert "one sentence is missing" in room.said[-1]


# --- beginning again ------------------------------------------------------------------------------


def test_a_session_ended_in_the_middle_of_a_vote_goes_on_there(
    program: Program, tmp_path: Path
) -> None:
    program.live.go_to(2)
    program.tally("1 2 3 1")
    program.press(KEY.Key_S, CTRL)
    program.leave()
    program.press(KEY.Key_W, CTRL)
    program.open_again(tmp_path / "newshire.reflect")
    program.hold()
    assert program.live.question is not None
    assert program.live.question.id == "allowances-3"
    assert program.page.strip.label.text() == (
        "7 of 12 recorded at Question 3 of 4. Go on with the vote, or settle the question with "
        "these votes."
    )
    assert program.page.strip.isVisible()


def test_without_a_session_f5_says_where_to_plan_one(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    unplanned = newshire().model_copy(update={"workshop": Workshop()})
    made = Program(session, window, prompts, qtbot)
    made.open(unplanned, tmp_path)
    made.press(KEY.Key_F5)
    assert "No session is planned yet" in window.saved_words.text()
    assert window.menuBar().isVisible()


def test_the_session_to_hold_is_todays_else_the_first_with_questions_left() -> None:
    one = Sitting(id="one", steps=(Step(question="allowances-1"),))
    two = Sitting(id="two", steps=(Step(question="allowances-2"),))
    three = Sitting(id="three", day=DAY, steps=(Step(question="allowances-3"),))

    def held(assessment: Assessment) -> str:
        found = session_to_hold(DAY, assessment)
        return found.id if found else ""

    assert held(newshire(one, two)) == "one"
    assert held(newshire(one, two, three)) == "three"
    settled = partial(place_at, "allowances-1", 1)(newshire(one, two))
    assert held(settled) == "two"
    closed = close_session("two", datetime(2026, 11, 22, tzinfo=UTC), settled)
    assert held(closed) == "one"
    assert vote_under_way(one, settled) is None


# --- who can use it -------------------------------------------------------------------------------


def test_everybody_can_use_the_page(room: Table) -> None:
    assert accessibility.nameless(room.page) == []
    assert accessibility.small_targets(room.page) == []
    room.page.focus()
    assert accessibility.tab_trouble(room.page) == []


@pytest.mark.parametrize("size", [100, 125, 150, 200])
def test_nothing_is_cut_off(prepared: Table, theme: Theme, size: int) -> None:
    theme.set_text_size(size)
    prepared.tally("3 3 3 3")
    prepared.agree("1")
    accessibility.settle()
    clipped = accessibility.clipped(prepared.page)
    theme.set_text_size(100)
    assert clipped == []


def test_large_text_on_a_small_screen_leaves_the_room_to_the_question(
    room: Table, theme: Theme
) -> None:
    page, card = room.page, room.page.card
    room.window.resize(QSize(1016, 712))
    theme.set_text_size(200)
    try:
        accessibility.settle()
        around = page.head.height() + page.foot.height()
        tally, question = card.vote.tally, card.asked.question
        first = card.answer.rows.rows[0]
        below = [part.mapTo(card, part.rect().bottomLeft()).y() for part in (tally, first)]
        larger = tally.font().pointSizeF() >= question.font().pointSizeF()
        assert around < page.height() * 2 / 5
        assert max(below) <= card.height()
        assert larger
        assert page.head.time.accessibleName() == "Left to talk 8:00"
        assert accessibility.tab_trouble(page) == []
        room.alt(KEY.Key_N)
        room.alt(KEY.Key_A)
        assert first.mapTo(card, first.rect().topLeft()).y() >= 0
        room.alt(KEY.Key_T)
        assert question.mapTo(card, question.rect().topLeft()).y() >= 0
        room.press(KEY.Key_Tab)
        assert focused() is card.vote.more
        room.press(KEY.Key_Tab)
        assert card.answer.rows.isAncestorOf(focused())
        card.vote.present.setFocus()
        room.press(KEY.Key_Tab)
        assert focused() is card.notes.boxes["have"]
        room.live.timer.set_to(-30)
        assert page.head.time.text() == "over by 0:30"
    finally:
        theme.set_text_size(100)
    accessibility.settle()
    room.page.focus()
    assert accessibility.tab_trouble(page) == []
    assert page.head.next.isVisible()
    card.vote.tally.setFocus()
    room.press(KEY.Key_Tab)
    assert focused() is card.vote.ways


def test_in_large_text_a_sentence_has_the_width_of_its_row_and_its_votes_stand_above(
    room: Table, theme: Theme
) -> None:
    room.window.resize(QSize(1016, 712))
    theme.set_text_size(200)
    try:
        room.tally("3 3 3 3")
        accessibility.settle()
        row = room.page.card.answer.rows.rows[0]
        assert row.votes is not None
        assert row.sentence.width() > row.width() * 4 / 5
        assert row.sentence.geometry().top() >= row.votes.geometry().bottom()
        assert row.button.geometry().bottom() >= row.votes.geometry().bottom()
    finally:
        theme.set_text_size(100)
    accessibility.settle()
    assert row.sentence.geometry().right() < row.votes.geometry().left()


def offered(room: Table) -> dict[str, QAction]:
    """What the list at the tally offers, by its words."""
    menu = room.page.card.vote.more.menu()
    menu.aboutToShow.emit()
    return {each.text().replace("&", ""): each for each in menu.actions() if each.text()}


def test_in_large_text_the_ways_to_vote_are_offered_at_the_tally(room: Table, theme: Theme) -> None:
    vote = room.page.card.vote
    assert not vote.more.isVisible()
    room.window.resize(QSize(1016, 712))
    theme.set_text_size(200)
    try:
        accessibility.settle()
        assert vote.more.mapTo(vote, vote.more.rect().center()).y() < vote.tally.geometry().bottom()
        words = ["Cards up", "Paper slips", "Pass the keypad…", "Vote again", "Who is here…"]
        assert list(offered(room)) == words
        assert not offered(room)["Vote again"].isEnabled()
        offered(room)["Paper slips"].trigger()
        assert offered(room)["Paper slips"].isChecked()
        room.tally("3 3 3 3")
        assert [pick.way for pick in room.live.votes] == [Way.SLIPS]
        offered(room)["Vote again"].trigger()
        assert room.live.again
    finally:
        theme.set_text_size(100)
    accessibility.settle()
    assert not vote.more.isVisible()


def test_that_all_say_they_do_not_know_is_said(room: Table) -> None:
    room.tally("0 0 0 0 ?12")
    assert room.page.card.asked.talk.text() == "Too few picks to compare: 12 don’t know"


def test_a_long_title_takes_the_room_that_the_bar_has(room: Table) -> None:
    room.window.resize(QSize(1900, 740))
    head = room.page.head
    head.show_place("Question 12 of 24 · " + "Support for families " * 5, "")
    accessibility.settle()
    assert head.place.height() < head.place.fontMetrics().height() * 3 / 2


def test_an_alt_letter_acts_at_once(room: Table) -> None:
    room.tally("3 3 3 3")
    room.press(KEY.Key_V, ALT)
    assert room.live.revealed
    room.press(KEY.Key_O, ALT)
    assert room.live.again
    room.tally("3 3 3 3")
    room.agree("1")
    room.press(KEY.Key_C, ALT)
    assert room.answer("allowances-1").settled is Settled.AFTER_DISCUSSION


def test_the_essentials_need_no_scrolling_on_a_small_screen(room: Table) -> None:
    room.window.resize(QSize(1016, 712))
    room.tally("3 3 3 3")
    room.agree("1")
    accessibility.settle()
    bottom = room.page.card.asked.settled
    assert room.page.card.rect().contains(bottom.mapTo(room.page.card, bottom.rect().bottomRight()))


def test_ctrl_and_an_arrow_go_along_the_running_order_from_the_tally_too(room: Table) -> None:
    at = room.live.at
    assert room.page.card.vote.tally.hasFocus()
    room.press(KEY.Key_Right, CTRL)
    assert room.live.at == at + 1
    room.press(KEY.Key_Left, CTRL)
    assert room.live.at == at


def test_how_one_answer_was_settled_is_not_recorded_of_the_next(room: Table) -> None:
    room.agree("1")
    room.page.card.asked.settled.button("unanimous").click()
    room.press(KEY.Key_Return, CTRL)
    room.agree("2")
    question = room.live.question
    assert question is not None
    answer = room.document.assessment.answer(question.id)
    assert (answer.rung, answer.settled) == (2, None)


def test_no_agreement_is_not_left_without_both_its_sentences(room: Table) -> None:
    room.agree("3")
    at, answer = room.live.at, room.page.card.answer
    answer.others.button("no_agreement").click()
    room.press(KEY.Key_Return, CTRL)
    assert room.live.at == at
    assert focused() is answer.apart.low
    assert answer.apart.trouble.text().startswith("Choose the two sentences it is between")
    answer.apart.low.setCurrentIndex(0)
    answer.apart.low.picked.emit(answer.apart.low.choice)
    room.press(KEY.Key_Return, CTRL)
    assert room.live.at == at
    assert focused() is answer.apart.high
    answer.apart.high.setCurrentIndex(1)
    answer.apart.high.picked.emit(answer.apart.high.choice)
    room.press(KEY.Key_Return, CTRL)
    assert room.live.at == at + 1
    said = room.document.assessment.answer("allowances-1")
    assert (said.state, said.low, said.high) == (AnswerState.NO_AGREEMENT, 0, 2)


def test_what_was_said_of_a_vote_goes_when_another_begins(room: Table) -> None:
    room.alt(KEY.Key_T)
    room.type("0 3 7 2")
    room.press(KEY.Key_Return)
    room.page.say("Everybody has voted: 12 of 12. Ctrl+R reveals the votes.")
    room.page.card.vote.again.click()
    assert room.page.strip.isHidden()


def test_does_not_apply_is_not_left_without_a_reason(room: Table) -> None:
    at = room.live.at
    room.page.card.answer.others.button("not_applicable").click()
    room.press(KEY.Key_Return, CTRL)
    assert room.live.at == at
    assert room.page.card.answer.reason.field.hasFocus()
