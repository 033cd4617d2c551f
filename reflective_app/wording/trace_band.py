"""How a recommendation came to its band: its label, and the row and column of the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.importance import TABLE, Band, Row, rows_it_may_have, rows_of
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.position import IN_PLACE, Word, between
from reflective_app.wording.dates import sentence
from reflective_app.wording.label_checks import found_words, standing_words
from reflective_app.wording.standing import band_words, robustness

ROWS = {Row.STRONGEST: "strongest", Row.MIDDLE: "middle", Row.LOWEST: "lowest"}


def label_sentences(finding: ItemFinding, found: Findings, assessment: Assessment) -> Iterator[str]:
    """The guide's label, how it came to be known, and who checked it."""
    if finding.item.kind is not ItemKind.RECOMMENDATION or assessment.question_set.is_local(
        finding.item
    ):
        return
    label = finding.label
    if label.recorded is not None:
        yield sentence(f"“{label.words}”. {standing_words(label)}")
    elif label.words:
        yield sentence(f"{found_words(label)}. It counts as not recorded")
    else:
        yield "Not recorded. It is looked up in the published guide, and never guessed."


def band_sentences(finding: ItemFinding, found: Findings, assessment: Assessment) -> Iterator[str]:
    """The row and the column that decided the band, and how firm it is."""
    scale = assessment.question_set.evidence_labels
    if finding.bands:
        yield from _by_row(rows_of(finding.label, scale), finding)
    at = finding.position
    if finding.robust and at.low is not None and at.high is not None:
        words = between(at.low, at.high)
        rows = rows_it_may_have(finding.label, scale)
        yield f"With {_any_of(words)}, and {_labels(rows)}: {robustness(finding)}."


def decided_by(finding: ItemFinding, assessment: Assessment) -> str:
    """The row of the table that decided the band, in a sentence; empty where no band decides."""
    if not finding.bands:
        return ""
    rows = rows_of(finding.label, assessment.question_set.evidence_labels)
    if len(rows) == 1:
        return _one_row(rows[0], finding)
    return (
        f"Its band is {band_words(finding.bands)}, by its strength of evidence, and "
        f"it stands in the {_first(finding.bands)}."
        if len(finding.bands) > 1
        else sentence(f"{_band(finding.bands[0])}, whatever its strength of evidence")
    )


def _one_row(row: Row, finding: ItemFinding) -> str:
    band = _band(TABLE[row][IN_PLACE.index(finding.word)])
    column = finding.word.lower()
    return f"In the table of bands: {ROWS[row]} strength of evidence, {column}: {band}."


def _by_row(rows: tuple[Row, ...], finding: ItemFinding) -> Iterator[str]:
    column = finding.word.lower()
    place = IN_PLACE.index(finding.word)
    if len(rows) == 1:
        yield _one_row(rows[0], finding)
        return
    each = [f"{ROWS[row]}, {_band(TABLE[row][place])}" for row in rows]
    yield (
        f"In the table of bands, {column}, by strength of evidence: {'; '.join(each)}. "
        f"So it could be {band_words(finding.bands)}, and stands in the {_first(finding.bands)}."
        if len(finding.bands) > 1
        else f"In the table of bands, {column}: {_band(finding.bands[0])} in every row."
    )


def _band(band: Band) -> str:
    return "to be kept" if band is Band.KEEP else f"band {band}"


def _first(bands: Sequence[Band]) -> str:
    return "better one" if len(bands) == 2 else "best of them"


def _any_of(words: Sequence[Word]) -> str:
    low, high = words[0].lower(), words[-1].lower()
    return f"the word {low}" if low == high else f"any word from {low} to {high}"


def _labels(rows: tuple[Row, ...]) -> str:
    return "its label as it is" if len(rows) == 1 else "whatever its label turns out to be"
