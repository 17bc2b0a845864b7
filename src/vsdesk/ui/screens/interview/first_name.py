"""Who answers asks in the talk to stand by the first name alone: one mark, whatever number of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.gate.marks import FIRST_NAME, MARK, asking, is_marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.ui.screens.interview.talk import Talk


def name_by_first(talk: Talk, who: str, by: str, *, asked: bool, new_id: Callable[[], str]) -> None:
    """Write it down once for the person of a spot; what was begun so is taken back where it is asked no more."""
    person = talk.id(who)
    begun = [
        id
        for id, one in talk.draft.new_of(MARK)
        if one.parent == person and one.set.get("type") == FIRST_NAME
    ]
    if not asked:
        for id in begun:
            if id not in talk.ids.values():  # told where the person is spoken of, it stays
                talk.draft.drop(id)
        return
    if begun or (talk.family is not None and is_marked(talk.family, person, FIRST_NAME)):
        return
    said = asking(FIRST_NAME, talk.today, talk.id(by) if by else person)
    talk.draft.add(new_id(), MARK, person, said)
