"""The commit counter outside the vault: how a restored or cloned vault notices itself.

A small file in the user's profile, named by the vault's id, holds a random instance id and the
number of the last commit, and of the last that said more than that the vault was opened, under a MAC of the
vault's key. It is written after each commit. When the
vault opens and the file is missing, different, or ahead of the database, somebody has put an older
copy back: the vault then starts a new incarnation (docs/spec/vault.md §6). It holds no record.
"""

from __future__ import annotations

import hmac
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk import diskio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_MAC: Final = 32
_SIZE: Final = 16 + 8 + 8 + _MAC
_BEFORE: Final = 16 + 8 + _MAC  # of a program whose openings left nothing


def marks_in(folder: Path, vaults: Iterable[str]) -> list[Path]:
    """Where the marks of these vaults (ids, 32 hex characters) lie in a profile: of each its mark, and the
    one that waits beside it while the key is turned."""
    names = (f"{vault}.{end}" for vault in sorted(vaults) for end in ("mark", "turning"))
    return [folder / "vaults" / name for name in names]


@dataclass(frozen=True, slots=True)
class CommitMark:
    """What the profile says: the instance, how many commits it has seen, and which was the last that said
    more than that the vault was opened: a copy that has this one lacks nothing."""

    instance: bytes = field(repr=False)
    commits: int
    said: int


class CommitProfile:
    """Reads and writes the mark of one vault."""

    def __init__(self, folder: Path, vault_id: bytes, key: bytes) -> None:
        self._path, self._turning = marks_in(folder, [vault_id.hex()])
        self._key = key
        self._said: int | None = None  # of the newest mark that was read or written
        self._opening = False

    @contextmanager
    def opening(self) -> Iterator[None]:
        """What is committed in it says that the vault was opened, and no more."""
        self._opening = True
        try:
            yield
        finally:
            self._opening = False

    def _mac(self, data: bytes) -> bytes:
        return hmac.digest(self._key, b"vsdesk/mark/v1\0" + data, "sha256")

    def read(self) -> CommitMark | None:
        """The mark, or None when there is none or it was not written with this vault's key.

        Where the key was turned and the program ended before the mark was replaced, the one that waited
        beside it takes its place.
        """
        mark = self._read(self._path)
        if mark is None and (mark := self._read(self._turning)) is not None:
            self._put(self._path, mark)
        with suppress(OSError):
            self._turning.unlink(missing_ok=True)
        self._said = mark.said if mark is not None else None
        return mark

    def _read(self, path: Path) -> CommitMark | None:
        try:
            data = path.read_bytes()
        except OSError:
            return None
        held, mac = data[:-_MAC], data[-_MAC:]
        if len(data) not in (_SIZE, _BEFORE) or not hmac.compare_digest(mac, self._mac(held)):
            return None
        numbers = [int.from_bytes(held[at : at + 8], "big") for at in range(16, len(held), 8)]
        return CommitMark(held[:16], numbers[0], numbers[-1])

    def forget(self) -> None:
        """Delete the mark of a vault that is no more."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
            self._turning.unlink(missing_ok=True)

    def wait(self, mark: CommitMark) -> None:
        """Put the mark under this key beside the one of the key before, until the slots name it (`read`)."""
        self._put(self._turning, mark)

    def write(self, instance: bytes, commits: int) -> None:
        """Replace the mark by that of the last commit. No fsync: one that lags behind after a power cut does
        no harm.

        A profile that cannot be written (a full home, a read-only stick) must not stop a save: the
        next opening then starts a new incarnation, which costs nothing but a few bytes.
        """
        said = self._said if self._opening else None
        self._said = commits if said is None else min(said, commits)
        self._put(self._path, CommitMark(instance, commits, self._said))

    def _put(self, path: Path, mark: CommitMark) -> None:
        data = mark.instance + mark.commits.to_bytes(8, "big") + mark.said.to_bytes(8, "big")
        temp = self._path.with_suffix(f".{os.getpid()}.tmp")
        try:
            diskio.make_folder(path.parent)
            temp.unlink(missing_ok=True)  # of a program that ended in the middle
            with diskio.create_file(temp) as out:
                out.write(data + self._mac(data))
            temp.replace(path)
        except OSError:
            return
