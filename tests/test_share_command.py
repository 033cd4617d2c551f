"""`share`: what it says before somebody sends the copy, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflective_app.domain.shared_mark import Part, Reader
from reflective_app.storage.assessment_file import read_assessment, write_assessment
from tests.leak.marked import MOMENT, marked_assessment, word
from tests.test_commands import DONE, PROBLEMS, WRONG_USE, Run, run

__all__ = ["run"]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "whole.reflect"
    write_assessment(marked_assessment(), path, saved_on=MOMENT, expected=None)
    return path


def test_it_lists_what_leaves_and_what_stays_and_says_that_it_looked(
    run: Run, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "copy.reflect"
    assert run("share", whole, "--for", "partner", "--with", "notes", "--to", out) == DONE
    said = capsys.readouterr().out
    leaves, stays = said.split("What stays here:")
    assert "What leaves, for a partner:" in leaves
    assert "    11 notes\n" in leaves
    assert "    11 texts on barriers\n" in stays
    assert "    1 text written anew" not in leaves
    assert "Read them before you send the copy." in stays
    assert "Checked: nothing left behind." in stays
    copy = read_assessment(out).assessment
    assert copy.shared is not None
    assert copy.shared.parts == (Part.NOTES,)
    text = out.read_text(encoding="utf-8")
    assert word("parties-held-note") in text
    assert word("parties-held-barriers") not in text


@pytest.mark.parametrize("reader", Reader)
def test_every_reader_gets_a_copy_that_check_knows(
    run: Run, whole: Path, tmp_path: Path, reader: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "copy.reflect"
    assert run("share", whole, "--for", reader.value, "--to", out) == DONE
    capsys.readouterr()
    assert run("check", out) == DONE
    assert "This is a copy for" in capsys.readouterr().out


def test_check_tells_what_was_written_into_a_copy_since(
    run: Run, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "copy.reflect"
    run("share", whole, "--for", "public", "--to", out)
    text = out.read_text(encoding="utf-8")
    out.write_text(text.replace('"rung": 0', '"rung": 0, "note": "We said"', 1), encoding="utf-8")
    capsys.readouterr()
    run("check", out)
    assert "A copy for the public does not hold this, and it does: 1 note." in (
        capsys.readouterr().out
    )


def test_an_alias_and_the_consent_to_be_named_are_for_a_partner(
    run: Run, whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "copy.reflect"
    for more in (["--alias", "Council A"], ["--may-be-named"], ["--with", "notes"]):
        assert run("share", whole, "--for", "public", "--to", out, *more) == WRONG_USE
    both = ["--alias", "Council A", "--may-be-named"]
    assert run("share", whole, "--for", "partner", "--to", out, *both) == WRONG_USE
    assert not out.exists()
    assert run("share", whole, "--for", "partner", "--to", out, "--alias", "Council A") == DONE
    assert read_assessment(out).assessment.profile.council == "Council A"
    named = tmp_path / "named.reflect"
    assert run("share", whole, "--for", "partner", "--to", named, "--may-be-named") == DONE
    mark = read_assessment(named).assessment.shared
    assert mark is not None
    assert mark.may_be_named


def test_an_alias_that_names_the_council_is_refused(
    run: Run, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "copy.reflect"
    asked = ("--for", "partner", "--to", out, "--alias", "Old Zanderby")
    assert run("share", whole, *asked) == PROBLEMS
    assert "holds the council’s own name" in capsys.readouterr().err
    assert not out.exists()


def test_the_name_of_a_file_does_not_tell_whose_an_alias_is(
    run: Run, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "Zanderby-County-Council_copy.reflect"
    asked = ("--for", "partner", "--to", out, "--alias", "Council A")
    assert run("share", whole, *asked) == PROBLEMS
    assert "names the council" in capsys.readouterr().err
    assert not out.exists()


def test_nothing_is_written_over_unasked_and_never_the_file_itself(
    run: Run, whole: Path, tmp_path: Path
) -> None:
    before = whole.read_bytes()
    assert run("share", whole, "--for", "public", "--to", whole, "--force") == PROBLEMS
    assert whole.read_bytes() == before
    out = tmp_path / "copy.reflect"
    out.write_bytes(b"mine")
    assert run("share", whole, "--for", "public", "--to", out) == PROBLEMS
    assert out.read_bytes() == b"mine"
    assert run("share", whole, "--for", "public", "--to", out, "--force") == DONE


def test_a_copy_for_the_public_gives_no_copy_for_colleagues(
    run: Run, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, again = tmp_path / "copy.reflect", tmp_path / "again.reflect"
    run("share", whole, "--for", "public", "--to", out)
    assert run("share", out, "--for", "colleagues", "--to", again) == PROBLEMS
    assert "Take the council’s own file." in capsys.readouterr().err
    assert not again.exists()
