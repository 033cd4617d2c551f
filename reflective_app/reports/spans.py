"""Text as spans: the words of every block, with what is bold, linked or a source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A source by its number in the list of sources of a document."""

    number: int
    title: str

    @property
    def spoken(self) -> str:
        """What a listener hears in place of the bare number."""
        return f"source {self.number}"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one weight. A newline inside it starts a new line."""

    text: str
    bold: bool = False
    href: str | None = None
    cites: Citation | None = None
    """The source that this number stands for."""
    lists: Citation | None = None
    """The source whose entry in the list begins here."""


SEPARATOR = " · "
"""Between the parts of a line that names several things."""
Rich = tuple[Span, ...]
Words = str | Rich
"""What every block takes as its text: a plain string where nothing is bold or linked."""


def rich(words: Words) -> Rich:
    """Words as spans."""
    return (Span(words),) if isinstance(words, str) else words


def words_of(words: Words) -> str:
    """Words without their weight or links."""
    return words if isinstance(words, str) else "".join(span.text for span in words)
