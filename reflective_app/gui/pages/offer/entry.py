"""The row at the foot of the register: a service is typed there, and the next, and the next."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.register import WHOLE_AREA, Service, ServiceStatus
from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import quiet_button
from reflective_app.gui.widgets.choices import ChoiceBox
from reflective_app.gui.widgets.field_row import ENTER, FieldRow, OfferedText, RowField
from reflective_app.gui.widgets.fields import PlainField
from reflective_app.gui.widgets.service_table import TYPED, TYPED_IN
from reflective_app.gui.widgets.text import caption
from reflective_app.storage.tables.cells import CellError
from reflective_app.storage.tables.names import Names, recommendation_names
from reflective_app.wording.typed import NotReadError, day_or_month_in
from reflective_app.wording.words import SERVICE_STATUS

NOT_SAID = ("", "Not said")
STATUSES = (NOT_SAID, *((status.value, words) for status, words in SERVICE_STATUS.items()))
NEEDS_A_NAME = "Write the service’s name. Only the name is needed."
HALF_WRITTEN = "A service half written"
KEYS = "Tab goes on, Enter adds the service. Rows copied in Excel can be pasted with Ctrl+V."


class NameField(PlainField):
    """A name. Several cells on the clipboard are a table, and are offered as one."""

    pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V of a table is not for one field."""
        clipboard = QGuiApplication.clipboard().text().rstrip("\r\n")
        if event.matches(QKeySequence.StandardKey.Paste) and (
            "\t" in clipboard or "\n" in clipboard
        ):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)


class EntryRow(QWidget):
    """A service in six fields. `wanted` carries it; `pasted` asks to bring in a table.

    What was typed stays until `start_next`, whatever is wrong with it.
    """

    wanted = Signal(object)
    pasted = Signal()

    def __init__(self) -> None:
        """Blank."""
        super().__init__()
        self.name = NameField("Name of the next service", "Next service")
        self.provider = PlainField("Its provider")
        self.area = OfferedText((WHOLE_AREA,), "Its area")
        self.status = ChoiceBox(STATUSES, "Its status")
        self.until = PlainField("Funded until", "For example: March 2027", most=40)
        self.serves = PlainField("Serves these recommendations, as codes with commas between")
        self._known: Names = Names("recommendation", {})
        fields = (self.name, self.provider, self.area, self.status, self.until, self.serves)
        words = ("Service", "Provider", "Area", "Status", "Funded until", "Serves")
        shares = (3, 2, 2, 1, 1, 1)
        parts = zip(words, fields, TYPED_IN[:TYPED], shares, strict=True)
        self.row = FieldRow([RowField(*part) for part in parts], named=False)
        self.trouble = caption("", second=False)
        self.trouble.hide()
        self.add: QPushButton = quiet_button("Add this ro&w", self._on_add)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        column.addWidget(self.row)
        under = QVBoxLayout()
        units.lay(under, (0.5, 0, 0.5, 0), 0.5)
        for widget in (self.trouble, self.add, caption(KEYS)):
            under.addWidget(widget)
        column.addLayout(under)
        self.name.pasted.connect(self.pasted)
        self.name.written.connect(self._on_written)
        self.until.written.connect(self._on_written)
        self.serves.written.connect(self._on_written)

    def offer(self, questions: QuestionSet) -> None:
        """Take the codes of this guide's recommendations."""
        asked = (item for item in questions.items if item.kind is ItemKind.RECOMMENDATION)
        codes = [questions.codes[item.id] for item in asked]
        self._known = recommendation_names(questions)
        self.serves.setPlaceholderText(", ".join(codes[:3:2]))

    def follow(self, widths: Sequence[int]) -> None:
        """Stand under columns of these widths; where there are none, each field has its name."""
        self.row.follow(widths)
        self.row.show_names(not widths)

    def start_next(self) -> None:
        """Blank, with the keyboard at the next name."""
        for field in (self.name, self.provider, self.until, self.serves):
            field.show_text("")
            field.clear()
        self.area.show_text("")
        self.status.show_choice("")
        self.say(self.name, "")
        self.name.setFocus()

    def unfinished(self) -> str:
        """That a service is typed here and not added, where one is."""
        typed = (self.name, self.provider, self.area, self.until, self.serves)
        if not self.status.choice and not any(field.text().strip() for field in typed):
            return ""
        name = " ".join(self.name.text().split())
        return f"The service “{name}” typed and not added" if name else HALF_WRITTEN

    def say(self, field: QWidget, message: str) -> None:
        """Say what is the matter with a field, and go there. What was typed stays."""
        self.trouble.say(message)
        for each in (self.name, self.until, self.serves):
            each.setAccessibleDescription(message if each is field else "")
        if message:
            field.setFocus()
            announce(field, message)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds the row."""
        if event.key() in ENTER and not isinstance(self.focusWidget(), QPushButton):
            self._on_add()
        else:
            super().keyPressEvent(event)

    def _on_add(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.say(self.name, NEEDS_A_NAME)
            return
        until = None
        try:
            if self.until.text().strip():
                until, _ = day_or_month_in(self.until.text())
        except NotReadError as error:
            self.say(self.until, str(error))
            return
        try:
            serves = self._served()
        except CellError as error:
            self.say(self.serves, f"{error} {self._like()}")
            return
        status = self.status.choice
        service = Service(
            id=f"service-{uuid4().hex[:8]}",
            name=name,
            provider=self.provider.text().strip(),
            area=self.area.text().strip(),
            status=ServiceStatus(status) if status else None,
            funded_until=until,
            recommendations=serves,
        )
        self.wanted.emit(service)

    def _served(self) -> tuple[str, ...]:
        """The recommendations that are typed, read as a table's cell is; commas part them too.

        Raises CellError where one is not known. A title that has a comma in it is found first.
        """
        typed = self.serves.text().strip()
        try:
            return self._known.several(typed)
        except CellError:
            if "," not in typed:
                raise
        return self._known.several(typed.replace(",", ";"))

    def _like(self) -> str:
        """How codes are written."""
        return f"Write codes with commas between, like {self.serves.placeholderText()}."

    def _on_written(self, _: str) -> None:
        if self.trouble.text():
            self.say(self.name, "")
