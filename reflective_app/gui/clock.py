"""The one place where the window reads the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is here."""
    return now().astimezone().date()
