"""The individual response sheet: what one person thinks, before the room talks."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.item import Question
from reflective_app.reports.outline import Block, Box, Bullets, Heading, Outline, Paragraph
from reflective_app.reports.paper.sitting import Paper, Sitting, sheet
from reflective_app.reports.sheet_blocks import Asked, Choice, Field, Fields
from reflective_app.wording.codes import EXITS
from reflective_app.wording.dates import listed
from reflective_app.wording.local_questions import KIND, NOTE, TITLE

PROMPTS = ("How do you know?", "Anything else?")
USE = (
    "Tick one box for each question: the sentence nearest to what families get today.",
    "“Don’t know” and “Not mine to judge” are good answers. Leave out what you like.",
    "Write no names: not yours, and nothing that tells who a family is.",
    "Your answers are typed in and checked; then the sheet is destroyed. Its number only helps to "
    "find it until then.",
)


def responses(sitting: Sitting) -> Outline:
    """A question on each third of a page."""
    return sheet("Response sheet", sitting, _blocks(sitting), Paper(numbered=True))


def large_print(sitting: Sitting) -> Outline:
    """The same in large print, in one column."""
    blocks = (*_council_and_date(sitting), *_blocks(sitting))
    paper = Paper(setting="large print", numbered=True)
    return sheet("Response sheet, large print", sitting, blocks, paper)


def _council_and_date(sitting: Sitting) -> Iterator[Block]:
    """At the head of the first page, where other sheets have them on every page."""
    if sitting.assessment is None:
        yield Fields((Field("Council", 1.5), Field("Date")))


def _blocks(sitting: Sitting) -> Iterator[Block]:
    yield Fields((Field("Your role, not your name"),))
    yield Paragraph(_role_words(sitting), "caption")
    yield Box("How this sheet is used", (Bullets(USE, style="caption"),))
    last = _local_at_the_end(sitting)
    for number, question in enumerate(sitting.questions):
        if number == last:
            yield Heading(1, TITLE)
            yield Paragraph(NOTE, "caption")
        yield _asked(question, sitting, named=number < last)


def _local_at_the_end(sitting: Sitting) -> int:
    """The place from which on all questions are the council's own, so that a heading says it."""
    guides = (n for n, each in enumerate(sitting.questions) if not sitting.is_local(each))
    return max(guides, default=-1) + 1


def _role_words(sitting: Sitting) -> str:
    """Whoever is the only one of a role would be known by it, so it is not even proposed."""
    many = f"{sitting.fewest_words} or more people"
    if not sitting.roles:
        return (
            f"For example: kinship team manager, carer, health partner. Leave it empty unless "
            f"{many} here share your role."
        )
    if not sitting.shared_roles:
        return f"Leave it empty unless {many} here share your role."
    shared = listed(sitting.shared_roles)
    return f"Roles that {many} here share: {shared}. If yours is another, leave this empty."


def _asked(question: Question, sitting: Sitting, *, named: bool) -> Asked:
    """`named` is whether a local question says by itself that it is one."""
    sentences = enumerate(question.rungs)
    about = sitting.item_of(question).title
    if named and sitting.is_local(question):
        about = f"{KIND}: {about}"
    return Asked(
        code=sitting.codes[question.id],
        question=question.text,
        about=about,
        choices=tuple(Choice(str(rung), words) for rung, words in sentences),
        exits=tuple(Choice(code, words) for code, words in EXITS.items()),
        prompts=PROMPTS,
    )
