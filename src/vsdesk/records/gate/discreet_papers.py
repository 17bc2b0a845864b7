"""Whether a paper that a family carries is discreet: as they asked, else where finding it may harm. Pure.

"Discreet sheets only" is a word of the family: no whole one is made while it stands, in any reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.gate.abode import may_live_at_home
from vsdesk.records.gate.marks import NOT_KNOWN

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.places.gazetteer import Gazetteer


def is_asked_for(dossier: Dossier) -> bool:
    """Whether a family of the case said so."""
    return any(
        True in one.every("discreet") for read in dossier.readings for one in read.of("family")
    )


def is_usual(dossier: Dossier, person: str | None, places: Gazetteer) -> bool:
    """Whether it is the discreet one where nobody chose, in any reading."""
    return any(_is_usual(read, person, places) for read in dossier.readings)


def _is_usual(dossier: Dossier, person: str | None, places: Gazetteer) -> bool:
    families = dossier.of("family")
    said = {value for one in families for value in one.every("discreet")} - {None}
    if said:
        return True in said
    if any(NOT_KNOWN in one.every("type") for one in dossier.of("person_mark")):
        return True  # somebody in the house does not know
    speaks = [one for case in dossier.of("case") for one in case.every("primary_contact")]
    people = [dossier.get(str(one)) for one in ([person] if person else speaks)]
    return may_live_at_home(families, filter(None, people), dossier.get, places)
