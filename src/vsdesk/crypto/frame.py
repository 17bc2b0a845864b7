"""The signed frame `VSS1` (docs/spec/envelope.md §4): one payload of one type, signed by 1 to 8 keys.

Parsing checks the form only and never looks into the payload; `valid_signers` says whose signatures
stand. Whether these signers may make this type is the caller's to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vsdesk.crypto.keys import SIGNATURE, SigningKey, device_id_of, verify
from vsdesk.errors import Bug, Refused

MAGIC: Final = b"VSS1"
MAX_SIGNERS: Final = 8
KID: Final = 32
_ROW: Final = KID + SIGNATURE


class FrameType(StrEnum):
    """The closed list of types, as they stand in a frame and under its signatures."""

    BUNDLE = "application/vnd.vsdesk.bundle.v1+json"
    CHECKPOINT = "application/vnd.vsdesk.checkpoint.v1+json"
    TRUST = "application/vnd.vsdesk.trust.v1+json"
    DEVICE = "application/vnd.vsdesk.device.v1+json"
    ERASURE = "application/vnd.vsdesk.erasure.v1+json"


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of good form. `raw` holds its bytes as they came; device ids are hex."""

    type: FrameType
    payload: bytes
    signatures: tuple[tuple[str, bytes], ...]
    raw: bytes

    @property
    def device_ids(self) -> tuple[str, ...]:
        """Who claims to have signed, sorted."""
        return tuple(device_id for device_id, _ in self.signatures)

    def valid_signers(self, publics: Mapping[str, bytes]) -> frozenset[str]:
        """The device ids among `publics` (device id → public signing key) whose signature stands.

        A signature of a device id that is not there neither counts nor refuses. Raises Refused E_SIG when
        one of a known device id does not verify.
        """
        known = [(device_id, text) for device_id, text in self.signatures if device_id in publics]
        for device_id, signature in known:
            public = publics[device_id]
            if device_id_of(public) != device_id or not verify(
                public, self.type, self.payload, signature
            ):
                raise Refused("E_SIG", "a signature does not verify")
        return frozenset(device_id for device_id, _ in known)


def sign_frame(kind: FrameType, payload: bytes, signers: Sequence[SigningKey]) -> bytes:
    """The bytes of a frame over `payload` (canonical JSON), signed by each of `signers`."""
    keys = sorted(signers, key=lambda key: key.device_id)
    if not 1 <= len({key.device_id for key in keys}) == len(keys) <= MAX_SIGNERS:
        raise Bug("a frame has 1 to 8 distinct signers")
    rows = [bytes.fromhex(key.device_id) + key.sign(kind, payload) for key in keys]
    size = len(payload).to_bytes(4, "big")
    return frame_start(kind) + size + payload + bytes([len(rows)]) + b"".join(rows)


def join_signatures(one: Frame, other: Frame) -> bytes:
    """The bytes of one frame with the signatures of both, which must sign the same payload.

    For what several coordinators sign one after the other. Raises Refused E_FRAME when the two
    differ in type or payload, or have more than 8 signers together.
    """
    rows = dict(one.signatures) | dict(other.signatures)
    if (one.type, one.payload) != (other.type, other.payload) or len(rows) > MAX_SIGNERS:
        raise Refused("E_FRAME", "not two signatures of one payload")
    size = len(one.payload).to_bytes(4, "big")
    signed = b"".join(bytes.fromhex(device_id) + rows[device_id] for device_id in sorted(rows))
    return frame_start(one.type) + size + one.payload + bytes([len(rows)]) + signed


def frame_start(kind: FrameType) -> bytes:
    """The bytes with which each frame of that type begins, and no frame of another."""
    name = kind.encode("ascii")
    return MAGIC + len(name).to_bytes(2, "big") + name


def parse_frame(data: bytes, limit: int) -> Frame:
    """The frame that is exactly `data`.

    Raises Refused E_LIMIT above `limit` bytes, E_FRAME for any other form.
    """
    if len(data) > limit:
        raise Refused("E_LIMIT", "frame")
    view = _Bytes(data)
    frame = read_frame(view.take, limit)
    if view.at != len(data):
        raise Refused("E_FRAME", "bytes after the frame")
    return frame


def read_frame(read: Callable[[int], bytes], limit: int, begun: bytes = b"") -> Frame:
    """One frame out of a stream, by its own lengths; `begun` holds bytes already read of it.

    `read(n)` gives n bytes, or fewer at the end. Nothing above `limit` is read or allocated.
    Raises Refused E_FRAME, E_LIMIT.
    """
    parts = _Parts(read, limit, begun)
    if parts.take(len(MAGIC)) != MAGIC:
        raise Refused("E_FRAME", "no frame")
    name = parts.take(parts.number(2))
    kind = next((kind for kind in FrameType if kind.encode("ascii") == name), None)
    if kind is None:
        raise Refused("E_FRAME", "a type that is not on the list")
    payload = parts.take(parts.number(4))
    count = parts.number(1)
    if not 1 <= count <= MAX_SIGNERS:
        raise Refused("E_FRAME", "number of signatures")
    rows = [parts.take(_ROW) for _ in range(count)]
    signatures = tuple((row[:KID].hex(), row[KID:]) for row in rows)
    device_ids = [device_id for device_id, _ in signatures]
    if device_ids != sorted(set(device_ids)):
        raise Refused("E_FRAME", "signers not sorted, or twice")
    return Frame(kind, payload, signatures, parts.raw())


class _Bytes:
    """Reads through bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def take(self, size: int) -> bytes:
        part = self._data[self.at : self.at + size]
        self.at += len(part)
        return part


class _Parts:
    """Takes a frame apart; refuses before it reads beyond the limit or the end."""

    def __init__(self, read: Callable[[int], bytes], limit: int, begun: bytes) -> None:
        self._read = read
        self._left = limit
        self._begun = begun
        self._taken: list[bytes] = []

    def take(self, size: int) -> bytes:
        if size > self._left:
            raise Refused("E_LIMIT", "frame")
        self._left -= size
        part, self._begun = self._begun[:size], self._begun[size:]
        if len(part) < size:
            part += self._read(size - len(part))
        if len(part) != size:
            raise Refused("E_FRAME", "cut short")
        self._taken.append(part)
        return part

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")

    def raw(self) -> bytes:
        return b"".join(self._taken)
