"""What was agreed on publishing a photo, and the words of persons, that a condition is met, on which an exit
rests: those of the photo are used up only where one leaves. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.checks import risk
from vsdesk.records.consent import recipients
from vsdesk.records.consent.answers import NO
from vsdesk.records.consent.holding_answer import agreement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.consent.agreement import Agreement
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.gate_context import GateContext
    from vsdesk.records.gate.record_filter import DisclosedRecord
    from vsdesk.records.gate.request import Request


def photo_answers(request: Request, dossier: Dossier) -> tuple[Agreement, ...]:
    """What was agreed on publishing a photo: to this body, and to all."""
    asked = ((request.recipient, request.named_recipient), ("public", ""))
    return tuple(
        agreement(dossier, "photo_publication", to, named, request.today, exit=request.exit)
        for to, named in asked
        if not recipients.of(to).home
    )


def published(request: Request, dossier: Dossier, found: tuple[Agreement, ...]) -> bool | None:
    """Whether a photo may be published: by the answers to that question alone."""
    states = {one.state for one in found}
    if any("photo" in one.conditions.left_out for one in found):
        return False
    if states & NO or risk.says(dossier, "no_photo", request.today):
        return False
    return True if "given" in states else None


def met_words(scene: GateContext, records: Iterable[DisclosedRecord]) -> tuple[str, ...]:
    """The words that a condition is met on which this rests: of the question, and of samples."""
    samples = any(one.kind == "dna_reference" for one in records)
    also = scene.samples.conditions.met if scene.samples is not None and samples else ()
    return tuple(sorted({*scene.agreed.conditions.met, *also}))


def words_of_photo(found: Iterable[Agreement]) -> tuple[str, ...]:
    """Those on which a photo rests that is published."""
    return tuple(sorted({w for one in found if one.state == "given" for w in one.conditions.met}))
