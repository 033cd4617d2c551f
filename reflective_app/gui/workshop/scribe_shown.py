"""What the scribe’s page says of the workshop that is on, worked out from it and from nothing else.

The scribe has typed a tally and may see it. A vote that was keyed is nobody’s to see before it is
revealed, the scribe’s neither: the laptop has just gone round.
"""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.item import Question
from reflective_app.domain.picks import Pick, Way, said_alone, together, votes_of
from reflective_app.domain.running_order import is_settled
from reflective_app.gui.widgets.row_delegate import Row
from reflective_app.gui.workshop.live import LiveWorkshop
from reflective_app.wording.dates import counted
from reflective_app.wording.scribe import (
    beforehand_lines,
    earlier_words,
    head_words,
    line_name,
    line_stands,
    next_words,
)

WALL_OFF, BLANK, SHOWN, HIDDEN = "The wall is off", "Blank", "Votes shown", "Votes hidden"


def may_see_votes(live: LiveWorkshop, assessment: Assessment) -> bool:
    """Whether what people picked may stand on the scribe’s page."""
    question = live.question
    if question is None or not live.recorded:
        return False
    keyed = any(pick.way is Way.KEYPAD for pick in live.votes)
    return not keyed or live.revealed or is_settled(question.id, assessment)


def vote_seen(live: LiveWorkshop, assessment: Assessment) -> Pick:
    """The vote that is on, as far as the scribe may see it."""
    return together(live.votes) if may_see_votes(live, assessment) else Pick()


def is_complete(live: LiveWorkshop) -> bool:
    """Whether everybody who is here has voted."""
    return live.present is not None and live.recorded >= live.present


def earlier(live: LiveWorkshop, question: Question, assessment: Assessment) -> str:
    """What the rounds before the one that is on came to."""
    rounds = votes_of(assessment.picks.get(question.id, ()))
    before = rounds if live.again else rounds[:-1]
    return earlier_words(before)


def beforehand(question: Question, assessment: Assessment) -> tuple[str, tuple[str, ...]]:
    """How many said something beforehand, and what, by role only where none is given away."""
    said = said_alone(assessment.picks.get(question.id, ()))
    people = together(said).people
    lines = beforehand_lines(said, question, assessment.workshop.fewest_shown)
    return (counted(people, "person", "people") if people else ""), lines


def words_brought(question: Question, assessment: Assessment) -> tuple[str, ...]:
    """What was written beforehand, in an order that tells nobody’s place in the pile."""
    said = (response.words.get(question.id) for response in assessment.responses)
    texts = {text.strip() for each in said if each for text in (each.know, each.note)}
    return tuple(sorted(texts - {""}, key=str.casefold))


def place_and_next(live: LiveWorkshop, assessment: Assessment) -> tuple[str, str]:
    """What is on, and what comes next."""
    question, step = live.question, live.step
    if step is None:
        return "The workshop", ""
    title = step.title if question is None else head_words(live.place, question, assessment)
    return title, next_words(live.plan, live.at, assessment)


def wall_words(live: LiveWorkshop, *, is_up: bool) -> str:
    """What the wall shows now."""
    if not is_up:
        return WALL_OFF
    if live.blank:
        return BLANK
    if live.question is None:
        return "The title" if live.step is not None else BLANK
    if not live.question.rungs:
        return "The question"
    return SHOWN if live.revealed else HIDDEN


def line_rows(live: LiveWorkshop, assessment: Assessment) -> list[Row]:
    """Every line of the running order, with what was settled and what is left."""
    return [
        Row(str(place), line_name(line.step, assessment), line_stands(line, assessment), line.at)
        for place, line in enumerate(live.plan)
    ]
