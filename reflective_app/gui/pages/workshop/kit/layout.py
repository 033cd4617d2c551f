"""What choosing and printing sheets of the paper kit is made of, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.pages.report.preview import PAGES, TEXT, ReportPreview
from reflective_app.gui.pages.workshop.paper.layout import ASKED, row
from reflective_app.gui.widgets.buttons import SegmentedSwitch, primary_button, quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.messages import MessageStrip
from reflective_app.gui.widgets.radio_row import RadioRow
from reflective_app.gui.widgets.text import RoleLabel, body_label, caption, section_label
from reflective_app.gui.widgets.ticks import TickList
from reflective_app.reports.paper.kit import KINDS
from reflective_app.wording.paper_kit import INTRO, WHICH

HIGH = 60
"""In units: a page in the preview can be read without scrolling the page about it all the time."""


class KitLayout(QWidget):
    """The widgets; the section connects them."""

    def __init__(self, again: Callable[[], object]) -> None:
        """`again` is what the preview's button does after a failure."""
        super().__init__()
        self.which = RadioRow(ASKED, WHICH)
        self.count: RoleLabel = body_label("", strong=True)
        self.sheets = TickList("Sheets to save or to print")
        self.ready: RoleLabel = body_label("")
        self.news = MessageStrip()
        self.save = primary_button("Save as &PDFs…")
        self.print = quiet_button("P&rint…")
        self.look = ChoiceBox([(key, kind.name) for key, kind in KINDS.items()], "Sheet to look at")
        self.view = SegmentedSwitch([(PAGES, "Pages"), (TEXT, "Text")], "Preview")
        self.preview = ReportPreview(again)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 1)
        for part in (
            section_label(WHICH),
            self.which,
            self.count,
            section_label("Sheets"),
            caption(INTRO),
            self.sheets,
            self.ready,
            row(self.save, self.print),
            self.news,
            section_label("Preview"),
            row(field_box("Sheet to &look at", self.look, wraps=False), self.view, gap=2),
            self.preview,
        ):
            column.addWidget(part)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text wants a larger preview."""
        super().changeEvent(event)
        if units.text_changed(event) and hasattr(self, "preview"):
            self._make_room()

    def _make_room(self) -> None:
        self.preview.setFixedHeight(units.u(HIGH))
