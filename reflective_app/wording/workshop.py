"""The words of the workshop, on the wall, at the scribe’s page and on paper alike."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.agreement import Spread, spread
from reflective_app.domain.assessment import Assessment, Became, ParkedPoint
from reflective_app.domain.closing import action_of
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.responses import Misfit
from reflective_app.domain.running_order import Choices, Fit, left_of
from reflective_app.domain.sessions import session_to_hold, vote_under_way
from reflective_app.wording.dates import counted, listed, sentence

SPREADS = {
    Spread.CLOSE: "Close agreement",
    Spread.MIXED: "Mixed views",
    Spread.SPLIT: "Split",
}

TOO_FEW = "Too few picks to compare"

NEXT_STEP = {
    Spread.CLOSE: "Say why, then agree",
    Spread.MIXED: "The two ends speak first",
    Spread.SPLIT: "The two ends speak first, then vote once more",
}
"""What helps a group to go on (`needs.md` 3.1, points 2 and 3)."""

STILL_SPLIT = "What could everybody accept? Else no agreement is recorded"

WAYS = {
    Way.CARDS: "Cards up",
    Way.SLIPS: "Paper slips",
    Way.KEYPAD: "Pass the keypad",
    Way.BEFORE: "Response file",
    Way.SHEET: "Paper sheet",
}

BECAME = {
    Became.ACTION: "Became an action",
    Became.ANSWERED: "Answered",
    Became.NOT_NOW: "Not now",
    Became.LEFT: "Knowingly left",
}

POINT_OPEN = "It still needs an answer."
POINT_BECAME = {
    Became.ACTION: "It is to become an action.",
    Became.ANSWERED: "It was answered.",
    Became.NOT_NOW: "It will not be done now.",
    Became.LEFT: "It was left open.",
}
IS_ACTION = "It became an action."

MISFITS = {
    Misfit.OTHER_ASSESSMENT: (
        "It was made for another assessment. Open the assessment it was sent out from, or send "
        "this one’s file out again."
    ),
    Misfit.OTHER_GUIDE: "It answers the questions of another guide.",
    Misfit.OTHER_EDITION: (
        "It answers another edition of the questions. Send this assessment’s file out again; what "
        "was answered there stays in the old file."
    ),
    Misfit.OTHER_QUESTIONS: (
        "Its questions are worded differently from those here, so its answers cannot be counted "
        "with them. Send this assessment’s file out again."
    ),
    Misfit.BLANK: "Nobody has answered anything in it yet.",
}


def spread_words(pick: Pick) -> str:
    """How far the picks lie apart, in words."""
    found = spread(pick.counts)
    return TOO_FEW if found is None else SPREADS[found]


def next_step_words(pick: Pick, rounds: int = 1) -> str:
    """What helps the group to go on after so many votes; empty with too few picks to say.

    A group that is split after a second vote is not sent into a third (`needs.md` 3.1, point 4).
    """
    found = spread(pick.counts)
    if found is Spread.SPLIT and rounds > 1:
        return STILL_SPLIT
    return "" if found is None else NEXT_STEP[found]


def aside_words(pick: Pick) -> str:
    """Who picked no sentence: 1 don’t know, 2 not mine to judge."""
    said = []
    if pick.dont_know:
        said.append(f"{pick.dont_know} don’t know")
    if pick.not_mine:
        said.append(f"{pick.not_mine} not mine to judge")
    return ", ".join(said)


def became_words(point: ParkedPoint, assessment: Assessment) -> str:
    """What became of a parked point, in sentences, the same in every document.

    What is written as its outcome is not denied where nobody chose a word for it. A point is no
    action before there is one on the roadmap.
    """
    outcome = point.outcome.strip()
    if point.became is None:
        return sentence(outcome) if outcome else POINT_OPEN
    on_roadmap = point.became is Became.ACTION and action_of(point, assessment) is not None
    word = IS_ACTION if on_roadmap else POINT_BECAME[point.became]
    return f"{word} {sentence(outcome)}" if outcome else word


def duration(minutes: int) -> str:
    """A length of time as a room says it: 45 min, 1 h 30, 2 h."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def countdown(seconds: int) -> str:
    """Time that is left, or over: 4:10, 0:05 over."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{minutes}:{rest:02}" + (" over" if seconds < 0 else "")


def fit_sentence(fit: Fit, choices: Choices | None) -> str:
    """Whether the questions fit, and what can be done where they do not (`needs.md` 3.7)."""
    if not fit.questions:
        return "No question is in the running order yet."
    needs = "needs" if fit.questions == 1 else "need"
    head = f"{counted(fit.questions, 'question')} {needs} {duration(fit.needed)}"
    if not fit.has:
        return f"{head}; the other lines take all the time there is. Make the session longer."
    head = f"{head}; you have {duration(fit.has)}."
    if choices is None:
        spare = fit.has - fit.needed
        return f"{head} {f'That leaves {duration(spare)}.' if spare else 'That fits exactly.'}"
    ways = []
    if choices.fast_lane is not None:
        ways.append(f"put {choices.fast_lane} in the fast lane")
    if choices.leave_out is not None and choices.leave_out < fit.questions:
        ways.append(f"leave {choices.leave_out} out")
    if choices.sessions is not None and choices.sessions <= fit.questions:
        ways.append(f"split into {counted(choices.sessions, 'session')}")
    ways.append(f"take {duration(choices.longer)} longer")
    sentence = listed(ways, "or")
    return f"{head} {sentence[0].upper()}{sentence[1:]}."


def under_way_words(today: date, assessment: Assessment) -> str:
    """That a session was in the middle, and how it goes on; empty where none was.

    It is the one that F5 goes on with on that day.
    """
    session = session_to_hold(today, assessment)
    if session is None or session.closed_on is not None or not left_of(session, assessment):
        return ""
    asked = len(session.questions)
    settled = asked - len(left_of(session, assessment))
    if not settled and vote_under_way(session, assessment) is None:
        return ""
    return f"A session was under way, {settled} of {asked} settled: F5 goes on where it stood."


def workshop_status(assessment: Assessment) -> str:
    """What the rail says of the workshop: nothing planned, how much is left, or closed."""
    sessions = assessment.workshop.sessions
    if not sessions:
        return "Not planned yet"
    if all(session.closed_on is not None for session in sessions):
        return "Closed"
    asked = assessment.workshop.asked
    left = {each for session in sessions for each in left_of(session, assessment)}
    if not asked:
        return "No question in the running order"
    return f"{len(asked) - len(left)} of {counted(len(asked), 'question')} settled"
