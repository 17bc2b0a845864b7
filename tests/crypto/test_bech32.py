"""Bech32 and the texts of age keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk.crypto import bech32
from vsdesk.crypto.keys import EncryptionKey, age_identity, age_recipient, from_age_identity

# Valid strings of BIP 173, the data of which is a whole number of bytes.
BIP173 = [
    "A12UEL5L",
    "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
]


@pytest.mark.parametrize("text", BIP173)
def test_published(text: str) -> None:
    """Valid strings of the standard, with empty data."""
    prefix = text.lower().rpartition("1")[0]
    assert bech32.decode(text) == (prefix, b"")
    assert bech32.encode(prefix, b"") == text.lower()


@given(st.binary(max_size=80))
def test_round_trip(data: bytes) -> None:
    """Any bytes come back, in either case."""
    text = bech32.encode("age1pq", data)
    assert bech32.decode(text) == bech32.decode(text.upper()) == ("age1pq", data)


@pytest.mark.parametrize(
    "text", ["", "1", "A1", "a12uel5l ", "A12uEL5L", "a12uel5b", "x1b4n0q5v", "é12uel5l"]
)
def test_refused(text: str) -> None:
    """Mixed case, other letters, a wrong sum, no prefix."""
    assert bech32.decode(text) is None


def test_every_changed_letter_shows() -> None:
    """No single changed letter of a secret key goes unseen."""
    text = age_identity(EncryptionKey(bytes(range(32))))
    for i in range(len("AGE-SECRET-KEY-PQ-1"), len(text)):
        other = "Q" if text[i] != "Q" else "P"
        with pytest.raises(ValueError, match="not a post-quantum"):
            from_age_identity(text[:i] + other + text[i + 1 :])


def test_identity_text() -> None:
    """The text that stock age reads, and back."""
    key = EncryptionKey(bytes(range(32)))
    text = age_identity(key)
    assert text == "AGE-SECRET-KEY-PQ-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0S5DYVQQ"
    assert from_age_identity(text).public == key.public
    assert age_recipient(key.public).startswith("age1pq1")
    with pytest.raises(ValueError, match="32 bytes"):
        from_age_identity(bech32.encode("age-secret-key-pq-", b"short"))
