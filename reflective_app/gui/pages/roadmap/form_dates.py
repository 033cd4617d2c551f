"""When an action starts and is due; what is odd about these days stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.plan import Action, Phase
from reflective_app.domain.plan_notes import PlanNote
from reflective_app.gui import units
from reflective_app.gui.pages.roadmap.form_parts import pair
from reflective_app.gui.pages.roadmap.form_words import OF_DUE, OF_START
from reflective_app.gui.widgets.choices import DateField
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.text import caption
from reflective_app.wording.plan_reasons import note_sentence


class DatesBox(QWidget):
    """Two dates. `dated` carries the name of one and its new day, as it is read."""

    dated = Signal(str, object)

    def __init__(self) -> None:
        """A month is its first day where an action starts, and its last where it is due."""
        super().__init__()
        self.fields = {"start": DateField("Start", begins=True), "due": DateField("Due")}
        self.said = caption("", second=False)
        for name, field in self.fields.items():
            field.written.connect(partial(self.dated.emit, name))
        start, due = self.fields.values()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        column.addWidget(pair(field_box("&Start", start), field_box("D&ue", due)))
        column.addWidget(self.said)

    @property
    def is_unclear(self) -> bool:
        """Whether one of them could not be read."""
        return any(field.is_unclear for field in self.fields.values())

    @property
    def unread(self) -> tuple[str, DateField]:
        """The first that could not be read, with its name; else the first of all."""
        of_all = list(self.fields.items())
        name, field = ([each for each in of_all if each[1].is_unclear] or of_all)[0]
        return name.capitalize(), field

    def clear(self) -> None:
        """Show no day, and nothing that was said of another action."""
        for field in self.fields.values():
            field.show_date(None, anew=True)

    def show_of(self, action: Action) -> None:
        """Show an action’s dates; what is typed and could not be read stays as it is."""
        for name, field in self.fields.items():
            if not field.is_unclear:
                field.show_date(getattr(action, name))

    def say(self, notes: Iterable[PlanNote], standing: Mapping[str, Phase], start: date) -> None:
        """Say what is odd about the days on which it starts and is due."""
        odd: dict[str, list[str]] = {name: [] for name in self.fields}
        for note in notes:
            if note.kind in OF_START + OF_DUE:
                name = "start" if note.kind in OF_START else "due"
                odd[name].append(note_sentence(note, standing, start))
        self.said.say(" ".join(odd["start"] + odd["due"]))
        for name, field in self.fields.items():
            field.field.setAccessibleDescription(field.trouble.text() or " ".join(odd[name]))

    def settle(self) -> bool:
        """Read what is typed; whether all of it is understood."""
        return all([field.settle() for field in self.fields.values()])
