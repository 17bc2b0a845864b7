"""The world of a vault in tests: what is shipped, but a passphrase that costs next to nothing to try.

Tests make thousands of vaults. That a slot below the shipped limit is refused is shown where the
shipped limits hold: tests/crypto/test_slots.py and tests/vault/test_vault.py; the vaults of tests/golden
are opened at their full cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.crypto.kdf import KdfCost
from vsdesk.vault.env import Env

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHEAP = KdfCost(memory=64, passes=1, lanes=1)


def cheap_env(clock: Callable[[], int], random: Callable[[int], bytes], profile: Path) -> Env:
    """An Env of that cost, and of a limit that lets it pass."""
    return Env(clock, random, profile, CHEAP, least=CHEAP.memory)
