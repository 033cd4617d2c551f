"""The command `paper`: one kind of sheet, blank from a question set or for one council."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reflective_app.commands import (
    DONE,
    CannotStartError,
    read_file,
    refuse_existing,
    refuse_input,
)
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.question_set import QuestionSet
from reflective_app.reports.documents import paper_document, refuse_paper_as
from reflective_app.reports.paper.asked import Which, chosen, chosen_words, usual
from reflective_app.reports.paper.kit import KINDS
from reflective_app.storage.atomic import write_whole
from reflective_app.storage.checks import ASSESSMENT_ENDING
from reflective_app.storage.question_set_library import to_start_from
from reflective_app.wording.dates import counted

NO_ORDER = (
    "There is no running order with questions to print. Plan the workshop in its file, or ask for "
    "--questions essential or --questions all."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of `paper`."""
    parser.add_argument(
        "source",
        metavar="GUIDE|FILE",
        help="an id, id@edition or a .toml file for blank sheets; an assessment for its council’s",
    )
    parser.add_argument("--kind", required=True, choices=KINDS)
    parser.add_argument(
        "--questions",
        choices=[which.value for which in Which],
        help="which are printed: those of the workshop’s running order, where there is one, if "
        "left out; else the essential ones of a long set and all of a short one. The council’s own "
        "always are, and come last",
    )
    parser.add_argument("--to", required=True, type=Path, help="where to write: .pdf or .txt")
    parser.add_argument("--force", action="store_true", help="write over what is there")
    parser.set_defaults(run=paper)


def paper(asked: argparse.Namespace) -> int:
    """Write one kind of sheet, and say how large the pile is.

    Raises CannotStartError for a guide without questions, and where a running order is wanted that
    nobody has planned.
    """
    refuse_paper_as(asked.to.suffix)
    refuse_input(asked.to, Path(asked.source))
    question_set, assessment = _read(asked)
    refuse_existing(asked.to, force=asked.force)
    order = assessment.workshop.asked if assessment else ()
    which = Which(asked.questions) if asked.questions else usual(question_set, order)
    questions = chosen(question_set, which, order)
    if not questions and which is Which.ORDER:
        raise CannotStartError(NO_ORDER)
    made = paper_document(asked.kind, asked.to.suffix, question_set, questions, assessment)
    write_whole(asked.to, made.data)
    kind = KINDS[asked.kind]
    pile = f": {counted(made.pages, 'page')}, {kind.copies} ({kind.paper})" if made.pages else ""
    sys.stdout.write(f"Wrote {asked.to}{pile}\n")
    if kind.asks:
        more = " For all of them add --questions all." if which is not Which.ALL else ""
        sys.stdout.write(f"{chosen_words(question_set, questions, which)}{more}\n")
    return DONE


def _read(asked: argparse.Namespace) -> tuple[QuestionSet, Assessment | None]:
    """The questions, and the assessment where one was named."""
    source: str = asked.source
    if source.lower().endswith(ASSESSMENT_ENDING):
        assessment = read_file(Path(source), asked)
        return assessment.question_set, assessment
    question_set = to_start_from(source)
    if not question_set.every_item:
        raise CannotStartError(
            f"“{question_set.guide.title}” has no questions yet, so there is nothing to print. "
            "Choose another guide."
        )
    return question_set, None
