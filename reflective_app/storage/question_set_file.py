"""Reading one question set, with all its problems at once (`files.md` section 1)."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError
from pydantic_core import to_json

from reflective_app.domain.fault import Fault
from reflective_app.domain.question_set import FORMAT, FORMAT_VERSION, QuestionSet
from reflective_app.domain.question_set_rules import question_set_faults
from reflective_app.storage import migrating
from reflective_app.storage.good_records import faults_of_good_records
from reflective_app.storage.key_paths import shown
from reflective_app.storage.migrating import up_to_date
from reflective_app.storage.plain_words import faults_in
from reflective_app.storage.problems import NewerFormatError, Problem, UnreadableFileError
from reflective_app.storage.toml_text import (
    numbers_too_large,
    problems_in_file,
    toml_data,
    toml_text,
    unclean_texts,
)

_NOT_HERE = (
    "A council's own questions stand in a file of their own. Make one that begins with [guide] and "
    "extends, and move these items there."
)


def read_question_set(path: Path) -> QuestionSet:
    """The question set in a TOML file.

    Raises:
        NewerFormatError: it was written for a newer version of the program.
        UnreadableFileError: it cannot be used; every problem that was found is listed.
    """
    text = toml_text(path)
    return question_set_of(path.name, text, toml_data(path.name, text))


def question_set_of(name: str, text: str, data: dict[str, object]) -> QuestionSet:
    """The question set that the data of a file stands for. Raises what `read_question_set` does."""
    check_format(name, text, data)
    data = up_to_date(name, data, migrating.QUESTION_SET).data
    if too_large := numbers_too_large(data):
        raise UnreadableFileError(name, problems_in_file(name, text, data, too_large))
    faults = unclean_texts(text, data)
    if "local_items" in data:
        faults.append(Fault(("local_items",), None, _NOT_HERE))
        data = {key: value for key, value in data.items() if key != "local_items"}
    try:
        question_set = QuestionSet.model_validate_json(to_json(data))
    except ValidationError as error:
        misfits = list(faults_in(error.errors(include_url=False), QuestionSet))
        faults += (*misfits, *faults_of_good_records(data, [fault.place for fault in misfits]))
    else:
        faults += question_set_faults(question_set)
        if not faults:
            return question_set
    raise UnreadableFileError(name, problems_in_file(name, text, data, faults))


def check_format(name: str, text: str, data: dict[str, object]) -> None:
    """Whether the data says that it is a question set, in a format that this program knows.

    Raises:
        NewerFormatError: it was written for a newer version of the program.
        UnreadableFileError: it does not say that it is a question set.
    """
    found, version = data.get("format"), data.get("format_version")
    if found != FORMAT:
        message = f'This is not a question set. One starts with the line: format = "{FORMAT}"'
        raise UnreadableFileError(name, [Problem(name, message)])
    if isinstance(version, int) and version > FORMAT_VERSION:
        message = (
            f"This question set was written for a newer version of the program: its format is "
            f"{shown(version)}, and this program knows up to {FORMAT_VERSION}. Update the program, "
            "or ask for the set in the older format."
        )
        newer = [Fault(("format_version",), None, message)]
        raise NewerFormatError(name, problems_in_file(name, text, data, newer))
