"""What stands at somebody who stays, and needs no guard of an order beside it: what whoever made their entry
or a coordinator wrote.

What another device alone says there counts as long as that device does, and until somebody answers it; so an
order writes its guard as if it were not there, beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.rests_on import said_by_others
from vsdesk.records.consent.whose_word_counts import as_believed, nobody, only
from vsdesk.records.dictionary.links import ids_of
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

# So many links that stand are said again, and so many new ones: well within a body (bundle.md §8.4).
_MOST: Final = 1000


def for_good(vault: Vault, record: RecordView, entry: RecordView) -> RecordView:
    """A record with only what stands there for good, by the makers of the entry to which it belongs."""
    return as_believed(record, nobody, vault.trust.believed(entry))


def said(vault: Vault, record: RecordView, values: Mapping[str, Json]) -> Edit:
    """These values said in a record: beside the same words of others, for theirs may go."""
    beside = said_by_others(vault, record, values)
    seen = dict.fromkeys(beside, ()) if beside else None
    return Edit(record.kind, values, id=record.id, seen=seen)


def tied(vault: Vault, record: RecordView, name: str, ids: Iterable[str]) -> Edit:
    """These ids, the first that fit, said in a field of links with what stands there; where too much does,
    with what this device said, beside the rest: nobody's list stops an order."""
    held = ids_of(record, name)
    if len(held) > _MOST:
        held = ids_of(only(record, lambda one: one.device_id == vault.identity.device_id), name)
    more = [id for id in dict.fromkeys(ids) if id not in held]
    return said(vault, record, {name: [*sorted({*held, *more[:_MOST]})]})
