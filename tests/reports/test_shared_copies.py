"""Documents of a shared copy: they say of what they were made, and can be made at all."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.shared_copy import shared_copy
from reflective_app.domain.shared_mark import Reader
from reflective_app.domain.sharing import Sharing
from reflective_app.reports.documents import KINDS, outline
from reflective_app.reports.text_twin import plain_text
from reflective_app.storage.sample import sample_assessment
from tests.leak.marked import marked_assessment

ON = date(2026, 11, 23)
OF_A_COPY = ("This is a copy for", "Made from a copy for")


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "governance-pack"])
def test_a_document_of_a_copy_says_so_and_one_of_the_whole_record_does_not(
    kind: str, reader: Reader
) -> None:
    for whole in (marked_assessment(), sample_assessment()):
        copy = shared_copy(whole, Sharing(reader, ON))
        said = " ".join(plain_text(outline(kind, copy)).split())
        assert any(words in said for words in OF_A_COPY)
        of_whole = " ".join(plain_text(outline(kind, whole)).split())
        assert not any(words in of_whole for words in OF_A_COPY)


@pytest.mark.parametrize(("kind", "told"), [("gap-report", "Not shared."), ("you-said", "“not")])
def test_an_answer_whose_value_stayed_reads_not_shared(kind: str, told: str) -> None:
    copy = shared_copy(marked_assessment(), Sharing(Reader.PARTNER, ON))
    said = " ".join(plain_text(outline(kind, copy)).split())
    assert told in said
    assert "None." not in said
    assert "“None”" not in said


def test_an_action_of_a_copy_does_not_read_as_if_nobody_had_a_reason() -> None:
    copy = shared_copy(marked_assessment(), Sharing(Reader.PUBLIC, ON))
    said = " ".join(plain_text(outline("roadmap", copy)).split())
    assert "no reason" not in said
    assert "not shared" in said
