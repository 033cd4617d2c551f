"""What “Clear everything on this computer” says before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reflective_app.domain.own_files import USUAL, Kind
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.kept_sides import Section, Told

TITLE = "Clear everything on this computer"
MESSAGE = (
    "The program keeps these by itself, so that no work is lost. Clear them before somebody else "
    "uses this computer. This cannot be undone."
)
UNSAVED_GOES = "The unsaved work goes for good. To keep it, open it from the start page first."
OPEN_FIRST = "What is open is closed first, and you are asked whether to save it."
NOTHING = "The program keeps nothing of yours on this computer."
NOTHING_CLEARED = "Nothing was cleared."
OTHER_WINDOW = "Open in another window. Save and close it there, then clear again."
YOUR_FILES = Told(
    "The files that you saved",
    "Assessments, responses, documents and tables stay where you saved them. Delete them yourself "
    "if they should go.",
)
THE_COMPUTER_S = Told(
    "What the computer itself remembers",
    "Its own list of recent files, and what was deleted but is still in the waste bin.",
)
SPARED = "Unsaved work that was kept after you were asked stays. The start page offers it."
LEFT = (
    "This could not be taken away. It may be open in another program. Close that and clear again, "
    "or delete the files by hand."
)

_TRACES = "what is left of earlier saves"
_REMEMBERED = "the recent files, text size, colours and window that were remembered"
_FAULTS = "the list of faults"
_COUNTED = {
    Kind.UNSAVED: ("copy of unsaved work", "copies of unsaved work"),
    Kind.RESPONSES: ("copy of a response", "copies of responses"),
    Kind.VERSIONS: ("earlier version", "earlier versions"),
    Kind.QUESTION_SETS: ("question set of your own", "question sets of your own"),
}


class Kept(NamedTuple):
    """So many files of a kind, and where they are."""

    kind: Kind
    number: int
    place: str


def sections(kept: Sequence[Kept], in_use: Sequence[str]) -> tuple[Section, ...]:
    """What goes, with where it is, and what stays.

    Args:
        kept: all that is kept.
        in_use: names of unsaved work that is open in other windows.
    """
    goes = tuple(_told(each) for each in kept if each.kind in USUAL)
    stays = tuple(_told(each) for each in kept if each.kind not in USUAL)
    others = tuple(Told(f"Unsaved work on {name}", OTHER_WINDOW) for name in in_use)
    going = (Section("What goes", goes),) if goes else ()
    return (*going, Section("What stays", (*others, *stays, YOUR_FILES, THE_COMPUTER_S)))


def cleared_words(
    gone: Sequence[tuple[Kind, int]], in_use: Sequence[str], *, spared: bool, left: bool
) -> str:
    """What was taken away, and what stays.

    Args:
        gone: how many files of which kind.
        in_use: names of unsaved work that is open in other windows.
        spared: whether unsaved work came after the person was asked.
        left: whether files could not be taken away.
    """
    words = [_of(kind, count) for kind, count in gone]
    said = f"Cleared: {listed(words)}." if words else NOTHING_CLEARED
    if in_use:
        said += f" Unsaved work on {listed(tuple(in_use))} stays: it is open in another window."
    if spared:
        said += f" {SPARED}"
    return f"{said} {LEFT}" if left else said


def _told(kept: Kept) -> Told:
    words = _of(kept.kind, kept.number)
    return Told(words[0].upper() + words[1:], f"In {kept.place}")


def _of(kind: Kind, count: int) -> str:
    if not count:
        return _TRACES
    if kind is Kind.REMEMBERED:
        return _REMEMBERED
    return _FAULTS if kind is Kind.FAULTS else counted(count, *_COUNTED[kind])
