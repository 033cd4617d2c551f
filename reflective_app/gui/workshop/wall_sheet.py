"""The middle of the wall: the question and its sentences, or the name of a break."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from reflective_app.gui.workshop.wall_look import Look, Room, Sizes, wall_font
from reflective_app.gui.workshop.wall_marks import Marks, marks_for
from reflective_app.gui.workshop.wall_rows import Columns, RungRow, RungText, columns_for
from reflective_app.gui.workshop.wall_text import Lines, Said
from reflective_app.wording.wall import WallView

ROOMIEST = 20
"""Units above and below a sentence where there is room for them."""

VOTES, BESIDE = 300, 14
"""Units that the votes take where the sentences leave them free, and between the two."""

BREAK = 1.5
"""How much larger the name of a break is than a question: nothing else is on the wall."""


@dataclass(frozen=True)
class Plan:
    """A question laid out at a width, as closely as a room says."""

    title: Lines
    below: Lines | None
    rungs: tuple[RungText, ...]
    columns: Columns
    sizes: Sizes
    room: Room
    air: int = 0
    """What each row has beside, where there is room to spare."""

    def spread_over(self, spare: int) -> Plan:
        """The same with what room there is to spare shared out among the rows, within bounds."""
        most = 2 * self.sizes.u(ROOMIEST - self.room.pad)
        air = min(spare // len(self.rungs), most) if self.rungs else 0
        return replace(self, air=max(air, 0))

    @property
    def high(self) -> int:
        """All that it takes."""
        rows = sum(self.row_high(text) for text in self.rungs)
        below = self.gap + self.below.high if self.below is not None else 0
        return self.title.high + below + (self.gap + 1 + rows if rows else 0)

    @property
    def gap(self) -> int:
        """Between the question and what comes below it."""
        return self.sizes.u(self.room.gap)

    @property
    def least_row(self) -> int:
        """How high the lowest row is."""
        return min((self.row_high(text) for text in self.rungs), default=0)

    def row_high(self, text: RungText) -> int:
        """How high a row is: its lines, air above and below, and a hairline."""
        return (
            max(text.plain.high, self.columns.side) + 2 * self.sizes.u(self.room.pad) + 1 + self.air
        )


def plan_of(view: WallView, below: str, sizes: Sizes, room: Room, wide: int) -> Plan:
    """Lay a question out. `below` is what stands under the name of a break."""
    columns = columns_for(wide, sizes, room)
    pixels = sizes.question if view.rungs else sizes.question * BREAK
    # Never less than the body, whatever the room.
    texts = tuple(RungText(each.sentence, sizes, columns.room, room.line) for each in view.rungs)
    if texts:
        taken = max(text.wide for text in texts) + sizes.u(BESIDE)
        columns = columns.giving_votes(taken, sizes.u(VOTES))
    font = wall_font(max(round(pixels * room.question), sizes.body), strong=True)
    return Plan(
        Lines(view.title, font, wide, room.line),
        Lines(below, wall_font(sizes.question), wide, room.line) if below else None,
        texts,
        columns,
        sizes,
        room,
    )


class Sheet(QWidget):
    """Shows a plan. What is longer than its place is gone through by pages."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty."""
        super().__init__(parent)
        self._look = look
        self._inner = QWidget(self)
        self._title = Said(look, self._inner)
        self._below = Said(look, self._inner, second=True)
        self._rows: list[RungRow] = []
        self._plan: Plan | None = None
        self._tops: list[int] = []
        self._first = 0

    @property
    def more(self) -> tuple[bool, bool]:
        """Whether there is something above, and below, what is shown."""
        return self._first > 0, self._after(self._first) < len(self._tops)

    @property
    def plan(self) -> Plan | None:
        """What is shown."""
        return self._plan

    def clear(self) -> None:
        """Show nothing."""
        self._plan = None
        for label in (self._title, self._below):
            label.put(None)
        for row in self._rows:
            row.clear()

    def show_plan(self, plan: Plan, area: QRect) -> None:
        """Show a plan in this place, from its beginning where it is another question."""
        if plan is self._plan and area == self.geometry():
            return
        if self._plan is None or plan.title.text != self._plan.title.text:
            self._first = 0
        self._plan = plan
        self.setGeometry(area)
        over = plan.title.over
        self._title.put(plan.title, 0, over)
        top = over + plan.title.high + plan.gap
        self._below.put(plan.below, 0, top)
        while len(self._rows) < len(plan.rungs):
            self._rows.append(RungRow(self._look, self._inner))
        self._tops = [0]
        for place, (row, text) in enumerate(zip(self._rows, plan.rungs, strict=False)):
            self._tops.append(top - over)
            high = plan.row_high(text) + (place == 0)
            row.place(QRect(0, top, area.width(), high), text, plan.columns, plan.sizes)
            top += high
        for row in self._rows[len(plan.rungs) :]:
            row.clear()
        self._inner.resize(area.width(), max(plan.high + 2 * over, area.height()))
        self._go(self._first)

    def show_votes(self, view: WallView) -> None:
        """Show what is known of each sentence now."""
        plan = self._plan
        if plan is None:
            return
        marks = self._marks(view, plan)
        for row, rung in zip(self._rows, view.rungs, strict=False):
            row.show_rung(rung, marks)

    def page(self, by: int) -> None:
        """Go on to what is not shown yet, or back. Nothing is ever shown in part."""
        if by > 0 and self.more[1]:
            self._go(self._after(self._first))
        elif by < 0 and self.more[0]:
            firsts = [each for each in range(self._first) if self._after(each) >= self._first]
            self._go(min(firsts, default=self._first - 1))

    def _after(self, first: int) -> int:
        """The part that comes after the last which fits below this one; the question is part 0."""
        plan = self._plan
        if plan is None or not plan.rungs:
            return len(self._tops)
        room = self.height() - plan.title.over
        ends = [*self._tops[1:], plan.high]
        after = first
        while after < len(ends) and ends[after] - self._tops[first] <= room:
            after += 1
        return max(after, first + 1)

    def _go(self, first: int) -> None:
        self._first = min(first, max(len(self._tops) - 1, 0))
        self._inner.move(0, -self._tops[self._first])
        after = self._after(self._first)
        self._title.setVisible(self._first == 0)
        if self._plan is not None:
            for place, row in enumerate(self._rows[: len(self._plan.rungs)], 1):
                row.setVisible(self._first <= place < after)

    def _marks(self, view: WallView, plan: Plan) -> Marks | None:
        most = max((rung.count or 0 for rung in view.rungs), default=0)
        high = plan.least_row - plan.sizes.u(4)
        return marks_for(most, plan.columns.votes.width(), high, plan.sizes.unit) if most else None
