"""What an edit leaves alone stays where it is, and is not painted again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import CellValue
from reflective_app.domain.edits import confirm_cell, place_at
from reflective_app.domain.plan import Phase
from reflective_app.domain.plan_edits import move_action
from reflective_app.gui.document import AssessmentDocument, Edit
from reflective_app.gui.pages.benchmark.page import BenchmarkPage
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.pages.roadmap.page import RoadmapPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.text import SteadyLabel
from reflective_app.gui.workspace import Workspace
from tests.generated import generated_assessment
from tests.gui.scripted_prompts import ScriptedPrompts

GRID_ITEM, LADDER = "recommendation-2", "recommendation-2-q2"


class Watch(QObject):
    """Notes which widgets are moved, given another size, or painted."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[QObject, QEvent.Type]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the event and let it go on."""
        self.seen.append((watched, event.type()))
        return False

    def times(self, widget: QWidget, kind: QEvent.Type) -> int:
        """How often it happened to a widget."""
        return self.seen.count((widget, kind))


@contextmanager
def watched(*widgets: QWidget) -> Iterator[Watch]:
    """Watch while something is done, and until it is painted."""
    QApplication.processEvents()
    watch = Watch()
    for widget in widgets:
        widget.installEventFilter(watch)
    yield watch
    QApplication.processEvents()
    for widget in widgets:
        widget.removeEventFilter(watch)


def the_window(qtbot: QtBot, theme: Theme, page: str, at: str = "") -> Workspace:
    """The big assessment, open at a page."""
    document = AssessmentDocument(generated_assessment())
    workspace = Workspace(document, ScriptedPrompts())
    qtbot.addWidget(workspace)
    workspace.resize(1280, 800)
    workspace.show()
    workspace.go_to(page, at)
    qtbot.waitUntil(lambda: workspace.page.isVisible())
    return workspace


def do(workspace: Workspace, edit: Edit) -> None:
    workspace.document.apply(edit, "edit")


def test_a_card_that_is_moved_leaves_the_other_columns_unpainted(
    qtbot: QtBot, theme: Theme
) -> None:
    workspace = the_window(qtbot, theme, "roadmap")
    page = workspace.page
    assert isinstance(page, RoadmapPage)
    action = workspace.document.assessment.plan.actions[0].id
    do(workspace, partial(move_action, action, Phase.NOW, 0))
    now, next_, later, not_now = [cards.viewport() for cards in page.board.lists]
    with watched(now, next_, later, not_now) as watch:
        do(workspace, partial(move_action, action, Phase.NEXT, 0))
    paint = QEvent.Type.Paint
    assert watch.times(now, paint)
    assert watch.times(next_, paint)
    assert not watch.times(later, paint)
    assert not watch.times(not_now, paint)


def test_the_heads_of_the_columns_do_not_move_when_a_column_grows(
    qtbot: QtBot, theme: Theme
) -> None:
    workspace = the_window(qtbot, theme, "roadmap")
    page = workspace.page
    assert isinstance(page, RoadmapPage)
    action = workspace.document.assessment.plan.actions[0].id
    do(workspace, partial(move_action, action, Phase.NOW, 0))
    with watched(*page.board.heads, page.board) as watch:
        do(workspace, partial(move_action, action, Phase.LATER, 0))
    assert watch.times(page.board, QEvent.Type.Resize) == 1
    assert not [head for head in page.board.heads if watch.times(head, QEvent.Type.Move)]


def test_what_stands_above_the_lanes_does_not_move_when_an_item_changes_lane(
    qtbot: QtBot, theme: Theme
) -> None:
    workspace = the_window(qtbot, theme, "benchmark")
    page = workspace.page
    assert isinstance(page, BenchmarkPage)
    for rung in (0, 3):
        do(workspace, partial(place_at, LADDER, rung))
    before = page.lanes.height()
    with watched(page.picture, page.filters, page.heads) as watch:
        for rung in (0, 2, 1, 3, 0):
            do(workspace, partial(place_at, LADDER, rung))
            QApplication.processEvents()
            if page.lanes.height() != before:
                break
    assert page.lanes.height() != before  # else there was nothing to make room for
    kinds = QEvent.Type.Move, QEvent.Type.Resize
    assert not [kind for _, kind in watch.seen if kind in kinds]


def test_the_grid_stays_where_it_is_while_its_cells_are_confirmed(
    qtbot: QtBot, theme: Theme
) -> None:
    workspace = the_window(qtbot, theme, "offer", GRID_ITEM)
    page = workspace.page
    assert isinstance(page, OfferPage)
    assessment = workspace.document.assessment
    groups = assessment.question_set.groups_of(assessment.question_set.item(GRID_ITEM))
    edits = [
        partial(confirm_cell, GRID_ITEM, group.id, value)
        for value in (CellValue.NO, CellValue.YES, CellValue.SOME)
        for group in groups[:3]
    ]
    for edit in edits:  # the most words that there are to be said have been said once
        do(workspace, edit)
        QApplication.processEvents()
    said = set()
    with watched(page.reach.grid) as watch:
        for edit in edits:
            do(workspace, edit)
            said.add(page.reach.sentence.text())
    assert len(said) > 1
    assert not watch.times(page.reach.grid, QEvent.Type.Move)


def test_a_steady_label_keeps_the_room_of_the_most_it_said(qtbot: QtBot, theme: Theme) -> None:
    label = SteadyLabel("Everybody gets it.")
    qtbot.addWidget(label)
    one_line = label.heightForWidth(200)
    label.setText("Families of kinship carers with an informal arrangement do not get it. " * 2)
    most = label.heightForWidth(200)
    assert most > one_line
    label.setText("Everybody gets it.")
    assert label.heightForWidth(200) == most


def test_a_steady_label_forgets_the_room_of_larger_text(qtbot: QtBot, theme: Theme) -> None:
    label = SteadyLabel("Everybody gets it.")
    qtbot.addWidget(label)
    plain = label.heightForWidth(400)
    theme.set_text_size(200)
    assert label.heightForWidth(400) > plain
    theme.set_text_size(100)
    assert label.heightForWidth(400) == plain
