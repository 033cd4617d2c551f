"""The documents there are, by kind and by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, findings
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.workshop import Session
from reflective_app.reports.gap_report import gap_report
from reflective_app.reports.outline import Outline
from reflective_app.reports.paper.kit import paper_outline
from reflective_app.reports.question_set_pages import question_set_pages
from reflective_app.reports.roadmap_report import roadmap_report
from reflective_app.reports.text_twin import plain_text
from reflective_app.reports.workshop_summary import session_summary, workshop_summary

KINDS: Mapping[str, Callable[[Findings, Assessment], Outline]] = {
    "gap-report": gap_report,
    "roadmap": roadmap_report,
    "workshop-summary": workshop_summary,
}

ENDINGS = (".pdf", ".txt")


class UnknownFormatError(ValueError):
    """A document cannot be written in the format that its ending asks for."""

    def __init__(self, ending: str) -> None:
        """Keep the ending that was asked for."""
        self.ending = ending
        super().__init__(ending)

    def __str__(self) -> str:
        """What was asked for, and what can be had."""
        said = f"as “{self.ending}”" if self.ending else "without an ending"
        known = " or ".join(ENDINGS)
        return f"A document cannot be written {said}. Let the name end in {known}."


def can_be_written(ending: str) -> bool:
    """Whether there is a format for this ending."""
    return ending.lower() in ENDINGS


def outline(kind: str, assessment: Assessment) -> Outline:
    """What a document says. Raises KeyError for an unknown kind."""
    return KINDS[kind](findings(assessment), assessment)


@dataclass(frozen=True)
class Printed:
    """A document as a file and as the same words in plain text."""

    pdf: bytes
    text: str


def printed(kind: str, assessment: Assessment) -> Printed:
    """A document to show, to print and to read aloud. Raises KeyError for an unknown kind."""
    return _printed(outline(kind, assessment))


def printed_set(question_set: QuestionSet) -> Printed:
    """A question set to show, to print and to read aloud."""
    return _printed(question_set_pages(question_set))


def printed_session(session: Session | None, assessment: Assessment) -> Printed:
    """What one session of the workshop came to; without one, all that was settled."""
    return _printed(session_summary(session, assessment))


def document(kind: str, ending: str, assessment: Assessment) -> bytes:
    """A document as a file's content.

    Raises:
        KeyError: the kind is unknown.
        UnknownFormatError: the ending is not one that can be written.
    """
    if not can_be_written(ending):
        raise UnknownFormatError(ending)
    return _written(outline(kind, assessment), ending)


def set_document(ending: str, question_set: QuestionSet) -> bytes:
    """A question set as a file's content.

    Raises UnknownFormatError where the ending is not one that can be written.
    """
    if not can_be_written(ending):
        raise UnknownFormatError(ending)
    return _written(question_set_pages(question_set), ending)


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
    if not can_be_written(ending):
        raise UnknownFormatError(ending)
    content = paper_outline(kind, question_set, asked, assessment)
    if ending.lower() == ".txt":
        return Sheets(_written(content, ending), 0)
    from reflective_app.reports.pdf import rendered

    made = rendered(content)
    return Sheets(made.data, made.pages)


def printed_sheet(
    kind: str, question_set: QuestionSet, asked: Sequence[str], assessment: Assessment
) -> Printed:
    """A sheet of the paper kit to show, to print and to read aloud."""
    return _printed(paper_outline(kind, question_set, asked, assessment))


def _printed(content: Outline) -> Printed:
    return Printed(_pdf(content), plain_text(content))


def _written(content: Outline, ending: str) -> bytes:
    return plain_text(content).encode() if ending.lower() == ".txt" else _pdf(content)


def _pdf(content: Outline) -> bytes:
    # ReportLab takes a tenth of a second to load: only when something is printed.
    from reflective_app.reports.pdf import render_pdf

    return render_pdf(content)
