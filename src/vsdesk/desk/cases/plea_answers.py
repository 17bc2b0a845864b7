"""Whose name a plea in told words is about, as it was said in a talk: a choice about that one plea.

«لا تكتبوا اسمو» asks of one name. Who says whose it is has seen one plea in one text: what they said answers
no other plea of it, and nothing once other words stand there (docs/spec/bundle.md §8.16).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.checks.wording import WordingReader
from vsdesk.records.dictionary.values import as_said
from vsdesk.records.gate.names.chosen_places import values_of
from vsdesk.records.gate.names.standing_choices import CHOICE, PLEA, seen_in
from vsdesk.records.gate.told.answered_pleas import answers_in, place_of
from vsdesk.records.gate.told.told_texts import named_texts
from vsdesk.records.on_screen import OnScreen
from vsdesk.records.source_ids import sources_elsewhere
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.told.answered_pleas import PleaAnswer, PleaPlace, SaidOfPlea

_SAID: Final = "replace"  # whoever asks for it has no name on a paper


class PleaAnswerService:
    """Answers of one plea each."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._context = context
        self._cases = cases

    def answer(self, said: SaidOfPlea) -> Change | None:
        """Write it down as a choice about this plea. An answer that this device, or for a coordinator
        anybody, gave to the same plea before makes room. None where the plea does not stand in these words
        any more, or nobody knows which words stand there. Raises UserError E_NOT_FOUND, E_LINK, E_ROLE."""
        view = self._cases.record(said.record)
        held = self._cases.dossier(view.space)
        if said.who not in held.once(
            sources_elsewhere
        ):  # of one that stays away only the id is here
            self._cases.record(said.who)
        place = _found(view, said)
        if place is None:
            return None
        stands = held.get(view.id) or view
        old = [
            one
            for one in answers_in(held, stands, said.name)
            if one.place == place and self._gives_way(one)
        ]
        edits = [
            Edit(CHOICE, id=one.id, delete=True, shown=OnScreen.of([one]))
            for one in (self._cases.record(each.choice) for each in old)
        ]
        values = {
            "record": view.id,
            "field": said.name,
            "who": said.who,
            "seen": seen_in(view, said.name),
            "choice": _SAID,
            PLEA: place.written(),
        }
        new = Edit(CHOICE, values, id=self._context.new_id(), parent=view.id)
        return self._cases.saved_with_back([*edits, new])

    def _gives_way(self, one: PleaAnswer) -> bool:
        return gives_way(self._context, self._cases.record(one.choice))


def gives_way(context: DeskContext, choice: RecordView) -> bool:
    """Whether this device says something else in the place of a choice: a coordinator's always, another one
    in that of its own."""
    wrote = {one.device_id for one in choice.standing("choice")}
    return context.role == "coordinator" or wrote == {context.device_id}


def _found(view: RecordView, said: SaidOfPlea) -> PleaPlace | None:
    values = values_of(view, said.name)
    if len(values) != 1:
        return None
    text = as_said(values[0])
    lang = next((lang for lang, one in named_texts(values[0]) if one == text), None)
    for one in WordingReader().name_pleas(text) if lang is not None else ():
        if (one.around, one.nth) == (said.around, said.nth):
            return place_of(view, said.name, 0, str(lang), (one.start, one.end))
    return None
