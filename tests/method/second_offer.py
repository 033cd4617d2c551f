"""A second reading of `method.md` section 3: the current offer."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

from tests.method.second_position import (
    answer_to,
    confirmed_cell,
    groups_of,
    is_recommendation,
    items,
)

RUNNING = ("running", "ending")


def services(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The service register, in its order."""
    return list(data.get("services") or [])


def services_for(item: dict[str, Any], data: dict[str, Any]) -> list[dict[str, Any]]:
    """The services that serve a recommendation, whatever their status."""
    return [
        service
        for service in services(data)
        if item["id"] in (service.get("recommendations") or [])
    ]


def has_running_service(item: dict[str, Any], data: dict[str, Any]) -> bool:
    """Whether a running service serves the recommendation; an ending one still runs."""
    return any(service.get("status") in RUNNING for service in services_for(item, data))


def in_whole_area(service: dict[str, Any]) -> bool:
    """Whether the register says that the service covers the whole area."""
    area = (service.get("area") or "").strip().removesuffix(".").strip()
    return bool(area.casefold() == "whole area")


def suggestion(item: dict[str, Any], group: str, data: dict[str, Any]) -> str | None:
    """What the register suggests for one cell; never `no`."""
    serving = [
        service for service in services_for(item, data) if group in (service.get("groups") or [])
    ]
    if any(service.get("status") in RUNNING and in_whole_area(service) for service in serving):
        return "yes"
    return "some" if serving else None


def grid_suggestions(data: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Every cell for which the register suggests something."""
    suggested: dict[str, dict[str, str]] = {}
    for item in items(data):
        cells = {group: suggestion(item, group, data) for group in groups_of(item, data)}
        known = {group: value for group, value in cells.items() if value is not None}
        if known:
            suggested[item["id"]] = known
    return suggested


def groups_missing(item: dict[str, Any], data: dict[str, Any]) -> list[str]:
    """The family groups that miss out, in the set's order."""
    return [group for group in groups_of(item, data) if confirmed_cell(item, group, data) == "no"]


def measured(item: dict[str, Any], what: str, data: dict[str, Any]) -> int | None:
    """The families eligible or reached, by the item's own number question, where known."""
    for question in item["questions"]:
        if question["kind"] == "number" and question.get("measures") == what:
            answer = answer_to(question, data)
            return answer.get("value") if answer["state"] == "agreed" else None
    return None


def families_missing(item: dict[str, Any], data: dict[str, Any]) -> int | None:
    """Eligible less reached, never below 0, where both are known."""
    eligible, reached = measured(item, "eligible", data), measured(item, "reached", data)
    return None if eligible is None or reached is None else max(0, eligible - reached)


def more_reached_than_eligible(item: dict[str, Any], data: dict[str, Any]) -> bool:
    """Whether the item's own numbers say that more were reached than are eligible."""
    eligible, reached = measured(item, "eligible", data), measured(item, "reached", data)
    return eligible is not None and reached is not None and reached > eligible


def beyond_the_guide(data: dict[str, Any]) -> list[str]:
    """The services that serve no recommendation."""
    return [service["id"] for service in services(data) if not service.get("recommendations")]


def twelve_months_after(day: date) -> date:
    """The same day a year later, or the last of that month."""
    last = calendar.monthrange(day.year + 1, day.month)[1]
    return date(day.year + 1, day.month, min(day.day, last))


def funding_ending(data: dict[str, Any], as_of: date) -> list[dict[str, str]]:
    """The only service for a recommendation, where its funding ends within 12 months.

    A planned one does not count: what the page leaves open, `docs/decisions.md` (12) settles.
    """
    found = []
    for item in items(data):
        named = services_for(item, data)
        serving = [service for service in named if service.get("status") != "planned"]
        if not is_recommendation(item) or len(serving) != 1:
            continue
        until = serving[0].get("funded_until")
        if until and date.fromisoformat(until) <= twelve_months_after(as_of):
            found.append({"service": serving[0]["id"], "item": item["id"]})
    return found
