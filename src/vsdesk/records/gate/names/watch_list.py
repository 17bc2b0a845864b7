"""Who is looked for while somebody writes: everybody who may be hidden on some paper. Pure."""

from __future__ import annotations

from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.names.nowhere_named import of_others
from vsdesk.records.gate.names.told_names import ToldNames, Why
from vsdesk.records.gate.names.told_people import nobody_else, people_of, sources
from vsdesk.records.gate.persons import hidden_people
from vsdesk.records.gate.told.rejected_words import RejectedWords


def is_watched(dossier: Dossier) -> bool:
    """Whether anybody may be hidden on some paper, so that names are looked for while somebody writes."""
    return hidden_people.several_households(dossier) or any(
        (*dossier.of("source"), *hidden_people.marks_of(dossier))
    )


def watched(dossier: Dossier) -> ToldNames | None:
    """A reader for whoever writes: of everybody who may be hidden on some paper; None
    where there is nobody."""
    houses = hidden_people.households(dossier) if hidden_people.several_households(dossier) else {}
    why: dict[str, Why] = dict.fromkeys(houses, "household")
    words: dict[str, list[Json]] = {}
    for one in hidden_people.marks_of(dossier):
        for who in hidden_people.marks_whom(one):
            if {*one.every("type")} != {hidden_people.WORDS_REJECTED}:
                why[who] = "unnamed"
            else:
                words.setdefault(who, []).extend(one.every("words"))
    hidden = frozenset(why)
    people = [*people_of(dossier, hidden, why), *sources(dossier)]
    if not people and not words:
        return None
    others = of_others(dossier, hidden | nobody_else(people))
    return ToldNames(people, others, RejectedWords(words), lone_families=True)
