"""What a draft action says before the group makes it its own."""

from __future__ import annotations

from collections.abc import Sequence

from reflective_app.domain.roadmap import Covered, Draft, DraftKind
from reflective_app.wording.dates import counted

NUMBERS = ("no", "one", "two", "three", "four")

KINDS = {
    DraftKind.SUGGESTED: "Suggested by the question set",
    DraftKind.DUTY: "A duty to put in place",
    DraftKind.FIND_OUT: "To find out",
}


def hidden_words(shown: int, of: int) -> str:
    """How many drafts a choice of lane and kind hides; empty where it hides none."""
    if shown == of:
        return ""
    if not shown:
        return f"No draft fits this choice; {counted(of, 'draft')} hidden."
    return f"{counted(of - shown, 'draft')} hidden by this choice, {shown} shown."


def covered_words(covered: Sequence[Covered]) -> str:
    """Which drafts are not offered, a line for each action that covers some."""
    if not covered:
        return ""
    count = len(covered)
    by_action: dict[str, list[Covered]] = {}
    for each in covered:
        by_action.setdefault(each.action.id, []).append(each)
    is_by = "is" if count == 1 else "are"
    an_action = "an action you have" if len(by_action) == 1 else "actions you have"
    lines = (f"By “{some[0].action.title}”: {_named(some)}." for some in by_action.values())
    return "\n".join([f"{counted(count, 'draft')} {is_by} covered by {an_action}:", *lines])


def _named(covered: Sequence[Covered]) -> str:
    return "; ".join(f"{each.draft.code} “{draft_title(each.draft)}”" for each in covered)


def draft_title(draft: Draft) -> str:
    """A draft's words: the set's suggestion, or what the answers ask for."""
    if draft.suggestion is not None:
        return draft.suggestion.text.rstrip(".")
    if draft.question is not None:
        return f"Find out: {draft.question.text}"
    return f"Put fully in place: {draft.item.title}"


def draft_reason(draft: Draft) -> str:
    """Why a draft is offered: what it aims at and how far up that is, or what is missing."""
    if draft.suggestion is not None:
        further = ", further than the one before it" if draft.nearer else ""
        return f"Aims {_up(draft.steps)}{further}: “{aim_sentence(draft)}”"
    if draft.question is not None:
        return "Nobody in the room knew. Who could know, and by when?"
    return "A duty that is not fully in place"


def aim_sentence(draft: Draft) -> str:
    """The sentence of the ladder that a suggested draft aims at; empty for other drafts."""
    if draft.suggestion is None:
        return ""
    asked = {question.id: question for question in draft.item.questions}
    return asked[draft.suggestion.question].rungs[draft.suggestion.aims_for]


def _up(steps: int) -> str:
    return f"{NUMBERS[steps]} {'sentence' if steps == 1 else 'sentences'} up"
