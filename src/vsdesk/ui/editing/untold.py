"""News of a death is on no page before it was told: a dossier without it, for every screen but the messenger's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.records import news
from vsdesk.records.dossier import Dossier

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView


def without_news(dossier: Dossier, today: str) -> Dossier:
    """The same dossier; while news is untold, without the records and answers that tell it."""
    if not news.is_untold(dossier, today):
        return dossier
    closed = news.untold(dossier, today)
    kept = (one for one in dossier if one.id not in closed and one.parent not in closed)
    return Dossier(dossier.root, tuple(_quiet(one) for one in kept))


def _quiet(record: RecordView) -> RecordView:
    telling = {name for kind, name in news.TELLING if kind == record.kind}
    if not telling & record.fields.keys():
        return record
    fields = {name: held for name, held in record.fields.items() if name not in telling}
    return replace(record, fields=fields)
