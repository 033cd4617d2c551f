"""One text of the documents: what is printed, in a box, and whose words they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.gui import units
from reflective_app.gui.widgets.buttons import link_button
from reflective_app.gui.widgets.field_keys import ENTER, leads_on
from reflective_app.gui.widgets.fields import ReflectionEdit
from reflective_app.gui.widgets.flow import in_a_row
from reflective_app.gui.widgets.text import body_label, caption
from reflective_app.wording.edited import SAYS_ANOTHER_THING, Editable

BY_THE_RULES, BY_THE_COUNCIL = "By the rules", "Edited by the council"
USE_THE_RULES = "Use the rules’ words"
MOST = 2_000
"""Letters; a text of a document is a sentence or two."""


class TextBox(ReflectionEdit):
    """A box that is `finished` with when it is left, by Ctrl+Enter, and before any command.

    A command is a key such as that which saves or undoes: what is typed must be recorded before.
    """

    finished = Signal()

    def __init__(self, name: str) -> None:
        """Empty at first."""
        super().__init__(name, lines=(2, 12), most=MOST)
        self.left.connect(self.finished)

    def event(self, event: QEvent) -> bool:
        """Be done with it before the window acts on a key."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and leads_on(event):
            self.finished.emit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter records, and the keyboard stays."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and control:
            self.finished.emit()
            return
        super().keyPressEvent(event)


class WordingRow(QWidget):
    """`written` carries the text's key and what is to be printed in its place.

    Nothing at all stands for the rules' own words.
    """

    written = Signal(str, str)

    def __init__(self, key: str, name: str) -> None:
        """Empty until it is shown a text; `name` names the box."""
        super().__init__()
        self._key, self._name, self._shown, self._typed = key, name, "", False
        self.name, self.box = body_label(name, strong=True), TextBox(name)
        self.whose, self.behind = caption(""), caption(SAYS_ANOTHER_THING, second=False)
        self.whose.setWordWrap(False)
        self.rules = link_button(USE_THE_RULES, self._on_rules)
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 1, 1.5), 0.5)
        for part in (self.name, self.box, in_a_row(self.whose, self.rules, gap=2), self.behind):
            column.addWidget(part)
        self._say_name()
        self.box.written.connect(self._on_typed)
        self.box.finished.connect(self.finish)

    @property
    def unfinished(self) -> bool:
        """Whether something is typed that is not recorded yet."""
        return self._typed

    def show_text(self, text: Editable, *, edited: bool) -> None:
        """Show what is printed and whose words they are. What is being typed is left alone."""
        self._name, self._shown = text.name, text.text
        self._say_name()
        if not self._typed:
            self.box.show_text(text.text)
        self.whose.setText(BY_THE_COUNCIL if edited else BY_THE_RULES)
        if not edited and self.rules.hasFocus():
            self.box.setFocus()  # the keyboard must not go with the button
        self.rules.setVisible(edited)
        self.behind.setVisible(text.behind)
        said = (self.whose.text(), SAYS_ANOTHER_THING if text.behind else "")
        self.box.setAccessibleDescription(" ".join(filter(None, said)))

    def finish(self) -> None:
        """Propose what is typed, if anything is, and show what became of it."""
        if not self._typed:
            return
        self._typed = False
        said = " ".join(self.box.toPlainText().split())  # it is printed as one paragraph
        self.written.emit(self._key, said)
        self.box.show_text(self._shown)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes elsewhere loses nothing."""
        self.finish()
        super().hideEvent(event)

    def _on_typed(self, _: str) -> None:
        self._typed = True

    def _on_rules(self) -> None:
        self._typed = False
        self.written.emit(self._key, "")
        self.box.show_text(self._shown)

    def _say_name(self) -> None:
        self.name.setText(self._name)
        self.box.setAccessibleName(self._name)
        self.rules.setAccessibleName(f"{USE_THE_RULES} for {self._name}")
