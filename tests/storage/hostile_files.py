"""Files that nobody would write but to do harm: too large, too deep, endless, or no file at all."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

SIZE = 3_900_000
"""Bytes: as many as every reader takes before it looks at what they are."""

HEAD = b'{"format": "reflective-assessment", "format_version": 1, "question_set": '
ANSWER = b'{"format": "reflective-response", "format_version": 1, "question_set": '
KEPT = b'{"format": "reflective-recovery", "format_version": 1, "assessment": '
TOML = b'format = "reflective-question-set"\nformat_version = 1\n'


def filled(head: bytes, again: bytes, tail: bytes = b"", size: int = SIZE) -> bytes:
    return head + again * ((size - len(head) - len(tail)) // len(again)) + tail


def numbered(head: bytes, line: str, count: int) -> bytes:
    return head + "".join(line.format(n) for n in range(count)).encode()


def _a_workbook(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", parts.get("types", b"<Types/>"))
        archive.writestr("xl/workbook.xml", parts.get("book", b"<workbook/>"))
        archive.writestr("xl/worksheets/sheet1.xml", parts.get("sheet", b"<worksheet/>"))
    return made.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    whole = kind + data
    return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))


def _a_picture(width: int, height: int, *more: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    dots = _chunk(b"IDAT", zlib.compress(bytes(30_000_000)))
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + b"".join(more) + dots + _chunk(b"IEND", b"")
    )


ENTITIES = (
    b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]><workbook>&m;</workbook>"
)
OUTSIDE = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'

CONTENTS: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "only-spaces": lambda: b" " * SIZE,
    "zeroes": lambda: bytes(SIZE),
    "noise": lambda: Random(7).randbytes(SIZE),
    "one-letter": lambda: b"a" * SIZE,
    "half-utf8": lambda: b"\xc3" * SIZE,
    "utf16": lambda: ("a,b\n" * 1_000_000).encode("utf-16")[:SIZE],
    # JSON
    "deep-lists": lambda: filled(HEAD, b"["),
    "deep-records": lambda: filled(HEAD, b'{"a": '),
    "deep-response": lambda: filled(ANSWER, b"["),
    "deep-kept": lambda: filled(KEPT, b"["),
    "many-zeroes": lambda: filled(HEAD + b"[", b"0,", b"0]}"),
    "many-records": lambda: filled(HEAD + b"[", b"{},", b"{}]}"),
    "many-names": lambda: numbered(HEAD + b"{", '"k{0}":0,', 90_000) + b'"z":0}}',
    "one-name": lambda: filled(HEAD + b"{", b'"k":0,', b'"z":0}}'),
    "wrong-answers": lambda: (
        numbered(HEAD + b'{}, "answers": {', '"q-{0}": {{"rung": 9}},', 45_000) + b'"z": 0}}'
    ),
    "backslashes": lambda: filled(HEAD + b'"', b"\\"),
    "quotes": lambda: filled(HEAD, b'"'),
    "escapes": lambda: filled(HEAD + b'"', b"\\ud800", b'"}'),
    "long-number": lambda: filled(HEAD, b"9", b"}"),
    "long-fraction": lambda: filled(HEAD + b"0.", b"1", b"}"),
    "line-ends": lambda: filled(b'{\n  "format": "reflective-assessment",\n  "a": [\n', b"\n"),
    "short-lines": lambda: filled(b'{\n  "format": "reflective-assessment",\n  "a": [\n', b"x\n"),
    "lines-in-order": lambda: filled(
        b'{\n  "format": "reflective-assessment",\n  "answers": {\n', b'    "q": {\n'
    ),
    # TOML
    "toml-lists": lambda: filled(TOML + b"a = ", b"["),
    "toml-records": lambda: filled(TOML + b"a = ", b"{a="),
    "toml-dots": lambda: filled(TOML, b"a.", b"a = 1"),
    "toml-dots-in-head": lambda: filled(TOML + b"[", b"a.", b"a]"),
    "toml-tables": lambda: numbered(TOML, "[t{0}]\n", 300_000),
    "toml-items": lambda: filled(TOML, b"[[items]]\n"),
    "toml-names": lambda: numbered(TOML, "k{0} = 0\n", 300_000),
    "toml-text": lambda: filled(TOML + b'a = "', b"a"),
    "toml-long-text": lambda: filled(TOML + b'a = """', b"\\\n"),
    "toml-number": lambda: filled(TOML + b"a = ", b"9"),
    "toml-date": lambda: filled(TOML + b"a = 2026-01-", b"9"),
    "toml-local": lambda: filled(TOML + b'[guide]\nextends = "', b"kinship", b'"\n'),
    # tables
    "csv-commas": lambda: filled(b"question,answer\n", b","),
    "csv-rows": lambda: filled(b"question,answer\n", b"a,b\n"),
    "csv-cell": lambda: filled(b'question,answer\n"', b"a", b'"'),
    "csv-open": lambda: filled(b'question,answer\n"', b'a""'),
    "csv-columns": lambda: numbered(b"question", ",c{0}", 400_000),
    "csv-separator": lambda: filled(b"sep=", b";"),
    # workbooks
    "xlsx-bomb": lambda: _a_workbook(sheet=bytes(200_000_000)),
    "xlsx-entities": lambda: _a_workbook(book=ENTITIES),
    "xlsx-outside": lambda: _a_workbook(book=OUTSIDE),
    "xlsx-deep": lambda: _a_workbook(sheet=b"<worksheet>" + b"<a>" * 3_000_000),
    "zip-of-nothing": lambda: b"PK\x03\x04" + bytes(SIZE),
    # pictures
    "picture-bomb": lambda: _a_picture(60_000, 60_000),
    "picture-of-many-dots": lambda: _a_picture(4_400, 4_400),
    "picture-notes": lambda: _a_picture(
        10, 10, *[_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(50_000_000)))] * 20
    ),
}


def make_all(folder: Path) -> dict[str, Path]:
    """Every hostile file in a folder, by what it is."""
    made = {}
    for name, content in CONTENTS.items():
        made[name] = folder / name
        made[name].write_bytes(content())
    made |= {"missing": folder / "missing", "a-folder": folder, "endless": folder / "endless"}
    made |= {"a-pipe": folder / "a-pipe", "a-loop": folder / "a-loop", "huge": folder / "huge"}
    made |= {"no-name": folder / "a\0b", "long-name": folder / ("n" * 5_000)}
    (folder / "endless").symlink_to("/dev/zero")
    (folder / "a-loop").symlink_to(folder / "a-loop")
    os.mkfifo(folder / "a-pipe")
    with (folder / "huge").open("wb") as huge:
        huge.truncate(8_000_000_000)  # takes no room on the disk
    return made
