"""The window and `benchmark --json` say the same of every item."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reflective_app.cli import main
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.confidence import Tick
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.pages.benchmark.page import BenchmarkPage
from reflective_app.gui.theme import Theme
from reflective_app.gui.widgets.lane_rows import LaneRow
from reflective_app.storage.assessment_file import write_assessment
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording.confidence import NOT_RECORDED, TICK_NAMES
from reflective_app.wording.dates import number
from reflective_app.wording.units import unit_of
from tests.generated import generated_assessment
from tests.gui.pages_shown import shown
from tests.gui.scripted_prompts import ScriptedPrompts

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MADE: dict[str, Callable[[], Assessment]] = {
    "sample": sample_assessment,
    "generated": generated_assessment,
}


@pytest.fixture(params=MADE)
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return MADE[str(request.param)]()


@pytest.fixture
def told(
    assessment: Assessment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    """What the command prints for other programs."""
    path = tmp_path / "council.reflect"
    write_assessment(assessment, path, saved_on=NOON, expected=None)
    assert main(["benchmark", str(path), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture
def page(
    assessment: Assessment, prompts: ScriptedPrompts, qtbot: QtBot, theme: Theme
) -> BenchmarkPage:
    return shown(BenchmarkPage, AssessmentDocument(assessment), prompts, qtbot)


def rows(page: BenchmarkPage) -> list[LaneRow]:
    return [row for row in page.lanes.rows if isinstance(row, LaneRow)]


def shown_items(page: BenchmarkPage) -> list[tuple[str, LaneRow]]:
    """Every item's row with the lane whose head it stands under."""
    questions, lane = page.current.assessment.question_set, ""
    listed = []
    for row in rows(page):
        if row.head:
            lane = row.key
        elif questions.has_item(row.key) and not questions.is_local(questions.item(row.key)):
            listed.append((lane, row))
    return listed


def test_every_item_stands_in_the_same_lane_and_order(
    page: BenchmarkPage, told: dict[str, Any]
) -> None:
    assert [(row.key, lane) for lane, row in shown_items(page)] == [
        (item["id"], f"lane-{item['lane']}") for item in told["items"]
    ]
    assert len(told["items"]) > 20


def test_every_item_has_the_same_word_range_label_and_reason(
    page: BenchmarkPage, told: dict[str, Any]
) -> None:
    for (_, row), item in zip(shown_items(page), told["items"], strict=True):
        position, evidence = row.facts[:2]
        assert position.word == item["word"]
        assert ("Provisional." in position.note) is item["provisional"]
        low, high = item["low"], item["high"]
        assert ("Once all is settled: " in position.note) is (low != high)
        for end in (low, high) if low != high else ():
            assert str(end).lower().removesuffix(" in place") in position.note
        assert ("Held down" in position.note) is bool(item["caps"])
        assert row.detail == item["reason"]
        if item["kind"] == "recommendation":
            assert (evidence.word == "Not recorded") is (item["label"] is None)
            assert ("Reported" in evidence.note) is (item["label_standing"] == "reported")
            if item["label"] is not None:
                assert evidence.word == item["label_words"]


def test_every_recommendation_has_the_same_bands(page: BenchmarkPage, told: dict[str, Any]) -> None:
    for (_, row), item in zip(shown_items(page), told["items"], strict=True):
        note = row.facts[1].note
        robust, bands = item["robust"], item["bands"]
        if not robust:
            assert "Band" not in note
        elif len(robust) == 1:
            kept = robust == ["keep"]
            said = "To be kept" if kept else f"Band {robust[0]}"
            assert f"{said} in every case." in note
        else:
            named = f"{', '.join(robust[:-1])} or {robust[-1]}"
            assert named in note
        if item["label_words"] is None and len(bands) > 1:
            assert f"{', '.join(bands[:-1])} or {bands[-1]}" in note
            assert "depending on its label" in note
            assert "Look it up in the published guide." in note


def test_every_recommendation_misses_out_the_same_groups_and_families(
    page: BenchmarkPage, told: dict[str, Any]
) -> None:
    questions = page.current.assessment.question_set
    labels = {group.id: group.label for group in questions.family_groups}
    for (_, row), item in zip(shown_items(page), told["items"], strict=True):
        missing = row.facts[2]
        if item["kind"] != "recommendation":
            assert missing.word == ""
            continue
        names = [labels[group] for group in item["groups_missing"]]
        assert (missing.word in ("No group", "Not known yet")) is (not names)
        named = [name for name in names if name in missing.word]
        more = [
            int(word)
            for word in missing.word.split()
            if word.isdecimal() and "more" in missing.word
        ]
        assert len(named) + sum(more) >= len(names)
        families, unit = item["families_missing"], unit_of(questions.item(item["id"]))
        if families is None:
            assert missing.note == f"Number of {unit} not known"
        elif families > 1:
            assert missing.note == f"{number(families)} {unit} miss out"
        else:
            assert "miss" in missing.note or not missing.note


def test_every_item_has_the_same_confidence_and_missing_ticks(
    page: BenchmarkPage, told: dict[str, Any]
) -> None:
    for (_, row), item in zip(shown_items(page), told["items"], strict=True):
        sure = row.facts[3]
        assert sure.word == (item["confidence"] or "")
        for tick, name in TICK_NAMES.items():
            missing = sure.as_spoken.partition("Missing: ")[2]
            unsaid = tick is Tick.AGREEMENT and NOT_RECORDED in missing
            assert (name in missing or unsaid) is (tick.value in item["missing_ticks"])


def test_the_same_services_are_beyond_the_guide_and_the_same_looks_are_asked(
    page: BenchmarkPage, told: dict[str, Any]
) -> None:
    services = [row.key for row in rows(page) if row.key.startswith("service ")]
    assert services == [f"service {each['id']}" for each in told["beyond_the_guide"]]
    asked = [row.key.split()[1] for row in rows(page) if row.key.startswith("look ")]
    looks = told["second_look"]
    alone = [look["kind"] for look in looks if look["kind"] != "no-how-we-know"]
    assert [kind for kind in asked if kind != "no-how-we-know"] == alone
    of_items = {look["item"] for look in looks if look["kind"] == "no-how-we-know"}
    assert asked.count("no-how-we-know") == len(of_items)


def test_the_same_money_is_said_to_end(page: BenchmarkPage, told: dict[str, Any]) -> None:
    names = {service.id: service.name for service in page.current.assessment.services}
    assert page.ending.isHidden() is (not told["funding_ending"])
    for ending in told["funding_ending"]:
        assert f"{names[ending['service']]} is the only service for" in page.ending.text()
