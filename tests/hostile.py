"""An assessment whose every free text is one that breaks careless programs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import cycle
from typing import Any

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.plan import Action
from reflective_app.storage.sample import sample_assessment

COUNCIL = 'A/B: Council * of "Who?" <b>&amp;'

TEXTS = (
    "<b>bold</b> & <script>alert(1)</script> &lt;p&gt; <para> <font size=99>",
    "Caffè 😀👩‍👩‍👧 naïve ﬁ ½ – “quoted”",
    "我们需要更多的时间和资金。家庭群体",
    "נדרשת עוד תמיכה למשפחות العائلات تحتاج إلى دعم",
    "W" * 200,
    "one\ttwo\t\tthree\nfour\r\nfive",
    "=1+1",
    '=HYPERLINK("https://example.org","x")',
    "@sum(A1:A9) +cmd -2+3",
    "'''=apostrophes",
    "% {0} {name} %s $x \\u0041 ${HOME}",
    "\u202eright to left\u202c and \u200bzero\u200bwidth\u00adsoft",
    " ".join(["word"] * 5_000),
    "]]> -->  <!-- /* */ \\end{document} \\",
)

LIMITS = {"role": 500, "owner": 500, "provider": 500, "area": 500, "source": 500, "value": 500}
SHORT = 500
LONG_FIELDS = {
    *("have", "know", "next", "barriers", "enablers", "different_view", "note", "what"),
    *("purpose", "outcome", "who_may_miss_out", "reason"),
}
FREE = {
    *LONG_FIELDS,
    *("name", "title", "text", "decided_by", "checked_by", "sponsor", "lead", "region"),
    *("owner", "provider", "area", "source", "value", "measure", "baseline", "cost", "funding"),
    "role",
}
LINES = {"name", "title", "text", "role", "what", "reason"}
"""They must say something, and be no longer than a line may."""


@cache
def hostile_assessment() -> Assessment:
    """The sample council with all that people wrote made hostile; nobody may change it in place."""
    texts = cycle(TEXTS)
    kept = sample_assessment().model_dump(mode="json", by_alias=True)
    for part in ("answers", "services", "local_picture", "participants", "plan", "parking"):
        kept[part] = _hostile(kept[part], texts)
    profile = _hostile(kept["profile"], texts)
    kept["profile"] = profile | {"council": COUNCIL, "marking": "<i>PRIVATE</i> & =1+1"}
    kept["plan"]["decisions_asked"] = [text[:2_000] for text in TEXTS]
    return Assessment.model_validate_json(_json(kept))


@cache
def crowded_assessment() -> Assessment:
    """The sample council with 300 actions."""
    assessment = sample_assessment()
    first = assessment.plan.actions
    actions = tuple(_again(first[n % len(first)], n) for n in range(300))
    plan = assessment.plan.model_copy(update={"actions": actions})
    return assessment.model_copy(update={"plan": plan})


@cache
def empty_assessment() -> Assessment:
    """A council that has only begun."""
    begun = sample_assessment()
    profile = begun.profile.model_copy(update={"purpose": "", "sponsor": "", "lead": ""})
    return Assessment(id=begun.id, question_set=begun.question_set, profile=profile)


def _again(action: Action, number: int) -> Action:
    return action.model_copy(
        update={"id": f"action-{number}", "title": f"{action.title} {number}", "depends_on": ()}
    )


def _hostile(value: Any, texts: Iterator[str], name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _hostile(each, texts, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_hostile(each, texts, name) for each in value]
    if not isinstance(value, str) or name not in FREE or not value.strip():
        return value
    most = 2_000 if name in LINES else 20_000 if name in LONG_FIELDS else SHORT
    return next(texts)[: min(most, LIMITS.get(name, most))].strip()


def _json(value: object) -> str:
    import json

    return json.dumps(value)
