"""Hold the lists of words to the rules of docs/decisions/016: check_wordlists.py prints what breaks one, and ends with 1 then.

Every rule looks at the folded word, as a keyboard without marks writes it (docs/spec/keys.md §3).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from vsdesk.crypto.wordlist import word_list
from vsdesk.words import LANGS, Lang
from vsdesk.written_words import folded, word_key

SIZES: Final[dict[Lang, int]] = {"ar": 1024, "ku": 512}
SHORTEST, LONGEST = 3, 8
_ALPHABET: Final[dict[Lang, re.Pattern[str]]] = {
    "ar": re.compile("[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+"),
    "ku": re.compile("[abcçdeêfghiîjklmnopqrsştuûvwxyz]+"),
}
# Beginnings of folded words that name what these families went through, or a side in it.
_HURTS: Final[dict[Lang, re.Pattern[str]]] = {
    "ar": re.compile(
        "سجن|سجين|حبس|قيد|قتل|موت|ميت|دم$|دماء|قبر|كفن|نعش|جثه|جثث|شهيد|شهاده|تعذيب|خطف|فقد|مفقود|غياب|اعتقال|معتقل|فرع|حاجز|"
        "سلاح|بندقيه|رصاص|مسدس|قنبل|قذيف|برميل|صاروخ|سيف|سكين|حرب$|حربي|جيش|نظام|بعث|حزب|ثوره|حماس|داعش|دولاب|كهرباء|شبح|خيمه|نزوح|وداع"
    ),
    "ku": re.compile(
        "girti|girtin|zindan|kustin|kusti|mirin|miri$|gor$|goristan|kefen|cenaze|xwin$|xwinm|xwinr|sehid|iskence|revand|winda|hacib|cek$|"
        "fisek|bomb|topbar|sur$|ker$|serok|parti|sores|heval|dais|cemaet|girin|koçber|kocber"
    ),
}


def problems(lang: Lang, words: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """What breaks a rule in one list; `others` are the words of the other lists."""
    plain = [folded(word) for word in words]
    if len(words) != SIZES[lang]:
        yield f"{lang}: {len(words)} words and not {SIZES[lang]}"
    if plain != sorted(plain):
        yield f"{lang}: not in the order of the folded words"
    for word, bare in zip(words, plain, strict=True):
        yield from (f"{lang}: {word}: {said}" for said in _of_one(lang, word, bare))
    for word in {folded(word) for word in others} & set(plain):
        yield f"{lang}: {word}: stands in another list too"
    for one, other in combinations(plain, 2):
        if word_key(one) == word_key(other):
            yield f"{lang}: {one}, {other}: the same first letters"
        if alike(one, other):
            yield f"{lang}: {one}, {other}: one letter apart"


def _of_one(lang: Lang, word: str, bare: str) -> Iterator[str]:
    if not _ALPHABET[lang].fullmatch(word):
        yield "a letter of another alphabet"
    if not SHORTEST <= len(bare) <= LONGEST:
        yield f"{len(bare)} letters"
    if _HURTS[lang].match(bare):
        yield "hurts"


def alike(one: str, other: str) -> bool:
    """True when one letter put in, left out or changed makes the one the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    same = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def main() -> int:
    """Print the problems; 1 when there are any."""
    found: list[str] = []
    for lang in SIZES:
        others = [word for other in LANGS if other != lang for word in word_list(other)]
        found += problems(lang, word_list(lang), others)
    print(
        "\n".join(found) if found else "words on paper: 1024 Arabic and 512 Kurmanji keep the rules"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
