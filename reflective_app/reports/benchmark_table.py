"""The benchmark as a table to print and as values for other programs (`files.md` section 5)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from reflective_app.domain.agreement import spread_of
from reflective_app.domain.assessment import Assessment
from reflective_app.domain.findings import Findings, ItemFinding
from reflective_app.domain.importance import Label
from reflective_app.domain.offer import suggestion
from reflective_app.domain.phases import by_rule, phases, placed_early
from reflective_app.domain.projection import projected
from reflective_app.domain.second_look import SecondLook, second_look
from reflective_app.wording.label_checks import checked_by_words
from reflective_app.wording.local_questions import NOTE, TITLE, local_sentence
from reflective_app.wording.offer import funding_sentences
from reflective_app.wording.reason import reason
from reflective_app.wording.standing import band_note, evidence_words, range_words
from reflective_app.wording.words import LANES


def benchmark_values(found: Findings, assessment: Assessment) -> dict[str, Any]:
    """The findings in lane order as plain values: exact fractions as text, what is absent as None.

    Beside what is asked of every item it gives the roadmap's phases and projected positions.
    """
    return {
        "items": [_item_values(finding, found, assessment) for finding in found.items],
        "beyond_the_guide": [
            {"id": service.id, "name": service.name} for service in found.beyond_the_guide
        ],
        "funding_ending": [
            {"service": ending.service.id, "item": ending.item.id}
            for ending in found.funding_ending
        ],
        "local_questions": [_local_values(finding) for finding in found.local],
        "second_look": [_look_values(look) for look in second_look(found, assessment)],
        "grid_suggestions": _suggestions(assessment),
        "spreads": _spreads(assessment),
        **_roadmap_values(found, assessment),
    }


def benchmark_lines(found: Findings, assessment: Assessment) -> list[str]:
    """The findings as lines of text: first what funding soon ends, then lane by lane."""
    funding = funding_sentences(assessment, found)
    lines = [*funding]
    lane = None
    for finding in found.items:
        if finding.lane is not lane:
            lane = finding.lane
            title, note = LANES[lane]
            lines += ["", f"{title}: {note}"]
        lines += _item_lines(finding, found, assessment)
    if found.beyond_the_guide:
        lines += ["", "Beyond the guide", *(f"  {s.name}" for s in found.beyond_the_guide)]
    if found.local:
        lines += ["", f"{TITLE}: {NOTE}"]
        for finding in found.local:
            lines += _local_lines(finding)
    return lines if funding else lines[1:]


def _look_values(look: SecondLook) -> dict[str, str]:
    named = {
        "item": look.item,
        "question": look.question,
        "group": look.group,
        "needs": look.needs,
        "action": look.action,
    }
    ids = {name: each.id for name, each in named.items() if each is not None}
    return {"kind": look.kind.value} | ids


def _suggestions(assessment: Assessment) -> dict[str, dict[str, str]]:
    """What the register suggests for the grid; only where it suggests something."""
    questions = assessment.question_set
    rows = {
        item.id: {
            group.id: suggested.value
            for group in questions.groups_of(item)
            if (suggested := suggestion(item.id, group.id, assessment)) is not None
        }
        for item in questions.items
    }
    return {item: row for item, row in rows.items() if row}


def _spreads(assessment: Assessment) -> dict[str, str]:
    spreads = ((q.id, spread_of(q, assessment)) for q in assessment.question_set.questions())
    return {name: spread.value for name, spread in spreads if spread is not None}


def _roadmap_values(found: Findings, assessment: Assessment) -> dict[str, Any]:
    actions = assessment.plan.actions
    standing = phases(actions)
    now = {finding.item.id: finding.position for finding in found.in_guide_order}
    ends = projected(assessment, now)
    return {
        "phases": {name: phase.value for name, phase in standing.items()},
        "by_ease": {action.id: by_rule(action, standing).value for action in actions},
        "placed_early": [[action.id, other.id] for action, other in placed_early(actions)],
        "projected": {
            phase.value: {name: word.value for name, word in words.items()}
            for phase, words in ends.items()
        },
    }


def _position_values(finding: ItemFinding) -> dict[str, Any]:
    at = finding.position
    return {
        "coverage": _exact(at.coverage),
        "share": _exact(at.share),
        "word": at.word.value,
        "low": at.low.value if at.low else None,
        "high": at.high.value if at.high else None,
        "provisional": at.provisional,
        "caps": [cap.value for cap in at.caps],
    }


def _local_values(finding: ItemFinding) -> dict[str, Any]:
    named = {"id": finding.item.id, "title": finding.item.title}
    return named | _position_values(finding)


def _item_values(finding: ItemFinding, found: Findings, assessment: Assessment) -> dict[str, Any]:
    sure = finding.confidence
    return {
        "id": finding.item.id,
        "kind": finding.item.kind.value,
        "title": finding.item.title,
        **_position_values(finding),
        "label": finding.label.recorded.id if finding.label.recorded else None,
        "label_standing": _standing(finding.label),
        "label_words": finding.label.words or None,
        "label_checked_on": _day(finding.label.checked_on),
        "label_checked_by": checked_by_words(finding.label) or None,
        "bands": [band.value for band in finding.bands],
        "robust": [band.value for band in finding.robust],
        "lane": finding.lane.value,
        "groups_missing": [group.id for group in finding.groups_missing],
        "families_missing": finding.families_missing,
        "confidence": sure.level.value if sure else None,
        "missing_ticks": [tick.value for tick in sure.missing] if sure else [],
        "reason": reason(finding, found, assessment),
    }


def _standing(label: Label) -> str | None:
    """How its label is known; None where none of the guide’s scale is recorded."""
    if label.recorded is None or label.standing is None:
        return None
    return label.standing.value


def _exact(share: Fraction | None) -> str | None:
    return None if share is None else str(share)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _item_lines(finding: ItemFinding, found: Findings, assessment: Assessment) -> list[str]:
    label, note = evidence_words(finding)
    provisional = "provisional" if finding.position.provisional else ""
    facts = (finding.word, provisional, range_words(finding), label, note, band_note(finding))
    return [
        f"  {finding.code}  {finding.item.title}",
        f"      {'; '.join(fact for fact in facts if fact)}",
        f"      {reason(finding, found, assessment)}",
    ]


def _local_lines(finding: ItemFinding) -> list[str]:
    provisional = "provisional" if finding.position.provisional else ""
    facts = (finding.word, provisional, range_words(finding))
    return [
        f"  {finding.code}  {finding.item.title}",
        f"      {'; '.join(fact for fact in facts if fact)}",
        f"      {local_sentence(finding)}",
    ]
