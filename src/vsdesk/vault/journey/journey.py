"""What is put away for a journey (docs/spec/vault.md §16): the signed entries stay, what they say is not
here.

Owns `meta.travel`. On a journey everything is away but what was chosen, what this device begins
meanwhile, and the spaces that belong to nobody's file. Back from it a space stays away until all that was
put away of it is here again. An op that was put away is one that came and is not here (`op.state` 1 with
`op.came`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from vsdesk.errors import UserError
from vsdesk.history.entry import audit_space
from vsdesk.history.op_scopes import OFFICE, REFERENCE
from vsdesk.vault.journey.ties_away import forget_ties
from vsdesk.vault.meta import Meta
from vsdesk.vault.read.views import AWAY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from vsdesk.vault.database import Database

    Guard = Callable[[str, str, str | None], None]

_KEY: Final = "travel"
_PUT_AWAY: Final = "op.state = 1 AND op.came IS NOT NULL"
_WAITING: Final = (
    f"SELECT DISTINCT log.space FROM op JOIN entry ON entry.n = op.entry "  # noqa: S608 - a literal
    f"JOIN log ON log.n = entry.log WHERE {_PUT_AWAY}"
)


@dataclass(frozen=True, slots=True)
class JourneyNote:
    """What is kept of a journey: since when (milliseconds), how many commits there were, what stays, whether
    the person is back, and whether the database was written anew since."""

    since: int
    commits: int
    stay: frozenset[str]
    back: bool
    clean: bool


def held_in(meta: Meta) -> JourneyNote | None:
    """The journey that a vault is on, or from which it is coming back; None when it is at home."""
    row = meta.get(_KEY)
    if row is None:
        return None
    return JourneyNote(
        int(row["since"]),
        int(row["commits"]),
        frozenset(row["stay"]),
        bool(row["back"]),
        bool(row["clean"]),
    )


def left_in(database: Database) -> int:
    """How much of what was put away is not here again: ops."""
    return int(database.one(f"SELECT count(*) FROM op WHERE {_PUT_AWAY}")[0])  # noqa: S608 - a literal


class VaultJourney:
    """What of a vault is away. All writing happens inside the caller's transaction."""

    def __init__(self, database: Database, device_id: str) -> None:
        self._db = database
        self._meta = Meta(database)
        self.own = frozenset({REFERENCE, OFFICE, audit_space(device_id)})  # no family's
        self._known: tuple[JourneyNote | None, frozenset[str]] | None = None

    def forget(self) -> None:
        """After a rollback, or when bodies came."""
        self._known = None

    @property
    def held(self) -> JourneyNote | None:
        """See `held_in`."""
        return self._state()[0]

    @property
    def on(self) -> bool:
        """Whether the vault travels, and its person has not said that they are back."""
        held = self.held
        return held is not None and not held.back

    def is_away(self, space: str) -> bool:
        """Whether the records of a space are put away, or come to what is."""
        held, waiting = self._state()
        if held is None or space in self.own:
            return False
        return space in waiting if held.back else space not in held.stay

    @property
    def staying(self) -> frozenset[str] | None:
        """On a journey the spaces that are here; None at home, and on the way back, where all is asked
        for."""
        held = self.held
        return held.stay | self.own if held is not None and not held.back else None

    def never_had(self, entry_hash: str, bodies: Iterable[int]) -> bool:
        """Whether this entry is not here, or never was one of these bodies of it (by index)."""
        rows = self._db.query(
            "SELECT op.idx, op.state = 1 AND op.came IS NULL FROM op JOIN entry ON entry.n = op.entry "
            "WHERE entry.eh = ?",
            (bytes.fromhex(entry_hash),),
        )
        brought = {*bodies}
        return not rows or any(lacks and index in brought for index, lacks in rows)

    def left(self) -> int:
        """How much of what was put away is not here again: ops."""
        return left_in(self._db)

    def _state(self) -> tuple[JourneyNote | None, frozenset[str]]:
        if self._known is None:
            held = held_in(self._meta)
            rows = self._db.query(_WAITING) if held is not None and held.back else []
            self._known = held, frozenset(row[0].hex() for row in rows)
        return self._known

    # -- writing ------------------------------------------------------------------------------

    def begin(self, now: int, stay: Collection[str]) -> None:
        """From now on everything else is away. Begun before and not ended, it goes on since then."""
        before = self.held
        row: dict[str, Any] = {
            "since": before.since if before else now,
            "commits": before.commits if before else int(self._meta.get("commits")),
            "stay": sorted(stay),
            "back": False,
            "clean": False,
        }
        self._put(row)

    def cleaned(self) -> None:
        """The database was written anew, and no file is left of what was put away."""
        self._change(clean=True)

    def back(self) -> None:
        """The person is back: what is away may come."""
        self._change(back=True)

    def end(self) -> None:
        """Everything is here again, or was given up."""
        self._meta.drop(_KEY)
        forget_ties(self._db)
        self.forget()

    def give_up(self) -> None:
        """What is still away counts as never received: it is asked for like that, and keeps nothing back."""
        self._db.run("UPDATE op SET came = NULL WHERE state = 1 AND came IS NOT NULL")
        self.forget()

    def guarding(self, before: Guard) -> Guard:
        """What is asked before something is saved: `before`, and whether the space is away."""

        def guard(space: str, rec: str, parent: str | None) -> None:
            before(space, rec, parent)
            self.guard(space)

        return guard

    def guard(self, space: str) -> None:
        """Something is about to be saved there: a space that nobody knows yet is this device's own, and
        stays. Raises UserError E_AWAY for one that is put away."""
        held = self.held
        if held is None or not self.is_away(space):
            return
        sql = "SELECT 1 FROM log WHERE space = ? UNION ALL SELECT 1 FROM record WHERE space = ?"
        raw = bytes.fromhex(space)
        if self._db.one(sql, (raw, raw)) is not None:
            raise UserError("E_AWAY")
        self._change(stay=sorted(held.stay | {space}))

    def returned(self) -> list[int]:
        """On the way back, when something came: the records that are marked as put away in spaces that are so
        no longer."""
        self.forget()
        held, waiting = self._state()
        if held is None or not held.back:
            return []
        rows = self._db.query(
            "SELECT n FROM record WHERE hidden = ? AND space NOT IN "
            "(SELECT unhex(value) FROM json_each(?))",
            (AWAY, json.dumps(sorted(waiting))),
        )
        return [int(row[0]) for row in rows]

    def _change(self, **what: object) -> None:
        self._put({**self._meta.get(_KEY), **what})

    def _put(self, row: dict[str, Any]) -> None:
        self._meta.put(_KEY, row)
        self.forget()
