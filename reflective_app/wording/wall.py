"""What may be on the wall, and nothing else (`needs.md` 3.1 point 7, 3.4 and 3.5).

The presenter’s window paints a `WallView` and knows no assessment, so what is not in it cannot
leak: no name, no vote before it is revealed, no earlier word, no typing that was not released.
"""

from __future__ import annotations

from dataclasses import dataclass

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.item import Question
from reflective_app.domain.picks import Round, together
from reflective_app.domain.workshop import Step
from reflective_app.wording.dates import counted
from reflective_app.wording.tally import recorded_words
from reflective_app.wording.words import STATES, WORDED_TOP, answer_words
from reflective_app.wording.workshop import (
    aside_words,
    countdown,
    duration,
    next_step_words,
    spread_words,
)


@dataclass(frozen=True)
class WallRung:
    """A sentence to choose from. `count` is None until the vote is revealed."""

    rung: int
    top: int
    word: str
    sentence: str
    count: int | None = None
    agreed: bool = False

    @property
    def spoken(self) -> str:
        """The whole line for who hears it: its sentence, and once revealed its votes."""
        word = f"{self.word}. " if self.word else ""
        votes = "" if self.count is None else f" {votes_words(self.count)}."
        return f"{self.rung}: {word}{self.sentence}{votes}{' Agreed.' if self.agreed else ''}"


@dataclass(frozen=True)
class WallView:
    """Everything that the wall shows, but the time.

    Before the reveal `recorded` says how many have voted; after it `spread`, `aside` and `agreed`
    say what came of it. `note` is a line that the scribe released. A break has a `title` alone,
    and `pause` says that it is one.
    """

    place: str = ""
    title: str = ""
    rungs: tuple[WallRung, ...] = ()
    recorded: str = ""
    spread: str = ""
    aside: str = ""
    agreed: str = ""
    agreed_rung: tuple[int, int] | None = None
    note: str = ""
    pause: bool = False

    @property
    def agreed_head(self) -> str:
        """What stands before the agreed word; what is no sentence of the question needs none."""
        return "Agreed" if self.agreed_rung is not None else ""

    @property
    def noted(self) -> str:
        """The note with what it is, so that nobody takes it for what was agreed."""
        return f"Note: {self.note}" if self.note else ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it as sentences, for who hears it rather than sees it."""
        picked = [
            f"{rung.word or rung.sentence}: {rung.count}" for rung in self.rungs if rung.count
        ]
        agreed = ": ".join(filter(None, (self.agreed_head, self.agreed)))
        said = (self.place, self.title, *(r.sentence for r in self.rungs), self.recorded)
        return tuple(
            each for each in (*said, *picked, self.spread, self.aside, agreed, self.noted) if each
        )


def wall_of_step(step: Step) -> WallView:
    """What the wall shows while something else than a question is on: a break, the welcome."""
    return WallView(title=step.title, pause=step.pause)


@dataclass(frozen=True)
class VoteOn:
    """What the wall is to show of a question.

    `place` is where it stands in the running order, `votes` the vote that is on and no earlier one,
    `present` how many are in the room, `note` a line released for the wall, `rounds` how many votes
    there were on it, this one among them.
    """

    place: str
    votes: Round
    present: int | None
    revealed: bool
    note: str = ""
    rounds: int = 1


def wall_of_question(question: Question, assessment: Assessment, on: VoteOn) -> WallView:
    """What the wall shows of a ladder question. Its answer is not looked at before the reveal."""
    vote = together(on.votes)
    if not on.revealed:
        rungs = tuple(_rung(question, rung) for rung in range(len(question.rungs)))
        recorded = recorded_words(vote.people, on.present)
        return WallView(on.place, question.text, rungs, recorded, note=on.note)
    answer = assessment.answer(question.id)
    counts = vote.counts or (0,) * len(question.rungs)
    rungs = tuple(
        _rung(question, rung, count if vote.people else None, answer)
        for rung, count in enumerate(counts)
    )
    helps = next_step_words(vote, on.rounds)
    said = tuple(filter(None, (aside_words(vote), helps[:1].lower() + helps[1:])))
    return WallView(
        on.place,
        question.text,
        rungs,
        recorded="" if vote.people else "No votes recorded",
        spread=spread_words(vote) if vote.people else "",
        aside=" · ".join(said),
        agreed=agreed_words(question, answer),
        agreed_rung=(answer.rung, question.top) if answer.rung is not None else None,
        note=on.note,
    )


def votes_words(count: int) -> str:
    """How many votes a sentence has: no votes, 1 vote, 6 votes."""
    return counted(count, "vote") if count else "no votes"


def time_words(seconds: int, *, talking: bool = True) -> tuple[str, str]:
    """The timer as the wall shows it: a word or two, and the time itself.

    `talking` is that a question is on, and no break or other line.
    """
    if seconds < 0:
        return "over by", countdown(-seconds)
    return "left to talk" if talking else "left", countdown(seconds)


def going_on_words(left: int, back: str) -> str:
    """When the room goes on after a break of which so many seconds are left.

    `back` is the time of day, and empty while the break has not begun.
    """
    if left <= 0:
        return "We go on now"
    return f"We go on at {back}" if back else f"{duration(-(-left // 60))}, then we go on"


def agreed_words(question: Question, answer: Answer) -> str:
    """What the group settled on, as the wall and the read-back say it; empty while nothing is."""
    match answer.state:
        case AnswerState.AGREED if answer.rung is not None:
            if question.top == WORDED_TOP:
                return answer_words(question, answer.rung)
            return question.rungs[answer.rung]
        case AnswerState.NO_AGREEMENT if answer.low is not None and answer.high is not None:
            low, high = (answer_words(question, rung) for rung in (answer.low, answer.high))
            return f"No agreement: {low} to {high}"
        case AnswerState.NOT_DISCUSSED | AnswerState.AGREED:
            return ""
        case _:
            return STATES[answer.state]


def _rung(
    question: Question, rung: int, count: int | None = None, answer: Answer | None = None
) -> WallRung:
    word = answer_words(question, rung) if question.top == WORDED_TOP else ""
    agreed = answer is not None and answer.rung == rung
    return WallRung(rung, question.top, word, question.rungs[rung], count, agreed)
