"""Which words of a further name (a birth name, a name of papers, of a clan) may be a family's: all that
nobody is surely called by.

A device that opened the file may say whose given name a word is; yet it makes none of a clan's name that was
written down before. Pure.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from vsdesk.names.spellings import NamePart, parts
from vsdesk.records.alternative import Alternative
from vsdesk.records.arrival import Arrival, first
from vsdesk.records.dictionary.display_names import WRITINGS
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.kinship.firm_kin import is_firm

_GIVEN: Final = frozenset(
    f"{name}_{lang}"
    for name in ("given", "father", "grandfather", "mother_given")
    for lang in WRITINGS
)
_EVER: Final = Arrival(-sys.maxsize, 0, 0)  # before anything came here
Saying = Collection[Alternative]  # all that say one value


def families_in(dossier: Dossier, names: Iterable[RecordView]) -> Iterator[NamePart]:
    """The parts of these names that are surely no given name of anybody. The first of several is one
    where the person's own record says so; a word behind it where that is firm, or stood there when
    the name was written."""
    counts = is_firm(dossier)

    def firm(said: Saying) -> bool:
        return any(map(counts, said))

    anybodys = _in_every_reading(dossier, lambda read: _given(read.of("person"), firm))
    theirs: dict[str | None, list[RecordView]] = defaultdict(list)
    for one in names:
        theirs[one.parent].append(one)
    came = _came(dossier, theirs)
    for who, held in theirs.items():
        own = _in_every_reading(dossier, partial(_called, who))
        since = _since(_ever(dossier, who), came, firm) if own else {}
        for said, text in _values(held):
            at = first(came, (one.op for one in said)) or _EVER
            for place, part in enumerate(found := [*parts(text)]):
                of_several = place == 0 and len(found) > 1
                mine = (
                    of_several or any(one.is_by(at) for one in since.get(way, ()))
                    for way in part.whole & own
                )
                if anybodys.isdisjoint(part.whole) and not any(mine):
                    yield part


def _since(
    persons: Iterable[RecordView], came: Mapping[str, Arrival], firm: Callable[[Saying], bool]
) -> Mapping[str, Collection[Arrival]]:
    """Of each word that these call somebody, or the fathers, when it first came here in each log; of a firm
    one `_EVER`."""
    found: dict[str, dict[int, Arrival]] = defaultdict(dict)
    for said in _sayings(persons):
        known = [_EVER] if firm(said) else [came[one.op] for one in said if one.op in came]
        for way in _words([str(said[0].value)]) if known else ():
            for one in known:
                found[way][one.log] = min(one, found[way].get(one.log, one))
    return {way: held.values() for way, held in found.items()}


def _ever(dossier: Dossier, who: str | None) -> Iterator[RecordView]:
    """A person's record, as it was ever written and in each reading."""
    ever = dossier.beyond.ever_said({who} if who else ())
    yield from (one for one in ever.values() if one.id == who)
    for read in dossier.readings:
        yield from _of(read, who)


def _came(
    dossier: Dossier, names: Mapping[str | None, Collection[RecordView]]
) -> Mapping[str, Arrival]:
    """When the given names of these persons and their further names came here; nothing where nobody opened
    the file but coordinators."""
    if not dossier.opened_by or not names:
        return {}
    persons = (one for who in names for one in _ever(dossier, who))
    said = [one for held in persons for name in _GIVEN for one in held.fields.get(name, ())]
    further = (one for held in names.values() for one in held)
    said += [one for held in further for one in held.fields.get("value", ())]
    return dossier.beyond.came({one.op for one in said})


def _called(who: str | None, read: Dossier) -> Iterator[str]:
    return _given(_of(read, who))


def _of(read: Dossier, who: str | None) -> list[RecordView]:
    held = read.get(who)
    return [held] if held is not None else []


def _sayings(persons: Iterable[RecordView]) -> Iterator[tuple[Alternative, ...]]:
    """Each given name in these records, and the fathers', with all that say it."""
    every = (said for one in persons for name in _GIVEN for said in one.sayings(name))
    yield from (said for said in every if isinstance(said[0].value, str))


def _given(persons: Iterable[RecordView], counts: Callable[[Saying], bool] = bool) -> Iterator[str]:
    """The given names in these records, and the fathers', as far as they count."""
    yield from (str(said[0].value) for said in _sayings(persons) if counts(said))


def _values(names: Iterable[RecordView]) -> Iterator[tuple[Saying, str]]:
    """Each text of these names once, with all that say it."""
    found: dict[str, dict[str, Alternative]] = defaultdict(dict)
    for one in names:
        for said in one.standing("value"):
            if said.held == "here" and isinstance(said.value, str):
                found[said.value][said.op] = said
    yield from ((held.values(), text) for text, held in found.items())


def _in_every_reading(
    dossier: Dossier, names: Callable[[Dossier], Iterable[str]]
) -> frozenset[str]:
    """The words that are one of these names in each reading of the file."""
    return frozenset.intersection(*(_words(names(read)) for read in dossier.readings))


def _words(names: Iterable[str]) -> frozenset[str]:
    every = (part for name in dict.fromkeys(names) for part in parts(name))
    return frozenset(way for part in every for way in part.whole)
