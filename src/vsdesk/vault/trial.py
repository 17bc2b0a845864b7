"""What a file would be after a save: written, read, and taken back at once; nothing of it stays, and nobody
else sees it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from vsdesk.vault.read.dossiers import Dossiers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault

T = TypeVar("T")


class _TakenBackError(Exception):
    """The end of a trial."""


def tried(vault: Vault, save: Callable[[], object], root: str, work: Callable[[Dossier], T]) -> T:
    """What `work` finds in the file of `root` as `save` leaves it. On the writer's thread, in no transaction;
    `root` is there."""
    return tried_in(vault, save, (root,), work)[root]


def tried_in(
    vault: Vault,
    save: Callable[[], object],
    roots: Iterable[str],
    work: Callable[[Dossier], T],
) -> dict[str, T]:
    """The same in each of several files; of those that are there then."""
    found: dict[str, T] = {}
    with suppress(_TakenBackError), vault.transaction():
        save()
        files = Dossiers(
            vault.database, vault.dictionary, lambda: vault.rules, vault.identity.device_id
        )
        read = ((root, files.one(root)) for root in roots)
        found |= {root: work(file) for root, file in read if file is not None}
        raise _TakenBackError
    return found
