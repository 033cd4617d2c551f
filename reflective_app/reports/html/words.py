"""Words of an outline inside an element: what is bold, what is a link, which way it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.reports.addresses import address_of
from reflective_app.reports.html.markup import (
    Html,
    cleaned,
    element,
    says_something,
    text_html,
    turns,
)
from reflective_app.reports.spans import rich, words_of

if TYPE_CHECKING:
    from reflective_app.reports.spans import Span, Words

_LONG_WORD = 24
"""Letters; a longer word in a table may be broken anywhere, or its column would have no end."""


def said(words: Words) -> bool:
    """Whether the words say anything."""
    return says_something(words_of(words))


def inline(words: Words) -> Html:
    """Words with their weight and links. One run cannot turn the order of another."""
    spans = rich(words)
    return Html("".join(_span(span, alone=len(spans) == 1) for span in spans))


def block(tag: str, words: Words, **attributes: str | None) -> Html:
    """An element of words that is read in the direction of its first letter.

    The bullet or number of an item stays where those of the others are.
    """
    if tag == "li" and direction(words):
        return element(tag, element("div", inline(words), dir="auto"), **attributes)
    return element(tag, inline(words), dir=direction(words), **attributes)


def direction(words: Words) -> str | None:
    """`auto` where any of it is read from right to left; else nothing need be said."""
    return "auto" if turns(words_of(words)) else None


def has_long_word(words: Words) -> bool:
    """Whether a word is too long for a column of a table."""
    return any(len(word) > _LONG_WORD for word in cleaned(words_of(words)).split())


def _span(span: Span, *, alone: bool) -> Html:
    made = text_html(span.text)
    if span.bold:
        made = element("b", made)
    if address := address_of(span.href or ""):
        made = _link(span, address, made)
    return element("bdi", made) if turns(span.text) and not alone else made


def _link(span: Span, address: str, inside: Html) -> Html:
    """A number that stands for a source says so to whoever only hears it."""
    if span.cites is None:
        return element("a", inside, href=address)
    return element("a", inside, href=address, aria_label=span.cites.spoken, title=span.cites.title)
