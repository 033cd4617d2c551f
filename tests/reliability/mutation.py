"""Breaking files at random, the same way for the same seed."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

from reflective_app.storage.assessment_data import data_digest, text_of

Bytes = Callable[[Random, bytes], bytes]

SIGNS = (b'"', b"{", b"}", b"[", b"]", b",", b":", b"=", b"\n", b"\r", b"\\", b"'", b";", b"\t")
NUMBERS = (b"-1", b"1e999", b"9" * 400, b"0.1", b"NaN", b"-0", b"99999999999999999999", b"0x1F")
BYTES = (b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800", b"\x1b", b"\xc3")
WORDS = (b"null", b"true", b'""', b"{}", b"[]", b'"\\u0000"', b"[" * 3_000, b'{"a":' * 3_000)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 2**62, 1.5, 1e300, "", " ", "x" * 30_000, "\x07\x1b[31m"),
    *("\u202eabc", "=1+1", "2026-02-30", "9999-12-31T23:59:59Z", "0001-01-01", [], {}),
    *([[]], {"": ""}, [None] * 50, {"id": "x"}, "00000000-0000-0000-0000-000000000000"),
)


def mutated(rng: Random, content: bytes) -> bytes:
    """The bytes after one to four of the plain mishaps."""
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        content = rng.choice(MISHAPS)(rng, content)
    return content


def mutated_json(rng: Random, content: bytes) -> bytes:
    """Every second time the values are broken and not the text, and most of those are sealed."""
    if rng.random() < 0.5:
        return mutated(rng, content)
    data = json.loads(content)
    for _ in range(rng.choice((1, 1, 2, 3))):
        _break_value(rng, data)
    if isinstance(data, dict) and "digest" in data and rng.random() < 0.8:
        try:
            data["digest"] = data_digest(data)
        except (TypeError, ValueError, RecursionError):
            return json.dumps(data).encode()
        return text_of(data)
    return json.dumps(data).encode()


def mutated_toml(rng: Random, content: bytes) -> bytes:
    """Lines and values are swapped, doubled and lost, beside the plain mishaps."""
    if rng.random() < 0.5:
        return mutated(rng, content)
    lines = content.splitlines(keepends=True)
    for _ in range(rng.choice((1, 2, 3))):
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        how = rng.randrange(4)
        if how == 0:
            lines[at], lines[other] = lines[other], lines[at]
        elif how == 1:
            lines.insert(at, lines[other])
        elif how == 2 and len(lines) > 2:
            del lines[at]
        else:
            value = json.dumps(rng.choice(VALUES)).replace("null", "nan").encode()
            lines[at] = re.sub(rb"=.*", lambda _: b"= " + value, lines[at])  # noqa: B023
    return b"".join(lines)


def mutated_zip(rng: Random, content: bytes) -> bytes:
    """Half of the time a part inside the archive is broken, and the archive is sound."""
    if rng.random() < 0.4:
        return mutated(rng, content)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", 8) as new:
        parts = old.namelist()
        broken = rng.choice(parts)
        for part in parts:
            inside = old.read(part)
            if part == broken:
                if rng.random() < 0.1:
                    continue
                inside = mutated(rng, inside)
            new.writestr(part, inside)
    return made.getvalue()


def _break_value(rng: Random, data: Any) -> None:
    """Change one value somewhere: away, another kind, of elsewhere, twice, or under another key."""
    places = list(_places(data))
    holder, key = rng.choice(places)
    other_holder, other_key = rng.choice(places)
    match rng.randrange(5):
        case 0:
            del holder[key]
        case 1:
            holder[key] = _own(other_holder[other_key])
        case 2 if isinstance(holder, dict):
            holder[str(rng.choice(("x", "id", other_key)))] = _own(holder[key])
        case 3 if isinstance(holder, list):
            holder.extend(_own([holder[key]] * rng.choice((1, 2, 500))))
        case _:
            holder[key] = _own(rng.choice(VALUES))


def _own(value: Any) -> Any:
    """A copy, so that no later change of it shows elsewhere, and no seed depends on another."""
    return json.loads(json.dumps(value))


def _places(data: Any) -> Any:
    pairs = list(data.items()) if isinstance(data, dict) else list(enumerate(data))
    for key, value in pairs:
        yield data, key
        if isinstance(value, dict | list):
            yield from _places(value)


# Plain mishaps


def _span(rng: Random, content: bytes, most: int = 400) -> slice:
    start = rng.randrange(len(content) + 1)
    return slice(start, start + rng.randint(1, most))


def _flip(rng: Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 8, 64)) if changed else 0):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _cut(rng: Random, content: bytes) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


def _lose(rng: Random, content: bytes) -> bytes:
    lost = _span(rng, content)
    return content[: lost.start] + content[lost.stop :]


def _double(rng: Random, content: bytes) -> bytes:
    run = content[_span(rng, content)] * rng.choice((1, 2, 200))
    at = rng.randrange(len(content) + 1)
    return content[:at] + run + content[at:]


def _zeroes(rng: Random, content: bytes) -> bytes:
    """What a disk leaves behind that never wrote a block."""
    gone = _span(rng, content, 4096)
    return content[: gone.start] + b"\0" * len(content[gone]) + content[gone.stop :]


def _insert(rng: Random, content: bytes) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.choice((*SIGNS, *NUMBERS, *BYTES, *WORDS)) + content[at:]


def _swap_sign(rng: Random, content: bytes) -> bytes:
    found = [match.start() for match in re.finditer(rb'[\[\]{}",:=;0-9]', content)]
    if not found:
        return content
    at = rng.choice(found)
    return content[:at] + rng.choice((*SIGNS, *NUMBERS)) + content[at + 1 :]


def _swap_halves(rng: Random, content: bytes) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[at:] + content[:at]


MISHAPS: tuple[Bytes, ...] = (
    *(_flip, _flip, _cut, _lose, _double, _zeroes, _insert, _insert, _swap_sign, _swap_halves),
)
