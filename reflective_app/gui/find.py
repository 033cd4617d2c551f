"""Finding words anywhere in the open assessment, and going there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, Signal

from reflective_app.gui.current import Current
from reflective_app.gui.find_hits import MOST, Finder, Found, Kind
from reflective_app.gui.widgets.find_bar import FindBar
from reflective_app.gui.widgets.row_delegate import Row
from reflective_app.wording.dates import counted, number

NOWHERE = "“{}” is nowhere in the questions, notes, services, actions, parked points or facts."


class Find(QObject):
    """Shows where words stand. `wanted` asks for a page, with what to show there; `left` tells that
    it was closed. Nothing that was typed or found is kept after that.
    """

    wanted = Signal(str, str)
    left = Signal()

    def __init__(self, current: Current, owner: QObject) -> None:
        """Nothing is sought at first."""
        super().__init__(owner)
        self._current = current
        self._finder = Finder()
        self._found = Found((), {})
        self._is_first = True
        self.bar = FindBar()
        self.bar.sought.connect(self._seek)
        self.bar.opened.connect(self._go)
        self.bar.closed.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether the bar is shown."""
        return not self.bar.isHidden()

    def open(self) -> None:
        """Show the bar, ready to type in."""
        self.bar.show()
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def close(self) -> None:
        """Put the bar away and forget what was sought."""
        if not self.is_open:
            return
        self._finder, self._found = Finder(), Found((), {})
        self.bar.forget()
        self.bar.hide()
        self.left.emit()

    def go_on(self) -> None:
        """Go to the place that is chosen or, once there, to the next one."""
        self._step(1)

    def go_back(self) -> None:
        """Go to the place before."""
        self._step(-1)

    def follow(self) -> None:
        """The assessment changed: look again, if anything is sought."""
        if self.is_open and self.bar.field.text():
            self._show(self.bar.field.text())

    def _step(self, by: int) -> None:
        if not self.is_open:
            self.open()
        elif self._is_first:
            self._go(self.bar.list.choice)
        elif by > 0:
            self.bar.go_on()
        else:
            self.bar.go_back()

    def _seek(self, words: str) -> None:
        self._is_first = True
        self._show(words)

    def _show(self, words: str) -> None:
        self._found = self._finder.find(words, self._current.assessment)
        self.bar.show_places(tuple(_rows(self._found)), _said(words, self._found))

    def _go(self, key: str) -> None:
        if key.isdecimal() and int(key) < len(self._found.hits):
            self._is_first = False
            hit = self._found.hits[int(key)]
            self.wanted.emit(hit.page, hit.what)


def _said(words: str, found: Found) -> str:
    if not words.strip():
        return ""
    if not found.total:
        return NOWHERE.format(words.strip())
    kinds = [
        f"{number(found.counts[kind])} in {kind.value.lower()}"
        for kind in Kind
        if kind in found.counts
    ]
    said = f"{counted(found.total, 'place')}: {', '.join(kinds)}."
    if any(count > MOST for count in found.counts.values()):
        said += f" The first {MOST} of each kind are listed."
    return said


def _rows(found: Found) -> Iterator[Row]:
    """The places under the name of their kind; a place's key is its number."""
    kind = None
    for place, hit in enumerate(found.hits):
        if hit.kind is not kind:
            kind = hit.kind
            yield Row(key=kind.name, name=kind.value, head=True)
        yield Row(key=f"{place}", name=hit.words, detail=hit.where, marked=hit.marked)
