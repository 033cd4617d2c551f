"""The sample council's gap report and roadmap: what they say, and that everyone can read them."""

from __future__ import annotations

from datetime import date
from functools import cache, partial

import pytest

from reflective_app.domain.assessment import Assessment, LabelCheck, Profile
from reflective_app.domain.edits import check_label, does_not_apply, set_profile, write
from reflective_app.domain.findings import Findings, Lane, findings
from reflective_app.domain.kinds import Axis
from reflective_app.domain.plan import NotNow
from reflective_app.domain.plan_edits import ask_for_decisions, set_aside
from reflective_app.domain.texts import EditedText
from reflective_app.reports.documents import KINDS, UnknownFormatError, document, outline, printed
from reflective_app.reports.outline import Block, Board, Box, Heading, Outline, Table, words_of
from reflective_app.reports.pdf.contents import LONG, TITLE
from reflective_app.reports.priorities import IN_ROWS
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording.edited import editable
from reflective_app.wording.reason import reason
from reflective_app.wording.words import LANES
from tests.builders import a_set, an_assessment, an_item, answered, labelled
from tests.reports.structure import read, unmarked_texts
from tests.reports.validity import assert_valid

BOTH = pytest.mark.parametrize("kind", sorted(KINDS))
FOR_THE_BOARD = ("gap-report", "roadmap")
OF_THE_PROGRAM = "governance-pack"
"""It tells of no guide and of no answers."""


@cache
def newshire() -> Assessment:
    """The sample council, read once."""
    return sample_assessment()


@cache
def found() -> Findings:
    """What follows for the sample council."""
    return findings(newshire())


@cache
def text(kind: str) -> str:
    """A document of the sample council in plain text, every white space made one."""
    return " ".join(printed(kind, newshire()).text.split())


@cache
def pdf(kind: str) -> bytes:
    """A document of the sample council as a file."""
    return document(kind, ".pdf", newshire())


def said(kind: str, assessment: Assessment) -> str:
    """A document of any assessment, in plain text."""
    return " ".join(printed(kind, assessment).text.split())


def headings(content: Outline) -> list[str]:
    """The headings, in order."""
    return [block.text for block in content.blocks if isinstance(block, Heading)]


def _titles(block: Block) -> list[str]:
    """What a block adds to the headings of its document."""
    match block:
        case Heading(text=title) | Box(title=title):
            return [title]
        case Board(columns=columns):
            return [column.title for column in columns]
        case _:
            return []


def _plain(words: str) -> str:
    return " ".join(words.split())


@BOTH
def test_both_documents_pass_the_validators(kind: str) -> None:
    assert_valid(pdf(kind))


@BOTH
def test_a_council_that_has_answered_nothing_gets_documents_that_pass_too(kind: str) -> None:
    assert_valid(document(kind, ".pdf", an_assessment(newshire().question_set)))


@BOTH
def test_the_tagged_pdf_is_read_in_the_order_of_the_text_version(kind: str) -> None:
    spoken = [_plain(node.text) for node in read(pdf(kind)).all("H1", "H2", "H3", "H4")]
    content = outline(kind, newshire())
    titles = [title for block in content.blocks for title in _titles(block)]

    if len(unmarked_texts(pdf(kind))) > LONG:
        spoken.remove(TITLE)  # the list of these very headings, which a text needs none of
    assert spoken == [content.title, *titles]


@BOTH
def test_every_page_carries_council_guide_fingerprint_date_marking_and_its_number(
    kind: str,
) -> None:
    content = outline(kind, newshire())
    pages = unmarked_texts(pdf(kind))

    of_the_guide = (content.guide, content.fingerprint, "OFFICIAL")
    for number, furniture in enumerate(pages, start=1):
        told = _plain(furniture)
        assert all(each in told for each in of_the_guide) or kind == OF_THE_PROGRAM
        assert "22 November 2026" in told
        assert f"Page {number} of {len(pages)}" in told
    assert all("Newshire" in page for page in pages[1:])


@BOTH
def test_the_same_assessment_gives_the_same_bytes(kind: str) -> None:
    assert document(kind, ".pdf", newshire()) == pdf(kind)


def test_the_gap_report_gives_every_item_its_word_and_its_reason() -> None:
    for finding in found().items:
        assert finding.item.title in text("gap-report")
        assert _plain(reason(finding, found(), newshire())) in text("gap-report")


def test_priorities_come_in_lane_order() -> None:
    titles = [f"{LANES[lane][0]}: " for lane in Lane]
    shown = [h for h in headings(outline("gap-report", newshire())) if h.startswith(tuple(titles))]

    assert shown == sorted(shown, key=lambda h: [h.startswith(t) for t in titles].index(True))
    ranked = {finding.lane for finding in found().items} - set(IN_ROWS)
    assert len(shown) == len(ranked)
    told = text("gap-report")
    places = [
        told.index(f"{LANES[lane][0]}{', ' if n != 1 else ': '}") for n, lane in enumerate(IN_ROWS)
    ]
    assert told.index("Not ranked") < places[0] < places[1] < places[2]


def test_the_limits_of_a_self_assessment_are_printed_every_time() -> None:
    for assessment in (newshire(), an_assessment(newshire().question_set)):
        told = said("gap-report", assessment)
        assert "It is not an inspection, audit or ranking" in told
        assert "does not mean that the service fails" in told


def test_the_method_is_printed_in_plain_words() -> None:
    told = text("gap-report")
    assert "Ties go to the lower word" in told
    assert "There is no overall position and no ranking of councils" in told


def test_what_nobody_knew_and_what_was_not_discussed_are_named_apart() -> None:
    told = text("gap-report")
    unknown = told.index("What nobody in the room knew")
    still_open = told.index("Still to be discussed")
    assert unknown < still_open


def test_the_label_is_printed_with_its_standing() -> None:
    told = text("gap-report")
    assert "Promising evidence. Reported, not checked in the guide." in told
    assert "Not recorded" in told
    assert "Note, not a label:" in told


def test_a_label_that_the_council_looked_up_says_who_and_when() -> None:
    check = LabelCheck(
        item="navigation",
        label="Strong evidence",
        checked_on=date(2026, 11, 20),
        checked_by="kinship lead",
    )

    told = said("gap-report", check_label(check, newshire()))

    who = "hecked by the council on 20 November 2026 (kinship lead)."
    assert f"Strong evidence. C{who}" in told
    assert "What the question set said before it was looked up: Label not seen" in told
    method = told.index("Appendix F: The method")
    assert f"R1 Navigation for kinship carers: “Strong evidence”; c{who}" in told[method:]


def test_a_label_that_another_council_looked_up_is_printed_as_its() -> None:
    check = LabelCheck(
        item="navigation",
        label="Strong evidence",
        checked_on=date(2026, 11, 20),
        checked_by="Kinship lead",
        council="Oldshire",
    )

    told = said("gap-report", check_label(check, newshire()))

    assert "Strong evidence. Checked on 20 November 2026 by Kinship lead, Oldshire." in told
    assert "hecked by the council" not in told


def test_without_a_look_into_the_guide_the_method_note_lists_none() -> None:
    assert "looked up in the guide" not in text("gap-report")


@pytest.mark.parametrize("word", ["Emerging evidence", "The guide gives no label"])
def test_a_word_outside_the_scale_is_printed_and_counts_as_not_recorded(word: str) -> None:
    check = LabelCheck(item="allowances", label=word, checked_on=date(2026, 11, 20), checked_by="")

    told = said("gap-report", check_label(check, newshire()))

    _, _, told = told.partition("Appendix A: Item by item")
    _, _, told = told.partition("R2 Financial allowances")
    told, _, _ = told.partition("Position:")
    assert "Strength of evidence: Not recorded." in told
    assert word in told
    assert "checked by the council on 20 November 2026." in told
    assert "Reported, not checked" not in told


def test_every_source_of_the_set_is_listed_with_its_address() -> None:
    links = {
        span.href
        for block in outline("gap-report", newshire()).blocks
        for words in getattr(block, "items", ())
        if not isinstance(words, str)
        for span in words
    }
    guide = newshire().question_set.guide
    assert {source.url for source in guide.sources if source.url} <= links


def test_who_misses_out_is_told_for_each_kind_of_group_apart() -> None:
    tables = [
        block
        for block in outline("gap-report", newshire()).blocks
        if isinstance(block, Table) and block.columns[0].title == "Family group"
    ]
    groups = newshire().question_set.family_groups
    shown = [[words_of(row[0].paragraphs[0]) for row in table.rows] for table in tables]
    assert shown == [[g.label for g in groups if g.axis is axis] for axis in Axis]


def test_a_duty_says_how_binding_it_is() -> None:
    told = text("gap-report")
    assert "Must do:" in told
    assert "Check whether it is in force:" in told
    assert "Expected by guidance:" in told


def test_what_was_written_beside_a_question_is_printed_as_it_was_written() -> None:
    note = "They said <b>“ring us”</b> & nobody did. =1+1"
    edited = write("navigation-offered", "know", note, newshire())

    assert _plain(note) in said("gap-report", edited)
    assert_valid(document("gap-report", ".pdf", edited))


def test_text_that_the_font_lacks_gets_a_visible_stand_in_and_stays_valid() -> None:
    edited = write("navigation-offered", "have", "Diolch 🙂 漢字 ŵŷ → done", newshire())

    made = document("gap-report", ".pdf", edited)

    assert_valid(made)
    spoken = read(made).text
    assert "ŵŷ" in spoken
    assert "漢" not in spoken


def test_a_recommendation_set_aside_is_printed_with_its_band_and_the_reason() -> None:
    why = NotNow(reason="The health board decides in May", decided_by="the group")
    edited = set_aside("navigation", why, newshire())

    for kind in FOR_THE_BOARD:
        assert "The health board decides in May" in said(kind, edited)
    assert "A, B or C, not now: The health board decides in May." in said("gap-report", edited)


def test_what_does_not_apply_is_printed_with_its_reason() -> None:
    item = an_item("navigation", 1, evidence=labelled("label-1"))
    assessment = an_assessment(a_set(item))
    edited = does_not_apply("navigation-1", "No carer lives here", assessment)

    assert "No carer lives here" in said("gap-report", edited)


def test_what_was_parked_is_printed_with_its_outcome() -> None:
    for point in newshire().parking:
        assert _plain(point.text) in text("gap-report")


def test_a_different_view_is_printed_without_a_name() -> None:
    views = [a.different_view for a in newshire().answers.values() if a.different_view]
    assert views
    for view in views:
        assert _plain(view) in text("gap-report")


def test_the_roadmap_puts_each_action_in_its_phase_and_names_its_owner() -> None:
    for action in newshire().plan.actions:
        assert _plain(action.title) in text("roadmap")
        assert (action.owner or "No owner yet") in text("roadmap")
    order = [text("roadmap").index(phase) for phase in ("Now", "Next", "Later", "Not now")]
    assert order == sorted(order)


def test_phases_count_from_the_date_of_the_assessment() -> None:
    assert "0 to 6 months, to May 2027" in text("roadmap")
    earlier = set_profile(Profile(council="Newshire", date=date(2025, 1, 31)), newshire())
    assert "0 to 6 months, to July 2025" in said("roadmap", earlier)


def test_the_roadmap_is_landscape_and_the_gap_report_is_not() -> None:
    assert outline("roadmap", newshire()).landscape
    assert not outline("gap-report", newshire()).landscape


def test_decisions_asked_for_are_printed_and_numbered_in_both() -> None:
    edited = ask_for_decisions(("Pay for two navigators", "Open the line"), newshire())
    for kind in FOR_THE_BOARD:
        assert "1. Pay for two navigators 2. Open the line" in said(kind, edited)


def test_a_roadmap_without_an_action_says_so() -> None:
    assert "No action has been accepted yet" in said(
        "roadmap", an_assessment(newshire().question_set)
    )


def test_an_answer_of_every_kind_is_printed() -> None:
    assessment = answered(an_assessment(a_set(an_item("r", 5))), "r", "0, 1 to 3, ?, n/a, -")
    told = said("gap-report", assessment)
    assert "Not in place: r-1 stands at step 0." in told
    assert "No agreement: “r-2 stands at step 1.” or “r-2 stands at step 3.”" in told
    assert "Don’t know" in told
    assert "Does not apply: Nobody here needs it" in told
    assert "Not discussed" in told


def test_a_format_that_cannot_be_written_is_named() -> None:
    with pytest.raises(UnknownFormatError, match=r"\.odt"):
        document("roadmap", ".odt", newshire())


def test_a_document_that_does_not_exist_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        partial(outline, "essay")(newshire())


@BOTH
def test_wording_is_offered_for_the_documents_that_print_a_text_the_council_may_write_anew(
    kind: str,
) -> None:
    keys = [each.key for each in editable(found(), newshire())]
    texts = {key: EditedText(text=f"Words of our own, {key}.") for key in keys}
    edited = newshire().model_copy(update={"texts": texts})
    assert ("Words of our own" in said(kind, edited)) is KINDS[kind].edited
