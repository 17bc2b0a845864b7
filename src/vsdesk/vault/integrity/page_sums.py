"""Whether each page of a database file has the sum that SQLCipher gave it (docs/spec/vault.md §3).

Read from the file itself: a connection that met one page without its sum reads no other any more. Nothing
is decrypted. Raises EnvironmentFault.
"""

from __future__ import annotations

import hashlib
import hmac
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.crypto.slots import database_key
from vsdesk.errors import EnvironmentFault
from vsdesk.progress import SILENT, Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.progress import Progress

PAGE: Final = 4096
_SUM, _SALT = 64, 16
_MASK: Final = 0x3A
_BLOCK: Final = 256  # pages


@contextmanager
def telling(path: Path, vault: str, vmk: Secret) -> Iterator[None]:
    """While a vault is opened: of a torn page that was read as empty, and so as something else, it is said
    that the database is damaged. Raises EnvironmentFault E_DB_CORRUPT; else what is raised inside."""
    try:
        yield
    except (Cancelled, EnvironmentFault):
        raise
    except Exception:
        if torn_pages(path, database_key(vmk, vault), SILENT):
            raise EnvironmentFault("E_DB_CORRUPT", "torn pages") from None
        raise


def torn_pages(path: Path, hex_key: str, progress: Progress) -> list[int]:
    """The numbers, from 1, of pages of the main file without their sum. [0] where it is not there, or is
    empty. `hex_key`: of `database_key`. A link is not followed."""
    key, salt = bytes.fromhex(hex_key[:64]), bytes.fromhex(hex_key[64:])
    sums = hashlib.pbkdf2_hmac("sha512", key, bytes(one ^ _MASK for one in salt), 2, 32)
    torn: list[int] = []
    number = 0
    try:
        with diskio.disk_guard(), diskio.open_plain(path, linked=False) as stream:
            total = path.stat().st_size
            while block := stream.read(PAGE * _BLOCK):
                progress.step("comparing", number * PAGE, total)
                for start in range(0, len(block), PAGE):
                    number += 1
                    page = block[start : start + PAGE]
                    begins = _SALT if number == 1 else 0
                    said = hmac.digest(
                        sums, page[begins:-_SUM] + number.to_bytes(4, "little"), "sha512"
                    )
                    other = number == 1 and page[:_SALT] != salt
                    if len(page) != PAGE or said != page[-_SUM:] or other:
                        torn.append(number)
    except FileNotFoundError:
        return [0]
    return torn if number else [0]
