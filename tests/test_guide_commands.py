"""`guides`: what is listed, and taking sets in, out and onto paper by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reflective_app.assets import shipped
from reflective_app.domain.fingerprint import fingerprint, local_fingerprint
from reflective_app.storage import places
from reflective_app.storage.local_questions_file import read_local_questions
from reflective_app.storage.question_set_file import read_question_set
from tests.builders import FILES
from tests.reports.validity import assert_valid
from tests.test_commands import DONE, PROBLEMS, WRONG_USE, Run, run

__all__ = ["run"]

SMALL, LOCAL, BROKEN = (
    FILES / name for name in ("small-set.toml", "local-questions.toml", "broken-set.toml")
)


def own_files() -> list[str]:
    folder = places.question_sets()
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_the_list_names_every_shipped_set_with_its_fingerprint(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("guides") == DONE
    said = capsys.readouterr().out
    for path in shipped("questionnaires").glob("*.toml"):
        found = read_question_set(path)
        (line,) = (ln for ln in said.splitlines() if ln.startswith(f"{found.guide.id}@"))
        assert f"fingerprint {fingerprint(found)}" in line
        assert found.guide.title in line


def test_a_set_of_ones_own_is_added_listed_and_removed(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("guides", "--add", SMALL) == DONE
    assert "neighbourly-care@2025-03, revision 2" in capsys.readouterr().out
    assert run("guides", "--json") == DONE
    listed = {one.get("id"): one for one in json.loads(capsys.readouterr().out)["guides"]}
    assert listed["neighbourly-care"]["problems"] == []

    assert run("guides", "--remove", "neighbourly-care@2025-03") == DONE

    assert "each holds the whole set" in capsys.readouterr().out
    assert own_files() == []


def test_adding_it_again_needs_force(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("guides", "--add", SMALL)
    changed = tmp_path / "changed.toml"
    text = SMALL.read_text(encoding="utf-8").replace("Money comes first.", "Money comes last.")
    changed.write_text(text, encoding="utf-8")

    assert run("guides", "--add", changed) == PROBLEMS
    assert "add --force" in capsys.readouterr().err
    assert run("guides", "--add", changed, "--force") == DONE
    assert (places.question_sets() / own_files()[0]).read_bytes() == changed.read_bytes()


def test_a_broken_set_is_not_added_and_every_problem_is_told(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("guides", "--add", BROKEN) == PROBLEMS
    said = capsys.readouterr().err.splitlines()
    assert len(said) > 20
    assert all(", line " in line for line in said)
    assert own_files() == []


def test_a_shipped_set_can_neither_be_added_nor_removed(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shipped("questionnaires", "kinship-care.toml")
    assert run("guides", "--add", path, "--force") == PROBLEMS
    assert run("guides", "--remove", "kinship-care@2024-10") == PROBLEMS
    assert run("guides", "--remove", "kinship-care.toml") == PROBLEMS
    assert capsys.readouterr().err.count("comes with the program") == 3
    assert path.exists()


def test_removing_what_is_not_there_names_ones_own(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("guides", "--remove", "neighborly-care@2025-03") == PROBLEMS
    assert "you have none of your own" in capsys.readouterr().err
    run("guides", "--add", SMALL)
    assert run("guides", "--remove", "neighborly-care@2025-03") == PROBLEMS
    assert 'Did you mean "neighbourly-care@2025-03"?' in capsys.readouterr().err


def test_of_several_revisions_the_file_is_to_be_named(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("guides", "--add", SMALL)
    newer = tmp_path / "newer.toml"
    text = SMALL.read_text(encoding="utf-8").replace("revision = 2", "revision = 3", 1)
    newer.write_text(text, encoding="utf-8")
    run("guides", "--add", newer)

    assert run("guides", "--remove", "neighbourly-care@2025-03") == PROBLEMS
    assert "neighbourly-care-2025-03-r3.toml" in capsys.readouterr().err
    assert run("guides", "--remove", "neighbourly-care-2025-03-r3.toml") == DONE
    assert own_files() == ["neighbourly-care-2025-03-r2.toml"]


def test_a_broken_file_of_ones_own_can_be_removed_by_its_name(run: Run) -> None:
    places.question_sets().mkdir(parents=True)
    (places.question_sets() / "ours.toml").write_text("x", encoding="utf-8")
    assert run("guides", "--remove", "ours.toml") == DONE
    assert own_files() == []


def test_ones_own_questions_are_listed_beside_their_guide_and_printed_with_it(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("guides", "--add", SMALL)
    assert run("guides", "--add", LOCAL) == DONE
    (name,) = (name for name in own_files() if "local" in name)
    capsys.readouterr()

    run("guides")
    said = capsys.readouterr().out
    assert f"{name}, beside neighbourly-care: Newshire's own questions. 1 item, 2 questions" in said
    mark = local_fingerprint(read_local_questions(LOCAL, read_question_set(SMALL)).items)
    assert f"fingerprint {mark}" in said
    run("guides", "--json")
    (local,) = json.loads(capsys.readouterr().out)["local"]
    assert (local["file"], local["extends"], local["questions"]) == (name, "neighbourly-care", 2)
    assert local["fingerprint"] == mark
    assert run("guides", "--print", "neighbourly-care", "--to", tmp_path / "a.txt") == DONE
    assert "Local questions" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    for number, one in enumerate((name, LOCAL)):
        target = tmp_path / f"local-{number}.txt"
        assert run("guides", "--print", one, "--to", target) == DONE
        assert "Local questions" in target.read_text(encoding="utf-8")
    assert run("guides", "--remove", name) == DONE


def test_own_questions_whose_guide_is_gone_are_listed_with_the_problem(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run("guides", "--add", SMALL)
    run("guides", "--add", LOCAL)
    run("guides", "--remove", "neighbourly-care@2025-03")
    capsys.readouterr()

    assert run("guides") == DONE

    said = capsys.readouterr().out
    assert "local-newshire-s-own-questions.toml: cannot be used" in said
    assert "There is no question set called" in said


def test_a_set_is_printed_as_pdf_and_as_text(run: Run, tmp_path: Path) -> None:
    pdf, text = tmp_path / "k.pdf", tmp_path / "k.txt"
    assert run("guides", "--print", SMALL, "--to", pdf) == DONE
    assert run("guides", "--print", "kinship-care", "--to", text) == DONE
    assert_valid(pdf.read_bytes())
    assert "Kinship Care, edition 2024-10" in text.read_text(encoding="utf-8")


def test_a_printed_set_is_not_written_over_without_being_asked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "k.txt"
    path.write_text("mine", encoding="utf-8")
    assert run("guides", "--print", SMALL, "--to", path) == PROBLEMS
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("guides", "--print", SMALL, "--to", path, "--force") == DONE
    assert "Neighbourly" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ["--print", "kinship-care"],
        ["--to", "x.pdf"],
        ["--force"],
        ["--json", "--remove", "x"],
        ["--add", "x.toml", "--remove", "x"],
        ["--print", "kinship-care", "--to", "x.odt"],
    ],
)
def test_what_does_not_go_together_is_wrong_use(
    run: Run, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("guides", *words) == WRONG_USE
    assert capsys.readouterr().err


def test_an_unknown_guide_cannot_be_printed(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("guides", "--print", "kinship", "--to", tmp_path / "x.pdf") == PROBLEMS
    assert "Did you mean" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_removed_where_no_name_is_given(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run("guides", "--add", SMALL)
    run("guides", "--add", LOCAL)
    before = own_files()
    assert run("guides", "--remove", "") == PROBLEMS
    assert "There are: neighbourly-care@2025-03" in capsys.readouterr().err
    assert own_files() == before
