"""Tables in and out without a window: `import` and `export` (`files.md` section 5)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import get_args

from reflective_app.commands import (
    DONE,
    PROBLEMS,
    WRONG_USE,
    read_file,
    refuse_existing,
    refuse_input,
    tell,
    tell_of_people,
    write_file,
)
from reflective_app.domain.personal_data import personal_data, within
from reflective_app.storage.preview import Preview, Table
from reflective_app.storage.tables import (
    can_be_exported,
    export_table,
    preview_file,
    problems_of,
    table_texts,
)
from reflective_app.wording.dates import counted

_RECORDS: dict[str, str] = {
    "answers": "answer",
    "grid": "cell",
    "services": "service",
    "actions": "action",
    "picks": "pick",
}


def add_import_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of `import`."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="ending in .csv or .xlsx")
    parser.add_argument("--table", required=True, choices=get_args(Table))
    done = parser.add_mutually_exclusive_group(required=True)
    done.add_argument("--to", type=Path, help="where to write")
    done.add_argument(
        "--check", action="store_true", help="say what it would change, and write nothing"
    )
    parser.add_argument(
        "--partly", action="store_true", help="take in what is understood, and list the rest"
    )
    parser.add_argument("--force", action="store_true", help="write over what is there")
    parser.set_defaults(run=import_sheet)


def add_export_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of `export`."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--table", required=True, choices=get_args(Table))
    parser.add_argument("--to", required=True, type=Path, help="ending in .csv or .xlsx")
    parser.add_argument("--force", action="store_true", help="write over what is there")
    parser.set_defaults(run=export_sheet)


def import_sheet(asked: argparse.Namespace) -> int:
    """Write an assessment with what a table says; all of the table or nothing, unless asked.

    What is not understood is listed and makes a problem of it, also where the rest was taken in.
    """
    if asked.to is not None:
        refuse_input(asked.to, asked.sheet)
    assessment = read_file(asked.file, asked)
    preview = preview_file(asked.table, asked.sheet, assessment)
    name = asked.sheet.name
    tell(f"{name}: {notice}" for notice in preview.notices)
    tell(problem.sentence for problem in problems_of(preview, name))
    left = PROBLEMS if not preview.complete else DONE
    if asked.check:
        _say([change.sentence for change in preview.changes])
        _say([f"{_counted(preview)}. Nothing was written."])
        return left
    if preview.refused or (left and not asked.partly):
        if not preview.refused:
            tell(["Nothing was written. To take in what is understood, add --partly."])
        return PROBLEMS
    write_file(preview.after, asked)
    _say([_counted(preview)])
    return left


def export_sheet(asked: argparse.Namespace) -> int:
    """Write a table for a spreadsheet, with the columns that `import` takes."""
    if not can_be_exported(asked.to.suffix):
        ending = f"as “{asked.to.suffix}”" if asked.to.suffix else "without an ending"
        tell([f"A table cannot be written {ending}. Let the name end in .csv or .xlsx."])
        return WRONG_USE
    refuse_input(asked.to, asked.file)
    assessment = read_file(asked.file, asked)
    refuse_existing(asked.to, force=asked.force)
    export_table(asked.table, asked.to, assessment)
    _say([f"Wrote {asked.to}"])
    tell_of_people(
        within(personal_data(assessment), table_texts(asked.table, assessment)), assessment
    )
    return DONE


def _counted(preview: Preview) -> str:
    """How many records the table adds and changes: 2 services added, 1 changed."""
    one = _RECORDS[preview.table]
    if not preview.added:
        return f"{counted(preview.changed, one)} changed"
    return f"{counted(preview.added, one)} added, {preview.changed:,} changed"


def _say(lines: list[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
