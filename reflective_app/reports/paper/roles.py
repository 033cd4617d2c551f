"""Role cards: half a page for each role in the room (`needs.md` 3.6)."""

from __future__ import annotations

from reflective_app.reports.outline import Outline
from reflective_app.reports.paper.sitting import Paper, Sitting, sheet
from reflective_app.reports.sheet_blocks import CutCard, CutSheet

EVERYONE = CutCard(
    "Everyone",
    "You are here for what you know. Every seat has one vote.",
    (
        "Think first, then show. Change your mind as often as you like.",
        "Talk about what families get, not about how good anyone is at their job.",
        "Say “don’t know” when you do not, and “not mine to judge” when it is not.",
        "What people say stays in the room; what the group agrees leaves it, without names.",
    ),
)

CARDS = (
    CutCard(
        "Sponsor",
        "You open the session, and then leave room for others.",
        (
            "Say in two minutes why this matters and what will be done with the result.",
            "Say that a low position is welcome where it is honest, and mean it.",
            "Then listen. You speak last, vote like everyone else, and never explain a vote away.",
            "At the end say what happens next, and by when people will hear.",
        ),
    ),
    CutCard(
        "Facilitator",
        "You lead the talk. You are not the most senior person in the room.",
        (
            "For each question: read aloud, think in silence, show together, talk, agree, read "
            "back. About 8 minutes.",
            "Ask the highest and the lowest to speak first; the quietest or newest before the most "
            "senior. Then vote once more if the views lie far apart.",
            "Agreeing means “I can accept it”. Who cannot says why, and what would change it.",
            "“Don’t know” is an answer. What does not fit now goes to the parking lot.",
        ),
    ),
    CutCard(
        "Scribe",
        "You write down what the group agrees, in its words.",
        (
            "Count the cards from the first sentence up, then ? and x. Check the total against the "
            "people present.",
            "Write the agreed position, what we have, how we know, and what next. Read it back.",
            "Write a different view too, without saying whose it is.",
            "No names, and nothing that tells who a family is.",
        ),
    ),
    CutCard(
        "Timekeeper",
        "You keep the time, so that nobody else has to.",
        (
            "Say when two minutes are left for a question. The group may take two more.",
            "Start and end breaks on time: people have planned around them.",
            "At half-time say how many questions are left. The group decides what can be shorter "
            "or wait for another day.",
        ),
    ),
    CutCard(
        "Evidence friend",
        "You know the guide, and help the room to use it.",
        (
            "Say in plain words what is recommended, for whom, and how strong the evidence is.",
            "Keep two things apart: the guide’s strength of evidence, and how we know what happens "
            "here.",
            "Say so when nobody has seen something in the guide itself. Offer to look it up.",
            "You do not decide what our position is.",
        ),
    ),
    CutCard(
        "Access and wellbeing contact",
        "You look after people, above all those who speak from their own life.",
        (
            "Before the day, ask what each person needs: print, sound, room, travel, breaks, "
            "somebody beside them.",
            "Topics can open old wounds. Have a quiet room, and say that anyone may step out.",
            "Nobody has to tell their story, and no one person speaks for everyone.",
            "Afterwards, ask how it was, and say what became of what was said.",
        ),
    ),
    EVERYONE,
    EVERYONE,  # many are needed, so the last page is full of them
)


def roles(sitting: Sitting) -> Outline:
    """Two cards to a page; the last is printed as often as it takes for all who come."""
    return sheet("Role cards", sitting, (CutSheet(CARDS, 1, 2),), Paper())
