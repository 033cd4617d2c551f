"""The cards of what was set aside: the same as on paper."""

from __future__ import annotations

from reflective_app.domain.findings import findings
from reflective_app.domain.plan import NotNow, Plan
from reflective_app.gui.pages.roadmap.cards import aside_cards
from tests.builders import a_set, an_assessment, an_item, answered

WHY = NotNow(reason="Next year", decided_by="the group")


def aside(codes: str) -> list[tuple[str, str, list[str]]]:
    """The cards of a council that set aside a recommendation and what it was to find out."""
    assessment = answered(an_assessment(a_set(an_item("r"))), "r", codes)
    plan = Plan(not_now={"r": WHY}, drafts_set_aside={"find-out-r-4": WHY})
    planned = assessment.model_copy(update={"plan": plan})
    return [
        (card.key, card.name, [line.text for line in card.lines])
        for card in aside_cards(findings(planned), planned)
    ]


LINES = ["Next year", "Decided by the group"]


def test_a_gap_set_aside_and_a_draft_set_aside_have_a_card_each() -> None:
    assert aside("1, 1, 1, ?") == [
        ("item:r", "R", LINES),
        ("draft:find-out-r-4", "Find out: r-4?", LINES),
    ]


def test_a_recommendation_that_came_into_place_has_no_card_under_not_now() -> None:
    assert aside("3, 3, 3, 3") == []
