"""A file that something else wrote or damaged is told for what it is, and never touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.storage import assessment_file, bounded_json
from reflective_app.storage.assessment_data import data_digest
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.problems import (
    NewerFormatError,
    NotWritableError,
    UnreadableFileError,
)
from reflective_app.storage.protected import COSTS, new_key, sealed
from tests.storage.samples import FILES, NOON, SMALL_SET, an_assessment

KEPT_SAMPLE = FILES / "assessment-v1.reflect"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Brambleshire.reflect"


def save(path: Path, assessment: Assessment | None = None) -> str:
    saved = write_assessment(
        assessment or an_assessment(), path, saved_on=NOON, expected=None, replace=True
    )
    return saved.disk_digest


def change(path: Path, edit: Callable[[dict[str, Any]], None], *, sealed: bool = True) -> None:
    """Change what a file says, as another program would, with a digest that fits if sealed."""
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    if sealed:
        data["digest"] = data_digest(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def said_of(path: Path) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UnreadableFileError) as caught:
        read_assessment(path)
    assert before is None or path.read_bytes() == before
    assert all(problem.where.startswith(path.name) for problem in caught.value.problems)
    return "\n".join(problem.sentence for problem in caught.value.problems)


def test_a_file_changed_by_hand_opens_with_a_notice(path: Path) -> None:
    save(path)
    change(path, lambda data: data["profile"].update(council="Thornshire"), sealed=False)
    opened = read_assessment(path)
    assert opened.assessment.profile.council == "Thornshire"
    assert opened.changed_outside
    assert [notice.sentence for notice in opened.notices] == [
        "Brambleshire.reflect: The file was changed outside this program. Check what it says."
    ]


def test_questions_changed_by_hand_are_told(path: Path) -> None:
    save(path)
    change(path, lambda data: data["question_set"]["guide"].update(title="Other"))
    (notice,) = read_assessment(path).notices
    assert "questions in the file were changed" in notice.message


def test_characters_that_cannot_be_seen_are_dropped_and_counted(path: Path) -> None:
    save(path)
    note = "a\u0000b\u001b[c\td\r\ne\ud800f\u0085"
    change(path, lambda data: data["answers"]["numbers-known"].update({"note": note}))
    opened = read_assessment(path)
    assert opened.assessment.answer("numbers-known").note == "ab[c\td\nef"
    (notice,) = opened.notices
    assert notice.message == "4 characters that cannot be seen or printed were left out."
    change(path, lambda data: data["answers"]["numbers-known"].update({"note": "\a"}))
    (notice,) = read_assessment(path).notices
    assert notice.message == "1 character that cannot be seen or printed was left out."


@pytest.mark.parametrize("cut", range(0, len(KEPT_SAMPLE.read_bytes()), 200))
def test_a_file_cut_short_says_so(path: Path, cut: int) -> None:
    path.write_bytes(KEPT_SAMPLE.read_bytes()[:cut])
    assert "breaks off before its end" in said_of(path) if cut else "empty" in said_of(path)


def test_a_file_cut_in_the_middle_of_a_character_says_so(path: Path) -> None:
    content = KEPT_SAMPLE.read_bytes()
    path.write_bytes(content[: content.index("–".encode()) + 1])
    assert "breaks off before its end" in said_of(path)


def test_a_missing_file_and_a_folder_are_told_apart(path: Path) -> None:
    assert "no such file" in said_of(path)
    assert "This is a folder" in said_of(path.parent)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04\xff\xfe", "not a file of this program"),
        (b"Dear all,", "not saved by this program"),
        (b'{"name": "other"}', "not an assessment of this program"),
        (b'{"format": "reflective-question-set"}', "This is a question set"),
        (SMALL_SET.read_bytes(), "This is a question set"),
        (b'{"format": "reflective-assessment", "format_version": true}', "cannot be true"),
        (b'{"format": "reflective-assessment", "format_version": 0}', "cannot be 0"),
        (b'{"a": [1, 2, oh dear],\n "b": 1\n}\n', "From here on the file is damaged"),
        (b'{"a": ' + b"[" * 100_000, "inside one another too deeply"),
        (b'{"a": ' + b'{"a": ' * 100_000, "inside one another too deeply"),
        (b'{"a": ' + b"9" * 100_000 + b"}", "a number of 100000 digits"),
        (b'{"a": 1.5}', "not an assessment of this program"),
        (b'{"a": 1e999}', "too large to be meant: 1e999"),
        (b'{"a": 0.' + b"9" * 1000 + b"}", "too large to be meant"),
        (b'{"a": NaN, "b": -Infinity}', "-Infinity stands where a number should be"),
        (b'{"a": 1, "b": {"c": 2, "c": 3}}', 'The entry "c" stands twice'),
    ],
)
def test_a_file_that_is_no_assessment_says_what_it_is(
    path: Path, content: bytes, words: str
) -> None:
    path.write_bytes(content)
    assert words in said_of(path)


def test_a_file_that_is_far_too_large_is_not_parsed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assessment_file, "LARGEST", 2_000_000)
    path.write_bytes(b"{" + b" " * 2_100_000)
    assert "too large: more than 2 MB" in said_of(path)


def test_a_file_of_far_too_many_entries_is_not_parsed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_json, "MOST_ENTRIES", 100)
    path.write_text('{"a": [' + "0," * 300 + "0]}")
    assert "far more entries" in said_of(path)


def test_everything_that_does_not_fit_is_told_at_once(path: Path) -> None:
    save(path)

    def spoil(data: dict[str, Any]) -> None:
        data["profile"]["date"] = "soon"
        data["profile"]["Council"] = "Twice"
        data["id"] = "7"
        data["answers"]["numbers-known"]["state"] = "dunno"
        data["answers"]["Not an id"] = {}
        data["answers"]["trust-first"] = {"state": "not_applicable"}
        data["answers"]["allowances-how"]["value"] = True
        data["grid"]["allowances"]["next-door"]["confirmed"] = "yes"
        data["services"][0]["reached"] = -4
        data["participants"][0]["count"] = 1000
        data["plan"]["actions"][0]["titel"] = "x"
        data["plan"]["not_now"]["street-parties"]["why"] = "x"
        data["parking"] = "none"
        data["revision"]["saved_on"] = "noon"
        data["profile"]["region"] = "x" * 501
        data["answers"]["allowances-offered"] = 3

    change(path, spoil)
    told = said_of(path)
    for words in (
        'profile.date: This should be a date such as 2026-11-22, and "soon" is not',
        'profile.Council: There is no entry called "Council" here. Did you mean "council"?',
        "id: This should be a long id",
        'answers.numbers-known.state: "dunno" is not one of the words',
        'answers.Not an id: "Not an id" cannot be an id',
        "answers.trust-first: Not applicable needs a reason.",
        "answers.allowances-how.value: This should be a whole number",
        "grid.allowances.next-door.confirmed: This should be true or false",
        "services[tea-hour].reached: -4 is too low. Start at 0.",
        "participants[number 1].count: 1000 is too high. End at 99",
        'plan.actions[count].titel: There is no entry called "titel" here. Did you mean "title"?',
        "plan.not_now.street-parties.why: There is no entry",
        "parking: This should be a list in square brackets",
        "revision.saved_on: This should be a date and time",
        "profile.region: ",
        "at most 500 characters",
        "answers.allowances-offered: This should be a table",
    ):
        assert words in told


def test_answers_that_do_not_fit_their_questions_are_told_at_once(path: Path) -> None:
    save(path)

    def spoil(data: dict[str, Any]) -> None:
        data["answers"]["parties-held"] = {"state": "agreed", "rung": 3}
        data["answers"]["unheard-of"] = {}
        data["grid"]["unheard-of"] = {"nobody": {"value": "yes"}}
        data["grid"]["allowances"]["nobody"] = {"value": "yes"}

    change(path, spoil)
    told = said_of(path)
    assert "answers.parties-held.rung: 3 stands here. The question's sentences go from" in told
    assert "answers.unheard-of: " in told
    assert "grid.unheard-of: " in told
    assert "grid.allowances.nobody: " in told


def test_a_question_set_inside_that_breaks_its_rules_is_told(path: Path) -> None:
    save(path)
    change(path, lambda data: data["question_set"]["items"][0].update(enabled_by=["nobody"]))
    assert "question_set.items[allowances].enabled_by[number 1]" in said_of(path)
    change(path, lambda data: data.update(question_set=[]))
    assert "question_set: This should be a table" in said_of(path)


# Newer formats


def test_a_newer_file_that_still_fits_opens_to_be_read_only(path: Path) -> None:
    save(path)
    change(path, lambda data: data.update(format_version=2, app_version="3.1"))
    opened = read_assessment(path)
    assert opened.read_only
    assert "written by version 3.1 of Reflective App" in opened.notices[0].message
    before = path.read_bytes()
    with pytest.raises(NotWritableError, match="written by a newer version"):
        write_assessment(opened.assessment, path, saved_on=NOON, expected=opened.disk_digest)
    assert path.read_bytes() == before


def test_a_newer_file_is_not_replaced_by_saving_under_its_name(path: Path) -> None:
    save(path)
    change(path, lambda data: data.update(format_version=2, app_version="3.1"))
    opened, before = read_assessment(path), path.read_bytes()
    with pytest.raises(NotWritableError, match="written by a newer version"):
        write_assessment(opened.assessment, path, saved_on=NOON, expected=None, replace=True)
    assert path.read_bytes() == before


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def torn(content: bytes) -> bytes:
    return content[:4_000] + bytes(40) + content[4_040:]


def sealed_and_torn(content: bytes) -> bytes:
    return torn(sealed(content, new_key("four plain short words", COSTS[0]), uuid4()))


@pytest.mark.parametrize("damage", [half, torn, lambda c: half(sealed_and_torn(c))])
def test_a_damaged_file_is_never_replaced_by_saving_under_its_name(
    path: Path, damage: Callable[[bytes], bytes]
) -> None:
    save(path)
    path.write_bytes(damage(path.read_bytes()))
    before = path.read_bytes()
    with pytest.raises(NotWritableError, match=r"is damaged.*Choose another name"):
        save(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("there", [b"", b"notes of mine", b"{}"])
def test_a_file_that_holds_nothing_of_an_assessment_is_replaced_when_somebody_says_so(
    path: Path, there: bytes
) -> None:
    path.write_bytes(there)
    save(path)
    assert read_assessment(path).assessment.answers == an_assessment().answers


def test_a_newer_file_with_entries_unknown_here_names_the_version_that_wrote_it(
    path: Path,
) -> None:
    save(path)
    change(path, lambda data: data.update(format_version=2, app_version="3.1", weather="dry"))
    with pytest.raises(NewerFormatError, match=r"version 3\.1 of Reflective App") as caught:
        read_assessment(path)
    assert len(caught.value.problems) == 1
