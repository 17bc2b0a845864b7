"""Which sources a paper may name: by their own answer alone, never by the yes of a family. Pure.

Source: docs/spec/bundle.md §8.15; data-dictionary §2.13 (scope `source_identity`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.consent import agreement
from vsdesk.records.consent.hiding import unnamed

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, Question

SCOPE: Final = "source_identity"
_MOST: Final = 50  # sources who are asked one by one; of more none is taken to agree


def named_sources(heard: Dossier, wanted: Question, today: str, exit: str) -> frozenset[str]:
    """The sources of a file (`heard`: with what they answered) who agreed themselves to be named to this body."""
    sources = {one.id for read in heard.readings for one in read.of("source")}
    if not sources or len(sources) > _MOST:
        return frozenset()
    return frozenset(
        one
        for one in sources - unnamed(heard, wanted[1], today)
        if (found := agreement(heard, *wanted, today, own=one, exit=exit)).holds
        and SCOPE in found.scopes
    )
