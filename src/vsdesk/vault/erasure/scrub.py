"""Where content lies besides the folded records: drafts, kept searches, names of loaded files, attachments,
what was set aside.

Erasing takes it from there too (vault/erasure/erasure_frames.py). All of it inside the caller's transaction.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from vsdesk.crypto import canonical
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import Refused
from vsdesk.history.entry import parse_entry
from vsdesk.names.fold import fold
from vsdesk.records.dictionary.display_names import WRITINGS
from vsdesk.vault.lines import said, unpack
from vsdesk.vault.meta import Meta

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from vsdesk.crypto.canonical import Json
    from vsdesk.history.entry import Entry
    from vsdesk.vault.database import Database
    from vsdesk.vault.erasure.erasure_reach import Reach

LOADS: Final = "loads"  # the key in `meta` of what was loaded at once
TAKEN: Final = "taken"  # the key in `meta` of how often something was taken
SEARCHES: Final = "searches"  # the key in `meta` of the searches that somebody kept
_SPLIT: Final = re.compile(r"[\W_]+")  # between the words of a file's name
_BLOB: Final = b'"blob":"'
_NAMES: Final = tuple(f"_{one}" for one in WRITINGS)
_NAMED: Final = frozenset(
    {"value", "number", "true_name", "display_name", "case_no", "family_code"}
)


def blobs_in(cells: Iterable[bytes]) -> set[str]:
    """The attachments that these stored bodies name."""
    found = set()
    for cell in cells:
        if _BLOB in unpack(cell):
            blob = said(cell)[0].get("blob")
            if isinstance(blob, str):
                found.add(blob)
    return found


def blobs_of(database: Database, numbers: Collection[int]) -> frozenset[str]:
    """The attachments that the bodies of these records name."""
    rows = database.query(
        "SELECT body FROM op WHERE state = 0 AND record IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(numbers)),),
    )
    return frozenset(blobs_in(row[0] for row in rows))


def named_blobs(database: Database, wanted: Collection[str]) -> set[str]:
    """Those of these attachments that a body here still names."""
    if not wanted:
        return set()
    rows = database.query(
        "SELECT body FROM op WHERE state = 0 AND record IN (SELECT n FROM record WHERE kind IN "
        "(SELECT DISTINCT kind FROM record WHERE n IN (SELECT record FROM op WHERE state <> 0)))"
    )
    return blobs_in(row[0] for row in rows) & set(wanted)


def drafted(database: Database, ids: Collection[str]) -> set[str]:
    """Those of these ids about which something was typed and not saved."""
    parts = {part for row in database.query("SELECT key FROM draft") for part in row[0].split(":")}
    return parts & set(ids)


def strip_beside(
    database: Database, numbers: Collection[int], cells: Collection[bytes], reach: Reach
) -> None:
    """Everything of these records, whose bodies were `cells`, that lies besides them."""
    strip_drafts(database, numbers)
    strip_kept(database, cells)
    strip_evidence(database, reach)
    _count(database)


def _count(database: Database) -> None:
    meta = Meta(database)
    meta.put(TAKEN, int(meta.get(TAKEN, 0)) + 1)


def mark(database: Database) -> str:
    """Another one whenever more was carried out or taken: what was copied under another mark may hold what
    was erased since. "0" while nothing ever was."""
    rows = database.query("SELECT hash, applied FROM erasure WHERE applied <> 0 ORDER BY hash")
    told: list[Json] = [[digest.hex(), state] for digest, state in rows]
    times = int(Meta(database).get(TAKEN, 0))
    return sha256(canonical.encode([told, times])).hex() if told or times else "0"


def strip_drafts(database: Database, numbers: Collection[int]) -> None:
    """Drafts of erased records go; in drafts of others, what was typed into erased ones goes."""
    rows = database.query(
        "SELECT id FROM record WHERE n IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(numbers)),),
    )
    gone = {row[0].hex() for row in rows}
    for key, value in database.query("SELECT key, value FROM draft") if gone else ():
        if gone & set(key.split(":")):
            database.run("DELETE FROM draft WHERE key = ?", (key,))
            continue
        left = canonical.encode(_without(canonical.decode(value), gone))
        if left != value:
            database.run("UPDATE draft SET value = ? WHERE key = ?", (left, key))


def _without(value: Json, gone: Collection[str]) -> Json:
    """The value without what stands under, or says, an erased id."""
    if isinstance(value, dict):
        return {
            key: _without(one, gone)
            for key, one in value.items()
            if key not in gone and not _is_of(one, gone)
        }
    if isinstance(value, list):
        return [_without(one, gone) for one in value if not _is_of(one, gone)]
    return value


def _is_of(value: Json, gone: Collection[str]) -> bool:
    return isinstance(value, dict) and value.get("id") in gone


def strip_kept(database: Database, cells: Iterable[bytes]) -> None:
    """What is kept beside the records and names these erased bodies: searches, and names of loaded files.

    A search goes when all its words are names or numbers there; the name of a file when one is.
    """
    meta = Meta(database)
    kept = [
        (key, strip, held)
        for key, strip in ((SEARCHES, _searches_left), (LOADS, _loads_left))
        if isinstance(held := meta.get(key), list) and held
    ]
    if not kept:
        return  # no body is read for nothing
    words = {word for cell in cells for text in _names_in(said(cell)[0]) for word in _words(text)}
    for key, strip, held in kept:
        if (left := strip(held, words)) != held:
            meta.put(key, left)


def _searches_left(held: list[Json], words: Collection[str]) -> list[Json]:
    return [one for one in held if not _asks_for(one, words)]


def _loads_left(held: list[Json], words: Collection[str]) -> list[Json]:
    return [
        {**one, "file": ""}
        if isinstance(one, dict) and _words(_SPLIT.sub(" ", str(one.get("file")))) & set(words)
        else one
        for one in held
    ]


def _names_in(values: Mapping[str, Json]) -> Iterator[str]:
    for name, value in values.items():
        if isinstance(value, str) and (name.endswith(_NAMES) or name in _NAMED):
            yield value


def _asks_for(search: Json, words: Collection[str]) -> bool:
    if not isinstance(search, dict):
        return False
    where = search.get("where")
    asked = where.get("text") if isinstance(where, dict) else None
    texts = [_words(one) for one in (search.get("name"), asked) if isinstance(one, str)]
    return any(text and text <= set(words) for text in texts)


def _words(text: str) -> set[str]:
    return set(fold(text).split())


def strip_evidence(database: Database, reach: Reach) -> None:
    """Bodies of erased ops go from what was set aside; its lines stay, to be judged again."""
    if strip_aside(database, lambda entry: reach.ops(entry, deep=True)):
        _count(database)


def strip_aside(database: Database, gone_of: Callable[[Entry], Iterable[str]]) -> bool:
    """The bodies of the ops that `gone_of` names of an entry go from what was set aside; whether there were
    any."""
    taken = False
    for number, data in database.query("SELECT n, data FROM evidence WHERE log IS NOT NULL"):
        piece = json.loads(data)
        gone: set[str] = set()
        for line in piece["entries"]:
            try:
                gone |= {*gone_of(parse_entry(line.encode()))}
            except Refused:
                continue
        bodies = [line for line in piece["bodies"] if json.loads(line)["op"] not in gone]
        if len(bodies) < len(piece["bodies"]):
            database.run(
                "UPDATE evidence SET data = ? WHERE n = ?",
                (canonical.encode({**piece, "bodies": bodies}), number),
            )
            taken = True
    return taken
