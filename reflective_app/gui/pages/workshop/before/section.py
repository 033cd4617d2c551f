"""Before the day: ask people alone, bring in what came back, and choose the fast lane by it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from reflective_app.domain.agreement import Spread, spread
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.bringing_in import blank_response, leave_out
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.editing import changed
from reflective_app.domain.order_edits import in_other_lane
from reflective_app.domain.picks import said_alone, tally
from reflective_app.domain.sessions import set_session
from reflective_app.gui import background, units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.workshop.before.ask import AskPart
from reflective_app.gui.pages.workshop.before.came import CamePart
from reflective_app.gui.pages.workshop.before.said import SaidPart, fast_ones
from reflective_app.gui.pages.workshop.section import WorkshopSection
from reflective_app.gui.personal_data.gate import Leaving
from reflective_app.gui.prompts import RESPONSE_KIND, Prompts
from reflective_app.gui.question_places import question_and_box
from reflective_app.gui.widgets.steady_table import scrolling_page
from reflective_app.storage.arrivals import Arrival, Fate, arrivals, brought_in
from reflective_app.storage.problems import NotWritableError
from reflective_app.storage.response_file import ENDING, write_response
from reflective_app.wording.before import file_name, made_words, taken_words
from reflective_app.wording.dates import counted

UNSENT = "A message to those who are asked, in no file yet"
FAULTY = "The files could not be looked at."


class BeforeSection(WorkshopSection):
    """What is asked, what came back, and what was said."""

    key, words = "before", "Before the day"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Empty until it is shown an assessment."""
        super().__init__(document, current, prompts)
        self._folder: Path | None = None
        self._looked, self._sent = 0, ""
        self.ask, self.came, self.said_before = AskPart(), CamePart(), SaidPart()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 2.5)
        for part in (self.ask, self.came, self.said_before):
            column.addWidget(part)
        self.ask.make_wanted.connect(self._make)
        self.came.wanted.connect(self._choose_files)
        self.came.removed.connect(self._remove)
        self.came.preview.agreed.connect(self._bring_in)
        self.came.preview.given_up.connect(self._end_preview)
        self.said_before.lane_wanted.connect(self._turn_lane)
        self.said_before.agreed_wanted.connect(self._speed_up)

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show what is asked and what came back as it is now."""
        assessment = self.current.assessment
        self.ask.show_assessment(assessment)
        self.came.show_assessment(assessment)
        self.said_before.show_assessment(assessment)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Read files beside the window, and show what each would do; nothing is brought in yet."""
        if not paths:
            return
        self._folder = paths[0].parent
        self._looked += 1
        self.came.bring.setEnabled(False)
        self.came.news.say(f"Looking at {counted(len(paths), 'file')}…")
        job = partial(_looked_at, self._looked, tuple(paths), self.current.assessment)
        background.run(job, self._on_looked, self._on_fault)

    def open_at(self, key: str) -> bool:
        """Show a question that somebody wrote to before the day, or the message: “before ID”."""
        part, question_id = question_and_box(key)
        if part != self.key:
            return False
        if question_id:
            self.said_before.go_to(question_id)
        else:
            self.ask.message_box.setFocus()
        return True

    def unfinished(self) -> str:
        """A message that is in no file yet."""
        return UNSENT if self.ask.message != self._sent else ""

    # --- the file to send ---

    def _make(self) -> None:
        assessment, asked = self.current.assessment, self.ask.asked
        blank = blank_response(assessment, asked)
        blank = changed(blank, message=self.ask.message, wanted_by=self.ask.wanted_by)
        if not self.gate.lets(Leaving.SAVE, record=blank):
            return
        chosen = self.prompts.choose_save(self._start() / file_name(assessment), RESPONSE_KIND)
        if chosen is None:
            return
        path = chosen if chosen.name.endswith(ENDING) else chosen.with_name(chosen.name + ENDING)
        try:
            write_response(blank, path)
        except NotWritableError as error:
            self.prompts.problem("Not saved", str(error))
            return
        self._folder, self._sent = path.parent, self.ask.message
        self.ask.news.say(made_words(path.name, len(asked)))

    def _start(self) -> Path:
        """Where dialogs start: where the last file was, else where the assessment is."""
        beside = self.document.path.parent if self.document.path else Path.home()
        return self._folder or beside

    # --- what came back ---

    def _choose_files(self) -> None:
        self.look_at(self.prompts.choose_open_many(self._start(), RESPONSE_KIND))

    def _on_looked(self, looked: tuple[int, tuple[Arrival, ...]]) -> None:
        """Only what was asked for last."""
        number, found = looked
        if number == self._looked:
            self.came.bring.setEnabled(True)
            self.came.news.hush()
            self.came.preview.show_arrivals(found)
            QTimer.singleShot(0, self, self._show_preview)

    def _show_preview(self) -> None:
        """Scroll to what there is to decide: its head at the top where not all of it has room."""
        page, preview = scrolling_page(self), self.came.preview
        if page is not None:
            page.ensureWidgetVisible(preview.cancel, 0, 0)
            page.ensureWidgetVisible(preview.words, 0, 0)

    def _on_fault(self, error: Exception) -> None:
        self.came.bring.setEnabled(True)
        self.came.news.say(FAULTY, urgent=True)
        raise error

    def _bring_in(self) -> None:
        found = self.came.preview.arrivals
        taken = [each for each in found if each.fate is not Fate.LEFT_OUT]
        label = f"bring in {counted(len(taken), 'response')}"
        self.came.preview.end()
        self.document.apply(partial(brought_in, taken), label, keep=True)
        self.came.news.say(taken_words(len(taken), len(found) - len(taken)))
        self._go_on_bringing()

    def _end_preview(self) -> None:
        self.came.preview.end()
        self._go_on_bringing()

    def _go_on_bringing(self) -> None:
        """The list above was long: what became of it is to be seen."""
        self.came.bring.setFocus()
        QTimer.singleShot(0, self, self._show_news)

    def _show_news(self) -> None:
        if (page := scrolling_page(self)) is not None:
            page.ensureWidgetVisible(self.came.words, 0, 0)
            page.ensureWidgetVisible(self.came.bring, 0, 0)

    def _remove(self, respondent: str) -> None:
        self.document.apply(partial(leave_out, respondent), "remove response", keep=True)
        self.said.emit("Response removed, with what was answered and written in it.")

    # --- the fast lane ---

    def _turn_lane(self, question_id: str) -> None:
        fast = fast_ones(self.current.assessment).get(question_id, False)
        label = "give full length" if fast else "put in the fast lane"
        self.document.apply(partial(_in_lane, {question_id}, not fast), label)

    def _speed_up(self) -> None:
        assessment = self.current.assessment
        slow = {each for each, fast in fast_ones(assessment).items() if not fast}
        agreed = {each for each in slow if _agrees(each, assessment)}
        done = self.document.apply(partial(_in_lane, agreed, True), "put in the fast lane")
        words = f"{counted(len(agreed), 'question')} put in the fast lane."
        self.said.emit(words if done else "No other question has close agreement.")


def _looked_at(
    number: int, paths: tuple[Path, ...], assessment: Assessment
) -> tuple[int, tuple[Arrival, ...]]:
    return number, arrivals(paths, assessment)


def _agrees(question_id: str, assessment: Assessment) -> bool:
    alone = said_alone(assessment.picks.get(question_id, ()))
    return spread(tally(alone)) is Spread.CLOSE


def _in_lane(questions: set[str], fast: bool, assessment: Assessment) -> Assessment:
    """These questions in this lane, in every session that is not closed."""
    for session in assessment.workshop.sessions:
        if session.closed_on is not None:
            continue
        for place, step in enumerate(session.steps):
            if step.question in questions and step.fast is not fast:
                session = in_other_lane(session, place)
        assessment = set_session(session, assessment)
    return assessment
