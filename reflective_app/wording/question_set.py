"""What is said of a question set itself: how much it covers, how it is known, what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reflective_app.domain.guide import Guide
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import (
    Axis,
    Completeness,
    ItemKind,
    Measures,
    Origin,
    QuestionKind,
    Standing,
    Status,
)
from reflective_app.domain.question_set import QuestionSet
from reflective_app.wording.dates import counted, listed, long_date, number
from reflective_app.wording.units import unit_of
from reflective_app.wording.words import answer_words

COVERS = {
    Completeness.FULL: "It was written from the whole guide.",
    Completeness.PARTIAL: (
        "It was written from the parts of the guide that could be seen. The guide may ask for "
        "more, so check anything you rely on in the published guide."
    ),
    Completeness.OUTLINE: (
        "It is a draft: only an outline of the guide could be seen. Check everything you rely on "
        "in the published guide."
    ),
}

NOT_OUT = (
    "This guide has been announced and was not out when last looked for, on {day}. "
    "This page says what is known of it. There is nothing to answer yet."
)

STANDING_MEANS = (
    (Standing.SEEN, "we read it there ourselves"),
    (Standing.REPORTED, "somebody else says so, and we could not check it in the source"),
    (Standing.INFERRED, "nobody says so in these words; we conclude it from what was seen"),
    (Standing.OWN, "our idea, on nobody’s word"),
)

KNOWN = {
    Standing.SEEN: "Seen",
    Standing.REPORTED: "Reported",
    Standing.INFERRED: "Inferred from",
    Standing.OWN: "Our own",
}
"""How a statement is known, before the numbers of its sources."""

ASKED_BY = {
    Origin.GUIDE: "the guide",
    Origin.LAW: "the law",
    Origin.STATUTORY_GUIDANCE: "statutory guidance",
    Origin.APP: "we do; it is not part of the guide",
}

MISSED_GROUPS = "Groups who may be missed"

MEASURES = {
    Measures.ELIGIBLE: "The benchmark takes it as the number of {unit} who could have it.",
    Measures.REACHED: "The benchmark takes it as the number of {unit} reached.",
}

OWN_QUESTION = "Our own question"
LOCAL_NOTE = (
    "These are the council’s own questions. They are asked beside the guide’s and printed apart, "
    "and no position of the guide’s rests on them."
)
FINGERPRINT_MEANS = (
    "Sets with one fingerprint say the same, however their files are laid out. "
    "It stands at the foot of every page that is printed with the set."
)

READING = (
    "Every statement says how it is known, with the numbers of its sources in the list at the "
    "end: Seen [3, 14]."
)
READING_ITEMS = (
    "An item’s standing holds for its parts, unless one names its own. The words, the ladders and "
    "codes such as R1 and R1 a are our own throughout; the codes are not the guide’s numbering."
)
GROUPS_APART = (
    "The offer is benchmarked for each of these groups. Groups who may be missed stand by "
    "themselves."
)

ESSENTIAL = (
    "While a question marked essential stands in the lower half, its item is partly in place at "
    "most."
)

LADDERS = (
    "The sentences of a ladder are not in place, partly, mostly and fully in place, the lowest "
    "first. A ladder with more or fewer sentences counts its steps from 0."
)
ACTIONS = (
    "“From partly: … (aims for mostly)” is a suggested action: it is offered as a draft where a "
    "question stands there. “To bring” helps to answer; “To do better” says what the next step "
    "looks like. All of these are ours."
)

COPY_GOES = "The program’s copy is deleted; the file that it was added from stays where it is."
LOSE_GUIDE = (
    "Local questions stand beside it: {names}. They lose their guide, and cannot be used until it "
    "is added again."
)
NOT_AFFECTED = (
    "Assessments made with it are not affected: each holds the whole set it was made with."
)

_NOUNS = {
    ItemKind.RECOMMENDATION: ("recommendation", None),
    ItemKind.PRINCIPLE: ("principle", None),
    ItemKind.DUTY: ("duty", "duties"),
    ItemKind.READINESS: ("readiness theme", None),
}


def edition_line(guide: Guide) -> str:
    """Which set exactly: Kinship Care, edition 2024-10, revision 1."""
    return f"{guide.title}, edition {guide.edition}, revision {guide.revision}"


def axis_heading(axis: Axis, guide: Guide) -> str:
    """What the groups of one kind are headed by: Groups by arrangement."""
    if axis is Axis.EQUITY:
        return MISSED_GROUPS
    called = guide.groups_called
    kept = called[1:2].isupper()  # SEND stays as it is
    return f"Groups by {called if kept else called[0].lower() + called[1:]}"


def contents_words(question_set: QuestionSet) -> str:
    """What the set asks about: 35 questions on 4 recommendations and 2 duties."""
    kinds = [item.kind for item in question_set.items]
    held = [
        counted(kinds.count(kind), *names) for kind, names in _NOUNS.items() if kinds.count(kind)
    ]
    asked = sum(len(item.questions) for item in question_set.items)
    said = f"{counted(asked, 'question')} on {listed(held)}" if held else "no questions yet"
    local = sum(len(item.questions) for item in question_set.local_items)
    return f"{said}, and {counted(local, 'local question')}" if local else said


def standing_note(question_set: QuestionSet) -> str:
    """What the set can be used for, and on what it rests, in a sentence or two."""
    guide = question_set.guide
    if guide.status is Status.ANNOUNCED:
        return NOT_OUT.format(day=long_date(guide.checked_on))
    return COVERS[guide.completeness]


def rung_name(question: Question, rung: int) -> str:
    """The word of a rung without what every other says too: partly; or step 2 of 4."""
    return answer_words(question, rung).removesuffix(" in place")


def rungs_said(question: Question, rungs: Sequence[int]) -> str:
    """Rungs of one ladder inside a sentence: not or partly; step 0 or 1."""
    names = [rung_name(question, rung).lower() for rung in rungs]
    if all(name.startswith("step ") for name in names):
        return f"step {listed([str(rung) for rung in rungs], 'or')}"
    return listed(names, "or")


def answer_kind(question: Question, item: Item) -> str:
    """What an answer is, for a question of the item without a ladder."""
    if question.kind is QuestionKind.TEXT:
        return "Answered in the group’s own words; it enters no position."
    if question.kind is QuestionKind.CHOICE:
        return f"One of these: {listed(question.options, 'or')}."
    return " ".join(_number_words(question, item))


def _number_words(question: Question, item: Item) -> Iterator[str]:
    bounds = [
        f"from {number(question.min)}" if question.min is not None else "",
        f"to {number(question.max)}" if question.max is not None else "",
    ]
    unit = f" of {question.unit}" if question.unit else ""
    yield " ".join(["A number" + unit, *(bound for bound in bounds if bound)]) + "."
    if question.measures is not None:
        yield MEASURES[question.measures].format(unit=unit_of(item))
