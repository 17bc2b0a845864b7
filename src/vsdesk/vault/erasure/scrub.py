"""Where content lies besides the folded records: drafts, kept searches, names of loaded files, attachments,
what was set aside.

Erasing takes it from there too (vault/erasure/erasure_frames.py). All of it inside the caller's transaction.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from vsdesk.crypto import canonical
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import Refused
from vsdesk.history.entry import parse_entry
from vsdesk.vault.erasure.typed_and_kept import KeptText, Leaving
from vsdesk.vault.lines import said, unpack
from vsdesk.vault.meta import Meta
from vsdesk.vault.read import roots

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from vsdesk.crypto.canonical import Json
    from vsdesk.history.entry import Entry
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.vault.database import Database
    from vsdesk.vault.erasure.erasure_reach import Reach
    from vsdesk.vault.erasure.typed_and_kept import Stored

LOADS: Final = "loads"  # the key in `meta` of what was loaded at once
TAKEN: Final = "taken"  # the key in `meta` of how often something was taken
SEARCHES: Final = "searches"  # the key in `meta` of the searches that somebody kept
MAPPING: Final = "mapping:"  # so begin the keys of the mappings of tables
_BLOB: Final = b'"blob":"'


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


def named_blobs(database: Database, dictionary: Dictionary, wanted: Collection[str]) -> set[str]:
    """Those of these attachments that a body here still names, in whatever kind may name a file."""
    if not wanted:
        return set()
    kinds = roots.kinds_with_files(database, dictionary)
    rows = database.query(
        "SELECT body FROM op WHERE state = 0 AND record IN (SELECT n FROM record WHERE kind IN "
        "(SELECT value FROM json_each(?)))",
        (json.dumps(kinds),),
    )
    return blobs_in(row[0] for row in rows) & set(wanted)


def drafted(database: Database, ids: Collection[str]) -> set[str]:
    """Those of these ids about which something was typed and not saved."""
    parts = {part for row in database.query("SELECT key FROM draft") for part in row[0].split(":")}
    return parts & set(ids)


def strip_beside(
    database: Database,
    dictionary: Dictionary,
    numbers: Collection[int],
    bodies: Iterable[Stored],
    reach: Reach,
) -> None:
    """Everything of these records, whose bodies were these, that lies besides them."""
    strip_drafts(database, numbers)
    strip_kept(database, dictionary, bodies)
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


def strip_kept(database: Database, dictionary: Dictionary, bodies: Iterable[Stored]) -> None:
    """What is kept beside the records and tells of these bodies: searches, names of loaded files, mappings.

    A search goes when it would find one of them, or is called after one; a load loses the name of its file
    when that is; a mapping goes when its sheet or a word of its columns is. `bodies`: those of one space in
    a row.
    """
    meta = Meta(database)
    searches = [(one, *_texts_of(one)) for one in _rows(meta, SEARCHES)]
    loads = [(one, KeptText.of_file(str(one.get("file", "")))) for one in _rows(meta, LOADS)]
    mappings = {key: KeptText.each_of(_words_of(meta.get(key))) for key in meta.keys(MAPPING)}
    every = [*(one for _, *texts in searches for one in texts), *(one for _, one in loads)]
    every += (one for texts in mappings.values() for one in texts)
    if not every:
        return  # no body is read for nothing
    Leaving(dictionary, every).read(bodies)
    kept = [
        one
        for one, called, asked in searches
        if not (asked.finds or called.finds or called.names(asked.words))
    ]
    left = [{**one, "file": ""} if file.finds or file.names() else one for one, file in loads]
    if len(kept) < len(searches):
        meta.put(SEARCHES, [*kept])
    if left != [one for one, _ in loads]:
        meta.put(LOADS, [*left])
    for key, texts in mappings.items():
        if any(one.finds or one.names() for one in texts):
            meta.drop(key)


def _rows(meta: Meta, key: str) -> list[dict[str, Any]]:
    return [one for one in meta.get(key, []) if isinstance(one, dict)]


def _texts_of(search: Mapping[str, Json]) -> tuple[KeptText, KeptText]:
    """What a kept search is called, and what it asks for."""
    where = search.get("where")
    asked = where.get("text") if isinstance(where, dict) else ""
    return KeptText(str(search.get("name", ""))), KeptText(str(asked or ""))


def _words_of(mapping: Json) -> list[str]:
    """What a kept mapping holds of a table itself: its sheet, and the words of its cells."""
    try:
        held = json.loads(mapping) if isinstance(mapping, str) else {}
    except ValueError:
        return []
    columns = held.get("columns") or []
    values = (one.get("values") for one in columns if isinstance(one, dict))
    return [str(held.get("sheet") or ""), *(word for one in values for word in one or ())]


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
