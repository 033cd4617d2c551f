"""The words for what people are asked before the day, and for what came back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.picks import Pick, Way, said_alone, together
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.responding import minutes_alone
from reflective_app.domain.responses import Response, ResponseFile
from reflective_app.domain.small_groups import by_role
from reflective_app.domain.workshop import FEWEST_SHOWN
from reflective_app.wording.codes import EXITS
from reflective_app.wording.dates import counted, listed, long_date
from reflective_app.wording.respond import PROMPTS
from reflective_app.wording.tally import tally_text
from reflective_app.wording.workshop import aside_words, spread_words

ENDING = ".reflect-response"

IN_IT = (
    "In the file: the council’s name, the questions with their sentences and what stands behind "
    "them, your message and the day. Not in it: services, answers, votes, notes, actions and names."
)
NO_RESPONSES = "No responses have been brought in yet."
NO_ROLE = "No role given"
NOTHING_ASKED = "Choose at least one question to ask."
NOT_BY_ROLE = "Not shown by role: with groups this small, it would show what single people think."
NOTHING_WRITTEN = "Nobody wrote anything beside this question."

_REFUSED = re.compile(r'["*:<>?/\\|#%&{}~\x00-\x1f]')


def asked_words(questions: int) -> str:
    """How many questions are asked, and how long they take a person."""
    if not questions:
        return NOTHING_ASKED
    return f"{counted(questions, 'question')}, about {minutes_alone(questions)} minutes a person"


def file_name(assessment: Assessment) -> str:
    """Newshire – Kinship Care – questions before the day.reflect-response."""
    parts = (assessment.profile.council, assessment.question_set.guide.title)
    named = ("".join(_REFUSED.sub("", " ".join(part.split()))[:50].strip(" .")) for part in parts)
    words = " – ".join(filter(None, (*named, "questions before the day")))
    return words + ENDING


def made_words(name: str, questions: int) -> str:
    """That the file was made, and what to do with it."""
    return (
        f"Saved {name}, with {counted(questions, 'question')}. Send this one file to everybody; "
        "each person or table answers in a copy of their own and sends it back."
    )


def people_words(people: int) -> str:
    """One person, or a table of several."""
    return "1 person" if people == 1 else f"a table of {people}"


def arrived_words(response: ResponseFile | None, reason: str) -> str:
    """Who sent a file, how much is answered, and what else there is to say of it."""
    parts = []
    if response is not None:
        role = response.role.strip() or NO_ROLE
        answered = f"{len(response.picks)} of {len(response.asked)} answered"
        parts.append(f"{role}, {people_words(response.people)}, {answered}.")
    return " ".join(filter(None, (*parts, reason)))


def taken_words(taken: int, out: int) -> str:
    """What bringing in did."""
    rest = f" {counted(out, 'file')} left out." if out else ""
    return f"{counted(taken, 'response')} brought in.{rest}"


def preview_words(new: int, replacing: int, out: int) -> str:
    """What bringing in would do."""
    parts = []
    if new:
        parts.append(f"{new} new")
    if replacing:
        verb = (
            "takes the place of an earlier one" if replacing == 1 else "take earlier ones’ places"
        )
        parts.append(f"{replacing} {verb}")
    if out:
        parts.append(f"{out} left out")
    return f"{listed(parts)}. Nothing is brought in yet." if parts else ""


def response_words(response: Response, answered: int) -> tuple[str, str]:
    """A response in the list: by role, and how much and when."""
    how = f"paper sheet {response.sheet}".strip() if response.way is Way.SHEET else "response file"
    when = ""
    if response.saved_on is not None:
        when = long_date(response.saved_on.astimezone().date())
    parts = (people_words(response.people), f"{answered} answered", how, when)
    return response.role.strip() or NO_ROLE, " · ".join(filter(None, parts))


def said_words(assessment: Assessment) -> tuple[tuple[str, int, str], ...]:
    """Every question that somebody answered alone: its id, by how many, and how far they differ.

    Where nobody picked a sentence, how many don’t know says more; too few are not shown apart.
    """
    said = []
    for question in assessment.question_set.questions():
        if alone := said_alone(assessment.picks.get(question.id, ())):
            pick = together(alone)
            told = pick.people >= fewest(assessment) and not any(pick.counts)
            words = aside_words(pick) if told else spread_words(pick)
            said.append((question.id, pick.people, words))
    return tuple(said)


def count_lines(question_id: str, assessment: Assessment) -> tuple[str, ...]:
    """How many chose which sentence; nothing of it while they are too few."""
    pick = together(said_alone(assessment.picks.get(question_id, ())))
    if pick.people < fewest(assessment):
        return ()
    question = assessment.question_set.question(question_id)
    counts = (*pick.counts, pick.dont_know, pick.not_mine)
    words = zip(counts, (*question.rungs, *EXITS.values()), strict=True)
    return tuple(f"{count}: {sentence}" for count, sentence in words if count)


def role_lines(question_id: str, assessment: Assessment) -> tuple[str, ...]:
    """The counts by role, as far as that shows nobody apart; else the word that it does not."""
    groups = by_role(said_alone(assessment.picks.get(question_id, ())), fewest(assessment))
    if not groups:
        return (NOT_BY_ROLE,)
    return tuple(
        f"{listed([role or NO_ROLE for role in group.roles])}: {_of_group(group.picks)}"
        for group in groups
    )


def written_lines(question_id: str, assessment: Assessment) -> Iterator[tuple[str, list[str]]]:
    """What was written beside a question, under each of its heads.

    In the order of the words, not in that of the people: else the same place would tell the same
    person at every question.
    """
    words = [each.words[question_id] for each in assessment.responses if question_id in each.words]
    for key, head in PROMPTS.items():
        texts = (" ".join(getattr(each, key).split()) for each in words)
        if written := sorted(filter(None, texts), key=str.casefold):
            yield head, written


def fewest(assessment: Assessment) -> int:
    """How many people a group needs to be shown apart."""
    return max(assessment.workshop.fewest_shown, FEWEST_SHOWN)


def responses_head(responses: Sequence[Response]) -> str:
    """How many responses there are, and for how many people."""
    if not responses:
        return NO_RESPONSES
    people = sum(each.people for each in responses)
    return f"{counted(len(responses), 'response')} from {counted(people, 'person', 'people')}"


def ladder_ids(question_set: QuestionSet) -> tuple[str, ...]:
    """Every question that can be asked so."""
    return tuple(question.id for question in question_set.questions() if question.rungs)


def _of_group(pick: Pick) -> str:
    people = counted(pick.people, "person", "people")
    return f"{tally_text(pick)} ({people}, {spread_words(pick).lower()})"
