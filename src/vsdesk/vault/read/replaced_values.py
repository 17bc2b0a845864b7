"""What stood in the records of a space before, as far as it is here, and who replaced it: for the
organisation's own copy. Whoever restores it must not open what these values closed (docs/spec/dump.md)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.history.entry import DELETED
from vsdesk.history.merge import fold
from vsdesk.load_mark import load_of
from vsdesk.records.dossier import ids_in
from vsdesk.records.guarding_values import guards
from vsdesk.vault.read import views
from vsdesk.vault.read.after_coordinators import said_after
from vsdesk.vault.read.beyond_file import ops_in
from vsdesk.vault.read.former import named_before
from vsdesk.vault.read.let_go import LetGo
from vsdesk.vault.read.makers import devices, first_word, is_other

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import RecordState, StoredOp
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.vault import Vault

# Records that were written more than once: nearly all were not.
_OFTEN: Final = (
    f"SELECT id FROM record WHERE space = ?1 AND hidden < {views.VOID} AND n IN "  # noqa: S608 - literals
    "(SELECT op.record FROM op JOIN record r ON r.n = op.record WHERE r.space = ?1 "
    "GROUP BY op.record HAVING count(*) > 1)"
)
_REMOVED: Final = (
    "r.space = ? AND r.hidden = 1 AND r.erased = 0 AND r.parent IN "
    "(SELECT id FROM record WHERE space = r.space AND hidden = 0) "
    "AND (r.n IN (SELECT source FROM link) OR r.n IN (SELECT source FROM former))"
)
_SEVERAL: Final = (
    "SELECT space FROM log GROUP BY space HAVING count(*) > 1 "
    "UNION SELECT space FROM record WHERE hidden > 0 UNION SELECT space FROM former"
)
# Of whom all that was ever said is asked: who stands how, and by which names somebody is looked for.
_EVER: Final = frozenset({"kinship", "family_member", "representation", "person", "person_name"})


class ReplacedValue(NamedTuple):
    """A value that stands no longer: the op that set it, whose word it is, and the ops that replaced it, each
    with its word."""

    op: str
    value: Json
    word: str
    by: tuple[tuple[str, str], ...]
    guards: bool  # by itself: whoever replaced it

    def __repr__(self) -> str:  # never the value: it may be somebody's name
        return f"Replaced(op={self.op!r})"


def replaced_in(
    database: Database,
    dictionary: Dictionary,
    rules: Rules,
    space: str,
    aside: Mapping[str, Sequence[StoredOp]],
) -> dict[str, dict[str, tuple[ReplacedValue, ...]]]:
    """By record and field what was replaced there, each value before those that replaced it. `aside`: the ops
    of records in which something was put aside, as if it counted."""
    rows = database.query(_OFTEN, (views.raw_id(space),))
    ids = [row[0].hex() for row in rows]
    held = ops_in(database, f"id IN {views.IDS}", (ids,)) if ids else {}
    found: dict[str, dict[str, tuple[ReplacedValue, ...]]] = {}
    let_go = LetGo(database, lambda: rules)
    for id, ops in {**held, **aside}.items():
        state = fold(ops, rules)
        if state is not None and (fields := _of(state, ops, dictionary, rules, let_go)):
            found[id] = fields
    return found


def _of(
    state: RecordState,
    ops: Sequence[StoredOp],
    dictionary: Dictionary,
    rules: Rules,
    let_go: LetGo,
) -> dict[str, tuple[ReplacedValue, ...]]:
    guarding = set(named_before(state, ops, dictionary, rules, partial(let_go.stands, state)))
    found = {}
    for name in sorted({name for op in ops for name in op.values} - {DELETED}):
        said = {
            op.id: op
            for op in ops
            if op.standing and name in op.fields and name not in state.evidence.get(op.id, ())
        }
        stands = {op.id for op in state.fields.get(name, ())}
        after: dict[str, list[str]] = {}
        for op in said.values():
            for one in op.supersedes.get(name, ()):
                after.setdefault(one, []).append(op.id)
        gone = [op for op in said.values() if op.id not in stands and name in op.values]
        depth = _depths(name, said)
        behind = _behind(name, after, said, depth)
        gone.sort(key=lambda op: (depth[op.id], op.id))
        found[name] = tuple(
            ReplacedValue(op.id, op.values[name], op.word, by, _guards(state, name, op, guarding))
            for op in gone
            if (by := _by(after.get(op.id, ()), said, behind))
        )
    return {name: values for name, values in found.items() if values}


def _depths(name: str, said: Mapping[str, StoredOp]) -> dict[str, int]:
    """How many replaced each other in one field, in turn, up to each of these. There is no circle: an op's id
    is the hash of what names those that it replaced."""
    found: dict[str, int] = {}
    for first in said:
        left = [first]
        while left:
            last = left[-1]
            if last in found:
                left.pop()
                continue
            ids = [one for one in said[last].supersedes.get(name, ()) if one in said]
            if more := [one for one in ids if one not in found]:
                left += more
            else:
                found[last] = 1 + max((found[one] for one in ids), default=0)
    return found


def _behind(
    name: str,
    after: Mapping[str, Sequence[str]],
    said: Mapping[str, StoredOp],
    depth: Mapping[str, int],
) -> dict[str, frozenset[str]]:
    """Of each op by which those are found that replaced something: itself, or where its value is not here any
    more those that replaced it. Each is worked out once, the last first."""
    found: dict[str, frozenset[str]] = {}
    for op in sorted(said, key=lambda op: -depth[op]):
        here = name in said[op].values
        ids = (op,) if here else (id for one in after.get(op, ()) for id in found[one])
        found[op] = frozenset(ids)
    return found


def _by(
    after: Iterable[str], said: Mapping[str, StoredOp], behind: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, str], ...]:
    """Who replaced a value, past those whose value is not here any more."""
    found = frozenset[str]().union(*(behind[one] for one in after))
    return tuple(sorted((id, said[id].word) for id in found))


def _guards(state: RecordState, name: str, op: StoredOp, guarding: set[tuple[str, str]]) -> bool:
    named = {(name, id) for id in ids_in(op.values[name])}
    if state.kind in _EVER or guards(state.kind, name, op.values[name]):
        return True
    return not guarding.isdisjoint(named)


class CopyHistory:
    """What the organisation's own copy holds beside what stands."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._db = vault.database

    def replaced(
        self, space: str, aside: Mapping[str, Sequence[StoredOp]]
    ) -> dict[str, dict[str, tuple[ReplacedValue, ...]]]:
        """By record of a space and field what was replaced there; `aside` as in `replaced_in`."""
        return replaced_in(self._db, self._vault.dictionary, self._vault.rules, space, aside)

    def said_after(
        self, records: Sequence[RecordView], decided: frozenset[str]
    ) -> Iterator[tuple[str, str, StoredOp]]:
        """What others wrote into these records of a space after a coordinator, who has not looked since."""
        return said_after(self._db, records, self._vault.rules, decided)

    def of_several(self) -> frozenset[str]:
        """The spaces of which more than one log tells, in which something is gone, or which named something
        before: nearly none where one device writes."""
        return frozenset(row[0].hex() for row in self._db.query(_SEVERAL))

    def removed(self, space: str) -> list[RecordView]:
        """The records of a space that were removed alone (what they lie below stands), are not erased, and
        name another record, or named one before."""
        return views.load(self._db, _REMOVED, (views.raw_id(space),))

    def is_other(self, word: str) -> bool:
        """Whether a word is no coordinator's."""
        return is_other(word, self._vault.rules)

    def took_out(self, record: RecordView, opened: Collection[str]) -> bool:
        """Whether a record that a coordinator took out, or who opened the file (`opened`: their words), or a
        copy says so, is shown since others wrote there."""
        return record.taken_out and any(
            one.value is True
            and (one.word in opened or load_of(one.word) or not self.is_other(one.word))
            for one in record.fields[DELETED]
        )

    def maker(self, record: RecordView, words: Collection[str]) -> str:
        """By which of these words a record was made, "" by none: the id says it, or by a load what came
        first."""
        made_by = self._vault.rules.made_by
        own = next((word for word in devices(words) if made_by(record.id, word)), "")
        if own or len(devices(words)) == len(words):
            return own
        first = first_word(self._db, record.id)
        return first if load_of(first) and first in words else ""
