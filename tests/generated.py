"""A big assessment, the same each time: 200 questions, 60 services and 80 actions.

It holds something of everything that an assessment can hold, and reaches every lane. Tests of
speed and of agreement between screen, paper and command go by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from random import Random
from uuid import UUID

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
    Settled,
    Sure,
)
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import ItemKind, QuestionKind
from reflective_app.domain.picks import Pick, Round
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
from tests.builders import DAY
from tests.generated_set import HEADINGS, SPEAKERS, SUBJECTS, generated_set

SERVICES, ACTIONS = 60, 80

ALONE = (12, 24, 36, 48)
"""The services that are the only ones for a recommendation: the 19th to the 22nd have one each.

The last two have none.
"""

MOODS = (
    *("low", "mixed", "high", "whole", "unknown", "mixed", "low", "open"),
    *("apart", "nowhere", "mixed", "high", "low", "whole", "mixed", "low"),
    *("high", "unknown", "mixed", "whole", "low", "apart", "mixed", "high"),  # recommendations
    *("low", "mixed", "low", "whole", "mixed", "nowhere"),  # principles
    *("low", "high", "whole", "unknown"),  # duties
    *("mixed", "low", "unknown", "apart"),  # readiness
    "mixed",  # the council's own
)
"""How the questions of each item go, so that every word and every lane occurs."""

OWNERS = ("", "Head of service", "Commissioning manager", "Kinship lead", "Data officer")
NOTES = (
    "",
    "",
    "The audit of June 2026 looked at 40 files.",
    "Carers’ forum, March 2026: “we did not know whom to ask”.",
    "Café mornings in the north; nothing yet in the south.",
)
REASONS = ("No family here is in this position.", "Another council provides this for us.")


@cache
def generated_assessment() -> Assessment:
    """The assessment; nobody may change it in place, and no value here can be."""
    random = Random(4)
    questions = generated_set(random)
    moods = {item.id: mood for item, mood in zip(questions.every_item, MOODS, strict=True)}
    return Assessment(
        id=UUID(int=4),
        question_set=questions,
        profile=Profile(council="Newshire", date=DAY, region="The North", lead="Kinship lead"),
        participants=tuple(Participant(role=role, count=3) for role in SPEAKERS),
        label_checks=tuple(_checks(questions)),
        local_picture=tuple(_facts(random)),
        services=tuple(_service(n, questions, random) for n in range(1, SERVICES + 1)),
        grid=_grid(questions, moods, random),
        answers={
            question.id: answer
            for item in questions.every_item
            for question in item.questions
            if (answer := _answer(question, moods[item.id], random)) is not None
        },
        picks=_picks(questions, random),
        plan=_plan(questions, random),
        parking=tuple(_points(questions, random)),
    )


# Answers and picks


def _answer(question: Question, mood: str, random: Random) -> Answer | None:
    """What was said, with notes; None where nothing was recorded."""
    if mood == "nowhere":
        return Answer(state=AnswerState.NOT_APPLICABLE, reason=random.choice(REASONS))
    if mood == "open" and random.random() < 0.7:
        return random.choice((None, Answer(have="To be asked in March.", parked=True)))
    beside = {
        "have": random.choice(NOTES),
        "know": random.choice(NOTES),
        "next": random.choice(NOTES),
        "barriers": random.choice(NOTES),
        "enablers": random.choice(NOTES),
        "different_view": random.choice(NOTES),
        "note": random.choice(NOTES),
        "sure": random.choice((None, *Sure)),
        "parked": random.random() < 0.05,
        "flagged": random.random() < 0.1,
    }
    judged = _judged_ladder if question.kind is QuestionKind.LADDER else _judged_value
    return Answer(**(beside | judged(question, mood, random)))


def _judged_ladder(question: Question, mood: str, random: Random) -> dict[str, object]:
    top = question.top
    chance = random.random()
    if (mood == "unknown" and chance < 0.8) or (mood != "whole" and chance < 0.06):
        return {"state": AnswerState.DONT_KNOW}
    if mood != "whole" and chance > 0.97:
        return {"state": AnswerState.NOT_APPLICABLE, "reason": random.choice(REASONS)}
    if (mood == "apart" and chance < 0.6) or (mood == "mixed" and chance < 0.25):
        low = random.randrange(top)
        return {"state": AnswerState.NO_AGREEMENT, "low": low, "high": random.randint(low + 1, top)}
    rungs = {"low": (0, 0, 0, 1), "high": (top, top, top - 1), "whole": (top,)}
    rung = random.choice(rungs.get(mood, tuple(range(top + 1))))
    settled = random.choice((None, *Settled))
    return {"state": AnswerState.AGREED, "rung": rung, "settled": settled}


def _judged_value(question: Question, mood: str, random: Random) -> dict[str, object]:
    if random.random() < 0.15 or mood == "unknown":
        return {"state": AnswerState.DONT_KNOW}
    if question.kind is QuestionKind.CHOICE:
        return {"state": AnswerState.AGREED, "value": random.choice(question.options)}
    if question.kind is QuestionKind.TEXT:
        return {"state": AnswerState.AGREED, "value": "They say that it came late, and helped."}
    most = 400 if question.id.endswith("eligible") else 300
    return {"state": AnswerState.AGREED, "value": random.randrange(most)}


def _picks(questions: QuestionSet, random: Random) -> dict[str, tuple[Round, ...]]:
    """Votes on every other ladder question, by role or by person, in one round or two."""
    ladders = [q for q in questions.questions() if q.kind is QuestionKind.LADDER]
    return {
        question.id: tuple(_round(question, random) for _ in range(random.choice((1, 1, 2))))
        for question in ladders[::2]
    }


def _round(question: Question, random: Random) -> Round:
    if random.random() < 0.3:
        people = [f"person-{number}" for number in range(1, random.randint(2, 7))]
        picked = [random.randrange(len(question.rungs)) for _ in people]
        return tuple(
            Pick(
                role=random.choice(SPEAKERS),
                respondent=person,
                counts=tuple(int(rung == mine) for rung in range(len(question.rungs))),
            )
            for person, mine in zip(people, picked, strict=True)
        )
    near = random.randrange(len(question.rungs))
    return tuple(
        Pick(
            role=role,
            counts=tuple(
                random.randrange(4) if abs(rung - near) < random.choice((1, 2, 4)) else 0
                for rung in range(len(question.rungs))
            ),
            dont_know=random.randrange(3),
            not_mine=random.randrange(2),
        )
        for role in random.sample(SPEAKERS, 3)
    )


# The current offer


def _service(number: int, questions: QuestionSet, random: Random) -> Service:
    """A row of the register; each eleventh serves no recommendation."""
    recommended = [item for item in questions.items if item.kind is ItemKind.RECOMMENDATION]
    serves = random.sample(recommended[:18], random.choice((1, 1, 2, 3))) if number % 11 else []
    if number in ALONE:
        serves = [recommended[ALONE.index(number) + 18]]
    parts = [part.id for item in serves for part in item.core_components]
    groups = random.sample([group.id for group in questions.family_groups], random.randint(0, 8))
    return Service(
        id=f"service-{number}",
        name=f"{SUBJECTS[number % len(SUBJECTS)].capitalize()} ({number})",
        provider=random.choice(("", "Newshire Council", "Kin Together", "Family Matters North")),
        heading=random.choice((None, *HEADINGS)),
        what="Meets families at home and in groups.",
        groups=tuple(groups),
        recommendations=tuple(item.id for item in serves),
        area=random.choice(("", "Whole area", "Whole area", "whole area.", "North only")),
        status=(
            ServiceStatus.ENDING
            if number in ALONE
            else random.choice((None, *ServiceStatus, ServiceStatus.RUNNING))
        ),
        funded_until=random.choice((None, DAY + timedelta(days=random.randrange(-90, 900)))),
        reached=random.choice((None, random.randrange(200))),
        cost=random.choice((None, 500 * random.randrange(400))),
        components=tuple(part for part in parts if random.random() < 0.6),
        evaluation=random.choice((None, *Evaluation)),
        source=random.choice(("", "Contract list, 2026")),
        way_on=None if serves else random.choice((None, *WayOn)),
    )


def _grid(
    questions: QuestionSet, moods: dict[str, str], random: Random
) -> dict[str, dict[str, Cell]]:
    """Cells of every value; some blank, some not confirmed, some said against the register."""
    grid: dict[str, dict[str, Cell]] = {}
    for item in questions.items:
        values = (CellValue.YES,) if moods[item.id] == "whole" else tuple(CellValue)
        row = {
            group.id: Cell(value=random.choice(values), confirmed=random.random() < 0.7)
            for group in questions.groups_of(item)
            if random.random() < 0.8 or moods[item.id] == "whole"
        }
        if moods[item.id] == "whole":
            # The only thing that keeps one recommendation from being fully in place.
            short = item.id == "recommendation-20"
            row = {
                key: Cell(value=CellValue.NO if short and not n else CellValue.YES, confirmed=True)
                for n, key in enumerate(row)
            }
        if row:
            grid[item.id] = row
    return grid


def _facts(random: Random) -> Iterable[LocalFact]:
    for number, subject in enumerate(SUBJECTS, 1):
        yield LocalFact(
            id=f"fact-{number}",
            what=f"Families who asked for {subject}",
            value=random.choice(("", "about 90", "1,240")),
            source=random.choice(("", "Case system")),
            date=random.choice((None, date(2026, 3, 31))),
        )


def _checks(questions: QuestionSet) -> Iterable[LabelCheck]:
    """The council's own checks, another council's, one made anew, and one outside the scale."""
    looked_up = [item for item in questions.items if item.kind is ItemKind.RECOMMENDATION][2::5]
    found = (
        "Strong evidence",
        "limited",
        "PROMISING EVIDENCE",
        "Good practice",
        "Limited evidence",
    )
    for number, (item, label) in enumerate(zip(looked_up, found, strict=True)):
        yield LabelCheck(
            item=item.id,
            label=label,
            checked_on=DAY - timedelta(days=30 - number),
            checked_by="Kinship lead" if number else "",
            council="Oldshire" if number == 2 else None,
        )
    yield LabelCheck(item=looked_up[0].id, label="Limited evidence", checked_on=DAY)


# The roadmap


def _plan(questions: QuestionSet, random: Random) -> Plan:
    recommended = [item for item in questions.items if item.kind is ItemKind.RECOMMENDATION]
    made = [_action(number, questions, random) for number in range(1, ACTIONS + 1)]
    random.shuffle(made)  # what an action waits for may stand below it
    aside = (recommended[6], recommended[15], recommended[20])
    not_now = NotNow(reason="No money before April.", decided_by="Board", look_again=DAY)
    offered = [action.id for item in questions.items for action in item.actions]
    return Plan(
        actions=tuple(made),
        not_now={item.id: not_now for item in aside},
        drafts_set_aside={draft: NotNow(reason="It is under way.") for draft in offered[5::17]},
        decisions_asked=("Agree the three-phase roadmap.", "Fund the named worker for two years."),
    )


def _action(number: int, questions: QuestionSet, random: Random) -> Action:
    """An action on one item; it waits for none but those of lower numbers, so never in a loop."""
    item = random.choice(questions.every_item)
    start = random.choice((None, DAY + timedelta(days=random.randrange(0, 400))))
    due = None if start is None else start + timedelta(days=random.randrange(30, 300))
    moved = random.choice((None, None, None, *Phase))
    status = random.choice(tuple(ActionStatus))
    waits = random.sample(range(1, number), min(number - 1, random.choice((0, 0, 0, 1, 2))))
    return Action(
        id=f"action-{number}",
        title=f"Set up {SUBJECTS[number % len(SUBJECTS)]} ({number})",
        items=(item.id,),
        phase=moved,
        reason="" if moved is None else "The board asked for it.",
        ease=Ratings(
            people=random.choice((None, *Ease)),
            money=random.choice((None, Ease.EASY, Ease.MODERATE)),
            agreement=random.choice((None, Ease.EASY)),
        ),
        owner=random.choice(OWNERS),
        start=start,
        due=DAY - timedelta(days=20) if number % 19 == 0 else due,
        measure="Families who say that they know whom to ask",
        baseline=random.choice(("", "40 in 100")),
        cost=random.choice(("", "£12,000")),
        funding=random.choice(("", "Public health grant")),
        depends_on=tuple(f"action-{other}" for other in waits),
        aims=_aims(item, random),
        barriers=random.choice(NOTES),
        enablers=random.choice(NOTES),
        who_may_miss_out=random.choice(("", "Carers who do not read English")),
        status=status,
        updates=_updates(status, random),
        drafts=tuple(action.id for action in item.actions if random.random() < 0.3),
    )


def _aims(item: Item, random: Random) -> tuple[Aim, ...]:
    return tuple(
        Aim(question=question.id, rung=random.randint(1, question.top))
        for question in item.ladder_questions
        if random.random() < 0.5
    )


def _updates(status: ActionStatus, random: Random) -> tuple[Update, ...]:
    """None for most; the last says what the status is."""
    days = sorted(random.sample(range(10, 200), random.choice((0, 0, 1, 2))))
    said = [ActionStatus.ON_TRACK] * (len(days) - 1) + [status]
    return tuple(
        Update(on=DAY + timedelta(days=day), status=now, value="45 in 100", note="As planned.")
        for day, now in zip(days, said, strict=False)
    )


def _points(questions: QuestionSet, random: Random) -> Iterable[ParkedPoint]:
    listed = list(questions.questions())
    for number in range(1, 13):
        asked = random.choice(listed) if number % 3 else None
        yield ParkedPoint(
            id=f"point-{number}",
            text=f"Who pays for {SUBJECTS[number - 1]}?",
            question=asked.id if asked is not None else None,
            item=questions.item_of(asked.id).id if asked is not None else None,
            owner=random.choice(OWNERS),
            outcome=random.choice(("", "Settled in May.")),
        )
