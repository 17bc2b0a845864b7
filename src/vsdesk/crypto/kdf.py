"""What a passphrase costs to try: Argon2id (RFC 9106), and how it is fitted to a machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from vsdesk.crypto.secrets import Secret

MIB: Final = 1024  # in the KiB that Argon2 counts in
SALT: Final = 16
LEAST: Final = 64 * MIB
"""What a guess must cost at least, in KiB. Only the tests' own `Env` lets less pass."""
_NEAR_ONE_SECOND: Final = 1.3


@dataclass(frozen=True, slots=True)
class KdfCost:
    """KiB of memory, passes, lanes."""

    memory: int
    passes: int = 3
    lanes: int = 4

    def allowed(self, least: int = LEAST) -> bool:
        """True within `least`..2 GiB of memory, 1..32 passes, 1..8 lanes."""
        memory = least <= self.memory <= 2048 * MIB
        return memory and 1 <= self.passes <= 32 and 1 <= self.lanes <= 8


TEST_COST: Final = KdfCost(LEAST, 1, 1)
"""The lowest that is allowed."""


def stretch(passphrase: Secret, cost: KdfCost, salt: bytes, about: bytes) -> Secret:
    """32 bytes out of a passphrase; `about` (associated data) goes in too, so it is committed to."""
    kdf = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
        ad=about,
    )
    return Secret(kdf.derive(passphrase.reveal()))


def calibrate(memory: int, seconds: Callable[[], float] = time.perf_counter) -> KdfCost:
    """The cost for this machine, of whose memory `memory` bytes can be used.

    The highest of 64, 128 and 256 MiB that stays near 1 s here and within 1/16 of the memory. One
    run at 64 MiB is timed by `seconds`; the time grows with the memory.
    """
    lowest = KdfCost(LEAST)
    begun = seconds()
    stretch(Secret(b"calibrate"), lowest, bytes(SALT), b"")
    spent = seconds() - begun
    fitting = [
        times
        for times in (2, 4)
        if times * spent <= _NEAR_ONE_SECOND and times * lowest.memory * 1024 * 16 <= memory
    ]
    return KdfCost(lowest.memory * max(fitting, default=1))
