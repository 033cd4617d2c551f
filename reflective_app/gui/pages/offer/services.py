"""The service register: a table, a row to type in at its foot, and a form for detail."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.edits import add_service, change_service, remove_service
from reflective_app.domain.register import Service
from reflective_app.gui import units
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.offer.entry import EntryRow
from reflective_app.gui.pages.offer.form import ServiceForm
from reflective_app.gui.pages.offer.notes import OfferNotes
from reflective_app.gui.pages.offer.rows import REGISTER_HEADS, RegisterRows
from reflective_app.gui.widgets.messages import EmptyState
from reflective_app.gui.widgets.service_table import ServiceTable
from reflective_app.gui.widgets.table_paint import SIDE
from reflective_app.gui.widgets.text import RoleLabel, caption
from reflective_app.wording.dates import long_date

NO_SERVICE = (
    "No service is entered yet. List what families can get now, whoever provides it; "
    "a name is enough to start."
)

OPENS = "Enter or a double click opens a service in a form; Delete removes it."


class ServicesSection(QWidget):
    """The register. `said` carries what was done; `opened` says that the form came or went.

    `pasted` asks to bring in what is on the clipboard. `grown` says that the register pushed on
    the row that is typed in.
    """

    said = Signal(str)
    grown = Signal(object)
    opened = Signal(bool)
    pasted = Signal()

    def __init__(self, document: AssessmentDocument, current: Current) -> None:
        """The form stands above the register, and is hidden until it is needed."""
        super().__init__()
        self._document, self._current = document, current
        self._rows = RegisterRows()
        self.form = ServiceForm()
        self.form.hide()
        self.empty = EmptyState(NO_SERVICE, "Describe the first service in a form", self.add)
        self.register = ServiceTable()
        self.keys: RoleLabel = caption(OPENS)
        self.entry = EntryRow()
        self.notes = OfferNotes()
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 0), 1)
        for widget, inset in (
            (self.form, SIDE),
            (self.empty, SIDE),
            (self.keys, SIDE),
            (self.register, 0.0),
            (self.entry, 0.5),
            (self.notes, SIDE),
        ):
            row = QVBoxLayout()
            units.lay(row, (inset, 0, inset, 0), 0)
            row.addWidget(widget)
            whole.addLayout(row)
        self._connect()

    def _connect(self) -> None:
        self.register.opened.connect(self._change)
        self.register.removed.connect(self._remove)
        self.register.pasted.connect(self.pasted)
        self.register.fitted.connect(self._on_fitted)
        self.entry.wanted.connect(self._enter)
        self.entry.pasted.connect(self.pasted)
        self.form.saved.connect(self._save)
        self.form.removed.connect(self._remove)
        self.form.closed.connect(self._on_form_closed)

    # --- showing ----------------------------------------------------------------------------------

    def offer(self) -> None:
        """Offer what the guide has to choose from."""
        self.form.offer(self._current.assessment.question_set)
        self.entry.offer(self._current.assessment.question_set)

    def show_register(self) -> None:
        """Show every service, and what follows."""
        assessment, found = self._current.assessment, self._current.findings
        self.register.show_table(REGISTER_HEADS, self._rows.rows(assessment, found))
        self.notes.show_notes(assessment, found)
        self._show_parts()

    def go_to(self, service_id: str) -> bool:
        """Go to a service's row; whether there is one."""
        return self.register.go_to(service_id)

    def add(self) -> None:
        """Describe a new service in the form."""
        self.form.write_new()
        self._show_form()

    def unfinished(self) -> str:
        """What is typed in the form or in the row at the foot, and not recorded yet."""
        half = (self.form.unfinished(), self.entry.unfinished())
        return ". ".join(dict.fromkeys(filter(None, half)))

    @property
    def writing(self) -> bool:
        """Whether the form is open."""
        return not self.form.isHidden()

    def _show_parts(self) -> None:
        any_service = bool(self._current.assessment.services)
        self.notes.setVisible(any_service)
        self.keys.setVisible(any_service)
        self.empty.setVisible(not any_service and not self.writing)
        self.register.stop_for_keys(any_service)
        self.register.mark(self.form.service_id if self.writing else "")
        self.opened.emit(self.writing)

    def _show_form(self) -> None:
        self._show_parts()
        self.form.name.setFocus()

    def _on_fitted(self) -> None:
        self.entry.follow(self.register.columns)

    # --- services ---------------------------------------------------------------------------------

    def _change(self, service_id: str) -> None:
        services = {service.id: service for service in self._current.assessment.services}
        self.form.change(services[service_id])
        self._show_form()

    def _enter(self, service: Service) -> None:
        """Add what was typed in the row, and be ready for the next."""
        if taken := self._taken(service):
            self.entry.say(self.entry.name, taken)
            return
        self._document.apply(partial(add_service, service), "add service")
        self.entry.start_next()
        self.grown.emit(self.entry)
        until = service.funded_until
        funded = f", funded until {long_date(until)}" if until is not None else ""
        self.said.emit(f"Added {service.name}{funded}.")

    def _save(self, service: Service, another: bool) -> None:
        """Enter or change a service by the form."""
        if taken := self._taken(service):
            self.form.say_of_name(taken)
            return
        known = any(s.id == service.id for s in self._current.assessment.services)
        edit = partial(change_service if known else add_service, service)
        self.form.forget()
        if not another:
            self.form.hide()
        self._document.apply(edit, f"{'change' if known else 'add'} service")
        self._show_parts()
        self.said.emit(f"{'Changed' if known else 'Added'} {service.name}.")
        if another:
            self.form.name.setFocus()
        else:
            self.register.go_to(service.id)

    def _taken(self, service: Service) -> str:
        """What to say where another service has this name: two never share one."""
        others = (s for s in self._current.assessment.services if s.id != service.id)
        same = next((s for s in others if _plain(s.name) == _plain(service.name)), None)
        if same is None:
            return ""
        return (
            f"“{same.name}” is in the register already. Give this service another name, "
            "for example with its provider or area."
        )

    def _remove(self, service_id: str) -> None:
        services = {service.id: service for service in self._current.assessment.services}
        name = services[service_id].name
        if self.form.service_id == service_id:
            self.form.hide()
        self._document.apply(partial(remove_service, service_id), "remove service")
        self._show_parts()
        self.focus()
        self.said.emit(f"Removed {name}; Ctrl+Z brings it back.")

    def _on_form_closed(self) -> None:
        at = self.form.service_id
        self._show_parts()
        if not (at and self.register.go_to(at)):
            self.focus()

    def focus(self) -> None:
        """Go on where the keys were: in the register, or where the first service is typed."""
        if self._current.assessment.services:
            self.register.setFocus()
        else:
            self.entry.name.setFocus()


def _plain(name: str) -> str:
    """A name as people tell names apart."""
    return " ".join(name.split()).casefold()
