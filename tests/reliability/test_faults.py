"""Whatever step of writing fails, and for whatever reason: what was there is whole, nothing is left
beside it, and it is told in words. Every kind of file that the program writes is tried.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import place_at
from reflective_app.domain.shared_mark import Reader
from reflective_app.domain.sharing import Sharing
from reflective_app.packing import table_bytes as data_bytes
from reflective_app.packing import write_checked, write_table
from reflective_app.reports.documents import outline, written
from reflective_app.reports.outline import Outline
from reflective_app.storage import backups, places, recovery, response_copies
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.own_sets import add_question_set
from reflective_app.storage.preferences import Preferences, write_preferences
from reflective_app.storage.problems import NotWritableError
from reflective_app.storage.protected import COSTS, new_key
from reflective_app.storage.response_file import read_response, write_response
from reflective_app.storage.shared_copy_file import write_shared_copy
from reflective_app.storage.tables import export_table
from tests.reliability.faults import FAULTS, STEPS, FailingDisk
from tests.storage.samples import FILES, NOON, an_assessment

Write = Callable[[Path, int], object]
"""Writes into a folder; the number makes what is written another than before."""

KEY = new_key("four plain short words", COSTS[0])
RESPONSE = FILES / "response-v1.reflect-response"


def _value(number: int) -> Assessment:
    return place_at("allowances-offered", number, an_assessment())


def _save(folder: Path, number: int) -> None:
    path = folder / "a.reflect"
    expected = read_assessment(path).disk_digest if path.exists() else None
    write_assessment(_value(number), path, saved_on=NOON, expected=expected)


def _save_as(folder: Path, number: int) -> None:
    write_assessment(
        _value(number), folder / "b.reflect", saved_on=NOON, expected=None, replace=True
    )


def _save_protected(folder: Path, number: int) -> None:
    path = folder / "protected.reflect"
    expected = read_assessment(path, KEY).disk_digest if path.exists() else None
    write_assessment(_value(number), path, saved_on=NOON, expected=expected, key=KEY)


def _copy(_: Path, number: int) -> None:
    given = {"session": "one", "original": None, "original_digest": None, "kept_on": NOON}
    recovery.keep(_value(number), **given)  # type: ignore[arg-type]


def _earlier(folder: Path, number: int) -> None:
    content = (FILES / "assessment-v1.reflect").read_bytes() + b"\n" * number
    backups.keep(content, assessment_id=_value(1).id, original=folder / "a", kept_on=NOON)


def _preferences(_: Path, number: int) -> None:
    write_preferences(replace(Preferences(), text_size=100 + 25 * number))


def _response(folder: Path, number: int) -> None:
    said = read_response(RESPONSE)
    write_response(
        said.model_copy(update={"role": f"Carer {number}"}), folder / "a.reflect-response"
    )


def _response_copy(_: Path, number: int) -> None:
    said = read_response(RESPONSE).model_copy(update={"role": f"Carer {number}"})
    response_copies.keep(said, "one", original=None, original_digest=None, kept_on=NOON)


def _shared(folder: Path, number: int) -> None:
    sharing = Sharing(Reader.COLLEAGUES, date(2026, 11, 23))
    write_shared_copy(_value(number), sharing, folder / "shared.reflect", replace=True)


def _table(ending: str, folder: Path, number: int) -> None:
    export_table("answers", folder / f"answers{ending}", _value(number))


def _data(folder: Path, number: int) -> None:
    value = _value(number)
    write_table(folder / "data.xlsx", None, data_bytes(None, value), value)


@cache
def _document(ending: str, number: int) -> tuple[Assessment, Outline, bytes]:
    value = _value(number)
    content = outline("action-plan", value)
    return value, content, written(content, ending)


def _report(ending: str, folder: Path, number: int) -> None:
    value, content, data = _document(ending, number)
    write_checked(folder / f"plan{ending}", content, data, value)


def _own_set(_: Path, number: int) -> None:
    source = places.preferences_file().with_name("source.toml")
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_bytes((FILES / "small-set.toml").read_bytes() + b"\n" * number)
    add_question_set(source, replace=True)


WRITERS: dict[str, Write] = {
    "assessment": _save,
    "assessment under another name": _save_as,
    "protected assessment": _save_protected,
    "recovery copy": _copy,
    "earlier version": _earlier,
    "preferences": _preferences,
    "response": _response,
    "copy of a response": _response_copy,
    "shared copy": _shared,
    "table as CSV": partial(_table, ".csv"),
    "table as Excel": partial(_table, ".xlsx"),
    "data as Excel": _data,
    "report as PDF": partial(_report, ".pdf"),
    "report as Word": partial(_report, ".docx"),
    "report as a web page": partial(_report, ".html"),
    "own question set": _own_set,
}


def _there(*folders: Path) -> dict[Path, bytes]:
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in files if path.name != "source.toml"}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("writer", WRITERS)
def test_a_write_that_fails_leaves_what_was_there_and_says_why(
    writer: str, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, folder = WRITERS[writer], tmp_path / "theirs"
    folder.mkdir()
    home = Path.home()
    write(folder, 1)
    before = _there(folder, home)
    assert before
    for fault in FAULTS:
        with monkeypatch.context() as patch:
            disks = [FailingDisk(patch, each, step, fault) for each in (folder, home)]
            with pytest.raises(NotWritableError, match=fault.told_at(step)) as caught:
                write(folder, 2)
            assert sum(disk.failed for disk in disks) >= 1
        assert "What was there before is unchanged." in str(caught.value)
        assert _there(folder, home) == before, fault.name
    write(folder, 2)  # once the disk is well again it goes on
    after = _there(folder, home)
    assert after != before
    assert not [path for path in after if path.name.endswith(".tmp")]
