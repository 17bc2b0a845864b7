"""Words of our own work in which whoever goes is named: activities, the places and organisations that they
name, targets, and how the organisation calls its terms and questions.

They belong to no file of a person: what leaves of them is read against all who are on file
(desk/outbound/public_names.py), and once somebody is gone nobody can look for that name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.desk.erasure.earlier_words import with_earlier
from vsdesk.desk.outbound.public_names import names_of
from vsdesk.records.gate.names.names_left import said_in, words_of
from vsdesk.records.gate.told.told_texts import texts_in
from vsdesk.records.own_work import AIMED, NAMED, WRITTEN
from vsdesk.vault.read.reference_stops import DEFINED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

_LABELS: Final = ("label", "key", "section")


class NamedInOurs(NamedTuple):
    """A field of such a record, and who of them is named there."""

    record: RecordView
    name: str
    who: frozenset[str]


def named_in_ours(vault: Vault, people: Mapping[str, RecordView]) -> Iterator[NamedInOurs]:
    """Each field once, by the whole name: as it stands, or as it may stand again. All of our own work is read
    once."""
    told_by = {id for id, one in people.items() if one.kind == "source"}
    names = names_of(vault, people.keys() - told_by, told_by)
    kinds = sorted(WRITTEN | NAMED | DEFINED | {AIMED})
    standing = {one.id: one for kind in kinds for one in vault.read.of_kind(kind)}
    heard: dict[str, frozenset[str]] = {}  # years of weekly meetings have the same title
    for record in with_earlier(vault, standing.values()):
        if record.id not in standing or record.deleted:
            continue
        for name in _fields(vault, record):
            who = set[str]()
            for text in {text for value in record.every(name) for text in texts_in(value)}:
                if text not in heard:
                    heard[text] = names.whom(text) & people.keys()
                who |= heard[text]
            if who:
                yield NamedInOurs(standing[record.id], name, frozenset(who))


def _fields(vault: Vault, record: RecordView) -> Iterator[str]:
    """Those that may leave with words in them."""
    if record.kind in DEFINED:
        yield from _LABELS
        return
    for spec in words_of(vault.dictionary, record):
        if not spec.inside:
            yield said_in(record, spec)
