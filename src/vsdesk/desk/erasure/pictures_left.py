"""Pictures of activities in which somebody who goes took part by name, and which stay here because of a no, a
mark, or anything else that was asked of who took part: once they are gone nobody knows of it.

So before, each such picture is closed by itself, naming nobody; a coordinator opens it like any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.erasure.said_for_good import for_good, said
from vsdesk.desk.outbound.hidden_participants import TookPart
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.gate.redaction import own_sensitivity
from vsdesk.vault.read.relative_entries import other_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault

_PART: Final = "participation"
_ITEM: Final = "evidence_item"


def pictures_left(context: DeskContext, reached: Collection[RecordKey]) -> Iterator[Edit]:
    """What is written at each of these pictures; nearly always nothing."""
    vault, took_part = context.vault, TookPart(context)
    for activity in sorted(_activities(vault, reached)):
        if not took_part.refused(activity):
            continue
        for item in vault.read.within([activity], _ITEM):
            stays = (item.space, item.id) not in reached and not (item.erased or item.deleted)
            if stays and own_sensitivity(for_good(vault, item, item)) < SEALED:
                yield said(vault, item, {"sens": SEALED})


def _activities(vault: Vault, reached: Collection[RecordKey]) -> set[str]:
    """Those that stay, and in which one who goes, or another entry of theirs, took part, now or before; or of
    which the row that says so goes."""
    gone = {rec for _, rec in reached}
    people = {one.id for space in {space for space, _ in reached} for one in _people(vault, space)}
    people &= gone
    people = people.union(*other_entries(vault.database, people).values())
    found = {one.space for one in vault.read.linking_any(people, _PART)} if people else set[str]()
    for before in vault.read.former.naming_all(people, _PART).values():
        found.update(before)
    spaces = {space for space, _ in reached}
    found |= {one.space for one in vault.read.within(spaces, _PART) if one.id in gone}
    return found - gone


def _people(vault: Vault, space: str) -> Iterator[RecordView]:
    return (one for one in vault.read.within([space], "person") if not one.erased)
