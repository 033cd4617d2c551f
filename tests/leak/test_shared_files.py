"""The bytes of a shared copy: every word of the record that is not listed is nowhere in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.shared_mark import Part, Reader
from reflective_app.domain.sharing import EVERY_PART, Sharing
from reflective_app.storage.shared_copy_file import write_shared_copy
from tests.leak.marked import COUNCIL, SHORT_NAME, marked_assessment, texts_of, word

WHOLE = marked_assessment()
ON = date(2026, 11, 23)
PARTNER = Sharing(Reader.PARTNER, ON)

# `files.md` section 3, line by line, by the path of each text.
ALL = {
    *("profile.marking", "label_checks.*.label", "label_checks.*.checked_by"),
    *("plan.actions.*.title", "plan.actions.*.owner"),
}
_LOCAL = {"question_set.local_items.*.title", "question_set.local_items.*.questions.*.text"}
NOT_PUBLIC = ALL | {"services.*.name"} | _LOCAL
TICKED = {
    Part.FIGURES: {
        *("local_picture.*.what", "local_picture.*.value", "local_picture.*.source"),
        "services.*.source",
    },
    Part.HOW: {"answers.*.know"},
    Part.NOTES: {"answers.*.note"},
    Part.BARRIERS: {"answers.*.barriers"},
    Part.PARKING: {"parking.*.text", "parking.*.owner", "parking.*.outcome"},
    Part.REASONS: {"answers.*.reason", "plan.not_now.*.reason"},
    Part.WORDS: {"answers.*.value"},
}
IDS = {"local_picture.*.id", "services.*.id", "plan.actions.*.id", "parking.*.id"}
COLLEAGUES = {
    *NOT_PUBLIC,
    *(path for paths in TICKED.values() for path in paths),
    *("answers.*.different_view", "label_checks.*.council", "picks.*.*.*.role"),
    *IDS,
}
LARGE_ROLE = word("role-many")


def _cases() -> Iterator[tuple[str, Sharing, set[str]]]:
    yield "colleagues", Sharing(Reader.COLLEAGUES, ON), COLLEAGUES
    yield "partner", PARTNER, NOT_PUBLIC
    for part, paths in TICKED.items():
        yield f"partner, {part}", replace(PARTNER, parts=frozenset({part})), NOT_PUBLIC | paths
    every = NOT_PUBLIC.union(*TICKED.values())
    yield "partner, all", replace(PARTNER, parts=EVERY_PART), every
    yield "partner, alias", replace(PARTNER, alias="Council A"), NOT_PUBLIC
    yield "partner, named", replace(PARTNER, may_be_named=True), NOT_PUBLIC
    yield "public", Sharing(Reader.PUBLIC, ON), ALL


CASES = {name: (sharing, paths) for name, sharing, paths in _cases()}


@pytest.mark.parametrize("case", CASES)
def test_the_bytes_hold_the_words_that_are_listed_and_no_other(case: str, tmp_path: Path) -> None:
    sharing, paths = CASES[case]
    path = tmp_path / "copy.reflect"
    write_shared_copy(WHOLE, sharing, path)
    said = path.read_bytes().decode().casefold()
    may = {text.casefold() for at, text in texts_of(Assessment, WHOLE) if at in paths}
    if sharing.reader is Reader.PARTNER:
        may.add(LARGE_ROLE.casefold())
    words = {
        text.casefold(): at for at, text in texts_of(Assessment, WHOLE) if "zq" in text.casefold()
    }
    assert [at for text, at in words.items() if text in said and text not in may] == []
    assert [at for text, at in words.items() if text not in said and text in may] == []


@pytest.mark.parametrize("case", CASES)
def test_no_number_day_or_time_that_stays_is_in_the_bytes(case: str, tmp_path: Path) -> None:
    sharing, _ = CASES[case]
    path = tmp_path / "copy.reflect"
    write_shared_copy(WHOLE, sharing, path)
    data = json.loads(path.read_bytes())
    del data["digest"]  # of figures and letters by chance
    said = json.dumps(data)
    numbers = ("47653", "35432", "98731", "87654321")
    figures = sharing.reader is Reader.COLLEAGUES or Part.FIGURES in sharing.parts
    assert [each for each in numbers if each in said] == (list(numbers) if figures else [])
    days = ("2031-07-08", "2033-03-04", "2034-05-06", "2028-09-10")
    assert [each for each in days if each in said] == []
    assert "10:41" not in said
    assert "09:47" not in said
    assert ("2029-02-03" in said) is True  # when to look again leaves with everybody
    revisions = [str(WHOLE.revision.id), str(WHOLE.revision.parent)] if WHOLE.revision else []
    assert [each for each in (*revisions, str(WHOLE.id)) if each in said] == []


@pytest.mark.parametrize("case", CASES)
def test_the_council_is_named_unless_an_alias_stands_for_it(case: str, tmp_path: Path) -> None:
    sharing, _ = CASES[case]
    path = tmp_path / "copy.reflect"
    write_shared_copy(WHOLE, sharing, path)
    said = path.read_bytes().decode()
    assert (COUNCIL in said) is not bool(sharing.alias)
    assert (SHORT_NAME.casefold() in said.casefold()) is not bool(sharing.alias)


def test_nothing_else_is_written_beside_the_copy(tmp_path: Path) -> None:
    write_shared_copy(WHOLE, PARTNER, tmp_path / "copy.reflect")
    assert [each.name for each in tmp_path.iterdir()] == ["copy.reflect"]
