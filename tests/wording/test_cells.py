"""Text in a cell: what is dropped, and what is kept from being run."""

from __future__ import annotations

import pytest

from reflective_app.wording.cells import cell_text, guarded, kept_literal, unguarded


@pytest.mark.parametrize(
    "text", ["=1+1", "+44", "-3", "@SUM(A1)", "\tx", "'=1", "''@x", "'", "it's"]
)
def test_what_was_guarded_comes_back_as_it_was_and_begins_no_formula(text: str) -> None:
    assert guarded(text)[:1] not in set("=+-@\t")
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["Tea hour", "'quoted'", "2 - 3", "a=b", "", "家人", "’=1"])
def test_text_that_is_no_formula_stays(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


def test_what_cannot_be_seen_or_held_is_dropped_and_the_rest_stays() -> None:
    assert cell_text("a\x00\x1b\x9f\u202d\u202e\ud800\ufffe\uffffb") == "ab"
    assert cell_text("one\r\ntwo\rthree\n\tfour") == "one\ntwo\nthree\n\tfour"
    kept = "شکریہ \u2067\u05e9\u05dc\u2069 👩\u200d👧 <b>&amp;</b>"
    assert cell_text(kept) == kept


def test_what_looks_like_a_character_by_its_number_is_read_as_it_is_written() -> None:
    assert kept_literal("_x0041_") == "_x005F_x0041_"
    assert kept_literal("_x41_ a_b") == "_x41_ a_b"
