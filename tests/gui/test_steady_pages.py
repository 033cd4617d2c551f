"""What an edit leaves alone stays where it is, and is not painted again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.edits import confirm_cell, place_at
from reflective_app.domain.plan import Phase
from reflective_app.domain.plan_edits import move_action
from reflective_app.gui.document import AssessmentDocument, Edit
from reflective_app.gui.pages.benchmark.page import BenchmarkPage
from reflective_app.gui.pages.offer.page import OfferPage
from reflective_app.gui.pages.page import Page
from reflective_app.gui.pages.report.page import ReportPage
from reflective_app.gui.pages.roadmap.page import RoadmapPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.text import SteadyLabel
from reflective_app.gui.workspace import Workspace
from tests.builders import a_set, an_assessment, an_item
from tests.generated import generated_assessment
from tests.gui.scripted_prompts import ScriptedPrompts

P = TypeVar("P", bound=Page)

STEPS = 5
"""Qt lays a new page out from the inside outwards, an event a step."""

GRID_ITEM, LADDER = "recommendation-2", "recommendation-2-q2"


class Watch(QObject):
    """Notes which widgets are moved, given another size, or painted."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[QObject, QEvent.Type]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the event and let it go on. Qt tells of moves that lead nowhere."""
        if not isinstance(event, QMoveEvent) or event.pos() != event.oldPos():
            self.seen.append((watched, event.type()))
        return False

    def times(self, widget: QWidget, kind: QEvent.Type) -> int:
        """How often it happened to a widget."""
        return self.seen.count((widget, kind))


@contextmanager
def watched(*widgets: QWidget) -> Iterator[Watch]:
    """Watch while something is done, and until it is painted. All has its place before."""
    for _ in range(STEPS):
        QApplication.processEvents()
    watch = Watch()
    for widget in widgets:
        widget.installEventFilter(watch)
    yield watch
    QApplication.processEvents()
    for widget in widgets:
        widget.removeEventFilter(watch)


def the_window(
    qtbot: QtBot, kind: type[P], key: str, at: str = "", assessment: Assessment | None = None
) -> tuple[Workspace, P]:
    """The big assessment, or another, open at a page."""
    document = AssessmentDocument(assessment or generated_assessment())
    workspace = Workspace(document, ScriptedPrompts())
    qtbot.addWidget(workspace)
    workspace.resize(1280, 800)
    workspace.show()
    workspace.go_to(key, at)
    qtbot.waitUntil(lambda: workspace.page.isVisible())
    assert isinstance(workspace.page, kind)
    return workspace, workspace.page


def do(workspace: Workspace, edit: Edit) -> None:
    workspace.document.apply(edit, "edit")


def test_a_card_that_is_moved_leaves_the_other_columns_unpainted(
    qtbot: QtBot, theme: Theme
) -> None:
    workspace, page = the_window(qtbot, RoadmapPage, "roadmap")
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
    workspace, page = the_window(qtbot, RoadmapPage, "roadmap")
    action = workspace.document.assessment.plan.actions[0].id
    do(workspace, partial(move_action, action, Phase.NOW, 0))
    with watched(*page.board.heads, page.board) as watch:
        do(workspace, partial(move_action, action, Phase.LATER, 0))
    assert watch.times(page.board, QEvent.Type.Resize) == 1
    assert not [head for head in page.board.heads if watch.times(head, QEvent.Type.Move)]


def test_what_stands_above_the_lanes_does_not_move_when_an_item_changes_lane(
    qtbot: QtBot, theme: Theme
) -> None:
    workspace, page = the_window(qtbot, BenchmarkPage, "benchmark")
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
    workspace, page = the_window(qtbot, OfferPage, "offer", GRID_ITEM)
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


def test_the_grid_stays_where_it_is_from_the_first_answer_on(qtbot: QtBot, theme: Theme) -> None:
    blank = generated_assessment().model_copy(update={"grid": {}})
    workspace, page = the_window(qtbot, OfferPage, "offer", GRID_ITEM, blank)
    said = page.reach.sentence.text()
    with watched(page.reach.grid) as watch:
        for value in (CellValue.NO, CellValue.YES):
            for group in blank.question_set.groups_of(blank.question_set.item(GRID_ITEM))[:2]:
                do(workspace, partial(confirm_cell, GRID_ITEM, group.id, value))
        page.reach.confirm_all.click()
    assert page.reach.confirm_all.isHidden()
    assert page.reach.sentence.text() != said
    assert not watch.times(page.reach.grid, QEvent.Type.Move)


def test_the_documents_stay_where_they_are_when_one_is_saved(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    _, page = the_window(qtbot, ReportPage, "report", assessment=an_assessment(a_set(an_item("r"))))
    before = page.documents.mapTo(page, QPoint(0, 0))
    page.note_saved.show_saved(tmp_path / "ours.pdf")
    QApplication.processEvents()
    assert page.note_saved.isVisible()
    assert page.documents.mapTo(page, QPoint(0, 0)) == before


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
