"""What the coded row of level D is made of: what leaves by name at level B, so it tells of
nothing that stays. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.recipients import Level
from vsdesk.records.gate.figures.aggregation import Pseudonym, pseudonym
from vsdesk.records.gate.gate_context import GateContext, scene_of
from vsdesk.records.gate.names.kept_names import with_names
from vsdesk.records.gate.papers.root_number import root_number
from vsdesk.records.gate.record_filter import DisclosedRecord, gone_with, held_back, let_out
from vsdesk.records.gate.told.places_and_numbers import with_more
from vsdesk.records.gate.told.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dossier import Dossier, RecordView

_BY_NAME: Final[Level] = "B"


def row_of(
    scene: GateContext, level: Level, outgoing: Mapping[str, DisclosedRecord]
) -> Pseudonym | None:
    """The row of a case at level D, or what is counted of it at E; None where there is none."""
    if level not in ("D", "E") or not scene.dossier.of("case"):
        return None
    scopes = scene.agreed.scopes if level == "D" else None
    code = root_number(scene.dossier.of("case")[0], outgoing)
    dictionary, today = scene.dictionary, scene.today
    whole = pseudonym(scene.dossier, dictionary, today, scopes, code)
    if level != "D":
        return whole
    read = _as_it_leaves(scene)
    told = any(one.every("search_status") for one in read.of("case"))
    # What the state of the search may say hangs on days that stay here.
    status = whole.search_status if told else ""
    return replace(pseudonym(read, dictionary, today, scopes, code), search_status=status)


def _as_it_leaves(scene: GateContext) -> Dossier:
    """The file of a request, with the records and values alone that would leave for it by name, as they
    would."""
    dossier, dictionary = scene.dossier, scene.dictionary
    asked = replace(scene.asked, level=_BY_NAME)
    unread = scene.unread or Unread(dictionary, dossier, ())
    named = with_more(with_names(scene_of(dossier, dictionary, scene.agreed, asked, unread)))
    stays = {*gone_with(dossier), *held_back(named)}
    return replace(
        dossier,
        records=tuple(
            _of_record(one, let_out(named, one, {}))
            for one in dossier.records
            if one.id not in stays
        ),
    )


def _of_record(record: RecordView, left: DisclosedRecord) -> RecordView:
    return replace(record, fields={name: _standing(record, name, left) for name in left.values})


def _standing(record: RecordView, name: str, left: DisclosedRecord) -> tuple[Alternative, ...]:
    said = left.values[name]
    if said == record.every(name):
        return record.fields[name]
    stands = record.alternatives(name)
    return tuple(one._replace(value=value) for one, value in zip(stands, said, strict=False))
