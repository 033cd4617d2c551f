"""Rules between an assessment and its own question set, and within its records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from reflective_app.domain.assessment import Answer, AnswerState, Assessment
from reflective_app.domain.fault import Fault, Place
from reflective_app.domain.item import Item, Question
from reflective_app.domain.kinds import ItemKind, QuestionKind
from reflective_app.domain.plan import Action
from reflective_app.domain.question_set import QuestionSet

LONGEST_VALUE = 20_000
"""As many characters as any other free text may have."""

MOST_LOOPS = 100
"""Of more loops of actions the rest are told once these are put right."""

_NO_RECOMMENDATION = "The question set has no recommendation with this id."


def assessment_faults(assessment: Assessment) -> tuple[Fault, ...]:
    """Every rule that the assessment breaks, its question set being sound."""
    return (
        *_answers(assessment),
        *_picks(assessment),
        *_workshop(assessment),
        *_responses(assessment),
        *_grid(assessment),
        *_doubled(("local_picture",), (fact.id for fact in assessment.local_picture)),
        *_services(assessment),
        *_actions(assessment),
        *_set_aside(assessment),
        *_points(assessment),
    )


def _answers(assessment: Assessment) -> Iterator[Fault]:
    questions = assessment.question_set
    for name, answer in assessment.answers.items():
        place = ("answers", name)
        if questions.has_question(name):
            yield from answer_faults(place, answer, questions.question(name))
        else:
            yield Fault(place, name, "The question set has no question with this id.")


def answer_faults(place: Place, answer: Answer, question: Question) -> Iterator[Fault]:
    """Every way in which an answer does not fit its question."""
    if question.kind is QuestionKind.LADDER:
        if answer.told is not None:
            message = "This question is answered by choosing a sentence, not by a value."
            yield Fault((*place, "value"), answer.told, message)
        for name in ("rung", "low", "high"):
            rung = getattr(answer, name)
            if rung is not None and rung > question.top:
                message = f"The question's sentences go from 0 to {question.top}."
                yield Fault((*place, name), rung, message)
        return
    if answer.rung is not None or answer.state is AnswerState.NO_AGREEMENT:
        message = (
            f'A question of the kind "{question.kind}" has a value, and no sentence to choose.'
        )
        yield Fault((*place, "state"), answer.state.value, message)
    if answer.value is not None and (message := _misfit(answer.value, question)):
        yield Fault((*place, "value"), answer.value, message)


def _misfit(value: int | str, question: Question) -> str:
    """Why the value is not one that the question asks for; empty if it is."""
    if question.kind is QuestionKind.NUMBER:
        return _misfit_of_number(value, question)
    if not isinstance(value, str):
        return "This question asks for words."
    if len(value) > LONGEST_VALUE:
        return f"This text is too long: at most {LONGEST_VALUE:,} characters."
    if question.kind is QuestionKind.CHOICE and value not in question.options:
        return "This is not one of the question's options."
    return ""


def _misfit_of_number(value: int | str, question: Question) -> str:
    if isinstance(value, str):
        return "This question asks for a whole number."
    if question.min is not None and value < question.min:
        return f"The lowest number this question takes is {question.min}."
    if question.max is not None and value > question.max:
        return f"The highest number this question takes is {question.max}."
    return ""


def _picks(assessment: Assessment) -> Iterator[Fault]:
    """Votes on what is no ladder question, or with more or fewer counts than it has sentences."""
    questions = assessment.question_set
    for name, rounds in assessment.picks.items():
        if not questions.has_question(name):
            message = "The question set has no question with this id."
            yield Fault(("picks", name), name, message)
            continue
        sentences = len(questions.question(name).rungs)
        for number, round_ in enumerate(rounds):
            for row, pick in enumerate(round_):
                if len(pick.counts) != sentences:
                    place = ("picks", name, number, row, "counts")
                    message = f"The question has {sentences} sentences, and needs a count for each."
                    yield Fault(place, len(pick.counts), message)


def _workshop(assessment: Assessment) -> Iterator[Fault]:
    sessions = assessment.workshop.sessions
    yield from _doubled(("workshop", "sessions"), (session.id for session in sessions))
    for number, session in enumerate(sessions):
        for line, step in enumerate(session.steps):
            if step.question is not None:
                place = ("workshop", "sessions", number, "steps", line, "question")
                yield from _ladder_wanted(place, step.question, assessment.question_set)


def _responses(assessment: Assessment) -> Iterator[Fault]:
    questions = assessment.question_set
    ids = (response.respondent for response in assessment.responses)
    yield from _doubled(("responses",), ids, "respondent")
    for number, response in enumerate(assessment.responses):
        named: tuple[tuple[Place, str], ...] = (
            *((("words", name), name) for name in response.words),
            *((("unclear", line), name) for line, name in enumerate(response.unclear)),
        )
        for place, name in named:
            if not questions.has_question(name):
                message = "The question set has no question with this id."
                yield Fault(("responses", number, *place), name, message)


def _ladder_wanted(place: Place, name: str, questions: QuestionSet) -> Iterator[Fault]:
    if not questions.has_question(name):
        yield Fault(place, name, "The question set has no question with this id.")
    elif questions.question(name).kind is not QuestionKind.LADDER:
        yield Fault(place, name, "Only a question with sentences to choose from is voted on.")


def _grid(assessment: Assessment) -> Iterator[Fault]:
    """Cells of what is no recommendation, or of a group that it is not benchmarked by."""
    recommended = _recommendations(assessment.question_set)
    for name, row in assessment.grid.items():
        if name not in recommended:
            yield Fault(("grid", name), name, _NO_RECOMMENDATION)
            continue
        groups = {group.id for group in assessment.question_set.groups_of(recommended[name])}
        for group in sorted(row.keys() - groups):
            message = "The recommendation has no family group with this id."
            yield Fault(("grid", name, group), group, message)


def _services(assessment: Assessment) -> Iterator[Fault]:
    question_set = assessment.question_set
    recommended = _recommendations(question_set).keys()
    groups = {group.id for group in question_set.family_groups}
    headings = {heading.id for heading in question_set.offer_headings}
    yield from _doubled(("services",), (service.id for service in assessment.services))
    for number, service in enumerate(assessment.services):
        place = ("services", number)
        names = service.recommendations
        yield from _unknown((*place, "recommendations"), names, recommended, "recommendation")
        yield from _unknown((*place, "groups"), service.groups, groups, "family group")
        components = {part.id for item in question_set.items for part in item.core_components}
        yield from _unknown(
            (*place, "components"), service.components, components, "core component"
        )
        if service.heading is not None and service.heading not in headings:
            message = "The question set has no offer heading with this id."
            yield Fault((*place, "heading"), service.heading, message)


def _actions(assessment: Assessment) -> Iterator[Fault]:
    items = {item.id for item in assessment.question_set.every_item}
    actions = {action.id for action in assessment.plan.actions}
    yield from _doubled(("plan", "actions"), (action.id for action in assessment.plan.actions))
    in_loops = _loops(assessment.plan.actions)
    for number, action in enumerate(assessment.plan.actions):
        place = ("plan", "actions", number)
        yield from _unknown((*place, "items"), action.items, items, "item")
        for position, other in enumerate(action.depends_on):
            if other not in actions or other == action.id:
                message = "An action depends on other actions of the plan, and this is not one."
                yield Fault((*place, "depends_on", position), other, message)
            elif (action.id, other) in in_loops:
                message = "The two actions wait for each other, so neither could begin."
                yield Fault((*place, "depends_on", position), other, message)
        yield from _aims((*place, "aims"), action, assessment.question_set)


def _loops(actions: Sequence[Action]) -> set[tuple[str, str]]:
    """Each dependency by which actions wait for each other: of one loop after the other.

    Asking of each action whether its own wait leads back to it would take minutes for thousands.
    """
    waits = {action.id: set(action.depends_on) for action in actions}
    found: set[tuple[str, str]] = set()
    for _ in range(MOST_LOOPS):
        try:
            TopologicalSorter(waits).prepare()
        except CycleError as error:
            loop: list[str] = error.args[1]  # each is waited for by the one after it
            steps = set(zip(loop[1:], loop, strict=False))
            found |= steps
            for action, other in steps:
                waits[action].discard(other)
        else:
            break
    return found


def _aims(place: Place, action: Action, question_set: QuestionSet) -> Iterator[Fault]:
    """Aims at what is no ladder question, or beyond its last sentence."""
    for number, aim in enumerate(action.aims):
        if not question_set.has_question(aim.question):
            message = "The question set has no question with this id."
            yield Fault((*place, number, "question"), aim.question, message)
        elif aim.rung > question_set.question(aim.question).top:
            message = "The question has no sentence of this number."
            yield Fault((*place, number, "rung"), aim.rung, message)


def _set_aside(assessment: Assessment) -> Iterator[Fault]:
    for name in assessment.plan.not_now.keys() - _recommendations(assessment.question_set).keys():
        yield Fault(("plan", "not_now", name), name, _NO_RECOMMENDATION)


def _recommendations(question_set: QuestionSet) -> dict[str, Item]:
    return {item.id: item for item in question_set.items if item.kind is ItemKind.RECOMMENDATION}


def _points(assessment: Assessment) -> Iterator[Fault]:
    question_set = assessment.question_set
    yield from _doubled(("parking",), (point.id for point in assessment.parking))
    for number, point in enumerate(assessment.parking):
        if point.item is not None and not question_set.has_item(point.item):
            place = ("parking", number, "item")
            yield Fault(place, point.item, "The question set has no item with this id.")
        if point.question is not None and not question_set.has_question(point.question):
            place = ("parking", number, "question")
            yield Fault(place, point.question, "The question set has no question with this id.")
    for number, check in enumerate(assessment.label_checks):
        if not question_set.has_item(check.item):
            place = ("label_checks", number, "item")
            yield Fault(place, check.item, "The question set has no item with this id.")


def _doubled(place: Place, ids: Iterable[str], key: str = "id") -> Iterator[Fault]:
    seen = set()
    for number, name in enumerate(ids):
        if name in seen:
            message = "Two records have this id; each needs its own."
            yield Fault((*place, number, key), name, message)
        seen.add(name)


def _unknown(
    place: Place, names: Iterable[str], known: Collection[str], what: str
) -> Iterator[Fault]:
    for number, name in enumerate(names):
        if name not in known:
            yield Fault((*place, number), name, f"The question set has no {what} with this id.")
