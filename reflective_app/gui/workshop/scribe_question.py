"""The question that is on: shows it on the scribe’s page, and records what the room says to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from reflective_app.domain.aims import actions_from, next_aim
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import write
from reflective_app.domain.item import Question
from reflective_app.domain.picks import Pick
from reflective_app.domain.plan import Action
from reflective_app.domain.plan_edits import add_action
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.questions.guide import guide_parts
from reflective_app.gui.pages.questions.recorder import BOXES, Recorder
from reflective_app.gui.pages.roadmap.wishes import new_id
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.workshop.live import LiveWorkshop
from reflective_app.gui.workshop.scribe_card import ScribeCard
from reflective_app.gui.workshop.scribe_shown import (
    beforehand,
    earlier,
    is_complete,
    may_see_votes,
    vote_seen,
    words_brought,
)
from reflective_app.wording.scribe import (
    actions_words,
    evidence_line,
    median_words,
    talk_words,
    unanimous_words,
)
from reflective_app.wording.tally import (
    WrongTotalError,
    missing_words,
    recorded_words,
    tally_text,
)
from reflective_app.wording.words import answer_words

AGAIN = "Voting again: the earlier vote is kept."
EVERYBODY = "Everybody who is here"
HOW_TO_TYPE = "First sentence first, then ? and the don’t knows"
HIDDEN = "Hidden until Ctrl+R reveals it"
WHO_TAKES_IT = "Who could take it (a job title)? Enter leaves it open."
HERE = "Ctrl+Shift+H changes how many are here."
NO_TITLE = "Nothing was added: an action needs words."


class QuestionDesk(QObject):
    """Shows what is on the card, and turns what a person does there into edits."""

    said = Signal(str)

    def __init__(
        self, document: AssessmentDocument, current: Current, prompts: Prompts, live: LiveWorkshop
    ) -> None:
        """`card` is for the page to place."""
        super().__init__()
        self._document, self._current, self._prompts = document, current, prompts
        self._live, self.card = live, ScribeCard()
        self.recorder = Recorder(document, self.card, carries=False)
        self._asked_for: set[str] = set()
        self._shown = ""
        self._discreet = False
        vote, notes = self.card.vote, self.card.notes
        vote.tallied.connect(self._record)
        vote.again_wanted.connect(self._vote_again)
        vote.beforehand_wanted.connect(self._ask_beforehand)
        notes.copied.connect(self._copy)
        notes.released.connect(live.release)
        notes.park_wanted.connect(self.park)
        notes.flag_wanted.connect(self.recorder.flag)
        notes.action_wanted.connect(self.add_action)
        self.card.asked.guide_wanted.connect(self._show_guide)

    def show(self, *, anew: bool) -> None:
        """Show what is on now; `anew` where another line was come to."""
        question = self._live.question
        if question is None:
            return
        assessment = self._document.assessment
        answer = assessment.answer(question.id)
        if anew or self._shown != question.id:
            self._shown = self.recorder.question = question.id
            finding = self._current.findings.of(assessment.question_set.item_of(question.id).id)
            self.card.asked.show_question(question, answer, evidence_line(finding))
            self.card.notes.show_question()
            self.card.show_top()
            if question.rungs:
                self.card.vote.tally.show_question(question, self._stands(assessment))
        if question.rungs:
            self._show_vote(question, assessment)
        self.card.asked.show_answer(
            answer, unanimous_words(vote_seen(self._live, assessment), answer)
        )
        self.card.notes.show_answer(answer, self._live.note)
        self.card.notes.from_here.say(actions_words(actions_from(question.id, assessment)))
        self.card.notes.show_points(self.recorder.points(question.id))
        self.card.notes.show_words(() if self._discreet else words_brought(question, assessment))

    def be_discreet(self, discreet: bool) -> None:
        """Hold nothing of what people picked or wrote while somebody else has the laptop."""
        self._discreet = discreet
        self.show(anew=False)

    def focus(self) -> None:
        """Give the keyboard to what comes first: the tally, or the answer."""
        question = self._live.question
        if question is not None and question.rungs:
            self.card.vote.tally.setFocus()
            self.card.vote.tally.selectAll()
        else:
            self.card.answer.focus()

    def finish(self) -> bool:
        """Record a tally that is typed and not entered; False where it cannot be, or where an
        answer is begun and not whole.
        """
        return not self.card.answer.asks_more() and self.finish_tally()

    def finish_tally(self) -> bool:
        """Record a tally that is typed and not entered; False where it cannot be."""
        tally = self.card.vote.tally
        question = self._live.question
        if question is None or not question.rungs or not tally.is_begun:
            return True
        if tally.enter():
            return True
        tally.setFocus()
        return False

    def park(self) -> None:
        """Ask for a point, and set it aside here."""
        if self._live.question is None:
            return
        words = self._prompts.ask_line("Park a point", "What is the point to come back to?")
        if words and words.strip():
            owner = self._prompts.ask_line("Park a point", WHO_TAKES_IT, may_be_empty=True)
            self.recorder.park(words.strip(), (owner or "").strip())
            self.said.emit("The point is parked.")

    def flag(self) -> None:
        """Mark the question to look at again, or take the mark off."""
        question = self._live.question
        if question is not None:
            flagged = self._document.assessment.answer(question.id).flagged
            self.recorder.flag(not flagged)

    def add_action(self) -> None:
        """Ask for an action in one line, and put it on the roadmap with this question’s aim."""
        question, assessment = self._live.question, self._document.assessment
        if question is None:
            return
        title = self._prompts.ask_line("New action", "What will be done?")
        if title is None:
            return
        if not title.strip():
            self.said.emit(NO_TITLE)
            return
        item = assessment.question_set.item_of(question.id)
        aims = next_aim(question, assessment.answer(question.id))
        action = Action(id=new_id(), title=title.strip(), items=(item.id,), aims=aims)
        self._document.apply(partial(add_action, action), "add action", keep=True)
        aim = f" It aims at: {answer_words(question, aims[0].rung)}." if aims else ""
        self.said.emit(f"The action is on the roadmap.{aim}")

    # --- the vote ---

    def _show_vote(self, question: Question, assessment: Assessment) -> None:
        live, vote = self._live, self.card.vote
        seen = Pick() if self._discreet else vote_seen(live, assessment)
        vote.tally.show_tally(self._stands(assessment))
        missing = missing_words(live.recorded, live.present)
        if live.again:
            missing = AGAIN
        elif not live.recorded:
            missing = HOW_TO_TYPE
        elif not missing and is_complete(live):
            missing = EVERYBODY
        vote.show_recorded(recorded_words(live.recorded, live.present), missing)
        vote.show_taken(live.votes[0].way if live.votes else None)
        vote.again.setEnabled(live.recorded > 0 and not live.again)
        vote.show_earlier("" if self._discreet else earlier(live, question, assessment))
        people, lines = beforehand(question, assessment)
        is_open = question.id in self._asked_for and not self._discreet
        vote.show_beforehand(people, lines, is_open=is_open)
        self.card.answer.rows.show_votes(seen.counts or None)
        talk = talk_words(seen, live.rounds)
        if live.recorded and not may_see_votes(live, assessment):
            talk = HIDDEN
        self.card.asked.show_talk(talk, median_words(seen, question))

    def _stands(self, assessment: Assessment) -> str:
        """The vote that is on as it is typed, as far as it may be seen."""
        seen = Pick() if self._discreet else vote_seen(self._live, assessment)
        return tally_text(seen) if seen.people else ""

    def _record(self, pick: Pick) -> None:
        vote = self.card.vote
        try:
            self._live.record(pick, vote.way)
        except WrongTotalError as error:
            vote.tally.complain(f"{error} {HERE}")

    def _vote_again(self) -> None:
        self._live.vote_again()
        self.focus()

    def _ask_beforehand(self, wanted: bool) -> None:
        (self._asked_for.add if wanted else self._asked_for.discard)(self._shown)
        self.show(anew=False)

    # --- beside it ---

    def _show_guide(self, wanted: bool) -> None:
        question, assessment = self._live.question, self._document.assessment
        if wanted and question is not None:
            finding = self._current.findings.of(assessment.question_set.item_of(question.id).id)
            self.card.asked.guide.show_parts(guide_parts(question, finding, assessment))

    def _copy(self, words: str) -> None:
        """Put words that were brought in at the end of what is known."""
        before = self._document.assessment.answer(self._shown).know.rstrip()
        text = f"{before}\n{words}" if before else words
        self._document.apply(partial(write, self._shown, "know", text), BOXES["know"])
        self.card.notes.boxes["know"].setFocus()
