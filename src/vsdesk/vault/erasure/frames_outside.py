"""Orders to erase that were carried out, beside the database: an older copy of it that is put back meets
them.

Owns the folder `erasures/` (docs/spec/vault.md §1): each frame sealed under the vault's key, named by its
hash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.crypto.secrets import seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret

_ABOUT: Final = b"erasure"
_NAME: Final = 64  # letters


class FramesOutside:
    """Reads and writes the folder under the vault's present key. Raises EnvironmentFault."""

    def __init__(self, folder: Path, key: Secret, random: Callable[[int], bytes]) -> None:
        self._folder = folder
        self._key = key
        self._random = random

    def turn(self, key: Secret) -> None:
        """From now on under another key; what lies there is sealed anew by `put`."""
        self._key = key

    def put(self, name: str, frame: bytes, *, anew: bool = False) -> None:
        """Keep a frame under its hash, where it does not lie there yet; `anew`: whatever lies there."""
        path = self._folder / name
        if anew or not path.is_file():
            about = _ABOUT + bytes.fromhex(name)
            diskio.write_file(path, seal(self._key, frame, about, self._random))

    def unknown(self, known: Collection[str]) -> list[bytes]:
        """The frames there that have none of these hashes. What does not open is none."""
        found = (self.get(name) for name in self.names() if name not in known)
        return [frame for frame in found if frame is not None]

    def names(self) -> list[str]:
        """What lies there under the name of an order."""
        found = (path.name for path in diskio.plain_files(self._folder))
        return sorted(name for name in found if len(name) == _NAME)

    def get(self, name: str) -> bytes | None:
        """The order of that name; None where none is there that opens."""
        path = self._folder / name
        with diskio.disk_guard():
            if not path.is_file() or diskio.is_link(path):
                return None
            return self._opened(path.read_bytes(), name)

    def _opened(self, box: bytes, name: str) -> bytes | None:
        try:
            return unseal(self._key, box, _ABOUT + bytes.fromhex(name))
        except ValueError:
            return None
