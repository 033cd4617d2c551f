"""Why something stands under Not now, who decided it, and when to look at it again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
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

ASK_REASON = "Write why first; it is printed under Not now."
NO_REASON = "A reason is needed here; until then the old one stays."
LONGEST_REASON = 2000
WIDE = 66


MAY_BE_EMPTY = "You may leave this empty."
ASIDE_KEYS = "Tab goes from field to field. Ctrl+Enter sets aside, Escape leaves all as it was."


class AsideForm(QWidget):
    """`changed` carries a field's name and its new value, as it is written.

    Of what is only about to be set aside nothing is told before all of it is `wanted`; `left` asks
    to leave it as it was.
    """

    changed = Signal(str, object)
    wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        """Empty until it is shown what was set aside."""
        super().__init__()
        self._of, self.asks = "", False
        column = QVBoxLayout(self)
        units.lay(column, (0, 0, 0, 0), 2)
        self.title = body_label("", strong=True)
        self.reason = ReflectionEdit("Why not now", most=LONGEST_REASON)
        self.trouble = caption("", second=False)
        self.trouble.hide()
        self.decided_by = PlainField()
        self.look_again = DateField("Look again on")
        self.head = section_label("Not now")
        column.addWidget(self.head)
        column.addWidget(self.title)
        for widget in (
            field_box("&Why not now", self.reason, hint="It is printed.", below=self.trouble),
            field_box("Who deci&ded", self.decided_by, hint="A group or a job title, not a name."),
            field_box("Look again &on", self.look_again, hint=MAY_BE_EMPTY),
        ):
            units.hold(widget, most=WIDE)
            column.addWidget(widget)
        column.addStretch(1)
        self.reason.written.connect(self._on_reason)
        self.decided_by.written.connect(partial(self._tell, "decided_by"))
        self.look_again.written.connect(partial(self._tell, "look_again"))
        for keys, wish in (
            ("Ctrl+Return", self.wanted),
            ("Ctrl+Enter", self.wanted),
            ("Escape", self.left),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(shortcut.context().WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._wish, wish))

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that is recorded nowhere."""
        if not self.asks:
            return self.look_again.is_unclear or not self.trouble.isHidden()
        return bool(self.reason.toPlainText().strip() or self.look_again.field.text().strip())

    def ask(self, title: str, decided_by: str) -> None:
        """Ask why something is set aside, who decided and when to look again; why is needed."""
        self._begin("", asks=True)
        self.head.say("Set aside, not now")
        self.title.say(title)
        self.reason.show_text("")
        self.decided_by.show_text(decided_by)
        self.reason.setFocus()

    def asked(self) -> NotNow | None:
        """What was written of what is asked; if it cannot be taken, that is said, and nothing."""
        words = self.reason.toPlainText().strip()
        if not words:
            self._say(ASK_REASON)
            self.reason.setFocus()
            return None
        if not self.look_again.settle():
            self.look_again.setFocus()
            return None
        by = self.decided_by.text().strip()
        return NotNow(reason=words, decided_by=by, look_again=self.look_again.day)

    def show_aside(self, key: str, title: str, why: NotNow) -> None:
        """Show what stands under Not now; what is being typed stays as it is."""
        if key != self._of or self.asks:
            self._begin(key, asks=False)
            self.head.say("Not now")
        self.title.say(title)
        if self.trouble.isHidden():
            self.reason.show_text(why.reason)
        self.decided_by.show_text(why.decided_by)
        if self.look_again.trouble.isHidden():
            self.look_again.show_date(why.look_again)

    def _begin(self, of: str, *, asks: bool) -> None:
        self._of, self.asks = of, asks
        self.trouble.say("")
        self.look_again.show_date(None, anew=True)

    def _tell(self, field: str, value: object) -> None:
        if not self.asks:
            self.changed.emit(field, value)

    def _wish(self, wish: SignalInstance) -> None:
        if self.asks:
            wish.emit()

    def _on_reason(self, text: str) -> None:
        words = text.strip()
        if self.asks:
            self.trouble.say("")
        elif words:
            self.trouble.say("")
            self.changed.emit("reason", words)
        else:
            self._say(NO_REASON)
        self.reason.setAccessibleDescription(self.trouble.text())

    def _say(self, trouble: str) -> None:
        self.trouble.say(trouble)
        self.reason.setAccessibleDescription(trouble)
        announce(self.reason, trouble)


class AsideBar(ActionBar):
    """The way back, back to the drafts or lanes, and to the benchmark; or to set it aside."""

    done = Signal()
    wanted = Signal()
    brought_back = Signal()
    benchmark_wanted = Signal()

    def __init__(self) -> None:
        """What stands under Not now needs no saving: it is recorded as it is written."""
        super().__init__()
        self.go = primary_button("&Set aside", self.wanted.emit)
        self.cancel = quiet_button("&Cancel", self.done.emit)
        self.back = primary_button("&Back to the board", self.done.emit)
        self.bring = quiet_button("B&ring back", self.brought_back.emit)
        self.see = quiet_button("See it on the bench&mark", self.benchmark_wanted.emit)
        self.add(self.go, self.cancel, self.back, self.bring, self.see)

    def show_kind(self, key: str) -> None:
        """Only a recommendation has a place on the benchmark; without a key, it is yet to be set
        aside.
        """
        for button in (self.go, self.cancel):
            button.setVisible(not key)
        for button in (self.back, self.bring):
            button.setVisible(bool(key))
        self.see.setVisible(key.startswith(ITEM))
        self.say("" if key else ASIDE_KEYS)
