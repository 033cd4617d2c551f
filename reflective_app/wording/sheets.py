"""The words with which a pile of paper sheets is keyed in and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.item import Question
from reflective_app.domain.sheet_code import DONT_KNOW, NOT_MINE
from reflective_app.domain.sheets import BLANK, ROLE, UNCLEAR, Difference, OverRole, Sheet
from reflective_app.wording.codes import EXITS, question_codes
from reflective_app.wording.dates import counted, listed

CODE_WORDS = {**EXITS, UNCLEAR: "Unclear", BLANK: "Blank"}
"""What is keyed and is no sentence, in words."""

KEYS = (
    "One key for each question: the number of the sentence, ? or / don’t know, x or * not mine to "
    "judge, u or - unclear, Enter leaves it blank. Backspace goes back."
)

NO_NUMBER = "Type the number that stands on the paper, so that the paper can be found again."
STARTED_OVER = "This sheet is empty again."
UNFINISHED = "A paper sheet half keyed"
NO_QUESTIONS = "No question stands on such a sheet. Choose other questions."


def sheet_name(number: str) -> str:
    """What a sheet is called."""
    return f"Sheet {number}" if number.strip() else "A sheet without a number"


def wrong_code(typed: str, question: Question) -> str:
    """That what was typed is no code of this question, and what is."""
    top = len(question.rungs) - 1
    return f"“{typed}” is no answer here. Key 0 to {top}, ?, x or u, or leave it blank."


def code_words(code: str) -> str:
    """A code as it is told: 2, ? Don’t know, Blank."""
    words = CODE_WORDS.get(code, "")
    if not words:
        return code
    return f"{code} {words}" if code in (DONT_KNOW, NOT_MINE) else words


def sheet_counts(codes: Mapping[str, str], asked: Sequence[str]) -> str:
    """How much of a sheet is filled: 12 answered, 1 unclear, 1 blank."""
    said = [codes.get(each, BLANK) for each in asked]
    unclear, blank = said.count(UNCLEAR), said.count(BLANK)
    parts = [f"{len(said) - unclear - blank} answered"]
    if unclear:
        parts.append(f"{unclear} unclear")
    if blank:
        parts.append(f"{blank} blank")
    return ", ".join(parts)


def keep_words(sheet: Sheet) -> str:
    """What a keyed sheet holds, and what keeps it."""
    return f"{_whose(sheet)}: {sheet_counts(sheet.codes, tuple(sheet.codes))}. Enter keeps it."


def half_words(number: str, codes: Mapping[str, str], asked: Sequence[str], at: str) -> str:
    """That a sheet waits half keyed, and where to go on; `at` is the code of a question."""
    there = sum(each in codes for each in asked)
    on = f" Enter in its number goes on at {at}." if at else ""
    return f"{sheet_name(number)} is half keyed: {there} of {counted(len(asked), 'question')}.{on}"


def proposed_words(role: str) -> str:
    """That the role is only that of the sheet before."""
    return f"{role}: as on the last sheet. Type another if this paper says another."


def role_full_words(role: str, coming: int) -> str:
    """That the role of the last sheet is not proposed for this one."""
    who = f"all {coming} people coming have" if coming > 1 else "the one person coming has"
    return f"{role}: {who} a sheet in. If this paper says a role, press Alt+R and type it."


def too_many_words(role: str, over: OverRole) -> str:
    """That there are more sheets of a role than people."""
    people = counted(over.coming, "person", "people")
    return (
        f"With this one {over.keyed} sheets say {role}, and {people} with that role "
        f"{'is' if over.coming == 1 else 'are'} coming. Look at the paper; it can be kept as it is."
    )


def edition_words(set_mark: str, local_mark: str) -> str:
    """How a sheet of another edition is told from these."""
    local = f", with local questions {local_mark}" if local_mark else ""
    return (
        f"At the foot of each sheet: “Question set {set_mark}{local}”. Leave out a sheet that says "
        "another: its codes can stand for other questions."
    )


def mode_words(first: Sheet | None, kept: Sheet | None) -> str:
    """That a sheet is keyed a second time, or open to correct; empty where it is a new one."""
    if first is not None:
        return check_words(first.number)
    return correct_words(kept.number) if kept is not None else ""


def check_words(number: str) -> str:
    """That a sheet is keyed a second time."""
    return (
        f"{sheet_name(number)} is keyed in already. Key it a second time to check it; what differs "
        "is shown at the end, and you choose. Another paper needs another number."
    )


def correct_words(number: str) -> str:
    """That a sheet is open as it was keyed."""
    return f"{sheet_name(number)} is open to correct. It shows what was keyed."


def differ_words(number: str, count: int, left: int) -> str:
    """How many differences there are between two keyings, and how many wait."""
    if not count:
        return f"{sheet_name(number)}: keyed twice, no difference. Enter marks it checked."
    found = f"{sheet_name(number)}: {counted(count, 'difference')}"
    if left:
        return f"{found}, {left} left to choose. Look at the paper: 1 is the first, 2 the second."
    return f"{found}, all chosen. Enter keeps it."


def difference_name(difference: Difference, assessment: Assessment) -> tuple[str, str]:
    """The code and the words of what differs."""
    if difference.what == ROLE:
        return "", "Role at the head of the sheet"
    question = assessment.question_set.question(difference.what)
    return question_codes(assessment.question_set)[question.id], question.text


def difference_said(difference: Difference) -> str:
    """What each keying says: first 2, second Blank."""
    first, second = (
        (said or "none" if difference.what == ROLE else code_words(said))
        for said in (difference.first, difference.second)
    )
    return f"First keyed: {first}. Second: {second}."


def chosen_words(difference: Difference, chosen: str | None) -> str:
    """What was chosen of the two."""
    if chosen is None:
        return "Choose"
    said = chosen or "none" if difference.what == ROLE else code_words(chosen)
    return f"{'First' if chosen == difference.first else 'Second'}: {said}"


def kept_words(sheet: Sheet) -> str:
    """That a sheet is in."""
    how = "checked and kept" if sheet.checked else "kept"
    return f"{_whose(sheet)} {how}: {sheet_counts(sheet.codes, tuple(sheet.codes))}."


def _whose(sheet: Sheet) -> str:
    """A sheet with the role at its head."""
    return ", ".join(filter(None, (sheet_name(sheet.number), sheet.role)))


def pile_words(keyed: Sequence[Sheet], pile: int | None) -> str:
    """How far the pile is: 7 of 12 sheets keyed, 3 of them checked."""
    many = len(keyed)
    of = counted(many, "sheet") if pile is None else f"{many} of {counted(pile, 'sheet')}"
    checked = sum(sheet.checked for sheet in keyed)
    more = f", {checked} checked by keying twice" if many else ""
    over = "" if pile is None or many <= pile else " These are more than are in the pile."
    return f"{of} keyed{more}.{over}"


def destroy_words(keyed: Sequence[Sheet], pile: int | None, unclear: int) -> str:
    """What is to be done before the paper goes, and that it has to go; empty without a sheet."""
    if not keyed:
        return ""
    waits = []
    if pile is not None and len(keyed) < pile:
        waits.append(f"{counted(pile - len(keyed), 'sheet')} to key")
    if unchecked := sum(not sheet.checked for sheet in keyed):
        waits.append(f"{counted(unchecked, 'sheet')} to key a second time")
    if unclear:
        waits.append(f"{counted(unclear, 'unclear answer')} to look at")
    if waits:
        return f"Keep the paper for now: {listed(waits)}. Then destroy it."
    return "Every sheet is keyed and checked. Destroy the paper now; nothing more is needed of it."


def removed_words(number: str) -> str:
    """That a sheet is out again."""
    return f"{sheet_name(number)} is taken out, with all that was keyed of it. Ctrl+Z undoes it."


def taken_words(number: str) -> str:
    """That another sheet has this number."""
    return f"{sheet_name(number)} is keyed in already. Give this one another number."


def in_the_way_words(number: str) -> str:
    """That a sheet is half keyed, so that no other can be opened."""
    return f"{sheet_name(number)} is half keyed. Keep it or empty it first."


def keep_button(number: str) -> str:
    """The words on the button that keeps a sheet."""
    return f"Keep sheet {number.strip()}" if number.strip() else "Keep this sheet"
