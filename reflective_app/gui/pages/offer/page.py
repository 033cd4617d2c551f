"""The current offer: which services there are, who gets them, and the council's own facts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.edits import clear_cell, confirm_cell, confirm_row, confirm_suggestions
from reflective_app.domain.findings import Findings
from reflective_app.gui import units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.offer.local import LocalSection
from reflective_app.gui.pages.offer.preview import PreviewPanel
from reflective_app.gui.pages.offer.reach import ReachSection
from reflective_app.gui.pages.offer.services import ServicesSection
from reflective_app.gui.pages.offer.tables import OfferTables
from reflective_app.gui.pages.page import Page
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.widgets.buttons import SegmentedSwitch, primary_button, quiet_button
from reflective_app.gui.widgets.page_frame import PageFrame, ScrollBox
from reflective_app.gui.widgets.table_paint import SIDE
from reflective_app.storage.preview import Table
from reflective_app.wording.dates import counted
from reflective_app.wording.offer import blank_cells
from reflective_app.wording.words import CELLS

SERVICES, GRID, LOCAL = "services", "grid", "local-picture"
SECTIONS = ((SERVICES, "Services"), (GRID, "Who gets it"), (LOCAL, "Local picture"))
TABLES: dict[str, Table] = {SERVICES: "services", GRID: "grid"}
"""The sections whose table can be brought in and written."""


class OfferPage(Page):
    """Three sections, one at a time: the register, the grid, and the local picture."""

    key, title = "offer", "Offer"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """The register is shown first."""
        super().__init__(document, current, prompts)
        self.frame = PageFrame("The current offer")
        self.column.addWidget(self.frame)
        self.services = ServicesSection(document, current)
        self.reach = ReachSection()
        self.local = LocalSection(document)
        self.preview = PreviewPanel()
        self.tables = OfferTables(document, prompts, self.preview, self.gate)
        self.form, self.register = self.services.form, self.services.register
        self.empty, self.notes = self.services.empty, self.services.notes
        self.switch = SegmentedSwitch(SECTIONS, "Part of the offer")
        self._sections: dict[str, QWidget] = {
            SERVICES: self.services,
            GRID: self.reach,
            LOCAL: self.local,
        }
        self._stale = set(self._sections)
        self._build_head()
        row = QVBoxLayout()
        units.lay(row, (SIDE, 0, SIDE, 0), 0)
        row.addWidget(self.switch)
        self.frame.body.addLayout(row)
        for section in (self.preview, *self._sections.values()):
            self.frame.add(section)
        self.frame.end()
        self._draw_tables_out()
        self._connect()
        self._show_sections()

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """How many services there are, and how much of the grid nobody has confirmed."""
        if not assessment.services:
            return "No services yet"
        services = counted(len(assessment.services), "service")
        blank = blank_cells(assessment)
        return f"{services}, {counted(blank, 'cell')} not confirmed" if blank else services

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show what the change touches in the section that is seen; the others catch up later."""
        council = self.current.assessment.profile.council
        self.frame.say_subtitle(f"What families in {council} can get now, and who it reaches.")
        if change is None or change.question_set:
            self._stale = set(self._sections)
            self.services.offer()
            self.local.offer(self.current.assessment)
            self._show_section()
        else:
            self._note_stale(change)
            self._show_change(change)
        self.tables.look_again()
        self.frame.settle(self._sections.get(self.section))

    def unfinished(self) -> str:
        """A service or a fact that is half written."""
        return ". ".join(filter(None, (self.services.unfinished(), self.local.unfinished())))

    def open_at(self, key: str) -> None:
        """Go to a service, a recommendation's row of the grid, a fact, a number, or a section."""
        assessment = self.current.assessment
        if any(service.id == key for service in assessment.services):
            self._go(SERVICES)
            self.services.go_to(key)
        elif _in_local_picture(key, assessment):
            self._go(LOCAL)
            self.local.go_to(key)
            self._keep_focus_in_sight()
        elif assessment.question_set.has_item(key):
            self._go(GRID)
            self.reach.go_to(key)
        elif key in self._sections:
            self._go(key)

    @property
    def place(self) -> str:
        """The section that is chosen."""
        return f"{self.key}/{self.section}"

    def open_view(self, view: str) -> None:
        """Show a section."""
        if view in self._sections:
            self._go(view)

    # --- building ---------------------------------------------------------------------------------

    def _build_head(self) -> None:
        self.paste = quiet_button("Paste fro&m Excel", self._on_paste)
        self.bring_in = quiet_button("Import a ta&ble…", self._on_bring_in)
        self.write = quiet_button("E&xport…", self._on_write)
        self.add = primary_button("Add service in a form", self.services.add)
        for button in (self.paste, self.bring_in, self.write, self.add):
            self.frame.add_action(button)

    def _draw_tables_out(self) -> None:
        """Tables stand out by the space within their cells, so that all words start on one line."""
        head = self.frame.head
        for widget, margins, gap in (
            (head.parentWidget(), (4 - SIDE, 2.5, 4 - SIDE, 3), 2),
            (head, (SIDE, 0, SIDE, 0), 0.5),
        ):
            layout = widget.layout() if widget is not None else None
            if layout is not None:
                units.lay(layout, margins, gap)

    def _connect(self) -> None:
        self.switch.chosen.connect(self._go)
        self.services.said.connect(self.said)
        self.services.opened.connect(self._on_form)
        self.services.grown.connect(self.frame.keep_in_sight)
        self.local.facts.grown.connect(self.frame.keep_in_sight)
        self.services.pasted.connect(self._on_paste)
        self.reach.picked.connect(self._pick)
        self.reach.filled.connect(self._fill)
        self.reach.confirmed.connect(self._confirm)
        self.reach.pasted.connect(self._on_paste)
        self.local.said.connect(self.said)
        self.tables.said.connect(self.said)
        self.tables.opened.connect(self._on_preview)
        self._scroll = self.frame.findChildren(ScrollBox)[0]
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_focus_in_sight)
        # One service more makes them higher; what stands above it is not painted again.
        for part in (self.services, self.reach):
            part.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    # --- showing ----------------------------------------------------------------------------------

    @property
    def section(self) -> str:
        """The key of the section that is chosen."""
        return self.switch.choice

    def _go(self, key: str) -> None:
        """Show a section; a preview that is open is left."""
        self.tables.leave()
        if key != self.section:
            self.frame.show_top()
        self.switch.show_choice(key)
        self._show_section()

    def _keep_focus_in_sight(self) -> None:
        """What is written in stays in sight while the fields above it take their height."""
        at = self.focusWidget()
        if at is not None and self.local.isAncestorOf(at):
            self._scroll.ensureWidgetVisible(at, 0, 0)

    def _note_stale(self, change: AssessmentChange) -> None:
        """Remember which sections a change concerns, but for the one that is shown now."""
        if change.services or change.order or change.profile:
            self._stale |= {SERVICES, GRID}
        if change.cells:
            self._stale.add(GRID)
        if change.facts or change.questions or change.order:
            self._stale.add(LOCAL)

    def _show_section(self) -> None:
        """Show the chosen section as the assessment stands."""
        assessment, key = self.current.assessment, self.section
        if key in self._stale:
            self._stale.discard(key)
            if key == SERVICES:
                self.services.show_register()
            elif key == GRID:
                self.reach.show_reach(assessment, self.current.findings)
            else:
                self.local.show_facts(assessment)
                self.local.show_numbers(assessment)
        self._show_sections()

    def _show_change(self, change: AssessmentChange) -> None:
        """Show no more than the change asks for."""
        assessment, key = self.current.assessment, self.section
        if key not in self._stale:
            return
        only_cells = not (change.services or change.order or change.profile)
        if key == GRID and only_cells:
            self._stale.discard(GRID)
            items = {item for item, _ in change.cells}
            self.reach.show_reach(assessment, self.current.findings, items)
        elif key == LOCAL:
            self._stale.discard(LOCAL)
            if change.facts or change.order:
                self.local.show_facts(assessment)
            if change.questions:
                self.local.show_numbers(assessment, change.questions)
        else:
            self._show_section()

    def _show_sections(self) -> None:
        """One section, or the preview; and the buttons that belong to it."""
        shown = "" if self.tables.open else self.section
        for key, section in self._sections.items():
            section.setVisible(key == shown)
        self.switch.setVisible(bool(shown))
        for button in (self.paste, self.bring_in, self.write):
            button.setVisible(shown in TABLES)
        writing = self.services.writing or not self.current.assessment.services
        self.add.setVisible(shown == SERVICES and not writing)

    def _on_form(self, writing: bool) -> None:
        self._show_sections()
        if writing:
            self.frame.show_top()

    # --- tables -----------------------------------------------------------------------------------

    def _on_paste(self) -> None:
        self.tables.paste(TABLES[self.section])

    def _on_bring_in(self) -> None:
        self.tables.bring_in(TABLES[self.section])

    def _on_write(self) -> None:
        self.tables.write(TABLES[self.section])

    def _on_preview(self, is_open: bool) -> None:
        self._show_sections()
        if is_open:
            self.frame.show_top()
        elif self.section == GRID:
            self.reach.grid.setFocus()
        else:
            self.services.focus()

    # --- the grid ---------------------------------------------------------------------------------

    def _pick(self, item_id: str, group_id: str, value: CellValue | None) -> None:
        if value is None:
            edit, label = partial(clear_cell, item_id, group_id), "leave a cell blank"
        else:
            edit, label = partial(confirm_cell, item_id, group_id, value), "set who gets it"
        self.document.apply(edit, label, keep=True)

    def _fill(self, item_id: str, groups: tuple[str, ...], value: CellValue) -> None:
        """The same for every group of a row, as one step."""
        edit = partial(confirm_row, item_id, groups, value)
        if self.document.apply(edit, "set who gets it, whole row", keep=True):
            cells = counted(len(groups), "group")
            self.said.emit(f"{CELLS[value]} for {cells}; Ctrl+Z takes it back.")

    def _confirm(self, cells: tuple[tuple[str, str], ...]) -> None:
        """Confirm what the register suggests for these cells, as one step."""
        self.document.apply(partial(confirm_suggestions, cells), "confirm suggestions", keep=True)
        back = "it" if len(cells) == 1 else "them"
        self.said.emit(f"Confirmed {counted(len(cells), 'suggestion')}; Ctrl+Z takes {back} back.")


def _in_local_picture(key: str, assessment: Assessment) -> bool:
    """Whether this is the id of a fact, or of a question that counts families."""
    questions = assessment.question_set
    if questions.has_question(key):
        return questions.question(key).measures is not None
    return any(fact.id == key for fact in assessment.local_picture)
