"""Taking responses into an assessment: each person counts once, whatever is sent again."""

from __future__ import annotations

from collections.abc import Sequence

from reflective_app.domain.assessment import Assessment
from reflective_app.domain.editing import changed, having
from reflective_app.domain.picks import ALONE, Pick, is_alone
from reflective_app.domain.question_set import QuestionSet
from reflective_app.domain.responses import Misfit, Response, ResponseFile, ResponseWords


def blank_response(assessment: Assessment, asked: Sequence[str]) -> ResponseFile:
    """A file to send out, asking these questions in this order."""
    return ResponseFile(
        assessment=assessment.id,
        council=assessment.profile.council,
        round=assessment.profile.round,
        question_set=assessment.question_set,
        asked=tuple(asked),
    )


def misfit(response: ResponseFile, assessment: Assessment) -> Misfit | None:
    """Why a response cannot be brought in; None if it can.

    One that asks the same questions fits, also where the council's own have changed beside them.
    """
    theirs, ours = response.question_set, assessment.question_set
    if theirs.guide.id != ours.guide.id:
        return Misfit.OTHER_GUIDE
    if response.assessment != assessment.id:
        return Misfit.OTHER_ASSESSMENT
    if (theirs.guide.edition, theirs.guide.revision) != (ours.guide.edition, ours.guide.revision):
        return Misfit.OTHER_EDITION
    if not _same_questions(response, ours):
        return Misfit.OTHER_QUESTIONS
    said = any(pick.people for pick in response.picks.values()) or _worded(response)
    return None if response.respondent and said else Misfit.BLANK


def bring_in(response: Response, picks: dict[str, Pick], assessment: Assessment) -> Assessment:
    """Take one response in; an earlier one of the same respondent goes, picks, words and all.

    It stands where that one stood, so that taking in the same once more changes nothing. A vote of
    the room is never touched.

    Args:
        response: whose it is, and what was written.
        picks: what was picked, by question; only ladder questions of the set, with a count for
            each sentence.
        assessment: the assessment.

    Raises:
        ValueError: a pick does not fit its question.
        KeyError: there is no such question.
    """
    after = _without_picks(response.respondent, assessment)
    rounds = dict(after.picks)
    places = _places_by(response.respondent, assessment)
    for question_id, pick in picks.items():
        question = assessment.question_set.question(question_id)
        if len(pick.counts) != len(question.rungs) or not question.rungs:
            raise ValueError(f'The picks for "{question.text}" do not fit its sentences.')
        if not pick.people:
            continue
        role, way = response.role, response.way
        own = changed(pick, role=role, respondent=response.respondent, way=way)
        before = rounds.get(question_id, ())
        alone = before[0] if before and is_alone(before[0]) else ()
        place = places.get(question_id, len(alone))
        votes = before[1:] if alone else before
        rounds[question_id] = ((*alone[:place], own, *alone[place:]), *votes)
    responses = {each.respondent: each for each in after.responses}
    responses[response.respondent] = response
    return having(after, picks=rounds, responses=tuple(responses.values()))


def leave_out(respondent: str, assessment: Assessment) -> Assessment:
    """Take a response out again, picks, words and all."""
    after = _without_picks(respondent, assessment)
    rest = tuple(each for each in after.responses if each.respondent != respondent)
    return having(after, responses=rest)


def response_of(file: ResponseFile) -> Response:
    """What the assessment keeps of a file. Raises ValueError for one that nobody has filled in."""
    if file.respondent is None:
        raise ValueError("nobody has filled in this response yet")
    return Response(
        respondent=file.respondent,
        role=file.role,
        people=file.people,
        saved_on=file.saved_on,
        words=_worded(file),
    )


def response_by(respondent: str, assessment: Assessment) -> Response | None:
    """The response of this respondent, or None where none was brought in."""
    return next((each for each in assessment.responses if each.respondent == respondent), None)


def picks_by(respondent: str, assessment: Assessment) -> dict[str, Pick]:
    """What a respondent picked alone, by question."""
    return {
        question_id: pick
        for question_id, rounds in assessment.picks.items()
        for round_ in rounds
        for pick in round_
        if _is_of(respondent, pick)
    }


def _is_of(respondent: str, pick: Pick) -> bool:
    """Whether it is what this respondent said alone. A vote in the room is another matter."""
    return pick.respondent == respondent and pick.way in ALONE


def _places_by(respondent: str, assessment: Assessment) -> dict[str, int]:
    """At which place of what was said alone the respondent's pick stands, by question."""
    return {
        question_id: place
        for question_id, rounds in assessment.picks.items()
        for place, pick in enumerate(rounds[0] if rounds else ())
        if _is_of(respondent, pick)
    }


def _without_picks(respondent: str, assessment: Assessment) -> Assessment:
    picks = {}
    for question_id, rounds in assessment.picks.items():
        kept = (tuple(p for p in round_ if not _is_of(respondent, p)) for round_ in rounds)
        if left := tuple(filter(None, kept)):
            picks[question_id] = left
    return having(assessment, picks=picks)


def _worded(file: ResponseFile) -> dict[str, ResponseWords]:
    """Whatever was written, by question."""
    return {key: said for key, said in file.words.items() if said.know.strip() or said.note.strip()}


def _same_questions(response: ResponseFile, ours: QuestionSet) -> bool:
    """Whether every question that the response asks is asked here in the same words."""
    asked = {*response.asked, *response.picks, *response.words}
    return all(
        ours.has_question(each) and ours.question(each) == response.question_set.question(each)
        for each in asked
        if response.question_set.has_question(each)
    ) and all(map(response.question_set.has_question, asked))
