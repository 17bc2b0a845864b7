"""Who told what a record holds: their words are theirs. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.dictionary.links import ids_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vsdesk.records.dossier import Dossier, RecordView

# Which field of a kind names who told it; of what lies below such a record its teller told it too.
TELLER: Final[Mapping[str, str]] = {
    "event": "told_by",
    "kinship": "told_by",
    "claim": "source",
    "search_action": "actor_person",
    "contact_log": "person",
}


def tellers(dossier: Dossier, record: RecordView) -> frozenset[str]:
    """Everybody who is said to have told it, by every value that stands."""
    held: RecordView | None = record
    seen: set[str] = set()
    while held is not None and held.id not in seen:
        seen.add(held.id)
        if held.kind == "source":
            return frozenset({held.id})
        name = TELLER.get(held.kind, "")
        if told := frozenset(ids_of(held, name) if name else ()):
            return told
        held = dossier.get(held.parent or "")
    return frozenset()


def are_words_of(dossier: Dossier, record: RecordView, people: Collection[str]) -> bool:
    """Whether these told it, and nobody else."""
    told = tellers(dossier, record) if people else frozenset()
    return bool(told) and told <= frozenset(people)
