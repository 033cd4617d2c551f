"""The drafts on offer: tick, accept, put into a phase, edit first, or set aside with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, Qt
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from reflective_app.domain.findings import LANES
from reflective_app.domain.plan import Action, Phase
from reflective_app.domain.roadmap import OFFER_NOTHING, Draft
from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.action_bar import labelled
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.row_delegate import BAR, ROW_DATA, Ink, Row, RowDelegate, RowManner
from reflective_app.gui.widgets.rows import Index, RowList
from reflective_app.gui.widgets.shaped import side_beside
from reflective_app.gui.widgets.text import body_label, caption, field_label, section_label
from reflective_app.wording.dates import counted
from reflective_app.wording.drafts import KINDS, draft_reason, hidden_words
from reflective_app.wording.words import LANES as LANE_WORDS

NOTHING = "No draft is waiting. Drafts appear as questions are answered."
INTRO = (
    "Accept what the group agrees to do. A draft stands where its ratings will put it, in Next "
    "until it is rated. Nothing joins the roadmap by itself."
)
PHASE_KEYS = {Qt.Key.Key_1: Phase.NOW, Qt.Key.Key_2: Phase.NEXT, Qt.Key.Key_3: Phase.LATER}
PAGE_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
PAGE = 0.8
"""How much of what one sees a page is, so that some of it stays in sight."""

EVERY = ""
LANE_CHOICES = (
    (EVERY, "Every lane"),
    *((lane.value, LANE_WORDS[lane][0]) for lane in LANES if lane not in OFFER_NOTHING),
)
KIND_CHOICES = ((EVERY, "Every kind"), *((kind.value, words) for kind, words in KINDS.items()))
MANNER = RowManner(ruled=True, left=4)


@dataclass(frozen=True)
class DraftRow(Row):
    """A draft; it is ticked if it is meant by what is done next."""

    ticked: bool = False

    @property
    def as_spoken(self) -> str:
        """The whole row, with whether it is ticked."""
        said = super().as_spoken
        return f"Ticked. {said}" if self.ticked else said


class DraftDelegate(RowDelegate):
    """Paints the box before a draft's words."""

    def __init__(self, parent: QObject) -> None:
        """One manner for all drafts."""
        super().__init__(MANNER, parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row, and its box with or without a tick."""
        super().paint(painter, option, index)
        row = index.data(ROW_DATA)
        if not isinstance(row, DraftRow):
            return
        side = side_beside(Role.BODY)
        line = QFontMetrics(units.font(Role.BODY)).height()
        left = option.rect.left() + BAR + units.u(1)
        top = option.rect.top() + units.u(MANNER.above) + (line - side) / 2
        box = QRectF(left, top, side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(option.palette.color(Ink.Base))
        painter.setPen(QPen(option.palette.color(Ink.Dark), 1))
        painter.drawRoundedRect(box, side / 8, side / 8)
        if row.ticked:
            painter.setPen(QPen(option.palette.color(Ink.Highlight), side / 7))
            points = ((0.22, 0.52), (0.43, 0.74), (0.8, 0.26))
            at = [QPointF(box.left() + x * side, box.top() + y * side) for x, y in points]
            painter.drawPolyline(QPolygonF(at))
        painter.restore()


class DraftList(RowList):
    """Drafts to tick and to choose one of.

    `accepted` carries a phase, or nothing for where the ratings put it; `edit_wanted` and
    `aside_wanted` are of what is ticked or chosen; `ticks_changed` says that ticks did.
    """

    accepted = Signal(str)
    edit_wanted = Signal()
    aside_wanted = Signal()
    ticks_changed = Signal()

    def __init__(self) -> None:
        """As high as its rows."""
        super().__init__("Drafts", MANNER, whole=True)
        self.setItemDelegate(DraftDelegate(self))
        self.setAccessibleDescription("Space ticks a draft, Enter accepts")
        self.ticked: set[str] = set()

    @property
    def drafts(self) -> tuple[DraftRow, ...]:
        """The rows that are drafts, without the heads of the lanes."""
        return tuple(row for row in self.rows if isinstance(row, DraftRow))

    @property
    def meant(self) -> tuple[str, ...]:
        """The drafts that are ticked; the one that is chosen where none is."""
        ticked = tuple(row.key for row in self.rows if row.key in self.ticked)
        return ticked or ((self.choice,) if self.choice else ())

    def show_drafts(self, rows: Sequence[Row], chosen: str) -> None:
        """Show these; drafts that are gone are no longer ticked."""
        self.ticked &= {row.key for row in rows}
        self.show_rows(self._as_ticked(rows), chosen=chosen)

    def tick(self, keys: Sequence[str], ticked: bool) -> None:
        """Tick drafts, or take their ticks off."""
        self.ticked = self.ticked | set(keys) if ticked else self.ticked - set(keys)
        self.show_rows(self._as_ticked(self.rows))
        self.ticks_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter and A accept, 1 to 3 choose the phase, F2 edits, Delete sets aside."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wish = self._wishes().get(key) if self.choice and plain else None
        if wish is not None:
            wish()
        elif plain and key in PAGE_KEYS:
            self._turn_page(PAGE_KEYS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_draft = index.isValid() and isinstance(self.rows[index.row()], DraftRow)
        if on_draft and event.position().x() < BAR + units.u(MANNER.left):
            self._toggle(self.rows[index.row()].key)

    def _wishes(self) -> dict[Qt.Key, Callable[[], None]]:
        into = {key: partial(self.accepted.emit, phase.value) for key, phase in PHASE_KEYS.items()}
        here = partial(self.accepted.emit, "")
        return {
            Qt.Key.Key_Space: self._toggle_chosen,
            Qt.Key.Key_Return: here,
            Qt.Key.Key_Enter: here,
            Qt.Key.Key_A: here,
            Qt.Key.Key_F2: self.edit_wanted.emit,
            Qt.Key.Key_Delete: self.aside_wanted.emit,
            **into,
        }

    def _turn_page(self, way: int) -> None:
        """Go as far as people see at once: the list itself is as high as all its rows."""
        area, at = self._page_that_scrolls(), self.currentIndex().row()
        high = area.viewport().height() if area is not None else self.viewport().height()
        tops = [0, *accumulate(self._heights)]
        ahead = range(at + way, len(self.rows) if way > 0 else -1, way)
        drafts = [place for place in ahead if isinstance(self.rows[place], DraftRow)]
        near = [place for place in drafts if abs(tops[place] - tops[at]) < high * PAGE]
        to = (near or drafts[:1] or [at])[-1]
        self.setCurrentIndex(self.model().index(to, 0))

    def _toggle_chosen(self) -> None:
        self._toggle(self.choice)

    def _toggle(self, key: str) -> None:
        ticked = key not in self.ticked
        self.tick([key], ticked)
        announce(self, "Ticked" if ticked else "Not ticked")

    def _as_ticked(self, rows: Sequence[Row]) -> list[Row]:
        return [
            replace(row, ticked=row.key in self.ticked) if isinstance(row, DraftRow) else row
            for row in rows
        ]


class DraftsPanel(QWidget):
    """The drafts by lane, in the order of the lanes; one is always chosen.

    `filtered` says that other drafts are shown.
    """

    filtered = Signal()

    def __init__(self) -> None:
        """Empty until it is shown drafts."""
        super().__init__()
        self._offered: Sequence[tuple[Draft, Action, bool]] = ()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(section_label("Drafts to look at"))
        self.intro = body_label(INTRO)
        column.addWidget(self.intro)
        self.lane, self.kind = ChoiceBox(LANE_CHOICES), ChoiceBox(KIND_CHOICES)
        self._filter = QWidget()
        row = FlowLayout(self._filter)
        units.lay(row, (0, 0, 0, 0), 2)
        for words, box in (("Sho&w", self.lane), ("Of the kin&d", self.kind)):
            label = field_label(words, box)
            label.setWordWrap(False)
            row.addWidget(labelled(label, box))
            box.picked.connect(self._on_picked)
        column.addWidget(self._filter)
        self.hidden = caption("", second=False)
        column.addWidget(self.hidden)
        self.list = DraftList()
        column.addWidget(self.list)
        self.covered = caption("", second=False)
        self.covered.hide()
        column.addWidget(self.covered)
        column.addStretch(1)

    def show_drafts(self, drafts: Sequence[tuple[Draft, Action, bool]]) -> None:
        """Show what is on offer, with what each would become and whether it was edited.

        After one is taken the next is chosen.
        """
        self._offered = drafts
        fits = [each for each in drafts if self._fits(each[0])]
        rows = list(_by_lane(fits))
        before = [row.key for row in self.list.drafts]
        chosen = self.list.choice
        keys = [row.key for row in rows if not row.head]
        if chosen not in keys and keys:
            place = before.index(chosen) if chosen in before else 0
            left = [key for key in before[place:] if key in keys]
            chosen = left[0] if left else keys[-1 if chosen in before else 0]
        self.list.show_drafts(rows, chosen)
        self.list.setVisible(bool(rows))
        self._filter.setVisible(bool(drafts))
        self.hidden.say(hidden_words(len(fits), len(drafts)))
        self.intro.say(INTRO if drafts else NOTHING)

    def _fits(self, draft: Draft) -> bool:
        lane, kind = self.lane.choice, self.kind.choice
        return lane in (EVERY, draft.lane.value) and kind in (EVERY, draft.kind.value)

    def _on_picked(self, _: str) -> None:
        self.show_drafts(self._offered)
        announce(self.list, self.hidden.text() or f"{counted(len(self._offered), 'draft')} shown.")
        self.filtered.emit()


def _by_lane(drafts: Sequence[tuple[Draft, Action, bool]]) -> Iterator[Row]:
    """Each lane that has drafts, under its head."""
    for lane in LANES:
        here = [each for each in drafts if each[0].lane is lane]
        if here:
            name, note = LANE_WORDS[lane]
            side = counted(len(here), "draft")
            yield Row(f"lane-{lane.value}", name, note, side, head=True)
            yield from (_row(*each) for each in here)


def _row(draft: Draft, action: Action, edited: bool) -> DraftRow:
    why = f"{draft.item.title}. {draft_reason(draft)}"
    if edited:
        why = f"Edited, and not accepted yet. {why}"
    return DraftRow(draft.id, action.title, why, code=draft.code)
