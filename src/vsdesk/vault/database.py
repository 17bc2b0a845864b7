"""One way to open the encrypted database, and the transaction that every write runs in.

Owns the pragmas of docs/spec/vault.md §3. A connection is used by one thread at a time: `lock`
guards it. Raises EnvironmentFault: E_DB_CORRUPT (damage), E_DISK, E_MEDIA_RO, E_IO.
"""

from __future__ import annotations

import os
import re
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from sqlcipher3 import dbapi2 as db

from vsdesk import diskio
from vsdesk.errors import Bug, EnvironmentFault, VsdeskError
from vsdesk.progress import Cancelled
from vsdesk.vault.decoded_rows import DecodedBodies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

_BETWEEN: Final = 0.05  # seconds between two interruptions of one statement
_WATCHED: Final = 4_000  # steps of SQLite's machine between two calls of who watches
_KEY: Final = re.compile(r"^[0-9a-f]{96}$")
_DENIED_PRAGMAS: Final = frozenset({"key", "rekey", "temp_store", "temp_store_directory"})


_ALLOWED: Final[int] = db.SQLITE_OK
_LOOKED_AT: Final = frozenset((db.SQLITE_ATTACH, db.SQLITE_DETACH, db.SQLITE_PRAGMA))


def _authorize(action: int, arg1: str | None, _arg2: object, _db: object, _by: object) -> int:
    if action not in _LOOKED_AT:  # asked for each column of each statement
        return _ALLOWED
    if action != db.SQLITE_PRAGMA or (arg1 or "").lower() in _DENIED_PRAGMAS:
        return db.SQLITE_DENY
    return _ALLOWED


def fault_of(problem: db.Error) -> VsdeskError:
    """The plain error for what SQLite said. A Bug for a statement that it does not take."""
    text = str(problem)
    if "disk is full" in text:
        return EnvironmentFault("E_DISK", "sqlite full")
    if "readonly" in text or "read-only" in text:
        return EnvironmentFault("E_MEDIA_RO", "sqlite readonly")
    if "locked" in text or "busy" in text:
        return EnvironmentFault("E_IN_USE", "sqlite locked")
    if "I/O" in text or "unable to open" in text:
        return EnvironmentFault("E_IO", "sqlite i/o")
    if isinstance(problem, db.OperationalError) and "malformed" not in text:
        return Bug("a statement that SQLite does not take")
    return EnvironmentFault("E_DB_CORRUPT", "sqlite corrupt")


def _uri(path: Path) -> str:
    """The path as SQLite reads names that begin with `file:`, whatever letters stand in it."""
    whole = os.fsencode(path.absolute().as_posix())
    return f"file://{'' if whole.startswith(b'/') else '/'}{quote(whole)}"


class Database:
    """One connection. `query` reads, `run` writes; both take SQL with bound values only."""

    def __init__(
        self, path: Path, hex_key: str, *, create: bool = False, as_uri: bool = False
    ) -> None:
        """Open `path` with the raw key and salt (96 hex characters: key ‖ salt). `as_uri`: so that
        `copy_under` may name its target with a key.

        A key of another length would silently become a passphrase, so its form is asserted first.
        """
        if not _KEY.match(hex_key):
            raise Bug("database key of a wrong form")
        if not create and not path.is_file():
            raise EnvironmentFault("E_DB_CORRUPT", "the database file is missing")
        self.lock = threading.RLock()
        self._in_call = threading.Lock()  # held while SQLite itself works: never closed under it
        self._cut = False
        self.decoded = DecodedBodies()
        self._path = path
        self._as_uri = as_uri
        self._depth = 0
        self._opened = 0
        self._connect(hex_key, create=create)

    def _connect(self, hex_key: str, *, create: bool = False) -> None:
        self._opened += 1
        self.decoded.clear()  # what an erasure took out stays nowhere
        self._db = db.connect(
            _uri(self._path) if self._as_uri else str(self._path),
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
            uri=self._as_uri,
        )
        try:
            self._prepare(hex_key, create=create)
        except db.Error as problem:
            self._db.close()
            raise self._fault(problem) from None
        except EnvironmentFault:
            self._db.close()
            raise

    def _prepare(self, hex_key: str, *, create: bool) -> None:
        run = self._db.execute
        run("PRAGMA cipher_log_level = NONE")  # else errors go to standard error
        run(f"PRAGMA key = \"x'{hex_key}'\"")
        run("PRAGMA cipher_page_size = 4096")
        run("SELECT count(*) FROM sqlite_master").fetchone()
        salt = run("PRAGMA cipher_salt").fetchone()
        if not create and (salt is None or salt[0] != hex_key[64:]):  # a new file has none yet
            raise EnvironmentFault("E_DB_CORRUPT", "the database has another salt")
        run("PRAGMA temp_store = MEMORY")  # FILE would spill plain text
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = FULL")
        run("PRAGMA cache_size = -32000")
        run("PRAGMA secure_delete = ON")
        run("PRAGMA foreign_keys = ON")
        run("PRAGMA trusted_schema = OFF")
        run("PRAGMA busy_timeout = 5000")
        self._db.set_authorizer(_authorize)

    def _fault(self, problem: db.Error) -> VsdeskError | Cancelled:
        """The plain error; Cancelled after a `cut`. Where SQLite only says "I/O error", the
        disk itself is asked why.

        A write beyond the largest size of a file, a full disk met by the index of the WAL or by fsync:
        all are an I/O error to SQLite.
        """
        if self._cut:
            return Cancelled()
        fault = fault_of(problem)
        if fault.name != "E_IO":
            return fault
        try:
            held = [self._path.with_name(self._path.name + end) for end in ("", "-wal")]
            size = max((one.stat().st_size for one in held if one.is_file()), default=0)
            diskio.require_room(self._path.parent, size)
        except OSError as met:
            return diskio.disk_fault(met)
        return fault

    @property
    def is_cut(self) -> bool:
        """Whether it was closed under whoever used it (`cut`)."""
        return self._cut

    @property
    def in_transaction(self) -> bool:
        """True inside `transaction` or `snapshot`."""
        return bool(self._depth)

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a SELECT."""
        with self.lock, self._in_call:
            try:
                return self._db.execute(sql, values).fetchall()
            except db.Error as problem:
                raise self._fault(problem) from None

    def one(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first row of a SELECT, or None."""
        with self.lock, self._in_call:
            try:
                return self._db.execute(sql, values).fetchone()
            except db.Error as problem:
                raise self._fault(problem) from None

    def version(self) -> tuple[int, int, int]:
        """Another one after each write, of this connection or another one, and with each file
        that is opened."""
        return self._opened, int(self.one("PRAGMA data_version")[0]), self._db.total_changes

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """A writing statement; the id of the last row that it inserted."""
        with self.lock, self._in_call:
            try:
                return self._db.execute(sql, values).lastrowid
            except db.Error as problem:
                raise self._fault(problem) from None

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """The same statement for many rows; for none nothing is asked of the database."""
        if isinstance(rows, list) and not rows:
            return
        with self.lock, self._in_call:
            try:
                self._db.executemany(sql, rows)
            except db.Error as problem:
                raise self._fault(problem) from None

    def script(self, sql: str) -> None:
        """Several statements without values (the schema), all or nothing: one commit,
        where each had its own."""
        with self.lock:
            try:
                with self._in_call:
                    self._db.executescript(f"BEGIN;\n{sql};\nCOMMIT")
            except db.Error as problem:
                self._rollback()
                raise self._fault(problem) from None

    @contextmanager
    def transaction(self, *, bulk: bool = False) -> Iterator[None]:
        """All or nothing. Nested calls join the outer one. `bulk` is for an import.

        With `bulk`, synchronous is NORMAL inside and a checkpoint ends it. The pragma is set before
        BEGIN, because it is ignored inside a transaction.
        """
        with self.lock:
            if self._depth:
                yield
                return
            if bulk:
                self.run("PRAGMA synchronous = NORMAL")
            self.run("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield
            except BaseException:
                self._depth = 0
                self._rollback()
                self._opened += 1  # what was read inside holds no longer
                raise
            else:
                self._depth = 0
                self._commit()
            finally:
                if bulk:
                    self.run("PRAGMA synchronous = FULL")
            if bulk:
                self.checkpoint()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Reads inside see one moment of the database."""
        with self.lock:
            if self._depth:
                yield
                return
            self.run("BEGIN")
            self._depth = 1
            try:
                yield
            finally:
                self._depth = 0
                self._rollback()

    def _commit(self) -> None:
        try:
            with self._in_call:
                self._db.execute("COMMIT")
        except db.Error as problem:
            self._rollback()
            raise self._fault(problem) from None

    def _rollback(self) -> None:
        with self._in_call:
            if self._cut or not self._db.in_transaction:
                return
            try:
                self._db.execute("ROLLBACK")
            except db.Error as problem:
                raise self._fault(problem) from None

    def checkpoint(self) -> None:
        """Move the WAL into the main file and empty it."""
        self.query("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_into(self, target: Path) -> None:
        """Write all rows into a new file under the same key: no free page, no slack, no WAL.

        Not inside a transaction. `target` must not exist.
        """
        self._copy(os.fsencode(target))

    def copy_under(self, target: Path, hex_key: str, watch: Callable[[], None]) -> None:
        """The same under another key, in one pass. Only where the database was opened `as_uri`.

        `watch` is called again and again meanwhile; what it raises ends the copying, and comes out here.
        """
        if not (_KEY.match(hex_key) and self._as_uri):
            raise Bug("database key of a wrong form")
        raised: list[BaseException] = []

        def watched() -> int:
            try:
                watch()
            except BaseException as problem:  # told by the statement's end
                raised.append(problem)
            return len(raised)

        self._db.set_progress_handler(watched, _WATCHED)
        try:
            self._copy(f"{_uri(target)}?key=x'{hex_key}'".encode())
        except VsdeskError:
            if raised:
                raise raised[0] from None
            raise
        finally:
            self._db.set_progress_handler(None, 0)

    def _copy(self, target: bytes) -> None:
        with self.lock, self._in_call:
            self._db.set_authorizer(None)  # it would deny the ATTACH inside
            try:
                self._db.execute("VACUUM INTO CAST(? AS TEXT)", (target,))
            except db.Error as problem:
                raise self._fault(problem) from None
            finally:
                if not self._cut:
                    self._db.set_authorizer(_authorize)

    def move(self, path: Path, hex_key: str) -> None:
        """Go on with another file; whoever holds this object notices nothing."""
        with self.lock, self._in_call:
            if self._cut:
                raise Cancelled
            self._db.close()
            self._path = path
            self._connect(hex_key)

    def integrity_problems(self) -> list[str]:
        """What `integrity_check` and `cipher_integrity_check` say; empty when all is well.

        Each misses what the other sees, and the cipher check does not read the WAL: checkpoint first.
        """
        self.checkpoint()
        found = [row[0] for row in self.query("PRAGMA integrity_check") if row[0] != "ok"]
        return found + [row[0] for row in self.query("PRAGMA cipher_integrity_check")]

    def close(self) -> None:
        """Close the connection; the caller drops its own references to the key."""
        with self.lock, self._in_call:
            self.decoded.clear()
            self._db.close()

    def cut(self, patience: float) -> bool:
        """Close the connection under whoever uses it, from any thread; what was begun is undone.

        A statement that runs is broken off: within `patience` seconds, else the disk does not answer,
        nothing is closed and this gives False. Who uses it afterwards meets Cancelled. Where none runs
        nothing is broken off, so that closing also writes the WAL back (docs/spec/vault.md §3).
        """
        self._cut = True
        until = time.monotonic() + patience
        free = self._in_call.acquire(blocking=False)
        while not free and time.monotonic() < until:
            with suppress(db.Error):  # closed meanwhile
                self._db.interrupt()
            free = self._in_call.acquire(timeout=_BETWEEN)
        self.decoded.clear()
        if free:
            try:
                self._db.close()
            finally:
                self._in_call.release()
        return free
