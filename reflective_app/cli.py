"""The program without a window: the commands of `files.md` section 5.

Exit status: 0 done, 1 problems in what was given (each named on stderr), 2 wrong use.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from reflective_app import (
    __version__,
    commands,
    guide_commands,
    pack_command,
    paper_command,
    rescue_command,
    share_command,
    table_commands,
)
from reflective_app.commands import DONE, PROBLEMS, WRONG_USE, CannotStartError, tell
from reflective_app.packing import NotReadBackError
from reflective_app.reports.document_names import NAMED, TABLES
from reflective_app.reports.documents import UnknownFormatError
from reflective_app.reports.logo import LogoError
from reflective_app.storage.checks import SET_ENDING
from reflective_app.storage.problems import (
    AlreadyExistsError,
    ChangedOnDiskError,
    NotWritableError,
    UnknownGuideError,
    UnreadableFileError,
)
from reflective_app.storage.protected import LONGEST_PASSWORD, PasswordNeededError
from reflective_app.storage.shared_copy_file import LeftBehindError

MAKE_OPEN = ("export", "new", "pack", "paper", "report", "share")
READ_ASSESSMENTS = (*MAKE_OPEN, "benchmark", "check", "import", "rescue")
MOST_TYPED = 4 * LONGEST_PASSWORD + 10
"""Bytes of the line that a password stands on."""

ADD_PASSWORD = "To a command add --password-stdin, and give it as the first line of standard input."
NOT_PROTECTED = "The file has a password. What was made from it has none: anybody can read it."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status. Problems are told in plain words on stderr."""
    _ready_streams()
    asked = _parser().parse_args(argv)
    asked.key, asked.was_protected = None, False
    try:
        asked.password = _password(asked)
        status = int(asked.run(asked))
        sys.stdout.flush()
        if status == DONE and asked.was_protected and asked.command in MAKE_OPEN:
            tell([NOT_PROTECTED])
        return status
    except PasswordNeededError as error:
        tell([f"{error} {ADD_PASSWORD}"])
    except UnreadableFileError as error:
        tell(problem.sentence for problem in error.problems)
    except AlreadyExistsError as error:
        tell([f"{error} To write over it, add --force."])
    except (
        *(ChangedOnDiskError, NotWritableError, UnknownGuideError, CannotStartError),
        *(LogoError, NotReadBackError, LeftBehindError),
    ) as error:
        tell([str(error)])
    except UnknownFormatError as error:
        tell([str(error)])
        return WRONG_USE
    except BrokenPipeError:
        _stop_writing()
        return DONE
    except OSError as error:
        tell([_told(error)])
        _stop_writing()  # else Python tries to write the rest once more as it ends
    return PROBLEMS


def _password(asked: argparse.Namespace) -> str | None:
    """The first line that comes in, where it was announced. Raises CannotStartError without one."""
    if not getattr(asked, "password_stdin", False):
        return None
    came = sys.stdin.buffer.readline(MOST_TYPED) if sys.stdin is not None else b""
    try:
        password = came.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise CannotStartError(
            "The password that came in is not text in UTF-8. Save it as UTF-8, or type it in a "
            "window that uses it."
        ) from None
    if not password:
        raise CannotStartError("No password came in. Give it as the first line of standard input.")
    if len(password) > LONGEST_PASSWORD:
        raise CannotStartError(
            "What came in is far too long for a password. Look at its first line."
        )
    return password


def _ready_streams() -> None:
    """Write UTF-8 wherever the output goes, and nowhere if there is no output at all.

    A Welsh council's ŵ is in no Windows code page, and a windowed program has no output.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _stop_writing() -> None:
    """What is still to be written goes nowhere: nobody reads it, or it cannot be written."""
    try:
        there = sys.stdout.fileno()
    except OSError:  # not a file of the system's, so nothing is left to be written
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, there)
    os.close(nowhere)


def _told(error: OSError) -> str:
    """What the computer reported, in a sentence; the name where it gave one."""
    name = f"{Path(str(error.filename)).name[:80]}: " if error.filename else ""
    return f"{name}the computer reported “{error.strerror or error}”. Nothing more was done."


def _day(text: str) -> date:
    """A date as typed on the command line. argparse turns the error into wrong use."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a date. Write it as 2026-11-22."
        ) from None


def _council(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("give the council’s name")
    return text


def _set_file(text: str) -> Path:
    if Path(text).suffix.lower() != SET_ENDING:
        raise argparse.ArgumentTypeError(f"“{text}” does not end in {SET_ENDING}. Let it end so.")
    return Path(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reflective-app",
        description="Benchmark a council’s offer to families against a Practice Guide, offline. "
        "Without a command the window opens; with a file, it opens on that file.",
    )
    parser.add_argument("--version", action="version", version=f"Reflective App {__version__}")
    named = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")

    guides = named.add_parser("guides", help="list, add, remove or print question sets")
    guide_commands.add_arguments(guides)

    check = named.add_parser("check", help="look for problems in question sets and assessments")
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    check.set_defaults(run=commands.check)

    new_guide = named.add_parser("new-guide", help="a commented starter for a question set")
    new_guide.add_argument("file", type=_set_file, metavar="FILE", help="ending in .toml")
    new_guide.add_argument("--force", action="store_true", help="write over what is there")
    new_guide.set_defaults(run=commands.new_guide)

    _add_new_arguments(named.add_parser("new", help="make an empty assessment"))

    bring_in = named.add_parser("import", help="bring in a table typed in a spreadsheet")
    table_commands.add_import_arguments(bring_in)

    send_out = named.add_parser("export", help="write a table for a spreadsheet")
    table_commands.add_export_arguments(send_out)

    benchmark = named.add_parser("benchmark", help="work out positions, gaps and priorities")
    benchmark.add_argument("file", type=Path, metavar="FILE")
    benchmark.add_argument("--as-of", type=_day, help="count dates from this day")
    benchmark.add_argument("--json", action="store_true", help="as values for other programs")
    benchmark.set_defaults(run=commands.benchmark)

    _add_report_arguments(named.add_parser("report", help="make one document"))

    pack = named.add_parser("pack", help="make the documents, in one folder")
    pack_command.add_arguments(pack)

    paper = named.add_parser("paper", help="make one kind of sheet to write on")
    paper_command.add_arguments(paper)

    rescue = named.add_parser("rescue", help="what can be read of a damaged assessment")
    rescue_command.add_arguments(rescue)

    share = named.add_parser("share", help="a copy with parts left out, to be sent")
    share_command.add_arguments(share)

    demo = named.add_parser("demo", help="the sample council, from answers to documents")
    _add_target(demo)
    demo.set_defaults(run=commands.demo)

    _add_password(named.choices)
    return parser


def _add_new_arguments(new: argparse.ArgumentParser) -> None:
    new.add_argument("guide", metavar="GUIDE", help="an id, id@edition or a .toml file")
    new.add_argument("--council", required=True, type=_council)
    new.add_argument("--date", type=_day, help="the assessment’s date; today if left out")
    new.add_argument(
        "--labels-from",
        type=Path,
        metavar="FILE",
        help="an assessment of the same edition, to take the labels that were looked up from",
    )
    _add_target(new)
    new.set_defaults(run=commands.new)


def _add_report_arguments(report: argparse.ArgumentParser) -> None:
    report.add_argument("file", type=Path, metavar="FILE")
    report.add_argument("--kind", required=True, choices=(*NAMED, TABLES))
    pack_command.add_audience(report)
    pack_command.add_logo(report)
    _add_target(report)
    report.set_defaults(run=pack_command.report)


def _add_password(commands_: Mapping[str, argparse.ArgumentParser]) -> None:
    for command in READ_ASSESSMENTS:
        commands_[command].add_argument(
            "--password-stdin",
            action="store_true",
            help="the file is protected; its password is the first line of standard input",
        )


def _add_target(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", required=True, type=Path, help="where to write")
    parser.add_argument("--force", action="store_true", help="write over what is there")
