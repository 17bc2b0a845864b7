"""Verifying the objects of one volume as they stream by (docs/spec/bundle.md §5, §6).

`Verifier.feed` takes each object in the manifest's order. What is wrong with the form refuses the
volume (an E code is raised); what is wrong with one log sets that log aside (`verdicts`). Used
unchanged by both passes: the first has no sink, the second hands each entry with its bodies on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from vsdesk.crypto.frame import Frame, FrameType, parse_frame
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import Refused
from vsdesk.exchange.manifest import MAX_WANT, ManifestRow
from vsdesk.history.checkpoint import (
    Checkpoint,
    Leaf,
    Link,
    check_leaf,
    parse_checkpoint,
    parse_leaves_line,
    verify_run,
)
from vsdesk.history.device import parse_introduction
from vsdesk.history.entry import Entry, OpBody, check_body, parse_body, parse_entry
from vsdesk.history.erasure import Erasure, parse_erasure
from vsdesk.history.trust import Trust
from vsdesk.vault.chunk_list import BlobMan

FRAME_LIMIT: Final = 1024 * 1024
ENTRIES_LIMIT: Final = 500_000
_BLOB: Final = b'"blob":"'
_VOUCHED: Final = "vouched"
EARLY: Final = frozenset(("trust", "device", "erasure", "checkpoint", "leaves"))


@dataclass(frozen=True, slots=True)
class LogWriter:
    """Who wrote a log, as its checkpoint says; `leaf` rows are (frame's hash, leaf)."""

    device_id: str
    incarnation: str
    space: str


@dataclass(slots=True)
class LogReport:
    """What is known of one log in this volume."""

    writer: LogWriter
    leaves: list[tuple[str, Leaf]] = field(default_factory=list)
    tips: tuple[Leaf, ...] = ()
    starts: tuple[tuple[int, str], ...] = ()
    entries: int = 0


Sink = Callable[[Entry, Mapping[int, OpBody]], None]
HeldEntry = Callable[[str], "Entry | None"]


class Verifier:
    """Judges the objects of one volume. Read its members after `finish`.

    `logs` has every log that a good leaf opened; `claims` the leaves of frames that prove nothing yet;
    `verdicts` the code of each log that is set aside; `frames` the checkpoint frames by hash; `good` the
    leaves by which a coordinator vouched for a revoked device; `healing` the bodies for entries that are held
    already; `blobs` the attachments that bodies name.
    """

    def __init__(
        self, trust: Trust, held: HeldEntry, *, sink: Sink | None = None, many: bool = False
    ) -> None:
        self._trust = trust
        self._keys = trust.keys()
        self._held = held
        self._sink = sink
        self._many = many
        self._checkpoints: dict[str, tuple[Checkpoint, str]] = {}
        self._links: list[Link] = []
        self._last: tuple[str, int, str] = ("", 0, "")
        self._group: dict[str, Entry] = {}
        self._bodies: dict[str, dict[int, OpBody]] = {}
        self._place = (-1, -1)
        self._late = False
        self._ahead: set[str] = set()  # entries of bodies that came without them
        self._asked = 0
        self._unproved: dict[str, str] = {}
        self._opened: set[tuple[str, Leaf]] = set()
        self.claims: dict[str, list[tuple[str, Leaf]]] = {}
        self.frames: dict[str, tuple[Checkpoint, bytes]] = {}
        self.good: list[tuple[str, Leaf]] = []
        self.logs: dict[str, LogReport] = {}
        self.verdicts: dict[str, str] = {}
        self.healing: list[tuple[Entry, OpBody]] = []
        self.blobs: set[str] = set()
        self.entries = 0

    def feed(self, row: ManifestRow, data: bytes) -> None:
        """Judge one object. Raises Refused with an E code."""
        if row.type in EARLY:
            self._early(row.type, data)
        elif row.type == "entries":
            self._entries(data)
        elif row.type == "bodies":
            self._some_bodies(data)
        elif row.type == "blobman":
            BlobMan.parse(data)
        elif row.type == "chunk":
            split_chunk(data)
        elif row.type == "heads":
            list(lines(data))

    def _early(self, kind: str, data: bytes) -> None:
        if self._late:
            raise Refused("E_OBJECT", f"{kind} after entries")
        if kind == "checkpoint":
            self._checkpoint(data)
        elif kind == "leaves":
            self._leaves(data)
        elif kind == "erasure":
            read_erasure(data)
        elif kind == "device":
            _require_known_device(data)

    def finish(self) -> None:
        """The last object was fed."""
        self._flush()
        self._end_log()

    # -- checkpoints and leaves -----------------------------------------------------------------

    def _checkpoint(self, data: bytes) -> None:
        digest = sha256(data).hex()
        if digest in self._checkpoints:
            return
        frame = parse_frame(data, FRAME_LIMIT)
        if frame.type != FrameType.CHECKPOINT:
            raise Refused("E_FRAME", "type")
        found = parse_checkpoint(frame.payload)
        problem = ""
        if found.org != self._trust.org:
            problem = "L_CHAIN"
        elif self._vouches(digest, found, frame):
            problem = _VOUCHED
        elif found.device_id not in frame.device_ids:
            problem = "L_CHAIN"  # somebody else signed it, known or not: no list will mend that
        elif found.device_id not in self._keys:
            problem = "L_REVOKED"
        else:
            try:
                signers = frame.valid_signers(self._keys)
            except Refused:
                signers = frozenset()
            problem = "" if found.device_id in signers else "L_CHAIN"
        self._checkpoints[digest] = (found, problem)
        self.frames[digest] = (found, data)

    def _vouches(self, digest: str, found: Checkpoint, frame: Frame) -> bool:
        """Whether the newest list names a frame that a coordinator signed as good of a revoked device."""
        newest = self._trust.newest
        if digest not in newest.good(found.device_id):
            return False
        try:
            signers = frame.valid_signers(self._keys)
        except Refused:
            return False
        return any(newest.role(one) == "coordinator" for one in signers - {found.device_id})

    def _leaves(self, data: bytes) -> None:
        for line in lines(data):
            digest, opened = parse_leaves_line(line)
            if digest not in self._checkpoints:
                raise Refused("E_OBJECT", "leaves of a checkpoint that is not here")
            checkpoint, problem = self._checkpoints[digest]
            for leaf in opened:
                self._leaf(digest, checkpoint, problem, leaf)

    def _leaf(self, digest: str, checkpoint: Checkpoint, problem: str, leaf: Leaf) -> None:
        if (digest, leaf) in self._opened:
            return
        self._opened.add((digest, leaf))
        try:
            check_leaf(checkpoint, leaf)
        except Refused as refused:
            problem = "L_CHAIN" if problem == _VOUCHED else problem or refused.name
            self._unproved.setdefault(leaf.log, problem)
            return  # no list will make it a leaf of this frame
        if problem == _VOUCHED:
            self.good.append((digest, leaf))  # proves no run: it says up to where its entries count
            return
        if problem:
            # It proves nothing; another leaf of this log may.
            self._unproved.setdefault(leaf.log, problem)
            self.claims.setdefault(leaf.log, []).append((digest, leaf))
            return
        writer = LogWriter(checkpoint.device_id, checkpoint.incarnation, leaf.space)
        self.logs.setdefault(leaf.log, LogReport(writer)).leaves.append((digest, leaf))

    # -- entries --------------------------------------------------------------------------------

    def _entries(self, data: bytes) -> None:
        self._flush()
        self._late = True
        for line in lines(data):
            entry = parse_entry(line)
            place = (entry.log, entry.seq, entry.entry_hash)
            if place <= self._last:
                raise Refused("E_OBJECT", "order of entries")
            if entry.log != self._last[0]:
                self._end_log()
            if entry.entry_hash in self._ahead:
                raise Refused("E_OBJECT", "a body before its entry")
            self._last = place
            self._links.append(Link.of(entry))
            self._group[entry.entry_hash] = entry
            self.entries += 1
            if self.entries > ENTRIES_LIMIT and not self._many:
                raise Refused("E_LIMIT", "entries")

    def _end_log(self) -> None:
        if not self._links:
            return
        log = self._links[0].log
        report = self.logs.get(log)
        if report is None:
            self.verdicts.setdefault(log, self._unproved.get(log, "L_CHAIN"))
        else:
            report.entries = len(self._links)
            try:
                runs = verify_run(self._links, [leaf for _, leaf in report.leaves])
                report.tips, report.starts = runs.tips, runs.starts
            except Refused as refused:
                self.verdicts.setdefault(log, refused.name)
        self._links = []

    # -- bodies ---------------------------------------------------------------------------------

    def _some_bodies(self, data: bytes) -> None:
        self._late = True
        order = {entry_hash: at for at, entry_hash in enumerate(self._group)}
        for line in lines(data):
            body = parse_body(line)
            if _BLOB in line:
                self._note_blob(body)
            if body.entry_hash not in self._group:
                self._heal(body)
                continue
            place = (order[body.entry_hash], body.index)
            if place <= self._place:
                raise Refused("E_OBJECT", "order of bodies")
            self._place = place
            entry = self._group[body.entry_hash]
            try:
                check_body(entry, body)
            except Refused as refused:
                self.verdicts.setdefault(entry.log, refused.name)
            self._bodies.setdefault(body.entry_hash, {})[body.index] = body

    def _note_blob(self, body: OpBody) -> None:
        blob = body.values.get("blob")
        if isinstance(blob, str):
            self.blobs.add(blob)

    def _heal(self, body: OpBody) -> None:
        """A body that was asked for: its entry is held already, or it is of no use."""
        self._ahead.add(body.entry_hash)
        self._asked += 1
        if self._asked > MAX_WANT:
            raise Refused("E_LIMIT", "bodies")
        entry = self._held(body.entry_hash)
        if entry is not None:
            try:
                check_body(entry, body)
            except Refused:
                return
            self.healing.append((entry, body))

    def _flush(self) -> None:
        if self._sink is not None:
            for entry_hash, entry in self._group.items():
                self._sink(entry, self._bodies.get(entry_hash, {}))
        self._group, self._bodies, self._place = {}, {}, (-1, -1)


def read_erasure(data: bytes) -> tuple[Frame, Erasure]:
    """An order to erase, its signature not judged. Raises Refused E_FRAME, E_CANON, E_VERSION, E_LIMIT."""
    frame = parse_frame(data, FRAME_LIMIT)
    if frame.type != FrameType.ERASURE:
        raise Refused("E_FRAME", "type")
    return frame, parse_erasure(frame.payload)


def _require_known_device(data: bytes) -> None:
    """A device that introduces itself in another way is passed over; in a newer one, the volume waits."""
    try:
        parse_introduction(data)
    except Refused as refused:
        if refused.name == "E_VERSION":
            raise


def lines(data: bytes) -> Iterator[bytes]:
    """The lines of an object, each ended by a line feed. Raises Refused E_OBJECT."""
    if not data.endswith(b"\n"):
        raise Refused("E_OBJECT", "the last line has no end")
    yield from data[:-1].split(b"\n")


def join_lines(found: Iterator[bytes]) -> bytes:
    """Lines as they stand in an object."""
    return b"".join(line + b"\n" for line in found)


def split_chunk(data: bytes) -> tuple[str, int, bytes]:
    """The blob, the index and the bytes of an object `chunk`."""
    if len(data) < 40:
        raise Refused("E_OBJECT", "chunk")
    return data[:32].hex(), int.from_bytes(data[32:40], "big"), data[40:]


def join_chunk(blob: str, index: int, data: bytes) -> bytes:
    """An object `chunk`."""
    return bytes.fromhex(blob) + index.to_bytes(8, "big") + data
