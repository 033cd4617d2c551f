"""How votes are recorded: a tally at once, or one pick after the other.

Votes of the room are kept as one tally a round, never in the order in which they were given: who
sat where would tell who picked what. What people said by themselves stands in a round of its own
before them (`responses.py`).
"""

from __future__ import annotations

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.edits import record_picks
from reflective_app.domain.picks import Pick, Round, Way, is_alone, together, votes_of
from reflective_app.domain.sheet_code import DONT_KNOW, NOT_MINE


def record_tally(
    question_id: str, pick: Pick, way: Way, again: bool, assessment: Assessment
) -> Assessment:
    """Record a vote of the room in place of the last one, or `again` as another round.

    A tally of nobody is no vote: it takes the last one out, and is no other round.

    Raises:
        ValueError: there is not one count for each sentence of the question.
    """
    _check(question_id, pick, assessment)
    if not pick.people:
        return assessment if again else clear_vote(question_id, assessment)
    vote = (Pick(**(dict(pick) | {"role": "", "respondent": None, "way": way})),)
    return _with_vote(question_id, vote, again, assessment)


def add_pick(question_id: str, code: str, again: bool, assessment: Assessment) -> Assessment:
    """Add one pick given at the keypad: a rung's number, `?` or `x` (`method.md` section 1).

    With `again` it is the first of another round. Raises ValueError for any other code.
    """
    one = pick_of(code, len(assessment.question_set.question(question_id).rungs))
    before = () if again else last_vote(question_id, assessment)
    added = together((*before, one))
    return record_tally(question_id, added, Way.KEYPAD, again, assessment)


def take_back(question_id: str, code: str, assessment: Assessment) -> Assessment:
    """Take one pick of the last vote back; a vote without picks is no vote.

    Raises ValueError where nobody picked that.
    """
    vote = together(last_vote(question_id, assessment))
    one = pick_of(code, len(assessment.question_set.question(question_id).rungs))
    counts = tuple(a - b for a, b in zip(vote.counts, one.counts, strict=False))
    known, mine = vote.dont_know - one.dont_know, vote.not_mine - one.not_mine
    if not vote.counts or min(*counts, known, mine) < 0:
        raise ValueError(f'Nobody has picked "{code}" in this vote.')
    rest = Pick(counts=counts, dont_know=known, not_mine=mine)
    return record_tally(question_id, rest, Way.KEYPAD, False, assessment)


def clear_vote(question_id: str, assessment: Assessment) -> Assessment:
    """Take the room's last vote out. What was said beforehand stays."""
    rounds = assessment.picks.get(question_id, ())
    place = _place_of_vote(rounds)
    if place is None:
        return assessment
    return record_picks(question_id, (*rounds[:place], *rounds[place + 1 :]), assessment)


def last_vote(question_id: str, assessment: Assessment) -> Round:
    """The last round in which the room voted; empty where it has not."""
    votes = votes_of(assessment.picks.get(question_id, ()))
    return votes[-1] if votes else ()


def pick_of(code: str, sentences: int) -> Pick:
    """One person's pick. Raises ValueError for what is none."""
    none, code = (0,) * sentences, code.casefold()
    if code == DONT_KNOW:
        return Pick(counts=none, dont_know=1)
    if code == NOT_MINE:
        return Pick(counts=none, not_mine=1)
    if code in map(str, range(sentences)):
        return Pick(counts=tuple(int(rung == int(code)) for rung in range(sentences)))
    raise ValueError(f'"{code}" is no pick: 0 to {sentences - 1}, ? or x.')


def lower_median(counts: tuple[int, ...]) -> int | None:
    """The rung to suggest: the lower median of the picks; None without any (`method.md` 1)."""
    middle = (sum(counts) + 1) // 2
    seen = 0
    for rung, count in enumerate(counts):
        seen += count
        if count and seen >= middle:
            return rung
    return None


def _check(question_id: str, pick: Pick, assessment: Assessment) -> None:
    sentences = len(assessment.question_set.question(question_id).rungs)
    if not sentences:
        raise ValueError("Only a question with sentences to choose from is voted on.")
    if len(pick.counts) != sentences:
        raise ValueError(f"The question has {sentences} sentences, and needs a count for each.")


def _with_vote(question_id: str, vote: Round, again: bool, assessment: Assessment) -> Assessment:
    rounds = assessment.picks.get(question_id, ())
    place = _place_of_vote(rounds)
    if again or place is None:
        return record_picks(question_id, (*rounds, vote), assessment)
    after = (*rounds[:place], vote, *rounds[place + 1 :])
    return record_picks(question_id, after, assessment)


def _place_of_vote(rounds: tuple[Round, ...]) -> int | None:
    """Where the last vote of the room stands among the rounds; None where there is none."""
    places = [place for place, round_ in enumerate(rounds) if not is_alone(round_)]
    return places[-1] if places else None
