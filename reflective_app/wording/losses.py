"""What was lost of a damaged file, told so that the group can put it right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from reflective_app.domain.fault import Place
from reflective_app.domain.question_set import QuestionSet
from reflective_app.wording import kept_fields
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import counted, listed

MOST_TOLD = 200
MOST_IN_NOTICE = 3
LONGEST_NAME = 60


class LossKind(Enum):
    """How something came to be lost."""

    UNREADABLE = "could not be read"
    LETTERS = "letters of it are lost"
    ENDS = "the file breaks off there"
    MISFIT = "does not fit"
    JUDGEMENT = "what was written is kept, and what was agreed is lost"
    NAME = "its name is damaged, and it was taken for this"
    REPLACED = "something stands in its place"
    SAME_SET = "the same questions were taken from this computer"
    OTHER_SET = "questions of the same edition were taken from this computer"
    PART_OF_SET = "the questions that could be read are used"
    CHANGED_SET = "the questions may have been changed"
    UNSEEN = "characters that cannot be seen"


@dataclass(frozen=True)
class Loss:
    """One thing that was lost: where, how, what the record is called, and the lines of the file."""

    kind: LossKind
    place: Place = ()
    name: str = ""
    lines: tuple[int, int] | None = None


_SECTIONS = {
    "id": "the mark by which copies of this assessment know each other",
    "revision": "when it was last saved",
    "question_set": "the questions",
    "profile": "the details on Set up",
    "participants": "who took part",
    "label_checks": "the evidence labels that were looked up",
    "local_picture": "the local picture",
    "services": "the services",
    "grid": "who gets what",
    "answers": "the answers",
    "workshop": "the plan of the workshop",
    "picks": "the votes",
    "responses": "the responses that were brought in",
    "plan": "the roadmap",
    "parking": "the parked points",
    "texts": "the texts that you wrote anew",
}
"""The parts of an assessment in the order of the file."""

_HEAD = frozenset({"format", "format_version", "app_version", "digest"})

_RECORDS = {
    "participants": "the role",
    "local_picture": "the fact",
    "services": "the service",
    "responses": "the response of",
    "actions": "the action",
    "parking": "the parked point",
    "label_checks": "the evidence label of",
    "not_now": "not now:",
    "decisions_asked": "a decision asked for",
}

_FIELDS = {
    "profile": kept_fields.PROFILE,
    "answers": kept_fields.ANSWER | {"rung": "the sentence agreed", "state": "what became of it"},
    "services": kept_fields.SERVICE,
    "actions": kept_fields.ACTION,
    "parking": kept_fields.PARKED,
    "local_picture": kept_fields.FACT,
    "not_now": kept_fields.NOT_NOW | {"reason": "reason"},
    "label_checks": kept_fields.LABEL_CHECK | {"label": "label"},
    "participants": kept_fields.PARTICIPANT | {"count": "how many"},
}

_SAID = {
    LossKind.ENDS: "The file breaks off{where}, in {what}. {after}",
    LossKind.UNREADABLE: "In {what}, something could not be read{where}.",
    LossKind.LETTERS: "In {what}, some letters are lost{where}; a � stands for each.",
    LossKind.JUDGEMENT: "In {what}, what was agreed is lost. What was written is kept.",
    LossKind.NAME: "The name of {what} is damaged (“{name}”). What stands there was kept.",
    LossKind.REPLACED: "{what} could not be read. Write it anew.",
    LossKind.MISFIT: "{what}: what stood there made no sense, and was left out.",
}

_SETS = {
    LossKind.SAME_SET: (
        "The questions in the file are damaged. The same questions are on this computer, and were "
        "used."
    ),
    LossKind.OTHER_SET: (
        "The questions in the file are damaged. Those of the same edition on this computer were "
        "used. They may be worded in another way: compare them with a printed copy."
    ),
    LossKind.PART_OF_SET: (
        "The questions in the file are damaged, and are not on this computer. Those that can be "
        "read are used; some are missing."
    ),
    LossKind.CHANGED_SET: (
        "The questions in the file are no longer those that were answered: a word or more is "
        "different. They are not on this computer, so check what they say."
    ),
    LossKind.UNSEEN: "Some characters that cannot be seen or printed were left out.",
}


def loss_lines(losses: Sequence[Loss], question_set: QuestionSet) -> tuple[str, ...]:
    """A sentence for each loss, each sentence once; of very many the rest is counted."""
    codes = question_codes(question_set)
    told = dict.fromkeys(_sentence(loss, question_set, codes) for loss in losses[: 2 * MOST_TOLD])
    lines = tuple(told)[:MOST_TOLD]
    more = len(losses) - min(len(losses), 2 * MOST_TOLD) + max(len(told) - MOST_TOLD, 0)
    return (*lines, f"And {more:,} more like these.") if more else lines


def lost_in_short(losses: Sequence[Loss]) -> str:
    """How much was lost, for a line above the list."""
    if not losses:
        return "Nothing was lost."
    verb = "is" if len(losses) == 1 else "are"
    return f"{counted(len(losses), 'thing')} {verb} lost or not certain."


def rescued_words(name: str, lines: Sequence[str]) -> str:
    """What is said above a rescued copy that was opened; `lines` are those of `loss_lines`."""
    most = " ".join(lines[:MOST_IN_NOTICE])
    more = len(lines) - MOST_IN_NOTICE
    rest = f" And {more:,} more: open {name} again to see them all." if more > 0 else ""
    return (
        f"This is what could be read of {name}, which stays as it is. Save it under another name. "
        f"{most}{rest}"
    )


def _sentence(loss: Loss, question_set: QuestionSet, codes: dict[str, str]) -> str:
    if loss.kind in _SETS:
        return _SETS[loss.kind]
    if loss.kind is LossKind.ENDS and not loss.place:
        return f"The file breaks off{_lines(loss.lines)}. If anything came after that, it is lost."
    what, where = _what(loss, question_set, codes), _lines(loss.lines)
    said = _SAID[loss.kind].format(
        what=what, where=where, after=_after(loss.place), name=_short(loss.name)
    )
    return said[:1].upper() + said[1:]


def _what(loss: Loss, question_set: QuestionSet, codes: dict[str, str]) -> str:
    """The place in words: the part of the assessment, and what it is about."""
    place = loss.place
    if not place or place[0] in _HEAD:
        return "the head of the file" if place else "a part of the file"
    section = str(place[0])
    words = _SECTIONS.get(section, f"the entry “{_short(section)}”")
    if section == "question_set" or len(place) == 1:
        return words
    if section in {"answers", "picks"}:
        return _asked(loss, question_set, codes)
    if section == "grid":
        return f"{words}: {_in_grid(place, question_set)}"
    if section == "plan" and len(place) > 2:
        place = place[1:]
    if place[0] in _RECORDS:
        return _of_record(place, loss.name)
    return f"{words} ({_field(place)})" if isinstance(place[-1], str) else words


def _asked(loss: Loss, question_set: QuestionSet, codes: dict[str, str]) -> str:
    place = loss.place
    question = str(place[1])
    what = "the answer to" if place[0] == "answers" else "the votes on"
    if question in codes:
        about = f"{codes[question]} “{_short(question_set.question(question).text)}”"
    else:
        about = f"a question that is not in the set (“{_short(question)}”)"
    if place[0] == "answers" and len(place) > 2:
        return f"{what} {about} ({_field(place)})"
    return f"{what} {about}"


def _of_record(place: Place, name: str) -> str:
    kind, number = _RECORDS[str(place[0])], place[1]
    if not name and isinstance(number, int):
        record = f"{kind.removeprefix('the ')} {number + 1}"
    else:
        record = f"{kind} “{_short(name or str(number))}”"
    return f"{record} ({_field(place)})" if len(place) > 2 else record


def _in_grid(place: Place, question_set: QuestionSet) -> str:
    item = str(place[1])
    words = f"“{_short(item)}”"
    if question_set.has_item(item):
        words = f"“{_short(question_set.item(item).title)}”"
    labels = {group.id: group.label for group in question_set.family_groups}
    if len(place) > 2:
        words += f", {_short(labels.get(str(place[2]), str(place[2])))}"
    return words


def _field(place: Place) -> str:
    """What a field is called: of a record its own, of a part the entry in it."""
    name = str(place[2] if len(place) > 2 else place[-1])
    told = _FIELDS.get(str(place[0]), {}).get(name)
    return told or f"“{_short(name.replace('_', ' '))}”"


def _after(place: Place) -> str:
    """What would have come after the part in which a file breaks off."""
    order = list(_SECTIONS)
    if not place or place[0] not in _SECTIONS:
        return "The rest of it is lost."
    later = [_SECTIONS[name] for name in order[order.index(str(place[0])) + 1 :]]
    if not later:
        return "The rest of it is lost."
    return f"The rest of it is lost, and if there were any: {listed(later)}."


def _lines(lines: tuple[int, int] | None) -> str:
    if lines is None:
        return ""
    first, last = lines
    return f" (line {first:,})" if first == last else f" (lines {first:,} to {last:,})"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…"
