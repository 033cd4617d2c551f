"""Choosing which sections of a document a copy holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.pages.report.copies import READERS, Copies
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.flow import in_a_row
from reflective_app.gui.widgets.page_frame import ScrollBox
from reflective_app.gui.widgets.text import body_label, section_label
from reflective_app.gui.widgets.ticks import TickList
from reflective_app.reports.documents import KINDS

NONE = "Tick one section at least: a copy without any says nothing."


class SectionPicker(QWidget):
    """A tick box for each section. `changed` is a person's doing; `done` goes back."""

    changed = Signal(object)
    done = Signal()

    def __init__(self) -> None:
        """Empty until it is shown a document."""
        super().__init__()
        self._kind, self._copies = "", Copies()
        self.head = section_label("Sections")
        self.count = body_label("")
        self.ticks = TickList("Sections of this copy")
        self.usual = quiet_button("As &usual for this reader", self._on_usual)
        self.back = quiet_button("&Back to the preview", self.done.emit)
        content = QWidget()
        inner = QVBoxLayout(content)
        units.lay(inner, (0, 0, 0, 0), 1)
        inner.addWidget(self.ticks)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        column.addWidget(self.head)
        column.addWidget(self.count)
        column.addWidget(ScrollBox(content), 1)
        column.addWidget(in_a_row(self.back, self.usual))
        self.ticks.changed.connect(self._on_ticked)

    def show_copies(self, kind: str, copies: Copies) -> None:
        """Show what a copy of this document holds. Nothing is proposed."""
        self._kind, self._copies = kind, copies
        sections = KINDS[kind].sections
        self.head.setText(f"Sections of the {_small(KINDS[kind].name)}")
        self.ticks.offer([(section.key, section.heading) for section in sections])
        self.ticks.show_ticked(copies.held(kind))
        self._say()

    def take_focus(self) -> None:
        """Give the keyboard to the first section."""
        for tick in list(self.ticks.ticks.values())[:1]:
            tick.box.setFocus()

    def _say(self) -> None:
        ticked, of = len(self.ticks.ticked), len(self.ticks.ticks)
        reader = dict(READERS)[self._copies.reader]
        said = f"{reader}: {ticked} of {of} sections ticked."
        self.count.setText(said if ticked else NONE)

    def _on_ticked(self, _: object) -> None:
        self._say()
        if self.ticks.ticked:
            self.changed.emit(self.ticks.ticked)

    def _on_usual(self) -> None:
        self.ticks.show_ticked(self._copies.for_reader(self._copies.reader).held(self._kind))
        self._on_ticked(None)


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
