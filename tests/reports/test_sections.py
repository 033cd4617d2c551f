"""What each kind of reader is given of the gap report."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from reflective_app.reports.documents import document, outline
from reflective_app.reports.gap_report import SECTIONS
from reflective_app.reports.outline import Heading, Paragraph, words_of
from reflective_app.reports.sections import WHOLE, Selection
from reflective_app.reports.text_twin import plain_text
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording.sections import Audience
from tests.builders import rated


def headings(selection: Selection) -> list[str]:
    """The highest headings of the sample’s gap report."""
    content = outline("gap-report", sample_assessment(), selection)
    return [b.text for b in content.blocks if isinstance(b, Heading) and b.level == 1]


def words(selection: Selection) -> str:
    return " ".join(plain_text(outline("gap-report", sample_assessment(), selection)).split())


def test_the_whole_report_has_its_appendices_in_order() -> None:
    letters = [h.split()[1] for h in headings(WHOLE) if h.startswith("Appendix")]
    assert letters == [f"{letter}:" for letter in "ABCDEFGHI"]


def test_a_letter_stays_with_its_appendix_whatever_is_left_out() -> None:
    board = headings(Selection(Audience.BOARD))
    assert [h for h in board if h.startswith("Appendix")] == [
        section.heading for section in SECTIONS if section.letter in ("B", "C", "E", "F", "G", "H")
    ]


def test_a_copy_says_for_whom_it_is_and_what_was_left_out() -> None:
    for audience in Audience:
        selection = Selection(audience)
        _, _, rest = words(selection).partition("Left out of it")
        left_out, _, _ = rest.partition(".")
        *_, letters = left_out.partition("Appendi")
        for section in SECTIONS:
            by_letter = f" {section.letter}" in letters.replace(",", "")
            named = by_letter if section.letter else f"“{section.title}”" in left_out
            assert named is not selection.holds(section), (audience, section.key)
    assert "This copy is for the board. Left out of it" in words(Selection(Audience.BOARD))
    assert "Left out of it" not in words(WHOLE)


def test_notes_of_the_room_are_given_to_the_working_team_alone() -> None:
    note = "They told us twice and nobody wrote it down."
    assessment = rated("1, 1")
    answers = {
        name: answer.model_copy(update={"different_view": note})
        for name, answer in assessment.answers.items()
    }
    noted = assessment.model_copy(update={"answers": answers})
    for audience in Audience:
        told = plain_text(outline("gap-report", noted, Selection(audience)))
        assert (note in told) is (audience is Audience.TEAM), audience


def test_the_public_is_not_told_what_was_said_in_the_room_or_by_whom() -> None:
    """`files.md` section 3: reasons, parking, deciders, roles and money of services stay behind."""
    assessment = sample_assessment()
    plan, profile = assessment.plan, assessment.profile
    behind = {
        *(why.reason for why in (*plan.not_now.values(), *plan.drafts_set_aside.values())),
        *(
            why.decided_by
            for why in plan.not_now.values()
            if len(why.decided_by) > len("The group")
        ),
        *(answer.reason for answer in assessment.answers.values() if len(answer.reason) > 3),
        *(point.text for point in assessment.parking),
        *(person.role for person in assessment.participants if person.role != profile.lead),
        *(service.name for service in assessment.services),
        *(fact.what for fact in assessment.local_picture),
        *assessment.plan.decisions_asked,
        profile.purpose,
        "families miss out",
        "Number of families not known",
        "the reason stands",
    }
    told = {
        audience: " ".join(
            plain_text(outline("gap-report", assessment, Selection(audience))).split()
        )
        for audience in (None, Audience.PUBLIC)
    }
    assert sum(words in told[None] for words in behind) > 20
    assert [words for words in behind if words in told[Audience.PUBLIC]] == []
    assert "R4 Cognitive behavioural therapy for carers: partly in place." in told[Audience.PUBLIC]


def test_a_copy_without_how_to_read_it_says_first_that_it_is_a_part() -> None:
    chosen = Selection(None, frozenset({"summary", "where-we-stand"}))
    (first, *_) = outline("gap-report", sample_assessment(), chosen).blocks
    assert isinstance(first, Paragraph)
    assert words_of(first.words).startswith("This copy is a choice. Left out of it")


def test_sections_can_be_chosen_one_by_one() -> None:
    chosen = Selection(Audience.BOARD, frozenset({"summary", "glossary"}))
    assert headings(chosen) == ["Summary", "Appendix G: Glossary"]


@pytest.mark.parametrize("audience", [None, *Audience])
def test_every_copy_carries_the_summary_the_limits_and_how_it_was_worked_out(
    audience: Audience | None,
) -> None:
    told = words(Selection(audience))
    assert "What this is, and is not" in told
    assert "Appendix F: The method" in told
    assert "no evidence that it fails" in told


def test_the_main_body_for_the_board_is_four_sides_beside_the_contents_and_how_to_read_it() -> None:
    data = document("gap-report", ".pdf", sample_assessment(), Selection(Audience.BOARD))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    body = [text for text in pages if "Contents" not in text]
    first = next(n for n, text in enumerate(body, 1) if "Appendix B: Actions" in text)
    assert first <= 5


def test_who_reads_only_the_first_page_of_the_gap_report_has_where_we_stand_and_what_is_asked() -> (
    None
):
    newshire = sample_assessment()
    data = document("gap-report", ".pdf", newshire, Selection(Audience.BOARD))
    first = " ".join(PdfReader(io.BytesIO(data)).pages[0].extract_text().split())
    for decision in newshire.plan.decisions_asked:
        assert " ".join(decision.split()) in first
    for said in (
        "Duties to work on. Must do: D2 See that families receive the offer;",
        "R1 Navigation for kinship carers: partly in place. Act first.",
    ):
        assert said in first
