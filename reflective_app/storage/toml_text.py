"""The data in a TOML file, within limits, or in plain words why it cannot be had.

rtoml reads, since a set of a whole guide takes Python's own reader longer than a page may take to
open. Where rtoml stops, Python's `tomllib` says what is wrong and on which line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import rtoml

from reflective_app.domain.fault import Fault, Place
from reflective_app.storage.bounded_json import LONGEST_NUMBER
from reflective_app.storage.file_bytes import read_within
from reflective_app.storage.key_paths import in_words, told
from reflective_app.storage.plain_text import cleaned
from reflective_app.storage.problems import Problem, UnreadableFileError
from reflective_app.storage.toml_lines import line_of, table_lines

LARGEST = 4_000_000
"""Bytes. A set of a thousand questions, written in full, has half of this."""

DEEPEST = 12
"""Levels of tables and lists. A set needs seven."""

MOST_ENTRIES = 80_000
"""Tables, lists and values. A set of a thousand questions has half of this."""

_MANY_DOTS = re.compile(r"""(?<![\w"'-])(?:["']?[\w-]{1,80}["']?\s*\.\s*){20}""")
"""A name of more parts than any set has; tomllib takes very long over thousands."""

_MANY_DIGITS = re.compile(r"[0-9][0-9_]{400}")
"""A number that tomllib needs hundreds of megabytes to refuse."""

_ESCAPED = re.compile(r"\\[befuUx]")
"""A character written by its number, or a control character by its letter."""

_LOOKS_LIKE_A_DATE = re.compile(r"=\s*\d{4}-\d{1,2}-\d{1,2}\b")

_SYNTAX_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_NOT_CLOSED = "A quotation mark is opened here and not closed."
_ILLEGAL = "There is a character here that cannot stand in the file. Take it out."
_NO_DATE = "There is no such day. Write a date as year, month and day: 2026-11-22."
_SYNTAX_HINTS = (
    ("Cannot overwrite", "The same entry stands twice. Keep one."),
    ("Cannot declare", "The same table stands twice. Keep one, or use double square brackets."),
    ("Unterminated string", _NOT_CLOSED),
    ('Expected "\'"', _NOT_CLOSED),
    ("Illegal character '\\n'", _NOT_CLOSED),
    ("Illegal character", _ILLEGAL),
    ("Found invalid character", _ILLEGAL),
    (
        "Expected '='",
        "An entry is a name, an equals sign and a value, and the equals sign is missing.",
    ),
    ("Invalid date", _NO_DATE),
    (
        "Invalid value",
        "The value here cannot be understood. Text needs quotation marks, and a list that was "
        "opened above needs its closing square bracket.",
    ),
    ("Unclosed array", "A square bracket is opened and never closed."),
    ("Expected newline", "There is something after the value. Put each entry on its own line."),
)


def toml_text(path: Path) -> str:
    """The text of a TOML file.

    Raises:
        UnreadableFileError: it is too large, no text, or an assessment.
    """
    return decoded(path.name, read_within(path, LARGEST))


def decoded(name: str, content: bytes) -> str:
    """The text that the bytes of a TOML file hold.

    Raises UnreadableFileError where they are no text, or an assessment.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "This is not plain text. Save the file as text in UTF-8."
        raise UnreadableFileError(name, [Problem(name, message, line)]) from error
    if '"reflective-assessment"' in text[:200]:
        message = "This is an assessment, not a question set. Open it as an assessment."
        raise UnreadableFileError(name, [Problem(name, message)])
    return text.replace("\r\n", "\n")


def toml_data(name: str, text: str) -> dict[str, object]:
    """What the text of a file says.

    Raises:
        UnreadableFileError: it is no TOML, or larger or deeper than a question set can be.
    """
    try:
        data: dict[str, object] = rtoml.loads(text)
    except ValueError:
        data = _read_slowly(name, text)
    _check_limits(name, data)
    return data


def numbers_too_large(data: dict[str, object]) -> list[Fault]:
    """Numbers that an assessment of this set could not be opened with again.

    They are not shown: nobody reads so many digits, and Python will not write them all. Looking at
    every value and its place takes as long as reading the file, so the values alone come first.
    """
    numbers = (value for level in _levels(data) for value in level if isinstance(value, int))
    if all(abs(number) < 10**LONGEST_NUMBER for number in numbers):
        return []
    message = f"This number is too large: at most {LONGEST_NUMBER} digits. Shorten it."
    return [
        Fault(at, None, message)
        for at, value in _values(data)
        if isinstance(value, int) and abs(value) >= 10**LONGEST_NUMBER
    ]


def unclean_texts(text: str, data: dict[str, object]) -> list[Fault]:
    """Texts with characters that cannot be printed. Here too the file is looked at first."""
    if not cleaned(text)[1] and not _ESCAPED.search(text):
        return []
    message = "There are characters in this text that cannot be seen or printed. Type it again."
    return [
        Fault(at, cleaned(value)[0], message)
        for at, value in _values(data)
        if isinstance(value, str) and cleaned(value)[1]
    ]


def problems_in_file(
    name: str, text: str, data: dict[str, object], faults: list[Fault]
) -> tuple[Problem, ...]:
    """The faults as problems in the order of the file, one for each place and message.

    What is missing altogether stands on no line, and is told for the first.
    """
    lines = table_lines(text)
    found = []
    for fault in faults:
        where = in_words(data, fault.place)
        message = cleaned(told(fault.value, fault.message))[0]
        found.append(Problem(f"{name}, {where}", message, line_of(fault.place, lines) or 1))
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: problem.line or 0))


def _read_slowly(name: str, text: str) -> dict[str, object]:
    if dots := _MANY_DOTS.search(text):
        raise _too_deep(name, text.count("\n", 0, dots.start()) + 1)
    if digits := _MANY_DIGITS.search(text):
        message = "There is a number of very many digits here. Shorten it."
        line = text.count("\n", 0, digits.start()) + 1
        raise UnreadableFileError(name, [Problem(name, message, line)])
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise _too_deep(name) from error
    except ValueError as error:  # also numbers of thousands of digits
        raise UnreadableFileError(name, [_syntax_problem(name, text, str(error))]) from error


def _too_deep(name: str, line: int | None = None) -> UnreadableFileError:
    message = "Tables or lists stand inside one another too deeply for a question set."
    return UnreadableFileError(name, [Problem(name, message, line)])


def _check_limits(name: str, data: dict[str, object]) -> None:
    levels = list(islice(_levels(data), DEEPEST + 1))
    entries = sum(map(len, levels[:DEEPEST]))
    if entries > MOST_ENTRIES:
        message = f"There are {entries:,} entries, far more than a question set can have."
        raise UnreadableFileError(name, [Problem(name, message)])
    if len(levels) > DEEPEST:
        raise _too_deep(name)


def _levels(data: dict[str, object]) -> Iterator[list[object]]:
    """The values, level by level, so that no depth costs much."""
    level: list[object] = [data]
    while level:
        inside: list[object] = []
        for value in level:
            if isinstance(value, dict):
                inside += value.values()
            elif isinstance(value, list):
                inside += value
        if inside:
            yield inside
        level = inside


def _syntax_problem(name: str, text: str, technical: str) -> Problem:
    line = None
    if place := _SYNTAX_PLACE.search(technical):
        technical = technical[: place.start()]
        line = int(place[1]) if place[1] else text.rstrip().count("\n") + 1
    there = text.split("\n")[line - 1] if line else ""
    if technical.startswith("Expected newline") and _LOOKS_LIKE_A_DATE.search(there):
        return Problem(name, _NO_DATE, line)
    for start, hint in _SYNTAX_HINTS:
        if technical.startswith(start):
            return Problem(name, hint, line)
    message = (
        "From here on the file cannot be understood. Check quotation marks, brackets and commas."
    )
    return Problem(name, message, line)


def _values(data: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Every value in the data, and where it stands."""
    yield place, data
    inside = enumerate(data) if isinstance(data, list) else ()
    entries = data.items() if isinstance(data, dict) else inside
    for part, entry in entries:
        yield from _values(entry, (*place, part))
