"""A response travels as a file, says what it is, and never half arrives."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflective_app.domain.bringing_in import blank_response, bring_in, misfit, response_of
from reflective_app.domain.local_questions import bring_in as bring_in_local
from reflective_app.domain.picks import Pick
from reflective_app.domain.responses import ResponseFile, ResponseWords
from reflective_app.storage import response_file
from reflective_app.storage.assessment_data import data_digest
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.checks import check_files, checkable
from reflective_app.storage.problems import (
    NewerFormatError,
    NotWritableError,
    UnreachableFileError,
    UnreadableFileError,
)
from reflective_app.storage.response_file import (
    ENDING,
    is_response,
    read_response,
    write_response,
)
from tests.domain.test_local_questions import BUSES, own
from tests.storage.samples import FILES, NOON, an_assessment

KEPT_SAMPLE = FILES / "response-v1.reflect-response"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / f"from-a-carer{ENDING}"


def a_response(**more: Any) -> ResponseFile:
    """A table of three's response to the small set."""
    said = {
        "message": "Please answer by Friday.\nIt takes ten minutes.",
        "wanted_by": date(2026, 11, 13),
        "respondent": "q7w2-k4",
        "role": "Kinship carer",
        "people": 3,
        "saved_on": NOON,
        "picks": {
            "allowances-offered": Pick(counts=(2, 1, 0, 0)),
            "allowances-enough": Pick(counts=(0, 0, 1, 0, 0), dont_know=1, not_mine=1),
        },
        "words": {
            "allowances-offered": ResponseWords(know="Our own letters", note="“Late” – £5"),
            "parties-held": ResponseWords(note="Once, in June"),
        },
    } | more
    blank = blank_response(an_assessment(), ["allowances-offered", "allowances-enough"])
    return ResponseFile(**(dict(blank) | said))


def written(path: Path, change: Callable[[dict[str, Any]], object] | None = None) -> Path:
    """A file whose data was changed by somebody who knows how to put the digest right."""
    write_response(a_response(), path)
    data = json.loads(path.read_text(encoding="utf-8"))
    if change is not None:
        change(data)
        data["digest"] = data_digest(data)
        path.write_text(json.dumps(data), encoding="utf-8")
    return path


def refusal(path: Path) -> UnreadableFileError:
    before = path.read_bytes()
    with pytest.raises(UnreadableFileError) as refused:
        read_response(path)
    assert path.read_bytes() == before
    return refused.value


# There and back


def test_a_response_reads_back_as_it_was_written(path: Path) -> None:
    write_response(a_response(), path)
    assert read_response(path) == a_response()


def test_a_blank_one_can_be_sent_to_many(path: Path) -> None:
    blank = blank_response(an_assessment(), ["parties-held"])
    write_response(blank, path)
    assert read_response(path) == blank
    assert "respondent" not in path.read_text(encoding="utf-8")


def test_the_kept_sample_reads_and_is_written_to_the_same_bytes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = read_response(KEPT_SAMPLE)
    assert response == a_response()
    by = json.loads(KEPT_SAMPLE.read_text(encoding="utf-8"))["app_version"]
    monkeypatch.setattr(response_file, "__version__", by)
    write_response(response, path)
    assert path.read_bytes() == KEPT_SAMPLE.read_bytes()
    assert misfit(response, an_assessment()) is None


_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=20)
_counts = st.tuples(*[st.integers(0, 2)] * 4)


@given(
    picks=st.dictionaries(
        st.sampled_from(["allowances-offered"]), st.builds(Pick, counts=_counts), max_size=2
    ),
    words=st.dictionaries(
        st.sampled_from(["parties-held", "allowances-thoughts", "allowances-how"]),
        st.builds(ResponseWords, know=_texts, note=_texts),
    ),
    role=st.sampled_from(["", "Carer"]),
)
@settings(max_examples=20)
def test_whatever_was_answered_reads_back_equal(
    tmp_path_factory: pytest.TempPathFactory,
    picks: dict[str, Pick],
    words: dict[str, ResponseWords],
    role: str,
) -> None:
    path = tmp_path_factory.mktemp("there") / f"a{ENDING}"
    response = a_response(picks=picks, words=words, role=role, people=9)
    write_response(response, path)
    assert read_response(path) == response
    backwards = a_response(picks=picks, words=dict(reversed(words.items())), role=role, people=9)
    before = path.read_bytes()
    write_response(backwards, path)
    assert path.read_bytes() == before


def test_a_person_can_see_at_the_top_what_the_file_is_and_finds_no_path_in_it(path: Path) -> None:
    write_response(a_response(), path)
    text = path.read_text(encoding="utf-8")
    assert list(json.loads(text))[:4] == ["format", "format_version", "app_version", "digest"]
    assert "“Late” – £5" in text
    assert str(path.parent) not in text


def test_it_opens_on_a_laptop_without_the_question_set_and_with_a_councils_own_items(
    path: Path,
) -> None:
    asked = bring_in_local(own(BUSES), an_assessment())
    write_response(blank_response(asked, ["buses-1"]), path)
    assert read_response(path).question_set == asked.question_set


def test_characters_that_nobody_typed_on_purpose_are_left_out(path: Path) -> None:
    write_response(a_response(role="Kin\aship carer"), path)
    assert read_response(path).role == "Kinship carer"


# What is refused


def test_a_damaged_file_is_told_and_left_as_it_is(path: Path) -> None:
    write_response(a_response(), path)
    content = path.read_bytes()
    for damaged in (content[:-200], b"", b"{", b"[]", b"\xff\xfe\x00", content + b"}"):
        path.write_bytes(damaged)
        assert path.name in str(refusal(path))


def test_a_file_changed_outside_the_program_is_not_counted(path: Path) -> None:
    write_response(a_response(), path)
    text = path.read_text(encoding="utf-8").replace('"Kinship carer"', '"Chief executive"')
    path.write_text(text, encoding="utf-8")
    said = str(refusal(path))
    assert "changed outside this program" in said
    assert "Ask for the file to be sent again" in said


def test_a_newer_format_names_the_version_that_wrote_it(path: Path) -> None:
    written(path, lambda data: data.update(format_version=2, app_version="9.1", more=[1]))
    refused = refusal(path)
    assert isinstance(refused, NewerFormatError)
    assert "written by version 9.1 of Reflective App, in the newer format 2" in str(refused)
    assert "Update the program" in str(refused)


@pytest.mark.parametrize("version", [0, -1, "1", True, None, 1.5])
def test_a_version_that_is_none_is_told(path: Path, version: object) -> None:
    written(path, lambda data: data.update(format_version=version))
    assert "The version of the format cannot be" in str(refusal(path))


def test_an_assessment_is_named_as_one_and_a_response_is_where_an_assessment_is_wanted(
    path: Path,
) -> None:
    other = path.with_name("Brambleshire.reflect")
    write_assessment(an_assessment(), other, saved_on=NOON, expected=None)
    assert "This is an assessment, not a response. Open it" in str(refusal(other))
    write_response(a_response(), path)
    with pytest.raises(UnreadableFileError) as refused:
        read_assessment(path)
    assert "response, not an assessment. Open the assessment that it answers" in str(refused.value)


@pytest.mark.parametrize("kind", ["reflective-question-set", "something-else", None, 7])
def test_another_programs_file_is_no_response(path: Path, kind: object) -> None:
    written(path, lambda data: data.update(format=kind))
    assert "not a response of this program. Choose another file" in str(refusal(path))


@pytest.mark.parametrize(
    ("change", "where", "said"),
    [
        (lambda d: d.update(people=0), "people", ""),
        (lambda d: d.update(colour="blue"), "colour", ""),
        (lambda d: d.pop("council"), "council", ""),
        (lambda d: d["picks"].update({"gone": {"counts": [1]}}), "picks.gone", "no question"),
        (lambda d: d["asked"].append("gone"), "asked[number 3]", "no question"),
        (
            lambda d: d["picks"]["allowances-offered"].update(counts=[1, 0]),
            "picks.allowances-offered.counts",
            "4 sentences",
        ),
        (
            lambda d: d["picks"]["allowances-offered"].update(counts=[4, 0, 0, 0]),
            "picks.allowances-offered",
            "more picks than the 3",
        ),
        (
            lambda d: d["picks"]["allowances-offered"].update(role="Carer"),
            "picks.allowances-offered",
            "says nothing of who made it",
        ),
        (lambda d: d["question_set"]["items"][0].update(id="trust"), "question_set.items", ""),
    ],
)
def test_each_entry_that_does_not_fit_is_named(
    path: Path, change: Callable[[dict[str, Any]], object], where: str, said: str
) -> None:
    sentences = [each.sentence for each in refusal(written(path, change)).problems]
    found = [each for each in sentences if each.startswith(f"{path.name}, {where}")]
    assert found, sentences
    assert said in found[0]


def test_a_file_too_large_or_too_deep_is_refused_before_it_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text("[" * 5_000 + "]" * 5_000)
    refusal(path)
    write_response(a_response(), path)
    monkeypatch.setattr(response_file, "LARGEST", 1_000)
    refusal(path)


def test_what_is_no_file_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(UnreachableFileError, match="not a file but a device"):
        read_response(path)
    with pytest.raises(UnreachableFileError):
        read_response(path.with_name("nowhere"))


# Writing


def test_what_could_not_be_read_again_is_not_written_and_the_old_file_stays(path: Path) -> None:
    write_response(a_response(), path)
    before = path.read_bytes()
    for stray in (
        a_response(council="\a\b"),
        a_response(asked=("gone",)),
        a_response(picks={"allowances-offered": Pick(counts=(1, 0))}),
    ):
        with pytest.raises(NotWritableError, match="could not be opened again"):
            write_response(stray, path)
        assert path.read_bytes() == before


def test_a_response_too_large_to_be_read_again_is_not_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(response_file, "LARGEST", 1_000)
    with pytest.raises(NotWritableError, match="Shorten its longest texts"):
        write_response(a_response(), path)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_told(path: Path) -> None:
    with pytest.raises(NotWritableError):
        write_response(a_response(), path.parent / "nowhere" / path.name)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("a.reflect-response", True),
        ("A.REFLECT-RESPONSE", True),
        ("a.reflect", False),
        ("reflect-response", False),
        ("a.reflect-response.json", False),
    ],
)
def test_a_response_is_known_by_its_ending(name: str, is_one: bool) -> None:
    assert is_response(Path(name)) is is_one


# Into the assessment, and the check


def test_a_whole_response_is_in_the_assessment_that_is_saved(path: Path) -> None:
    write_response(a_response(), path)
    file = read_response(path)
    after = bring_in(response_of(file), file.picks, an_assessment())
    target = path.with_name("Brambleshire.reflect")
    saved = write_assessment(after, target, saved_on=NOON, expected=None)
    opened = read_assessment(target).assessment
    assert opened == saved.assessment
    assert opened.responses == after.responses
    assert opened.responses[0].words["parties-held"].note == "Once, in June"
    assert opened.id == UUID(int=7)


def test_check_looks_responses_over_with_the_other_files_of_a_folder(path: Path) -> None:
    written(path)
    shouted = path.with_name("SHOUTED.REFLECT-RESPONSE")
    shouted.write_bytes(path.read_bytes())
    broken = written(
        path.with_name(f"broken{ENDING}"), lambda data: data.update(asked=["gone", "lost"])
    )
    mistaken = path.with_name("mistaken.reflect")
    mistaken.write_bytes(path.read_bytes())
    (path.parent / "letter.txt").write_text("Dear all")
    found = {each.path.name: each for each in check_files(checkable(path.parent))}
    assert found.keys() == {path.name, shouted.name, broken.name, mistaken.name}
    assert found[path.name].problems == found[path.name].warnings == ()
    assert found[shouted.name].problems == ()
    assert len(found[broken.name].problems) == 2
    (problem,) = found[mistaken.name].problems
    assert "response, not an assessment" in problem.sentence
