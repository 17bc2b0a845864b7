"""Pleas that are told by whoever was bound by them, or in the order of words of the spoken language; and
others with the same words. All are made up."""

from __future__ import annotations

from typing import Final

from vsdesk.records.checks.name_pleas import kept_pleas, pleas, pleas_towards_kin, whose_pleas

BOUND: Final = """
حلفتنا ما نجيب سيرتها لحدا
حلّفنا ما نحكي اسمو
حلفنا ما نقول مين هيي
لا حدا يعرف مين حكالنا
أبوي لازم ما يعرف إنو دفعنا
لازم ما يعرف أبوي
بلا ما تذكروا سهام
He made us swear never to mention her
She made us promise not to say her name
we swore not to tell anybody who told us
we promised him that we would never say his name
استحلفتنا ما نقول لحدا اسمها
حلّفتني بالله ما أجيب سيرتها
حلفنالو ما نقول اسمو
وعدناها ما نحكي عنها
وعدتها إني ما بجيب سيرتها
مأمنتنا ما نقول مين هيي
وصّتنا ما نذكر اسمها
طلبت منا ما نجيب سيرتها
أخدت منا عهد ما نحكي لحدا
أمي لازم ما تعرف
لازم أمي ما تعرف إنو حكينا
لازم ما ينعرف اسمو
ما لازم تعرف أمي
ولا حدا يعرف مين حكالنا
ما حدا يعرف مين خبرنا
لا حدا يعرف اسمو
بلا ما تجيبوا سيرة سهام
بدون ما تذكروا سهام
من غير ما تجيبوا اسم سهام
بلا ما تحكوا عنها
Em sond xwarin ku em navê wê nebêjin
Wê sond da me ku em navê wê nebêjin
Me soz da ku em behsa wê nekin
Wî em bi sond kirin ku em navê wî nebêjin
sond da min ku ez ji kesî re nebêjim
never to mention him to anyone
He swore us to secrecy
She made me swear I would not mention her name
He made us swear that we would never speak of her
we gave our word not to tell anyone
never to say who told us
she begged us never to speak of her
وعدنا أم سهام إنو ما نجيب سيرتها
حلفت لإمو إني ما بحكي اسمو
أهلو لازم ما يعرفوا
ستّو لازم ما تسمع شي
لازم ما حدا يعرف
لا تحكوا عنها لحدا
"""
NEAR: Final = """
لازم ما ننسى
حلف إنه ما شافه
حلفوا إنو ما حكى معهم
حلفنا إنو ما شفناه
حلفت إنها ما حكت لحدا
لازم ما نتأخر
لازم ما يروح عالفرع
لا حدا يعرف وين راح
ما حدا يعرف وين أخدوه
ما حدا بيعرف مين أخدو
بلا ما يحكي راح
بلا ما تتعبوا حالكن
بلا ما تذكروني بهداك اليوم
راح بدون ما يقول لحدا
وعدونا ما يضربوه
وعدنا الضابط ما ياخدو
حلّفونا ما نهرب
حلفنا نحكي الحقيقة
حلّفناه يقول وين هو
حلفنا يمين نقول الحق
He made us swear to tell the truth
We swore we had never seen her
He promised us never to beat him
they made us swear never to leave the house
She swore she never mentioned him
Em sond xwarin ku me ew nedît
Wî sond xwar ku wî ew nedîtiye
أبوي ما كان لازم يعرف يقرا
لازم يعرف أبوي
لا حدا يعرف يقرا بضيعتنا
الضابط حلّفنا ما نحكي لحدا شو شفنا
عناصر الفرع خلونا نوقع إنو ما نحكي لحدا
لازم ما تزعل أمي
He never used to mention her
Kesî nizanîbû ew li ku ye
soz da me ku wî berde
حلف ما يرجع
حلفت أمي ما تاكل
ما حدا يعرف شي عنو
نسينا ما نقول اسم الشارع
ما قلنا لحدا شي
ما قدرنا نقول اسمو
كان لازم ما يعرف أبوي
ما كان لازم ما يعرف
بلا ما تذكروا التفاصيل
حلفت أمي ما تحكي معو
حلفنا ما نحكي معو
وعدنا المحقق ما نقول شي
حلّفنا الضابط ما نذكر اسمو
قالتلي ما بقدر قول
قال لنا ما بقول لحدا
طلب منا ما نتأخر
قالي ما بذكر اسم الفرع
I promised I would not cry
he told us not to speak to the guards about food
she promised to tell us who took him
"""


def heard(said: str) -> list[tuple[int, int]]:
    return [*pleas(said), *kept_pleas(said)]


def test_a_plea_that_was_sworn_or_promised_is_heard() -> None:
    assert [one for one in BOUND.strip().splitlines() if not heard(one)] == []
    assert heard("«حلّفتنا ما نجيب سيرتها لحدا» هيك قالت") == heard("«حلّفتنا ما نجيب سيرتها لحدا»")


def test_others_with_the_same_words_are_none() -> None:
    assert [one for one in NEAR.strip().splitlines() if heard(one)] == []


def test_it_is_known_towards_whom_and_about_whom() -> None:
    """Who says "me" of whoever made them swear asks nothing for themselves."""
    for said in ("أبوي لازم ما يعرف إنو دفعنا", "لازم ما يعرف أبوي", "طلبت مني ما أقول لأمها"):
        assert pleas_towards_kin(said), said
    for said in ("حلّفتني ما أجيب سيرتها", "لا حدا يعرف مين حكالنا", "بلا ما تذكروا سهام"):
        assert {*whose_pleas(said)} == {"other"}, said
    for said in ("أخدت منا عهد ما نحكي لحدا", "she swore us to secrecy"):
        assert kept_pleas(said) and not pleas(said), said


def test_long_words_of_an_attacker_cost_little() -> None:
    for said in ("حلفنا ما نحكي ", "لازم ما ", "we promised that we would never ", "sond da min "):
        assert not pleas(said * 3_000)
