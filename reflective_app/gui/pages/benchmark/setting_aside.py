"""Setting a recommendation aside on the benchmark: why, who decided, and when to look again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflective_app.domain.plan import NotNow
from reflective_app.gui import units
from reflective_app.gui.pages.roadmap.aside import AsideBar, AsideForm
from reflective_app.gui.widgets.page_frame import ScrollBox

GROUP = "the group"


class SettingAside(QWidget):
    """Takes the place of the lanes while it is open. `given` carries the item and the answer.

    `left` says that it was put away, with nothing set aside.
    """

    given = Signal(str, object)
    left = Signal()

    def __init__(self) -> None:
        """Put away at first."""
        super().__init__()
        self._item, self._title = "", ""
        self.form, self.bar = AsideForm(), AsideBar()
        around = QWidget()
        inside = QVBoxLayout(around)
        units.lay(inside, (4, 2.5, 4, 3), 2)
        inside.addWidget(self.form)
        whole = QVBoxLayout(self)
        units.lay(whole, (0, 0, 0, 0), 0)
        whole.addWidget(ScrollBox(around), 1)
        whole.addWidget(self.bar)
        self.form.wanted.connect(self._give)
        self.bar.wanted.connect(self._give)
        self.form.left.connect(self.leave)
        self.bar.done.connect(self.leave)
        self.hide()

    def ask(self, item: str, title: str) -> None:
        """Ask about an item."""
        self._item, self._title = item, title
        self.bar.show_kind("")
        self.show()
        self.form.ask(title, GROUP)

    @property
    def item(self) -> str:
        """The item that is asked about; empty while it is put away."""
        return self._item

    def put_away(self) -> None:
        """Forget what was typed."""
        self._item = ""
        self.hide()

    def unfinished(self) -> str:
        """That something is typed here and nothing set aside yet."""
        if self._item and self.form.reason.toPlainText().strip():
            return f"Why “{self._title}” is set aside half written"
        return ""

    def _give(self) -> None:
        why = self.form.asked()
        if isinstance(why, NotNow):
            self.given.emit(self._item, why)

    def leave(self) -> None:
        """Set nothing aside."""
        self.put_away()
        self.left.emit()
