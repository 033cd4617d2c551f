"""Every claim of every set can be traced to the facts it was written from."""

from __future__ import annotations

import csv
import re
from collections import Counter

from reflective_app.domain.claims import Claim, claims
from tests.questionnaires.test_sets import SETS
from tests.test_architecture import ROOT

PLACE = re.compile(r"(kinship-care|other-guides|updates) \d+")
"""The file of facts and the section in which a claim was read."""


def rows() -> list[dict[str, str]]:
    with (ROOT / "docs" / "provenance.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_no_claim_is_missing_and_none_is_left_over() -> None:
    told = Counter(
        (row["set"], Claim(row["key"], row["source"], row["standing"])) for row in rows()
    )
    made = Counter((each.guide.id, claim) for each in SETS for claim in claims(each))
    assert told == made


def test_every_claim_names_the_place_in_the_facts() -> None:
    assert [row for row in rows() if not PLACE.match(row["where"])] == []
