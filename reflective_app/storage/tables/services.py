"""The service register as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import uuid4

from pydantic import ValidationError

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import add_service, change_service
from reflective_app.domain.kinds import Measures
from reflective_app.domain.offer import families
from reflective_app.domain.register import WHOLE_AREA, Evaluation, Service
from reflective_app.storage.sheet import Row, plain
from reflective_app.storage.tables.columns import (
    Column,
    Out,
    count,
    day,
    differences,
    laid_over,
    misfit,
    money,
    reference,
    references,
    text,
    words,
)
from reflective_app.storage.tables.names import (
    component_names,
    group_names,
    heading_names,
    recommendation_names,
)
from reflective_app.storage.tables.taken import Taken, matched
from reflective_app.wording.dates import listed, number
from reflective_app.wording.register import EVALUATION
from reflective_app.wording.units import unit_of
from reflective_app.wording.words import SERVICE_STATUS

COLUMNS = (
    "name",
    "provider",
    "heading",
    "what",
    "groups",
    "recommendations",
    "area",
    "status",
    "funded until",
    "reached",
    "cost",
    "components",
    "evaluation",
    "source",
)
REQUIRED = ("name",)
ALSO = {
    "service": "name",
    "which recommendations": "recommendations",
    "recommendations served": "recommendations",
    "service name": "name",
    "name of service": "name",
    "name of the service": "name",
    "offer heading": "heading",
    "what it does": "what",
    "for which families": "groups",
    "for which families?": "groups",
    "family groups": "groups",
    "serves": "recommendations",
    "which recommendations does it serve?": "recommendations",
    "funding ends": "funded until",
    "families reached": "reached",
    "families reached a year": "reached",
    "cost a year": "cost",
    "cost a year, in whole pounds": "cost",
    "provided as designed": "components",
    "which core components does it provide as designed?": "components",
    "how it is evaluated": "evaluation",
    "source of what we know": "source",
}
"""What the window calls the columns, besides their own names."""


def take(rows: Sequence[Row], taken: Taken) -> None:
    """Lay a table of services over the register; a name that is not there is a new service."""
    columns = _columns(taken.assessment)
    there = taken.assessment.services
    named: list[tuple[Row, object]] = []
    for row in rows:
        if row.code("name"):
            named.append((row, plain(row.code("name"))))
        else:
            taken.slip(row, "name", "The row does not name its service. Write its name here.")
    parts: list[int] = []
    for match in matched(named, [plain(service.name) for service in there], "services"):
        row = match.row
        if match.problem:
            taken.slip(row, "name", match.problem)
            continue
        before = there[match.place] if match.place is not None else None
        try:
            blank = before or Service(id=f"service-{uuid4().hex[:8]}", name=row.cell("name").text)
        except ValidationError as error:
            taken.slip(row, "name", misfit(error, Service))
            continue
        after = laid_over(blank, row, columns, taken)
        edit = add_service if before is None else change_service
        if after != before:
            taken.assessment = edit(after, taken.assessment)
        cells = differences(before, after, columns)
        taken.change(row, after.name, cells, added=before is None)
        if any(cell.column == "area" for cell in cells) and not after.whole_area:
            parts.append(row.number)
        for told in _more_than_eligible(row, after, before, taken):
            taken.say(row.number, told)
    if parts:
        taken.say(parts[0], _part_of_area(parts, taken.called("area")))


def rows_of(assessment: Assessment) -> Iterator[list[Out]]:
    """The register, a row a service."""
    columns = _columns(assessment)
    for service in assessment.services:
        yield [
            service.name,
            *(column.write(getattr(service, column.field)) for column in columns),
        ]


def _columns(assessment: Assessment) -> tuple[Column, ...]:
    """All but the name."""
    questions = assessment.question_set
    codes = questions.codes
    titles = {item.id: f"{codes[item.id]} {item.title}" for item in questions.items}
    groups = {group.id: group.label for group in questions.family_groups}
    headings = {heading.id: heading.label for heading in questions.offer_headings}
    parts = {part.id: part.text for item in questions.items for part in item.core_components}
    return (
        text("provider"),
        reference("heading", heading_names(questions), headings),
        text("what"),
        references("groups", group_names(questions), groups),
        references("recommendations", recommendation_names(questions), titles),
        text("area"),
        words("status", SERVICE_STATUS),
        day("funded until", "funded_until"),
        count("reached"),
        money("cost"),
        references("components", component_names(questions), parts),
        words("evaluation", EVALUATION, {"evaluated": Evaluation.EVALUATED}),
        text("source"),
    )


def _more_than_eligible(
    row: Row, service: Service, before: Service | None, taken: Taken
) -> Iterator[str]:
    """That a service is said to reach more families than could have what it serves."""
    same = before is not None and (before.reached, before.recommendations) == (
        service.reached,
        service.recommendations,
    )
    if service.reached is None or same:
        return
    assessment, column = taken.assessment, taken.called("reached")
    for item_id in service.recommendations:
        item = assessment.question_set.item(item_id)
        eligible = families(item, Measures.ELIGIBLE, assessment)
        if eligible is not None and service.reached > eligible:
            yield (
                f"Row {row.number}, column {column}: {number(service.reached)} is more than the "
                f"{number(eligible)} {unit_of(item)} that could have “{item.title}”. "
                "Check which of the two is right."
            )


def _part_of_area(rows: Sequence[int], column: str) -> str:
    """That an area in other words is taken as a part."""
    which = f"Row {rows[0]}" if len(rows) == 1 else f"Rows {listed([str(row) for row in rows])}"
    return (
        f"{which}, column {column}: this is taken as a part of the area. "
        f"Only “{WHOLE_AREA}” counts as all of it."
    )
