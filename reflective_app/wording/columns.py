"""What the window calls the columns of a table that comes in or goes out."""

from __future__ import annotations

from collections.abc import Mapping

SERVICES = {
    "heading": "Offer heading",
    "what": "What it does",
    "groups": "For which families",
    "recommendations": "Serves",
    "reached": "Families reached a year",
    "cost": "Cost a year",
    "components": "Provided as designed",
    "evaluation": "How it is evaluated",
    "source": "Source of what we know",
}
GRID = {"item": "Recommendation", "group": "Family group", "value": "Who gets it"}
ACTIONS = {
    "title": "What will be done",
    "items": "For which items",
    "funding": "Where the money comes from",
    "measure": "Measure of success",
    "baseline": "Today’s value",
    "depends on": "Waits for",
    "status": "How it is going",
    "reason": "Why it was moved here",
}


def told(column: str, typed: str, called: Mapping[str, str]) -> str:
    """A column as the person's table names it, and behind that what the window calls it.

    Args:
        column: its name in files.
        typed: its heading in the table; empty where the table has none of it.
        called: what the window calls columns, where that is not their name in files.
    """
    here = typed or column
    window = in_window(column, called)
    known = {_letters(window)} | ({_letters(column)} if column not in called else set())
    return here if _letters(here) in known else f"{here} ({window})"


def in_window(column: str, called: Mapping[str, str]) -> str:
    """What the window calls a column."""
    return called.get(column, column.capitalize())


def _letters(words: str) -> str:
    return " ".join(words.replace("_", " ").replace("’", "'").split()).casefold().rstrip("?:")
