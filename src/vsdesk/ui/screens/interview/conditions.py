"""The conditions of a yes in an interview: told anew they are another answer, and what was told before is history.

A condition is written once, below its answer. One that was noted wrongly is no longer asked for once the person's
answer is written down anew, as on the page of consent.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vsdesk.records.consent.conditions import conditions_of
from vsdesk.records.dictionary.values import as_said
from vsdesk.ui.editing.condition_words import detail_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vsdesk.desk import Condition
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk


def under(spot: str, number: int = 0) -> str:
    """The spot of a condition of an answer: the first, or a further one."""
    name, _, end = spot.partition("/")
    return f"{'condition' if name == 'grant' else 'reportif'}/{end}{f'+{number}' if number else ''}"


def keep_conditions(talk: Talk, spot: str, conditions: Sequence[Condition]) -> None:
    """Those of one answer, instead of those that were told in this talk before."""
    for one in _told(talk, spot):
        talk.draft.drop(talk.ids.pop(one))
    for number, told in enumerate(conditions):
        for field, value in told.values().items():
            talk.put(under(spot, number), field, value)


def has_conditions(talk: Talk, held: RecordView) -> bool:
    """Whether conditions lie below a saved answer."""
    return talk.dossier is not None and bool(conditions_of(talk.dossier, held.id))


def answered_anew(talk: Talk, spot: str, held: RecordView) -> dict[str, Json]:
    """From here on the spot is that of another answer, which follows the saved one; what of it goes into that."""
    talk.draft.drop(held.id)  # what was changed in it, and not saved, is said anew too
    talk.give_up(spot)
    return {"follows": held.id}


def words_if(
    look: UiContext, labels: Labels, talk: Talk, spot: str, name: Callable[[str], str]
) -> str:
    """The conditions of one answer, told in this talk, else saved: in their words, and what each means."""
    said = [
        look.dots(
            look.words.say("If: «{words}»", words=words), *detail_of(look, labels, text, name)
        )
        for words, text in _conditions(talk, spot)
        if words
    ]
    return "\n".join(dict.fromkeys(said))


def _conditions(talk: Talk, spot: str) -> Iterator[tuple[str, Callable[[str], str]]]:
    """The words of each, and what gives its fields: those of this talk, then what else is saved below it."""
    told = _told(talk, spot)
    for one in told:
        yield talk.told(one, "words"), partial(talk.text, one)
    mine, held = {talk.ids[one] for one in told}, talk.dossier
    for saved in conditions_of(held, talk.ids.get(spot, "")) if held is not None else ():
        if saved.id not in mine:
            yield as_said(saved.value("words")), saved.text


def _told(talk: Talk, spot: str) -> list[str]:
    """The spots of the conditions of an answer that were told in this talk."""
    first = under(spot)
    return [one for one in talk.ids if one.partition("+")[0] == first]
