"""Random valid assessments as plain JSON data, small, but reaching every corner."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.method.random_answers import answers, picks, top_rung
from tests.method.random_questions import chance, question_set, some_of

DATES = (date(2026, 11, 22), date(2027, 2, 28), date(2028, 2, 29))
CELLS = ("yes", "yes", "some", "no", "no", "dont_know", "not_applicable")
AREAS = ("Whole area", "  whole AREA. ", "Whole area", "North only", "whole areas", "", " ")
DAYS = (-400, -1, 0, 1, 200, 364, 365, 366, 367, 800)
STATUSES = ("not_started", "on_track", "at_risk", "off_track", "complete")


def as_of(seed: int) -> date:
    """The date from which everything in this assessment counts."""
    return DATES[seed % len(DATES)]


def some_day(random: Random, day: date) -> str:
    """A day before, on or after the date; often just at a limit."""
    return (day + timedelta(days=random.choice(DAYS))).isoformat()


def label_checks(random: Random, questions: dict[str, Any]) -> list[dict[str, Any]]:
    """Labels looked up by the council: by id, by words in any case, or outside the scale."""
    scale = questions["evidence_labels"]
    words = ["Some other label"]
    for label in scale:
        words += [label["id"], label["label"].upper(), label["label"].lower()]
    return [
        {
            "item": item["id"],
            "label": random.choice(words),
            "checked_on": "2026-11-20",
            "checked_by": "Commissioner",
        }
        for item in questions["items"]
        if item["kind"] == "recommendation" and chance(random, 0.2)
    ]


def grid(random: Random, questions: dict[str, Any]) -> dict[str, Any]:
    """Cells of every value, confirmed, unconfirmed and blank."""
    every = [group["id"] for group in questions["family_groups"]]
    found: dict[str, Any] = {}
    for item in questions["items"]:
        groups = item.get("family_groups", every) if item["kind"] == "recommendation" else []
        common = random.choice([*CELLS, None])
        cells = {
            group: {
                "value": common if common and chance(random, 0.6) else random.choice(CELLS),
                "confirmed": chance(random, 0.9),
            }
            for group in groups
            if chance(random, 0.92)
        }
        if cells:
            found[item["id"]] = cells
    return found


def services(random: Random, questions: dict[str, Any], day: date) -> list[dict[str, Any]]:
    """A register of services of every status, area and group."""
    groups = [group["id"] for group in questions["family_groups"]]
    served = [item for item in questions["items"] if item["kind"] == "recommendation"]
    found = []
    for place in range(random.randint(0, 5)):
        serves = some_of(random, [item["id"] for item in served], most=2)
        parts = [
            part["id"]
            for item in served
            if item["id"] in serves
            for part in item["core_components"]
        ]
        service: dict[str, Any] = {
            "id": f"service-{place}",
            "name": f"Service {place}",
            "groups": some_of(random, groups),
            "recommendations": serves,
            "area": random.choice(AREAS),
            "components": some_of(random, parts),
        }
        status = random.choice(["running", "running", "planned", "ending", None])
        if status:
            service["status"] = status
        if chance(random, 0.5):
            service["funded_until"] = some_day(random, day)
        if chance(random, 0.5):
            service |= {"reached": random.randint(0, 50), "cost": random.randint(0, 90_000)}
            service["evaluation"] = random.choice(["not-yet", "monitored", "evaluated"])
        found.append(service)
    return found


def aims(random: Random, questions: dict[str, Any]) -> list[dict[str, Any]]:
    """Rungs that an action aims for, of different questions."""
    ladders = [
        question
        for item in questions["items"]
        for question in item["questions"]
        if question["kind"] == "ladder"
    ]
    chosen = random.sample(ladders, random.randint(0, min(4, len(ladders))))
    return [
        {"question": question["id"], "rung": random.randint(0, top_rung(question))}
        for question in chosen
    ]


def action(
    random: Random, questions: dict[str, Any], day: date, before: list[str]
) -> dict[str, Any]:
    """One action; it depends only on actions made before it, so never in a loop."""
    name = f"action-{len(before)}"
    found: dict[str, Any] = {
        "id": name,
        "title": f"Do {name}",
        "items": some_of(random, [item["id"] for item in questions["items"]], most=2),
        "depends_on": some_of(random, before, most=2),
        "aims": aims(random, questions),
        "owner": random.choice(["Head of service", "Head of service", "", " "]),
        "status": random.choice(STATUSES),
    }
    ratings = ["easy", "easy", "easy", "moderate", "hard", None]
    ease = {kind: random.choice(ratings) for kind in ("people", "money", "agreement")}
    if chance(random, 0.7):
        found["ease"] = {kind: rating for kind, rating in ease.items() if rating}
    if chance(random, 0.3):
        found |= {"phase": random.choice(["now", "next", "later"]), "reason": "We chose so."}
    if chance(random, 0.6):
        found["due"] = some_day(random, day)
        if chance(random, 0.3):
            found["start"] = found["due"]
    return found


def plan(random: Random, questions: dict[str, Any], day: date) -> dict[str, Any]:
    """Actions in any order, and recommendations set aside."""
    actions: list[dict[str, Any]] = []
    for _ in range(random.randint(0, 6)):
        actions.append(action(random, questions, day, [made["id"] for made in actions]))
    random.shuffle(actions)
    return {
        "actions": actions,
        "not_now": {
            item["id"]: {"reason": "Not this year."}
            for item in questions["items"]
            if item["kind"] == "recommendation" and chance(random, 0.12)
        },
    }


def random_data(seed: int) -> dict[str, Any]:
    """A random valid assessment as plain JSON data, the same for the same seed."""
    random = Random(seed)
    day = as_of(seed)
    questions = question_set(random)
    data: dict[str, Any] = {
        "format": "reflective-assessment",
        "format_version": 1,
        "id": f"00000000-0000-4000-8000-{seed:012d}",
        "question_set": questions,
        "profile": {"council": "Newshire", "date": random.choice([day, DATES[0]]).isoformat()},
    }
    if chance(random, 0.04):
        return data
    return {
        **data,
        "label_checks": label_checks(random, questions),
        "services": services(random, questions, day),
        "grid": grid(random, questions),
        "answers": answers(random, questions["items"]),
        "picks": picks(random, questions["items"]),
        "plan": plan(random, questions, day),
    }
