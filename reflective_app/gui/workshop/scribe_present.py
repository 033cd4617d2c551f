"""How many are here, changed while the workshop is on: people come late, and leave after lunch."""

from __future__ import annotations

from functools import partial

from reflective_app.domain.editing import changed
from reflective_app.domain.sessions import set_session
from reflective_app.gui.document import AssessmentDocument
from reflective_app.gui.prompts import Prompts
from reflective_app.gui.workshop.live import LiveWorkshop
from reflective_app.wording.scribe import people_in, present_words
from reflective_app.wording.typed import NotReadError

TITLE, QUESTION = "Who is here", "How many people are here now?"


def ask_present(document: AssessmentDocument, prompts: Prompts, live: LiveWorkshop) -> str:
    """Ask until it is a number of people, and record it; what is to be said of it, if anything."""
    question, typed = QUESTION, str(live.present or "")
    while True:
        answer = prompts.ask_line(TITLE, question, typed)
        if answer is None:
            return ""
        try:
            count = people_in(answer)
        except NotReadError as error:
            question, typed = f"{QUESTION} {error}", answer
        else:
            break
    if count != live.present:
        session = changed(live.session, present=count)
        document.apply(partial(set_session, session), "change who is here", keep=True)
    return present_words(count, live.recorded)
