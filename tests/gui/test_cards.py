"""Cards and lane rows: what they say, how they are painted, and that text is laid out once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.gui.theme import Theme
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.card_list import CardLine, CardList, CardRow
from reflective_app.gui.widgets.laid_text import LaidText
from reflective_app.gui.widgets.lane_list import LaneList
from reflective_app.gui.widgets.lane_rows import Fact, LaneRow
from reflective_app.gui.widgets.reader import Reader
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.shapes import Shape
from reflective_app.gui.widgets.text import body_label

CARDS = (
    CardRow(
        "one",
        "Open the line",
        code="R1",
        lines=(CardLine("No owner yet", strong=True), CardLine("Due soon", second=True)),
        foot=CardLine("On track (G)"),
        shape=Shape.ON_TRACK,
    ),
    CardRow("two", "Write the pages", foot=CardLine("Not started")),
)
LANES = (
    LaneRow("head", "A", "Act first", head=True),
    LaneRow(
        "one",
        "Allowances",
        "First because of its label.",
        code="R1",
        facts=(Fact("Partly in place", "Could be more.", Shape.PARTLY, strong=True), Fact("")),
    ),
)


@pytest.fixture
def frame(qtbot: QtBot, theme: Theme) -> QWidget:
    """A window with another place for the focus."""
    window = QWidget()
    QVBoxLayout(window).addWidget(Reader(body_label("Elsewhere"), "Elsewhere"))
    window.resize(300, 600)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def put(rows: RowList, frame: QWidget) -> None:
    """Put a list into the window, and have it laid out."""
    layout = frame.layout()
    assert layout is not None
    layout.addWidget(rows)
    rows.show()
    QApplication.processEvents()


@pytest.fixture
def cards(frame: QWidget) -> RowList:
    made = CardList("Now")
    made.show_rows(CARDS)
    put(made, frame)
    return made


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def test_a_card_is_spoken_whole_and_with_one_full_stop_at_a_time() -> None:
    assert CARDS[0].as_spoken == "R1. Open the line. No owner yet. Due soon. On track (G)."
    assert replace(CARDS[1], name="Stop.").as_spoken == "Stop. Not started."


def test_an_empty_column_is_no_stop_for_the_keyboard(cards: RowList) -> None:
    assert cards.focusPolicy() is Qt.FocusPolicy.StrongFocus
    cards.show_rows(())
    assert cards.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_chosen_and_focused_look_different_from_each_other_and_from_neither(
    cards: RowList,
) -> None:
    elsewhere = cards.window().findChildren(Reader)[0]
    elsewhere.setFocus()
    plain = picture(cards)
    cards.show_choice("one")
    chosen = picture(cards)
    cards.setFocus()
    focused = picture(cards)
    assert plain != chosen
    assert chosen != focused


def test_a_missing_owner_and_a_status_can_be_seen(cards: RowList) -> None:
    before = picture(cards)
    named = (CardLine("No owner yet"), *CARDS[0].lines[1:])
    cards.show_rows((replace(CARDS[0], lines=named), CARDS[1]))
    plain = picture(cards)
    assert plain != before
    cards.show_rows((replace(CARDS[0], lines=named, shape=None), CARDS[1]))
    assert picture(cards) != plain


def test_a_card_grows_with_its_text_and_with_the_text_size(cards: RowList, theme: Theme) -> None:
    before = cards.height()
    cards.show_rows((replace(CARDS[0], name="Open the line " * 20), CARDS[1]))
    longer = cards.height()
    assert longer > before
    theme.set_text_size(200)
    QApplication.processEvents()
    assert cards.height() > longer


def test_a_list_gives_way_in_height_when_rows_go(cards: RowList) -> None:
    before = cards.height()
    cards.show_rows(CARDS[:1])
    assert cards.height() < before


def test_the_head_of_a_lane_is_written_in_full_ink(frame: QWidget) -> None:
    lanes = LaneList("Lanes")
    lanes.show_rows(LANES)
    frame.resize(1200, 600)
    put(lanes, frame)
    text = lanes.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
    image = picture(lanes)
    head = lanes.visualRect(lanes.model().index(0, 0))
    letter = range(head.left(), head.left() + 20)
    darkest = min(image.pixelColor(x, y).lightness() for x in letter for y in range(head.bottom()))
    assert darkest <= text.lightness() + 8


def test_an_empty_fact_takes_no_room_and_is_not_spoken() -> None:
    assert LANES[1].as_spoken == (
        "R1 Allowances. Position: Partly in place; Could be more. First because of its label."
    )


def test_text_is_laid_out_in_lines_and_breaks_what_is_too_wide(theme: Theme) -> None:
    one = LaidText("Allowances", Role.BODY, 400)
    assert one.lines == 1
    assert LaidText("One\nTwo", Role.BODY, 400).lines == 2
    assert LaidText("Allowances " * 20, Role.BODY, 400).high > 2 * one.high
    assert LaidText("w" * 100, Role.BODY, 100).lines > 1


def test_laid_text_is_drawn_in_the_pen(theme: Theme) -> None:
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setPen(Qt.GlobalColor.black)
    LaidText("Allowances", Role.TITLE, 190).draw(painter, 0, 0)
    painter.end()
    inked = [image.pixelColor(x, y).lightness() < 60 for x in range(200) for y in range(40)]
    assert sum(inked) > 50
