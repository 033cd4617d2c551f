"""The words of a report, explained."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.reports.outline import Block, Bullets, Span
from reflective_app.wording.glossary import GLOSSARY


def glossary(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """A line for each word, in the alphabet's order; the same for every assessment."""
    yield Bullets(
        tuple((Span(f"{word}: ", bold=True), Span(meaning)) for word, meaning in GLOSSARY)
    )
