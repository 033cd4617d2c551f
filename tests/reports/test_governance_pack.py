"""What those who must say yes, and those who take part, are told of the record: only what is so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.editing import changed, having
from reflective_app.domain.findings import findings
from reflective_app.domain.sessions import set_workshop
from reflective_app.domain.workshop import FEWEST_SHOWN, Workshop
from reflective_app.gui.autosave import SOON
from reflective_app.reports.governance_pack import governance_pack
from reflective_app.reports.outline import (
    Box,
    Bullets,
    Heading,
    Outline,
    Paragraph,
    Table,
    words_of,
)
from reflective_app.reports.pdf import render_pdf, rendered
from reflective_app.reports.privacy_notice import privacy_notice
from reflective_app.reports.text_twin import plain_text
from reflective_app.storage import places
from reflective_app.storage.backups import DAYS, NEWEST
from reflective_app.storage.preferences import MOST_RECENT_FILES
from reflective_app.storage.protected import BLOCK, COST, COSTS, new_key, sealed
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording import governance as words
from reflective_app.wording import made_of
from tests.builders import FILES, a_set, an_assessment, an_item
from tests.generated import generated_assessment
from tests.reports.validity import assert_valid

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST, USUAL = 35, 20
TO_AVOID = re.compile(
    r"\b(score|grade|audit|user|submit|invalid|leverage|robust|empower|stakeholders?|"
    r"best practice|going forward|facilitate|hard to reach|beneficiaries)\b",
    re.IGNORECASE,
)


def texts(outline: Outline) -> Iterator[str]:
    """Every text of a document by itself: a paragraph, an item of a list, a cell."""
    blocks = list(outline.blocks)
    while blocks:
        match blocks.pop(0):
            case Box(blocks=inner):
                blocks = [*inner, *blocks]
            case Heading(text=text):
                yield text
            case Paragraph(words=said):
                yield words_of(said)
            case Bullets(items=items):
                yield from map(words_of, items)
            case Table(rows=rows):
                yield from (words_of(p) for row in rows for cell in row for p in cell.paragraphs)


def lengths(outline: Outline) -> dict[str, int]:
    """Each sentence of a document with the number of its words."""
    said = (each for text in texts(outline) for each in re.split(r"(?<=[.!?])\s+", text))
    return {each: len(each.split()) for each in said if each.strip()}


def assert_plain(outline: Outline) -> None:
    """Short sentences, and none of the words that the house avoids."""
    counted = lengths(outline)
    assert {each: long for each, long in counted.items() if long > LONGEST} == {}
    assert sum(counted.values()) / len(counted) <= USUAL
    assert TO_AVOID.findall(" ".join(counted)) == []


def told(outline: Outline) -> str:
    return " ".join(plain_text(outline).split())


def noticed(assessment: Assessment) -> Outline:
    return privacy_notice(findings(assessment), assessment)


def pages(outline: Outline) -> int:
    return rendered(outline).pages


# The governance pack


@pytest.mark.parametrize(
    "council", ["", "Newshire", "<b>&{} =1+1 新 \u202e\u05d0\u05d1\u05d2 " + "W" * 200]
)
def test_the_pack_is_a_valid_document_with_any_council_or_none(council: str) -> None:
    made = render_pdf(governance_pack(council))
    assert_valid(made)
    assert made == render_pdf(governance_pack(council))


def test_every_package_that_the_program_asks_for_is_named_with_its_licence() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        asked = tomllib.load(file)["project"]["dependencies"]
    names = {re.split(r"[<>=]", each)[0] for each in asked}
    assert {package.name for package in made_of.PACKAGES} == names
    document = told(governance_pack())
    for package in made_of.PACKAGES:
        assert (
            f"{package.name} What it is for: {package.use} Licence: {package.licence}" in document
        )


def test_what_the_packages_bring_with_them_is_named() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    brought = re.sub(r"\([^)]*\)", "", page.split("They bring ")[1].split(".")[0])
    names = set(re.findall(r"[a-z][\w-]+", brought)) - {"and"}
    assert len(names) > 5
    assert [name for name in names if name not in made_of.BROUGHT[0]] == []


def test_every_typeface_that_documents_carry_is_named() -> None:
    fonts = {path.stem.split("-")[0] for path in (ROOT / "resources" / "fonts").glob("*.ttf")}
    assert fonts == {"OpenSans", "DejaVuSans"}
    document = told(governance_pack())
    assert "Open Sans (Apache 2.0) and DejaVu Sans (Bitstream Vera and Arev" in document


def test_every_place_where_the_program_keeps_something_is_told() -> None:
    kept = {name for name, each in vars(places).items() if callable(each) and name[0].islower()}
    assert kept == {"backups", "recovery", "question_sets", "preferences_file", "log_file"}
    rows = {row[0] for row in words.FILES}
    assert {
        "Earlier versions",
        "Recovery copy",
        "Your own question sets",
        "Preferences",
        "List of faults",
    } <= rows


def test_how_many_earlier_versions_are_kept_is_told_as_it_is() -> None:
    assert (NEWEST, DAYS) == (10, 14)
    document = told(governance_pack())
    assert "The last ten saves, and the last one of each of fourteen days." in document
    assert "keeps no backups" not in document


def test_how_files_are_encrypted_is_told_as_it_is() -> None:
    document = told(governance_pack())
    assert f"scrypt ({COST:,} rounds, {128 * COST * BLOCK // 2**20} MB)" in document
    head = sealed(b"", new_key("a password", COSTS[0]), UUID(int=1)).split(b"\n")[0]
    assert b'"cipher": "AES-256-GCM"' in head
    assert "AES-256-GCM, with a key made from the password" in document


def test_the_numbers_in_the_pack_are_those_of_the_program() -> None:
    document = told(governance_pack())
    assert MOST_RECENT_FILES == 10
    assert "the last ten files" in document
    assert FEWEST_SHOWN == 3
    assert "only where three or more share it" in document
    assert SOON <= 1000
    assert "within about a second" in document


def test_no_check_sum_is_invented_and_how_to_work_one_out_is_told() -> None:
    document = plain_text(governance_pack())
    assert re.search(r"\b[0-9a-fA-F]{12,}\b", document) is None
    assert "Get-FileHash NAME -Algorithm SHA256" in document
    assert "sha256sum NAME" in document


def test_folders_are_told_by_kind_and_no_path_stands_in_the_pack() -> None:
    document = plain_text(governance_pack("Newshire"))
    assert re.search(r"[A-Z]:\\|(?<!\w)[/~]/?\w+/|AppData|\.local|\.config", document) is None


def test_what_only_the_council_knows_is_left_to_be_filled_in() -> None:
    answers = {row[0]: row[1] for row in words.DPIA}
    for question in ("What is the lawful basis?", "Contact for data protection"):
        assert words.TO_FILL_IN in answers[question]
    assert words.TO_FILL_IN in answers["How long is it kept?"]
    assert told(governance_pack()).count("[to be filled in]") >= 6


def test_every_risk_says_what_lessens_it_and_what_is_left() -> None:
    for row in (*words.RISKS, *words.FILES, *words.DOES, *words.DPIA):
        assert all(cell.strip() for cell in row)
    assert {len(row) for row in words.RISKS} == {3}


def test_what_was_never_tried_by_hand_is_said_and_no_standard_is_claimed() -> None:
    document = told(governance_pack())
    assert "No trial by hand with a screen reader" in document
    assert "We do not claim that it is met." in document
    headings = [b.text for b in governance_pack().blocks if isinstance(b, Heading)]
    assert headings[-1] == "What is not promised yet"


def test_the_pack_is_in_plain_english() -> None:
    assert_plain(governance_pack("Newshire"))


def test_the_file_says_nothing_of_who_made_it() -> None:
    about = PdfReader(BytesIO(render_pdf(governance_pack()))).metadata
    assert about is not None
    assert not about.author
    assert about.title == "Governance pack"


# The privacy notice


@pytest.mark.parametrize(
    "assessment",
    [sample_assessment(), generated_assessment(), an_assessment(a_set(an_item("r")))],
    ids=["sample", "generated", "empty"],
)
def test_the_notice_is_one_valid_page_in_plain_english(assessment: Assessment) -> None:
    notice = noticed(assessment)
    assert pages(notice) == 1
    assert_valid(render_pdf(notice))
    assert render_pdf(notice) == render_pdf(noticed(assessment))
    assert_plain(notice)


def test_the_notice_says_until_when_the_file_is_kept_or_leaves_it_open() -> None:
    assessment = an_assessment(a_set(an_item("r")))
    assert f"keeps the file until {words.TO_FILL_IN}" in told(noticed(assessment))
    profile = changed(assessment.profile, retain_until=date(2029, 4, 1))
    kept = told(noticed(having(assessment, profile=profile)))
    assert "keeps the file until 1 April 2029." in kept


def test_the_notice_names_whom_to_ask_where_that_is_known() -> None:
    assessment = an_assessment(a_set(an_item("r")))
    assert f"about the session: {words.TO_FILL_IN}. Data" in told(noticed(assessment))
    profile = changed(assessment.profile, lead="Kinship lead")
    assert "session: Kinship lead. Data" in told(noticed(having(assessment, profile=profile)))


def test_the_notice_says_from_how_many_people_a_role_is_shown_apart() -> None:
    assessment = an_assessment(a_set(an_item("r")))
    assert "where three or more people share" in told(noticed(assessment))
    careful = set_workshop(Workshop(fewest_shown=5), assessment)
    assert "where five or more people share" in told(noticed(careful))


def test_the_notice_leaves_the_lawful_basis_and_the_officer_to_the_council() -> None:
    document = told(noticed(sample_assessment()))
    assert f"Our lawful basis: {words.TO_FILL_IN}" in document
    assert f"Data protection officer of the council: {words.TO_FILL_IN}" in document


def test_the_notice_admits_that_a_role_of_one_can_point_to_a_person() -> None:
    assert "Where only one person has a role, that can point to you." in told(
        noticed(sample_assessment())
    )


def test_a_hostile_set_and_lead_give_a_good_notice() -> None:
    assessment = an_assessment(read_question_set(FILES / "hostile-set.toml"))
    lead = "=cmd|'/c' <b>新\u202e\t" + "W" * 200
    profile = changed(assessment.profile, lead=lead, council="=1+1 <i>& " + "C" * 200)
    assert_valid(render_pdf(noticed(having(assessment, profile=profile))))


def test_headings_of_both_go_down_one_at_a_time() -> None:
    for outline in (governance_pack(), noticed(sample_assessment())):
        levels = [block.level for block in outline.blocks if isinstance(block, Heading)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
