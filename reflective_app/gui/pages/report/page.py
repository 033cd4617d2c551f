"""Report: choose a document and for whom, see it as it will print, save it or print it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.findings import Findings
from reflective_app.gui import background, units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.page import Page
from reflective_app.gui.pages.report.copies import Copies
from reflective_app.gui.pages.report.council_logo import CouncilLogo, LogoKeeper
from reflective_app.gui.pages.report.layout import ReportLayout
from reflective_app.gui.pages.report.making import Made, NotMadeError, Wish, let_all_go, make
from reflective_app.gui.pages.report.preview import MONO
from reflective_app.gui.pages.report.saved import SavedNote
from reflective_app.gui.pages.report.saving import Saver
from reflective_app.gui.pages.report.sending import Sender
from reflective_app.gui.pages.report.several import SeveralDocuments
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.buttons import primary_button, quiet_button
from reflective_app.gui.widgets.page_frame import PageFrame
from reflective_app.reports.documents import KINDS
from reflective_app.wording.dates import counted

SUBTITLE = "What you see is the file that is saved and printed."
PAUSE = 300
"""Milliseconds to wait after a change, so that a burst of typing makes one preview."""


class ReportPage(Page):
    """The documents at the left, the chosen one at the right, as pages or as text."""

    key, title = "report", "Report"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """The first document is chosen, whole."""
        super().__init__(document, current, prompts)
        self._made: dict[str, Made] = {}
        self._shown: Made | None = None
        self._asked, self._copies = 0, Copies()
        self.frame = PageFrame("Report", SUBTITLE, scrolls=False)
        self.save = primary_button("Save &as…", self._save)
        self.save_several = quiet_button("Save &several…")
        self.print = quiet_button("P&rint…", self._print)
        self.logo, self.note_saved = CouncilLogo(prompts, self), SavedNote()
        self._opener = self.save_several
        self.parts = parts = ReportLayout(document, self._make)
        self.documents, self.kinds, self.readers = parts.documents, parts.kinds, parts.readers
        self.sections, self.picker = parts.sections, parts.picker
        self.switch, self.preview = parts.switch, parts.preview
        self.save_tables = parts.tables
        gate = self.gate
        self.several = SeveralDocuments(document, prompts, self.logo, gate)
        self._saver, self._sender = Saver(prompts, self.note_saved, gate), Sender(prompts, gate)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self._connect()
        parts.show_kind(self.kind)

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """How many documents there are to choose from."""
        return counted(len(KINDS), "document")

    def refresh(self, change: AssessmentChange | None) -> None:
        """Make the preview afresh: at once when the page is opened, else after a pause."""
        self.logo.read()
        if self.parts.stack.currentWidget() is self.parts.texts:
            self.parts.texts.show_texts(self.current.findings)
        if change is None:
            self._make()
        else:
            self._make_soon()

    def open_at(self, key: str) -> None:
        """Go to a text that was written anew, by what it stands in place of."""
        if key in self.document.assessment.texts:
            self._show_several(False)
            self._on_wording(key)

    def take_focus(self) -> None:
        """Give the keyboard to the choice of documents, as a list or as a field."""
        for choice in (self.documents, self.kinds):
            if choice.isVisible():
                choice.setFocus()

    def unfinished(self) -> str:
        """A text that is being written anew, in a few words; empty where none is."""
        return self.parts.texts.unfinished

    def keep_logo_in(self, keeper: LogoKeeper) -> None:
        """Use the logo of last time, and remember there which is chosen."""
        self.logo.keep_in(keeper)

    @property
    def shown(self) -> Made | None:
        """The document that is shown; none while it is being made."""
        return self._shown

    @property
    def kind(self) -> str:
        """The key of the document that is chosen."""
        return self.documents.choice

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The documents beside the preview, or above it."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room. The style must be done with first: it minds the focus."""
        super().changeEvent(event)
        if units.text_changed(event):
            QTimer.singleShot(0, self._fold)

    # --- laying out -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        logo = self.logo.choose, self.logo.take_off
        for button in (*logo, self.print, self.save_several, self.save):
            self.frame.add_action(button)
        self._views = QStackedWidget()
        self._views.addWidget(self.parts)
        self._views.addWidget(self.several)
        self.frame.add(self._views, 1)
        self.frame.add(self.note_saved)  # last: what is to be clicked next stays where it is
        self.column.addWidget(self.frame)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._make)
        self.documents.chosen.connect(self._on_chosen)
        self.kinds.picked.connect(self._on_chosen)
        for readers in (self.readers.picked, self.several.reader_picked):
            readers.connect(self._on_reader)
        self.sections.clicked.connect(self._on_pick_sections)
        self.picker.changed.connect(self._on_sections)
        self.picker.done.connect(self._on_sections_done)
        for opener in (self.save_several, self.save_tables):
            opener.clicked.connect(partial(self._open_several, opener))
        self.parts.wording.clicked.connect(partial(self._on_wording, ""))
        self.parts.texts.done.connect(self._on_wording_done)
        self.switch.chosen.connect(self._on_view)
        self.logo.changed.connect(self._on_logo)
        for said in (self.logo.said, self._sender.said):
            said.connect(self.said)
        self.several.done.connect(self._on_several_done)
        self._saver.destroyed.connect(partial(let_all_go, self._made))  # it goes with the page

    def _fold(self) -> None:
        self.parts.fold(self.width())
        self.several.parts.make_room()

    # --- choosing ---------------------------------------------------------------------------------

    def _on_chosen(self, kind: str) -> None:
        self.parts.show_kind(kind)
        self._say_making(fresh=True)
        self._make()

    def _on_reader(self, key: str) -> None:
        """Copies for others begin with what these are given."""
        self._copies = self._copies.for_reader(key)
        self._on_copies()

    def _on_sections(self, keys: tuple[str, ...]) -> None:
        self._copies = self._copies.with_sections(self.kind, keys)
        self._on_copies()

    def _on_copies(self) -> None:
        self.readers.show_choice(self._copies.reader)
        self.several.show_copies(self._copies)
        if KINDS[self.kind].sections:
            self.picker.show_copies(self.kind, self._copies)
            self._make_soon()

    def _on_pick_sections(self) -> None:
        self.picker.show_copies(self.kind, self._copies)
        self.parts.show_panel(self.picker)
        self.picker.take_focus()

    def _on_sections_done(self) -> None:
        self.parts.show_panel(self.preview)
        self.sections.setFocus()

    def _on_wording(self, key: str, _: bool = False) -> None:
        self.parts.texts.show_texts(self.current.findings)
        self.parts.show_panel(self.parts.texts)
        self.parts.texts.take_focus(key)

    def _on_wording_done(self) -> None:
        self.parts.show_panel(self.preview)
        self.parts.wording.setFocus()

    def _on_logo(self) -> None:
        """Nothing is saved while it is not known with which logo."""
        self.save_several.setEnabled(not self.logo.is_reading)
        self._say_making(fresh=False)
        self._behind = not self.isVisible()
        if not self._behind:
            self._make()

    def _on_view(self, view: str) -> None:
        """Show the pages, in colour or not, or the words."""
        self.preview.show_view(view)
        if self._shown is not None and self._shown.pages.mono != (view == MONO):
            self._shown.pages.mono = view == MONO
            self.preview.pages.show_pages(self._shown.pages)

    # --- making -----------------------------------------------------------------------------------

    def _make_soon(self) -> None:
        self._say_making(fresh=False)
        self._pause.start()

    def _make(self) -> None:
        """Make the chosen document beside the window. A later wish makes an earlier one void."""
        self._pause.stop()
        self._asked += 1
        if self.logo.is_reading:
            return
        chosen = self._copies.selection(self.kind)
        wish = Wish(self._asked, self.kind, chosen, self.document.assessment, self.logo.logo)
        made = self._made.get(wish.kind)
        if made is not None and made.serves(wish):
            self._show(made)
            return
        self._say_making(fresh=False)
        background.run(partial(make, wish), self._on_made, self._on_failed)

    def _say_making(self, *, fresh: bool) -> None:
        self.preview.show_making(fresh=fresh)
        self._take(None)

    def _take(self, made: Made | None) -> None:
        """Only what is shown can be saved and printed."""
        self._shown = made
        for button in (self.save, self.print):
            button.setEnabled(made is not None)

    def _on_made(self, made: Made) -> None:
        if made.wish.number != self._asked:
            made.pages.let_go()
            return
        before = self._made.get(made.kind)
        self._made[made.kind] = made
        self._show(made)
        if before is not None:
            before.pages.let_go()

    def _show(self, made: Made) -> None:
        made.pages.mono = self.switch.choice == MONO
        self.preview.show_document(made.pages, made.printed.text)
        self._take(made)

    def _on_failed(self, error: Exception) -> None:
        """Say it plainly, with the place in the program for whoever can mend it."""
        if isinstance(error, NotMadeError) and error.number == self._asked:
            self._made.pop(self.kind, None)
            self.preview.show_failure(error.where)

    # --- saving and printing ----------------------------------------------------------------------

    def _save(self) -> None:
        if self._shown is not None:
            path = self.document.path
            self._saver.save(self._shown, path.parent if path else Path.home())

    def _open_several(self, opener: QPushButton, _: bool = False) -> None:
        """Choose what to save; the keyboard comes back to what it was opened by."""
        self._opener = opener
        self.several.show_only_tables(opener is self.save_tables)
        self._show_several(True)
        self.several.take_focus()

    def _on_several_done(self) -> None:
        self._show_several(False)
        self._opener.setFocus()

    def _show_several(self, shown: bool) -> None:
        """Show what several are chosen with, in place of the one that is looked at."""
        for button in (self.print, self.save_several, self.save):
            button.setVisible(not shown)
        self.logo.show_buttons(not shown)
        self.note_saved.hide()
        self._views.setCurrentWidget(self.several if shown else self.parts)

    def _print(self) -> None:
        if self._shown is not None:
            self._sender.send(self._shown)
