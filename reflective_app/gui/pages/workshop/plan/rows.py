"""The rows of a plan: its sessions, and the lines of one."""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.order_edits import asked_in
from reflective_app.domain.running_order import is_settled, timetable
from reflective_app.domain.workshop import Session
from reflective_app.gui.widgets.row_delegate import Row
from reflective_app.wording.codes import question_codes
from reflective_app.wording.workshop_plan import (
    CLOSED,
    line_notes,
    planned_spoken,
    planned_words,
    session_day,
    session_name,
    session_stands,
)


def session_rows(assessment: Assessment) -> list[Row]:
    """A row for each session: which, when, and how far it has come."""
    return [
        Row(
            session.id,
            f"{session_name(number)} · {session_day(session)}",
            detail=CLOSED if session.closed_on else "",
            side=session_stands(session, assessment),
        )
        for number, session in enumerate(assessment.workshop.sessions, 1)
    ]


def order_rows(session: Session, assessment: Assessment) -> list[Row]:
    """A row for each line, by its place: what it is, when, how long, and what there is to say."""
    questions, codes = assessment.question_set, question_codes(assessment.question_set)
    rows, asked = [], asked_in(assessment)
    number = [each.id for each in assessment.workshop.sessions].index(session.id) + 1
    for place, planned in enumerate(timetable(session, assessment.workshop)):
        step = planned.step
        code = codes[step.question] if step.question else ""
        name = questions.question(step.question).text if step.question else step.title
        settled = step.question is not None and is_settled(step.question, assessment)
        notes = line_notes(planned, number, asked.get(step.question or "", ()), settled)
        spoken = (code, name, planned_spoken(planned), notes.replace(" · ", ", "))
        rows.append(
            Row(
                str(place),
                name,
                detail=notes,
                side=planned_words(planned),
                code=code,
                spoken=", ".join(filter(None, spoken)),
            )
        )
    return rows
