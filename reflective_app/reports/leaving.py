"""Which of the likely personal data of a record leaves with a document or a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reflective_app.domain.findings import findings
from reflective_app.domain.personal_data import within
from reflective_app.reports.data.tables import NAMES, data_table
from reflective_app.reports.verified.passages import passages

if TYPE_CHECKING:
    from reflective_app.domain.assessment import Assessment
    from reflective_app.domain.personal_data import Finding
    from reflective_app.reports.data import DataName
    from reflective_app.reports.outline import Outline


def in_document(found: Iterable[Finding], content: Outline) -> tuple[Finding, ...]:
    """Those of the findings that a document says."""
    return within(found, (passage.text for passage in passages(content)))


def in_tables(
    found: Iterable[Finding], names: Iterable[DataName | None], assessment: Assessment
) -> tuple[Finding, ...]:
    """Those of the findings that stand in tables of data; None stands for all four tables."""
    return within(found, _cells(names, assessment))


def _cells(names: Iterable[DataName | None], assessment: Assessment) -> Iterator[str]:
    worked_out = findings(assessment)
    for name in dict.fromkeys(each for named in names for each in ((named,) if named else NAMES)):
        for row in data_table(name, worked_out, assessment).rows:
            yield from (cell for cell in row if isinstance(cell, str))
    yield assessment.profile.council
