"""Labels looked up in the guide: which, where, and what goes on to the next assessment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflective_app.domain import label_checks
from reflective_app.domain.assessment import Assessment, LabelCheck
from reflective_app.domain.edits import check_label
from reflective_app.domain.findings import findings
from reflective_app.domain.importance import LabelStanding
from reflective_app.domain.kinds import Standing
from reflective_app.domain.label_checks import (
    NO_LABEL,
    Carried,
    Difference,
    bring_in_checks,
    carried,
    check_of,
    clear_check,
    difference,
    label_page,
    labels_still_open,
    labels_to_look_up,
    reported_by,
)
from reflective_app.domain.question_set import QuestionSet
from tests.builders import DAY, a_set, an_assessment, an_item, answered, labelled

ITEMS = (
    an_item("seen", evidence=labelled("label-1")),
    an_item("reported", evidence=labelled("label-2", "reported")),
    an_item("unsaid", evidence={"label": "label-2"}),
    an_item("noted", evidence={"note": "Good, said a newspaper"}),
    an_item("blank"),
    an_item("duty", kind="duty", origin="law"),
)


def with_guide(question_set: QuestionSet, **changes: Any) -> QuestionSet:
    guide = question_set.guide.model_copy(update=changes)
    return question_set.model_copy(update={"guide": guide})


def newshire(*checks: LabelCheck, **guide: Any) -> Assessment:
    return an_assessment(with_guide(a_set(*ITEMS), **guide), label_checks=checks)


def check(item: str, label: str = "Label 1", days: int = 0, by: str = "Lead") -> LabelCheck:
    day = DAY + timedelta(days=days)
    return LabelCheck(item=item, label=label, checked_on=day, checked_by=by)


# Which


def test_a_label_is_looked_up_where_the_set_has_not_seen_it() -> None:
    looked_for = [item.id for item in labels_to_look_up(newshire())]
    assert looked_for == ["reported", "unsaid", "noted", "blank"]


def test_a_council_s_own_question_has_no_label_to_look_up() -> None:
    own = a_set(an_item("own")).items
    local = newshire().question_set.model_copy(update={"local_items": own})
    assert "own" not in [item.id for item in labels_to_look_up(an_assessment(local))]


def test_what_was_looked_up_stays_listed_so_that_it_can_be_taken_back() -> None:
    looked_up = newshire(check("seen"), check("blank"))
    assert {"seen", "blank"} <= {item.id for item in labels_to_look_up(looked_up)}
    assert [item.id for item in labels_still_open(looked_up)] == ["reported", "unsaid", "noted"]


# Where


def with_sources(sources: str, **guide: Any) -> QuestionSet:
    """One recommendation; sources whose id begins with a p are on paper, without an address."""
    named = [
        {"id": each, "title": each} | ({} if each[0] == "p" else {"url": f"https://x.org/{each}"})
        for each in sources.split()
    ]
    item = an_item(
        "r",
        evidence={"note": "Good", "sources": ["article"]},
        basis={"standing": "seen", "sources": ["article"]},
    )
    data = a_set(item).model_dump(by_alias=True)
    return QuestionSet.model_validate(
        data | {"guide": data["guide"] | {"sources": named} | guide}, strict=False
    )


def test_labels_are_looked_up_on_the_page_that_the_guide_names_for_it() -> None:
    page = label_page(with_sources("article web labels", labels_at="labels"))
    assert page is not None
    assert page.id == "labels"


def test_where_the_guide_names_none_it_is_its_first_page_that_has_an_address() -> None:
    page = label_page(with_sources("print web article"))
    assert page is not None
    assert page.id == "web"


def test_without_any_address_there_is_no_page() -> None:
    assert label_page(with_sources("print paper")) is None


def reporters_of(**evidence: Any) -> list[str]:
    question_set = with_sources("web article")
    item = question_set.item("r")
    assert item.evidence is not None
    told = item.model_copy(update={"evidence": item.evidence.model_copy(update=evidence)})
    return [source.id for source in reported_by(told, question_set)]


def test_who_reports_a_label_is_known_and_a_note_or_a_seen_label_has_no_reporter() -> None:
    assert reporters_of(label="label-1", standing=Standing.REPORTED) == ["article"]
    assert reporters_of(label="label-1", standing=Standing.SEEN) == []
    assert reporters_of() == []


# What was found


@pytest.mark.parametrize(
    ("label", "recorded"), [("Label 3", "Label 3"), ("Mixed", None), (NO_LABEL, None)]
)
def test_a_check_replaces_a_reported_label_and_clearing_it_brings_that_back(
    label: str, recorded: str | None
) -> None:
    before = answered(newshire(), "reported", "1, 1, 1, 1")
    looked_up = check_label(check("reported", label), before)
    found = findings(looked_up).of("reported").label
    assert found.standing is LabelStanding.CHECKED
    assert (found.recorded.label if found.recorded else None) == recorded
    assert found.words == label
    assert clear_check("reported", looked_up) == before


def test_a_label_not_in_the_scale_leaves_every_band_open() -> None:
    before = answered(newshire(), "reported", "1, 1, 1, 1")
    for label in ("Mixed", NO_LABEL):
        looked_up = check_label(check("reported", label), before)
        assert " ".join(findings(looked_up).of("reported").bands) == "A B C"


def test_clearing_one_label_leaves_the_others() -> None:
    assert clear_check("blank", newshire(check("blank"), check("noted"))).label_checks == (
        check("noted"),
    )


def test_the_latest_of_two_checks_counts() -> None:
    twice = newshire(check("blank", "Old"), check("blank", "New", 1), check("blank", "Older", -1))
    assert check_of("blank", twice) == check("blank", "New", 1)
    assert check_of("noted", twice) is None


# To the next assessment


def test_checks_of_another_file_are_taken_and_a_newer_one_wins() -> None:
    mine = newshire(check("noted", "Mine"), check("reported", "Mine", 5), check("blank", "Same"))
    theirs = newshire(
        check("noted", "Theirs", 1),
        check("reported", "Theirs", 4),
        check("blank", "Same"),
        check("unsaid", "Theirs"),
        check("duty", "Theirs"),
    )
    found = carried(theirs, mine)
    assert {each.item for each in found.taken} == {"noted", "unsaid"}
    assert {each.item for each in found.kept} == {"reported"}
    assert {each.item for each in found.gone} == {"duty"}
    after = bring_in_checks(theirs, mine)
    assert {each.item: each.label for each in after.label_checks} == {
        "noted": "Theirs",
        "reported": "Mine",
        "blank": "Same",
        "unsaid": "Theirs",
    }


def test_of_two_checks_of_one_day_the_one_here_stays() -> None:
    mine, theirs = newshire(check("blank", "Mine")), newshire(check("blank", "Theirs"))
    assert bring_in_checks(theirs, mine) == mine
    assert carried(theirs, mine) == Carried(kept=theirs.label_checks)


def test_an_item_that_is_no_longer_there_is_left_out() -> None:
    mine = an_assessment(a_set(*ITEMS[:2]))
    theirs = newshire(check("blank"), check("reported"))
    assert carried(theirs, mine).gone == (check("blank"),)
    assert bring_in_checks(theirs, mine).label_checks == (check("reported"),)


@pytest.mark.parametrize(
    ("guide", "because"),
    [({"id": "other"}, Difference.GUIDE), ({"edition": "2031"}, Difference.EDITION)],
)
def test_nothing_comes_from_another_guide_or_edition(
    guide: dict[str, Any], because: Difference
) -> None:
    mine, theirs = newshire(), newshire(check("blank"), **guide)
    assert difference(theirs.question_set, mine.question_set) is because
    assert carried(theirs, mine) == Carried()
    assert bring_in_checks(theirs, mine) == mine


def test_another_revision_of_the_set_is_of_the_same_edition() -> None:
    theirs = newshire(check("blank"), revision=9)
    assert difference(theirs.question_set, newshire().question_set) is None
    assert bring_in_checks(theirs, newshire()).label_checks == (check("blank"),)


# Of another council


def of(council: str, *checks: LabelCheck) -> Assessment:
    made = newshire(*checks)
    profile = made.profile.model_copy(update={"council": council})
    return made.model_copy(update={"profile": profile})


def check_of_another(item: str, council: str | None, by: str = "Lead") -> LabelCheck:
    return check(item, by=by).model_copy(update={"council": council})


def test_another_council_s_checks_stay_its_own() -> None:
    after = bring_in_checks(of("Oldshire", check("blank")), newshire())
    assert after.label_checks == (check_of_another("blank", "Oldshire"),)
    label = findings(after).of("blank").label
    assert (label.checked_by, label.council) == ("Lead", "Oldshire")


def test_a_check_of_one_s_own_council_is_one_s_own_whatever_file_it_comes_from() -> None:
    assert bring_in_checks(of(" newshire", check("blank")), newshire()).label_checks == (
        check("blank"),
    )
    by_way_of_oldshire = of("Oldshire", check_of_another("blank", "NEWSHIRE"))
    assert bring_in_checks(by_way_of_oldshire, newshire()).label_checks == (check("blank"),)


def test_a_third_council_s_check_stays_the_third_council_s() -> None:
    passed_on = bring_in_checks(of("Oldshire", check_of_another("blank", "Farshire")), newshire())
    assert passed_on.label_checks == (check_of_another("blank", "Farshire"),)


def test_a_very_long_name_of_a_council_is_kept_whole() -> None:
    name = "Shire " * 300 + "end"
    (brought,) = bring_in_checks(of(name, check("blank")), newshire()).label_checks
    assert brought.council == name


# Laws

some_checks = st.lists(
    st.builds(
        check,
        st.sampled_from(["seen", "reported", "blank", "duty"]),
        st.sampled_from(["Label 1", "Label 2", "Mixed"]),
        st.integers(-2, 2),
    ),
    max_size=6,
)


def dates(assessment: Assessment) -> dict[str, date]:
    named = {each.item for each in assessment.label_checks}
    latest = {name: check_of(name, assessment) for name in named}
    return {name: each.checked_on for name, each in latest.items() if each}


@given(some_checks, some_checks, st.sampled_from(["Newshire", "Oldshire"]))
def test_bringing_in_twice_is_the_same_as_once(
    here: list[LabelCheck], there: list[LabelCheck], council: str
) -> None:
    mine, theirs = newshire(*here), of(council, *there)
    once = bring_in_checks(theirs, mine)
    assert bring_in_checks(theirs, once) == once
    assert carried(theirs, once).taken == ()


@given(some_checks, some_checks)
def test_nothing_here_is_lost_to_an_older_check(
    here: list[LabelCheck], there: list[LabelCheck]
) -> None:
    mine, theirs = newshire(*here), newshire(*there)
    after = bring_in_checks(theirs, mine)
    for name, day in dates(mine).items():
        kept = check_of(name, after)
        assert kept is not None
        assert kept.checked_on >= day
        if kept.checked_on == day:
            assert kept == check_of(name, mine)


@given(some_checks, some_checks)
def test_every_check_there_is_taken_or_accounted_for(
    here: list[LabelCheck], there: list[LabelCheck]
) -> None:
    mine, theirs = newshire(*here), newshire(*there)
    found = carried(theirs, mine)
    told = {each.item for each in (*found.taken, *found.kept, *found.gone)}
    for name in dates(theirs):
        assert name in told or check_of(name, theirs) == check_of(name, mine)
    recommended = {i.id for i in label_checks.recommendations(mine.question_set)}
    assert {each.item for each in found.gone}.isdisjoint(recommended)
