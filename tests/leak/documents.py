"""What each kind of reader's documents may hold of a record, word by word.

From `files.md` section 3 and the sections of `reports/gap_report.py`. A path that is not named here
stays behind, and so does every entry that the format gains until somebody names it.
"""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment
from reflective_app.wording.sections import Audience
from tests.leak.marked import marked_assessment, texts_of, word

PUBLIC = frozenset(
    (
        "profile.marking",
        "profile.lead",  # whom to ask, on the privacy notice
        "label_checks.*.label",
        "label_checks.*.checked_by",  # a role
        "texts.*.text",  # written by the council to be printed
    )
)
PARTNERS = PUBLIC | {
    "profile.purpose",
    "participants.*.role",  # of three people or more
    "question_set.local_items.*.title",
    "plan.actions.*.title",
    "plan.actions.*.owner",
    "plan.decisions_asked.*",
}
_OF_AN_ACTION = (
    *("measure", "baseline", "cost", "funding", "barriers", "enablers", "who_may_miss_out"),
    *("reason", "updates.*.value", "updates.*.note"),
)
BOARD = PARTNERS | {
    "profile.sponsor",
    "label_checks.*.council",
    "answers.*.reason",
    "parking.*.text",
    "parking.*.outcome",
    *(f"plan.actions.*.{name}" for name in _OF_AN_ACTION),
    "plan.not_now.*.reason",
    "plan.not_now.*.decided_by",
    "plan.drafts_set_aside.*.reason",
    "plan.drafts_set_aside.*.decided_by",
}
_BESIDE = ("have", "know", "next", "barriers", "enablers", "different_view", "note", "value")
TEAM = BOARD | {
    "local_picture.*.what",
    "local_picture.*.value",
    "local_picture.*.source",
    *(f"services.*.{name}" for name in ("name", "provider", "area", "source")),
    *(f"answers.*.{name}" for name in _BESIDE),
    "parking.*.owner",
    "question_set.local_items.*.questions.*.text",
}
TABLES = TEAM | {"services.*.what"}
"""Data tables are for whoever may have the whole record; votes and responses are in none."""

MAY_HOLD: dict[Audience | None, frozenset[str]] = {
    None: TEAM,
    Audience.TEAM: TEAM,
    Audience.BOARD: BOARD,
    Audience.PARTNERS: PARTNERS,
    Audience.PUBLIC: PUBLIC,
}

NUMBERS = ("47,653", "35,432", "98,731", "87,654,321")
"""Of families and of money, as they are printed."""

NEVER = ("10:41", "09:47", str(marked_assessment().id))
"""A time of day, and what the record is known by."""


def words_staying(may: frozenset[str], outside: bool) -> dict[str, str]:
    """The words that must not be found, in small letters, with the path at which each stands."""
    found = {}
    for path, text in texts_of(Assessment, marked_assessment()):
        if "zq" in text.casefold() and path not in may:
            found[text.casefold()] = path
    if outside:
        found[word("role-2").casefold()] = "participants.*.role, of one person"
    return found
