"""Clear print: letters that can be read, fills that differ without colour, and kept outlines."""

from __future__ import annotations

import io
from itertools import pairwise, product
from typing import Any

import pytest
from pypdf import PdfReader

from reflective_app.reports.documents import KINDS, document, outline
from reflective_app.reports.look import ACCENT, INK, PAPER, SECOND_INK, Colours
from reflective_app.reports.sheet_look import look_for
from reflective_app.storage.sample import sample_assessment
from tests.reports.skeleton import KEPT, skeletons

LEAST, FURNITURE = 10.0, 9.0
"""Points, on A4; what every page repeats in its margins is smaller."""


def sizes(kind: str) -> dict[float, set[float]]:
    """The sizes of all letters of a document, each with how high on the page they stand."""
    found: dict[float, set[float]] = {}

    def see(text: str, _: Any, at: list[float], __: Any, size: float) -> None:
        if text.strip():
            found.setdefault(round(size * abs(at[3]), 1), set()).add(round(at[5]))

    data = document(kind, ".pdf", sample_assessment())
    for page in PdfReader(io.BytesIO(data)).pages:
        page.extract_text(visitor_text=see)
    return found


@pytest.mark.parametrize("kind", list(KINDS))
def test_letters_are_ten_points_or_more_but_in_the_margins(kind: str) -> None:
    content = outline(kind, sample_assessment())
    look = look_for(content)
    large = 1.42 if content.page == "A3" else 1.0
    found = sizes(kind)
    assert any(size >= LEAST * large for size in found)
    edge = 2 * look.measure.side
    for size, heights in found.items():
        assert size >= FURNITURE * large - 0.1, size
        if size < LEAST * large - 0.1:
            assert all(at < edge or at > look.page_height - edge for at in heights), size


@pytest.mark.parametrize("kind", list(KINDS))
def test_running_text_is_twelve_points_or_more(kind: str) -> None:
    content = outline(kind, sample_assessment())
    text = look_for(content).text
    assert min(text.body.size, text.item.size, text.lead.size) >= 12
    assert min(text.table_text.size, text.table_head.size, text.caption.size) >= LEAST


def lightness(colour: str) -> float:
    """How light a colour is to the eye, from 0 to 1 (relative luminance of WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def grey(colour: str) -> float:
    """The grey that a mono printer makes of it, from 0 to 100."""
    red, green, blue = (int(colour[at : at + 2], 16) / 2.55 for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((lightness(one), lightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_neighbouring_fills_differ_by_fifteen_points_of_grey() -> None:
    ramp = Colours().mark_none, Colours().mark_some, Colours().mark_most, Colours().mark_all
    assert all(grey(one) - grey(other) >= 15 for one, other in pairwise(ramp))


def test_text_stands_out_from_everything_that_it_stands_on() -> None:
    grounds = PAPER, Colours().head_fill, Colours().box_fill
    for ink, ground in product((INK, SECOND_INK, ACCENT), grounds):
        assert contrast(ink, ground) >= 4.5, (ink, ground)


def test_the_outline_of_every_document_is_the_kept_one() -> None:
    kept = {path.stem: path.read_text(encoding="utf-8") for path in KEPT.glob("*.txt")}
    assert kept == dict(skeletons()), "meant? python -m tests.reports.skeleton"
