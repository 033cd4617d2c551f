"""The end of a session: what is read back, and what becomes of what was parked (`needs.md` 3.8)."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.assessment import Assessment, Became, ParkedPoint
from reflective_app.domain.editing import changed, having
from reflective_app.domain.edits import JUDGED, change_point
from reflective_app.domain.picks import votes_of
from reflective_app.domain.plan import Action
from reflective_app.domain.plan_edits import add_action
from reflective_app.domain.running_order import is_settled
from reflective_app.domain.sessions import session_to_hold
from reflective_app.domain.workshop import Session


def to_read_back(session: Session | None, assessment: Assessment) -> tuple[str, ...]:
    """The settled questions of a session in its running order, each once.

    Without a session, every settled question that a group judges, in the order of the set.
    """
    if session is None:
        questions = assessment.question_set.questions()
        asked = tuple(each.id for each in questions if each.kind in JUDGED)
    else:
        asked = tuple(dict.fromkeys(session.questions))
    return tuple(each for each in asked if is_settled(each, assessment))


def session_to_read_back(today: date, assessment: Assessment) -> Session | None:
    """The last open session that was held and has lines nobody has read back.

    Where all is read back, the one to go on with; None where none is planned.
    """
    for session in reversed(assessment.workshop.sessions):
        lines = to_read_back(session, assessment)
        waits = any(assessment.answer(each).read_back is None for each in lines)
        if waits and session.closed_on is None and _was_held(session, today, assessment):
            return session
    return session_to_hold(today, assessment)


def _was_held(session: Session, today: date, assessment: Assessment) -> bool:
    """Whether its day has come, or somebody voted in it before that."""
    if session.day is not None and session.day <= today:
        return True
    return any(votes_of(assessment.picks.get(each, ())) for each in session.questions)


def action_of(point: ParkedPoint, assessment: Assessment) -> Action | None:
    """The action that a parked point became, by its words; None where there is none such."""
    words = {point.text.strip(), point.outcome.strip()}
    return next((each for each in assessment.plan.actions if each.title in words), None)


def make_action(point_id: str, action_id: str, title: str, assessment: Assessment) -> Assessment:
    """Make an action of a parked point, with its item and who could take it.

    The outcome keeps the action’s title, where nothing else was written. Raises KeyError where
    there is no such point, and ValueError without a title.
    """
    point = {each.id: each for each in assessment.parking}[point_id]
    item = point.item
    if item is None and point.question is not None:
        item = assessment.question_set.item_of(point.question).id
    action = Action(
        id=action_id, title=title, items=(item,) if item is not None else (), owner=point.owner
    )
    outcome = point.outcome if point.outcome.strip() else action.title
    became = changed(point, became=Became.ACTION, outcome=outcome)
    return change_point(became, add_action(action, assessment))


def leave_open_points(assessment: Assessment) -> Assessment:
    """Say of every parked point that nobody has come back to that it is knowingly left."""
    parking = tuple(
        changed(point, became=Became.LEFT) if point.became is None else point
        for point in assessment.parking
    )
    return having(assessment, parking=parking)
