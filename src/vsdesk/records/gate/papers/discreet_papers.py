"""Whether a paper that a family carries is discreet: as they asked, else where finding it may harm. Pure.

That sheets may not say what happened is a word of the family: no whole one is made while it stands, in any
reading. That it need not be ends what says that it may harm as what closes is ended: docs/spec/bundle.md
§8.12. Where nobody asked in which country who carries it lives, it is the discreet one: a whole paper cannot
be called back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from vsdesk.records.about import ever_named
from vsdesk.records.consent.coordinators import may_end
from vsdesk.records.gate.persons.abode import (
    SAID_OF_FAMILIES,
    SAID_OF_PEOPLE,
    is_told,
    may_live_at_home,
)
from vsdesk.records.gate.persons.hidden_people import NOT_KNOWN, marks_of
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.places.gazetteer import Gazetteer

Reason = Literal["asked", "kept", "home", "unknown"]
_GRAVE: Final[tuple[Reason, ...]] = ("asked", "kept", "home", "unknown")
_ASKED: Final = "discreet"
# Why it is the discreet one where nobody chose, for who prints it: English literals (for `Words.say`).
SAID: Final[Mapping[Reason, str]] = {
    "asked": mark("The family asked for discreet paper alone."),
    "kept": mark("Somebody in the family may not know of a person."),
    "home": mark("Who carries it lives inside Syria, and paper is found at checkpoints."),
    "unknown": mark(
        "Nobody wrote down in which country who carries it lives: it may be inside Syria. Ask, and write it with"
        " the family as where it lives now."
    ),
}


def is_asked_for(dossier: Dossier) -> bool:
    """Whether a family of the case said so."""
    return any(True in one.every(_ASKED) for read in dossier.readings for one in read.of("family"))


def is_usual(dossier: Dossier, person: str | None, places: Gazetteer) -> bool:
    """Whether it is the discreet one where nobody chose, in any reading."""
    return bool(why_usual(dossier, person, places))


def why_usual(dossier: Dossier, person: str | None, places: Gazetteer) -> Reason | Literal[""]:
    """Why it is, the gravest first; "" where it is not."""
    found = {why for read in dossier.readings for why in _reasons(read, person, places)}
    return next((one for one in _GRAVE if one in found), "")


def _reasons(dossier: Dossier, person: str | None, places: Gazetteer) -> Iterator[Reason]:
    said = [one for family in dossier.of("family") for one in family.fields.get(_ASKED, ())]
    if any(one.value is True for one in said):
        yield "asked"
    noes = [one for one in said if one.value is False]
    for reason, why in _whys(dossier, person, places):
        if not any(may_end(dossier, why)((no,)) for no in noes):
            yield reason
    if not noes and not is_told(*_carried(dossier, person), dossier.get, places):
        yield "unknown"


def _whys(
    dossier: Dossier, person: str | None, places: Gazetteer
) -> Iterator[tuple[Reason, tuple[Alternative, ...]]]:
    """By whose words finding it may harm: somebody in the house does not know of a person, or it lies inside
    the country."""
    for one in marks_of(dossier):
        if NOT_KNOWN in one.every("type"):
            yield "kept", tuple(_words([one], ("type",)))
    families, people = _carried(dossier, person)
    if may_live_at_home(families, people, dossier.get, places):
        yield "home", (*_words(families, SAID_OF_FAMILIES), *_words(people, SAID_OF_PEOPLE))


def _carried(
    dossier: Dossier, person: str | None
) -> tuple[tuple[RecordView, ...], list[RecordView]]:
    """The families, and who carries the paper: whose it is, else who speaks for the case."""
    speaks = [id for one in dossier.of("case") for id in sorted(ever_named(one, "primary_contact"))]
    named = map(dossier.get, [person] if person else speaks)
    return tuple(dossier.of("family")), [one for one in named if one is not None]


def _words(records: Iterable[RecordView], names: Iterable[str]) -> Iterator[Alternative]:
    names = tuple(names)
    return (said for one in records for name in names for said in one.fields.get(name, ()))
