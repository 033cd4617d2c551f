"""The service register in sentences: funding that ends, what no service serves, what is beyond."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.offer import FundingEnding, funding_ending_together, named_for
from reflective_app.domain.register import Service, ServiceStatus
from reflective_app.wording.dates import listed, month_year, number, sentence
from reflective_app.wording.words import SERVICE_STATUS

MOST_SERVICES = 3
"""A longer row of names is counted, so that a sentence can be read aloud."""


def funding_sentences(assessment: Assessment, found: Findings) -> tuple[str, ...]:
    """For each service that alone holds up a recommendation: that its funding soon ends.

    Then, more softly, the recommendations of which no service is funded for longer than a year.
    """
    codes: dict[str, list[str]] = {}
    services: dict[str, Service] = {}
    for ending in found.funding_ending:
        services[ending.service.id] = ending.service
        codes.setdefault(ending.service.id, []).append(_code(ending, assessment))
    alone = [_only_service(service, codes[key], found.as_of) for key, service in services.items()]
    return (*alone, *_no_service_for_longer(assessment, found.as_of))


def _no_service_for_longer(assessment: Assessment, as_of: date) -> Iterator[str]:
    """Those held up by the same services stand in one sentence, with the last day of them."""
    held: dict[tuple[str, ...], list[str]] = {}
    last: dict[tuple[str, ...], date] = {}
    for item, services in funding_ending_together(assessment, as_of):
        key = tuple(service.id for service in services)
        held.setdefault(key, []).append(assessment.question_set.codes[item.id])
        last[key] = max(s.funded_until for s in services if s.funded_until is not None)
    for key, codes in held.items():
        many = "both services" if len(key) == 2 else f"all {number(len(key))} services"
        end = "ended" if last[key] < as_of else "ends"
        yield sentence(f"Funding of {many} for {listed(codes)} {end} by {month_year(last[key])}")


def _code(ending: FundingEnding, assessment: Assessment) -> str:
    return assessment.question_set.codes[ending.item.id]


def _only_service(service: Service, codes: Sequence[str], as_of: date) -> str:
    until = service.funded_until
    assert until is not None  # only services with an end of funding are found
    ends = "ended" if until < as_of else "ends"
    only = f"{service.name} is the only service for {listed(codes)}"
    return f"{only}, and its funding {ends} in {month_year(until)}."


def service_words(service: Service) -> str:
    """A service by name; whether it runs, where it does not or nobody said."""
    if service.status is ServiceStatus.RUNNING:
        return service.name
    status = (
        SERVICE_STATUS[service.status].lower() if service.status else "running or not, not said"
    )
    return f"{service.name} ({status})"


def unserved_sentence(found: Findings, assessment: Assessment) -> str:
    """The recommendations that no running service serves; empty where each has one.

    A service whose status nobody said may be running, so it is told apart.
    """
    asked = [f for f in found.in_guide_order if f.item.kind is ItemKind.RECOMMENDATION]
    unserved: list[str] = []
    unsaid: list[str] = []
    for finding in asked:
        if finding.services:
            continue
        named = named_for(finding.item.id, assessment)
        open_ = any(service.status is None for service in named)
        (unsaid if open_ else unserved).append(finding.code)
    sentences = []
    if len(unserved) == len(asked) > 1:
        sentences.append("No running service serves any recommendation.")
    elif unserved:
        sentences.append(f"No running service serves {listed(unserved, 'or')}.")
    if unsaid:
        sentences.append(f"For {listed(unsaid)}, nobody has said whether the service is running.")
    return " ".join(sentences)


def beyond_sentence(services: Sequence[Service]) -> str:
    """The services that serve no recommendation, with what that does not mean."""
    if not services:
        return ""
    names = [service.name for service in services]
    if len(names) > MOST_SERVICES:
        rest = len(names) - MOST_SERVICES + 1
        names = [*names[: MOST_SERVICES - 1], f"{rest} more"]
    serve, they = ("serves", "it fails") if len(services) == 1 else ("serve", "they fail")
    return f"{listed(names)} {serve} no recommendation yet. That is not a sign that {they}."


def blank_cells(assessment: Assessment) -> int:
    """How many cells of the grid nobody has confirmed."""
    return sum(
        group.id not in said
        for item in assessment.question_set.items
        if (groups := assessment.question_set.groups_of(item))
        for said in (assessment.confirmed_for(item.id),)
        for group in groups
    )
