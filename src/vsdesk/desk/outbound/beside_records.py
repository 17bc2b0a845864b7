"""What is worked out beside the records that a sheet shows: who had to do with each step in the keeping of
an item, and the telephones in its words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from vsdesk.desk.cases.told_name_service import named_rows
from vsdesk.desk.outbound.discreet_orders import NOT_CARRIED
from vsdesk.records.consent import recipients
from vsdesk.records.gate.names.unrecorded_people import stand_on, unrecorded_people
from vsdesk.records.gate.told.number_gaps import own_numbers
from vsdesk.records.gate.told.told_numbers import ToldNumber, told_numbers, told_to_family
from vsdesk.reports import BY_KEY, HANDS, WITHOUT_RECORDS, StepHands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.cases.told_name_service import NamedRow
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.evidence_file import Fingerprint
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.gate.record_filter import DisclosedRecord
    from vsdesk.vault.stored_files import Files
    from vsdesk.vault.sync.trust_store import TrustStore


def hands(disclosed: GateDecision, dossier: Dossier, trust: TrustStore) -> dict[str, StepHands]:
    """Of each step in the keeping of an item: nobody outside learns a code of a device."""
    inside, found = recipients.of(disclosed.request.recipient).inside, {}
    for one in disclosed.of("custody_entry"):
        step = dossier.get(one.id)
        if step is None:
            continue
        said = step.alternatives("action") if inside else ()
        by = trust.author(said[0].device_id, said[0].by)[0] if said else ""
        told = (name for name in HANDS if any(step.every(name)))
        found[one.id] = StepHands(by, frozenset(told) - one.values.keys())
    return found


def files_of(disclosed: GateDecision, dossier: Dossier, shown: Files) -> dict[str, Fingerprint]:
    """Of each item what is known of its file."""
    return {
        one.id: shown.fingerprint(item)
        for one in disclosed.of("evidence_item")
        if (item := dossier.get(one.id)) is not None
    }


def told_on(
    kind: str, discreet: bool, let: GateDecision, of: Dossier, dictionary: Dictionary
) -> tuple[tuple[ToldNumber, ...], tuple[ToldNumber, ...]]:
    """Telephones in the words of a sheet: those that leave for a written reason, and, on a paper of a
    family's own, those in its own words. A discreet one, or one without records, has none; nor do words that
    have no place on it."""
    if discreet or kind in WITHOUT_RECORDS:
        return (), ()
    read = _on_paper(kind, let, dictionary)
    if recipients.of(let.request.recipient).sort == "family":
        asked = told_to_family(let, of, dictionary, read)
        if kind in NOT_CARRIED:  # it tells nobody at home that there was a talk
            asked = tuple(one for one in asked if not one.of_talk)
        return asked, own_numbers(let, dictionary, asked, read)
    return told_numbers(let, dictionary, read), ()


def unrecorded_on(
    kind: str, let: GateDecision, of: Dossier, dictionary: Dictionary, texts: Sequence[str]
) -> tuple[str, ...]:
    """Who is named in the words of a sheet, as it is set in these `texts`, and has no record."""
    if kind in WITHOUT_RECORDS:
        return ()
    return stand_on(unrecorded_people(let, of, dictionary, _on_paper(kind, let, dictionary)), texts)


def named_on(
    kind: str, let: GateDecision, of: Dossier, dictionary: Dictionary
) -> tuple[NamedRow, ...]:
    """Who is named in told words that have a place on a sheet."""
    return named_rows(let, of, dictionary, partial(_has_place, kind, dictionary))


def _has_place(kind: str, dictionary: Dictionary, record: DisclosedRecord, name: str) -> bool:
    """Whether words of a field of a record may stand on a sheet; what nobody here knows may."""
    paper, spec = BY_KEY.get(kind), dictionary.field(record.kind, name)
    return paper is None or spec is None or paper.may_print(spec)


def _on_paper(kind: str, let: GateDecision, dictionary: Dictionary) -> list[DisclosedRecord]:
    """The records that leave, with the words that have a place on a sheet; contacts as they are, for what was
    agreed of them."""
    return [
        replace(
            one,
            values={
                name: said
                for name, said in one.values.items()
                if _has_place(kind, dictionary, one, name) or _is_contact(dictionary, one, name)
            },
        )
        for one in let.uncut or let.records
    ]


def _is_contact(dictionary: Dictionary, record: DisclosedRecord, name: str) -> bool:
    spec = dictionary.field(record.kind, name)
    return spec is not None and spec.searched == "phone"
