"""The workshop as it is held: the scribe’s page, the keypad that goes round, and the wall."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from reflective_app.domain.sessions import vote_under_way
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.workshop.displays import Displays, QtDisplays
from reflective_app.gui.workshop.keypad import NOTHING_BACK, TAKEN, TAKEN_BACK, KeypadPage
from reflective_app.gui.workshop.live import LiveWorkshop
from reflective_app.gui.workshop.screens import Place, Screens
from reflective_app.gui.workshop.scribe import ScribePage
from reflective_app.gui.workshop.scribe_shown import is_complete
from reflective_app.gui.workshop.wall import Wall
from reflective_app.wording.scribe import open_vote_words
from reflective_app.wording.tally import WrongTotalError, recorded_words

CLOSED = "This session was closed. What is recorded now still counts."
ALL_IN = "Everybody has voted. Vote again for another round, or take the votes out with Ctrl+Z."
KEYPAD_DONE = "Everybody has voted: {}. Ctrl+R reveals the votes."
KEYPAD_LEFT = "{}. Pass the keypad again to go on."


class Desk(QObject):
    """One assessment’s workshop. `page` is what the window shows while it is held.

    Leaving asks nothing and loses nothing: who comes back is at the same place.
    """

    left = Signal()
    wanted = Signal(str, str)
    said = Signal(str)

    def __init__(
        self,
        document: AssessmentDocument,
        current: Current,
        prompts: Prompts,
        displays: Displays | None = None,
    ) -> None:
        """Nothing is held yet."""
        super().__init__()
        self._document, self._current, self._prompts = document, current, prompts
        self._displays = displays
        self.page = QStackedWidget()
        self.page.setProperty("undoes", True)
        self.page.setProperty("keys", "Workshop")
        self.keypad = KeypadPage()
        self.page.addWidget(self.keypad)
        self.live: LiveWorkshop | None = None
        self.scribe: ScribePage | None = None
        self.wall: Wall | None = None
        self.screens: Screens | None = None
        self.held = ""
        """The id of the session that is held, or was last."""
        self.keypad.keyed.connect(self._key)
        self.keypad.taken_back.connect(self._take_back)
        self.keypad.left.connect(self._leave_keypad)

    @property
    def is_held(self) -> bool:
        """Whether the workshop is on now."""
        return self.screens is not None

    def enter(self, session_id: str) -> None:
        """Hold a session: go on where it was left, also where that was in the middle of a vote."""
        if self.is_held:
            self._put_wall_away()
        if self.live is None or self.held != session_id:
            self._begin(session_id)
        assert self.live is not None
        assert self.scribe is not None
        if self._displays is None:
            self._displays = QtDisplays()
        self.wall = Wall(self.live)
        self.screens = Screens(self.wall, self.page, self._displays)
        self.screens.said.connect(self.scribe.say)
        self.screens.changed.connect(self._show_wall)

    def begin(self) -> None:
        """Once the page is seen: the wall goes to a second screen, and the scribe can type."""
        if self.screens is not None and self.scribe is not None and self.live is not None:
            self.screens.begin()
            self._show_wall()
            self.scribe.focus()
            self._say_where_it_stands()

    def leave(self) -> None:
        """Stop for now: the wall is gone, the timer waits, and the place is kept."""
        self._put_wall_away()
        if self.live is not None and self.live.timer.is_running:
            self.live.timer.start_or_pause()
        self._leave_keypad()

    def end(self) -> None:
        """Stop for good: the assessment goes."""
        self._put_wall_away()
        if self.live is not None:
            self.live.leave()
            self.live = None

    # --- holding ---

    def _begin(self, session_id: str) -> None:
        if self.live is not None:
            self.live.leave()
        if self.scribe is not None:
            self.page.removeWidget(self.scribe)
            self.scribe.deleteLater()
        self.held = session_id
        live = self.live = LiveWorkshop(self._document, session_id)
        place = vote_under_way(live.session, self._document.assessment)
        if place is not None:
            live.go_to(place)
        scribe = self.scribe = ScribePage(self._document, self._current, self._prompts, live)
        self.page.addWidget(scribe)
        self.page.setCurrentWidget(scribe)
        scribe.left.connect(self.left)
        scribe.wanted.connect(self.wanted)
        scribe.said.connect(self.said)
        scribe.wall_wanted.connect(self._turn_wall)
        scribe.keypad_wanted.connect(self.pass_keypad)

    def _say_where_it_stands(self) -> None:
        """That the session was closed, or that a vote was begun and is not finished."""
        live, scribe = self.live, self.scribe
        if live is None or scribe is None:
            return
        place = vote_under_way(live.session, self._document.assessment)
        begun = place == live.at and live.recorded and not is_complete(live)
        if begun:
            recorded = recorded_words(live.recorded, live.present)
            scribe.say(open_vote_words(recorded, live.place))
        elif live.session.closed_on is not None:
            scribe.say(CLOSED)

    def _turn_wall(self) -> None:
        if self.screens is not None:
            self.screens.present_or_leave()

    def _show_wall(self) -> None:
        if self.scribe is not None and self.screens is not None:
            self.scribe.show_wall(self.screens.place is not Place.NOWHERE)

    def _put_wall_away(self) -> None:
        screens, wall = self.screens, self.wall
        self.screens = self.wall = None
        if screens is not None:
            screens.end()
        if wall is not None:
            wall.deleteLater()
        if self.scribe is not None:
            self.scribe.show_wall(False)

    # --- the keypad ---

    def pass_keypad(self) -> None:
        """Give the laptop round: what the others picked is nowhere on it."""
        live, scribe = self.live, self.scribe
        if live is None or scribe is None or live.question is None or not live.question.rungs:
            return
        if not scribe.desk.finish_tally():
            return
        if is_complete(live) and not live.again:
            scribe.say(ALL_IN)
            return
        if live.revealed:
            live.reveal_or_hide()
        scribe.desk.be_discreet(True)
        scribe.strip.hush()
        recorded = recorded_words(live.recorded, live.present)
        self.keypad.show_question(live.question, recorded)
        self.page.setCurrentWidget(self.keypad)
        self.keypad.setFocus()

    def _key(self, code: str) -> None:
        live = self.live
        if live is None:
            return
        try:
            live.key(code)
        except WrongTotalError as error:
            self.keypad.say(str(error))
            return
        self._tell_keypad(TAKEN)
        if is_complete(live):
            self.keypad.end()

    def _take_back(self) -> None:
        if self.live is not None:
            self._tell_keypad(TAKEN_BACK if self.live.take_key_back() else NOTHING_BACK)

    def _tell_keypad(self, message: str) -> None:
        if self.live is not None:
            self.keypad.show_recorded(recorded_words(self.live.recorded, self.live.present))
            self.keypad.say(message)

    def _leave_keypad(self) -> None:
        live, scribe = self.live, self.scribe
        if live is None or scribe is None or self.page.currentWidget() is not self.keypad:
            return
        self.page.setCurrentWidget(scribe)
        scribe.desk.be_discreet(False)
        recorded = recorded_words(live.recorded, live.present)
        words = KEYPAD_DONE if is_complete(live) else KEYPAD_LEFT
        scribe.say(words.format(recorded))
        scribe.focus()
