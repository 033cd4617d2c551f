"""Which lane an item is in, and in what order (`method.md` section 4)."""

from __future__ import annotations

from typing import Any

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, Lane, findings
from reflective_app.domain.plan import NotNow
from tests.builders import (
    a_count,
    a_question,
    a_set,
    an_assessment,
    an_item,
    answered,
    counted,
    labelled,
    rated,
)

NOT_YET = NotNow(reason="The budget is spent")


def set_aside(assessment: Assessment, *items: str) -> Assessment:
    plan = assessment.plan.model_copy(update={"not_now": dict.fromkeys(items, NOT_YET)})
    return assessment.model_copy(update={"plan": plan})


def lane_of(codes: str, *, aside: bool = False, **item: Any) -> Lane:
    assessment = rated(codes, evidence=labelled("label-1"), **item)
    return findings(set_aside(assessment, "r") if aside else assessment).of("r").lane


LANES = """
recommendation | n/a     |       | not-applicable
recommendation | n/a     | aside | not-applicable
recommendation | 0       | aside | not-now
recommendation | 1       | aside | not-now
recommendation | 2       | aside | not-now
recommendation | 3       | aside | keep
recommendation | 3, ?    | aside | find-out
recommendation | 3, ?, ? | aside | find-out
recommendation | 3, ?, ? |       | find-out
recommendation | 3, ?    |       | find-out
recommendation | 2, ?    |       | B
recommendation | 0       |       | A
recommendation | 2       |       | B
recommendation | 3       |       | keep
duty           | n/a     |       | not-applicable
duty           | 0       |       | duty
duty           | 2       |       | duty
duty           | 0       | aside | duty
duty           | ?, -, 3 |       | duty
duty           | 3, -    |       | find-out
duty           | 3       |       | keep
principle      | n/a     |       | not-applicable
principle      | 0       |       | conditions
principle      | 2       |       | conditions
principle      | 0       | aside | conditions
principle      | ?, ?, 3 |       | find-out
principle      | 3, ?    |       | find-out
principle      | 3       |       | keep
readiness      | 1       |       | conditions
readiness      | -       |       | find-out
readiness      | 3       |       | keep
"""


@pytest.mark.parametrize(
    ("kind", "codes", "aside", "lane"),
    [[cell.strip() for cell in line.split("|")] for line in LANES.strip().splitlines()],
)
def test_an_item_is_in_the_first_lane_that_fits(
    kind: str, codes: str, aside: str, lane: str
) -> None:
    assert lane_of(codes, aside=aside == "aside", kind=kind) == lane


@pytest.mark.parametrize(("label", "lane"), [("label-1", "A"), ("label-2", "B"), ("label-3", "C")])
def test_a_recommendation_is_in_the_lane_of_its_band(label: str, lane: str) -> None:
    assert findings(rated("1", evidence=labelled(label))).of("r").lane == lane


def test_a_label_not_recorded_puts_it_in_the_better_lane_that_it_could_be_in() -> None:
    finding = findings(rated("2")).of("r")
    assert (finding.bands, finding.lane) == (("B", "C"), Lane.B)


@pytest.mark.parametrize("codes", ["0", "1", "2"])
def test_an_item_set_aside_keeps_its_band_and_the_reason(codes: str) -> None:
    finding = findings(set_aside(rated(codes, evidence=labelled("label-1")), "r")).of("r")
    assert finding.bands == (("B",) if codes == "2" else ("A",))
    assert finding.set_aside == NOT_YET


def test_what_an_item_set_aside_holds_is_not_asked_of_duties() -> None:
    assert findings(set_aside(rated("0", kind="duty"), "r")).of("r").set_aside is None


# Pulled up


def benchmark(*items: dict[str, Any], aside: tuple[str, ...] = (), **codes: str) -> Findings:
    """The findings for items answered by name; each has a question for each of its codes."""
    asked = [
        item | {"questions": [a_question(f"{item['id']}-{n}") for n in _numbers(codes[item["id"]])]}
        for item in items
    ]
    assessment = an_assessment(a_set(*asked))
    for item_id, said in codes.items():
        assessment = answered(assessment, item_id, said)
    return findings(set_aside(assessment, *aside))


def _numbers(codes: str) -> range:
    return range(1, len(codes.split(",")) + 1)


def needing(item_id: str, *enabled_by: str, label: int = 1) -> dict[str, Any]:
    return an_item(item_id, enabled_by=enabled_by, evidence=labelled(f"label-{label}"))


@pytest.mark.parametrize("kind", ["principle", "readiness"])
@pytest.mark.parametrize(
    ("principle", "recommendation", "lane"),
    [
        ("0", "0", "A"),
        ("1", "0", "A"),
        ("2", "0", "conditions"),
        ("3", "0", "keep"),
        ("?", "0", "find-out"),
        ("n/a", "0", "not-applicable"),
        ("0", "2", "B"),
        ("1", "2", "B"),
        ("0", "3", "conditions"),
        ("0", "?", "conditions"),
        ("0", "n/a", "conditions"),
    ],
)
def test_what_a_recommendation_in_lane_a_or_b_needs_is_pulled_up_to_it(
    kind: str, principle: str, recommendation: str, lane: str
) -> None:
    found = benchmark(an_item("p", kind=kind), needing("r", "p"), p=principle, r=recommendation)
    assert found.of("p").lane == lane
    pulled = [item.id for item in found.of("p").holds_back]
    assert pulled == (["r"] if lane in ("A", "B") else [])


def test_lane_c_pulls_nothing_up() -> None:
    found = benchmark(an_item("p", kind="principle"), needing("r", "p", label=3), p="0", r="1")
    assert (found.of("r").lane, found.of("p").lane) == (Lane.C, Lane.CONDITIONS)


def test_a_recommendation_set_aside_pulls_nothing_up() -> None:
    principle = an_item("p", kind="principle")
    found = benchmark(principle, needing("r", "p"), aside=("r",), p="0", r="0")
    assert found.of("p").lane is Lane.CONDITIONS


def test_a_principle_that_nothing_needs_stays_with_the_conditions() -> None:
    found = benchmark(an_item("p", kind="principle"), needing("r"), p="0", r="0")
    assert found.of("p").lane is Lane.CONDITIONS


@pytest.mark.parametrize(("first", "second"), [("2", "0"), ("0", "2")])
def test_a_principle_needed_in_both_lanes_joins_the_better_and_names_all(
    first: str, second: str
) -> None:
    items = an_item("p", kind="principle"), needing("r", "p"), needing("s", "p")
    found = benchmark(*items, needing("t", "p"), p="0", r=first, s=second, t="3")
    assert found.of("p").lane is Lane.A
    assert [item.id for item in found.of("p").holds_back] == ["r", "s"]


def test_a_duty_is_never_pulled_up() -> None:
    found = benchmark(an_item("d", kind="duty"), needing("r", "d"), d="0", r="0")
    assert (found.of("d").lane, found.of("d").holds_back) == (Lane.DUTY, ())


# The order within a lane


def order(found: Findings) -> str:
    return " ".join(finding.item.id for finding in found.items)


def test_lanes_are_in_the_order_of_print_whatever_the_order_of_the_guide() -> None:
    items = [
        an_item("na"),
        an_item("shelved", evidence=labelled("label-1")),
        an_item("keep"),
        an_item("find-out"),
        an_item("condition", kind="principle"),
        an_item("c", evidence=labelled("label-3")),
        an_item("b", evidence=labelled("label-2")),
        an_item("a", evidence=labelled("label-1")),
        an_item("duty", kind="duty"),
    ]
    codes = {"na": "n/a", "shelved": "0", "keep": "3", "find-out": "?", "condition": "0"}
    found = benchmark(*items, aside=("shelved",), **codes, c="1", b="1", a="1", duty="0")
    assert order(found) == "duty a b c condition find-out keep shelved na"
    assert [f.item.id for f in found.in_guide_order] == [item["id"] for item in items]
    assert [finding.lane for finding in found.items] == list(Lane)


def test_what_is_pulled_up_comes_first_in_its_lane() -> None:
    items = needing("r", "p"), needing("s", "p"), an_item("p", kind="principle")
    assert order(benchmark(*items, r="0", s="1", p="1")) == "p r s"


def test_the_lower_share_comes_first_and_then_the_guide_s_order() -> None:
    items = [needing(name) for name in ("r", "s", "t", "u")]
    assert order(benchmark(*items, r="1", s="0", t="1", u="0")) == "s u r t"


def with_families(*given: str) -> Assessment:
    """Recommendations in one lane, told as `id codes eligible reached`; a dash is not known."""
    rows = [row.split() for row in given]
    items = []
    for name, codes, *_ in rows:
        questions = [a_question(f"{name}-{n}") for n in _numbers(codes)]
        counts = [a_count(f"{name}-eligible", "eligible"), a_count(f"{name}-reached", "reached")]
        items.append(an_item(name, questions + counts, evidence=labelled("label-1")))
    assessment = an_assessment(a_set(*items))
    for name, codes, eligible, reached in rows:
        counts_known = {f"{name}_eligible": eligible, f"{name}_reached": reached}
        assessment = answered(assessment, name, codes)
        assessment = counted(
            assessment, **{key: int(n) for key, n in counts_known.items() if n != "-"}
        )
    return assessment


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("r 1 10 5", "s 1 90 20", "t 1 60 20"), "s t r"),
        (("r 0 - -", "s 1 5 5"), "s r"),
        (("r 0 9 -", "s 1 - 9", "t 1 2 1"), "t r s"),
        (("r 1 9 4", "s 0 9 4"), "s r"),
        (("r 1 9 4", "s 1 10 5"), "r s"),
        (("r 0 9 9", "s 1 9 8"), "s r"),
    ],
)
def test_most_families_missing_out_come_first_and_known_numbers_before_unknown(
    given: tuple[str, ...], expected: str
) -> None:
    assert order(findings(with_families(*given))) == expected


def test_an_item_without_a_share_is_last_in_its_lane_however_many_miss_out() -> None:
    found = findings(with_families("r ?,?,3 900 0", "s 3,? - -", "t ?,? 10 0"))
    assert [finding.lane for finding in found.items] == [Lane.FIND_OUT] * 3
    assert order(found) == "s r t"


def test_families_never_lift_an_item_across_a_band() -> None:
    assert order(findings(with_families("r 2 9000 0", "s 1 - -"))) == "s r"


def test_findings_can_be_had_by_item_and_by_lane() -> None:
    found = benchmark(needing("r"), needing("s"), r="0", s="3")
    assert found.of("s").code == "R2"
    assert [finding.item.id for finding in found.in_lane(Lane.A)] == ["r"]
    assert found.in_lane(Lane.C) == ()
    with pytest.raises(KeyError):
        found.of("t")


@pytest.mark.parametrize(("codes", "differs"), [("1, 1", False), ("3, ?", True), ("n/a", False)])
def test_the_ends_of_a_range_may_differ(codes: str, differs: bool) -> None:
    finding = findings(rated(codes)).of("r")
    assert finding.could_differ is differs
    assert finding.word is finding.position.word
