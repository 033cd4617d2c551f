"""The moment and the day, as the people in front of the window count them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reflective_app.gui import clock


@pytest.mark.usefixtures("in_london")
def test_a_summer_day_begins_at_midnight_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 8, 21, 23, 30, tzinfo=UTC))
    assert clock.today() == date(2026, 8, 22)


def test_a_moment_says_where_on_earth_it_is_meant() -> None:
    assert clock.now().tzinfo is UTC
