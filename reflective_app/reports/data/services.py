"""The service register as a table, with titles and labels in place of codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.reports.data.table import Column, DataTable, in_a_cell, table_of
from reflective_app.wording.columns import SERVICES, in_window
from reflective_app.wording.register import EVALUATION, WAYS_ON
from reflective_app.wording.words import SERVICE_STATUS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reflective_app.domain.assessment import Assessment
    from reflective_app.domain.register import Service

TITLE = "Services"
ABOUT = "One row for each service of the register: what it does, for whom, until when and for what."


def services(assessment: Assessment) -> DataTable:
    """Every service, in the register's order."""
    return table_of(TITLE, ABOUT, _columns(assessment), assessment.services)


def _columns(assessment: Assessment) -> tuple[Column[Service], ...]:
    questions = assessment.question_set
    codes = questions.codes
    items = {item.id: f"{codes[item.id]} {item.title}" for item in questions.items}
    groups = {group.id: group.label for group in questions.family_groups}
    headings = {heading.id: heading.label for heading in questions.offer_headings}
    parts = {part.id: part.text for item in questions.items for part in item.core_components}

    def called(name: str) -> str:
        return in_window(name, SERVICES)

    return (
        Column("Service", lambda each: each.name),
        Column(called("provider"), lambda each: each.provider),
        Column(called("heading"), lambda each: headings[each.heading] if each.heading else ""),
        Column(called("what"), lambda each: each.what),
        Column(called("groups"), lambda each: _named(each.groups, groups)),
        Column(called("recommendations"), lambda each: _named(each.recommendations, items)),
        Column(called("area"), lambda each: each.area),
        Column(called("status"), lambda each: SERVICE_STATUS[each.status] if each.status else ""),
        Column(called("funded until"), lambda each: each.funded_until),
        Column(called("reached"), lambda each: each.reached),
        Column("Cost a year in pounds", lambda each: each.cost),
        Column(called("components"), lambda each: _named(each.components, parts)),
        Column(called("evaluation"), _evaluated),
        Column(called("source"), lambda each: each.source),
        Column("Way on", lambda each: WAYS_ON[each.way_on] if each.way_on else ""),
    )


def _named(ids: tuple[str, ...], names: Mapping[str, str]) -> str:
    return in_a_cell(names[each] for each in ids)


def _evaluated(service: Service) -> str:
    return EVALUATION[service.evaluation] if service.evaluation else ""
