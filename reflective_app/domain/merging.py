"""One action made of two, with everything that was written of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from reflective_app.domain.phases import HARDEST_FIRST, ORDER
from reflective_app.domain.plan import Action, Aim, Ease, Phase, Ratings, Update


def merged(kept: Action, other: Action) -> Action:
    """The action that stands for both; it keeps the id, the title and the status of the first.

    Of the ratings the harder one counts, of dates the earliest start and the latest end, of aims
    the higher sentence. Raises ValueError where the texts of both are too long for one field.
    """
    waits = (*kept.depends_on, *other.depends_on)
    return Action(
        id=kept.id,
        title=kept.title,
        items=_once((*kept.items, *other.items)),
        phase=_later(kept.phase, other.phase),
        ease=Ratings(
            people=_harder(kept.ease.people, other.ease.people),
            money=_harder(kept.ease.money, other.ease.money),
            agreement=_harder(kept.ease.agreement, other.ease.agreement),
        ),
        owner=_both(kept.owner, other.owner, " and "),
        start=_of_either(min, kept.start, other.start),
        due=_of_either(max, kept.due, other.due),
        measure=_both(kept.measure, other.measure),
        baseline=_both(kept.baseline, other.baseline),
        cost=_both(kept.cost, other.cost),
        funding=_both(kept.funding, other.funding),
        depends_on=_once(each for each in waits if each not in (kept.id, other.id)),
        aims=_aims((*kept.aims, *other.aims)),
        barriers=_both(kept.barriers, other.barriers, "\n"),
        enablers=_both(kept.enablers, other.enablers, "\n"),
        who_may_miss_out=_both(kept.who_may_miss_out, other.who_may_miss_out, "\n"),
        status=kept.status,
        updates=_updates(kept.updates, other.updates),
        reason=_both(kept.reason, other.reason, "\n"),
        drafts=_once((*kept.drafts, *other.drafts)),
    )


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _both(kept: str, other: str, between: str = "; ") -> str:
    return between.join(dict.fromkeys(text for text in (kept, other) if text.strip()))


def _later(kept: Phase | None, other: Phase | None) -> Phase | None:
    """Where the group moved either; the later, where it moved both."""
    if kept is None or other is None:
        return kept or other
    return max(kept, other, key=ORDER.index)


def _harder(kept: Ease | None, other: Ease | None) -> Ease | None:
    return next((ease for ease in HARDEST_FIRST if ease in (kept, other)), None)


def _of_either(
    choose: Callable[[date, date], date], kept: date | None, other: date | None
) -> date | None:
    if kept is None or other is None:
        return kept or other
    return choose(kept, other)


def _updates(kept: Iterable[Update], other: Iterable[Update]) -> tuple[Update, ...]:
    """What was said of either, a word a day; where both were spoken of, the status of the first."""
    days = {update.on: update for update in kept}
    for update in other:
        same = days.get(update.on)
        days[update.on] = update if same is None else _both_on_a_day(same, update)
    return tuple(days[on] for on in sorted(days))


def _both_on_a_day(kept: Update, other: Update) -> Update:
    value, note = _both(kept.value, other.value), _both(kept.note, other.note, "\n")
    return Update(on=kept.on, status=kept.status, value=value, note=note)


def _aims(aims: Iterable[Aim]) -> tuple[Aim, ...]:
    highest: dict[str, Aim] = {}
    for aim in aims:
        known = highest.get(aim.question)
        if known is None or known.rung < aim.rung:
            highest[aim.question] = aim
    return tuple(highest.values())
