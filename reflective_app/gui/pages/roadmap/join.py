"""One action made several, or two made one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action
from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import ReflectionEdit
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import body_label, caption, section_label
from reflective_app.wording.dates import counted
from reflective_app.wording.plan import NO_OWNER, PHASES, codes_of
from reflective_app.wording.plan_joins import ONE_KEEPS_AIMS, SPLIT_NOTE, TOO_LONG, merge_sentence

LONGEST_TITLE = 500
SPLIT_HINT = "One action a line, the first in place of the one there is."
TWO_LINES = "Write at least two lines; each becomes an action."
LINE_TOO_LONG = "A line may have 500 letters at most."
CHOOSE_OTHER = "Choose the action that becomes part of this one."
WIDE = 90


class SplitPanel(QWidget):
    """Titles, one a line. `ready` says whether they can become actions."""

    ready = Signal(bool)

    def __init__(self) -> None:
        """Empty until it is shown an action."""
        super().__init__()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        self.head = section_label("")
        self.box = ReflectionEdit("Titles, one a line", lines=(4, 14))
        self.box.written.connect(self._on_written)
        self.said = caption("", second=False)
        column.addWidget(self.head)
        column.addWidget(body_label(SPLIT_NOTE))
        column.addWidget(field_box("T&itles", self.box, hint=SPLIT_HINT, below=self.said))
        self._has_aims, self._start, self._picked = False, "", False
        self.aims = ChoiceBox([])
        self.aims.picked.connect(self._on_aims)
        self.aims_box = field_box("&Which of them keeps the aims", self.aims, hint=ONE_KEEPS_AIMS)
        column.addWidget(self.aims_box)
        self.aims_box.hide()
        units.hold(self, most=WIDE)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles as they are written; none while a line is too long."""
        lines = (" ".join(line.split()) for line in self.box.toPlainText().splitlines())
        found = tuple(line for line in lines if line)
        return () if any(len(line) > LONGEST_TITLE for line in found) else found

    @property
    def aims_with(self) -> int:
        """The place of the title that keeps the aims: the last, until somebody chooses another."""
        return max(self.aims.currentIndex(), 0)

    @property
    def is_begun(self) -> bool:
        """Whether somebody wrote other titles than the one there was."""
        return self.box.toPlainText().strip() != self._start

    def begin(self, action: Action) -> None:
        """Start with the title there is, and the keyboard below it."""
        self._has_aims, self._start, self._picked = bool(action.aims), action.title, False
        self.aims.clear()
        self.head.say(f"Split “{action.title}”")
        self.box.show_text(f"{action.title}\n")
        self.box.moveCursor(self.box.textCursor().MoveOperation.End)
        self.box.setFocus()
        self._on_written("")

    def _on_written(self, _: str) -> None:
        titles = self.titles
        is_long = not titles and bool(self.box.toPlainText().strip())
        enough = len(titles) > 1
        becomes = f"This becomes {counted(len(titles), 'action')}."
        self.said.say(becomes if enough else LINE_TOO_LONG if is_long else TWO_LINES)
        self._offer_aims(titles)
        self.aims_box.setVisible(enough and self._has_aims)
        self.ready.emit(enough)

    def _offer_aims(self, titles: Sequence[str]) -> None:
        """Offer the titles; the one that was chosen stays, and else it is the last."""
        at = self.aims.currentIndex()
        self.aims.clear()
        for place, title in enumerate(titles):
            self.aims.addItem(f"{place + 1}. {title}", str(place))
        stays = self._picked and 0 <= at < len(titles)
        self._picked = stays
        self.aims.setCurrentIndex(at if stays else len(titles) - 1)

    def _on_aims(self, _: str) -> None:
        self._picked = True


class MergePanel(QWidget):
    """The other actions to choose one of, and what becomes one."""

    ready = Signal(bool)
    opened = Signal()

    def __init__(self) -> None:
        """Empty until it is shown an action."""
        super().__init__()
        self._kept: Action | None = None
        self._assessment: Assessment | None = None
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        self.head = section_label("")
        self.preview = body_label(CHOOSE_OTHER)
        self.list = RowList("Actions to merge with", RowManner(ruled=True, left=1), whole=True)
        for widget in (self.head, self.preview, self.list):
            column.addWidget(widget)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)

    def begin(self, kept: Action, assessment: Assessment) -> None:
        """Offer every other action to become part of this one."""
        self._kept, self._assessment = kept, assessment
        self.head.say(f"Merge another action into “{kept.title}”")
        others = [action for action in assessment.plan.actions if action.id != kept.id]
        self.list.show_rows(_rows(others, assessment), chosen=others[0].id if others else "")
        self.list.setFocus()
        self._on_chosen(self.list.choice)

    def say(self, trouble: str) -> None:
        """Say why the two cannot become one."""
        self.preview.say(trouble)
        announce(self.list, trouble, urgent=True)

    def _on_chosen(self, key: str) -> None:
        kept, assessment = self._kept, self._assessment
        if kept is None or assessment is None:
            return
        other = next((each for each in assessment.plan.actions if each.id == key), None)
        if other is None:
            self.preview.say(CHOOSE_OTHER)
            self.ready.emit(False)
            return
        try:
            self.preview.say(merge_sentence(kept, other, assessment))
        except ValueError:
            self.preview.say(TOO_LONG)
        self.list.setAccessibleDescription(self.preview.text())
        self.ready.emit(self.preview.text() != TOO_LONG)

    def _on_opened(self, _: str) -> None:
        self.opened.emit()


def _rows(actions: Sequence[Action], assessment: Assessment) -> list[Row]:
    standing = phases(assessment.plan.actions)
    return [
        Row(
            action.id,
            action.title,
            f"{PHASES[standing[action.id]]}. {action.owner or NO_OWNER}",
            code=codes_of(action, assessment),
        )
        for action in actions
    ]
