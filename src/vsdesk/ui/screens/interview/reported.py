"""What the speaker, or somebody else, says that another person would answer: kept apart from their own answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.case_parts import answers_of
from vsdesk.records.consent.questions import QUESTIONS
from vsdesk.records.consent.selection import reports, standing_answers
from vsdesk.ui.editing.reported_words import beside_of, reported_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk


def report_spot(who: str, purpose: str, recipient: str) -> str:
    """The spot of what somebody else said that this person would answer."""
    return f"report/{who.replace('/', '-')}-{purpose}-{recipient}"


def said_by_others(
    look: UiContext, labels: Labels, talk: Talk, who: str, people: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """By question what others reported that this person would answer: begun in this talk, else saved."""
    from vsdesk.desk.consent.table import row_of

    rows = []
    if (saved := talk.dossier) is not None:
        told = (*standing_answers(saved), *reports(saved))
        mine = answers_of(saved, talk.id(who), saved.root, told)
        rows = [row_of(one, talk.today, saved) for one in mine]
    names = {talk.id(spot): name for spot, name in people}
    found = beside_of(look, labels, rows, lambda one: names.get(one, ""))
    for question, asked in QUESTIONS.items():
        spot = report_spot(who, *asked.asks[0])
        if spot in talk.ids and (result := talk.text(spot, "reported")):
            by = [names.get(talk.text(spot, "reported_by"), "")]
            found[question] = reported_words(look, labels, by, result)
    return found
