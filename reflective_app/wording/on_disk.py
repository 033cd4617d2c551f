"""What is said where the file on the disk is not the one that is open, and of copies beside it."""

from __future__ import annotations

from collections.abc import Sequence

from reflective_app.wording.dates import listed

KEPT_THEIRS = "If you write yours over it, theirs is kept with the earlier versions first."
KEPT_MINE = "If you take theirs, what you have not saved is kept, and offered on the start page."
CANNOT_COMPARE = "It cannot be read now, so the two cannot be compared."
ANOTHER = "It is another assessment, and not a version of this one."
NO_DIFFERENCE = "Both say the same: nothing that was written down differs."
THEIRS_NOT_KEPT = "Nothing was written, because theirs could not be kept first."
MINE_NOT_KEPT = "Nothing was opened, because what you have not saved could not be kept first."
TITLE = "Yours and theirs"


def changed_notice(name: str) -> str:
    """That a file was changed while it is open here."""
    return (
        f"{name} was changed by someone else, or in another window, since you opened it. Saving "
        "will ask you first."
    )


def gone_words(name: str) -> str:
    """That a file is gone while it is open here."""
    return (
        f"{name} is no longer in its folder: it was moved, renamed or deleted. What is open here "
        "is whole. Save it under another name, or put the file back."
    )


def out_of_reach_words(name: str) -> str:
    """That the drive or the folder of a file cannot be reached."""
    return (
        f"The folder of {name} cannot be reached now: the network or the drive may be away. What "
        "is open here is whole. Connect it again, or save under another name."
    )


def compare_words(name: str, notes: Sequence[str]) -> str:
    """What stands above the list of what differs between the open assessment and its file."""
    return " ".join((f"What is open here, beside {name} as it is on the disk now.", *notes))


def copies_notice(names: Sequence[str]) -> str:
    """That copies of the same assessment lie beside the file."""
    if len(names) == 1:
        which = f"Another copy of this assessment lies beside its file: {names[0]}."
    else:
        which = (
            f"{len(names)} other copies of this assessment lie beside its file: {listed(names)}."
        )
    return f"{which} Sync programs make them where two people work at once."


def copy_words(name: str, place: int, many: int) -> str:
    """What stands above the list of what differs between the open assessment and a copy."""
    which = f" (copy {place} of {many})" if many > 1 else ""
    return (
        f"What is open here, beside {name}{which}. To bring something over, open the copy, or "
        "write it in here. Neither file is changed by looking."
    )
