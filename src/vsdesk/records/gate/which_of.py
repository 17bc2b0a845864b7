"""A told name that two persons of a file have: "his brother Ahmad" says of neither Ahmad that it is he.

By the same matchers as everywhere names are looked for; with a father's or family name beside that only one of them
has, nobody asks. The words stay as they were told. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from vsdesk.names.spellings import is_read
from vsdesk.records.dictionary.naming import WRITINGS
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.name_parts import ASCENT, FAMILY, GIVEN
from vsdesk.records.gate.surnames import said_in
from vsdesk.records.gate.told_names import RANK, NameSpan, Someone, ToldNames


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
        if len(whose) > 1 and name not in found:
            found[name] = Which(name, tuple(id for id in order if id in whose))
    return tuple(found.values())


def namesakes(dossier: Dossier) -> bool:
    """Whether two of the persons of a file have one given name, so that there is something to ask."""
    return dossier.once(_namesakes)


def _namesakes(dossier: Dossier) -> bool:
    people = dossier.of("person")
    given = (one.text(f"given_{writing}") for one in people for writing in WRITINGS)
    return any(which_of(dossier, name) for name in dict.fromkeys(given) if name and is_read(name))


def _reader(dossier: Dossier) -> ToldNames:
    return ToldNames(_someone(one) for one in dossier.of("person"))


def _someone(one: RecordView) -> Someone:
    given, further = (
        tuple(filter(is_read, said_in([one], names))) for names in (GIVEN, (*ASCENT, *FAMILY))
    )
    return Someone(one.id, "household", given, further)
