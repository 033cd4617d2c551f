"""The current offer: which services there are, and which families they reach."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.assessment import Assessment, CellValue
from reflective_app.domain.change import AssessmentChange
from reflective_app.domain.edits import (
    add_service,
    change_service,
    clear_cell,
    confirm_cell,
    remove_service,
)
from reflective_app.domain.findings import Findings
from reflective_app.domain.register import Service
from reflective_app.gui import units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.offer_form import ServiceForm
from reflective_app.gui.pages.offer_reach import ReachSection
from reflective_app.gui.pages.offer_rows import REGISTER_HEADS, service_rows
from reflective_app.gui.pages.page import Page
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.buttons import primary_button
from reflective_app.gui.widgets.messages import EmptyState
from reflective_app.gui.widgets.page_frame import PageFrame, ScrollBox
from reflective_app.gui.widgets.service_table import ServiceTable
from reflective_app.gui.widgets.table_paint import SIDE
from reflective_app.gui.widgets.text import RoleLabel
from reflective_app.wording.dates import counted
from reflective_app.wording.offer import (
    beyond_sentence,
    blank_cells,
    funding_sentences,
    unserved_sentence,
)

NO_SERVICE = (
    "No service is entered yet. List what families can get now, whoever provides it; "
    "a name is enough to start."
)


class OfferPage(Page):
    """The service register above, and who misses out below."""

    key, title = "offer", "Offer"

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """The form stands between the title and the register, and is hidden until it is needed."""
        super().__init__(document, current, prompts)
        self.frame = PageFrame("The current offer")
        self.column.addWidget(self.frame)
        self.add = primary_button("Add &service", self._add)
        self.frame.add_action(self.add)
        self.form = ServiceForm()
        self.form.hide()
        self.empty = EmptyState(NO_SERVICE, "Add the first service", self._add)
        self.register = ServiceTable()
        self.notes = _Notes()
        self.reach = ReachSection()
        for widget in (self.form, self.empty, self.register, self.notes, self.reach):
            self._place(widget, inset=0 if widget in (self.register, self.reach) else SIDE)
        self.frame.end()
        self._draw_tables_out()
        self._connect()

    def status(self, assessment: Assessment, findings: Findings) -> str:
        """How many services there are, and how much of the grid nobody has confirmed."""
        if not assessment.services:
            return "No services yet"
        services = counted(len(assessment.services), "service")
        blank = blank_cells(assessment)
        return f"{services}, {counted(blank, 'cell')} blank" if blank else services

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the register, what follows from it, and the grid."""
        whole = change is None or change.question_set
        if whole:
            self.form.offer(self.current.assessment.question_set)
        if change is None or whole or change.profile or change.services or change.order:
            self._show_register()
        if change is None or whole or change.cells:
            self.reach.show_reach(self.current.assessment)

    def open_at(self, key: str) -> None:
        """Go to a service's row or, for a recommendation, to its row of the grid."""
        if not self.register.go_to(key):
            self.reach.go_to(key)

    def _place(self, widget: QWidget, *, inset: float) -> None:
        row = QVBoxLayout()
        units.lay(row, (inset, 0, inset, 0), 0)
        row.addWidget(widget)
        self.frame.body.addLayout(row)

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
        self.register.opened.connect(self._change)
        self.register.removed.connect(self._remove)
        self.form.saved.connect(self._save)
        self.form.removed.connect(self._remove)
        self.form.closed.connect(self._on_form_closed)
        self.reach.picked.connect(self._pick)

    # --- showing ----------------------------------------------------------------------------------

    def _show_register(self) -> None:
        assessment, found = self.current.assessment, self.current.findings
        council = assessment.profile.council
        self.frame.say_subtitle(f"What families in {council} can get now, and who it reaches.")
        self.register.show_table(REGISTER_HEADS, service_rows(assessment, found))
        self.notes.show_notes(assessment, found)
        self._show_parts()

    def _show_parts(self) -> None:
        """The form has the page's one primary button while it is open."""
        any_service, writing = bool(self.current.assessment.services), not self.form.isHidden()
        self.register.setVisible(any_service)
        self.notes.setVisible(any_service)
        self.empty.setVisible(not any_service and not writing)
        self.add.setVisible(any_service and not writing)
        self.register.mark(self.form.service_id if writing else "")

    # --- services ---------------------------------------------------------------------------------

    def _add(self) -> None:
        self.form.write_new()
        self._show_form()

    def _change(self, service_id: str) -> None:
        services = {service.id: service for service in self.current.assessment.services}
        self.form.change(services[service_id])
        self._show_form()

    def _show_form(self) -> None:
        self._show_parts()
        self.form.name.setFocus()
        for box in self.frame.findChildren(ScrollBox):
            box.verticalScrollBar().setValue(0)

    def _save(self, service: Service, another: bool) -> None:
        """Enter or change a service; two services never share a name."""
        others = [s for s in self.current.assessment.services if s.id != service.id]
        same = next((s for s in others if _plain(s.name) == _plain(service.name)), None)
        if same is not None:
            self.form.say_of_name(
                f"“{same.name}” is in the register already. Give this service another name, "
                "for example with its provider or area."
            )
            return
        known = any(s.id == service.id for s in self.current.assessment.services)
        edit = partial(change_service if known else add_service, service)
        self.form.forget()
        if not another:
            self.form.hide()
        self.document.apply(edit, f"{'change' if known else 'add'} service")
        self._show_parts()
        self.said.emit(f"{'Changed' if known else 'Added'} {service.name}.")
        if another:
            self.form.name.setFocus()
        else:
            self.register.go_to(service.id)

    def _remove(self, service_id: str) -> None:
        services = {service.id: service for service in self.current.assessment.services}
        name = services[service_id].name
        if self.form.service_id == service_id:
            self.form.hide()
        self.document.apply(partial(remove_service, service_id), "remove service")
        self._show_parts()
        self._focus_register()
        self.said.emit(f"Removed {name}; Ctrl+Z brings it back.")

    def _on_form_closed(self) -> None:
        at = self.form.service_id
        self._show_parts()
        if not (at and self.register.go_to(at)):
            self._focus_register()

    def _focus_register(self) -> None:
        """Go on where the keys were: in the register, or where the first service is added."""
        if self.current.assessment.services:
            self.register.setFocus()
        elif self.empty.button is not None:
            self.empty.button.setFocus()

    # --- the grid ---------------------------------------------------------------------------------

    def _pick(self, item_id: str, group_id: str, value: CellValue | None) -> None:
        if value is None:
            edit, label = partial(clear_cell, item_id, group_id), "leave a cell blank"
        else:
            edit, label = partial(confirm_cell, item_id, group_id, value), "set who gets it"
        self.document.apply(edit, label, keep=True)


class _Notes(QWidget):
    """What follows from the register, in sentences; the one about money first."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        self.funding = RoleLabel("", Role.CODE)
        self.unserved = RoleLabel("", Role.CAPTION)
        self.beyond = RoleLabel("", Role.CAPTION, second=True)
        for label in (self.funding, self.unserved, self.beyond):
            column.addWidget(label)

    def show_notes(self, assessment: Assessment, found: Findings) -> None:
        self.funding.say("\n".join(funding_sentences(assessment, found)))
        self.unserved.say(unserved_sentence(found, assessment))
        self.beyond.say(beyond_sentence(found.beyond_the_guide))


def _plain(name: str) -> str:
    """A name as people tell names apart."""
    return " ".join(name.split()).casefold()
