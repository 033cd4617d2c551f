"""What a draft action says before the group makes it its own."""

from __future__ import annotations

from reflective_app.domain.roadmap import Draft


def draft_title(draft: Draft) -> str:
    """A draft's words: the set's suggestion, or what the answers ask for."""
    if draft.suggestion is not None:
        return draft.suggestion.text.rstrip(".")
    if draft.question is not None:
        return f"Find out: {draft.question.text}"
    return f"Put fully in place: {draft.item.title}"


def draft_reason(draft: Draft) -> str:
    """Why a draft is offered, in a few words."""
    if draft.suggestion is not None:
        return "Suggested for where this stands now"
    if draft.question is not None:
        return "Nobody in the room knew. Who could know, and by when?"
    return "A duty that is not fully in place"
