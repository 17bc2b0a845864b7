"""What stands in a file under the id of a record that stays on another device.

A sealed source does not go along with what it told; its id does. Whoever reads that id may write anything
under it, and a coordinator who looks sees a person like any other. So what others write under an id that
says who made it is no word about what its maker means, as long as nothing of the maker is in that record
(docs/spec/bundle.md §8.12).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from vsdesk.history.entry import carries
from vsdesk.load_mark import load_of, unmarked
from vsdesk.records.dictionary.links import LINKS, linked_ids
from vsdesk.records.dossier import ids_in
from vsdesk.vault.read.makers import ever_wrote, is_other

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from vsdesk.history.field_rules import Rules
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_WROTE: Final = (
    "SELECT DISTINCT r.id, r.kind, r.space, l.kid FROM record r JOIN op o ON o.record = r.n "
    "JOIN entry e ON e.n = o.entry JOIN log l ON l.n = e.log "
    "WHERE r.id IN (SELECT unhex(value) FROM json_each(?))"
)


def stand_ins(database: Database, rules: Rules, records: Collection[RecordView]) -> frozenset[str]:
    """Of the records of a file those whose id carries a device of the list that wrote nothing there, and to
    which somebody else points than who wrote them."""
    made = made_elsewhere(database, rules, records)
    if not made:  # nearly every file
        return frozenset()
    held = {one.id: one for one in records if one.id in made}
    wrote = _others_in(database, rules, made)
    found = {id for one in records for ids in one.formerly.values() for id in ids if id in made}
    for one in records:
        for id, said in _pointing(one, made):
            if id not in found and _means_another(held[id], said, wrote[id], made, held, rules):
                found.add(id)
    return frozenset(found)


def brought_only(rules: Rules, record: RecordView) -> bool:
    """Whether all that stands in a record came by loads, under the id of a device of the list; what
    coordinators mended there makes nothing else of it."""
    if _has_maker(record, rules) or not any(map(load_of, record.words)):
        return False
    others = (one for one in record.words if is_other(one, rules))
    proving = (one for one in others if not rules.only_carries(record.id, one))
    return all(map(load_of, proving)) and any(carries(record.id, one) for one in rules.listed)


def made_elsewhere(
    database: Database, rules: Rules, records: Collection[RecordView]
) -> Mapping[str, frozenset[str]]:
    """By those of these records in which no device that their id carries ever wrote: these devices of the
    list."""
    strange = {one.id: one for one in records if not _has_maker(one, rules)}
    made = {id: frozenset(each for each in rules.listed if carries(id, each)) for id in strange}
    made = {id: found for id, found in made.items() if found}
    for raw, kind, space, kid in database.query(_WROTE, (json.dumps([*made]),)) if made else ():
        id, row = raw.hex(), (kind, space.hex())
        proves = kid.hex() in made.get(id, ()) and not rules.only_carries(id, kid.hex())
        if proves and row == (strange[id].kind, strange[id].space):
            del made[id]
    return made


def _has_maker(record: RecordView, rules: Rules) -> bool:
    """Kept with the record: every file asks in which it lies."""
    known: dict[Any, bool] = record.worked_out
    if _has_maker not in known:
        known[_has_maker] = any(
            not load_of(one) and carries(record.id, one) for one in record.words
        )
    if not known[_has_maker] or not rules.unmade:
        return known[_has_maker]
    return any(not load_of(one) and rules.made_by(record.id, one) for one in record.words)


def _others_in(
    database: Database, rules: Rules, ids: Collection[str]
) -> Mapping[str, Collection[str]]:
    """By record whose words, but for coordinators', were ever written there."""
    found: dict[str, set[str]] = {id: set() for id in ids}
    for id, word in ever_wrote(database, ids):
        if is_other(word, rules):
            found[id].add(word)
    return found


def _pointing(record: RecordView, made: Collection[str]) -> Iterator[tuple[str, Alternative]]:
    """To which of these it points, and by whose word."""
    names = tuple(LINKS.get(record.kind, ()))
    if not linked_ids(record, names).isdisjoint(made):
        for name in names:
            for said in record.fields.get(name, ()):
                yield from ((id, said) for id in ids_in(said.value) if id in made)


def _means_another(
    record: RecordView,
    said: Alternative,
    wrote: Collection[str],
    made: Mapping[str, frozenset[str]],
    held: Mapping[str, RecordView],
    rules: Rules,
) -> bool:
    """Whether who points to a record may mean another one by its id.

    Who wrote it does not. What coordinators mended there changes nothing: `wrote` are the words of others,
    now or before. A copy of a lost device brings its records under their ids: there a coordinator
    means what is here, and so does everybody in a file that the same copy brought whole.
    """
    by = {unmarked(one) for one in record.words}
    if said.device_id in by:
        return False
    if not wrote or not all(map(load_of, wrote)):
        return True
    if rules.role(said.word) == "coordinator" and said.device_id not in made[record.id]:
        return False
    root = held.get(record.space)
    loads = {unmarked(one) for one in wrote}
    brought = root is not None and loads & {unmarked(one) for one in root.words if load_of(one)}
    return not (brought and made[record.space] & made[record.id])
