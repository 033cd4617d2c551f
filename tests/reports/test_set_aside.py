"""What was set aside is told alike by the gap report and the roadmap."""

from __future__ import annotations

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import findings
from reflective_app.domain.plan import NotNow
from reflective_app.domain.plan_edits import set_aside
from reflective_app.reports.documents import outline
from reflective_app.reports.outline import Table, words_of
from reflective_app.reports.set_aside import drafts_set_aside, recommendations_set_aside
from reflective_app.reports.text_twin import plain_text
from tests.builders import a_set, an_assessment, an_item, answered

WHY = NotNow(reason="The health board decides in May", decided_by="the group")
LATER = NotNow(reason="Nobody can lead it this year")
BOTH = pytest.mark.parametrize("kind", ["gap-report", "roadmap"])


def council(codes: str) -> Assessment:
    """A recommendation that was set aside and its suggestion too; what it stands at is given."""
    suggestion = {
        "id": "open-the-line",
        "text": "Open the line.",
        "question": "allowances-1",
        "from": [0, 1],
        "aims_for": 2,
    }
    items = (an_item("allowances", actions=[suggestion]), an_item("peers"))
    assessment = answered(an_assessment(a_set(*items)), "allowances", codes)
    return set_aside("allowances", WHY, assessment)


def with_draft(assessment: Assessment, draft: str, why: NotNow) -> Assessment:
    plan = assessment.plan.model_copy(update={"drafts_set_aside": {draft: why}})
    return assessment.model_copy(update={"plan": plan})


def said(kind: str, assessment: Assessment) -> str:
    return " ".join(plain_text(outline(kind, assessment)).split())


def not_now(assessment: Assessment) -> list[str]:
    tables = [b for b in outline("roadmap", assessment).blocks if isinstance(b, Table)]
    rows = [row for table in tables if table.columns[0].title == "What" for row in table.rows]
    return [words_of(row[0].paragraphs[0]).partition(" ")[2] for row in rows]


@BOTH
def test_a_recommendation_set_aside_is_printed_while_it_is_a_gap(kind: str) -> None:
    assessment = council("1, 1, 1, 1")
    assert [each.title for each in recommendations_set_aside(findings(assessment))] == [
        "Allowances"
    ]
    assert WHY.reason in said(kind, assessment)


@BOTH
@pytest.mark.parametrize("codes", ["3, 3, 3, 3", "?, ?, ?, -", "n/a, n/a, n/a, n/a"])
def test_a_recommendation_that_is_no_longer_a_gap_waits_no_more(kind: str, codes: str) -> None:
    assessment = council(codes)
    assert WHY.reason not in said(kind, assessment)
    assert not_now(assessment) == []


def test_a_draft_set_aside_is_printed_with_its_reason_in_the_roadmap() -> None:
    assessment = with_draft(council("1, 1, 1, ?"), "find-out-allowances-4", LATER)
    assert "Find out: allowances-4?" in said("roadmap", assessment)
    assert LATER.reason in said("roadmap", assessment)
    report = said("gap-report", assessment)
    assert "1 draft action is set aside, too: the roadmap has the reasons." in report
    assert LATER.reason not in report
    assert not_now(assessment) == ["Allowances", "Find out: allowances-4?"]


@BOTH
def test_a_draft_that_the_answers_no_longer_give_rise_to_is_not_printed(kind: str) -> None:
    assessment = with_draft(council("1, 1, 1, 1"), "find-out-allowances-4", LATER)
    assert not list(drafts_set_aside(findings(assessment), assessment))
    assert LATER.reason not in said(kind, assessment)
