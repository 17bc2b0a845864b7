"""Whose a way of contact is, and whether it is safe: a number of somebody is as unsafe as the most careful row that says it.
Pure.

It was taken down twice, or once more in another writing: "not safe" in one row holds for all of them, in one that was removed
too; and of each number that ever stood there, until a coordinator writes the number or looks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_in, ever_named
from vsdesk.records.gate.told_recorded import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """Whether it says so itself, and no row of its owner's says of the same number that it is not; `to_call`: nor that
    nobody may call it, for who gets a number may call it."""
    if record.value(_SAFE) is not True or record.differs(_SAFE):
        return False
    if to_call and False in record.every(_TO_CALL):
        return False
    said = {*_numbers(dossier, record)}
    noes = (_unsafe, _not_to_call) if to_call else (_unsafe,)
    return all(dossier.once(one).isdisjoint(said) for one in noes)


def _unsafe(dossier: Dossier) -> frozenset[tuple[str, str]]:
    return _refused(dossier, _SAFE)


def _not_to_call(dossier: Dossier) -> frozenset[tuple[str, str]]:
    return _refused(dossier, _TO_CALL)


def _refused(dossier: Dossier, name: str) -> frozenset[tuple[str, str]]:
    rows = [one for one in ever_in(dossier, _CONTACT) if False in one.every(name)]
    ever = dossier.beyond.unlooked({one.id for one in rows}) if rows else {}
    every = (*rows, *(replace(one, fields=ever[one.id].fields) for one in rows if one.id in ever))
    return frozenset(number for one in every for number in _numbers(dossier, one))


def _numbers(dossier: Dossier, record: RecordView) -> Iterator[tuple[str, str]]:
    """Each owner with each number or address that stands there, in the one form of all its writings."""
    said = [one.strip() for one in record.every("value") if isinstance(one, str)]
    for owner in owners(dossier, record):
        yield from ((owner, key_of(one) or one) for one in said)
