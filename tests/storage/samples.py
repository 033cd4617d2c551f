"""The small invented set, and every assessment that can be made of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from hypothesis import strategies as st

from reflective_app.domain.assessment import (
    Answer,
    AnswerState,
    Assessment,
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
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import ItemKind, QuestionKind
from reflective_app.domain.plan import Action, ActionStatus, NotNow, Phase, Plan
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.register import Service, ServiceStatus
from reflective_app.storage.question_set_file import read_question_set

FILES = Path(__file__).parents[1] / "files"
SMALL_SET = FILES / "small-set.toml"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def small_set() -> QuestionSet:
    """The invented set with one of everything."""
    return read_question_set(SMALL_SET)


def an_assessment(question_set: QuestionSet | None = None) -> Assessment:
    """An assessment with a little of everything."""
    return Assessment(
        id=UUID(int=7),
        question_set=question_set or small_set(),
        profile=Profile(council="Brambleshire", region="Nowhere", date=date(2026, 11, 2)),
        participants=(Participant(role="Carer", count=3), Participant(role="Finance lead")),
        label_checks=(
            LabelCheck(
                item="street-parties",
                label="Good evidence",
                checked_on=date(2026, 10, 1),
                checked_by="Policy officer",
            ),
        ),
        services=(
            Service(
                id="tea-hour",
                name="Tea hour",
                heading="company",
                groups=("next-door",),
                recommendations=("street-parties",),
                status=ServiceStatus.RUNNING,
                reached=40,
            ),
        ),
        grid={
            "street-parties": {"older-carers": Cell(value=CellValue.NO, confirmed=True)},
            "allowances": {
                "older-carers": Cell(value=CellValue.DONT_KNOW),
                "next-door": Cell(value=CellValue.YES, confirmed=True, overridden=True),
            },
        },
        answers={
            "numbers-known": Answer(state=AnswerState.DONT_KNOW, note="Ask the data team."),
            "allowances-offered": Answer(
                state=AnswerState.AGREED, rung=1, settled=Settled.UNANIMOUS, know="Payment list"
            ),
            "allowances-enough": Answer(state=AnswerState.NO_AGREEMENT, low=1, high=3),
            "allowances-eligible": Answer(state=AnswerState.AGREED, value=120),
            "allowances-how": Answer(state=AnswerState.AGREED, value="Cash"),
            "allowances-thoughts": Answer(state=AnswerState.AGREED, value="“Late”, they say – £5"),
            "trust-first": Answer(state=AnswerState.NOT_APPLICABLE, reason="Nobody signs."),
        },
        plan=Plan(
            actions=(
                Action(id="count", title="Count families", phase=Phase.NOW, items=("allowances",)),
                Action(id="pay", title="Pay them", phase=Phase.NEXT, depends_on=("count",)),
            ),
            not_now={"street-parties": NotNow(reason="It rains.")},
            drafts_set_aside={"write-down-the-offer": NotNow(reason="Done already.")},
            decisions_asked=("Agree the allowance",),
        ),
        parking=(ParkedPoint(id="p-1", text="Who pays for tea?", question="parties-held"),),
    )


# Anything that a person could have entered

_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"])
_texts = st.text(_CHARACTERS | st.sampled_from("\n\t"), max_size=30)
_lines = _texts.filter(lambda text: text.strip() != "")
_short = st.text(_CHARACTERS, max_size=20)
_dates = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def answers_to(question: Question) -> st.SearchStrategy[Answer]:
    """Every answer that a question can have."""
    beside = {
        "settled": st.none() | st.sampled_from(Settled),
        "sure": st.none() | st.sampled_from(Sure),
        "reason": _lines,
        "have": _texts,
        "know": _texts,
        "next": _texts,
        "barriers": _texts,
        "enablers": _texts,
        "different_view": _texts,
        "note": _texts,
        "parked": st.booleans(),
        "flagged": st.booleans(),
    }
    open_states = (AnswerState.DONT_KNOW, AnswerState.NOT_DISCUSSED, AnswerState.NOT_APPLICABLE)
    states: list[st.SearchStrategy[dict[str, object]]] = [
        st.sampled_from(open_states).map(lambda state: {"state": state})
    ]
    if question.kind is QuestionKind.LADDER:
        rungs = st.integers(0, question.top)
        states.append(rungs.map(lambda rung: {"state": AnswerState.AGREED, "rung": rung}))
        pairs = st.tuples(rungs, rungs).filter(lambda pair: pair[0] < pair[1])
        states.append(
            pairs.map(
                lambda pair: {"state": AnswerState.NO_AGREEMENT, "low": pair[0], "high": pair[1]}
            )
        )
    else:
        states.append(
            _values(question).map(lambda value: {"state": AnswerState.AGREED, "value": value})
        )
    both = st.tuples(st.one_of(states), st.fixed_dictionaries({}, optional=beside))
    return both.map(_an_answer)


def _an_answer(parts: tuple[dict[str, object], dict[str, object]]) -> Answer:
    judged, beside = parts
    if judged["state"] is AnswerState.NOT_APPLICABLE:
        judged = {"reason": "It does not.", **judged}
    return Answer.model_validate({**judged, **beside})


def _values(question: Question) -> st.SearchStrategy[int | str]:
    if question.kind is QuestionKind.NUMBER:
        return st.integers(question.min or 0, question.max or 10**15 - 1)
    if question.kind is QuestionKind.CHOICE:
        return st.sampled_from(question.options)
    return _lines.filter(lambda text: text.strip().casefold() not in {"?", "n/a"})


def assessments(question_set: QuestionSet) -> st.SearchStrategy[Assessment]:
    """Every assessment of a set that a person could have entered."""
    items = [item.id for item in question_set.items]
    asked = [item for item in question_set.items if item.kind is ItemKind.RECOMMENDATION]
    recommended = [item.id for item in asked]
    groups = [group.id for group in question_set.family_groups]
    headings = [heading.id for heading in question_set.offer_headings]
    cells = st.builds(
        Cell, value=st.sampled_from(CellValue), confirmed=st.booleans(), overridden=st.booleans()
    )
    services = st.builds(
        Service,
        id=st.sampled_from(["one", "two", "three"]),
        name=_lines,
        provider=_short,
        heading=st.none() | st.sampled_from(headings),
        what=_texts,
        groups=st.lists(st.sampled_from(groups), unique=True).map(tuple),
        recommendations=st.lists(st.sampled_from(recommended), unique=True).map(tuple),
        status=st.none() | st.sampled_from(ServiceStatus),
        funded_until=st.none() | _dates,
        reached=st.none() | st.integers(0, 10**9),
    )
    actions = st.builds(
        Action,
        id=st.sampled_from(["first", "second"]),
        title=_lines,
        items=st.lists(st.sampled_from(items), unique=True).map(tuple),
        phase=st.sampled_from(Phase),
        owner=_short,
        start=st.none() | _dates,
        status=st.sampled_from(ActionStatus),
        reason=_texts,
    )
    set_aside = st.builds(NotNow, reason=_lines, decided_by=_short, look_again=st.none() | _dates)
    plans = st.builds(
        Plan,
        actions=st.lists(actions, unique_by=lambda one: one.id).map(tuple),
        not_now=st.dictionaries(st.sampled_from(recommended), set_aside, max_size=2),
        drafts_set_aside=st.dictionaries(_short, set_aside, max_size=2),
        decisions_asked=st.lists(_lines, max_size=2).map(tuple),
    )
    answers = st.fixed_dictionaries(
        {}, optional={q.id: answers_to(q) for q in question_set.questions()}
    )
    return st.builds(
        Assessment,
        id=st.uuids(),
        revision=st.none()
        | st.builds(
            Revision,
            id=st.uuids(),
            parent=st.none() | st.uuids(),
            saved_on=st.datetimes(datetime(2000, 1, 1), timezones=st.just(UTC)),
        ),
        question_set=st.just(question_set),
        profile=st.builds(
            Profile, council=_lines, date=_dates, purpose=_texts, review_on=st.none() | _dates
        ),
        participants=st.lists(
            st.builds(Participant, role=_lines, count=st.integers(1, 99)), max_size=2
        ).map(tuple),
        services=st.lists(services, unique_by=lambda one: one.id, max_size=3).map(tuple),
        grid=st.fixed_dictionaries(
            {},
            optional={
                item.id: st.dictionaries(
                    st.sampled_from([group.id for group in question_set.groups_of(item)]), cells
                )
                for item in asked
            },
        ),
        answers=answers,
        plan=plans,
        parking=st.lists(
            st.builds(ParkedPoint, id=st.just("p"), text=_lines, outcome=_texts), max_size=1
        ).map(tuple),
    )
