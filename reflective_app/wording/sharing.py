"""What leaves in a shared copy and what stays, in words for those who decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.left_behind import leaves_with
from reflective_app.domain.shared_fields import Leaf, Subject, leaves
from reflective_app.domain.shared_mark import ANOTHER_COUNCIL, NOT_SHARED, Part, Reader, SharedMark
from reflective_app.domain.sharing import Sharing
from reflective_app.wording.dates import counted, listed, long_date

FOR = {
    Reader.COLLEAGUES: "for colleagues",
    Reader.PARTNER: "for a partner",
    Reader.PUBLIC: "for the public",
}

ABOUT = {
    Reader.COLLEAGUES: "Inside the council. With notes and different views; votes as counts only.",
    Reader.PARTNER: "Another organisation. Notes, money and such leave only where you tick them.",
    Reader.PUBLIC: "Anybody. Answers, who gets what, actions and what was set aside; no notes.",
}

PARTS = {
    Part.FIGURES: "Money, families and sources of services, the local picture, number answers",
    Part.HOW: "How we know",
    Part.NOTES: "Notes",
    Part.BARRIERS: "Barriers",
    Part.PARKING: "Parked points",
    Part.REASONS: "Reasons why something does not apply or was set aside",
    Part.WORDS: "Answers in words, and choices",
}

CONSENT = "The council agrees to be named in a regional picture"
NO_PASSWORD = "Your file has a password. The copy has none: anybody can read it."
CHECKED = "Checked: nothing left behind."
TITLES_LEAVE = (
    "Titles of actions, names of services and job titles of owners leave as they are written. "
    "Read them before you send the copy."
)

_WORDS: Mapping[Subject, tuple[str, str]] = {
    Subject.GUIDE: ("The questions of the guide", "The questions of the guide"),
    Subject.ROUND: ("Round, date and marking", "Round, date and marking"),
    Subject.ANSWERS: (
        "1 answer: what became of it, and the sentence or range agreed",
        "{n} answers: what became of each, and the sentence or range agreed",
    ),
    Subject.GRID: ("1 cell of who gets what", "{n} cells of who gets what"),
    Subject.LABELS: (
        "1 label that was looked up, when and by which role",
        "{n} labels that were looked up, when and by which role",
    ),
    Subject.SET_ASIDE: (
        "1 recommendation set aside, and when to look again",
        "{n} recommendations set aside, and when to look again",
    ),
    Subject.ACTIONS: (
        "1 action: title, what it serves, owner’s job title, dates, phase, status",
        "{n} actions: title, what each serves, owner’s job title, dates, phase, status",
    ),
    Subject.SERVICES: (
        "1 service: name, heading, groups, recommendations, status",
        "{n} services: name, heading, groups, recommendations, status",
    ),
    Subject.LOCAL: (
        "The council’s own questions: 1 item",
        "The council’s own questions: {n} items",
    ),
    Subject.VOTES: ("Votes on 1 question, as counts", "Votes on {n} questions, as counts"),
    Subject.HOW: ("1 text on how we know", "{n} texts on how we know"),
    Subject.NOTES: ("1 note", "{n} notes"),
    Subject.BARRIERS: ("1 text on barriers", "{n} texts on barriers"),
    Subject.PARKING: ("1 parked point", "{n} parked points"),
    Subject.REASONS: ("1 reason", "{n} reasons"),
    Subject.WORDS: ("1 answer in words or a choice", "{n} answers in words or a choice"),
    Subject.DIFFERENT_VIEWS: ("1 different view", "{n} different views"),
    Subject.OTHER_COUNCIL: (
        "The name of another council that looked a label up",
        "The names of other councils that looked {n} labels up",
    ),
    Subject.SINGLE_VOTES: (
        "Which votes on 1 question are one person’s",
        "Which votes on {n} questions are one person’s",
    ),
    Subject.RESPONSES: (
        "1 response sent in or on paper, with its notes",
        "{n} responses sent in or on paper, with their notes",
    ),
    Subject.PEOPLE: ("Who took part, the sponsor and the lead",) * 2,
    Subject.PROFILE: ("Region, purpose, when to review, how long to keep the file",) * 2,
    Subject.WORKSHOP: ("The plan of the workshop and its times",) * 2,
    Subject.ANSWER_REST: (
        "Beside 1 answer: what there is, what is next, what helps, how sure, how settled",
        "Beside {n} answers: what there is, what is next, what helps, how sure, how settled",
    ),
    Subject.SERVICE_REST: (
        "Of 1 service: provider, what it does, area, end of funding, components, evaluation",
        "Of {n} services: provider, what each does, area, end of funding, components, evaluation",
    ),
    Subject.ACTION_REST: (
        "Of 1 action: ratings, money, measures, what it waits for, barriers, progress, reasons",
        "Of {n} actions: ratings, money, measures, what they wait for, barriers, progress, reasons",
    ),
    Subject.DRAFTS: (
        "1 draft action set aside, or who set something aside",
        "{n} draft actions set aside, or who set something aside",
    ),
    Subject.DECISIONS: ("The decisions asked for",) * 2,
    Subject.TEXTS: ("1 text written anew for documents", "{n} texts written anew for documents"),
    Subject.HISTORY: ("When the file was saved, and from which earlier state",) * 2,
}
_INSTEAD = {
    Subject.REASONS: "the copy says “not shared”",
    Subject.WORDS: "the copy says only that there is an answer",
    Subject.FIGURES: "the copy says only that a number question has an answer",
    Subject.OTHER_COUNCIL: "the copy says “another council”",
}


def leaving_words(copy: Assessment, sharing: Sharing) -> tuple[str, ...]:
    """What is in a copy, a line for each subject with how many there are."""
    lines = dict(_lines(copy, leaves(copy)))
    name = copy.profile.council
    lines[Subject.COUNCIL] = f"An alias: {name}" if sharing.alias else f"The council’s name: {name}"
    if sharing.reader is Reader.PARTNER and Subject.VOTES in lines:
        lines[Subject.VOTES] += "; roles with few people together"
    if sharing.may_be_named:
        lines[Subject.HISTORY] = CONSENT
    shown = (s for s in Subject if s in lines and (leaves_with(s, sharing) or s in _ALWAYS))
    return tuple(lines[subject] for subject in shown)


_ALWAYS = (Subject.COUNCIL, Subject.HISTORY)


def staying_words(assessment: Assessment, sharing: Sharing) -> tuple[str, ...]:
    """What there is that no copy for this reader holds, a line for each subject."""
    lines = dict(_lines(assessment, leaves(assessment)))
    told = []
    if sharing.alias:
        told.append(f"The council’s name: {assessment.profile.council}")
    for subject in Subject:
        if subject not in lines or subject is Subject.HEAD or leaves_with(subject, sharing):
            continue
        instead = _INSTEAD.get(subject, "")
        told.append(f"{lines[subject]} ({instead})" if instead else lines[subject])
    if sharing.reader is Reader.PARTNER and assessment.picks:
        fewest = assessment.workshop.fewest_shown
        told.append(f"Votes of roles with fewer than {fewest} people, by themselves")
    return tuple(told)


def mark_words(mark: SharedMark) -> str:
    """What to tell whoever opens a shared copy: what it is, and that it is not whole."""
    parts = [PARTS[part].lower() for part in mark.parts]
    ticked = f" It was made with: {listed(parts)}." if parts else ""
    alias = " The council’s name in it is an alias." if mark.alias else ""
    return (
        f"This is a copy {FOR[mark.reader]}, made on {long_date(mark.made_on)}. Parts of the "
        "council’s record were left out. What reads here as open, not said or not recorded may "
        f"only be left out, and reasons can differ from the council’s own.{ticked}{alias}"
    )


def short_mark_words(mark: SharedMark) -> str:
    """The same in a line, where a document has no more room."""
    return f"Made from a copy {FOR[mark.reader]}, with parts left out."


def beyond_words(assessment: Assessment) -> str:
    """What a shared copy holds beside what its readers are given; empty where it is nothing.

    Somebody may have written it there since.
    """
    mark = assessment.shared
    if mark is None:
        return ""
    sharing = Sharing(mark.reader, mark.made_on, frozenset(mark.parts))
    added = [each for each in leaves(assessment) if not _belongs(each, sharing)]
    lines = dict(_lines(assessment, added)).values() if added else ()
    if not lines:
        return ""
    held = "; ".join(line[:1].lower() + line[1:] for line in lines)
    return f"A copy {FOR[mark.reader]} does not hold this, and it does: {held}."


def _belongs(leaf: Leaf, sharing: Sharing) -> bool:
    ours = leaf.value in (NOT_SHARED, ANOTHER_COUNCIL)
    return ours or leaf.subject is Subject.HISTORY or leaves_with(leaf.subject, sharing)


def checked_words(looked_for: int) -> str:
    """What was done before a copy may be called checked."""
    texts = counted(looked_for, "text")
    return f"{CHECKED} The file was read back, and {texts} that stay here were looked for in it."


def _lines(assessment: Assessment, found: Iterable[Leaf]) -> Iterator[tuple[Subject, str]]:
    records = defaultdict(set)
    for leaf in found:
        records[leaf.subject].add(leaf.record)
    counts = {subject: len(rows) for subject, rows in records.items()}
    if Subject.SET_ASIDE in counts or Subject.REASONS in counts:
        counts[Subject.SET_ASIDE] = len(assessment.plan.not_now)
    for subject, count in counts.items():
        if subject is Subject.FIGURES:
            yield subject, _figures({str(row[0]): 0 for row in records[subject]}, records[subject])
        elif subject in _WORDS and count:
            one, many = _WORDS[subject]
            yield subject, one if count == 1 else many.format(n=count)


def _figures(kinds: dict[str, int], rows: Iterable[tuple[str | int, ...]]) -> str:
    for row in rows:
        kinds[str(row[0])] += 1
    said = {
        "services": "money, families or sources of {}",
        "local_picture": "{} of the local picture",
        "answers": "{}",
    }
    nouns = {"services": "service", "local_picture": "fact", "answers": "number answer"}
    parts = [said[k].format(counted(kinds[k], nouns[k])) for k in said if k in kinds]
    words = listed(parts)
    return words[:1].upper() + words[1:]
