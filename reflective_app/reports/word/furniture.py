"""What every page of a Word file carries: its size, its head, its foot and its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Twips

from reflective_app.reports.pdf.fonts import text_width
from reflective_app.reports.sheet_text import BLANK
from reflective_app.reports.word.by_hand import element_of, twips, w
from reflective_app.reports.word.draft import say
from reflective_app.reports.word.pictures import show_logo
from reflective_app.reports.word.text import one_line, says_something

if TYPE_CHECKING:
    from docx.section import Section, _Footer, _Header
    from docx.text.paragraph import Paragraph

    from reflective_app.reports.look import Look
    from reflective_app.reports.outline import Outline
    from reflective_app.reports.word.draft import Draft

_HEAD_LINES, _FOOT_LINES = 2, 3
"""Room for so many lines at head and foot; Word gives more where more are needed."""


def write_titles(outline: Outline, draft: Draft) -> None:
    """What it is, whose it is, on which guide, when, and who may see it."""
    add = draft.document.add_paragraph
    small = outline.setting == "sheet"  # beside the title, where it takes no height from the rest
    logo = add() if outline.logo and not small else None
    draft.write(title := add(), "Title", one_line(outline.title))
    if outline.logo:
        # In the line: a reader that speaks finds no picture that floats.
        if logo is None:
            logo = title
            right = Twips(twips(draft.look.text_width))
            logo.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
            logo.add_run("\t")
        else:
            draft.write(logo, "Logo")
        show_logo(outline.logo, outline.logo_words, logo, draft, small=small)
    if says_something(outline.council):
        draft.write(add(), "Subtitle", outline.council)
    for words in outline.about_lines:
        if says_something(words):
            draft.write(add(), "DocumentDetails", words)


def lay_out(outline: Outline, draft: Draft) -> None:
    """Set the paper and its margins, and write the head and the foot of its pages."""
    document, look = draft.document, draft.look
    section = document.sections[0]
    setting = document.element.body.sectPr
    setting.attrib.clear()
    setting.remove_all("w:cols", "w:docGrid")
    if outline.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    _set_paper(section, outline, look)
    section.different_first_page_header_footer = True
    _write_head(section.header, outline, first=False)
    _write_head(section.first_page_header, outline, first=True)
    _write_foot(section.footer, outline)
    foot = setting.get_footerReference(WD_HEADER_FOOTER.PRIMARY).rId
    setting.add_footerReference(WD_HEADER_FOOTER.FIRST_PAGE, foot)  # the same, kept once


def _set_paper(section: Section, outline: Outline, look: Look) -> None:
    measure, line = look.measure, look.text.furniture.leading
    high, low = _HEAD_LINES, _FOOT_LINES
    if outline.setting == "sheet":  # which has to hold all it says: only what is needed
        long = text_width(outline.foot_line, look.text.furniture) > look.text_width
        high, low = (2 if outline.to_write else 1), (3 if long else 2)
    top = measure.edge + high * line + measure.furniture_gap
    bottom = measure.edge + low * line + measure.furniture_gap
    section.page_width, section.page_height = _length(look.page_width), _length(look.page_height)
    section.top_margin, section.bottom_margin = _length(top), _length(bottom)
    section.left_margin = section.right_margin = _length(measure.side)
    section.header_distance = section.footer_distance = _length(measure.edge)


def _write_head(header: _Header, outline: Outline, *, first: bool) -> None:
    """The head of a page. The first page names the report by its title instead."""
    head = header.paragraphs[0]
    if not first:
        say(head, outline.head_line)
    blanks = [f"{blank.name}: {BLANK}" for blank in outline.to_write]
    right = "   ".join(each for each in (*blanks, outline.marking) if each)
    if right:
        head.add_run("\t")
        say(head, right, "Strong")


def _write_foot(footer: _Footer, outline: Outline) -> None:
    """The foot of a page, with its number, which Word works out."""
    say(footer.paragraphs[0], outline.foot_line)
    page = footer.add_paragraph()
    element_of(page).style = "PageLine"
    page.add_run("\t")
    say(page, "Page ", "Strong")
    _work_out(page, "PAGE")
    say(page, " of ", "Strong")
    _work_out(page, "NUMPAGES")


def _work_out(into: Paragraph, field: str) -> None:
    """A number that Word fills in, shown as 1 until it does."""
    say(into, "1", "Strong")
    shown = element_of(into.runs[-1])
    element_of(into).append(w("fldSimple", shown, instr=f" {field} "))


def _length(points: float) -> Twips:
    return Twips(twips(points))
