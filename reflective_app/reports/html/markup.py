"""Elements, attributes and text; whatever comes from outside is escaped here and nowhere else."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import NewType

Html = NewType("Html", str)
"""Text that has been escaped, or elements made of it."""

NOTHING = Html("")

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_SPACES = re.compile("[\t\v\f\x1c-\x1f\x85]")
_DROPPED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # changes of direction that nobody need ever end
    "\ufeff\ufff9-\ufffb\ufdd0-\ufdef]"
)
_HALVES = re.compile("[\ud800-\udfff]")
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")
_VOID = frozenset({"br", "col", "img", "meta"})


def cleaned(text: str) -> str:
    """Text as a page may hold it: composed letters, lines by newlines, no control characters.

    Half a character becomes the sign for one that is lost. Cleaned twice is cleaned once.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    text = _HALVES.sub("\ufffd", _DROPPED.sub("", text))
    text = "".join(letter for letter in text if ord(letter) & 0xFFFE != 0xFFFE)
    return unicodedata.normalize("NFC", text)


def on_one_line(text: str) -> str:
    """The same for a title or an attribute, where a new line means nothing."""
    return " ".join(cleaned(text).split())


def says_something(text: str) -> bool:
    """Whether anything would be seen or heard."""
    return any(unicodedata.category(letter) not in _UNSEEN for letter in cleaned(text))


def turns(text: str) -> bool:
    """Whether any of it is read from right to left."""
    if text.isascii():
        return False
    return any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text)


def text_html(text: str) -> Html:
    """Text escaped; a newline starts a new line."""
    return Html(escape(cleaned(text), quote=False).replace("\n", "<br>"))


def element(tag: str, /, *inside: Html, **attributes: str | None) -> Html:
    """An element. `aria_label` is written `aria-label` and `class_` `class`; None is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(on_one_line(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{''.join(inside)}</{tag}>")


def lines(*parts: Html) -> Html:
    """The parts that are anything, each on a line of the file."""
    return Html("\n".join(part for part in parts if part))
