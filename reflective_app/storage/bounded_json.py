"""Reading JSON that anybody may have written: within limits, with a clear word for each fault."""

from __future__ import annotations

import json
from collections import Counter
from itertools import accumulate
from typing import Never

from reflective_app.storage.problems import Problem, UnreadableFileError

DEEPEST = 24
"""Levels of records and lists. An assessment needs ten."""

MOST_ENTRIES = 100_000
"""Records, lists and values. A full assessment has a tenth of this. So many that each is wrong take
half a second and 120 MB to be told of."""

LONGEST_NUMBER = 18
"""Digits."""

_STEPS = {ord(sign): step for sign, step in zip("{[}],", (1, 1, -1, -1, 0), strict=True)}
_NO_SIGNS = bytes(sorted(set(range(256)) - _STEPS.keys()))

EARLIER_COPY = "Open an earlier copy of it: your shared drive or your IT team may have kept one."
"""What helps where a file is damaged, unless it is one that somebody sent."""

_BROKEN_OFF = "The file breaks off before its end: a part of it is missing."


def parse(name: str, content: bytes, remedy: str = EARLIER_COPY) -> dict[str, object]:
    """The record that the file holds.

    Args:
        name: the file's name, for messages.
        content: its bytes, already known not to be too many.
        remedy: what to do where it is damaged.

    Raises:
        UnreadableFileError: it is not text, not JSON, breaks off, is nested too deep, has too many
            entries, numbers that cannot be, or an entry twice.
    """
    text = _text(name, content, remedy)
    if not text.lstrip().startswith("{"):
        message = "This file was not saved by this program. Choose another file."
        raise UnreadableFileError(name, [Problem(name, message)])
    _check_limits(name, text, remedy)
    watch = _Watch(name, remedy)
    try:
        data: dict[str, object] = json.loads(
            text,
            object_pairs_hook=watch.record,
            parse_int=watch.whole_number,
            parse_float=watch.fraction,
            parse_constant=watch.no_number,
        )
    except json.JSONDecodeError as error:
        raise UnreadableFileError(name, [_syntax_problem(name, text, error, remedy)]) from error
    if watch.problems:
        raise UnreadableFileError(name, dict.fromkeys(watch.problems))
    return data


class _Watch:
    """Builds the values, and notes the ones that are not to be trusted."""

    def __init__(self, name: str, remedy: str) -> None:
        self._name, self._remedy = name, remedy
        self.problems: list[Problem] = []

    def record(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        record = dict(pairs)
        if len(record) < len(pairs):
            times = Counter(key for key, _ in pairs)
            for twice in (key for key, count in times.items() if count > 1):
                self._note(f'The entry "{twice[:60]}" stands twice in one record.')
        return record

    def whole_number(self, digits: str) -> int:
        if len(digits.lstrip("-")) > LONGEST_NUMBER:
            self._note(f"There is a number of {len(digits)} digits, too large to be meant.")
            return 0
        return int(digits)

    def fraction(self, digits: str) -> float:
        number = float(digits[:400])
        if len(digits) > 400 or abs(number) == float("inf"):
            self._note(f"There is a number too large to be meant: {digits[:20]}.")
            return 0.0
        return number

    def no_number(self, word: str) -> float:
        self._note(f"{word} stands where a number should be.")
        return 0.0

    def _note(self, message: str) -> None:
        message += f" The file was changed outside this program. {self._remedy}"
        self.problems.append(Problem(self._name, message))


def _text(name: str, content: bytes, remedy: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cut = error.end == len(content) and content.lstrip().startswith(b"{")
        foreign = "This is not a file of this program. Choose another file."
        message = f"{_BROKEN_OFF} {remedy}" if cut else foreign
        raise UnreadableFileError(name, [Problem(name, message)]) from error
    if 'format = "reflective-question-set"' in text[:500]:
        message = "This is a question set, not an assessment. Start a new assessment with it."
        raise UnreadableFileError(name, [Problem(name, message)])
    return text


def _check_limits(name: str, text: str, remedy: str) -> None:
    """Refuse what has too many brackets and commas outside of texts, or brackets too deep.

    All of it is done by a few calls on the whole: a step in Python for each sign took longer than
    everything else in opening a file.
    """
    many = "The file has far more entries than an assessment can have."
    most_signs = 2 * MOST_ENTRIES
    most_quotes = 4 * most_signs  # before each sign stand at most a name and a text
    text = text.replace("\\\\", "").replace('\\"', "")  # what backslashes escape
    if text.count('"') > most_quotes:
        _refuse(name, many, remedy)
    outside = "".join(text.split('"')[::2])
    signs = outside.encode().translate(None, _NO_SIGNS)
    steps = map(_STEPS.__getitem__, signs[: most_signs + 1])
    if max(accumulate(steps), default=0) > DEEPEST:
        _refuse(name, "Records stand inside one another too deeply.", remedy)
    if len(signs) > most_signs:
        _refuse(name, many, remedy)


def _refuse(name: str, message: str, remedy: str) -> Never:
    message += f" This program did not write it like that. {remedy}"
    raise UnreadableFileError(name, [Problem(name, message)])


def _syntax_problem(name: str, text: str, error: json.JSONDecodeError, remedy: str) -> Problem:
    text = text.rstrip()
    on_last_line = "\n" not in text[error.pos :]
    if error.pos >= len(text) or (on_last_line and not text.endswith("}")):
        return Problem(name, f"{_BROKEN_OFF} {remedy}", error.lineno)
    message = f"From here on the file is damaged and cannot be understood. {remedy}"
    return Problem(name, message, error.lineno)
