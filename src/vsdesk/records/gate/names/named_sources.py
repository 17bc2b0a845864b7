"""Which sources a paper may name: by their own answer alone, never by the yes of a family. Pure.

Source: docs/spec/bundle.md §8.15; data-dictionary §2.13 (scope `source_identity`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.hidden_persons import unnamed
from vsdesk.records.consent.own_word import own_agreements
from vsdesk.records.gate.names.standing_choices import not_by_name
from vsdesk.records.gate.persons import hidden_people
from vsdesk.records.source_ids import sources_of

if TYPE_CHECKING:
    from vsdesk.records.consent.agreement import Agreement
    from vsdesk.records.consent.recipients import Recipient
    from vsdesk.records.dossier import Dossier, Question
    from vsdesk.records.gate.gate_context import GateQuestion

SCOPE: Final = "source_identity"


def named_sources(heard: Dossier, wanted: Question, today: str, exit: str) -> frozenset[str]:
    """The sources of a file (`heard`: with what they answered) who agreed themselves to
    be named to this body."""
    sources = {one.id for read in heard.readings for one in read.of("source")}
    own = own_agreements(heard, sources, wanted, today, exit) or {}
    agreed = {one for one, found in own.items() if found.holds and SCOPE in found.scopes}
    return frozenset(agreed - unnamed(heard, wanted[1], today))


def sealed(
    dossier: Dossier, to: Recipient, agreed: Agreement, asked: GateQuestion
) -> frozenset[str]:
    """All who told, outside; at level A, where the family agreed to it as well, but for those
    who agreed themselves. Inside those for whom somebody chose the code: it is meant of every paper."""
    every = dossier.once(sources_of)
    if to.inside:
        return frozenset() if to.whole else every & not_by_name(dossier)
    if not every or asked.level != "A" or SCOPE not in agreed.scopes:
        return every
    heard = dossier.once(hidden_people.with_answers_elsewhere)
    return every - named_sources(heard, asked.question, asked.today, asked.exit)
