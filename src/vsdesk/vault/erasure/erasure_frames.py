"""Carrying out erasure frames: what they reach goes for good, the chain's lines stay (bundle.md §10).

Owns the tables `erasure` and `erasure_to`. Inside the caller's transaction:
bodies, documents, search and list rows, links, drafts, kept searches, attachment keys, what was set
aside. After it: `finish` removes the files, keeps the frames outside the database, and has the database
written anew, because SQLite leaves copies of moved cells in its pages (measured; secure_delete or not).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk import memo
from vsdesk.crypto.frame import parse_frame
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.history.erasure import Erasure, parse_erasure
from vsdesk.progress import SILENT
from vsdesk.vault.erasure import scrub
from vsdesk.vault.erasure.erasure_reach import Reach, op_key
from vsdesk.vault.erasure.held_frames import MANY_SPACES, HeldFrame, Weight
from vsdesk.vault.meta import Meta

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.crypto.secrets import Secret
    from vsdesk.history.entry import Entry
    from vsdesk.progress import Progress
    from vsdesk.vault.database import Database
    from vsdesk.vault.erasure.frames_outside import FramesOutside
    from vsdesk.vault.ledger import Ledger
    from vsdesk.vault.projection import Projection
    from vsdesk.vault.stored_files import Files

FRAME_LIMIT: Final = 1024 * 1024
LATELY: Final = 30 * 86_400_000  # ms in which what was carried out unasked is counted together
WAITS, CARRIED, REWRITTEN = 0, 1, 2


class ErasureFrames:
    """Keeps frames, carries them out, and knows what is erased."""

    def __init__(
        self,
        database: Database,
        ledger: Ledger,
        folding: Projection,
        files: Files,
        beside: FramesOutside,
        fixed: Callable[[], Collection[str]],
    ) -> None:
        self._db = database
        self._meta = Meta(database)
        self._ledger = ledger
        self._folding = folding
        self._files = files
        self._beside = beside
        self.reach = Reach(database, fixed)
        self._locked: frozenset[str] | None = None
        self._sweep = False  # files without a row lie there, to be removed after the commit
        self._inside = False  # a frame that was carried out does not lie in the folder yet

    def forget(self) -> None:
        """After a rollback, or when records arrived."""
        self.reach.forget()
        self._locked = None

    # -- frames -------------------------------------------------------------------------------

    def keep(self, frame: bytes, got: int) -> HeldFrame:
        """Keep a frame whose signature was judged. It waits until it is carried out."""
        digest = sha256(frame)
        self._db.run(
            "INSERT OR IGNORE INTO erasure (hash, frame, got, applied) VALUES (?, ?, ?, ?)",
            (digest, frame, got, WAITS),
        )
        self._locked = None
        return self.frames("hash = ?", (digest,))[0]

    def keep_carried(self, frame: bytes, like: HeldFrame, got: int) -> None:
        """Keep a frame that orders again what another did, carried out as far as that one."""
        held = self.keep(frame, got)
        self.reach.note(held.n, held.order, self.reach.of(held.order))
        self._db.run("UPDATE erasure SET applied = ? WHERE n = ?", (like.state, held.n))
        self._inside = True

    def frames(self, where: str = "1", values: Sequence[object] = ()) -> list[HeldFrame]:
        """The frames that satisfy a condition over the columns of `erasure`, oldest first."""
        sql = f"SELECT n, hash, frame, got, applied FROM erasure WHERE {where} ORDER BY n"  # noqa: S608 - conditions are literals of this package
        return [
            HeldFrame(n, digest.hex(), bytes(frame), _order(frame), got, state)
            for n, digest, frame, got, state in self._db.query(sql, values)
        ]

    def frame(self, digest: str) -> HeldFrame | None:
        """The frame of this SHA-256."""
        return next(iter(self.frames("hash = ?", (bytes.fromhex(digest),))), None)

    def waiting(self) -> list[HeldFrame]:
        """The frames that wait for the answer "erase"."""
        return self.frames("applied = ?", (WAITS,))

    @property
    def locked(self) -> frozenset[str]:
        """The spaces that wait: no save, no bundle."""
        if self._locked is None:
            reached = (self.reach.of(held.order) for held in self.waiting())
            self._locked = frozenset(self._spaces(set().union(*reached)))
        return self._locked

    def weigh(self, order: Erasure, device_id: str) -> Weight:
        """What a frame would take here, and what of it this device (`device_id`) has not handed over."""
        reached = self.reach.of(order)
        rows = self._db.query(
            "SELECT DISTINCT record.space, record.id FROM op JOIN entry ON entry.n = op.entry "
            "JOIN log ON log.n = entry.log JOIN record ON record.n = op.record WHERE log.kid = ? "
            "AND op.state = 0 AND op.record IN (SELECT value FROM json_each(?)) AND entry.seq > "
            "coalesce((SELECT max(seq) FROM acked WHERE acked.log = log.n), 0)",
            (bytes.fromhex(device_id), json.dumps(sorted(reached))),
        )
        unsent = {(space.hex(), rec.hex()) for space, rec in rows}
        spaces = self._spaces(reached)
        unsent |= {(space, space) for space in scrub.drafted(self._db, spaces)}
        return Weight(
            spaces=tuple(sorted(spaces)),
            records=len(reached),
            unsent=tuple(sorted(unsent)),
            kinds=self._kinds(reached),
            blobs=scrub.blobs_of(self._db, reached),
            peers=self._peers(spaces),
        )

    def too_many(self, orders: Iterable[Erasure], now: int) -> bool:
        """Whether orders that come together take more spaces than may go unasked, with those of 30 days.
        `now` is this vault's own clock (ms). What is erased already counts no more."""
        reached = {n for order in orders for n in self.reach.of(order)}
        living = len(self._living(reached))
        return living > 0 and living + sum(many for _, many in self._unasked(now)) > MANY_SPACES

    def note_unasked(self, order: Erasure, now: int) -> None:
        """An order is about to be carried out without a question: remember how much it takes."""
        many = len(self._living(self.reach.of(order)))
        if many:
            rows: list[Json] = [[at, count] for at, count in self._unasked(now)]
            self._meta.put("erased", [*rows, [now, many]])

    def _unasked(self, now: int) -> list[tuple[int, int]]:
        return [(at, many) for at, many in self._meta.get("erased", []) if at > now - LATELY]

    def _living(self, numbers: Collection[int]) -> set[str]:
        """The spaces of those of these records of which something is left."""
        sql = "SELECT DISTINCT space FROM record WHERE erased = 0 AND n IN (SELECT value FROM json_each(?))"
        return {row[0].hex() for row in self._db.query(sql, (json.dumps(sorted(numbers)),))}

    def covers(self, order: Erasure) -> set[tuple[str, str]]:
        """(space, id) of the records that a frame would reach here."""
        sql = "SELECT space, id FROM record WHERE n IN (SELECT value FROM json_each(?))"
        rows = self._db.query(sql, (json.dumps(sorted(self.reach.of(order))),))
        return {(space.hex(), rec.hex()) for space, rec in rows}

    def _kinds(self, numbers: Collection[int]) -> dict[str, int]:
        sql = (
            "SELECT kind, count(*) FROM record WHERE n IN (SELECT value FROM json_each(?)) "
            "AND erased = 0 GROUP BY kind ORDER BY kind"
        )
        return dict(self._db.query(sql, (json.dumps(sorted(numbers)),)))

    def _peers(self, spaces: Collection[str]) -> tuple[str, ...]:
        rows = self._db.query(
            "SELECT DISTINCT acked.peer FROM acked JOIN log ON log.n = acked.log "
            "WHERE log.space IN (SELECT unhex(value) FROM json_each(?)) ORDER BY acked.peer",
            (json.dumps(sorted(spaces)),),
        )
        return tuple(row[0].hex() for row in rows)

    def _spaces(self, numbers: Collection[int]) -> set[str]:
        sql = "SELECT DISTINCT space FROM record WHERE n IN (SELECT value FROM json_each(?))"
        return {space.hex() for (space,) in self._db.query(sql, (json.dumps(sorted(numbers)),))}

    # -- carrying out -------------------------------------------------------------------------

    def carry_out(self, held: HeldFrame, progress: Progress = SILENT) -> set[int]:
        """Erase what the frame reaches, inside the caller's transaction; the records reached."""
        reached = self.reach.of(held.order)
        self.reach.note(held.n, held.order, reached)
        self._db.run("UPDATE erasure SET applied = ? WHERE n = ?", (CARRIED, held.n))
        self._locked = None
        self._erase(reached, held.order.ops, progress)
        return reached

    def settle(self, touched: Collection[int], progress: Progress = SILENT) -> set[int]:
        """After records were folded: what turns out to be erased goes too; the records newly reached."""
        self._locked = None
        newly = self.reach.settle(touched)
        if newly and self._erase(newly, (), progress):
            self._db.run("UPDATE erasure SET applied = ? WHERE applied = ?", (CARRIED, REWRITTEN))
        elif not newly and not self.reach.empty():
            scrub.strip_evidence(self._db, self.reach)
        return newly

    def unnamed(self, numbers: Collection[int]) -> list[tuple[str, str]]:
        """Those of these records that no frame names: a coordinator's vault signs a further one."""
        named: set[bytes] = set()
        for held in self.frames("applied <> ?", (WAITS,)):
            named |= self.reach.named(held.order)
        rows = self._db.query(
            "SELECT DISTINCT space, id FROM record WHERE n IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(numbers)),),
        )
        return sorted(
            (space.hex(), rec.hex())
            for space, rec in rows
            if space not in named and space + rec not in named
        )

    def _erase(self, numbers: Collection[int], ops: Iterable[str], progress: Progress) -> bool:
        """Take all content of these records and ops; whether there was any."""
        progress.step("erasing", 0, 3)
        wanted = set(numbers)
        single = self._single(ops)
        among = "IN (SELECT value FROM json_each(?))"
        where = f"state <> 2 AND (record {among} OR n {among})"
        asked = (json.dumps(sorted(wanted)), json.dumps(sorted(single)))
        of = "(SELECT {} FROM record WHERE record.n = op.record)"
        rows = self._db.query(
            f"SELECT record, body, {of.format('space')}, {of.format('kind')} FROM op WHERE {where}",  # noqa: S608 - literal
            asked,
        )
        blobs = scrub.blobs_in(row[1] for row in rows if row[1] is not None)
        self._db.run(f"UPDATE op SET state = 2, body = NULL WHERE {where}", asked)  # noqa: S608 - literal
        touched = wanted | {row[0] for row in rows}
        self._ledger.settle(touched)
        progress.step("erasing", 1, 3)
        self._folding.refold(touched)
        self.forget_files(blobs)
        progress.step("erasing", 2, 3)
        bodies = sorted((space, kind, body) for _, body, space, kind in rows if body is not None)
        scrub.strip_beside(self._db, self._folding.dictionary, wanted, bodies, self.reach)
        return bool(bodies)

    def forget_files(self, blobs: Collection[str]) -> None:
        """Attachments of bodies that were erased or dropped, unless another body here names them."""
        for blob in set(blobs) - scrub.named_blobs(self._db, self._folding.dictionary, blobs):
            self._files.forget(blob)
            self._sweep = True

    def _single(self, ops: Iterable[str]) -> set[int]:
        found = set()
        for op_id in ops:
            entry_hash, index = op_key(op_id)[:32], int(op_id[65:])
            sql = "SELECT op.n FROM op JOIN entry ON entry.n = op.entry WHERE eh = ? AND idx = ?"
            found |= {row[0] for row in self._db.query(sql, (entry_hash, index))}
        return found

    # -- what arrives and what is written later -------------------------------------------------

    def erased_ops(self, entry: Entry) -> frozenset[str]:
        """The ops of an entry that arrives whose bodies are dropped."""
        return self.reach.ops(entry)

    def guard(self, space: str, rec: str, parent: str | None) -> None:
        """Raise UserError E_ERASED for an id that is used up, E_ERASING for a space that waits."""
        if self.reach.holds(space, rec, parent):
            raise UserError("E_ERASED")
        if space in self.locked:
            raise UserError("E_ERASING")

    # -- to and from the other devices ----------------------------------------------------------

    def owed(self, peers: Sequence[str], *, fresh: bool = False) -> list[HeldFrame]:
        """The frames that one of `peers` has not confirmed; `fresh`: that never rode to one of them."""
        found: dict[int, HeldFrame] = {}
        where = "n NOT IN (SELECT erasure FROM erasure_to WHERE peer = ? AND confirmed >= ?)"
        for peer in peers:
            asked = (bytes.fromhex(peer), int(not fresh))
            found |= {held.n: held for held in self.frames(where, asked)}
        return [found[n] for n in sorted(found)]

    def sent(self, frames: Iterable[str], peers: Sequence[str]) -> None:
        """A volume with these frames (SHA-256) was written for these devices."""
        self._note(frames, peers, confirmed=False)

    def confirmed(self, peer: str, frames: Iterable[str]) -> None:
        """The device says that it has carried these out."""
        self._note(frames, [peer], confirmed=True)

    def _note(self, frames: Iterable[str], peers: Sequence[str], *, confirmed: bool) -> None:
        self._db.run_many(
            "INSERT INTO erasure_to (peer, erasure, confirmed) SELECT ?, n, ? FROM erasure "
            "WHERE hash = ? ON CONFLICT DO UPDATE SET confirmed = max(confirmed, excluded.confirmed)",
            [
                (bytes.fromhex(peer), int(confirmed), bytes.fromhex(digest))
                for digest in frames
                for peer in peers
            ],
        )

    def reached(self, held: HeldFrame) -> int:
        """How many records a frame reaches here."""
        sql = "SELECT 1 FROM gone WHERE erasure = ? AND length(what) = 32"
        return len(self._db.query(sql, (held.n,)))

    def confirmations(self, held: HeldFrame) -> set[str]:
        """The devices that have carried a frame out, as far as they said so."""
        sql = "SELECT peer FROM erasure_to WHERE erasure = ? AND confirmed = 1"
        return {row[0].hex() for row in self._db.query(sql, (held.n,))}

    def done(self) -> list[str]:
        """The frames (SHA-256) of which nothing can be found here any more: the manifest's `erased`."""
        sql = "SELECT hash FROM erasure WHERE applied = ? ORDER BY hash"
        return [row[0].hex() for row in self._db.query(sql, (REWRITTEN,))]

    # -- after the transaction ------------------------------------------------------------------

    def finish(self, rewrite: Callable[[], None]) -> bool:
        """Remove files, keep the frames outside, have the database written anew when that is owed.

        False when the disk refused: it is tried again at the next opening and the next erasure.
        """
        owed = self._db.one("SELECT 1 FROM erasure WHERE applied = ?", (CARRIED,)) is not None
        try:
            if self._sweep:
                self._files.sweep()
                self._sweep = False
            if owed or self._inside:
                self._put_outside()
                self._inside = False
            if not owed:
                return True
            memo.forget()  # what was worked out of their names lies in memory still
            rewrite()
        except EnvironmentFault:
            return False
        self._db.run("UPDATE erasure SET applied = ? WHERE applied = ?", (REWRITTEN, CARRIED))
        return True

    def _put_outside(self, *, anew: bool = False) -> None:
        for held in self.frames("applied <> ?", (WAITS,)):
            self._beside.put(held.hash, held.frame, anew=anew)

    def outside(self) -> list[bytes]:
        """The frames in the folder that the database does not hold: an older copy was put back."""
        return self._beside.unknown({held.hash for held in self.frames()})

    def beside(self) -> tuple[list[str], list[str]]:
        """The orders that were carried out and do not lie whole in the folder; and what lies there, does not
        open, and is none that is known."""
        carried = {held.hash: held.frame for held in self.frames("applied <> ?", (WAITS,))}
        known = {held.hash for held in self.frames()}
        lost = [one for one, frame in carried.items() if self._beside.get(one) != frame]
        strange = (one for one in self._beside.names() if one not in known)
        return lost, [one for one in strange if self._beside.get(one) is None]

    def turn(self, key: Secret) -> None:
        """The vault's key was turned: this one is of use from now on."""
        self._beside.turn(key)

    def reseal(self) -> None:
        """After that: all frames outside under the new one. Raises EnvironmentFault."""
        self._put_outside(anew=True)


def _order(frame: bytes) -> Erasure:
    return parse_erasure(parse_frame(frame, FRAME_LIMIT).payload)
