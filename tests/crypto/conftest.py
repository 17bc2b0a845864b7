"""Keys that the tests of this room share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vsdesk.crypto.keys import EncryptionKey, SigningKey


@pytest.fixture(scope="session")
def device() -> EncryptionKey:
    """The encryption key of the device that a file is for."""
    return EncryptionKey(bytes(range(32)))


@pytest.fixture(scope="session")
def stranger() -> EncryptionKey:
    """The encryption key of another device."""
    return EncryptionKey(bytes(range(1, 33)))


@pytest.fixture
def signers(rng: Callable[[int], bytes]) -> list[SigningKey]:
    """Nine signing keys, sorted by kid."""
    return sorted((SigningKey.generate(rng) for _ in range(9)), key=lambda key: key.device_id)
