"""A vault is made only with a passphrase that is hard to guess, whoever asks: window and command alike."""

from __future__ import annotations

import time
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
        desk.access.ways.change_passphrase(good, Secret.of_text(easy))
    desk.access.lock()
    with pytest.raises(UserError, match="E_PASSPHRASE"):
        Desk.recover(place, words, Secret.of_text(easy), env)
    Desk.open(place, good, env).access.lock()  # what opened it still does


def test_s16_the_sentence_says_what_helps() -> None:
    assert "words" in CODES["E_PASSPHRASE"].sentence
    assert len(PASSPHRASE) >= LEAST and strength(PASSPHRASE) != "short"


TRIED_FIRST = (
    "Password123456789!",
    "P@ssw0rd2026!",
    "Damascus2011!!",
    "Syria2011!Syria2011!",
    "qwertyuiopasdfghjklzxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "ضصثقفغعهخحجدشسيبلاتنمكط",
    "ابتثجحخدذرزسشصضطظعغ",
    "one two three four five six seven",
    "seven six five four three two one",
    "واحد اثنان ثلاثة أربعة خمسة ستة سبعة",
    "yek du sê çar pênc şeş heft",
    "بسم الله الرحمن الرحيم الحمد لله رب العالمين",
    "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ",
    "الشعب يريد إسقاط النظام الشعب يريد",
    "jin jiyan azadî rojava kurdistan",
    "correct horse battery staple",
    "حلب دمشق حمص حماة اللاذقية درعا إدلب الرقة",
    "دير الزور القامشلي عين العرب تل أبيض رأس العين",
    "Damascus Aleppo Homs Hama Idlib Raqqa Daraa",
    "كلمة السر 123456789",
    "٠٩٤٤١٢٣٤٥٦٧٨٩",
)
GOOD_ENOUGH = (
    PASSPHRASE,
    "عبارة مرور للاختبار",
    "verb noun table lamp river stone",
    "made-up people only, in every one of these",
    "حلب قنديل صوص جواب بطاطا كاميرا مصيف",  # one place among other words
    "lamba dirav bazirgan tevn yek guhertin",
    "tR7#kq9!vB2x$zM4",
)


def test_what_everybody_tries_first_is_taken_by_nobody() -> None:
    assert [one for one in TRIED_FIRST if strength(one) != "short"] == []


def test_what_is_hard_to_guess_stays_so() -> None:
    assert [one for one in GOOD_ENOUGH if strength(one) == "short"] == []


def test_a_long_one_is_judged_at_once() -> None:
    started = time.thread_time()
    for text in ("a4@e3i1!|o0s5$t7+" * 40, "ا" * 5_000, "!@#$%^&*()_+" * 200):
        strength(text)
    assert time.thread_time() - started < 5
