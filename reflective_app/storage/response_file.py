"""Reading and writing one response, a `.reflect-response` file (`files.md` section 4).

The file holds the questions it asks, so it opens on a laptop that has no question sets.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from stat import S_IWGRP, S_IWOTH, S_IWUSR
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from reflective_app import __version__
from reflective_app.domain import assessment as assessments
from reflective_app.domain.fingerprint import fingerprint
from reflective_app.domain.question_set_rules import question_set_faults
from reflective_app.domain.response_rules import response_faults
from reflective_app.domain.responses import FORMAT, FORMAT_VERSION, ResponseFile
from reflective_app.storage import migrating
from reflective_app.storage.assessment_data import OF_THE_FILE, data_digest, problems_of, text_of
from reflective_app.storage.atomic import is_there, write_whole
from reflective_app.storage.bounded_json import parse
from reflective_app.storage.file_bytes import digest_of, read_within
from reflective_app.storage.key_paths import shown
from reflective_app.storage.migrating import with_its_set
from reflective_app.storage.plain_text import all_cleaned
from reflective_app.storage.plain_words import faults_in
from reflective_app.storage.problems import (
    ChangedOnDiskError,
    NewerFormatError,
    NotWritableError,
    Problem,
    UnreachableFileError,
    UnreadableFileError,
)

ENDING = ".reflect-response"

LARGEST = 5_000_000
"""Bytes. A response with every box filled in has a tenth of this."""

SENT_AGAIN = "Ask its sender for it again."
"""What helps where a response is damaged: nobody has an earlier copy."""

READ_ONLY = "This file may only be read."


def read_response(path: Path) -> ResponseFile:
    """The response in a file. The file is not touched, however damaged.

    Raises:
        NewerFormatError: a newer version wrote it.
        UnreadableFileError: it is no response, or a damaged one; every problem is listed.
    """
    return response_in(path.name, read_within(path, LARGEST, SENT_AGAIN))


def response_in(name: str, content: bytes) -> ResponseFile:
    """The response that is written in these bytes; `name` is that of the file. Raises as above."""
    data = parse(name, content, SENT_AGAIN)
    _check_format(name, data)
    cleaned, _ = all_cleaned(data)
    assert isinstance(cleaned, dict)
    response = _response_from(name, with_its_set(name, cleaned, migrating.RESPONSE).data)
    if data.get("digest") != data_digest(data):
        message = (
            "It was changed outside this program, so it cannot be told what was answered in it. "
            "Ask for the file to be sent again."
        )
        raise UnreadableFileError(name, [Problem(name, message)])
    return response


def write_response(response: ResponseFile, path: Path, expected: str | None = None) -> str:
    """Save a response whole or not at all; gives the digest of the file's bytes.

    Args:
        response: what to write.
        path: the file.
        expected: the digest of the bytes that are replaced, where they were read or written
            before; None replaces whatever is there.

    Raises:
        ChangedOnDiskError: the file is gone, or no longer the one that was expected.
        NotWritableError: the folder, disk or file does not let it be written, or it could not be
            opened again.
    """
    content = content_of(response, path)

    def last_look() -> None:
        if expected is not None:
            _make_sure(path, expected)

    last_look()
    write_whole(path, content, last_look=last_look)
    return digest_of(content)


def content_of(response: ResponseFile, path: Path) -> bytes:
    """What is written into a file, once it was read again. Raises NotWritableError if it cannot."""
    cleaned, _ = all_cleaned(_data_of(response))
    assert isinstance(cleaned, dict)
    cleaned["digest"] = data_digest(cleaned)
    content = text_of(cleaned)
    if len(content) > LARGEST:
        reason = f"It would be larger than {LARGEST // 1_000_000} MB. Shorten its longest texts."
        raise NotWritableError(path, reason)
    try:
        _response_from(path.name, parse(path.name, content))
    except UnreadableFileError as error:
        reason = f"The file could not be opened again. {error.problems[0].sentence}"
        raise NotWritableError(path, reason) from error
    return content


def is_response(path: Path) -> bool:
    """Whether a file's name says that it is a response."""
    return path.name.casefold().endswith(ENDING)


def _make_sure(path: Path, expected: str) -> None:
    """That the file is the one that was read, and may be replaced."""
    if not is_there(path):
        raise ChangedOnDiskError(path, gone=True)
    if not path.stat().st_mode & (S_IWUSR | S_IWGRP | S_IWOTH):
        raise NotWritableError(path, READ_ONLY)
    try:
        found = digest_of(read_within(path, LARGEST))
    except UnreachableFileError as error:
        raise NotWritableError(path, error.problems[0].message) from error
    except UnreadableFileError as error:
        raise ChangedOnDiskError(path) from error
    if found != expected:
        raise ChangedOnDiskError(path)


def _data_of(response: ResponseFile) -> dict[str, Any]:
    record = response.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    asked = {"fingerprint": fingerprint(response.question_set), **record.pop("question_set")}
    order = [question.id for question in response.question_set.questions()]
    for key in ("picks", "words"):
        if key in record:
            record[key] = {each: record[key][each] for each in order if each in record[key]}
    head = {"format": FORMAT, "format_version": FORMAT_VERSION, "app_version": __version__}
    return {**head, "digest": "", "question_set": asked, **record}


def _check_format(name: str, data: Mapping[str, object]) -> None:
    found, version = data.get("format"), data.get("format_version")
    if found == assessments.FORMAT:
        message = (
            "This is an assessment, not a response. Open it by itself; what people answered alone "
            f"is in the files that end in {ENDING}."
        )
    elif found != FORMAT:
        message = "This is not a response of this program. Choose another file."
    elif not isinstance(version, int) or isinstance(version, bool) or version < 1:
        message = f"The version of the format cannot be {shown(version)}. Ask for the file again."
    elif version > FORMAT_VERSION:
        by = str(data.get("app_version", ""))[:20] or "unknown"
        message = (
            f"The response was written by version {by} of Reflective App, in the newer format "
            f"{version}; this is version {__version__}. Update the program to read it."
        )
        raise NewerFormatError(name, [Problem(name, message)])
    else:
        return
    raise UnreadableFileError(name, [Problem(name, message)])


def _response_from(name: str, data: Mapping[str, object]) -> ResponseFile:
    record = {key: value for key, value in data.items() if key not in OF_THE_FILE}
    asked = record.get("question_set")
    if isinstance(asked, Mapping):
        record["question_set"] = {k: v for k, v in asked.items() if k != "fingerprint"}
    try:
        response = ResponseFile.model_validate_json(to_json(record))
    except ValidationError as error:
        misfits = faults_in(error.errors(include_url=False), ResponseFile)
        raise UnreadableFileError(name, problems_of(name, record, misfits)) from error
    in_set = question_set_faults(response.question_set)
    placed = tuple(fault._replace(place=("question_set", *fault.place)) for fault in in_set)
    if faults := placed or tuple(response_faults(response)):
        raise UnreadableFileError(name, problems_of(name, record, faults))
    return response
