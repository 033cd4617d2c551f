"""Random question sets: items of every kind, with ladders of every height."""

from __future__ import annotations

from random import Random
from typing import Any

OWN = {"standing": "own"}
ORIGINS = {
    "recommendation": ["guide"],
    "principle": ["guide"],
    "duty": ["law", "statutory-guidance"],
    "readiness": ["app"],
}


def chance(random: Random, share: float) -> bool:
    """Whether something happens that happens this often."""
    return random.random() < share


def some_of(random: Random, things: list[str], most: int = 99) -> list[str]:
    """None, some or all of the things, in their order."""
    chosen = random.sample(things, random.randint(0, min(most, len(things))))
    return [thing for thing in things if thing in chosen]


def ladder(random: Random, top: int | None) -> dict[str, Any]:
    """The sentences of a ladder with this top rung, or none for the default ladder."""
    if top is None:
        return {}
    return {"ladder": [f"Sentence {rung} of {random.random()}." for rung in range(top + 1)]}


def ladder_questions(random: Random, item: str) -> list[dict[str, Any]]:
    """One to six ladder questions, often all alike, so that shares meet the limits."""
    alike = chance(random, 0.7)
    heights = [None, None, 2, 3, 4]
    height = random.choice(heights)
    questions = []
    for number in range(random.choice([1, 2, 2, 3, 4, 4, 5, 5, 6])):
        question = {
            "id": f"{item}-q{number}",
            "kind": "ladder",
            "text": f"How does question {number} of {item} stand?",
            **ladder(random, height if alike else random.choice(heights)),
        }
        if chance(random, 0.2):
            question["essential"] = True
        questions.append(question)
    return questions


def other_questions(random: Random, item: str) -> list[dict[str, Any]]:
    """Questions that never enter the sums: numbers, text and choices."""
    questions: list[dict[str, Any]] = []
    if chance(random, 0.5):
        questions += [
            {
                "id": f"{item}-{measures}",
                "kind": "number",
                "text": f"How many families are {measures} in {item}?",
                "unit": "families",
                "min": 0,
                "measures": measures,
            }
            for measures in random.choice([["eligible", "reached"]] * 4 + [["eligible"]])
        ]
    if chance(random, 0.15):
        text = {"id": f"{item}-text", "kind": "text", "text": f"What of {item}?"}
        questions.append({**text, "essential": chance(random, 0.3)})
    if chance(random, 0.15):
        options = ["This one", "That one"]
        choice = {"id": f"{item}-choice", "kind": "choice", "text": f"Which is it in {item}?"}
        questions.append({**choice, "options": options})
    return questions


def evidence(random: Random, labels: list[str]) -> dict[str, Any]:
    """A label that was seen or reported, or none."""
    if not labels or chance(random, 0.3):
        return {}
    standing = random.choice(["seen", "seen", "reported"])
    label = random.choice(labels)
    return {"evidence": {"label": label, "standing": standing, "sources": ["guide-page"]}}


def recommendation(random: Random, labels: list[str], groups: list[str]) -> dict[str, Any]:
    """What only recommendations carry: evidence, groups and components."""
    own: dict[str, Any] = evidence(random, labels)
    listing = random.choice(["absent", "none", "listed", "listed"])
    if listing == "none":
        own["family_groups"] = []
    if listing == "listed" and groups:
        own["family_groups"] = random.sample(groups, random.randint(1, len(groups)))
    return own


def items(random: Random, labels: list[str], groups: list[str]) -> list[dict[str, Any]]:
    """Three to eight items of every kind, in any order."""
    kinds = ["recommendation"] * 5 + ["principle", "principle", "duty", "readiness"]
    found: list[dict[str, Any]] = []
    for number in range(random.randint(3, 8)):
        kind = random.choice(kinds)
        name = f"item-{number}"
        item: dict[str, Any] = {
            "id": name,
            "kind": kind,
            "origin": random.choice(ORIGINS[kind]),
            "title": f"Item {number}",
            "what": f"What item {number} asks for.",
            "basis": OWN,
            "questions": ladder_questions(random, name) + other_questions(random, name),
        }
        if kind == "recommendation":
            item |= recommendation(random, labels, groups)
            item["core_components"] = [
                {"id": f"{name}-part-{part}", "text": f"Part {part}"} for part in range(2)
            ]
        if kind == "duty":
            item["in_force"] = random.choice(["yes", "not-yet", "unconfirmed"])
        found.append(item)
    enabling = [item["id"] for item in found if item["kind"] in ("principle", "readiness")]
    for item in found:
        others = [name for name in enabling if name != item["id"]]
        if chance(random, 0.7 if item["kind"] == "recommendation" else 0.1):
            item["enabled_by"] = some_of(random, others)
    return found


def question_set(random: Random) -> dict[str, Any]:
    """A whole question set with 0 to 5 labels and groups on both axes."""
    labels = [f"label-{place}" for place in range(random.choice([0, 1, 2, 3, 3, 3, 4, 5]))]
    groups = [f"group-{place}" for place in range(random.choice([0, 1, 2, 3, 4]))]
    return {
        "format": "reflective-question-set",
        "format_version": 1,
        "guide": {
            "id": "random-guide",
            "edition": "2026-11",
            "revision": 1,
            "title": "A random guide (invented for tests)",
            "publisher": "Nobody",
            "completeness": "full",
            "population": "Families who exist only in tests",
            "checked_on": "2026-11-22",
            "licence": "Own wording",
            "notice": "Not a Practice Guide.",
            "sources": [{"id": "guide-page", "title": "A page that never was"}],
        },
        "evidence_labels": [{"id": label, "label": f"Words of {label}"} for label in labels],
        "family_groups": [
            {
                "id": group,
                "label": f"Families of {group}",
                "axis": random.choice(["arrangement", "equity"]),
            }
            for group in groups
        ],
        "items": items(random, labels, groups),
    }
