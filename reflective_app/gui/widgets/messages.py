"""What the program has to say: an empty place, a plain message, a list of problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import link_button, quiet_button
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import RoleLabel, body_label

LEAST_BESIDE = 48
"""Units that words need beside buttons; the units grow with the text."""


class SomeProblem(Protocol):
    """Anything that says what is wrong, and where."""

    @property
    def where(self) -> str:
        """The place in the file, in words."""

    @property
    def message(self) -> str:
        """What is wrong and what to do."""


class EmptyState(QWidget):
    """One sentence where the content would be, and what to do next as a button."""

    def __init__(
        self, text: str, button: str = "", clicked: Callable[[], object] | None = None
    ) -> None:
        """Without words for a button there is none."""
        super().__init__()
        column = QVBoxLayout(self)
        units.lay(column, (0, 1, 0, 1), 1.5)
        self.label: RoleLabel = body_label(text)
        column.addWidget(self.label)
        self.button = quiet_button(button, clicked) if button else None
        if self.button is not None:
            column.addWidget(self.button)


class MessageStrip(QFrame):
    """A plain message within a page. It is announced, can be put away, and never blocks.

    What can be done about it stands beside the words or, where text is large, below them.
    """

    put_away = Signal()

    def __init__(self) -> None:
        """Hidden until it has something to say."""
        super().__init__()
        self.setProperty("manner", "notice")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        units.lay(self._row, (2, 1, 1, 1), 1)
        self.label: RoleLabel = body_label("")
        self._row.addWidget(self.label, 100)
        self._row.addStretch(1)  # for what the label, no wider than a line, leaves
        self._actions = QHBoxLayout()
        self._actions.addWidget(link_button("Put away", self.hush, spoken="Put this message away"))
        self._row.addLayout(self._actions)
        self.hide()

    def add_action(self, widget: QWidget) -> None:
        """Add a button before the one that puts the message away."""
        self._actions.insertWidget(self._actions.count() - 1, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words the whole width where they would be squeezed beside the buttons."""
        super().resizeEvent(event)
        left = self.width() - self._actions.sizeHint().width()
        beside = left >= units.u(LEAST_BESIDE)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        side = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
        self._row.setAlignment(self._actions, side)

    def say(self, message: str, *, urgent: bool = False) -> None:
        """Show and announce a message in place of the last one."""
        self.label.setText(message)
        self.setAccessibleName(message)
        self.show()
        announce(self, message, urgent=urgent)

    def hush(self) -> None:
        """Put the message away."""
        if not self.isHidden():
            self.hide()
            self.put_away.emit()


class ProblemList(QWidget):
    """All that is wrong with a file, with where; can be copied as text."""

    def __init__(self, problems: Sequence[SomeProblem] = ()) -> None:
        """Show these problems."""
        super().__init__()
        self._problems: tuple[SomeProblem, ...] = ()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        self.list = RowList("Problems", RowManner(name=Role.BODY, left=0, ruled=True))
        column.addWidget(self.list, 1)
        column.addWidget(quiet_button("&Copy the list", self.copy))
        self.show_problems(problems)

    def show_problems(self, problems: Sequence[SomeProblem]) -> None:
        """Show these problems instead."""
        self._problems = tuple(problems)
        rows = [
            Row(str(number), problem.message, problem.where)
            for number, problem in enumerate(self._problems)
        ]
        self.list.show_rows(rows)

    def copy(self) -> None:
        """Put the list on the clipboard, one problem a line."""
        lines = [f"{problem.where}: {problem.message}" for problem in self._problems]
        QGuiApplication.clipboard().setText("\n".join(lines))
