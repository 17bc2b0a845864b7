"""Opening one volume: age file, container, trust lists, manifest, in that order (bundle.md §5).

Everything here happens before any object is believed. Raises Refused with the code of the first
thing that is wrong; nothing is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Final, NamedTuple

from vsdesk.crypto.age import AgeReader, Before
from vsdesk.crypto.frame import Frame, FrameType, parse_frame
from vsdesk.crypto.keys import EncryptionKey
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import Refused
from vsdesk.exchange.container import ContainerReader
from vsdesk.exchange.manifest import (
    HANDOVER,
    MANIFEST_LIMIT,
    Manifest,
    parse_manifest,
    require_for,
)
from vsdesk.history.trust import Mark, Trust, climb, read_list
from vsdesk.history.trustlist import TRUST_LIMIT


@dataclass(frozen=True, slots=True)
class OpenVolume:
    """A volume whose manifest stands; its objects are read next, once, from `reader`.

    `trust` is what is held, climbed by the lists carried; `marks` are the lists' own codes with
    their frames. `manifest_hash` is the SHA-256 of the manifest's frame.
    """

    reader: ContainerReader = field(repr=False)
    manifest: Manifest = field(repr=False)
    manifest_hash: str
    trust: Trust = field(repr=False)
    marks: tuple[tuple[Mark, bytes], ...] = field(repr=False)


class Newer(Refused):
    """Written by a newer program, with a good signature: the volume is held.

    `sender`: who signed its manifest, or the list of devices that a newer program wrote.
    """

    def __init__(self, code: str, sender: str) -> None:
        super().__init__(code, "manifest")
        self.sender = sender


class Withdrawn(Refused):
    """Signed by a device that was revoked: nothing of it is taken in. `sender`: that device."""

    def __init__(self, sender: str) -> None:
        super().__init__("E_SIGNER", "revoked")
        self.sender = sender


FEW: Final = 8  # fronts that an opener remembers


class _Front(NamedTuple):
    """The front of a volume that was judged: by which trust, the lists that it carries, what was found."""

    held: Trust
    lists: tuple[bytes, ...]
    signer: str
    manifest: Manifest
    climbed: Trust
    marks: tuple[tuple[Mark, bytes], ...]


class Opener:
    """Opens volumes for a vault, with any of its encryption keys.

    A volume is opened several times on its way in. Where manifest and lists are the same bytes as before and
    are judged by the same trust, what was found stands: its signature is not worked out again. Nor is the key
    of the file, while it is the same file.
    """

    def __init__(self, keys: Sequence[EncryptionKey]) -> None:
        self._keys = keys
        self._judged: dict[str, _Front] = {}
        self._before: Before | None = None

    def open(self, stream: BinaryIO, trust: Trust) -> OpenVolume:
        """Open a volume for a vault that holds `trust`."""
        age = AgeReader(stream, self._keys, self._before)
        self._before = age.before
        reader = ContainerReader(age)
        digest = sha256(reader.frame).hex()
        front = self._judged.get(digest)
        if front is None or front.held is not trust or front.lists != reader.trust_frames:
            front = _judge(reader, trust)
        require_for(front.manifest, HANDOVER, front.signer, front.climbed.org, age.opened_by)
        self._judged[digest] = front
        while len(self._judged) > FEW:
            del self._judged[next(iter(self._judged))]
        return OpenVolume(reader, front.manifest, digest, front.climbed, front.marks)


def open_volume(stream: BinaryIO, keys: Sequence[EncryptionKey], trust: Trust) -> OpenVolume:
    """Open one volume for a vault that holds `trust`, with any of its encryption keys."""
    return Opener(keys).open(stream, trust)


def _judge(reader: ContainerReader, trust: Trust) -> _Front:
    climbed, marks = climb_all(trust, reader.trust_frames)
    frame = parse_frame(reader.frame, MANIFEST_LIMIT)
    if frame.type != FrameType.BUNDLE:
        raise Refused("E_FRAME", "type")
    signer = _signer(climbed, frame)
    frame.valid_signers({signer: climbed.newest.signing_keys()[signer]})
    try:
        manifest = parse_manifest(frame.payload)
    except Refused as refused:
        if refused.name in ("E_VERSION", "E_CRIT"):
            raise Newer(refused.name, signer) from refused
        raise
    return _Front(trust, reader.trust_frames, signer, manifest, climbed, marks)


def climb_all(
    trust: Trust, frames: Sequence[bytes]
) -> tuple[Trust, tuple[tuple[Mark, bytes], ...]]:
    """Climb through all carried lists; a first list of another organisation is E_ORG."""
    marks: list[tuple[Mark, bytes]] = []
    held = set(trust.frames())
    for frame in frames:
        if frame in held:  # was judged when it came, and changes nothing
            continue
        try:
            _, body = read_list(frame)
        except Refused as refused:
            if refused.name == "E_VERSION":
                raise _newer_list(trust, frame) from refused
            raise
        before = trust
        if body.version == 1:
            _require_same_first(trust, frame)
        trust, mark = climb(before, frame)
        if mark:
            marks.append((mark, frame))
    return trust.standing(), tuple(marks)


def _newer_list(trust: Trust, frame: bytes) -> Refused:
    """What a list of a newer program means: one that leads signed it, so that the volume waits; else
    nothing."""
    signers = parse_frame(frame, TRUST_LIMIT).valid_signers(trust.newest.signing_keys())
    leading = sorted(signers & trust.newest.acting_coordinators())
    return Newer("E_VERSION", leading[0]) if leading else Refused("E_SIGNER", "trust")


def _require_same_first(trust: Trust, frame: bytes) -> None:
    """The first list may carry other signatures than ours, but must be the same list."""
    if read_list(frame)[0].payload != read_list(trust.lists[0].frame)[0].payload:
        raise Refused("E_ORG", "another first list")


def _signer(trust: Trust, frame: Frame) -> str:
    device_ids = frame.device_ids
    if len(device_ids) != 1:
        raise Refused("E_SIGNER", "a bundle has one signature")
    if trust.newest.is_revoked(device_ids[0]):
        frame.valid_signers({device_ids[0]: trust.newest.signing_keys()[device_ids[0]]})
        raise Withdrawn(device_ids[0])
    if trust.newest.device(device_ids[0]) is None:
        raise Refused("E_SIGNER", "unknown")
    return device_ids[0]
