"""What a person wishes of the plan, done as one undoable edit each; gives what there is to say."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from reflective_app.domain.editing import changed
from reflective_app.domain.edits import Edit
from reflective_app.domain.order_edits import carried_on, in_place_of, next_order
from reflective_app.domain.running_order import (
    choices_for,
    is_settled,
    left_of,
    parted,
    shortened,
    sped_up,
)
from reflective_app.domain.sessions import (
    remove_session,
    reopen_session,
    session_of,
    set_session,
    set_workshop,
)
from reflective_app.domain.workshop import Session
from reflective_app.gui.document import AssessmentDocument
from reflective_app.wording.codes import question_codes
from reflective_app.wording.workshop_plan import (
    carried_words,
    left_out_words,
    longer_words,
    parted_words,
    removed_words,
    sped_words,
)


class PlanWishes:
    """The edits of the plan. Each that can move much gives a sentence on what it moved."""

    def __init__(self, document: AssessmentDocument) -> None:
        """They are made on this document."""
        self._document = document

    def add_session(self, show: Callable[[str], object]) -> None:
        """Plan one session more.

        `show` is told its id before it is there.
        """
        session = Session(id=new_session_id(), steps=next_order(self._document.assessment))
        show(session.id)
        self._apply(partial(set_session, session), "plan session")

    def remove(self, session_id: str) -> str:
        """Take a session out of the plan."""
        assessment = self._document.assessment
        session = session_of(session_id, assessment)
        held = any(q in assessment.picks or is_settled(q, assessment) for q in session.questions)
        number = self.number_of(session_id)
        self._apply(partial(remove_session, session_id), "remove session")
        return removed_words(number, held)

    def carry(self, session_id: str, show: Callable[[str], object]) -> str:
        """Carry what is left of a session into a new one."""
        assessment = self._document.assessment
        left = left_of(session_of(session_id, assessment), assessment)
        number, new_id = self.number_of(session_id) + 1, new_session_id()
        show(new_id)
        self._apply(partial(carried_on, session_id, new_id), "carry on in a new session")
        return carried_words(len(set(left)), number)

    def reopen(self, session_id: str) -> None:
        """Go on with a closed session."""
        self._apply(partial(reopen_session, session_id), "reopen session")

    def make_fit(self, session_id: str, choice: str) -> str:
        """Do one of the things that make a session fit, by its key in `choice_words`."""
        assessment = self._document.assessment
        session, workshop = session_of(session_id, assessment), assessment.workshop
        codes = question_codes(assessment.question_set)
        choices = choices_for(session, workshop)
        if choices is None:
            return ""
        match choice:
            case "fast":
                after = sped_up(session, choices.fast_lane or 0, assessment)
                self.put(after, "put questions in the fast lane")
                return sped_words(session, after, codes)
            case "out":
                after, gone = shortened(session, choices.leave_out or 0)
                self.put(after, "leave questions out")
                return left_out_words(gone, codes)
            case "parts":
                number = choices.sessions or 1
                ids = [new_session_id() for _ in range(number - 1)]
                parts = parted(session, number, ids, workshop)
                first = self.number_of(session_id)
                self._apply(partial(in_place_of, session_id, parts), "split session")
                return parted_words(parts, first)
            case _:
                after = changed(session, minutes=session.minutes + choices.longer)
                self.put(after, "make session longer")
                return longer_words(after)

    def put(self, session: Session, label: str, merge_key: str = "") -> None:
        """Put a session in place of the one with its id."""
        key = f"{session.id}.{merge_key}" if merge_key else ""
        self._apply(partial(set_session, session), label, key)

    def change_session(self, session_id: str, name: str, value: object, label: str) -> None:
        """Change one field of a session."""
        session = session_of(session_id, self._document.assessment)
        self.put(changed(session, **{name: value}), label, name)

    def change_workshop(self, name: str, value: object, label: str) -> None:
        """Change what holds for every session."""
        workshop = changed(self._document.assessment.workshop, **{name: value})
        self._apply(partial(set_workshop, workshop), label, f"workshop.{name}")

    def number_of(self, session_id: str) -> int:
        """Which session it is, 1 the first."""
        sessions = self._document.assessment.workshop.sessions
        return [session.id for session in sessions].index(session_id) + 1

    def _apply(self, edit: Edit, label: str, merge_key: str = "") -> None:
        self._document.apply(edit, label, merge_key=merge_key)


def new_session_id() -> str:
    """An id that no session has."""
    return f"session-{uuid4().hex[:8]}"
