"""Pass the keypad: who holds the laptop learns nothing of anybody else, and breaks nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from reflective_app.domain.picks import Pick, Way
from reflective_app.gui.theme import Theme
from reflective_app.gui.workshop.keypad import DONE
from tests.gui import accessibility
from tests.gui.scribe_window import CTRL, KEY, Table, newshire
from tests.gui.scripted_prompts import ScriptedPrompts


@pytest.fixture
def room(theme: Theme, prompts: ScriptedPrompts, qtbot: QtBot) -> Table:
    made = Table(newshire(), prompts, qtbot)
    made.alt(KEY.Key_P)
    assert made.keypad.isVisible()
    return made


def heard(node: QAccessibleInterface) -> Iterator[str]:
    """Every text of the accessible tree, also of what is hidden."""
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        yield node.text(kind)
    for place in range(node.childCount()):
        child = node.child(place)
        if child is not None:
            yield from heard(child)


def all_heard(room: Table) -> list[str]:
    return [each for each in heard(QAccessible.queryAccessibleInterface(room.window)) if each]


def test_it_asks_the_question_with_its_sentences_and_codes(room: Table) -> None:
    assert room.keypad.question.text() == "allowances-1?"
    shown = [(key.text(), words.text()) for key, words in room.keypad.rows]
    assert shown == [
        *((str(step), f"allowances-1 stands at step {step}.") for step in range(4)),
        ("?", "Don’t know"),
        ("x", "Not mine to judge"),
    ]


def test_each_key_is_one_vote(room: Table) -> None:
    room.type("01?X")
    assert room.votes("allowances-1") == [Pick(counts=(1, 1, 0, 0), dont_know=1, not_mine=1)]
    ((pick,),) = room.assessment.picks["allowances-1"]
    assert pick.way is Way.KEYPAD
    assert room.keypad.recorded.text() == "4 of 12 recorded"


def test_a_key_that_is_no_answer_is_said_and_not_counted(room: Table) -> None:
    room.type("4n ")
    assert room.votes("allowances-1") == []
    room.type("4")
    assert "no answer here" in room.keypad.said.text()


def test_backspace_takes_the_last_pick_back_and_not_what_it_was(room: Table) -> None:
    room.type("03")
    room.press(KEY.Key_Backspace)
    assert room.votes("allowances-1") == [Pick(counts=(1, 0, 0, 0))]
    room.press(KEY.Key_Backspace)
    assert room.votes("allowances-1") == []
    room.press(KEY.Key_Backspace)
    assert room.keypad.said.text() == "There is nothing to take back."


@pytest.mark.parametrize("picks", ["0000000", "3333333", "0123?x2"])
def test_nothing_on_the_screen_or_heard_tells_what_was_picked(
    theme: Theme, prompts: ScriptedPrompts, qtbot: QtBot, room: Table, picks: str
) -> None:
    room.type("1111111")
    known, seen = all_heard(room), room.keypad.grab().toImage()
    other = Table(newshire(), prompts, qtbot)
    other.alt(KEY.Key_P)
    other.type(picks)
    assert other.live.recorded == 7
    assert all_heard(other) == known
    assert other.keypad.grab().toImage() == seen


def test_an_earlier_vote_is_nowhere_while_the_keypad_goes_round(
    theme: Theme, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    room = Table(newshire(), prompts, qtbot)
    room.tally("9 0 3 0")
    room.press(KEY.Key_R, CTRL)
    assert any("9 0 3 0" in each for each in all_heard(room))
    room.alt(KEY.Key_O)
    room.alt(KEY.Key_P)
    assert not any("9" in each for each in all_heard(room))
    assert not room.live.revealed


def test_what_is_revealed_is_hidden_before_the_keypad_goes_round(
    theme: Theme, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    room = Table(newshire(), prompts, qtbot)
    room.tally("3 0 3 0")
    room.press(KEY.Key_R, CTRL)
    room.alt(KEY.Key_P)
    assert room.keypad.isVisible()
    assert not room.live.revealed


def test_no_command_of_the_window_works_inside(room: Table) -> None:
    room.type("12")
    for key in (KEY.Key_Z, KEY.Key_R, KEY.Key_G, KEY.Key_Return, KEY.Key_Right, KEY.Key_B):
        room.press(key, CTRL)
    room.press(KEY.Key_Tab)
    room.press(KEY.Key_F5)
    assert room.keypad.isVisible()
    assert room.votes("allowances-1") == [Pick(counts=(0, 1, 1, 0))]
    assert not room.live.revealed
    room.type("3")
    assert room.live.recorded == 3


def test_escape_ends_it_and_it_can_go_on(room: Table) -> None:
    room.type("12")
    room.press(KEY.Key_Escape)
    assert room.page.isVisible()
    assert room.page.strip.label.text() == "2 of 12 recorded. Pass the keypad again to go on."
    room.alt(KEY.Key_P)
    room.type("3")
    assert room.live.recorded == 3


def test_it_is_done_by_itself_and_shows_no_pick_when_it_comes_back(room: Table) -> None:
    room.type("0000111122?x")
    assert room.keypad.said.text() == DONE
    room.type("2")  # one press too many counts for nothing
    room.press(KEY.Key_Return)
    assert room.page.isVisible()
    vote, asked = room.page.card.vote, room.page.card.asked
    assert vote.tally.text() == ""
    assert vote.recorded.text() == "12 of 12 recorded"
    assert asked.median.text() == ""
    assert asked.talk.text() == "Hidden until Ctrl+R reveals it"
    marks = [row.votes.text() for row in asked.answer.rows.rows if row.votes is not None]
    assert marks == [""] * 4
    room.press(KEY.Key_R, CTRL)
    assert vote.tally.text() == "4 4 2 0 ?1 x1"
    marks = [row.votes.text() for row in asked.answer.rows.rows if row.votes is not None]
    assert marks == ["4", "4", "2", "0"]


def test_where_everybody_has_voted_it_does_not_go_round_again(room: Table) -> None:
    room.type("000011112222")
    room.press(KEY.Key_Return)
    room.alt(KEY.Key_P)
    assert not room.keypad.isVisible()
    assert room.page.strip.label.text().startswith("Everybody has voted.")


def test_a_tally_that_cannot_be_read_is_put_right_first(
    theme: Theme, prompts: ScriptedPrompts, qtbot: QtBot
) -> None:
    room = Table(newshire(), prompts, qtbot)
    room.type("0 3 n")
    room.alt(KEY.Key_P)
    assert not room.keypad.isVisible()
    assert room.page.card.vote.tally.text() == "0 3 n"


@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_cut_off(room: Table, theme: Theme, size: int) -> None:
    theme.set_text_size(size)
    accessibility.settle()
    clipped = accessibility.clipped(room.keypad)
    theme.set_text_size(100)
    assert clipped == []
    assert accessibility.nameless(room.keypad) == []


@pytest.mark.parametrize("size", [100, 200])
def test_nothing_moves_when_the_last_vote_is_in(room: Table, theme: Theme, size: int) -> None:
    theme.set_text_size(size)
    try:
        room.window.resize(800, 600)
        accessibility.settle()
        page = room.keypad
        before = [page.said.geometry(), *(words.geometry() for _, words in page.rows)]
        room.type("0" * 12)
        accessibility.settle()
        assert page.said.text() == DONE
        assert [page.said.geometry(), *(words.geometry() for _, words in page.rows)] == before
    finally:
        theme.set_text_size(100)
