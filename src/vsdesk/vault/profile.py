"""The commit counter outside the vault: how a restored or cloned vault notices itself.

A small file in the user's profile, named by the vault's id, holds a random instance id and the
number of the last commit, under a MAC of the vault's key. It is written after each commit. When the
vault opens and the file is missing, different, or ahead of the database, somebody has put an older
copy back: the vault then starts a new incarnation (docs/spec/vault.md §6). It holds no record.
"""

from __future__ import annotations

import hmac
import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk import diskio

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SIZE: Final = 16 + 8 + 32


def marks_in(folder: Path, vaults: Iterable[str]) -> list[Path]:
    """Where the marks of these vaults (ids, 32 hex characters) lie in a profile: of each its mark, and the
    one that waits beside it while the key is turned."""
    names = (f"{vault}.{end}" for vault in sorted(vaults) for end in ("mark", "turning"))
    return [folder / "vaults" / name for name in names]


@dataclass(frozen=True, slots=True)
class CommitMark:
    """What the profile says: the instance, and how many commits it has seen."""

    instance: bytes = field(repr=False)
    commits: int


class CommitProfile:
    """Reads and writes the mark of one vault."""

    def __init__(self, folder: Path, vault_id: bytes, key: bytes) -> None:
        self._path, self._turning = marks_in(folder, [vault_id.hex()])
        self._key = key

    def _mac(self, data: bytes) -> bytes:
        return hmac.digest(self._key, b"vsdesk/mark/v1\0" + data, "sha256")

    def read(self) -> CommitMark | None:
        """The mark, or None when there is none or it was not written with this vault's key.

        Where the key was turned and the program ended before the mark was replaced, the one that waited
        beside it takes its place.
        """
        mark = self._read(self._path)
        if mark is None and (mark := self._read(self._turning)) is not None:
            self.write(mark)
        with suppress(OSError):
            self._turning.unlink(missing_ok=True)
        return mark

    def _read(self, path: Path) -> CommitMark | None:
        try:
            data = path.read_bytes()
        except OSError:
            return None
        if len(data) != _SIZE or not hmac.compare_digest(data[24:], self._mac(data[:24])):
            return None
        return CommitMark(data[:16], int.from_bytes(data[16:24], "big"))

    def forget(self) -> None:
        """Delete the mark of a vault that is no more."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
            self._turning.unlink(missing_ok=True)

    def wait(self, mark: CommitMark) -> None:
        """Put the mark under this key beside the one of the key before, until the slots name it (`read`)."""
        self._put(self._turning, mark)

    def write(self, mark: CommitMark) -> None:
        """Replace the mark. No fsync: a mark that lags behind after a power cut does no harm.

        A profile that cannot be written (a full home, a read-only stick) must not stop a save: the
        next opening then starts a new incarnation, which costs nothing but a few bytes.
        """
        self._put(self._path, mark)

    def _put(self, path: Path, mark: CommitMark) -> None:
        data = mark.instance + mark.commits.to_bytes(8, "big")
        temp = self._path.with_suffix(f".{os.getpid()}.tmp")
        try:
            diskio.make_folder(path.parent)
            temp.unlink(missing_ok=True)  # of a program that ended in the middle
            with diskio.create_file(temp) as out:
                out.write(data + self._mac(data))
            temp.replace(path)
        except OSError:
            return
