"""Words that a question set does without, and what to say instead.

They make a room defensive, hide what is meant, or belong to an office. What is quoted may stand as
it is, and so may names: those of pages, labels and the National Framework.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Avoided(NamedTuple):
    """One way of saying something, and what to say instead."""

    pattern: re.Pattern[str]
    instead: str


def _words(pattern: str, instead: str) -> Avoided:
    return Avoided(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), instead)


def _any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern in patterns), re.IGNORECASE)


_RELATIVES = "parents?|mothers?|fathers?|birth|family|relatives|siblings|brothers|sisters"

AVOIDED = (
    _words(
        r"scor(?:e|es|ed|ing)|grad(?:e|es|ed|ing)|pass(?:/| or )fail|pass marks?"
        r"|(?:non-?)?complian(?:t|ce)|maturity",
        "Say “position”, “in place” or “gap”.",
    ),
    _words(
        r"audit(?:s|ed|ing|ors?)?|inspect(?:s|ed|ing|ions?|ors?)?",
        "Say “self-assessment”, “reflection” or “look at”.",
    ),
    _words(r"service users?|customers?|clients?", "Say “carer”, “family” or “young person”."),
    _words(
        rf"contact with (?:[\w’']+ )?(?:{_RELATIVES})|(?:supervised|direct|indirect|family) contact"
        r"|contact (?:arrangements?|orders?|cent(?:re|res)|visits?|sessions?|time)",
        "Say “family time” or “seeing family”.",
    ),
    _words(r"challenging behaviours?", "Say “having trouble coping”."),
    _words(r"placement break-?downs?", "Say “the arrangement ended”."),
    _words(r"respite", "Say “short break”."),
    _words(r"birth (?:parents?|mothers?|fathers?|famil(?:y|ies))", "Say “parents” or “family”."),
    _words(r"deliver(?:s|ed|ing|y)?", "Say “provide”, “offer” or “run”."),
    _words(r"driv(?:es?|en|ing)(?! licen[cs]es?| lessons?)|drove", "Say “lead” or “bring about”."),
    _words(r"leverag(?:e|es|ed|ing)", "Say “use”."),
    _words(r"robust(?:ly)?", "Say “strong”, or what makes it so."),
    _words(r"key(?! (?:principles?|workers?|stages?)\b)", "Say “main” or “most important”."),
    _words(r"empower(?:s|ed|ing|ment)?", "Say “help”, or what they can do then."),
    _words(r"facilitat(?:e|es|ed|ing|ion)", "Say “help” or “lead”."),
    _words(r"stakeholders?", "Say “people involved”, or who they are."),
    _words(r"going forwards?", "Say “next” or “from now on”."),
    _words(r"(?<!wheelchair )(?<!service )users?", "Say “you”, or who they are."),
    _words(r"submit(?:s|ted|ting)?|submissions?", "Say “send” or “save”."),
    _words(r"invalid", "Say what to check."),
    _words(r"abort(?:s|ed|ing)?", "Say “stop”."),
    _words(r"best practices?", "Say “what the guide recommends”."),
    _words(r"beneficiar(?:y|ies)", "Say “families”."),
    _words(r"hard[- ]to[- ]reach", "Say “people we have not reached”."),
)

_ANY_AVOIDED = _any_of(avoided.pattern for avoided in AVOIDED)
"""Most texts hold none of these words, and are looked at once."""

_EVIDENCE = re.compile(
    r"(?<!strength of )(?<!strong )(?<!good )(?<!promising )"
    r"\bevidence\b(?!-based|-informed| labels?\b)",
    re.IGNORECASE,
)
_TWO_MEANINGS = "Say “strength of evidence” for the guide’s, or “how we know” for the council’s."

_IN_FULL = {
    "LAC": re.compile("looked[- ]after", re.IGNORECASE),
    "SGO": re.compile("special guardianship", re.IGNORECASE),
    "CAO": re.compile("child arrangements order", re.IGNORECASE),
    "CIC": re.compile("child(?:ren)? in care", re.IGNORECASE),
    "EHE": re.compile("elective(?:ly)? home", re.IGNORECASE),
}
_ACRONYM = re.compile(rf"\b({'|'.join(_IN_FULL)})s?\b")
_SPELL_OUT = "Write it in full, at least before the first use."

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^‘’]*’(?!\w)")

_NAME = re.compile(r"(?<=[\w,;:’')] )[A-Z]\w*")
"""A word that has a capital though no sentence begins with it is part of a name."""


def words_to_avoid(text: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each word of the text that is to be avoided, and what to do about it.

    Args:
        text: what the set says.
        names: titles and labels that may stand in it as they are.
    """
    own = _without_names(text, names)
    if _ANY_AVOIDED.search(own):
        for pattern, instead in AVOIDED:
            if found := pattern.search(own):
                yield found[0], instead
    if found := _EVIDENCE.search(_NAME.sub(lambda name: "·" * len(name[0]), own)):
        yield found[0], _TWO_MEANINGS
    first = {found[1]: found for found in reversed(list(_ACRONYM.finditer(own)))}
    for acronym, found in first.items():
        if not _IN_FULL[acronym].search(own, 0, found.start()):
            yield found[0], _SPELL_OUT


def _without_names(text: str, names: Iterable[str]) -> str:
    for name in names:
        if name in text:
            text = text.replace(name, "…")
    return _QUOTED.sub("…", text)
