"""What the form of an action says beside its fields."""

from __future__ import annotations

from reflective_app.domain.plan_notes import PlanNoteKind

OF_DUE = (
    PlanNoteKind.DUE_EARLY,
    PlanNoteKind.STARTS_AFTER_DUE,
    PlanNoteKind.OVERDUE,
    PlanNoteKind.AFTER_PHASE,
    PlanNoteKind.BEFORE_PHASE,
)
"""Said also beside the dates, as is the next: at the top of the form they are out of sight."""
OF_START = (PlanNoteKind.STARTS_EARLY,)
SAID_BELOW = (PlanNoteKind.NO_OWNER, PlanNoteKind.NO_REASON)
FOLLOW = ("", "Follow the ratings")
LINES = {
    "owner": ("&Owner", "A job title, not a name."),
    "measure": ("&Measure of success", "What we will count or see."),
    "baseline": ("Toda&y’s value", "Where we start from."),
    "cost": ("&Cost", "What it takes, for example £20,000 a year."),
    "funding": ("Where the mo&ney comes from", ""),
}
BOXES = {
    "barriers": ("Barriers", "What could stand in the way."),
    "enablers": ("Enablers", "What already helps."),
    "who_may_miss_out": (
        "Who may miss out",
        "The equality line: which families could be left out by this, and what is done about it.",
    ),
}
WAITS_FOR = "Waits for these actions"
EASE_HINT = "The hardest of the three says when: easy Now, moderate Next, hard Later."
ENTER_WHY = "Enter goes to the line for the reason."
REASON_HINT = "You may leave this empty. What you write is printed with the action."
LONGEST_TITLE = 500
NO_TITLE = "Write what will be done. Until then the old words stay on the roadmap."
NEW_TITLE = "Write what will be done. Then it is on the roadmap."
