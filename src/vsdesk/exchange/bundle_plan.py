"""What goes into a bundle: which runs, in which volumes, as which objects (bundle.md §4, §5).

A log's run, its checkpoint, its leaf, its bodies and the chunk lists that they name ride in one
volume; a run is never cut. Objects are described by what they are made of and built twice, once to
be hashed for the manifest and once to be written, so that nothing large stays in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from vsdesk.crypto import canonical
from vsdesk.crypto.chunks import chunk_count
from vsdesk.exchange.attachment_spaces import AttachmentOwners, blobs_of
from vsdesk.exchange.manifest import MIB, ManifestRow, object_hash
from vsdesk.exchange.revocation import fingerprint, vouched_leaves
from vsdesk.exchange.share import Audience
from vsdesk.exchange.verify import join_chunk, join_lines
from vsdesk.history.checkpoint import Leaf, leaves_line
from vsdesk.vault.chunk_list import BlobMan
from vsdesk.vault.sync.outbox import Run

if TYPE_CHECKING:
    from vsdesk.progress import Progress
    from vsdesk.vault.vault import Vault

OBJECT_SIZE: Final = 4 * MIB
_ASKED: Final = 64 * MIB  # bytes of bodies that were asked for, in one bundle
_LEAF: Final = 256
_FRAME: Final = 24 * 1024
_LEAVES_LINES: Final = 64
_MAX_HEADS_BUCKETS: Final = 4


@dataclass(frozen=True, slots=True)
class PlannedObject:
    """One object to be: its type and how its bytes are made."""

    type: str
    build: Callable[[], bytes] = field(repr=False)

    def row(self, salt: bytes) -> ManifestRow:
        """Its line in the manifest."""
        data = self.build()
        return ManifestRow(self.type, len(data), object_hash(salt, data))


@dataclass(slots=True)
class VolumePlan:
    """What one volume holds. `groups` are entry numbers, one list for each pair of objects; `asked` the
    bodies that were asked for, in the first volume alone."""

    frames: dict[str, bytes] = field(default_factory=dict, repr=False)
    leaves: dict[str, list[Leaf]] = field(default_factory=dict, repr=False)
    groups: list[list[int]] = field(default_factory=list, repr=False)
    asked: list[PlannedObject] = field(default_factory=list, repr=False)
    blobs: list[str] = field(default_factory=list)
    chunks: list[tuple[str, int]] = field(default_factory=list, repr=False)
    heads: list[tuple[int, str, int]] = field(default_factory=list, repr=False)
    spaces: dict[str, int] = field(default_factory=dict)
    vouched: int = 0  # the fingerprint of what is vouched for, 0 for nothing
    records: int = 0
    size: int = 0
    open: int = 0

    def is_empty(self) -> bool:
        """Whether there is nothing in it but the manifest."""
        return not (self.groups or self.chunks)


def plan(vault: Vault, group: Audience, limit: int, progress: Progress) -> list[VolumePlan]:
    """The volumes for a group, at least one (a receipt may have no objects)."""
    volumes = [VolumePlan()]
    _add_vouched(vault, volumes[0], group)
    belonging = AttachmentOwners(vault)
    waits = vault.erasing.locked
    is_away = vault.journey.is_away
    pending = [
        log
        for log in vault.postings.pending(group.device_ids, group.spaces)
        if group.goes(log.space) and log.space not in waits and not is_away(log.space)
    ]
    vouched = frozenset[str]() if vault.trust.trust is None else vault.trust.trust.vouched()
    for done, log in enumerate(pending):
        if done % 200 == 0:
            progress.step("collecting", done, len(pending))
        run = vault.postings.run(log, group.device_ids, vouched)
        if run is not None:
            _add_run(vault, volumes, run, limit, None if group.whole else belonging)
    _add_asked(vault, volumes, group, belonging)
    _spread_chunks(vault, volumes, limit)
    return volumes


@dataclass(frozen=True, slots=True)
class _Weighed:
    numbers: tuple[int, ...]
    sizes: tuple[int, ...]
    blobs: tuple[str, ...]
    ops: int

    @property
    def size(self) -> int:
        return sum(self.sizes)


def _weigh(vault: Vault, run: Run) -> _Weighed:
    numbers, sizes, blobs = [], [], []
    ops = 0
    for row in run.entries:
        lines = vault.ledger.body_lines(row.n)
        ops += len(lines)
        numbers.append(row.n)
        sizes.append(len(row.line) + 1 + sum(len(line) + 1 for line in lines))
        blobs += [blob for line in lines for blob in blobs_of(line)]
    return _Weighed(tuple(numbers), tuple(sizes), tuple(dict.fromkeys(blobs)), ops)


def _add_run(
    vault: Vault,
    volumes: list[VolumePlan],
    run: Run,
    limit: int,
    belonging: AttachmentOwners | None,
) -> None:
    """Add a run with the chunk lists that it names; `belonging`: only those that belong to its space."""
    weighed = _weigh(vault, run)
    goes = set(weighed.blobs)
    if belonging is not None:
        goes = belonging.among(goes, run.log.space.__eq__)
    mans = {
        blob: man
        for blob in weighed.blobs
        if blob in goes and (man := vault.files.man(blob)) is not None
    }
    size = weighed.size + sum(map(len, mans.values())) + _LEAF + _FRAME
    if volumes[-1].size and volumes[-1].size + size > limit:
        volumes.append(VolumePlan())
    volume = volumes[-1]
    for digest, leaf in run.leaves:
        _open_leaf(vault, volume, digest, leaf)
        volume.heads.append((run.log.n, leaf.head, leaf.seq))
    for digest, leaf in vouched_leaves(vault, lambda _: True, run.log):
        _open_leaf(vault, volume, digest, leaf)
    for number, weight in zip(weighed.numbers, weighed.sizes, strict=True):
        if not volume.groups or volume.open + weight > OBJECT_SIZE:
            volume.groups.append([])
            volume.open = 0
        volume.groups[-1].append(number)
        volume.open += weight
    volume.blobs += [blob for blob in mans if blob not in volume.blobs]
    volume.size += weighed.size + sum(map(len, mans.values()))
    volume.spaces[run.log.space] = volume.spaces.get(run.log.space, 0) + len(run.entries)
    volume.records += weighed.ops


def _open_leaf(vault: Vault, volume: VolumePlan, digest: str, leaf: Leaf) -> None:
    """Open a leaf in a volume, beside the frame that holds it."""
    if digest not in volume.frames:
        frame = vault.postings.checkpoint(digest)
        assert frame is not None
        volume.frames[digest] = frame
        volume.size += len(frame)
    opened = volume.leaves.setdefault(digest, [])
    if leaf not in opened:
        opened.append(leaf)
        volume.size += _LEAF


def _add_vouched(vault: Vault, volume: VolumePlan, group: Audience) -> None:
    """What is good of revoked devices, from a coordinator, until a volume with the very same has arrived.

    From anybody it rides with the runs that it is about.
    """
    trust = vault.trust.trust
    if vault.role != "coordinator" or trust is None or trust.newest.is_revoked(group.device_ids[0]):
        return
    had = set.intersection(*(vault.postings.spaces_with(one) for one in group.device_ids))
    locked = vault.erasing.locked  # whoever holds a log is told nothing new by what is good of it

    def goes(space: str) -> bool:
        return space not in locked and (space in had or group.goes(space))

    leaves = list(vouched_leaves(vault, goes))
    volume.vouched = fingerprint(leaf.digest for _, leaf in leaves)
    if leaves and lacks(vault, group, volume.vouched):
        for digest, leaf in leaves:
            _open_leaf(vault, volume, digest, leaf)


def lacks(vault: Vault, group: Audience, vouched: int) -> bool:
    """Whether what is vouched for (its fingerprint) has not arrived at one of the group."""
    return not all(vault.postings.has_vouched(one, vouched) for one in group.device_ids)


def _add_asked(
    vault: Vault, volumes: list[VolumePlan], group: Audience, belonging: AttachmentOwners
) -> None:
    """Bodies and chunks that the group asked for and may have, and the files that these bodies name."""
    bodies, chunks = list[tuple[str, int]](), list[tuple[str, int]]()
    for what, name, index in vault.postings.asked(group.device_ids):
        (bodies if what == "body" else chunks).append((name, index))
    first = volumes[0]
    lines = _asked_lines(vault, volumes, group, bodies) if bodies else []
    first.asked = _asked_objects(lines)
    named = {blob for line in lines for blob in blobs_of(line)}
    goes = named if group.whole else belonging.among(named, group.goes)
    first.blobs += [
        blob
        for blob in sorted(goes)
        if blob not in first.blobs and vault.files.man(blob) is not None
    ]
    blobs = {blob for blob, _ in chunks}
    allowed = blobs if group.whole else belonging.among(blobs, group.goes)
    first.chunks += [one for one in chunks if one[0] in allowed]


def _asked_lines(
    vault: Vault, volumes: Sequence[VolumePlan], group: Audience, asked: Sequence[tuple[str, int]]
) -> list[bytes]:
    """The lines of these bodies that the group may have and that are here, no more than _ASKED bytes of
    them at once. Whose entry rides in this bundle goes with it already: twice in one volume is refused."""
    found, room, locked = list[bytes](), _ASKED, vault.erasing.locked
    riding = {number for volume in volumes for numbers in volume.groups for number in numbers}
    for entry_hash, index in asked:
        held = vault.ledger.body(entry_hash, index)
        if held is None or not group.goes(held.space) or held.space in locked:
            continue
        if held.entry in riding:
            continue
        room -= len(held.line)
        if room < 0:
            break
        found.append(held.line)
    return found


def _asked_objects(lines: Sequence[bytes]) -> list[PlannedObject]:
    """In as many objects as they need."""
    found: list[list[bytes]] = []
    size = OBJECT_SIZE
    for line in lines:
        if size + len(line) >= OBJECT_SIZE:
            found.append([])
            size = 0
        found[-1].append(line)
        size += len(line) + 1
    return [fixed("bodies", join_lines(iter(one))) for one in found]


def _spread_chunks(vault: Vault, volumes: list[VolumePlan], limit: int) -> None:
    """Chunks ride where there is room, in the volume of their list or behind it, in further volumes when
    there is none. Of what was asked for the list is there already."""
    wanted = dict.fromkeys((chunk for volume in volumes for chunk in volume.chunks), 0)
    for first, volume in enumerate(volumes):
        volume.chunks = []
        for blob in volume.blobs:
            for index in range(_count(vault, blob)):
                wanted.setdefault((blob, index), first)
    at = 0
    for (blob, index), first in wanted.items():
        at = max(at, first)
        while volumes[at].size + MIB > limit and volumes[at].size:
            at += 1
            if at == len(volumes):
                volumes.append(VolumePlan())
        volumes[at].chunks.append((blob, index))
        volumes[at].size += MIB + 64


def _count(vault: Vault, blob: str) -> int:
    man = vault.files.man(blob)
    return 0 if man is None else chunk_count(BlobMan.parse(man).size)


def parts_of(
    vault: Vault,
    volume: VolumePlan,
    erasures: Sequence[bytes] = (),
    extra: Sequence[PlannedObject] = (),
) -> list[PlannedObject]:
    """The objects of a volume behind the trust lists, in order. Of `extra` bodies come after all entries and
    before the chunk lists of the files that they name, the rest comes last."""
    frames = sorted(volume.frames.items())
    found = [fixed("erasure", frame) for frame in erasures]
    found += [fixed("checkpoint", frame) for _, frame in frames]
    lines = [leaves_line(digest, volume.leaves[digest]) for digest, _ in frames]
    for start in range(0, len(lines), _LEAVES_LINES):
        piece = join_lines(iter(lines[start : start + _LEAVES_LINES]))
        found.append(fixed("leaves", piece))
    for numbers in volume.groups:
        found.append(PlannedObject("entries", _EntriesOf(vault, numbers)))
        found += [
            PlannedObject("bodies", _BodiesOf(vault, numbers, *cut))
            for cut in _cuts(vault, numbers)
        ]
    found += [one for one in extra if one.type == "bodies"]
    for blob in volume.blobs:
        found.append(fixed("blobman", vault.files.man(blob) or b""))
    found += [
        PlannedObject("chunk", _ChunkOf(vault, blob, index))
        for blob, index in _held_chunks(vault, volume.chunks)
    ]
    return [*found, *(one for one in extra if one.type != "bodies")]


def _held_chunks(vault: Vault, chunks: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    missing: dict[str, set[int]] = {}
    for blob, index in chunks:
        if blob not in missing:
            missing[blob] = set(vault.files.missing(blob))
        if index < _count(vault, blob) and index not in missing[blob]:
            yield blob, index


def fixed(kind: str, data: bytes) -> PlannedObject:
    """An object whose bytes are at hand."""
    return PlannedObject(kind, lambda: data)


class _EntriesOf:
    """Builds an object `entries`."""

    def __init__(self, vault: Vault, numbers: Sequence[int]) -> None:
        self._vault, self._numbers = vault, numbers

    def __call__(self) -> bytes:
        return join_lines(self._lines())

    def _lines(self) -> Iterator[bytes]:
        for number in self._numbers:
            yield self._vault.ledger.line(number)


def _cuts(vault: Vault, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the bodies of these entries are cut into objects: (first line, line after the last)."""
    start = at = size = 0
    for number in numbers:
        for line in vault.ledger.body_lines(number):
            if size and size + len(line) > OBJECT_SIZE:
                yield start, at
                start, size = at, 0
            size += len(line) + 1
            at += 1
    if at > start:
        yield start, at


class _BodiesOf(_EntriesOf):
    """Builds an object `bodies`: some of the lines of these entries' bodies."""

    def __init__(self, vault: Vault, numbers: Sequence[int], start: int, stop: int) -> None:
        super().__init__(vault, numbers)
        self._range = start, stop

    def _lines(self) -> Iterator[bytes]:
        every = (line for n in self._numbers for line in self._vault.ledger.body_lines(n))
        return islice(every, *self._range)


class _ChunkOf:
    """Builds an object `chunk`."""

    def __init__(self, vault: Vault, blob: str, index: int) -> None:
        self._vault, self._blob, self._index = vault, blob, index

    def __call__(self) -> bytes:
        data = self._vault.files.chunk(self._blob, self._index)
        return join_chunk(self._blob, self._index, data or b"")


def heads_part(
    vault: Vault, group: Audience, heads: Callable[[], Sequence[tuple[str, int, str]]]
) -> list[PlannedObject]:
    """The lines of up to 4 buckets in which the last digests differed, for one recipient; `heads` reads
    all lines, which takes long, and nearly never any is told."""
    if len(group.device_ids) != 1:
        return []
    buckets = set(vault.postings.differing(group.device_ids[0])[:_MAX_HEADS_BUCKETS])
    found = [row for row in heads() if int(row[0][:2], 16) in buckets] if buckets else []
    if not found:
        return []
    return [fixed("heads", join_lines(canonical.encode(list(row)) for row in found))]
