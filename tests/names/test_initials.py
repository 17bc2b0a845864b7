"""First letters in place of a given name. Everybody is made up."""

from __future__ import annotations

import pytest

from vsdesk.names.initials import Initials, initials_in

MANY = Initials(
    [("a", ["ليث"]), ("b", ["خالد"]), ("c", ["عبد الرحمن"]), ("d", ["Şêrîn"]), ("e", ["أحمد"])]
)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("L. Nouri", ["L"]),
        ("مع ل. النوري وع.ر. الخطيب", ["ل", "ع"]),
        ("A.R. Khatib, Kh. Nouri", ["A", "Kh"]),
        ("مع د. ل. النوري", ["د", "ل"]),
        ("Nouri L", ["L"]),
        ("a Nouri day. I was there", []),
        ("ل النوري", []),
        ("فرع.الأمن", []),
    ],
)
def test_where_they_stand(text: str, letters: list[str]) -> None:
    assert [letter for one in initials_in(text) for letter in one.letters] == letters


@pytest.mark.parametrize(
    ("letter", "whose"),
    [
        ("ل", "a"),
        ("L", "a"),
        ("خ", "b"),
        ("Kh", "b"),
        ("K", "b"),
        ("ع", "c"),
        ("أ", "e"),
        ("A", "ce"),
        ("Ş", "d"),
        ("ش", "d"),
        ("ب", ""),
    ],
)
def test_whose_they_may_be(letter: str, whose: str) -> None:
    assert MANY.whose(letter) == {*whose}
