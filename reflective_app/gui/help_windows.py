"""Help that stays open beside the work: the keys there are, and about the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reflective_app import __version__
from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.reader import Reader
from reflective_app.gui.widgets.text import body_label, caption, lead_label, section_label
from reflective_app.gui.workshop import scribe_keys, wall_keys
from reflective_app.wording.program import INDEPENDENT, PROGRAM, PURPOSE

EVERYWHERE = (
    ("Next and previous field", "Tab, Shift+Tab"),
    ("Choose a row, a cell or a step", "Up, Down, Left, Right"),
    ("Open the row that is chosen", "Enter"),
    ("Go to a menu or a labelled field", "Alt and the underlined letter"),
)


PAGES = (
    (
        "Questions",
        (
            ("Choose a sentence", "0 to 4, on the sentences"),
            ("Don’t know", "?, on the sentences"),
            ("Type a number", "Enter, then the number"),
            (
                "Settled: unanimous, after discussion, facilitator’s call",
                "U, A, F on the sentences; Alt+M, Alt+C, Alt+L anywhere",
            ),
            ("No agreement, in its two lists", "a number, a word, or 1 to 3"),
            ("Next question", "Ctrl+Enter or Ctrl+Right"),
            ("Previous question", "Ctrl+Left"),
            ("Go to the list", "Ctrl+G"),
            ("List the questions with some words", "Ctrl+Shift+F"),
        ),
    ),
    (
        "Offer, groups of families",
        (
            ("Yes, some, no", "Y, S, N"),
            ("Don’t know", "D"),
            ("Does not apply", "X"),
            ("Confirm what the register suggests", "Enter or Space"),
            ("Leave a cell blank", "Delete"),
            ("Show the choices", "F2; Enter or Space where nothing is suggested"),
        ),
    ),
    (
        "Offer, services",
        (
            ("Add the row that is typed", "Enter"),
            ("Change a service in its form", "Enter or F2, in the table"),
            ("Remove a service", "Delete, in the table"),
            ("Bring in rows copied in Excel", "Ctrl+V, in the table"),
        ),
    ),
    ("Workshop, the scribe’s page", scribe_keys.shortcuts()),
    ("Workshop, the wall", wall_keys.shortcuts()),
    (
        "Benchmark",
        (
            ("See the questions of the item", "Enter"),
            ("How this was worked out", "Space"),
        ),
    ),
    (
        "Question sets",
        (
            ("Read the set that is chosen", "Enter, in the list"),
            ("Go back", "Escape"),
        ),
    ),
    (
        "Roadmap",
        (
            ("Choose an action", "Up, Down, Left, Right"),
            ("Move an action", "Ctrl with an arrow key"),
            ("Put an action or a draft into Now, Next or Later", "1, 2, 3"),
            ("Open an action, or edit a draft first", "F2"),
            ("Write an owner, a date or a status in its cell", "F2, in the table"),
            ("Next action, previous action", "Ctrl+Page Down, Ctrl+Page Up, in an action"),
            ("Set aside with what was written", "Ctrl+Enter"),
            ("Tick a draft", "Space, in the drafts"),
            ("Accept what is ticked or chosen", "Enter or A, in the drafts"),
            ("Take an action off, or set drafts aside", "Delete"),
            ("Report a status: on track, at risk, off track", "G, A, R, in the progress"),
            ("Report that an action is complete or not started", "B, N, in the progress"),
            ("Report on the next action", "Ctrl+Enter, in a report"),
        ),
    ),
)
"""The keys of the pages themselves, which no menu knows."""

NAMES = {QKeySequence.StandardKey.Undo: "Undo", QKeySequence.StandardKey.Redo: "Redo"}
"""What is undone changes with the work; the list names the keys only."""


class HelpWindow(QDialog):
    """A window that does not hold up the work; it scrolls where the screen is small."""

    def __init__(self, window: QWidget, title: str) -> None:
        """Add to `column`."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        content = QWidget()
        self.column = QVBoxLayout(content)
        units.lay(self.column, (3, 2.5, 3, 2), 1)
        self.column.addWidget(section_label(title))
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 2, 2), 1)
        self.reader = Reader(content, title)
        whole.addWidget(self.reader, 1)
        close = quiet_button("&Close", self.close)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.reader.setFocus()
        room = self.screen().availableSize()
        self.resize(min(units.u(64), room.width()), min(units.u(76), room.height() - units.u(8)))


class ShortcutsWindow(HelpWindow):
    """Every key, by menu."""

    def __init__(self, window: QMainWindow) -> None:
        """Read the keys from the menus, so that the list is never out of date.

        The keys of a page that has others than the menus come before everything else.
        """
        super().__init__(window, "Keyboard shortcuts")
        central = window.centralWidget()
        page = central.currentWidget() if isinstance(central, QStackedWidget) else None
        first = str(page.property("keys") or "") if page is not None else ""
        groups = (("Everywhere", EVERYWHERE), *PAGES)
        for title, keys in sorted(groups, key=lambda group: not _is_meant(group[0], first)):
            self._add_group(title, keys)
        for menu in window.menuBar().findChildren(
            QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            named = [(_name(action), _keys(action)) for action in menu.actions()]
            self._add_group(_plain(menu.title()), [pair for pair in named if pair[1]])
        self.column.addStretch(1)

    def _add_group(self, title: str, keys: Sequence[tuple[str, str]]) -> None:
        if not keys:
            return
        self.column.addWidget(lead_label(title))
        table = QWidget()
        grid = QGridLayout(table)
        units.lay(grid, (0, 0, 0, 1), 0.5)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for row, (words, key) in enumerate(keys):
            grid.addWidget(body_label(words), row, 0)
            grid.addWidget(body_label(key, second=True), row, 1)
        self.column.addWidget(table)


class AboutWindow(HelpWindow):
    """What the program is, whose it is not, and its version."""

    def __init__(self, window: QWidget) -> None:
        """Say it in words."""
        super().__init__(window, f"About {PROGRAM}")
        self.column.addWidget(body_label(PURPOSE))
        self.column.addWidget(body_label(INDEPENDENT))
        self.column.addWidget(caption(f"Version {__version__}"))
        self.column.addStretch(1)


def _is_meant(title: str, first: str) -> bool:
    return bool(first) and title.startswith(first)


def _plain(words: str) -> str:
    return words.replace("&", "")


def _name(action: QAction) -> str:
    fixed = (name for key, name in NAMES.items() if QKeySequence(key) in action.shortcuts())
    return next(fixed, _plain(action.text()))


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(keys.toString(native) for keys in action.shortcuts())
