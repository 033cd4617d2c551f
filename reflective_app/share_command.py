"""The command `share`: a copy of an assessment with parts left out, searched before it counts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from reflective_app.commands import (
    DONE,
    WRONG_USE,
    CannotStartError,
    read_file,
    refuse_input,
    tell,
    tell_of_people,
)
from reflective_app.domain.alias import AliasError
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.personal_data import personal_data
from reflective_app.domain.shared_mark import Part, Reader
from reflective_app.domain.sharing import Sharing, WiderError
from reflective_app.storage.plain_text import cleaned
from reflective_app.storage.shared_copy_file import write_shared_copy
from reflective_app.wording.sharing import (
    FOR,
    TITLES_LEAVE,
    checked_words,
    leaving_words,
    staying_words,
)

ONLY_PARTNER = "--with, --alias and --may-be-named are for a partner’s copy only."
NO_ALIAS_NAMED = "A council with an alias cannot be named. Leave out --alias or --may-be-named."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of `share`."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--for",
        dest="reader",
        required=True,
        type=Reader,
        choices=list(Reader),
        metavar="READER",
        help=f"{', '.join(Reader)}: each is given less than the one before",
    )
    parser.add_argument("--to", required=True, type=Path, metavar="OUT", help="where to write")
    parser.add_argument(
        "--with",
        dest="parts",
        nargs="+",
        type=Part,
        choices=list(Part),
        default=(),
        metavar="PART",
        help=f"for a partner, what leaves besides: {', '.join(Part)}",
    )
    parser.add_argument("--alias", default="", help="for a partner, in place of the council’s name")
    parser.add_argument(
        "--may-be-named",
        action="store_true",
        help="for a partner: the council agrees to be named in a regional picture",
    )
    parser.add_argument("--force", action="store_true", help="write over what is there")
    parser.set_defaults(run=share)


def share(asked: argparse.Namespace) -> int:
    """Say what leaves and what stays, write the copy, and search it.

    Raises:
        CannotStartError: there is no such copy of this file. Nothing was written.
        LeftBehindError and what a written file can come to: see `write_shared_copy`.
    """
    if asked.reader is not Reader.PARTNER and (asked.parts or asked.alias or asked.may_be_named):
        tell([ONLY_PARTNER])
        return WRONG_USE
    alias = cleaned(asked.alias)[0].strip()
    if alias and asked.may_be_named:
        tell([NO_ALIAS_NAMED])
        return WRONG_USE
    assessment = read_file(asked.file, asked)
    refuse_input(asked.to, asked.file)
    sharing = Sharing(
        reader=asked.reader,
        on=date.today(),
        parts=frozenset(asked.parts),
        alias=alias,
        may_be_named=asked.may_be_named,
    )
    written = _written(assessment, sharing, asked)
    _list(f"What leaves, {FOR[sharing.reader]}:", leaving_words(written[0], sharing))
    _list("What stays here:", staying_words(assessment, sharing))
    sys.stdout.write(f"{TITLES_LEAVE}\nWrote {asked.to}\n{checked_words(written[1])}\n")
    tell_of_people(personal_data(written[0]), written[0])
    return DONE


def _written(
    assessment: Assessment, sharing: Sharing, asked: argparse.Namespace
) -> tuple[Assessment, int]:
    try:
        made = write_shared_copy(assessment, sharing, asked.to, replace=asked.force)
    except (AliasError, WiderError) as error:
        raise CannotStartError(f"{error} Nothing was written.") from error
    return made.assessment, made.looked_for


def _list(title: str, lines: Iterable[str]) -> None:
    sys.stdout.write(f"{title}\n")
    for line in lines:
        sys.stdout.write(f"    {line}\n")
