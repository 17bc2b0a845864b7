"""Told words: a long story read for names, and one more letter at its end. The ratio is what counts."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Final

from bench.stage import at, ms, seconds
from vsdesk.records.gate.names.told_names import Someone, ToldNames
from vsdesk.records.gate.names.unnamed import Others
from vsdesk.records.gate.told.rejected_words import Rejected

if TYPE_CHECKING:
    from bench.stage import Row

_LETTERS: Final = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_PEOPLE: Final = 40
_WORDS: Final = 30 * 350  # of thirty pages
_KEYS: Final = 200


def rows() -> list[Row]:
    """Thirty pages with forty names, by somebody who writes on at the end."""
    chance = random.Random(11)
    names = [_word(chance, 5) for _ in range(_PEOPLE * 2)]
    people = [
        Someone(f"{n}", "unnamed", (names[n],), (names[_PEOPLE + n],)) for n in range(_PEOPLE)
    ]
    text = _story(chance, names)
    reader = ToldNames(people, Others(tuple(names[:3])), Rejected({"0": ["شهيد، ميت، مرحوم"]}))
    first = seconds(lambda: reader.spans(text))
    spent = []
    for n in range(_KEYS):
        typed = text + " و" + "س" * n
        begun = time.perf_counter()
        reader.spans(typed)
        spent.append(time.perf_counter() - begun)
    key = at(spent, 0.95)
    return [
        ("a story of 30 pages and 40 names, read", ms(first), "", None, ""),
        ("one more letter of it (p95)", ms(key), f"1/{first / key:,.0f} of it", None, "<= 16 ms"),
    ]


def _word(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(_LETTERS, k=length))


def _story(chance: random.Random, names: list[str]) -> str:
    words = [_word(chance, chance.randint(2, 7)) for _ in range(2000)]
    told = []
    for n in range(_WORDS):
        told.append(chance.choice(names) if n % 12 == 5 else chance.choice(words))
        if n % 14 == 13:
            told.append("،\n" if n % 70 == 69 else "،")
    return " ".join(told)
