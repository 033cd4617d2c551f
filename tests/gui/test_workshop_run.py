"""A whole invented workshop in a real window, by keyboard alone: 12 people, two days, 14 questions.

Votes are taken in three ways. The first day is saved and closed, and the second goes on from the
file.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import (
    AnswerState,
    Assessment,
    Became,
    ParkedPoint,
    Settled,
)
from reflective_app.domain.edits import change_point
from reflective_app.domain.picks import Way
from reflective_app.domain.plan import Aim
from reflective_app.domain.sessions import close_session
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.session import Session
from reflective_app.storage.assessment_file import read_assessment
from tests.gui.scribe_window import CTRL, KEY, SHIFT, Program, a_sitting, newshire
from tests.gui.scripted_prompts import ScriptedPrompts

CLOSED = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)
FIRST = [f"allowances-{number}" for number in range(1, 6)] + ["training-1", "training-2"]
SECOND = [
    "training-2",
    "training-3",
    "training-4",
    "training-5",
    "peers-1",
    "peers-2",
    "peers-3",
    "peers-4",
]


@pytest.fixture
def room(
    session: Session, window: MainWindow, prompts: ScriptedPrompts, qtbot: QtBot, tmp_path: Path
) -> Program:
    made = Program(session, window, prompts, qtbot)
    made.open(newshire(a_sitting("first", *FIRST), a_sitting("second", *SECOND)), tmp_path)
    return made


def on(room: Program, question_id: str) -> None:
    assert room.live.question is not None
    assert room.live.question.id == question_id


def first_day(room: Program) -> None:
    """Cards and the keypad; a second vote, a parked point, a new action."""
    room.hold()
    assert room.page.head.place.text() == "Welcome, purpose, how votes are used"
    room.go_on()
    room.go_on()

    everybody_agrees(room)
    two_votes(room)
    the_keypad_goes_round(room)
    nobody_knows(room)
    the_rest_of_the_day(room)


def everybody_agrees(room: Program) -> None:
    """Cards; notes, a parked point and a new action."""
    on(room, "allowances-1")
    room.tally("0 10 2 0")
    room.press(KEY.Key_R, CTRL)
    room.agree("1")
    room.alt(KEY.Key_M)
    room.write(KEY.Key_H, "A phone line for some families")
    room.write(KEY.Key_K, "Referral log")
    room.write(KEY.Key_N, "Open it to everybody")
    room.prompts.script("Ask health about the evenings", "Commissioner")
    room.press(KEY.Key_P, CTRL | SHIFT)
    room.prompts.script("Name one worker for evenings")
    room.press(KEY.Key_A, CTRL | SHIFT)
    room.go_on()


def two_votes(room: Program) -> None:
    """Split; the two ends speak, and the room votes once more."""
    on(room, "allowances-2")
    room.tally("5 1 1 5")
    room.press(KEY.Key_R, CTRL)
    assert "Split" in room.page.card.asked.talk.text()
    assert "vote once more" in room.page.card.asked.talk.text()
    room.alt(KEY.Key_O)
    room.tally("1 7 4 0")
    room.agree("1")
    room.alt(KEY.Key_C)
    room.write(KEY.Key_D, "It is worse in the north")
    room.go_on()


def the_keypad_goes_round(room: Program) -> None:
    """Twelve picks, one of them taken back and given again."""
    on(room, "allowances-3")
    room.alt(KEY.Key_P)
    room.type("001111222?x")
    room.press(KEY.Key_Backspace)
    room.type("?")
    room.type("2")
    room.press(KEY.Key_Return)
    assert not room.keypad.isVisible()
    room.press(KEY.Key_R, CTRL)
    room.agree("1")
    room.alt(KEY.Key_C)
    room.go_on()


def nobody_knows(room: Program) -> None:
    """A tally of don’t knows."""
    on(room, "allowances-4")
    room.tally("0 1 0 0 ?9 x2")
    room.agree("?")
    room.go_on()


def the_rest_of_the_day(room: Program) -> None:
    """A break, two questions in a breath, and one that is left in the middle."""
    assert room.live.step is not None
    assert room.live.question is None
    assert room.live.step.pause
    room.go_on()
    for question_id in ("allowances-5", "training-1"):
        on(room, question_id)
        room.tally("0 0 12 0")
        room.agree("2")
        room.go_on()
    on(room, "training-2")
    room.tally("3 4")  # one count for each sentence is needed, so this stays
    room.go_on()
    on(room, "training-2")
    assert room.page.card.vote.tally.text() == "3 4"
    room.leave()


def between(room: Program) -> None:
    """The parked point is answered and the first day closed, as on the page for that."""
    (point,) = room.assessment.parking
    answered = ParkedPoint(**(dict(point) | {"became": Became.ANSWERED, "outcome": "They will."}))
    document = room.document
    document.apply(partial(change_point, answered), "answer point")
    document.apply(partial(close_session, "first", CLOSED), "close session")


def second_day(room: Program) -> None:
    """Paper slips, no agreement, and what was left on the first day."""
    room.hold()
    room.go_on()
    room.go_on()

    no_agreement(room)
    one_has_gone_home(room)
    gone_back_to(room)
    the_last_ones(room)
    the_roadmap_in_between(room)


def no_agreement(room: Program) -> None:
    """Slips are read out; a wrong total stays and is put right. No agreement by its code."""
    on(room, "training-2")
    room.alt(KEY.Key_T)
    room.press(KEY.Key_Tab)
    room.press(KEY.Key_Down)
    room.tally("3 4 5 1")
    assert "13 votes" in room.page.card.vote.tally.trouble.text()
    assert room.votes("training-2") == []
    room.tally("3 4 5 0")
    room.press(KEY.Key_R, CTRL)

    room.alt(KEY.Key_A)
    room.press(KEY.Key_Tab)
    room.press(KEY.Key_Left)
    room.press(KEY.Key_Tab)
    room.type("0 to 2")
    room.go_on()


def one_has_gone_home(room: Program) -> None:
    """Fewer votes than people are recorded, and it is said."""
    on(room, "training-3")
    room.tally("0 0 5 6")
    assert room.page.card.vote.missing.text() == "1 person has not voted"
    room.agree("3")
    room.go_on()


def gone_back_to(room: Program) -> None:
    """A question is left out, and gone back to by the list."""
    on(room, "training-4")
    room.go_on()
    on(room, "training-5")
    room.press(KEY.Key_G, CTRL)
    room.press(KEY.Key_Up)
    room.press(KEY.Key_Return)
    on(room, "training-4")
    room.tally("12 0 0 0")
    room.agree("0")
    room.go_on()


def the_last_ones(room: Program) -> None:
    """An answer is taken back and given again."""
    for question_id in SECOND[3:]:
        if room.live.question is None:
            room.go_on()
        on(room, question_id)
        room.tally("0 4 4 4")
        room.agree("2")
        room.press(KEY.Key_Z, CTRL)
        room.agree("1")
        room.go_on()


def the_roadmap_in_between(room: Program) -> None:
    """F5 comes back to the same line."""
    assert room.live.step is not None
    while room.live.step.title != "Priorities":
        room.go_on()
    room.alt(KEY.Key_R)
    workspace = room.main.workspace
    assert workspace is not None
    assert workspace.page.key == "roadmap"
    assert workspace.isVisible()
    room.hold()
    assert room.live.step.title == "Priorities"
    room.leave()
    assert workspace.isVisible()


def test_a_workshop_of_two_days_is_held_by_keyboard_alone(room: Program, tmp_path: Path) -> None:
    first_day(room)
    path = tmp_path / "newshire.reflect"
    room.press(KEY.Key_S, CTRL)
    assert read_assessment(path).assessment.picks == room.assessment.picks
    room.press(KEY.Key_W, CTRL)
    assert room.session.files.document is None
    room.open_again(path)
    between(room)
    second_day(room)
    room.press(KEY.Key_S, CTRL)
    held(read_assessment(path).assessment)


def held(assessment: Assessment) -> None:
    """What the file holds of both days."""
    answers, picks = assessment.answers, assessment.picks

    def votes(question_id: str) -> list[tuple[tuple[int, ...], int, int, Way | None]]:
        rounds = [one for (one,) in picks[question_id]]
        return [(one.counts, one.dont_know, one.not_mine, one.way) for one in rounds]

    assert votes("allowances-1") == [((0, 10, 2, 0), 0, 0, Way.CARDS)]
    first = answers["allowances-1"]
    assert (first.rung, first.settled) == (1, Settled.UNANIMOUS)
    assert (first.have, first.know) == ("A phone line for some families", "Referral log")
    assert (first.next, first.parked) == ("Open it to everybody", True)

    assert votes("allowances-2") == [
        ((5, 1, 1, 5), 0, 0, Way.CARDS),
        ((1, 7, 4, 0), 0, 0, Way.CARDS),
    ]
    assert answers["allowances-2"].settled is Settled.AFTER_DISCUSSION
    assert answers["allowances-2"].different_view == "It is worse in the north"

    assert votes("allowances-3") == [((2, 4, 4, 0), 2, 0, Way.KEYPAD)]
    assert answers["allowances-3"].rung == 1
    assert votes("allowances-4") == [((0, 1, 0, 0), 9, 2, Way.CARDS)]
    assert answers["allowances-4"].state is AnswerState.DONT_KNOW

    assert votes("training-2") == [((3, 4, 5, 0), 0, 0, Way.SLIPS)]
    apart = answers["training-2"]
    assert (apart.state, apart.low, apart.high) == (AnswerState.NO_AGREEMENT, 0, 2)
    assert votes("training-3") == [((0, 0, 5, 6), 0, 0, Way.SLIPS)]
    rungs = {"training-3": 3, "training-4": 0, "training-5": 1, "peers-1": 1, "peers-3": 1}
    assert {key: answers[key].rung for key in rungs} == rungs
    assert len(picks) == len({*FIRST, *SECOND}) == 14
    assert {*picks} == {*answers}

    (point,) = assessment.parking
    assert (point.text, point.question) == ("Ask health about the evenings", "allowances-1")
    (action,) = assessment.plan.actions
    assert (action.title, action.items) == ("Name one worker for evenings", ("allowances",))
    assert action.aims == (Aim(question="allowances-1", rung=2),)
