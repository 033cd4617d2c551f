"""A council's own questions in print and in commands: apart, and with nothing of the guide's."""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import findings
from reflective_app.domain.fingerprint import fingerprint, local_fingerprint
from reflective_app.domain.item import Item
from reflective_app.domain.local_questions import bring_in
from reflective_app.reports.benchmark_table import benchmark_lines, benchmark_values
from reflective_app.reports.documents import document, outline
from reflective_app.reports.outline import Heading, Table
from reflective_app.reports.text_twin import plain_text
from tests.builders import an_item, answered, rated
from tests.reports.structure import unmarked_texts


def with_buses(codes: str = "0, 1") -> Assessment:
    item = an_item("buses", 2, kind="duty", origin="app", in_force="yes", title="Buses")
    own = (Item.model_validate(item, strict=False),)
    return answered(bring_in(own, rated("3, 3, 3, 2")), "buses", codes)


def headings(assessment: Assessment) -> list[str]:
    blocks = outline("gap-report", assessment).blocks
    return [block.text for block in blocks if isinstance(block, Heading)]


def test_the_gap_report_prints_local_questions_under_a_heading_of_their_own() -> None:
    listed = headings(with_buses())
    assert listed.index("Local questions") < listed.index(
        "Appendix A: Item by item, and how each position was worked out"
    )
    assert "L1 Buses" in listed
    assert "Local questions" not in headings(rated("3, 3"))


def test_a_local_item_is_in_no_table_or_list_of_the_guides_items() -> None:
    tables = [b for b in outline("gap-report", with_buses()).blocks if isinstance(b, Table)]
    (whole,) = (table for table in tables if table.caption == "Position of each item")
    (ours,) = (table for table in tables if table.caption == "Position of each local item")
    assert len(whole.rows) == len(ours.rows) == 1
    told = plain_text(outline("gap-report", with_buses()))
    assert "Must do" not in told


def test_the_words_of_a_local_item_are_printed_with_the_answers_behind_them() -> None:
    told = plain_text(outline("gap-report", with_buses("0, ?")))
    assert "1 of 2 questions answered" in told
    assert "buses-1 stands at step 0." in told
    assert "L1: how it was worked out" in told
    assert "so it has no lane." in told


def test_commands_tell_local_questions_apart_too() -> None:
    assessment = with_buses()
    found = findings(assessment)
    values = benchmark_values(found, assessment)
    assert [item["id"] for item in values["items"]] == ["r"]
    (ours,) = values["local_questions"]
    assert ours["title"] == "Buses"
    assert ours["share"] == "1/6"
    assert ours["word"] == "Not in place"
    assert set(ours) <= set(values["items"][0])
    lines = benchmark_lines(found, assessment)
    start = next(n for n, line in enumerate(lines) if line.startswith("Local questions"))
    assert any("L1  Buses" in line for line in lines[start:])
    assert not any("Buses" in line for line in lines[:start])


def test_a_roadmap_has_no_drafts_for_local_questions() -> None:
    assert "Buses" not in plain_text(outline("roadmap", with_buses("?, 0")))


def test_every_page_names_the_local_questions_beside_the_guides_own_fingerprint() -> None:
    both, alone = with_buses(), rated("3, 3, 3, 2")
    asked = both.question_set
    wanted = (
        f"Question set {fingerprint(alone.question_set)}, "
        f"with local questions {local_fingerprint(asked.local_items)}"
    )
    for kind in ("gap-report", "roadmap"):
        assert wanted in outline(kind, both).foot_line
        assert "local questions" not in outline(kind, alone).foot_line
        sheets = unmarked_texts(document(kind, ".pdf", both))
        assert sheets
        assert all(wanted in " ".join(sheet.split()) for sheet in sheets)
