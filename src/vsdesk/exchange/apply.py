"""What a verified volume changes in the vault, inside one transaction (bundle.md §6).

`Applier.entry` is the verifier's sink. Logs that did not verify are collected as evidence; the
rest is appended. `finish` does all that hangs on the whole volume: leaves, receipts, wishes,
forks, folding, the comparison of digests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import Refused
from vsdesk.exchange import device_keys, gaps
from vsdesk.exchange.digests import PeerDigests
from vsdesk.exchange.manifest import LIMITS, Manifest, ManifestRow
from vsdesk.exchange.outcome import ImportOutcome, SpaceChange
from vsdesk.exchange.put_aside_evidence import Aside, LogPiece, judged_again, store_piece
from vsdesk.exchange.revocation import fingerprint, good_of, judge, keep_vouched
from vsdesk.exchange.verify import LogReport, Verifier, read_erasure, split_chunk
from vsdesk.history.checkpoint import leaves_line
from vsdesk.history.clock import too_far_ahead
from vsdesk.history.op_scopes import Scopes
from vsdesk.history.shape import ZERO_HASH
from vsdesk.vault.erasure.late_ties import LateTies
from vsdesk.vault.read import roots
from vsdesk.vault.sync import peer_lives

if TYPE_CHECKING:
    from vsdesk.crypto.canonical import Json
    from vsdesk.history.device import Introduction
    from vsdesk.history.entry import Entry, OpBody
    from vsdesk.history.trust import Trust
    from vsdesk.progress import Progress
    from vsdesk.vault.vault import Vault


class Applier:
    """Writes one volume into the vault. Made and used inside the caller's transaction."""

    def __init__(
        self,
        vault: Vault,
        trust: Trust,
        peer: str,
        *,
        asks: bool = False,
    ) -> None:
        self._vault = vault
        self._verdicts: Mapping[str, str] = {}
        self._logs: Mapping[str, LogReport] = {}
        self._trust = trust
        self._peer = peer
        self._asks = asks  # whether a person is asked before anything is erased
        self._now = vault.clock()
        self._scopes = Scopes(trust.keys())
        self._withdrawn: dict[str, list[str]] = {}  # entries of revoked devices, by log
        self._numbers: dict[str, int] = {}
        self._touched: set[int] = set()
        self._folded: set[int] = set()  # of these, those that were folded since
        self._before: tuple[int, set[tuple[str, str]]] | None = (
            None  # fields that differed, late records
        )
        self._pieces: dict[str, LogPiece] = {}
        self._named: set[str] = set()
        self._dropped: set[str] = set()  # attachments of erased bodies
        self._ties = LateTies()
        self._revised: set[str] = (
            set()
        )  # revoked devices of which another part counts by the new list
        self._unfit: set[str] = set()  # attachments of which a chunk came that does not fit
        self.aside = Aside(vault.postings, peer, self._now)
        self.outcome = ImportOutcome()
        self.introduced: Introduction | None = None  # the key that the peer introduces
        self._digests = PeerDigests(vault, peer, self.outcome)

    def follow(self, verdicts: Mapping[str, str], logs: Mapping[str, LogReport]) -> None:
        """By these logs are set aside, and of these is known who wrote them: as a reading before found
        it, or as the one that goes on finds it."""
        self._verdicts, self._logs = verdicts, logs

    # -- entries --------------------------------------------------------------------------------

    def entry(self, entry: Entry, bodies: Mapping[int, OpBody]) -> None:
        """Append one entry with its bodies, or keep it as evidence."""
        report = self._logs.get(entry.log)
        if entry.log in self._verdicts or report is None:
            piece = self._pieces.setdefault(entry.log, LogPiece())
            piece.entries.append(entry.line)
            piece.bodies += [bodies[index].line for index in sorted(bodies)]
            return
        if self._is_away(entry.space):
            self._wait(entry, bodies)
            return
        writer = report.writer
        number = self._number(entry.log, report)
        code = self._evidence_code(entry, writer.device_id)
        if code:
            self.outcome.note(code)
        elif self._trust.newest.is_revoked(writer.device_id):
            # What is good of it is known once all leaves are here: until then nothing counts.
            self._withdrawn.setdefault(entry.log, []).append(entry.entry_hash)
        if too_far_ahead(entry.ts, self._now):
            self.outcome.note("W_CLOCK")
        fresh = not self._vault.ledger.has(entry.entry_hash)
        if fresh:
            self._count(entry)
            for op in entry.ops:
                self._named.update(old[:64] for ids in op.supersedes.values() for old in ids)
        counts = not code and entry.log not in self._withdrawn
        touched = self._append(number, entry, bodies, counts=counts)
        self._touched.update(touched)
        self._folded.difference_update(touched)
        if self._vault.ledger.is_full:
            self._fold_fresh()
        own = (self._vault.identity.device_id, self._vault.identity.incarnation)
        if fresh and (writer.device_id, writer.incarnation) == own:
            self.outcome.note("L_SELF")

    def _is_away(self, space: str) -> bool:
        return self._vault.journey.on and self._vault.journey.is_away(space)

    def _wait(self, entry: Entry, bodies: Mapping[int, OpBody]) -> None:
        """Nothing comes to what is put away for a journey. Where it has not been here, the volume is not
        acknowledged, so that it comes again: whoever wrote it may be the only one to have it."""
        for body in bodies.values():
            if isinstance(blob := body.values.get("blob"), str):
                self._dropped.add(blob)
        if self._vault.journey.never_had(entry.entry_hash, bodies):
            self.outcome.waits = True
            self.outcome.note("I_AWAY")

    def _append(
        self, log: int, entry: Entry, bodies: Mapping[int, OpBody], *, counts: bool = True
    ) -> list[int]:
        """Append, without the bodies that were erased, and those of what is put away for a journey."""
        gone = self._vault.erasing.erased_ops(entry)
        away = self._is_away(entry.space)
        for index, body in bodies.items():
            erased = entry.op_id(index) in gone
            if erased:
                self.outcome.note("I_ERASED")
                op = entry.ops[index]
                if counts:
                    self._ties.note(op.kind, op.rec, body.values)
            blob = body.values.get("blob") if erased or away else None
            if isinstance(blob, str):
                self._dropped.add(blob)
        append = self._vault.ledger.append
        return append(log, entry, bodies, self._now, counts=counts, erased=gone, away=away)

    def _number(self, log: str, report: LogReport) -> int:
        number = self._numbers.get(log)
        if number is None:
            writer = report.writer
            number = self._vault.ledger.open_log(
                log, writer.device_id, writer.incarnation, writer.space
            )
            self._numbers[log] = number
        return number

    def _gaps(self) -> None:
        """Note the logs of which what is before the first entry is not here."""
        for log in self._numbers:
            for _, prev in self._logs[log].starts:
                if prev != ZERO_HASH and not self._vault.ledger.has(prev):
                    self.outcome.note("W_GAP")
                    gaps.note(self._vault, log)

    def _evidence_code(self, entry: Entry, device_id: str) -> str:
        """Why an entry is stored but does not count, or ""."""
        newest = self._trust.newest
        allowed = self._scopes.allows(entry.space, device_id, newest.role(device_id))
        return "" if allowed else "L_SCOPE"

    def _count(self, entry: Entry) -> None:
        out = self.outcome
        out.entries += 1
        out.records += len(entry.ops)
        known = out.spaces.get(entry.space)
        if known is None:
            kind = roots.kind_of(self._vault.database, entry.space)
            known = SpaceChange(entry.space, kind, not kind, 0)
        kind = known.kind or next((op.kind for op in entry.ops if op.rec == entry.space), "")
        out.spaces[entry.space] = SpaceChange(entry.space, kind, known.new, known.entries + 1)

    # -- other objects --------------------------------------------------------------------------

    def other(self, row: ManifestRow, data: bytes, blobs: set[str]) -> None:
        """An object that is neither entries nor bodies; `blobs` are those that bodies here name."""
        if row.type == "blobman":
            blob = sha256(data).hex()
            if blob in blobs:
                self._vault.files.expect(data)
                self.outcome.files += 1
        elif row.type == "chunk":
            self._chunk(*split_chunk(data))
        elif row.type == "device":
            made = device_keys.keep(self._vault, self._peer, data)
            self.introduced = made or self.introduced
        elif row.type == "erasure":
            self._erasure(data)
        elif row.type == "heads":
            self._digests.read(data)
        elif row.type not in LIMITS:
            self._unknown(data)

    def _chunk(self, blob: str, index: int, data: bytes) -> None:
        """Take a chunk in. Behind one that does not fit its list nothing more of that file is read here: a
        list is long, and a chunk is small."""
        if blob in self._unfit:
            return
        files = self._vault.files
        if files.put_chunk(blob, index, data):
            self.outcome.chunks += 1
        elif files.lacks(blob, index):
            self._unfit.add(blob)

    def _unknown(self, data: bytes) -> None:
        """Keep what a newer program may know, as far as there is room for such things."""
        self.outcome.note(self.aside.unknown(data))

    def _erasure(self, data: bytes) -> None:
        """Keep a frame that a coordinator signed, and carry it out unless a person is to be asked.

        It stands before the entries of its volume, so what it reaches of these is dropped as it comes.
        A frame that was judged before is not judged again: a later change of role does not undo it.
        """
        erasing = self._vault.erasing
        if erasing.frame(sha256(data).hex()) is not None:
            return
        frame, order = read_erasure(data)
        if order.org != self._trust.org:
            raise Refused("E_ORG", "erasure")
        newest = self._trust.newest
        if not frame.valid_signers(newest.signing_keys()) & newest.acting_coordinators():
            self.outcome.note("L_REVOKED")
            self.aside.object("L_REVOKED", data)
            return
        held = erasing.keep(data, self._now)
        if self._asks or erasing.weigh(order, self._vault.identity.device_id).asks:
            self.outcome.note("W_ERASURE_WAITS")
            return
        self._vault.follow_roles()
        erasing.note_unasked(order, self._now)
        self.outcome.erased += len(self._vault.orders.carry_out(held))

    # -- the whole volume -----------------------------------------------------------------------

    def finish(self, verifier: Verifier, manifest: Manifest, progress: Progress) -> None:
        """All that hangs on the whole volume; then the records are folded."""
        self._digests.settle()
        self._heal(verifier)
        self._keep_leaves(verifier)
        self._set_aside(verifier)
        self._judge_again()
        self._gaps()
        self._judge_revoked(verifier)
        self._forks()
        gaps.forget_filled(self._vault)
        postings = self._vault.postings
        tips = [
            (self._numbers[log], leaf.head, leaf.seq)
            for log, report in verifier.logs.items()
            if log in self._numbers and not self._two_handed(log, report)
            for leaf in report.tips
        ]
        postings.mark_held(self._peer, tips)
        wanted = [("body", op[:64], int(op[65:])) for op in manifest.want.bodies]
        wanted += [("chunk", blob, index) for blob, index in manifest.want.chunks]
        postings.ask(self._peer, wanted)
        if not all(self._vault.ledger.has(entry_hash) for entry_hash in self._named):
            self.outcome.note("W_UNKNOWN_OP")
        if manifest.trust < self._trust.version:
            self.outcome.note("W_STALE_TRUST")
        self._fold(progress)
        self._ties.keep(self._vault)
        self._vault.erasing.forget_files(self._dropped)
        if manifest.vols == 1 and not self.outcome.waits:
            self._digests.compare(manifest)

    def _heal(self, verifier: Verifier) -> None:
        for entry, body in verifier.healing:
            self._touched.update(self._append(0, entry, {body.index: body}))

    def _keep_leaves(self, verifier: Verifier) -> None:
        for log, report in verifier.logs.items():
            if log in self._verdicts or log not in self._numbers:
                continue
            for digest, leaf in report.leaves:
                if not self._vault.ledger.has(leaf.head):
                    continue  # what was not carried and is not here is nothing that could be passed on
                checkpoint, frame = verifier.frames[digest]
                self._vault.postings.keep_checkpoint(
                    digest, checkpoint.device_id, checkpoint.incarnation, frame
                )
                self._vault.postings.keep_leaves(digest, [(self._numbers[log], leaf)])

    def _set_aside(self, verifier: Verifier) -> None:
        for log, piece in self._pieces.items():
            code = self._verdicts.get(log, "L_CHAIN")
            self.outcome.note(code)
            report = verifier.logs.get(log)
            proofs = verifier.claims.get(log, []) + ([] if report is None else report.leaves)
            for digest in dict.fromkeys(name for name, _ in proofs):
                piece.frames.append(verifier.frames[digest][1])
                opened = [leaf for name, leaf in proofs if name == digest]
                piece.leaves.append(leaves_line(digest, opened))
            self.aside.log(code, log, piece.to_bytes())

    def _judge_again(self) -> None:
        """Evidence of logs whose writer was unknown, once a list names him: after each change of the list."""
        names: list[Json] = [*sorted(self._trust.heads)]
        if self._vault.meta.get("judged") == names:
            return
        self._vault.meta.put("judged", names)
        for held in self._vault.postings.evidence():
            if held.log is None or held.code != "L_REVOKED" or held.log in self._pieces:
                continue
            again = judged_again(held.data, self._trust)
            if again is None:
                continue
            self._logs = {**self._logs, **again.logs}
            store_piece(held.data, self._trust, self.entry)
            self._keep_leaves(again)
            self._vault.postings.drop_evidence(held.n)

    def revise(self, device_ids: Iterable[str]) -> None:
        """Of these devices another part counts since now."""
        self._revised.update(device_ids)

    def _judge_revoked(self, verifier: Verifier) -> None:
        """Let what is good of revoked devices count, now that every entry and leaf of the volume is here."""
        ledger = self._vault.ledger
        logs = {log.id: log for one in self._revised for log in ledger.logs_of(one)}
        self.outcome.vouched = fingerprint(leaf.digest for _, leaf in verifier.good)
        kept = keep_vouched(self._vault, verifier.good, verifier.frames)
        logs |= {log.id: log for log in kept}
        for log_id in self._withdrawn:
            log = ledger.log(log_id)
            assert log is not None
            logs[log_id] = log
        self._touched |= judge(self._vault, self._trust, logs.values())
        for log_id, carried in self._withdrawn.items():
            good = good_of(self._vault, self._trust, logs[log_id])
            if good is not None and not good.issuperset(carried):
                self.outcome.note("L_REVOKED")

    def _two_handed(self, log: str, report: LogReport) -> bool:
        """A forked log of the peer's own: two vaults write as one, and we cannot tell which it is."""
        return report.writer.device_id == self._peer and self._vault.postings.forked(
            self._numbers[log]
        )

    def _forks(self) -> None:
        for number in self._vault.postings.note_forks(self._numbers.values()):
            log = self._vault.ledger.numbered(number)
            if log.device_id == self._vault.identity.device_id:
                self.outcome.note("L_SELF")
            else:
                self.outcome.note("L_FORK")
                meta, at = self._vault.meta, self._vault.clock()
                peer_lives.note_fork(meta, log.device_id, log.incarnation, at)
            self._vault.postings.unmark(log.device_id, number)

    def _fold_fresh(self) -> None:
        """Fold what is in memory anyway before more is read: later it would have to be read again."""
        self._note_before()
        self._vault.follow_roles()
        fresh = self._touched.intersection(self._vault.ledger.fresh())
        self._vault.folding.refold(fresh)
        self._folded |= fresh

    def _note_before(self) -> tuple[int, set[tuple[str, str]]]:
        """What differed, and what was late for an order to erase, before any of the volume was folded."""
        if self._before is None:
            late = self._vault.erasing.reach.late()
            self._before = self._vault.folding.differing(), set(late)
        return self._before

    def _fold(self, progress: Progress) -> None:
        before, asked = self._note_before()
        self._vault.follow_roles()
        self._vault.fold(self._touched, progress, self._folded)
        if self._vault.role == "coordinator" and not asked.issuperset(
            self._vault.erasing.reach.late()
        ):
            self.outcome.note("W_ERASURE_WAITS")
        self.outcome.differences = self._vault.folding.differing() - before
