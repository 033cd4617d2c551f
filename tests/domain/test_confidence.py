"""How sure we may be of a position (`method.md` section 5)."""

from __future__ import annotations

import pytest

from reflective_app.domain.assessment import Assessment, Settled
from reflective_app.domain.confidence import Confidence
from reflective_app.domain.edits import settle, write
from reflective_app.domain.findings import findings
from tests.builders import rated


def sure(codes: str, settled: str = "", know: str = "") -> Confidence | None:
    """Settled: u, d, f or a dash for each question; know: the numbers of those with how we know."""
    ways = {
        "u": Settled.UNANIMOUS,
        "d": Settled.AFTER_DISCUSSION,
        "f": Settled.FACILITATORS_CALL,
        "-": None,
    }
    assessment: Assessment = rated(codes)
    for number, way in enumerate(settled or "u" * len(codes.split(",")), 1):
        assessment = settle(f"r-{number}", ways[way], assessment)
    for known in know:
        assessment = write(f"r-{known}", "know", "The case audit of June", assessment)
    return findings(assessment).of("r").confidence


def missing(codes: str, settled: str = "", know: str = "") -> str:
    confidence = sure(codes, settled, know)
    assert confidence is not None
    return " ".join(confidence.missing)


@pytest.mark.parametrize(
    ("codes", "settled", "know", "level", "ticks"),
    [
        ("3, 3", "ud", "12", "High", ""),
        ("1, 1", "ud", "", "High", ""),
        ("3, 3", "ud", "", "Medium", "how_we_know"),
        ("3, 3", "uf", "12", "Medium", "agreement"),
        ("3, ?", "u-", "1", "Medium", "coverage"),
        ("3, 3", "--", "", "Low", "agreement how_we_know"),
        ("3, ?", "f-", "1", "Low", "coverage agreement"),
        ("3, ?", "u-", "", "Low", "coverage how_we_know"),
        ("3, ?", "--", "", "Low", "coverage agreement how_we_know"),
    ],
)
def test_three_ticks_are_high_two_medium_and_fewer_low(
    codes: str, settled: str, know: str, level: str, ticks: str
) -> None:
    confidence = sure(codes, settled, know)
    assert confidence is not None
    assert (confidence.level, " ".join(confidence.missing)) == (level, ticks)


def test_what_does_not_apply_has_no_confidence() -> None:
    assert sure("n/a, n/a") is None


@pytest.mark.parametrize(
    ("codes", "ticks"),
    [("1, 1, 1, 1, ?", ""), ("1, 1, 1, -", "coverage"), ("1, 1, 1, n/a", "")],
)
def test_four_answers_in_five_are_covered(codes: str, ticks: str) -> None:
    assert missing(codes) == ticks


@pytest.mark.parametrize(
    ("codes", "settled", "ticks"),
    [
        ("1, 1, 1, 1, ?", "udud-", ""),
        ("1, 1, 1, 1, ?", "uduf-", "agreement"),
        ("1, 1, 1, 1, ?", "udu--", "agreement"),
        ("0 to 1, 1, 1, 1", "uuuu", "agreement"),
    ],
)
def test_every_answer_that_counts_was_settled_together(
    codes: str, settled: str, ticks: str
) -> None:
    assert missing(codes, settled) == ticks


def test_nothing_answered_is_no_agreement() -> None:
    confidence = sure("?, -", "--")
    assert confidence is not None
    assert (confidence.level, " ".join(confidence.missing)) == ("Low", "coverage agreement")


@pytest.mark.parametrize(
    ("codes", "know", "ticks"),
    [
        ("3, 2, 3, 2", "12", ""),
        ("3, 2, 3, 2", "1", "how_we_know"),
        ("3, 2, 3", "12", ""),
        ("3, 2, 3", "1", "how_we_know"),
        ("3, 1, 1, 1", "1", ""),
        ("3, 1, 1, 1", "234", "how_we_know"),
        ("1, 0, 1", "", ""),
    ],
)
def test_how_we_know_is_said_for_half_of_what_is_in_place(
    codes: str, know: str, ticks: str
) -> None:
    assert missing(codes, know=know) == ticks


def test_the_middle_of_a_ladder_is_not_in_place() -> None:
    assessment = rated("1", rungs=3)
    confidence = findings(settle("r-1", Settled.UNANIMOUS, assessment)).of("r").confidence
    assert confidence is not None
    assert confidence.missing == ()


def test_blanks_in_how_we_know_say_nothing() -> None:
    assessment = write("r-1", "know", "  \n", settle("r-1", Settled.UNANIMOUS, rated("3")))
    confidence = findings(assessment).of("r").confidence
    assert confidence is not None
    assert " ".join(confidence.missing) == "how_we_know"
