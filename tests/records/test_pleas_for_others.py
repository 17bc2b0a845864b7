"""Sentences in which it is asked that nobody learns something of a person (where, that somebody is back), or
that a person is not spoken of; and others with the same words: made up before the words were looked for."""

from __future__ import annotations

from typing import Final

import pytest

from vsdesk.records.checks.name_pleas import kept_pleas, own_pleas, pleas

ASKED: Final = {
    "ar": """
ما بدها حدا يعرف إنها رجعت
ما لازم ينعرف وين ساكن
لا تجيبو سيرة جارنا
ما بدو حدا يعرف وين صار
ما بدهن حدا يعرف إنو ابنهن عايش
رجعت من شهر بس مو حابة حدا يدري برجعتها
لا تقولوا لحدا وين ساكنة
لا تخبروا بيت حماها إنها بتركيا
ما يريد أحد يدري وين قاعد
لا تعطوا عنوانه لأي حدا
ما تدلّو حدا عبيتو
خلّوا عنوانها سر
عنوان أختي لا ينكتب بأي ورقة
بنتي ما بدها حدا يسمع إنها تطلقت
لا تحكو عن جارنا لحدا
ما لازم ينذكر الشاهد
لا أحد يجب أن يعرف أنها عادت إلى البلد
لا تريد أن يعرف أحد مكان سكنها
بدو ما حدا يعرف بوجودو هون
ما بدنا ينعرف إنو طلع من الحبس
مابدا حدا يعرف وينا هلق
أبوه ما لازم يعرف إنه حكى معنا
لا تفضحوا مكانو
ما تجيبوا طاري خالي قدام حدا
ما بدها أهل زوجها يعرفوا وين صارت
لا يجوز أن يُعرف مكان إقامته
أخوي ما يريد ينعرف وينه
مانها حابة حدا يعرف إنها طلعت عألمانيا
بترجاكم ما تكتبوا وين ساكنين هلق
لا تذكروا جيراننا بالورق
ما بدي حدا يعرف وين راح
ما بدي أمه تعرف وين راح
أختي بتترجاكم ما ينعرف إنها بلبنان
مو من مصلحتها ينعرف وين عايشة
ما منريد حدا يسمع إنو راجع
لا تجيبوا سيرة أم أحمد
ما بدهم أحد يدري بمكانهم
ما بدا أهلا يعرفو وينا
لا تنشروا مكان إقامتها
لا تعطوا رقمها لحدا
يا ريت ما حدا يعرف إنها بمصر
بنت عمي ما تريد أهلها يدرون إنها حية
لا تخلوا حدا يعرف إنه بالبيت
أرجو ألا يعرف أحد أنها عندنا
مش لازم حدا يعرف إنها عندنا
ما بيصير ينعرف وين متخبي
لا تدلوا حدا على مكانها
ديروا بالكم حدا يعرف وين هو
زوجته لا تريد أن يعلم أهله بعنوانها
ما بدي جوزها السابق يعرف وين هي
ممنوع حدا يعرف إنها رجعت
""",
    "ku": """
ew naxwaze kes bizane ku ew vegeriyaye
divê neyê zanîn ew li ku dijî
behsa cîranê me nekin
ew naxwaze kes bizanibe ew li ku ye
bila kes nezanibe ku ew sax e
navnîşana wê nedin kesî
naxwazin malbata mêrê wê bizane ku ew li Almanyayê ye
qala xwişka min nekin
bila cihê wê neyê zanîn
nebêjin ew li ku dimîne
divê bavê wê nizanibe ku wê bi me re axivî
navnîşana wî li tu derê nenivîsin
Xwişka min naxwaze kes bizane ku ew li Tirkiyeyê ye
ji kesî re nebêjin ew li ku ye
navê cîranê me nenivîsin
bila mêrê wê nizanibe ku ew vegeriyaye
divê kes nizanibe ew li ku dijî
""",
    "en": """
she doesn't want anyone to know she is back
nobody must know where he lives
don't mention our neighbour
he does not want anybody to find out where he is now
please don't tell anyone where she lives
don't give her address to anybody
keep his address secret
her in-laws must not learn that she came back
it must not be known where he is staying
they don't want it known that their son is alive
please do not write where my sister lives
do not talk about my uncle in the report
My sister does not want her ex-husband to know where she lives
please never tell anybody that he is alive
we don't want people to know that she returned
no one should find out that he is in Turkey
leave our neighbour out of it
his family must not know that he is hiding
don't say where he is hiding
""",
}
NEAR: Final = {
    "ar": """
ما حدا بيعرف وين راح
ما حدا كان يعرف إنها رجعت
ما بعرف وين ساكن
ما بدها ترجع عالبيت
لازم ينعرف وين صار
ما انعرف وين ساكن
ما قالوا لحدا إنها رجعت
بدنا نعرف وين صار
ما لازم ينسى وين ساكن
ما عاد حدا جاب سيرة جارنا
جارنا ما جاب سيرة لحدا
لا نعرف أحداً يعرف مكانه
ما بدو يعرف وين صار ابنه
ما حدا رضي يقول وين أخدوه
الضابط قال لا تقولوا لحدا وين أخدناه
ما بدنا حدا يساعدنا، بس نعرف وين هو
ما سمع حدا إنها رجعت
بدها كل الناس تعرف إنها رجعت
أعطيناهم عنوانه وما ردوا
ما عطونا عنوانه
لا تنسوا تكتبوا عنوانه
عنوانه ما انكتب بالقيد
النظام ما بدو حدا يعرف وين دفنوهم
ما بيعرف حدا وين ساكن
لا أحد يريد أن يعرف أين هو
مكانه لا يُعرف إلى اليوم
لا تقولوا إنه مات
ما لازم تروح عبيته
ما تجيبوا سيرة الموت قدامها
هو ما بدو يحكي عن جارنا
سألنا وما حدا عرف إنها هون
ما بدها حدا يجي معها
ما بدنا غير نعرف وين هو
مو لازم تخافوا، هو عايش
لازم الكل يعرف وين السجون
ما بيصير نسكت عن جارنا
لا تعطوا مصاري لحدا
لا تكتبوا عنه إنه ميت
ما بدي حدا يقول إنه ميت
ما حدا لازم يدفع مصاري
ما بدي روح عبيتو
أهله ما بيعرفوا وين صار
أهله ما لازم يدفعوا
""",
    "ku": """
kes nizane ew li ku ye
em naxwazin kes bê malê
divê bê zanîn ew li ku ye
kesî behsa cîranê me nekir
wê navnîşana xwe neda
ew naxwaze vegere
bila her kes bizane ku ew vegeriyaye
navnîşana wî nehat nivîsandin
naxwaze bizane ew li ku ye
em nizanin ew sax e an na
navnîşana wî binivîsin
cihê wî nehat zanîn
ew naxwazin kes here wir
kes nizane ku ew vegeriyaye
""",
    "en": """
nobody knows where he lives
she wants everybody to know she is back
he did not mention our neighbour
they would not tell us where he is
nobody knew that she came back
we don't know where she lives
it is not known where he is
I don't want to know where he is
don't forget to write her address
they don't want to find out where he is
his address was not written in the register
the soldiers did not want anyone to see where they went
we do not want anyone to pay
the guard would not say where he is
nobody told us that he is alive
they must not forget where he is
we never heard where he is
he did not want to tell us where he was
""",
}


def _lines(held: str) -> list[str]:
    return [one for one in held.splitlines() if one]


@pytest.mark.parametrize("language", ["ar", "ku", "en"])
def test_what_is_asked_for_somebody_else_is_heard(language: str) -> None:
    asked = _lines(ASKED[language])
    assert len(asked) >= 12
    assert [one for one in asked if not kept_pleas(one) and not pleas(one)] == []
    assert [one for one in asked if own_pleas(one)] == []
    within = [f"جملة قبلها. {one}، ثم جملة بعدها." for one in asked]
    assert [one for one in within if not kept_pleas(one) and not pleas(one)] == []


@pytest.mark.parametrize("language", ["ar", "ku", "en"])
def test_what_nobody_knows_is_no_plea(language: str) -> None:
    told = _lines(NEAR[language])
    assert len(told) >= 12
    assert [one for one in told if kept_pleas(one) or pleas(one)] == []


def test_who_holds_somebody_near_by_silences_no_wish_of_hers() -> None:
    """An officer who is told of before is none who wishes it; what they themselves want hidden is no plea."""
    heard = "طلّعها الضابط، ما بدها حدا يعرف إنها رجعت"
    assert [heard[start:end] for start, end in kept_pleas(heard)] == ["ما بدها حدا يعرف إنها رجعت"]
    assert not kept_pleas("الأمن ما بدو حدا يعرف وين هنن")


def test_whose_death_is_not_to_be_said_asks_for_hope_alone() -> None:
    assert kept_pleas("لا تقولوا إنها رجعت") and not kept_pleas("لا تقولوا إنه استشهد")
