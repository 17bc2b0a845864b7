"""Where a choice says that a name stands, for devices on which nobody knows the name.

A sealed source stays where it was written down, and so does every name of it: elsewhere nobody can look for
them. What was chosen about it there brings the places along, never the name (docs/spec/bundle.md §8.16). They
fit just the words that the choice saw; where these do not stand any more, or nobody said where the name is,
the words stay until a coordinator says that the name may leave. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.names.standing_choices import CHOICE, about, chosen_in, fits
from vsdesk.records.gate.names.words_of_others import words_of_others
from vsdesk.records.gate.persons.surely_named import may_ask
from vsdesk.records.gate.told.told_texts import named_texts

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView

PLACES: Final = "places"
Put = Literal["code", "gap", "word"]
_PUTS: Final = frozenset(get_args(Put))
_NOBODY: Final = frozenset[str]()
_TRANSLATION: Final = "translation"
# So many places go into one choice, well within a body (bundle.md §8.4); no text that people tell has more.
_MOST: Final = 3000


@dataclass(frozen=True, slots=True, order=True)
class ChosenPlace:
    """Of the value of the op `value` (from 0, in the order of `seen`) in one language the letters from
    `start` to `end`, and what is put there: the source's code, a gap in brackets, or one for a
    word that tells of it beside."""

    value: int
    lang: str
    start: int
    end: int
    put: Put


def written(places: Iterable[ChosenPlace]) -> Json:
    """Places as a choice has them. None of more than go into one: then the words stay wherever nobody knows
    the name, and whoever writes a name without end stops no hand-over."""
    found = sorted(places)
    return [asdict(one) for one in found] if len(found) <= _MOST else []


def places_for(
    dossier: Dossier, record: RecordView, name: str, who: str
) -> tuple[ChosenPlace, ...] | None:
    """Where one name stands in a field, by all who said so of the words that stand there now; None where
    nobody did, or where it is no place in these words."""
    texts = [dict(named_texts(value)) for value in values_of(record, name)]
    found = set[ChosenPlace]()
    for one in about(dossier, record, name):
        if who in one.every("who") and fits(one, record, name):
            for said in one.every(PLACES):
                places = [*_read(said, texts)]
                if None in places:
                    return None
                found.update(place for place in places if place)
    return tuple(sorted(found)) or None


def at_value(
    record: RecordView, name: str, value: Json, places: Iterable[ChosenPlace]
) -> list[ChosenPlace] | None:
    """Those of them that are in one value of the field; None where it does not stand there."""
    same = {at for at, one in enumerate(values_of(record, name)) if one == value}
    return [one for one in places if one.value in same] if same else None


def by_hearsay(dossier: Dossier) -> Mapping[tuple[str, str], frozenset[str]]:
    """By record and field about whom something was chosen there whose names nobody here knows; what others
    write in a further language of it is closed with it. For `Dossier.once`."""
    found = dict(dossier.once(words_of_others))
    chose: dict[tuple[str, str], frozenset[str]] = {}
    for one in dossier.of(CHOICE):
        whose = frozenset(who for who in one.every("who") if isinstance(who, str))
        unknown = frozenset(
            who for who in whose if _is_sure(dossier, who, one) or not _is_known(dossier, who, one)
        )
        for place in _places_of(one) if unknown else ():
            found[place] = found.get(place, _NOBODY) | unknown
            chose[place] = chose.get(place, _NOBODY) | {a.word for a in one.standing("who")}
    for one in dossier.of(_TRANSLATION) if chose else ():
        for place in _places_of(one):
            wrote = {a.word for a in one.standing("text")}
            if place in chose and not wrote <= chose[place]:  # who chose knows the names
                key = (one.id, "text")
                found[key] = found.get(key, _NOBODY) | found[place]
    return found


def unplaced(dossier: Dossier) -> frozenset[tuple[str, str]]:
    """The records and fields whose words stay here because nobody here knows where in them a name is."""
    return frozenset(
        (id, name)
        for (id, name), whose in dossier.once(by_hearsay).items()
        if (held := dossier.get(id)) is not None
        and any(_stays(dossier, held, name, who) for who in whose)
    )


def _stays(dossier: Dossier, record: RecordView, name: str, who: str) -> bool:
    choice = chosen_in(dossier, record, name).get(who)
    if choice == "replace":
        asked = who not in dossier.once(words_of_others).get((record.id, name), ())
        known = asked or _is_replaced(dossier, record, name, who)
        return not known or places_for(dossier, record, name, who) is None
    return choice != "keep"


def _is_replaced(dossier: Dossier, record: RecordView, name: str, who: str) -> bool:
    """Whether somebody who may know the name chose so of the words that stand."""
    return any(
        who in one.every("who")
        and fits(one, record, name)
        and all(may_ask(dossier, who, word) for word in wrote)
        for one in about(dossier, record, name)
        if (wrote := {each.word for each in one.standing("choice")})
    )


def _is_sure(dossier: Dossier, who: str, choice: RecordView) -> bool:
    """Whether who made somebody says by a choice that fits the words where in them a name of theirs is: that
    counts beside what is found here, where an older record of them may lie."""
    if dossier.beyond.is_made_here(who) and "stop" not in choice.every("choice"):
        return False  # what is replaced is found here
    wrote = {one.word for one in choice.standing(PLACES)}
    if not any(dossier.beyond.made_by(who, word) for word in wrote):
        return False
    return any(
        (record := dossier.get(id)) is not None and fits(choice, record, name)
        for id, name in _places_of(choice)
    )


def _is_known(dossier: Dossier, who: str, choice: RecordView) -> bool:
    """Whether the names of somebody can be looked for here.

    Of whom a choice brings places by the word of who made them alone: nobody else gives a source a name here
    and so takes away what is known of it elsewhere.
    """
    held = next((one for read in dossier.readings if (one := read.get(who))), None)
    if held is None or who in dossier.beyond.stand_ins():
        return False
    if held.kind == "person" and not choice.every(PLACES):
        return True
    wrote = held.words
    return any(dossier.beyond.made_by(who, one) for one in wrote)


def _places_of(one: RecordView) -> Iterator[tuple[str, str]]:
    for value in one.every("record"):
        for record in ids_in(value):
            yield from ((record, name) for name in one.every("field") if isinstance(name, str))


def values_of(record: RecordView, name: str) -> list[Json]:
    """The values that stand in a field, in the order in which a choice names their ops."""
    said = sorted(record.fields.get(name, ()), key=lambda one: one.op)
    return [one.value for one in said]


def _read(said: Json, texts: list[dict[str, str]]) -> Iterator[ChosenPlace | None]:
    """The places of one value of a choice; None for what is no place in these words."""
    if not isinstance(said, list):
        yield None
        return
    for one in said:
        yield _place(one, texts) if isinstance(one, dict) else None


def _place(one: Mapping[str, Json], texts: list[dict[str, str]]) -> ChosenPlace | None:
    value, lang, start, end, put = (one.get(key) for key in ChosenPlace.__slots__)
    whole = all(isinstance(n, int) and not isinstance(n, bool) for n in (value, start, end))
    if not (whole and isinstance(lang, str) and put in _PUTS):
        return None
    place = ChosenPlace(value, lang, start, end, put)  # type: ignore[arg-type]  # as was looked at
    if not 0 <= place.value < len(texts):
        return None
    text = texts[place.value].get(lang, "")
    return place if 0 <= place.start < place.end <= len(text) else None
