"""The council's own facts: each is changed where it stands, and added by the row at the foot."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reflective_app.domain.edits import add_fact, change_fact, remove_fact
from reflective_app.domain.register import LocalFact
from reflective_app.gui import units
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.offer.fact_fields import FactFields
from reflective_app.gui.widgets.buttons import link_button, quiet_button
from reflective_app.gui.widgets.field_row import ENTER
from reflective_app.gui.widgets.tab_order import stand_in_order
from reflective_app.gui.widgets.text import caption
from reflective_app.wording.typed import NotReadError

NEEDS_WORDS = "Write what the fact is about."
KEEPS_WORDS = "A fact needs its words. Write them, or remove the fact."


class FactRow(QWidget):
    """A fact that can be changed in place."""

    def __init__(self, fact: LocalFact, document: AssessmentDocument) -> None:
        """Shows the fact."""
        super().__init__()
        self._document = document
        self._fact = fact
        self.remove: QPushButton = link_button("Remove")
        self.fields = FactFields("", ("", "", "", ""), self.remove, named=False)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0)
        column.addWidget(self.fields)
        self.fields.written.connect(self._on_written)
        self.fields.what.left.connect(self._on_left)
        self.show_fact(fact)

    def show_fact(self, fact: LocalFact) -> None:
        """Show it as it stands now."""
        self._fact = fact
        self.fields.show_fact(fact)
        self.fields.name_after(fact.what)
        self.remove.setAccessibleName(f"Remove “{fact.what}”")

    def _on_written(self, name: str) -> None:
        value: date | str | None
        told = ""
        if name == "date":
            try:
                value, told = self.fields.read_day()
            except NotReadError as error:
                self.fields.say(str(error), self.fields.day)
                return
            self.fields.show_day(value)
        else:
            value = self.fields.text(name)
        if name == "what" and not value:
            self.fields.say(KEEPS_WORDS, self.fields.what)
            return
        self.fields.say(told, self.fields.day if told else None)
        fact = LocalFact(**(dict(self._fact) | {name: value}))
        key = f"fact.{fact.id}.{name}"
        self._document.apply(partial(change_fact, fact), "change a fact", merge_key=key)

    def _on_left(self) -> None:
        """The recorded words come back where none were written."""
        if not self.fields.text("what"):
            self.fields.say("")
            self.show_fact(self._fact)


class FactList(QWidget):
    """Every fact, and the row for the next. `said` carries what was done.

    `grown` says that the list pushed on the row that is typed in.
    """

    said = Signal(str)
    grown = Signal(object)

    def __init__(self, document: AssessmentDocument) -> None:
        """Empty until facts are shown."""
        super().__init__()
        self._document = document
        self.rows: dict[str, FactRow] = {}
        hints = (
            "For example: children in kinship care",
            "For example: 212",
            "For example: children’s records",
            "For example: 30 September 2026",
        )
        self.add = quiet_button("A&dd fact", self._on_add)
        self.next = FactFields(" to add", hints, self.add, named=True)
        self._column = QVBoxLayout()
        units.lay(self._column, (0, 0, 0, 0), 0.25)
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 0), 0.75)
        whole.addLayout(self._column)
        whole.addWidget(self.next)
        under = QVBoxLayout()
        units.lay(under, (0.5, 0, 0.5, 0), 0.5)
        under.addWidget(caption("Tab goes on, Enter adds the fact."))
        whole.addLayout(under)
        self.next.entered.connect(self._on_add)
        self.next.written.connect(self._on_next_written)

    def show_facts(self, facts: tuple[LocalFact, ...]) -> None:
        """Show these, in this order; rows that stay are not made anew."""
        if [fact.id for fact in facts] != list(self.rows):
            self._make_rows(facts)
        for fact in facts:
            self.rows[fact.id].show_fact(fact)

    def unfinished(self) -> str:
        """A fact that is typed and not added, or whose date is none, in a few words."""
        if self.next.is_written:
            what = self.next.text("what")
            return f"The fact “{what}” typed and not added" if what else "A fact half written"
        unread = (row for row in self.rows.values() if row.fields.has_unread_day)
        row = next(unread, None)
        return f"The date of “{row.fields.text('what')}” not understood" if row else ""

    def go_to(self, fact_id: str) -> bool:
        """Go to a fact; whether there is one of this id."""
        row = self.rows.get(fact_id)
        if row is not None:
            row.fields.what.setFocus()
        return row is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the date of the next fact adds it too."""
        if event.key() in ENTER and self.focusWidget() is self.next.day:
            self._on_add()
        else:
            super().keyPressEvent(event)

    def _make_rows(self, facts: tuple[LocalFact, ...]) -> None:
        old, self.rows = self.rows, {}
        for row in old.values():
            self._column.removeWidget(row)
        for fact in facts:
            row = old.pop(fact.id) if fact.id in old else self._row(fact)
            self.rows[fact.id] = row
            self._column.addWidget(row)
        for row in old.values():
            row.hide()
            row.deleteLater()
        stops = [s for row in self.rows.values() for s in (*row.fields.stops, row.remove)]
        stand_in_order(self, [*stops, *self.next.stops, self.add])
        for place, row in enumerate(self.rows.values()):
            row.fields.row.show_names(place == 0)
        self.next.row.show_names(not self.rows)

    def _row(self, fact: LocalFact) -> FactRow:
        row = FactRow(fact, self._document)
        row.remove.clicked.connect(partial(self._on_removed, fact.id))
        return row

    def _on_next_written(self, _: str) -> None:
        if self.next.trouble.text():
            self.next.say("")

    def _on_add(self) -> None:
        what = self.next.text("what")
        if not what:
            self.next.say(NEEDS_WORDS, self.next.what)
            self.next.what.setFocus()
            return
        try:
            day, told = self.next.read_day()
        except NotReadError as error:
            self.next.say(str(error), self.next.day)
            self.next.day.setFocus()
            return
        fact = LocalFact(
            id=f"fact-{uuid4().hex[:8]}",
            what=what,
            value=self.next.text("value"),
            source=self.next.text("source"),
            date=day,
        )
        self._document.apply(partial(add_fact, fact), "add a fact")
        self.next.show_fact(None)
        self.next.say("")
        self.next.what.setFocus()
        self.grown.emit(self.next)
        self.said.emit(f"Added “{fact.what}”.{f' {told}' if told else ''}")

    def _on_removed(self, fact_id: str) -> None:
        """Take a fact out; the keyboard goes on at its neighbour."""
        ids = list(self.rows)
        place = ids.index(fact_id)
        what = self.rows[fact_id].fields.text("what")
        self._document.apply(partial(remove_fact, fact_id), "remove a fact")
        rest = list(self.rows.values())
        goes_to = rest[min(place, len(rest) - 1)].remove if rest else self.next.what
        goes_to.setFocus()
        self.said.emit(f"Removed “{what}”; Ctrl+Z brings it back.")
