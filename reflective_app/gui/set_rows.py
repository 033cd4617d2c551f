"""What the library shows of each question set, in words."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.fingerprint import fingerprint
from reflective_app.domain.kinds import Status
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui.pages.library import SetRow
from reflective_app.gui.widgets.row_delegate import Row
from reflective_app.reports.outline import Block, Bullets, Heading, Paragraph, Span
from reflective_app.reports.question_set_pages import local_pages, question_set_pages
from reflective_app.storage.question_set_library import Library, ListedLocal, ListedSet
from reflective_app.wording.dates import counted
from reflective_app.wording.words import guide_status

SHIPPED, OWN = "built in", "your own"
NOT_OUT = "This guide is not out yet, so it cannot be started."
BROKEN = "This set cannot be used until its problems are put right."
ASKED_WITH = "These questions are asked with the guide that they stand beside. Start with that."
NOTHING_ASKED = "This set asks no question yet, so it cannot be started."

Listed = ListedSet | ListedLocal


def set_rows(library: Library) -> list[SetRow]:
    """A row for each set: those to start with first, with local questions beneath their guide."""
    rows: list[SetRow] = []
    left = list(library.local)
    for listed in sorted(library.sets, key=_order):
        rows.append(_set_row(listed))
        guide = listed.question_set.guide.id if listed.usable and listed.question_set else ""
        rows += [_local_row(each) for each in left if each.extends == guide]
        left = [each for each in left if each.extends != guide]
    return rows + [_local_row(each) for each in left]


def _order(listed: ListedSet) -> tuple[bool, bool, bool]:
    found = listed.question_set
    return not listed.shipped, not listed.usable, bool(found and _why_not(found))


def set_blocks(listed: Listed, library: Library) -> tuple[Block, ...]:
    """All that it says; of one that cannot be used, everything that is wrong with it."""
    question_set = asked_by(listed, library)
    if question_set is None:
        return tuple(_problems(listed))
    if isinstance(listed, ListedLocal) and listed.questions is not None:
        ours = listed.questions
        return tuple(local_pages(ours.guide.title, ours.items, question_set))
    pages = question_set_pages(question_set)
    title = Paragraph((Span(pages.title, bold=True),))
    return (title, Paragraph(f"{pages.foot_line}.", "caption"), *pages.blocks)


def asked_by(listed: Listed, library: Library) -> QuestionSet | None:
    """The set with the council's own questions beside it; None for a file that cannot be used."""
    if listed.problems:
        return None
    if isinstance(listed, ListedSet):
        return library.with_local(listed.question_set) if listed.question_set else None
    for beside in library.sets:
        question_set = asked_by(beside, library)
        if question_set is not None and question_set.guide.id == listed.extends:
            return question_set
    return None


def set_name(listed: Listed) -> str:
    """What it is called; a file that cannot be read, by its own name."""
    if isinstance(listed, ListedLocal):
        return listed.questions.guide.title if listed.questions else listed.path.name
    return listed.question_set.guide.title if listed.question_set else listed.path.name


def _set_row(listed: ListedSet) -> SetRow:
    key, own = str(listed.path), not listed.shipped
    found = listed.question_set
    if found is None or listed.problems:
        row = Row(key, set_name(listed), _trouble(listed, _whose(listed)), dimmed=True)
        return SetRow(row, own=own, why_not=BROKEN)
    why_not = _why_not(found)
    row = Row(key, found.guide.title, _detail(listed, found))
    return SetRow(row, startable=not why_not, printable=True, own=own, why_not=why_not)


def _local_row(listed: ListedLocal) -> SetRow:
    key, name = str(listed.path), set_name(listed)
    if listed.questions is None:
        row = Row(key, name, _trouble(listed, OWN), indent=1, dimmed=True)
        return SetRow(row, own=True, why_not=BROKEN)
    asked = counted(sum(len(item.questions) for item in listed.questions.items), "question")
    row = Row(key, name, f"{asked} · {OWN}\nBeside {listed.extends}", indent=1)
    return SetRow(row, own=True, why_not=ASKED_WITH)


def _trouble(listed: Listed, whose: str) -> str:
    problems = counted(len(listed.problems), "problem")
    return f"Cannot be used · {whose}\n{problems} in {listed.path.name}"


def _detail(listed: ListedSet, found: QuestionSet) -> str:
    guide = found.guide
    return (
        f"{guide_status(guide)} · {_whose(listed)}\n"
        f"Edition {guide.edition}, revision {guide.revision}\n"
        f"Fingerprint {fingerprint(found)}"
    )


def _why_not(found: QuestionSet) -> str:
    if found.guide.status is Status.ANNOUNCED:
        return NOT_OUT
    return "" if found.items else NOTHING_ASKED


def _whose(listed: ListedSet) -> str:
    return SHIPPED if listed.shipped else OWN


def _problems(listed: Listed) -> Iterator[Block]:
    yield Heading(1, set_name(listed))
    number = counted(len(listed.problems), "problem")
    yield Paragraph(f"{BROKEN} There {'is' if len(listed.problems) == 1 else 'are'} {number}.")
    yield Paragraph("The file was left as it is, and the other sets are not affected.")
    yield Bullets(tuple(problem.sentence for problem in listed.problems), numbered=True)
