"""A long document to read in the window: headings, paragraphs and lists, to select and to copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextList,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.reports.outline import (
    Block,
    Board,
    Box,
    Bullets,
    Heading,
    PageBreak,
    Paragraph,
    Rich,
    Span,
    Table,
    rich,
)

if TYPE_CHECKING:
    from reflective_app.reports.outline import Cell

LINE = 92
"""The most characters in a line."""

AT_ONCE = 400
"""Blocks written in one go. A screen has room for some twenty; so many take no time to notice."""

ABOVE = 1
"""Room above a paragraph that was brought to the top, in units."""

_HEADS = {1: Role.SECTION, 2: Role.LEAD, 3: Role.STRONG}
_ABOVE = {1: 3.5, 2: 2.5, 3: 1.75}
_LINE_BREAK = "\u2028"


class OutlineView(QTextEdit):
    """Read-only text of an outline. Its beginning is there at once, however long it is.

    Everything is plain text: nothing in it is taken for markup.
    """

    def __init__(self, name: str) -> None:
        """`name` says what there is to read."""
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keyboard = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | keyboard)
        self._blocks: tuple[Block, ...] = ()
        self._look: object = None
        self._writer = _Writer(self.document(), self.palette().color(QPalette.ColorRole.Text))
        self._rest: Iterator[Block] = iter(())
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._write_some)

    def show_blocks(self, blocks: Sequence[Block]) -> bool:
        """Show these blocks from their beginning; False where they are what is shown already."""
        if tuple(blocks) == self._blocks:
            return False
        self._blocks = tuple(blocks)
        self._write()
        self.verticalScrollBar().setValue(0)
        return True

    @property
    def headings(self) -> list[Heading]:
        """The headings, in order."""
        return [block for block in self._blocks if isinstance(block, Heading)]

    def finish(self) -> None:
        """Have everything written now."""
        while self._more.isActive():
            self._write_some()

    def go_to(self, number: int) -> None:
        """Bring a heading, by its number among the headings, to the top."""
        self.finish()
        place = self._writer.places[number]
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(place)))
        self._bring_to_top(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to read, and in sight what was being read."""
        bar = self.verticalScrollBar().sizeHint().width()
        spare = self.width() - bar - units.measure(LINE)
        read = self._at_top()
        self.setViewportMargins(0, 0, max(spare, 0), 0)
        super().resizeEvent(event)
        self._bring_to_top(read)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size and the colours."""
        super().changeEvent(event)
        changed = units.text_changed(event) or event.type() == QEvent.Type.PaletteChange
        if changed and self._blocks and self._look != self._present_look():
            read = self._at_top()
            self._write()
            if read:
                self.finish()
            self._bring_to_top(read)

    def _at_top(self) -> int:
        """The paragraph that is being read, by its number; 0 at the very top."""
        if not self.verticalScrollBar().value():
            return 0
        return self.cursorForPosition(QPoint(units.u(2), units.u(ABOVE) + 1)).blockNumber()

    def _bring_to_top(self, number: int) -> None:
        if number:
            block = self.document().findBlockByNumber(number)
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(int(top) - units.u(ABOVE))

    def _present_look(self) -> object:
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        return (*units.text_key(), ink.rgba())

    def _write(self) -> None:
        """Begin a document, and leave the rest of a long one to moments without work."""
        self._look = self._present_look()
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(units.font(Role.BODY))
        document.setDocumentMargin(units.u(2))
        document.setIndentWidth(units.u(2.5))
        self._writer = _Writer(document, self.palette().color(QPalette.ColorRole.PlaceholderText))
        self._rest = iter(self._blocks)
        self._more.start()
        self._write_some()
        self.setDocument(document)  # Qt deletes the one before

    def _write_some(self) -> None:
        if not self._writer.write_all(islice(self._rest, AT_ONCE)):
            self._more.stop()


class _Writer:
    """Writes blocks into a document, one after the other."""

    def __init__(self, document: QTextDocument, second_ink: QColor) -> None:
        self._cursor = QTextCursor(document)
        self._forms = {role: _letters(role, second_ink) for role in Role}
        self._paragraphs: dict[tuple[float, int], QTextBlockFormat] = {}
        self._empty = True
        self.places: list[int] = []

    def write_all(self, blocks: Iterable[Block]) -> int:
        """Write blocks as one change, and give how many there were."""
        self._cursor.beginEditBlock()
        taken = tuple(blocks)
        for block in taken:
            self.write(block)
        self._cursor.endEditBlock()
        return len(taken)

    def write(self, block: Block) -> None:
        match block:
            case Heading(level=level, text=text):
                self._begin(_ABOVE[level], level)
                self.places.append(self._cursor.blockNumber())
                self._say(rich(text), _HEADS[level])
            case Paragraph(words=words, style=style):
                self._begin(0.5)
                self._say(rich(words), Role.CAPTION if style == "caption" else Role.BODY)
            case Bullets():
                self._bullets(block)
            case Table():
                self._table(block)
            case Box(title=title, blocks=inner):
                self.write(Paragraph((Span(title, bold=True),)))
                for each in inner:
                    self.write(each)
            case Board() | PageBreak():
                return
            case _:
                assert_never(block)

    def _bullets(self, bullets: Bullets) -> None:
        form = QTextListFormat()
        numbers, dots = QTextListFormat.Style.ListDecimal, QTextListFormat.Style.ListDisc
        form.setStyle(numbers if bullets.numbered else dots)
        listed: QTextList | None = None
        for words in bullets.items:
            self._begin(0.25)
            if listed is None:
                listed = self._cursor.createList(form)
            else:
                listed.add(self._cursor.block())
            self._say(rich(words), Role.BODY)

    def _table(self, table: Table) -> None:
        """A row by itself makes sense, whoever reads it: its name, then what the columns say."""
        titles = [column.title for column in table.columns]
        for row in table.rows:
            self._begin(0.5)
            self._say(_cell(row[0]), Role.BODY)
            said = zip(titles[1:], row[1:], strict=True)
            line = tuple(_joined([(Span(f"{title}: "), *_cell(cell)) for title, cell in said]))
            self._say((Span("\n"), *line), Role.CAPTION)

    def _begin(self, above: float, level: int = 0) -> None:
        """A new paragraph; headings say their level to a screen reader."""
        if self._empty:
            self._cursor.setBlockFormat(_paragraph(0, level))
            self._empty = False
            return
        key = above, level
        if key not in self._paragraphs:
            self._paragraphs[key] = _paragraph(above, level)
        self._cursor.insertBlock(self._paragraphs[key])

    def _say(self, words: Rich, role: Role) -> None:
        for span in words:
            strong = Role.STRONG if span.bold and role is Role.BODY else role
            self._cursor.insertText(span.text.replace("\n", _LINE_BREAK), self._forms[strong])


def _letters(role: Role, second_ink: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(units.font(role))
    if role is Role.CAPTION:
        form.setForeground(second_ink)
    return form


def _paragraph(above: float, level: int) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setTopMargin(units.u(above))
    form.setBottomMargin(units.u(0.5))
    form.setHeadingLevel(level)
    return form


def _cell(cell: Cell) -> Rich:
    return tuple(_joined([rich(words) for words in cell.paragraphs]))


def _joined(parts: Sequence[Rich]) -> Iterator[Span]:
    for place, words in enumerate(parts):
        if place:
            yield Span(" · ")
        yield from words
