"""The bytes that lie in a vault's folder, with every page decrypted: free pages, slack and WAL too."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from vsdesk.crypto.slots import database_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.vault.vault import Vault

PAGE: Final = 4096
RESERVE: Final = 80  # SQLCipher 4: 16 bytes IV, 64 bytes HMAC
SALT: Final = 16
WAL_HEAD, FRAME_HEAD = 32, 24


def _plain(page: bytes, key: bytes, *, first: bool) -> bytes:
    body, iv = page[SALT if first else 0 : PAGE - RESERVE], page[PAGE - RESERVE : PAGE - 64]
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return cipher.update(body) + cipher.finalize()


def decrypted(vault: Vault) -> Iterator[tuple[str, bytes]]:
    """Each database file and WAL in the vault's folder, as plain pages; the other files as they are."""
    key = bytes.fromhex(database_key(vault._vmk, vault._slots.vault)[:64])
    for path in sorted(vault.folder.root.rglob("*")):
        if not path.is_file() or path.name.endswith("-shm"):
            continue
        data = path.read_bytes()
        if not path.name.startswith("db."):
            yield path.name, data
            continue
        wal = path.name.endswith("-wal")
        step = PAGE + FRAME_HEAD if wal else PAGE
        pages = []
        for at in range(WAL_HEAD if wal else 0, len(data) - step + 1, step):
            head, page = data[at : at + step - PAGE], data[at + step - PAGE : at + step]
            number = int.from_bytes(head[:4], "big") if wal else at // PAGE + 1
            pages.append(_plain(page, key, first=number == 1))
        yield path.name, b"".join(pages)


def found(vault: Vault, words: Iterable[str | bytes]) -> list[str]:
    """Where any of these words (as UTF-8) or bytes lies in the vault's folder."""
    wanted = [word.encode() if isinstance(word, str) else word for word in words]
    return [name for name, data in decrypted(vault) if any(one in data for one in wanted)]


def told(vault: Vault, words: Iterable[str]) -> list[str]:
    """In which table and column of the database any of these words stands, packed cells opened: `found` sees
    only what lies there as it is."""
    wanted = [word.encode() for word in words]
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    columns = [
        (table, row[1])
        for (table,) in vault.database.query(names)
        for row in vault.database.query(f"PRAGMA table_info ({table})")
    ]
    return [
        f"{table}.{column}"
        for table, column in columns
        for (cell,) in vault.database.query(f"SELECT {column} FROM {table}")
        if any(one in _opened(cell) for one in wanted)
    ]


def _opened(cell: object) -> bytes:
    """The bytes of a cell, unpacked where they are packed."""
    data = cell.encode() if isinstance(cell, str) else cell
    if not isinstance(data, bytes):
        return b""
    try:
        return zlib.decompress(data)
    except zlib.error:
        return data
