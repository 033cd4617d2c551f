"""What the fields of a record are called where two versions of it are set side by side.

A field that is not here is never told: ids, and an answer’s state, which is told in words.
"""

from __future__ import annotations

ANSWER = {
    "settled": "how it was agreed",
    "sure": "how sure the group is",
    "reason": "why it does not apply",
    "have": "what we have now",
    "know": "how we know",
    "next": "what next",
    "barriers": "what stands in the way",
    "enablers": "what helps",
    "different_view": "a different view",
    "note": "note",
    "parked": "parked",
    "flagged": "flagged",
    "read_back": "read back",
}
CELL = {"value": "", "confirmed": "confirmed", "overridden": "other than the register suggests"}
PROFILE = {
    "council": "council",
    "region": "region",
    "round": "round",
    "date": "date",
    "sponsor": "sponsor",
    "lead": "lead",
    "purpose": "purpose",
    "marking": "marking",
    "review_on": "look again on",
    "retain_until": "keep until",
}
SERVICE = {
    "name": "name",
    "provider": "provider",
    "heading": "offer heading",
    "what": "what it does",
    "groups": "for which families",
    "recommendations": "serves",
    "area": "area",
    "status": "status",
    "funded_until": "funded until",
    "reached": "families reached a year",
    "cost": "cost a year in pounds",
    "components": "provided as designed",
    "evaluation": "how it is evaluated",
    "source": "source of what we know",
    "way_on": "way on",
}
ACTION = {
    "title": "title",
    "items": "for which items",
    "phase": "where the group moved it",
    "ease": "how hard it is",
    "owner": "owner",
    "start": "start",
    "due": "due",
    "measure": "measure of success",
    "baseline": "today’s value",
    "cost": "cost",
    "funding": "where the money comes from",
    "depends_on": "waits for",
    "aims": "what it aims for",
    "barriers": "barriers",
    "enablers": "enablers",
    "who_may_miss_out": "who may miss out",
    "status": "how it is going",
    "updates": "updates",
    "reason": "why it was moved",
    "drafts": "the drafts it was made from",
}
PARKED = {
    "text": "text",
    "item": "item",
    "question": "question",
    "owner": "owner",
    "became": "what became of it",
    "outcome": "outcome",
}
FACT = {"what": "what it is", "value": "value", "source": "source", "date": "date"}
NOT_NOW = {"reason": "", "decided_by": "decided by", "look_again": "look again on"}
LABEL_CHECK = {
    "label": "",
    "checked_on": "checked on",
    "checked_by": "checked by",
    "council": "whose check it is",
}
PARTICIPANT = {"count": "", "speaks_for": "speaks for"}
