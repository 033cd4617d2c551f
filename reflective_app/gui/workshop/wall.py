"""The presenter’s window: what the room sees (`needs.md` 3.5).

It is given what may be seen, and knows no assessment: what is hidden cannot leak from here.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from reflective_app.gui import clock
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.workshop.live import LiveWorkshop
from reflective_app.gui.workshop.wall_foot import Foot, FootPlan, FootView
from reflective_app.gui.workshop.wall_keys import WallKey, meant_by
from reflective_app.gui.workshop.wall_look import (
    DARK_WALL,
    LIGHT_WALL,
    ROOMS,
    Look,
    Sizes,
    sizes_for,
)
from reflective_app.gui.workshop.wall_sheet import Plan, Sheet, plan_of
from reflective_app.wording.wall import WallView, going_on_words, time_words

BLANK = "#000000"

NAME = "The wall"

DRIFT = timedelta(seconds=20)
"""By so much the end of a break may waver before another time is named."""

_PlanKey = tuple[str, tuple[str, ...], str, Sizes, int, int, str]


class Wall(QWidget):
    """A window of its own. `left` asks to take it off the screen."""

    left = Signal()

    def __init__(self, live: LiveWorkshop) -> None:
        """Follows the workshop from now on; where it is shown is for `Screens` to say."""
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(NAME)
        self.setAccessibleName(NAME)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # Who closes the program’s window means the program, wall and all.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(320, 180)
        self._live, self._look = live, Look()
        self._sheet, self._foot = Sheet(self._look, self), Foot(self._look, self)
        self._plans: dict[_PlanKey, Plan] = {}
        self._view = WallView()
        self._said: tuple[WallView, tuple[str, str], bool] | None = None
        self._back: datetime | None = None
        self._is_blank = False
        live.changed.connect(self._follow)
        live.timer.changed.connect(self._follow_time)
        self._follow()

    @property
    def is_longer(self) -> bool:
        """Whether what is on does not fit, and is gone through by pages."""
        return any(self._sheet.more)

    def page(self, by: int) -> None:
        """Go on in a question that does not fit, or back."""
        self._sheet.page(by)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the wall, for when it has the keyboard."""
        live = self._live
        match meant_by(event):
            case WallKey.LEAVE:
                self.left.emit()
            case WallKey.BLANK:
                live.blank_or_show()
            case WallKey.DARK:
                live.dark_or_light()
            case WallKey.REVEAL:
                live.reveal_or_hide()
            case WallKey.NEXT:
                live.go(1)
            case WallKey.BACK:
                live.go(-1)
            case WallKey.TIMER:
                live.timer.start_or_pause()
            case WallKey.LARGE:
                live.large_or_normal()
            case WallKey.DOWN:
                self.page(1)
            case WallKey.UP:
                self.page(-1)
            case None:
                super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window by its frame or Alt+F4 leaves the wall; the workshop goes on."""
        event.ignore()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text sizes follow the height."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Another font of the computer is followed; the size is the wall’s own."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_plans"):
            self._plans.clear()
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plain page; black when blank."""
        colour = BLANK if self._live.blank else self._look.inks.page
        QPainter(self).fillRect(event.rect(), QColor(colour))

    # --- following ---

    def _follow(self) -> None:
        """Show what is other. A change that does not show here costs a comparison."""
        live = self._live
        inks = DARK_WALL if live.dark else LIGHT_WALL
        now = (live.wall, self._time, live.large)
        same_look = inks is self._look.inks and live.blank == self._is_blank
        if now == self._said and same_look:
            return
        if not same_look:
            self._look.wear(inks)
            self._is_blank = live.blank
            self.update()
        before, self._view, self._said = self._view, now[0], now
        self._lay_out()
        self._tell(before, self._view)

    def _follow_time(self) -> None:
        if self._said is not None and self._time != self._said[1]:
            self._follow()
        elif self._view.pause:
            self._lay_out()

    @property
    def _time(self) -> tuple[str, str]:
        """The timer in words."""
        talking = self._live.question is not None
        return time_words(self._live.timer.left, talking=talking)

    @property
    def _below(self) -> str:
        """When the room goes on, in a break."""
        timer = self._live.timer
        if not self._view.pause:
            return ""
        if not timer.is_running:
            self._back = None
            return going_on_words(timer.left, "")
        back = clock.now() + timedelta(seconds=timer.left)
        if self._back is None or abs(back - self._back) > DRIFT:
            self._back = back
        rounded = self._back.astimezone() + timedelta(seconds=30)
        return going_on_words(timer.left, rounded.strftime("%H:%M"))

    def _tell(self, before: WallView, view: WallView) -> None:
        """Say what changed to who works at the wall and does not see it."""
        if not self.isActiveWindow() or view.title != before.title:
            return
        for was, now in ((before.recorded, view.recorded), (before.spread, view.spread)):
            if now and now != was:
                announce(self, now)

    # --- laying out ---

    def _lay_out(self) -> None:
        view = self._view
        if not view.title:
            self._sheet.clear()
            self._foot.clear()
            return
        sizes = sizes_for(self.height(), large=self._live.large)
        plan, foot = self._fitting(view, sizes)
        room = plan.room
        side, edge = sizes.u(room.side), sizes.u(room.edge)
        wide, high = self.width() - 2 * side, self.height() - 2 * edge
        gap = sizes.u(room.gap)
        over = plan.title.over
        area = QRect(side, edge - over, wide, max(high - foot.high - gap, 1) + 2 * over)
        self._sheet.show_plan(plan, area)
        self._sheet.show_votes(view)
        more = _more_words(*self._sheet.more)
        if more:
            foot = self._foot.plan_of(self._foot_view(more), sizes, room, wide)
        self._foot.show_plan(foot, QRect(side, edge + high - foot.high, wide, foot.high))

    def _fitting(self, view: WallView, sizes: Sizes) -> tuple[Plan, FootPlan]:
        """The roomiest plan that fits with all that the reveal will add, else the closest."""
        for place, room in enumerate(ROOMS):
            wide = self.width() - 2 * sizes.u(room.side)
            high = self.height() - 2 * sizes.u(room.edge) - sizes.u(room.gap)
            plan = self._plan(view, sizes, place, wide)
            foot = self._foot.plan_of(self._foot_view(), sizes, room, wide)
            spare = high - plan.high - (foot.reserved if view.rungs else foot.high)
            if spare >= 0:
                foot = foot.with_air(spare // 4)
                return self._aired(plan, spare - foot.extra), foot
        return plan, foot

    def _aired(self, plan: Plan, spare: int) -> Plan:
        """The same plan each time, so that nothing is laid out again."""
        before = self._sheet.plan
        aired = plan.spread_over(spare)
        return before if before == aired else aired

    def _plan(self, view: WallView, sizes: Sizes, place: int, wide: int) -> Plan:
        sentences = tuple(rung.sentence for rung in view.rungs)
        below = self._below
        key = (view.title, sentences, below, sizes, place, wide, self.font().family())
        if key not in self._plans:
            if len(self._plans) > 2 * len(ROOMS):
                self._plans.clear()
            self._plans[key] = plan_of(view, below, sizes, ROOMS[place], wide)
        return self._plans[key]

    def _foot_view(self, more: str = "") -> FootView:
        return FootView(self._view, self._time, more)


def _more_words(above: bool, below: bool) -> str:
    """What says that a question goes on out of sight, and which key shows it."""
    if above and below:
        return "More: Page Up, Page Down"
    if below:
        return "More: Page Down"
    return "Back: Page Up" if above else ""
