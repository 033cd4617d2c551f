"""The presenter’s window: what the room sees, how large, and nothing that it must not see."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.assets import shipped
from reflective_app.domain.assessment import AnswerState
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import QuestionKind
from reflective_app.domain.workshop import Step
from reflective_app.gui import clock
from reflective_app.gui.theme import Inks, Theme
from reflective_app.gui.widgets.shapes import DARK_RAMP, LIGHT_RAMP, ramp
from reflective_app.gui.workshop import wall as wall_module
from reflective_app.gui.workshop.wall_foot import Foot, FootView
from reflective_app.gui.workshop.wall_keys import KEYS, WallKey, shortcuts
from reflective_app.gui.workshop.wall_look import (
    DARK_WALL,
    LIGHT_WALL,
    ROOMS,
    Look,
    sizes_for,
)
from reflective_app.gui.workshop.wall_marks import GROUP, Marks, marks_for
from reflective_app.gui.workshop.wall_sheet import plan_of
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.wording.wall import WallRung, WallView
from tests.builders import FILES, a_question, a_set, an_assessment, an_item
from tests.gui.wall_window import FULL, HIGH_DEFINITION, WallWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SETS = sorted(shipped("questionnaires").glob("*.toml"))
SIZES = pytest.mark.parametrize("size", [HIGH_DEFINITION, FULL])


@pytest.fixture
def wall(qtbot: QtBot, theme: Theme) -> WallWindow:
    """The wall of a session, at its first question."""
    return WallWindow(qtbot)


@pytest.fixture
def open_sans(qapp: QApplication, theme: Theme) -> None:
    """The program in the font of its reports, whatever this computer has."""
    put_on(qapp, "Open Sans", "OpenSans-Regular.ttf", "OpenSans-Semibold.ttf")


@pytest.fixture
def dejavu(qapp: QApplication, theme: Theme) -> None:
    """The program in the widest font that a computer is likely to have."""
    put_on(qapp, "DejaVu Sans", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def put_on(qapp: QApplication, family: str, *files: str) -> None:
    for name in files:
        QFontDatabase.addApplicationFont(str(shipped("resources", "fonts", name)))
    wanted = QFont(qapp.font())
    wanted.setFamily(family)
    qapp.setFont(wanted)


def label(wall: QWidget, text: str) -> QLabel:
    """The label that says this."""
    return next(each for each in wall.findChildren(QLabel) if text in each.text())


# Nothing on the wall that must not be


def test_before_the_reveal_neither_pixels_nor_tree_tell_one_vote_from_another(
    wall: WallWindow,
) -> None:
    wall.vote(0, 3, 7, 2)
    seen, heard = wall.seen, wall.heard
    for counts, unknown, mine in (((12, 0, 0, 0), 0, 0), ((3, 3, 3, 2), 1, 0), ((0,) * 4, 2, 10)):
        wall.vote(*counts, unknown=unknown, mine=mine)
        assert wall.seen == seen
        assert wall.heard == heard


def test_before_the_reveal_no_answer_shows_or_is_heard(wall: WallWindow) -> None:
    seen, heard = wall.seen, wall.heard
    wall.answer("reach", state=AnswerState.AGREED, rung=1, note="Jo Smith said so")
    assert (wall.seen, wall.heard) == (seen, heard)
    wall.answer("reach", state=AnswerState.NO_AGREEMENT, low=0, high=3)
    assert (wall.seen, wall.heard) == (seen, heard)
    assert not any("Partly" in text and "Some carers" not in text for text in heard)
    assert not any("Agreed" in text or "vote" in text for text in heard)


def test_only_how_many_have_voted_changes_before_the_reveal(wall: WallWindow) -> None:
    none, heard = wall.seen, wall.heard
    wall.vote(0, 3, 2, 2)
    assert wall.seen != none
    assert set(wall.heard) - set(heard) == {"7 of 12 recorded"}
    assert set(heard) - set(wall.heard) == {"0 of 12 recorded"}


def test_what_was_revealed_is_gone_from_pixels_and_tree_when_hidden_again(
    wall: WallWindow,
) -> None:
    wall.vote(0, 3, 7, 2)
    seen, heard = wall.seen, wall.heard
    wall.live.reveal_or_hide()
    wall.answer("reach", state=AnswerState.AGREED, rung=2)
    assert wall.seen != seen
    wall.live.reveal_or_hide()
    assert (wall.seen, sorted(wall.heard)) == (seen, sorted(heard))


def test_a_second_vote_hides_the_first(wall: WallWindow) -> None:
    empty, heard = wall.seen, wall.heard
    wall.vote(12, 0, 0, 0)
    wall.live.reveal_or_hide()
    wall.settle()
    wall.live.vote_again()
    assert (wall.seen, wall.heard) == (empty, heard)


def test_the_next_question_starts_hidden_and_says_nothing_of_the_last(wall: WallWindow) -> None:
    wall.vote(0, 3, 7, 2)
    wall.live.reveal_or_hide()
    wall.settle()
    wall.live.go(2)
    assert not any("carer" in text or "Split" in text or "7" in text for text in wall.heard)
    assert "0 of 12 recorded" in wall.heard


def test_what_the_scribe_types_shows_only_once_released(wall: WallWindow) -> None:
    seen = wall.seen
    wall.answer("reach", have="Two workers in the north", different_view="I never got a call")
    assert wall.seen == seen
    wall.live.release("Two workers in the north")
    assert "Note: Two workers in the north" in wall.heard
    wall.live.release("")
    assert wall.seen == seen


@pytest.mark.parametrize("revealed", [False, True])
def test_a_blank_wall_is_black_and_has_nothing_to_hear(wall: WallWindow, revealed: bool) -> None:
    wall.vote(0, 3, 7, 2)
    if revealed:
        wall.live.reveal_or_hide()
    wall.settle()
    before = wall.seen
    wall.live.blank_or_show()
    seen = wall.seen
    assert {seen.pixelColor(x, y).name() for x in range(0, 1280, 7) for y in range(0, 720, 3)} == {
        "#000000"
    }
    assert wall.heard == [wall_module.NAME]
    wall.live.blank_or_show()
    assert wall.seen == before


def test_a_blank_wall_stays_blank_while_the_timer_runs_and_votes_come(wall: WallWindow) -> None:
    wall.live.timer.start_or_pause()
    wall.live.blank_or_show()
    seen = wall.seen
    wall.wait(60)
    wall.vote(1, 1, 1, 1)
    wall.wall.resize(1281, 720)
    wall.wall.resize(1280, 720)
    assert wall.seen == seen
    assert wall.heard == [wall_module.NAME]


# What it shows


def test_the_vote_is_heard_sentence_by_sentence_once_revealed(wall: WallWindow) -> None:
    wall.vote(2, 6, 3, 0, unknown=1)
    wall.live.reveal_or_hide()
    wall.answer("reach", state=AnswerState.AGREED, rung=1)
    heard = wall.heard
    assert "0: Not in place. No named person; carers search alone 2 votes." in heard
    assert any(text.startswith("1: ") and text.endswith("6 votes. Agreed.") for text in heard)
    assert any(text.startswith("3: ") and text.endswith("no votes.") for text in heard)
    assert {"Mixed views", "Agreed", "Partly in place"} <= set(heard)
    assert "1 don’t know · the two ends speak first" in heard


def test_each_vote_is_a_stroke_in_groups_of_five(wall: WallWindow) -> None:
    wall.vote(1, 7, 4, 0)
    wall.live.reveal_or_hide()
    strokes = []
    for sentence in ("0: ", "1: ", "2: ", "3: "):
        row = label(wall.wall, sentence)
        picture, accent = row.grab().toImage(), QColor(LIGHT_WALL.accent)
        line = [
            picture.pixelColor(x, picture.height() // 2) == accent
            for x in range(row.width() // 2, row.width())
        ]
        starts = [x for x in range(1, len(line)) if line[x] and not line[x - 1]]
        strokes.append(len(starts))
        gaps = [b - a for a, b in pairwise(starts)]
        if len(starts) > GROUP:
            assert gaps[GROUP - 1] > gaps[GROUP - 2] + 2
    assert strokes == [1, 7, 4, 0]


@pytest.mark.parametrize("most", [1, 5, 6, 12, 20, 40, 60])
@pytest.mark.parametrize(("room", "high"), [(300, 60), (84, 80), (70, 42), (70, 120)])
def test_strokes_stay_in_their_place(most: int, room: int, high: int) -> None:
    marks = marks_for(most, room, high, 1.0)
    if marks is None:
        assert most > 20
        return
    columns = min(most, marks.groups * GROUP)
    rows = -(-most // (marks.groups * GROUP))
    wide = columns * 24 - 9 + (columns - 1) // GROUP * 12
    assert wide * marks.scale <= room
    assert (rows * 42 - 6) * marks.scale <= high


def test_few_votes_are_as_large_as_many_so_that_sentences_compare() -> None:
    assert marks_for(2, 300, 60, 1.0) == Marks(1.0, 2)
    assert marks_for(2000, 300, 60, 1.0) is None


def test_no_agreement_and_dont_know_are_said_in_words(wall: WallWindow) -> None:
    wall.live.reveal_or_hide()
    wall.answer("reach", state=AnswerState.NO_AGREEMENT, low=1, high=2)
    assert "No agreement: Partly in place to Mostly in place" in wall.heard
    assert "Agreed" not in wall.heard
    wall.answer("reach", state=AnswerState.DONT_KNOW)
    assert "Don’t know" in wall.heard
    assert "No votes recorded" in wall.heard


def test_the_timer_counts_down_and_then_says_over(wall: WallWindow) -> None:
    wall.live.timer.start_or_pause()
    wall.wait(230)
    assert {"left to talk", "4:10"} <= set(wall.heard)
    wall.wait(300)
    assert {"over by", "0:50"} <= set(wall.heard)


def test_a_break_says_when_it_goes_on(wall: WallWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    tea = datetime(2026, 11, 22, 11, 0, tzinfo=UTC).astimezone()
    monkeypatch.setattr(clock, "now", lambda: tea)
    wall.live.go(1)
    assert {"Tea", "15 min, then we go on"} <= set(wall.heard)
    wall.live.timer.start_or_pause()
    back = tea.replace(minute=15).strftime("%H:%M")
    assert f"We go on at {back}" in wall.heard
    wall.wait(910)
    assert "We go on now" in wall.heard
    wall.live.go(3)
    assert not any("go on" in text for text in wall.heard)


def test_a_workshop_without_a_running_order_has_an_empty_wall(qtbot: QtBot, theme: Theme) -> None:
    empty = WallWindow(qtbot)
    empty.live.leave()
    workshop = empty.document.assessment.workshop
    nothing = workshop.sessions[0].model_copy(update={"steps": ()})
    after = workshop.model_copy(update={"sessions": (nothing,)})
    empty.document.apply(lambda a: a.model_copy(update={"workshop": after}), "empty it")
    empty.live.changed.emit()
    assert empty.heard == [wall_module.NAME]


# Sizes and colours


@pytest.mark.parametrize(("height", "body", "question"), [(720, 32, 48), (1080, 48, 72)])
def test_text_is_as_large_as_the_back_of_the_room_needs(
    height: int, body: int, question: int
) -> None:
    sizes = sizes_for(height, large=False)
    assert (sizes.body, sizes.question) == (body, question)
    large = sizes_for(height, large=True)
    assert large.body >= 1.2 * body


def test_large_text_is_larger_on_the_wall_and_goes_back(wall: WallWindow) -> None:
    seen, wide = wall.seen, label(wall.wall, "Question 1 of").width()
    wall.live.large_or_normal()
    wall.settle()
    assert label(wall.wall, "Question 1 of").width() >= 1.2 * wide
    wall.live.large_or_normal()
    assert wall.seen == seen


def test_no_text_is_ever_smaller_than_the_floor(wall: WallWindow) -> None:
    for height in range(400, 2200, 37):
        sizes = sizes_for(height, large=False)
        smallest = min(sizes.body, sizes.spread, sizes.agreed)
        assert smallest >= 0.044 * height - 0.01
        assert min(room.question for room in ROOMS) * sizes.question >= sizes.body


def test_the_wall_keeps_its_sizes_whatever_the_program_s_text_size(
    qtbot: QtBot, theme: Theme
) -> None:
    wall = WallWindow(qtbot)
    seen = wall.seen
    theme.set_text_size(200)
    assert wall.seen == seen
    theme.set_text_size(80)
    assert wall.seen == seen


@pytest.mark.parametrize("inks", [LIGHT_WALL, DARK_WALL])
def test_text_stands_out_at_least_seven_to_one(inks: Inks) -> None:
    for ink in (inks.text, inks.second, inks.accent):
        for ground in (inks.page, inks.tint):
            assert contrast(ink, ground) >= 7


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart (WCAG)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_wall_goes_dark_and_light_again_whatever_the_program_wears(wall: WallWindow) -> None:
    seen = wall.seen
    assert seen.pixelColor(3, 3).name() == LIGHT_WALL.page
    wall.live.dark_or_light()
    assert wall.seen.pixelColor(3, 3).name() == DARK_WALL.page
    assert wall.heard
    wall.live.dark_or_light()
    assert wall.seen == seen


# It fits


@cache
def ladders(path: Path) -> tuple[Question, ...]:
    """Every question of a set that the room can vote on."""
    return tuple(
        question
        for item in read_question_set(path).every_item
        for question in item.questions
        if question.kind is QuestionKind.LADDER
    )


def as_revealed(question: Question) -> WallView:
    """A question with as much beside it as a vote can bring."""
    rungs = tuple(
        WallRung(rung, question.top, "", text, 3) for rung, text in enumerate(question.rungs)
    )
    worded = question.top == 3
    return WallView(
        "Question 14 of 24",
        question.text,
        rungs,
        spread="Split",
        aside="2 don’t know, 1 not mine to judge · the two ends speak first, then vote once more",
        agreed="Partly in place" if worded else max(question.rungs, key=len),
        agreed_rung=(1, question.top),
    )


def as_asked(question: Question) -> WallView:
    """A question before the vote."""
    rungs = tuple(
        WallRung(rung, question.top, "", text) for rung, text in enumerate(question.rungs)
    )
    return WallView("Question 14 of 24", question.text, rungs, recorded="17 of 20 recorded")


@SIZES
@pytest.mark.parametrize("font", ["open_sans", "dejavu"])
@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_every_question_of_every_set_fits_without_scrolling(
    font: str, path: Path, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(font)
    foot, sizes, closest = Foot(Look(), QWidget()), sizes_for(size[1], large=False), ROOMS[-1]
    wide = size[0] - 2 * sizes.u(closest.side)
    high = size[1] - 2 * sizes.u(closest.edge) - sizes.u(closest.gap)
    for question in ladders(path):
        for view in (as_asked(question), as_revealed(question)):
            plan = plan_of(view, "", sizes, closest, wide)
            said = foot.plan_of(FootView(view, ("left to talk", "10:00")), sizes, closest, wide)
            assert plan.high + said.high <= high, question.id
            for rung in plan.rungs:  # and no word is broken
                assert rung.plain.wide <= plan.columns.room
                assert rung.strong.count == rung.plain.count


def test_a_long_agreed_sentence_takes_the_size_of_the_sentences(open_sans: None) -> None:
    agreed = "A written needs assessment is made, with a plan of who does what by when."
    sizes = sizes_for(720, large=False)
    for words, size in (("Partly in place", sizes.agreed), (agreed, sizes.body)):
        view = WallView(title="Who?", agreed=words, agreed_rung=(2, 4))
        plan = Foot(Look(), QWidget()).plan_of(
            FootView(view, ("left", "4:10")), sizes, ROOMS[0], 1168
        )
        assert plan.agreed.high // plan.agreed.count == round(size * ROOMS[0].line)


@SIZES
def test_the_longest_question_shows_all_of_its_sentences(
    qtbot: QtBot, open_sans: None, size: tuple[int, int]
) -> None:
    every = [question for path in SETS for question in ladders(path)]
    asked = max(every, key=lambda question: len("".join((question.text, *question.rungs))))
    path = next(path for path in SETS if asked in ladders(path))
    assessment = an_assessment(read_question_set(path))
    wall = WallWindow(qtbot, assessment, Step(question=asked.id), size=size)
    wall.vote(3, 4, 2, 1, unknown=1, mine=1)
    wall.live.reveal_or_hide()
    wall.answer(asked.id, state=AnswerState.AGREED, rung=1)
    wall.settle()
    assert not wall.wall.is_longer
    for place in range(4):
        row = label(wall.wall, f"{place}: ")
        assert row.isVisible()
        assert row.visibleRegion().boundingRect() == row.rect()
    labels = wall.wall.findChildren(QLabel)
    agreed = next(each for each in labels if each.text() == "Partly in place")
    foot = agreed.parentWidget()
    assert foot is not None
    assert agreed.visibleRegion().boundingRect() == agreed.rect()
    assert foot.geometry().bottom() < wall.wall.height()
    assert row.mapTo(wall.wall, row.rect().bottomLeft()).y() < foot.geometry().top()


@pytest.mark.parametrize("font", ["open_sans", "dejavu"])
def test_nothing_moves_at_the_reveal(
    qtbot: QtBot, font: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(font)
    wall = WallWindow(qtbot)
    wall.settle()
    before = [label(wall.wall, f"{place}: ").geometry() for place in range(4)]
    wall.vote(3, 4, 3, 0, unknown=1, mine=1)
    wall.live.reveal_or_hide()
    assert "Mixed views" in wall.heard
    wall.answer("reach", state=AnswerState.AGREED, rung=2)
    wall.settle()
    assert [label(wall.wall, f"{place}: ").geometry() for place in range(4)] == before


def test_a_question_that_cannot_fit_goes_by_whole_sentences_and_says_so(
    qtbot: QtBot, theme: Theme
) -> None:
    long = [f"Sentence {n} " + "goes on and on about what carers told us " * 9 for n in range(4)]
    question = a_question("long", text="How long? " * 12, ladder=long)
    wall = WallWindow(
        qtbot, an_assessment(a_set(an_item("long", [question]))), Step(question="long")
    )
    wall.settle()
    rows = [label(wall.wall, f"{place}: ") for place in range(4)]
    assert wall.wall.is_longer
    assert "More: Page Down" in wall.heard
    shown: set[int] = set()
    for _ in range(8):
        wall.settle()
        for place, row in enumerate(rows):
            if row.isVisible():
                shown.add(place)
                assert row.visibleRegion().boundingRect() == row.rect()
        wall.press(Qt.Key.Key_PageDown)
    assert shown == {0, 1, 2, 3}
    assert "Back: Page Up" in wall.heard
    for _ in range(8):
        wall.press(Qt.Key.Key_PageUp)
    assert label(wall.wall, "How long?").isVisible()
    assert "More: Page Down" in wall.heard


def test_a_hostile_set_is_shown_as_it_stands(qtbot: QtBot, theme: Theme) -> None:
    questions = read_question_set(FILES / "hostile-set.toml")
    asked = [
        q for item in questions.every_item for q in item.questions if q.kind is QuestionKind.LADDER
    ]
    steps = [Step(question=q.id) for q in asked]
    wall = WallWindow(qtbot, an_assessment(questions), *steps)
    for question in asked:
        assert question.text in wall.heard
        for each in wall.wall.findChildren(QLabel):
            assert each.textFormat() is Qt.TextFormat.PlainText
        wall.live.go(1)


# Keys


def test_every_key_of_the_list_does_what_it_says(wall: WallWindow, qtbot: QtBot) -> None:
    live = wall.live
    wall.press(Qt.Key.Key_B)
    assert live.blank
    wall.press(Qt.Key.Key_B)
    wall.press(Qt.Key.Key_D)
    assert (live.blank, live.dark) == (False, True)
    wall.press(Qt.Key.Key_R, CTRL)
    assert live.revealed
    wall.press(Qt.Key.Key_L, CTRL)
    assert live.large
    wall.press(Qt.Key.Key_T, CTRL)
    assert live.timer.is_running
    wall.press(Qt.Key.Key_Right, CTRL)
    assert live.at == 1
    wall.press(Qt.Key.Key_Left, CTRL)
    assert live.at == 0
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
        with qtbot.waitSignal(wall.wall.left):
            wall.press(key)
    assert set(KEYS.values()) == set(WallKey)
    assert ("Blank the wall, or show it again", "B") in shortcuts()


def test_digits_and_other_letters_do_nothing_on_the_wall(wall: WallWindow) -> None:
    before = wall.document.assessment
    seen = wall.seen
    QTest.keyClicks(wall.wall, "0123?xnrtl ")
    assert wall.document.assessment == before
    assert wall.seen == seen


def test_closing_the_window_leaves_the_wall_and_not_the_workshop(
    wall: WallWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(wall.wall.left):
        wall.wall.close()
    assert wall.wall.isVisible(), "where the wall is shown is for its screens to say"
    wall.vote(1, 1, 1, 1)
    assert "4 of 12 recorded" in wall.heard


def test_the_program_ends_with_its_window_though_the_wall_is_shown(wall: WallWindow) -> None:
    assert not wall.wall.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_a_vote_paints_nothing_but_how_many_have_voted(
    wall: WallWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall.settle()
    laid = []
    monkeypatch.setattr(wall_module, "plan_of", lambda *args: laid.append(args))
    wall.vote(0, 3, 7, 2)
    wall.settle()
    assert laid == []
    assert "12 of 12 recorded" in wall.heard


def test_a_light_wall_has_its_own_shapes_where_the_window_is_dark(theme: Theme) -> None:
    look = Look()
    theme.set_appearance("dark")
    try:
        look.wear(DARK_WALL)
        assert ramp(look.palette) is DARK_RAMP
        look.wear(LIGHT_WALL)
        assert ramp(look.palette) is LIGHT_RAMP
    finally:
        theme.set_appearance("system")
