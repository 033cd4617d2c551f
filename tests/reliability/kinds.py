"""Each kind of file that a person may open: a sound one, how it is broken, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from random import Random

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import findings
from reflective_app.storage import backups, places, protected, recovery
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.protected import MARK
from reflective_app.storage.question_set_file import read_question_set
from reflective_app.storage.rescue import rescue_file
from reflective_app.storage.response_file import read_response
from reflective_app.storage.tables import Table, preview_file, table_bytes
from tests.reliability import mutation
from tests.storage.samples import FILES, an_assessment

PASSWORD = "four plain short words"
KEY = protected.new_key(PASSWORD, protected.COSTS[0])
"""Of the least cost that is allowed. Salt and nonce are drawn anew for each run; all else of a case
comes again with its seed."""

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Kind:
    """`sound` are files to begin with; `read` says whether the file was opened or refused.

    One in `rarely` is read of the number that is read of other kinds.
    """

    ending: str
    sound: Callable[[], tuple[bytes, ...]]
    broken: Callable[[Random, bytes], bytes]
    read: Callable[[Path], bool]
    rarely: int = 1


def _opens(read: Callable[[Path], object], path: Path) -> bool:
    """Refused only by the one family of errors, and then with a sentence for each fault."""
    try:
        read(path)
    except UnreadableFileError as error:
        _said(str(error), *error.numbered)
        return False
    return True


def _said(*sentences: str) -> None:
    assert sentences
    for each in sentences:
        assert each.strip()
        assert "Traceback" not in each
        assert "pydantic" not in each


def _assessment(path: Path) -> None:
    """What opened can be worked with: its findings can be worked out."""
    opened = read_assessment(path)
    findings(opened.assessment)


def _protected(path: Path) -> None:
    """With the key that the window holds, and now and then with the password, which takes long."""
    content = path.read_bytes()
    lock = PASSWORD if sum(content) % 8 == 0 else KEY
    findings(read_assessment(path, lock).assessment)


def _protected_broken(rng: Random, content: bytes) -> bytes:
    """The file, its first line, or what is inside by the hand of somebody who has the password."""
    how = rng.randrange(4)
    if how == 0:
        return mutation.mutated(rng, content)
    line, mark, rest = content.partition(b"\n")
    if how == 1:
        head = mutation.mutated_json(rng, line.removeprefix(MARK))
        return MARK + b" ".join(head.split(b"\n")) + mark + rest
    if how == 2:
        return line + mark + mutation.mutated(rng, rest)
    inside, _ = protected.opened("a.reflect", content, KEY)
    return protected.sealed(mutation.mutated_json(rng, inside), KEY, _own().id)


def _rescue(path: Path) -> None:
    """As the window does: first the file, and where it cannot be read what is left of it."""
    try:
        read_assessment(path)
    except UnreadableFileError:
        findings(rescue_file(path, NOON.date()).assessment)


def _preview(table: Table, path: Path) -> bool:
    preview = preview_file(table, path, _own())
    if preview.refused:
        _said(*preview.refused)
    return not preview.refused


def _kept_copy(path: Path) -> bool:
    """Read as the start page reads it. It lies in the program's own folder."""
    folder = places.recovery()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / "a.recovery").write_bytes(path.read_bytes())
    (copy,) = recovery.kept_copies()
    if isinstance(copy, recovery.RecoveryCopy):
        findings(copy.assessment)
        return True
    assert isinstance(copy, recovery.DamagedCopy)
    _said(*(problem.sentence for problem in copy.problems))
    assert copy.path.read_bytes() == path.read_bytes()
    return False


def _backup(path: Path) -> bool:
    """Read as the list of earlier versions is."""
    folder = places.backups() / _own().id.hex
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / "a.backup").write_bytes(path.read_bytes())
    return any([_opens(partial(_whole, each), each.path) for each in backups.backups_of(_own().id)])


def _whole(backup: backups.Backup, _: Path) -> bytes:
    return backups.content_of(backup)


@cache
def _own() -> Assessment:
    return an_assessment()


def _written() -> bytes:
    path = places.recovery().parent / "made.reflect"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_assessment(_own(), path, saved_on=NOON, expected=None, replace=True)
    return path.read_bytes()


def _sealed() -> bytes:
    return protected.sealed(_written(), KEY, _own().id)


def _recovery_copy() -> bytes:
    given = {"original": Path("newshire.reflect"), "original_digest": "0", "kept_on": NOON}
    return recovery.keep(_own(), session="made", **given).read_bytes()  # type: ignore[arg-type]


def _kept_backup() -> bytes:
    given = {"assessment_id": _own().id, "original": Path("a.reflect"), "kept_on": NOON}
    return backups.keep(_written(), **given).path.read_bytes()  # type: ignore[arg-type]


def _file(*names: str) -> tuple[bytes, ...]:
    return tuple((FILES / name).read_bytes() for name in names)


def _sheets(ending: str) -> tuple[bytes, ...]:
    return (table_bytes("answers", ending, _own()),)


KINDS = {
    "set": Kind(
        ".toml",
        partial(_file, "small-set.toml", "worked-examples.toml"),
        mutation.mutated_toml,
        partial(_opens, read_question_set),
    ),
    "assessment": Kind(
        ".reflect",
        lambda: (_written(), *_file("assessment-v1.reflect")),
        mutation.mutated_json,
        partial(_opens, _assessment),
    ),
    "response": Kind(
        ".reflect-response",
        partial(_file, "response-v1.reflect-response"),
        mutation.mutated_json,
        partial(_opens, read_response),
    ),
    "protected file": Kind(
        ".reflect", lambda: (_sealed(),), _protected_broken, partial(_opens, _protected)
    ),
    "damaged file, rescued": Kind(
        ".reflect", lambda: (_written(),), mutation.mutated, partial(_opens, _rescue), rarely=5
    ),
    "answer sheet, CSV": Kind(
        ".csv",
        lambda: (*_sheets(".csv"), *_file("worked-examples-answers.csv")),
        mutation.mutated,
        partial(_preview, "answers"),
    ),
    "answer sheet, Excel": Kind(
        ".xlsx",
        partial(_sheets, ".xlsx"),
        mutation.mutated_zip,
        partial(_preview, "answers"),
    ),
    "recovery copy": Kind(
        ".recovery", lambda: (_recovery_copy(),), mutation.mutated_json, _kept_copy
    ),
    "backup": Kind(".backup", lambda: (_kept_backup(),), mutation.mutated, _backup),
}
