"""What a form can name although nothing here names it yet: the organisation's own places, bodies and partners."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dossier import Dossier

OFFERED: Final = ("organisation", "project", "perpetrator", "place", "consent_text")


def with_shelf(desk: Desk, root: str) -> Dossier:
    """The dossier of a root, and behind its records what its forms can name."""
    dossier: Dossier = desk.dossier(root)
    shared = desk.reference()
    more = [one for kind in OFFERED for one in shared.of(kind) if dossier.get(one.id) is None]
    return replace(dossier, records=(*dossier.records, *more)) if more else dossier
