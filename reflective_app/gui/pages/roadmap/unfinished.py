"""What is typed on the roadmap page and recorded nowhere yet, in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reflective_app.gui.pages.roadmap.views import View
from reflective_app.wording.dates import counted, listed

if TYPE_CHECKING:
    from reflective_app.gui.pages.roadmap.page import RoadmapPage

LONGEST = 40
"""A title longer than this is cut: several may be named."""


def unfinished(page: RoadmapPage) -> str:
    """What would be lost, as “The action “Open the line” half written”; empty if nothing."""
    said = listed(list(_parts(page)))
    return said[:1].upper() + said[1:]


def _parts(page: RoadmapPage) -> Iterator[str]:
    if page.view is View.FORM and page.form.is_half_written and page.one.title:
        yield f"the action {_quoted(page.one.title)} half written"
    if page.one.new_begun:
        yield "a new action half written"
    if page.table.editor.unread:
        yield f"a date of {_quoted(page.table.editor.unread)} that cannot be read"
    if page.view is View.SPLIT and page.splitter.is_begun:
        yield f"the parts of {_quoted(page.one.title)} half written"
    if page.view is View.ASIDE and page.aside.is_begun:
        yield "why something is set aside, half written"
    if page.progress.is_unread:
        yield "a day of the progress that cannot be read"
    if page.reason_bar.is_begun:
        yield "why an action was moved, half written"
    if page.offers.wishes.edited:
        yield f"{counted(page.offers.wishes.edited, 'draft')} edited and not accepted"
    if not page.decisions.trouble.isHidden():
        yield "a decision that is too long"


def _quoted(title: str) -> str:
    return f"“{title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + '…'}”"
