"""What was set aside, in a form that can be judged again (docs/spec/bundle.md §6).

One piece of evidence holds all that a volume carried of one log: checkpoint frames, opened leaves,
entries and bodies, byte for byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vsdesk.crypto import canonical
from vsdesk.crypto.canonical import Json
from vsdesk.exchange.manifest import ManifestRow
from vsdesk.exchange.verify import Verifier, join_lines
from vsdesk.history import shape


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
