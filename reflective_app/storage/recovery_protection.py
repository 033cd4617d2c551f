"""Unsaved work of earlier sessions, once the file that it belongs to is protected."""

from __future__ import annotations

from uuid import UUID

from reflective_app.storage.protected import Key
from reflective_app.storage.recovery import RecoveryCopy, keep, kept_copies


def protect(assessment_id: UUID, key: Key) -> None:
    """Seal unsaved work of earlier sessions on a file that is protected from now on.

    Raises NotWritableError: one could not be written; it is as it was.
    """
    for copy in kept_copies():
        if isinstance(copy, RecoveryCopy) and copy.assessment.id == assessment_id:
            keep(
                copy.assessment,
                session=copy.path.stem,
                original=copy.original,
                original_digest=copy.original_digest,
                kept_on=copy.kept_on,
                key=key,
            )
