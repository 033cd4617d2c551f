"""What every report of an assessment carries: of which record it was made."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from reflective_app.domain.fingerprint import record_version
from reflective_app.reports.documents import KINDS
from reflective_app.reports.documents import outline as document_outline
from reflective_app.reports.frame import framed, version_words
from reflective_app.reports.html import render_html
from reflective_app.reports.outline import Outline, Paragraph
from reflective_app.reports.pdf import render_pdf
from reflective_app.reports.text_twin import plain_text
from reflective_app.reports.word import render_word
from reflective_app.storage.sample import sample_assessment
from tests.reports.word_file import WordFile, text

OF_NO_RECORD = ("governance-pack",)


def in_pdf(outline: Outline) -> str:
    """The foot of the last page."""
    last = PdfReader(BytesIO(render_pdf(outline))).pages[-1]
    return last.extract_text().replace("\xa0", " ")


def in_word(outline: Outline) -> str:
    return text(WordFile(render_word(outline)).xml("word/footer1.xml"))


def in_html(outline: Outline) -> str:
    return render_html(outline).decode().partition("<footer>")[2]


@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_of_a_record_carries_the_version_of_that_record(kind: str) -> None:
    assessment = sample_assessment()
    made = document_outline(kind, assessment)
    assert made.version == ("" if kind in OF_NO_RECORD else record_version(assessment))


@pytest.mark.parametrize("said", [in_pdf, in_word, in_html, plain_text])
def test_the_version_stands_at_the_foot_in_every_format(said: Callable[[Outline], str]) -> None:
    assessment = sample_assessment()
    made = framed("Gap report", assessment, (Paragraph("Here."),))
    assert said(made).count(f"Version {record_version(assessment)}") == 1


def test_another_answer_gives_its_papers_another_version() -> None:
    assessment = sample_assessment()
    question, answer = next(iter(assessment.answers.items()))
    noted = answer.model_copy(update={"note": f"{answer.note} And more."})
    answers = assessment.answers | {question: noted}
    changed = assessment.model_copy(update={"answers": answers})
    one, other = (framed("Gap report", each, ()).version for each in (assessment, changed))
    assert one != other


def test_what_the_version_is_good_for_is_said_in_words() -> None:
    assert "same version" in version_words()
    assert "same record" in version_words()
