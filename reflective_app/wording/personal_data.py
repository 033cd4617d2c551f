"""What is said of likely personal data: what it is, where it stands, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.fault import Place
from reflective_app.domain.personal_data import MOST, Finding, personal_data
from reflective_app.domain.personal_signs import Kind
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.responses import ResponseFile
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import counted
from reflective_app.wording.field_names import (
    ACTION_TEXTS,
    ASIDE_TEXTS,
    FACT_TEXTS,
    NOTES,
    PARKED_TEXTS,
    PROFILE_TEXTS,
    SERVICE_TEXTS,
    short,
)

Record = Assessment | ResponseFile


class _Kind(NamedTuple):
    """A kind of record: its name, the field that names one of them, and its fields."""

    name: str
    title: str
    fields: Sequence[tuple[str, str]]


_FACT = _Kind("Local facts", "what", FACT_TEXTS)
_SERVICE = _Kind("Services", "name", SERVICE_TEXTS)
_ACTION = _Kind("Actions", "title", ACTION_TEXTS)

KINDS = {
    Kind.EMAIL: "An e-mail address",
    Kind.NHS_NUMBER: "An NHS number",
    Kind.PHONE: "A phone number",
    Kind.INSURANCE_NUMBER: "A National Insurance number",
    Kind.BIRTH: "A date of birth",
    Kind.POSTCODE: "A postcode",
    Kind.AGE: "A name or initials with an age",
    Kind.NAME: "A person’s name",
}

TITLE = "Likely personal data"
NONE_FOUND = (
    "Nothing in your notes looks like personal data. This looks at shapes, such as phone numbers "
    "and initials with an age. It can miss something: read what you send all the same."
)
WHAT_TO_DO = (
    "Take out what is not needed: write a role instead of a name, and leave out what could point "
    "to one child or family."
)
MAY_BE_HARMLESS = "It may be harmless: you decide."
NAMED = 5
"""So many places are named in one line of a command."""


def count_words(found: Sequence[Finding]) -> str:
    """How many there are: “Likely personal data in 2 places.”"""
    return f"{TITLE} in {places_words(found)}."


def places_words(found: Sequence[Finding]) -> str:
    """“2 places”; of very many, how many are listed."""
    if len(found) >= MOST:
        return f"{MOST} places or more"
    return counted(len(found), "place")


def notice(found: Sequence[Finding], record: Record) -> str:
    """One line for a command, which names places and not what stands there; empty without any."""
    if not found:
        return ""
    named = [f"{place_words(each.place, record)} ({_inside(each)})" for each in found[:NAMED]]
    rest = len(found) - NAMED
    more = f"; and {counted(rest, 'more place', 'more places')}" if rest > 0 else ""
    return f"{TITLE} in {places_words(found)}: {'; '.join(named)}{more}. Look before you send it."


def in_own_answers(response: ResponseFile) -> tuple[Finding, ...]:
    """What is likely to be personal data in what somebody wrote alone, beside questions."""
    asked = set(response.asked)
    found = personal_data(response)
    return tuple(each for each in found if each.place[0] == "words" and each.place[1] in asked)


def own_answers_words(found: Sequence[Finding], response: ResponseFile) -> str:
    """The same in words for who is about to send it: which questions, what, and what to do."""
    if not found:
        return ""
    codes = question_codes(response.question_set)
    named = [f"{codes[str(each.place[1])]} ({_inside(each)})" for each in found[:NAMED]]
    rest = len(found) - NAMED
    more = f"; and {counted(rest, 'more place', 'more places')}" if rest > 0 else ""
    return f"{TITLE} in {places_words(found)}: {'; '.join(named)}{more}. {WHAT_TO_DO}"


def _inside(found: Finding) -> str:
    kind = KINDS[found.kind]
    return kind[0].lower() + kind[1:]


def place_words(place: Place, record: Record) -> str:
    """Where a text stands, as Find says it: “R1 · Question 2 · Note”."""
    name = _PLACES.get(str(place[0]), _anywhere)
    return name(place, record)


def question_words(question_id: str, question_set: QuestionSet) -> str:
    """“R1 · Question 2”; empty for an id that is no question's."""
    if not question_set.has_question(question_id):
        return ""
    item = question_set.item_of(question_id)
    number = [question.id for question in item.questions].index(question_id) + 1
    return f"{question_set.codes[item.id]} · Question {number}"


def _anywhere(place: Place, _: Record) -> str:
    said = [str(part).replace("_", " ") for part in place if isinstance(part, str)]
    return said[0].capitalize() if said else "Elsewhere"


def _profile(place: Place, _: Record) -> str:
    return f"Set up · {_field(place, PROFILE_TEXTS)}"


def _participant(place: Place, _: Record) -> str:
    return "Set up · Who is coming"


def _label_check(place: Place, record: Record) -> str:
    return "Set up · Strength of evidence"


def _fact(place: Place, record: Record) -> str:
    return _of_one(place, _FACT, record.local_picture if isinstance(record, Assessment) else ())


def _service(place: Place, record: Record) -> str:
    return _of_one(place, _SERVICE, record.services if isinstance(record, Assessment) else ())


def _answer(place: Place, record: Record) -> str:
    field = _field(place, (*NOTES, ("value", "Answer")))
    return f"{_asked(place[1], record)} · {field}"


def _workshop(_: Place, __: Record) -> str:
    return "Workshop · Running order"


def _response(place: Place, record: Record) -> str:
    if "words" not in place:
        return "Said before the day · Role"
    return f"Said before the day · {_words(place[2:], record)}"


def _words(place: Place, record: Record) -> str:
    return f"{_asked(place[1], record)} · {_field(place, NOTES)}"


def _plan(place: Place, record: Record) -> str:
    match place[1]:
        case "actions":
            if "updates" in place:
                titles = _titled(place[2], _actions(record), "title")
                return f"{titles or 'Actions'} · Update"
            return _of_one(place[1:], _ACTION, _actions(record))
        case "not_now":
            codes = record.question_set.codes
            about = codes.get(str(place[2]), "")
            return " · ".join(filter(None, ("Not now", about, _field(place, ASIDE_TEXTS))))
        case "drafts_set_aside":
            return f"Not now · Draft action · {_field(place, ASIDE_TEXTS)}"
    return "Decisions asked for"


def _parked(place: Place, _: Record) -> str:
    return f"Parked points · {_field(place, PARKED_TEXTS)}"


def _edited(_: Place, __: Record) -> str:
    return "Report · Wording"


def _local_item(place: Place, record: Record) -> str:
    code = record.question_set.codes.get(str(place[1]), "")
    return " · ".join(filter(None, ("Local questions", code)))


_PLACES: dict[str, Callable[[Place, Record], str]] = {
    "profile": _profile,
    "participants": _participant,
    "label_checks": _label_check,
    "local_picture": _fact,
    "services": _service,
    "answers": _answer,
    "workshop": _workshop,
    "responses": _response,
    "words": _words,
    "plan": _plan,
    "parking": _parked,
    "texts": _edited,
    "local_items": _local_item,
}


def _field(place: Place, names: Sequence[tuple[str, str]]) -> str:
    return dict(names).get(str(place[-1]), str(place[-1]).replace("_", " ").capitalize())


def _asked(question_id: object, record: Record) -> str:
    return question_words(str(question_id), record.question_set) or "A question"


def _actions(record: Record) -> Sequence[object]:
    return record.plan.actions if isinstance(record, Assessment) else ()


def _titled(wanted: object, records: Sequence[object], title: str) -> str:
    found = (getattr(each, title) for each in records if getattr(each, "id", None) == wanted)
    return short(next(found, ""))


def _of_one(place: Place, kind: _Kind, records: Sequence[object]) -> str:
    """Which record and which field; where the record's own name is meant, only the kind."""
    field = _field(place, kind.fields)
    named = "" if place[-1] == kind.title else _titled(place[1], records, kind.title)
    return f"{named or kind.name} · {field}"
