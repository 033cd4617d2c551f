"""The governance pack: what IT and information governance read before a council says yes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reflective_app import __version__
from reflective_app.reports.outline import (
    Block,
    Box,
    Bullets,
    Column,
    Heading,
    Outline,
    Paragraph,
    Table,
    as_cell,
)
from reflective_app.wording import governance as words
from reflective_app.wording import made_of
from reflective_app.wording.before import IN_IT
from reflective_app.wording.dates import long_date
from reflective_app.wording.program import PROGRAM

TITLE = "Governance pack"

CHECKED = (
    "Every page of the window, by automatic test: each control has a name for screen readers, Tab "
    "goes round without a trap, and nothing is cut off at twice the text size.",
    "Colours of text against their ground, by calculation, in the light and in the dark colours.",
    "Sample documents, by a validator: the rules of PDF/UA-1 and PDF/A-2a that a machine can "
    "check. Every shape stands beside its word, so nothing rests on colour alone.",
    "Documents can also be had as plain text. Response sheets can be had in large print, at 18 pt.",
)

NOT_CHECKED = (
    "No trial by hand with a screen reader (NVDA, Narrator, JAWS) or a magnifier on Windows is on "
    "record. What a machine cannot check in a PDF was not looked at by a specialist.",
    "Our aim is WCAG 2.2 AA, as it applies to programs. We do not claim that it is met.",
    "The preview of a PDF is a picture. The same words stand beside it as text.",
    "Signs that the two typefaces lack, such as emoji and Chinese, print as an empty box; "
    "right-to-left writing stands letter by letter from left to right.",
    "The program is in English only.",
)

ACCESS_CONTACT = (
    f"Whom to tell about a barrier: {words.TO_FILL_IN}. The council names who answers, and how "
    "soon."
)


def governance_pack(council: str = "") -> Outline:
    """What the program keeps, sends, stands on and does not do yet, with answers for a DPIA.

    It tells of the program and of no assessment. `council` is whose copy it is; it may be empty.
    """
    return Outline(
        title=TITLE,
        council=council,
        guide=f"{PROGRAM}, version {__version__}",
        fingerprint="",
        date_words=f"As it stood on {long_date(words.FACTS_OF)}",
        marking="",
        made_on=words.FACTS_OF,
        blocks=tuple(_blocks()),
        close_set=True,
    )


def _blocks() -> Iterator[Block]:
    yield Paragraph(
        "For the IT officer and the information governance lead. It says what the program does "
        f"today, in words to copy into your own forms. Where it says {words.TO_FILL_IN}, only the "
        "council can answer.",
        "lead",
    )
    yield Box("In short", (Bullets(words.IN_SHORT),))
    yield Heading(1, "What the program does")
    yield _table("Questions that IT asks", (("Question", 1.3), ("Answer", 3)), words.DOES)
    yield from _files()
    yield from _trust()
    yield from _protection()
    yield from _access()
    yield Heading(1, "What is not promised yet")
    yield Paragraph("None of this is there today. Do not rely on it.")
    yield Bullets(words.NOT_YET)


def _files() -> Iterator[Block]:
    yield Heading(1, "What is kept, and where")
    columns = (("File", 1.2), ("Where", 1.3), ("What is in it", 1.7), ("How long", 1.3))
    yield _table("Files that the program writes", columns, words.FILES)
    yield Bullets(words.FILES_NOTES)
    yield Heading(1, "What leaves the computer, and how")
    yield Bullets(words.LEAVES)
    yield Paragraph(f"{words.SENT_OUT} {IN_IT}")


def _trust() -> Iterator[Block]:
    yield Heading(1, "How to check that it is the right file")
    yield Bullets(made_of.CHECK, numbered=True)
    yield Heading(2, "Other marks to check by")
    yield Bullets(made_of.OTHER_MARKS)
    yield Heading(1, "What others made, and under which licences")
    columns = (("Package", 1.2), ("What it is for", 2.2), ("Licence", 1.6))
    yield _table("Packages that the program asks for", columns, made_of.PACKAGES)
    yield Bullets(made_of.BROUGHT)


def _protection() -> Iterator[Block]:
    yield Heading(1, "Data protection: answers for a DPIA")
    yield Paragraph(
        "Whether a full assessment is needed is for the council to say. These are answers to begin "
        "it with."
    )
    yield _table("Screening questions", (("Question", 1.1), ("Answer", 3)), words.DPIA)
    columns = (("Risk", 1.2), ("What lessens it today", 1.7), ("What is left to the council", 1.6))
    yield _table("Risks, and what lessens them", columns, words.RISKS)
    yield Paragraph(words.RECORD)


def _access() -> Iterator[Block]:
    yield Heading(1, "Accessibility statement")
    yield Heading(2, "What was checked, and how")
    yield Bullets(CHECKED)
    yield Heading(2, "What was not checked, and what does not work")
    yield Bullets(NOT_CHECKED)
    yield Paragraph(ACCESS_CONTACT)


def _table(
    caption: str, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]
) -> Table:
    heads = tuple(Column(title, weight) for title, weight in columns)
    return Table(caption, heads, tuple(tuple(as_cell(cell) for cell in row) for row in rows))
