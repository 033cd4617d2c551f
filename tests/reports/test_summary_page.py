"""The summary on one page: it stands alone, fits, and says what it leaves out."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Lane, findings
from reflective_app.domain.picks import Pick
from reflective_app.domain.plan import Plan
from reflective_app.domain.texts import SUMMARY, EditedText
from reflective_app.reports.frame import POSITION_MARKS
from reflective_app.reports.outline import Bullets, Heading, Outline, Table, words_of
from reflective_app.reports.pdf import rendered
from reflective_app.reports.summary_glance import NO_GAP, NOTHING_KNOWN
from reflective_app.reports.summary_page import CUT, MOST_WORDS, summary_page
from reflective_app.reports.text_twin import plain_text
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording.edited import EDITED
from reflective_app.wording.reason import reason
from tests.builders import FILES, a_set, an_action, an_assessment, an_item, answered
from tests.generated import generated_assessment
from tests.reports.validity import assert_valid

HOSTILE = f"<b>=1+1</b> 👍🏽 漢字漢字 שלום\tطويل {'W' * 200} "


def page(assessment: Assessment) -> Outline:
    return summary_page(findings(assessment), assessment)


def text(assessment: Assessment) -> str:
    return " ".join(plain_text(page(assessment)).split())


def with_profile(assessment: Assessment, **changes: object) -> Assessment:
    profile = assessment.profile.model_copy(update=changes)
    return assessment.model_copy(update={"profile": profile})


def deciding(assessment: Assessment, *decisions: str) -> Assessment:
    plan = assessment.plan.model_copy(update={"decisions_asked": decisions})
    return assessment.model_copy(update={"plan": plan})


def with_gaps(count: int) -> Assessment:
    items = [an_item(f"r-{number}", 2) for number in range(1, count + 1)]
    assessment = an_assessment(a_set(*items))
    for item in assessment.question_set.items:
        assessment = answered(assessment, item.id, "0, 1")
    return assessment


def bullets(heading: str, outline: Outline) -> list[str]:
    blocks = iter(outline.blocks)
    assert any(isinstance(block, Heading) and block.text == heading for block in blocks)
    found = next(block for block in blocks if isinstance(block, Bullets))
    return [words_of(item) for item in found.items]


def table(outline: Outline) -> Table:
    (found,) = (block for block in outline.blocks if isinstance(block, Table))
    return found


def hostile() -> Assessment:
    assessment = an_assessment(read_question_set(FILES / "hostile-set.toml"))
    assessment = deciding(assessment, *[(HOSTILE * 4).strip()] * 8)
    written = {"sponsor": HOSTILE * 2, "lead": f"\n{HOSTILE}", "purpose": HOSTILE * 60}
    council = (HOSTILE * 6).strip()
    return with_profile(assessment, council=council, marking="W" * 60, **written)


@pytest.mark.parametrize(
    "assessment",
    [sample_assessment(), generated_assessment(), hostile(), with_gaps(0), with_gaps(60)],
    ids=["sample", "large", "hostile", "empty", "sixty recommendations"],
)
def test_it_is_one_page_whatever_was_written(assessment: Assessment) -> None:
    outline = page(assessment)
    made = rendered(outline)
    assert made.pages == 1
    assert (outline.page, outline.landscape) == ("A4", False)
    assert_valid(made.data)


def test_it_fits_by_fewer_items_and_never_by_smaller_letters() -> None:
    sizes: set[float] = set()

    def see(words: str, _: object, matrix: list[float], __: object, size: float) -> None:
        if words.strip():
            sizes.add(round(size * matrix[3], 1) if matrix[3] else size)

    for assessment in (sample_assessment(), generated_assessment()):
        (sheet,) = PdfReader(BytesIO(rendered(page(assessment)).data)).pages
        sheet.extract_text(visitor_text=see)
    assert 12 in sizes
    assert sorted(sizes)[0] == 9  # what every page repeats at its foot
    assert sorted(sizes)[1] >= 10


def test_who_reads_only_this_page_learns_where_the_council_stands_and_what_is_asked() -> None:
    said = text(sample_assessment())
    for words in (
        "Newshire",
        "Kinship Care, guide of October 2024",
        "22 November 2026",
        "OFFICIAL",
        "Sponsor: Director of children's services. Lead: Kinship team manager.",
        "First what R1 depends on: P4, P5, Q3 and Q6.",
        "Act first. Only some families can get it; its strength of evidence is not recorded. In "
        "all, 280 families miss out;",
        "Plan next. Most families can get it but known gaps remain;",
        "Not now. The local health board decides on its places in April 2027.",
        "Kinship parenting course is the only service for R3, and its funding ends in March 2027.",
        "Decide by 31 January 2027 whether Newshire pays for the kinship parenting course",
        "Name by 28 February 2027 who in housing answers for kinship families.",
        "9 of 10 actions have an owner, 6 a cost written. Next review: 22 November 2027.",
        "D2 See that families receive the offer; D1 Publish the kinship local offer; D6 Support",
        "R4 is set aside for now; the reason stands in the gap report.",
        "Strengths to keep: D8 Offer the family a meeting before an order; P2",
        "by 12 people, mostly from memory, and no inspection or ranking.",
    ):
        assert words in said
    for never in ("score", "grade", "audit", "“not now”"):
        assert never not in said.lower()


def test_each_recommendation_has_its_shape_its_word_and_how_votes_lay() -> None:
    assessment = sample_assessment()
    found = findings(assessment)
    rows = table(page(assessment)).rows
    assert [words_of(row[0].paragraphs[0])[:2] for row in rows] == ["R1", "R3", "R2", "R4"]
    assert [words_of(row[1].paragraphs[1]) for row in rows] == [
        "Split",
        "Close agreement",
        "Mixed views",
        "Too few votes",
    ]
    for row in rows:
        name = words_of(row[0].paragraphs[0])
        (finding,) = (f for f in found.items if name == f"{f.code} {f.item.title}")
        assert words_of(row[1].paragraphs[0]).startswith(finding.word)
        assert row[1].mark is POSITION_MARKS[finding.word]


def test_one_split_question_shows_among_close_ones_and_two_votes_show_nothing() -> None:
    close, split = (Pick(counts=(0, 0, 4, 1)),), (Pick(counts=(3, 0, 0, 3)),)
    assessment = with_gaps(1)
    picks = {"r-1-1": (close,), "r-1-2": (split,)}
    for given, said in (
        (picks, "Split"),
        ({"r-1-1": (close,)}, "Close agreement"),
        ({"r-1-1": ((Pick(counts=(1, 0, 0, 1)),),)}, ""),
    ):
        shown = table(page(assessment.model_copy(update={"picks": given})))
        ((_, position, _),) = shown.rows
        assert [words_of(words) for words in position.paragraphs[1:]] == [said] * bool(said)
        assert shown.columns[1].title == ("Position and votes" if said else "Position")


def test_of_many_recommendations_each_stands_once_beside_its_position() -> None:
    assessment = generated_assessment()
    found = findings(assessment)
    placed = {
        code: words_of(row[0].paragraphs[0])
        for row in table(page(assessment)).rows
        for code in words_of(row[1].paragraphs[0]).replace(",", " ").replace(".", " ").split()
        if code.startswith("R") and code[1:].isdigit()
    }
    assert placed == {f.code: f.word for f in found.items if f.code.startswith("R")}
    assert len(placed) == 24


def test_it_begins_with_the_first_three_in_lane_order_and_counts_the_rest() -> None:
    assessment = generated_assessment()
    found = findings(assessment)
    gaps = [f for lane in (Lane.A, Lane.B, Lane.C) for f in found.in_lane(lane) if not f.holds_back]
    begun = bullets("Where to begin, and why", page(assessment))
    assert [words.split()[0] for words in begun] == [f.code for f in gaps[:3]]
    assert reason(gaps[0], found, assessment).removeprefix("First because only") in begun[0]
    assert "Act first. Only some families" in begun[0]
    assert f"And {len(gaps) - 3} more in the gap report." in text(assessment)
    assert "more in the gap report" not in text(with_gaps(3))


def test_all_decisions_are_printed_while_they_fit_and_the_others_counted() -> None:
    asked = [f"Decide matter {number}." for number in range(1, 6)]
    five = deciding(with_gaps(1), *asked)
    assert bullets("Decisions asked for", page(five)) == asked
    assert "more in the gap report" not in text(five)
    long = [f"Decide matter {number}, {'of which much is to be said ' * 6}." for number in range(9)]
    nine = deciding(sample_assessment(), *long)
    assert len(bullets("Decisions asked for", page(nine))) == 3
    assert "And 6 more in the gap report." in text(nine)
    assert "No decision is asked for." in text(with_gaps(1))


def test_decisions_are_whole_while_something_else_can_be_shortened() -> None:
    decision = f"Agree the money for {'the course and ' * 12}the navigator."
    said = deciding(sample_assessment(), decision)
    wordy = with_profile(said, purpose="We want to know where we stand. " * 40)
    assert decision in text(wordy)


def test_of_money_that_ends_the_service_and_the_day_are_named() -> None:
    said = text(sample_assessment())
    assert "Money that ends: Kinship parenting course is the only service for R3, and" in said
    assert "Money that ends" not in text(with_gaps(1))


def test_what_is_cut_short_carries_a_sign_that_is_explained() -> None:
    long = with_profile(with_gaps(1), purpose="We want to know more. " * 200)
    assert "We want to know more. …" in text(long)
    assert CUT in text(long)
    assert CUT not in text(with_profile(with_gaps(1), purpose="We want to know."))


def test_the_council_s_own_summary_is_printed_within_limits_and_said_to_be_edited() -> None:
    own = EditedText(text="We know where we stand, and say so here. " * 40)
    edited = with_gaps(1).model_copy(update={"texts": {SUMMARY: own}})
    (said,) = (
        words_of(block.words)
        for block in page(edited).blocks
        if hasattr(block, "words") and "We know where" in words_of(block.words)
    )
    assert said.endswith(EDITED)
    assert len(said.removesuffix(EDITED).split()) <= MOST_WORDS + 1  # and the sign


def test_actions_without_owner_or_cost_are_counted_as_that() -> None:
    actions = (an_action("a", owner="Head of service"), an_action("b", cost=" "), an_action("c"))
    planned = with_gaps(1).model_copy(update={"plan": Plan(actions=actions)})
    said = "1 of 3 actions has an owner, none a cost written. Next review: no date is set."
    assert said in text(planned)
    assert "No action is on the roadmap yet." in text(with_gaps(1))


def test_before_anything_is_discussed_no_recommendation_is_said_to_be_out_of_place() -> None:
    said = text(an_assessment(a_set(an_item("r", 2), an_item("s", 2))))
    assert "Too little is known to say where any of them stands." in said
    assert "fully in place" not in said
    assert NOTHING_KNOWN in said
    assert NO_GAP not in said


def test_that_there_is_something_to_find_out_is_said_once() -> None:
    said = text(an_assessment(a_set(an_item("r", 2))))
    assert "Find out first. None of its 2 questions has been discussed." in said


def test_what_is_cut_short_is_not_given_a_full_stop_of_its_own() -> None:
    said = text(sample_assessment())
    assert "…." not in said
    assert "…" in said
