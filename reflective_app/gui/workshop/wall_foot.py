"""The foot of the wall: how the vote stands, what was agreed, and how long there is to talk."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reflective_app.gui.widgets.shapes import draw, rung_shape
from reflective_app.gui.workshop.wall_look import Look, Room, Sizes, wall_font
from reflective_app.gui.workshop.wall_text import Lines, Said
from reflective_app.wording.wall import WallView

CAPITAL = 0.72
"""How high a capital is, as a share of the text’s size."""

AIR = 20
"""Units above the rule at most, beside what a room gives."""

KEPT = 64
"""So many pieces of text stay laid out."""


@dataclass(frozen=True)
class FootView:
    """What the foot says: the wall’s view, the timer, and whether the wall goes on elsewhere."""

    view: WallView
    time: tuple[str, str] = ("", "")
    more: str = ""


@dataclass(frozen=True)
class FootPlan:
    """The foot laid out at a width."""

    state: Lines
    aside: Lines
    more: Lines
    note: Lines
    agreed_head: Lines
    agreed: Lines
    time_head: Lines
    time: Lines
    time_room: int
    shape: tuple[int, int] | None
    sizes: Sizes
    room: Room
    beside: bool
    """Whether the aside stands in one line with how far the views lie apart."""
    extra: int = 0
    """Air above the rule, where there is room to spare."""

    def with_air(self, spare: int) -> FootPlan:
        """The same with some of the room there is to spare above its rule."""
        return replace(self, extra=max(min(spare, self.sizes.u(AIR)), 0))

    @property
    def gap(self) -> int:
        """Between two pieces of a line."""
        return self.sizes.u(18)

    @property
    def air(self) -> int:
        """Between lines that are not one text."""
        return self.sizes.u(self.room.gap / 2)

    @property
    def upper(self) -> int:
        """What is above the rule."""
        high = max(self.state.high, self.more.high)
        if self.aside.text:
            high = max(high, self.aside.high) if self.beside else high + self.aside.high
        return high + (self.air + self.note.high if self.note.text else 0)

    @property
    def lower(self) -> int:
        """What is below it."""
        words = (self.agreed, self.agreed_head, self.time)
        return max(self.side, *(self.base - each.base + each.high for each in words))

    @property
    def base(self) -> int:
        """Where the words below the rule stand, from their top."""
        return max(self.time.base, self.agreed.base, self.agreed_head.base)

    @property
    def side(self) -> int:
        """How large the shape of the agreed word is."""
        return round(self.sizes.agreed * 0.95) if self.shape is not None else 0

    @property
    def high(self) -> int:
        """All that it takes."""
        upper = self.upper + self.air + self.extra if self.upper else 0
        return upper + 1 + self.air + self.lower

    @property
    def over(self) -> int:
        """How far its letters may reach below it."""
        return max(self.agreed.over, self.agreed_head.over, self.time.over)

    @property
    def reserved(self) -> int:
        """What it takes once the vote is revealed, so that nothing moves at the reveal."""
        sizes, line = self.sizes, self.room.line
        upper = round(sizes.spread * line) + round(sizes.body * line) + (self.note.high + self.air)
        return max(self.high, upper + 2 * self.air + 1 + self.lower)


class Foot(QWidget):
    """Shows a plan of the foot; what stayed as it was is not laid out again."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty."""
        super().__init__(parent)
        self._look = look
        self._state, self._agreed, self._time = (Said(look, self) for _ in range(3))
        self._aside, self._more, self._head, self._time_head = (
            Said(look, self, second=True) for _ in range(4)
        )
        self._note = Said(look, self)
        self._laid: dict[tuple[str, int, bool, int, float], Lines] = {}
        self._plan: FootPlan | None = None
        self._shape_at = self._area = QRect()

    def plan_of(self, said: FootView, sizes: Sizes, room: Room, wide: int) -> FootPlan:
        """Lay the foot out at a width."""
        view, line = said.view, room.line

        def lay(text: str, pixels: int, room_for: int, *, strong: bool = False) -> Lines:
            return self._lay(text, pixels, strong, room_for, line)

        body, gap = sizes.body, sizes.u(18)
        more = lay(said.more, body, wide)
        free = wide - (more.wide + gap if said.more else 0)
        state = lay(view.spread or view.recorded, sizes.spread, free, strong=True)
        aside = lay(view.aside, body, wide)
        beside = state.wide + gap + aside.wide <= free and aside.count <= 1
        head, figure = said.time
        time, time_head = lay(figure, sizes.agreed, wide, strong=True), lay(head, body, wide)
        zeros = "".join("0" if each.isdigit() else each for each in figure)
        time_room = max(lay(zeros, sizes.agreed, wide, strong=True).wide, time.wide)
        left = wide - (time_head.wide + time_room + 2 * gap if figure else 0)
        agreed_head = lay(view.agreed_head or ("" if view.agreed else view.place), body, left)
        shape = view.agreed_rung
        before = agreed_head.wide + gap if agreed_head.text else 0
        before += round(sizes.agreed * 0.95) + gap if shape is not None else 0
        agreed = lay(view.agreed, sizes.agreed, left - before, strong=True)
        if agreed.count > 1:
            agreed = lay(view.agreed, body, left - before, strong=True)
        return FootPlan(
            state,
            aside,
            more,
            lay(view.noted, body, wide),
            agreed_head,
            agreed,
            time_head,
            time,
            time_room,
            shape,
            sizes,
            room,
            beside,
        )

    def clear(self) -> None:
        """Show nothing."""
        self._plan = None
        for label in self._labels:
            label.put(None)

    def show_plan(self, plan: FootPlan, area: QRect) -> None:
        """Show a plan in this place."""
        if plan == self._plan and area == self._area:
            return
        self._area = area
        before, self._plan = self._plan, plan
        self.setGeometry(area.adjusted(0, 0, 0, plan.over))
        wide = area.width()
        state, base = plan.state, max(plan.state.base, plan.more.base)
        self._state.put(state, 0, base - state.base)
        self._more.put(plan.more, wide - plan.more.wide, base - plan.more.base)
        if plan.beside:
            self._aside.put(plan.aside, state.wide + plan.gap, base - plan.aside.base)
        else:
            self._aside.put(plan.aside, 0, max(state.high, plan.more.high))
        self._note.put(plan.note, 0, plan.upper - plan.note.high)
        self._show_lower(plan, wide)
        if before is None or (before.high, before.shape) != (plan.high, plan.shape):
            self.update()

    def _show_lower(self, plan: FootPlan, wide: int) -> None:
        top = plan.high - plan.lower
        base = top + plan.base
        self._time.put(plan.time, wide - plan.time_room, base - plan.time.base)
        left = wide - plan.time_room - plan.gap - plan.time_head.wide
        self._time_head.put(plan.time_head, left, base - plan.time_head.base)
        self._head.put(plan.agreed_head, 0, base - plan.agreed_head.base)
        left = plan.agreed_head.wide + plan.gap if plan.agreed_head.text else 0
        if plan.shape is not None:
            middle = base - round(plan.sizes.agreed * CAPITAL / 2)
            self._shape_at = QRect(left, middle - plan.side // 2, plan.side, plan.side)
            left += plan.side + plan.gap
        self._agreed.put(plan.agreed, left, base - plan.agreed.base)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rule, and the shape of what was agreed."""
        plan = self._plan
        if plan is None:
            return
        painter = QPainter(self)
        top = plan.high - plan.lower - plan.air - 1
        painter.fillRect(0, top, self.width(), 1, QColor(self._look.inks.edge))
        if plan.shape is not None:
            shape = rung_shape(*plan.shape)
            draw(painter, QRectF(self._shape_at), shape, self._look.palette)

    @property
    def _labels(self) -> tuple[Said, ...]:
        return (
            *(self._state, self._aside, self._more, self._note),
            *(self._head, self._agreed, self._time_head, self._time),
        )

    def _lay(self, text: str, pixels: int, strong: bool, wide: int, line: float) -> Lines:
        key = (text, pixels, strong, wide, line)
        if key not in self._laid:
            if len(self._laid) >= KEPT:
                self._laid.clear()
            self._laid[key] = Lines(text, wall_font(pixels, strong=strong), wide, line)
        return self._laid[key]
