"""A yes "without the family name" costs what the texts are long, not their words times the names of a
file. All are made up."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from tests.attacks.work import calls

from vsdesk.names.spellings import Word, words
from vsdesk.records.gate.names.surnames import GAP, Key, Surnames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"


def made_up(seed: int, length: int) -> Iterator[str]:
    chance = random.Random(seed)
    while True:
        yield "".join(chance.choices(LETTERS, k=length))


def known(count: int, length: int = 9) -> Surnames:
    """The family names of a file, all of one length."""
    names = {word for _, word in zip(range(count), made_up(1, length), strict=False)}
    return Surnames(frozenset(names), frozenset())


def test_each_different_word_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    judge = Surnames._judge

    def counted(self: Surnames, said: Sequence[Word]) -> Iterator[Key]:
        judged.append(" ".join(one.raw for one in said))
        return judge(self, said)

    monkeypatch.setattr(Surnames, "_judge", counted)
    of, told = known(3), "رأيت أباه في السوق "
    for _ in range(3):
        of.out_of({"ar": told * 500, "more": [told]})
    assert sorted(judged) == sorted(told.split())


def test_names_are_not_looked_for_one_by_one() -> None:
    """A hundred times as many names cost a text of different words little more."""
    text, other = (
        " ".join(word for _, word in zip(range(400), made_up(seed, 8), strict=False))
        for seed in (2, 22)  # a word is read once: each has words of its own
    )
    few, many = known(10), known(1000)
    assert calls(lambda: many.out_of(text)) < 1.5 * calls(lambda: few.out_of(other))


@pytest.mark.parametrize("seed", range(5))
def test_what_is_found_inside_is_the_same_as_by_each_name(seed: int) -> None:
    """Control: looked for one by one in every word, the same words have a gap."""
    chance = random.Random(seed)
    few = "ابت"  # so few letters that names stand in words often
    names = {"".join(chance.choices(few, k=chance.randint(4, 7))) for _ in range(12)}
    of = Surnames(frozenset(names), frozenset())
    told = ["".join(chance.choices(few, k=chance.randint(1, 12))) for _ in range(200)]
    left = [str(of.out_of(one)) for one in told]
    plain = ["".join(one.letters for one in words(word)) for word in told]
    assert [one == GAP for one in left] == [any(name in word for name in names) for word in plain]
    assert GAP in left and set(left) != {GAP}


def test_a_file_with_no_long_name_has_no_gap() -> None:
    assert Surnames(frozenset(), frozenset()).out_of("رأيت مروان") == "رأيت مروان"
