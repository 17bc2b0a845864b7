"""The vault's key turned: in all, and apart from writing all of it anew and holding that against its sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bench.stage import PASSPHRASE, ms, seconds
from vsdesk.crypto.secrets import Secret
from vsdesk.crypto.slots import database_key
from vsdesk.vault.database import Database

if TYPE_CHECKING:
    from bench.stage import Row, Stage

MOST: Final = 5.0  # seconds, apart from re-encryption


def rows(stage: Stage) -> list[Row]:
    """The table."""
    vault = stage.big()
    new = database_key(Secret(vault.random(32)), vault.identity.vault)
    target = stage.root / "copied-under"

    def copied() -> None:
        path = vault.folder.database(vault._slots.database)
        database = Database(path, database_key(vault._vmk, vault.identity.vault), as_uri=True)
        database.copy_under(target, new, lambda: None)
        database.close()
        again = Database(target, new)
        assert not again.integrity_problems()
        again.close()

    again = seconds(copied)
    target.unlink()
    whole = seconds(lambda: vault.turn_key(Secret.of_text(PASSPHRASE)))
    rest = max(0.0, whole - again)
    return [
        ("a new key for the vault", ms(whole), ms(again), whole / again, ""),
        ("the same apart from re-encryption", ms(rest), "-", rest / MOST, "<= 5000 ms"),
    ]
