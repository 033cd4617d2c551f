"""Reading a file of a council's own questions, with all its problems at once."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError
from pydantic_core import to_json

from reflective_app.domain.fault import Fault
from reflective_app.domain.local_questions import LocalQuestions, local_faults
from reflective_app.domain.question_set import QuestionSet
from reflective_app.storage import migrating
from reflective_app.storage.good_records import faults_of_good_local_items
from reflective_app.storage.key_paths import shown
from reflective_app.storage.migrating import up_to_date
from reflective_app.storage.plain_words import faults_in
from reflective_app.storage.problems import UnreadableFileError
from reflective_app.storage.question_set_file import check_format
from reflective_app.storage.toml_text import (
    numbers_too_large,
    problems_in_file,
    toml_data,
    toml_text,
    unclean_texts,
)


def extends(data: dict[str, object]) -> str | None:
    """The id of the guide that a file's questions stand beside; None for a guide's own set."""
    guide = data.get("guide")
    name = guide.get("extends") if isinstance(guide, dict) else None
    return name if name is None or isinstance(name, str) else shown(name)


def read_local_questions(path: Path, question_set: QuestionSet) -> LocalQuestions:
    """The questions in a file that extends this set.

    Raises:
        NewerFormatError: it was written for a newer version of the program.
        UnreadableFileError: it cannot be used; every problem that was found is listed.
    """
    text = toml_text(path)
    return local_questions_of(path.name, text, toml_data(path.name, text), question_set)


def local_questions_of(
    name: str, text: str, data: dict[str, object], question_set: QuestionSet
) -> LocalQuestions:
    """The questions that the data of a file stands for. Raises as `read_local_questions` does."""
    check_format(name, text, data)
    data = up_to_date(name, data, migrating.QUESTION_SET).data
    if too_large := numbers_too_large(data):
        raise UnreadableFileError(name, problems_in_file(name, text, data, too_large))
    faults = unclean_texts(text, data)
    try:
        local = LocalQuestions.model_validate_json(to_json(data))
    except ValidationError as error:
        misfits = list(faults_in(error.errors(include_url=False), LocalQuestions))
        broken = [fault.place for fault in misfits]
        faults += (*misfits, *faults_of_good_local_items(data, broken, question_set))
    else:
        if local.guide.extends == question_set.guide.id:
            faults += local_faults(local, question_set)
        else:
            faults = [_other_guide(local.guide.extends, question_set.guide.id)]
        if not faults:
            return local
    raise UnreadableFileError(name, problems_in_file(name, text, data, faults))


def _other_guide(extended: str, wanted: str) -> Fault:
    message = (
        f"These questions stand beside the guide {extended}, not beside {wanted}. Choose an "
        "assessment of that guide, or another file."
    )
    return Fault(("guide", "extends"), None, message)
