"""Secrets, derived keys and small boxes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vsdesk.crypto.secrets import Secret, hkdf, mac, same_bytes, seal, subkey, unseal

VAULT = "00112233445566778899aabbccddeeff"


def test_secret_shows_nothing() -> None:
    """No form of printing shows the bytes; wiping empties it."""
    secret = Secret(b"correct horse")
    assert "correct" not in f"{secret} {secret!r} {[secret]} {vars(Secret)}"
    with secret:
        assert secret.reveal() == b"correct horse"
        assert len(secret) == 13
    assert secret.reveal() == b""


def test_of_text_is_one_for_each_keyboard() -> None:
    """The same word typed in composed, decomposed or presentation form is one passphrase."""
    assert Secret.of_text("e\u0301").reveal() == Secret.of_text("é").reveal()
    assert Secret.of_text("ﻣﺤﻤﺪ").reveal() == "محمد".encode()
    assert Secret.of_text("٣").reveal() != Secret.of_text("3").reveal()
    assert Secret.of_text("\ud800").reveal() == b"?"


def test_same() -> None:
    """Equality by bytes, only when asked for."""
    assert Secret(b"a").same(Secret(b"a"))
    assert not Secret(b"a").same(Secret(b"b"))
    assert same_bytes(b"a", b"a")


def test_hkdf_published() -> None:
    """RFC 5869, test case 1."""
    okm = hkdf(b"\x0b" * 22, bytes(range(13)), bytes(range(0xF0, 0xFA)), 42)
    assert okm.hex().startswith("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf")


def test_subkeys_differ(rng: Callable[[int], bytes]) -> None:
    """Another root, vault or label gives another key."""
    root = Secret(rng(32))
    made = {
        subkey(root, VAULT, "db", 48).reveal()[:32],
        subkey(root, VAULT, "slots").reveal(),
        subkey(root, VAULT.replace("0", "1"), "slots").reveal(),
        subkey(Secret(rng(32)), VAULT, "slots").reveal(),
    }
    assert len(made) == 4
    assert len({mac(Secret(key), b"x") for key in made}) == 4


def test_seal(rng: Callable[[int], bytes]) -> None:
    """A box opens with its key and its purpose, and with no bit changed."""
    key = Secret(rng(32))
    box = seal(key, b"frame", b"purpose", rng)
    assert unseal(key, box, b"purpose") == b"frame"
    assert unseal(key, box, b"another") is None
    assert unseal(Secret(rng(32)), box, b"purpose") is None
    assert unseal(key, box[:27], b"purpose") is None
    for i in range(len(box) * 8):
        changed = bytearray(box)
        changed[i // 8] ^= 1 << i % 8
        assert unseal(key, bytes(changed), b"purpose") is None
    with pytest.raises(ValueError, match="AESGCM key"):
        seal(Secret(b"short"), b"", b"", rng)
