"""What was set aside, in a form that can be judged again (docs/spec/bundle.md §6).

One piece of evidence holds all that a volume carried of one log: checkpoint frames, opened leaves,
entries and bodies, byte for byte. What lies there is looked through once a volume, not once for each thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from vsdesk.crypto import canonical
from vsdesk.crypto.canonical import Json
from vsdesk.crypto.frame import parse_frame
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import Refused
from vsdesk.exchange.manifest import LIMITS, UNKNOWN_KEPT, ManifestRow
from vsdesk.exchange.verify import Sink, Verifier, join_lines
from vsdesk.history import shape
from vsdesk.history.checkpoint import parse_checkpoint

if TYPE_CHECKING:
    from vsdesk.history.trust import Trust
    from vsdesk.vault.sync.outbox import Postings

_UNKNOWN = "W_UNKNOWN_OBJECT"


@dataclass(slots=True)
class LogPiece:
    """The lines of one log; `entries` and `bodies` in the order in which they came."""

    frames: list[bytes] = field(default_factory=list, repr=False)
    leaves: list[bytes] = field(default_factory=list, repr=False)
    entries: list[bytes] = field(default_factory=list, repr=False)
    bodies: list[bytes] = field(default_factory=list, repr=False)

    def to_bytes(self) -> bytes:
        """Its canonical JSON."""
        return canonical.encode(
            {
                "frames": [frame.hex() for frame in self.frames],
                "leaves": [line.decode() for line in self.leaves],
                "entries": [line.decode() for line in self.entries],
                "bodies": [line.decode() for line in self.bodies],
            }
        )


def read_piece(data: bytes) -> LogPiece:
    """Read what `to_bytes` wrote."""
    read = canonical.decode_object(data)
    return LogPiece(
        frames=[bytes.fromhex(text) for text in _texts(read["frames"])],
        leaves=[text.encode() for text in _texts(read["leaves"])],
        entries=[text.encode() for text in _texts(read["entries"])],
        bodies=[text.encode() for text in _texts(read["bodies"])],
    )


def _texts(value: Json) -> Sequence[str]:
    return [text for text in shape.array(value, "evidence") if isinstance(text, str)]


def feed_piece(verifier: Verifier, piece: LogPiece) -> None:
    """Give a piece to a verifier as if a volume carried it."""
    for frame in piece.frames:
        verifier.feed(ManifestRow("checkpoint", len(frame), ""), frame)
    for kind, found in (
        ("leaves", piece.leaves),
        ("entries", piece.entries),
        ("bodies", piece.bodies),
    ):
        if found:
            data = join_lines(iter(found))
            verifier.feed(ManifestRow(kind, len(data), ""), data)
    verifier.finish()


def judged_again(data: bytes, trust: Trust) -> Verifier | None:
    """What is known of a piece by the lists of now; None where it proves nothing by them, or does not read:
    what lies aside refuses nothing that comes."""
    again = _judging(trust)
    try:
        piece = read_piece(data)
        frames = (parse_frame(one, LIMITS["checkpoint"]) for one in piece.frames)
        if (
            trust.keys()
            .keys()
            .isdisjoint(parse_checkpoint(one.payload).device_id for one in frames)
        ):
            return None
        feed_piece(again, piece)
    except Refused:
        return None
    return None if again.verdicts else again


def store_piece(data: bytes, trust: Trust, sink: Sink) -> None:
    """Hand the entries of a piece that was judged good to `sink`."""
    feed_piece(_judging(trust, sink), read_piece(data))


def _judging(trust: Trust, sink: Sink | None = None) -> Verifier:
    return Verifier(trust, lambda _: None, sink=sink, many=True)


class Aside:
    """What one volume of a peer sets aside, each thing once."""

    def __init__(self, postings: Postings, peer: str, now: int) -> None:
        self._postings = postings
        self._peer = peer
        self._now = now

    def log(self, code: str, log: str, data: bytes) -> None:
        """A piece of a log."""
        if not self._postings.is_aside(self._of_logs.get(log, ()), data):
            self._postings.set_aside(code, self._peer, log, self._now, data)

    def object(self, code: str, data: bytes) -> None:
        """An object that is of no log."""
        digests, sizes = self._objects
        digest = sha256(data)
        if digest not in digests:
            digests.add(digest)
            sizes[code] += len(data)
            self._postings.set_aside(code, self._peer, None, self._now, data)

    def unknown(self, data: bytes) -> str:
        """What a newer program may know, as far as there is room for such things; what is said of it."""
        if self._objects[1][_UNKNOWN] + len(data) > UNKNOWN_KEPT:
            return "W_UNKNOWN_FULL"
        self.object(_UNKNOWN, data)
        return _UNKNOWN

    @cached_property
    def _of_logs(self) -> dict[str, list[int]]:
        return self._postings.aside_of_logs()

    @cached_property
    def _objects(self) -> tuple[set[bytes], Counter[str]]:
        digests, sizes = set[bytes](), Counter[str]()
        for code, data in self._postings.objects_aside():
            digests.add(sha256(data))
            sizes[code] += len(data)
        return digests, sizes
