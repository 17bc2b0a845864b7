"""The tables of the database (docs/spec/vault.md §4).

`entry` and `op` are the truth; `record.doc`, `list` and the three indexes are folded from them and
can be rebuilt. Ids and hashes are stored as their raw bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.crypto import canonical
from vsdesk.errors import EnvironmentFault
from vsdesk.vault.read.due_index import DueIndex

if TYPE_CHECKING:
    from vsdesk.vault.database import Database

VERSION: Final = 4
RULES: Final = "33"  # of the merge: what is stored was folded by these, or is folded anew

GAPS: Final = "gaps"  # in `meta`: the logs (ids) in which an entry follows one that is not here

TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;

-- the log: one row for each (device, incarnation, space)
CREATE TABLE log (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, kid BLOB NOT NULL, inc BLOB NOT NULL,
  space BLOB NOT NULL, seq INTEGER NOT NULL DEFAULT 0, head BLOB,
  forked INTEGER NOT NULL DEFAULT 0);
CREATE INDEX log_space ON log (space);
CREATE INDEX log_kid ON log (kid);
CREATE TABLE entry (
  n INTEGER PRIMARY KEY, eh BLOB NOT NULL UNIQUE, log INTEGER NOT NULL REFERENCES log,
  seq INTEGER NOT NULL, prev BLOB NOT NULL, ts TEXT NOT NULL, by TEXT NOT NULL,
  got INTEGER NOT NULL, counts INTEGER NOT NULL DEFAULT 1, line BLOB NOT NULL);
CREATE INDEX entry_log ON entry (log, seq);
CREATE INDEX entry_ts ON entry (ts);
CREATE INDEX entry_load ON entry (log) WHERE instr(by, '~') > 0;
CREATE INDEX entry_aside ON entry (n) WHERE counts = 0;
-- state: 0 the body is here, 1 not received, 2 erased
-- came: with which commit the body did, null while it has not
CREATE TABLE op (
  n INTEGER PRIMARY KEY, entry INTEGER NOT NULL REFERENCES entry, idx INTEGER NOT NULL,
  record INTEGER NOT NULL, state INTEGER NOT NULL, body BLOB, came INTEGER, UNIQUE (entry, idx));
CREATE INDEX op_record ON op (record);
CREATE INDEX op_missing ON op (state) WHERE state = 1;

-- folded
CREATE TABLE record (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, space BLOB NOT NULL, kind TEXT NOT NULL, parent BLOB,
  origin BLOB, deletes INTEGER NOT NULL DEFAULT 0, hidden INTEGER NOT NULL DEFAULT 0,
  differs INTEGER NOT NULL DEFAULT 0, erased INTEGER NOT NULL DEFAULT 0, doc BLOB,
  UNIQUE (id, space, kind));
CREATE INDEX record_origin ON record (origin) WHERE origin IS NOT NULL;
CREATE INDEX record_parent ON record (parent) WHERE parent IS NOT NULL;
CREATE INDEX record_space ON record (space, kind);
CREATE INDEX record_kind ON record (kind, n);
CREATE INDEX record_differs ON record (differs) WHERE differs = 1;
-- which records name which others, for dossiers, backlinks and titles
CREATE TABLE link (source INTEGER NOT NULL, field TEXT NOT NULL, target BLOB NOT NULL,
  PRIMARY KEY (target, source, field)) WITHOUT ROWID;
CREATE INDEX link_source ON link (source);
-- what a record named before, and no coordinator took out, or names by what was put aside of a withdrawn
-- device: for what guards somebody in a file
CREATE TABLE former (space BLOB NOT NULL, source INTEGER NOT NULL, field TEXT NOT NULL,
  target BLOB NOT NULL, PRIMARY KEY (space, source, field, target)) WITHOUT ROWID;
CREATE INDEX former_source ON former (source);
CREATE INDEX former_target ON former (target);
-- what a coordinator took out of a tie, and said what they knew of it: for what comes there later
CREATE TABLE let_go (space BLOB NOT NULL, source INTEGER NOT NULL, field TEXT NOT NULL,
  target BLOB NOT NULL, PRIMARY KEY (space, source, field, target)) WITHOUT ROWID;
CREATE INDEX let_go_target ON let_go (target);
CREATE INDEX let_go_source ON let_go (source);
-- which device the id of a record carries that did not make it, for the id came in a file
CREATE TABLE unmade (id BLOB NOT NULL, kid BLOB NOT NULL, PRIMARY KEY (id, kid)) WITHOUT ROWID;
-- on which day something is to be done about a record, by what is to be done; "" where no day is known
CREATE TABLE coming (what TEXT NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (what, day, n)) WITHOUT ROWID;
CREATE INDEX coming_n ON coming (n);

CREATE TABLE list (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  other TEXT NOT NULL, namekey TEXT NOT NULL, number TEXT NOT NULL, status TEXT NOT NULL,
  place TEXT NOT NULL, placeid TEXT NOT NULL, gov TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
  told TEXT NOT NULL, author TEXT NOT NULL, differs INTEGER NOT NULL, updated TEXT NOT NULL,
  extra TEXT NOT NULL);
CREATE UNIQUE INDEX list_id ON list (id);
CREATE INDEX list_updated ON list (kind, updated, n);
CREATE INDEX list_name ON list (kind, namekey, n);
CREATE INDEX list_number ON list (kind, number, n);
-- also answers every filter by itself, without a look at the rows
CREATE INDEX list_first ON list (kind, first, n, last, status, gov, differs);
CREATE INDEX list_status ON list (kind, status, updated, n);
CREATE INDEX list_gov ON list (kind, gov, updated, n);
CREATE INDEX list_placeid ON list (placeid) WHERE placeid <> '';
CREATE INDEX list_differs ON list (kind, differs, updated, n);

-- search: words (t) and skeletons of name tokens (k); trigrams of names and numbers; rowid = record.n
CREATE VIRTUAL TABLE w USING fts5(t, k, content='', contentless_delete=1, prefix='2 3',
  tokenize='unicode61 remove_diacritics 0');
INSERT INTO w (w, rank) VALUES ('pgsz', 3950);
CREATE VIRTUAL TABLE g USING fts5(t, content='', contentless_delete=1, detail=none,
  tokenize='trigram');
INSERT INTO g (g, rank) VALUES ('pgsz', 3950);
-- what the trigram hits are verified against, and what a hit shows
CREATE TABLE needle (n INTEGER PRIMARY KEY, t TEXT NOT NULL);

-- possible same persons (docs/spec/vault.md §11). state: 1 the sketch is to be made, 2 to be compared
CREATE TABLE match_due (n INTEGER PRIMARY KEY, state INTEGER NOT NULL);
CREATE INDEX match_due_state ON match_due (state, n);
CREATE TABLE match_block (key INTEGER NOT NULL, block INTEGER NOT NULL, held BLOB NOT NULL,
  PRIMARY KEY (key, block)) WITHOUT ROWID;
CREATE TABLE match_row (n INTEGER PRIMARY KEY, row BLOB NOT NULL);
CREATE TABLE match_kept (n INTEGER PRIMARY KEY, keys BLOB NOT NULL, facts INTEGER NOT NULL,
  counted BLOB NOT NULL);
CREATE TABLE match_count (key INTEGER PRIMARY KEY, count INTEGER NOT NULL);
-- list: 0 for two cases, else the number of the source_list to which the line `high` belongs
CREATE TABLE match_pair (low INTEGER NOT NULL, high INTEGER NOT NULL, list INTEGER NOT NULL,
  points REAL NOT NULL, band TEXT NOT NULL, decision TEXT NOT NULL,
  PRIMARY KEY (low, high)) WITHOUT ROWID;
CREATE INDEX match_pair_high ON match_pair (high);
CREATE INDEX match_pair_band ON match_pair (list, decision, band, points, low, high);

CREATE TABLE draft (key TEXT PRIMARY KEY, saved INTEGER NOT NULL, value BLOB NOT NULL)
  WITHOUT ROWID;
-- files outside the database: `name` is random, `key` opens it, `blob` is the hash of its blobman
CREATE TABLE file (
  n INTEGER PRIMARY KEY, blob BLOB NOT NULL UNIQUE, name TEXT NOT NULL, key BLOB NOT NULL,
  size INTEGER NOT NULL, sha256 BLOB NOT NULL, man BLOB NOT NULL, complete INTEGER NOT NULL);
CREATE INDEX file_sha256 ON file (sha256);
CREATE TABLE chunk (file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE, idx INTEGER NOT NULL,
  PRIMARY KEY (file, idx)) WITHOUT ROWID;

-- trust and hand-over
CREATE TABLE trust (n INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, frame BLOB NOT NULL);
CREATE TABLE device (kid BLOB NOT NULL, hash BLOB NOT NULL UNIQUE, frame BLOB NOT NULL,
  PRIMARY KEY (kid, hash)) WITHOUT ROWID;
-- applied: 0 waits for an answer, 1 carried out, 2 and the database was written anew since
CREATE TABLE erasure (n INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, frame BLOB NOT NULL,
  got INTEGER NOT NULL, applied INTEGER NOT NULL);
-- what each frame reaches and spares: a space (16 bytes), a record (space, id), an op (hash, index)
CREATE TABLE gone (what BLOB NOT NULL, erasure INTEGER NOT NULL, PRIMARY KEY (what, erasure))
  WITHOUT ROWID;
CREATE TABLE spared (what BLOB NOT NULL, erasure INTEGER NOT NULL, PRIMARY KEY (what, erasure))
  WITHOUT ROWID;
-- to which devices it rode, and which have said that they carried it out
CREATE TABLE erasure_to (peer BLOB NOT NULL, erasure INTEGER NOT NULL, confirmed INTEGER NOT NULL,
  PRIMARY KEY (peer, erasure)) WITHOUT ROWID;
CREATE TABLE checkpoint (hash BLOB PRIMARY KEY, kid BLOB NOT NULL, inc BLOB NOT NULL,
  frame BLOB NOT NULL) WITHOUT ROWID;
-- every leaf is kept: `eh` is the head that it names
CREATE TABLE leaf (eh BLOB NOT NULL, ck BLOB NOT NULL, salt BLOB NOT NULL, log INTEGER NOT NULL,
  seq INTEGER NOT NULL, PRIMARY KEY (eh, ck)) WITHOUT ROWID;
CREATE INDEX leaf_log ON leaf (log, seq);
-- what each peer has acknowledged: the newest head of each run
CREATE TABLE acked (peer BLOB NOT NULL, log INTEGER NOT NULL, eh BLOB NOT NULL,
  seq INTEGER NOT NULL, PRIMARY KEY (peer, log, eh)) WITHOUT ROWID;
CREATE TABLE volume (
  n INTEGER PRIMARY KEY, bundle BLOB NOT NULL, vol INTEGER NOT NULL, vols INTEGER NOT NULL,
  made INTEGER NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, counts TEXT NOT NULL,
  UNIQUE (bundle, vol));
CREATE TABLE volume_to (volume INTEGER NOT NULL REFERENCES volume, peer BLOB NOT NULL,
  state TEXT NOT NULL, result TEXT, at INTEGER, PRIMARY KEY (volume, peer)) WITHOUT ROWID;
CREATE INDEX volume_to_peer ON volume_to (peer, state);
CREATE TABLE volume_run (volume INTEGER NOT NULL REFERENCES volume, log INTEGER NOT NULL,
  eh BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (volume, log, eh)) WITHOUT ROWID;
CREATE INDEX volume_run_log ON volume_run (log, eh);
CREATE TABLE volume_ack (volume INTEGER NOT NULL REFERENCES volume, inbox INTEGER NOT NULL,
  PRIMARY KEY (volume, inbox)) WITHOUT ROWID;
CREATE TABLE inbox (
  n INTEGER PRIMARY KEY, peer BLOB NOT NULL, bundle BLOB NOT NULL, vol INTEGER NOT NULL,
  manifest BLOB NOT NULL, at INTEGER NOT NULL, result TEXT NOT NULL, codes TEXT NOT NULL,
  counts TEXT NOT NULL, told INTEGER NOT NULL DEFAULT 0, UNIQUE (peer, bundle, vol, manifest));
-- differs: the buckets of the digest in which the peer's last bundle and this vault do not agree
CREATE TABLE peer (kid BLOB PRIMARY KEY, inc BLOB NOT NULL, seen INTEGER NOT NULL,
  trust INTEGER NOT NULL, differs BLOB NOT NULL DEFAULT x'') WITHOUT ROWID;
-- set aside: kept byte for byte and judged again
CREATE TABLE evidence (n INTEGER PRIMARY KEY, code TEXT NOT NULL, peer BLOB NOT NULL,
  log BLOB, got INTEGER NOT NULL, data BLOB NOT NULL);
-- what a peer has asked for: chunks of a blob, bodies of an entry
CREATE TABLE asked (peer BLOB NOT NULL, what TEXT NOT NULL, hash BLOB NOT NULL,
  idx INTEGER NOT NULL, PRIMARY KEY (peer, what, hash, idx)) WITHOUT ROWID;
"""


_ADDED: Final = (
    *("CREATE TABLE former", "CREATE INDEX former_source", "CREATE INDEX former_target"),
    *("CREATE TABLE let_go", "CREATE INDEX let_go_target", "CREATE INDEX let_go_source"),
    *("CREATE INDEX file_sha256", "CREATE INDEX entry_load", "CREATE INDEX entry_aside"),
    "CREATE TABLE unmade",
)


def create(database: Database) -> None:
    """Make all tables in a new database."""
    database.script(f"{TABLES}PRAGMA user_version = {VERSION}")
    _note_rules(database)


def bring_up(database: Database) -> None:
    """Bring the database of an older program to these tables, in one transaction.

    What it holds is folded anew afterwards where the rules are others (`to_fold`). Raises
    EnvironmentFault E_VERSION for one of a newer program.
    """
    version = int(database.one("PRAGMA user_version")[0])
    if version > VERSION:
        raise EnvironmentFault("E_VERSION", "newer database")
    if version < VERSION:
        with database.transaction():
            if version < 2:
                for statement in _SECOND:
                    database.run(statement)
                DueIndex(database).fill()
            if version < 4:
                for statement in _FOURTH:
                    database.run(statement)
            database.run(f"PRAGMA user_version = {VERSION}")
    _add_indexes(database)
    _note_gaps(database)


def logs_with_gaps(database: Database) -> list[str]:
    """The ids of the logs in which an entry follows one that is not here."""
    rows = database.query(
        "SELECT DISTINCT log.id FROM entry e JOIN log ON log.n = e.log WHERE e.seq > 1 "
        "AND NOT EXISTS (SELECT 1 FROM entry f WHERE f.eh = e.prev)"
    )
    return sorted(row[0].hex() for row in rows)


def _note_gaps(database: Database) -> None:
    """For a vault of a program that did not keep them."""
    if database.one("SELECT 1 FROM meta WHERE key = ?", (GAPS,)) is None:
        value = canonical.encode(logs_with_gaps(database))
        database.run("INSERT INTO meta (key, value) VALUES (?, ?)", (GAPS, value))


def complete(database: Database) -> None:
    """Rows that came out of the database of an older program know when their bodies came; in the caller's
    transaction."""
    if database.one("SELECT 1 FROM op WHERE came IS NOT NULL") is None:
        database.run(_FOURTH[1])


def _add_indexes(database: Database) -> None:
    """The table of what was named before, the indexes of what a file holds, of what came by a load and of
    what was put aside, for a vault of before; what was named before, and which items name a file, is folded
    anew."""
    for what in _ADDED:
        if database.one("SELECT 1 FROM sqlite_master WHERE name = ?", (what.split()[-1],)) is None:
            database.run(_made(what))


def to_fold(database: Database) -> bool:
    """Whether it was folded by other rules than these; `folded` says that it was folded anew."""
    row = database.one("SELECT value FROM meta WHERE key = 'rules'")
    return row is None or row[0] != canonical.encode(RULES)


def folded(database: Database) -> None:
    """Everything was folded anew (inside the same transaction)."""
    _note_rules(database)


def _note_rules(database: Database) -> None:
    value = canonical.encode(RULES)
    database.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('rules', ?)", (value,))


def _made(name: str) -> str:
    """The statement that makes one table or index."""
    every = (one[one.index("CREATE ") :] for one in TABLES.split(";\n") if "CREATE " in one)
    return next(one for one in every if one.startswith(name))


# Version 2 keeps the lists of sketches in blocks (§11), and the days on which something is to be done.
# Nothing is lost: without `meta.match` every case is due again, and every record of the kinds that
# have such days is read once.
_SECOND: Final = (
    "DROP TABLE match_key",
    _made("CREATE TABLE match_block"),
    "DELETE FROM meta WHERE key = 'match'",
    _made("CREATE TABLE coming"),
    _made("CREATE INDEX coming_n"),
)
# Version 4 knows when each body came: one that was here before came with its entry, what was taken in or
# saved at once has one time, and a number below all that come from now on (those of commits).
_FOURTH: Final = (
    "ALTER TABLE op ADD COLUMN came INTEGER",
    "UPDATE op SET came = first.n - (SELECT max(n) + 1 FROM entry) FROM entry, "
    "(SELECT got, min(n) AS n FROM entry GROUP BY got) AS first "
    "WHERE entry.n = op.entry AND first.got = entry.got AND op.state <> 1",
)
