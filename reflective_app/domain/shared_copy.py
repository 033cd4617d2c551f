"""A shared copy: a new assessment, written from what may leave and nothing else.

`files.md` section 3. Each record is made from the entries named here, so that an entry which the
format gains later stays behind until somebody decides on it (`shared_fields`).
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid5

from pydantic import ValidationError

from reflective_app.domain.alias import AliasError, Said, alias_for, items_said_anew
from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Cell,
    LabelCheck,
    ParkedPoint,
    Profile,
)
from reflective_app.domain.local_questions import with_local_items
from reflective_app.domain.phases import phases
from reflective_app.domain.plan import Action, NotNow, Plan
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.register import LocalFact, Service
from reflective_app.domain.shared_mark import (
    ANOTHER_COUNCIL,
    NOT_SHARED,
    Part,
    Reader,
)
from reflective_app.domain.shared_votes import shared_rounds
from reflective_app.domain.sharing import Sharing, refuse_wider


def shared_copy(assessment: Assessment, sharing: Sharing) -> Assessment:
    """The copy for a reader. It has no revision, and no time of day anywhere.

    Raises:
        AliasError: the alias names the council, or a text grows too long with it.
        WiderError: the assessment is a shared copy for a reader who is given less.
    """
    refuse_wider(assessment, sharing.reader)
    say = alias_for(assessment.profile.council, sharing.alias)
    try:
        return _written(assessment, sharing, say)
    except ValidationError as error:
        if say is str:
            raise
        raise AliasError("With this alias a text grows too long. Choose a shorter one.") from error


def _written(assessment: Assessment, sharing: Sharing, say: Said) -> Assessment:
    asked = _questions(assessment.question_set, sharing.reader, say)
    return Assessment(
        id=shared_id(assessment, sharing.reader),
        shared=sharing.mark(assessment),
        question_set=asked,
        profile=_profile(assessment.profile, sharing, say),
        label_checks=tuple(_labels(assessment, sharing.reader, say)),
        local_picture=_facts(assessment, sharing, say),
        services=tuple(_services(assessment, sharing, say)),
        grid={
            item: {group: _cell(cell) for group, cell in row.items()}
            for item, row in assessment.grid.items()
        },
        answers={
            name: answer
            for name, said in assessment.answers.items()
            if asked.has_question(name) and (answer := _answer(said, sharing, say)) != Answer()
        },
        picks={
            name: rounds
            for name, said in assessment.picks.items()
            if (rounds := shared_rounds(said, sharing.reader, _fewest(assessment), say))
        },
        plan=_plan(assessment, asked, sharing, say),
        parking=tuple(_points(assessment, sharing, say)),
    )


def shared_id(assessment: Assessment, reader: Reader) -> UUID:
    """By what a copy is known.

    It is made of the reader and the assessment's own id, which cannot be had again from it:
    versions on paper rest on its secrecy (`fingerprint.record_version`). With an id of its own a
    copy that somebody works on also never pushes out earlier versions of the whole record, which
    are kept by id. Whoever has the record knows its copy again (`is_copy_of`).
    """
    if assessment.shared is not None and assessment.shared.reader is reader:
        return assessment.id
    return uuid5(assessment.id, reader.value)


def is_copy_of(copy: Assessment, own: Assessment) -> bool:
    """Whether a shared copy that came back was made of this assessment."""
    return copy.shared is not None and copy.id == shared_id(own, copy.shared.reader)


def _fewest(assessment: Assessment) -> int:
    return assessment.workshop.fewest_shown


def _questions(question_set: QuestionSet, reader: Reader, say: Said) -> QuestionSet:
    if reader is Reader.PUBLIC:
        return with_local_items(question_set, ())
    local = items_said_anew(question_set.local_items, say)
    return with_local_items(question_set, local)


def _profile(profile: Profile, sharing: Sharing, say: Said) -> Profile:
    return Profile(
        council=sharing.alias or profile.council,
        round=profile.round,
        date=profile.date,
        marking=say(profile.marking),
    )


def _labels(assessment: Assessment, reader: Reader, say: Said) -> Iterator[LabelCheck]:
    """Checks brought from another council stay marked as such, outside without its name."""
    inside = reader is Reader.COLLEAGUES
    for check in assessment.label_checks:
        whose = check.council if inside else ANOTHER_COUNCIL
        yield LabelCheck(
            item=check.item,
            label=say(check.label),
            checked_on=check.checked_on,
            checked_by=say(check.checked_by),
            council=None if check.council is None else whose,
        )


def _facts(assessment: Assessment, sharing: Sharing, say: Said) -> tuple[LocalFact, ...]:
    if not sharing.has(Part.FIGURES):
        return ()
    return tuple(
        LocalFact(
            id=_id(fact.id, "fact", number, sharing.reader),
            what=say(fact.what),
            value=say(fact.value),
            source=say(fact.source),
            date=fact.date,
        )
        for number, fact in enumerate(assessment.local_picture, 1)
    )


def _services(assessment: Assessment, sharing: Sharing, say: Said) -> Iterator[Service]:
    if sharing.reader is Reader.PUBLIC:
        return
    figures = sharing.has(Part.FIGURES)
    for number, service in enumerate(assessment.services, 1):
        yield Service(
            id=_id(service.id, "service", number, sharing.reader),
            name=say(service.name),
            heading=service.heading,
            groups=service.groups,
            recommendations=service.recommendations,
            status=service.status,
            reached=service.reached if figures else None,
            cost=service.cost if figures else None,
            source=say(service.source) if figures else "",
        )


def _cell(cell: Cell) -> Cell:
    return Cell(value=cell.value, confirmed=cell.confirmed, overridden=cell.overridden)


def _answer(answer: Answer, sharing: Sharing, say: Said) -> Answer:
    figure = isinstance(answer.value, int)
    shares_value = sharing.has(Part.FIGURES if figure else Part.WORDS)
    value = say(answer.value) if isinstance(answer.value, str) else answer.value
    applies = answer.state is not AnswerState.NOT_APPLICABLE
    left_reason = "" if applies else NOT_SHARED
    return Answer(
        state=answer.state,
        rung=answer.rung,
        low=answer.low,
        high=answer.high,
        value=value if shares_value else None,
        withheld=answer.withheld or (answer.value is not None and not shares_value),
        reason=say(answer.reason) if sharing.has(Part.REASONS) else left_reason,
        know=say(answer.know) if sharing.has(Part.HOW) else "",
        barriers=say(answer.barriers) if sharing.has(Part.BARRIERS) else "",
        different_view=say(answer.different_view) if sharing.reader is Reader.COLLEAGUES else "",
        note=say(answer.note) if sharing.has(Part.NOTES) else "",
    )


def _plan(assessment: Assessment, asked: QuestionSet, sharing: Sharing, say: Said) -> Plan:
    plan = assessment.plan
    standing = phases(plan.actions)
    return Plan(
        actions=tuple(
            Action(
                id=_id(action.id, "action", number, sharing.reader),
                title=say(action.title),
                items=tuple(item for item in action.items if asked.has_item(item)),
                phase=standing[action.id],
                owner=say(action.owner),
                start=action.start,
                due=action.due,
                status=action.status,
                reason=NOT_SHARED,  # why it stands in its phase
            )
            for number, action in enumerate(plan.actions, 1)
        ),
        not_now={
            item: NotNow(
                reason=say(aside.reason) if sharing.has(Part.REASONS) else NOT_SHARED,
                look_again=aside.look_again,
            )
            for item, aside in plan.not_now.items()
        },
    )


def _points(assessment: Assessment, sharing: Sharing, say: Said) -> Iterator[ParkedPoint]:
    if not sharing.has(Part.PARKING):
        return
    for number, point in enumerate(assessment.parking, 1):
        yield ParkedPoint(
            id=_id(point.id, "point", number, sharing.reader),
            text=say(point.text),
            item=point.item,
            question=point.question,
            owner=say(point.owner),
            became=point.became,
            outcome=say(point.outcome),
        )


def _id(own: str, kind: str, number: int, reader: Reader) -> str:
    """The id of a row: colleagues keep it to merge by; outside it is a number and no more."""
    return own if reader is Reader.COLLEAGUES else row_id(kind, number)


def row_id(kind: str, number: int) -> str:
    """What a row is called outside: nothing of what it is about."""
    return f"{kind}-{number}"
