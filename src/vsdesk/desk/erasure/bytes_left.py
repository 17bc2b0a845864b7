"""Files that stay and whose bytes were closed by something that goes: of another item that had the same.

A file leaves as all items may that have its bytes. Once one of them is gone nobody knows what it said. So
before, each that stays gets the narrowest `sens` of those that go, or, where the gate keeps these from
anybody, the narrowest there is; a coordinator widens it like any. What keeps the one that stays from them now
may end, and is not asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.letting_go import questions_of
from vsdesk.desk.erasure.said_for_good import for_good, said
from vsdesk.desk.erasure.shared_files import FilesToGo
from vsdesk.desk.outbound.cases_behind import files_behind
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.redaction import own_sensitivity
from vsdesk.records.gate.request import Request
from vsdesk.vault.read.erased_links import MISTAKE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault

_ITEM: Final = "evidence_item"
_FILE: Final = "blob"
_SILENT: Final = "not_asked"


def bytes_left(
    vault: Vault, reached: Collection[RecordKey], why: str, today: str
) -> Iterator[Edit]:
    """What is written at each item that stays and has the bytes of one that goes; nearly always nothing."""
    spaces = {space for space, _ in reached}
    going = [
        one
        for one in vault.read.within(spaces, _ITEM)
        if (one.space, one.id) in reached and not one.erased
    ]
    for item in FilesToGo(vault, _blobs(going)).twins(reached) if going else ():
        if item.erased or item.deleted:
            continue
        same = {*FilesToGo(vault, _blobs([item])).names()}
        twins = [one for one in going if not same.isdisjoint(_blobs([one]))]
        sens = max(map(own_sensitivity, twins), default=0)
        if any(_is_kept(vault, item, one, why, today) for one in twins):
            sens = SEALED
        if sens > own_sensitivity(for_good(vault, item, item)):
            yield said(vault, item, {"sens": sens})


def _blobs(items: Collection[RecordView]) -> set[str]:
    return {one for item in items for one in item.every(_FILE) if isinstance(one, str)}


def _is_kept(vault: Vault, stays: RecordView, goes: RecordView, why: str, today: str) -> bool:
    """Whether there is somebody to whom the one that goes does not leave, of those who are asked of either.
    That nobody was asked where it goes says nothing, but of whom it is."""
    here, there = _files(vault, stays), _files(vault, goes)
    told_of = why != MISTAKE and bool(ids_of(goes, "relates_to"))
    for purpose, to, name in questions_of((*here, *there), vault.dictionary.vocabularies):
        request = Request(purpose, to, "B", today, named_recipient=name, decided=True)
        states = {why for file in there if (why := _closed(vault, request, file, goes))}
        if states - {_SILENT} or (states and told_of):
            return True
    return False


def _files(vault: Vault, item: RecordView) -> list[Dossier]:
    """The files that are asked for an item."""
    return [*vault.read.dossiers(files_behind(vault, item.space))]


def _closed(vault: Vault, request: Request, file: Dossier, item: RecordView) -> str:
    """Why the bytes of an item stay by a file, or ""."""
    let = decide(request, file, vault.dictionary)
    if not let.allowed:
        return let.state
    left = let.get(item.id)
    return "" if left is not None and _FILE in left.values else "level"
