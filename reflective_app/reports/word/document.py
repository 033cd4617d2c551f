"""A whole Word file, made of its parts one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.reports.sheet_look import look_for
from reflective_app.reports.word.body import Writer
from reflective_app.reports.word.draft import Draft, listed_sources
from reflective_app.reports.word.furniture import lay_out, write_titles
from reflective_app.reports.word.lists import define_lists
from reflective_app.reports.word.package import blank_document, packed, tell_facts
from reflective_app.reports.word.styles import define_styles

if TYPE_CHECKING:
    from reflective_app.reports.outline import Outline


def render_word(outline: Outline) -> bytes:
    """The outline as a Word file (.docx). The same outline gives the same bytes.

    Everything stands in styles, most of them Word's own, so that a council's template takes over
    what is pasted into it. The file names no author and no program, and holds no macro.
    """
    draft = Draft(blank_document(), look_for(outline), listed_sources(outline))
    define_lists(draft.document, draft.look)
    define_styles(draft.document, draft.look, outline.language)
    lay_out(outline, draft)
    write_titles(outline, draft)
    Writer(draft).write(outline.blocks)
    tell_facts(draft.document, outline)
    return packed(draft.document)
