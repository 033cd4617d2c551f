"""The kinds of files that the program keeps on a computer by itself."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What is kept."""

    UNSAVED = "copies of unsaved work"
    RESPONSES = "copies of responses"
    VERSIONS = "earlier versions"
    REMEMBERED = "what is remembered between starts"
    FAULTS = "the list of faults"
    QUESTION_SETS = "own question sets"


UNSAVED = frozenset({Kind.UNSAVED, Kind.RESPONSES})
EVERYTHING = frozenset(Kind)
USUAL = EVERYTHING - {Kind.QUESTION_SETS}
"""What is cleared unless more is asked for: question sets hold nothing about anybody."""
