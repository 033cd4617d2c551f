"""Of a damaged file everything is rescued that the damage did not touch, and every loss is told."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.fingerprint import fingerprint
from reflective_app.storage import migrating, places, recovery
from reflective_app.storage.assessment_data import data_of, text_of
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.migrating import Ladder
from reflective_app.storage.problems import NewerFormatError, UnreadableFileError
from reflective_app.storage.rescue import COUNCIL_LOST, Rescued, rescue_file, rescued
from reflective_app.wording.losses import LossKind, loss_lines
from tests.storage.samples import FILES, NOON, SMALL_SET, an_assessment

TODAY = date(2026, 11, 23)
WHOLE = text_of(data_of(an_assessment()))
START = WHOLE.index(b'\n  "profile": {')
FULL = FILES / "assessment-v1.reflect"


def told(found: Rescued) -> str:
    return "\n".join(loss_lines(found.losses, found.assessment.question_set))


def changed(*keys: str, to: Any = None, take_out: bool = False) -> Rescued:
    """The rescue of a file in which one entry is another, or is not there."""
    data = json.loads(WHOLE)
    record = data
    for key in keys[:-1]:
        record = record[int(key) if key.isdigit() else key]
    if take_out:
        del record[keys[-1]]
    else:
        record[keys[-1]] = to
    return rescued("a.reflect", text_of(data), TODAY)


def parts(text: bytes) -> dict[str, tuple[int, int]]:
    """Where each answer and each part of an assessment stands in a file, first to last byte."""
    found: dict[str, tuple[int, int]] = {}
    at, name, answer, begun = 0, "", "", 0
    for line in text.split(b"\n"):
        if match := re.match(rb'  "(\w+)": ', line):
            name, begun = match[1].decode(), at
        if name == "answers" and (match := re.match(rb'    "([\w-]+)": {', line)):
            answer, begun = match[1].decode(), at
        if answer and re.fullmatch(rb"    },?", line):
            found[f"answers.{answer}"], answer = (begun, at + len(b"    }")), ""
        elif name and name != "answers" and re.match(rb"  (\S.*)?[\]}\w\"],?$", line):
            found[name] = (begun, at + len(line))
        at += len(line) + 1
    return found


PARTS = parts(WHOLE)


def part_of(assessment: Assessment, name: str) -> object:
    section, _, answer = name.partition(".")
    return assessment.answers.get(answer) if answer else getattr(assessment, section, None)


def untouched(first: int, last: int) -> list[str]:
    """The parts that none of these bytes stand in, or beside: a line end belongs to both lines."""
    return [name for name, (start, end) in PARTS.items() if last < start - 1 or end < first]


def rescued_or_refused(content: bytes) -> Rescued | None:
    try:
        return rescued("a.reflect", content, TODAY)
    except UnreadableFileError:
        return None


# Laws


def test_the_places_that_the_laws_speak_of_are_found() -> None:
    assert {"profile", "services", "grid", "plan", "parking"} <= PARTS.keys()
    assert sum(name.startswith("answers.") for name in PARTS) == len(an_assessment().answers)


@given(cut=st.integers(0, len(WHOLE) - 2))
@settings(max_examples=150)
def test_cut_anywhere_every_answer_whole_before_the_cut_is_rescued(cut: int) -> None:
    found = rescued_or_refused(WHOLE[:cut])
    before = [name for name, (_, end) in PARTS.items() if end <= cut and name in RECORDED]
    if found is None:
        assert before == []
        return
    assert any(loss.kind is LossKind.ENDS for loss in found.losses)
    for name in before:
        assert part_of(found.assessment, name) == part_of(an_assessment(), name)


RECORDED = {name for name, (start, _) in PARTS.items() if start > START}


@given(at=st.integers(START, len(WHOLE) - 2), byte=st.integers(0, 255))
@settings(max_examples=300)
def test_one_wrong_byte_costs_no_more_than_the_part_that_it_stands_in(at: int, byte: int) -> None:
    content = WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :]
    found = rescued("a.reflect", content, TODAY)
    for name in untouched(at, at):
        if name in RECORDED:
            assert part_of(found.assessment, name) == part_of(an_assessment(), name)
    try:
        json.loads(content)
    except ValueError:
        assert found.losses


@given(at=st.integers(START, len(WHOLE) - 2), noise=st.binary(min_size=1, max_size=400))
@settings(max_examples=150)
def test_a_run_of_noise_costs_no_more_than_the_parts_that_it_stands_in(
    at: int, noise: bytes
) -> None:
    content = WHOLE[:at] + noise + WHOLE[at + len(noise) :]
    found = rescued("a.reflect", content[: max(len(WHOLE), len(content))], TODAY)
    for name in untouched(at, at + len(noise)):
        if name in RECORDED and "." not in name:
            assert part_of(found.assessment, name) == part_of(an_assessment(), name)


@given(at=st.integers(0, START), noise=st.binary(min_size=1, max_size=60))
@settings(max_examples=60)
def test_damage_in_the_questions_is_told_or_refused_and_never_another_error(
    at: int, noise: bytes
) -> None:
    content = WHOLE[:at] + noise + WHOLE[at + len(noise) :]
    found = rescued_or_refused(content)
    try:
        json.loads(content)
    except ValueError:
        assert found is None or found.losses


@given(content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()))
@settings(max_examples=100)
def test_what_is_no_assessment_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        rescued("a.reflect", content, TODAY)


# What is lost, and what is kept


def test_a_sound_file_is_rescued_whole_and_nothing_is_told() -> None:
    assert rescued("a.reflect", WHOLE, TODAY) == Rescued(an_assessment(), ())


def test_the_damaged_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.reflect"
    path.write_bytes(WHOLE[:-500])
    stood = path.stat().st_mtime_ns
    rescue_file(path, TODAY)
    assert path.read_bytes() == WHOLE[:-500]
    assert path.stat().st_mtime_ns == stood
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_breaks_off_says_where_and_what_may_be_lost() -> None:
    cut = PARTS["answers.allowances-enough"][1] - 10
    found = rescued("a.reflect", WHOLE[:cut], TODAY)
    line = WHOLE[:cut].count(b"\n") + 1
    assert told(found).startswith(f"The file breaks off (line {line:,}), in the answer to R1 b “")
    assert "if there were any: the plan of the workshop, the votes" in told(found)
    assert found.assessment.profile == an_assessment().profile


def test_a_file_without_its_last_bracket_is_whole_and_says_that_it_breaks_off() -> None:
    found = rescued("a.reflect", WHOLE[:-2], TODAY)
    assert found.assessment == an_assessment()
    assert told(found).endswith("If anything came after that, it is lost.")


def test_an_answer_that_makes_no_sense_keeps_what_was_written_beside_it() -> None:
    found = changed("answers", "allowances-offered", "rung", to=9)
    assert found.assessment.answers["allowances-offered"] == Answer(know="Payment list")
    assert found.assessment.answers["allowances-offered"].state is AnswerState.NOT_DISCUSSED
    assert "what was agreed is lost. What was written is kept." in told(found)
    assert "R1 a “" in told(found)


def test_an_answer_of_which_nothing_makes_sense_is_left_out_and_told() -> None:
    found = changed("answers", "allowances-enough", "low", to="yes")
    assert "allowances-enough" not in found.assessment.answers
    assert "The answer to R1 b “" in told(found)


def test_an_answer_to_a_question_that_nobody_asked_is_left_out_and_told() -> None:
    found = changed("answers", "nobody-asked", to={"state": "dont_know"})
    assert found.assessment == an_assessment()
    assert "a question that is not in the set (“nobody-asked”)" in told(found)


def test_a_wrong_kind_of_value_costs_that_entry_alone() -> None:
    found = changed("services", "0", "reached", to="many")
    (service,) = found.assessment.services
    assert (service.name, service.reached) == ("Tea hour", None)
    assert told(found).startswith(
        "The service “Tea hour” (families reached a year): what stood there"
    )


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("answers", "The answers"),
        ("grid", "Who gets what"),
        ("services", "The services"),
        ("plan", "The roadmap"),
        ("parking", "The parked points"),
    ],
)
def test_a_part_that_is_something_else_is_lost_alone(part: str, words: str) -> None:
    found = changed(part, to=7)
    assert told(found) == f"{words}: what stood there made no sense, and was left out."
    for name in {"answers", "grid", "services", "plan", "parking"} - {part}:
        assert getattr(found.assessment, name) == getattr(an_assessment(), name)


def test_a_record_that_stands_twice_keeps_its_words_under_an_id_of_its_own() -> None:
    data = json.loads(WHOLE)
    data["parking"].append({"id": "p-1", "text": "And for cake?"})
    found = rescued("a.reflect", text_of(data), TODAY)
    assert [point.text for point in found.assessment.parking] == [
        "Who pays for tea?",
        "And for cake?",
    ]
    assert len({point.id for point in found.assessment.parking}) == 2
    assert "The parked point “And for cake?” (“id”)" in told(found)


def test_an_entry_that_stands_twice_counts_as_it_stood_first() -> None:
    twice = WHOLE.replace(
        b'    "trust-first": {',
        b'    "allowances-offered": {\n      "note": "B"\n    },\n    "trust-first": {',
    )
    found = rescued("a.reflect", twice, TODAY)
    assert found.assessment == an_assessment()
    assert "something could not be read" in told(found)


def test_without_a_name_the_council_is_named_as_lost() -> None:
    found = changed("profile", "council", take_out=True)
    assert found.assessment.profile.council == COUNCIL_LOST
    assert told(found) == "The details on Set up (council) could not be read. Write it anew."


def test_without_its_details_an_assessment_is_of_the_day_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.reflect"
    write_assessment(an_assessment(), path, saved_on=NOON, expected=None)
    data = json.loads(path.read_bytes())
    del data["profile"]
    found = rescued("a.reflect", text_of(data), TODAY)
    assert found.assessment.profile.date == NOON.date()
    assert found.assessment.answers == an_assessment().answers


def test_letters_that_are_lost_are_marked_and_the_rest_of_the_text_stays() -> None:
    spoiled = WHOLE.replace(b"Ask the data team.", b"Ask the d\xf0\xf0a team.")
    found = rescued("a.reflect", spoiled, TODAY)
    assert found.assessment.answers["numbers-known"].note == "Ask the d\ufffd\ufffda team."
    assert "some letters are lost (line " in told(found)


def test_what_follows_a_gap_never_lands_in_another_record() -> None:
    """The end of one answer and the start of the next are gone; what is left is of the second."""
    begun = WHOLE.index(b'"rung": 1,\n')
    ended = WHOLE.index(b'"low": 1,\n')
    found = rescued("a.reflect", WHOLE[:begun] + b"\0" * (ended - begun) + WHOLE[ended:], TODAY)
    answer = found.assessment.answers.get("allowances-offered")
    assert answer is None or answer.low is None
    assert "allowances-enough" not in found.assessment.answers
    assert found.assessment.answers["trust-first"] == an_assessment().answers["trust-first"]


def test_a_file_saved_by_an_editor_with_other_line_ends_is_rescued_too() -> None:
    cut = PARTS["answers.allowances-offered"][1]
    found = rescued("a.reflect", WHOLE[:cut].replace(b"\n", b"\r\n"), TODAY)
    assert (
        found.assessment.answers["allowances-offered"]
        == an_assessment().answers["allowances-offered"]
    )


def test_a_part_whose_first_line_is_damaged_keeps_what_is_in_it() -> None:
    for wrong in (
        b'  "answ\0rs": {',
        b'  "answers"; {',
        b'  #answers": {',
        b'  "answers": (',
        b'  "anXwers": {',
    ):
        found = rescued("a.reflect", WHOLE.replace(b'\n  "answers": {', b"\n" + wrong), TODAY)
        assert found.assessment == an_assessment(), wrong
        assert found.losses


# The questions


def broken_set() -> bytes:
    assert WHOLE.count(b'"title": "Hold street parties') == 1
    return WHOLE.replace(b'"title": "Hold street parties', b'"tit\0\0": "Hold street parties')


def install() -> None:
    places.question_sets().mkdir(parents=True)
    (places.question_sets() / "small.toml").write_bytes(SMALL_SET.read_bytes())


def test_damaged_questions_are_taken_from_this_computer() -> None:
    install()
    found = rescued("a.reflect", broken_set(), TODAY)
    assert found.assessment == an_assessment()
    assert "The same questions are on this computer, and were used." in told(found)


def test_questions_of_the_same_edition_are_said_to_be_others() -> None:
    install()
    data = json.loads(WHOLE)
    data["question_set"]["fingerprint"] = "another"
    data["question_set"]["items"] = 7
    found = rescued("a.reflect", text_of(data), TODAY)
    assert found.assessment.answers == an_assessment().answers
    assert "They may be worded in another way" in told(found)


def test_questions_that_are_nowhere_else_are_used_as_far_as_they_can_be_read() -> None:
    found = rescued("a.reflect", broken_set(), TODAY)
    assert not found.assessment.question_set.has_item("street-parties")
    assert (
        found.assessment.answers["allowances-offered"]
        == an_assessment().answers["allowances-offered"]
    )
    assert "Those that can be read are used; some are missing." in told(found)


def test_damage_in_the_head_of_the_questions_leaves_the_questions_that_follow() -> None:
    damaged = WHOLE.replace(b'"notice": ', b'"not#ce" ')
    found = rescued("a.reflect", damaged, TODAY).assessment
    assert found.question_set.items == an_assessment().question_set.items
    assert found.answers == an_assessment().answers
    assert found.question_set.guide.notice == "(lost with a part of the file)"


def test_without_any_questions_it_is_said_what_to_do() -> None:
    data = json.loads(WHOLE)
    data["question_set"] = {"guide": {"id": "x", "edition": "1"}}
    with pytest.raises(UnreadableFileError, match="add its question set"):
        rescued("a.reflect", text_of(data), TODAY)


def test_a_question_with_a_letter_changed_is_taken_from_this_computer() -> None:
    install()
    altered = WHOLE.replace(b"Nothing in this set is true.", b"Nothing in this set is trua.")
    assert fingerprint(rescued("a.reflect", altered, TODAY).assessment.question_set) == fingerprint(
        an_assessment().question_set
    )


# What it is not for


def test_a_newer_file_is_not_rescued_but_named() -> None:
    data = json.loads(WHOLE) | {"format_version": 99, "app_version": "9.1", "weather": "dry"}
    with pytest.raises(NewerFormatError, match=r"version 9\.1"):
        rescued("a.reflect", text_of(data), TODAY)


def test_a_damaged_file_of_an_older_format_is_brought_up_to_date_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from reflective_app.storage import assessment_file, file_format

    def in_full(data: dict[str, Any]) -> dict[str, Any]:
        return data | {"profile": {"council": data["profile"].pop("authority"), **data["profile"]}}

    monkeypatch.setattr(migrating, "ASSESSMENT", Ladder(2, {1: in_full}))
    for module in (assessment_file, file_format):
        monkeypatch.setattr(module, "FORMAT_VERSION", 2)
    old = WHOLE.replace(b'"council"', b'"authority"')[:-300]
    assert rescued("a.reflect", old, TODAY).assessment.profile.council == "Brambleshire"


def test_a_damaged_recovery_copy_is_rescued_too() -> None:
    path = recovery.keep(
        an_assessment(), session="a", original=None, original_digest=None, kept_on=NOON
    )
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Ask the data team.", b"Ask \0the data" + b"\0" * 9))
    found = rescue_file(path, TODAY)
    assert found.assessment.answers.keys() == an_assessment().answers.keys()
    assert found.assessment.plan == an_assessment().plan
    assert "Q1 a" in told(found) or "D1 a" in told(found) or "the answer to" in told(found)


def test_a_rescued_assessment_can_be_saved_and_opened(tmp_path: Path) -> None:
    found = rescued("a.reflect", WHOLE[: int(len(WHOLE) * 0.8)], TODAY)
    path = tmp_path / "b.reflect"
    write_assessment(found.assessment, path, saved_on=NOON, expected=None)
    assert read_assessment(path).notices == ()
