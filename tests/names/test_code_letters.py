"""The code of an organisation from its name, in every script that we write. All organisations are made up."""

from __future__ import annotations

import pytest

from vsdesk.names.code_letters import code_letters
from vsdesk.records.dictionary.case_numbers import as_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("رابطة عائلات المفقودين", "RAM"),
        ("جمعية أهالي المعتقلين في حلب", "JAMH"),
        ("خيمة الحقيقة", "KH"),
        ("سنديان", "SND"),
        ("شهداء", "SHH"),
        ("Komeleya Şehîdan", "KS"),
        ("Şehîdan", "SEH"),
        ("کۆمەڵەی خێزان", "KX"),
        ("Houna", "HOU"),
        ("Sindyan Center سنديان", "SC"),
        ("One Two Three Four Five Six Seven", "OTTFFS"),
    ],
)
def test_it_is_made_from_the_name(name: str, code: str) -> None:
    assert code_letters(name) == code == as_code(code)


@pytest.mark.parametrize("name", ["", "123", "و", "Ç", "…"])
def test_a_name_without_letters_has_none(name: str) -> None:
    assert code_letters(name) == ""
