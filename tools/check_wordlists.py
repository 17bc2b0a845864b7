"""Hold the lists of words to the rules of docs/decisions/016: check_wordlists.py prints what breaks
one, and ends with 1 then.

Every rule looks at the folded word, as a keyboard without marks writes it (docs/spec/keys.md §3).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.language_checks import checks

from vsdesk.crypto.wordlist import word_list
from vsdesk.languages import LANGUAGES, Lang
from vsdesk.written_words import COUNTS, folded, word_key

SHORTEST, LONGEST = 3, 8


def problems(lang: Lang, words: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """What breaks a rule in one list; `others` are the words of the other lists."""
    rules = checks(lang)["word_list"]
    plain = [folded(word) for word in words]
    if len(words) != rules["size"]:
        yield f"{lang}: {len(words)} words and not {rules['size']}"
    if plain != sorted(plain):
        yield f"{lang}: not in the order of the folded words"
    for word, bare in zip(words, plain, strict=True):
        yield from (f"{lang}: {word}: {said}" for said in _of_one(rules, word, bare))
    for word in {folded(word) for word in others} & set(plain):
        yield f"{lang}: {word}: stands in another list too"
    for one, other in close(plain):
        if word_key(one) == word_key(other):
            yield f"{lang}: {one}, {other}: the same first letters"
        if alike(one, other):
            yield f"{lang}: {one}, {other}: one letter apart"


def close(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of which one letter, or what comes behind the first ones, may be the whole
    difference: without one letter each they have something in common. Each with each other
    one would be half a million."""
    held: dict[tuple[str, str], list[int]] = {}
    for at, word in enumerate(words):
        less = {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
        for part in {("first letters", word_key(word)), *(("rest", one) for one in less)}:
            held.setdefault(part, []).append(at)
    pairs = {pair for places in held.values() for pair in combinations(places, 2)}
    yield from ((words[one], words[other]) for one, other in sorted(pairs))


def _of_one(rules: Mapping[str, Any], word: str, bare: str) -> Iterator[str]:
    if not set(word) <= set(rules["letters"]):
        yield "a letter of another alphabet"
    if not SHORTEST <= len(bare) <= LONGEST:
        yield f"{len(bare)} letters"
    if re.match("|".join(rules["hurts"]), bare):
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
    own = [lang for lang in COUNTS if "word_list" in checks(lang)]
    for lang in own:
        others = [word for other in COUNTS if other != lang for word in word_list(other)]
        found += problems(lang, word_list(lang), others)
    sizes = " and ".join(f"{len(word_list(one))} {LANGUAGES[one].english}" for one in own)
    print("\n".join(found) if found else f"words on paper: {sizes} keep the rules")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
