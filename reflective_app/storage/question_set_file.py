"""Reading one question set, with all its problems at once (`files.md` section 1)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import to_json

from reflective_app.domain.fault import Fault, Place
from reflective_app.domain.question_set import FORMAT, FORMAT_VERSION, QuestionSet
from reflective_app.domain.question_set_rules import question_set_faults
from reflective_app.storage.bounded_json import LONGEST_NUMBER
from reflective_app.storage.file_bytes import read_within
from reflective_app.storage.good_records import faults_of_good_records
from reflective_app.storage.key_paths import in_words, shown, told
from reflective_app.storage.plain_text import cleaned
from reflective_app.storage.plain_words import faults_in
from reflective_app.storage.problems import NewerFormatError, Problem, UnreadableFileError
from reflective_app.storage.toml_lines import line_of, table_lines

LARGEST = 1_000_000
"""Bytes. The largest set of our own has a tenth of this; a TOML file takes long to read."""

DEEPEST = 12
"""Levels of tables and lists. A set needs seven."""

MOST_ENTRIES = 20_000
"""Tables, lists and values. The largest set of our own has an eighth of this."""

_MANY_DOTS = re.compile(r"""(?<![\w"'-])(?:["']?[\w-]{1,80}["']?\s*\.\s*){20}""")
"""A name of more parts than any set has; the TOML reader takes very long over thousands."""

_SYNTAX_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_NOT_CLOSED = "A quotation mark is opened here and not closed."
_ILLEGAL = "There is a character here that cannot stand in the file. Take it out."
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
    ("Invalid value", "The value here cannot be understood. Text needs quotation marks."),
    ("Unclosed array", "A square bracket is opened and never closed."),
    ("Expected newline", "There is something after the value. Put each entry on its own line."),
)


def read_question_set(path: Path) -> QuestionSet:
    """The question set in a TOML file.

    Raises:
        NewerFormatError: it was written for a newer version of the program.
        UnreadableFileError: it cannot be used; every problem that was found is listed.
    """
    name = path.name
    text = _text(name, read_within(path, LARGEST))
    data = _parsed(name, text)
    _check_format(name, data)
    if too_large := list(_numbers_too_large(data)):
        raise UnreadableFileError(name, _problems(name, text, data, too_large))
    faults = list(_unclean_text(data))
    try:
        question_set = QuestionSet.model_validate_json(to_json(data))
    except ValidationError as error:
        faults += faults_in(error.errors(include_url=False), QuestionSet)
        faults += faults_of_good_records(data, [fault.place for fault in faults])
    else:
        faults += question_set_faults(question_set)
        if not faults:
            return question_set
    raise UnreadableFileError(name, _problems(name, text, data, faults))


def _text(name: str, content: bytes) -> str:
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


def _parsed(name: str, text: str) -> dict[str, object]:
    if dots := _MANY_DOTS.search(text):
        raise _too_deep(name, text.count("\n", 0, dots.start()) + 1)
    try:
        data = tomllib.loads(text)
    except RecursionError as error:
        raise _too_deep(name) from error
    except ValueError as error:  # also numbers of thousands of digits
        raise UnreadableFileError(name, [_syntax_problem(name, text, str(error))]) from error
    _check_limits(name, data)
    return data


def _too_deep(name: str, line: int | None = None) -> UnreadableFileError:
    message = "Tables or lists stand inside one another too deeply for a question set."
    return UnreadableFileError(name, [Problem(name, message, line)])


def _check_limits(name: str, data: dict[str, object]) -> None:
    """Go down level by level, so that no depth and no number of entries costs much."""
    level: list[object] = [data]
    entries = 0
    for _ in range(DEEPEST):
        inside: list[object] = []
        for value in level:
            if isinstance(value, dict):
                inside += value.values()
            elif isinstance(value, list):
                inside += value
        entries += len(inside)
        level = inside
    if entries > MOST_ENTRIES:
        message = f"There are {entries:,} entries, far more than a question set can have."
        raise UnreadableFileError(name, [Problem(name, message)])
    if any(isinstance(value, dict | list) for value in level):
        raise _too_deep(name)


def _syntax_problem(name: str, text: str, technical: str) -> Problem:
    line = None
    if place := _SYNTAX_PLACE.search(technical):
        technical = technical[: place.start()]
        line = int(place[1]) if place[1] else text.rstrip().count("\n") + 1
    for start, hint in _SYNTAX_HINTS:
        if technical.startswith(start):
            return Problem(name, hint, line)
    message = (
        "From here on the file cannot be understood. Check quotation marks, brackets and commas."
    )
    return Problem(name, message, line)


def _check_format(name: str, data: dict[str, object]) -> None:
    found, version = data.get("format"), data.get("format_version")
    if found != FORMAT:
        message = f'This is not a question set. One starts with the line: format = "{FORMAT}"'
        raise UnreadableFileError(name, [Problem(name, message)])
    if isinstance(version, int) and version > FORMAT_VERSION:
        message = (
            f"This question set was written for a newer version of the program: its format is "
            f"{shown(version)}, and this program knows up to {FORMAT_VERSION}. Update the program, "
            "or ask for the set in the older format."
        )
        raise NewerFormatError(name, [Problem(name, message)])


def _unclean_text(data: object) -> Iterator[Fault]:
    """Texts with characters that cannot be printed."""
    for at, value in _values(data):
        if isinstance(value, str) and cleaned(value)[1]:
            message = (
                "There are characters in this text that cannot be seen or printed. Type it again."
            )
            yield Fault(at, cleaned(value)[0], message)


def _numbers_too_large(data: object) -> Iterator[Fault]:
    """Numbers that an assessment of this set could not be opened with again.

    They are not shown: nobody reads so many digits, and Python will not write them all.
    """
    for at, value in _values(data):
        if isinstance(value, int) and abs(value) >= 10**LONGEST_NUMBER:
            message = f"This number is too large: at most {LONGEST_NUMBER} digits. Shorten it."
            yield Fault(at, None, message)


def _values(data: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Every value in the data, and where it stands."""
    yield place, data
    inside = enumerate(data) if isinstance(data, list) else ()
    entries = data.items() if isinstance(data, dict) else inside
    for part, entry in entries:
        yield from _values(entry, (*place, part))


def _problems(
    name: str, text: str, data: dict[str, object], faults: list[Fault]
) -> tuple[Problem, ...]:
    """The faults as problems in the order of the file, one for each place and message."""
    lines = table_lines(text)
    found = []
    for fault in faults:
        where = in_words(data, fault.place)
        message = told(fault.value, fault.message)
        found.append(Problem(f"{name}, {where}", message, line_of(fault.place, lines)))
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: problem.line or 0))
