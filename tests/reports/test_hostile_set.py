"""A question set whose every text tries to be more than text, on paper."""

from __future__ import annotations

import pypdfium2
import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import place_at
from reflective_app.reports.documents import KINDS, document
from reflective_app.storage.question_set_file import read_question_set
from tests.builders import FILES, an_assessment
from tests.reports.validity import assert_valid

MARGIN = 20
"""Points from the edge of the paper that no letter comes into."""


@pytest.fixture
def assessment() -> Assessment:
    return place_at("long-asked", 0, an_assessment(read_question_set(FILES / "hostile-set.toml")))


@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_of_a_hostile_set_leaves_the_paper(kind: str, assessment: Assessment) -> None:
    printed = document(kind, ".pdf", assessment)
    assert_valid(printed)
    outside = []
    for page in pypdfium2.PdfDocument(printed):
        wide, high = page.get_size()
        text = page.get_textpage()
        for number in range(text.count_chars()):
            left, low, right, top = text.get_charbox(number)
            if left < MARGIN or low < MARGIN or right > wide - MARGIN or top > high - MARGIN:
                outside.append((text.get_text_range(number, 1), left, low))
    assert [each for each in outside if each[0].strip()] == []


def test_markup_braces_and_formulas_of_a_set_are_printed_as_they_stand(
    assessment: Assessment,
) -> None:
    pages = pypdfium2.PdfDocument(document("gap-report", ".pdf", assessment))
    told = " ".join("".join(page.get_textpage().get_text_range() for page in pages).split())
    for words in ("<b>Hostile</b> & {title} =1+1", "<h1>Title</h1> & {title} =1+1", "&Mnemonic &&"):
        assert words in told
    assert "W" * 20 in told
