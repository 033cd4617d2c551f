"""What is said of a file that lost something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.wording.dates import counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_NAMED, _LONGEST = 3, 60


def lost_words(missing: Sequence[str]) -> str:
    """How many passages are not in the file, and the first three of them; empty where none is."""
    if not missing:
        return ""
    are = "is" if len(missing) == 1 else "are"
    named = [f"“{_short(passage)}”" for passage in missing[:_MOST_NAMED]]
    rest = len(missing) - len(named)
    named += [f"{rest:,} more"] if rest else []
    return (
        f"Read back: {counted(len(missing), 'passage')} of this document {are} not in the file: "
        f"{listed(named)}. Do not use the file; save it again."
    )


def _short(passage: str) -> str:
    if len(passage) <= _LONGEST:
        return passage
    return f"{passage[:_LONGEST].rsplit(' ', 1)[0]} …"
