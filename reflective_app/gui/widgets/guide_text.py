"""What stands behind a question: short parts, each under its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.gui.widgets.fold import Fold
from reflective_app.gui.widgets.text import RoleLabel, Rule, caption, lead_label

TITLE = "Behind the question"


@dataclass(frozen=True)
class GuidePart:
    """One part: its name, a word that stands out, the text, and a note in second ink."""

    name: str
    text: str = ""
    lead: str = ""
    note: str = ""
    large: bool = False


class _PartLabels(QWidget):
    """The labels of one part; used again for other parts."""

    def __init__(self) -> None:
        super().__init__()
        self.part: GuidePart | None = None
        self.rule = Rule()
        self._name: RoleLabel = caption("")
        self._lead: RoleLabel = lead_label("")
        self._text = RoleLabel("", Role.BODY)
        self._note: RoleLabel = caption("")
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        column.addWidget(self.rule)
        column.addSpacing(0)
        for label in (self._name, self._lead, self._text, self._note):
            column.addWidget(label)

    def show_part(self, part: GuidePart) -> None:
        """Show another part."""
        if part == self.part:
            return
        self.part = part
        self._text.set_role(Role.BODY if part.large else Role.CAPTION)
        self._name.say(part.name)
        self._lead.say(part.lead)
        self._text.say(part.text)
        self._note.say(part.note)


class GuideText(QWidget):
    """The parts under one head, to be folded away. `folded` is a person's wish."""

    folded = Signal(bool)

    def __init__(self) -> None:
        """Folded away and empty at first."""
        super().__init__()
        self._labels: list[_PartLabels] = []
        self.parts: tuple[GuidePart, ...] = ()
        content = QWidget()
        self._column = QVBoxLayout(content)
        units.lay(self._column, (0, 0.5, 0, 1), 2)
        self.fold = Fold(TITLE, content, Role.STRONG)
        self.fold.folded.connect(self.folded)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.fold)
        whole.addStretch(1)

    def show_parts(self, parts: Sequence[GuidePart]) -> None:
        """Show these parts; only what differs is laid out anew."""
        self.parts = tuple(parts)
        while len(self._labels) < len(parts):
            labels = _PartLabels()
            self._labels.append(labels)
            self._column.addWidget(labels)
        for number, labels in enumerate(self._labels):
            labels.setVisible(number < len(parts))
            labels.rule.setVisible(number > 0)
        for labels, part in zip(self._labels, parts, strict=False):
            labels.show_part(part)
