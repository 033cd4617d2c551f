"""The words with which a workshop is planned: its sessions, their lines, and what was moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.running_order import (
    Choices,
    Fit,
    Planned,
    left_of,
    to_ask,
)
from reflective_app.domain.sessions import people_present
from reflective_app.domain.speaking import unspoken
from reflective_app.domain.workshop import Session, Workshop
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import clock, counted, listed, long_date
from reflective_app.wording.workshop import duration

NO_DAY, CLOSED = "No day yet", "Closed"
FAST_LANE = "Fast lane"
UNDO = "Ctrl+Z undoes it."
CODES_NAMED = 12
"""So many questions are named by their codes; of more than that the rest are counted."""


def none_planned(assessment: Assessment) -> str:
    """What stands where no session is planned."""
    asked = len(to_ask(assessment))
    if not asked:
        return "No session is planned. Every question is settled already; you can ask some again."
    return (
        "No session is planned. A half-day of 3 h 15 has a welcome, two breaks and time for "
        f"priorities; it would ask {counted(asked, 'question')} that nobody has settled yet. You "
        "can change all of it."
    )


def session_name(number: int) -> str:
    """What a session is called by its place, 1 the first."""
    return f"Session {number}"


def session_day(session: Session) -> str:
    """When it is: 4 December 2026, 09:30."""
    day = long_date(session.day) if session.day else NO_DAY
    return f"{day}, {session.starts:%H:%M}" if session.starts else day


def session_stands(session: Session, assessment: Assessment) -> str:
    """How far it has come: 7 of 14 settled."""
    asked = len(set(session.questions))
    settled = asked - len(set(left_of(session, assessment)))
    return f"{settled} of {asked} settled" if asked else "No question yet"


def closed_words(session: Session, closed: datetime, assessment: Assessment) -> str:
    """What a closed session says of itself."""
    left = len(set(left_of(session, assessment)))
    rest = f" {counted(left, 'question')} left." if left else ""
    return (
        f"This session was closed on {long_date(closed.date())} at {clock(closed)}.{rest} Reopen "
        "it to go on with it or to change its plan."
    )


def missing_words(session: Session, assessment: Assessment) -> str:
    """What is missing before the session starts; empty where nothing is."""
    if not session.steps:
        return "Nothing is in the running order yet."
    if people_present(session, assessment) is None:
        return "Nobody has said who is coming: votes are not checked against a number."
    return ""


def unspoken_lines(session: Session, assessment: Assessment) -> tuple[str, ...]:
    """Whom the questions of a session would need and nobody who is coming speaks for."""
    codes = question_codes(assessment.question_set)
    return tuple(
        f"{listed(words, 'or')} – {counted(len(ids), 'question')}: {named(ids, codes)}"
        for words, ids in unspoken(session.questions, assessment)
    )


def named(question_ids: Sequence[str], codes: dict[str, str]) -> str:
    """Questions by their codes: R1 a, R1 c and R2 b."""
    said = [codes[each] for each in question_ids[:CODES_NAMED]]
    if more := len(question_ids) - len(said):
        said.append(f"{more} more")
    return listed(said)


def planned_words(planned: Planned) -> str:
    """When a line is on and how long: 10:15 · 8 min; 0:45 · 8 min where no start is set."""
    hours, minutes = divmod(planned.after, 60)
    return f"{planned.at or f'{hours}:{minutes:02}'} · {duration(planned.minutes)}"


def planned_spoken(planned: Planned) -> str:
    """The same for the ear."""
    at = f"at {planned.at}" if planned.at else f"{duration(planned.after)} in"
    return f"{at}, {duration(planned.minutes)}"


def line_notes(planned: Planned, number: int, asked: Sequence[int], settled: bool) -> str:
    """What there is to say of a line beside its words.

    `number` is that of its session, `asked` those of the sessions that ask its question, `settled`
    whether that is dealt with.
    """
    step, notes = planned.step, []
    if step.pause and "break" not in step.title.casefold():
        notes.append("Break")
    if step.fast:
        notes.append(FAST_LANE)
    if step.question is None:
        return " · ".join(notes)
    if step.minutes is not None:
        notes.append("Minutes of its own")
    if asked.count(number) > 1:
        notes.append("Here more than once")
    if others := [str(each) for each in dict.fromkeys(asked) if each != number]:
        notes.append(f"Also in session {listed(others)}")
    if settled:
        notes.append("Settled")
    return " · ".join(notes)


def lanes_words(workshop: Workshop) -> str:
    """What holds for all sessions, in a few words: 8 min, fast lane 2, roles from 3."""
    lanes = f"{workshop.full_minutes} min, fast lane {workshop.fast_minutes}"
    return f"{lanes}, roles from {workshop.fewest_shown}"


WAYS_TO_FIT = ("fast", "out", "parts", "longer")
"""The keys of `choice_words`, in their order."""


def start_words(session: Session, assessment: Assessment) -> str:
    """The button that begins a session, or goes on with one that was begun."""
    asked = len(set(session.questions))
    begun = asked > len(set(left_of(session, assessment))) > 0
    return "Go on with the session (F5)" if begun else "Start the session (F5)"


def choice_words(session: Session, fit: Fit, choices: Choices | None) -> dict[str, str]:
    """What can be done where a session does not fit, each by itself, with the words to choose it.

    Only what would be enough, as the sentence about the fit says it too.
    """
    if choices is None:
        return {}
    found = {}
    if fit.has and choices.fast_lane is not None:
        found["fast"] = f"Put {choices.fast_lane} in the fast lane"
    if fit.has and choices.leave_out is not None and choices.leave_out < fit.questions:
        found["out"] = f"Leave {choices.leave_out} out"
    if fit.has and choices.sessions is not None and choices.sessions <= fit.questions:
        found["parts"] = f"Split into {counted(choices.sessions, 'session')}"
    if session.minutes + choices.longer <= LONGEST:
        found["longer"] = f"Take {duration(choices.longer)} longer"
    return found


LONGEST = 600
"""No session lasts longer, in minutes."""


def sped_words(before: Session, after: Session, codes: dict[str, str]) -> str:
    """Which questions came into the fast lane."""
    pairs = zip(before.steps, after.steps, strict=True)
    moved = [new.question for old, new in pairs if new.question and new.fast and not old.fast]
    verb = "is" if len(moved) == 1 else "are"
    said = f"{counted(len(moved), 'question')} {verb} in the fast lane now"
    return f"{said}: {named(moved, codes)}. {UNDO}"


def left_out_words(gone: Sequence[str], codes: dict[str, str]) -> str:
    """Which questions were left out."""
    verb = "is" if len(gone) == 1 else "are"
    said = f"{counted(len(gone), 'question')} {verb} out of this session"
    return f"{said}: {named(gone, codes)}. {UNDO}"


def parted_words(parts: Sequence[Session], first: int) -> str:
    """How the questions were shared out; `first` is the number of the first session."""
    shares = [
        f"session {number} has {counted(len(part.questions), 'question')}"
        for number, part in enumerate(parts, first)
    ]
    said = listed(shares)
    return f"{said[0].upper()}{said[1:]}. Say on which days they are. {UNDO}"


def longer_words(session: Session) -> str:
    """How long the session is now."""
    return f"The session takes {duration(session.minutes)} now. {UNDO}"


def carried_words(questions: int, number: int) -> str:
    """What was carried into a new session."""
    return (
        f"{session_name(number)} asks {counted(questions, 'question')} that "
        f"{'is' if questions == 1 else 'are'} left. Say on which day it is. {UNDO}"
    )


def removed_words(number: int, voted: bool) -> str:
    """That a session is gone, and what is not."""
    stays = " What was voted and agreed in it stays." if voted else ""
    return f"{session_name(number)} is out of the plan.{stays} {UNDO}"
