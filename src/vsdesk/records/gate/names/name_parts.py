"""By which parts of their names somebody is looked for: the given ones, what stands beside
them, what counts as a whole.

One meaning for whoever is hidden and for sealed sources, by their own records, by further names and by the
true name of a source. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from vsdesk.names.address import opens_kunya, without_titles
from vsdesk.names.compounds import written_parts
from vsdesk.names.spellings import parts, words
from vsdesk.records.dictionary.display_names import WRITINGS
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.names.surnames import is_at_home, may_hold, said_in
from vsdesk.records.kinship.firm_kin import is_firm
from vsdesk.words import LANGS

GIVEN: Final = tuple(f"given_{one}" for one in WRITINGS)
ASCENT: Final = tuple(f"{name}_{one}" for name in ("father", "grandfather") for one in WRITINGS)
FAMILY: Final = tuple(f"family_{one}" for one in WRITINGS)
_BEFORE_MARRIAGE: Final = "birth_name"  # the name of a family, by its term
_BESIDE: Final = re.compile(r"[()\[\],،;؛/\n]| [-–] |–")  # "Samer Khatib (Abu Haidar)"
_ROLES: Final = ("source_kind", "kinship", "place_kind", "country")  # lists of what says no name
_EACH: Final = ("given", "further", "called", "inner", "family")


@dataclass(frozen=True, slots=True)
class NameParts:
    """`given` names, what `further` stands beside them, what somebody is `called` (as a whole alone), names
    that count only with a further one beside (`inner`), and behind a title or a kunya (`family`)."""

    given: tuple[str, ...] = field(default=(), repr=False)
    further: tuple[str, ...] = field(default=(), repr=False)
    called: tuple[str, ...] = field(default=(), repr=False)
    inner: tuple[str, ...] = field(default=(), repr=False)
    family: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def together(cls, every: Iterable[NameParts]) -> NameParts:
        """All of these, each once."""
        held = [*every]
        return cls(
            *(tuple(dict.fromkeys(x for one in held for x in getattr(one, name))) for name in _EACH)
        )


def of_person(
    dossier: Dossier, views: Collection[RecordView], names: Collection[RecordView]
) -> NameParts:
    """The parts of everything that one person was ever called: by these views of the
    record, and further `names`."""
    family = tuple(said_in(views, FAMILY))
    own = NameParts(tuple(said_in(views, GIVEN)), (*said_in(views, ASCENT), *family), family=family)
    return NameParts.together([own, *_further(dossier, names)])


def of_true_name(name: str) -> Iterator[NameParts]:
    """The parts of a source's true name, and of each other name that stands beside it."""
    first, *beside = [one for one in map(str.strip, _BESIDE.split(name)) if one] or [name]
    held = _words(name)
    yield NameParts(tuple(held[:1]), tuple(held) if len(held) > 1 else (), inner=tuple(held[1:-1]))
    yield _of_name(first)
    for one in beside:
        if not _says_role(one):
            yield _of_name(one)


def _further(dossier: Dossier, names: Collection[RecordView]) -> Iterator[NameParts]:
    """Of what somebody is called at home the whole counts; of another further name the first word is a given
    one, but where it stands alone and is a family's."""
    for one in names:
        for value in said_in([one], ("value",)):
            if is_at_home(one):
                yield NameParts(called=(value,))
            if not may_hold(one):
                continue
            if len(held := _words(value)) > 1:
                yield NameParts.together([_of_name(value), NameParts(called=(value,))])
            elif held and _is_family(dossier, one, value):
                yield NameParts(further=tuple(held), family=tuple(held))
            else:
                yield NameParts(given=tuple(held))


def _of_name(name: str) -> NameParts:
    """The parts of one whole name: a given one at the beginning, the family's at the end."""
    held = _words(name)
    if held and opens_kunya(held[0].split()[0]):
        return NameParts((), tuple(held[1:]), (held[0],), family=tuple(held[1:][-1:]))
    more = tuple(held) if len(held) > 1 else ()
    return NameParts(tuple(held[:1]), more, (), tuple(held[1:-1]), more[-1:])


def _words(name: str) -> list[str]:
    return without_titles(written_parts(name))


def _is_family(dossier: Dossier, name: RecordView, value: str) -> bool:
    """Whether a word is on file as a family's: in every reading, and not by a device alone that opened the
    file, unless the further name is by that too."""
    if {*name.every("type")} == {_BEFORE_MARRIAGE}:
        return True
    counts = is_firm(dossier)
    firm = any(map(counts, name.fields.get("value", ())))
    own = {way for part in parts(value) for way in part.spellings}
    return not own.isdisjoint(dossier.once(_firm_families if firm else _families))


def _families(dossier: Dossier) -> frozenset[str]:
    return frozenset.intersection(
        *(_spellings(said_in(read.of("person"), FAMILY)) for read in dossier.readings)
    )


def _firm_families(dossier: Dossier) -> frozenset[str]:
    counts = is_firm(dossier)
    return frozenset.intersection(
        *(
            _spellings(
                said.value
                for one in read.of("person")
                for name in FAMILY
                for said in one.fields.get(name, ())
                if isinstance(said.value, str) and counts(said)
            )
            for read in dossier.readings
        )
    )


def _spellings(names: Iterable[object]) -> frozenset[str]:
    held = dict.fromkeys(map(str, names))
    return frozenset(way for name in held for part in parts(name) for way in part.usual)


def _says_role(text: str) -> bool:
    """Whether a word beside a name says what somebody is: "(neighbour)", "(from Homs)"."""
    said = words(text)
    return bool(said) and not _roles().isdisjoint(said[0].readings())


@cache
def _roles() -> frozenset[str]:
    lists = Vocabularies.load()
    labels = (term.label(lang) for name in _ROLES for term in lists.shown(name) for lang in LANGS)
    return frozenset(way for label in labels for word in words(label) for way in word.readings())
