"""The command `pack`: documents and data tables of an assessment in one folder, each read back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from reflective_app import commands
from reflective_app.commands import (
    DONE,
    PROBLEMS,
    CannotStartError,
    read_file,
    refuse_existing,
    refuse_input,
    tell,
    tell_of_people,
)
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.personal_data import personal_data
from reflective_app.packing import (
    NotReadBackError,
    copy_name,
    left_out_words,
    meant_for,
    read_logo_file,
    table_bytes,
    table_name,
    tables_of,
    tables_refused,
    whole_words,
    write_checked,
    write_table,
)
from reflective_app.reports.data import TABLE_FORMATS, DataName
from reflective_app.reports.document_names import NAMED, TABLES
from reflective_app.reports.documents import FORMATS, outline, written
from reflective_app.reports.leaving import in_document, in_tables
from reflective_app.reports.outline import Outline
from reflective_app.reports.sections import Selection
from reflective_app.storage.atomic import reason_of
from reflective_app.storage.problems import NotWritableError
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.sections import Audience

EVERY_FORMAT = (*FORMATS, *TABLE_FORMATS)
NO_FOLDER_HERE = "You may not make a folder here. Choose another place."
ALL = "all"
FILE_IN_THE_WAY = "There is a file of this name. Choose another name for the folder."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of `pack`."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--to", required=True, type=Path, metavar="FOLDER", help="where to write")
    add_audience(parser)
    parser.add_argument(
        "--formats",
        type=_several({ending.removeprefix("."): ending for ending in EVERY_FORMAT}, ALL),
        default=(".pdf",),
        metavar="FORMAT,…",
        help=f"of {', '.join(FORMATS).replace('.', '')} for the documents; xlsx (a workbook) and "
        "csv (a file each) for the tables of positions, answers, services and actions; "
        "or all; pdf if left out",
    )
    parser.add_argument(
        "--kinds",
        type=_several(NAMED),
        default=(),
        metavar="KIND,…",
        help=f"of {', '.join(NAMED)}; if left out, all that are meant for the audience",
    )
    add_logo(parser)
    parser.add_argument("--force", action="store_true", help="write over what is there")
    parser.set_defaults(run=pack)


def add_audience(parser: argparse.ArgumentParser) -> None:
    """For whom a copy is."""
    parser.add_argument(
        "--audience",
        choices=[audience.value for audience in Audience],
        help="for whom the copies are: each holds the sections for them; all if left out",
    )


def add_logo(parser: argparse.ArgumentParser) -> None:
    """A picture for the first page."""
    parser.add_argument(
        "--logo", type=Path, metavar="FILE", help="the council’s logo, a PNG or JPEG file"
    )


def pack(asked: argparse.Namespace) -> int:
    """Write the documents and tables, read each back, and say so, a line for each.

    Raises:
        CannotStartError: tables were asked for in copies that come without. Nothing was written.
        AlreadyExistsError: a file is in the way. Nothing was written.
        NotWritableError: a file or the folder could not be written. What was written before stays.
    """
    assessment = read_file(asked.file, asked)
    selection = Selection(Audience(asked.audience) if asked.audience else None)
    _refuse_tables(asked.formats, selection.audience)
    endings = [ending for ending in asked.formats if ending in FORMATS]
    kinds = asked.kinds or meant_for(selection.audience)
    paths = {
        (kind, ending): asked.to / copy_name(kind, selection, ending, assessment)
        for kind in kinds
        for ending in endings
    }
    tables = {name: asked.to / table_name(name, assessment) for name in _tables(asked.formats)}
    for path in (*paths.values(), *tables.values()):
        refuse_input(path, asked.file)
        refuse_existing(path, force=asked.force)
    logo = read_logo_file(asked.logo) if asked.logo and endings else None
    _make_folder(asked.to)
    faults, every = 0, personal_data(assessment)
    leaves = in_tables(every, tables, assessment)
    for kind in kinds if endings else ():
        content = replace(outline(kind, assessment, selection), logo=logo)
        leaves += in_document(every, content)
        for ending in endings:
            faults += not _write(paths[kind, ending], content, assessment)
    for name, path in tables.items():
        data = table_bytes(name, assessment)
        faults += not _told(path, partial(write_table, path, name, data, assessment))
    good = counted(len(paths) + len(tables) - faults, "file")
    _say(f"{good} written to {asked.to} and read back.")
    told = (
        whole_words(kinds, selection.audience)
        if asked.kinds
        else left_out_words(selection.audience)
    )
    if endings and told:
        _say(told)
    tell_of_people(tuple(dict.fromkeys(leaves)), assessment)
    return PROBLEMS if faults else DONE


def report(asked: argparse.Namespace) -> int:
    """Write one document, or the workbook of tables, and read it back. Raises what `pack` does."""
    if asked.kind != TABLES:
        return commands.report(asked)
    path: Path = asked.to
    assessment = read_file(asked.file, asked)
    if path.suffix.lower() != ".xlsx":
        raise CannotStartError("The tables are an Excel workbook. Let the name end in .xlsx.")
    _refuse_tables([".xlsx"], Audience(asked.audience) if asked.audience else None)
    refuse_existing(path, force=asked.force)
    data = table_bytes(None, assessment)
    written_whole = _told(path, partial(write_table, path, None, data, assessment))
    tell_of_people(in_tables(personal_data(assessment), [None], assessment), assessment)
    return DONE if written_whole else PROBLEMS


def _tables(formats: Sequence[str]) -> list[DataName | None]:
    """The tables that are asked for, each a file; None is the workbook."""
    return [name for ending in formats if ending in TABLE_FORMATS for name in tables_of(ending)]


def _refuse_tables(formats: Sequence[str], audience: Audience | None) -> None:
    """Raise CannotStartError where tables are asked for with copies that come without them."""
    why = tables_refused(audience)
    if why and _tables(formats):
        others = listed([ending.removeprefix(".") for ending in FORMATS])
        raise CannotStartError(
            f"{why} Ask for {others} only, or leave out --audience. Nothing was written."
        )


def _write(path: Path, content: Outline, assessment: Assessment) -> bool:
    """Write one document and say what is in it, or what is missing; whether all is there."""
    data = written(content, path.suffix)
    return _told(path, partial(write_checked, path, content, data, assessment))


def _told(path: Path, write: Callable[[], str]) -> bool:
    """Write one file and say what is in it, or what is missing; whether all of it is there."""
    try:
        said = write()
    except NotReadBackError as error:
        sys.stdout.flush()  # both may go to one file, and stay in the order of lines
        tell([str(error)])
        return False
    _say(f"Wrote {path}\n    {said}")
    return True


def _make_folder(folder: Path) -> None:
    """Have the folder there. Raises NotWritableError where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotWritableError(folder, FILE_IN_THE_WAY) from error
    except (OSError, ValueError) as error:
        raise NotWritableError(folder, reason_of(error, NO_FOLDER_HERE)) from error


def _several(known: Mapping[str, str], every: str = "") -> Callable[[str], tuple[str, ...]]:
    """What reads words with commas between them, each once, in the order of what is known.

    The word `every`, unless it is empty, stands for all of them.
    """

    def read(text: str) -> tuple[str, ...]:
        asked = [word.strip().lower().removeprefix(".") for word in text.split(",")]
        if every and asked == [every]:
            return tuple(known.values())
        _refuse_unknown([word for word in asked if word not in known], tuple(known))
        return tuple(known[word] for word in known if word in asked)

    return read


def _refuse_unknown(unknown: Sequence[str], known: Sequence[str]) -> None:
    """Raises ArgumentTypeError, which argparse turns into wrong use."""
    if unknown:
        named = listed([f"“{word}”" for word in unknown])
        are = "is none of them" if len(unknown) == 1 else "are none of them"
        raise argparse.ArgumentTypeError(f"{named} {are}. There are {listed(known)}.")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
