"""Whether a file keeps to the standards for accessible and lasting documents."""

from __future__ import annotations

import pytest

page = pytest.importorskip("page", reason="the validator has no wheel for this machine")


def assert_valid(data: bytes) -> None:
    """PDF/UA-1 for people who use a screen reader, PDF/A-2a for the archive."""
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(data, profile=profile)
        failures = [(failure.rule_id, failure.message) for failure in report.failures]
        assert report.is_compliant, (profile, failures[:10])
