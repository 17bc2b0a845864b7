"""What is worked out beside the records that a sheet shows: who had to do with each step in the keeping of
an item, and the telephones in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.consent import recipients
from vsdesk.records.gate.told.number_gaps import own_numbers
from vsdesk.records.gate.told.told_numbers import ToldNumber, told_numbers, told_to_family
from vsdesk.reports import HANDS, WITHOUT_RECORDS, StepHands

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.disclosure import GateDecision
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


def told_on(
    kind: str, discreet: bool, let: GateDecision, of: Dossier, dictionary: Dictionary
) -> tuple[tuple[ToldNumber, ...], tuple[ToldNumber, ...]]:
    """Telephones in the words of a sheet: those that leave for a written reason, and, on a paper of a
    family's own, those in its own words. A discreet one, or one without records, has none."""
    if discreet or kind in WITHOUT_RECORDS:
        return (), ()
    if recipients.of(let.request.recipient).sort == "family":
        asked = told_to_family(let, of, dictionary)
        return asked, own_numbers(let, dictionary, asked)
    return told_numbers(let, dictionary), ()
