"""What the words of a report mean, in the alphabet's order; all of it our own wording."""

from __future__ import annotations

GLOSSARY = (
    ("Action", "Something that the group means to do, with an owner, a date and a measure."),
    (
        "Band",
        "A, B or C: how much a gap matters, from the guide’s label and our position. It says "
        "nothing about how hard the gap is to close.",
    ),
    (
        "Confidence",
        "How sure we may be of a position: high, medium or low. It changes no order.",
    ),
    ("Current offer", "What families here can have today: services, payments, help and contact."),
    (
        "Don’t know",
        "Nobody in the room could say. It counts as unknown, and never as nothing in place.",
    ),
    ("Duty", "What law or statutory guidance asks of the council."),
    (
        "Essential",
        "A question of ours that holds its whole item down while its answer is half way up at "
        "most.",
    ),
    (
        "Family group",
        "Families in one kind of arrangement, or with a need in common. For each it is asked "
        "whether they get what is recommended.",
    ),
    ("Gap", "What is not, partly or mostly in place."),
    ("Item", "A recommendation, a principle, a duty or a readiness theme, with its questions."),
    ("Lane", "Where an item is printed: by duty, by band, as a condition, or to find out first."),
    (
        "Not now",
        "Set aside by the group, with the reason, who decided, and when to look again.",
    ),
    (
        "Position",
        "Where an item stands: not, partly, mostly or fully in place; or not enough known.",
    ),
    ("Principle", "A key principle of the guide: how help should be given, whatever the help is."),
    (
        "Projected position",
        "Where an item would stand if the actions reached what they aim for. It is no promise.",
    ),
    (
        "Provisional",
        "Said of a position while an essential question, or more than one in five of all, has no "
        "answer.",
    ),
    ("Readiness", "What has to be there at home before help can work: people, money, figures."),
    ("Recommendation", "What the guide recommends, from a review of the research."),
    (
        "Strength of evidence",
        "The guide’s own label of a recommendation: how confident one can be that it works. It "
        "does not say how large the effect is.",
    ),
)
