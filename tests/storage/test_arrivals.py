"""Many responses come back at once: what each would change, and why some cannot be brought in."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.bringing_in import blank_response, picks_by
from reflective_app.domain.picks import Pick
from reflective_app.domain.responses import Misfit, ResponseFile
from reflective_app.storage.arrivals import Arrival, Fate, arrivals, brought_in
from reflective_app.storage.assessment_file import write_assessment
from reflective_app.storage.response_file import ENDING, write_response
from reflective_app.wording.workshop import MISFITS
from tests.storage.samples import an_assessment

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
LOW, HIGH = Pick(counts=(1, 0, 0, 0)), Pick(counts=(0, 0, 0, 1))


@pytest.fixture
def assessment() -> Assessment:
    return an_assessment()


def response(assessment: Assessment, /, **more: Any) -> ResponseFile:
    said = {
        "respondent": "ada",
        "role": "Carer",
        "saved_on": NOON,
        "picks": {"allowances-offered": LOW},
    }
    blank = blank_response(assessment, ["allowances-offered", "allowances-enough"])
    return blank.model_copy(update=said | more)


def sent(folder: Path, name: str, response: ResponseFile) -> Path:
    path = folder / f"{name}{ENDING}"
    write_response(response, path)
    return path


def fates(found: tuple[Arrival, ...]) -> dict[str, Fate]:
    return {each.path.name.removesuffix(ENDING): each.fate for each in found}


def test_each_file_is_new_and_all_of_them_are_brought_in(
    tmp_path: Path, assessment: Assessment
) -> None:
    paths = [sent(tmp_path, name, response(assessment, respondent=name)) for name in ("ada", "ben")]
    found = arrivals(paths, assessment)
    assert [(each.fate, each.answered, each.reason) for each in found] == [(Fate.NEW, 1, "")] * 2
    after = brought_in(found, assessment)
    assert [each.respondent for each in after.responses] == ["ada", "ben"]
    assert picks_by("ben", after)["allowances-offered"].role == "Carer"
    assert assessment.responses == ()


def test_what_was_sent_before_is_replaced_and_an_older_file_says_so(
    tmp_path: Path, assessment: Assessment
) -> None:
    first = sent(tmp_path, "first", response(assessment))
    here = brought_in(arrivals([first], assessment), assessment)
    later = {"saved_on": NOON + timedelta(hours=1), "picks": {"allowances-offered": HIGH}}
    newer = sent(tmp_path, "newer", response(assessment, **later))
    older = sent(tmp_path, "older", response(assessment, saved_on=NOON - timedelta(hours=1)))
    (found,) = arrivals([newer], here)
    assert (found.fate, found.reason) == (Fate.REPLACES, "")
    after = brought_in([found], here)
    assert picks_by("ada", after)["allowances-offered"].counts == HIGH.counts
    assert len(after.responses) == 1
    (found,) = arrivals([older], here)
    assert found.fate is Fate.REPLACES
    assert found.reason == "It is older than what is here, which it would replace."
    (found,) = arrivals([first], here)
    assert found.reason == "It is here already, as it was saved then."


@pytest.mark.parametrize("turned", [False, True])
def test_of_one_person_twice_in_one_go_the_later_saved_counts(
    tmp_path: Path, assessment: Assessment, turned: bool
) -> None:
    later = {"saved_on": NOON + timedelta(days=1), "picks": {"allowances-offered": HIGH}}
    paths = [
        sent(tmp_path, "first", response(assessment)),
        sent(tmp_path, "second", response(assessment, **later)),
    ]
    found = arrivals(paths[::-1] if turned else paths, assessment)
    assert fates(found) == {"first": Fate.LEFT_OUT, "second": Fate.NEW}
    out = next(each for each in found if each.fate is Fate.LEFT_OUT)
    assert out.reason.startswith(f"The same person answered in second{ENDING} too, saved on 21 ")
    after = brought_in(found, assessment)
    assert picks_by("ada", after)["allowances-offered"].counts == HIGH.counts


def test_the_same_file_twice_is_one_and_a_copy_of_it_counts_once(
    tmp_path: Path, assessment: Assessment
) -> None:
    path = sent(tmp_path, "ada", response(assessment))
    copy = sent(tmp_path, "ada (1)", response(assessment))
    assert fates(arrivals([path, path], assessment)) == {"ada": Fate.NEW}
    found = arrivals([path, copy], assessment)
    assert fates(found) == {"ada": Fate.NEW, "ada (1)": Fate.LEFT_OUT}
    assert len(brought_in(found, assessment).responses) == 1


def test_every_misfit_is_left_out_with_its_reason(tmp_path: Path, assessment: Assessment) -> None:
    questions = assessment.question_set
    newer = questions.guide.model_copy(update={"revision": questions.guide.revision + 1})
    other = questions.guide.model_copy(update={"id": "another"})
    misfits = {
        Misfit.OTHER_ASSESSMENT: response(assessment, assessment=UUID(int=99)),
        Misfit.OTHER_EDITION: response(
            assessment, question_set=questions.model_copy(update={"guide": newer})
        ),
        Misfit.OTHER_GUIDE: response(
            assessment, question_set=questions.model_copy(update={"guide": other})
        ),
        Misfit.BLANK: response(assessment, respondent=None, picks={}),
    }
    paths = [sent(tmp_path, why.value, each) for why, each in misfits.items()]
    found = arrivals(paths, assessment)
    assert [each.fate for each in found] == [Fate.LEFT_OUT] * len(misfits)
    assert [each.reason for each in found] == [MISFITS[why] for why in misfits]
    assert brought_in(found, assessment) == assessment


def test_what_cannot_be_read_is_left_out_and_the_others_come_in(
    tmp_path: Path, assessment: Assessment
) -> None:
    good = sent(tmp_path, "good", response(assessment))
    cut = sent(tmp_path, "cut", response(assessment, respondent="ben"))
    cut.write_bytes(cut.read_bytes()[:300])
    newer = sent(tmp_path, "newer", response(assessment, respondent="cyd"))
    newer.write_text(json.dumps(json.loads(newer.read_text("utf-8")) | {"format_version": 9}))
    gone = tmp_path / f"gone{ENDING}"
    empty = tmp_path / f"empty{ENDING}"
    empty.touch()
    whole = tmp_path / f"assessment{ENDING}"
    write_assessment(assessment, whole, saved_on=NOON, expected=None, replace=True)
    found = arrivals([cut, newer, gone, empty, whole, good], assessment)
    assert fates(found) == dict.fromkeys(
        ("cut", "newer", "gone", "empty", "assessment"), Fate.LEFT_OUT
    ) | {"good": Fate.NEW}
    told = {each.path.name.removesuffix(ENDING): each.reason for each in found}
    again = "Ask its sender for it again."
    breaks_off = "The file breaks off before its end: a part of it is missing."
    assert told["cut"] == f"{breaks_off} {again}"
    assert told["empty"] == f"The file is empty. {again}"
    assert "newer format" in told["newer"]
    assert "no such file" in told["gone"]
    assert "This is an assessment" in told["assessment"]
    assert [each.respondent for each in brought_in(found, assessment).responses] == ["ada"]


def test_a_damaged_newer_file_does_not_hide_the_older_one_of_the_same_person(
    tmp_path: Path, assessment: Assessment
) -> None:
    first = sent(tmp_path, "first", response(assessment))
    other = response(
        assessment, assessment=UUID(int=99), saved_on=NOON + timedelta(days=1), role="Lead"
    )
    found = arrivals([first, sent(tmp_path, "elsewhere", other)], assessment)
    assert fates(found) == {"first": Fate.NEW, "elsewhere": Fate.LEFT_OUT}


def test_what_no_longer_fits_when_it_is_brought_in_is_passed_over(
    tmp_path: Path, assessment: Assessment
) -> None:
    found = arrivals([sent(tmp_path, "ada", response(assessment))], assessment)
    guide = assessment.question_set.guide.model_copy(update={"edition": "2031"})
    moved = assessment.model_copy(
        update={"question_set": assessment.question_set.model_copy(update={"guide": guide})}
    )
    assert brought_in(found, moved) == moved
