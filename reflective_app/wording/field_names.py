"""What the fields that people write in are called, wherever a place is named."""

from __future__ import annotations

NOTES = (
    ("have", "What we have now"),
    ("know", "How we know"),
    ("next", "What next"),
    ("barriers", "What stands in the way here"),
    ("enablers", "What helps here"),
    ("different_view", "A different view"),
    ("note", "Note"),
    ("reason", "Why it does not apply"),
)
"""Of an answer."""

ACTION_TEXTS = (
    ("title", "Title"),
    ("owner", "Owner"),
    ("measure", "Measure"),
    ("baseline", "Value today"),
    ("cost", "Money"),
    ("funding", "Where it comes from"),
    ("barriers", "Barriers"),
    ("enablers", "Enablers"),
    ("who_may_miss_out", "Who may miss out"),
    ("reason", "Why it was moved"),
)
SERVICE_TEXTS = (
    ("name", "Name"),
    ("provider", "Provider"),
    ("what", "What it does"),
    ("area", "Area"),
    ("source", "Source"),
)
FACT_TEXTS = (("what", "Fact"), ("value", "Value"), ("source", "Source"))
PROFILE_TEXTS = (
    ("council", "Council"),
    ("region", "Region"),
    ("sponsor", "Sponsor"),
    ("lead", "Lead"),
    ("purpose", "Purpose"),
    ("marking", "Marking"),
)
ASIDE_TEXTS = (("reason", "Why not now"), ("decided_by", "Who decided"))
PARKED_TEXTS = (("text", "Point"), ("owner", "Owner"), ("outcome", "What became of it"))


def short(title: str) -> str:
    """The first words of a title, to name a record by."""
    words = title.split(maxsplit=8)
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
