"""Recovery words in three languages, the English against the published ones."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.crypto.agefiles import VECTORS

from vsdesk.crypto import recovery, wordlist
from vsdesk.crypto.keys import EncryptionKey
from vsdesk.crypto.secrets import Secret
from vsdesk.errors import UserError
from vsdesk.passphrase import strength
from vsdesk.words import LANGS, Lang
from vsdesk.written_words import COUNTS, folded

BIP39 = json.loads((VECTORS / "published" / "keys.json").read_text("utf-8"))["bip39"]
VAULT = "00112233445566778899aabbccddeeff"


@pytest.mark.parametrize(("entropy", "words"), BIP39)
def test_published(entropy: str, words: str) -> None:
    """Entropy to words and back, as BIP 39 has it."""
    assert " ".join(wordlist.written(bytes.fromhex(entropy), "en")) == words
    assert wordlist.read(words.split()) == bytes.fromhex(entropy)


@given(st.binary(min_size=32, max_size=32), st.sampled_from(LANGS))
def test_round_trip(entropy: bytes, lang: Lang) -> None:
    """Every entropy, those with leading zeros too, in every list."""
    words = wordlist.written(entropy, lang)
    assert len(words) == COUNTS[lang]
    assert wordlist.read(words) == entropy


@pytest.mark.parametrize("lang", LANGS)
def test_a_wrong_word_shows(lang: Lang) -> None:
    """One word written wrong: the sum shows nearly all, the vault's public key the rest."""
    words = wordlist.written(bytes(range(32)), lang)
    key = recovery.key_of(words, VAULT)
    whole = wordlist.word_list(lang)
    for place in range(len(words)):
        for other in (whole[0], whole[-1], whole[3]):
            if words[place] != other:
                try:
                    changed = recovery.key_of([*words[:place], other, *words[place + 1 :]], VAULT)
                except UserError as refused:
                    assert (refused.name, refused.params) == ("E_RECOVERY", {})
                else:
                    assert changed.public != key.public


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("other", ["لاكلمة", "xyzword", "ءء"])
def test_a_word_of_no_list_is_told_by_its_number(lang: Lang, other: str) -> None:
    """82: the place of the first one, never the word itself: it is half a secret."""
    words = wordlist.written(bytes(range(32)), lang)
    for place in range(len(words)):
        rest = len(words) - place
        misspelt = [*words[:place], *[other] * rest]
        for call in (wordlist.read, lambda given: recovery.words_in(given, "ar")):
            with pytest.raises(UserError) as caught:
                call(misspelt)
            assert (caught.value.name, caught.value.params) == (
                "E_RECOVERY",
                {"word": place + 1},
            )
            assert other not in f"{caught.value} {caught.value!r}"
    with pytest.raises(UserError) as caught:  # of which list they are, nobody knows
        wordlist.read([*words, other])
    assert (caught.value.name, caught.value.params) == ("E_RECOVERY", {})


def test_the_same_paper_in_another_language() -> None:
    """The words are 32 bytes: each list says them, and each opens the vault."""
    english = recovery.new_words(lambda size: bytes(range(size)))
    arabic, kurmanji = (recovery.words_in(english, lang) for lang in ("ar", "ku"))
    assert len({" ".join(one) for one in (english, arabic, kurmanji)}) == 3
    assert recovery.words_in(kurmanji, "en") == recovery.words_in(arabic, "en") == english
    keys = [recovery.key_of(one, VAULT) for one in (english, arabic, kurmanji)]
    assert len({key.public for key in keys}) == 1
    with pytest.raises(UserError, match="E_RECOVERY"):
        recovery.words_in(english[:23], "ar")


@pytest.mark.parametrize(
    ("lang", "hand"),
    [
        (
            "ar",
            lambda word: (
                word.replace("أ", "ا").replace("إ", "ا").replace("ة", "ه").replace("ء", "")
            ),
        ),
        ("ar", lambda word: "ـ".join(word)),
        ("ar", lambda word: unicodedata.normalize("NFD", word)),
        ("ar", lambda word: "\u200f" + word + "\u064e"),
        ("ku", lambda word: word.translate(str.maketrans("êîûşç", "eiusc"))),
        ("ku", lambda word: word.upper()),
        ("ku", lambda word: word[:4]),
        ("en", lambda word: word[:4].upper()),
    ],
)
def test_a_hand_and_a_keyboard_may_differ(lang: Lang, hand: Callable[[str], str]) -> None:
    """Without hamza, ta marbuta, marks or the letters of Hawar; in capitals; four letters of each."""
    for seed in range(20):
        entropy = hashlib.sha256(bytes([seed])).digest()
        assert wordlist.read([hand(word) for word in wordlist.written(entropy, lang)]) == entropy


@pytest.mark.parametrize(("lang", "many"), [("en", 7), ("ar", 9), ("ku", 10)])
def test_words_for_a_passphrase(lang: Lang, many: int, rng: Callable[[int], bytes]) -> None:
    """At least 77 bits, of words that are typed alike everywhere: the passphrase must
    come letter by letter."""
    words = wordlist.offered(rng, lang)
    assert len(words) == many and len(wordlist.surely_typed(lang)) ** many >= 2**77
    assert [folded(word) for word in words] == words
    assert strength(" ".join(words)) != "short"


def test_key_depends_on_the_vault() -> None:
    """The same words in another vault are another key."""
    words = wordlist.written(bytes(32), "en")
    one, other = recovery.key_of(words, VAULT), recovery.key_of(words, VAULT[::-1])
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
