"""Told words: a long story read for names, and one more letter at its end. The ratio is what counts.
And a key in the window (`bench.typed`), where all readers read along."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, Final

from bench.stage import at, ms, seconds
from vsdesk.records.gate.names.nowhere_named import Others
from vsdesk.records.gate.names.told_names import Someone, ToldNames
from vsdesk.records.gate.told.rejected_words import RejectedWords

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
    reader = ToldNames(people, Others(tuple(names[:3])), RejectedWords({"0": ["شهيد، ميت، مرحوم"]}))
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
        *(
            (f"a key in the window, after {letters:,} letters (p95)", spent, "-", None, "<= 16 ms")
            for letters, spent in _in_window()
        ),
    ]


def _in_window() -> list[tuple[int, str]]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory(prefix="vsdesk-bench-") as folder:
        command = [sys.executable, "-m", "bench.typed", folder]
        done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    told = iter(done.stdout.split())
    return [
        (int(letters), ms(float(spent) / 1000)) for letters, spent in zip(told, told, strict=True)
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
