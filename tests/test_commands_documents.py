"""Documents by the names that scripts lean on (`files.md` section 5)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reflective_app import cli
from reflective_app.commands import DONE, PROBLEMS, WRONG_USE
from reflective_app.reports.document_names import NAMED, TABLES
from reflective_app.reports.documents import FORMATS, KINDS
from reflective_app.storage.assessment_file import write_assessment
from reflective_app.storage.sample import sample_assessment
from tests.storage.samples import NOON

DOCS = Path(__file__).parents[1] / "docs" / "documents.md"
Run = Callable[..., int]


@pytest.fixture
def run() -> Run:
    def command(*words: object) -> int:
        try:
            return cli.main([str(word) for word in words])
        except SystemExit as end:
            return int(end.code or 0)

    return command


@pytest.fixture
def answered(tmp_path: Path) -> Path:
    path = tmp_path / "newshire.reflect"
    write_assessment(sample_assessment(), path, saved_on=NOON, expected=None)
    return path


def test_every_document_has_one_name() -> None:
    assert sorted(NAMED.values()) == sorted(KINDS)
    fixed = "summary gap-report roadmap roadmap-a4 action-plan you-said pre-read it-pack"
    assert {*fixed.split(), "privacy-notice", "tables"} <= {*NAMED, TABLES}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("summary", "Summary"),
        ("roadmap", "Roadmap"),
        ("roadmap-a4", "Roadmap"),
        ("pre-read", "bring"),
        ("it-pack", "internet"),
    ],
)
def test_a_name_makes_its_document(
    run: Run, answered: Path, tmp_path: Path, name: str, says: str
) -> None:
    made = tmp_path / "made.txt"
    assert run("report", answered, "--kind", name, "--to", made) == DONE
    assert says in made.read_text(encoding="utf-8")


def test_the_roadmap_is_on_a3_and_has_one_on_a4(run: Run, answered: Path, tmp_path: Path) -> None:
    sizes = {}
    for name in ("roadmap", "roadmap-a4"):
        made = tmp_path / f"{name}.pdf"
        assert run("report", answered, "--kind", name, "--to", made) == DONE
        found = re.search(rb"/MediaBox \[ ?0 0 ([0-9.]+) ([0-9.]+) ?\]", made.read_bytes())
        assert found is not None
        sizes[name] = tuple(round(float(side)) for side in found.groups())
    assert sizes == {"roadmap": (1191, 842), "roadmap-a4": (842, 595)}


def test_the_tables_are_a_workbook(run: Run, answered: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.xlsx"
    assert run("report", answered, "--kind", "tables", "--to", made) == DONE
    assert "Answers" in load_workbook(made).sheetnames
    assert run("report", answered, "--kind", "tables", "--to", made) == PROBLEMS
    assert run("report", answered, "--kind", "tables", "--to", made, "--force") == DONE


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--to", "made.pdf"), "Let the name end in .xlsx"),
        (("--to", "made.xlsx", "--audience", "public"), "Nothing was written"),
    ],
)
def test_tables_that_cannot_be_had_are_refused_in_words(  # noqa: PLR0913, PLR0917 - fixtures
    run: Run,
    answered: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    more: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("report", answered, "--kind", "tables", *more) in (PROBLEMS, WRONG_USE)
    assert words in capsys.readouterr().err
    assert not (tmp_path / more[1]).exists()


def test_the_page_of_documents_names_each_with_its_formats() -> None:
    rows = {
        row.split("|")[1].strip(" `"): row
        for row in DOCS.read_text(encoding="utf-8").splitlines()
        if row.startswith("| `")
    }
    assert list(rows) == [*NAMED, TABLES]
    for name, kind in NAMED.items():
        assert KINDS[kind].name in rows[name]
        assert all(ending.removeprefix(".") in rows[name] for ending in FORMATS)
