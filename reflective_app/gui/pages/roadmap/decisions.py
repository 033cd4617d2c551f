"""What the board is asked to decide, one decision a line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.fields import ReflectionEdit
from reflective_app.gui.widgets.text import caption, section_label

NAME = "Decisions asked for"
HINT = "One decision a line. They are printed in the gap report and on the roadmap."
LONGEST = 2000
TOO_LONG = (
    "A line may have 2,000 letters at most. Make two decisions of it; until then the old ones stay."
)


class DecisionsEdit(QWidget):
    """`written` carries the decisions as a person wrote them, in order, without empty lines."""

    written = Signal(object)

    def __init__(self) -> None:
        """Empty until it is shown decisions."""
        super().__init__()
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 0.5)
        column.addWidget(section_label(NAME))
        column.addWidget(caption(HINT))
        self.box = ReflectionEdit(NAME, lines=(2, 12))
        self.box.setAccessibleDescription(HINT)
        self.box.written.connect(self._on_written)
        column.addWidget(self.box)
        self.trouble = caption("", second=False)
        self.trouble.hide()
        column.addWidget(self.trouble)
        units.hold(self, most=90)

    def show_decisions(self, decisions: tuple[str, ...]) -> None:
        """Show these; an empty line just begun stays, though it is no decision yet."""
        if self.trouble.isHidden() and decisions != _read(self.box.toPlainText()):
            self.box.show_text("\n".join(decisions))

    def _on_written(self, text: str) -> None:
        decisions = _read(text)
        if any(len(line) > LONGEST for line in decisions):
            self.trouble.say(TOO_LONG)
            announce(self.box, TOO_LONG)
            return
        self.trouble.say("")
        self.written.emit(decisions)


def _read(text: str) -> tuple[str, ...]:
    """The decisions in a text, one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
