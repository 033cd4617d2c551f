"""What is on screen is worked out once, and painted from what is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPixmapCache
from pytestqt.qtbot import QtBot

from reflective_app.gui.theme import DARK, LIGHT, Theme, palette
from reflective_app.gui.widgets import shapes
from reflective_app.gui.widgets.group_grid import GroupGrid
from reflective_app.gui.widgets.kept_places import KeptPlaces, PlacedRows
from reflective_app.gui.widgets.page_frame import PageFrame
from reflective_app.gui.widgets.row_delegate import Row
from reflective_app.gui.widgets.shapes import Shape
from reflective_app.gui.widgets.table_rows import TableCell, TableRow
from reflective_app.gui.widgets.ticks import TickList


def test_a_row_is_placed_once_at_each_width_and_again_only_when_it_says_something_else(
    theme: Theme,
) -> None:
    placed: list[tuple[str, int]] = []
    rows = PlacedRows[Row, None](lambda row, wide: placed.append((row.name, wide)))
    row = Row("one", "Ready")
    for each in (row, row, replace(row), replace(row, name="Done")):
        rows.of(each, 200)
    rows.of(row, 300)
    assert placed == [("Ready", 200), ("Done", 200), ("Ready", 300)]


def test_larger_text_has_every_row_and_every_word_placed_again(theme: Theme) -> None:
    asked: Counter[str] = Counter()
    rows = PlacedRows[Row, int](lambda row, wide: asked.update([row.key]) or wide)
    words = KeptPlaces[int](lambda text: asked.update([text]) or len(text))
    for size in (100, 100, 200):
        theme.set_text_size(size)
        rows.of(Row("one", "Ready"), 200)
        assert words.of("Some") == 4
    assert asked == {"one": 2, "Some": 2}


def picture(shape: Shape, colours: QPalette, at: float = 2.0) -> QImage:
    """A shape on a page of its palette."""
    page = QImage(24, 24, QImage.Format.Format_ARGB32_Premultiplied)
    page.fill(colours.color(QPalette.ColorRole.Base))
    painter = QPainter(page)
    shapes.draw(painter, QRectF(at, at, 17, 17), shape, colours)
    painter.end()
    return page


def test_a_shape_is_drawn_once_and_each_place_and_palette_has_its_own(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    QPixmapCache.clear()
    drawn: list[Shape] = []
    real = shapes.draw_anew

    def counted(painter: QPainter, square: QRectF, shape: Shape, inks: shapes.Ramp) -> None:
        drawn.append(shape)
        real(painter, square, shape, inks)

    monkeypatch.setattr(shapes, "draw_anew", counted)
    light, dark = palette(LIGHT), palette(DARK)
    first = picture(Shape.SOME, light)
    assert picture(Shape.SOME, light) == first
    assert drawn == [Shape.SOME]
    others = [picture(Shape.YES, light), picture(Shape.SOME, dark), picture(Shape.SOME, light, 2.4)]
    assert first not in others
    assert len(drawn) == 4


def test_a_longer_list_of_ticks_makes_only_the_ticks_that_came(qtbot: QtBot) -> None:
    ticks = TickList("Needs these actions first")
    qtbot.addWidget(ticks)
    ticks.offer([("a", "Now: A"), ("c", "Now: C")])
    ticks.show_ticked(["c"])
    kept = ticks.ticks["c"]
    ticks.offer([("b", "Now: B"), ("c", "Next: C"), ("d", "Later: D")])
    assert list(ticks.ticks) == ["b", "c", "d"]
    assert ticks.ticks["c"] is kept
    assert kept.box.accessibleName() == "Next: C"
    assert ticks.ticked == ()
    ticks.resize(300, 400)
    ticks.show()
    tops = [tick.y() for tick in ticks.ticks.values()]
    assert tops == sorted(set(tops))


class Watched(GroupGrid):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Count, and paint."""
        self.painted += 1
        super().paintEvent(event)


def test_a_row_that_comes_has_the_table_painted_once(qtbot: QtBot) -> None:
    grid, page = Watched(), PageFrame("Offer")
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.add(grid)
    page.end()
    rows = [TableRow(key, key, (TableCell("Some", Shape.SOME),)) for key in ("R1", "R2")]
    grid.show_table(["Special guardianship"], rows[:1])
    with qtbot.waitExposed(page):
        page.show()
    for _ in range(5):
        QCoreApplication.processEvents()
    grid.painted = 0
    grid.show_table(["Special guardianship"], rows)
    page.settle()
    for _ in range(5):
        QCoreApplication.processEvents()
    assert grid.painted == 1
