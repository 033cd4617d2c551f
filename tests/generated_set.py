"""The question set of the generated assessment: 200 questions of an invented guide."""

from __future__ import annotations

from random import Random
from typing import Any

from reflective_app.domain.question_set import QuestionSet
from tests.builders import BASIS, DAY

SEEN = {"standing": "seen", "sources": ["the-guide"]}
SPEAKERS = ("Kinship lead", "Commissioner", "Social worker", "Carers’ forum", "Data officer")
ARRANGEMENTS = (
    ("special-guardians", "Special guardianship", "special guardians"),
    ("informal-carers", "Informal arrangement", "informal carers"),
    ("family-foster-carers", "Family and friends foster care", "family and friends foster carers"),
    ("child-arrangements", "Child arrangements order", "carers with a child arrangements order"),
    ("private-fostering", "Private fostering by relatives", "relatives who foster privately"),
    ("section-17", "Section 17 support", "families supported as children in need"),
    ("adoption-by-kin", "Adoption by kin", None),
    ("transitional", "Temporary approval", None),
)
EQUITY = (
    ("minoritised-ethnic", "Minoritised ethnic carers", "minoritised ethnic carers"),
    ("disabled-carers", "Disabled carers", "disabled carers"),
    ("older-carers", "Older carers", None),
)
HEADINGS = ("advice", "training", "peer-support", "therapy", "money", "respite")
SUBJECTS = (
    "advice on money and law",
    "training before a child arrives",
    "peer support close to home",
    "help with contact between a child and parents",
    "therapeutic support for children",
    "one named worker for each family",
    "respite and short breaks",
    "support at school",
    "help for carers’ own health",
    "family group meetings",
    "support when arrangements change",
    "housing and equipment",
)
RUNGS = (
    "We do not do this.",
    "Some families get this; it depends on who asks.",
    "Most families in one part of the area get this.",
    "Most families everywhere get this; known gaps remain.",
    "Every family gets this, and we check that it helps.",
)
LADDERS = {3: (0, 1, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4), None: None}
"""Which sentences a ladder of so many has; None is the default ladder."""


def generated_set(random: Random) -> QuestionSet:
    """24 recommendations, six principles, four duties, four readiness themes and a local item."""
    items = [
        *(_recommendation(number, random) for number in range(1, 25)),
        *(_enabler("principle", number, 4, random) for number in range(1, 7)),
        *(_duty(number, random) for number in range(1, 5)),
        *(_enabler("readiness", number, 3, random) for number in range(1, 5)),
    ]
    local = _item("local-1", "readiness", "app", _ladders("local-1", 4, random))
    return QuestionSet.model_validate(
        {
            "format": "reflective-question-set",
            "format_version": 1,
            "guide": _guide(),
            "evidence_labels": [
                {"id": "strong", "label": "Strong evidence", "meaning": "It works in many places."},
                {"id": "promising", "label": "Promising evidence"},
                {"id": "limited", "label": "Limited evidence"},
            ],
            "family_groups": [
                {"id": name, "label": label, "axis": axis, "people": people}
                for axis, listed in (("arrangement", ARRANGEMENTS), ("equity", EQUITY))
                for name, label, people in listed
            ],
            "offer_headings": [
                {"id": name, "label": name.replace("-", " ").capitalize()} for name in HEADINGS
            ],
            "items": items,
            "local_items": [local],
        },
        strict=False,
    )


def _guide() -> dict[str, Any]:
    return {
        "id": "generated",
        "edition": "2026",
        "revision": 1,
        "title": "Generated Guide",
        "publisher": "Nobody",
        "completeness": "full",
        "population": "Families in tests",
        "checked_on": DAY,
        "licence": "Own wording",
        "notice": "Not a Practice Guide.",
        "sources": [{"id": "the-guide", "title": "The guide", "url": "https://example.org/guide"}],
        "labels_at": "the-guide",
        "groups_called": "Arrangement",
    }


def _recommendation(number: int, random: Random) -> dict[str, Any]:
    name = f"recommendation-{number}"
    questions = _ladders(name, 3 + number % 3, random)
    if number % 6:
        questions += [_count(name, "eligible"), _count(name, "reached")]
    if number % 3 == 0:
        questions.append(_choice(name) if number % 2 else _text(name))
    return _item(name, "recommendation", "guide", questions) | {
        "evidence": _evidence(number),
        "family_groups": _groups(number, random),
        "enabled_by": [
            f"principle-{1 + number % 6}",
            *([f"readiness-{1 + number % 4}"] * (number % 2)),
        ],
        "core_components": [
            {"id": f"{name}-part-{part}", "text": f"Part {part} of {name}, as it was tested."}
            for part in range(1, number % 4 + 1)
        ],
    }


def _evidence(number: int) -> dict[str, Any] | None:
    """Every label, seen or reported; and none, with or without a note."""
    label = ("strong", "promising", "limited", None)[number % 4]
    if label is None:
        return {"note": "A review found two studies."} if number % 8 == 3 else None
    return {
        "label": label,
        "standing": "seen" if number % 3 else "reported",
        "sources": ["the-guide"],
    }


def _groups(number: int, random: Random) -> list[str] | None:
    """All groups, some of both axes, or none."""
    if number % 4 == 0:
        return random.sample([name for name, *_ in (*ARRANGEMENTS, *EQUITY)], 5)
    return [] if number % 7 == 0 else None


def _enabler(kind: str, number: int, ladders: int, random: Random) -> dict[str, Any]:
    name = f"{kind}-{number}"
    return _item(name, kind, "guide", _ladders(name, ladders, random))


def _duty(number: int, random: Random) -> dict[str, Any]:
    name = f"duty-{number}"
    origin = "law" if number % 2 else "statutory-guidance"
    return _item(name, "duty", origin, _ladders(name, 4, random)) | {
        "in_force": ("yes", "not-yet", "unconfirmed")[number % 3]
    }


def _item(name: str, kind: str, origin: str, questions: list[dict[str, Any]]) -> dict[str, Any]:
    about = SUBJECTS[sum(map(ord, name)) % len(SUBJECTS)]
    return {
        "id": name,
        "kind": kind,
        "origin": origin,
        "title": f"Families get {about}: {name}",
        "what": f"Every family that needs {about} is offered it early, and knows whom to ask.",
        "why": f"Carers who have {about} say that they can go on for longer.",
        "basis": SEEN if origin == "guide" else BASIS,
        "questions": questions,
        "actions": [
            _action(question)
            for question in questions
            if question["kind"] == "ladder" and not question["id"].endswith("3")
        ],
    }


def _action(question: dict[str, Any]) -> dict[str, Any]:
    top = len(question["ladder"] or RUNGS[1:]) - 1
    return {
        "id": f"raise-{question['id']}",
        "text": f"Agree who offers this and from when: {question['text']}",
        "question": question["id"],
        "from": list(range(top)),
        "aims_for": top,
    }


def _ladders(name: str, count: int, random: Random) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{name}-q{number}",
            "kind": "ladder",
            "text": f"How far do families get {SUBJECTS[(number * 5) % 12]}, as {name} asks?",
            "why": "What families are offered differs from area to area.",
            "essential": number == 1 and random.random() < 0.3,
            "ladder": _sentences(random.choice((3, 4, 4, 5, None))),
            "look_for": ["The last audit", "What carers said in the spring"],
            "speakers": random.sample(SPEAKERS, 2),
        }
        for number in range(1, count + 1)
    ]


def _sentences(rungs: int | None) -> list[str] | None:
    picked = LADDERS[rungs]
    return None if picked is None else [RUNGS[place] for place in picked]


def _count(name: str, measures: str) -> dict[str, Any]:
    return {
        "id": f"{name}-{measures}",
        "kind": "number",
        "text": f"How many families were {measures} in the last year?",
        "unit": "families",
        "min": 0,
        "measures": measures,
    }


def _choice(name: str) -> dict[str, Any]:
    return {
        "id": f"{name}-how",
        "kind": "choice",
        "text": "Who provides this?",
        "options": ["The council", "A charity", "Both together"],
    }


def _text(name: str) -> dict[str, Any]:
    return {"id": f"{name}-words", "kind": "text", "text": "What do families say about this?"}
