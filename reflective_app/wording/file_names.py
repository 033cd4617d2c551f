"""What a file is called, so that it can be found again and shared anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.question_set import QuestionSet

REFUSED = re.compile(r"[^\w.-]+", re.ASCII)
"""Everything but plain letters, digits and a few marks: file shares refuse much of the rest."""


def file_name(assessment: Assessment, ending: str, kind: str = "", day: date | None = None) -> str:
    """A file name such as `Newshire_Kinship-Care_Gap-report_2026-11-22.pdf`.

    `day` is that of what it tells of, where it is another than that of the assessment.
    """
    parts = (
        assessment.profile.council,
        assessment.question_set.guide.title,
        kind,
        (day or assessment.profile.date).isoformat(),
    )
    return _joined(parts, ending)


def set_file_name(question_set: QuestionSet, ending: str, kind: str = "Question-set") -> str:
    """A file name such as `Kinship-Care_2024-10_revision-1_Question-set.pdf`."""
    guide = question_set.guide
    parts = (guide.title, guide.edition, f"revision-{guide.revision}", kind)
    return _joined(parts, ending)


def _joined(parts: Iterable[str], ending: str) -> str:
    plain = (REFUSED.sub("-", part).strip("-.")[:60] for part in parts)
    return "_".join(part for part in plain if part) + ending
