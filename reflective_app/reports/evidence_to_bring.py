"""The pre-read: what the workshop is for, how it goes, and what each role is asked to bring."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import QuestionKind
from reflective_app.domain.sessions import days_of
from reflective_app.domain.speaking import speaks_for
from reflective_app.domain.workshop import Session
from reflective_app.reports.frame import ended, framed, run_in
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Column,
    Heading,
    Outline,
    Paragraph,
    Rich,
    Span,
    Table,
    as_cell,
)
from reflective_app.reports.paper.asked import asked_on, questions_of
from reflective_app.wording.dates import counted, days_words, listed, sentence
from reflective_app.wording.governance import TO_FILL_IN
from reflective_app.wording.workshop import duration
from reflective_app.wording.workshop_plan import session_day, session_name

TITLE = "What to bring to the workshop"
PREPARES = "Whoever prepares the day"
NOT_ON_THE_LIST = "Nobody on the list yet"
MOST_FACTS = 3
"""More facts nobody reads before the day; all of them stand in the gap report."""

STEPS = (
    "A question is read aloud. You think by yourself.",
    "Everybody shows a card at the same moment: the sentence that is nearest to what families get.",
    "Those at the two ends speak first. There may be a second vote.",
    "The group agrees what everyone can accept. “Don’t know” is a good answer.",
    "At the end the group chooses what matters most, and the first steps.",
)

BRING = (
    "Bring it as it is; nothing has to be written for the day. Bring counts and blank forms, never "
    "anything that tells who a child or a family is. An estimate helps where it says that it is "
    "one. If there is nothing, say so."
)

CARERS = (
    "You need bring no papers. You need not tell your story, and nobody expects you to speak for "
    "everyone. You may pass on any question, step out or stop.",
    f"Before the day somebody asks what you need: print, sound, travel, breaks, a person beside "
    f"you. Whom to ask: {TO_FILL_IN}. Pay for your time and travel: {TO_FILL_IN}.",
    "On the day there is a quiet room. Afterwards you hear what became of what was said.",
)

_PARTING = re.compile(r"\n\s*\n")
_LIFE = re.compile(
    r"\b((grand|god|step)?parents?|carers?|guardians?|fathers?|mothers?|brothers?|sisters?|"
    r"families|relatives|adopters?|care leavers?|young (people|person|adults?)|children)\b",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(advisers?|workers?|leads?|leaders?|managers?|directors?|commissioners?|coordinators?|"
    r"officers?|partners?|services?|teams?|organisations?|heads?|champions?|social care)\b",
    re.IGNORECASE,
)


def evidence_to_bring(_: Findings, assessment: Assessment) -> Outline:
    """What to read before the day; what is asked for follows the questions that will be asked."""
    coming = [each for each in assessment.workshop.sessions if each.closed_on is None]
    blocks = _blocks(coming, assessment)
    return replace(framed(TITLE, assessment, blocks, days=days_of(coming)), close_set=True)


def speaks_from_life(words: str) -> bool:
    """Whether a role is that of people who speak from their own life, by its words.

    They are asked for what they know, and not for papers.
    """
    return bool(_LIFE.search(words)) and not _JOB.search(words)


def who_brings(question: Question, assessment: Assessment) -> str:
    """The role that is asked for what a question looks for: one that comes, if one does.

    Else the first that the set names. Nobody who speaks from their own life is asked for papers.
    """
    named = [word for word in question.speakers if not speaks_from_life(word)]
    for word in named:
        for person in assessment.participants:
            if speaks_for(person, word) and not speaks_from_life(person.role):
                return person.role
    return f"{named[0][0].upper()}{named[0][1:]}" if named else PREPARES


def _blocks(coming: Sequence[Session], assessment: Assessment) -> Iterator[Block]:
    asked = questions_of(assessment.question_set, asked_on(None, assessment))
    yield Paragraph(_for_what(coming, assessment), "lead")
    if purpose := assessment.profile.purpose.strip():
        yield from (Paragraph(part) for part in _PARTING.split(purpose))
    yield from _when(coming, assessment)
    yield Heading(1, "How it goes")
    yield Bullets(STEPS, numbered=True)
    yield Heading(1, "The guide")
    yield Paragraph(_guide(assessment))
    yield Heading(1, "If you speak from your own life")
    yield from (Paragraph(words) for words in CARERS)
    if about := _asked_of_carers(asked, assessment):
        yield Paragraph(about)
    numbers = _numbers_of(asked, assessment)
    yield from _by_role(asked, numbers, assessment)
    yield from _known(numbers, assessment)


def _for_what(coming: Sequence[Session], assessment: Assessment) -> str:
    days = days_of(coming)
    when = "the day" if not days else days_words(days)
    return (
        f"On {when} we set what families are offered here beside a guide, agree where we stand, "
        "and choose what to do first. It is not a test of anybody."
    )


def _when(coming: Sequence[Session], assessment: Assessment) -> Iterator[Block]:
    """Each session that is still to be held; the place is for the council to write in."""
    every = assessment.workshop.sessions
    if not every:
        yield Paragraph(f"Day, time and place: {TO_FILL_IN}.")
    elif not coming:
        yield Paragraph("All sessions that were planned have been held.")
    else:
        lines = []
        for each in coming:
            name = session_name(every.index(each) + 1) if len(every) > 1 else "When"
            lines.append(f"{name}: {session_day(each)}, {duration(each.minutes)}")
        yield Bullets((*lines, f"Place: {TO_FILL_IN}"))


def _guide(assessment: Assessment) -> Rich:
    """What the guide is, in a few sentences, and where it can be read."""
    guide = assessment.question_set.guide
    by = f"{guide.publisher}, for the {guide.commissioned_by}" if guide.commissioned_by else ""
    said = (
        f"“{guide.title}” was published by {by or guide.publisher}. Whom it is about: "
        f"{ended(guide.population)} The questions are written independently of the publisher, from "
        "what could be seen of the guide."
    )
    sources = {source.id: source for source in guide.sources}
    source = sources.get(guide.labels_at or "") or next(iter(guide.sources), None)
    if source is None:
        return (Span(said),)
    return Span(f"{said} Source: "), Span(source.title, href=source.url), Span(".")


def _by_role(
    asked: Sequence[Question], numbers: Sequence[Question], assessment: Assessment
) -> Iterator[Block]:
    """What each role is asked to bring, those who come first, in their order.

    Each paper is asked of one role, and so is each number that nobody has recorded yet.
    """
    roles: dict[str, list[Question]] = {each.role: [] for each in assessment.participants}
    papers = [question for question in asked if question.look_for]
    missing = [each for each in numbers if not _is_recorded(each, assessment)]
    for question in (*papers, *missing):
        roles.setdefault(who_brings(question, assessment), []).append(question)
    if unnamed := roles.pop(PREPARES, None):
        roles[PREPARES] = unnamed
    rows = tuple(
        (as_cell(role, *_not_coming(role, assessment)), as_cell(*_told(found, assessment)))
        for role, found in roles.items()
        if found
    )
    if rows:
        yield Heading(1, "What each of us brings")
        yield Paragraph(BRING)
        columns = (Column("Who", 1), Column("Please bring", 3.4))
        yield Table("Papers and numbers, by role", columns, rows)


def _not_coming(role: str, assessment: Assessment) -> tuple[str, ...]:
    """That nobody who comes has this role, where it is known who comes."""
    coming = {each.role for each in assessment.participants}
    return (NOT_ON_THE_LIST,) if coming and role not in {*coming, PREPARES} else ()


def _told(questions: Sequence[Question], assessment: Assessment) -> Iterator[Rich]:
    """A paragraph for the papers of each item, then one for each number with its unit."""
    question_set = assessment.question_set
    of_item: dict[str, dict[str, None]] = {}
    for question in questions:
        if question.kind is not QuestionKind.NUMBER:
            things = of_item.setdefault(question_set.item_of(question.id).id, {})
            things.update(dict.fromkeys(question.look_for))
    for item_id, things in of_item.items():
        head = f"{question_set.codes[item_id]} {question_set.item(item_id).title}: "
        yield Span(head, bold=True), Span(" ".join(map(ended, things)))
    for question in questions:
        if question.kind is QuestionKind.NUMBER:
            code = question_set.codes[question_set.item_of(question.id).id]
            unit = f" of {question.unit}" if question.unit else ""
            yield Span(f"A number{unit}, for {code}: ", bold=True), Span(question.text)


def _numbers_of(asked: Sequence[Question], assessment: Assessment) -> tuple[Question, ...]:
    """The numbers that the items want whose questions are asked."""
    question_set = assessment.question_set
    items = dict.fromkeys(question_set.item_of(question.id).id for question in asked)
    return tuple(
        question
        for item in items
        for question in question_set.item(item).questions
        if question.kind is QuestionKind.NUMBER
    )


def _is_recorded(question: Question, assessment: Assessment) -> bool:
    return assessment.answer(question.id).value is not None


def _known(wanted: Sequence[Question], assessment: Assessment) -> Iterator[Block]:
    """What need not be looked up again."""
    facts, services = assessment.local_picture, assessment.services
    recorded = sum(_is_recorded(each, assessment) for each in wanted)
    parts = [counted(len(services), "service")] if services else []
    parts += [f"{recorded} of {counted(len(wanted), 'number')}"] if recorded else []
    parts += [counted(len(facts), "local fact")] if facts else []
    if not parts:
        return
    yield Heading(1, "What is recorded already")
    said = sentence(listed(parts))
    yield Paragraph(f"{said} Bring a newer figure if there is one.")
    if facts:
        first = run_in((fact.what, fact.value or "not known") for fact in facts[:MOST_FACTS])
        more = len(facts) > MOST_FACTS
        yield Paragraph((Span("For example. "), *first) if more else first)


def _asked_of_carers(asked: Sequence[Question], assessment: Assessment) -> str:
    """The items on which those who speak from their own life are wanted above all."""
    question_set = assessment.question_set
    items = dict.fromkeys(
        question_set.item_of(question.id).id
        for question in asked
        if any(map(speaks_from_life, question.speakers))
    )
    if not items:
        return ""
    named = [f"{question_set.codes[each]} {question_set.item(each).title}" for each in items]
    return f"Above all we ask you about these. {' '.join(map(ended, named))}"
