"""What people report of actions on a day, as edits of the document."""

from __future__ import annotations

from datetime import date
from functools import partial

from reflective_app.domain.editing import changed
from reflective_app.domain.plan import Action, ActionStatus, Update
from reflective_app.domain.plan_edits import report_progress, take_back_progress
from reflective_app.domain.progress import update_on
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.roadmap.wishes import Said
from reflective_app.wording.dates import long_date
from reflective_app.wording.words import ACTION_STATUS


class ProgressWishes:
    """Each wish names its action and the day; for one that is gone nothing happens."""

    def __init__(self, document: AssessmentDocument, current: Current, said: Said) -> None:
        """`said` takes what is to be told of a wish that was granted."""
        self._document, self._current, self._said = document, current, said

    def report_status(self, action_id: str, on: date, status: str) -> None:
        """Say how an action is going on a day; value and note of that day stay."""
        action = self._action(action_id)
        if action is None:
            return
        known = update_on(action, on) or Update(on=on, status=action.status)
        self.report(action_id, changed(known, status=ActionStatus(status)))
        words = ACTION_STATUS[ActionStatus(status)]
        self._said.emit(f"“{action.title}” on {long_date(on)}: {words}.")

    def report(self, action_id: str, update: Update) -> None:
        """Say everything of an action on a day; writing on undoes as one."""
        if self._action(action_id) is not None:
            edit = partial(report_progress, action_id, update)
            key = f"{action_id}.{update.on.isoformat()}"
            self._document.apply(edit, "report progress", merge_key=key)

    def take_back(self, action_id: str, on: date) -> None:
        """Take out what was reported of an action on a day."""
        if self._action(action_id) is not None:
            self._document.apply(partial(take_back_progress, action_id, on), "remove update")

    def _action(self, action_id: str) -> Action | None:
        actions = self._current.assessment.plan.actions
        return next((action for action in actions if action.id == action_id), None)
