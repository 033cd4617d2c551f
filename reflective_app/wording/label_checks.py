"""What is said of evidence labels that are to be looked up, were looked up, or were brought in."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment, LabelCheck
from reflective_app.domain.findings import ItemFinding
from reflective_app.domain.importance import Label, LabelStanding, label_of
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Standing
from reflective_app.domain.label_checks import (
    NO_LABEL,
    Carried,
    Difference,
    check_of,
    difference,
    labels_still_open,
    labels_to_look_up,
    recommendations,
    reported_by,
    same_council,
)
from reflective_app.domain.question_set import QuestionSet
from reflective_app.wording.dates import counted, listed, long_date


def checked_words(label: Label) -> str:
    """Who looked a label up, and when.

    Checked by the council on 22 November 2026 (Data lead); where it was another council: checked on
    20 November 2026 by Data lead, Oldshire.
    """
    assert label.checked_on is not None  # only a label that was looked up is spoken of
    day, who = long_date(label.checked_on), checked_by_words(label)
    if label.council:
        return f"checked on {day} by {who}"
    said = f"checked by the council on {day}"
    return f"{said} ({who})" if who else said


def checked_by_words(label: Label) -> str:
    """Who looked: the role and, of another council, its name; empty where nobody said."""
    named = label.checked_by.strip(), label.council.strip()
    return ", ".join(part for part in named if part)


def standing_words(label: Label) -> str:
    """How a recorded label came to be known."""
    if label.standing is LabelStanding.REPORTED:
        return "Reported, not checked in the guide"
    if label.checked_on is None:
        return "Seen in the guide"
    said = checked_words(label)
    return said[0].upper() + said[1:]


def gives_none(label: Label) -> bool:
    """Whether somebody looked, and the guide has no label there."""
    return label.recorded is None and label.words.casefold() == NO_LABEL.casefold()


def found_words(label: Label) -> str:
    """What was found where it is no label of the scale, with who and when."""
    outside = f"“{label.words}” is not in this question set’s scale"
    return f"{NO_LABEL if gives_none(label) else outside}; {checked_words(label)}"


def note_on_evidence(finding: ItemFinding) -> tuple[str, str]:
    """The set's note on the evidence, after what it is; both empty where there is none.

    Once the council has looked, “label not seen” is no longer so.
    """
    evidence = finding.item.evidence
    if evidence is None or not evidence.note:
        return "", ""
    checked = finding.label.standing is LabelStanding.CHECKED
    head = "What the question set said before it was looked up" if checked else "Note, not a label"
    return head, evidence.note


def sources_are_for(finding: ItemFinding) -> str:
    """What the sources of an item's evidence bear out; the council's own check has none of them."""
    checked = finding.label.standing is LabelStanding.CHECKED
    return "what it said" if checked else "the label and the note"


def known_now(item: Item, question_set: QuestionSet) -> str:
    """What a question set knows of an item's label: nothing, or what was seen or reported."""
    evidence = item.evidence
    if evidence is None or evidence.label is None:
        return "In the question set: no label was seen."
    label = question_set.label(evidence.label).label
    how = "seen" if evidence.standing is Standing.SEEN else "reported"
    return f"In the question set: {how} as “{label}”."


def reporters(item: Item, question_set: QuestionSet) -> str:
    """Who reports an item's label, a line each, with its address; empty where nobody does.

    An address is text: it is not where the label stands.
    """
    named = reported_by(item, question_set)
    lines = [f"{each.title}: {each.url}" if each.url else each.title for each in named]
    return "\n".join(["Reported by:", *lines]) if lines else ""


def look_up_words(assessment: Assessment) -> str:
    """How many labels are to be looked up; nothing where the set has seen them all."""
    total = len(recommendations(assessment.question_set))
    still = len(labels_still_open(assessment))
    if not labels_to_look_up(assessment):
        return ""
    if not still:
        return "Every label that was not seen in the guide has been looked up."
    return (
        f"For {still} of {counted(total, 'recommendation')} the guide’s label is still to be "
        "looked up. It takes about a minute, and can wait."
    )


def checked_lines(assessment: Assessment) -> Iterator[str]:
    """Each label that was looked up, in guide order: what was found, by whom and when."""
    question_set = assessment.question_set
    for item in labels_to_look_up(assessment):
        if check_of(item.id, assessment) is not None:
            label = label_of(item, assessment)
            told = (
                f"“{label.words}”; {checked_words(label)}" if label.recorded else found_words(label)
            )
            yield f"{question_set.codes[item.id]} {item.title}: {told}"


def cannot_bring(theirs: Assessment, mine: Assessment) -> str:
    """Why another file's labels say nothing here, and what to do; empty where they may be taken."""
    other, guide = theirs.question_set.guide, mine.question_set.guide
    match difference(theirs.question_set, mine.question_set):
        case Difference.GUIDE:
            return (
                f"That file is about another guide, “{other.title}”. Nothing was brought in. "
                f"Choose an assessment of “{guide.title}”."
            )
        case Difference.EDITION:
            return (
                f"That file is about the edition {other.edition} of the guide, and this one about "
                f"the edition {guide.edition}. Labels may differ between editions, so nothing was "
                "brought in. Look them up again."
            )
        case None:
            return ""


def brought_words(found: Carried, theirs: Assessment, mine: Assessment) -> Iterator[str]:
    """What came of bringing in another file's checks, in sentences."""
    if not theirs.label_checks:
        yield "That file has no label that was looked up."
    elif found == Carried():
        yield "All that was looked up there is here already."
    if found.taken:
        yield f"Brought in: {_titles(found.taken, mine)}."
    if found.kept:
        yield f"Kept as here, where it is as new or newer: {_titles(found.kept, mine)}."
    if found.gone:
        titles = _titles(found.gone, theirs)
        yield f"Left out, as no recommendation of this question set: {titles}."


def of_another_council(theirs: Assessment, mine: Assessment) -> str:
    """What is odd about labels that another council looked up; empty for one's own."""
    other, council = theirs.profile.council, mine.profile.council
    if same_council(other, council):
        return ""
    return (
        f"That file is of {other}. What {other} looked up will print as checked by {other}, not by "
        f"{council}."
    )


def _titles(checks: tuple[LabelCheck, ...], assessment: Assessment) -> str:
    named = {check.item for check in checks}
    items = assessment.question_set.every_item
    return listed([f"“{item.title}”" for item in items if item.id in named])
