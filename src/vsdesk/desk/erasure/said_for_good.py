"""What stands at somebody who stays, and needs no guard of an order beside it: what whoever made their entry
or a coordinator wrote.

What another device alone says there counts as long as that device does, and until somebody answers it; so an
order writes its guard as if it were not there, beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.cases.believed import said_by_others
from vsdesk.records.consent.believed import as_believed, nobody
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault


def for_good(vault: Vault, record: RecordView, entry: RecordView) -> RecordView:
    """A record with only what stands there for good, by the makers of the entry to which it belongs."""
    return as_believed(record, nobody, vault.trust.believed(entry))


def said(vault: Vault, record: RecordView, values: Mapping[str, Json]) -> Edit:
    """These values said in a record: beside the same words of others, for theirs may go."""
    beside = said_by_others(vault, record, values)
    seen = dict.fromkeys(beside, ()) if beside else None
    return Edit(record.kind, values, id=record.id, seen=seen)
