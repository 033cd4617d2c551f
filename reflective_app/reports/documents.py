"""The documents there are, by kind and by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, findings
from reflective_app.domain.fingerprint import record_version
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.workshop import Session
from reflective_app.reports.action_plan import action_plan
from reflective_app.reports.evidence_to_bring import evidence_to_bring
from reflective_app.reports.gap_report import SECTIONS, gap_report
from reflective_app.reports.governance_pack import governance_pack
from reflective_app.reports.outline import Outline
from reflective_app.reports.paper.kit import paper_outline
from reflective_app.reports.privacy_notice import privacy_notice
from reflective_app.reports.question_set_pages import question_set_pages
from reflective_app.reports.roadmap_report import roadmap_report
from reflective_app.reports.sections import (
    BOARD_AND_TEAM,
    EVERYBODY,
    TEAM_ONLY,
    WHOLE,
    Section,
    Selection,
)
from reflective_app.reports.summary_page import summary_page
from reflective_app.reports.text_twin import plain_text
from reflective_app.reports.told_to import told_to
from reflective_app.reports.workshop_summary import session_summary, workshop_summary
from reflective_app.reports.you_said import you_said
from reflective_app.wording.sections import Audience


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its name, what it is for in a line, and how it is composed.

    `sections` are those that can be left out; a document without them is always whole. `edited` is
    whether it prints texts that the council may write anew. `given_to` are the audiences that may
    have it as it is: a document without sections holds what copies for the others leave out.
    """

    name: str
    about: str
    compose: Callable[[Findings, Assessment, Selection], Outline]
    sections: tuple[Section, ...] = ()
    edited: bool = False
    given_to: frozenset[Audience] = EVERYBODY


def _whole(
    compose: Callable[[Findings, Assessment], Outline],
) -> Callable[[Findings, Assessment, Selection], Outline]:
    """A document of which nothing is left out, as one of which something could be."""

    def composed(found: Findings, assessment: Assessment, _: Selection) -> Outline:
        return compose(found, assessment)

    return composed


def _roadmap_a3(found: Findings, assessment: Assessment) -> Outline:
    """The same roadmap on large paper, with letters as much larger."""
    return replace(roadmap_report(found, assessment), page="A3")


def _governance(found: Findings, assessment: Assessment) -> Outline:
    """The same for every council but for its name."""
    return governance_pack(assessment.profile.council)


KINDS: Mapping[str, Kind] = {
    "summary-page": Kind(
        "Summary on one page",
        "What a board member reads first: where we stand, what is asked, and why",
        _whole(summary_page),
        edited=True,
        given_to=BOARD_AND_TEAM,
    ),
    "gap-report": Kind(
        "Gap report",
        "Where we stand, who misses out, what comes first and why",
        gap_report,
        SECTIONS,
        edited=True,
    ),
    "roadmap": Kind(
        "Roadmap",
        "Now, Next, Later and Not now on a landscape page, then as a list",
        _whole(roadmap_report),
        edited=True,
        given_to=BOARD_AND_TEAM,
    ),
    "roadmap-a3": Kind(
        "Roadmap A3",
        "The same on A3, with letters that can still be read when it is printed on A4",
        _whole(_roadmap_a3),
        edited=True,
        given_to=BOARD_AND_TEAM,
    ),
    "action-plan": Kind(
        "Action plan",
        "Every action with owner, dates, money, measure and risk",
        _whole(action_plan),
        edited=True,
        given_to=BOARD_AND_TEAM,
    ),
    "workshop-summary": Kind(
        "Workshop summary",
        "What all sessions agreed, parked and left open",
        _whole(workshop_summary),
        given_to=TEAM_ONLY,
    ),
    "you-said": Kind(
        "You said, we recorded",
        "For the people who took part: what was said, and what happens next",
        _whole(you_said),
        given_to=TEAM_ONLY,
    ),
    "evidence-to-bring": Kind(
        "Pre-read and evidence to bring",
        "For everybody who is coming: what the workshop is for, and what to bring",
        _whole(evidence_to_bring),
        given_to=TEAM_ONLY,
    ),
    "privacy-notice": Kind(
        "Privacy notice",
        "To hand out in the room: what is recorded, why, and who sees it",
        _whole(privacy_notice),
    ),
    "governance-pack": Kind(
        "IT and governance pack",
        "For who must say yes: what the program does, keeps and never does",
        _whole(_governance),
    ),
}
"""In the order in which people are offered them."""

FORMATS: Mapping[str, str] = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".html": "Web page",
    ".txt": "Plain text",
}
ENDINGS = tuple(FORMATS)
PAPER_ENDINGS = (".pdf", ".txt")
"""A sheet to write on is laid out for paper; elsewhere it would be words without room."""


class UnknownFormatError(ValueError):
    """A document cannot be written in the format that its ending asks for."""

    def __init__(self, ending: str, known: Sequence[str] = ENDINGS) -> None:
        """Keep the ending that was asked for, and those that can be had."""
        self.ending, self.known = ending, known
        super().__init__(ending, known)

    def __str__(self) -> str:
        """What was asked for, and what can be had."""
        said = f"as “{self.ending}”" if self.ending else "without an ending"
        known = f"{', '.join(self.known[:-1])} or {self.known[-1]}"
        return f"A document cannot be written {said}. Let the name end in {known}."


def can_be_written(ending: str) -> bool:
    """Whether there is a format for this ending."""
    return ending.lower() in ENDINGS


def refuse_paper_as(ending: str) -> None:
    """Raise UnknownFormatError where a sheet to write on cannot be had with this ending."""
    if ending.lower() not in PAPER_ENDINGS:
        raise UnknownFormatError(ending, PAPER_ENDINGS)


def outline(kind: str, assessment: Assessment, selection: Selection = WHOLE) -> Outline:
    """What a document says. Raises KeyError for an unknown kind."""
    told = told_to(selection.audience, assessment)
    made = KINDS[kind].compose(findings(told), told, selection)
    return replace(made, version=record_version(assessment)) if made.version else made


@dataclass(frozen=True)
class Printed:
    """A document as a file and as the same words in plain text."""

    content: Outline
    pdf: bytes
    text: str


def printed(kind: str, assessment: Assessment, selection: Selection = WHOLE) -> Printed:
    """A document to show, to print and to read aloud. Raises KeyError for an unknown kind."""
    return _printed(outline(kind, assessment, selection))


def printed_set(question_set: QuestionSet) -> Printed:
    """A question set to show, to print and to read aloud."""
    return _printed(question_set_pages(question_set))


def printed_session(session: Session | None, assessment: Assessment) -> Printed:
    """What one session of the workshop came to; without one, all that was settled."""
    return _printed(session_summary(session, assessment))


def document(kind: str, ending: str, assessment: Assessment, selection: Selection = WHOLE) -> bytes:
    """A document as a file's content.

    Raises:
        KeyError: the kind is unknown.
        UnknownFormatError: the ending is not one that can be written.
    """
    if not can_be_written(ending):
        raise UnknownFormatError(ending)
    return written(outline(kind, assessment, selection), ending)


def set_document(ending: str, question_set: QuestionSet) -> bytes:
    """A question set as a file's content.

    Raises UnknownFormatError where the ending is not one that can be written.
    """
    if not can_be_written(ending):
        raise UnknownFormatError(ending)
    return written(question_set_pages(question_set), ending)


@dataclass(frozen=True)
class Sheets:
    """A sheet of the paper kit as a file."""

    data: bytes
    pages: int
    """0 where the format has none."""


def paper_document(
    kind: str,
    ending: str,
    question_set: QuestionSet,
    asked: Sequence[str] | None = None,
    assessment: Assessment | None = None,
) -> Sheets:
    """A sheet of the paper kit as a file's content; the arguments are those of `paper_outline`.

    Raises:
        KeyError: the kind or a question is unknown.
        UnknownFormatError: the ending is not one that can be written.
    """
    refuse_paper_as(ending)
    content = paper_outline(kind, question_set, asked, assessment)
    if ending.lower() != ".pdf":
        return Sheets(written(content, ending), 0)
    from reflective_app.reports.pdf import rendered

    made = rendered(content)
    return Sheets(made.data, made.pages)


def printed_sheet(
    kind: str, question_set: QuestionSet, asked: Sequence[str], assessment: Assessment
) -> Printed:
    """A sheet of the paper kit to show, to print and to read aloud."""
    return _printed(paper_outline(kind, question_set, asked, assessment))


def written(content: Outline, ending: str) -> bytes:
    """What a document says, in the format of an ending; each is loaded when it is asked for.

    Raises UnknownFormatError where the ending is not one that can be written.
    """
    match ending.lower():
        case ".txt":
            return plain_text(content).encode()
        case ".pdf":
            from reflective_app.reports.pdf import render_pdf

            return render_pdf(content)
        case ".html":
            from reflective_app.reports.html import render_html

            return render_html(content)
        case ".docx":
            from reflective_app.reports.word import render_word

            return render_word(content)
        case _:
            raise UnknownFormatError(ending)


def _printed(content: Outline) -> Printed:
    return Printed(content, written(content, ".pdf"), plain_text(content))
