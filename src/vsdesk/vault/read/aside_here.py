"""Whether what was put aside of a withdrawn device closes a file (docs/spec/bundle.md §9.5): a no in one of
its spaces, or where it is guarded from; a link by which another file guards it.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.history.entry import audit_space
from vsdesk.history.op_scopes import SHARED
from vsdesk.records.put_aside import (
    ASKING,
    LOOKED_AT,
    closes,
    closes_beside,
    joins,
    says_no_or_asks,
)
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views
from vsdesk.vault.read.aside_records import is_any
from vsdesk.vault.read.makers import may_stand
from vsdesk.vault.read.tied_files import touching

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from vsdesk.history.merge import Rules
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.tied_files import GuardedFrom

# In the space of a file an entry counts nowhere only where its device was withdrawn; in `reference`, which
# files share whose records they name, so does what somebody wrote there who never may.
_ASIDE: Final = (
    "SELECT DISTINCT r.n, r.space FROM entry e CROSS JOIN op o ON o.entry = e.n "
    "CROSS JOIN record r ON r.n = o.record WHERE e.counts = 0 "
    "AND +r.kind IN (SELECT value FROM json_each(?))"
)
_LIES: Final = f"SELECT id, space FROM record WHERE id IN {views.IDS} AND hidden < {views.VOID}"  # noqa: S608 - literals
# Of these spaces those whose root counts: what was put aside as a whole is read as it would stand.
_COUNTS: Final = (
    "SELECT DISTINCT r.id FROM record r CROSS JOIN op o ON o.record = r.n "  # noqa: S608 - literals
    f"CROSS JOIN entry e ON e.n = o.entry WHERE r.id IN {views.IDS} AND r.id = r.space AND e.counts = 1"
)
# Of these lists the files of the claims that name a line of them, now or before.
_LISTED: Final = " UNION ".join(
    "SELECT DISTINCT c.space FROM record e "  # noqa: S608 - literals
    f"CROSS JOIN {table} l ON l.target = e.id CROSS JOIN record c ON c.n = l.source "
    f"WHERE e.space IN {views.IDS} AND +e.kind = 'source_list_entry' AND +c.kind = 'claim'"
    for table in ("link", "former")
)
_NOBODY: Final = frozenset[str]()


class _Aside(NamedTuple):
    """What was put aside in the vault, by spaces. `closing`: in which a word closes. `near`: the files that
    stand still in which one closes what is beside it, and `touched`: what names something of these or is
    named there. `joined`: of files that a link joins, or that hold a claim of a line of a list in which one
    closes. `asking`: in which a word closes, or asks for something in any way, and what touches these.
    """

    closing: Collection[str] = _NOBODY
    asking: Collection[str] = _NOBODY
    near: Collection[str] = _NOBODY
    touched: Collection[str] = _NOBODY
    joined: Collection[str] = _NOBODY

    def __bool__(self) -> bool:
        return bool(self.closing or self.near or self.joined or self.asking)


class AsideOf(NamedTuple):
    """What is asked of one file: whether it waits, and whether somebody asked for something of these."""

    waits: Callable[[], bool]
    asks_of: Callable[[Collection[str]], bool]


class AsideHere:
    """Asked file by file; what was put aside in the vault is looked at once, until anything is written."""

    def __init__(self, database: Database, rules: Callable[[], Rules]) -> None:
        self._db = database
        self._rules = rules
        self._kept: tuple[tuple[object, ...], _Aside] = ((), _Aside())

    def of(self, file: GuardedFrom) -> AsideOf:
        """What is asked of a file."""
        return AsideOf(partial(self.waits, file), self.asks_of)

    def waits(self, file: GuardedFrom) -> bool:
        """Whether one of the words closes this file: in its spaces, those in which guards are sought for it
        or those of the other entries of its person, and those that touch these."""
        held = self._now()
        if not held:  # nearly every vault
            return False
        if not file.own.isdisjoint(held.closing) or not file.own.isdisjoint(held.joined):
            return True
        if not held.near:
            return False
        guarding = file.further.union(*file.entries.values())
        return not guarding.isdisjoint(held.near) or not guarding.isdisjoint(held.touched)

    def asks_of(self, people: Collection[str]) -> bool:
        """Whether somebody may have asked there for something of one of these, or in their name: where they
        lie, in what these spaces name, or in what names something of them."""
        asking = self._now().asking  # nearly every vault: nothing
        return bool(asking) and any(one in asking for one in self._lies(people).values())

    def _now(self) -> _Aside:
        now = (self._db.version(), self._rules())
        as_of, held = self._kept
        if now != as_of:
            held = self._look()
            self._kept = now, held
        return held

    def _look(self) -> _Aside:
        if not is_any(self._db):
            return _Aside()
        with self._db.snapshot():
            rows = self._db.query(_ASIDE, (json.dumps([*LOOKED_AT, *ASKING]),))
            at = {int(n): space.hex() for n, space in rows}
            held = Ledger(self._db).ops_of(at) if at else {}
            closing, beside = set[str](), set[str]()
            asking, joined = set[str](), set[str]()
            for n, ops in held.items():
                space = at[n]
                for op in ops:
                    own = audit_space(op.device_id) == space  # a journal guards nobody
                    if op.standing or own or not may_stand(space, op.device_id, self._rules()):
                        continue
                    said = op.values or {}
                    if closes(op.kind, op.fields, said):
                        closing.add(space)
                    if closes_beside(op.kind, op.fields, said):
                        beside.add(space)
                    if says_no_or_asks(op.kind, op.fields, said):
                        asking.add(space)
                    if ids := joins(op.kind, said, [one.values or {} for one in ops]):
                        joined |= {space, *ids}
            lies = self._lies(joined)
            near = {one[0].hex() for one in self._db.query(_COUNTS, (views.ids_json(beside),))}
            touched = touching(self._db, near)
            listed = (views.ids_json(closing),) * 2
            joined |= {row[0].hex() for row in self._db.query(_LISTED, listed) if closing}
            asking = {*asking, *touching(self._db, asking)}
        return _Aside(
            closing,
            asking,
            near,
            touched.keys(),
            {lies.get(one, one) for one in joined} - SHARED,
        )

    def _lies(self, ids: Collection[str]) -> dict[str, str]:
        """In which space each of these lies."""
        rows = self._db.query(_LIES, (views.ids_json(ids),)) if ids else ()
        return {id.hex(): space.hex() for id, space in rows}
