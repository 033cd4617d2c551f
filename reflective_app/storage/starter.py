"""The starter for a question set: a file that an author fills in (`docs/question-sets.md`)."""

from __future__ import annotations

import re
from datetime import date

from reflective_app.assets import shipped

_ID, _DAY = '"new-guide"', "2026-01-01"
_LONGEST_ID = 80


def starter(name: str, today: date) -> bytes:
    """A commented question set in which everything is still to be replaced.

    Args:
        name: what the file is called, without its ending; the guide's id is made of it.
        today: the day on which the author begins.
    """
    text = shipped("resources", "new-guide.toml").read_text(encoding="utf-8")
    plain = re.sub("[^a-z0-9]+", "-", name.lower())[:_LONGEST_ID].strip("-")
    guide_id = f'"{plain}"' if plain else _ID
    return text.replace(_ID, guide_id, 1).replace(_DAY, today.isoformat(), 1).encode()
