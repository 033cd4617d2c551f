"""The register on paper, what follows from it, and the services beyond the guide."""

from __future__ import annotations

from datetime import date

import pytest

from reflective_app.domain.register import Evaluation, Service, ServiceStatus, WayOn
from reflective_app.reports.outline import Bullets, words_of
from tests.builders import BASIS, a_service, a_set, an_assessment, an_item
from tests.reports.said import below, tables, text

HEAD = "Appendix D: Resources, risks and services"
PARTS = [
    {"id": "manual", "text": "A manual is followed.", "basis": BASIS},
    {"id": "visits", "text": "Visits at home.", "basis": BASIS},
]
COURSE = an_item("course", core_components=PARTS, family_groups=None)


def row(service: Service, groups: int = 2) -> list[str]:
    """The one row of the register."""
    assessment = an_assessment(a_set(COURSE, groups=groups), services=(service,))
    (only,) = tables(below("gap-report", HEAD, assessment))["Service register"]
    return only


def follows(*services: Service) -> list[str]:
    """What is said to follow from a register."""
    assessment = an_assessment(a_set(COURSE, an_item("other")), services=services)
    blocks = below("gap-report", "What follows from it", assessment)
    return [words_of(each) for b in blocks if isinstance(b, Bullets) for each in b.items]


def test_a_row_of_the_register_tells_all_that_was_recorded() -> None:
    name, running, known = row(
        a_service(
            "club",
            "course",
            provider="A charity",
            groups=("group-1",),
            area="City only",
            status=ServiceStatus.ENDING,
            funded_until=date(2027, 3, 31),
            reached=1,
            cost=54_000,
            components=("visits",),
            evaluation=Evaluation.MONITORED,
            source="Attendance register",
        ),
    )
    assert name == "club / A charity"
    assert running == (
        "City only / Ending / Funded until 31 March 2027 / Reached: 1 family a year / "
        "Cost: £54,000 a year"
    )
    assert known == (
        "Serves: R1. For whom: Group 1. / "
        "As designed: 1 of 2 core components of R1 ticked. Not ticked: A manual is followed. / "
        "Evaluated: Monitored. Source: Attendance register."
    )


def test_what_nobody_said_of_a_service_is_named_as_that() -> None:
    _, running, known = row(Service(id="club", name="club"))
    assert running == (
        "Area not said / Running or not: not said / Reached: not known / Cost: not known"
    )
    assert known == (
        "Serves: No recommendation. For whom: Not said. / Evaluated: Not said. Source: Not said."
    )


def test_a_service_for_all_does_not_name_every_group() -> None:
    (_, _, known) = row(a_service("club", "course", groups=("group-1", "group-2")))
    assert "For whom: Every family group." in known


def test_all_components_ticked_leaves_none_to_name() -> None:
    (_, _, known) = row(a_service("club", "course", components=("manual", "visits")))
    assert "As designed: 2 of 2 core components of R1 ticked. /" in known


def test_what_follows_names_the_unserved_and_the_funding_that_ends() -> None:
    ends = a_service("club", "course", funded_until=date(2027, 3, 31))
    assert follows(ends)[:2] == [
        "No running service serves R2.",
        "club is the only service for R1, and its funding ends in March 2027.",
    ]


def test_what_follows_says_who_misses_out() -> None:
    assessment = an_assessment(a_set(COURSE, groups=2))
    blocks = below("gap-report", "What follows from it", assessment)
    said = [words_of(each) for b in blocks if isinstance(b, Bullets) for each in b.items]
    assert any("Nobody has said yet who gets what." in line for line in said)


def test_an_empty_register_is_printed_as_empty() -> None:
    assert "No service has been recorded yet." in text("gap-report", an_assessment(a_set(COURSE)))


@pytest.mark.parametrize(
    ("way_on", "words"),
    [
        (WayOn.ADAPT, "Way on: adapt towards a recommendation."),
        (
            None,
            "Way on, not chosen yet: keep and monitor, evaluate, adapt towards a recommendation "
            "or review.",
        ),
    ],
)
def test_a_service_beyond_the_guide_has_its_facts_and_its_way_on(
    way_on: WayOn | None, words: str
) -> None:
    club = a_service("club", provider="Carers", funded_until=date(2027, 3, 31), way_on=way_on)
    assessment = an_assessment(a_set(COURSE), services=(club,))
    (bullets,) = (
        b for b in below("gap-report", "Beyond the guide", assessment) if isinstance(b, Bullets)
    )
    assert [words_of(each) for each in bullets.items] == [
        f"club. Carers. Running. Funded until 31 March 2027.\n{words}"
    ]
    assert "no evidence that it fails" in text("gap-report", assessment)
