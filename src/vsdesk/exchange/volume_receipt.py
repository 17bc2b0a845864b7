"""Taking in a volume: two passes over one open file (docs/spec/bundle.md §6).

Pass 1 verifies everything and stores nothing. Pass 2 does it again inside one transaction, after
it has seen the same manifest; any failure rolls back. Nothing is taken in by half, and a repeat is
harmless. `receive` never raises for what is wrong with the file: it says so in `ReceivedFile`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from vsdesk import diskio
from vsdesk.errors import EnvironmentFault, Refused, UserError
from vsdesk.exchange import device_keys, media
from vsdesk.exchange.answered import settle_older
from vsdesk.exchange.apply import Applier
from vsdesk.exchange.enrolment import settle_lists
from vsdesk.exchange.erasure_preview import erases_much
from vsdesk.exchange.held_volumes import WaitingVolume, hold, let_go, untried, waiting
from vsdesk.exchange.manifest import Manifest
from vsdesk.exchange.outcome import ImportOutcome, ReceivedFile, Status
from vsdesk.exchange.revocation import note_heard, revised
from vsdesk.exchange.verify import HeldEntry, LogReport, Verifier
from vsdesk.exchange.volume_opening import Newer, Opener, OpenVolume, Withdrawn
from vsdesk.history.entry import Entry, parse_entry
from vsdesk.progress import SILENT, Cancelled
from vsdesk.vault.journey import returning
from vsdesk.vault.sync.outbox import TAKEN, ArrivedVolume

if TYPE_CHECKING:
    from vsdesk.history.trust import Trust
    from vsdesk.progress import Progress
    from vsdesk.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class _First:
    """What pass 1 found."""

    manifest: Manifest = field(repr=False)
    manifest_hash: str
    verdicts: dict[str, str]
    logs: dict[str, LogReport]


def receive(
    vault: Vault,
    sources: Iterable[Path],
    progress: Progress = SILENT,
    *,
    many: bool = False,
) -> list[ReceivedFile]:
    """Take in files, or all bundles in folders, one after the other; one answer for each file.

    In a folder, what this vault wrote there itself (by name and size) is passed over; every other file
    that is named like a bundle is answered for, what is none of ours at the end.
    `many` answers yes to more than 500,000 entries in one volume. Raises UserError E_NOT_ENROLLED
    when this vault belongs to no organisation yet, E_TRAVEL for a coordinator's on a journey; Cancelled
    when it is stopped before a file was done: after that what was done is told, and the rest is
    "stopped".
    """
    if vault.trust.trust is None:
        raise UserError("E_NOT_ENROLLED")
    if vault.journey.on and vault.role == "coordinator":
        raise UserError("E_TRAVEL")  # what a coordinator acknowledges, others put away
    found = [one for source in sources for one in _files(vault, source)]
    done: list[ReceivedFile] = []
    opener = Opener(vault.keys())
    asks = erases_much(vault, [path for path, _ in found], opener)
    for number, (path, in_folder) in enumerate(found):
        try:
            progress.step("receiving", number, len(found))
            result = beside(path) if in_folder else None
            if result is None:
                result = _receive_one(vault, path, opener, progress, many, asks=asks)
        except Cancelled:
            if not done:
                raise
            done += [
                ReceivedFile(left, "stopped", found_in_folder=own) for left, own in found[number:]
            ]
            break
        done.append(replace(result, found_in_folder=in_folder))
    return sorted(done, key=lambda one: bool(one.beside))


def gone(path: Path) -> ReceivedFile:
    """The answer for a file that lay in a folder when it was looked at, and no longer does."""
    return ReceivedFile(path, "refused", "E_NO_FILE", found_in_folder=True)


def beside(path: Path) -> ReceivedFile | None:
    """The answer for a file of a folder that went away meanwhile or is no bundle; None for one to take in."""
    try:
        if media.is_bundle(path):
            return None
    except EnvironmentFault as fault:
        if path.parent.is_dir() and not os.path.lexists(path):
            return gone(path)
        return ReceivedFile(path, "stopped", fault.name, found_in_folder=True)
    return ReceivedFile(path, "refused", "E_NOT_BUNDLE", found_in_folder=True)


def retry_held(vault: Vault, progress: Progress = SILENT) -> list[ReceivedFile]:
    """After an update, or a new list of devices: try again what a newer program had written. Taken in, it is
    forgotten."""
    done = []
    opener = Opener(vault.keys())
    for path in untried(vault) if not vault.journey.on else ():
        asks = erases_much(vault, [path], opener)
        result = _receive_one(vault, path, opener, progress, False, asks=asks)
        if result.status not in ("held", "stopped"):
            let_go(vault, path)
        done.append(result)
    return done


def _files(vault: Vault, source: Path) -> list[tuple[Path, bool]]:
    """The files of a source, and whether they were found in a folder."""
    if not source.is_dir() or source.is_symlink():
        return [(source, False)]
    return [(path, True) for path in media.named_so(source) if not _own(vault, path)]


def _own(vault: Vault, path: Path) -> bool:
    size = media.Disk().size(path)
    return size is not None and vault.postings.wrote(diskio.name_of(path), size)


def _receive_one(
    vault: Vault, path: Path, opener: Opener, progress: Progress, many: bool, *, asks: bool
) -> ReceivedFile:
    try:
        with media.open_plain(path) as stream, diskio.disk_guard():
            if waits := waiting(vault, stream):
                return ReceivedFile(path, "held", waits.code, sender=waits.sender)
            return _passes(vault, path, stream, opener, progress, many, asks)
    except Newer as newer:
        return _newer(vault, path, newer)
    except Withdrawn as refused:
        return ReceivedFile(path, "refused", refused.name, sender=refused.sender)
    except Refused as refused:
        own = refused.name == "E_NO_MATCH" and _own(vault, path)
        return ReceivedFile(path, "refused", "E_OWN" if own else refused.name)
    except EnvironmentFault as fault:
        return ReceivedFile(path, "stopped", fault.name)


def _newer(vault: Vault, path: Path, newer: Newer) -> ReceivedFile:
    try:
        kept = hold(vault, path, WaitingVolume(newer.sender, newer.name))
    except EnvironmentFault as fault:
        return ReceivedFile(path, "stopped", fault.name)
    if not kept:
        return ReceivedFile(path, "refused", "E_HELD_FULL", sender=newer.sender)
    return ReceivedFile(path, "held", newer.name, sender=newer.sender)


def _passes(
    vault: Vault,
    path: Path,
    stream: BinaryIO,
    opener: Opener,
    progress: Progress,
    many: bool,
    asks: bool,
) -> ReceivedFile:
    trust = vault.trust.trust
    assert trust is not None
    opened = opener.open(stream, trust)
    manifest = opened.manifest
    try:
        first = _verify(vault, opened, progress, many)
        known = vault.postings.arrived(manifest.sender, manifest.bundle, manifest.vol)
        if any(seen == first.manifest_hash and result in TAKEN for seen, result in known):
            return _again(vault, path, first)
        stream.seek(0)
        reused = any(seen != first.manifest_hash for seen, _ in known)
        outcome = _apply(vault, stream, opener, trust, first, reused, progress, many, asks)
    except Refused as refused:
        return _refuse(vault, path, opened, refused)
    return _answer(path, manifest, outcome)


def _verify(vault: Vault, opened: OpenVolume, progress: Progress, many: bool) -> _First:
    """Pass 1."""
    verifier = Verifier(opened.trust, _held(vault), many=many)
    _feed(verifier, opened, progress, "verifying")
    return _First(opened.manifest, opened.manifest_hash, verifier.verdicts, verifier.logs)


def _held(vault: Vault) -> HeldEntry:
    def entry(entry_hash: str) -> Entry | None:
        row = vault.ledger.entry(entry_hash)
        return None if row is None else parse_entry(row.line)

    return entry


def _feed(
    verifier: Verifier,
    opened: OpenVolume,
    progress: Progress,
    stage: str,
    applier: Applier | None = None,
) -> None:
    total = sum(row.size for row in opened.manifest.objects)
    done = 0
    for row, data in opened.reader.objects(opened.manifest):
        progress.step(stage, done, total)
        verifier.feed(row, data)
        if applier is not None:
            applier.other(row, data, verifier.blobs)
        done += row.size
    verifier.finish()
    progress.step(stage, total, total)


def _apply(
    vault: Vault,
    stream: BinaryIO,
    opener: Opener,
    trust: Trust,
    first: _First,
    reused: bool,
    progress: Progress,
    many: bool,
    asks: bool,
) -> ImportOutcome:
    """Pass 2, in one transaction."""
    with vault.applying():
        again = opener.open(stream, trust)
        if again.manifest_hash != first.manifest_hash:
            raise Refused("E_OBJECT", "the file changed between the passes")
        manifest = again.manifest
        applier = Applier(
            vault, again.trust, first.verdicts, first.logs, manifest.sender, asks=asks
        )
        if reused:
            applier.outcome.note("W_BUNDLE_REUSE")
        _take_trust(vault, trust, again, applier)
        _take_acks(vault, manifest, applier.outcome)
        verifier = Verifier(again.trust, _held(vault), sink=applier.entry, many=many)
        _feed(verifier, again, progress, "storing", applier)
        if verifier.verdicts != first.verdicts:
            raise Refused("E_OBJECT", "the passes differ")
        applier.finish(verifier, manifest, progress)
        outcome = applier.outcome
        vault.postings.meet(manifest.sender, manifest.incarnation, vault.clock(), manifest.trust)
        vault.postings.receive(_arrived(vault, first, _status(outcome), outcome.codes, outcome))
        if manifest.vol == manifest.vols:
            settle_older(vault)
    vault.orders.finish(progress)
    if outcome.chunks:
        vault.files.tidy()
    if "L_SELF" in outcome.codes:
        vault.new_incarnation(forked=True)
    settle_lists(vault)
    device_keys.take_up(vault, applier.introduced)
    returning.settle(vault)
    vault.orders.repeat()
    return outcome


def _take_trust(vault: Vault, before: Trust, opened: OpenVolume, applier: Applier) -> None:
    for sign, frame in opened.marks:
        applier.outcome.note(sign)
        if sign.startswith("L_"):
            applier.aside.object(sign, frame)
    if opened.trust.hashes != before.hashes:
        vault.trust.keep(opened.trust)
        applier.revise(revised(before, opened.trust))
    note_heard(vault, opened.manifest.sender, opened.reader.trust_frames)


def _take_acks(vault: Vault, manifest: Manifest, outcome: ImportOutcome) -> None:
    """Read the receipts; another incarnation than last time clears what was acknowledged before."""
    postings = vault.postings
    last = postings.peer_incarnation(manifest.sender)
    if last is not None and last != manifest.incarnation:
        postings.forget_acks(manifest.sender)
        device_keys.note_reborn(vault, manifest.sender)
    # Whoever begins anew waits for an answer, though there may be nothing to give back.
    began = last not in (None, manifest.incarnation)
    outcome.owed = began or any(row.type != "trust" for row in manifest.objects)
    vault.erasing.confirmed(manifest.sender, manifest.erased)
    for ack in manifest.acks:
        if postings.acknowledge(manifest.sender, ack.bundle, ack.vol, ack.result, vault.clock()):
            outcome.delivered += 1


def _status(outcome: ImportOutcome) -> Status:
    aside = [code for code in outcome.codes if code.startswith("L_") and code != "L_FORK"]
    return "partial" if aside else "applied"


def _arrived(
    vault: Vault, first: _First, result: str, codes: Sequence[str], outcome: ImportOutcome
) -> ArrivedVolume:
    manifest = first.manifest
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
        first.manifest_hash,
        vault.clock(),
        result,
        tuple(codes),
        counts,
    )


def _again(vault: Vault, path: Path, first: _First) -> ReceivedFile:
    """Applied before: nothing is stored but that its receipt rides again."""
    manifest = first.manifest
    with vault.transaction():
        vault.postings.tell_again(
            manifest.sender, manifest.bundle, manifest.vol, first.manifest_hash
        )
    return ReceivedFile(
        path,
        "duplicate",
        codes=("I_DUPLICATE",),
        sender=manifest.sender,
        bundle=manifest.bundle,
        vol=manifest.vol,
        vols=manifest.vols,
        ts=manifest.ts,
    )


def _refuse(vault: Vault, path: Path, opened: OpenVolume, refused: Refused) -> ReceivedFile:
    """The manifest stood, something behind it did not: the sender is told so with the next bundle."""
    manifest = opened.manifest
    status: Status = "refused"
    if refused.name == "E_VERSION":
        if hold(vault, path, WaitingVolume(manifest.sender, refused.name)):
            status = "held"
        else:
            refused = Refused("E_HELD_FULL")
    first = _First(manifest, opened.manifest_hash, {}, {})
    with vault.transaction():
        arrived = _arrived(vault, first, status, [refused.name], ImportOutcome(owed=True))
        vault.postings.receive(arrived)
    return ReceivedFile(
        path,
        status,
        refused.name,
        sender=manifest.sender,
        bundle=manifest.bundle,
        vol=manifest.vol,
        vols=manifest.vols,
        ts=manifest.ts,
    )


def _answer(path: Path, manifest: Manifest, outcome: ImportOutcome) -> ReceivedFile:
    return ReceivedFile(
        path,
        _status(outcome),
        codes=tuple(outcome.codes),
        sender=manifest.sender,
        bundle=manifest.bundle,
        vol=manifest.vol,
        vols=manifest.vols,
        ts=manifest.ts,
        entries=outcome.entries,
        records=outcome.records,
        files=outcome.files,
        differences=outcome.differences,
        delivered=outcome.delivered,
        erased=outcome.erased,
        spaces=tuple(outcome.spaces.values()),
    )
