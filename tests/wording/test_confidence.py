"""What is said of an item's confidence: not recorded is another thing than not together."""

from __future__ import annotations

import pytest

from reflective_app.domain.agreement import Spread
from reflective_app.domain.assessment import Settled
from reflective_app.domain.confidence import Grounds, Tick
from reflective_app.domain.edits import settle
from reflective_app.domain.findings import findings
from reflective_app.wording.confidence import TICKS, lack_words, missing_words, unrecorded_words
from tests.builders import rated

WAYS = {"u": Settled.UNANIMOUS, "f": Settled.FACILITATORS_CALL}
NOT_TOGETHER = "the group was not together on 1 of {} answers"


def said(codes: str, ways: str) -> tuple[str, str]:
    """The name of the missing tick and what is so, where only agreement can be missing."""
    assessment = rated(codes)
    for number, way in enumerate(ways, 1):
        if way in WAYS:
            assessment = settle(f"r-{number}", WAYS[way], assessment)
    sure = findings(assessment).of("r").confidence
    assert sure is not None
    return missing_words(sure), lack_words(Tick.AGREEMENT, sure.on)


@pytest.mark.parametrize(
    ("codes", "ways", "name", "lacks"),
    [
        ("1, 1, 1, 1, 1", "uu---", "", "how 3 of 5 answers were settled is not recorded"),
        ("1, 1", "u-", "", "how 1 of 2 answers was settled is not recorded"),
        ("1", "-", "", "how 1 of 1 answer was settled is not recorded"),
        ("1, 1", "uf", "agreement", NOT_TOGETHER.format(2)),
        ("1, 0 to 1", "u-", "agreement", NOT_TOGETHER.format(2)),
        (
            "1, 1, 1",
            "uf-",
            "agreement",
            f"{NOT_TOGETHER.format(3)}, and how 1 of 3 answers was settled is not recorded",
        ),
        ("1, 0 to 1*", "--", "agreement", None),
    ],
)
def test_not_recorded_is_kept_apart_from_not_together(
    codes: str, ways: str, name: str, lacks: str | None
) -> None:
    named, so = said(codes, ways)
    assert named == (name or "how answers were settled (not recorded)")
    if lacks is None:
        lacks = f"{NOT_TOGETHER.format(2)}, and how 1 of 2 answers was settled is not recorded"
    assert so == lacks


def test_picks_that_lay_apart_are_counted_with_what_is_essential() -> None:
    question = rated("1").question_set.items[0].questions[0]
    spreads = ((question, Spread.SPLIT), (question, Spread.CLOSE))
    on = Grounds(2, 2, (), spreads, 0, 2, 0, 0)
    assert lack_words(Tick.AGREEMENT, on) == "picks were close on 1 of 2 questions"
    assert lack_words(Tick.AGREEMENT, on._replace(apart=(question,))) == (
        "picks were close on 1 of 2 questions, and the group was apart on 1 essential question"
    )


def test_nothing_answered_is_neither() -> None:
    assert said("?, ?", "--")[1] == "nothing has an answer to agree on"


def test_other_ticks_say_what_is_so() -> None:
    on = Grounds(1, 2, (), (), 0, 1, 1, 0)
    assert lack_words(Tick.COVERAGE, on) == TICKS[Tick.COVERAGE]
    assert unrecorded_words(on) == "how 1 of 1 answer was settled is not recorded"
