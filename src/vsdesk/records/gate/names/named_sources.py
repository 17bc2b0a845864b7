"""Which sources a paper may name: by their own answer alone, never by the yes of a family. Pure.

Source: docs/spec/bundle.md §8.15; data-dictionary §2.13 (scope `source_identity`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.hiding import unnamed
from vsdesk.records.consent.own_word import own_agreements

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, Question

SCOPE: Final = "source_identity"


def named_sources(heard: Dossier, wanted: Question, today: str, exit: str) -> frozenset[str]:
    """The sources of a file (`heard`: with what they answered) who agreed themselves to
    be named to this body."""
    sources = {one.id for read in heard.readings for one in read.of("source")}
    own = own_agreements(heard, sources, wanted, today, exit) or {}
    agreed = {one for one, found in own.items() if found.holds and SCOPE in found.scopes}
    return frozenset(agreed - unnamed(heard, wanted[1], today))
