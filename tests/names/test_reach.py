"""What is refused by its letters has that sound by no reading. All names are made up or the lists' own."""

from __future__ import annotations

import random

import pytest

from vsdesk import paths
from vsdesk.names.compounds import MARKED
from vsdesk.names.nicknames import Nicknames
from vsdesk.names.reach import mask, reach
from vsdesk.names.skeleton import ARABIC, LATIN
from vsdesk.names.spellings import words
from vsdesk.records.gate.names.surnames import Surnames

ARABIC_LETTERS = "".join(ARABIC) + "ةڵڕۆێەکیہ\u064b\u0640"
LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyzêîûâşçğẍḫṯḏǧ'ıßïé" + "".join(map(chr, MARKED))


def listed() -> list[str]:
    text = (paths.resources() / "names" / "common.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    found = [word.replace("_", " ") for line in lines for word in line.split()]
    return found + [form for name, forms in Nicknames.table().items() for form in (name, *forms)]


def invented() -> list[str]:
    chance = random.Random(7)
    units = [
        *LATIN,
        *ARABIC,
        "عبد",
        "ال",
        "الدين",
        "الله",
        "abdul",
        "ettin",
        "ullah",
        "ou",
        "و",
        "ي",
    ]
    kinds = (ARABIC_LETTERS, LATIN_LETTERS, units, [*ARABIC_LETTERS, *LATIN_LETTERS, *units])
    return [
        "".join(chance.choices(kinds[one % 4], k=chance.randint(1, 7))) for one in range(12_000)
    ]


@pytest.mark.parametrize("said", [listed, invented])
def test_no_sound_of_a_word_is_out_of_its_reach(said: object) -> None:
    assert callable(said)
    heard = 0
    for text in said():
        for word in words(text):
            for sound in word.sounds():
                assert not mask(sound) & ~reach(word.letters), (word.letters, sound)
                heard += 1
        for one, other in zip(words(text), words(text)[1:], strict=False):
            for sound in one.sounds_with(other):
                assert not mask(sound) & ~reach(one.letters + other.letters)
    assert heard > 1_000


def test_a_word_without_the_consonants_is_refused() -> None:
    assert mask("slm") & ~reach("بيت")
    assert not mask("slm") & ~reach("سلمي")


def test_a_name_is_found_in_the_other_script_as_before() -> None:
    reader = Surnames.among(["Xelîl", "سلمى"])
    assert reader.stand_in("كان خليل هون") and reader.stand_in("Selma hat")
    assert not reader.stand_in("كان بكر هون")
