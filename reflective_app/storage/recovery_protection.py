"""Unsaved work of earlier sessions, once the file that it belongs to is protected."""

from __future__ import annotations

from uuid import UUID, uuid4

from reflective_app.storage.problems import NotWritableError
from reflective_app.storage.protected import Key
from reflective_app.storage.recovery import ENDING, RecoveryCopy, discard, keep, kept_copies


def protect(assessment_id: UUID, key: Key) -> None:
    """Seal unsaved work of earlier sessions on a file that is protected from now on.

    Raises:
        NotWritableError: some could not be sealed, and are as they were. It is the first of them;
            all the others are sealed.
    """
    faults: list[NotWritableError] = []
    for copy in kept_copies():
        if isinstance(copy, RecoveryCopy) and copy.assessment.id == assessment_id:
            try:
                _seal(copy, key)
            except NotWritableError as fault:
                faults.append(fault)
    if faults:
        raise faults[0]


def _seal(copy: RecoveryCopy, key: Key) -> None:
    """In its place; one that was set aside under a name that is no session's gets a new one."""
    sealed = keep(
        copy.assessment,
        session=copy.path.stem if copy.path.suffix == ENDING else uuid4().hex,
        original=copy.original,
        original_digest=copy.original_digest,
        kept_on=copy.kept_on,
        key=key,
    )
    if sealed != copy.path:
        discard(copy.path)
