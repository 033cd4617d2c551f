"""Reads every hostile file with one reader, in a process of its own that may not use much.

`python -m tests.storage.reading_hostile READER FOLDER` prints a line of JSON for each file.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.memory import most_used
from tests.storage.samples import FILES, an_assessment, small_set

MOST_MEMORY = 2_000_000_000
"""Bytes that the process may ask the system for at all."""


def _readers() -> dict[str, Callable[[Path], object]]:
    from reflective_app.packing import read_logo_file
    from reflective_app.storage import recovery, response_copies
    from reflective_app.storage.assessment_file import read_assessment
    from reflective_app.storage.checks import check_files
    from reflective_app.storage.local_questions_file import read_local_questions
    from reflective_app.storage.preferences import read_preferences
    from reflective_app.storage.question_set_file import read_question_set
    from reflective_app.storage.rescue import rescue_file
    from reflective_app.storage.response_file import read_response
    from reflective_app.storage.tables import import_table

    questions, assessment = small_set(), an_assessment()
    return {
        "assessment": read_assessment,
        "rescue": lambda path: rescue_file(path, date(2026, 11, 23)),
        "response": read_response,
        "recovery copy": recovery._read,  # noqa: SLF001 - as it is listed, without renaming it
        "response copy": response_copies._copy_in,  # noqa: SLF001
        "question set": read_question_set,
        "local questions": lambda path: read_local_questions(path, questions),
        "check": lambda path: check_files([path]),
        "table": lambda path: _refused(import_table("answers", path, assessment).refused),
        "logo": read_logo_file,
        "preferences": lambda path: _remembered(read_preferences, path),
    }


def _refused(reasons: tuple[str, ...]) -> None:
    if reasons:
        raise ValueError(" ".join(reasons))


def _remembered(read: Callable[[Path], object], path: Path) -> object:
    """Read by way of a link: the program sets broken preferences of its own aside."""
    link = path.parent.parent / "preferences.json"
    link.symlink_to(path)
    try:
        return read(link)
    finally:
        for each in link.parent.glob("preferences.*"):
            each.unlink()


def main(reader: str, folder: Path) -> None:
    """Read all of them."""
    from reflective_app.reports.logo import LogoError
    from reflective_app.storage.problems import UnreadableFileError
    from reflective_app.storage.sheet import RefusedSheetError

    read = _readers()[reader]
    read(FILES / "assessment-v1.reflect") if reader == "assessment" else None
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    for name in json.loads((folder.parent / "names.json").read_text()):
        path = {"no-name": folder / "a\0b", "long-name": folder / ("n" * 5_000)}.get(
            name, folder if name == "a-folder" else folder / name
        )
        if reader == "preferences" and name in {"no-name", "long-name"}:
            path = folder / "missing"  # its file always has the name that the program gives it
        begun = time.process_time()
        try:
            read(path)
            said = "read"
        except (UnreadableFileError, LogoError, RefusedSheetError) as error:
            said = str(error)
        except ValueError as error:
            said = str(error) if reader == "table" else f"FAULT {error!r}"[:500]
        except BaseException as error:
            said = f"FAULT {error!r}"[:500]
        used = most_used() // 2**20
        seconds = time.process_time() - begun
        print(json.dumps([name, said[:300], seconds, used]), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
