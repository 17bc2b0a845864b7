"""Who of a family is not to hear hard news: on the paper that comes into their house stands nothing of a death.

"May be told hard news: no" is written beside the member. Others of the family read what is on file, on a paper of
their own. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.checks.flags import DEATH
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.death_news import with_all_below
from vsdesk.records.gate.marks import households

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.consent.recipients import Recipient
    from vsdesk.records.dossier import Dossier, RecordView

_TELL_OF_DEATH: Final = DEATH | {"burial_reported", "identification", "return_of_remains"}
_DEAD: Final = "dead_"  # how the terms of a fate begin that say so


def spares(dossier: Dossier, to: Recipient, person: str | None) -> bool:
    """Whether a family's paper comes to somebody who is not to hear it, or into their house."""
    if to.sort != "family":
        return False
    spared = dossier.once(_spared)
    if person is None:
        return bool(spared)  # nobody knows who reads it
    houses = households(dossier)
    mine = houses.get(person, frozenset())
    return person in spared or any(mine & houses.get(one, frozenset()) for one in spared)


def telling(dossier: Dossier) -> frozenset[str]:
    """The records that tell of a death, whoever says so, with what lies below them."""
    return dossier.once(_telling)


def _spared(dossier: Dossier) -> frozenset[str]:
    """By any value that stands, in any reading."""
    return frozenset(
        id
        for read in dossier.readings
        for one in read.of("family_member")
        if False in one.every("news_of_death")
        for value in one.every("person")
        for id in ids_in(value)
    )


def _telling(dossier: Dossier) -> frozenset[str]:
    return with_all_below(dossier, (one.id for one in dossier if _tells(one)), _above)


def _tells(record: RecordView) -> bool:
    if record.kind == "event":
        return any(one in _TELL_OF_DEATH for one in record.every("type"))
    said = record.every("value") if record.kind == "claim" else ()
    return any(isinstance(one, str) and one.startswith(_DEAD) for one in said)


def _above(record: RecordView) -> Iterable[str]:
    yield record.parent or ""
    if record.kind == "translation":
        yield from (id for value in record.every("record") for id in ids_in(value))
