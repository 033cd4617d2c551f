"""Columns are named as the person's table and the window name them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reflective_app.gui.pages.offer.rows import REGISTER_HEADS
from reflective_app.gui.pages.roadmap.form_words import LINES
from reflective_app.gui.pages.roadmap.table import HEADS
from reflective_app.storage.tables import TABLES
from reflective_app.wording import columns
from reflective_app.wording.columns import told


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("reached", "Families reached a year", "Families reached a year"),
        ("reached", "FAMILIES_REACHED A YEAR:", "FAMILIES_REACHED A YEAR:"),
        ("reached", "Reached", "Reached (Families reached a year)"),
        ("reached", "", "reached (Families reached a year)"),
        ("groups", "For which families?", "For which families?"),
        ("status", "Status", "Status"),
        ("name", "Name of the service", "Name of the service (Name)"),
    ],
)
def test_a_column_is_named_by_the_table_and_then_by_the_window(
    column: str, typed: str, said: str
) -> None:
    assert told(column, typed, columns.SERVICES) == said


def test_what_the_window_calls_a_column_is_taken_for_a_heading() -> None:
    for table in TABLES.values():
        for column, words in table.called.items():
            assert table.known.named[words.casefold()] == column


def test_the_names_are_those_that_the_window_has(qtbot: QtBot) -> None:
    assert {columns.SERVICES[key] for key in ("heading", "recommendations")} <= {*REGISTER_HEADS}
    assert columns.ACTIONS["depends on"] == HEADS["waits"]
    for column in ("measure", "baseline", "funding"):
        assert columns.ACTIONS[column] == LINES[column][0].replace("&", "")
