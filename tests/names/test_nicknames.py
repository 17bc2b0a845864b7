"""Nicknames and kunyas: what stands for what, and an organisation's own table. No person is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.errors import UserError
from vsdesk.names.common import CommonNames
from vsdesk.names.compounds import units
from vsdesk.names.nicknames import Nicknames
from vsdesk.names.sound import sounds_of

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = Nicknames.load()


def meant(name: str, table: Nicknames = SHIPPED) -> tuple[str, ...]:
    return table.of("".join(units(name)))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        *(("حمودي", "محمد"), ("Hamoudi", "أحمد"), ("Mhd", "محمد"), ("Evdo", "عبد الله")),
        *(("عبودي", "عبد الرحمن"), ("Îbo", "إبراهيم"), ("أبو علي", "حسين"), ("Abu Ali", "حسين")),
        *(("فطوم", "فاطمة"), ("Şêxo", "شيخموس"), ("أبو الوليد", "خالد")),
    ],
)
def test_a_short_form_in_any_script_stands_for_a_name(said: str, name: str) -> None:
    assert name in meant(said)


@pytest.mark.parametrize("name", ["محمد", "Khalid", "وليد", "", "م", "🙂", "x" * 10_000])
def test_most_names_stand_for_no_other(name: str) -> None:
    assert not meant(name)


def test_an_organisation_adds_its_own(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(
        '[names]\n"نوري" = ["أبو نجم", "Norko"]\n"محمد" = ["Hamka"]\n', encoding="utf-8"
    )
    ours = Nicknames.load(tmp_path)
    assert meant("Norko", ours) == ("نوري",) and meant("Abu Najm", ours) == ("نوري",)
    assert "محمد" in meant("Hamka", ours) and "محمد" in meant("حمودي", ours)
    assert not meant("Norko")


@pytest.mark.parametrize(
    "text",
    ['names = "x"', '[names]\n"محمد" = "Hamka"', '[names]\n"محمد" = [1]', "[names\n", "a = 1"],
)
def test_a_file_that_is_no_such_table_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as raised:
        Nicknames.load(tmp_path)
    assert str(raised.value) == "E_TABLE: file=ours.toml"


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_bytes('[names]\n"محمد" = ["حمودي"]'.encode("cp1256"))
    with pytest.raises(UserError):
        Nicknames.load(tmp_path)


def test_common_names_are_known_in_every_script_and_a_slip_of_them_is_not() -> None:
    common = CommonNames.load()
    for name in ("محمد", "Mihemed", "Mohammad", "عبد الرحمن", "Evdilrehman", "Şêxmûs", "خالد"):
        assert sounds_of(name) in common
    for name in ("مممد", "Kahlbd", "زقطش"):
        assert sounds_of(name) not in common
