"""The words of the scribe’s page: where the room is, what comes next, and what was said so far."""

from __future__ import annotations

from collections.abc import Sequence

from reflective_app.domain.agreement import Spread, spread
from reflective_app.domain.assessment import Answer, AnswerState, Assessment, Settled
from reflective_app.domain.findings import ItemFinding
from reflective_app.domain.item import Question
from reflective_app.domain.kinds import ItemKind
from reflective_app.domain.picks import Pick, Round, together
from reflective_app.domain.plan import Action
from reflective_app.domain.running_order import Planned, is_settled
from reflective_app.domain.small_groups import Group, by_role
from reflective_app.domain.voting import lower_median
from reflective_app.domain.workshop import Step
from reflective_app.wording.codes import question_codes
from reflective_app.wording.dates import counted, listed
from reflective_app.wording.standing import evidence_words
from reflective_app.wording.tally import tally_text
from reflective_app.wording.typed import NotReadError, count_in, short
from reflective_app.wording.wall import agreed_words
from reflective_app.wording.words import STATES, WORDED_TOP, answer_words, short_name
from reflective_app.wording.workshop import aside_words, duration, next_step_words, spread_words

MOST_PEOPLE = 999
ACTIONS_NAMED = 3
NOT_UNANIMOUS = {Spread.SPLIT: "was split", Spread.MIXED: "showed mixed views"}

NOBODY = "Recorded as unanimous. Nobody voted for this sentence:"

BEGUN = "A tally that is typed and not recorded stays in its box until the file is closed."

LAST_LINE = "This is the last line of the running order."


def head_words(place: str, question: Question, assessment: Assessment) -> str:
    """Which question is on: Question 7 of 24 · R1 a Help to find and use support."""
    item = assessment.question_set.item_of(question.id)
    code = question_codes(assessment.question_set)[question.id]
    return f"{place} · {code} {item.title}"


def next_words(plan: Sequence[Planned], at: int, assessment: Assessment) -> str:
    """What comes next, and when the next break is: Next is R1 b, then a break at 11:15."""
    rest = plan[at + 1 :]
    if not rest:
        return LAST_LINE
    first = rest[0]
    pause = next((line for line in rest if line.step.pause), None)
    if pause is first:
        asked = [line for line in rest if line.step.question is not None]
        then = f", then {_named(asked[0].step, assessment)}" if asked else ""
        return f"Next is {_line_words(first)}{then}"
    words = f"Next is {_named(first.step, assessment)}"
    return f"{words}, then {_line_words(pause)}" if pause is not None else words


def step_words(line: Planned) -> str:
    """How long a line that is no question takes, and when: 15 min, from 11:15."""
    return f"{duration(line.minutes)}, from {line.at}" if line.at else duration(line.minutes)


def line_name(step: Step, assessment: Assessment) -> str:
    """A line of the running order in a list: its code and question, or its title."""
    if step.question is None:
        return step.title
    question = assessment.question_set.question(step.question)
    return f"{question_codes(assessment.question_set)[question.id]}  {short_name(question)}"


def line_stands(line: Planned, assessment: Assessment) -> str:
    """How a line of the running order stands: settled on what, or left; how long a break is."""
    step = line.step
    if step.question is None:
        return step_words(line)
    if not is_settled(step.question, assessment):
        return "Left"
    return f"Settled: {settled_words(step.question, assessment)}"


def settled_words(question_id: str, assessment: Assessment) -> str:
    """What was settled on, in a word or a sentence; empty while nothing is."""
    answer = assessment.answer(question_id)
    if answer.state is AnswerState.NOT_DISCUSSED:
        return ""
    question = assessment.question_set.question(question_id)
    return agreed_words(question, answer) or STATES[answer.state]


def evidence_line(finding: ItemFinding) -> str:
    """How strong the guide’s evidence is; for a duty, how binding it is; else nothing."""
    words, _ = evidence_words(finding)
    match finding.item.kind:
        case ItemKind.RECOMMENDATION:
            return f"Strength of evidence: {words[:1].lower()}{words[1:]}"
        case ItemKind.DUTY:
            return f"How binding it is: {words[:1].lower()}{words[1:]}"
        case _:
            return words


def median_words(vote: Pick, question: Question) -> str:
    """What the votes suggest, which is nobody’s decision; empty without votes for a sentence."""
    rung = lower_median(vote.counts)
    if rung is None:
        return ""
    word = answer_words(question, rung) if question.top == WORDED_TOP else f"sentence {rung}"
    return f"Lower median: {word}"


def talk_words(vote: Pick, rounds: int = 1) -> str:
    """How far the votes lie apart, and what helps: Mixed views: the two ends speak first."""
    helps = next_step_words(vote, rounds)
    if not vote.people:
        return ""
    if not helps:
        return ": ".join(filter(None, (spread_words(vote), aside_words(vote))))
    return f"{spread_words(vote)}: {helps[0].lower()}{helps[1:]}"


def unanimous_words(vote: Pick, answer: Answer) -> str:
    """That the room did not vote so, where the answer is said to be unanimous; else empty."""
    found = spread(vote.counts)
    if answer.settled is not Settled.UNANIMOUS or found is None:
        return ""
    if found in NOT_UNANIMOUS:
        return f"Recorded as unanimous. The vote {NOT_UNANIMOUS[found]}: {tally_text(vote)}."
    picked = vote.counts[answer.rung] if answer.rung is not None else 1
    return "" if picked else f"{NOBODY} {tally_text(vote)}."


def actions_words(actions: Sequence[Action]) -> str:
    """What is on the roadmap from a question: Actions from here: Open the line; Ask health."""
    if not actions:
        return ""
    named = [short(action.title) for action in actions[:ACTIONS_NAMED]]
    more = len(actions) - len(named)
    return "; ".join(
        (f"Actions from here: {named[0]}", *named[1:], *([f"{more} more"] * bool(more)))
    )


def people_in(text: str) -> int:
    """How many are here. Raises NotReadError for what is no number of people."""
    count = count_in(text)
    if not 1 <= count <= MOST_PEOPLE:
        raise NotReadError(f"Write a number from 1 to {MOST_PEOPLE}.")
    return count


def present_words(count: int, recorded: int) -> str:
    """How many are here from now on, and that more have voted, where some have left since."""
    here = f"{counted(count, 'person', 'people')} {'is' if count == 1 else 'are'} here now."
    if recorded <= count:
        return here
    return f"{here} {counted(recorded, 'vote')} of this question stay as they were recorded."


def waits_words(place: str, *, begun: bool) -> str:
    """Where the workshop waits, how it goes on, and that a tally is typed and not recorded."""
    said = f"The workshop waits at {place}. F5 goes on there."
    return f"{said} {BEGUN}" if begun else said


def earlier_words(votes: Sequence[Round]) -> str:
    """What earlier rounds of the room came to, each as it is typed."""
    rounds = [together(vote) for vote in votes]
    said = [f"{tally_text(vote)} ({spread_words(vote).lower()})" for vote in rounds]
    return f"Earlier {'vote' if len(said) == 1 else 'votes'}: {'; '.join(said)}" if said else ""


def beforehand_lines(said: Round, question: Question, fewest: int) -> tuple[str, ...]:
    """What was said beforehand: all together, then by role where no role gives one person away."""
    whole = together(said)
    if not whole.people:
        return ()
    groups = by_role(said, fewest)
    return (
        f"Together: {_picked(whole, question)} · {spread_words(whole)}",
        *(f"{_group_name(group)}: {_picked(group.picks, question)}" for group in groups),
    )


def _picked(pick: Pick, question: Question) -> str:
    """The picks of a group in words, sentence by sentence from the first."""
    worded = question.top == WORDED_TOP
    parts = [
        f"{count} {answer_words(question, rung) if worded else f'sentence {rung}'}"
        for rung, count in enumerate(pick.counts)
        if count
    ]
    return ", ".join(filter(None, (*parts, aside_words(pick))))


def _group_name(group: Group) -> str:
    return sentence_case(listed([role or "no role given" for role in group.roles]))


def sentence_case(words: str) -> str:
    """With a capital letter at the beginning, and the rest as it is."""
    return words[:1].upper() + words[1:]


def open_vote_words(recorded: str, place: str) -> str:
    """That a vote was begun and not finished, and what can be done about it."""
    return f"{recorded} at {place}. Go on with the vote, or settle the question with these votes."


def slept_words(seconds: int) -> str:
    """That the laptop slept, and that the timer waited."""
    minutes = max(round(seconds / 60), 1)
    return (
        f"This computer slept for {counted(minutes, 'minute')}. The timer waited; Ctrl+T goes on."
    )


def _line_words(line: Planned) -> str:
    """A line that is no question, with its time: a break at 11:15, “Priorities” at 11:30."""
    name = "a break" if line.step.pause else f"“{line.step.title}”"
    return f"{name} at {line.at}" if line.at else f"{name} of {duration(line.minutes)}"


def _named(step: Step, assessment: Assessment) -> str:
    if step.question is None:
        return f"“{step.title}”"
    return question_codes(assessment.question_set)[step.question]
