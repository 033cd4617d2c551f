"""What of an outline is not in the file that was written of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflective_app.reports.verified.drawn import has_logo
from reflective_app.reports.verified.letters import squeezed
from reflective_app.reports.verified.markup import docx_pieces, html_pieces
from reflective_app.reports.verified.passages import Passage, passages
from reflective_app.reports.verified.reading import Reading, reading_of
from reflective_app.reports.verified.search import AHEAD, Search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reflective_app.reports.outline import Outline

_BETWEEN = "·"
"""Between what stands on one line of a title."""
ENDINGS = (".txt", ".html", ".docx", ".pdf")


def missing_from(content: Outline, data: bytes, ending: str) -> tuple[str, ...]:
    """The passages of an outline that are not in a file, in the order of the outline.

    White space, soft hyphens and what cannot be seen make no difference, nor do the heads and feet
    of pages or the heads of a table that are said again; the order does. Of a file that cannot be
    read at all, every passage is missing.

    Args:
        content: what was to be written.
        data: the whole file.
        ending: of its name, one of `ENDINGS`, in large or small letters.

    Raises ValueError for another ending.
    """
    kind = ending.lower()
    if kind not in ENDINGS:
        raise ValueError(ending)
    known: Callable[[str], str] = str
    if kind == ".pdf":
        from reflective_app.reports.pdf.fonts import printable as known
    asked = [(each, squeezed(known(each.text))) for each in passages(content)]
    said = [(each, key) for each, key in asked if key and kind not in each.not_in]
    reading = _read(data, kind, spoken=any(each.spoken for each, _ in said))
    lost = tuple(" ".join(each.text.split()) for each in _lost(said, reading))
    drawn = content.logo is None or kind == ".txt" or has_logo(data, kind, content.logo_words)
    return lost if drawn else (content.logo_words, *lost)


def _read(data: bytes, kind: str, *, spoken: bool) -> Reading:
    """The file as it is read, and what its pictures say; nothing of one that cannot be read."""
    match kind:
        case ".txt":
            return reading_of([data.decode("utf-8-sig", "replace")])
        case ".html":
            return reading_of(html_pieces(data))
        case ".docx":
            return reading_of(docx_pieces(data))
        case _:
            from reflective_app.reports.verified.pdf_reading import pdf_reading

            return pdf_reading(data, spoken=spoken)


def _lost(said: Sequence[tuple[Passage, str]], reading: Reading) -> Iterator[Passage]:
    """Look for one passage after the other, each from where the last one ended."""
    keys = [key for _, key in said]
    heads = [key for passage, key in said if passage.head]
    start = _after_head(heads, reading)
    search = Search(reading, frozenset(keys), at=start, furthest=start)
    for place, (passage, key) in enumerate(said, start=1):
        if passage.head or (passage.spoken and reading.whole):
            there = key in reading.text or key in reading.spoken
        else:
            there = search.finds(passage, key, keys[place : place + AHEAD])
        if not there:
            yield passage


def _after_head(keys: Sequence[str], reading: Reading) -> int:
    """Where the text begins below the title of a PDF: a heading may be called as the whole is."""
    at, open_ = 0, sorted(keys, key=len, reverse=True)
    for piece in reading.pieces if reading.whole else ():
        rest, left = piece, []
        for key in open_:
            if key in rest:
                rest = rest.replace(key, "", 1)
            else:
                left.append(key)
        if rest.strip(_BETWEEN) or left == open_:
            break
        at, open_ = at + len(piece), left
    return at
