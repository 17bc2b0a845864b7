"""Taking in files: which lie there, what each of them is, and what came of it (docs/spec/bundle.md §6).

Nothing is taken in by half (`volume_intake`), and a repeat is harmless. `receive` never raises for what is
wrong with a file: it says so in `ReceivedFile`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from vsdesk import diskio
from vsdesk.errors import EnvironmentFault, Refused, UserError
from vsdesk.exchange import media
from vsdesk.exchange.erasure_preview import erases_much
from vsdesk.exchange.held_volumes import WaitingVolume, hold, let_go, untried, waiting
from vsdesk.exchange.outcome import ImportOutcome, ReceivedFile, Status
from vsdesk.exchange.volume_intake import VolumeIntake, arrived, status_of
from vsdesk.exchange.volume_opening import Newer, Opener, OpenVolume, Withdrawn
from vsdesk.exchange.volume_order import in_order
from vsdesk.progress import SILENT, Cancelled
from vsdesk.vault.sync.outbox import TAKEN

if TYPE_CHECKING:
    from vsdesk.exchange.manifest import Manifest
    from vsdesk.progress import Progress
    from vsdesk.vault.vault import Vault


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
    found = in_order(vault, found, opener, progress) if len(found) > 1 else found
    asks = erases_much(vault, [path for path, _ in found], opener, progress)
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
            return _taken(vault, path, stream, VolumeIntake(vault, opener, progress, many, asks))
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


def _taken(vault: Vault, path: Path, stream: BinaryIO, intake: VolumeIntake) -> ReceivedFile:
    trust = vault.trust.trust
    assert trust is not None
    opened = intake.opener.open(stream, trust)
    manifest, digest = opened.manifest, opened.manifest_hash
    known = vault.postings.arrived(manifest.sender, manifest.bundle, manifest.vol)
    try:
        if any(seen == digest and result in TAKEN for seen, result in known):
            intake.judge(opened)
            return _again(vault, path, manifest, digest)
        reused = any(seen != digest for seen, _ in known)
        outcome = intake.take(stream, trust, opened, reused=reused)
    except Refused as refused:
        return _refuse(vault, path, opened, refused)
    return _answer(path, manifest, outcome)


def _again(vault: Vault, path: Path, manifest: Manifest, digest: str) -> ReceivedFile:
    """Applied before: nothing is stored but that its receipt rides again."""
    with vault.transaction():
        vault.postings.tell_again(manifest.sender, manifest.bundle, manifest.vol, digest)
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
    outcome = ImportOutcome(owed=True)
    with vault.transaction():
        vault.postings.receive(
            arrived(vault, manifest, opened.manifest_hash, status, [refused.name], outcome)
        )
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
        status_of(outcome),
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
