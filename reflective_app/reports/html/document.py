"""A whole page: what it is, what it holds, the report, and what it rests on."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING

from reflective_app.reports.html.blocks import Writer
from reflective_app.reports.html.markup import (
    NOTHING,
    Html,
    element,
    lines,
    on_one_line,
    says_something,
    text_html,
)
from reflective_app.reports.html.style import style_sheet
from reflective_app.reports.html.words import block
from reflective_app.reports.outline import MOST_IN_CONTENTS
from reflective_app.reports.sheet_text import BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflective_app.reports.html.blocks import Entry
    from reflective_app.reports.outline import Outline

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What the page may load or do: nothing, but look as its own style sheet says."""
WITH_LOGO = f"{POLICY}; img-src data:"
"""The same, but for a picture that stands in the page itself."""

_DOTS_A_MM = 96 / 25.4
"""Of those that a page is measured in."""
_FEW = 2
"""Headings that a list of contents would only repeat."""


def render_html(outline: Outline) -> bytes:
    """The outline as one HTML file in UTF-8 that loads nothing and runs nothing.

    The same outline gives the same bytes.
    """
    writer = Writer()
    report = writer.written(outline.blocks)
    page = element(
        "div",
        lines(
            _header(outline),
            _contents(writer.entries),
            element("main", Html("\n"), report, Html("\n"), id="report"),
            _footer(outline),
        ),
        class_="page",
    )
    skip = element("a", text_html("Skip to the report"), class_="skip", href="#report")
    body = element("body", lines(skip, page), class_="close" if outline.close_set else None)
    whole = element("html", lines(_head(outline), body), lang=outline.language)
    return f"<!DOCTYPE html>\n{whole}\n".encode()


def _head(outline: Outline) -> Html:
    # The sheet holds our own rules, and strings in which only letters and digits stand as such.
    style = Html(f"<style>{style_sheet(outline)}</style>")
    return element(
        "head",
        lines(
            element("meta", charset="utf-8"),
            element(
                "meta",
                http_equiv="Content-Security-Policy",
                content=WITH_LOGO if outline.logo else POLICY,
            ),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="referrer", content="no-referrer"),
            element("title", text_html(on_one_line(outline.head_line))),
            style,
        ),
    )


def _header(outline: Outline) -> Html:
    # The marking has a line of its own above, where nobody can miss it.
    about = replace(outline, marking="").foot_line
    to_write = "  ".join(f"{blank.name}: {BLANK}" for blank in outline.to_write)
    return element(
        "header",
        lines(
            _logo(outline),
            _line(outline.marking, "marking"),
            _line(outline.council, "council"),
            block("h1", outline.title),
            _line(about, "about"),
            _line(to_write, "about"),
        ),
    )


def _logo(outline: Outline) -> Html:
    """The council's logo, inside the page and as large as in print."""
    if outline.logo is None:
        return NOTHING
    wide, tall = outline.logo.millimetres()
    return element(
        "img",
        src=f"data:image/png;base64,{b64encode(outline.logo.data).decode()}",
        alt=outline.logo_words,
        class_="logo",
        width=str(round(wide * _DOTS_A_MM)),
        height=str(round(tall * _DOTS_A_MM)),
    )


def _footer(outline: Outline) -> Html:
    return element("footer", lines(_line(outline.head_line), _line(outline.foot_line)))


def _line(words: str, kind: str | None = None) -> Html:
    return block("p", words, class_=kind) if says_something(words) else NOTHING


def _contents(entries: Sequence[Entry]) -> Html:
    """Links to the headings of the first two levels, or of the first alone where they are many."""
    listed = [entry for entry in entries if entry.level <= 2]
    if len(listed) > MOST_IN_CONTENTS:
        listed = [entry for entry in listed if entry.level == 1]
    if len(listed) <= _FEW:
        return NOTHING
    title = element("h2", text_html("Contents"), id="contents")
    return element("nav", lines(title, _listed(listed)), aria_labelledby="contents")


def _listed(entries: Sequence[Entry]) -> Html:
    """A list whose items hold the lists of what is below them."""
    items: list[Html] = []
    below: list[Entry] = []
    for entry in reversed(entries):
        if entry.level > entries[0].level:
            below.insert(0, entry)
            continue
        inner = _listed(below) if below else NOTHING
        link = block("a", entry.text, href=f"#{entry.id}")
        items.insert(0, element("li", link, inner))
        below = []
    return element("ul", lines(*items), role="list")
