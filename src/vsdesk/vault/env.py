"""What the world gives to a vault: time, randomness, a place for its mark, the cost of a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.crypto.kdf import LEAST, KdfCost
from vsdesk.crypto.slots import calibrate
from vsdesk.vault.machine_memory import usable_memory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Env:
    """What the world gives: a clock (milliseconds since 1970), randomness, the profile folder, the cost.

    `kdf` None means: measured on this machine when a passphrase is set. `least`: KiB below which no
    passphrase slot is made or believed; only tests give another number than the one that is shipped.
    """

    clock: Callable[[], int]
    random: Callable[[int], bytes]
    profile: Path
    kdf: KdfCost | None = None
    least: int = LEAST

    def cost(self) -> KdfCost:
        """What a passphrase slot made now costs."""
        return self.kdf or calibrate(usable_memory())
