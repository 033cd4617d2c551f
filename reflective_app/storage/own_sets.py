"""The council's own question sets: taken into the user's folder, and out of it."""

from __future__ import annotations

import re
from pathlib import Path

from reflective_app.domain.fault import Fault
from reflective_app.domain.question_set import QuestionSet
from reflective_app.storage import places
from reflective_app.storage.atomic import is_there, reason_of, write_whole
from reflective_app.storage.file_bytes import read_within, real
from reflective_app.storage.local_questions_file import extends, local_questions_of
from reflective_app.storage.problems import (
    AlreadyExistsError,
    NotWritableError,
    UnreadableFileError,
)
from reflective_app.storage.question_set_file import question_set_of
from reflective_app.storage.question_set_library import (
    Library,
    ListedSet,
    edition_name,
    extended_set,
    list_question_sets,
    read_library,
)
from reflective_app.storage.toml_text import LARGEST, decoded, problems_in_file, toml_data

ENDING = ".toml"
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_NO_FOLDER = "The folder for your own question sets could not be made. Check your disk."
_MAY_NOT_REMOVE = "The file may only be read, or is open in another program. Close it there first."


class SetThereAlreadyError(AlreadyExistsError):
    """This revision of an own question set is there already. Nothing was written."""

    def __init__(self, path: Path, name: str) -> None:
        """Keep the file that is in the way and what it holds."""
        super().__init__(path)
        self.name = name

    def __str__(self) -> str:
        """What happened."""
        return (
            f"{self.name} is among your own question sets already, in {self.path.name}. "
            "It was left as it is."
        )


class NotRemovedError(Exception):
    """A question set could not be removed; the message says why. Nothing was changed."""


def add_question_set(path: Path, *, replace: bool = False) -> Path:
    """Take a file of questions into the user's folder, and give the place where it stands now.

    It is a question set, or the council's own questions beside one. It is read and checked first;
    what is copied are its very bytes. One that is there already is left as it is, unless it is to
    be replaced.

    Raises:
        UnreadableFileError: it cannot be used, with every reason; or it comes with the program.
        SetThereAlreadyError: this revision is there already, or a file of its name is.
        NotWritableError: the copy could not be written.
    """
    content = read_within(path, LARGEST)
    text = decoded(path.name, content)
    data = toml_data(path.name, text)
    if (extended := extends(data)) is None:
        target, name, taken = _place_for_set(path.name, text, data)
    else:
        target, name, taken = _place_for_local(path.name, text, data, extended)
    if taken and not replace:
        raise SetThereAlreadyError(target, name)
    _make_folder()
    write_whole(target, content)
    return target


def remove_question_set(path: Path) -> None:
    """Take a question set out of the user's folder for good. Nothing else is touched.

    Raises NotRemovedError where the file stands elsewhere, as the sets do that come with the
    program, or where the computer forbids it.
    """
    if not is_own(path):
        raise NotRemovedError(
            f"{path.name} is not one of your own question sets, so it was left. "
            "Those that come with the program stay."
        )
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        why = reason_of(error, _MAY_NOT_REMOVE)
        raise NotRemovedError(f"{path.name} could not be removed. {why}") from error


def is_own(path: Path) -> bool:
    """Whether this is the file of a question set in the user's folder."""
    folder = places.question_sets()
    return path.suffix.lower() == ENDING and real(path.parent) == real(folder)


def revision_name(question_set: QuestionSet) -> str:
    """How one revision is named: `kinship-care@2024-10, revision 1`."""
    return f"{edition_name(question_set)}, revision {question_set.guide.revision}"


def _refuse_shipped(
    name: str, text: str, question_set: QuestionSet, listed: tuple[ListedSet, ...]
) -> None:
    edition = edition_name(question_set)
    for other in listed:
        if other.shipped and other.question_set and edition_name(other.question_set) == edition:
            message = (
                f"{edition} comes with the program, and no set of your own can stand in for it. "
                "Give this set another id or edition."
            )
            fault = Fault(("guide",), None, message)
            raise UnreadableFileError(name, problems_in_file(name, text, {}, [fault]))


def _place_for_set(file: str, text: str, data: dict[str, object]) -> tuple[Path, str, bool]:
    """Where a set goes, what it is called, and whether its revision or a broken file is there.

    Names of two different sets may come out the same (`a` of edition `b-c`, `a-b` of `c`).
    """
    question_set = question_set_of(file, text, data)
    listed = list_question_sets()
    _refuse_shipped(file, text, question_set, listed)
    own = {each.path: each.question_set for each in listed if is_own(each.path)}
    name = revision_name(question_set)
    for there, held in own.items():
        if held is not None and revision_name(held) == name:
            return there, name, True
    guide = question_set.guide
    stem = f"{guide.id}-{guide.edition}-r{guide.revision}"
    target, number = places.question_sets() / f"{stem}{ENDING}", 1
    while is_there(target):
        if not any(held and there.samefile(target) for there, held in own.items()):
            return target, name, True
        number += 1
        target = target.with_name(f"{stem}-{number}{ENDING}")
    return target, name, False


def _place_for_local(
    file: str, text: str, data: dict[str, object], extended: str
) -> tuple[Path, str, bool]:
    """The same for the council's own questions; they are checked beside all it has already."""
    library = read_library()
    question_set = extended_set(file, extended, library.sets)
    title = local_questions_of(file, text, data, question_set).guide.title
    guide = question_set.guide.id
    stem = f"{guide}-local-{_NOT_PLAIN.sub('-', title.lower()).strip('-')[:40]}"
    target = places.question_sets() / f"{stem.strip('-')}{ENDING}"
    others = (each for each in library.local if each.path != target)
    local_questions_of(file, text, data, Library((), tuple(others)).with_local(question_set))
    return target, f"“{title}” beside {guide}", is_there(target)


def _make_folder() -> None:
    folder = places.question_sets()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritableError(folder, reason_of(error, _NO_FOLDER)) from error
