"""The program and a second reading of `method.md`, compared on random assessments."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import findings
from reflective_app.reports.benchmark_table import benchmark_values
from tests.method.random_assessments import as_of, random_data
from tests.method.random_questions import OWN
from tests.method.second import second_benchmark

SEEDS = 2_000
AT_ONCE = 100
CORNER_SEEDS = 400
UNORDERED = ("second_look", "placed_early")


def program_benchmark(data: dict[str, Any], day: date) -> dict[str, Any]:
    assessment = Assessment.model_validate_json(json.dumps(data))
    values = benchmark_values(findings(assessment, day), assessment)
    plain: dict[str, Any] = json.loads(json.dumps(values, default=str))
    return plain


def in_any_order(found: list[Any]) -> list[str]:
    return sorted(json.dumps(entry, sort_keys=True) for entry in found)


def ids(found: list[Any]) -> list[Any]:
    return [entry["id"] if isinstance(entry, dict) else entry for entry in found]


def item_disagreements(second: list[Any], program: list[Any]) -> Iterator[str]:
    theirs = {item["id"]: item for item in program}
    for item in second:
        for key, value in item.items():
            if theirs.get(item["id"], {}).get(key, "nothing") != value:
                other = theirs.get(item["id"], {}).get(key, "nothing")
                yield f"{item['id']}, {key}: second {value!r}, program {other!r}"
    if ids(second) != ids(program):
        yield f"order of items: second {ids(second)}, program {ids(program)}"


def disagreements(second: dict[str, Any], program: dict[str, Any]) -> Iterator[str]:
    yield from item_disagreements(second["items"], program["items"])
    for key, value in second.items():
        if key == "items":
            continue
        mine, theirs = value, program.get(key, "nothing")
        if theirs != "nothing" and key == "beyond_the_guide":
            theirs = ids(theirs)
        if theirs != "nothing" and key in UNORDERED:
            mine, theirs = in_any_order(mine), in_any_order(theirs)
        if mine != theirs:
            yield f"{key}: {difference(mine, theirs)}"


def difference(second: Any, program: Any) -> str:
    """Both values, cut down to what differs."""
    if isinstance(second, dict) and isinstance(program, dict):
        keys = [key for key in {**second, **program} if second.get(key) != program.get(key)]
        return "; ".join(f"{key}: {difference(second.get(key), program.get(key))}" for key in keys)
    if isinstance(second, list) and isinstance(program, list):
        only_second = [entry for entry in second if entry not in program]
        only_program = [entry for entry in program if entry not in second]
        if only_second or only_program:
            return f"only second {only_second!r}, only program {only_program!r}"
    return f"second {second!r}, program {program!r}"


@pytest.mark.parametrize("first", range(0, SEEDS, AT_ONCE))
def test_the_second_reading_of_the_method_agrees_on_a_hundred_random_assessments(
    first: int,
) -> None:
    told = []
    for seed in range(first, first + AT_ONCE):
        data, day = random_data(seed), as_of(seed)
        second = second_benchmark(data, day)
        program = program_benchmark(data, day)
        told += [f"seed {seed}: {found}" for found in disagreements(second, program)]
    assert not told, "\n".join(told)


def ladders(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        question
        for item in data["question_set"]["items"]
        for question in item["questions"]
        if question["kind"] == "ladder"
    ]


def question_corners(data: dict[str, Any]) -> Iterator[str]:
    labels = data["question_set"]["evidence_labels"]
    yield f"a scale of {len(labels)} labels"
    for group in data["question_set"]["family_groups"]:
        yield f"{group['axis']} groups"
    for question in ladders(data):
        yield (
            f"a ladder of {len(question['ladder'])} rungs"
            if "ladder" in question
            else ("the default ladder")
        )
        if question.get("essential"):
            yield "an essential question"
    for item in data["question_set"]["items"]:
        yield f"a {item['kind']}"
        if item.get("enabled_by"):
            yield "an item enabled by another"
        if item["kind"] == "recommendation":
            yield f"evidence {item.get('evidence', {}).get('standing', 'absent')}"
            listed = item.get("family_groups")
            yield f"family groups {'absent' if listed is None else 'listed' if listed else 'none'}"


def check_corners(data: dict[str, Any]) -> Iterator[str]:
    scale = data["question_set"]["evidence_labels"]
    for check in data.get("label_checks", []):
        found = check["label"]
        by_id = found in [label["id"] for label in scale]
        words = [label["label"] for label in scale]
        by_words = found.casefold() in [word.casefold() for word in words]
        yield f"checked by {'id' if by_id else 'words' if by_words else 'other words'}"
        if by_words and found not in words:
            yield "checked by words in another case"


def answer_corners(data: dict[str, Any]) -> Iterator[str]:
    answers = data.get("answers", {})
    if not answers:
        yield "nothing answered"
    for question in ladders(data):
        yield f"answer {answers.get(question['id'], {'state': 'left out'})['state']}"
    for item in data["question_set"]["items"]:
        for question in item["questions"]:
            if question["kind"] == "number":
                state = answers.get(question["id"], {}).get("state")
                yield f"{question['measures']} {'known' if state == 'agreed' else 'unknown'}"
    for cells in data.get("grid", {}).values():
        for cell in cells.values():
            yield f"cell {cell['value']} {'confirmed' if cell['confirmed'] else 'unconfirmed'}"
    for rounds in data.get("picks", {}).values():
        yield f"picks in {len(rounds)} rounds"


def offer_corners(data: dict[str, Any], day: date) -> Iterator[str]:
    for service in data.get("services", []):
        area = service["area"].strip().strip(".").casefold()
        kind = "whole" if area == "whole area" else "part" if area else "not given"
        yield f"a service {service.get('status', 'of no status')} in area {kind}"
        yield f"a service for {'some' if service['groups'] else 'no'} groups"
        yield f"a service for {len(service['recommendations'])} recommendations"
        if "funded_until" in service:
            until = date.fromisoformat(service["funded_until"])
            yield f"funding ends {'before' if until < day else 'after'} the date"
            if (until.year - day.year, until.month, until.day) == (1, day.month, day.day):
                yield "funding ends exactly a year after the date"


def plan_corners(data: dict[str, Any], day: date) -> Iterator[str]:
    plan = data.get("plan", {"actions": [], "not_now": {}})
    if plan["not_now"]:
        yield "an item set aside"
    for action in plan["actions"]:
        yield f"phase {action.get('phase', 'absent')}"
        yield f"status {action['status']}"
        yield "owner" if action["owner"].strip() else "no owner"
        yield f"depends on {len(action['depends_on'])}"
        if action["aims"]:
            yield "an aim"
        for kind, rating in action.get("ease", {}).items():
            yield f"{kind} {rating}"
        if not action.get("ease"):
            yield "nothing rated"
        if "due" in action:
            due = date.fromisoformat(action["due"])
            yield f"due {'on' if due == day else 'before' if due < day else 'after'} the date"


def result_corners(found: dict[str, Any]) -> Iterator[str]:
    for item in found["items"]:
        yield f"share {item['share']}"
        yield f"coverage {item['coverage']}"
        yield f"word {item['word']}"
        yield f"lane {item['lane']}"
        yield f"confidence {item['confidence']}"
        yield f"caps {' and '.join(item['caps'])}"
        if item["kind"] in ("principle", "readiness") and item["lane"] in ("A", "B"):
            yield f"pulled up into {item['lane']}"
        yield f"{len(item['bands'])} bands at once"
        if item["low"] != item["high"]:
            yield "a range of words"
        if item["families_missing"] == 0:
            yield "no families missing"
    yield from (f"spread {name}" for name in found["spreads"].values())
    yield from (f"second look {asked['kind']}" for asked in found["second_look"])
    yield from ("placed early" for _ in found["placed_early"])
    yield from ("funding ending" for _ in found["funding_ending"])
    cells = [value for row in found["grid_suggestions"].values() for value in row.values()]
    yield from (f"suggested {value}" for value in cells)
    words = {item["id"]: item["word"] for item in found["items"]}
    for before, after in pairwise([words, *found["projected"].values()]):
        if before != after:
            yield "a projected word that differs"


def corners(seed: int) -> Iterator[str]:
    data, day = random_data(seed), as_of(seed)
    yield from question_corners(data)
    yield from check_corners(data)
    yield from answer_corners(data)
    yield from offer_corners(data, day)
    yield from plan_corners(data, day)
    yield from result_corners(second_benchmark(data, day))


@cache
def reached() -> Counter[str]:
    return Counter(corner for seed in range(CORNER_SEEDS) for corner in corners(seed))


QUESTION_CORNERS = [
    *(f"a scale of {labels} labels" for labels in range(6)),
    *(f"a ladder of {rungs} rungs" for rungs in (3, 4, 5)),
    *(f"a {kind}" for kind in ("recommendation", "principle", "duty", "readiness")),
    *(f"evidence {standing}" for standing in ("absent", "seen", "reported")),
    *(f"checked by {how}" for how in ("id", "words", "other words", "words in another case")),
    *(f"family groups {listed}" for listed in ("absent", "none", "listed")),
    *("arrangement groups", "equity groups", "the default ladder", "an essential question"),
    "an item enabled by another",
]
STATES = ("agreed", "no_agreement", "dont_know", "not_discussed", "not_applicable", "left out")
CELLS = ("yes", "some", "no", "dont_know", "not_applicable")
ANSWER_CORNERS = [
    "nothing answered",
    *(f"answer {state}" for state in STATES),
    *(f"{what} {known}" for what in ("eligible", "reached") for known in ("known", "unknown")),
    *(f"cell {cell} {how}" for cell in CELLS for how in ("confirmed", "unconfirmed")),
    *(f"picks in {rounds} rounds" for rounds in (1, 2)),
]
STATUSES = ("running", "planned", "ending", "of no status")
OFFER_CORNERS = [
    *(
        f"a service {status} in area {area}"
        for status in STATUSES
        for area in ("whole", "part", "not given")
    ),
    *(f"a service for {number} recommendations" for number in (0, 1, 2)),
    *(f"a service for {number} groups" for number in ("some", "no")),
    *(f"funding ends {when} the date" for when in ("before", "after", "exactly a year after")),
]
PLAN_CORNERS = [
    "an item set aside",
    "an aim",
    "nothing rated",
    "owner",
    "no owner",
    *(f"phase {phase}" for phase in ("absent", "now", "next", "later")),
    *(
        f"status {status}"
        for status in ("not_started", "on_track", "at_risk", "off_track", "complete")
    ),
    *(f"depends on {number}" for number in (0, 1, 2)),
    *(
        f"{kind} {rating}"
        for kind in ("people", "money", "agreement")
        for rating in ("easy", "moderate", "hard")
    ),
    *(f"due {when} the date" for when in ("before", "on", "after")),
]
LANES = ("duty", "A", "B", "C", "conditions", "find-out", "keep", "not-now", "not-applicable")
LOOKS = (
    *("no-service", "no-how-we-know", "group-missing", "needs-not-in-place"),
    *("more-reached", "no-owner", "overdue"),
)
RESULT_CORNERS = [
    *(f"share {share}" for share in ("0", "1/6", "1/2", "5/6", "1", None)),
    *(f"coverage {coverage}" for coverage in ("0", "1/2", "4/5", "1", None)),
    *(f"word {word}" for word in ("Not in place", "Partly in place", "Mostly in place")),
    *(f"word {word}" for word in ("Fully in place", "Not enough known", "Does not apply")),
    *(f"lane {lane}" for lane in LANES),
    *(f"confidence {level}" for level in ("High", "Medium", "Low")),
    *(f"caps {caps}" for caps in ("", "essential", "group", "essential and group")),
    *(f"pulled up into {lane}" for lane in ("A", "B")),
    *(f"{number} bands at once" for number in (0, 1, 2)),
    *(f"spread {name}" for name in ("split", "close", "mixed")),
    *(f"second look {kind}" for kind in LOOKS),
    *(f"suggested {value}" for value in ("yes", "some")),
    *("a range of words", "no families missing", "placed early", "funding ending"),
    "a projected word that differs",
]


@pytest.mark.parametrize(
    "corner",
    [*QUESTION_CORNERS, *ANSWER_CORNERS, *OFFER_CORNERS, *PLAN_CORNERS, *RESULT_CORNERS],
)
def test_the_random_assessments_reach_every_corner_of_the_method(corner: str) -> None:
    assert reached()[corner] > 0


def test_a_random_assessment_is_the_same_each_time_it_is_drawn() -> None:
    assert random_data(7) == random_data(7)


EXAMPLES = {
    "r1": ("1, 1, 0, 2, ?, 1", "yes, some, no", "middle"),
    "r2": ("0, 0, 1, ?, ?, 0", "", "strongest"),
    "r3": ("1, 0, ?, ?, ?, –", "", "lowest"),
    "r4": ("3, 2, 3, 2, 3, 2", "yes, yes, yes", "strongest"),
    "r5": ("3*, 3, 3, 3", "yes, no", "strongest"),
    "r6": ("1*, 3, 3, 3", "yes, yes", "lowest"),
    "r7": ("1 to 3, 2, 2, 3", "yes", None),
    "r8": ("3, 3, 3, ?", "yes, yes", "strongest"),
    "r9": ("2* of 4, 4 of 4, 4 of 4", "no, no", "middle"),
}
FULLY, MOSTLY, PARTLY, NOT = (f"{word} in place" for word in ("Fully", "Mostly", "Partly", "Not"))
EXPECTED: dict[str, dict[str, Any]] = {
    "r1": {"coverage": "5/6", "share": "1/3", "word": PARTLY, "low": PARTLY, "high": PARTLY,
           "provisional": False, "caps": [], "bands": ["B"], "robust": ["B"], "lane": "B"},
    "r2": {"coverage": "2/3", "share": "1/12", "word": NOT, "low": NOT, "high": PARTLY,
           "provisional": True, "caps": [], "bands": ["A"], "robust": ["A"], "lane": "A"},
    "r3": {"coverage": "2/5", "share": None, "word": "Not enough known", "low": NOT,
           "high": MOSTLY, "provisional": False, "caps": [], "bands": [],
           "robust": ["B", "C"], "lane": "find-out"},
    "r4": {"coverage": "1", "share": "5/6", "word": MOSTLY, "low": MOSTLY, "high": MOSTLY,
           "provisional": False, "caps": [], "bands": ["B"], "robust": ["B"], "lane": "B"},
    "r5": {"coverage": "1", "share": "1", "word": MOSTLY, "low": MOSTLY, "high": MOSTLY,
           "provisional": False, "caps": ["group"], "bands": ["B"], "robust": ["B"],
           "lane": "B"},
    "r6": {"coverage": "1", "share": "5/6", "word": PARTLY, "low": PARTLY, "high": PARTLY,
           "provisional": False, "caps": ["essential"], "bands": ["C"], "robust": ["C"],
           "lane": "C"},
    "r7": {"coverage": "1", "share": "3/4", "word": MOSTLY, "low": MOSTLY, "high": MOSTLY,
           "provisional": False, "caps": [], "bands": ["B", "C"], "robust": ["B", "C"],
           "lane": "B", "label": None, "label_standing": None},
    "r8": {"coverage": "3/4", "share": "1", "word": FULLY, "low": MOSTLY, "high": FULLY,
           "provisional": True, "caps": [], "bands": ["keep"], "robust": ["B", "keep"],
           "lane": "find-out"},
    "r9": {"coverage": "1", "share": "5/6", "word": PARTLY, "low": PARTLY, "high": PARTLY,
           "provisional": False, "caps": ["essential", "group"], "bands": ["B"],
           "robust": ["B"], "lane": "B"},
}  # fmt: skip


def example_answer(code: str) -> dict[str, Any]:
    said = code.removesuffix(" of 4").rstrip("*")
    if said == "?":
        return {"state": "dont_know"}
    if said == "–":
        return {"state": "not_applicable", "reason": "Nobody here needs it."}
    if " to " in said:
        low, high = said.split(" to ")
        return {"state": "no_agreement", "low": int(low), "high": int(high)}
    return {"state": "agreed", "rung": int(said)}


def example_item(name: str) -> dict[str, Any]:
    codes, groups, label = EXAMPLES[name]
    standing = {"standing": "seen", "sources": ["table"]}
    return {
        "id": name,
        "kind": "recommendation",
        "origin": "guide",
        "title": name,
        "what": f"Row {name}.",
        "basis": OWN,
        "family_groups": [f"group-{place}" for place, _ in enumerate(filled(groups))],
        **({"evidence": {"label": label, **standing}} if label else {}),
        "questions": [
            {
                "id": f"{name}-{place}",
                "kind": "ladder",
                "text": f"How does {name} stand?",
                "essential": "*" in code,
                **({"ladder": ["a", "b", "c", "d", "e"]} if code.endswith(" of 4") else {}),
            }
            for place, code in enumerate(filled(codes))
        ],
    }


def filled(row: str) -> list[str]:
    return [entry.strip() for entry in row.split(",") if entry.strip()]


@cache
def example_findings() -> dict[str, dict[str, Any]]:
    data = {
        "question_set": {
            "evidence_labels": [
                {"id": label, "label": label} for label in ("strongest", "middle", "lowest")
            ],
            "family_groups": [{"id": f"group-{place}", "label": "x"} for place in range(3)],
            "items": [example_item(name) for name in EXAMPLES],
        },
        "answers": {
            f"{name}-{place}": example_answer(code)
            for name, (codes, _, _) in EXAMPLES.items()
            for place, code in enumerate(filled(codes))
        },
        "grid": {
            name: {
                f"group-{place}": {"value": value, "confirmed": True}
                for place, value in enumerate(filled(groups))
            }
            for name, (_, groups, _) in EXAMPLES.items()
        },
    }
    found = second_benchmark(data, date(2026, 11, 22))
    return {item["id"]: item for item in found["items"]}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_example_of_the_method_comes_out_of_the_second_reading(name: str) -> None:
    found = example_findings()[name]
    assert {key: found[key] for key in EXPECTED[name]} == EXPECTED[name]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((0, 2, 2, 0), "close"), ((2, 0, 0, 2), "split"), ((1, 0, 4, 0), "mixed"),
     ((1, 1, 1, 1), "split"), ((1, 0, 1, 0), None)],
)  # fmt: skip
def test_the_pages_own_picks_are_split_or_not_as_it_says(
    counts: tuple[int, ...], expected: str | None
) -> None:
    question = {"id": "asked", "kind": "ladder"}
    data = {
        "question_set": {
            "items": [{"id": "x", "kind": "duty", "title": "x", "questions": [question]}]
        },
        "picks": {"asked": [[{"role": "Carer", "counts": list(counts), "dont_know": 5}]]},
    }
    found = second_benchmark(data, date(2026, 11, 22))["spreads"]
    assert found == ({"asked": expected} if expected else {})
