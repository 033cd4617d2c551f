"""An assessment in which every text that somebody could have written is a word of its own.

A word that turns up where it should not says by itself where it came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from hashlib import sha256
from typing import Any, Literal, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel

from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
    Became,
    Cell,
    CellValue,
    LabelCheck,
    ParkedPoint,
    Participant,
    Profile,
    Revision,
    Settled,
    Sure,
)
from reflective_app.domain.picks import Pick, Way
from reflective_app.domain.plan import (
    Action,
    ActionStatus,
    Aim,
    Ease,
    NotNow,
    Phase,
    Plan,
    Ratings,
    Update,
)
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.register import Evaluation, LocalFact, Service, ServiceStatus, WayOn
from reflective_app.domain.responses import Response, ResponseWords
from reflective_app.domain.texts import EditedText
from reflective_app.domain.workshop import Session, Step, Workshop
from reflective_app.storage.local_questions_file import read_local_questions
from tests.storage.samples import FILES, small_set

COUNCIL = "Zanderby County Council"
SHORT_NAME = "Zanderby"
DAY = date(2026, 11, 2)
MOMENT = datetime(2026, 11, 3, 10, 41, 7, tzinfo=UTC)


def word(of: str) -> str:
    """A word that stands nowhere else, the same each time: "Zqhvbnkmwt"."""
    letters = "bcdfghjklmnpqrstvwxz"
    return "Zq" + "".join(letters[byte % 20] for byte in sha256(of.encode()).digest()[:9])


def marked_id(of: str) -> str:
    """The same as an id."""
    return word(of).lower()


@cache
def marked_assessment() -> Assessment:
    """Everything that a record can hold, each text a word of its own."""
    return Assessment(
        id=UUID("6f0c3cf2-52a0-4b0e-9a55-1d6d7a3c1e01"),
        revision=Revision(
            id=UUID("6f0c3cf2-52a0-4b0e-9a55-1d6d7a3c1e02"),
            parent=UUID("6f0c3cf2-52a0-4b0e-9a55-1d6d7a3c1e03"),
            saved_on=MOMENT,
        ),
        question_set=marked_set(),
        profile=Profile(
            council=COUNCIL,
            region=word("region"),
            date=DAY,
            sponsor=word("sponsor"),
            lead=word("lead"),
            purpose=word("purpose"),
            marking=word("marking"),
            review_on=date(2031, 7, 8),
            retain_until=date(2033, 3, 4),
        ),
        participants=(
            Participant(role=word("role-1"), count=4, speaks_for=(word("speaks-for"),)),
            Participant(role=word("role-2"), count=1),
        ),
        label_checks=(
            LabelCheck(
                item="allowances",
                label=word("label"),
                checked_on=date(2026, 10, 1),
                checked_by=word("checked-by"),
                council=word("other-council"),
            ),
        ),
        local_picture=(
            LocalFact(
                id=marked_id("fact-id"),
                what=word("fact-what"),
                value=word("fact-value"),
                source=word("fact-source"),
                date=date(2026, 1, 2),
            ),
        ),
        services=(_service(),),
        grid={"allowances": {"older-carers": Cell(value=CellValue.NO, confirmed=True)}},
        answers=_answers(),
        workshop=_workshop(),
        picks=_picks(),
        responses=(
            Response(
                respondent=marked_id("respondent"),
                role=word("response-role"),
                sheet=word("sheet"),
                saved_on=MOMENT,
                words={
                    "parties-held": ResponseWords(
                        know=word("response-know"), note=word("response-note")
                    )
                },
            ),
        ),
        plan=_plan(),
        parking=(
            ParkedPoint(
                id=marked_id("point-id"),
                text=word("point-text"),
                question="parties-held",
                owner=word("point-owner"),
                became=Became.ANSWERED,
                outcome=word("point-outcome"),
            ),
        ),
        texts={
            "summary": EditedText(text=word("edited"), instead_of=word("edited-instead-of")),
            "money": EditedText(text=word("edited-money"), instead_of=word("edited-instead")),
        },
    )


@cache
def marked_set() -> QuestionSet:
    """The invented set, and a council's own questions with words of their own."""
    local = read_local_questions(FILES / "local-questions.toml", small_set())
    first = local.items[0]
    asked = tuple(
        q.model_copy(update={"text": word(f"local-question-{n}")})
        for n, q in enumerate(first.questions)
    )
    item = first.model_copy(update={"title": word("local-title"), "questions": asked})
    return small_set().model_copy(update={"local_items": (item, *local.items[1:])})


def _service() -> Service:
    return Service(
        id=marked_id("service-id"),
        name=word("service-name"),
        provider=word("service-provider"),
        heading="company",
        what=word("service-what"),
        groups=("next-door",),
        recommendations=("street-parties", "allowances"),
        area=word("service-area"),
        status=ServiceStatus.RUNNING,
        funded_until=date(2034, 5, 6),
        reached=98_731,
        cost=87_654_321,
        components=("standing-order",),
        evaluation=Evaluation.EVALUATED,
        source=word("service-source"),
        way_on=WayOn.REVIEW,
    )


def _answers() -> dict[str, Answer]:
    def beside(of: str) -> dict[str, str]:
        boxes = ("have", "know", "next", "barriers", "enablers", "different_view", "note")
        return {box: word(f"{of}-{box}") for box in boxes}

    def more(of: str) -> dict[str, object]:
        return {**beside(of), "settled": Settled.FACILITATORS_CALL, "sure": Sure.NOT_SURE}

    agreed = AnswerState.AGREED
    made: dict[str, dict[str, object]] = {
        "allowances-offered": {"state": agreed, "rung": 1, "read_back": MOMENT, "flagged": True},
        "allowances-enough": {"state": AnswerState.NO_AGREEMENT, "low": 1, "high": 3},
        "allowances-eligible": {"state": agreed, "value": 47_653},
        "allowances-reached": {"state": agreed, "value": 35_432},
        "allowances-how": {"state": agreed, "value": "Cash"},
        "allowances-thoughts": {"state": agreed, "value": word("text-answer")},
        "parties-held": {"state": agreed, "rung": 0, "parked": True},
        "trust-first": {"state": AnswerState.NOT_APPLICABLE, "reason": word("reason")},
        "numbers-known": {"state": AnswerState.DONT_KNOW},
        "local-travel-buses": {"state": agreed, "rung": 2},
        "local-travel-villages": {"state": agreed, "value": word("local-answer")},
    }
    return {name: Answer(**{**more(name), **said}) for name, said in made.items()}  # type: ignore[arg-type]


def _workshop() -> Workshop:
    sessions = (
        Session(
            id=marked_id("session-id"),
            day=DAY,
            starts=time(9, 47),
            present=9,
            steps=(Step(question="parties-held"), Step(title=word("step"), minutes=10, pause=True)),
            closed_on=MOMENT,
        ),
    )
    return Workshop(sessions=sessions)


def _picks() -> dict[str, tuple[tuple[Pick, ...], ...]]:
    alone = Pick(
        role=word("role-alone"),
        respondent=marked_id("respondent"),
        counts=(1, 0, 0, 0),
        way=Way.BEFORE,
    )
    room = (
        Pick(role=word("role-many"), counts=(0, 3, 1, 0), way=Way.KEYPAD),
        Pick(role=word("role-few"), counts=(0, 0, 2, 0), way=Way.KEYPAD),
        Pick(role=word("role-one"), counts=(1, 0, 0, 0), way=Way.KEYPAD),
    )
    return {"allowances-offered": ((alone,), room)}


def _plan() -> Plan:
    action = Action(
        id=marked_id("action-id"),
        title=word("action-title"),
        items=("allowances", "local-travel"),
        ease=Ratings(people=Ease.HARD),
        owner=word("action-owner"),
        start=date(2027, 1, 4),
        due=date(2027, 6, 30),
        measure=word("action-measure"),
        baseline=word("action-baseline"),
        cost=word("action-cost"),
        funding=word("action-funding"),
        aims=(Aim(question="allowances-offered", rung=3),),
        barriers=word("action-barriers"),
        enablers=word("action-enablers"),
        who_may_miss_out=word("action-who"),
        status=ActionStatus.AT_RISK,
        updates=(
            Update(
                on=date(2028, 9, 10),
                status=ActionStatus.AT_RISK,
                value=word("update-value"),
                note=word("update-note"),
            ),
        ),
        reason=word("action-reason"),
        drafts=(marked_id("draft"),),
    )
    moved = Action(
        id="second", title=word("second-title"), phase=Phase.NOW, depends_on=(action.id,)
    )
    return Plan(
        actions=(action, moved),
        not_now={
            "street-parties": NotNow(
                reason=word("not-now-reason"),
                decided_by=word("not-now-by"),
                look_again=date(2029, 2, 3),
            )
        },
        drafts_set_aside={
            "write-down-the-offer": NotNow(reason=word("draft-reason"), decided_by=word("draft-by"))
        },
        decisions_asked=(word("decision"),),
    )


def texts_of(model: type[BaseModel], value: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Every entry of a record that is text of a person's, with its path, rows as asterisks."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            entry = getattr(value, name)
            yield from texts_of(type(value), entry, f"{at}.{name}" if at else name)
    elif isinstance(value, dict):
        for entry in value.values():
            yield from texts_of(model, entry, f"{at}.*")
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts_of(model, entry, f"{at}.*")
    elif type(value) is str:
        yield at, value


NAMES_OF_THE_GUIDES = frozenset(
    (
        *("id", "item", "items", "question", "heading", "groups", "recommendations"),
        *("components", "depends_on", "unclear"),
    )
)
"""Entries that name what the guide or the record holds, by id."""


def text_paths(model: type[BaseModel], at: str = "") -> Iterator[str]:
    """Every path of a model at which people's text can stand."""
    for name, field in model.model_fields.items():
        if name not in NAMES_OF_THE_GUIDES:
            yield from _text_paths(field.annotation, f"{at}.{name}" if at else name)


def _text_paths(kind: Any, path: str) -> Iterator[str]:
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from text_paths(kind, path)
    elif kind is str:
        yield path
    elif origin is dict:
        yield from _text_paths(inner[1], f"{path}.*")
    elif origin is tuple:
        yield from _text_paths(inner[0], f"{path}.*")
    elif origin is not Literal:
        for each in inner:
            yield from _text_paths(each, path)
