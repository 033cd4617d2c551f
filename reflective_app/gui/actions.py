"""The menu bar: every command by name, with its Alt letter and shortcut."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from reflective_app.gui.theme import APPEARANCES

STEPS = (
    ("set-up", "&Set up"),
    ("offer", "&Offer"),
    ("workshop", "&Workshop"),
    ("questions", "&Questions"),
    ("benchmark", "&Benchmark"),
    ("roadmap", "&Roadmap"),
    ("report", "Re&port"),
)


class Actions(QObject):
    """Every command of the window. What they do is connected by the window."""

    def __init__(self, bar: QMenuBar, owner: QObject) -> None:
        """Fill a menu bar."""
        super().__init__(owner)
        self._fill_file(bar.addMenu("&File"))
        self._edit_menu = bar.addMenu("&Edit")
        self._fill_edit(self._edit_menu)
        self._fill_view(bar.addMenu("&View"))
        self._fill_help(bar.addMenu("&Help"))

    def for_document(self) -> tuple[QAction, ...]:
        """The commands that need an open assessment."""
        finding = (self.find, self.find_next, self.find_previous, self.personal_data)
        steps = (*self.steps.values(), self.hold)
        about = (self.share, self.versions)
        return (self.save, self.save_as, *about, self.close, *finding, *steps)

    def show_simple(self, simple: bool) -> None:
        """Leave out what has nothing to do with a response that is open alone, or offer it again.

        What is left out has no key either.
        """
        of_assessments = (self.new, self.recent.menuAction(), self.sample, self.question_sets)
        editing = (self.undo, self.redo, self.find, self.find_next, self.find_previous)
        about = (self.share, self.versions, self.password.menuAction())
        work = (*self.steps.values(), self.hold, *about)
        for action in (*of_assessments, *editing, *work, self.clear_all):
            action.setVisible(not simple)
        self._edit_menu.menuAction().setVisible(not simple)

    def _fill_file(self, menu: QMenu) -> None:
        self.new = self._add(menu, "&New from a guide", "Ctrl+N")
        self.open = self._add(menu, "&Open…", "Ctrl+O")
        self.recent = menu.addMenu("Open &recent")
        self.sample = self._add(menu, "&Try the sample council")
        self.question_sets = self._add(menu, "&Question sets…", "Ctrl+L")
        menu.addSeparator()
        self.save = self._add(menu, "&Save", "Ctrl+S")
        self.save_as = self._add(menu, "Save &as…", "Ctrl+Shift+S")
        self.password = menu.addMenu("Pass&word")
        self._fill_password(self.password)
        self.versions = self._add(menu, "Earlier &versions…")
        self.share = self._add(menu, "S&hare a copy…")
        menu.addSeparator()
        self.close = self._add(menu, "&Close", "Ctrl+W")
        self.quit = self._add(menu, "E&xit", "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def show_password(self, *, can_have: bool, has: bool) -> None:
        """Offer what can be done about the password of what is open."""
        self.password.setEnabled(can_have)
        self.set_password.setEnabled(can_have and not has)
        self.change_password.setEnabled(can_have and has)
        self.remove_password.setEnabled(can_have and has)

    def _fill_password(self, menu: QMenu) -> None:
        self.set_password = self._add(menu, "&Protect with a password…")
        self.change_password = self._add(menu, "&Change the password…")
        self.remove_password = self._add(menu, "&Remove the password…")

    def _fill_edit(self, menu: QMenu) -> None:
        self.undo = self._add(menu, "&Undo", "Ctrl+Z")
        self.redo = self._add(menu, "&Redo", "Ctrl+Y", "Ctrl+Shift+Z")
        menu.addSeparator()
        self.find = self._add(menu, "&Find…", "Ctrl+F")
        self.find_next = self._add(menu, "Find &next", "F3")
        self.find_previous = self._add(menu, "Find &previous", "Shift+F3")
        self.personal_data = self._add(menu, "&Look for personal data…")

    def _fill_view(self, menu: QMenu) -> None:
        self.steps: dict[str, QAction] = {}
        for number, (key, words) in enumerate(STEPS, 1):
            self.steps[key] = self._add(menu, words, f"Ctrl+{number}")
            self.steps[key].setProperty("step", key)
        self.hold = self._add(menu, "&Hold the workshop", "F5")
        menu.addSeparator()
        self.larger = self._add(menu, "&Larger text", "Ctrl++", "Ctrl+=")
        self.smaller = self._add(menu, "S&maller text", "Ctrl+-")
        self.normal = self._add(menu, "&Normal text size", "Ctrl+0")
        menu.addSeparator()
        colours = menu.addMenu("&Colours")
        self.appearance = QActionGroup(self)
        for key, words in APPEARANCES:
            action = self.appearance.addAction(colours.addAction(words))
            action.setCheckable(True)
            action.setData(key)

    def _fill_help(self, menu: QMenu) -> None:
        self.shortcuts = self._add(menu, "&Keyboard shortcuts", "F1")
        self.clear_all = self._add(menu, "&Clear everything on this computer…")
        menu.addSeparator()
        self.about = self._add(menu, "&About Reflective App")
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add(self, menu: QMenu, words: str, *keys: str) -> QAction:
        action = menu.addAction(words)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action
