"""Every document, for every reader, of councils of every kind: valid, whole and the same twice."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest
from pypdf import PdfReader

from reflective_app.domain.assessment import Assessment
from reflective_app.reports.documents import KINDS, outline, written
from reflective_app.reports.outline import Outline
from reflective_app.reports.sections import WHOLE, Selection
from reflective_app.reports.verified import missing_from
from reflective_app.storage.sample import sample_assessment
from reflective_app.wording.sections import Audience
from tests.generated import generated_assessment
from tests.hostile import empty_assessment, hostile_assessment
from tests.reports.validity import assert_valid

COUNCILS: dict[str, Callable[[], Assessment]] = {
    "sample": sample_assessment,
    "large": generated_assessment,
    "empty": empty_assessment,
    "hostile": hostile_assessment,
}
COPIES = {"whole": WHOLE} | {each.value: Selection(each) for each in Audience}


def cases() -> Iterator[tuple[str, str, str]]:
    """Each kind of document of each council; a choice of sections where there is one."""
    for council in COUNCILS:
        for kind, document in KINDS.items():
            for copy in COPIES if document.sections else ("whole",):
                yield council, kind, copy


def content(council: str, kind: str, copy: str = "whole") -> Outline:
    return outline(kind, COUNCILS[council](), COPIES[copy])


@pytest.mark.parametrize(("council", "kind", "copy"), list(cases()))
def test_a_document_is_accessible_lasting_and_holds_all_that_it_says(
    council: str, kind: str, copy: str
) -> None:
    said = content(council, kind, copy)
    data = written(said, ".pdf")
    assert_valid(data)
    assert missing_from(said, data, ".pdf") == ()
    reader = PdfReader(io.BytesIO(data))
    turned = {page.mediabox.width > page.mediabox.height for page in reader.pages}
    assert turned == {said.landscape}
    assert reader.metadata is not None
    assert reader.metadata.author is None


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt"])
@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("council", list(COUNCILS))
def test_every_format_holds_all_that_a_document_says(council: str, kind: str, ending: str) -> None:
    said = content(council, kind)
    assert missing_from(said, written(said, ending), ending) == ()


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".txt"])
@pytest.mark.parametrize("kind", list(KINDS))
def test_the_same_assessment_gives_the_same_bytes(kind: str, ending: str) -> None:
    assert written(content("sample", kind), ending) == written(content("sample", kind), ending)
