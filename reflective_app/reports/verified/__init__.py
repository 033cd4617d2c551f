"""Reading a written file back: whether all that was to be said is in it, and what it holds."""

from __future__ import annotations

from reflective_app.reports.verified.back import ENDINGS, missing_from
from reflective_app.reports.verified.counted import counted_words
from reflective_app.reports.verified.rows import counted_rows, missing_rows
from reflective_app.reports.verified.told import lost_words

__all__ = [
    "ENDINGS",
    "counted_rows",
    "counted_words",
    "lost_words",
    "missing_from",
    "missing_rows",
]
