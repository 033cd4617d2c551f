"""What a passage that names or describes one person looks like (`files.md` section 3).

Every pattern looks at a bounded number of letters from each place, so that the time grows with the
text and no faster. What is found is found by shape: it can miss, and it can point at what is
harmless. It must not cry at every number, so a count of families, a code of a question, the name of
a place or the day of a meeting is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum

from reflective_app.domain.first_names import FIRST_NAMES


class Kind(Enum):
    """What a passage is likely to be, in the order in which a passage is taken for it."""

    EMAIL = "email"
    NHS_NUMBER = "nhs-number"
    PHONE = "phone"
    INSURANCE_NUMBER = "insurance-number"
    BIRTH = "birth"
    POSTCODE = "postcode"
    AGE = "age"
    NAME = "name"


def passages(text: str, day: date | None = None) -> list[tuple[Kind, int, int]]:
    """What is likely to be personal data in a text, from where to where, in its order.

    No passage overlaps another. `day` is the day on which the text counts as written.
    """
    text = text.translate(_PLAIN)
    taken: list[tuple[Kind, int, int]] = []
    for kind, find in _FINDERS.items():
        new = [(start, end) for start, end in find(text, day) if not _overlaps(start, end, taken)]
        taken += [(kind, start, end) for start, end in new]
        taken.sort(key=lambda each: each[1])
    return taken


def _overlaps(start: int, end: int, taken: list[tuple[Kind, int, int]]) -> bool:
    at = bisect_left(taken, end, key=lambda each: each[1])
    return at > 0 and taken[at - 1][2] > start


# --- what each kind looks like ---


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLANKS = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_PLAIN = str.maketrans(
    dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_DASHES, "-") | {"’": "'", "‘": "'"}
)
"""A letter for a letter, so that places stay what they are."""

_EMAIL = re.compile(r"@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?!\w)")
_LOCAL = re.compile(r"[\w.+'-]{1,64}\Z")

_NUMBER = r"(?<![\w£€$])(?<![\d][.,/])"
_NHS = re.compile(rf"{_NUMBER}(?=(\d{{3}}[ -]?\d{{3}}[ -]?\d{{4}})(?!\w|[.,/-]\d))")
_PHONE = re.compile(
    rf"{_NUMBER}(?:(?:\+ ?|00)44[ -]?(?:\(0\))?[ -]?[1237]\d|\(?0[1237]\d)"
    r"(?:[ ().-]{0,2}\d){7,8}(?![\w%])"
)
_INSURANCE = re.compile(
    r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"(?:[ -]?\d\d){3}[ -]?[A-D](?!\w)",
    re.IGNORECASE,
)

_AREAS = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN "
    "DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L "
    "LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA "
    "SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS "
    "WV YO ZE"
)
_UNIT = "[ABD-HJLNP-UW-Z]{2}"
_POSTCODE = re.compile(
    rf"(?<![\w-])(?:{_AREAS.replace(' ', '|')})\d[A-Z\d]? {{0,2}}\d{_UNIT}(?![\w-])"
)
_SMALL_POSTCODE = re.compile(
    rf"(?<![\w-])(?:{_AREAS.lower().replace(' ', '|')})\d[a-z\d]? {{0,2}}"
    rf"\d(?!st|nd|rd|th){_UNIT.lower()}(?![\w-])"
)

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = re.compile(
    r"(?<![\w£€$])(?<!\d[./-])(?:"
    r"(?P<day>\d{1,2})(?P<sep>[./-])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})"
    r"|(?P<iso>\d{4}-\d\d-\d\d)"
    rf"|(?P<day_said>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<said>{_MONTH}),? (?P<year_said>\d{{4}})"
    rf"|(?P<first>{_MONTH}) (?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year_after>\d{{4}})"
    r")(?![\w/-])",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"(?<!\w)(?:born|birth|birthday|birthdate|d\.?o\.?b\.?|aged?)(?!\w)", re.IGNORECASE
)
_BIRTH_BEFORE, _BIRTH_AFTER = 40, 24
_A_TIME = re.compile(r"(?<!\w)(?:since|from|until|till|before|after|between) ?\Z", re.IGNORECASE)
"""What stands right before a day that families are counted from or to."""
_OF_WORK = re.compile(
    r"(?<!\w)(?:to|and|by|due|dated|version|edition)[,:]? ?\(?\Z"
    r"|(?<!\w)(?:ofsted|cqc|act|acts|regulations?|guidance|polic|strateg|plan|report|inspect|census"
    r"|survey|statistic|data|publish|updat|check|review|open|began|start|launch|agree|approv|cabinet"
    r"|committee|board|meeting|contract|commission|tender|fund|grant|evaluat|audit|session|workshop)",
    re.IGNORECASE,
)
"""Words near a day on which something was done, which is no birth unless it is called one."""
_OLD_ENOUGH, _OLDEST = 5, 110
"""A day so many years before the assessment can be a birth without being called one."""

_AGE = r"(?:1[0-9]|[0-9])"
_YEARS = r"(?:[ -]?(?:years?|yrs?|y/o|yo|months?|mths?)(?:[ -]olds?| of age)?(?![\w]))"
_DOTTED = r"[A-Z]\. ?[A-Z]\.?(?: ?[A-Z]\.?)?"
_NO_INITIALS = (
    "AD AI AM AP BA BC CC CE CP CQ CV DA DM DV EH EP EU FC FF FG FT GP HE HR HV IC ID IG IT KC "
    "KS LA LD LO MH NB NI OK OT PA PD PE PH PM PR PT QA RO SC SG SK SS SW TA TB TV UK US VS WG "
    "WS YO YP OR AN AT BY DO GO HE IF IN IS ME MY NO OF ON SO TO UP WE"
)
_PAIR = rf"(?!(?:{_NO_INITIALS.replace(' ', '|')})(?!\w))[A-Z]{{2}}"
_INITIALS_AGE = re.compile(
    rf"(?<![\w.])(?:"
    rf"(?:{_DOTTED}|{_PAIR}),? ?\({_AGE}{_YEARS}?\)"
    rf"|(?:{_DOTTED}|{_PAIR}), {_AGE}(?:{_YEARS}|(?= ?(?:[.;!?)\n]|,(?! ?\d)|\Z)))"
    rf"|(?:{_DOTTED}|[A-Z]{{1,3}}\.?),? \(?(?:is |was )?age(?:d|:)? {_AGE}(?![\w%])\)?"
    rf"|(?:{_DOTTED}|[A-Z]{{2,3}}|[B-HJ-Z]),? (?:is |was |\()?{_AGE}"
    rf"[ -]?(?:years?|yrs?|months?|mths?)[ -](?:old|of age)(?!\w)"
    rf")"
)
_OLD_FIRST = re.compile(
    rf"(?<!\w){_AGE}[ -]?(?:year|yr|month)s?[ -]old,? (?:called |named )?"
    rf"(?P<who>[^\W\d_a-z][^\W\d_]{{0,20}})(?!\w)"
)
_NAME_AGE = re.compile(
    r"(?<![\w'-])(?P<who>[^\W\d_a-z][^\W\d_]{1,20}),? "
    rf"(?:\(?(?:is |was )?aged? {_AGE}(?![\w%])"
    rf"|\((?P<bare>{_AGE}(?!\d)){_YEARS}?\)"
    rf"|(?:is |was )?{_AGE}[ -]?(?:years?|yrs?|months?|mths?)[ -](?:old|of age)(?!\w))\)?"
)
_TITLED = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Cllr|Dr)\.? (?!Out\b|the\b)[A-Z][\w'-]{1,30}"
    r"(?: [A-Z][\w'-]{1,30})?"
)
_FULL_NAME = re.compile(r"(?<![\w'-])(?P<who>[A-Z][a-z]{1,20}) (?P<last>[A-Z][a-z][\w'-]{0,30})")
_PLACES = _words(
    """
    Academy Act Agency Associates Avenue Award Borough Bridge Building Cathedral Centre Charity
    Children Church City Clinic Close College Committee Community Council County Court Crescent
    Day Drive Estate Families Family Football Foundation Fund Gardens Green Grove Hall Health
    Hill Hospice Hospital House Infant Infants Junior Lane Library Limited Line Lodge Ltd
    Medical Nursery Park Partners Partnership Place Playgroup Practice Primary Project Report
    Review Road Room School Service Services Solicitors Sports Square Street Surgery Terrace
    Theatre Town Trust Unit University Valley Village Ward Way Wing
    """
)
_NOT_WHO = _words(
    """
    Adult And Annex Anybody Anyone Appendix April Are August Average Baby Boy Care Carer Chapter
    Child Children Currently December Especially Everybody Everyone Families Family February
    Figure For From Girl Group He If In Infant Is Item January July June Kinship Mainly March
    May Mean Median Men Most Mostly Not November Now October Of On One Only Or Over Page Part
    People Person Phase Pupil Question Recommendation Round Section September She Somebody
    Someone Stage Step Student Table Teenager The They Those Three Toddler Two Typically Under
    Usually Version Was When Who Women Young Youth
    """
)
_S_NAMES = ("ames", "ss", "is", "us", "as", "rys", "hys", "yles", "iles", "mos")
"""Ends of names in s, where other words that end in s mean several people."""


def _emails(text: str, _: date | None) -> Iterator[tuple[int, int]]:
    for hit in _EMAIL.finditer(text):
        before = _LOCAL.search(text, max(hit.start() - 64, 0), hit.start())
        if before is not None:
            yield before.start(), hit.end()


def _nhs_numbers(text: str, _: date | None) -> Iterator[tuple[int, int]]:
    for hit in _NHS.finditer(text):
        if _checks_out([int(sign) for sign in hit[1] if sign.isdecimal()]):
            yield hit.span(1)


def _checks_out(digits: list[int]) -> bool:
    """Whether the last digit is the one that the NHS works out of the others; not all the same."""
    total = sum(digit * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == digits[9] and len(set(digits)) > 1


def _by(pattern: re.Pattern[str]) -> Callable[[str, date | None], Iterator[tuple[int, int]]]:
    def find(text: str, _: date | None) -> Iterator[tuple[int, int]]:
        return (hit.span() for hit in pattern.finditer(text))

    return find


def _postcodes(text: str, _: date | None) -> Iterator[tuple[int, int]]:
    for pattern in (_POSTCODE, _SMALL_POSTCODE):
        yield from (hit.span() for hit in pattern.finditer(text))


def _births(text: str, day: date | None) -> Iterator[tuple[int, int]]:
    for hit in _DATE.finditer(text):
        when = _read(hit)
        if when is None:
            continue
        before = text[max(hit.start() - _BIRTH_BEFORE, 0) : hit.start()]
        if _A_TIME.search(before):
            continue
        called_one = _BIRTH.search(f"{before} | {text[hit.end() : hit.end() + _BIRTH_AFTER]}")
        if called_one or (_may_be_birth(when, day) and not _OF_WORK.search(before)):
            yield hit.span()


def _may_be_birth(when: date, day: date | None) -> bool:
    """Whether a day may be a birth by itself. Many things begin on the first of a month."""
    if day is None or when.day == 1 or (when.month, when.day) == (3, 31):
        return False
    return _OLD_ENOUGH <= day.year - when.year <= _OLDEST


def _read(hit: re.Match[str]) -> date | None:
    """The day that a date says, day before month; None where there is no such day."""
    day = hit["day"] or hit["day_said"] or hit["day_after"]
    year = hit["year"] or hit["year_said"] or hit["year_after"]
    said = hit["said"] or hit["first"]
    try:
        if hit["iso"]:
            return date.fromisoformat(hit["iso"])
        if len(year) == 2:
            year = f"20{year}" if int(year) < 40 else f"19{year}"
        return date(int(year), _month(said) if said else int(hit["month"]), int(day))
    except ValueError:
        return None


def _month(said: str) -> int:
    return _MONTHS.index(said[:3].lower()) // 3 + 1


def _ages(text: str, _: date | None) -> Iterator[tuple[int, int]]:
    yield from (hit.span() for hit in _INITIALS_AGE.finditer(text))
    for pattern in (_NAME_AGE, _OLD_FIRST):
        for hit in pattern.finditer(text):
            who = hit["who"]
            bare = hit.groupdict().get("bare") is not None
            if who in FIRST_NAMES or (not bare and _may_be_a_name(who)):
                yield hit.span()


def _may_be_a_name(word: str) -> bool:
    several = word.endswith("s") and not word.endswith(_S_NAMES)
    return word[1:].islower() and word not in _NOT_WHO and word not in _PLACES and not several


def _names(text: str, _: date | None) -> Iterator[tuple[int, int]]:
    yield from (hit.span() for hit in _TITLED.finditer(text))
    for hit in _FULL_NAME.finditer(text):
        if hit["who"] in FIRST_NAMES and hit["last"] not in _PLACES:
            after = text[hit.end() : hit.end() + 12].split(" ", 2)
            if len(after) < 2 or after[0] or after[1].strip(".,;:") not in _PLACES:
                yield hit.span()


_FINDERS: dict[Kind, Callable[[str, date | None], Iterator[tuple[int, int]]]] = {
    Kind.EMAIL: _emails,
    Kind.NHS_NUMBER: _nhs_numbers,
    Kind.PHONE: _by(_PHONE),
    Kind.INSURANCE_NUMBER: _by(_INSURANCE),
    Kind.BIRTH: _births,
    Kind.POSTCODE: _postcodes,
    Kind.AGE: _ages,
    Kind.NAME: _names,
}
