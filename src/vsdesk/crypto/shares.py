"""Paper shares: k of n papers give one secret back, k − 1 tell nothing (docs/spec/keys.md §4).

SLIP-39, written in its own English words, or the same bits in the Arabic or the Kurmanji list. One share is
read here; cutting and putting together is done by a process that ends with it (`share_process`). Raises
UserError (E_SHARE, E_SHARE_OTHER, E_SHARE_TWICE, E_SHARES_FEW, E_SHARES_FAILED).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from vsdesk.child_process import NoAnswer, TooLong, asked_once
from vsdesk.crypto import share_process
from vsdesk.crypto.canonical import Json, decode_object, encode
from vsdesk.crypto.keys import SEED, EncryptionKey
from vsdesk.crypto.secrets import Rng, Secret, hkdf
from vsdesk.crypto.wordlist import word_list
from vsdesk.errors import Refused, UserError
from vsdesk.languages import SOURCE
from vsdesk.words import Lang
from vsdesk.written_words import COUNTS, list_language, places_of, word_key

FEWEST, MOST = 2, 8
"""k and n lie between: every subset of k is tried, so there are at most 70 of them."""
SECRET: Final = 32
_WORDS: Final = 33
_BITS: Final = 330
_PATIENCE: Final = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class PaperShare:
    """One share. `part` counts the papers of a set from 1; `needed` of them open."""

    words: tuple[str, ...] = field(repr=False)
    part: int
    set: int
    needed: int


@cache
def share_words(lang: Lang) -> tuple[str, ...]:
    """The list in which shares are written in a language: 1,024 words, in Kurmanji 512."""
    lang = list_language(lang)
    if lang != SOURCE:
        return word_list(lang)
    from shamir_mnemonic.wordlist import WORDLIST  # only where shares are used

    return tuple(WORDLIST)


def counts() -> tuple[int, ...]:
    """How many words a share can have."""
    return tuple(sorted({_count(lang) for lang in _langs()}))


def written(share: PaperShare, lang: Lang) -> list[str]:
    """The words of a share in the list of a language."""
    list_of = share_words(lang)
    width = len(list_of).bit_length() - 1
    value = _value(share.words, {word: at for at, word in enumerate(share_words(SOURCE))}, 10)
    places = reversed(range(_count(lang)))
    return [list_of[value >> place * width & len(list_of) - 1] for place in places]


def read(words: Sequence[str], line: int = 0) -> PaperShare:
    """The share of these words, of any list. Raises UserError E_SHARE for words that are none, with the
    place of the first unknown word as `word`; `line` goes along."""
    value = _bits_of([word_key(word) for word in words], line)
    if value >> _BITS:
        raise UserError("E_SHARE", "sum", line=line)
    from shamir_mnemonic import MnemonicError  # only where shares are used
    from shamir_mnemonic.share import Share  # likewise

    list_of = share_words(SOURCE)
    english = [list_of[value >> 10 * place & 1023] for place in reversed(range(_WORDS))]
    try:
        share = Share.from_mnemonic(" ".join(english))
    except MnemonicError:
        raise UserError("E_SHARE", "sum", line=line) from None
    if len(share.value) != SECRET or share.group_count != 1:
        raise UserError("E_SHARE_OTHER", "form", line=line)
    return PaperShare(tuple(english), share.index + 1, share.identifier, share.member_threshold)


def collected(papers: Iterable[Sequence[str]], of: int, needed: int) -> list[PaperShare]:
    """The shares of the set `of` that `papers` hold, each once; `needed` of them or more.

    What is wrong names the paper by its place, from 1, as `line`. Raises UserError; E_SHARES_FEW says how
    many are `missing`.
    """
    found: list[PaperShare] = []
    for line, words in enumerate(papers, 1):
        share = read(words, line)
        fits(share, of, needed, found, line)
        found.append(share)
    if len(found) < needed:
        raise UserError("E_SHARES_FEW", missing=needed - len(found))
    return found


def of_one_set(
    papers: Sequence[Sequence[str]], sets: Sequence[tuple[int, int, int]]
) -> list[PaperShare]:
    """The shares that `papers` hold of that one of `sets` (number, how many are needed, how many there are)
    to which the first of them belongs; see `collected`."""
    held = set_of(papers[0], sets, 1) if papers else sets[0]
    return collected(papers, held[0], held[1])


def set_of(
    words: Sequence[str], sets: Sequence[tuple[int, int, int]], line: int = 0
) -> tuple[int, int, int]:
    """To which of `sets` a share belongs. Raises UserError E_SHARE, E_SHARE_OTHER."""
    share = read(words, line)
    for one in sets:
        if (share.set, share.needed) == one[:2]:
            return one
    raise UserError("E_SHARE_OTHER", line=line)


def fits(share: PaperShare, of: int, needed: int, others: Sequence[PaperShare], line: int) -> None:
    """That a share belongs to the set, and is not there yet."""
    if (share.set, share.needed) != (of, needed):
        raise UserError("E_SHARE_OTHER", line=line)
    if share.part in [other.part for other in others]:
        raise UserError("E_SHARE_TWICE", line=line)


def cut(secret: Secret, needed: int, count: int) -> list[PaperShare]:
    """`count` shares of which any `needed` give the 32 bytes of `secret` back. Raises UserError E_RANGE."""
    if not FEWEST <= needed <= count <= MOST:
        raise UserError("E_RANGE")
    asked: dict[str, Json] = {"secret": secret.reveal().hex(), "k": needed, "n": count}
    made = _asked(asked).get("shares")
    if not isinstance(made, list) or len(made) != count:
        raise UserError("E_SHARES_FAILED")
    return [read(str(one).split()) for one in made]


def drawn(needed: int, count: int, rng: Rng) -> list[PaperShare]:
    """Shares of a new secret. They open nothing until a slot file has them (`SlotFile.with_shares`). Raises
    UserError E_RANGE, E_SHARES_FAILED."""
    with Secret(rng(SECRET)) as secret:
        return cut(secret, needed, count)


def combined(shares: Sequence[PaperShare]) -> Secret:
    """The secret of shares of one set, by as many as are needed. Raises UserError E_SHARE_OTHER where they
    give none."""
    given: list[Json] = [" ".join(one.words) for one in shares[: shares[0].needed]]
    found = _asked({"shares": given}).get("secret")
    if not isinstance(found, str):
        raise UserError("E_SHARE_OTHER")
    return Secret(bytes.fromhex(found))


def key_of(secret: Secret, vault: str) -> EncryptionKey:
    """The key pair of a shared secret in the vault with that id (hex)."""
    return EncryptionKey(hkdf(secret.reveal(), bytes.fromhex(vault), b"vsdesk/shares/v1", SEED))


def _asked(question: dict[str, Json]) -> dict[str, Json]:
    argument, most = share_process.ARGUMENT, share_process.LARGEST
    try:
        return decode_object(asked_once(argument, most, encode(question), _PATIENCE))
    except (NoAnswer, TooLong, Refused):
        raise UserError("E_SHARES_FAILED") from None


def _langs() -> set[Lang]:
    return set(COUNTS)


def _count(lang: Lang) -> int:
    width = len(share_words(lang)).bit_length() - 1
    return -(-_BITS // width)


@cache
def _places(lang: Lang) -> dict[str, int]:
    return places_of(share_words(lang))


def _bits_of(keys: list[str], line: int) -> int:
    """What the words of one list are, as one number."""
    fitting = [lang for lang in sorted(_langs()) if _count(lang) == len(keys)]
    if not fitting:
        raise UserError("E_SHARE", "number of words", line=line)
    lang = max(fitting, key=lambda one: sum(key in _places(one) for key in keys))
    unknown = next((at for at, key in enumerate(keys, 1) if key not in _places(lang)), 0)
    if unknown:
        raise UserError("E_SHARE", line=line, word=unknown)
    return _value(keys, _places(lang), len(share_words(lang)).bit_length() - 1)


def _value(words: Sequence[str], places: dict[str, int], width: int) -> int:
    value = 0
    for word in words:
        value = value << width | places[word]
    return value
