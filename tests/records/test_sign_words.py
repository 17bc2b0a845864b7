"""Sentences that tell of marks and glasses, and of who took part; others with the same words; made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from vsdesk.records.checks.actor_words import actor_named
from vsdesk.records.checks.sign_words import signs_of

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

MARK: Final = "am_mark"
GLASSES: Final[tuple[str, dict[str, Json]]] = ("am_profile", {"glasses": True})
SIGNS: Final[dict[str, list[tuple[str, dict[str, Json]]]]] = {
    "خالد عندو وحمة بنّية ع كتفو الشمال": [
        (MARK, {"type": "birthmark", "side": "left", "body_part": "shoulder"})
    ],
    "ومازن من دون نضاراتو ما بيشوف": [GLASSES],
    "فيه أثر جرح ع جبينو": [(MARK, {"type": "scar", "body_part": "face"})],
    "deqek li çena wê heye, berçavk datîne": [
        (MARK, {"type": "tattoo", "body_part": "face"}),
        GLASSES,
    ],
    "a scar on his right knee": [(MARK, {"type": "scar", "side": "right", "body_part": "knee"})],
    "حطوه بالنظارة يومين": [],
    "كسروا نضاراتو": [],
    "دق الباب": [],
    "من بلاد الشام": [],
    "xalê min hat": [],
}
ACTORS: Final = {
    "اللي أخدن ضابط، نقيب، كلّن بينادوه أبو حيدر، من الأمن": "أبو حيدر",
    "العقيد سهيل أخدو من البيت": "سهيل",
    "Efserekî ew bir, raîd bû, digotin navê wî Saîr e": "Saîr",
    "an officer called Abu Haidar took him": "Abu Haidar",
    "Captain Saeed Omar was there": "Saeed Omar",
    "ضابط أخدو من البيت": "",
    "راح عند الضابط بالفرع": "",
    "ابني كان ضابط بالجيش اسمو خالد": "",
    "جارنا الضابط أبو علي ساعدنا": "",
    "my brother was an officer called Samer": "",
}


@pytest.mark.parametrize(("told", "signs"), SIGNS.items())
def test_what_somebody_is_known_by_is_heard(
    told: str, signs: list[tuple[str, dict[str, Json]]]
) -> None:
    assert signs_of(told) == signs


@pytest.mark.parametrize(("told", "name"), ACTORS.items())
def test_who_took_part_is_heard_by_rank_and_name(told: str, name: str) -> None:
    assert actor_named(told) == name
