"""The assessment that is open: its present value, its history, and the file it came from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import change_between
from reflective_app.storage.protected import Key

Edit = Callable[[Assessment], Assessment]

_MERGES = 1


class AssessmentDocument(QObject):
    """Holds the current assessment and tells whoever listens what changed.

    `changed` carries an AssessmentChange. `file_changed` says that path, saved time or title are
    others. `keep_wanted` asks for a recovery copy at once.
    """

    changed = Signal(object)
    file_changed = Signal()
    keep_wanted = Signal()

    def __init__(  # noqa: PLR0913 - each is one fact of where it came from
        self,
        assessment: Assessment,
        *,
        path: Path | None = None,
        disk_digest: str | None = None,
        title: str = "",
        recovered: bool = False,
        key: Key | None = None,
    ) -> None:
        """A recovered document counts as changed until it is saved. `key` protects its file."""
        super().__init__()
        self._assessment = assessment
        self._title = title
        self.path = path
        self.disk_digest = disk_digest
        self.key = key
        self.saved_at: datetime | None = None
        if path is not None and assessment.revision is not None:
            self.saved_at = assessment.revision.saved_on
        self.undo_stack = QUndoStack(self)
        self.destroyed.connect(partial(_hush, self.undo_stack))
        if recovered:
            self.undo_stack.resetClean()

    @property
    def assessment(self) -> Assessment:
        """The present value."""
        return self._assessment

    @property
    def name(self) -> str:
        """What to call it: its file's name, else its title."""
        if self.path is not None:
            return self.path.stem
        return self._title or self._assessment.profile.council

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return not self.undo_stack.isClean()

    def apply(self, edit: Edit, label: str, *, merge_key: str = "", keep: bool = False) -> bool:
        """Make an edit undoable, and say whether it changed anything.

        Edits with one merge key in a row undo as one. The label finishes "Undo …" ("choose rung").
        `keep` has a recovery copy made at once, for what the room agreed on.
        """
        after = edit(self._assessment)
        if after == self._assessment:
            return False
        self.undo_stack.push(_Replace(self, self._assessment, after, label, merge_key))
        if keep:
            self.keep_wanted.emit()
        return True

    def mark_saved(
        self, saved: Assessment, path: Path, disk_digest: str, saved_at: datetime
    ) -> None:
        """Take note that the present value is on the disk. The history stays."""
        self._assessment = saved
        self.path, self.disk_digest, self.saved_at = path, disk_digest, saved_at
        self.undo_stack.setClean()
        self.file_changed.emit()

    def protect(self, key: Key | None) -> None:
        """Have the file protected with a key, or with none, from the next save on."""
        self.key = key
        self.undo_stack.resetClean()
        self.file_changed.emit()

    def show_value(self, assessment: Assessment) -> None:
        """Make a value of the history the present one. Which save it grew from is no part of it."""
        before = self._assessment
        self._assessment = assessment.model_copy(update={"revision": before.revision})
        self.changed.emit(change_between(before, self._assessment))


def _hush(stack: QUndoStack, _: object = None) -> None:
    """A history that is destroyed empties itself, which must not look like undoing."""
    stack.blockSignals(True)


class _Replace(QUndoCommand):
    """The one undo command: one value in place of another."""

    def __init__(
        self,
        document: AssessmentDocument,
        before: Assessment,
        after: Assessment,
        label: str,
        merge_key: str,
    ) -> None:
        super().__init__(label)
        self._document = document
        self.before, self.after, self.merge_key = before, after, merge_key

    def id(self) -> int:
        return _MERGES if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Replace) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.setObsolete(self.after == self.before)
        return True

    def redo(self) -> None:
        self._document.show_value(self.after)

    def undo(self) -> None:
        self._document.show_value(self.before)
