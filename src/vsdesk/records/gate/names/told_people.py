"""Who is looked for in told words: persons who are hidden, and sealed sources, by every name of theirs; a
source by what else points to them ("the driver") as well. Pure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import Dossier, RecordView, ids_in
from vsdesk.records.gate.names.name_parts import NameParts, of_person, of_true_name
from vsdesk.records.gate.names.nowhere_named import ever_called
from vsdesk.records.gate.names.told_names import Someone, Why

_SURE: Final = frozenset({"the case"})  # who is missing is no word of a member
_PARTED: Final = re.compile(r"[,،;؛/|\n]+")


def people_of(
    dossier: Dossier, hidden: Collection[str], why: Mapping[str, Why]
) -> Iterator[Someone]:
    """The persons by everything that they were ever called."""
    views, further = ever_called(dossier, hidden)
    people, names = (
        defaultdict[str, list[RecordView]](list),
        defaultdict[str, list[RecordView]](list),
    )
    for one in views:
        people[one.id].append(one)
    for one in further:
        names[one.parent or ""].append(one)
    for id in sorted(hidden):
        own = people.get(id, [])
        yield _someone(id, why[id], of_person(dossier, own, names.get(id, ())))


def sources(dossier: Dossier) -> list[Someone]:
    """The sealed sources of a file by their true names: whoever is a relative or missing too is named as
    that.

    That somebody is a relative is not the word of who opened the file alone, unless they alone said too that
    the source is this person.
    """
    every = {
        one.id: one for read in reversed(dossier.readings) for one in read if one.kind == "source"
    }
    if not every:
        return []
    found = []
    own = [_relatives(read) for read in dossier.readings]
    ever = dossier.beyond.ever_said(every.keys())
    for id in sorted(every):
        one = ever.get(id, every[id])
        said = [text for text in one.every("true_name") if isinstance(text, str)]
        said_so = {held.word for held in one.fields.get("person", ())}
        alone = frozenset[str]() if len(said_so) > 1 else dossier.opened_by & said_so
        linked = {
            id
            for id in ids_of(one, "person")
            if not all(tied.get(id, frozenset()) - (dossier.opened_by - alone) for tied in own)
        }
        views, further = ever_called(dossier, linked) if linked else ([], [])
        parts = NameParts.together(
            [
                *(held for text in said for held in of_true_name(text)),
                of_person(dossier, views, further),
                NameParts(called=tuple(_pointing(one))),
            ]
        )
        if parts != NameParts():
            found.append(replace(_someone(id, "sealed", parts), also=frozenset(linked)))
    return found


def _someone(id: str, why: Why, parts: NameParts) -> Someone:
    return Someone(
        *(id, why, parts.given, parts.further, parts.called),
        inner=parts.inner,
        family=parts.family,
    )


def _pointing(source: RecordView) -> Iterator[str]:
    """The words by which stories point to a source without a name."""
    for said in source.every("pointed_at"):
        parts = _PARTED.split(said) if isinstance(said, str) else ()
        yield from (" ".join(one.split()) for one in parts if one.strip())


def nobody_else(people: Iterable[Someone]) -> frozenset[str]:
    """The persons on file who are one of these: their names are no other's."""
    return frozenset[str]().union(*({one.id} | one.also for one in people))


def _relatives(read: Dossier) -> dict[str, frozenset[str]]:
    """Who is missing, and the members of the family; by whose words."""
    found = dict.fromkeys(missing_person_ids(read), _SURE)
    for one in read.of("family_member"):
        for said in one.standing("person"):
            for id in ids_in(said.value):
                found[id] = found.get(id, frozenset()) | {said.word}
    return found
