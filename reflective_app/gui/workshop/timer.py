"""The soft timer: it counts down, changes its words, and never rings (`needs.md` 3.7)."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

TICK = 1_000
"""Milliseconds between two looks at the clock."""

SLEPT = 30.0
"""Seconds without a tick after which the laptop must have been asleep."""

LONGER = 120
"""Seconds that one key adds."""


class SoftTimer(QObject):
    """Seconds left for what is on. `changed` comes at every second shown; `slept` after a sleep.

    The time in which the laptop sleeps is nobody’s talking time: the timer waits from then on.
    """

    changed = Signal()
    slept = Signal(int)

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Stopped, with nothing to count."""
        super().__init__()
        self._clock = clock
        self._left = 0.0
        self._since: float | None = None
        self._seen = 0.0
        self._line: object = None
        self._planned = 0
        self._kept: dict[object, int] = {}
        self._beat = QTimer(self)
        self._beat.setInterval(TICK)
        self._beat.timeout.connect(self.tick)

    @property
    def left(self) -> int:
        """Seconds left; below zero when over."""
        gone = self._clock() - self._since if self._since is not None else 0.0
        return round(self._left - gone)

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self._since is not None

    def set_to(self, seconds: int) -> None:
        """Begin anew with so many seconds, waiting to be started."""
        self._beat.stop()
        self._left, self._since = float(seconds), None
        self.changed.emit()

    def turn_to(self, line: object, seconds: int) -> None:
        """Count for another line, which has so many seconds planned; it waits to be started.

        Time that was used or added there before still counts when it is come back to.
        """
        if self._line is not None:
            self._kept[self._line] = self.left - self._planned
        self._line, self._planned = line, seconds
        self.set_to(seconds + self._kept.get(line, 0))

    def start_or_pause(self) -> None:
        """Go on, or wait."""
        if self._has_slept():
            return
        if self.is_running:
            self._pause_at(self._clock())
        else:
            self._since = self._seen = self._clock()
            self._beat.start()
        self.changed.emit()

    def add(self, seconds: int = LONGER) -> None:
        """Give more time."""
        self._left = max(self._left, self._left - self.left) + seconds
        self.changed.emit()

    def stop(self) -> None:
        """Stop for good; nothing ticks once the workshop is left."""
        self.set_to(0)

    def tick(self) -> None:
        """Look at the clock: a long gap means that the laptop slept, and the timer waits."""
        if not self._has_slept():
            self.changed.emit()

    def _has_slept(self) -> bool:
        """Whether the laptop slept since the last look; then the timer waits from that on."""
        now = self._clock()
        gap, self._seen = now - self._seen, now
        if not self.is_running or gap <= SLEPT:
            return False
        self._pause_at(now - gap)
        self.changed.emit()
        self.slept.emit(round(gap))
        return True

    def _pause_at(self, moment: float) -> None:
        assert self._since is not None
        self._left -= moment - self._since
        self._since = None
        self._beat.stop()
