"""Recovery words, against the published ones."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.crypto.agefiles import VECTORS

from vsdesk.crypto import recovery
from vsdesk.crypto.keys import EncryptionKey
from vsdesk.crypto.secrets import Secret

BIP39 = json.loads((VECTORS / "published" / "keys.json").read_text("utf-8"))["bip39"]
VAULT = "00112233445566778899aabbccddeeff"


@pytest.mark.parametrize(("entropy", "words"), BIP39)
def test_published(entropy: str, words: str) -> None:
    """Entropy to words and back, as BIP 39 has it."""
    assert " ".join(recovery.words_of(bytes.fromhex(entropy))) == words
    assert recovery.entropy_of(words.split()) == bytes.fromhex(entropy)


@given(st.binary(min_size=32, max_size=32))
def test_round_trip(entropy: bytes) -> None:
    """Every entropy, those with leading zeros too."""
    assert recovery.entropy_of(recovery.words_of(entropy)) == entropy


def test_a_wrong_word_shows() -> None:
    """One word written wrong: the sum shows nearly all, the vault's public key the rest."""
    words = recovery.words_of(bytes(range(32)))
    key = recovery.key_of(words, VAULT)
    assert key is not None
    for place in range(24):
        for other in ("abandon", "zoo", "about", "notaword"):
            if words[place] != other:
                changed = recovery.key_of([*words[:place], other, *words[place + 1 :]], VAULT)
                assert changed is None or changed.public != key.public


def test_key_depends_on_the_vault() -> None:
    """The same words in another vault are another key."""
    words = recovery.words_of(bytes(32))
    one, other = recovery.key_of(words, VAULT), recovery.key_of(words, VAULT[::-1])
    assert one is not None
    assert other is not None
    assert one.public != other.public


def test_sealed_box() -> None:
    """Opens with its key and purpose only."""
    key, other = EncryptionKey(bytes(32)), EncryptionKey(b"\1" * 32)
    box = recovery.seal_to(key.public, Secret(b"k" * 32), b"about")
    assert recovery.open_sealed(key, box, b"about") == b"k" * 32
    assert recovery.open_sealed(key, box, b"other") is None
    assert recovery.open_sealed(other, box, b"about") is None
    assert recovery.open_sealed(key, box[:-1], b"about") is None
    assert recovery.open_sealed(key, box[:1136], b"about") is None
    low = box[:1088] + bytes(32) + box[1120:]
    assert recovery.open_sealed(key, low, b"about") is None
