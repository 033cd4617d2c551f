"""Documents and tables of data on their way to a file: its name, for whom it may be, and that what
was written is what stands there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import findings
from reflective_app.reports.data import NAMES, DataName, data_csv, data_workbook
from reflective_app.reports.documents import KINDS
from reflective_app.reports.outline import Outline
from reflective_app.reports.sections import Selection
from reflective_app.reports.verified import (
    counted_rows,
    counted_words,
    lost_words,
    missing_from,
    missing_rows,
)
from reflective_app.storage.atomic import write_whole
from reflective_app.wording.file_names import file_name
from reflective_app.wording.sections import AUDIENCES, COPY_FOR, Audience

if TYPE_CHECKING:
    from reflective_app.reports.logo import Logo

CHOSEN_SECTIONS = "chosen sections"
"""What the name of a file says of a copy whose sections somebody has chosen."""

TABLE_READERS = (None, Audience.TEAM)
"""Who may have the tables of data: whoever has the whole record, and the working team."""
FOR_READER = {
    audience: words.removeprefix("This copy is for ") for audience, words in COPY_FOR.items()
}
"""Readers in the middle of a sentence."""

NOT_READ = "It could not be read back from the disk."
NOT_THE_SAME = "What stands on the disk is not what was written."
SAVE_AGAIN = "Do not use the file; save it again, or in another folder."


class NotReadBackError(Exception):
    """A file was written, and what stands on the disk is not all that was to be in it."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep the file and sentences that say what is wrong and what to do."""
        self.path, self.reason = path, reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        """Which file, what is wrong, and what to do."""
        return f"{self.path.name} is not as it should be. {self.reason}"


def write_checked(
    path: Path,
    content: Outline,
    data: bytes,
    assessment: Assessment,
) -> str:
    """Write a document, read the file back from the disk, and look for all that it is to say.

    Gives how many answers, notes and actions are in the file, as a sentence. Any thread may.

    Args:
        path: where to write; its ending says what kind of file it is.
        content: what the document says.
        data: the same as a whole file.
        assessment: what the document is of.

    Raises:
        NotWritableError: nothing was written; what was there before is whole.
        NotReadBackError: the file is there, and something is wrong with it.
    """
    on_disk = _written(path, data)
    try:
        missing = missing_from(content, on_disk, path.suffix)
        held = counted_words(content, assessment)
    except Exception as error:  # the file is there: nobody may be told that it was not made
        raise NotReadBackError(path, f"{NOT_READ} {SAVE_AGAIN}") from error
    if missing:
        raise NotReadBackError(path, lost_words(missing))
    return held


def write_table(path: Path, name: DataName | None, data: bytes, assessment: Assessment) -> str:
    """The same for a file of data: it is read back from the disk, and its rows are counted.

    Gives how many rows of each table are in the file, as a sentence. Any thread may.

    Args:
        path: where to write.
        name: of the table, where the file is a CSV; None for a workbook, which holds all four.
        data: the whole file.
        assessment: what the tables are of.

    Raises:
        NotWritableError: nothing was written; what was there before is whole.
        NotReadBackError: the file is there, and something is wrong with it.
    """
    on_disk = _written(path, data)
    try:
        missing = missing_rows(assessment, on_disk, name)
        held = counted_rows(assessment, name)
    except Exception as error:  # the file is there: nobody may be told that it was not made
        raise NotReadBackError(path, f"{NOT_READ} {SAVE_AGAIN}") from error
    if missing:
        raise NotReadBackError(path, f"Read back: {' '.join(missing)} {SAVE_AGAIN}")
    return held


def _written(path: Path, data: bytes) -> bytes:
    """Write a file; what stands on the disk then, which is the same. Raises as its callers say."""
    write_whole(path, data)
    try:
        on_disk = path.read_bytes()
    except OSError as error:
        raise NotReadBackError(path, f"{NOT_READ} {SAVE_AGAIN}") from error
    if on_disk != data:
        raise NotReadBackError(path, f"{NOT_THE_SAME} {SAVE_AGAIN}")
    return on_disk


def with_logo(content: Outline, file: Path | None) -> Outline:
    """A document with the logo that a file holds; without a file it stays as it is.

    Raises LogoError where the file cannot be read or is no picture that can be used.
    """
    return content if file is None else replace(content, logo=read_logo_file(file))


def read_logo_file(file: Path) -> Logo:
    """The logo that a file holds, of which no more is read than a logo may have.

    Raises LogoError where the file cannot be read or is no picture that can be used.
    """
    from reflective_app.reports.logo import (  # the picture library is large
        LARGEST_FILE,
        LogoError,
        read_logo,
    )

    try:
        if not file.is_file():  # a connection would be waited for
            raise OSError(file)
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise LogoError(f"{file.name} could not be opened. Choose another file.") from error
    return read_logo(data)


def copy_name(kind: str, selection: Selection, ending: str, assessment: Assessment) -> str:
    """The name of a file, which says for whom the copy is where the document has sections."""
    document, parts = KINDS[kind], [KINDS[kind].name]
    if document.sections and selection.audience is not None:
        parts.append(AUDIENCES[selection.audience])
    if document.sections and selection.chosen is not None:
        parts.append(CHOSEN_SECTIONS)
    return file_name(assessment, ending, " ".join(parts))


def tables_of(ending: str) -> tuple[DataName | None, ...]:
    """The files that tables of data are in: a workbook is one, without a name; of CSV each is one.

    Raises KeyError for an ending that tables cannot be had with.
    """
    return {".xlsx": (None,), ".csv": NAMES}[ending]


def table_bytes(name: DataName | None, assessment: Assessment) -> bytes:
    """One table as CSV, or without a name all four as a workbook."""
    found = findings(assessment)
    return data_workbook(found, assessment) if name is None else data_csv(name, found, assessment)


def table_name(name: DataName | None, assessment: Assessment) -> str:
    """The name of a file of data, such as `Newshire_Kinship-Care_Data-actions_2026-11-22.csv`."""
    if name is None:
        return file_name(assessment, ".xlsx", "Data tables")
    return file_name(assessment, ".csv", f"Data {name}")


def tables_refused(audience: Audience | None) -> str:
    """Why copies for these readers come without tables of data; empty where they may have them.

    A table has no sections: whoever is sent one is sent all that is recorded.
    """
    if audience in TABLE_READERS:
        return ""
    return (
        f"Data tables hold every answer, note and action, so there are none in copies for "
        f"{FOR_READER[audience]}."
    )


def meant_for(audience: Audience | None) -> tuple[str, ...]:
    """The kinds of documents that an audience may have; without one, all of them."""
    return tuple(
        key for key, kind in KINDS.items() if audience is None or audience in kind.given_to
    )


def left_out_words(audience: Audience | None) -> str:
    """Which documents are not made for an audience unless they are named; empty where all are."""
    left = [kind.name for key, kind in KINDS.items() if key not in meant_for(audience)]
    if audience is None or not left:
        return ""
    return (
        f"Not made for {FOR_READER[audience]}: {'; '.join(left)}. They are whole, and hold what "
        "copies for such readers leave out. With --kinds you can have them all the same."
    )


def whole_words(kinds: Iterable[str], audience: Audience | None) -> str:
    """Which of these documents hold what copies for an audience leave out.

    Empty where none does. Whoever sends them on must know.
    """
    meant = meant_for(audience)
    whole = [KINDS[kind].name for kind in kinds if kind not in meant]
    if audience is None or not whole:
        return ""
    they, hold = ("it is", "holds") if len(whole) == 1 else ("they are", "hold")
    return (
        f"Not meant for {FOR_READER[audience]}: {'; '.join(whole)}. There is no shorter copy: "
        f"{they} whole, and {hold} what copies for such readers leave out."
    )
