"""From folded states to what readers see: `RecordView`s, packed documents, and back.

A record with a single op is its own document: its view is made from that op's body. From the second
op on, or where not every field of the op counts, the folded document is kept (docs/spec/vault.md §5).
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any, Final

from vsdesk.crypto import canonical
from vsdesk.history.rights import BESIDE, HELD, PASSED
from vsdesk.history.seen import ops_observed
from vsdesk.load_mark import word_of
from vsdesk.memo import memo
from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.narrowness import may_widen, rank
from vsdesk.records.dictionary.values import is_id
from vsdesk.records.dossier import RecordView, words_in
from vsdesk.records.hashable import DEEP, hashable
from vsdesk.vault.lines import read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from vsdesk.history.state import RecordState, StoredOp
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.database import Database

_COLUMNS = (
    "r.n, r.id, r.kind, r.space, r.parent, r.origin, r.hidden, r.doc, "
    "o.idx, o.state, o.body IS NULL, e.eh, o.body, e.ts, e.by, l.kid"
)
# A record without a document has exactly one op that counts in all its fields.
_FROM = (
    "record r LEFT JOIN op o ON r.doc IS NULL AND o.record = r.n "
    "LEFT JOIN entry e ON e.n = o.entry LEFT JOIN log l ON l.n = e.log"
)


def raw_id(value: object) -> bytes | None:
    """The bytes of an id; None for anything else. What was received may hold any value in any field."""
    if isinstance(value, str) and is_id(value):
        return bytes.fromhex(value)
    return None


IDS: Final = "(SELECT unhex(value) FROM json_each(?))"  # of the ids that `ids_json` gives


def ids_json(ids: Iterable[str]) -> str:
    """Ids as the parameter of a query: what is none is left out. In JSON such digits stand as they are."""
    held = '","'.join(sorted(filter(is_id, ids)))
    return f'["{held}"]' if held else "[]"


def view_of(
    state: RecordState, dictionary: Dictionary | None = None, *, hidden: bool = False
) -> RecordView:
    """The view of a folded record; with the dictionary, the narrowest value first where several hold."""
    fields = {
        name: tuple([_standing(op, name) for op in standing])
        for name, standing in state.fields.items()
    }
    ordered = set()
    for name in state.unasked if dictionary is not None else ():
        spec = dictionary.field(state.kind, name) if dictionary else None
        if spec is not None and may_widen(spec, (one.value for one in fields[name])):
            fields[name] = (_silence(state.created), *fields[name])
    for name, op in state.silent.items() if dictionary is not None else ():
        if any(one.held == "here" for one in fields[name]):
            said = sorted(
                fields[name], key=lambda one: (one.ts, one.device_id, one.op), reverse=True
            )
            fields[name] = (*said, _silence(op))
            ordered.add(name)
    for name, standing in fields.items() if dictionary is not None else ():
        spec = dictionary.field(state.kind, name) if len(standing) > 1 and dictionary else None
        if spec is not None and spec.right in {*BESIDE, HELD, PASSED}:
            fields[name] = tuple(sorted(fields[name], key=_order(state, spec)))
            ordered.add(name)
    return RecordView(
        id=state.rec,
        kind=state.kind,
        space=state.space,
        parent=state.parent,
        origin=state.origin,
        fields=fields,
        deleted=hidden,
        created=state.created.ts,
        updated=state.updated.ts,
        parents=state.parents if len(state.parents) > 1 else (),
        beside=state.beside,
        ordered=frozenset(ordered),
        put_aside=frozenset(
            name
            for name, standing in state.fields.items()
            if not all(op.standing for op in standing)
        ),
        observed={op.id: _seen(op) for op in state.frontier.values() if op.observed is not None},
    )


def _order(state: RecordState, spec: FieldSpec) -> Callable[[Alternative], tuple[object, ...]]:
    """The order in which values stand beside each other: what is here, what is said by who reviews, the
    narrowest first, then that of the device that made the record, then by what it says, then by op: no
    clock decides."""
    return lambda one: (
        one.held != "here",
        one.op not in state.passers,
        rank(spec, one.value),
        not state.made_by(one.device_id),
        canonical.encode(one.value),
        one.op,
    )


def _silence(op: StoredOp) -> Alternative:
    """That whoever made the record said nothing there with this op: it stands beside what was said."""
    return Alternative(op.id, None, op.device_id, op.by, op.ts)


def _seen(op: StoredOp) -> frozenset[str]:
    """The ids of the ops that the writer of a decision, an approval or a delete had before them."""
    return frozenset(ops_observed(op.observed))


def _standing(op: StoredOp, name: str) -> Alternative:
    return Alternative(op.id, op.values.get(name), op.device_id, op.by, op.ts, op.body)


def pack_view(view: RecordView) -> bytes:
    """The document of a view, as it lies in `record.doc`."""
    data: dict[str, Any] = {
        "c": view.created,
        "u": view.updated,
        "f": {
            name: [[a.op, a.value, a.held, a.device_id, a.by, a.ts] for a in standing]
            for name, standing in view.fields.items()
        },
    }
    if view.parents:
        data["p"] = [*view.parents]
    if view.beside:
        data["b"] = sorted(view.beside)
    if view.ordered:
        data["o"] = sorted(view.ordered)
    if view.overruled:
        data["w"] = sorted(view.overruled)
    if view.put_aside:
        data["a"] = sorted(view.put_aside)
    if view.observed:
        data["s"] = {op: sorted(seen) for op, seen in view.observed.items()}
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 1)


VOID: Final = 2  # `record.hidden` of a record of which nothing counts: it is evidence only
AWAY: Final = 3  # and of one that is put away for a journey
# That something of the record `r` was put aside of a withdrawn device.
IS_ASIDE: Final = (
    "EXISTS (SELECT 1 FROM op o JOIN entry e ON e.n = o.entry "
    "WHERE o.record = r.n AND e.counts = 0)"
)
# Its document: without one, its single body would be read.
NOTHING: Final = zlib.compress(b'{"c":"","u":"","f":{}}', 1)


def needs_document(state: RecordState, ops: int) -> bool:
    """True when the view cannot be read from a single body."""
    single = next(iter(state.frontier.values()), None)
    if ops != 1 or state.evidence or single is None or single.body != "here":
        return True
    return single.observed is not None or not single.standing


def load(database: Database, where: str, values: Sequence[object] = ()) -> list[RecordView]:
    """The views of all records that satisfy a condition over `r` (the table `record`)."""
    sql = f"SELECT {_COLUMNS} FROM {_FROM} WHERE r.hidden < {VOID} AND ({where}) ORDER BY r.n"  # noqa: S608 - literals of this package
    return [_read(database, row) for row in database.query(sql, values)]


def below(database: Database, parents: Collection[str], kind: str) -> list[RecordView]:
    """The records of one kind directly below these that are not removed."""
    where = f"r.parent IN {IDS} AND +r.kind = ? AND r.hidden = 0"
    return load(database, where, (ids_json(parents), kind)) if parents else []


def by_space(database: Database, spaces: Sequence[str]) -> dict[str, list[RecordView]]:
    """By each of these spaces its records in the order of their arrival, removed ones too."""
    found: dict[str, list[RecordView]] = {one: [] for one in spaces}
    for view in load(database, f"r.space IN {IDS}", (json.dumps([*spaces]),)):
        found.setdefault(view.space, []).append(view)
    return found


def load_numbered(
    database: Database, where: str, values: Sequence[object] = ()
) -> list[tuple[int, RecordView]]:
    """The same with the records' numbers."""
    sql = f"SELECT {_COLUMNS} FROM {_FROM} WHERE r.hidden < {VOID} AND ({where}) ORDER BY r.n"  # noqa: S608 - literals of this package
    return [(int(row[0]), _read(database, row)) for row in database.query(sql, values)]


def of_kinds(database: Database, kinds: Collection[str]) -> dict[str, list[RecordView]]:
    """By kind the records that are not deleted, in the order of their arrival: in one pass over the vault."""
    found: dict[str, list[RecordView]] = {one: [] for one in kinds}
    where = (
        "r.n IN (SELECT n FROM record WHERE hidden = 0 "
        "AND kind IN (SELECT value FROM json_each(?)))"
    )
    for one in load(database, where, (json.dumps([*kinds]),)):
        found[one.kind].append(one)
    return found


def ever_of_kind(database: Database, kind: str) -> list[RecordView]:
    """The records of one kind, removed ones too, in the order of their arrival."""
    return load(database, "r.n IN (SELECT n FROM record WHERE kind = ?)", (kind,))


def own_fields(database: Database) -> list[dict[str, Json]]:
    """The values of the organisation's own definitions (kinds `field_def` and `term_def`): one more for each
    further value that stands in one of them."""
    found = load(database, "r.kind IN ('field_def', 'term_def') AND r.hidden = 0")
    return [said for view in found for said in _definitions(view)]


def _definitions(view: RecordView) -> Iterator[dict[str, Json]]:
    said = {name: view.value(name) for name in view.fields}
    yield said
    for name in said:
        yield from ({**said, name: one} for one in view.every(name) if one != said[name])


def parents_of(document: bytes) -> tuple[str, ...]:
    """The parents of a record of this document where more than one stands, else ()."""
    return tuple(json.loads(zlib.decompress(document).decode()).get("p", ()))


def _read(database: Database, row: tuple[Any, ...]) -> RecordView:
    # The hash of the entry commits to the body and to who wrote it when: they need not be held.
    return database.decoded.get(row[:12], lambda: _view(row))


def _view(row: Sequence[Any]) -> RecordView:
    _, rec, kind, space, parent, origin, hidden, doc = row[:8]
    created = updated = ""
    parents: tuple[str, ...] = ()
    beside = ordered = overruled = put_aside = frozenset[str]()
    observed: dict[str, frozenset[str]] = {}
    fields: dict[str, tuple[Alternative, ...]] = {}
    if doc is not None:
        new = tuple.__new__  # as in `Alternative.of_op`: this runs for every value of a document
        data = json.loads(zlib.decompress(doc).decode())
        created, updated = data["c"], data["u"]
        parents, beside = tuple(data.get("p", ())), frozenset(data.get("b", ()))
        ordered, overruled = frozenset(data.get("o", ())), frozenset(data.get("w", ()))
        put_aside = frozenset(data.get("a", ()))
        observed = {op: frozenset(seen) for op, seen in data.get("s", {}).items()}
        fields = {
            name: tuple(
                [
                    new(
                        Alternative,
                        (op, hashable(v) if isinstance(v, DEEP) else v, device_id, by, ts, held),
                    )
                    for op, v, held, device_id, by, ts in standing
                ]
            )
            for name, standing in data["f"].items()
        }
    elif row[11] is not None:
        fields, created = _single(kind, row[8:])
        updated = created
    view = RecordView(
        id=rec.hex(),
        kind=kind,
        space=space.hex(),
        parent=None if parent is None else parent.hex(),
        origin=None if origin is None else (origin[:16].hex(), origin[16:].hex()),
        fields=fields,
        deleted=bool(hidden),
        created=created,
        updated=updated,
        parents=parents,
        beside=beside,
        ordered=ordered,
        observed=observed,
        overruled=overruled,
        put_aside=put_aside,
    )
    if doc is None and fields:
        view.worked_out[words_in] = _word(row[15].hex(), row[14])
    return view


@memo(256)
def _word(device_id: str, by: str) -> frozenset[str]:
    """Whose word a record of one op is, as `RecordView.words` would find in each of its fields."""
    return frozenset({word_of(device_id, by)})


def _single(kind: str, row: Sequence[Any]) -> tuple[dict[str, tuple[Alternative, ...]], str]:
    index, _state, _gone, entry_hash, cell, ts, by, device_id = row
    op = f"{entry_hash.hex()}:{index}"
    values, _ = read(cell, kind)
    return Alternative.of_op(values, op, device_id.hex(), by, ts), ts
