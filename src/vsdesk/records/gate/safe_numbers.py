"""Whose a way of contact is, and whether it is safe: a number of somebody is as unsafe as the most
careful row that says it. Pure.

It was taken down twice, in another writing, with a word or a second number beside it: "not safe" in one row
holds for all of them, in one that was removed too; and of each number that ever stood there, until a
coordinator writes the number or looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_in, ever_named, ever_stood
from vsdesk.records.gate.told_recorded import keys_in, stands_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.records.dossier import Dossier, RecordView

_CONTACT: Final = "contact_channel"
_SAFE: Final = "safe_contact"
_TO_CALL: Final = "safe_to_call"


def owners(dossier: Dossier, record: RecordView) -> frozenset[str]:
    """Whose contact it is, by what it says, ever said and lies below: one person, if they agree."""
    found = ever_named(record, "person")
    above = dossier.get(record.parent)
    if above is not None and above.kind == "family_member":
        found |= ever_named(above, "person")
    elif record.parent and (above is None or above.kind != "family"):
        found |= {record.parent}
    return found or (frozenset({record.parent}) if record.parent else frozenset())


def is_safe(dossier: Dossier, record: RecordView, *, to_call: bool) -> bool:
    """Whether it says so itself, and no row of its owner's says of the same number that it is not; `to_call`:
    nor that nobody may call it, for who gets a number may call it."""
    if record.value(_SAFE) is not True or record.differs(_SAFE):
        return False
    if to_call and False in record.every(_TO_CALL):
        return False
    noes = dossier.once(_not_to_call if to_call else _unsafe)
    refused = {key for owner in owners(dossier, record) for key in noes.get(owner, ())}
    return not any(stands_in(key, one) for key in refused for one in _values(record))


def _unsafe(dossier: Dossier) -> Mapping[str, frozenset[str]]:
    return _refused(dossier, (_SAFE,))


def _not_to_call(dossier: Dossier) -> Mapping[str, frozenset[str]]:
    return _refused(dossier, (_SAFE, _TO_CALL))


def _refused(dossier: Dossier, names: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """By owner each number and address of a row that says so."""
    rows = [
        one for one in ever_in(dossier, _CONTACT) if any(False in one.every(name) for name in names)
    ]
    found: dict[str, frozenset[str]] = {}
    for one in ever_stood(dossier, rows):
        keys = frozenset(key for value in _values(one) for key in keys_in(value))
        for owner in owners(dossier, one) if keys else ():
            found[owner] = found.get(owner, frozenset()) | keys
    return found


def _values(record: RecordView) -> Iterator[str]:
    return (one for one in record.every("value") if isinstance(one, str) and one.strip())
