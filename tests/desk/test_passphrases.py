"""A vault is made only with a passphrase that is hard to guess, whoever asks: window and command alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import PASSPHRASE

from vsdesk.desk import Desk, Secret
from vsdesk.errors import CODES, UserError
from vsdesk.passphrase import LEAST, strength

if TYPE_CHECKING:
    from tests.desk.conftest import House

EASY = (
    "aaaaaaaaaa",
    "مروا",
    "ههههههههههههه",
    "12345678901",
    "سنة الفين وعشرة",
    "",
    "الشام الشام الشام الشام",
    "ﻣﺤﻤﺪ ﻣﺤﻤﺪ",  # other forms of the same letters are the same letters
)


@pytest.mark.parametrize("easy", EASY)
def test_s16_no_vault_is_made_recovered_or_changed_to_what_is_easy_to_guess(
    house: House, easy: str
) -> None:
    assert strength(easy) == "short"
    env = house.env("own")
    place = house.root / "own"
    with pytest.raises(UserError, match="E_PASSPHRASE"):
        Desk.create(place, role="documenter", name="هالة", passphrase=Secret.of_text(easy), env=env)
    assert not place.exists()
    good = Secret.of_text(PASSPHRASE)
    desk, words = Desk.create(place, role="documenter", name="هالة", passphrase=good, env=env)
    with pytest.raises(UserError, match="E_PASSPHRASE"):
        desk.access.passphrase(good, Secret.of_text(easy))
    desk.access.lock()
    with pytest.raises(UserError, match="E_PASSPHRASE"):
        Desk.recover(place, words, Secret.of_text(easy), env)
    Desk.open(place, good, env).access.lock()  # what opened it still does


def test_s16_the_sentence_says_what_helps() -> None:
    assert "words" in CODES["E_PASSPHRASE"].sentence
    assert len(PASSPHRASE) >= LEAST and strength(PASSPHRASE) != "short"
