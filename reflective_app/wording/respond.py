"""The words of a response file, for whoever fills it in and for whoever sent it out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from reflective_app.domain.item import Question
from reflective_app.domain.picks import Pick
from reflective_app.domain.responding import answered, minutes_alone
from reflective_app.domain.responses import ResponseFile
from reflective_app.domain.sheet_code import DONT_KNOW, NOT_MINE
from reflective_app.domain.workshop import FEWEST_SHOWN
from reflective_app.wording.codes import EXITS, question_codes, sentence_name
from reflective_app.wording.dates import clock, counted, listed, long_date
from reflective_app.wording.tally import tally_text
from reflective_app.wording.words import WORDED_TOP, answer_words

PROMPTS = {"know": "How do you know?", "note": "Anything else?"}
"""As on the paper sheet."""

OPTIONAL = "May be left empty."

MEANS = {
    DONT_KNOW: "You lack the information. That is a good answer.",
    NOT_MINE: "Others are better placed to say.",
}

WHAT_HAPPENS = (
    "Your answers go into this file and nowhere else, until you send it.",
    "Write no names: not yours, and nothing that tells who a family is.",
    "Answers are counted together. What people in one role said is shown only where "
    f"{FEWEST_SHOWN} or more share it; smaller groups are never shown apart.",
    "What you write is read without a name and without your role.",
    "You can stop and go on later. If you change your mind, send the file again: the newer one "
    "takes the place of the older.",
)
ROLE = "Your role, not your name"
ROLE_HINT = (
    "For example: kinship team manager, carer, health partner. Leave it empty if fewer than three "
    "people there share your role."
)
NO_ROLE = (
    "You have not said your role. It helps to see whether different roles see things differently, "
    "and it may stay empty."
)
ALONE, TABLE = "I answer for myself", "We are a table of several"
NOT_AT_IT = "Nothing was recorded: press it where the keyboard is on one of the sentences."
ON_PAPER = (
    "Rather on paper? Ask whoever sent this for the response sheet: it has the same questions with "
    "the same codes."
)
TALLY_HOW = (
    "How many of you choose each sentence, the first sentence first; then ? and how many don’t "
    "know, x and how many say it is not theirs to judge."
)


def no_answer_words(typed: str, question: Question) -> str:
    """That what was typed is no answer to this question, and what is."""
    codes = f"0 to {len(question.rungs) - 1}, {DONT_KNOW} or {NOT_MINE}"
    return f"“{typed}” is no answer here, so nothing was recorded. Press {codes}."


def head_words(response: ResponseFile) -> str:
    """Who asks."""
    return f"{response.council} asks for your view"


def about_words(response: ResponseFile) -> str:
    """What it is about, and how long it takes."""
    count = len(response.asked)
    minutes = minutes_alone(count)
    title = response.question_set.guide.title
    return f"{title} · {counted(count, 'question')}, about {minutes} minutes"


def wanted_words(response: ResponseFile) -> str:
    """By when it is wanted; empty where that is open."""
    return f"Wanted by {long_date(response.wanted_by)}." if response.wanted_by else ""


def answered_words(response: ResponseFile) -> str:
    """How far it has come: 12 of 14 answered."""
    return f"{answered(response)} of {len(response.asked)} answered"


def saved_words(saved_at: datetime) -> str:
    """Said quietly: Saved 10:32."""
    return f"Saved {clock(saved_at.astimezone())}"


def place_words(place: int, response: ResponseFile) -> str:
    """Where one is: Question 3 of 14."""
    return f"Question {place + 1} of {len(response.asked)}"


def pick_words(pick: Pick | None, question: Question, people: int) -> str:
    """What was answered, in a few words."""
    if pick is None:
        return "Not answered"
    if people > 1:
        return tally_text(pick)
    if pick.dont_know:
        return EXITS[DONT_KNOW]
    if pick.not_mine:
        return EXITS[NOT_MINE]
    rung = next(place for place, count in enumerate(pick.counts) if count)
    if question.top == WORDED_TOP:
        return answer_words(question, rung)
    name = sentence_name(rung)
    return name[0].upper() + name[1:]


def left_words(response: ResponseFile) -> str:
    """Which questions have no answer yet; empty where all have."""
    codes = question_codes(response.question_set)
    left = [codes[each] for each in response.asked if each not in response.picks]
    if not left:
        return ""
    return f"Without an answer: {listed(left)}. You may leave them so."


def send_words(path: Path | None, response: ResponseFile) -> str:
    """What to do once it is done."""
    if path is None:
        return "Save the file first, then send it back to whoever sent it to you."
    return (
        f"Send this file back to {response.council}, to whoever sent it to you: {path.name}, in "
        f"{path.parent}."
    )


def stuck_words(why: str, kept: bool) -> str:
    """That what is typed is not in the file, why, and that it is kept all the same."""
    here = (
        "What you answer is kept on this computer for now."
        if kept
        else "Nor could a copy be kept: what you answer is in this window only."
    )
    return f"Not saved in the file. {why} {here} Choose where to keep it."


def too_few_words(fewest: int) -> str:
    """Why the number of people cannot be lower."""
    return (
        f"{counted(fewest, 'person', 'people')} have answered a question together. Take that "
        "answer back first, or write a number that is not lower."
    )


def copy_words(council: str, when: datetime) -> str:
    """What was kept of a response that is in no file."""
    local = when.astimezone()
    return (
        f"Answers to {council} could not be saved in their file on {long_date(local.date())}, "
        f"{clock(local)}. They were kept here."
    )
