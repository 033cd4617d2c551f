"""The day until which a council keeps an assessment, told once it has passed."""

from __future__ import annotations

from datetime import date

from reflective_app.domain.assessment import Assessment
from reflective_app.wording.dates import long_date


def overdue_words(today: date, assessment: Assessment) -> str:
    """What to do now that the day to keep it until is over; empty before, and where there is none.

    The program decides nothing here: it deletes no file (`files.md` section 2).
    """
    until = assessment.profile.retain_until
    if until is None or today <= until:
        return ""
    return (
        f"This assessment was to be kept until {long_date(until)}. That day is over. If it is no "
        "longer needed, close it and delete its file. The program’s own copies, of this and of "
        "other files, go with “Clear everything on this computer” in the Help menu. If it is still "
        "needed, set a later day under Set up. Nothing is deleted by itself."
    )
