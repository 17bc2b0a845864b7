"""Whose a way of contact is, and whether it is safe. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, RecordView

_SAFE: Final = "safe_contact"


def owners(dossier: Dossier, record: RecordView) -> frozenset[str]:
    """Whose contact it is, by what it says, ever said and lies below: one person, if they agree."""
    found = ever_named(record, "person")
    above = dossier.get(record.parent)
    if above is not None and above.kind == "family_member":
        found |= ever_named(above, "person")
    elif record.parent and (above is None or above.kind != "family"):
        found |= {record.parent}
    return found or (frozenset({record.parent}) if record.parent else frozenset())


def is_safe(record: RecordView) -> bool:
    """Whether it says so itself."""
    return record.value(_SAFE) is True and not record.differs(_SAFE)
