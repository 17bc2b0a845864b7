"""Locking a vault from outside: while another thread is busy with it, or hangs at a stick
that does not answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.crypto.canonical import Json
from vsdesk.crypto.slots import database_key
from vsdesk.vault import drafts
from vsdesk.vault.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.vault.folder import Folder

Drafts = Mapping[str, Json]


@dataclass(frozen=True)
class WaitingWords:
    """Words that waited behind the busy thread, by their keys, and the clock that dates them."""

    words: Drafts = field(repr=False)
    clock: Callable[[], int]


def cut(
    folder: Folder,
    slots: SlotFile,
    vmk: Secret,
    connections: Iterable[Database],
    kept: WaitingWords,
    patience: float,
) -> bool:
    """Close the connections under whoever uses them, keep the waiting words, forget the key.

    What the other thread had begun is undone, as after a power cut; it meets Cancelled when it goes on.
    False where the vault's own disk does not answer within `patience` seconds for each connection: then
    the words are not kept and SQLite keeps its own copy of the key until it is answered.
    """
    closed = True
    for one in connections:
        closed = one.cut(patience) and closed
    try:
        if closed and kept.words and len(vmk):  # wiped: locked in order meanwhile
            _keep(Database(folder.database(slots.database), database_key(vmk, slots.vault)), kept)
    finally:
        vmk.wipe()
        folder.unlock()
    return closed


def _keep(alone: Database, kept: WaitingWords) -> None:
    try:
        store = drafts.Drafts(alone, alone, kept.clock)
        for key, value in kept.words.items():
            store.put(key, value)
    finally:
        alone.close()
