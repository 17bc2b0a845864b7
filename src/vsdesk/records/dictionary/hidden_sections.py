"""What a form does not ask until somebody says what for: descriptions and health for identification.

They stay hidden for a case until `case.identification_for` names a purpose; what was written down
already stays in sight. Sources: data-dictionary §5.11; data-dictionary-2 §3.4 (never on a first visit).
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.dossier import Dossier

GUARDED: Final = frozenset(
    {"am_profile", "am_mark", "am_medical", "am_dental", "belonging", "dna_reference"}
)


def is_open(dossier: Dossier) -> bool:
    """Whether a purpose is written down for which descriptions are asked."""
    return any(
        isinstance(purpose, str) and purpose
        for case in dossier.of("case")
        for purpose in case.every("identification_for")
    )


def hidden(dossier: Dossier) -> frozenset[str]:
    """The kinds that a form of this case or family neither offers nor shows as things stand."""
    if is_open(dossier):
        return frozenset()
    return frozenset(kind for kind in GUARDED if not dossier.of(kind))
