"""What happens between start and end: the start page's wishes, the files, what is remembered."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from reflective_app.gui import background
from reflective_app.gui.clock import now
from reflective_app.gui.crash import CrashGuard
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.files import Files
from reflective_app.gui.kept.beside import DiskWatch, SyncCopies
from reflective_app.gui.kept.unsaved import UnsavedWork
from reflective_app.gui.library import RecentFile, guide_rows, look_up, recent_row
from reflective_app.gui.main_window import MainWindow
from reflective_app.gui.memory import Memory
from reflective_app.gui.pages.report.page import ReportPage
from reflective_app.gui.passwords.menu import Passwords
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.respond.ways_in import Responses
from reflective_app.gui.workspace import Workspace
from reflective_app.storage import places
from reflective_app.storage.guide_summaries import list_guides, summary_of
from reflective_app.storage.question_set_library import Library, ListedSet, read_library
from reflective_app.wording.retention import overdue_words
from reflective_app.wording.sharing import mark_words

if TYPE_CHECKING:
    from reflective_app.gui.kept.clearing import Clearing
    from reflective_app.gui.kept.earlier import EarlierVersions
    from reflective_app.gui.question_sets import QuestionSets
    from reflective_app.gui.sharing.host import SharingHost
    from reflective_app.gui.workshop.host import WorkshopHost

GONE = "The file of this guide is no longer in its folder, so it cannot be opened."


class Session(QObject):
    """Ties the parts of the window together once it has been painted."""

    def __init__(self, window: MainWindow, memory: Memory, prompts: Prompts) -> None:
        """List the guides, the recent files and what can be recovered."""
        super().__init__(window)
        self._window, self._memory, self._prompts = window, memory, prompts
        self._library: Library | None = None
        self._readings = 0
        self._missing: tuple[Path, ...] = ()
        self.files = Files(prompts, now, memory.folder)
        self.files.setParent(self)
        self.responses = Responses(window, self.files, prompts, memory.folder)
        self.passwords = Passwords(self.files, prompts, window.actions_)
        self.question_sets: QuestionSets | None = None
        self.workshop: WorkshopHost | None = None
        self.sharing: SharingHost | None = None
        self.earlier: EarlierVersions | None = None
        self.clearing: Clearing | None = None
        window.start.add_lists()
        window.use(self.files)
        self._connect_files()
        self._connect_start()
        self.guard = CrashGuard(places.log_file(), self._keep, prompts, now)
        self._list_guides()
        self.unsaved = UnsavedWork(window.start, self.files, self.responses, prompts)
        self._list_recent()
        if memory.problem:
            window.say(memory.problem)

    def _connect_files(self) -> None:
        files, memory = self.files, self._memory
        files.opened.connect(self._on_opened)
        files.closed.connect(self._on_closed)
        files.recent.connect(self._on_recent)
        memory.recent_changed.connect(self._list_recent)
        memory.failed.connect(self._window.say)
        self._window.actions_.recent.triggered.connect(self._open_recent_action)
        self._window.actions_.hold.triggered.connect(self._hold_next)
        self._window.actions_.share.triggered.connect(self._share)
        self._window.actions_.versions.triggered.connect(self._show_versions)
        self._window.actions_.clear_all.triggered.connect(self._clear_everything)
        self._window.actions_.personal_data.triggered.connect(self._look_for_people)

    def _connect_start(self) -> None:
        start = self._window.start
        start.start_wanted.connect(self._start_with)
        start.problems_wanted.connect(self._look_at_problems)
        start.open_wanted.connect(self.files.choose_and_open)
        start.sample_wanted.connect(self.files.open_sample)
        start.library_wanted.connect(self._open_library)
        self._window.actions_.question_sets.triggered.connect(self._open_library)
        start.recent_wanted.connect(self._open_recent)
        start.clear_missing_wanted.connect(self._clear_missing)

    # --- guides ---

    def _list_guides(self) -> None:
        """List them at once by their heads, and read them whole beside the window."""
        self._window.start.show_guides(guide_rows(list_guides()))
        self._readings += 1
        background.run(partial(_read, self._readings), self._on_read, self._not_read)

    def _on_read(self, read: tuple[int, Library]) -> None:
        """Only what the newest reading found: an older one may end later, and know less."""
        number, library = read
        if number == self._readings:
            self._show_library(library)

    def _not_read(self, error: Exception) -> None:
        """A broken file is listed as such, so this is a fault of the program's own."""
        raise error

    def _show_library(self, library: Library) -> None:
        """What is wrong further down in a file is known now."""
        self._library = library
        self._window.start.show_guides(guide_rows([summary_of(each) for each in library.sets]))
        if self.question_sets is not None:
            self.question_sets.show_library(library)

    def _open_library(self) -> None:
        """Show every question set as it was last read, and read them again beside the window."""
        if self.question_sets is None:
            from reflective_app.gui.question_sets import QuestionSets  # not everyone looks there

            self.question_sets = QuestionSets(self._prompts, self.files, self._memory.folder)
            self.question_sets.setParent(self)
            self.question_sets.changed.connect(self._list_guides)
            self.question_sets.back.connect(self._window.leave_library)
        if self._library is not None:
            self.question_sets.show_library(self._library)
        self._window.show_library(self.question_sets.page)
        self.question_sets.page.focus_list()
        self._list_guides()

    def _listed(self, key: str) -> ListedSet | None:
        """The set that a row of the list stands for, read now if it is not yet.

        Says so and gives None where its file has gone meanwhile.
        """
        found = self._sets_read().get(key)
        if found is None:
            self._show_library(read_library())
            found = self._sets_read().get(key)
        if found is None:
            self._window.say(GONE)
        return found

    def _sets_read(self) -> dict[str, ListedSet]:
        return {str(each.path): each for each in self._library.sets} if self._library else {}

    def _start_with(self, key: str) -> None:
        listed = self._listed(key)
        if listed is None or listed.question_set is None or listed.problems:
            self._show_problems(listed)
        elif self._library is not None:
            self.files.new(self._library.with_local(listed.question_set))

    def _look_at_problems(self, key: str) -> None:
        self._show_problems(self._listed(key))

    def _show_problems(self, listed: ListedSet | None) -> None:
        if listed is None:
            return
        details = [problem.sentence for problem in listed.problems]
        message = f"{listed.path.name} cannot be used until this is put right."
        self._prompts.problem("This guide cannot be used", message, details)

    # --- documents ---

    def hold_workshop(self, session_id: str = "") -> None:
        """Hold a session of the workshop, or without an id the one that is next."""
        if self.workshop is None:
            from reflective_app.gui.workshop.host import WorkshopHost  # not everyone holds one

            self.workshop = WorkshopHost(self._window, self._prompts)
        self.workshop.hold(session_id)

    def _hold_next(self) -> None:
        workspace = self._window.workspace
        self.hold_workshop(workspace.session_shown if workspace is not None else "")

    def _share(self) -> None:
        if self.sharing is None:
            from reflective_app.gui.sharing.host import SharingHost  # not everyone shares

            self.sharing = SharingHost(self._window, self.files, self._prompts)
        self.sharing.open()

    def _show_versions(self) -> None:
        if self.earlier is None:
            from reflective_app.gui.kept.earlier import EarlierVersions  # seldom needed

            self.earlier = EarlierVersions(self._window, self.files, self._prompts)
        self.earlier.open()

    def _look_for_people(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.gate.look()

    def _clear_everything(self) -> None:
        if self.clearing is None:
            from reflective_app.gui.kept.clearing import Clearing  # seldom needed

            self.clearing = Clearing(
                self.files, self.responses, self._memory, self.guard, self._prompts
            )
            self.clearing.cleared.connect(self.unsaved.look_again)
            self.clearing.cleared.connect(self._list_guides)
        self.clearing.open()

    def _drop_workshop(self) -> None:
        if self.workshop is not None:
            self.workshop.drop()

    def _on_opened(self, document: AssessmentDocument, notices: tuple[str, ...]) -> None:
        self._drop_workshop()
        if (mark := document.assessment.shared) is not None:
            notices = (*notices, mark_words(mark))
        notices = (*notices, overdue_words(now().astimezone().date(), document.assessment))
        workspace = Workspace(document, self._prompts)
        for report in workspace.findChildren(ReportPage):
            report.keep_logo_in(self._memory)
        if document.path is not None:
            workspace.go_to_where_it_was_left(self._memory.page_of(document.path))
        workspace.add_strip(SyncCopies(document, self.files, self._prompts))
        workspace.add_strip(DiskWatch(document, self.files))
        self.files.unfinished = workspace.unfinished
        workspace.live_wanted.connect(self.hold_workshop)
        self._window.show_workspace(workspace, notices)
        workspace.page.take_focus()

    def _on_closed(self) -> None:
        self._drop_workshop()
        left = self._window.workspace
        if left is not None and left.document.path is not None:
            self._memory.remember_page(left.document.path, left.page.place)
        self._window.show_start()
        self.unsaved.look_again()
        self._list_recent()

    def _keep(self) -> bool:
        autosave = self.files.autosave
        return self.responses.keep_now() or (autosave is not None and autosave.keep_now())

    # --- recent files ---

    def _on_recent(self, path: Path) -> None:
        self._memory.remember_file(path, now().astimezone().date())

    def _list_recent(self) -> None:
        """Look the files up on another thread: a lost network drive must not hold up the window."""
        recent = self._memory.recent
        self._show_recent(tuple(RecentFile(path, None, found=True) for path in recent))
        if recent:
            background.run(partial(look_up, recent), self._show_recent, self._pass_over)

    def _show_recent(self, files: tuple[RecentFile, ...]) -> None:
        today = now().astimezone().date()
        if tuple(file.path for file in files) != self._memory.recent:
            return
        rows = [recent_row(file, today) for file in files]
        self._missing = tuple(file.path for file in files if not file.found)
        self._window.start.show_recent(rows, some_missing=bool(self._missing))
        menu = self._window.actions_.recent
        menu.clear()
        menu.setEnabled(bool(rows))
        for number, (file, row) in enumerate(zip(files, rows, strict=True), 1):
            note = "" if file.found else " (not found)"
            menu.addAction(f"&{number % 10}  {row.name.replace('&', '&&')}{note}").setData(row.key)

    def _pass_over(self, _: Exception) -> None:
        """The list stays as it was."""

    def _open_recent_action(self, action: QAction) -> None:
        self._open_recent(str(action.data()))

    def _open_recent(self, key: str) -> None:
        """Open it; if it is gone, say so and offer to take it off the list."""
        path = Path(key)
        if path not in self._missing:
            self.files.open(path)
            return
        question = (
            f"{path.name} is no longer in {path.parent}. It may have been moved, renamed or "
            "deleted, or the drive is not connected. Take it off the list?"
        )
        if self._prompts.confirm("The file was not found", question, "&Take it off the list"):
            self._memory.forget_file(path)

    def _clear_missing(self) -> None:
        for path in self._missing:
            self._memory.forget_file(path)


def _read(number: int) -> tuple[int, Library]:
    """Read every set; `number` tells this reading from others that are under way."""
    return number, read_library()
