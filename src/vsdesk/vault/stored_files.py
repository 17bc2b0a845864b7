"""Attachments: one encrypted file each, outside the database, under a key of its own.

Order of a write: temporary file → fsync → rename → fsync of the folder → row in the database. A file
that no row names is swept at the next start. The record holds `blob`, the SHA-256 of the file's
`blobman`: canonical JSON of its salt, size and the salted hashes of its 1 MiB chunks
(docs/spec/bundle.md). Raises EnvironmentFault (disk), UserError E_NOT_FOUND, Refused E_CHUNK when a
file was changed on disk, E_LIMIT above 64 GiB, E_CANON and E_OBJECT for a chunk list that is none.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from vsdesk import diskio
from vsdesk.crypto import chunks
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.records.evidence_file import Fingerprint
from vsdesk.vault.chunk_list import BlobMan, length_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vsdesk.progress import Progress
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.folder import Folder

_HEX: Final = frozenset("0123456789abcdef")


def named(blob: object) -> bytes | None:
    """The bytes of the name of a file; None for anything else. What was received may hold any value."""
    return _named(blob) or None if isinstance(blob, str) else None


def _named(blob: str) -> bytes:
    """The hash that a record names; empty, and so never found, when that is no hash."""
    return bytes.fromhex(blob) if len(blob) == 64 and set(blob) <= _HEX else b""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What a record keeps of its file."""

    blob: str
    sha256: str
    size: int


class Files:
    """Writes, reads and completes attachments."""

    def __init__(self, database: Database, folder: Folder, rng: Callable[[int], bytes]) -> None:
        self._db = database
        self._folder = folder
        self._rng = rng
        self._last: tuple[str, BlobMan] | None = None

    def add(self, source: BinaryIO, progress: Progress = SILENT) -> StoredFile:
        """Take in a whole file. The caller's transaction ends with the record that names it."""
        salt, key, name = self._rng(32), self._rng(32), self._rng(16)
        watched = _Hashing(source, salt)
        target = self._folder.files / name.hex()
        temp = target.with_suffix(".tmp")
        try:
            with diskio.disk_guard(), diskio.create_file(temp) as out:
                written = chunks.encrypt_file(cast("BinaryIO", watched), out, key, name, progress)
                out.flush()
                os.fsync(out.fileno())
            with diskio.disk_guard():
                diskio.move_into_place(temp, target, replace=False)
        finally:
            temp.unlink(missing_ok=True)
        man = BlobMan(salt, written.size, watched.digests(written.size)).to_bytes()
        blob = hashlib.sha256(man).digest()
        self._insert(
            blob, name, key, written.size, bytes.fromhex(written.sha256), man, complete=True
        )
        return StoredFile(blob.hex(), written.sha256, written.size)

    def _insert(
        self,
        blob: bytes,
        name: bytes,
        key: bytes,
        size: int,
        sha: bytes,
        man: bytes,
        *,
        complete: bool,
    ) -> int:
        return self._db.run(
            "INSERT INTO file (blob, name, key, size, sha256, man, complete) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (blob, name.hex(), key, size, sha, man, int(complete)),
        )

    # -- reading ------------------------------------------------------------------------------

    def man(self, blob: str) -> bytes | None:
        """The bytes of the chunk list, None when it is not held."""
        row = self._db.one("SELECT man FROM file WHERE blob = ?", (_named(blob),))
        return None if row is None else bytes(row[0])

    def complete(self, blob: str) -> bool:
        """True when every chunk is here."""
        row = self._db.one("SELECT complete FROM file WHERE blob = ?", (_named(blob),))
        return row is not None and bool(row[0])

    def digest(self, blob: str) -> str:
        """The SHA-256 (hex) that was computed of the whole file when it came; "" while it is not all here."""
        sql = "SELECT sha256 FROM file WHERE blob = ? AND complete = 1"
        row = self._db.one(sql, (_named(blob),))
        return "" if row is None else bytes(row[0]).hex()

    def size(self, blob: str) -> int:
        """The bytes of the whole file; 0 while nothing is known of it."""
        row = self._db.one("SELECT size FROM file WHERE blob = ?", (_named(blob),))
        return 0 if row is None else int(row[0])

    def fingerprint(self, item: RecordView) -> Fingerprint:
        """What was computed of the files that an item names, beside what it says itself."""
        blobs = [one for one in item.every("blob") if isinstance(one, str)]
        return Fingerprint.of(filter(None, map(self.digest, blobs)), item.every("sha256"))

    def same(self, blob: str) -> list[str]:
        """The files here with the very bytes of this one, itself first: another sealing has another name."""
        rows = self._db.query(
            "SELECT other.blob FROM file one JOIN file other ON other.sha256 = one.sha256 "
            "WHERE one.blob = ? AND one.complete = 1 AND other.complete = 1",
            (_named(blob),),
        )
        return list(dict.fromkeys((blob, *(row[0].hex() for row in rows))))

    def read(self, blob: str) -> bytes:
        """The whole file (for pictures and papers; use `chunk` for what may be large)."""
        with self._open(blob) as (stream, reader):
            del stream
            return reader.read(reader.size)

    def copy(self, blob: str, out: BinaryIO, progress: Progress = SILENT) -> None:
        """Write the plaintext to `out`, chunk by chunk."""
        with self._open(blob) as (stream, reader):
            del stream
            for index in range(reader.count):
                out.write(reader.chunk(index))
                progress.step("writing", min((index + 1) * chunks.CHUNK, reader.size), reader.size)

    def chunk(self, blob: str, index: int) -> bytes | None:
        """The plaintext of one chunk, None when it is not here."""
        row = self._db.one(
            "SELECT n, name, key, size, complete FROM file WHERE blob = ?", (_named(blob),)
        )
        if row is None:
            return None
        number, name, key, size, complete = row
        if not complete and not self._holds(number, index):
            return None
        count = chunks.chunk_count(size)
        whole, piece = self._folder.files / name, self._piece(name, index)
        apart = not complete and piece.exists()
        with diskio.disk_guard(), (piece if apart else whole).open("rb") as stream:
            stream.seek(0 if apart else index * chunks.SEALED)
            box = stream.read(chunks.SEALED)
        return chunks.open_chunk(key, bytes.fromhex(name), index, index == count - 1, box)

    def _open(self, blob: str) -> _Opened:
        row = self._db.one("SELECT name, key, complete FROM file WHERE blob = ?", (_named(blob),))
        if row is None or not row[2]:
            raise UserError("E_NOT_FOUND")
        return _Opened(self._folder.files / row[0], row[1], bytes.fromhex(row[0]))

    def _holds(self, number: int, index: int) -> bool:
        sql = "SELECT 1 FROM chunk WHERE file = ? AND idx = ?"
        return self._db.one(sql, (number, index)) is not None

    # -- arriving in pieces -------------------------------------------------------------------

    def expect(self, man: bytes) -> str:
        """A chunk list arrived: make room for its file (nothing when it is known); its blob."""
        parsed = BlobMan.parse(man)
        blob = hashlib.sha256(man).digest()
        if self._db.one("SELECT 1 FROM file WHERE blob = ?", (blob,)) is None:
            name, key = self._rng(16), self._rng(32)
            self._insert(blob, name, key, parsed.size, b"", man, complete=False)
        return blob.hex()

    def missing(self, blob: str) -> list[int]:
        """The chunks that have not arrived."""
        row = self._db.one("SELECT n, size, complete FROM file WHERE blob = ?", (_named(blob),))
        if row is None or row[2]:
            return []
        held = {one[0] for one in self._db.query("SELECT idx FROM chunk WHERE file = ?", (row[0],))}
        return [index for index in range(chunks.chunk_count(row[1])) if index not in held]

    def put_chunk(self, blob: str, index: int, data: bytes) -> bool:
        """Take in one chunk; False when it is out of range, of another file, or here already.

        Order does not matter and a repeat is harmless: a chunk is written to its place in the file once all
        before it are there, until then into a file of its own, so that a long list without its bytes takes no
        room. The row that says "here" is part of the caller's transaction.
        """
        if not self.lacks(blob, index):
            return False
        sql = "SELECT n, name, key, size FROM file WHERE blob = ?"
        number, name, key, size = self._db.one(sql, (_named(blob),))
        if len(data) != length_of(size, index):
            return False
        man = self._list_of(blob)
        if man.hash_of(data) != man.chunks[index]:
            return False
        last = index == len(man.chunks) - 1
        box = chunks.seal_chunk(key, bytes.fromhex(name), index, last, data)
        whole, offset = self._folder.files / name, index * chunks.SEALED
        fits = offset <= (whole.stat().st_size if whole.exists() else 0)
        self._write_at(whole if fits else self._piece(name, index), offset if fits else 0, box)
        self._db.run("INSERT INTO chunk (file, idx) VALUES (?, ?)", (number, index))
        self._finish(number, blob, name, len(man.chunks))
        return True

    def lacks(self, blob: str, index: int) -> bool:
        """Whether a chunk of a file whose list is here has not arrived. The list is not read for it."""
        sql = "SELECT n, size FROM file WHERE blob = ? AND complete = 0"
        row = self._db.one(sql, (_named(blob),))
        return (
            row is not None
            and 0 <= index < chunks.chunk_count(row[1])
            and not self._holds(row[0], index)
        )

    def _list_of(self, blob: str) -> BlobMan:
        """The chunk list of a file that is here; the last one is at hand: its chunks come in a row."""
        if self._last is None or self._last[0] != blob:
            self._last = (blob, BlobMan.parse(self.man(blob) or b""))
        return self._last[1]

    def _piece(self, name: str, index: int) -> Path:
        """Where a chunk waits that came before those before it."""
        return self._folder.files / f"{name}-{index}"

    def _write_at(self, path: Path, offset: int, data: bytes) -> None:
        with diskio.disk_guard():
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                os.lseek(handle, offset, os.SEEK_SET)
                view = memoryview(data)
                while view:
                    view = view[os.write(handle, view) :]
                os.fsync(handle)
            finally:
                os.close(handle)

    def _finish(self, number: int, blob: str, name: str, count: int) -> None:
        held = self._db.one("SELECT count(*) FROM chunk WHERE file = ?", (number,))[0]
        if held < count:
            return
        for index in range(count):
            piece = self._piece(name, index)
            with diskio.disk_guard():
                if piece.exists():  # it stays until the next sweep: this may be rolled back
                    box = piece.read_bytes()
                    self._write_at(self._folder.files / name, index * chunks.SEALED, box)
        self._db.run("UPDATE file SET complete = 1 WHERE n = ?", (number,))
        digest = hashlib.sha256()
        for index in range(count):
            digest.update(self.chunk(blob, index) or b"")
        self._db.run("UPDATE file SET sha256 = ? WHERE n = ?", (digest.digest(), number))
        self._db.run("DELETE FROM chunk WHERE file = ?", (number,))

    # -- tidying ------------------------------------------------------------------------------

    def forget(self, blob: str) -> None:
        """Forget a file's key, in the caller's transaction: what the disk still holds is noise then.

        The file itself goes with the next `sweep`, after the commit.
        """
        self._db.run("DELETE FROM file WHERE blob = ?", (_named(blob),))

    def sweep(self) -> None:
        """Delete files that no row names: a write that was cut off before its commit, a
        piece of what is whole."""
        for path in self.unnamed():
            diskio.sweep_away(path)

    def unnamed(self) -> list[Path]:
        """What lies beside the files and no row names."""
        rows = self._db.query("SELECT name, complete FROM file")
        known = {name for name, _ in rows}
        waiting = {name for name, complete in rows if not complete}
        found = []
        with diskio.disk_guard():
            for path in self._folder.files.iterdir():
                whole, _, piece = path.name.partition("-")
                if whole not in (waiting if piece else known):
                    found.append(path)
        return found

    def tidy(self) -> None:
        """After a commit: pieces of files that are whole by now go."""
        with diskio.disk_guard():
            pieces = any("-" in path.name for path in self._folder.files.iterdir())
        if pieces:
            self.sweep()

    def lies_there(self, blob: str) -> bool:
        """Whether anything of a file whose list is here lies on the disk."""
        return self._whole(blob)[0].is_file()

    def is_longer(self, blob: str) -> bool:
        """Whether its file has bytes behind the last chunk."""
        path, size = self._whole(blob)
        with diskio.disk_guard():
            return path.is_file() and path.stat().st_size > chunks.sealed_size(size)

    def cut_to_size(self, blob: str) -> None:
        """Take off what lies behind the last chunk."""
        path, size = self._whole(blob)
        if self.is_longer(blob):
            with diskio.disk_guard():
                os.truncate(path, chunks.sealed_size(size))

    def _whole(self, blob: str) -> tuple[Path, int]:
        name, size = self._db.one("SELECT name, size FROM file WHERE blob = ?", (_named(blob),))
        return self._folder.files / name, int(size)


class _Opened:
    """A stored file open for reading; closes itself."""

    def __init__(self, path: Path, key: bytes, name: bytes) -> None:
        self._path, self._key, self._name = path, key, name

    def __enter__(self) -> tuple[BinaryIO, chunks.ChunkReader]:
        with diskio.disk_guard():
            self._stream = self._path.open("rb")
        return self._stream, chunks.ChunkReader(self._stream, self._key, self._name)

    def __exit__(self, *_: object) -> None:
        self._stream.close()


class _Hashing:
    """A source that notes the salted hash of each chunk while it is read."""

    def __init__(self, source: BinaryIO, salt: bytes) -> None:
        self._source, self._salt = source, salt
        self._done: list[bytes] = []
        self._running = hashlib.sha256(salt)
        self._filled = 0

    def read(self, size: int = -1) -> bytes:
        """Read on; `chunks.encrypt_file` asks for at most one chunk at a time."""
        data = self._source.read(size)
        view = memoryview(data)
        while view:
            part = view[: chunks.CHUNK - self._filled]
            self._running.update(part)
            self._filled += len(part)
            view = view[len(part) :]
            if self._filled == chunks.CHUNK:
                self._close()
        return data

    def _close(self) -> None:
        self._done.append(self._running.digest())
        self._running = hashlib.sha256(self._salt)
        self._filled = 0

    def digests(self, size: int) -> tuple[bytes, ...]:
        """The hashes of all chunks of a file of `size` bytes, once it was read to the end."""
        if self._filled or size == 0:
            self._close()
        return tuple(self._done)
