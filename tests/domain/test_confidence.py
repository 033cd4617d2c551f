"""How sure we may be of a position (`method.md` section 5)."""

from __future__ import annotations

import pytest
from hypothesis import given

from reflective_app.domain.assessment import Assessment, Settled
from reflective_app.domain.confidence import Confidence, Tick, grounds
from reflective_app.domain.edits import record_picks, settle, write
from reflective_app.domain.findings import findings
from reflective_app.domain.picks import Pick
from tests.builders import rated
from tests.domain.drawn import assessments


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


# With picks


CLOSE, SPLIT, MIXED = (0, 4, 0, 0), (2, 0, 0, 2), (1, 0, 4, 0)


def with_picks(codes: str, *picks: tuple[int, ...], settled: str = "") -> str:
    """The missing ticks where the group picked like this, question by question."""
    assessment = rated(codes)
    ways = {"u": Settled.UNANIMOUS, "f": Settled.FACILITATORS_CALL}
    for number, way in enumerate(settled, 1):
        assessment = settle(f"r-{number}", ways[way], assessment)
    for number, counts in enumerate(picks, 1):
        assessment = record_picks(f"r-{number}", ((Pick(counts=counts),),), assessment)
    confidence = findings(assessment).of("r").confidence
    assert confidence is not None
    return " ".join(confidence.missing)


@pytest.mark.parametrize(
    ("codes", "picks", "ticks"),
    [
        ("1, 1, 1, 1", [CLOSE] * 4, ""),
        ("1, 1, 1, 1", [CLOSE, CLOSE, CLOSE, MIXED], ""),
        ("1, 1, 1, 1", [CLOSE, CLOSE, MIXED, MIXED], "agreement"),
        ("1, 1, 1, 1", [CLOSE, CLOSE, CLOSE, SPLIT], ""),
        ("1, 1, 1, 1*", [CLOSE, CLOSE, CLOSE, SPLIT], "agreement"),
        ("1, 1, 1, 1*", [CLOSE, CLOSE, CLOSE, MIXED], ""),
        ("1, 1, 1, 0 to 1*", [CLOSE] * 4, "agreement"),
        ("1, 1, 1, 0 to 1", [CLOSE] * 4, ""),
    ],
)
def test_where_there_are_picks_three_in_four_questions_are_close(
    codes: str, picks: list[tuple[int, ...]], ticks: str
) -> None:
    assert with_picks(codes, *picks) == ticks


def test_picks_go_before_the_way_in_which_answers_were_settled() -> None:
    assert with_picks("1, 1", CLOSE, settled="ff") == ""
    assert with_picks("1, 1", MIXED, settled="uu") == "agreement"


def test_too_few_picks_leave_it_to_the_way_in_which_answers_were_settled() -> None:
    assert with_picks("1, 1", (1, 0, 0, 1), settled="uu") == ""
    assert with_picks("1, 1", (0, 2, 0, 0), settled="uf") == "agreement"


def test_picks_on_a_question_that_does_not_apply_say_nothing() -> None:
    assert with_picks("1, n/a", CLOSE, SPLIT) == ""


def test_an_unknown_essential_question_that_is_split_takes_the_tick() -> None:
    assert with_picks("1, 1, 1, 1, ?*", CLOSE, CLOSE, CLOSE, CLOSE, SPLIT) == "agreement"


def test_nothing_answered_has_no_agreement_however_close_the_picks() -> None:
    assert with_picks("?, ?", CLOSE, CLOSE) == "coverage agreement"


def test_the_grounds_of_a_tick_are_counted_as_they_are_said() -> None:
    assessment = rated("3, 3, 1, 0 to 1*, ?, n/a")
    assessment = settle("r-1", Settled.UNANIMOUS, assessment)
    assessment = write("r-2", "know", "The audit of June", assessment)
    assessment = record_picks("r-1", ((Pick(counts=CLOSE),),), assessment)
    on = grounds(findings(assessment).of("r").position, assessment)
    assert (on.answered, on.asked, on.together, on.high, on.known, on.close) == (4, 5, 1, 2, 1, 1)
    assert [question.id for question in on.apart] == ["r-4"]


@given(assessments())
def test_a_tick_is_missing_exactly_where_its_grounds_do_not_hold(assessment: Assessment) -> None:
    for finding in findings(assessment).items:
        if finding.confidence is not None:
            on = grounds(finding.position, assessment)
            assert {tick for tick in Tick if not on.holds(tick)} == set(finding.confidence.missing)
            assert on.known <= on.high <= on.answered <= on.asked
