"""Taking away what the program keeps on a computer (`files.md` section 2).

Only what the program writes by itself is known here, each kind by its place and its endings. What
people saved, and whatever else lies in those folders, is never touched.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reflective_app.domain.own_files import UNSAVED, Kind
from reflective_app.storage import places, recovery, response_copies
from reflective_app.storage.recovery import KeptCopy
from reflective_app.storage.response_copies import ResponseCopy
from reflective_app.storage.session_lock import is_held

_BROKEN_OFF = ".reflective-*.tmp"
"""What a write that the computer broke off leaves behind."""


@dataclass(frozen=True)
class Holding:
    """What is kept of one kind. `files` are those that people are told of, `traces` the others."""

    kind: Kind
    place: Path
    files: tuple[Path, ...]
    traces: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Cleared:
    """How many files of each kind were taken away, which could not be, and which were spared.

    None, where there were only traces of the kind.
    """

    gone: tuple[tuple[Kind, int], ...]
    left: tuple[Path, ...] = ()
    spared: tuple[Path, ...] = ()


@dataclass(frozen=True)
class _Shelf:
    kind: Kind
    place: Path
    told: tuple[str, ...]
    traces: tuple[str, ...] = ()


def holdings() -> tuple[Holding, ...]:
    """What is kept now, but for the work of windows that are open; kinds with nothing left out."""
    found = (_holding(shelf) for shelf in _shelves())
    return tuple(holding for holding in found if holding.files or holding.traces)


def in_use() -> tuple[KeptCopy | ResponseCopy, ...]:
    """Unsaved work of other windows that are open: it stays until they are closed."""
    return (*recovery.copies_elsewhere(), *response_copies.copies_elsewhere())


def clear(kinds: Iterable[Kind], listed: Iterable[Holding]) -> Cleared:
    """Take away all that is kept of some kinds, and the folders that are empty then.

    The work of windows that are open stays, and so does unsaved work that nobody was asked about.
    What cannot be deleted is named, and stops nothing.

    Args:
        kinds: what is to go.
        listed: what was kept when the person was asked.
    """
    wanted, known = frozenset(kinds), {path for each in listed for path in each.files}
    gone: list[tuple[Kind, int]] = []
    left: list[Path] = []
    spared: list[Path] = []
    for holding in holdings():
        if holding.kind in wanted:
            new = [path for path in holding.files if path not in known]
            stays = new if holding.kind in UNSAVED else []
            going = [path for path in holding.files if path not in stays]
            stuck = [path for path in (*going, *holding.traces) if not _delete(path)]
            number = sum(path not in stuck for path in going)
            if number or not (holding.files or stuck):
                gone.append((holding.kind, number))
            left += stuck
            spared += stays
    for shelf in reversed(_shelves()):  # what lies in another's folder first
        if shelf.kind in wanted:
            _drop_empty(shelf.place)
    return Cleared(tuple(gone), tuple(left), tuple(spared))


def _shelves() -> tuple[_Shelf, ...]:
    settings, log = places.preferences_file(), places.log_file()
    beside = ("*.lock", _BROKEN_OFF)
    return (
        _Shelf(Kind.UNSAVED, places.recovery(), ("*.recovery", "*.damaged"), (*beside, "*.turn")),
        _Shelf(Kind.RESPONSES, response_copies.folder(), ("*.response-copy",), beside),
        _Shelf(Kind.VERSIONS, places.backups(), ("*/*.backup",), (f"*/{_BROKEN_OFF}",)),
        _Shelf(
            Kind.REMEMBERED, settings.parent, (settings.name,), ("preferences.damaged", _BROKEN_OFF)
        ),
        _Shelf(Kind.FAULTS, log.parent, (f"{log.stem}*{log.suffix}*",)),
        _Shelf(Kind.QUESTION_SETS, places.question_sets(), ("*.toml",), (_BROKEN_OFF,)),
    )


def _holding(shelf: _Shelf) -> Holding:
    files, traces = _free(shelf.place, shelf.told), _free(shelf.place, shelf.traces)
    return Holding(shelf.kind, shelf.place, files, traces)


def _free(place: Path, patterns: Iterable[str]) -> tuple[Path, ...]:
    """The files that no open window holds, and none that one may be writing just now."""
    if any(is_held(lock) for lock in place.glob("*.lock")):
        patterns = [pattern for pattern in patterns if pattern != _BROKEN_OFF]
    found = (path for pattern in patterns for path in sorted(place.glob(pattern)))
    return tuple(path for path in found if not any(map(is_held, _locks(path))))


def _locks(path: Path) -> tuple[Path, ...]:
    """What would be locked if a window had the file in use."""
    beside = path.with_suffix(".lock")
    return (path, beside) if path.suffix == ".turn" else (beside,)


def _delete(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _drop_empty(place: Path) -> None:
    """Take away the folder, those in it, and those around it that are the program's own."""
    with suppress(OSError):
        for inside in place.iterdir():
            if inside.is_dir():
                with suppress(OSError):
                    inside.rmdir()
    around = [place, *place.parents]
    own = next((at for at, each in enumerate(around) if each.name == places.PROGRAM), 0)
    with suppress(OSError):  # it holds something still
        for folder in around[: own + 1]:
            folder.rmdir()
