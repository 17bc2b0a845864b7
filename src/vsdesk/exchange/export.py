"""Handing over: from what is not acknowledged to a file on a stick (docs/spec/bundle.md §5).

Collect → free space → temporary name → write, fsync → read back and compare → rename to a new name →
fsync the folder → the outbox says `written`. Only a receipt makes it `delivered`. What goes wrong on
the way leaves the queue as it was. Raises UserError (E_NOT_ENROLLED, E_NOT_FOUND), EnvironmentFault
(E_DISK, E_MEDIA_RO, E_IO).
"""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from vsdesk import __version__, diskio
from vsdesk.crypto.age import AgeWriter, sealed_size
from vsdesk.crypto.frame import FrameType
from vsdesk.crypto.keys import recipient_fingerprint_of
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import EnvironmentFault
from vsdesk.exchange import device_keys, media
from vsdesk.exchange.bundle_plan import (
    PlannedObject,
    VolumePlan,
    fixed,
    heads_part,
    parts_of,
    plan,
)
from vsdesk.exchange.container import content_size, padded, write_container
from vsdesk.exchange.device_keys import audiences, introduction, recipients
from vsdesk.exchange.dues import as_number, is_introducing, is_owed, is_restored, is_told, news
from vsdesk.exchange.manifest import (
    HANDOVER,
    VOLUME_LIMIT,
    Ack,
    Manifest,
    digest_of,
)
from vsdesk.exchange.share import Audience, shared_with
from vsdesk.exchange.signed_heads import sign_own_heads
from vsdesk.exchange.sync_wishes import wishes
from vsdesk.history.clock import format_ts
from vsdesk.progress import SILENT
from vsdesk.records.dictionary.dictionary import SCHEMA
from vsdesk.vault.read import roots
from vsdesk.vault.sync.outbox import WRITTEN, PostedVolume

if TYPE_CHECKING:
    from vsdesk.progress import Progress
    from vsdesk.vault.vault import Vault

_TRIES: Final = 10
_COPY: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class OutgoingSum:
    """What would go: how many spaces of each root kind are new or changed for the recipients.

    `receipts` are those that somebody waits for; `news` is a list of devices not sent yet;
    `erasures` are orders to erase that never rode to one of them; `back`: this vault was put back from an
    older copy, and they hear of it, so that they give back what is missing here; `key`: this device's new
    key, which no list names yet.
    """

    new: dict[str, int]
    changed: dict[str, int]
    records: int
    files: int
    receipts: int
    news: bool = False
    erasures: int = 0
    back: bool = False
    key: bool = False

    @property
    def nothing(self) -> bool:
        """Whether there is neither a record nor a receipt nor a list of devices to hand over."""
        records = self.new or self.changed or self.records
        others = self.receipts or self.news or self.erasures or self.back or self.key
        return not (records or others)


@dataclass(frozen=True, slots=True)
class HandOverResult:
    """What was written for one group of recipients. `state` is `written` or `nothing`."""

    to: tuple[str, ...]
    state: str
    files: tuple[Path, ...] = ()
    bundle: str = ""
    size: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    codes: tuple[str, ...] = ()


def preview(
    vault: Vault, device_ids: Sequence[str] | None = None, progress: Progress = SILENT
) -> OutgoingSum:
    """What a hand-over would carry now; writes nothing to a stick."""
    new: dict[str, int] = {}
    changed: dict[str, int] = {}
    records = files = receipts = 0
    fresh_list = back = key = False
    orders = set()
    for group in audiences(vault, device_ids):
        volumes, _, owed = _collect(vault, group, VOLUME_LIMIT, progress)
        for kind, fresh in _spaces(vault, group, volumes).values():
            counts = new if fresh else changed
            counts[kind] = counts.get(kind, 0) + 1
        records += sum(volume.records for volume in volumes)
        files += sum(len(volume.blobs) for volume in volumes)
        receipts += owed
        fresh_list = fresh_list or news(vault, group) or not is_told(vault, group, volumes[0])
        back = back or is_restored(vault, group)
        key = key or is_introducing(vault, group)
        orders |= {held.hash for held in vault.erasing.owed(group.device_ids, fresh=True)}
    return OutgoingSum(new, changed, records, files, receipts, fresh_list, len(orders), back, key)


def hand_over(
    vault: Vault,
    folder: Path,
    device_ids: Sequence[str] | None = None,
    progress: Progress = SILENT,
    *,
    disk: media.Disk | None = None,
    limit: int = VOLUME_LIMIT,
    always: bool = False,
) -> list[HandOverResult]:
    """Write what the recipients have not acknowledged into `folder`.

    Without `device_ids`, for all coordinators. One bundle for all coordinators together and one for each
    other device. With nothing to say no file is written (`I_NOTHING_NEW`), unless `always`.
    """
    used = disk or media.Disk()
    device_keys.renew(vault)
    return [
        _hand_to(vault, group, folder, progress, used, limit, always)
        for group in audiences(vault, device_ids)
    ]


def _collect(
    vault: Vault, group: Audience, limit: int, progress: Progress
) -> tuple[list[VolumePlan], list[tuple[int, Ack]], int]:
    """The volumes, the receipts that ride in them, and how many of these are waited for."""
    if any(group.goes(log.space) for log in vault.postings.unsigned(vault.identity.device_id)):
        with vault.transaction():
            sign_own_heads(vault, group.goes)
    with vault.database.snapshot():
        volumes = plan(vault, group, limit, progress)
        untold = vault.postings.untold(group.device_ids)
    acks = [(inbox, Ack(bundle, vol, result)) for inbox, bundle, vol, result, _ in untold]
    return volumes, acks, sum(owed for *_, owed in untold)


def _spaces(
    vault: Vault, group: Audience, volumes: Sequence[VolumePlan]
) -> dict[str, tuple[str, bool]]:
    """Each space that goes: the kind of its root, and whether the recipients had nothing of it."""
    found = {}
    for space in {space for volume in volumes for space in volume.spaces}:
        had = any(vault.postings.has_of(device_id, space) for device_id in group.device_ids)
        found[space] = (roots.kind_of(vault.database, space), not had)
    return found


def _hand_to(
    vault: Vault,
    group: Audience,
    folder: Path,
    progress: Progress,
    disk: media.Disk,
    limit: int,
    always: bool,
) -> HandOverResult:
    volumes, acks, owed = _collect(vault, group, limit, progress)
    extra = _extra(vault, group, volumes)
    waits = owed or extra or is_owed(vault, group)
    quiet = (
        not waits and is_told(vault, group, volumes[0]) and all(one.is_empty() for one in volumes)
    )
    if quiet and not always:
        return HandOverResult(group.device_ids, "nothing", codes=("I_NOTHING_NEW",))
    counts, bundle = _counts(vault, group, volumes), vault.random(16).hex()
    codes = ["W_EXECUTABLES_ON_MEDIA"] if media.has_programs(folder) else []
    files, size = list[Path](), 0
    with vault.database.snapshot():
        sealed = [
            _seal(vault, group, volumes, number, bundle, acks, extra)
            for number in range(len(volumes))
        ]
    need = sum(one.size for one in sealed) + media.MARGIN
    with diskio.disk_guard():
        if disk.free(folder) < need:
            raise EnvironmentFault("E_DISK", "free space", need=need)
    for number, one in enumerate(sealed):
        path = _write(vault, group, one, folder, disk, progress)
        if disk.size(path) != one.size:
            codes.append("W_VANISHED")
            continue
        _post(vault, group, one, volumes[number], path, acks, counts if number == 0 else {})
        files.append(path)
        size += one.size
    return HandOverResult(
        group.device_ids, WRITTEN, tuple(files), bundle, size, counts, tuple(codes)
    )


def _extra(vault: Vault, group: Audience, volumes: Sequence[VolumePlan]) -> list[PlannedObject]:
    """What rides in the first volume besides: bodies that were asked for, lines of buckets."""
    heads = heads_part(vault, group, lambda: _shared_heads(vault, group, volumes))
    return [*volumes[0].asked, *heads]


def _shared_heads(
    vault: Vault, group: Audience, volumes: Sequence[VolumePlan]
) -> list[tuple[str, int, str]]:
    riding = {log for volume in volumes for log, _, _ in volume.heads}
    return shared_with(vault, group, riding)


def _counts(vault: Vault, group: Audience, volumes: Sequence[VolumePlan]) -> dict[str, int]:
    counts = {
        "records": sum(volume.records for volume in volumes),
        "files": sum(len(volume.blobs) for volume in volumes),
        "entries": sum(sum(volume.spaces.values()) for volume in volumes),
    }
    for kind, fresh in _spaces(vault, group, volumes).values():
        name = f"{kind or 'other'}_{'new' if fresh else 'changed'}"
        counts[name] = counts.get(name, 0) + 1
    return counts


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A volume that is ready to be written: its manifest's frame and how its objects are made."""

    manifest: Manifest = field(repr=False)
    frame: bytes = field(repr=False)
    parts: tuple[Callable[[], bytes], ...] = field(repr=False)
    size: int
    erasures: tuple[str, ...]
    keys: tuple[bytes, ...] = field(repr=False)
    key: str


def _seal(
    vault: Vault,
    group: Audience,
    volumes: Sequence[VolumePlan],
    number: int,
    bundle: str,
    acks: Sequence[tuple[int, Ack]],
    extra: Sequence[PlannedObject],
) -> _Sealed:
    trust = vault.trust.trust
    assert trust is not None
    salt = vault.random(32)
    keys, (key, own) = recipients(vault, group), introduction(vault, group)
    parts = [fixed("trust", frame) for frame in trust.to_carry()]
    parts += [fixed("device", frame) for frame in own]
    erasures = [held.frame for held in vault.erasing.owed(group.device_ids)]
    parts += parts_of(vault, volumes[number], erasures, extra if number == 0 else ())
    manifest = Manifest(
        kind=HANDOVER,
        bundle=bundle,
        vol=number + 1,
        vols=len(volumes),
        org=trust.org,
        sender=vault.identity.device_id,
        incarnation=vault.identity.incarnation,
        to=tuple(sorted(map(recipient_fingerprint_of, keys))),
        ts=format_ts(vault.clock()),
        app=f"vsdesk {__version__}",
        schema=SCHEMA,
        trust=trust.version,
        salt=salt,
        objects=tuple(part.row(salt) for part in parts),
        acks=tuple(ack for _, ack in acks),
        want=wishes(vault, group.device_ids),
        erased=tuple(vault.erasing.done()),
        digest=digest_of(_shared_heads(vault, group, volumes)),
    )
    frame = vault.sign(FrameType.BUNDLE, manifest.payload())
    plain = padded(content_size(frame, manifest.objects))
    builds = tuple(part.build for part in parts)
    rides = tuple(sha256(frame).hex() for frame in erasures)
    size = sealed_size(plain, len(keys))
    return _Sealed(manifest, frame, builds, size, rides, tuple(keys), key)


class _Counted:
    """Passes bytes on, hashes them, and tells the progress."""

    def __init__(self, out: BinaryIO, total: int, progress: Progress) -> None:
        self._out, self._total, self._progress = out, total, progress
        self._digest = hashlib.sha256()
        self._done = 0

    def write(self, data: bytes) -> int:
        self._out.write(data)
        self._digest.update(data)
        self._done += len(data)
        self._progress.step("writing", self._done, self._total)
        return len(data)

    def digest(self) -> bytes:
        return self._digest.digest()


def _name(vault: Vault, size: int) -> str:
    return b32encode(vault.random(5)).decode().lower()[:size]


def _write(
    vault: Vault, group: Audience, one: _Sealed, folder: Path, disk: media.Disk, progress: Progress
) -> Path:
    temp = folder / f"~{_name(vault, 4)}.tmp"
    try:
        with diskio.disk_guard():
            with disk.create(temp) as out:
                counted = _Counted(out, one.size, progress)
                age = AgeWriter(cast("BinaryIO", counted), one.keys, vault.random)
                write_container(age, one.frame, one.manifest, one.parts)
                age.close()
                disk.sync(out)
            _compare(temp, counted.digest(), one.size, disk, progress)
            disk.date(temp, _new_year(vault.clock()))
            return _publish(vault, temp, folder, disk)
    except BaseException:
        disk.discard(temp)
        raise


def _compare(path: Path, expected: bytes, size: int, disk: media.Disk, progress: Progress) -> None:
    """Read back what was written; a stick that gives other bytes back is E_IO."""
    digest = hashlib.sha256()
    done = 0
    with disk.reread(path) as stream:
        while block := stream.read(_COPY):
            digest.update(block)
            done += len(block)
            progress.step("comparing", done, size)
    if digest.digest() != expected or done != size:
        raise EnvironmentFault("E_IO", "the medium gives other bytes back")


def _publish(vault: Vault, temp: Path, folder: Path, disk: media.Disk) -> Path:
    for _ in range(_TRIES):
        final = folder / f"{_name(vault, 8)}{media.SUFFIX}"
        try:
            disk.publish(temp, final)
        except FileExistsError:
            continue
        return final
    raise EnvironmentFault("E_IO", "no free name")


def _new_year(milliseconds: int) -> float:
    year = datetime.fromtimestamp(milliseconds / 1000, UTC).year
    return datetime(year, 1, 1, tzinfo=UTC).timestamp()


def _post(
    vault: Vault,
    group: Audience,
    one: _Sealed,
    volume: VolumePlan,
    path: Path,
    acks: Sequence[tuple[int, Ack]],
    counts: dict[str, int],
) -> None:
    posted = PostedVolume(
        one.manifest.bundle,
        one.manifest.vol,
        one.manifest.vols,
        vault.clock(),
        diskio.name_of(path),
        one.size,
        {
            **counts,
            "trust": one.manifest.trust,
            "vouched": volume.vouched,
            "inc": as_number(one.manifest.incarnation),
            "key": as_number(one.key),
        },
        dict.fromkeys(group.device_ids, WRITTEN),
        {},
    )
    with vault.transaction():
        vault.postings.post(posted, volume.heads, [inbox for inbox, _ in acks])
        vault.erasing.sent(one.erasures, group.device_ids)
