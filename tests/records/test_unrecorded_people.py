"""Names in told words whose bearer has no record: heard in Arabic, Kurmanji and English. All are made up."""

from __future__ import annotations

import pytest

from vsdesk.records.gate.names.name_parts import NameParts
from vsdesk.records.gate.names.unrecorded_people import UnrecordedReader, stand_on

ON_FILE = NameParts(
    given=("مروان", "سلمى", "Marwan"), further=("خالد", "الدرويش", "Khaled"), family=("الدرويش",)
)


def named(text: str, *, alone: bool = False) -> list[str]:
    return list(UnrecordedReader(ON_FILE).named(text, alone=alone))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("أخدوا معه صهرنا ياسر", ["صهرنا ياسر"]),
        ("معو كان ابن عمو ياسر، وما رجعوا التنين", ["ابن عمو ياسر"]),
        ("أخوه الكبير بلال راح يسأل عنه", ["أخوه الكبير بلال"]),
        ("وصهرنا ياسر وأخوه محمود", ["وصهرنا ياسر", "وأخوه محمود"]),
        ("جارنا أبو سمير شاف كل شي", ["جارنا أبو سمير"]),
        ("الدكتور سامر حسن قال", ["سامر حسن"]),
        ("صهرنا خالد", ["صهرنا خالد"]),
        ("our brother-in-law Yasser was with him", ["brother-in-law Yasser"]),
        ("his cousin Yasser Halabi was taken", ["cousin Yasser Halabi"]),
        ("Birayê wî Rêzan hat girtin", ["Birayê wî Rêzan"]),
        ("birayê wî yê biçûk Rêzan", ["birayê wî yê biçûk Rêzan"]),
        ("zavayê me Yasir", ["zavayê me Yasir"]),
    ],
)
def test_somebody_without_a_record_is_heard(text: str, who: list[str]) -> None:
    assert named(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "مروان خالد الدرويش انعتقل",
        "أبوه خالد راح يسأل",
        "أم مروان قالت",
        "أخوه مروان",
        "راح أخوه عالشغل وما رجع",
        "شارع خالد بن الوليد",
        "صباح الجمعة بعد صلاة الصبح، صباح جمعة، رمضان كريم",
        "كان سعيد كتير",
        "He was taken to Saydnaya Branch on Friday",
        "birayê wî hat girtin",
    ],
)
def test_who_is_on_file_and_whoever_has_no_name_is_not(text: str) -> None:
    assert named(text) == []


def test_where_a_field_asks_who_a_name_is_enough() -> None:
    assert named("ياسر ومحمود", alone=True) == ["ياسر", "ومحمود"]
    assert named("من حي عمرو", alone=True) == []


def test_what_has_no_place_on_the_paper_is_not_said_of_it() -> None:
    assert stand_on(["صهرنا ياسر"], ["أخدوا معه صهرنا", "ياسر"]) == ("صهرنا ياسر",)
    assert stand_on(["صهرنا ياسر"], ["أخدوه من البيت"]) == ()
