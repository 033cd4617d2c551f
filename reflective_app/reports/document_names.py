"""What documents are called in commands (`files.md` section 5). Scripts lean on these names."""

from __future__ import annotations

from collections.abc import Mapping

TABLES = "tables"

NAMED: Mapping[str, str] = {
    "summary": "summary-page",
    "gap-report": "gap-report",
    "roadmap": "roadmap-a3",
    "roadmap-a4": "roadmap",
    "action-plan": "action-plan",
    "workshop-summary": "workshop-summary",
    "you-said": "you-said",
    "pre-read": "evidence-to-bring",
    "it-pack": "governance-pack",
    "privacy-notice": "privacy-notice",
}
"""The kind of document (`reports.documents.KINDS`) by its name. The tables are no document."""
