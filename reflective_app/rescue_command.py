"""The command `rescue`: what can be read of a damaged assessment, as a sound file."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from reflective_app.commands import DONE, PROBLEMS, refuse_existing, refuse_input, tell
from reflective_app.storage.assessment_file import write_assessment
from reflective_app.storage.rescue import rescue_file
from reflective_app.wording.losses import loss_lines, lost_in_short


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of `rescue`."""
    parser.add_argument("file", type=Path, metavar="FILE", help="it is read, and never written")
    parser.add_argument("--to", required=True, type=Path, metavar="OUT", help="where to write")
    parser.add_argument("--force", action="store_true", help="write over what is there")
    parser.set_defaults(run=rescue)


def rescue(asked: argparse.Namespace) -> int:
    """Write what can be read, and name what was lost: it is a problem wherever anything was."""
    refuse_input(asked.to, asked.file)
    refuse_existing(asked.to, force=asked.force)
    found = rescue_file(asked.file, date.today(), asked.password)
    now = datetime.now(UTC)
    write_assessment(
        found.assessment,
        asked.to,
        saved_on=now,
        expected=None,
        replace=asked.force,
        key=found.key,
    )
    sys.stdout.write(f"Wrote {asked.to}\n{lost_in_short(found.losses)}\n")
    sys.stdout.flush()
    tell(loss_lines(found.losses, found.assessment.question_set))
    return PROBLEMS if found.losses else DONE
