"""What the library shows of each question set, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from reflective_app.domain.fingerprint import fingerprint, local_fingerprint
from reflective_app.domain.kinds import Status
from reflective_app.domain.local_questions import local_faults, with_local_items
from reflective_app.domain.question_set import QuestionSet
from reflective_app.gui.pages.library import SetRow
from reflective_app.gui.widgets.row_delegate import Row
from reflective_app.reports.outline import Block, Bullets, Heading, Paragraph, Span
from reflective_app.reports.question_set_pages import local_pages, question_set_pages
from reflective_app.storage.own_sets import revision_name
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.question_set_library import (
    Library,
    ListedLocal,
    ListedSet,
    extended_set,
)
from reflective_app.wording.dates import counted
from reflective_app.wording.question_set import edition_line
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
    names = _names(library)
    for listed in sorted(library.sets, key=_order):
        rows.append(_set_row(listed, names))
        guide = listed.question_set.guide.id if listed.usable and listed.question_set else ""
        rows += [_local_row(each, library, names) for each in left if each.extends == guide]
        left = [each for each in left if each.extends != guide]
    return rows + [_local_row(each, library, names) for each in left]


def _names(library: Library) -> dict[Path, str]:
    """The title of each set; where several have it, with the id or, if need be, the revision."""
    found = {each.path: each.question_set for each in library.sets if each.question_set}
    titles = Counter(each.guide.title for each in found.values())
    ids = Counter((each.guide.title, each.guide.id) for each in found.values())
    names = {}
    for path, each in found.items():
        guide = each.guide
        mark = guide.id if ids[guide.title, guide.id] == 1 else revision_name(each)
        names[path] = f"{guide.title} ({mark})" if titles[guide.title] > 1 else guide.title
    return names


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
        beside = f"Beside {edition_line(question_set.guide)}"
        marks = Paragraph(f"{beside} · Fingerprint {local_fingerprint(ours.items)}.", "caption")
        heading, *rest = local_pages(ours.guide.title, ours.items, question_set)
        return (heading, marks, *rest)
    pages = question_set_pages(question_set)
    title = Paragraph((Span(pages.title, bold=True),))
    return (title, Paragraph(f"{pages.foot_line}.", "caption"), *pages.blocks)


def asked_by(listed: Listed, library: Library) -> QuestionSet | None:
    """The set with the council's own questions beside it; None for a file that cannot be used."""
    if listed.problems:
        return None
    if isinstance(listed, ListedSet):
        return library.with_local(listed.question_set) if listed.question_set else None
    guide = _guide_of(listed, library)
    return library.with_local(guide) if guide else None


def printed_from(listed: Listed, library: Library) -> QuestionSet | None:
    """What is printed of it: of local questions, their guide with these alone beside it.

    They come with the council's other questions where they cannot do without those.
    """
    asked = asked_by(listed, library)
    if asked is None or isinstance(listed, ListedSet) or listed.questions is None:
        return asked
    guide = with_local_items(asked, ())
    if local_faults(listed.questions, guide):
        return asked
    return with_local_items(guide, listed.questions.items)


def losing_their_guide(listed: Listed, library: Library) -> list[str]:
    """The local questions that no guide is left for, once this set is gone."""
    if isinstance(listed, ListedLocal) or not listed.usable or listed.question_set is None:
        return []
    guide = listed.question_set.guide.id
    for each in library.sets:
        other = each.question_set
        if each.path != listed.path and each.usable and other and other.guide.id == guide:
            return []
    return [set_name(each) for each in library.local if each.extends == guide]


def _guide_of(listed: ListedLocal, library: Library) -> QuestionSet | None:
    try:
        return extended_set(listed.path.name, listed.extends, library.sets)
    except UnreadableFileError:
        return None


def set_name(listed: Listed) -> str:
    """What it is called; a file that cannot be read, by its own name."""
    if isinstance(listed, ListedLocal):
        return listed.questions.guide.title if listed.questions else listed.path.name
    return listed.question_set.guide.title if listed.question_set else listed.path.name


def _set_row(listed: ListedSet, names: Mapping[Path, str]) -> SetRow:
    key, own = str(listed.path), not listed.shipped
    found = listed.question_set
    if found is None or listed.problems:
        name = names.get(listed.path, set_name(listed))
        row = Row(key, name, _trouble(listed, _whose(listed)), dimmed=True)
        return SetRow(row, own=own, why_not=BROKEN)
    why_not = _why_not(found)
    row = Row(key, names[listed.path], _detail(listed, found))
    return SetRow(row, startable=not why_not, printable=True, own=own, why_not=why_not)


def _local_row(listed: ListedLocal, library: Library, names: Mapping[Path, str]) -> SetRow:
    key, name = str(listed.path), set_name(listed)
    if listed.questions is None:
        row = Row(key, name, _trouble(listed, OWN), indent=1, dimmed=True)
        return SetRow(row, own=True, why_not=BROKEN)
    asked = counted(sum(len(item.questions) for item in listed.questions.items), "question")
    guide = _guide_of(listed, library)
    paths = (each.path for each in library.sets if guide and each.question_set is guide)
    beside = next((names[path] for path in paths), listed.extends)
    mark = local_fingerprint(listed.questions.items)
    detail = f"{asked} · {OWN}\nBeside {beside}\nFingerprint {mark}"
    row = Row(key, name, detail, indent=1)
    return SetRow(row, printable=True, own=True, why_not=ASKED_WITH)


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
