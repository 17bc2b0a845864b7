"""Ways to tell of a death that were written down before the words were, and sentences beside them. Made up.

Of the ways 13 of 123 were heard before the words were written by families; `_ALSO_OF_THE_LIVING` says which
are left alone, and why.
"""

from __future__ import annotations

import pytest
from tests.records.test_deaths_in_words import heard

from vsdesk.records.gate.told.rejected_words import senses
from vsdesk.records.gate.told.word_families import forms_of, ways_to_say

# Of Damascus, Homs, Aleppo, Deir ez-Zor; of papers, of condolences; of Kurmanji, and English.
WAYS = """
ودّع الدنيا وهو صغير | غادر الحياة بالسجن | راح من الدنيا | سلّم الروح بين إيدينا | سلّم الأمانة لربه
انتقل للرفيق الأعلى | انتقل إلى الرفيق الأعلى | اختاره الله لجواره | صار بدار الحق | راح لدار الآخرة
استرد الله وديعته | الله أخد وداعته | قرينا عليه الفاتحة | قرأنا الفاتحة لروح أخي | عملنا أربعينيته
ذكرى رحيله | رحل عن دنيانا | ووري الثرى | واروه الثرى بالليل | وارينا جسده التراب | صار تحت التراب
شيّعناه من الجامع | مشينا بتشييعه | كان ببراد المشفى العسكري | شفت اسمه بلوائح الوفيات
احتشاء عضلة قلبية | توقف القلب والتنفس | هبوط حاد في الدورة الدموية | قالوا أزمة قلبية بالسجن
نوبة قلبية وراح | فارقت روحه جسده | فارقنا من زمان | خلصت حياته هناك | انتهت حياته بالفرع
قضوا عليه بالفرع | كتلوه بالفرع | انكتل بالحبس | طلع مكتول | رح يدفنوه اليوم | بدهم يقتلوه وقتلوه
عم ندفن فيه | ينعدم بكرا قالوا ونعدم | اتصفّى بالفرع | فقدناه للأبد | ما ضل منه غير العضام | لقوا عضامه
سلّمونا جسده | استلمنا جسدو من تشرين | الله يجعل مثواه الجنة | أسكنه الله فسيح جناته
الله يغفرلو ويسكنو الجنة | زرنا ضريحه | ضريحو بنجها | يتّموا ولاده | تيتمت البنت
قعدت بالعدة أربع شهور وعشر | طلعنا حصر إرث | شطبوه من النفوس | انقطع نفسه | ما رجعلو نفس | طلعت الروح
رماه القناص وخلص | بعتوا كفنه | حطوه بالتابوت | شلنا نعشه | طلعوه من المشرحة | رقم جثته ٣١٧ | دُفنوا سوا
صلّينا صلاة الجنازة | ماعاد في روح | ما عاد يتنفس | لفوه بالشرشف ودفنوه | قتّلوهم كلهم | ذبّحوهم | ينشنق
Jiyana xwe winda kir | Koça dawî kir | Çû heqiya xwe | Ruhê xwe teslîm kir | Ruhê xwe da | Hat definkirin
Li gorê ye | Me gora wî dît | Şîna wî danîn | Wan ew kuşt | Dê wî bikujin | Ew tê kuştin | Dilê wî sekinî
Hat gulebarankirin | Cihê wî bihuşt be | Fatîha li ser wî xwend | Cendekê wî anîn | Hat bidarvekirin
Nefesa dawî da | Ji jiyanê çû | Ji nav me bar kir | Bêbav man | Miribû dema me ew dît | Ew ê bimire
Me ew veşart | we lost him in 2013 | his passing was hidden from us | he was laid to rest
he succumbed to his injuries | his body was handed over | they gave us her body | cardiac arrest
heart failure, says the paper | he stopped breathing | he was shot and they killed him
they took his life | his coffin came | they are burying him | his tomb | lifeless body | a fatal blow
the killing of my son | his murder | he was put to death | he never survived it | they couldn't save him
he is gone forever | he breathed no more
""".strip()
# The same words of the living: bodies, hearts, roads, hiding, papers, and names of places.
BESIDE = """
شفنا صورته بالجوال | أخدوه بسيارة قيصرية | ولادة قيصرية | الجسم كلو كدمات | وجع بقلبه
قلبه ضعيف وبياخد دوا | دق قلبي لما شفته | وقفوا عند الحاجز | توقف الباص عند الجسر | سكتوا كلهم
سكتنا وما حكينا | صرعونا بالأسئلة | نقلوه إلى فرع آخر | استلمنا رسالة من الصليب | سلّمونا هويته
سلّموه ورقة | غسّلنا التياب | حفروا خندق | راح على الشغل وما رجع | راحت أمه تسأل عنه | راح عند الطبيب
روحوا من هون | الجنة حلوة | حديقة الجنة | قضى سنتين بالسجن | قضية أخي | قاضي الفرد | قاتل مع الجيش الحر
مقاتلين على الحاجز | قتال بالشوارع | تقبل الله صلاتك | الله يتقبل دعاكم | الله يعافيكم | الله يخليلكم ياه
تقبرني يا ابني | يا بعد عيني | عدم المحاكمة | بلا محاكمة وعدم الإفصاح | معدومة الكهرباء | ترابي اللون
شارع ترابي | بيت من تراب | العدة معو بالشغل | عدة الشغل | أربعين يوم بالمنفردة | فارق السن
فرق بين الأخوة | لوائح المعتقلين | كان بالميتين وخمسطعش | فرع ميتين وسبعة وعشرين | سكن بحي الهلك
نفسه طويل | أخد نفس | براد المي | تلفون أبو شهد | شاهد عيان | شهادة ثانوية | شهادة شاهد | شهادة ميلاده
مشهد صعب | موتور محروق | موتيل الشام | دبي | جناح المشفى | وداعاً يا بلد | ودّعته أمه على الباب
غادر البلد | غادر إلى تركيا | انتقل إلى الرقة | انتهى التحقيق | خلص التحقيق | خلصت الزيارة | ثري من حلب
كتل هوائية | Ew sax e û baş e | Xwe veşart ji leşkeran | girtîgeha veşartî | Mîrza hat | ew li malê dijî
Dilê min jan da | Ew çû Helebê | Gor gotina wî | Li gorî wan | ruhê xweş | nefes stand
Ew bar kir Qamişlo | Xwedê jê razî be, alîkariya me kir | Fatîma xwend | he survived the branch
they survived | the body of the letter | the whole body hurt | passing through the gate
he passed the exam | we lost contact with him | we lost his papers | heart problems for years
grave violations there | he stopped at the gate | they took his phone | he is gone to work
late at night | he came late | save the file | shot in the leg | they shot at the car | the late train
a wave of arrests | rest in the shade | he lives in Homs
""".strip()

# A sniper hit many who live.
_ALSO_OF_THE_LIVING = ("رماه القناص وخلص",)


def told(text: str) -> list[str]:
    return [one.strip() for line in text.splitlines() for one in line.split("|")]


def test_every_way_is_heard() -> None:
    assert len(told(WAYS)) >= 60
    assert [one for one in told(WAYS) if not heard(one)] == [*_ALSO_OF_THE_LIVING]


def test_the_living_are_told_of() -> None:
    assert len(told(BESIDE)) >= 60
    assert [one for one in told(BESIDE) if heard(one)] == []


@pytest.mark.parametrize(
    "text",
    [
        "كان بالميتين وخمسطعش ومات هناك",
        "سكن بحي الهلك وهلك هناك",
        "grave violations, and then a grave",
        "the late train brought the late father",
    ],
)
def test_what_stands_beside_hides_no_other_word(text: str) -> None:
    assert heard(text)


def test_letters_that_are_drawn_out_hide_nothing() -> None:
    for text in ("ماااات", "مييت", "مـــات", "شهيييد", "deeeead", "مووووت"):
        assert heard(text), text
    assert not heard("هلاااا") and not heard("سلااام")


def test_a_phrase_is_all_its_ways() -> None:
    assert [*ways_to_say("(his|her) body")] == ["his body", "her body"]
    assert [*ways_to_say("(a |)grave (was|is) there")] == [
        "a grave was there",
        "a grave is there",
        "grave was there",
        "grave is there",
    ]
    assert [*ways_to_say("مات")] == ["مات"]


def test_a_verb_is_heard_whoever_does_it() -> None:
    for root in ("قتل", "دفن", "شنق"):
        for form in forms_of(root):
            for text in (form, f"ب{form}", f"{form}وه", f"و{form}", f"رح {form}ها"):
                assert heard(text), text


def test_there_are_not_more_than_are_looked_for_at_once() -> None:
    """Whoever rejects one word of a sense rejects the sense: so many phrases stand for one person."""
    assert max(map(len, senses())) < 1_500


LATER = """
ما طلع من السجن إلا مكفّن | كفّنوه وسلمونا ياه | قالوا لأبوه عوّض الله عليكم | صار بذمة الله
كان من ضحايا مجزرة التضامن | طابقوا الدي ان اي مع العظام | اختنق بالغاز وما فاق | Ew nema ye
"""
ALIVE = """
اختنق بالغاز وطلعناه من البيت | عنده وجع بالعظام | هربنا من المجزرة ووصلنا | صار عنده دين بذمته
"""


def test_ways_that_were_found_later_are_heard_too() -> None:
    ways, alive = (
        [one.strip() for line in held.split("\n") for one in line.split("|")]
        for held in (LATER, ALIVE)
    )
    assert [one for one in ways if one and not heard(one)] == []
    assert [one for one in alive if one and heard(one)] == []
