"""Orders to erase that are held here, and what one would take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.history.erasure import Erasure

MANY_SPACES: Final = 20  # a frame that takes more, or unsent work, is listed first


@dataclass(frozen=True, slots=True)
class HeldFrame:
    """One frame here. `state`: 0 waits for an answer, 1 carried out, 2 and nothing of it can be found."""

    n: int
    hash: str
    frame: bytes = field(repr=False)
    order: Erasure = field(repr=False)
    got: int
    state: int


@dataclass(frozen=True, slots=True)
class Weight:
    """What a frame would take here.

    `unsent` are (space, rec) of this device's work that no peer has acknowledged, `kinds` the number of
    records of each kind, `blobs` the attachments that they name (another record may name one too), `peers`
    the devices that hold something of these spaces.
    """

    spaces: tuple[str, ...]
    records: int
    unsent: tuple[tuple[str, str], ...]
    kinds: Mapping[str, int]
    blobs: frozenset[str]
    peers: tuple[str, ...]

    @property
    def asks(self) -> bool:
        """Whether a person must be shown the list first."""
        return bool(self.unsent) or len(self.spaces) > MANY_SPACES
