"""The gap report of small councils: what must be in it, and in which place."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.assessment import Assessment, Cell, CellValue, Participant
from reflective_app.domain.edits import confirm_cell
from reflective_app.domain.findings import findings
from reflective_app.domain.kinds import Axis
from reflective_app.domain.plan import NotNow
from reflective_app.domain.plan_edits import set_aside
from reflective_app.domain.register import WHOLE_AREA, Service, ServiceStatus
from reflective_app.reports.documents import outline
from reflective_app.reports.frame import limits
from reflective_app.reports.gap_summary import ENDS_SOON
from reflective_app.reports.outline import Bullets, Heading, PageBreak, Paragraph, Table, words_of
from reflective_app.wording.register import OVERRIDES
from reflective_app.wording.who_misses_out import reach_words, who_misses_out
from tests.builders import a_service, a_set, an_assessment, an_item, answered, labelled, rated
from tests.reports.said import below, text

WHY = NotNow(reason="The health board decides in May")


BEGIN = "Where to begin, and why"


def under(heading: str, assessment: Assessment) -> list[str]:
    """What the paragraphs and lists between a heading and the next one say; fails without it."""
    blocks = iter(outline("gap-report", assessment).blocks)
    assert any(isinstance(block, Heading) and block.text == heading for block in blocks)
    said: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            break
        if isinstance(block, Paragraph):
            said.append(words_of(block.words))
        elif isinstance(block, Bullets):
            said += map(words_of, block.items)
    return said


def test_what_was_set_aside_stands_among_the_priorities_with_its_reason() -> None:
    (said,) = under(
        "Not now: set aside by the group, with the reason", set_aside("r", WHY, rated("1, 1"))
    )
    assert said.startswith("R1 R: partly in place. ")
    assert "not now: The health board decides in May." in said


@pytest.mark.parametrize(
    ("assessment", "caps"),
    [
        (rated("1*, 3, 3, 3, 3, 3", evidence={"label": "label-1", "standing": "seen"}), ["E"]),
        (rated("3, 3", "no, yes", evidence={"label": "label-1", "standing": "seen"}), ["G"]),
        (rated("2, 2", "yes, yes", evidence={"label": "label-1", "standing": "seen"}), []),
    ],
)
def test_what_holds_a_position_down_is_said_beside_its_reason(
    assessment: Assessment, caps: list[str]
) -> None:
    (finding,) = findings(assessment).items
    assert [cap.name[0] for cap in finding.position.caps] == caps
    content = outline("gap-report", assessment)
    lane = next(
        b.text
        for b in content.blocks
        if isinstance(b, Heading) and b.text.startswith(f"{finding.lane.value}: ")
    )
    (said,) = under(lane, assessment)
    assert ("held down from fully in place" in said.lower()) is bool(caps)


def test_funding_that_soon_ends_stands_in_the_summary() -> None:
    club = a_service("club", "r", funded_until=date(2027, 3, 31))
    assessment = an_assessment(a_set(an_item("r")), services=(club,))
    said = "club is the only service for R1, and its funding ends in March 2027."
    assert f"{ENDS_SOON}: {said}" in under("Summary", assessment)
    assert ENDS_SOON not in text("gap-report", an_assessment(a_set(an_item("r"))))


def test_a_cell_that_nobody_confirmed_is_printed_as_that_and_never_as_a_fact() -> None:
    assessment = rated("1", "yes, -, no")
    cells = assessment.grid["r"] | {"group-1": Cell(value=CellValue.YES, confirmed=False)}
    guessed = assessment.model_copy(update={"grid": {"r": cells}})
    (table,) = [
        block
        for block in outline("gap-report", guessed).blocks
        if isinstance(block, Table) and block.columns[0].title == "Family group"
    ]
    shown = [row[1] for row in table.rows]
    assert [words_of(cell.paragraphs[0]) for cell in shown] == [
        "Not confirmed",
        "Not confirmed",
        "No",
    ]
    assert [cell.mark is None for cell in shown] == [True, True, False]


def test_a_cell_against_the_register_is_marked_on_paper_with_a_corner_a_word_and_a_key() -> None:
    running = Service(
        id="line",
        name="Advice line",
        recommendations=("r",),
        groups=("group-1", "group-2"),
        status=ServiceStatus.RUNNING,
        area=WHOLE_AREA,
    )
    council = an_assessment(a_set(an_item("r", family_groups=None), groups=2), services=(running,))
    for group, value in (("group-1", CellValue.NO), ("group-2", CellValue.YES)):
        council = confirm_cell("r", group, value, council)
    blocks = below("gap-report", "Kind of family", council)
    (table,) = (block for block in blocks if isinstance(block, Table))
    over, same = (row[1] for row in table.rows[:2])
    assert over.corner
    assert [words_of(words) for words in over.paragraphs] == [
        "No",
        "Register: yes",
    ]
    assert (same.corner, [words_of(words) for words in same.paragraphs]) == (False, ["Yes"])
    (key,) = (b for b in blocks if isinstance(b, Paragraph) and OVERRIDES in words_of(b.words))
    assert key.style == "caption"
    agreed = confirm_cell("r", "group-1", CellValue.YES, council)
    assert OVERRIDES not in text("gap-report", agreed)


def test_paper_says_who_misses_out_in_the_words_of_the_window() -> None:
    assessment = rated("1", "no, yes, -")
    finding = findings(assessment).of("r")
    assert under("Kind of family", assessment)[:2] == [
        who_misses_out(assessment, Axis.ARRANGEMENT),
        f"R1 R: {reach_words(finding, assessment, Axis.ARRANGEMENT)}",
    ]


@pytest.mark.parametrize(
    ("counts", "who"),
    [
        ((), "by a group whose size was not recorded on "),
        ((1,), "by 1 person on "),
        ((2, 12), "by 14 people on "),
    ],
)
def test_the_limits_say_how_many_people_assessed_themselves(
    counts: tuple[int, ...], who: str
) -> None:
    people = tuple(Participant(role=f"Role {count}", count=count) for count in counts)
    assert who in limits(an_assessment(a_set(an_item("r")), participants=people))


def test_the_summary_names_recommendations_after_what_they_depend_on() -> None:
    principles = [an_item(f"p-{n}", 2, kind="principle") for n in range(1, 5)]
    enabled = [f"p-{n}" for n in range(1, 5)]
    question_set = a_set(*principles, an_item("r", 2, enabled_by=enabled))
    assessment = answered(an_assessment(question_set), "r", "0, 0")
    for principle in enabled:
        assessment = answered(assessment, principle, "0, 0")
    needed, first = under(BEGIN, assessment)[1:3]
    assert needed.startswith("First what R1 depends on: P1 P-1; P2 P-2;")
    assert first.startswith("R1 R: not in place. Act first. ")
    assert "depends on" not in " ".join(under(BEGIN, rated("0, 0")))


def test_what_a_recommendation_depends_on_is_named_by_code_where_titles_would_fill_lines() -> None:
    title = "A principle whose title is longer than half of a line"
    principles = [an_item(f"p-{n}", 1, kind="principle", title=title) for n in (1, 2)]
    question_set = a_set(*principles, an_item("r", 1, enabled_by=["p-1", "p-2"]))
    assessment = answered(an_assessment(question_set), "r", "0")
    for principle in ("p-1", "p-2"):
        assessment = answered(assessment, principle, "0")
    assert under(BEGIN, assessment)[1] == "First what R1 depends on: P1 and P2."


def test_duties_stand_before_recommendations_in_the_summary() -> None:
    duty, recommended = an_item("d", 1, kind="duty"), an_item("r", 1)
    assessment = answered(an_assessment(a_set(recommended, duty)), "d", "0")
    said = text("gap-report", answered(assessment, "r", "0")).partition("How to read this")[0]
    assert said.index("Duties") < said.index(BEGIN)


def test_what_comes_first_is_lane_a_and_what_to_plan_next_has_words_of_its_own() -> None:
    items = [an_item(f"r-{n}", 1, evidence=labelled(f"label-{n}")) for n in (1, 2, 3)]
    more = an_item("r-4", 1, evidence=labelled("label-1"))
    assessment = an_assessment(a_set(*items, more))
    for item in ("r-1", "r-2", "r-3", "r-4"):
        assessment = answered(assessment, item, "1")
    assert [line.partition(" Its label")[0] for line in under(BEGIN, assessment)[:4]] == [
        "R1 R-1: partly in place. Act first.",
        "R4 R-4: partly in place. Act first.",
        "R2 R-2: partly in place. Plan next.",
        "R3 R-3: partly in place. Look at after those.",
    ]


def test_the_purpose_is_printed_with_its_label() -> None:
    assessment = rated("1")
    profile = assessment.profile.model_copy(update={"purpose": "To agree next year’s budget."})
    told = assessment.model_copy(update={"profile": profile})
    assert "What this is for: To agree next year’s budget." in text("gap-report", told)
    assert "What this is for:" not in text("gap-report", rated("1"))


def test_the_report_is_set_close_and_its_appendices_go_on_on_the_page() -> None:
    content = outline("gap-report", rated("1, 1"))
    assert content.close_set
    assert not any(isinstance(block, PageBreak) for block in content.blocks)
