"""What a table would do, shown before anything of it is taken in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.buttons import primary_button, quiet_button
from reflective_app.gui.widgets.flow import FlowLayout
from reflective_app.gui.widgets.row_delegate import Row, RowManner
from reflective_app.gui.widgets.rows import RowList
from reflective_app.gui.widgets.text import RoleLabel, body_label, caption, section_label
from reflective_app.storage.preview import NotUnderstood, Preview, RowChange
from reflective_app.wording.dates import counted, listed

MOST_SHOWN = 300
"""So many rows are shown of each list; how many more there are is said."""

NOTHING = "Nothing in this table differs from what is recorded."
NOTHING_UNDERSTOOD = "Nothing in this table was understood, so there is nothing to take in."
STAYS = "What these cells are about stays as it is. Put them right in the table and bring it again."
NOT_A_TABLE = "This cannot be taken in"


class PreviewPanel(QWidget):
    """Rows that would be added or changed; beneath, cell by cell, what was not understood.

    `taken` says that what is understood is to be taken in, `left` that nothing is.
    """

    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        """Empty until a preview is shown."""
        super().__init__()
        self._preview: Preview | None = None
        self.head = section_label("")
        self.summary = body_label("")
        self.refused = body_label("")
        self.notices: RoleLabel = caption("", second=False)
        manner = RowManner(name=Role.STRONG, left=0, ruled=True)
        self.changes = RowList("What would be added or changed", manner, whole=True)
        self.more_changes: RoleLabel = caption("")
        self.trouble_head = section_label("")
        self.trouble_stays: RoleLabel = caption(STAYS)
        self.trouble = RowList("What was not understood", manner, whole=True)
        self.more_trouble: RoleLabel = caption("")
        self.take = primary_button("&Take in what is understood", self.taken.emit)
        self.leave = quiet_button("&Leave it", self.left.emit)
        self.copy = quiet_button("&Copy what was not understood", self._on_copy)
        buttons = QWidget()
        row = FlowLayout(buttons)
        units.lay(row, (0, 0, 0, 0), 1)
        for button in (self.take, self.leave, self.copy):
            row.addWidget(button)
        changes = (self.changes, self.more_changes)
        column = QVBoxLayout(self)
        units.lay(column, (1, 0, 1, 0), 3)
        for parts in (
            (self.head, self.summary, self.refused, self.notices, buttons, *changes),
            (self.trouble_head, self.trouble_stays, self.trouble, self.more_trouble),
        ):
            inside = QVBoxLayout()
            units.lay(inside, (0, 0, 0, 0), 1)
            column.addLayout(inside)
            for part in parts:
                inside.addWidget(part)
        self.hide()

    def show_preview(self, preview: Preview, where: str) -> None:
        """Show what a table would do; `where` says where it comes from."""
        self._preview = preview
        self.head.setText(NOT_A_TABLE if preview.refused else f"What {where} would change")
        self.summary.setText(_summary(preview))
        self.refused.say("\n".join(preview.refused))
        self.notices.say("\n".join(preview.notices))
        changes, trouble = preview.changes, preview.not_understood
        self.changes.show_rows(_rows(changes, _change_row))
        self.more_changes.say(_more(len(changes), "row"))
        self.trouble.show_rows(_rows(trouble, _trouble_row))
        self.more_trouble.say(_more(len(trouble), "cell"))
        self.trouble_head.say("Not understood" if trouble else "")
        for part in (self.trouble_stays, self.trouble, self.copy):
            part.setVisible(bool(trouble))
        self.changes.setVisible(bool(changes))
        self.take.setVisible(bool(changes))
        every = "&Take in all of it" if not trouble else "&Take in what is understood"
        self.take.setText(every)
        self.show()

    def focus(self) -> None:
        """Go to what to do next."""
        (self.take if not self.take.isHidden() else self.leave).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_copy(self) -> None:
        """Put what was not understood on the clipboard, one cell a line."""
        if self._preview is not None:
            lines = [_trouble_line(each) for each in self._preview.not_understood]
            QGuiApplication.clipboard().setText("\n".join(lines))


def _summary(preview: Preview) -> str:
    if preview.refused:
        return NOTHING_UNDERSTOOD
    added = sum(change.added for change in preview.changes)
    changed = len(preview.changes) - added
    parts = [f"{counted(added, 'row')} added"] if added else []
    parts += [f"{counted(changed, 'row')} changed"] if changed else []
    if not parts:
        return NOTHING_UNDERSTOOD if preview.not_understood else NOTHING
    trouble = len(preview.not_understood)
    rest = f" {counted(trouble, 'cell')} not understood." if trouble else ""
    return f"{listed(parts)}.{rest} Nothing is taken in yet."


def _rows(records: tuple[object, ...], row: Callable[[int, object], Row]) -> list[Row]:
    return [row(place, record) for place, record in enumerate(records[:MOST_SHOWN])]


def _change_row(place: int, change: object) -> Row:
    assert isinstance(change, RowChange)
    named = [(cell.called or cell.column, cell.before, cell.after) for cell in change.cells]
    cells = "; ".join(
        f"{name}: {before} → {after}" if before else f"{name}: {after}"
        for name, before, after in named
    )
    spoken = "; ".join(
        f"{name} from {before} to {after}" if before else f"{name}: {after}"
        for name, before, after in named
    )
    side = f"row {change.row}, {'added' if change.added else 'changed'}"
    whole = f"{change.name}, {side}: {spoken}"
    return Row(str(place), change.name, cells, side=side, spoken=whole)


def _trouble_row(place: int, trouble: object) -> Row:
    assert isinstance(trouble, NotUnderstood)
    stands = f": “{trouble.value}”" if trouble.value else ""
    return Row(str(place), f"{_capital(trouble.where)}{stands}", trouble.message)


def _trouble_line(trouble: NotUnderstood) -> str:
    """Row, column, what stands there and why, apart by tabs so that it pastes as cells."""
    cells = (str(trouble.row), trouble.called or trouble.column, trouble.value, trouble.message)
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _more(count: int, one: str) -> str:
    if count <= MOST_SHOWN:
        return ""
    return f"And {counted(count - MOST_SHOWN, f'more {one}')}, not shown here."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
