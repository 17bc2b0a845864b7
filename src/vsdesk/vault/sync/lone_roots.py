"""The cases, families and incidents in which a device wrote that neither opened them nor is a coordinator's;
and the activities with words that no order to erase had read.

Read from the log, from who names whom and from the looks that stand in the roots, without folding a record,
so that a vault in which nothing waits answers fast, and one in which all was looked at. It names too many
rather than too few: whether something waits says the dossier alone (vault/read/without_a_device.py).
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.load_mark import load_of, marked
from vsdesk.records import copy_mark
from vsdesk.records.consent.coordinator_view import named_in
from vsdesk.records.consent.hidden_persons import may_hide
from vsdesk.records.gate.persons.family_speakers import SPEAKS, is_later
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views
from vsdesk.vault.read.coordinator_looks import looked_ops
from vsdesk.vault.read.dossiers import NAMED
from vsdesk.vault.read.former import OF_TWO_FAMILIES
from vsdesk.vault.read.late_words_here import LateWords
from vsdesk.vault.read.makers import ANSWER, is_other
from vsdesk.vault.read.neighbours import OF_CASES
from vsdesk.vault.sync import overwritten_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_BATCH: Final = 1_000  # roots that are asked about at once
_CHAIN: Final = 3  # how far a dossier follows who names whom
_SHARED: Final = sorted(NAMED - {"person"})
_IN: Final = "IN (SELECT unhex(value) FROM json_each(?))"
# "+": by who names them, or by their ids; by kind, SQLite would look at every record of it
_MARK: Final = "CASE instr(e.by, '~') WHEN 0 THEN '' ELSE substr(e.by, instr(e.by, '~') + 1) END"
_WISHES: Final = ("person_mark", ANSWER)  # what may ask that somebody is named nowhere
_Words = dict[str, set[str]]  # by space: whose words stand in it, or are named from it


class LoneRoots:
    """Finds them from the reader's connection, some after the other."""

    def __init__(
        self, database: Database, dictionary: Dictionary, rules: Callable[[], Rules]
    ) -> None:
        self._db = database
        self._rules = rules
        self._came = Ledger(database).came
        self._late_words = LateWords(database, dictionary, rules)
        roots = set(dictionary.roots)
        self._ties = {
            kind: sorted(
                field.name
                for field in spec.fields
                if field.type == "link" and roots & {*field.targets}
            )
            for kind in OF_CASES
            if (spec := dictionary.kind(kind)) is not None
        }

    def batches(self) -> Iterator[tuple[int, list[str]]]:
        """For each batch of roots how many were asked about, and those in which something may wait."""
        named, loaded = self._named(), self._loaded()
        for kind in OF_CASES:
            after = 0
            while rows := self._db.query(
                "SELECT n, id FROM record WHERE kind = ? AND id = space AND hidden = 0 AND n > ? "
                "ORDER BY n LIMIT ?",
                (kind, after, _BATCH),
            ):
                after = rows[-1][0]
                roots = [row[1].hex() for row in rows]
                yield len(roots), self._of(kind, roots, named, loaded)
        if ours := self._late_words.roots_of_own_work():
            yield len(ours), sorted(ours)

    def total(self) -> int:
        """How many roots there are to ask about."""
        sql = "SELECT count(*) FROM record WHERE hidden = 0 AND id = space AND kind IN (?, ?, ?)"
        return int(self._db.one(sql, OF_CASES)[0])

    def _of(
        self, kind: str, roots: list[str], named: Mapping[str, set[str]], loaded: frozenset[str]
    ) -> list[str]:
        around = self._around(kind, roots)
        kin = self._kin({space for spaces in around.values() for space in spaces})
        beside = {root: [*spaces] for root, spaces in around.items()}
        for spaces in around.values():
            spaces |= {far for space in [*spaces] for far in kin.get(space, ())}
        wrote = self._wrote({space for spaces in around.values() for space in spaces}, loaded)
        found = set[str]()
        for root in roots:
            words = set[str]()
            for space in around[root]:
                words |= wrote.get(space, set()) | named.get(space, set())
            if self._may_wait(root, words, wrote.get(root, ()), around[root]):
                found.add(root)
        looked = self._looked({space for root in found for space in beside[root]})
        asked = [root for root in found if any(looked.get(space) for space in beside[root])]
        ops = self._ops({space for root in asked for space in around[root]})
        done = {
            root
            for root in asked
            if not any(named.get(space) for space in around[root])
            and self._all_looked_at(
                {space: ops.get(space, {}) for space in around[root]},
                {op for space in beside[root] for op in looked.get(space, ())},
            )
        }
        over = self._by_others(wrote, loaded) | self._copied(beside.values(), loaded)
        speaking = self._speaking_later(around, wrote) | self._late_words.roots(beside)
        return [
            root
            for root in roots
            if (root in found and root not in done)
            or root in speaking
            or not over.isdisjoint(around[root])
        ]

    def _copied(self, beside: Iterable[Collection[str]], loaded: Collection[str]) -> set[str]:
        """Of these spaces those that came from a copy at which nobody looked."""
        asked = {space for spaces in beside for space in spaces if space in loaded}
        heads = views.load(self._db, f"r.id {_IN} AND r.id = r.space", (json.dumps(sorted(asked)),))
        held = {one.id: {alt.op for alt in copy_mark.marks(one)} for one in heads}
        rules = self._rules()
        return {one.id for one in heads if held[one.id] - looked_ops(self._db, [one], rules)}

    def _by_others(self, wrote: Mapping[str, set[str]], loaded: Collection[str]) -> set[str]:
        """Of these spaces those in which others wrote over a coordinator's word or what guards somebody,
        assessed a risk less carefully than before, or filled what others left empty where that closes, and
        nobody looked at it."""
        rules = self._rules()
        others = {
            space for space, words in wrote.items() if any(is_other(one, rules) for one in words)
        }
        mixed = {space for space in others if not all(is_other(one, rules) for one in wrote[space])}
        said = overwritten_words.stops_ended(self._db, others, rules)
        said |= overwritten_words.assessed_anew(self._db, others, rules)
        said |= overwritten_words.overruling(self._db, others - mixed, rules)
        if mixed:
            said |= overwritten_words.filled_in(self._db, mixed, loaded, rules, self._came)
        looked = self._looked({space for space, _ in said}) if said else {}
        seen = frozenset[str]().union(*looked.values())
        return {space for space, op in said if op not in seen}

    def _speaking_later(
        self, around: Mapping[str, set[str]], wrote: Mapping[str, set[str]]
    ) -> set[str]:
        """The roots of the files in which others said who speaks after somebody else's wish, and nobody
        looked at it."""
        rules = self._rules()
        others = {
            space for space, words in wrote.items() if any(is_other(one, rules) for one in words)
        }
        around = {root: spaces for root, spaces in around.items() if not others.isdisjoint(spaces)}
        if not around:
            return set()
        asking = self._wishing({space for spaces in around.values() for space in spaces})
        held = self._speakers_of(
            {
                space
                for spaces in around.values()
                if self._may_speak_later(spaces, asking, wrote)
                for space in spaces
            }
        )
        found = {
            root: late
            for root, spaces in around.items()
            if (late := self._late([one for space in spaces for one in held.get(space, ())]))
        }
        looked = self._looked({space for root in found for space in around[root]}) if found else {}
        seen = frozenset[str]().union(*looked.values())
        return {root for root, ops in found.items() if not ops <= seen}

    def _may_speak_later(
        self, spaces: set[str], asking: Mapping[str, set[str]], wrote: Mapping[str, set[str]]
    ) -> bool:
        """Whether the wish of one may stand beside another one's word, who is no coordinator."""
        wishes = {word for space in spaces for word in asking.get(space, ())}
        words = {word for space in spaces for word in wrote.get(space, ())}
        others = {word for word in words if is_other(word, self._rules())} if wishes else set()
        return any(wishes - {word} for word in others)

    def _late(self, records: Sequence[RecordView]) -> set[str]:
        """The ops by which others said who speaks, that came after a wish of somebody else."""
        rules = self._rules()
        wishes = [
            said
            for one in records
            if one.kind in _WISHES and (one.kind != ANSWER or may_hide(one))
            for held in one.fields.values()
            for said in held
        ]
        speaks = [
            said
            for one in (records if wishes else ())
            for said in one.fields.get(SPEAKS.get(one.kind, ""), ())
            if is_other(said.word, rules)
        ]
        came = self._came({one.op for one in (*wishes, *speaks)}) if speaks else {}
        there = named_in(records, lambda word: not is_other(word, rules)) if speaks else {}
        return {one.op for one in speaks if is_later(one, wishes, came, there)}

    def _wishing(self, spaces: Collection[str]) -> _Words:
        """Of each space whose words stand in what may be a wish."""
        found: _Words = defaultdict(set)
        for space, device_id, load in self._db.query(
            f"SELECT DISTINCT r.space, l.kid, {_MARK} FROM record r JOIN op o ON o.record = r.n "  # noqa: S608 - of this module
            f"JOIN entry e ON e.n = o.entry JOIN log l ON l.n = e.log WHERE r.space {_IN} "
            "AND +r.kind IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(spaces)), json.dumps(_WISHES)),
        ):
            found[space.hex()].add(marked(device_id.hex(), load))
        return found

    def _speakers_of(self, spaces: Collection[str]) -> dict[str, list[RecordView]]:
        """What says who speaks there, and what may be a wish."""
        found: dict[str, list[RecordView]] = defaultdict(list)
        where = f"r.space {_IN} AND +r.kind IN (SELECT value FROM json_each(?))"  # noqa: S608 - of this module
        kinds = json.dumps([*SPEAKS, *_WISHES])
        for one in views.load(self._db, where, (json.dumps(sorted(spaces)), kinds)):
            found[one.space].append(one)
        return found

    def _looked(self, spaces: Collection[str]) -> dict[str, frozenset[str]]:
        """Of each root the ops that a coordinator looked at by a look that stands in it."""
        rules = self._rules()
        heads = views.load(
            self._db, f"r.id {_IN} AND r.id = r.space", (json.dumps(sorted(spaces)),)
        )
        found = {one.id: looked_ops(self._db, [one], rules) for one in heads if not one.deleted}
        return {id: ops for id, ops in found.items() if ops}

    def _ops(self, spaces: Collection[str]) -> dict[str, dict[str, set[str]]]:
        """Every op in each space, by whose word it is."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for space, device_id, load, entry, index in self._db.query(
            f"SELECT l.space, l.kid, {_MARK}, e.eh, o.idx FROM log l JOIN entry e ON e.log = l.n "  # noqa: S608 - of this module
            f"JOIN op o ON o.entry = e.n WHERE l.space {_IN}",
            (json.dumps(sorted(spaces)),),
        ):
            word = marked(device_id.hex(), load)
            found[space.hex()][word].add(f"{entry.hex()}:{index}")
        return found

    def _all_looked_at(
        self, spaces: Mapping[str, Mapping[str, set[str]]], looked: set[str]
    ) -> bool:
        """Whether every word was looked at that is neither a coordinator's nor that of who
        made all of these spaces."""
        rules = self._rules()
        return all(
            ops <= looked
            for said in spaces.values()
            for word, ops in said.items()
            if is_other(word, rules)
            and (load_of(word) or not all(rules.made_by(space, word) for space in spaces))
        )

    def _around(self, kind: str, roots: list[str]) -> dict[str, set[str]]:
        """Each root, and the spaces that belong to its file."""
        found = {root: {root} for root in roots}
        ids = json.dumps(roots)
        if kind == "family":
            sql = (
                "SELECT l.target, s.space FROM link l JOIN record s ON s.n = l.source "  # noqa: S608 - of this module
                f"WHERE l.target {_IN} AND +s.kind = 'case'"
            )
            rows = self._db.query(sql, (ids,))
        else:
            sql = (
                "SELECT r.id, l.target FROM record r JOIN link l ON l.source = r.n "  # noqa: S608 - of this module
                f"WHERE r.id {_IN} AND +r.kind = ? AND l.field IN (SELECT value FROM json_each(?))"
            )
            rows = self._db.query(sql, (ids, kind, json.dumps(self._ties[kind])))
        for root, space in rows:
            found[root.hex()].add(space.hex())
        return found

    def _kin(self, spaces: Collection[str]) -> dict[str, set[str]]:
        """Of each space the other files whose persons its relatives are."""
        found: dict[str, set[str]] = defaultdict(set)
        for space, far in self._db.query(
            "SELECT s.space, t.space FROM record s JOIN link l ON l.source = s.n "  # noqa: S608 - of this module
            f"JOIN record t ON t.id = l.target WHERE s.space {_IN} "
            "AND s.kind IN (SELECT value FROM json_each(?)) AND +t.kind = 'person' "
            "AND t.space <> s.space",
            (json.dumps(sorted(spaces)), json.dumps(sorted(OF_TWO_FAMILIES))),
        ):
            found[space.hex()].add(far.hex())
        return found

    def _loaded(self) -> frozenset[str]:
        """The spaces into which something came by a load: there the log alone does not
        say whose word it is."""
        sql = "SELECT DISTINCT l.space FROM entry e JOIN log l ON l.n = e.log WHERE instr(e.by, '~') > 0"
        return frozenset(row[0].hex() for row in self._db.query(sql))

    def _wrote(self, spaces: Collection[str], loaded: frozenset[str]) -> _Words:
        """Whose words stand in each space."""
        found: _Words = defaultdict(set)
        plain = json.dumps(sorted(space for space in spaces if space not in loaded))
        sql = f"SELECT DISTINCT space, kid FROM log WHERE space {_IN}"  # noqa: S608 - of this module
        for space, device_id in self._db.query(sql, (plain,)):
            found[space.hex()].add(device_id.hex())
        for space, device_id, load in self._db.query(
            f"SELECT DISTINCT l.space, l.kid, {_MARK} FROM log l JOIN entry e ON e.log = l.n "  # noqa: S608 - of this module
            f"WHERE l.space {_IN}",
            (json.dumps(sorted(loaded.intersection(spaces))),),
        ):
            found[space.hex()].add(marked(device_id.hex(), load))
        return found

    def _named(self) -> _Words:
        """Of each space whose words stand in what it names in the shared lists and among sources."""
        words: _Words = defaultdict(set)
        rules = self._rules()
        for id, device_id, load in self._db.query(
            f"SELECT DISTINCT r.id, l.kid, {_MARK} FROM record r JOIN op o ON o.record = r.n "  # noqa: S608 - of this module
            "JOIN entry e ON e.n = o.entry JOIN log l ON l.n = e.log "
            "WHERE r.kind IN (SELECT value FROM json_each(?))",
            (json.dumps(_SHARED),),
        ):
            word = marked(device_id.hex(), load)
            if is_other(word, rules):
                words[id.hex()].add(word)
        found: _Words = defaultdict(set)
        fresh = {id: {*held} for id, held in words.items()}
        for _ in range(_CHAIN):
            passed: _Words = defaultdict(set)
            for target, space, source, kind in self._naming(fresh):
                found[space] |= fresh[target]
                if kind in NAMED and fresh[target] - words.get(source, set()):
                    passed[source] |= fresh[target]
            fresh = passed
        return found

    def _naming(self, ids: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
        """Who names these: target, space, id and kind of the record that names it."""
        for target, space, source, kind in self._db.query(
            "SELECT l.target, s.space, s.id, s.kind FROM link l JOIN record s ON s.n = l.source "  # noqa: S608 - of this module
            f"WHERE l.target {_IN}",
            (json.dumps(sorted(ids)),),
        ):
            yield target.hex(), space.hex(), source.hex(), kind

    def _may_wait(
        self, root: str, words: Iterable[str], own: Collection[str], spaces: Iterable[str]
    ) -> bool:
        rules = self._rules()
        others = [word for word in words if is_other(word, rules)]
        if len(others) != 1:
            return bool(others)
        (one,) = others
        if not load_of(one) and rules.made_by(root, one):
            return not all(
                rules.made_by(space, one) for space in spaces
            )  # something may be drawn in
        return [*own] != [one]  # alone in its file, it opened it
