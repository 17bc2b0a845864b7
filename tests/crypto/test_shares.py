"""Paper shares: SLIP-39's public vectors, every subset, and what is said of a share that does not fit."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from vsdesk.crypto import share_process, shares
from vsdesk.crypto.secrets import Secret
from vsdesk.crypto.shares import PaperShare
from vsdesk.errors import UserError
from vsdesk.words import LANGS
from vsdesk.written_words import places_of, word_key

PUBLIC = json.loads((Path(__file__).parent.parent / "vectors/slip39.json").read_text("utf-8"))
SECRET = Secret(bytes(range(32)))


@pytest.fixture(scope="module")
def papers() -> list[PaperShare]:
    """Five shares of which three are needed, cut by the process."""
    return shares.cut(SECRET, 3, 5)


def _fault(papers: list[list[str]], of: PaperShare) -> UserError:
    with pytest.raises(UserError) as caught:
        shares.collected(papers, of.set, of.needed)
    return caught.value


@pytest.mark.parametrize(("given", "secret"), PUBLIC)
def test_public_vectors(given: list[str], secret: str) -> None:
    """Of trezor/python-shamir-mnemonic, with their passphrase; "" where they do not fit together."""
    found = share_process.combined(given, b"TREZOR")
    assert (found.hex() if found else "") == secret


def test_the_process_tries_every_subset(monkeypatch: pytest.MonkeyPatch) -> None:
    """All 10 of 3 of 5; one that gives something else and no paper is made."""
    tried: list[tuple[str, ...]] = []
    combined = share_process.combined

    def noted(given: tuple[str, ...]) -> bytes | None:
        tried.append(given)
        return combined(given) if len(tried) < 20 else b"other"

    monkeypatch.setattr(share_process, "combined", noted)
    made = share_process.cut(SECRET.reveal(), 3, 5)
    assert sorted(tried) == sorted(combinations(made, 3))
    with pytest.raises(ValueError, match="subset"):
        share_process.cut(SECRET.reveal(), 3, 5)


def test_any_three_in_any_list(papers: list[PaperShare]) -> None:
    """One paper in each language, in any order; four do no harm."""
    for some in ([0, 1, 2], [4, 2, 0], [1, 3, 4, 2]):
        written = [
            shares.written(papers[at], lang)
            for at, lang in zip(some, ("ar", "ku", "en", "ar"), strict=False)
        ]
        given = shares.collected(written, papers[0].set, 3)
        assert shares.combined(given).same(SECRET)
    assert [paper.part for paper in papers] == [1, 2, 3, 4, 5]
    assert {len(shares.written(papers[0], lang)) for lang in LANGS} == set(shares.counts())


def test_a_hand_without_marks(papers: list[PaperShare]) -> None:
    """The first four letters, without hamza and ê î û: read as the paper means it."""
    for lang in LANGS:
        typed = [word[:4].upper() for word in shares.written(papers[1], lang)]
        bare = [word.translate(str.maketrans("أإآÊÎÛŞÇ", "اااEIUSC")) for word in typed]
        assert shares.read(bare) == papers[1]


def test_the_first_four_letters_of_each_word_are_enough() -> None:
    """However they are written: with a hamza among them, or without."""
    for lang in LANGS:
        words = shares.share_words(lang)
        places = places_of(words)
        for at, word in enumerate(words):
            bare = word[:4].translate(str.maketrans("أإآÊÎÛŞÇêîûşç", "اااEIUSCeiusc"))
            assert {places[word_key(one)] for one in (word[:4], bare)} == {at}, word


def test_every_wrong_word_is_found(papers: list[PaperShare]) -> None:
    """Each place in turn holds another word of the list; or none of it, and its number is said."""
    for lang in LANGS:
        words, known = shares.written(papers[2], lang), shares.share_words(lang)
        for at, word in enumerate(words):
            other = known[(known.index(word) + 1) % len(known)]
            fault = _fault([[*words[:at], other, *words[at + 1 :]]], papers[2])
            assert (fault.name, fault.params.get("line")) == ("E_SHARE", 1)
        fault = _fault([words, [*words[:7], "؟؟؟", *words[8:]]], papers[2])
        assert (fault.name, fault.params) == ("E_SHARE", {"line": 2, "word": 8})
        assert _fault([words[:-1]], papers[2]).name == "E_SHARE"


def test_too_few_twice_and_mixed(papers: list[PaperShare]) -> None:
    """k − 1 say how many are missing; one paper in two languages is one; another set is told at once."""
    first, second = (shares.written(paper, "ar") for paper in papers[:2])
    few = _fault([first, second], papers[0])
    assert (few.name, few.params) == ("E_SHARES_FEW", {"missing": 1})
    twice = _fault([first, second, shares.written(papers[0], "ku")], papers[0])
    assert (twice.name, twice.params["line"]) == ("E_SHARE_TWICE", 3)
    others = shares.cut(SECRET, 2, 2)
    mixed = _fault([first, shares.written(others[0], "ar")], papers[0])
    assert (mixed.name, mixed.params["line"]) == ("E_SHARE_OTHER", 2)


def test_mixed_shares_that_look_like_one_set(papers: list[PaperShare]) -> None:
    """The digest inside tells what the number of the set does not."""
    assert share_process.combined([" ".join(paper.words) for paper in papers[:2]]) is None
    wrong = [*papers[:2], PaperShare(shares.cut(SECRET, 3, 5)[2].words, 3, papers[0].set, 3)]
    with pytest.raises(UserError) as caught:
        shares.combined(wrong)
    assert caught.value.name == "E_SHARE_OTHER"


@pytest.mark.parametrize(("needed", "count"), [(1, 3), (4, 3), (2, 9), (0, 0)])
def test_how_many_may_be_made(needed: int, count: int) -> None:
    with pytest.raises(UserError) as caught:
        shares.cut(SECRET, needed, count)
    assert caught.value.name == "E_RANGE"


def test_no_word_in_a_repr(papers: list[PaperShare]) -> None:
    assert not any(word in repr(papers[0]) for word in papers[0].words if len(word) > 5)
