"""One part of the Workshop page, shown by itself."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflective_app.domain.change import AssessmentChange
from reflective_app.gui.current import Current
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.personal_data.gate import Gate
from reflective_app.gui.prompts import Prompts


class WorkshopSection(QWidget):
    """A part of the page, with the words of its place in the switch.

    `said` puts a line in the status bar, `wanted` asks for another page with the id of what to show
    there, `live_wanted` asks to hold the session with this id.
    """

    key: ClassVar[str] = ""
    words: ClassVar[str] = ""

    said = Signal(str)
    wanted = Signal(str, str)
    live_wanted = Signal(str)

    def __init__(self, document: AssessmentDocument, current: Current, prompts: Prompts) -> None:
        """Build the widgets in `__init__`; show values in `refresh` only."""
        super().__init__()
        self.document, self.current, self.prompts = document, current, prompts
        self.gate = Gate(current, prompts, self)
        self.gate.wanted.connect(self.wanted)

    def refresh(self, change: AssessmentChange | None) -> None:
        """Show the present value; `change` says what differs, and None means all of it may."""
        raise NotImplementedError

    def open_at(self, key: str) -> bool:
        """Show one thing, by its id; whether it is here."""
        return False

    def take_focus(self) -> bool:
        """Give the keyboard to what whoever came here does next; whether there is such a thing."""
        return False

    def unfinished(self) -> str:
        """What is typed here and not recorded yet, in a few words; empty where nothing is."""
        return ""
