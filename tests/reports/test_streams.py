"""Streams of a printed file: as long as they say, whatever their last byte happens to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflective_app.reports.pdf import render_pdf
from tests.reports.samples import outline
from tests.reports.validity import assert_valid

LENGTH = re.compile(rb"/Length (\d+)[^>]*>>\nstream\n")
CARRIAGE_RETURN = b"\r"


def streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each stream of the length it says, and the bytes that follow to the end of its object."""
    for found in LENGTH.finditer(data):
        end = found.end() + int(found[1])
        yield data[found.end() : end], data[end : data.index(b"endobj", end)]


def test_every_stream_is_as_long_as_it_says_and_ends_beyond_doubt() -> None:
    """After a last byte CR a bare line feed would be read as one line end with it."""
    in_doubt = []
    for length in range(10, 110):
        data = render_pdf(outline(council=f"Newshire {'b' * length}"))
        written = list(streams(data))
        assert len(written) == data.count(b"endstream")
        assert {after for _, after in written} == {b"\r\nendstream\n"}
        if any(stream.endswith(CARRIAGE_RETURN) for stream, _ in written):
            in_doubt.append(data)
    assert in_doubt, "no file of these has a stream that ends in CR: choose other names"
    for data in in_doubt:
        assert_valid(data)
