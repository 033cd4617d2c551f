"""What there is to say of unsaved work that was kept: on its card, and before a file is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reflective_app.domain.change import change_between
from reflective_app.gui.file_names import copy_name
from reflective_app.gui.pages.recover_card import Kept
from reflective_app.gui.prompts import KeptChoice, Prompts
from reflective_app.gui.respond.ways_in import kept_card
from reflective_app.storage import recovery, response_copies
from reflective_app.storage.assessment_file import read_assessment
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.recovery import LockedCopy, RecoveryCopy
from reflective_app.storage.response_copies import ResponseCopy
from reflective_app.wording import unsaved as wording
from reflective_app.wording.kept_sides import Section, newer, unwritten

_AT_OPENING = (
    (KeptChoice.KEPT, "&Go on with the unsaved work"),
    (KeptChoice.FILE, "Open the file as it was &saved"),
    (KeptChoice.NEITHER, "&Cancel"),
)


@dataclass(frozen=True)
class KeptWork:
    """One copy with what there is to say of it: on its card, and before it is opened."""

    copy: recovery.KeptCopy | ResponseCopy
    card: Kept
    sections: tuple[Section, ...] = ()


def looked_at(copy: recovery.KeptCopy | ResponseCopy) -> KeptWork:
    """A copy with what there is to say of it; the file that it belongs to is read for that."""
    if isinstance(copy, RecoveryCopy):
        return beside_its_file(copy)
    if isinstance(copy, ResponseCopy):
        return KeptWork(copy, kept_card(copy))
    if isinstance(copy, LockedCopy):
        name = copy_name(copy)
        said = (wording.closed_words(name, copy.kept_on), wording.place_words(copy.original))
        return KeptWork(copy, Kept(str(copy.path), name, " ".join((*said, wording.LOCKED))))
    answers = copy.path.parent == response_copies.folder()
    when = datetime.fromtimestamp(copy.found_on).astimezone() if copy.found_on else None
    words = wording.damaged_words(copy.problems[0].message, when, answers=answers)
    return KeptWork(copy, Kept(str(copy.path), copy_name(copy), words))


def beside_its_file(copy: RecoveryCopy) -> KeptWork:
    """A copy with what is newer in it than in its file."""
    name = copy_name(copy)
    said = [wording.closed_words(name, copy.kept_on), wording.place_words(copy.original)]
    then = None
    if copy.original is not None:
        try:
            opened = read_assessment(copy.original, copy.key)
        except UnreadableFileError as error:
            said.append(wording.lost_words(error.problems[0].message))
        else:
            then = opened.assessment
            if copy.original_digest not in {None, opened.disk_digest}:
                said.append(wording.MOVED_ON)
    change = change_between(then or unwritten(copy.assessment), copy.assessment)
    said.insert(1, wording.newer_words(change) if then else wording.held_words(change))
    return KeptWork(copy, Kept(str(copy.path), name, "\n".join(said)), newer(then, copy.assessment))


def asked_at_opening(copy: RecoveryCopy | LockedCopy, prompts: Prompts) -> KeptChoice:
    """Which to open: the unsaved work, with what is newer in it to be read, or its file."""
    work = looked_at(copy)
    message = f"{work.card.words}\n{wording.AT_OPENING}"
    choices = tuple((choice.value, words) for choice, words in _AT_OPENING)
    sections = work.sections or None  # what a locked one holds is not known yet
    return KeptChoice(prompts.compare(wording.AT_OPENING_TITLE, message, sections, choices))
