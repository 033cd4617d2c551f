"""What the window calls files: their endings, a name to save under, a name for kept work."""

from __future__ import annotations

import re
from itertools import chain, count
from pathlib import Path

from reflective_app.domain.assessment import Assessment
from reflective_app.storage.atomic import is_there
from reflective_app.storage.recovery import DamagedCopy, KeptCopy, LockedCopy
from reflective_app.storage.response_copies import ResponseCopy

SUFFIX, RESPONSE_SUFFIX = ".reflect", ".reflect-response"


def copy_name(copy: KeptCopy | ResponseCopy) -> str:
    """What to call kept work: its file's name, else its council."""
    if isinstance(copy, DamagedCopy):
        return copy.path.name
    if isinstance(copy, ResponseCopy):
        return copy.original.stem if copy.original else copy.response.council
    if isinstance(copy, LockedCopy):
        return copy.original.stem if copy.original else "a protected assessment"
    return copy.original.stem if copy.original else copy.assessment.profile.council


_REJECTED = re.compile(r'["*:<>?/\\|#%&{}~\x00-\x1f]')


def suggested_name(assessment: Assessment) -> str:
    """A file name that SharePoint takes: Newshire_Kinship-Care_2026-11-22.reflect."""
    profile, guide = assessment.profile, assessment.question_set.guide
    parts = (profile.council, guide.title, profile.date.isoformat())
    words = ("-".join(_REJECTED.sub("", part).split()).strip(".-_") for part in parts)
    return "_".join(word for word in words if word)[:120] + SUFFIX


def suggestion(folder: Path, assessment: Assessment) -> Path:
    """Where to save a new file: under the name above, with a number where there is such a file."""
    first = folder / suggested_name(assessment)
    names = (f"{first.stem}_{number}{SUFFIX}" for number in count(2))
    return next(path for path in chain([first], map(first.with_name, names)) if not is_there(path))
