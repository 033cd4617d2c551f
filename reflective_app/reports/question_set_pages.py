"""A question set as a document: what is known of the guide, every question, and every source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reflective_app.domain.basis import Basis
from reflective_app.domain.claims import claims, item_claims
from reflective_app.domain.fingerprint import fingerprint, local_fingerprint
from reflective_app.domain.item import Item
from reflective_app.domain.kinds import Axis, Status
from reflective_app.domain.question_set import EvidenceLabel, QuestionSet
from reflective_app.reports.citations import citation, cited, known, with_source
from reflective_app.reports.outline import (
    Block,
    Box,
    Bullets,
    Column,
    Heading,
    Outline,
    PageBreak,
    Paragraph,
    Rich,
    Span,
    Table,
    Words,
    as_cell,
)
from reflective_app.reports.question_set_items import evidence_label, item_blocks
from reflective_app.wording.dates import listed, long_date, sentence
from reflective_app.wording.question_set import (
    ACTIONS,
    ESSENTIAL,
    FINGERPRINT_MEANS,
    GROUPS_APART,
    KNOWN,
    LADDERS,
    LOCAL_NOTE,
    READING,
    READING_ITEMS,
    STANDING_MEANS,
    axis_heading,
    contents_words,
    edition_line,
    standing_note,
)
from reflective_app.wording.words import KINDS, LABEL_MEANS, guide_status

KIND = "Question set"


def question_set_pages(question_set: QuestionSet) -> Outline:
    """Compose the whole set: the same set always gives the same document."""
    guide, mark = question_set.guide, fingerprint(question_set)
    return Outline(
        title=guide.title,
        council=KIND,
        guide=edition_line(guide),
        fingerprint=mark,
        local_fingerprint=local_fingerprint(question_set.local_items),
        date_words=f"Checked on {long_date(guide.checked_on)}",
        marking="",
        made_on=guide.checked_on,
        close_set=True,
        blocks=tuple(_blocks(question_set, mark)),
    )


def _blocks(question_set: QuestionSet, mark: str) -> Iterator[Block]:
    yield from _about(question_set, mark)
    if question_set.items:
        yield from _at_a_glance(question_set)
    yield from _reading(question_set)
    yield from _facts(question_set)
    yield from _scale(question_set)
    yield from _groups(question_set)
    if question_set.items:
        yield Heading(1, "Every item and question")
        for item in question_set.items:
            yield from item_blocks(item, question_set)
    if question_set.local_items:
        yield PageBreak()
        yield from _local_blocks("Local questions", question_set.local_items, question_set)
    yield from _headings(question_set)
    yield from _sources(question_set, [source.id for source in question_set.guide.sources])


def local_pages(title: str, items: Sequence[Item], question_set: QuestionSet) -> Iterator[Block]:
    """The council's own questions by themselves, with the sources that they cite."""
    yield from _local_blocks(title, items, question_set)
    found = {claim.source for claim in item_claims(items)}
    ids = [source.id for source in question_set.guide.sources if source.id in found]
    yield from _sources(question_set, ids)


def _local_blocks(title: str, items: Sequence[Item], question_set: QuestionSet) -> Iterator[Block]:
    """The council's own questions, of a set that has them, apart from the guide's."""
    yield Heading(1, title)
    yield Paragraph(LOCAL_NOTE)
    for item in items:
        yield from item_blocks(item, question_set)


def _about(question_set: QuestionSet, mark: str) -> Iterator[Block]:
    guide = question_set.guide
    yield Heading(1, "The guide and this set")
    if guide.status is Status.ANNOUNCED:
        yield Paragraph(standing_note(question_set), "lead")
    else:
        lead = f"This set asks {contents_words(question_set)}. {standing_note(question_set)}"
        yield Paragraph(lead, "lead")
    if guide.not_seen:
        yield Paragraph((Span("Not seen, and so not in this set:", bold=True),))
        yield Bullets(guide.not_seen)
    yield Box("What this is, and is not", (Paragraph(guide.notice),))
    yield Bullets(
        tuple(
            (Span(f"{name}: ", bold=True), Span(text))
            for name, text in (
                *_entries(question_set),
                ("Fingerprint", f"{_marks(question_set, mark)}. {FINGERPRINT_MEANS}"),
            )
        )
    )


def _marks(question_set: QuestionSet, mark: str) -> str:
    ours = local_fingerprint(question_set.local_items)
    return f"{mark}; of the local questions, {ours}" if ours else mark


def _facts(question_set: QuestionSet) -> Iterator[Block]:
    facts = question_set.guide.facts
    if facts:
        yield Heading(1, "What is known of the guide")
        yield Bullets(tuple(with_source(fact.text, fact.basis, question_set) for fact in facts))


def _entries(question_set: QuestionSet) -> Iterator[tuple[str, str]]:
    guide = question_set.guide
    yield "Publisher", guide.publisher
    if guide.commissioned_by:
        yield "Commissioned by", guide.commissioned_by
    if guide.published:
        yield "Published", long_date(guide.published)
    yield "Edition of the guide", guide.edition
    yield "Revision of this set", str(guide.revision)
    yield ("Status" if guide.status is Status.ANNOUNCED else "Covers"), guide_status(guide)
    yield "Which families it is about", guide.population
    if guide.audience:
        yield "Written for", listed(guide.audience)
    yield "Last checked", long_date(guide.checked_on)
    yield "Licence", guide.licence
    for older in question_set.replaces:
        yield "Takes over answers from", f"edition {older.edition}, revision {older.revision}"


def _reading(question_set: QuestionSet) -> Iterator[Block]:
    yield Heading(1, "How to read it")
    asks = question_set.items or question_set.local_items
    yield Paragraph(f"{READING} {READING_ITEMS}" if asks else READING)
    yield Bullets(
        tuple(sentence(means) for _, means in STANDING_MEANS),
        labels=tuple(KNOWN[standing] for standing, _ in STANDING_MEANS),
    )
    if question_set.items:
        yield Paragraph(f"{LADDERS} {ESSENTIAL}")
        yield Paragraph(ACTIONS)


def _scale(question_set: QuestionSet) -> Iterator[Block]:
    if not question_set.evidence_labels:
        return
    yield Heading(1, "The guide’s scale for strength of evidence")
    yield Paragraph(f"Strongest first. {LABEL_MEANS}")
    labels = [(_label(label, question_set), label.basis) for label in question_set.evidence_labels]
    yield from _listed(labels, question_set, numbered=True)


def _label(label: EvidenceLabel, question_set: QuestionSet) -> Rich:
    if not label.meaning:
        return (Span(f"{label.label}. What it means was not seen."),)
    words = Span(f"{label.label}: {sentence(label.meaning)}")
    if not label.source or label.basis.sources == (label.source,):  # named with the standing
        return (words,)
    return (words, Span(" Its meaning: "), *cited([label.source], question_set), Span("."))


def _groups(question_set: QuestionSet) -> Iterator[Block]:
    if not question_set.family_groups:
        return
    yield Heading(1, "Family groups")
    yield Paragraph(GROUPS_APART)
    for axis in Axis:
        of_axis = [group for group in question_set.family_groups if group.axis is axis]
        if of_axis:
            yield Heading(2, axis_heading(axis, question_set.guide))
            yield from _listed([(group.label, group.basis) for group in of_axis], question_set)


def _headings(question_set: QuestionSet) -> Iterator[Block]:
    for title, entries in (
        (
            "National Framework",
            [(f"{each.label} ({each.kind})", each.basis) for each in question_set.framework],
        ),
        (
            "Headings for the services you offer",
            [(each.label, each.basis) for each in question_set.offer_headings],
        ),
    ):
        if entries:
            yield Heading(1, title)
            yield from _listed(entries, question_set)


def _listed(
    entries: Sequence[tuple[Words, Basis]], question_set: QuestionSet, *, numbered: bool = False
) -> Iterator[Block]:
    """Entries with their source: below all where it is the same, else after each.

    It stands below, so that nothing parts a heading from its list.
    """
    if len(entries) > 1 and len({basis for _, basis in entries}) == 1:
        yield Bullets(tuple(text for text, _ in entries), numbered)
        yield Paragraph((Span("All of these: "), *known(entries[0][1], question_set)), "caption")
        return
    yield Bullets(
        tuple(with_source(text, basis, question_set) for text, basis in entries), numbered
    )


def _at_a_glance(question_set: QuestionSet) -> Iterator[Block]:
    yield Heading(1, "At a glance")
    columns = (
        Column("Item", 4.2),
        Column("What it is", 1.5),
        Column("Strength of evidence (guide)", 2.2),
        Column("Questions", 1.0),
    )
    rows = tuple(
        (
            as_cell((Span(f"{question_set.codes[item.id]} ", bold=True), Span(item.title))),
            as_cell(KINDS[item.kind]),
            as_cell(evidence_label(item, question_set) or "Has no label"),
            as_cell(str(len(item.questions))),
        )
        for item in question_set.items
    )
    yield Table("Items in the order of the set", columns, rows)


def _sources(question_set: QuestionSet, ids: Sequence[str]) -> Iterator[Block]:
    """Sources with the numbers that statements know them by."""
    if not ids:
        return
    yield Heading(1, "Sources")
    used = _used_by(question_set)
    listed_here = [(citation(each, question_set), question_set.source(each)) for each in ids]
    yield Bullets(
        tuple(
            (
                Span(sentence(source.title), bold=True, lists=cites),
                Span(f" Cited for: {'; '.join(used[source.id])}." if source.id in used else ""),
                *((Span("\n"), Span(source.url, href=source.url)) if source.url else ()),
            )
            for cites, source in listed_here
        ),
        numbered=True,
        labels=tuple(f"{cites.number}." for cites, _ in listed_here),
        style="caption",
    )


_PLACES = {
    "guide": "what is known of the guide",
    "evidence_labels": "the scale",
    "family_groups": "family groups",
    "framework": "the National Framework",
    "offer_headings": "headings of services",
}


def _used_by(question_set: QuestionSet) -> dict[str, list[str]]:
    """For each source, what rests on it: items by their codes."""
    used: dict[str, dict[str, None]] = {}
    for claim in (*claims(question_set), *item_claims(question_set.local_items)):
        place = claim.key.partition(".")[0]
        code = question_set.codes.get(place)
        name = _PLACES.get(place, place) if code is None else code
        used.setdefault(claim.source, {})[name] = None
    for label in question_set.evidence_labels:
        if label.source:
            used.setdefault(label.source, {})[_PLACES["evidence_labels"]] = None
    return {source: list(names) for source, names in used.items()}
