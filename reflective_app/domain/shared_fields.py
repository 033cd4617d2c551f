"""What of an assessment leaves in a shared copy, field by field (`files.md` section 3).

Every entry of a file belongs to one subject, and each subject has a rule for each reader. What is
not named here stays behind. The copy itself is made in `shared_copy`, by itself, and not from this
table: preview and the look through the written file go by the table, so that one mistake shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.shared_mark import Part, Reader

Path = tuple[str | int, ...]


class Go(StrEnum):
    """Whether a subject leaves."""

    YES = "yes"
    TICKED = "ticked"
    NO = "no"


class Subject(StrEnum):
    """What people are told leaves or stays, in the order in which they are told."""

    HEAD = "head"
    GUIDE = "guide"
    COUNCIL = "council"
    ROUND = "round"
    ANSWERS = "answers"
    GRID = "grid"
    LABELS = "labels"
    SET_ASIDE = "set aside"
    ACTIONS = "actions"
    SERVICES = "services"
    LOCAL = "local questions"
    VOTES = "votes"
    FIGURES = "figures"
    HOW = "how we know"
    NOTES = "notes"
    BARRIERS = "barriers"
    PARKING = "parking"
    REASONS = "reasons"
    WORDS = "words"
    DIFFERENT_VIEWS = "different views"
    OTHER_COUNCIL = "other council"
    SINGLE_VOTES = "single votes"
    RESPONSES = "responses"
    PEOPLE = "people"
    PROFILE = "profile"
    WORKSHOP = "workshop"
    ANSWER_REST = "answer rest"
    SERVICE_REST = "service rest"
    ACTION_REST = "action rest"
    DRAFTS = "drafts"
    DECISIONS = "decisions"
    TEXTS = "texts"
    HISTORY = "history"


_ALL = (Go.YES, Go.YES, Go.YES)
_NOT_PUBLIC = (Go.YES, Go.YES, Go.NO)
_TICKED = (Go.YES, Go.TICKED, Go.NO)
_COLLEAGUES = (Go.YES, Go.NO, Go.NO)
_NOBODY = (Go.NO, Go.NO, Go.NO)

RULES: dict[Subject, tuple[Go, Go, Go]] = {
    **dict.fromkeys(Subject, _NOBODY),
    **dict.fromkeys((Subject.HEAD, Subject.GUIDE, Subject.COUNCIL, Subject.ROUND), _ALL),
    **dict.fromkeys((Subject.ANSWERS, Subject.GRID, Subject.LABELS), _ALL),
    **dict.fromkeys((Subject.SET_ASIDE, Subject.ACTIONS), _ALL),
    **dict.fromkeys((Subject.SERVICES, Subject.LOCAL, Subject.VOTES), _NOT_PUBLIC),
    **dict.fromkeys((Subject.FIGURES, Subject.HOW, Subject.NOTES, Subject.BARRIERS), _TICKED),
    **dict.fromkeys((Subject.PARKING, Subject.REASONS, Subject.WORDS), _TICKED),
    **dict.fromkeys((Subject.DIFFERENT_VIEWS, Subject.OTHER_COUNCIL), _COLLEAGUES),
}
"""For colleagues, a partner and the public."""

PART_OF: dict[Subject, Part] = {
    Subject.FIGURES: Part.FIGURES,
    Subject.HOW: Part.HOW,
    Subject.NOTES: Part.NOTES,
    Subject.BARRIERS: Part.BARRIERS,
    Subject.PARKING: Part.PARKING,
    Subject.REASONS: Part.REASONS,
    Subject.WORDS: Part.WORDS,
}

_FIELDS: dict[Subject, str] = {
    Subject.HEAD: "format format_version id shared.reader shared.made_on shared.parts shared.alias "
    "shared.may_be_named",
    Subject.HISTORY: "revision",
    Subject.GUIDE: "question_set",
    Subject.LOCAL: "question_set.local_items",
    Subject.COUNCIL: "profile.council",
    Subject.ROUND: "profile.round profile.date profile.marking",
    Subject.PROFILE: "profile.region profile.purpose profile.review_on profile.retain_until",
    Subject.PEOPLE: "profile.sponsor profile.lead participants",
    Subject.LABELS: "label_checks.*.item label_checks.*.label label_checks.*.checked_on "
    "label_checks.*.checked_by",
    Subject.OTHER_COUNCIL: "label_checks.*.council",
    Subject.FIGURES: "local_picture.*.id local_picture.*.what local_picture.*.value "
    "local_picture.*.source local_picture.*.date services.*.cost services.*.reached "
    "services.*.source",
    Subject.SERVICES: "services.*.id services.*.name services.*.heading services.*.groups "
    "services.*.recommendations services.*.status",
    Subject.SERVICE_REST: "services.*.provider services.*.what services.*.area "
    "services.*.funded_until services.*.components services.*.evaluation services.*.way_on",
    Subject.GRID: "grid.*.*.value grid.*.*.confirmed grid.*.*.overridden",
    Subject.ANSWERS: "answers.*.state answers.*.rung answers.*.low answers.*.high "
    "answers.*.withheld",
    Subject.WORDS: "answers.*.value",  # a number is one of the figures
    Subject.REASONS: "answers.*.reason plan.not_now.*.reason",
    Subject.HOW: "answers.*.know",
    Subject.NOTES: "answers.*.note",
    Subject.BARRIERS: "answers.*.barriers",
    Subject.DIFFERENT_VIEWS: "answers.*.different_view",
    Subject.ANSWER_REST: "answers.*.settled answers.*.have answers.*.next answers.*.sure "
    "answers.*.enablers answers.*.parked answers.*.flagged answers.*.read_back",
    Subject.WORKSHOP: "workshop",
    Subject.VOTES: "picks.*.*.*.role picks.*.*.*.counts picks.*.*.*.dont_know "
    "picks.*.*.*.not_mine picks.*.*.*.way",
    Subject.SINGLE_VOTES: "picks.*.*.*.respondent",
    Subject.RESPONSES: "responses",
    Subject.ACTIONS: "plan.actions.*.id plan.actions.*.title plan.actions.*.items "
    "plan.actions.*.phase plan.actions.*.owner plan.actions.*.start plan.actions.*.due "
    "plan.actions.*.status",
    Subject.ACTION_REST: "plan.actions.*.ease plan.actions.*.measure plan.actions.*.baseline "
    "plan.actions.*.cost plan.actions.*.funding plan.actions.*.depends_on plan.actions.*.aims "
    "plan.actions.*.barriers plan.actions.*.enablers plan.actions.*.who_may_miss_out "
    "plan.actions.*.updates plan.actions.*.reason plan.actions.*.drafts",
    Subject.SET_ASIDE: "plan.not_now.*.look_again",
    Subject.DRAFTS: "plan.not_now.*.decided_by plan.drafts_set_aside",
    Subject.DECISIONS: "plan.decisions_asked",
    Subject.PARKING: "parking.*.id parking.*.text parking.*.item parking.*.question "
    "parking.*.owner parking.*.became parking.*.outcome",
    Subject.TEXTS: "texts",
}

SUBJECT_OF: dict[str, Subject] = {
    path: subject for subject, paths in _FIELDS.items() for path in paths.split()
}
"""By path, an asterisk for any row or key. What stands under a path belongs to it too."""

_TREE = {tuple(path.split(".")): subject for path, subject in SUBJECT_OF.items()}


class Leaf(NamedTuple):
    """One entry of a file that is not at its default: where it stands, and to what it belongs."""

    subject: Subject
    place: Path
    value: str | int | bool

    @property
    def record(self) -> Path:
        """The row that it is part of, by which people count."""
        deep = 3 if self.place[0] in ("plan", "grid", "workshop", "question_set") else 2
        return self.place[:deep]


def leaves(assessment: Assessment) -> Iterator[Leaf]:
    """Every entry of an assessment that is not at its default, by subject.

    Raises KeyError for an entry that belongs to no subject: nobody decided who may have it.
    """
    yield from _under(assessment.model_dump(mode="json", exclude_defaults=True), (), ("",), None)


def goes(subject: Subject, reader: Reader) -> Go:
    """What becomes of a subject in a copy for a reader."""
    return RULES[subject][list(Reader).index(reader)]


def _under(
    value: object, place: Path, at: tuple[str, ...], known: Subject | None
) -> Iterator[Leaf]:
    known = _TREE.get(at, known)
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from _under(entry, (*place, key), _below(at, key), known)
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _under(entry, (*place, number), _below(at, "*"), known)
    elif isinstance(value, str | int):
        if known is None:
            raise KeyError(".".join(at))
        number = known is Subject.WORDS and not isinstance(value, str)
        yield Leaf(Subject.FIGURES if number else known, place, value)


def _below(at: tuple[str, ...], key: str) -> tuple[str, ...]:
    """The path of an entry: its key, or an asterisk where the keys are not the format's."""
    if at == ("",):
        return (key,)
    return (*at, key) if (*at, key) in _STEPS else (*at, "*")


_STEPS = {path[:end] for path in _TREE for end in range(1, len(path) + 1)}
