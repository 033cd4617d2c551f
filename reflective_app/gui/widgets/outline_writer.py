"""Blocks of an outline written into a text document: plain words, never taken for markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, assert_never

from PySide6.QtGui import (
    QColor,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextList,
    QTextListFormat,
)

from reflective_app.gui import units
from reflective_app.gui.units import Role
from reflective_app.reports.outline import (
    Block,
    Board,
    Box,
    Bullets,
    Citation,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Rich,
    Span,
    Table,
    rich,
)
from reflective_app.reports.sheet_blocks import Asked, CutSheet, Fields, WritingRoom

if TYPE_CHECKING:
    from reflective_app.reports.outline import Cell

FOLLOWED = "A click goes to it, Backspace comes back."

_HEADS = {1: Role.SECTION, 2: Role.LEAD, 3: Role.STRONG}
_ABOVE = {1: 3.5, 2: 2.5, 3: 1.75}
_STRONG = {Role.BODY: Role.STRONG, Role.CAPTION: Role.CODE}
_LINE_BREAK = "\u2028"
_HANGING = 2.5
"""How far the further lines of an item with a word before it are moved in, in units."""


class OutlineWriter:
    """Writes blocks into a document, one after the other."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        """Begin at the beginning, in the colours given."""
        self._cursor = QTextCursor(document)
        second_ink = palette.color(QPalette.ColorRole.PlaceholderText)
        self._link_ink = palette.color(QPalette.ColorRole.Link)
        self._forms = {role: _letters(role, second_ink) for role in Role}
        self._paragraphs: dict[tuple[float, int, bool], QTextBlockFormat] = {}
        self._empty = True
        self.places: list[int] = []
        """The paragraph of each heading, by its number."""
        self.sources: dict[int, int] = {}
        """The paragraph in which the entry of a source begins, by the number of the source."""

    def write_all(self, blocks: Iterable[Block]) -> int:
        """Write blocks as one change, and give how many there were."""
        self._cursor.beginEditBlock()
        taken = tuple(blocks)
        for block in taken:
            self.write(block)
        self._cursor.endEditBlock()
        return len(taken)

    def write(self, block: Block) -> None:
        """Write one block at the end."""
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
            case Figure(says=says):
                self.write(Paragraph(says))
            case Board() | PageBreak():
                return
            case Fields() | Asked() | CutSheet() | WritingRoom():
                return  # nobody writes on a screen with a pen
            case _:
                assert_never(block)

    def _bullets(self, bullets: Bullets) -> None:
        role = Role.CAPTION if bullets.style == "caption" else Role.BODY
        if bullets.labels:
            self._labelled(bullets, role)
            return
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
            self._say(rich(words), role)

    def _labelled(self, bullets: Bullets, role: Role) -> None:
        """Each item begins with its label, as words that can be selected and heard."""
        stop = ": " if bullets.worded else " "
        for label, words in zip(bullets.labels, bullets.items, strict=True):
            self._begin(0.25, hanging=True)
            self._say((Span(f"{label}{stop}", bold=True), *rich(words)), role)

    def _table(self, table: Table) -> None:
        """A row by itself makes sense, whoever reads it: its name, then what the columns say."""
        titles = [column.title for column in table.columns]
        for row in table.rows:
            self._begin(0.5)
            self._say(_cell(row[0]), Role.BODY)
            said = zip(titles[1:], row[1:], strict=True)
            line = tuple(_joined([(Span(f"{title}: "), *_cell(cell)) for title, cell in said]))
            self._say((Span("\n"), *line), Role.CAPTION)

    def _begin(self, above: float, level: int = 0, *, hanging: bool = False) -> None:
        """A new paragraph; headings say their level to a screen reader."""
        if self._empty:
            self._cursor.setBlockFormat(_paragraph(0, level, hanging))
            self._empty = False
            return
        key = above, level, hanging
        if key not in self._paragraphs:
            self._paragraphs[key] = _paragraph(*key)
        self._cursor.insertBlock(self._paragraphs[key])

    def _say(self, words: Rich, role: Role) -> None:
        for span in words:
            if span.lists:
                self.sources[span.lists.number] = self._cursor.blockNumber()
            form = self._forms[_STRONG.get(role, role) if span.bold else role]
            if span.cites:
                form = self._link(span.cites, form)
            self._cursor.insertText(span.text.replace("\n", _LINE_BREAK), form)

    def _link(self, cites: Citation, form: QTextCharFormat) -> QTextCharFormat:
        """A number that leads to its source, and names it to whoever points at it."""
        link = QTextCharFormat(form)
        link.setAnchor(True)
        link.setAnchorHref(str(cites.number))
        link.setToolTip(f"<p>{escape(cites.title)}</p><p>{FOLLOWED}</p>")
        link.setForeground(self._link_ink)
        link.setFontUnderline(True)
        return link


def _letters(role: Role, second_ink: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(units.font(role))
    if role in (Role.CAPTION, Role.CODE):
        form.setForeground(second_ink)
    return form


def _paragraph(above: float, level: int, hanging: bool) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setTopMargin(units.u(above))
    form.setBottomMargin(units.u(0.5))
    form.setHeadingLevel(level)
    if hanging:
        form.setLeftMargin(units.u(_HANGING))
        form.setTextIndent(-units.u(_HANGING))
    return form


def _cell(cell: Cell) -> Rich:
    return tuple(_joined([rich(words) for words in cell.paragraphs]))


def _joined(parts: Sequence[Rich]) -> Iterator[Span]:
    for place, words in enumerate(parts):
        if place:
            yield Span(" · ")
        yield from words
