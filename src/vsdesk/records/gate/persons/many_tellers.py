"""Whom one device names in a file as those who told, where they are more than are looked up. Pure.

An enrolled device may name as many as it likes, and each would have a row of its own about what they let out.
Beyond so many no row is written of those whom no other device names there, and what they told stays, whoever
of them is here. Source: docs/spec/bundle.md §8.18.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.load_mark import unmarked
from vsdesk.records.dossier import ids_in
from vsdesk.records.teller_fields import FROM_SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.records.dossier import Dossier, RecordView

MOST: Final = 500  # of one device in one space
TOO_MANY: Final = "many_tellers"  # why it stays: the key of its sentence
_DELETED: Final = "deleted"
# By whom somebody is named, in these places.
_SURE: Final = "coordinators"
_BEFORE: Final = "before"  # nobody knows by whom any more


def too_many(dossier: Dossier, told: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """Of those who are `told` of by space, whom nobody names there but devices that name more than are looked
    up. What coordinators name is theirs, what somebody named before is as of one device more; and what a
    coordinator removed names nobody."""
    large = {space for space, whom in told.items() if len(whom) > MOST}
    if not large:  # nearly every file
        return {}
    named: dict[str, dict[str, set[str]]] = {space: defaultdict(set) for space in large}
    for one in _each_once(dossier, large):
        for by, whom in _named_by(dossier, one):
            named[one.space][by].update(whom)
    return {space: told[space].difference(*_within(named[space])) for space in sorted(large)}


def _within(named: Mapping[str, set[str]]) -> Iterator[set[str]]:
    return (whom for by, whom in named.items() if by == _SURE or len(whom) <= MOST)


def _each_once(dossier: Dossier, spaces: set[str]) -> Iterator[RecordView]:
    seen = set[int]()
    for read in dossier.readings:
        for one in read:
            if one.kind in FROM_SOURCES and one.space in spaces and id(one) not in seen:
                seen.add(id(one))
                if not _is_removed(dossier, one):
                    yield one


def _is_removed(dossier: Dossier, one: RecordView) -> bool:
    by = (said.word for said in one.fields.get(_DELETED, ()))
    return one.deleted and not all(map(dossier.beyond.is_other, by))


def _named_by(dossier: Dossier, record: RecordView) -> Iterator[tuple[str, list[str]]]:
    for name in FROM_SOURCES[record.kind]:
        for one in record.fields.get(name, ()):
            by = unmarked(one.word) if dossier.beyond.is_other(one.word) else _SURE
            yield by, ids_in(one.value) if one.held == "here" else []
        yield _BEFORE, [*record.formerly.get(name, ())]
