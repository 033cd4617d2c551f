"""One page in plain words: what this is, what will happen, and what becomes of what people say."""

from __future__ import annotations

from collections.abc import Iterator

from reflective_app.reports.outline import Block, Bullets, Heading, Outline, Paragraph
from reflective_app.reports.paper.sitting import Paper, Sitting, sheet
from reflective_app.wording.dates import long_date


def explainer(sitting: Sitting) -> Outline:
    """A page to read before the day or in the first minutes."""
    return sheet("What this session is about", sitting, _blocks(sitting), Paper())


def _blocks(sitting: Sitting) -> Iterator[Block]:
    yield Heading(1, "What the guide is")
    yield Paragraph(_guide(sitting))
    yield Heading(1, "What will happen")
    yield Bullets(
        (
            "We read a question aloud. You think by yourself, and choose the sentence that is "
            "nearest to what families get today.",
            "Everybody shows a card at the same moment. Then we talk, those at the two ends first, "
            "and may vote once more.",
            "The group agrees a position: what everyone can accept. Then we choose what matters "
            "most, and the first steps.",
        ),
        numbered=True,
    )
    yield Heading(1, "What your vote is for")
    yield Paragraph(
        "It shows how far views lie apart, so that we talk about the right things. Nothing is "
        "averaged, and the group may agree something else than most cards said. It is not a test "
        "of anyone, and no council is ranked. “Don’t know” and “not mine to judge” are good "
        "answers."
    )
    yield Heading(1, "Who sees what")
    yield Paragraph(_who_sees(sitting))
    yield Heading(1, "What is kept")
    yield Paragraph(_kept(sitting))
    yield Heading(1, "Your choice")
    yield Paragraph(
        "You may pass on any question, step out, or stop. You need not tell your own story, and "
        "nobody expects you to speak for everyone. Tell the access and wellbeing contact what "
        "would make the day easier for you."
    )


def _guide(sitting: Sitting) -> str:
    guide = sitting.question_set.guide
    by = f"{guide.publisher}, for the {guide.commissioned_by}," if guide.commissioned_by else ""
    by = by or guide.publisher
    return (
        f"{by} published “{guide.title}”: what research says helps families, and how sure we can "
        "be of it. Today we set what our area offers beside it. The questions are written "
        "independently, from what could be seen of the guide; they are not the publisher’s."
    )


def _who_sees(sitting: Sitting) -> str:
    return (
        "In the room everyone sees how many chose each sentence, never who. Votes are shown by "
        f"role only where {sitting.fewest_words} or more people share the role. "
        "The report tells what was agreed, the counts, and different views without saying whose. "
        "Managers, partners and councillors may read it, and the public may ask to."
    )


def _kept(sitting: Sitting) -> str:
    until = ""
    if sitting.assessment and sitting.assessment.profile.retain_until:
        until = f" It is kept until {long_date(sitting.assessment.profile.retain_until)}."
    return (
        "A file with the agreed positions, the counts and the notes, without names." + until + " "
        "Paper sheets are destroyed once they are typed in and checked. The sign-in sheet is kept "
        "apart from them. You can ask to see what was written down, and to have it put right."
    )
