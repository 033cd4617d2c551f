"""The workshop that is on: at which line of the running order it is, and what is on the wall.

What is voted and agreed is in the document at once. What is only of the moment, revealed or hidden,
blank, how much time is left, is here, and gone when the workshop is left.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, Signal

from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.edits import Edit
from reflective_app.domain.item import Question
from reflective_app.domain.picks import Pick, Round, Way, together, votes_of
from reflective_app.domain.running_order import Planned, minutes_of, timetable
from reflective_app.domain.sessions import go_on_at, people_present, session_of
from reflective_app.domain.voting import add_pick, clear_vote, record_tally, take_back
from reflective_app.domain.workshop import Session, Step
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.workshop.keyed import KeyedPicks
from reflective_app.gui.workshop.timer import SoftTimer
from reflective_app.wording.tally import check_total
from reflective_app.wording.wall import VoteOn, WallView, wall_of_question, wall_of_step


class LiveWorkshop(QObject):
    """One session as it runs.

    `moved` says that another line of the running order is on, `changed` that something about it is
    other: a vote, the reveal, what is on the wall.
    """

    moved = Signal()
    changed = Signal()

    def __init__(
        self,
        document: AssessmentDocument,
        session_id: str,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Begins at the first question that is not settled yet, else at the first line."""
        super().__init__()
        self._document, self._session_id = document, session_id
        self.timer = SoftTimer(clock)
        self.timer.setParent(self)
        self.revealed = self.blank = self.large = self.dark = False
        self.note = ""
        self._session = session_of(session_id, document.assessment)
        self._listens = True
        self._keyed = KeyedPicks()
        self._at = go_on_at(self.session, self._document.assessment)
        self._take_note()
        self._turn_timer()
        document.changed.connect(self._on_changed)

    @property
    def session(self) -> Session:
        """The session, as it is planned now; as it was last, where its planning was undone."""
        with suppress(KeyError):
            self._session = session_of(self._session_id, self._document.assessment)
        return self._session

    @property
    def at(self) -> int:
        """The place in the running order."""
        return min(self._at, max(len(self.session.steps) - 1, 0))

    @property
    def step(self) -> Step | None:
        """The line that is on; None in an empty running order."""
        steps = self.session.steps
        return steps[self.at] if steps else None

    @property
    def plan(self) -> tuple[Planned, ...]:
        """Every line with its time."""
        return timetable(self.session, self._document.assessment.workshop)

    @property
    def question(self) -> Question | None:
        """The question that is on; None in a break or at another line."""
        step = self.step
        if step is None or step.question is None:
            return None
        return self._document.assessment.question_set.question(step.question)

    @property
    def number(self) -> tuple[int, int]:
        """Which question of how many is on, or comes next."""
        before = sum(step.question is not None for step in self.session.steps[: self.at])
        of = len(self.session.questions)
        return min(before + 1, of), of

    @property
    def present(self) -> int | None:
        """How many people are in the room."""
        return people_present(self.session, self._document.assessment)

    @property
    def again(self) -> bool:
        """Whether the room is voting again, and no vote of the new round is recorded yet."""
        return 0 < self._earlier == len(self._rounds())

    @property
    def votes(self) -> Round:
        """The vote that is on: none yet where the room is voting again."""
        on = self._rounds()[self._earlier :]
        return on[-1] if on else ()

    @property
    def rounds(self) -> int:
        """How many votes there were on the question that is on."""
        return len(self._rounds())

    @property
    def recorded(self) -> int:
        """How many votes there are."""
        return together(self.votes).people

    @property
    def place(self) -> str:
        """Where the question stands in the running order: Question 7 of 14."""
        number, of = self.number
        return f"Question {number} of {of}" if self.question is not None else ""

    @property
    def wall(self) -> WallView:
        """What may be on the wall now."""
        step, question = self.step, self.question
        if step is None or self.blank:
            return WallView()
        if question is None:
            return wall_of_step(step)
        said = (self.revealed, self.note, self.rounds)
        vote = VoteOn(self.place, self.votes, self.present, *said)
        return wall_of_question(question, self._document.assessment, vote)

    # --- going on ---

    def go(self, by: int) -> bool:
        """Go along the running order; False at its end. What is revealed is hidden again."""
        there = self.at + by
        if not 0 <= there < len(self.session.steps):
            return False
        self.go_to(there)
        return True

    def go_to(self, place: int) -> None:
        """Go to a line of the running order."""
        self._at = min(max(place, 0), max(len(self.session.steps) - 1, 0))
        self._take_note()
        self.revealed = False
        self.note = ""
        self._keyed.forget()
        self._turn_timer()
        self.moved.emit()
        self.changed.emit()

    # --- the vote ---

    def record(self, pick: Pick, way: Way) -> None:
        """Record a tally. Raises WrongTotalError for more votes than people.

        A first tally is hidden until it is revealed; one put right shows where it did.
        """
        question = self._asked()
        check_total(pick, self.present)
        self._keyed.forget()
        edit = partial(record_tally, question.id, pick, way, self.again)
        self._apply(edit, "record votes", shown=self.revealed and bool(self.votes))

    def key(self, code: str) -> None:
        """Record one pick at the keypad; what is revealed is hidden, for it would show whose it is.

        Raises:
            WrongTotalError: everybody has voted already.
            ValueError: the code is no pick.
        """
        question = self._asked()
        check_total(Pick(dont_know=self.recorded + 1), self.present)
        before = self.votes
        edit = partial(add_pick, question.id, code, self.again)
        self._apply(edit, "record a vote")
        self._keyed.add(before, code, self.votes)

    def take_key_back(self) -> bool:
        """Take back the pick that was keyed last; False where none was at this question."""
        question, code = self._asked(), self._keyed.last(self.votes)
        if code is None:
            return False
        self._apply(partial(take_back, question.id, code), "take a vote back")
        return True

    def clear(self) -> None:
        """Take the whole vote that is on out, to take it anew. An earlier round stays."""
        question = self._asked()
        if self.votes:
            self._apply(partial(clear_vote, question.id), "take the votes out")

    def vote_again(self) -> None:
        """Ask for another round: hidden again, the earlier one kept; nothing before a vote."""
        if self.votes:
            self._earlier, self.revealed = len(self._rounds()), False
            self._keyed.forget()
            self.changed.emit()

    # --- the wall ---

    def reveal_or_hide(self) -> None:
        """Show the votes, or hide them again."""
        self.revealed = not self.revealed
        self.changed.emit()

    def blank_or_show(self) -> None:
        """Put nothing on the wall, or what is on."""
        self.blank = not self.blank
        self.changed.emit()

    def large_or_normal(self) -> None:
        """Change the size of the text on the wall."""
        self.large = not self.large
        self.changed.emit()

    def dark_or_light(self) -> None:
        """Change between dark text on a light wall, and light text on a dark one."""
        self.dark = not self.dark
        self.changed.emit()

    def release(self, note: str) -> None:
        """Put a line on the wall that the scribe chose to show; an empty one takes it off."""
        self.note = note.strip()
        self.changed.emit()

    def leave(self) -> None:
        """Stop: nothing ticks, and nothing is listened to any more. Once is as good as twice."""
        self.timer.stop()
        if self._listens:
            self._listens = False
            self._document.changed.disconnect(self._on_changed)

    def _apply(self, edit: Edit, label: str, *, shown: bool = False) -> None:
        """Have it in the document and in the recovery copy at once."""
        self._document.apply(edit, label, keep=True)
        self.revealed = shown
        self.changed.emit()

    def _rounds(self) -> tuple[Round, ...]:
        """What the room voted on this question, round by round."""
        question = self.question
        return votes_of(self._document.assessment.picks.get(question.id, ())) if question else ()

    def _take_note(self) -> None:
        """Note which line is come to, and its last vote as the one that is on."""
        self._line, self._earlier = self.step, max(len(self._rounds()) - 1, 0)
        self._vote = self.votes

    def _asked(self) -> Question:
        question = self.question
        if question is None:
            raise ValueError("no question is on")
        return question

    def _turn_timer(self) -> None:
        step = self.step
        minutes = minutes_of(step, self._document.assessment.workshop) if step else 0
        line = step and (step.question or (step.title, self.at))
        self.timer.turn_to(line, minutes * 60)

    def _on_changed(self, change: AssessmentChange) -> None:
        """What is undone or edited elsewhere shows too.

        The line that is on stays on where the running order changes. Other votes than those that
        were revealed are hidden: the difference would tell who picked what.
        """
        if change.workshop:
            self._follow()
        self._earlier = min(self._earlier, len(self._rounds()))
        self.revealed = self.revealed and self.votes == self._vote
        self._vote = self.votes
        self.changed.emit()

    def _follow(self) -> None:
        """Find the line that is on in a running order that was changed."""
        line, steps = self._line, self.session.steps
        same = [
            place
            for place, step in enumerate(steps)
            if line and (step.question, step.title) == (line.question, line.title)
        ]
        if same:
            self._at = min(same, key=lambda place: abs(place - self._at))
        else:
            self.go_to(self._at)
