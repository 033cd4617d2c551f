"""The words of the status bar."""

from __future__ import annotations

from datetime import datetime

from reflective_app.domain.assessment import Marking
from reflective_app.gui.document import AssessmentDocument
from reflective_app.wording.dates import clock, long_date


def saved_line(document: AssessmentDocument) -> str:
    """Whether and when it was saved: Saved 10:32."""
    if document.is_changed:
        return "Changes not saved yet"
    if document.saved_at is None:
        return "Not saved yet"
    saved = document.saved_at.astimezone()
    today = datetime.now().astimezone().date()
    return f"Saved {clock(saved)}" if saved.date() == today else f"Saved {long_date(saved.date())}"


def file_line(document: AssessmentDocument) -> str:
    """The file's name, that it is protected, and the marking: Newshire 2026 · OFFICIAL."""
    marking = document.assessment.profile.marking
    parts = [document.name]
    if document.key is not None:
        parts.append("protected with a password")
    if marking != Marking.NONE:
        parts.append(marking)
    return "  ·  ".join(parts)
