"""Everything of a workshop is saved with the assessment and comes back the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from reflective_app.domain.assessment import Assessment, Became, ParkedPoint, Participant
from reflective_app.domain.bringing_in import bring_in
from reflective_app.domain.edits import park, read_back, set_participants
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.responses import Response, ResponseWords
from reflective_app.domain.running_order import half_day
from reflective_app.domain.sessions import set_workshop
from reflective_app.domain.voting import record_tally
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.storage.assessment_data import assessment_from, data_of
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.problems import UnreadableFileError
from tests.storage.samples import NOON, an_assessment

LADDERS = ("allowances-offered", "allowances-enough", "parties-held")
FIRST_DAY = Session(
    id="first-day",
    day=date(2026, 11, 24),
    starts=time(9, 30),
    minutes=240,
    present=12,
    steps=(*half_day(LADDERS), Step(question="allowances-offered", fast=True)),
    closed_on=datetime(2026, 11, 24, 12, 41, tzinfo=UTC),
)
WORKSHOP = Workshop(
    sessions=(
        FIRST_DAY,
        Session(id="second-day", steps=(Step(question="parties-held", minutes=5),)),
    ),
    full_minutes=9,
    fast_minutes=3,
    fewest_shown=5,
)
PAPER = Response(
    respondent="sheet-7",
    role="Carer",
    people=2,
    way=Way.SHEET,
    sheet="7",
    saved_on=NOON,
    words={
        "parties-held": ResponseWords(know="The diary"),
        "allowances-offered": ResponseWords(note="Late"),
    },
    unclear=("allowances-enough",),
)


def after_a_workshop() -> Assessment:
    """The sample with something in every record of a workshop."""
    coming = (Participant(role="Carer", count=3, speaks_for=("carers", "the street")),)
    made = set_workshop(WORKSHOP, set_participants(coming, an_assessment()))
    made = bring_in(PAPER, {"parties-held": Pick(counts=(1, 0, 0), not_mine=1)}, made)
    for way, again in ((Way.CARDS, False), (Way.SLIPS, True), (Way.KEYPAD, True)):
        made = record_tally("parties-held", Pick(counts=(0, 3, 1), dont_know=1), way, again, made)
    point = ParkedPoint(
        id="bus", text="Buses", question="parties-held", owner="Lead", became=Became.LEFT
    )
    return read_back("allowances-offered", NOON, park(point, made))


def test_a_whole_workshop_is_saved_and_read_back_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.reflect"
    saved = write_assessment(after_a_workshop(), path, saved_on=NOON, expected=None)
    opened = read_assessment(path)
    assert opened.notices == ()
    assert opened.assessment == saved.assessment
    assert opened.assessment.model_copy(update={"revision": None}) == after_a_workshop()


def test_the_order_in_which_a_sheet_was_keyed_never_shows() -> None:
    backwards = PAPER.model_copy(update={"words": dict(reversed(PAPER.words.items()))})
    made = after_a_workshop()
    again = made.model_copy(update={"responses": (backwards,)})
    assert json.dumps(data_of(again)) == json.dumps(data_of(made))
    assert list(data_of(made)["responses"][0]["words"]) == ["allowances-offered", "parties-held"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (
            lambda d: d["workshop"]["sessions"][1].update(id="first-day"),
            "workshop.sessions[first-day].id",
        ),
        (
            lambda d: d["workshop"]["sessions"][1]["steps"][0].update(question="gone"),
            "workshop.sessions[second-day].steps[number 1].question",
        ),
        (
            lambda d: d["workshop"]["sessions"][1]["steps"][0].update(question="allowances-how"),
            "workshop.sessions[second-day].steps[number 1].question",
        ),
        (lambda d: d["workshop"].update(fewest_shown=2), "workshop.fewest_shown"),
        (
            lambda d: d["responses"].append(d["responses"][0]),
            "responses[number 2].respondent",
        ),
        (
            lambda d: d["responses"][0]["words"].update(gone={"note": "x"}),
            "responses[number 1].words.gone",
        ),
        (
            lambda d: d["responses"][0].update(unclear=["parties-held", "gone"]),
            "responses[number 1].unclear[number 2]",
        ),
        (
            lambda d: d["responses"][0].update(way="cards"),
            "responses[number 1].way",
        ),
        (
            lambda d: d["picks"]["parties-held"][0][0].update(counts=[1]),
            "picks.parties-held[number 1][number 1].counts",
        ),
    ],
)
def test_what_cannot_be_of_a_workshop_is_named(
    change: Callable[[dict[str, Any]], object], where: str
) -> None:
    data = json.loads(json.dumps(data_of(after_a_workshop())))
    change(data)
    with pytest.raises(UnreadableFileError) as refused:
        assessment_from("a.reflect", data)
    (problem,) = refused.value.problems
    assert problem.where == f"a.reflect, {where}"
