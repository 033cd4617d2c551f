"""The privacy notice: a page to hand out in the room, before anybody says anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings
from reflective_app.reports.frame import ended, framed
from reflective_app.reports.outline import Block, Bullets, Heading, Outline, Paragraph
from reflective_app.reports.paper.sitting import Sitting
from reflective_app.wording.dates import long_date
from reflective_app.wording.governance import TO_FILL_IN

TITLE = "What we record about you, and why"

RECORDED = (
    "Your role, and how many people share it. Not your name.",
    "Votes, as counts by role. There is no record of who voted what, and no sound or picture.",
    "If you answer alone beforehand: your answers and notes together, under a random number, with "
    "your role and when you saved them. Where only one person has a role, that can point to you.",
    "What the group agreed, and views that differ, without whose they are.",
)


def privacy_notice(_: Findings, assessment: Assessment) -> Outline:
    """One page for those who take part. What nobody has recorded yet is left to be filled in."""
    return replace(framed(TITLE, assessment, _blocks(assessment)), close_set=True)


def _blocks(assessment: Assessment) -> Iterator[Block]:
    sitting = Sitting(assessment.question_set, (), assessment)
    guide = assessment.question_set.guide
    yield Heading(1, "Why we ask")
    yield Paragraph(
        f"We set what families here are offered beside the guide “{guide.title}”, and plan what to "
        f"do. The council is responsible for what is recorded. Our lawful basis: {TO_FILL_IN}."
    )
    yield Heading(1, "What is recorded")
    yield Bullets(RECORDED)
    yield Paragraph(
        "Please say and write nothing that tells who a child or a family is. If there is a sign-in "
        "sheet with names, it is kept apart and not typed in. If you are under 18, we follow the "
        f"council’s rules on consent: {TO_FILL_IN}."
    )
    yield Heading(1, "Who sees it, and for how long")
    yield Paragraph(
        "The people who prepare the session see the file. Votes are shown by role only where "
        f"{sitting.fewest_words} or more people share the role. Managers, partners and councillors "
        "may read the report. A copy of the file for partners leaves out who took part, and votes "
        "of fewer than three. Members of the public may ask the council for what it holds. The "
        "program sends nothing to anybody."
    )
    yield Paragraph(_kept(assessment))
    yield Heading(1, "What you can ask for")
    yield Paragraph(
        "You may pass on a question, step out or stop. You can ask to see what we hold about you, "
        "to have it put right or deleted, and you can object. A vote without a name cannot be "
        "picked out again once it is counted."
    )
    lead = assessment.profile.lead.strip() or TO_FILL_IN
    yield Paragraph(
        f"Whom to ask about the session: {ended(lead)} Data protection officer of the council: "
        f"{TO_FILL_IN}. If our answer does not help, you "
        "can complain to the Information Commissioner’s Office, at ico.org.uk."
    )


def _kept(assessment: Assessment) -> str:
    until = assessment.profile.retain_until
    said = f"until {long_date(until)}" if until else f"until {TO_FILL_IN}"
    return (
        f"The council keeps the file {said}. The computer also keeps the last ten versions of it, "
        "and one for each of fourteen days. Paper sheets are destroyed once they are typed in and "
        "checked."
    )
