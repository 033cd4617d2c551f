"""The command `guides`: list the question sets, add and remove the council's own, print one."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from reflective_app.commands import DONE, PROBLEMS, WRONG_USE, CannotStartError, tell
from reflective_app.domain.fingerprint import fingerprint, local_fingerprint
from reflective_app.reports.documents import UnknownFormatError, can_be_written, set_document
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.own_sets import (
    NotRemovedError,
    add_question_set,
    remove_question_set,
)
from reflective_app.storage.problems import AlreadyExistsError, UnknownGuideError
from reflective_app.storage.question_set_library import (
    ListedLocal,
    ListedSet,
    edition_name,
    list_question_sets,
    read_library,
    to_start_from,
)
from reflective_app.wording.dates import counted
from reflective_app.wording.question_set import NOT_AFFECTED
from reflective_app.wording.words import guide_status


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of `guides`."""
    parser.add_argument("--json", action="store_true", help="as values for other programs")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--add", type=Path, metavar="FILE", help="take in a question set of your own")
    one.add_argument("--remove", metavar="ID@EDITION", help="take one of your own out again")
    one.add_argument("--print", metavar="GUIDE", help="write a whole question set, to be read")
    parser.add_argument("--to", type=Path, metavar="OUT", help="where to write it: .pdf or .txt")
    parser.add_argument("--force", action="store_true", help="write over what is there")
    parser.set_defaults(run=guides)


def guides(asked: argparse.Namespace) -> int:
    """List the question sets found, or do the one thing that was asked for."""
    if wrong := _wrong_use(asked):
        tell([wrong])
        return WRONG_USE
    if asked.add is not None:
        return _add(asked.add, replace=asked.force)
    if asked.remove is not None:
        return _remove(asked.remove)
    if asked.print is not None:
        return _print_set(asked.print, asked.to, force=asked.force)
    return _list(as_json=asked.json)


def _wrong_use(asked: argparse.Namespace) -> str:
    """What does not go together; nothing where all is well."""
    if (asked.print is None) != (asked.to is None):
        return "--print GUIDE and --to OUT go together: which question set, and where to write it."
    if asked.force and asked.add is None and asked.print is None:
        return "--force goes with --add or --print."
    if asked.json and any(one is not None for one in (asked.add, asked.remove, asked.print)):
        return "--json goes with the list only."
    return ""


def _list(*, as_json: bool) -> int:
    library = read_library()
    if as_json:
        values = {
            "guides": [_guide_values(entry) for entry in library.sets],
            "local": [_local_values(entry) for entry in library.local],
        }
        _say(json.dumps(values, indent=2, ensure_ascii=False))
        return DONE
    for entry in library.sets:
        _say(_guide_line(entry))
        _say_problems(entry)
    for local in library.local:
        _say(_local_line(local))
        _say_problems(local)
    return DONE


def _say_problems(entry: ListedSet | ListedLocal) -> None:
    for problem in entry.problems:
        _say(f"    {problem.sentence}")


def _guide_values(entry: ListedSet) -> dict[str, Any]:
    problems = [problem.sentence for problem in entry.problems]
    if entry.question_set is None:
        return {"file": entry.path.name, "problems": problems}
    guide = entry.question_set.guide
    return {
        "file": entry.path.name,
        "id": guide.id,
        "edition": guide.edition,
        "revision": guide.revision,
        "title": guide.title,
        "status": guide.status.value,
        "completeness": guide.completeness.value,
        "fingerprint": fingerprint(entry.question_set),
        "items": len(entry.question_set.items),
        "questions": sum(1 for _ in entry.question_set.questions()),
        "problems": problems,
    }


def _guide_line(entry: ListedSet) -> str:
    if entry.question_set is None:
        return f"{entry.path.name}: cannot be used"
    values = _guide_values(entry)
    return (
        f"{values['id']}@{values['edition']}, revision {values['revision']}: {values['title']}. "
        f"{guide_status(entry.question_set.guide)}, {_size(values)}, "
        f"fingerprint {values['fingerprint']}"
    )


def _local_values(entry: ListedLocal) -> dict[str, Any]:
    problems = [problem.sentence for problem in entry.problems]
    values = {"file": entry.path.name, "extends": entry.extends, "problems": problems}
    if entry.questions is None:
        return values
    items = entry.questions.items
    return values | {
        "title": entry.questions.guide.title,
        "items": len(items),
        "fingerprint": local_fingerprint(items),
        "questions": sum(len(item.questions) for item in items),
    }


def _local_line(entry: ListedLocal) -> str:
    if entry.questions is None:
        return f"{entry.path.name}: cannot be used"
    values = _local_values(entry)
    return (
        f"{entry.path.name}, beside {entry.extends}: {values['title']}. {_size(values)}, "
        f"fingerprint {values['fingerprint']}"
    )


def _size(values: dict[str, Any]) -> str:
    return f"{counted(values['items'], 'item')}, {counted(values['questions'], 'question')}"


def _add(path: Path, *, replace: bool) -> int:
    place = add_question_set(path, replace=replace)
    library = read_library()
    added = [_guide_line(entry) for entry in library.sets if entry.path == place]
    added += [_local_line(entry) for entry in library.local if entry.path == place]
    _say(f"Added {' '.join(added)}")
    return DONE


def _remove(name: str) -> int:
    """Remove the one own set of this name. A file's name will do, for one that cannot be read.

    Raises UnknownGuideError where there is none, and CannotStartError where it is not clear which.
    """
    library = read_library()
    named = [(_edition(each), each.path) for each in library.sets if not each.shipped]
    named += [("", each.path) for each in library.local]
    found = [path for edition, path in named if name and name in (edition, path.name)]
    if len(found) > 1:
        files = ", ".join(path.name for path in found)
        raise CannotStartError(
            f"There are several revisions of {name}. Name the file of the one to remove: {files}."
        )
    if not found:
        return _nothing_to_remove(name, [edition or path.name for edition, path in named])
    try:
        remove_question_set(found[0])
    except NotRemovedError as error:
        tell([str(error)])
        return PROBLEMS
    _say(f"Removed {found[0].name}. {NOT_AFFECTED}")
    return DONE


def _nothing_to_remove(name: str, own: list[str]) -> int:
    shipped = [each for each in list_question_sets() if each.shipped]
    if any(name in (each.path.name, _edition(each)) for each in shipped):
        tell([f"{name} comes with the program and cannot be removed."])
        return PROBLEMS
    if not own:
        tell([f"There is no question set called “{name}” to remove: you have none of your own."])
        return PROBLEMS
    raise UnknownGuideError(name, own)


def _edition(entry: ListedSet) -> str:
    return edition_name(entry.question_set) if entry.question_set else ""


def _print_set(guide: str, target: Path, *, force: bool) -> int:
    question_set = to_start_from(_path_of_own(guide))
    if not can_be_written(target.suffix):
        raise UnknownFormatError(target.suffix)
    if target.exists() and not force:
        raise AlreadyExistsError(target)
    write_whole(target, set_document(target.suffix, question_set))
    _say(f"Wrote {target}")
    return DONE


def _path_of_own(guide: str) -> str:
    """Where the file stands that the list of own sets names; what was given if it names none."""
    library = read_library()
    own = [each.path for each in library.sets if not each.shipped]
    own += [each.path for each in library.local]
    found = (path for path in own if path.name == guide and not Path(guide).exists())
    return str(next(found, guide))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
