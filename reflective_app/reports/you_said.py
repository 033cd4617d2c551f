"""You said, we recorded: what the people who took part can check, in words for everybody.

It prints what the group settled together and nothing that one person said alone: no vote by role,
no response, no note of the scribe's. A different view is printed as written, without who holds it:
whoever spoke up is to see that it was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import assert_never

from reflective_app.domain.agreement import Spread, spread
from reflective_app.domain.assessment import Answer, AnswerState, Assessment, Became, ParkedPoint
from reflective_app.domain.closing import to_read_back
from reflective_app.domain.edits import JUDGED
from reflective_app.domain.findings import Findings
from reflective_app.domain.item import Question
from reflective_app.domain.picks import together, votes_of
from reflective_app.domain.plan import Action, ActionStatus, Phase
from reflective_app.domain.roadmap import actions_in
from reflective_app.domain.running_order import is_settled
from reflective_app.reports.frame import ended, framed
from reflective_app.reports.outline import (
    Block,
    Box,
    Bullets,
    Heading,
    Outline,
    PageBreak,
    Paragraph,
    Rich,
    Span,
)
from reflective_app.reports.set_aside import SetAside, drafts_set_aside, recommendations_set_aside
from reflective_app.wording.closing import point_code
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import long_date
from reflective_app.wording.workshop import became_words

TITLE = "You said, we recorded"
OPENING = (
    "Thank you for taking part. Here is what the group said, and what we wrote down. First comes "
    "what happens next. Then comes every question, for you to check. This paper does not say who "
    "said what."
)
BEFORE_ANYTHING = (
    "We have not talked about any question yet. So there is nothing to check here so far. When we "
    "have, this paper says what the group said, and what we wrote down."
)
WRONG = "Is something wrong or missing?"
HOW = "Say which question it is about. The letters and numbers before a question help us find it."
VIEWS = {
    Spread.CLOSE: "In the last vote your views were close.",
    Spread.MIXED: "In the last vote your views were mixed.",
    Spread.SPLIT: "In the last vote your views were far apart.",
}
GOING = {
    ActionStatus.NOT_STARTED: "It has not begun.",
    ActionStatus.ON_TRACK: "It is going to plan.",
    ActionStatus.AT_RISK: "It may not go to plan.",
    ActionStatus.OFF_TRACK: "It is not going to plan.",
    ActionStatus.COMPLETE: "It is done.",
}
PHASE_HEADS = {Phase.NOW: "First", Phase.NEXT: "After that", Phase.LATER: "Later"}
NO_OWNER = "Nobody has taken this on yet."
NO_DATE = "No date is set yet."
NO_ACTION = "No action is agreed yet."


def you_said(found: Findings, assessment: Assessment) -> Outline:
    """Compose what goes back to the people who took part, question by question."""
    return framed(TITLE, assessment, _blocks(found, assessment))


def _blocks(found: Findings, assessment: Assessment) -> Iterator[Block]:
    codes = question_codes(assessment.question_set)
    settled = to_read_back(None, assessment)
    yield Paragraph(OPENING if settled else BEFORE_ANYTHING, "lead")
    yield Box(WRONG, (Paragraph(f"Please tell us: {_whom(assessment)}. {HOW}"),))
    yield from _next(assessment)
    yield from _decided(found, assessment)
    if settled:
        yield from _open(settled, codes, assessment)
    yield from _parked(codes, assessment)
    if settled:
        yield PageBreak(close=True, goes_on=True)
        yield Heading(1, "What you said, question by question")
        yield from _questions(settled, codes, assessment)


def _whom(assessment: Assessment) -> str:
    """Whom to tell: the lead role, if there is one, and the council."""
    profile = assessment.profile
    return ", ".join(filter(None, (" ".join(profile.lead.split()), profile.council)))


def _questions(
    settled: Iterable[str], codes: Mapping[str, str], assessment: Assessment
) -> Iterator[Block]:
    """Each settled question under its item, with what was recorded."""
    question_set = assessment.question_set
    for item, its_questions in groupby(settled, question_set.item_of):
        yield Heading(2, item.title)
        for question_id in its_questions:
            question = question_set.question(question_id)
            yield Heading(3, f"{codes[question_id]}: {question.text}")
            yield Bullets(tuple(_recorded(question, assessment)))


def _recorded(question: Question, assessment: Assessment) -> Iterator[Rich]:
    """What was said to a question, how the room's votes lay, and what was noted for everybody."""
    answer = assessment.answer(question.id)
    yield _said(question, answer)
    if views := _views(question, assessment):
        yield (Span(views),)
    noted = (
        ("A different view", answer.different_view),
        ("What we have now", answer.have),
        ("What comes next", answer.next),
    )
    for name, text in noted:
        if text.strip():
            yield Span(f"{name}: ", bold=True), Span(ended(text))


def _said(question: Question, answer: Answer) -> Rich:
    match answer.state:
        case AnswerState.AGREED:
            told = str(answer.told) if answer.rung is None else question.rungs[answer.rung]
            return Span("You agreed: ", bold=True), Span(f"“{told}”")
        case AnswerState.NO_AGREEMENT:
            low, high = (
                question.rungs[rung or 0].rstrip(".") for rung in (answer.low, answer.high)
            )
            between = Span(f"Your views lay between “{low}” and “{high}”.")
            return Span("You did not agree. ", bold=True), between
        case AnswerState.NOT_APPLICABLE:
            reason = Span(ended(answer.reason))
            return Span("You said that this does not apply here: ", bold=True), reason
        case AnswerState.DONT_KNOW:
            return Span("Nobody knew. ", bold=True), Span("This stays open until we find out.")
        case AnswerState.NOT_DISCUSSED:
            raise ValueError(f"Nothing was said to “{question.id}”.")
        case _:
            assert_never(answer.state)


def _views(question: Question, assessment: Assessment) -> str:
    """How the whole room's last vote lay; nothing where so few voted that it tells who did."""
    votes = votes_of(assessment.picks.get(question.id, ()))
    counts = together(votes[-1]).counts if votes else ()
    lay = spread(counts) if sum(counts) >= assessment.workshop.fewest_shown else None
    return VIEWS[lay] if lay is not None else ""


def _open(
    settled: Sequence[str], codes: Mapping[str, str], assessment: Assessment
) -> Iterator[Block]:
    """Where nobody knew or all did not agree, what to look at again, and what was not asked."""
    answers = {each: assessment.answer(each) for each in settled}
    dont_know, no_agreement = AnswerState.DONT_KNOW, AnswerState.NO_AGREEMENT
    still = (
        ("Nobody knew the answer", [q for q, a in answers.items() if a.state is dont_know]),
        ("You did not agree", [q for q, a in answers.items() if a.state is no_agreement]),
        ("You asked to look again", [q for q, a in answers.items() if a.flagged]),
        ("Questions we did not come to", _not_come_to(assessment)),
    )
    if any(these for _, these in still):
        yield Heading(1, "What stays open")
    asked = assessment.question_set.question
    for head, these in still:
        if these:
            yield Heading(2, head)
            yield Bullets(tuple(f"{codes[each]}: {asked(each).text}" for each in these))


def _not_come_to(assessment: Assessment) -> list[str]:
    """What was planned to be asked, else all that a group judges, and is not settled."""
    every = (each.id for each in assessment.question_set.questions() if each.kind in JUDGED)
    planned = assessment.workshop.asked or tuple(every)
    return [each for each in planned if not is_settled(each, assessment)]


def _parked(codes: Mapping[str, str], assessment: Assessment) -> Iterator[Block]:
    """The parked points: what became of each, and who follows it up."""
    if assessment.parking:
        yield Heading(1, "What we set aside to come back to")
        yield Bullets(tuple(_point(each, codes, assessment) for each in assessment.parking))


def _point(point: ParkedPoint, codes: Mapping[str, str], assessment: Assessment) -> Rich:
    code = point_code(point, codes, assessment)
    said = [became_words(point, assessment)]
    if point.owner.strip() and point.became is not Became.ANSWERED:
        said.append(f"Who follows it up: {ended(point.owner)}")
    head = f"{code}: {point.text}" if code else point.text
    return Span(f"{ended(head)} ", bold=True), Span(" ".join(said))


def _decided(found: Findings, assessment: Assessment) -> Iterator[Block]:
    """What was set aside, with the reason, and which decisions others are asked for."""
    waiting = (*recommendations_set_aside(found), *drafts_set_aside(found, assessment))
    if waiting:
        yield Heading(1, "What we decided not to do now")
        yield Bullets(tuple(map(_set_aside, waiting)))
    if assessment.plan.decisions_asked:
        yield Heading(1, "Decisions we ask for")
        yield Bullets(assessment.plan.decisions_asked, numbered=True)


def _set_aside(each: SetAside) -> Rich:
    why = each.why
    said = [f"Why: {ended(why.reason)}"]
    if why.decided_by.strip():
        said.append(f"Decided by: {ended(why.decided_by)}")
    if why.look_again:
        said.append(f"We look at it again on {long_date(why.look_again)}.")
    return Span(f"{each.code}: {ended(each.title)} ", bold=True), Span(" ".join(said))


def _next(assessment: Assessment) -> Iterator[Block]:
    """The actions in their order, each with who sees to it and by when; then the next review."""
    yield Heading(1, "What happens next")
    if not assessment.plan.actions:
        yield Paragraph(NO_ACTION)
    for phase, head in PHASE_HEADS.items():
        actions = actions_in(phase, assessment)
        if actions:
            yield Heading(2, head)
            yield Bullets(tuple(map(_action, actions)))
    if review := assessment.profile.review_on:
        yield Paragraph(f"We look at all of this again on {long_date(review)}.")


def _action(action: Action) -> Rich:
    who = f"Who: {ended(action.owner)}" if action.has_owner else NO_OWNER
    by = f"By: {long_date(action.due)}." if action.due else NO_DATE
    if action.status is ActionStatus.COMPLETE:
        who = by = ""
    told = " ".join(filter(None, (who, by, GOING[action.status])))
    return Span(f"{ended(action.title)}\n", bold=True), Span(told)
