"""The page on which somebody chooses for whom a copy is, and sees what leaves and what stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from reflective_app.domain.alias import LONGEST_ALIAS
from reflective_app.domain.shared_mark import Part, Reader
from reflective_app.domain.sharing import READERS, Sharing
from reflective_app.gui import units
from reflective_app.gui.pages.report.saved import open_path
from reflective_app.gui.sharing.line_list import LineList
from reflective_app.gui.widgets.buttons import primary_button, quiet_button
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.messages import MessageStrip
from reflective_app.gui.widgets.page_frame import PageFrame
from reflective_app.gui.widgets.radio_row import RadioRow
from reflective_app.gui.widgets.text import body_label, lead_label
from reflective_app.gui.widgets.ticks import TickList
from reflective_app.wording.sharing import ABOUT, CONSENT, FOR, PARTS, TITLES_LEAVE

TITLE = "Share a copy"
SUBTITLE = "The copy is a new file. Your own file stays as it is, whole, and here."
LEAVES, STAYS = "What leaves", "What stays here"
ALIAS_HINT = "It stands wherever the name is written. Leave it empty to share the name."
NAMED = "named"
NOT_BOTH = "A council with an alias cannot be named. Take out the alias or the tick."
BESIDE = 110
"""In units; in less the lists stand below the choices."""


class SharingPage(QWidget):
    """Proposes a sharing; what it comes to is shown to it. `changed` is a person's doing only."""

    changed = Signal()
    save_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, narrowest: Reader = Reader.COLLEAGUES) -> None:
        """Nothing is ticked. Of a file that is itself a copy none can be made for more readers."""
        super().__init__()
        self.setWindowTitle(TITLE)
        offered = READERS[READERS.index(narrowest) :]
        words = [(reader.value, FOR[reader].capitalize()) for reader in offered]
        self.readers = RadioRow(words, "The copy is")
        self.about = body_label("")
        self.parts = TickList("What leaves for a partner besides")
        self.parts.offer([(part.value, words) for part, words in PARTS.items()])
        self.alias = PlainField(most=LONGEST_ALIAS)
        self.consent = TickList("Whether the council may be named")
        self.consent.offer([(NAMED, CONSENT)])
        self.trouble = body_label("", strong=True)
        self.leaves, self.stays = LineList(LEAVES), LineList(STAYS)
        self.note = MessageStrip()
        self.save = primary_button("&Save the copy…", self.save_wanted.emit)
        self.folder = quiet_button("Open the fol&der", self._open_folder)
        self.back = quiet_button("&Back", self.back_wanted.emit)
        self._saved_in = Path()
        self._for_partner = self._partner_box()
        self._abreast = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay()
        self.readers.show_choice(offered[0].value)
        self.readers.picked.connect(self._on_changed)
        for ticks in (self.parts, self.consent):
            ticks.changed.connect(self._on_changed)
        self.alias.written.connect(self._on_changed)
        self._show_reader()
        self._show_saved_in(None)

    def sharing(self, on: date) -> Sharing | None:
        """What is chosen; None where the choices do not go together, which is said."""
        reader = Reader(self.readers.choice)
        partner = reader is Reader.PARTNER
        alias = self.alias.text().strip() if partner else ""
        named = partner and bool(self.consent.ticked)
        self.say_trouble(NOT_BOTH if alias and named else "")
        if alias and named:
            return None
        parts = frozenset(map(Part, self.parts.ticked)) if partner else frozenset[Part]()
        return Sharing(reader, on, parts, alias, named)

    def show_preview(self, leaves: Sequence[str], stays: Sequence[str]) -> None:
        """Show what leaves and what stays, as it is chosen now."""
        self.leaves.show_lines(leaves)
        self.stays.show_lines(stays)

    def say_trouble(self, words: str) -> None:
        """Say why there is no copy with these choices; nothing where there is."""
        self.trouble.say(words)
        self.save.setEnabled(not words)

    def show_saved(self, folder: Path, words: str) -> None:
        """Say where the copy is, and what was looked for in it."""
        self._show_saved_in(folder)
        self.note.say(words)

    def show_not_saved(self, words: str) -> None:
        """Say why there is no copy."""
        self._show_saved_in(None)
        self.note.say(words, urgent=True)

    def show_busy(self, busy: bool) -> None:
        """While a copy is written and searched nothing else is."""
        self.save.setEnabled(not busy)

    def take_focus(self) -> None:
        """Give the keyboard to what is chosen first."""
        self.readers.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists below the choices where there is no room beside them."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        beside = self.width() >= units.u(BESIDE)
        self._abreast.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _partner_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(lead_label("Leaves only where you tick it"))
        column.addWidget(self.parts)
        alias = field_box("&An alias in place of the council’s name", self.alias, hint=ALIAS_HINT)
        column.addWidget(alias)
        column.addWidget(self.consent)
        return box

    def _lay(self) -> None:
        frame = PageFrame(TITLE, SUBTITLE)
        choices = QWidget()
        column = QVBoxLayout(choices)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(lead_label("For whom"))
        for part in (self.readers, self.about, self._for_partner, self.trouble):
            column.addWidget(part)
        column.addStretch(1)
        units.lay(self._abreast, (0, 0, 0, 0), 4)
        for part in (choices, self.leaves, self.stays):
            self._abreast.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self.save, self.folder, self.back):
            frame.add_action(button)
        frame.add(self.note)
        frame.body.addLayout(self._abreast)
        frame.add(body_label(TITLES_LEAVE))
        frame.end()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def _on_changed(self, _: object) -> None:
        self._show_reader()
        self.note.hush()
        self._show_saved_in(None)
        self.changed.emit()

    def _show_reader(self) -> None:
        reader = Reader(self.readers.choice)
        self.about.setText(ABOUT[reader])
        self._for_partner.setVisible(reader is Reader.PARTNER)

    def _show_saved_in(self, folder: Path | None) -> None:
        self._saved_in = folder or Path()
        self.folder.setVisible(folder is not None)

    def _open_folder(self) -> None:
        if not open_path(self._saved_in):
            self.note.say("This computer has no program that opens folders.")
