"""One volume on its way into the vault: verified and stored in one transaction (docs/spec/bundle.md §6).

What verifies as a whole is read once: each object is judged and stored, and whatever is wrong rolls all of it
back. Two readings take a volume in which a log has to be set aside, or which erases: the first judges, the
second stores, after it has seen the same manifest. What lies outside the database is written last of all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

from vsdesk.errors import Refused
from vsdesk.exchange import device_keys
from vsdesk.exchange.apply import Applier
from vsdesk.exchange.enrolment import settle_lists
from vsdesk.exchange.outcome import ImportOutcome, Status
from vsdesk.exchange.recovery_answers import settle_older
from vsdesk.exchange.revocation import note_heard, revised
from vsdesk.exchange.verify import Verifier
from vsdesk.history.entry import parse_entry
from vsdesk.vault.journey import return_of_bodies
from vsdesk.vault.sync import peer_lives
from vsdesk.vault.sync.outbox import ArrivedVolume

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.exchange.manifest import Manifest
    from vsdesk.exchange.verify import LogReport
    from vsdesk.exchange.volume_opening import Opener, OpenVolume
    from vsdesk.history.entry import Entry, OpBody
    from vsdesk.history.trust import Trust
    from vsdesk.progress import Progress
    from vsdesk.vault.vault import Vault

_ERASES: Final = (
    "erasure"  # carried out beside the database too, so nothing of it begins before all is judged
)
_CHUNK: Final = "chunk"  # lies outside the database


@dataclass(frozen=True, slots=True)
class JudgedLogs:
    """What was found of a volume that was read to its end: its logs, and which of them are set aside."""

    verdicts: Mapping[str, str]
    logs: Mapping[str, LogReport]


class _SetAside(Exception):
    """A log has to be set aside: what was stored so far is rolled back."""

    def __init__(self, judged: JudgedLogs) -> None:
        super().__init__()
        self.judged = judged


@dataclass(frozen=True, slots=True)
class VolumeIntake:
    """Takes volumes into `vault`. `many` answers yes to very many entries; `asks` whether a person is
    asked before anything is erased. Raises Refused for what is wrong with the volume; nothing of it is
    stored then."""

    vault: Vault = field(repr=False)
    opener: Opener = field(repr=False)
    progress: Progress = field(repr=False)
    many: bool = False
    asks: bool = False

    def judge(self, opened: OpenVolume) -> JudgedLogs:
        """Read a volume to its end, and store nothing."""
        verifier = Verifier(opened.trust, self._held, many=self.many)
        self._feed(verifier, opened, "verifying")
        return JudgedLogs(verifier.verdicts, verifier.logs)

    def take(
        self, stream: BinaryIO, trust: Trust, opened: OpenVolume, *, reused: bool
    ) -> ImportOutcome:
        """Verify and store a volume that was opened just now. `trust` is what the vault held before;
        `reused` tells that the name of this volume came with other bytes already."""
        if any(row.type == _ERASES for row in opened.manifest.objects):
            judged = self.judge(opened)
        else:
            try:
                return self._at_once(stream, trust, opened, reused)
            except _SetAside as found:
                judged = found.judged
        return self._again(stream, trust, opened.manifest_hash, judged, reused)

    def _at_once(
        self, stream: BinaryIO, trust: Trust, opened: OpenVolume, reused: bool
    ) -> ImportOutcome:
        """In one reading."""
        with self.vault.applying():
            applier = self._begin(trust, opened, reused)

            def store(entry: Entry, bodies: Mapping[int, OpBody]) -> None:
                if not verifier.verdicts:  # else all of it is rolled back anyway
                    applier.entry(entry, bodies)

            verifier = Verifier(opened.trust, self._held, sink=store, many=self.many)
            applier.follow(verifier.verdicts, verifier.logs)
            self._feed(verifier, opened, "storing", applier, later=_CHUNK)
            if verifier.verdicts:
                raise _SetAside(JudgedLogs(verifier.verdicts, verifier.logs))
            if any(row.type == _CHUNK for row in opened.manifest.objects):
                self._chunks(self._reopen(stream, trust, opened.manifest_hash), applier, verifier)
            self._end(applier, verifier, opened)
        return self._settle(applier)

    def _again(
        self, stream: BinaryIO, trust: Trust, digest: str, judged: JudgedLogs, reused: bool
    ) -> ImportOutcome:
        """The second of two readings, in one transaction."""
        with self.vault.applying():
            opened = self._reopen(stream, trust, digest)
            applier = self._begin(trust, opened, reused)
            applier.follow(judged.verdicts, judged.logs)
            verifier = Verifier(opened.trust, self._held, sink=applier.entry, many=self.many)
            self._feed(verifier, opened, "storing", applier)
            if verifier.verdicts != judged.verdicts:
                raise Refused("E_OBJECT", "the passes differ")
            self._end(applier, verifier, opened)
        return self._settle(applier)

    def _reopen(self, stream: BinaryIO, trust: Trust, digest: str) -> OpenVolume:
        stream.seek(0)
        opened = self.opener.open(stream, trust)
        if opened.manifest_hash != digest:
            raise Refused("E_OBJECT", "the file changed between the passes")
        return opened

    def _held(self, entry_hash: str) -> Entry | None:
        row = self.vault.ledger.entry(entry_hash)
        return None if row is None else parse_entry(row.line)

    def _feed(
        self,
        verifier: Verifier,
        opened: OpenVolume,
        stage: str,
        applier: Applier | None = None,
        *,
        later: str = "",
    ) -> None:
        """Every object to the verifier, and to the applier but for those that are stored `later`."""
        total = sum(row.size for row in opened.manifest.objects)
        done = 0
        for row, data in opened.reader.objects(opened.manifest):
            self.progress.step(stage, done, total)
            verifier.feed(row, data)
            if applier is not None and row.type != later:
                applier.other(row, data, verifier.blobs)
            done += row.size
        verifier.finish()
        self.progress.step(stage, total, total)

    def _chunks(self, opened: OpenVolume, applier: Applier, verifier: Verifier) -> None:
        """The chunks of a volume of which everything else is stored: the same bytes, by the same hashes."""
        for row, data in opened.reader.objects(opened.manifest):
            if row.type == _CHUNK:
                self.progress.step("storing", 0, 0)
                applier.other(row, data, verifier.blobs)

    def _begin(self, before: Trust, opened: OpenVolume, reused: bool) -> Applier:
        applier = Applier(self.vault, opened.trust, opened.manifest.sender, asks=self.asks)
        if reused:
            applier.outcome.note("W_BUNDLE_REUSE")
        self._take_trust(before, opened, applier)
        self._take_acks(opened.manifest, applier.outcome)
        return applier

    def _end(self, applier: Applier, verifier: Verifier, opened: OpenVolume) -> None:
        """All that hangs on the whole volume, still in its transaction."""
        vault, manifest, outcome = self.vault, opened.manifest, applier.outcome
        applier.finish(verifier, manifest, self.progress)
        vault.postings.meet(manifest.sender, manifest.incarnation, vault.clock(), manifest.trust)
        codes, result = outcome.codes, "held" if outcome.waits else status_of(outcome)
        vault.postings.receive(
            arrived(vault, manifest, opened.manifest_hash, result, codes, outcome)
        )
        if manifest.vol == manifest.vols:
            settle_older(vault)

    def _settle(self, applier: Applier) -> ImportOutcome:
        """What follows once it is taken in."""
        vault, outcome = self.vault, applier.outcome
        vault.orders.finish(self.progress)
        if outcome.chunks:
            vault.files.tidy()
        if "L_SELF" in outcome.codes:
            vault.new_incarnation(forked=True)
        settle_lists(vault)
        device_keys.take_up(vault, applier.introduced)
        return_of_bodies.settle(vault)
        vault.orders.repeat()
        return outcome

    def _take_trust(self, before: Trust, opened: OpenVolume, applier: Applier) -> None:
        held = set(opened.trust.frames())
        for sign, frame in opened.marks:
            applier.outcome.note(sign)
            if sign.startswith("L_") and frame not in held:
                applier.aside.object(sign, frame)
        if opened.trust.heads != before.heads:
            self.vault.trust.keep(opened.trust)
            applier.revise(revised(before, opened.trust))
        note_heard(self.vault, opened.manifest.sender, opened.reader.trust_frames)

    def _take_acks(self, manifest: Manifest, outcome: ImportOutcome) -> None:
        """Read the receipts; another incarnation than last time clears what was acknowledged before."""
        vault, postings = self.vault, self.vault.postings
        last = postings.peer_incarnation(manifest.sender)
        if last is not None and last != manifest.incarnation:
            postings.forget_acks(manifest.sender)
            version, now = vault.trust.version, manifest.incarnation
            at = vault.clock()
            peer_lives.note_another(vault.meta, manifest.sender, last, now, version, at)
        # Whoever begins anew waits for an answer, though there may be nothing to give back.
        began = last not in (None, manifest.incarnation)
        outcome.owed = began or any(row.type != "trust" for row in manifest.objects)
        vault.erasing.confirmed(manifest.sender, manifest.erased)
        for ack in dict.fromkeys(manifest.acks):  # one that is said again says no more
            if postings.acknowledge(
                manifest.sender, ack.bundle, ack.vol, ack.result, vault.clock()
            ):
                outcome.delivered += 1


def status_of(outcome: ImportOutcome) -> Status:
    """The result of a volume that was taken in."""
    aside = [code for code in outcome.codes if code.startswith("L_") and code != "L_FORK"]
    return "partial" if aside else "applied"


def arrived(
    vault: Vault,
    manifest: Manifest,
    digest: str,
    result: str,
    codes: Sequence[str],
    outcome: ImportOutcome,
) -> ArrivedVolume:
    """What is noted of a volume that came; `digest` is the hash of its manifest's frame."""
    counts = {
        "entries": outcome.entries,
        "records": outcome.records,
        "files": outcome.files,
        "owed": int(outcome.owed),
        "vouched": outcome.vouched,
        **outcome.by_news(),
    }
    return ArrivedVolume(
        manifest.sender,
        manifest.bundle,
        manifest.vol,
        digest,
        vault.clock(),
        result,
        tuple(codes),
        counts,
    )
