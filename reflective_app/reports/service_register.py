"""The service register on paper, what follows from it, and the services beyond the guide."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Axis
from reflective_app.domain.register import Service
from reflective_app.reports.frame import run_in
from reflective_app.reports.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    Words,
    as_cell,
)
from reflective_app.wording.dates import counted, listed, long_date, number, sentence
from reflective_app.wording.offer import funding_sentences, unserved_sentence
from reflective_app.wording.register import EVALUATION, WAYS_ON
from reflective_app.wording.who_misses_out import axis_words, who_misses_out
from reflective_app.wording.words import ABSENCE, BEYOND_THE_GUIDE, SERVICE_STATUS

NO_SERVICES = "No service has been recorded yet."
NO_RECOMMENDATION = "No recommendation"
STATUS_NOT_SAID = "Running or not: not said"
AREA_NOT_SAID = "Area not said"
NOT_SAID = "Not said"


def service_register(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """Every service with all that was recorded of it, after what follows from them together."""
    follows = tuple(_follows(found, assessment))
    if follows:
        yield Heading(2, "What follows from it")
        yield Bullets(follows)
    yield Heading(2, "The services")
    if not assessment.services:
        yield Paragraph(NO_SERVICES)
        return
    columns = (
        Column("Service and provider", 1.5),
        Column("Area, status and numbers", 1.5),
        Column("What it serves, and how that is known", 3.2),
    )
    rows = tuple(_row(service, assessment) for service in assessment.services)
    yield Table("Service register", columns, rows, by_words=True)
    yield from beyond_the_guide(found)


def beyond_the_guide(found: Findings) -> Iterator[Block]:
    """Each service that serves no recommendation, with the way on that the group chose, if any."""
    if not found.beyond_the_guide:
        return
    yield Heading(2, "Beyond the guide")
    yield Paragraph(BEYOND_THE_GUIDE)
    yield Bullets(tuple(map(_way_on, found.beyond_the_guide)))


def beyond_in_short(found: Findings) -> Iterator[Block]:
    """The services that serve no recommendation, by name; the register says more of each."""
    if not found.beyond_the_guide:
        return
    names = "; ".join(service.name for service in found.beyond_the_guide)
    yield Paragraph(
        (
            Span("Services beyond the guide, ", bold=True),
            Span(f"for none of these recommendations: {names}. {ABSENCE}"),
        )
    )


def _follows(found: Findings, assessment: Assessment) -> Iterator[str]:
    unserved = unserved_sentence(found, assessment)
    if unserved:
        yield unserved
    yield from funding_sentences(assessment, found)
    for axis in Axis:
        said = who_misses_out(assessment, axis)
        if said:
            yield f"Who misses out, {axis_words(axis, assessment.question_set).lower()}: {said}"


def _way_on(service: Service) -> tuple[Span, ...]:
    facts = (
        service.provider,
        SERVICE_STATUS[service.status] if service.status else STATUS_NOT_SAID,
        _funding(service),
    )
    if service.way_on is not None:
        way = f"Way on: {WAYS_ON[service.way_on].lower()}."
    else:
        ways = listed([words.lower() for words in WAYS_ON.values()], "or")
        way = f"Way on, not chosen yet: {ways}."
    return (
        Span(f"{service.name}. ", bold=True),
        Span(" ".join(sentence(fact) for fact in facts if fact.strip())),
        Span(f"\n{way}"),
    )


def _funding(service: Service) -> str:
    return f"Funded until {long_date(service.funded_until)}" if service.funded_until else ""


def _row(service: Service, assessment: Assessment) -> tuple[Cell, ...]:
    name = (Span(service.name, bold=True),)
    return (
        as_cell(name, *((service.provider,) if service.provider else ())),
        as_cell(*filter(None, _running(service))),
        as_cell(*_known(service, assessment)),
    )


def _serves(service: Service, assessment: Assessment) -> Words:
    codes = assessment.question_set.codes
    serves = listed([codes[each] for each in service.recommendations]) or NO_RECOMMENDATION
    groups = [assessment.question_set.group(each).label for each in service.groups]
    if groups and len(groups) == len(assessment.question_set.family_groups):
        groups = ["every family group"]
    return run_in((("Serves", serves), ("For whom", sentence("; ".join(groups) or NOT_SAID))))


def _running(service: Service) -> Iterator[str]:
    yield service.area or AREA_NOT_SAID
    yield SERVICE_STATUS[service.status] if service.status else STATUS_NOT_SAID
    yield _funding(service)
    yield (
        "Reached: not known"
        if service.reached is None
        else (f"Reached: {counted(service.reached, 'family', 'families')} a year")
    )
    yield "Cost: not known" if service.cost is None else f"Cost: £{number(service.cost)} a year"


def _known(service: Service, assessment: Assessment) -> Iterator[Words]:
    yield _serves(service, assessment)
    for item_id in service.recommendations:
        item = assessment.question_set.item(item_id)
        if item.core_components:
            yield _as_designed(item, service, assessment)
    evaluation = EVALUATION[service.evaluation] if service.evaluation else NOT_SAID
    yield run_in((("Evaluated", evaluation), ("Source", service.source or NOT_SAID)))


def _as_designed(item: Item, service: Service, assessment: Assessment) -> Words:
    """How many of the core components of one item are ticked, and which are not."""
    missing = [part.text for part in item.core_components if part.id not in service.components]
    every = len(item.core_components)
    code = assessment.question_set.codes[item.id]
    ticked = f"{every - len(missing)} of {counted(every, 'core component')} of {code} ticked"
    left = "; ".join(each.rstrip(".") for each in missing)
    return run_in((("As designed", f"{ticked}. Not ticked: {left}" if left else ticked),))
