"""What guards somebody in a file and lies beyond it: all that was ever said of them, and
their answers elsewhere.

Whoever is hidden is looked for by every name that they were given here: a name that somebody replaced stands
in the old stories still.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.history.entry import DELETED, carries
from vsdesk.load_mark import load_of, word_of
from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.values import is_id
from vsdesk.records.dossier import RecordView
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views
from vsdesk.vault.read.coordinator_looks import taken_back
from vsdesk.vault.read.former import before
from vsdesk.vault.read.makers import has_made, is_other, who_made
from vsdesk.vault.read.removed_pages import guarding_on, unremoved
from vsdesk.vault.read.same_person import SamePerson
from vsdesk.vault.read.sought import Sought
from vsdesk.vault.read.stand_ins import brought_only, made_elsewhere, stand_ins

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import StoredOp
    from vsdesk.records.arrival import Arrival
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.persons.guards_elsewhere import OtherCases, OtherNews
    from vsdesk.records.not_whole import MissingPiece
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.aside_here import AsideOf
    from vsdesk.vault.read.guards import Guards
    from vsdesk.vault.read.late_words_here import Late

_PERSONS: Final = f"r.id IN {views.IDS} AND +r.kind = 'person'"
# "+": sought by what is linked, not by kind.
_TOLD_OF: Final = " OR ".join(
    f"r.n IN (SELECT source FROM {table} WHERE target IN {views.IDS} AND +field = 'linked_case') "  # noqa: S608 - literals
    "AND +r.kind = 'testimony_row'"
    for table in ("link", "former")
)
_LIMITS: Final = "teller_limits"
_TELLERS: Final = (
    f"r.id IN {views.IDS} OR (r.n IN (SELECT source FROM link WHERE target IN {views.IDS}) "  # noqa: S608 - literals
    f"AND +r.kind = '{_LIMITS}')"
)
_NAMING: Final = (
    f"SELECT source FROM link WHERE target IN {views.IDS} "  # noqa: S608 - literals
    f"UNION SELECT source FROM former WHERE target IN {views.IDS}"
)
# The families in which somebody is named or lies, and those to which such a case was ever tied.
_FAMILIES: Final = (
    f"WITH s(space) AS (SELECT space FROM record WHERE n IN ({_NAMING}) OR id IN {views.IDS}) "  # noqa: S608 - literals
    "SELECT space FROM s UNION SELECT t.target FROM s JOIN record c ON c.id = s.space "
    "JOIN (SELECT source, target FROM link UNION ALL SELECT source, target FROM former) t "
    "ON t.source = c.n"
)
_HOMES: Final = (
    f"r.space IN ({_FAMILIES}) AND "
    "r.kind IN ('contact_channel', 'family_member', 'person_identifier', 'family')"
)


class FileHistory:
    """All that was ever said in records, each read once, for all files that are read at once: who is hidden
    in one of an incident's files is looked for in all of them."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._asked: set[str] = set()
        self._found: dict[str, RecordView] = {}
        self._below: dict[str, dict[str, RecordView]] = {}  # further names by whose they are

    def of(self, ids: Collection[str]) -> Mapping[str, RecordView]:
        """See `records.gate.persons.guards_elsewhere.Beyond.ever_said`."""
        wanted = [one for one in dict.fromkeys(ids) if one not in self._asked and is_id(one)]
        self._asked.update(wanted)
        for one in self._read(wanted) if wanted else ():
            self._found[one.id] = one
            self._below.setdefault(one.parent or "", {})[one.id] = one
        found = {id: self._found[id] for id in ids if id in self._found}
        for id in ids:
            found.update(self._below.get(id, {}))
        return found

    def _read(self, ids: Sequence[str]) -> Iterable[RecordView]:
        where = f"id IN {views.IDS} OR (parent IN {views.IDS} AND +kind = 'person_name')"
        return map(_all_of, ops_in(self._db, where, (ids, ids)).values())


def ever_said(database: Database, ids: Collection[str]) -> Mapping[str, RecordView]:
    """As `FileHistory.of`, for records of whichever file, read once."""
    return FileHistory(database).of(ids)


class BeyondFile:
    """Read when it is asked for, each record once: most files hide nobody."""

    def __init__(
        self,
        root: str,
        database: Database,
        rules: Callable[[], Rules],
        records: Callable[[], Collection[RecordView]],
        looked: Callable[[], frozenset[str]],
        guarding: Callable[[], tuple[RecordView, ...]],
        joined: Callable[[], tuple[Dossier, ...]],
        crowded: Callable[[], bool],
        late: Callable[[], Mapping[str, frozenset[str]]],
        guards: Guards,
        ever: FileHistory,
        news: Callable[[str], tuple[OtherNews, ...]],
        aside: AsideOf,
        beside: Callable[[], tuple[OtherCases, ...]],
        missing: Callable[[], tuple[MissingPiece, ...]],
        late_words: Callable[[], Late],
    ) -> None:
        """`records`: of the file. `looked`: the ops of it at which a coordinator looked. `guarding`:
        what else guards somebody in it. `joined`: the other entries of its person; `crowded`: whether
        they are too many; `late`: what came for one of them that was erased. `guards`: who is guarded
        elsewhere, for all files that are read at once. `news`: what waits elsewhere on a day;
        `beside`: who is missing in the cases beside it; `late_words`: those that no order to erase
        had read."""
        self._root = root
        self._db = database
        self._rules = rules
        self._looked = looked
        self._guarding = guarding
        self._joined = joined
        self.crowded = crowded
        self.late = late
        self._guards = guards
        self._tied: tuple[RecordView, ...] | None = None
        self._read_beside = beside
        self._near: tuple[OtherCases, ...] | None = None
        self._read_late_words = late_words
        self._late_words: Late | None = None
        self._records = records
        self._stand_ins: frozenset[str] | None = None
        self._homes: dict[frozenset[str], tuple[RecordView, ...]] = {}
        self._tellers: dict[frozenset[str], tuple[RecordView, ...]] = {}
        self._came_by: dict[str, frozenset[str]] = {}  # who made a record, where a load is asked of
        self.ever_said = ever.of
        self.sought = Sought(database, root, guards.aside).of
        self.same_as = SamePerson(database, rules).of
        self._read_aside = aside.waits
        self.asked_aside = aside.asks_of
        self._aside: bool | None = None
        self._read_missing = missing
        self._missing: tuple[MissingPiece, ...] | None = None
        self._read_news = news
        self._news: dict[str, tuple[OtherNews, ...]] = {}

    def put_aside(self) -> bool:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        if self._aside is None:
            self._aside = self._read_aside()
        return self._aside

    def missing(self) -> tuple[MissingPiece, ...]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        if self._missing is None:
            self._missing = self._read_missing()
        return self._missing

    def news(self, today: str) -> tuple[OtherNews, ...]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        if today not in self._news:  # asked by every part of a file
            self._news[today] = self._read_news(today)
        return self._news[today]

    def unlooked(self, ids: Collection[str]) -> Mapping[str, RecordView]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        wanted = sorted(filter(is_id, ids))
        rules, looked = self._rules(), self._looked() if wanted else frozenset()
        found = {}
        for id, ops in ops_in(self._db, f"id IN {views.IDS}", (wanted,)).items() if wanted else ():
            if left := _unlooked([one for one in ops if one.standing], rules, looked):
                found[id] = _view(ops[0], left)
        return found

    def answers_of(self, people: Collection[str]) -> tuple[RecordView, ...]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return self._guards.answers_of(people)

    def other_entries(self) -> Mapping[str, frozenset[str]]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return self._guards.relatives.of(self._root)

    def late_of_relatives(self) -> Mapping[str, frozenset[str]]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return self._guards.relatives.late(self._root)

    def told_of(self, cases: Collection[str]) -> tuple[RecordView, ...]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        asked = (views.ids_json(cases),) * 2
        return tuple(views.load(self._db, _TOLD_OF, asked)) if cases else ()

    def tellers(self, people: Collection[str]) -> tuple[RecordView, ...]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        asked = frozenset(people)
        if asked not in self._tellers:  # each reading of a file asks
            ids = (views.ids_json(asked),) * 2
            found = views.load(self._db, _TELLERS, ids) if asked else ()
            rows = guarding_on(self._db, self._rules(), (o for o in found if o.kind == _LIMITS))
            self._tellers[asked] = (*(one for one in found if one.kind != _LIMITS), *rows)
        return self._tellers[asked]

    def homes_of(self, people: Collection[str]) -> tuple[RecordView, ...]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        asked = frozenset(people)
        if asked not in self._homes:  # each reading of a file asks
            entries = self.other_entries() if asked else {}
            others = (one for who in asked for one in entries.get(who, ()))
            ids = (views.ids_json({*asked, *others}),) * 3
            self._homes[asked] = tuple(views.load(self._db, _HOMES, ids)) if asked else ()
        return self._homes[asked]

    def came(self, ops: Collection[str]) -> Mapping[str, Arrival]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return Ledger(self._db).came(ops)

    def made_by(self, id: str, word: str) -> bool:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        if load_of(word) and id not in self._came_by:
            self._came_by[id] = (
                who_made(self._db, [id], self._rules()).get(id, frozenset())
                if is_id(id)
                else frozenset()
            )
        return has_made(id, word, self._came_by, self._rules())

    def persons(self, ids: Collection[str]) -> frozenset[str]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        named = views.load(self._db, _PERSONS, (views.ids_json(ids),)) if ids else ()
        return frozenset(
            one.id
            for one in named
            if any(self.made_by(one.id, word) for word in one.words)
            and not brought_only(self._rules(), one)
        )

    def lacks_maker(self, record: RecordView) -> bool:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return bool(made_elsewhere(self._db, self._rules(), [record]))

    def makers_at_work(self, id: str) -> frozenset[str]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return frozenset(one for one in self._rules().active if carries(id, one))  # it only closes

    def is_made_here(self, id: str) -> bool:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return self._rules().made_by(id, self._rules().own)

    def is_other(self, word: str) -> bool:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return is_other(word, self._rules())

    def stand_ins(self) -> frozenset[str]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        if self._stand_ins is None:
            self._stand_ins = stand_ins(self._db, self._rules(), self._records())
        return self._stand_ins

    def looks_taken_back(self) -> frozenset[str]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return taken_back(self._db, self._records(), self._rules())

    def is_led(self) -> bool:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return self._rules().led

    def not_whole(self) -> str:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return self._guards.not_whole

    def is_held(self) -> bool:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return self._guards.is_held(self._root)

    def beside(self) -> tuple[OtherCases, ...]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        if self._near is None:
            self._near = self._read_beside()
        return self._near

    def late_words(self) -> frozenset[str]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return self._late().ops

    def late_for(self) -> frozenset[str]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return self._late().orders

    def _late(self) -> Late:
        if self._late_words is None:
            self._late_words = self._read_late_words()
        return self._late_words

    def kept_fields(self) -> frozenset[tuple[str, str]]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return self._guards.stops.fields

    def kept_labels(self) -> frozenset[str]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return self._guards.stops.labels

    def joined(self) -> tuple[Dossier, ...]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return self._joined()

    def guarding(self) -> tuple[RecordView, ...]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        if self._tied is None:
            self._tied = self._guarding()
        return self._tied

    def unremoved(self, records: Collection[RecordView]) -> tuple[RecordView, ...]:
        """See `records.gate.persons.guards_elsewhere.Beyond`."""
        return unremoved(self._db, self._rules(), self._root, records)


def ops_in(
    database: Database, where: str, ids: Sequence[Sequence[str]]
) -> dict[str, list[StoredOp]]:
    """The ops of the records that a literal `where` names."""
    with database.snapshot():
        rows = database.query(
            f"SELECT n, id FROM record WHERE {where} ORDER BY n DESC",  # noqa: S608 - a literal
            [*map(json.dumps, ids)],
        )
        numbers = {row[1].hex(): int(row[0]) for row in rows}
        held = Ledger(database).ops_of(numbers.values())
    return {id: held[number] for id, number in numbers.items() if held[number]}


def _unlooked(
    ops: Sequence[StoredOp], rules: Rules, looked: Collection[str]
) -> list[tuple[str, StoredOp]]:
    """Each field of each op, but for what stood there before a coordinator wrote or looked."""
    held = {op.id: op for op in ops}
    theirs = [op for op in ops if not is_other(word_of(op.device_id, op.by), rules)]
    replaced = {one for op in ops for one in op.supersedes.get(DELETED, ())}
    if any(op.values.get(DELETED) is True and op.id not in replaced for op in theirs):
        return []
    gone: dict[str, set[str]] = {}
    for op in (*theirs, *(one for one in ops if one.id in looked)):
        for name in op.fields:
            gone.setdefault(name, set()).update(before(name, op.supersedes.get(name, ()), held))
    return [(name, op) for op in ops for name in op.values if op.id not in gone.get(name, ())]


def _all_of(ops: Sequence[StoredOp]) -> RecordView:
    return _view(ops[0], [(name, op) for op in ops for name in op.values])


def _view(first: StoredOp, said: Iterable[tuple[str, StoredOp]]) -> RecordView:
    fields: dict[str, list[Alternative]] = {}
    for name, op in said:
        fields.setdefault(name, []).append(
            Alternative(op.id, op.values[name], op.device_id, op.by, op.ts, op.body)
        )
    return RecordView(
        first.rec,
        first.kind,
        first.space,
        first.parent,
        fields={name: tuple(said) for name, said in fields.items()},
    )
