"""The roadmap page as tests use it: Newshire's plan, and hands on the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.plan import Action, Phase, Plan
from reflective_app.gui.pages.roadmap.page import RoadmapPage
from reflective_app.gui.widgets.card_list import CardList, CardRow
from tests.builders import a_set, an_action, an_assessment, an_item, answered

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NOW, NEXT, LATER, NOT_NOW = range(4)


def suggestion(number: int) -> dict[str, object]:
    text = f"Do the thing numbered {number}."
    return {
        "id": f"suggested-{number}",
        "text": text,
        "question": f"allowances-{number}",
        "from": [0, 1],
        "aims_for": 2,
    }


def newshire(*actions: Action) -> Assessment:
    """Allowances partly in place, with three suggestions and one don't know; peers in place."""
    suggested = [suggestion(number) for number in (1, 2, 3)]
    items = (an_item("allowances", actions=suggested), an_item("peers"))
    assessment = answered(an_assessment(a_set(*items)), "allowances", "1, 1, 1, ?")
    assessment = answered(assessment, "peers", "3, 3, 3, 3")
    return assessment.model_copy(update={"plan": Plan(actions=actions)})


ACTIONS = (
    an_action("line", title="Open the line", items=("allowances",), owner="Team manager"),
    an_action("pages", title="Write the pages"),
    an_action("policy", title="Publish the policy", phase=Phase.LATER, depends_on=("line",)),
)


def plan(page: RoadmapPage) -> Plan:
    return page.document.assessment.plan


def titles(page: RoadmapPage, column: int) -> list[str]:
    return [row.name for row in page.board.lists[column].rows]


def card(page: RoadmapPage, key: str) -> CardRow:
    rows = [row for cards in page.board.lists for row in cards.rows]
    found = next(row for row in rows if row.key == key)
    assert isinstance(found, CardRow)
    return found


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def at_card(page: RoadmapPage, key: str) -> None:
    """Put the keyboard on a card."""
    page.board.choose(key, focus=True)
    page.board.chosen.emit(key)


def click(cards: CardList, place: int, *, twice: bool = False) -> None:
    at = cards.visualRect(cards.model().index(place, 0)).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    if twice:
        QTest.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)


def set_aside(page: RoadmapPage, reason: str, key: Qt.Key | None = None) -> None:
    """Set aside what is ticked or chosen among the drafts, by a key or by the button."""
    if key is None:
        page.draft_bar.aside.click()
    else:
        press(key)
    QTest.keyClicks(page.aside.reason, reason)
    page.aside_bar.go.click()


def carry(page: RoadmapPage, key: str, to: int, *, above: str = "", let_go: bool = True) -> None:
    """Carry a card by the mouse to another column, above one of its cards or below them all."""
    board = page.board
    place = next(at for at, cards in enumerate(board.lists) if key in _keys(cards))
    cards, column = board.lists[place], board.lists[to]
    at = cards.visualRect(cards.model().index(_keys(cards).index(key), 0)).center()
    goal = QPoint(column.width() // 2, column.height() + 30)
    if above:
        rows = column.visualRect(column.model().index(_keys(column).index(above), 0))
        goal = QPoint(column.width() // 2, rows.top() + 5)
    goal = cards.viewport().mapFromGlobal(column.viewport().mapToGlobal(goal))
    QTest.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    for step in (at + QPoint(3, 30), goal):
        where = cards.viewport().mapToGlobal(step)
        none = Qt.KeyboardModifier.NoModifier
        left = Qt.MouseButton.LeftButton
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(step),
            QPointF(where),
            Qt.MouseButton.NoButton,
            left,
            none,
        )
        QApplication.sendEvent(cards.viewport(), moved)
    if let_go:
        QTest.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=goal)


def _keys(cards: CardList) -> list[str]:
    return [row.key for row in cards.rows]
