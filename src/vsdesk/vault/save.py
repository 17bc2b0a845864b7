"""One save: edits become one signed-history entry for each space that they touch.

What the writer saw is what a save replaces: `Edit.seen` (a `RecordView`'s `ops`) travels from the
screen to here, so that a value which arrived meanwhile is kept beside the new one, never lost.
Raises UserError: E_ROLE, E_ONCE, E_MESSENGER, E_LINK, E_NOT_FOUND, E_KIND, E_ERASED, E_ERASING and what
`Dictionary.parse` raises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.crypto.canonical import Json
from vsdesk.errors import UserError
from vsdesk.history.entry import (
    DELETED,
    SALT,
    NewOp,
    observed_of,
    record_id,
    space_id,
)
from vsdesk.history.ids_in_files import words_here
from vsdesk.history.merge import observed_now, supersede
from vsdesk.history.seen import ops_observed
from vsdesk.records.dictionary.field_rights import Stand, WriteContext, is_written, refusal
from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.vault.copied_ops import copied
from vsdesk.vault.edit import Edit, SaveResult, Writer
from vsdesk.vault.entry_writer import EntryWriter
from vsdesk.vault.read import before
from vsdesk.vault.read.let_go import LetGo

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.history.state import RecordState
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec, KindSpec
    from vsdesk.vault.database import Database
    from vsdesk.vault.ledger import Ledger
    from vsdesk.vault.projection import Projection

    Guard = Callable[[str, str, str | None], None]

# What only claims an id (hidden = 2) is evidence: nothing is saved into it, and it stands behind what counts.
# +n: sorted afterwards, or SQLite walks all records of the kind instead of using the index on ids
ROW_OF: Final = "SELECT n, space FROM record WHERE id = ? AND +kind = ? AND +hidden < 2 ORDER BY +n"
SPACE_OF: Final = "SELECT space FROM record WHERE id = ? ORDER BY hidden = 2, +n"
KIND_OF: Final = "SELECT kind FROM record WHERE id = ? ORDER BY hidden = 2, +n"

FIXED: Final = {name: space_id(name) for name in ("reference", "office")}

_NAMED_BY: Final = (
    "SELECT DISTINCT r.kind, l.field FROM link l CROSS JOIN record r ON r.n = l.source "
    "WHERE l.target = ?"
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An edit whose record, space and values are settled."""

    edit: Edit
    rec: str
    space: str
    number: int | None
    values: dict[str, Json] = field(repr=False)


class Saver:
    """Turns edits into entries. The caller holds the transaction and gives clock and randomness."""

    def __init__(
        self,
        database: Database,
        ledger: Ledger,
        folding: Projection,
        dictionary: Dictionary,
        guard: Guard,
    ) -> None:
        self._db = database
        self._guard = guard
        self._ledger = ledger
        self._appending = EntryWriter(ledger)
        self._folding = folding
        self._dictionary = dictionary
        self._ties = LetGo(database, folding.rules)

    def save(
        self,
        edits: Sequence[Edit],
        writer: Writer,
        ts: str,
        got: int,
        rng: Callable[[int], bytes],
        *,
        links: bool = True,
        known: Dictionary | None = None,
        as_came: bool = False,
    ) -> tuple[SaveResult, set[int]]:
        """Append the entries of these edits; what was saved, and the numbers of touched records.

        `known` may allow more than this vault knows: own fields and terms that come with the edits.
        `as_came`: kinds and values that nobody here knows are kept as they are, as the merge keeps them; the
        caller has looked at their form, and says of each record without a parent in which space it lies.
        """
        known = known or self._dictionary
        placed = self._place(edits, writer, rng, links=links, known=known, as_came=as_came)
        by_space: dict[str, list[NewOp]] = defaultdict(list)
        for one in placed:
            op = self._op(one, writer, as_came=as_came)
            if op is not None:
                by_space[one.space].append(op)
        touched: set[int] = set()
        written: set[str] = set()
        for space, ops in by_space.items():
            for entry, numbers in self._appending.write(space, ops, writer, ts, got, rng):
                touched |= numbers
                written.add(entry)
        saved = SaveResult(
            tuple(one.rec for one in placed),
            tuple(by_space),
            sum(map(len, by_space.values())),
            frozenset(written),
        )
        return saved, touched

    # -- where a record lies ------------------------------------------------------------------

    def _place(
        self,
        edits: Sequence[Edit],
        writer: Writer,
        rng: Callable[[int], bytes],
        *,
        links: bool,
        known: Dictionary,
        as_came: bool,
    ) -> list[_Placed]:
        fresh: dict[str, str] = {}  # records made by this save: id → space
        kinds: dict[str, str] = {}  # and id → kind
        placed = []
        for edit in edits:
            spec = self._dictionary.kind(edit.kind)
            if spec is None and not as_came:
                raise UserError("E_KIND", kind=edit.kind)
            rec = edit.id or record_id(writer.device_id, rng(SALT))
            row = self._row(rec, edit.kind, edit.space)
            if row is None:
                space = self._new_space(edit, spec, rec, fresh)
                fresh[rec], kinds[rec] = space, edit.kind
                number = None
            else:
                number, space = row
                moved = edit.delete or edit.restore or as_came
                if spec is not None and not moved and is_written(spec, edit.set):
                    raise UserError("E_ONCE", kind=edit.kind)
            self._guard(space, rec, edit.parent)
            values = self._values(edit, writer, known, as_came=as_came)
            placed.append(_Placed(edit, rec, space, number, values))
        for one in placed if links else ():
            self._check_links(one, kinds)
        return placed

    def _row(self, rec: str, kind: str, space: str | None) -> tuple[int, str] | None:
        """The record that is meant: where an id stands in two spaces, the one that came first."""
        rows = self._db.query(ROW_OF, (bytes.fromhex(rec), kind))
        found = [(int(row[0]), str(row[1].hex())) for row in rows]
        return next((one for one in found if one[1] == space), found[0] if found else None)

    def _new_space(
        self, edit: Edit, spec: KindSpec | None, rec: str, fresh: Mapping[str, str]
    ) -> str:
        if spec is not None and spec.root:
            return rec
        if edit.parent is not None and (edit.space is None or self._is_known(edit.parent, fresh)):
            return fresh.get(edit.parent) or self._space_of(edit.parent)
        if edit.space is not None:
            return fresh.get(edit.space, edit.space)
        if spec is None:
            return rec  # a kind of a newer program that lies below nothing opens a space of its own
        for name, space in FIXED.items():
            if name in spec.spaces:
                return space
        raise UserError("E_LINK", kind=edit.kind, field="parent")

    def _is_known(self, rec: str, fresh: Mapping[str, str]) -> bool:
        return rec in fresh or self._db.one(SPACE_OF, (bytes.fromhex(rec),)) is not None

    def _space_of(self, rec: str) -> str:
        row = self._db.one(SPACE_OF, (bytes.fromhex(rec),))
        if row is None:
            raise UserError("E_LINK", field="parent")
        space: str = row[0].hex()
        return space

    def _values(
        self, edit: Edit, writer: Writer, known: Dictionary, *, as_came: bool
    ) -> dict[str, Json]:
        values = dict(edit.set)
        if values and not as_came:
            values = dict(known.parse(edit.kind, edit.set))
        if edit.delete or edit.restore:
            values[DELETED] = edit.delete
        for name, value in values.items():
            if not known.may_value(writer.role, edit.kind, name, value):
                raise UserError("E_ROLE", kind=edit.kind, field=name)
        return values

    def _check_links(self, placed: _Placed, kinds: Mapping[str, str]) -> None:
        self._dictionary.check_links(
            placed.edit.kind, placed.values, lambda rec: kinds.get(rec) or self.kind_of(rec)
        )

    def kind_of(self, rec: str) -> str | None:
        """The kind of a record here; an id of a shipped place counts as `place`, and one that is named here
        where a source may stand as a source that stays elsewhere."""
        try:
            raw = bytes.fromhex(rec)
        except ValueError:
            return None
        if (row := self._db.one(KIND_OF, (raw,))) is not None:
            return str(row[0])
        if rec in self._dictionary.places:
            return "place"
        named = (self._dictionary.field(*one) for one in self._db.query(_NAMED_BY, (raw,)))
        return "source" if any(one and "source" in one.targets for one in named) else None

    # -- what it replaces ---------------------------------------------------------------------

    def _op(self, one: _Placed, writer: Writer, *, as_came: bool) -> NewOp | None:
        edit = one.edit
        judges = edit.covers or bool(edit.weighs) or edit.delete or edit.restore
        if as_came and edit.seen is not None and one.number is not None and not judges:
            return copied(edit, one.rec, one.values, self._lay_here(one, writer))
        state = None if one.number is None else self._folding.state(one.number)
        looked = edit.shown.ops if edit.looked is None and edit.shown is not None else edit.looked
        seen = edit.seen
        if seen is None and looked is not None:
            seen = before.known(state, looked, writer.device_id)
        values, kind = one.values, self._dictionary.kind(edit.kind)
        if seen is None and state is not None and not (as_came or edit.delete or edit.restore):
            seen = before.unseen(state, self._dictionary, values, writer.device_id)
        word = kind is not None and writer.role == "coordinator" and kind.judged_by(values)
        word = word and not as_came and edit.looked is None
        judges = edit.covers or bool(edit.weighs) or word or self._takes_out(one)
        if state is not None and not judges:  # said again, it is about what stands now
            backs = writer.role == "coordinator" or state.made_by(writer.device_id)
            open_ = state.unasked if backs else frozenset[str]()
            open_ |= frozenset(state.silent) if writer.role == "coordinator" else open_
            open_ |= before.overruling(state) if writer.role == "coordinator" else open_
            said = one.values
            if edit.looked is not None and not edit.delete:
                said = {name: value for name, value in said.items() if seen and seen.get(name)}
            values = before.changed(state, said, seen, open_)
        if state is not None and not as_came:
            self._check_rights(state, values, edit, writer)
        if not values and (state is not None or edit.delete):
            return None
        judged = self._judged(one, state if word else None, writer)
        observed = dict(observed_now(judged, looked, writer.device_id if edit.delete else ""))
        if edit.delete and looked is not None and not observed:
            return None  # nothing of it was shown; and without a `observed` it would restore
        if values and (edit.looked or not (observed or judges)) and DELETED not in values:
            observed = observed_of([*ops_observed(observed), *edit.there])
        replaced = supersede(state, values, seen)
        observed = self._with_known(one, state, values, replaced, observed, writer)
        return NewOp(
            rec=one.rec,
            kind=edit.kind,
            set=values or {DELETED: False},
            supersedes=replaced,
            observed=observed or None,
            parent=edit.parent if state is None else None,
            origin=edit.origin if state is None else None,
            why=edit.why,
        )

    def _lay_here(self, one: _Placed, writer: Writer) -> Sequence[str]:
        """What a load names of the words that lay where it writes: so it takes no record from its maker."""
        if not writer.load or one.number is None:
            return []
        return words_here(self._ledger.ops(one.number), writer.device_id)

    def _with_known(
        self,
        one: _Placed,
        state: RecordState | None,
        values: Mapping[str, Json],
        replaced: Mapping[str, Sequence[str]],
        observed: dict[str, tuple[int, ...]],
        writer: Writer,
    ) -> dict[str, tuple[int, ...]]:
        """And what is known of what was let go (see `LetGo`), and what lay where a load writes."""
        if DELETED in values:
            return observed
        parent, shown = one.edit.parent if state is None else state.parent, one.edit.shown
        more = self._ties.told(one.edit.kind, (one.rec, one.space, parent or ""), values, state)
        if state is not None and writer.role == "coordinator":
            page = shown.ops if shown is not None and one.rec == one.space else None
            more |= self._ties.known(state, values, replaced, page)
        more = {*more, *self._lay_here(one, writer)}
        return observed_of([*ops_observed(observed), *more]) if more else observed

    def _judged(
        self, one: _Placed, word: RecordState | None, writer: Writer
    ) -> Sequence[RecordState]:
        """The records that an op judges; `word`: the one about which it is a word."""
        edit = one.edit
        if edit.delete or edit.covers:
            below = self._below(one)
            if edit.delete:
                self._check_hiding(below, writer)
                return below
            # Whoever approves a case is shown no answers for it: they have looks and decisions of their own.
            return [one for one in below if one.kind not in ANSWERS]
        if edit.weighs:
            return self._weighed(edit.weighs)
        return [word] if word is not None and not edit.restore else []

    def _takes_out(self, one: _Placed) -> bool:
        """Whether this delete has something to hide: a delete of another device that takes
        nothing out may stand."""
        if not one.edit.delete or one.edit.looked is not None:
            return False
        row = self._db.one("SELECT hidden FROM record WHERE n = ?", (one.number,))
        return row is not None and not row[0]

    def _check_rights(
        self, state: RecordState, values: Mapping[str, Json], edit: Edit, writer: Writer
    ) -> None:
        """Nobody types what would not count: raises UserError E_ONCE, E_ROLE, E_MESSENGER."""
        for name, value in values.items():
            spec = self._dictionary.field(state.kind, name)
            if spec is None or spec.right == "free":
                continue
            found = state.alternatives(name)
            silent = (None,) if name in state.silent else ()
            stand = Stand(
                (*(one.value for one in found if one.body == "here"), *silent),
                frozenset(one.device_id for one in found),
                unasked=not any(self._is_asked(state, one.device_id) for one in found),
            )
            code = refusal(spec, stand, value, self._writing(state, spec, writer))
            if code is not None:
                raise UserError(code, kind=edit.kind, field=name)

    def _is_asked(self, state: RecordState, device_id: str) -> bool:
        """Whether a device made the record, or is a coordinator's."""
        return state.made_by(device_id) or self._folding.rules().role(device_id) == "coordinator"

    def _writing(self, state: RecordState, spec: FieldSpec, writer: Writer) -> WriteContext:
        makers = {
            device_id
            for device_id in (state.created.device_id, writer.device_id)
            if state.made_by(device_id)
        }
        named = state.alternatives(spec.right.partition(":")[2]) if ":" in spec.right else ()
        return WriteContext(
            writer.device_id, writer.role, makers, {str(one.value) for one in named}
        )

    def _check_hiding(self, states: Sequence[RecordState], writer: Writer) -> None:
        """A delete that would take out what only its writer and coordinators take out: E_ROLE."""
        if writer.role == "coordinator":
            return
        for state in states:
            kept = self._dictionary.right(state.kind, DELETED) == "kept"
            if kept or any(op.device_id != writer.device_id for op in state.frontier.values()):
                raise UserError("E_ROLE", kind=state.kind)

    def _weighed(self, records: Sequence[str]) -> list[RecordState]:
        """The states of these records, wherever they lie."""
        ids = [(bytes.fromhex(rec),) for rec in records]
        rows = [
            row for id in ids for row in self._db.query("SELECT n FROM record WHERE id = ?", id)
        ]
        return list(self._folding.states([int(row[0]) for row in rows]).values())

    def _below(self, one: _Placed) -> list[RecordState]:
        """The record's state and its descendants'; for a root, the whole space."""
        rows = self._db.query(
            "WITH RECURSIVE below (id) AS (VALUES (?) UNION SELECT record.id FROM record "
            "JOIN below ON record.parent = below.id WHERE record.space = ?) "
            "SELECT n FROM record WHERE space = ? AND (id IN below OR ?)",
            (
                bytes.fromhex(one.rec),
                bytes.fromhex(one.space),
                bytes.fromhex(one.space),
                int(one.rec == one.space),
            ),
        )
        return list(self._folding.states([int(row[0]) for row in rows]).values())
