"""Who speaks for a family, as far as that opens a paper: on the own paper stands whoever asked to be named
nowhere, and what was given to them.

Where nobody is written down the paper is nobody's, and the narrowest. Who fills that in after somebody else
wrote down a wish opens nothing by it: it waits for a coordinator, who writes it or looks. Pure. Source:
docs/spec/bundle.md §8.15.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named, ever_of
from vsdesk.records.arrival import is_before
from vsdesk.records.consent.coordinator_view import named
from vsdesk.records.consent.coordinators import is_sure
from vsdesk.records.consent.hidden_persons import may_hide
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.gate.persons.hidden_people import marks_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from vsdesk.records.alternative import Alternative
    from vsdesk.records.arrival import Arrival
    from vsdesk.records.dossier import Dossier, RecordView

# The field by which somebody speaks, and that which says who.
SPEAKS: Final[Mapping[str, str]] = {"case": "primary_contact", "family_member": "focal_point"}
_WHO: Final[Mapping[str, str]] = {"case": "primary_contact", "family_member": "person"}


def as_speaking(dossier: Dossier, record: RecordView) -> RecordView:
    """A record with those words alone in the field that says who speaks that were there before anybody else's
    wish: a mark of the file, or an answer of theirs that asks for no name or says no; and coordinators'."""
    name = SPEAKS.get(record.kind, "")
    said, sure = record.fields.get(name, ()), is_sure(dossier)
    if all(map(sure, said)):
        return record
    wishes = tuple(_wishes(dossier, {*ids_of(record, _WHO[record.kind])}))
    came = dossier.beyond.came({one.op for one in (*said, *wishes)}) if wishes else {}

    there = dossier.once(named)
    kept = tuple(one for one in said if sure(one) or not is_later(one, wishes, came, there))
    return record if kept == said else replace(record, fields={**record.fields, name: kept})


def is_later(
    one: Alternative,
    wishes: Collection[Alternative],
    came: Mapping[str, Arrival],
    there: Mapping[str, frozenset[str]],
) -> bool:
    """Whether a word that says who speaks was not there before each wish of somebody else; `there`: what was,
    by wishes that name it."""
    others = [wish.op for wish in wishes if wish.word != one.word]
    return not is_before(one.op, others, came, there)


def _wishes(dossier: Dossier, people: set[str]) -> Iterator[Alternative]:
    answers = (
        one
        for one in ever_of(dossier, "consent_grant")
        if may_hide(one) and not people.isdisjoint(ever_named(one, "grantor"))
    )
    for one in (*marks_of(dossier), *answers):
        for held in one.fields.values():
            yield from held
