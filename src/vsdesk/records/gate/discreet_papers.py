"""Whether a paper that a family carries is discreet: as they asked, else where finding it may harm. Pure.

"Discreet sheets only" is a word of the family: no whole one is made while it stands, in any reading. That it
need not be ends what says that it may harm as what closes is ended: docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named
from vsdesk.records.consent.coordinators import may_end
from vsdesk.records.gate.abode import SAID_OF_FAMILIES, SAID_OF_PEOPLE, may_live_at_home
from vsdesk.records.gate.marks import NOT_KNOWN, marks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.places.gazetteer import Gazetteer

_ASKED: Final = "discreet"


def is_asked_for(dossier: Dossier) -> bool:
    """Whether a family of the case said so."""
    return any(True in one.every(_ASKED) for read in dossier.readings for one in read.of("family"))


def is_usual(dossier: Dossier, person: str | None, places: Gazetteer) -> bool:
    """Whether it is the discreet one where nobody chose, in any reading."""
    return any(_is_usual(read, person, places) for read in dossier.readings)


def _is_usual(dossier: Dossier, person: str | None, places: Gazetteer) -> bool:
    said = [one for family in dossier.of("family") for one in family.fields.get(_ASKED, ())]
    if any(one.value is True for one in said):
        return True
    noes = [one for one in said if one.value is False]
    return any(
        not any(may_end(dossier, why)((no,)) for no in noes)
        for why in _whys(dossier, person, places)
    )


def _whys(
    dossier: Dossier, person: str | None, places: Gazetteer
) -> Iterator[tuple[Alternative, ...]]:
    """By whose words finding it may harm: somebody in the house does not know of a person, or it lies inside
    the country."""
    for one in marks_of(dossier):
        if NOT_KNOWN in one.every("type"):
            yield tuple(_words([one], ("type",)))
    families = dossier.of("family")
    speaks = [id for one in dossier.of("case") for id in sorted(ever_named(one, "primary_contact"))]
    named = map(dossier.get, [person] if person else speaks)
    people = [one for one in named if one is not None]
    if may_live_at_home(families, people, dossier.get, places):
        yield (*_words(families, SAID_OF_FAMILIES), *_words(people, SAID_OF_PEOPLE))


def _words(records: Iterable[RecordView], names: Iterable[str]) -> Iterator[Alternative]:
    names = tuple(names)
    return (said for one in records for name in names for said in one.fields.get(name, ()))
