"""A log whose rows were copied out of a damaged database, made to fit together again.

An entry whose line is not what was signed goes, with all that hangs on it; of one that stands each op has a
row, and a body that does not open its commitment is one that has not arrived. Works inside the caller's
transaction, with foreign keys off.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from vsdesk.errors import Refused
from vsdesk.history.entry import check_body, log_id, parse_body, parse_entry
from vsdesk.vault.lines import HERE, MISSING, unpack

if TYPE_CHECKING:
    from vsdesk.history.entry import Entry
    from vsdesk.progress import Progress
    from vsdesk.vault.database import Database

_PART: Final = 1000  # entries
# What hangs on a row that is not here.
_ORPHANS: Final = (
    "DELETE FROM entry WHERE log NOT IN (SELECT n FROM log)",
    "DELETE FROM op WHERE entry NOT IN (SELECT n FROM entry)",
    "DELETE FROM chunk WHERE file NOT IN (SELECT n FROM file)",
    *(
        f"DELETE FROM {table} WHERE erasure NOT IN (SELECT n FROM erasure)"  # noqa: S608 - names of the schema
        for table in ("gone", "spared", "erasure_to")
    ),
    *(
        f"DELETE FROM {table} WHERE volume NOT IN (SELECT n FROM volume)"  # noqa: S608 - likewise
        for table in ("volume_to", "volume_run", "volume_ack")
    ),
    *(
        f"DELETE FROM {table} WHERE log NOT IN (SELECT n FROM log)"  # noqa: S608 - likewise
        for table in ("leaf", "acked", "volume_run")
    ),
    "DELETE FROM volume_ack WHERE inbox NOT IN (SELECT n FROM inbox)",
    "DELETE FROM record WHERE n NOT IN (SELECT record FROM op)",
)
_HEADS: Final = (
    "UPDATE log SET seq = coalesce((SELECT max(seq) FROM entry WHERE log = log.n), 0), "
    "forked = EXISTS (SELECT 1 FROM entry WHERE log = log.n GROUP BY seq HAVING count(*) > 1)",
    "UPDATE log SET head = (SELECT eh FROM entry WHERE log = log.n AND entry.seq = log.seq LIMIT 1)",
)


def relay(database: Database, progress: Progress) -> tuple[int, int]:
    """Make it fit; how many entries there are, and how many bodies of them are missing."""
    logs = _Logs(database)
    last = 0
    total = int(database.one("SELECT count(*) FROM entry")[0])
    done = 0
    while rows := database.query(
        "SELECT n, eh, line FROM entry WHERE n > ? ORDER BY n LIMIT ?", (last, _PART)
    ):
        for number, entry_hash, line in rows:
            entry = _standing(bytes(entry_hash), bytes(line))
            log = None if entry is None else logs.number(entry)
            if entry is None or log is None:
                database.run("DELETE FROM entry WHERE n = ?", (number,))
                continue
            database.run("UPDATE entry SET log = ? WHERE n = ? AND log <> ?", (log, number, log))
            _ops(database, number, entry)
        last = rows[-1][0]
        done += len(rows)
        progress.step("reading", done, total)
    for statement in (*_ORPHANS, *_HEADS):
        database.run(statement)
    left = "SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM op WHERE state = ?)"
    entries, bodies = database.one(left, (MISSING,))
    return int(entries), int(bodies)


class _Logs:
    """The number of an entry's log; where its row is lost it is made anew, if it is known whose it can be."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._numbers = {
            row[0].hex(): int(row[1]) for row in database.query("SELECT id, n FROM log")
        }
        self._writers: set[tuple[bytes, bytes]] | None = None

    def number(self, entry: Entry) -> int | None:
        """None where nobody can be named."""
        if entry.log not in self._numbers:
            writer = self._writer_of(entry)
            if writer is None:
                return None
            values = (bytes.fromhex(entry.log), *writer, bytes.fromhex(entry.space))
            sql = "INSERT INTO log (id, kid, inc, space) VALUES (?, ?, ?, ?)"
            self._numbers[entry.log] = self._db.run(sql, values)
        return self._numbers[entry.log]

    def _writer_of(self, entry: Entry) -> tuple[bytes, bytes] | None:
        """A log's id follows from the device, its incarnation and the space (docs/spec/bundle.md §8.2)."""
        if self._writers is None:
            rows = self._db.query(
                "SELECT kid, inc FROM log UNION SELECT kid, inc FROM checkpoint "
                "UNION SELECT kid, inc FROM peer"
            )
            self._writers = {(bytes(kid), bytes(inc)) for kid, inc in rows}
        made = (
            (kid, inc)
            for kid, inc in self._writers
            if log_id(kid.hex(), inc.hex(), entry.space) == entry.log
        )
        return next(made, None)


def _standing(entry_hash: bytes, line: bytes) -> Entry | None:
    """The entry, if this is what was signed."""
    try:
        entry = parse_entry(unpack(line))
    except (Refused, zlib.error):
        return None
    return entry if entry.entry_hash == entry_hash.hex() else None


def _ops(database: Database, number: int, entry: Entry) -> None:
    """Each op of the entry has its row, its record and a body that it commits to, or none."""
    rows = {
        row[0]: row[1:]
        for row in database.query(
            "SELECT idx, n, record, state, body FROM op WHERE entry = ?", (number,)
        )
    }
    for index in range(len(entry.ops)):
        record = _record(database, entry, index)
        if index not in rows:
            database.run(
                "INSERT INTO op (entry, idx, record, state) VALUES (?, ?, ?, ?)",
                (number, index, record, MISSING),
            )
            continue
        n, held, state, body = rows[index]
        if held != record:
            database.run("UPDATE op SET record = ? WHERE n = ?", (record, n))
        if state == HERE and not _committed(entry, index, body):
            gone = "UPDATE op SET state = ?, body = NULL, came = NULL WHERE n = ?"
            database.run(gone, (MISSING, n))


def _record(database: Database, entry: Entry, index: int) -> int:
    op = entry.ops[index]
    key = (bytes.fromhex(op.rec), bytes.fromhex(entry.space), op.kind)
    row = database.one("SELECT n FROM record WHERE id = ? AND space = ? AND kind = ?", key)
    if row is not None:
        return int(row[0])
    return database.run("INSERT INTO record (id, space, kind) VALUES (?, ?, ?)", key)


def _committed(entry: Entry, index: int, cell: bytes | None) -> bool:
    try:
        body = parse_body(unpack(bytes(cell or b"")))
        check_body(entry, body)
    except (Refused, zlib.error):
        return False
    return body.index == index
