"""The window: menu bar, start page or workspace, status bar, title."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from reflective_app.gui.actions import Actions
from reflective_app.gui.pages.start import StartPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.units import Role, u
from reflective_app.gui.widgets.text import RoleLabel
from reflective_app.wording.program import PROGRAM

if TYPE_CHECKING:
    from reflective_app.gui.document import AssessmentDocument
    from reflective_app.gui.files import Files
    from reflective_app.gui.workspace import Workspace

USUAL_SIZE = (1280, 800)
LEAST_SIZE = (640, 480)
FRAME = (16, 56)
"""Room kept for the frame and the title bar: nobody knows theirs before the window is shown."""

MESSAGE_STAYS = 10_000
ON_SCREEN = 100
"""So many pixels of the window must be on a screen to count as reachable."""


class MainWindow(QMainWindow):
    """One window, one assessment."""

    dropped = Signal(object)
    closing = Signal()

    def __init__(self, theme: Theme) -> None:
        """The menus and the start page; commands that need an assessment are off."""
        super().__init__()
        self._theme = theme
        self._files: Files | None = None
        self.workspace: Workspace | None = None
        self.actions_ = Actions(self.menuBar(), self)
        self.start = StartPage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self.setCentralWidget(self._stack)
        self.saved_words = RoleLabel("", Role.CAPTION, second=True, wraps=False)
        self.file_words = RoleLabel("", Role.CAPTION, second=True, wraps=False)
        self.statusBar().addWidget(self.saved_words)
        self.statusBar().addPermanentWidget(self.file_words)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(u(2), 0, u(2), 0)
        self._message = QTimer(self)
        self._message.setSingleShot(True)
        self._message.setInterval(MESSAGE_STAYS)
        self._message.timeout.connect(self._show_state)
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST_SIZE)
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        self.resize(QSize(*USUAL_SIZE).boundedTo(room - QSize(*FRAME)))
        self._connect_view()
        self.show_start()

    # --- what the window shows ---

    def use(self, files: Files) -> None:
        """Connect the commands that deal with files."""
        self._files = files
        actions = self.actions_
        actions.open.triggered.connect(files.choose_and_open)
        actions.sample.triggered.connect(files.open_sample)
        actions.save.triggered.connect(files.save)
        actions.save_as.triggered.connect(files.save_as)
        actions.close.triggered.connect(files.leave)
        actions.new.triggered.connect(self._start_anew)
        files.said.connect(self.say)
        self.actions_.undo.triggered.connect(self._undo)
        self.actions_.redo.triggered.connect(self._redo)

    def show_workspace(self, workspace: Workspace, notices: Sequence[str] = ()) -> None:
        """Show an assessment in place of what was there."""
        self._message.stop()
        self.workspace = workspace
        self._stack.addWidget(workspace)
        self._stack.setCurrentWidget(workspace)
        document = workspace.document
        document.changed.connect(self._show_state)
        document.file_changed.connect(self._message.stop)  # saved is newer than what was said
        document.file_changed.connect(self._show_state)
        stack = document.undo_stack
        stack.cleanChanged.connect(self._show_state)
        stack.indexChanged.connect(self._show_undo)
        for action in self.actions_.for_document():
            action.setEnabled(True)
        workspace.said.connect(self.say)
        workspace.show_notices(notices)
        self.statusBar().show()
        self._show_state()
        self._show_undo()

    def show_start(self) -> None:
        """Show the start page, with no assessment open."""
        workspace, self.workspace = self.workspace, None
        self._stack.setCurrentWidget(self.start)
        if workspace is not None:
            self._stack.removeWidget(workspace)
            workspace.deleteLater()
        for action in self.actions_.for_document():
            action.setEnabled(False)
        self.file_words.clear()
        self._show_state()
        self._show_undo()

    def show_library(self, page: QWidget) -> None:
        """Show the library in place of what was there, which waits behind it."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._show_state()
        self._show_undo()

    def leave_library(self) -> None:
        """Go back to the assessment, or to the start page where none is open."""
        self._stack.setCurrentWidget(self.workspace or self.start)
        self._show_undo()

    def say(self, message: str) -> None:
        """Put a line in the status bar for a while, and have it announced."""
        self.saved_words.setText(message)
        self.statusBar().show()
        self._message.start()
        _announce(self, message)

    # --- what the window remembers ---

    def restore(self, geometry: str) -> None:
        """Take the size and place of last time, if that is still on a screen."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        if not self._is_reachable():
            room = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(self.size().boundedTo(room.size()))
            self.move(room.topLeft())

    def fit_screen(self) -> None:
        """Once shown, make a window smaller whose frame is larger than its screen."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        filling = self.isMaximized() or self.isFullScreen()
        larger = frame.width() > room.width() or frame.height() > room.height()
        if larger and not filling:
            self.resize(self.size().boundedTo(room.size() - frame.size() + self.size()))
            self.move(room.topLeft())

    def geometry_words(self) -> str:
        """The size and place of the window, as text."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go only if the assessment could be let go."""
        if self._files is not None and not self._files.leave():
            event.ignore()
            return
        self.closing.emit()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files; what is done with several is for whoever is told."""
        if _files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open one, or bring several in."""
        event.acceptProposedAction()
        self.dropped.emit(tuple(_files_in(event)))

    # --- how ---

    def _connect_view(self) -> None:
        actions, theme = self.actions_, self._theme
        actions.larger.triggered.connect(theme.larger)
        actions.smaller.triggered.connect(theme.smaller)
        actions.normal.triggered.connect(theme.normal)
        actions.quit.triggered.connect(self.close)
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.about.triggered.connect(self._show_about)
        actions.appearance.triggered.connect(self._choose_colours)
        for action in actions.appearance.actions():
            action.setChecked(action.data() == theme.appearance)
        theme.text_size_changed.connect(self._say_text_size)
        for action in actions.steps.values():
            action.triggered.connect(self._go_to_step)
        actions.find.triggered.connect(self._find)
        actions.find_next.triggered.connect(self._find_next)
        actions.find_previous.triggered.connect(self._find_previous)

    def _start_anew(self) -> None:
        if self._files is not None and self._files.leave():
            self.leave_library()
            self.start.guides.setFocus()

    def _go_to_step(self) -> None:
        if self.workspace is not None:
            self.leave_library()
            self.workspace.come_to(str(self.sender().property("step")))

    def _find(self) -> None:
        if self.workspace is not None:
            self.leave_library()
            self.workspace.finder.open()

    def _find_next(self) -> None:
        if self.workspace is not None:
            self.leave_library()
            self.workspace.finder.go_on()

    def _find_previous(self) -> None:
        if self.workspace is not None:
            self.leave_library()
            self.workspace.finder.go_back()

    def _choose_colours(self) -> None:
        self._theme.set_appearance(str(self.actions_.appearance.checkedAction().data()))

    def _say_text_size(self, per_cent: int) -> None:
        self.statusBar().setContentsMargins(u(2), 0, u(2), 0)
        self.say(f"Text size {per_cent} %")

    def _undo(self) -> None:
        """Take back the last edit, and say which: what was said of it is no longer so."""
        if self.workspace is not None:
            stack = self.workspace.document.undo_stack
            label = stack.undoText()
            stack.undo()
            self.say(f"Undone: {label}.")

    def _redo(self) -> None:
        if self.workspace is not None:
            stack = self.workspace.document.undo_stack
            label = stack.redoText()
            stack.redo()
            self.say(f"Done again: {label}.")

    def _show_undo(self) -> None:
        there = self._stack.currentWidget()
        seen = there is not None and (there is self.workspace or there.property("undoes"))
        stack = self.workspace.document.undo_stack if self.workspace and seen else None
        undo, redo = self.actions_.undo, self.actions_.redo
        undo.setEnabled(stack is not None and stack.canUndo())
        redo.setEnabled(stack is not None and stack.canRedo())
        undo.setText(f"&Undo {stack.undoText() if stack else ''}".strip())
        redo.setText(f"&Redo {stack.redoText() if stack else ''}".strip())

    def _show_state(self) -> None:
        document = self.workspace.document if self.workspace else None
        name = document.name if document else (self._stack.currentWidget() or self).windowTitle()
        self.setWindowTitle(f"{name}[*] – {PROGRAM}" if name else PROGRAM)
        self.setWindowModified(document is not None and document.is_changed)
        if document is not None:
            self._show_saved(document)
        elif not self._message.isActive():
            self.statusBar().hide()

    def _show_saved(self, document: AssessmentDocument) -> None:
        from reflective_app.gui.saved_words import file_line, saved_line

        words = self.saved_words.text() if self._message.isActive() else saved_line(document)
        if words != self.saved_words.text():
            self.saved_words.setText(words)
            _announce(self.saved_words, words)
        self.file_words.setText(file_line(document))

    def _show_shortcuts(self) -> None:
        from reflective_app.gui.help_windows import ShortcutsWindow

        ShortcutsWindow(self).show()

    def _show_about(self) -> None:
        from reflective_app.gui.help_windows import AboutWindow

        AboutWindow(self).show()

    def _is_reachable(self) -> bool:
        frame = self.frameGeometry()
        shared = (screen.availableGeometry() & frame for screen in QGuiApplication.screens())
        return any(area.width() >= ON_SCREEN and area.height() >= ON_SCREEN for area in shared)


def _announce(widget: QWidget, message: str) -> None:
    from reflective_app.gui.widgets.announce import announce  # nothing is said at the first paint

    announce(widget, message)


def _files_in(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
