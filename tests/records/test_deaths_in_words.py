"""Words that tell of a death, in every inflection and as they are spoken; and ordinary words beside them.
Made up."""

from __future__ import annotations

import tomllib

import pytest

from vsdesk import paths
from vsdesk.records.gate.told.rejected_words import tell_of_death
from vsdesk.records.gate.told.told_texts import ways_to_read
from vsdesk.records.gate.told.word_families import ways_to_say

WHOSE = ("ه", "ها", "هم", "هن", "نا", "ي", "ك", "كم")
AS_SPOKEN = ("و", "ا", "ن")
BEFORE = ("و", "ب", "ل", "ال", "بال", "وال", "لل", "ف", "ك", "عال", "هال", "بهال", "وبال")


def heard(text: str) -> bool:
    return tell_of_death(ways_to_read(text))


def single_words() -> list[str]:
    held = tomllib.loads((paths.resources() / "rejected_words.toml").read_text(encoding="utf-8"))
    held.pop("beside")
    said = (way for sense in held.values() for one in sense["ar"] for way in ways_to_say(one))
    return [one for one in said if " " not in one]


def test_every_word_is_heard_behind_what_is_written_together_with_it() -> None:
    assert not [one + word for one in BEFORE for word in single_words() if not heard(one + word)]


def test_a_teh_opens_before_every_ending() -> None:
    with_teh = [one for one in single_words() if one.endswith("ة")]
    assert len(with_teh) > 10
    written = [f"{one[:-1]}ت{of}" for one in with_teh for of in (*WHOSE, *AS_SPOKEN, "ين", "ان")]
    assert not [one for one in written if not heard(one)]


def test_every_noun_is_heard_with_whose_it_is() -> None:
    nouns = [one for one in single_words() if one.endswith(("ى", "اء", "ت", "د", "ل", "ر", "ن"))]
    turned = {"ى": ("ا",), "ء": ("ء", "ؤ", "ئ")}
    written = [
        f"{noun[:-1] if noun[-1] in turned else noun}{way}{of}"
        for noun in nouns
        for way in turned.get(noun[-1], ("",))
        for of in WHOSE
        if f"{way}{of}" not in ("اي", "ؤي", "ءي")
    ]
    assert not [one for one in written if not heard(one)]


@pytest.mark.parametrize(
    "told",
    [
        "استلمنا شهادة وفاته | خبر وفاتو إجانا | كانت جنازته كبيرة | أرملته هناك | تمّت تصفيته | نعوتو ع الباب",
        "شنقوه بالسجن | ذبحوه هناك | دبحوهن | خنقوها | موّتوه | عدموه | انعدموا | قتلتو | ماتلي ولد | مقتلو",
        "قالوا عطاك عمره | عطاكم عمرو | أعطاكم عمرها | صار عند ربه | راح لعند ربو | مو عايش | ما عاد عايشين",
        "لقينا عظامه | جتتو | الجسمان | اندفن | طمروهم | قبروه | بقايا بشرية | عزّيناهم | بعزاؤه | العمر إلكم",
        "الله يرحمهن | تغمده الله برحمته | عظّم الله أجركم | إنا لله وإنا إليه راجعون | لفظ أنفاسو | يتاماهم",
        "he is no longer alive | he isn’t alive | they hanged him | the autopsy says so | he didn't make it",
        "his bones | his body was identified | she passed on",
        "êdî ne sax e | nema sax e | emrê xwe da we | gora wî | hestiyên wî | Serê we sax be | termê wî | sersaxî",
    ],
)
def test_it_is_heard_as_it_is_spoken(told: str) -> None:
    assert [one for one in told.split(" | ") if not heard(one)] == []


@pytest.mark.parametrize(
    "told",
    [
        "نعاني من البرد | أخذ فيتامين | من بيت كنعان | أبو علي العزاوي | مائتين وخمسين | رموز وفئات | متى وصل",
        "طبيب عظام | كسر بالعظام | هو عايش بحلب | عطيتهم عمري كلو | خلص علي المدرسة | عند رب العمل",
        "انتقلنا إلى حلب | أعطاك أخي الورقة | لا توجد خدمات، معدومة | عدم وجود جواب | قال ذبح العيد",
        "nothing is passed on about him | we made it to the border | he is alive | school term",
        "li gorî gotina wî | şikestina hestî | ew sax e | Mîran hat | nexweş bû lê sax bû",
    ],
)
def test_ordinary_words_say_nothing_of_it(told: str) -> None:
    assert [one for one in told.split(" | ") if heard(one)] == []
