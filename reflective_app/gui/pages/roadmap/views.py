"""The views of the roadmap: which widgets belong to which, and where one goes back to."""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """Everything the roadmap can show. The first four are chosen in the page's head."""

    BOARD = "board"
    TABLE = "table"
    PROJECTED = "projected"
    PROGRESS = "progress"
    DRAFTS = "drafts"
    FORM = "form"
    SPLIT = "split"
    MERGE = "merge"
    ASIDE = "aside"
    REPORT = "report"


TOP = {
    View.BOARD: "Board",
    View.TABLE: "Table",
    View.PROJECTED: "Projected",
    View.PROGRESS: "Progress",
}
"""The views to switch between."""

WITH_ACTIONS = (View.BOARD, View.TABLE)
"""Those in which an action can be chosen and moved."""

WHERE = {
    View.BOARD: "the board",
    View.TABLE: "the table",
    View.PROJECTED: "the projected positions",
    View.PROGRESS: "the progress",
    View.DRAFTS: "the drafts",
}
"""What finishes “Back to …”."""
