"""Rules between the records of a question set: each is broken once, and named."""

from __future__ import annotations

from typing import Any

import pytest

from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.question_set_rules import question_set_faults
from tests.builders import a_question, a_set, an_item, labelled, worked_examples

Change = dict[str, Any]


def faults(*items: dict[str, Any], **parts: Any) -> set[tuple[str, object]]:
    """What a set of these items and other parts breaks: places joined by dots, and values."""
    plain = a_set(*items, groups=2).model_dump(mode="json", by_alias=True)
    guide = plain["guide"] | {"sources": [{"id": "page", "title": "Page"}]}
    data = plain | parts | {"guide": guide | parts.get("guide", {})}
    found = question_set_faults(QuestionSet.model_validate(data, strict=False))
    assert all(fault.message.endswith((".", "?")) for fault in found)
    return {(".".join(map(str, fault.place)), _plain(fault.value)) for fault in found}


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def item(**more: Any) -> dict[str, Any]:
    return an_item("r", **more)


def questions(**more: Any) -> dict[str, Any]:
    return item(questions=[a_question("lead"), {"id": "q", "kind": "ladder", "text": "Q?"} | more])


def action(**more: Any) -> dict[str, Any]:
    draft = {"id": "a", "text": "Do it", "question": "r-1", "from": [0], "aims_for": 1}
    return item(actions=[draft | more])


def test_a_sound_set_breaks_no_rule() -> None:
    assert faults(item(), an_item("s")) == set()
    assert question_set_faults(worked_examples()) == ()


@pytest.mark.parametrize(
    ("wrong", "place", "value"),
    [
        (item(kind="duty"), "items.0.in_force", None),
        (item(in_force="yes"), "items.0.in_force", "yes"),
        (item(kind="principle", evidence={}), "items.0.evidence", None),
        (item(evidence={"label": "label-1"}), "items.0.evidence.standing", None),
        (item(evidence={"standing": "seen"}), "items.0.evidence.standing", "seen"),
        (item(evidence=labelled("label-9")), "items.0.evidence.label", "label-9"),
        (item(evidence={"sources": ["none"]}), "items.0.evidence.sources.0", "none"),
        (item(basis={"standing": "seen"}), "items.0.basis.sources", None),
        (item(basis={"standing": "inferred"}), "items.0.basis.sources", None),
        (item(basis={"standing": "own", "sources": ["x"]}), "items.0.basis.sources.0", "x"),
        (item(family_groups=["group-1", "x"]), "items.0.family_groups.1", "x"),
        (item(framework=["x"], framework_mapping="own"), "items.0.framework.0", "x"),
        (item(enabled_by=["r"]), "items.0.enabled_by.0", "r"),
        (item(questions=[]), "items.0.questions", None),
        (
            questions(kind="text", ladder=["a", "b", "c"]),
            "items.0.questions.1.ladder",
            ("a", "b", "c"),
        ),
        (questions(unit="x"), "items.0.questions.1.unit", "x"),
        (questions(min=0), "items.0.questions.1.min", 0),
        (questions(max=0), "items.0.questions.1.max", 0),
        (questions(measures="reached"), "items.0.questions.1.measures", "reached"),
        (questions(kind="number", min=2, max=1), "items.0.questions.1.min", 2),
        (questions(ladder=["a", "b"]), "items.0.questions.1.ladder", ("a", "b")),
        (questions(ladder=list("abcdef")), "items.0.questions.1.ladder", tuple("abcdef")),
        (questions(ladder=["a", "b", " A"]), "items.0.questions.1.ladder.2", "A"),
        (questions(kind="choice"), "items.0.questions.1.options", ()),
        (questions(kind="choice", options=["a"]), "items.0.questions.1.options", ("a",)),
        (questions(kind="choice", options=["a", "a"]), "items.0.questions.1.options.1", "a"),
        (questions(options=["a", "b"]), "items.0.questions.1.options", ("a", "b")),
        (questions(basis={"standing": "seen"}), "items.0.questions.1.basis.sources", None),
        (action(question="x"), "items.0.actions.0.question", "x"),
        (action(**{"from": []}), "items.0.actions.0.from", ()),
        (action(**{"from": [0, 4], "aims_for": 3}), "items.0.actions.0.from.1", 4),
        (action(**{"from": [1, 2], "aims_for": 2}), "items.0.actions.0.aims_for", 2),
        (action(aims_for=4), "items.0.actions.0.aims_for", 4),
    ],
)
def test_a_broken_rule_is_named_at_its_place(wrong: Change, place: str, value: object) -> None:
    assert (place, value) in faults(wrong)


def test_a_link_to_the_framework_says_whose_it_is() -> None:
    framework = [{"id": "o", "label": "O", "kind": "outcome"}]
    assert faults(item(framework=["o"], framework_mapping="own"), framework=framework) == set()
    told = faults(item(framework=["o"]), framework=framework)
    assert told == {("items.0.framework_mapping", None)}


def test_an_item_may_lean_on_principles_and_readiness_only() -> None:
    others = (an_item("p", kind="principle"), an_item("d", kind="duty", in_force="yes"))
    told = faults(item(enabled_by=["p", "d", "x"]), *others)
    assert told == {("items.0.enabled_by.1", "d"), ("items.0.enabled_by.2", "x")}


def test_an_action_is_offered_at_the_rungs_of_a_ladder() -> None:
    text = {"id": "t", "kind": "text", "text": "T?"}
    wrong = action(question="t") | {"questions": [a_question("r-1"), text]}
    assert faults(wrong) == {("items.0.actions.0.question", "t")}


def test_families_reached_are_counted_by_one_question() -> None:
    count = {"kind": "number", "text": "How many?", "measures": "reached"}
    wrong = item(questions=[a_question("q"), {"id": "a"} | count, {"id": "b"} | count])
    assert faults(wrong) == {("items.0.questions.2.measures", "reached")}


def test_an_id_stands_once_over_the_whole_set() -> None:
    component = {"id": "c", "text": "C"}
    more = {"core_components": [component], "actions": action()["actions"]}
    first, second = item(**more), item(questions=[a_question("r-1")], **more)
    told = faults(
        first,
        second,
        evidence_labels=[{"id": "l", "label": "L"}] * 2,
        family_groups=[{"id": "g", "label": "G"}] * 2,
        framework=[{"id": "o", "label": "O", "kind": "outcome"}] * 2,
        offer_headings=[{"id": "h", "label": "H"}] * 2,
        guide={"sources": [{"id": "page", "title": "Page"}] * 2},
    )
    assert told == {
        ("items.1.id", "r"),
        ("items.1.questions.0.id", "r-1"),
        ("items.1.actions.0.id", "a"),
        ("items.1.core_components.0.id", "c"),
        ("evidence_labels.1.id", "l"),
        ("family_groups.1.id", "g"),
        ("framework.1.id", "o"),
        ("offer_headings.1.id", "h"),
        ("guide.sources.1.id", "page"),
    }


@pytest.mark.parametrize(
    ("named", "broken"), [(None, False), ("web", False), ("page", True), ("elsewhere", True)]
)
def test_labels_are_looked_up_at_a_source_of_the_set_that_has_an_address(
    named: str | None, broken: bool
) -> None:
    sources = [
        {"id": "page", "title": "On paper"},
        {"id": "web", "title": "On the web", "url": "https://guide.example/"},
    ]
    guide = {"sources": sources, "labels_at": named}
    assert faults(item(), guide=guide) == ({("guide.labels_at", named)} if broken else set())


def test_a_label_names_a_source_that_is_there() -> None:
    labels = [{"id": "l", "label": "L", "source": "page"}, {"id": "m", "label": "M", "source": "x"}]
    assert faults(item(), evidence_labels=labels) == {("evidence_labels.1.source", "x")}


def test_only_an_announced_set_may_be_empty() -> None:
    assert faults() == {("items", ())}
    assert faults(guide={"status": "announced"}) == set()


def test_examples_speak_of_what_is_there_in_the_one_code() -> None:
    sound = {
        "name": "A",
        "answers": {"r-1": "1 to 3", "r-2": "n/a"},
        "expect": {"r": "Not in place"},
    }
    assert faults(item(), examples=[sound]) == set()
    wrong = {
        "name": "A",
        "answers": {"r-1": "9", "x": "1"},
        "expect": {"r": "Poor", "y": "Fully in place"},
    }
    assert faults(item(), examples=[sound, wrong]) == {
        ("examples.1.name", "A"),
        ("examples.1.answers.r-1", "9"),
        ("examples.1.answers.x", "x"),
        ("examples.1.expect.r", "Poor"),
        ("examples.1.expect.y", "y"),
    }


def test_older_questions_move_to_as_many_as_the_change_says() -> None:
    def older(**more: Any) -> dict[str, Any]:
        return {"edition": "2020", "revision": 1} | more

    moves = [
        {"from": "a", "to": ["r-1"], "change": "same"},
        {"from": "b", "to": ["r-1", "r-2"], "change": "split"},
        {"from": "c", "to": ["r-3"], "change": "merged"},
        {"from": "d", "change": "removed"},
    ]
    assert faults(item(), replaces=[older(map=moves)]) == set()
    wrong = [
        {"from": "a", "to": ["r-1", "r-2"], "change": "reworded"},
        {"from": "b", "to": ["r-1"], "change": "split"},
        {"from": "c", "to": ["x"], "change": "merged"},
        {"from": "c", "to": ["r-4"], "change": "removed"},
    ]
    told = faults(item(), replaces=[older(map=wrong), older(), older(edition="2026")])
    assert told == {
        ("replaces.0.map.0.to", ("r-1", "r-2")),
        ("replaces.0.map.1.to", ("r-1",)),
        ("replaces.0.map.2.to.0", "x"),
        ("replaces.0.map.3.to", ("r-4",)),
        ("replaces.0.map.3.from", "c"),
        ("replaces.1.edition", "2020"),
        ("replaces.2.revision", 1),
    }


def test_an_action_offered_at_a_rung_there_is_not_is_told_once() -> None:
    question_set = a_set(an_item("r", 1, actions=[_offered([0, 7], aims_for=1)]))
    (fault,) = question_set_faults(question_set)
    assert fault.place[-2:] == ("from", 1)
    twice = a_set(an_item("r", 1, actions=[_offered([0, 7], aims_for=9)]))
    assert len(question_set_faults(twice)) == 2


def _offered(rungs: list[int], aims_for: int) -> dict[str, object]:
    return {"id": "do", "text": "Do it", "question": "r-1", "from": rungs, "aims_for": aims_for}
