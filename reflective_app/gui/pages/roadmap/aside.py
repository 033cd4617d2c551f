"""Why something stands under Not now, who decided it, and when to look at it again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.plan import NotNow
from reflective_app.gui import units
from reflective_app.gui.pages.roadmap.cards import ITEM
from reflective_app.gui.widgets.action_bar import ActionBar
from reflective_app.gui.widgets.announce import announce
from reflective_app.gui.widgets.buttons import primary_button, quiet_button
from reflective_app.gui.widgets.choices import DateField
from reflective_app.gui.widgets.field_box import field_box
from reflective_app.gui.widgets.fields import PlainField, ReflectionEdit
from reflective_app.gui.widgets.text import body_label, caption, section_label

NO_REASON = "A reason is needed here; until then the old one stays."
LONGEST_REASON = 2000
WIDE = 66


class AsideForm(QWidget):
    """`changed` carries a field's name and its new value, as it is written."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        """Empty until it is shown what was set aside."""
        super().__init__()
        self._of = ""
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 2)
        self.title = body_label("", strong=True)
        self.reason = ReflectionEdit("Why not now", most=LONGEST_REASON)
        self.trouble = caption("", second=False)
        self.trouble.hide()
        self.decided_by = PlainField()
        self.look_again = DateField("Look again on")
        column.addWidget(section_label("Not now"))
        column.addWidget(self.title)
        for widget in (
            field_box("&Why not now", self.reason, hint="It is printed.", below=self.trouble),
            field_box("Who deci&ded", self.decided_by, hint="A group or a job title, not a name."),
            field_box("Look again &on", self.look_again),
        ):
            units.hold(widget, most=WIDE)
            column.addWidget(widget)
        column.addStretch(1)
        self.reason.written.connect(self._on_reason)
        self.decided_by.written.connect(partial(self.changed.emit, "decided_by"))
        self.look_again.written.connect(partial(self.changed.emit, "look_again"))

    def show_aside(self, key: str, title: str, why: NotNow) -> None:
        """Show what stands under Not now; what is being typed stays as it is."""
        if key != self._of:
            self._of = key
            self.trouble.say("")
            self.look_again.show_date(None)
        self.title.say(title)
        if self.trouble.isHidden():
            self.reason.show_text(why.reason)
        self.decided_by.show_text(why.decided_by)
        if self.look_again.trouble.isHidden():
            self.look_again.show_date(why.look_again)

    def _on_reason(self, text: str) -> None:
        words = text.strip()
        self.trouble.say("" if words else NO_REASON)
        self.reason.setAccessibleDescription(self.trouble.text())
        if words:
            self.changed.emit("reason", words)
        else:
            announce(self.reason, NO_REASON)


class AsideBar(ActionBar):
    """The way back, back to the drafts or lanes, and to the benchmark."""

    done = Signal()
    brought_back = Signal()
    benchmark_wanted = Signal()

    def __init__(self) -> None:
        """Nothing to save: each field is recorded as it is written."""
        super().__init__()
        self.back = primary_button("&Back to the board", self.done.emit)
        self.bring = quiet_button("B&ring back", self.brought_back.emit)
        self.see = quiet_button("See it on the bench&mark", self.benchmark_wanted.emit)
        self.add(self.back, self.bring, self.see)

    def show_kind(self, key: str) -> None:
        """Only a recommendation has a place on the benchmark."""
        self.see.setVisible(key.startswith(ITEM))
