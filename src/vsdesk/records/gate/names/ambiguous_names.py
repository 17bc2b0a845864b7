"""A told name that two persons of a file have: "his brother Ahmad" says of neither Ahmad that it is he.

By the same matchers as everywhere names are looked for; with a father's or family name beside that
only one of them has, or "son of" and the mother's name or a parent's kunya, nobody asks. The words
stay as they were told. Pure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from vsdesk.names.compounds import CHILD_OF, written_parts
from vsdesk.names.fold import fold
from vsdesk.names.plain_text import plain_text
from vsdesk.names.spellings import is_read
from vsdesk.records.dictionary.display_names import MOTHER_GIVEN, WRITINGS
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.names.name_parts import ASCENT, FAMILY, GIVEN
from vsdesk.records.gate.names.surnames import said_in
from vsdesk.records.gate.names.told_names import RANK, NameSpan, Someone, ToldNames
from vsdesk.records.kinship.mothers import mothers

_CHILD: Final = re.compile(
    r"\s*(?:[،,]\s*)?(?:the\s+)?((?:son|daughter|child)\s+of|\w+)\s+", re.IGNORECASE
)
_OF: Final = CHILD_OF | {"son of", "daughter of", "child of"}
_PARENT: Final = frozenset({"mother", "father"})
_LONGEST: Final = 80  # letters behind "son of" in which a parent is looked for
_BEHIND: Final = 2 * _LONGEST  # and of what stands behind a name: a story may be as long as a book


@dataclass(frozen=True, slots=True)
class Which:
    """The name as it stands there, and whose it may be, in the order of the file."""

    name: str = field(repr=False)
    people: tuple[str, ...]


def which_of(dossier: Dossier, text: str) -> tuple[Which, ...]:
    """Each name of a text that fits several, once."""
    places: dict[int, list[NameSpan]] = defaultdict(list)
    for one in dossier.once(_reader).spans(text):
        places[one.start].append(one)
    order = [one.id for one in dossier.of("person")]
    found: dict[str, Which] = {}
    for start in sorted(places):
        best = min(RANK[one.sure] for one in places[start])
        said = [one for one in places[start] if RANK[one.sure] == best]
        whose = frozenset[str]().union(*(one.who for one in said))
        name = text[start : max(one.end for one in said)]
        if len(whose) > 1:
            end = max(one.end for one in said)
            whose = _by_parent(dossier, text[end : end + _BEHIND], whose)
        if len(whose) > 1 and name not in found:
            people = _each_once(dossier, [id for id in order if id in whose])
            if len(people) > 1:
                found[name] = Which(name, people)
    return tuple(found.values())


def _each_once(dossier: Dossier, people: Sequence[str]) -> tuple[str, ...]:
    """Of one person who has several entries the first alone."""
    entries, kept = dossier.beyond.other_entries(), list[str]()
    for id in people:
        known = any(id in entries.get(one, ()) or one in entries.get(id, ()) for one in kept)
        kept += [] if known else [id]
    return tuple(kept)


def namesakes(dossier: Dossier) -> bool:
    """Whether two of the persons of a file have one given name, so that there is something to ask."""
    return dossier.once(_namesakes)


def _namesakes(dossier: Dossier) -> bool:
    people = dossier.of("person")
    given = (one.text(f"given_{writing}") for one in people for writing in WRITINGS)
    return any(which_of(dossier, name) for name in dict.fromkeys(given) if name and is_read(name))


def _reader(dossier: Dossier) -> ToldNames:
    return ToldNames(_someone(one) for one in dossier.of("person"))


def _by_parent(dossier: Dossier, behind: str, people: frozenset[str]) -> frozenset[str]:
    """Those of the persons of whom the words behind the name say whose child they are;
    all where they do not."""
    plain = plain_text(behind)
    said = _CHILD.match(plain.letters)
    if said is None or not {fold(said[1]), fold(said[1].split()[0])} & _OF:
        return people
    end = plain.place(*said.span())[1]
    parent = behind[end : end + _LONGEST]
    spans = dossier.once(_parents).spans(parent)
    first = min((one.start for one in spans), default=-1)
    if first != 0:
        return people
    called = frozenset[str]().union(*(one.who for one in spans if one.start == first))
    return people & called or people


def _parents(dossier: Dossier) -> ToldNames:
    """Reads the names of mothers, and by which kunya a mother or father is called; it
    finds their children."""
    kin = dossier.of("kinship")
    kunyas: dict[str, list[str]] = defaultdict(list)
    for name in dossier.of("person_name"):
        if "kunya" in name.every("type") and name.parent:
            kunyas[name.parent] += said_in([name], ("value",))
    return ToldNames(
        _child(dossier, one, [*mothers(kin, one.id)], kin, kunyas) for one in dossier.of("person")
    )


def _child(
    dossier: Dossier,
    child: RecordView,
    hers: list[str],
    kin: Sequence[RecordView],
    kunyas: Mapping[str, list[str]],
) -> Someone:
    """A child by the names of whoever is told to be the parents."""
    held = (dossier.get(one) for one in hers)
    own = said_in([one for one in held if one is not None], GIVEN)
    written = (written_parts(one)[:1] for one in said_in([child], MOTHER_GIVEN))
    parents = (
        one
        for one in kin
        if child.id in one.every("related_to") and _PARENT & {*one.every("relation")}
    )
    called = [
        name for one in parents for who in one.every("person") for name in kunyas.get(str(who), ())
    ]
    given = (*own, *(name for one in written for name in one))
    return Someone(child.id, "household", tuple(filter(is_read, given)), called=tuple(called))


def _someone(one: RecordView) -> Someone:
    given, further = (
        tuple(filter(is_read, said_in([one], names))) for names in (GIVEN, (*ASCENT, *FAMILY))
    )
    return Someone(one.id, "household", given, further)
