"""A file that was opened, as a document with what there is to tell about it."""

from __future__ import annotations

from pathlib import Path

from reflective_app.gui.document import AssessmentDocument
from reflective_app.storage.assessment_file import Opened

ONLY_TO_READ = (
    "You can look through it and print it. What you change is kept only in the file that you save "
    "it as; this one stays as it is."
)


def document_of(opened: Opened, path: Path) -> tuple[AssessmentDocument, tuple[str, ...]]:
    """The document, and its notices.

    A file of a newer version opens without its path, so that saving asks for another.
    """
    notices = tuple(notice.message for notice in opened.notices)
    value, key = opened.assessment, opened.key
    if opened.read_only:
        document = AssessmentDocument(value, title=f"{path.stem} (to read)", key=key)
        return document, (*notices, ONLY_TO_READ)
    digest = opened.disk_digest
    return AssessmentDocument(value, path=path, disk_digest=digest, key=key), notices
