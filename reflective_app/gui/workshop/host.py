"""The window while a workshop is held: the scribe’s page in place of everything else."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.sessions import session_to_hold
from reflective_app.domain.workshop import Session
from reflective_app.gui.clock import today
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.workshop.desk import Desk

NO_SESSION = "No session is planned yet. Plan one on the Workshop page, then F5 holds it."


class WorkshopHost(QObject):
    """Enters the workshop of the assessment that is open, and leaves it again.

    The menu bar goes meanwhile: the page has its own keys, and no other page is one key away from
    what a room sees. What can be done everywhere still can, by its key.
    """

    def __init__(self, window: MainWindow, prompts: Prompts) -> None:
        """Nothing is held yet."""
        super().__init__(window)
        self._window, self._prompts = window, prompts
        self.desk: Desk | None = None

    def hold(self, session_id: str = "") -> None:
        """Hold a session by its id, or the one that is next."""
        workspace = self._window.workspace
        if workspace is None or (self.desk is not None and self.desk.is_held):
            return
        session = self._session(session_id, workspace.document.assessment)
        if session is None:
            workspace.go_to("workshop", "plan")
            self._window.say(NO_SESSION)
            return
        if self.desk is None:
            self.desk = Desk(workspace.document, workspace.current, self._prompts)
            self.desk.setParent(self)
            self.desk.left.connect(self.leave)
            self.desk.wanted.connect(self._leave_for)
            self.desk.said.connect(self._window.say)
        self.desk.enter(session.id)
        self._show(True)
        self.desk.begin()

    def _session(self, session_id: str, assessment: Assessment) -> Session | None:
        """The session that is meant: by its id, the one that was left, else the next."""
        sessions = {each.id: each for each in assessment.workshop.sessions}
        left = sessions.get(self.desk.held) if self.desk is not None else None
        if left is not None and left.closed_on is not None:
            left = None
        return sessions.get(session_id) or left or session_to_hold(today(), assessment)

    def leave(self) -> None:
        """Back to the page of the window where one was."""
        if self.desk is not None and self.desk.is_held:
            self.desk.leave()
            self._show(False)
            workspace = self._window.workspace
            if workspace is not None:
                workspace.page.setFocus()
            if self.desk.scribe is not None:
                self._window.say(self.desk.scribe.waits_words)

    def drop(self) -> None:
        """The assessment goes, and its workshop with it."""
        if self.desk is None:
            return
        held, desk, self.desk = self.desk.is_held, self.desk, None
        desk.end()
        if held:
            self._show_menus(True)
        desk.page.deleteLater()
        desk.deleteLater()

    def _leave_for(self, page: str, what: str) -> None:
        self.leave()
        if self._window.workspace is not None:
            self._window.workspace.go_to(page, what)

    def _show(self, held: bool) -> None:
        self._show_menus(not held)
        if held and self.desk is not None:
            self._window.show_library(self.desk.page)
        else:
            self._window.leave_library()

    def _show_menus(self, shown: bool) -> None:
        """Without the menu bar its keys work only where the window itself has the commands."""
        window = self._window
        window.menuBar().setVisible(shown)
        for action in self._everywhere():
            (window.removeAction if shown else window.addAction)(action)

    def _everywhere(self) -> tuple[QAction, ...]:
        actions = self._window.actions_
        return (
            *(actions.undo, actions.redo, actions.save, actions.quit),
            *(actions.larger, actions.smaller, actions.normal, actions.shortcuts),
        )
