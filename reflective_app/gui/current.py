"""What follows from the open assessment, worked out once for each value and shared by the pages."""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, findings
from reflective_app.domain.personal_data import Finding
from reflective_app.domain.still_true import still_true
from reflective_app.gui.document import AssessmentDocument


class Current:
    """The document's present value and its findings."""

    def __init__(self, document: AssessmentDocument) -> None:
        """Nothing is worked out until somebody asks."""
        self._document = document
        self._worked_out: tuple[Assessment, Findings] | None = None
        self.gone_on_with: set[Finding] = set()
        """Likely personal data that the person has seen and let leave, in this sitting."""

    @property
    def assessment(self) -> Assessment:
        """The present value."""
        return self._document.assessment

    @property
    def findings(self) -> Findings:
        """What follows from the present value; the same object until it changes."""
        assessment = self._document.assessment
        if self._worked_out is None:
            self._worked_out = assessment, findings(assessment)
        before, found = self._worked_out
        if before is not assessment:
            found = findings(assessment, known=still_true(found, before, assessment))
            self._worked_out = assessment, found
        return found
