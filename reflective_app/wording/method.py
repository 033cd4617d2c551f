"""The rules of the method in plain words, for screen and paper alike.

How one item was worked out by them is told in `trace`.
"""

from __future__ import annotations

RULES = (
    "Each question offers sentences, worst first. The group agreed on one, and its share is how "
    "far up among them it stands. Where the group did not agree, the middle of the two counts.",
    "An item’s share is the mean over its questions that have an answer. “Does not apply” is left "
    "out. Fewer than half answered: not enough known. Ties go to the lower word.",
    "“Don’t know” and “not discussed” are unknown, never a zero. What the word could be, were they "
    "known, is printed beside it. Below four in five answered, a position is provisional.",
    "If an essential part is at or below half way, the item is at most partly in place. If a "
    "family group misses out, a recommendation is at most mostly in place; if every group misses "
    "out and all are known, at most partly.",
    "A recommendation’s band comes from its position and the guide’s own label. Where the label is "
    "not recorded, the item stands in the best band that a label could give it, and the others are "
    "named beside it. A label that is only reported decides the band, but every other label is "
    "kept in mind.",
    "Within a lane: items that hold others back, then the most families missing out, then the "
    "lower share, then the question set’s order. Numbers of families never lift an item across a "
    "band. Which items need which others is our own linking, not the guide’s.",
    "Confidence has three ticks: enough answered, the group together on it (by its picks, else by "
    "how its answers were settled), and how we know filled in. It never changes an order. There is "
    "no overall position and no ranking of councils.",
)

SHARES = (
    "Up to one sixth of the way up its sentences",
    "Above one sixth, up to one half",
    "Above one half, up to five sixths",
    "Above five sixths",
)
"""The shares of the four words in place, lowest first."""
