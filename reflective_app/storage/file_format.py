"""What kind of file some data is of, and whether this version knows its format."""

from __future__ import annotations

from collections.abc import Mapping

from reflective_app import __version__
from reflective_app.domain import question_set as question_sets
from reflective_app.domain import responses
from reflective_app.domain.assessment import FORMAT, FORMAT_VERSION
from reflective_app.storage.key_paths import shown
from reflective_app.storage.problems import Problem, UnreadableFileError


def check_format(name: str, data: Mapping[str, object]) -> str:
    """Make sure that the data is an assessment, and say so if it is in a newer format.

    Returns:
        a sentence that names the version that wrote it; empty if this version knows the format.

    Raises:
        UnreadableFileError: it is something else.
    """
    found, version = data.get("format"), data.get("format_version")
    if found == question_sets.FORMAT:
        message = "This is a question set, not an assessment. Start a new assessment with it."
    elif found == responses.FORMAT:
        message = (
            "This is one person’s or one table’s response, not an assessment. Open the assessment "
            "that it answers, and bring the response in there."
        )
    elif found != FORMAT:
        message = "This is not an assessment of this program. Choose another file."
    elif not isinstance(version, int) or isinstance(version, bool) or version < 1:
        message = f"The version of the format cannot be {shown(version)}. Open an earlier copy."
    elif version > FORMAT_VERSION:
        by = str(data.get("app_version", ""))[:20] or "unknown"
        return (
            f"The file was written by version {by} of Reflective App, in the newer format "
            f"{version}; this is version {__version__}, which knows formats up to "
            f"{FORMAT_VERSION}. Update the program to work on it."
        )
    else:
        return ""
    raise UnreadableFileError(name, [Problem(name, message)])
