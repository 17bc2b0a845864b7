"""What was there when a coordinator wrote down an answer or a mark, as that word itself names it. Pure.

Such a word that is no decision and no delete names in `saw` what others said against which it may be weighed
(`records.gate.counterweights`). What it does not name came later, whoever was first at the vault that reads;
where it names nothing, it is as it came here. It makes nothing good. Source: docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from vsdesk.records.consent.coordinators import others
from vsdesk.records.dossier import Dossier, RecordView

CLOSING: Final = frozenset({"consent_condition", "consent_grant", "person_mark"})
_JUDGE: Final = ("decides", "deleted")  # of these `saw` says something else


def named(dossier: Dossier) -> Mapping[str, frozenset[str]]:
    """By the ops of a file that name what was there, what they name; for `Dossier.once`."""
    theirs = dossier.once(others)
    return named_in(dossier, lambda word: word not in theirs)


def named_in(
    records: Iterable[RecordView], is_a_coordinators: Callable[[str], bool]
) -> Mapping[str, frozenset[str]]:
    """The same of these records; `is_a_coordinators`: of whose word."""
    found: dict[str, frozenset[str]] = {}
    for record in records:
        if record.kind in CLOSING and record.observed:
            said = [one for held in record.fields.values() for one in held]
            judges = {one.op for name in _JUDGE for one in record.fields.get(name, ())}
            for one in said:
                seen = None if one.op in judges else record.observed.get(one.op)
                if seen is not None and is_a_coordinators(one.word):
                    found[one.op] = seen
    return found
