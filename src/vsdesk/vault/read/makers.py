"""Who made the records of a file: what the readings of it leave out whole.

Everything here is worked out once for each record, whatever number of words stands in it: the mark of a load
is written by the device itself, so one device may bring as many as it likes.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.history.op_scopes import SHARED
from vsdesk.load_mark import load_of, of_one_file, unmarked, word_of
from vsdesk.records.gate.death_news import tellers
from vsdesk.records.kinds.consent import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_ENTRIES: Final = (
    "FROM record r JOIN op o ON o.record = r.n JOIN entry e ON e.n = o.entry JOIN log l ON l.n = e.log "
    "WHERE r.id IN (SELECT unhex(value) FROM json_each(?)) "
)
# Who wrote into records, as their words came here: of each device its first own word, and the
# first of all its loads.
_WRITERS: Final = (
    f"SELECT r.id, l.kid, e.by, min(e.n) {_ENTRIES}"
    "GROUP BY r.id, l.kid, instr(e.by, '~') BETWEEN 1 AND length(e.by) - 1 ORDER BY min(e.n)"
)
# Everybody who ever wrote into records, what was replaced since too.
_EVER: Final = f"SELECT DISTINCT r.id, l.kid, e.by {_ENTRIES}"
# The device by which a record came here first: a scalar query about `record.n`.
FIRST: Final = (
    "SELECT log.kid FROM op JOIN entry ON entry.n = op.entry JOIN log ON log.n = entry.log "
    "WHERE op.record = record.n ORDER BY op.n LIMIT 1"
)
# What somebody answered is no fact: the device that wrote it down may be the first that asked.
ANSWER: Final = "consent_grant"


class Makers:
    """Who made each of some records: worked out once for all of them, and only where an id does not say
    it."""

    def __init__(self, database: Database, rules: Rules, records: Iterable[RecordView]) -> None:
        self._db = database
        self._rules = rules
        self._ids = [one.id for one in records]
        self._came: dict[str, frozenset[str]] | None = None

    def of(self, record: RecordView, device_ids: Iterable[str]) -> frozenset[str]:
        """Who made a record, whatever stands in it now; of one whose id carries none of
        these, who came first here."""
        found = frozenset(
            device_id for device_id in device_ids if self._rules.made_by(record.id, device_id)
        )
        return found or self._of_rows(record.id)

    def without(
        self, record: RecordView, words: Collection[str], opened: Collection[str] = ()
    ) -> frozenset[str]:
        """Without which of these words all of a record goes. What a load says that somebody answered
        is an answer of nobody; but what waited in a copy that brought the file, by the word of those who
        `opened` it, is one still, of the device that wrote it down there."""
        own = devices(words)
        found = frozenset(
            device_id for device_id in own if self._rules.made_by(record.id, device_id)
        )
        if len(own) == len(words):
            return found
        made = self._of_rows(record.id).intersection(words)
        if record.kind in ANSWERS:
            made = frozenset(one for one in made if any(of_one_file(one, by) for by in opened))
        return found | made if len(self._of_rows(record.id)) == 1 else found

    def _of_rows(self, rec: str) -> frozenset[str]:
        if self._came is None:
            self._came = who_made(self._db, self._ids, self._rules)
        return self._came.get(rec, frozenset())


def who_made(database: Database, ids: Collection[str], rules: Rules) -> dict[str, frozenset[str]]:
    """Whose words made each of these records: the devices that wrote there and that its id carries; else
    the word that came here first, a load's too, but of a device that the id carries without being proof, and
    of who loads where that is contested: then perhaps nobody's."""
    wrote: dict[str, list[str]] = defaultdict(list)
    for id, device_id, by, _ in database.query(_WRITERS, (json.dumps([*ids]),)) if ids else ():
        wrote[id.hex()].append(word_of(device_id.hex(), by))
    return {
        id: frozenset(device_id for device_id in devices(words) if rules.made_by(id, device_id))
        or frozenset(_of_others(id, words, rules)[:1])
        for id, words in wrote.items()
    }


def _of_others(id: str, words: Sequence[str], rules: Rules) -> list[str]:
    """These words in their order, without those of whom an id carries that came in a file, and of who
    loaded it where that is contested: whoever made the file, or says that there was one, may have been heard
    first."""
    return [word for word in words if not rules.only_carries(id, unmarked(word))]


def has_made(id: str, word: str, came: Mapping[str, frozenset[str]], rules: Rules) -> bool:
    """Whether a word is of who made a record: of a device the id says it; of a load what that very load
    brought first (`came`, see `who_made`)."""
    return word in came.get(id, ()) if load_of(word) else rules.made_by(id, word)


def ever_wrote(database: Database, ids: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each record, and a word that was ever written into it."""
    for id, device_id, by in database.query(_EVER, (json.dumps([*ids]),)) if ids else ():
        yield id.hex(), word_of(device_id.hex(), by)


def fair(
    database: Database, ids: Sequence[str], most: int, free: Collection[str] = ()
) -> list[str]:
    """Of these records, in their order, at most so many of each device by which they came here first; all of
    those that came by one of `free` (device ids)."""
    sql = (
        f"SELECT id, ({FIRST}) FROM record WHERE hidden < 2 "  # noqa: S608 - literals
        "AND id IN (SELECT unhex(value) FROM json_each(?))"
    )
    by = {row[0].hex(): row[1] for row in database.query(sql, (json.dumps([*ids]),))}
    kept: Counter[bytes | None] = Counter()
    found, unbound = [], {bytes.fromhex(device_id) for device_id in free}
    for id in dict.fromkeys(ids):
        kept[by.get(id)] += 1
        if kept[by.get(id)] <= most or by.get(id) in unbound:
            found.append(id)
    return found


def first_word(database: Database, rec: str) -> str:
    """By whose word a record came here first: a device's, or a load's; "" where it is not here."""
    row = database.one(f"SELECT l.kid, e.by {_ENTRIES} ORDER BY o.n LIMIT 1", (json.dumps([rec]),))
    return "" if row is None else word_of(row[0].hex(), row[1])


def is_other(word: str, rules: Rules) -> bool:
    """Whether a word is no coordinator's: what a load brought is none, whoever loaded it."""
    return bool(load_of(word)) or rules.role(word) != "coordinator"


def may_stand(space: str, device_id: str, rules: Rules) -> bool:
    """Whether words of a device may stand in a space: in those that all share only a coordinator's, withdrawn
    since or not (docs/spec/bundle.md §8.1)."""
    return space not in SHARED or rules.role(device_id) == "coordinator"


def devices(words: Iterable[str]) -> list[str]:
    """Those of these words that are a device's own: the id of a record names no load."""
    return [word for word in words if not load_of(word)]


def openly(record: RecordView, rules: Rules) -> RecordView | None:
    """A record as a search reads it: None where who made it or its file, or a coordinator,
    calls it news of a death.

    What only other devices call so stays as it is without their words: one device hides nothing of others.
    """
    told = tellers(record)
    if any(
        not is_other(word, rules)
        or (not load_of(word) and any(rules.made_by(id, word) for id in (record.id, record.space)))
        for word in told
    ):
        return None
    return without_words(record, told) if told else record


def without_words(record: RecordView, words: Collection[str]) -> RecordView:
    """The record without what these wrote."""
    kept = {
        name: tuple(one for one in standing if one.word not in words)
        for name, standing in record.fields.items()
    }
    return replace(record, fields={name: held for name, held in kept.items() if held})
