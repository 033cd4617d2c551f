"""A tally as it is typed: `0 3 7 2 ?1 x0` (`method.md` section 1)."""

from __future__ import annotations

import re

from reflective_app.domain.item import Question
from reflective_app.domain.picks import Pick
from reflective_app.wording.dates import counted
from reflective_app.wording.typed import NotReadError, short
from reflective_app.wording.words import answer_words

_TALLY = re.compile(
    r"(?P<counts>[0-9]{1,4}(?:[ ,]+[0-9]{1,4})*)?"
    r"(?:[ ,]*\? ?(?P<unknown>[0-9]{1,4}))?(?:[ ,]*x ?(?P<mine>[0-9]{1,4}))?"
)
_EXAMPLE = ("0", "3", "7", "2", "1")


class NoTallyError(NotReadError):
    """What was typed is something else than counts."""


class WrongTotalError(NotReadError):
    """More votes than there are people, which nobody can mean."""


def tally_in(text: str, question: Question) -> Pick:
    """The counts that a tally stands for: one a sentence, then don’t knows and not-mines.

    Raises:
        NoTallyError: it is no tally at all; the message says what to type.
        NotReadError: it has not one count for each sentence of this question.
    """
    typed = " ".join(text.split()).casefold()
    match = _TALLY.fullmatch(typed)
    sentences = len(question.rungs)
    example = f"{' '.join(_EXAMPLE[:sentences])} ?1"
    if match is None or not typed:
        said = f"“{short(text.strip())}” is no tally. " if typed else ""
        raise NoTallyError(
            f"{said}Type how many picked each sentence, the first sentence first, then ? and how "
            f"many don’t know, x and how many say it is not theirs to judge: {example}."
        )
    counts = tuple(int(each) for each in re.split("[ ,]+", match["counts"] or "") if each)
    if len(counts) != sentences:
        raise NotReadError(
            f"The question has {sentences} sentences, and {counted(len(counts), 'count')} "
            f"{'was' if len(counts) == 1 else 'were'} typed. Type one for each, 0 for none: "
            f"{example}."
        )
    known, mine = int(match["unknown"] or 0), int(match["mine"] or 0)
    return Pick(counts=counts, dont_know=known, not_mine=mine)


IN_THE_ROOM = "change who is here"
AT_A_TABLE = "change on the first page how many you are"


def check_total(pick: Pick, present: int | None, otherwise: str = IN_THE_ROOM) -> None:
    """Make sure that nobody voted twice. Without a number of people there is nothing to check.

    `otherwise` is what can be done where the tally is right.

    Raises:
        WrongTotalError: there are more votes than people.
    """
    if present is not None and pick.people > present:
        raise WrongTotalError(
            f"These are {counted(pick.people, 'vote')}, and {counted(present, 'person', 'people')} "
            f"{'is' if present == 1 else 'are'} here. Correct the tally, or {otherwise}."
        )


def tally_text(pick: Pick) -> str:
    """A tally as it is typed; don’t knows and not-mines only where there are some."""
    parts = [*map(str, pick.counts)]
    if pick.dont_know:
        parts.append(f"?{pick.dont_know}")
    if pick.not_mine:
        parts.append(f"x{pick.not_mine}")
    return " ".join(parts)


def tally_told(pick: Pick, question: Question) -> str:
    """A tally to be read aloud: 4 not in place, 1 mostly in place, 3 did not know."""
    counts = enumerate(pick.counts)
    said = [f"{many} {answer_words(question, rung).lower()}" for rung, many in counts if many]
    if pick.dont_know:
        said.append(f"{pick.dont_know} did not know")
    if pick.not_mine:
        said.append(f"{pick.not_mine} could not judge it")
    return ", ".join(said)


def recorded_words(recorded: int, present: int | None) -> str:
    """How many have voted: 7 of 12 recorded."""
    return f"{recorded} recorded" if present is None else f"{recorded} of {present} recorded"


def missing_words(recorded: int, present: int | None) -> str:
    """Who has not voted, in a sentence; empty where all have or nobody knows how many are here."""
    if present is None or recorded >= present:
        return ""
    missing = present - recorded
    return f"{counted(missing, 'person', 'people')} {'has' if missing == 1 else 'have'} not voted"
