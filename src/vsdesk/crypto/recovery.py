"""The recovery words, and boxes sealed to a public key (docs/spec/keys.md §3).

The words are 256 random bits, written in any of three lists (`wordlist`): the same paper may be
written in Arabic, Kurmanji or English. With the vault's id they give an X-Wing key pair. Only its
public half lies in the vault, so the vault's key can be sealed to it again without the paper at hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from vsdesk.crypto import wordlist
from vsdesk.crypto.keys import SEED, EncryptionKey, load_public
from vsdesk.crypto.secrets import TAG, Rng, Secret, hkdf
from vsdesk.languages import SOURCE
from vsdesk.words import Lang

ENC: Final = 1120
_SUITE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_INFO: Final = b"vsdesk/slot/v1\0"


def new_words(rng: Rng) -> list[str]:
    """24 new English words."""
    return wordlist.written(rng(wordlist.ENTROPY), SOURCE)


def words_in(words: Sequence[str], lang: Lang) -> list[str]:
    """The same recovery words in the list of another language. Raises UserError E_RECOVERY
    for words that are none (`wordlist.read`)."""
    return wordlist.written(wordlist.read(words), lang)


def key_of(words: Sequence[str], vault: str) -> EncryptionKey:
    """The key pair of the words in the vault with that id (hex). Raises UserError E_RECOVERY for words that
    are none (`wordlist.read`)."""
    return EncryptionKey(hkdf(wordlist.read(words), bytes.fromhex(vault), b"vsdesk/words/v1", SEED))


def seal_to(public: bytes, secret: Secret, about: bytes) -> bytes:
    """`secret` sealed to a public key (HPKE base mode, RFC 9180): 1,120 bytes, ciphertext, tag."""
    return _SUITE.encrypt(secret.reveal(), load_public(public), info=_INFO + about)


def open_sealed(key: EncryptionKey, box: bytes, about: bytes) -> bytes | None:
    """What `seal_to` closed, or None when key, box or `about` is another one."""
    with suppress(InvalidTag):
        if len(box) > ENC + TAG:
            return _SUITE.decrypt(box, key.private, info=_INFO + about)
    return None
