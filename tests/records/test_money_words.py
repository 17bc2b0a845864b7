"""Sentences that tell of money for news, a visit or a release, and others with the same words; made up."""

from __future__ import annotations

import time

import pytest

from vsdesk.records.checks.money_words import money_told
from vsdesk.records.checks.told_attempts import told_attempt

ASKED = """
طلبوا مصاري ليعطونا خبر
واحد حكى معنا وطلب ألفين دولار ليخلينا نشوفو
دفعنا للسمسار مليون ليرة
دفعت لضابط بالفرع مبلغ كبير
بدو خمسة آلاف دولار ويطلّعو
قال عندو معلومات عن أخي بس بدو فلوس
أخدوا منا مصاري مشان زيارة بصيدنايا
عطيناهم ثلاثة ملايين ليفرجوا عنه
وسيط طلب حوالة ألف دولار قبل ما يعطي أي خبر
اتصل واحد وقال بيعرف وين ابني وطلب مبلغ
yekî pere xwest ku xebera wî bide
me pere da simsar
ji bo serdanê hezar dolar xwestin
they asked for money to give us news
a man called and wanted 5000 dollars for information
we paid a broker to find out where he is, two thousand dollars
an officer demanded a bribe for a visit
we sent money so that they release him
بعت حدا ع الواتساب بدو خمسة آلاف دولار وما عطيناه شي
إذا بتدفعوا ألفين دولار منطالعو
واحد اسمو العميد أبو حيدر طلب ذهباتها لإمو
اتصلوا من رقم غريب وطلبوا ١٥٠٠$
قال عطوني مليون ليرة وبجبلكم خبر
طلبوا من أمي صيغتها كلها
بعنا ذهبات أمي ودفعنا للعقيد ليطلعو
a man called Abu Jaafar asked for 4,000 dollars and we paid nothing
someone phoned and wanted 2000 euros
if you pay 3000 dollars we will bring him home
they asked his mother for her gold
mêrikekî got ji bo 3000 dolarî ez ê wî derxim
heke hûn hezar dolar bidin em ê wî berdin
yekî bi telefonê du hezar dolar xwest, me tiştek neda
ji diya wî zêrên wê xwestin
أخد من أمو 2500 دولار وقال بيجيب خبر، ورقمو 0944000111، وما جاب شي
أخد من أبوي مليون ليرة على أساس يجيب معلومات
عطتو أمي خمسة آلاف دولار وقال بيطالعو
أمي عطتو 3 ملايين ليرة مشان خبر
زلمة اسمه أبو علي أخد من مرت أخي خمسين ألف ليرة وقال بيرجعو
he took 2500 dollars from his mother and said he would bring news
yekî bi navê Ebû Elî ji diya wî 2500 dolar stand û got ez ê xeberê bînim
دفعنا مصاري للمحامي ليعرف وين صار
دفعنا لمحامي، الأستاذ نبيل، تلتمية ألف ليرة وما رجع بشي
me 200 euro da parêzer, encam nehat
we paid a lawyer two thousand dollars and he did nothing
"""
OTHER = """
المحامي أخد أتعابه ألف دولار
parêzer hezar dolar xwest
ما طلبوا مصاري منا ولا عطونا خبر
بعنا البيت بعشرين ألف دولار
كان يبعت مصاري لأهله كل شهر
ما معنا مصاري نروح نسأل عنه
أخدوه من البيت وما حدا عطانا خبر
طلبوا هويته على الحاجز
طلبنا معلومات من الصليب الأحمر
راتبه كان ألف ليرة
دفعنا أجار البيت
me pere tune bû
wan nasnameya wî xwest
he sent us money every month
we asked for news at the branch
they asked for his identity card
we paid the lawyer a thousand dollars for the file
nobody asked for money
the road cost a lot of money
صاحب البيت طلب منا ألف دولار إيجار
طلبوا منا غرامة مليون ليرة عالمخالفة
المهرب طلب ألفين دولار
طلب أهلها ذهب ومهر كبير
كان بدو ألف ليرة ليشتري كتب
واحد أخد من الشغل راتبه ألف دولار
لبس ساعة ذهب وطلع من البيت
the landlord asked us for 300 dollars of rent
they fined him and we paid a fine of 500 dollars
his salary was a thousand dollars
she wore gold when they took her
a man asked us his name at the checkpoint
xwediyê malê ji me kirêya malê hezar lîre xwest
cezaya wî hezar lîre bû, me da
meaşê wî hezar lîre bû
zêrên wê li malê man
أخد من أمو 100 دولار وطلع
أخد من أمو مصاري وما عاد شفناه
أخد من أبوه ألف ليرة وراح يزور خالتو
أخد من أمو مصاري وسافر وما إجانا خبر
أخد من أمو مصاري وما منعرف وين راح
عطتو أمو مصاري ليشتري خبز
أمو عطتو ألف ليرة وقالت لا تتأخر
he took money from his mother and left
ji diya xwe pere stand û çû
"""


def test_money_that_is_asked_for_news_is_heard_and_other_money_is_not() -> None:
    asked, other = ([one for one in held.splitlines() if one] for held in (ASKED, OTHER))
    assert [one for one in asked if money_told(one) != [one]] == []
    assert [one for one in other if money_told(one)] == []
    told = f"أخدوه من البيت. {asked[0]}. وبعدها ما حكوا شي."
    assert money_told(told) == [asked[0]]


def test_a_long_story_and_a_word_without_end_cost_little() -> None:
    begun = time.process_time()
    assert not money_told("سألنا عنه بكل مكان وما حدا بيعرف وين راح. " * 10_000 + "مصاري" * 100_000)
    assert time.process_time() - begun < 10  # some tenths of a second


@pytest.mark.parametrize(
    ("said", "values"),
    [
        (
            "أخد من أمو 2500 دولار وقال بيجيب خبر، ورقمو 0944000111، وما جاب شي",
            {"contact_value": "0944000111", "paid_amount": "2500", "paid_currency": "usd"},
        ),
        (
            "واحد اسمو العميد أبو حيدر طلب ١٥٠٠$ من أمي",
            {
                "name_used": "العميد أبو حيدر",
                "claimed_role": "officer",
                "demanded_amount": "1500",
                "demanded_currency": "usd",
            },
        ),
        (
            "زلمة اسمه أبو علي أخد من مرت أخي خمسين ألف ليرة وقال بيرجعو",
            {"name_used": "أبو علي", "paid_amount": "50000", "paid_currency": "syp"},
        ),
        (
            "a man called Abu Jaafar asked for 4,000 dollars and we paid nothing",
            {"name_used": "Abu Jaafar", "demanded_amount": "4000", "demanded_currency": "usd"},
        ),
        (
            "yekî bi navê Ebû Elî ji diya wî 2500 dolar stand û got ez ê xeberê bînim",
            {"name_used": "Ebû Elî", "paid_amount": "2500", "paid_currency": "usd"},
        ),
        ("طلبوا ألفين دولار ودفعنا ألف دولار ليخبرونا وين هو", {}),  # which of the two is which
        (  # a second amount is often told without its currency
            "دفعنا أربعة آلاف دولار لواحد اسمه أبو ياسين، وبعشرين تشرين الثاني اتصلوا وطلبوا عشرة آلاف",
            {"name_used": "أبو ياسين"},
        ),
        ("طلبوا ألفين دولار وبعدين طلبوا 10 آلاف ليطلّعوه", {}),
        ("دفعنا ألفين دولار مرتين ليخبرونا وين هو", {}),  # how much that makes
        ("we paid 4000 dollars twice for news", {}),
        ("me çar hezar dolar da, paşê deh hezar xwestin", {}),
        (
            "سنة ألفين وتلتعش دفعنا 2500 دولار ليطلّعوه",  # a year is no amount
            {"paid_amount": "2500", "paid_currency": "usd"},
        ),
        (
            "دفعنا ألفين دولار وبعدها طلبوا زيادة",  # each amount is that of its own verb
            {"paid_amount": "2000", "paid_currency": "usd"},
        ),
        (
            "ما دفعنا الـ2000 دولار اللي طلبوها",
            {"demanded_amount": "2000", "demanded_currency": "usd"},
        ),
        ("طلبوا 2000 دولار ودفعنا الـ2000 دولار", {}),
        ("بدو خمسة وعشرين ألف دولار وما عطيناه شي", {}),
        (
            "اتصل واحد على رقم أمي 0944000111 وطلب 500 يورو",  # the number is the mother's
            {"demanded_amount": "500", "demanded_currency": "eur"},
        ),
        ("طلبوا مصاري ليعطونا خبر", {}),
        ("طلب منا بـ5000 دولار ليطلّعو", {"demanded_amount": "5000", "demanded_currency": "usd"}),
        ("دفعنا الـ٣٠٠٠ دولار ليطلّعو", {"paid_amount": "3000", "paid_currency": "usd"}),
    ],
)
def test_what_the_words_say_of_an_attempt_is_read(said: str, values: dict[str, str]) -> None:
    assert told_attempt(said) == values


def test_many_blanks_cost_no_time() -> None:
    """They were read again from each of them: thirty thousand took a hundred seconds."""
    begun = time.process_time()
    assert told_attempt("طلب منا مصاري 5000 دولار" + " " * 30_000)["demanded_amount"] == "5000"
    assert time.process_time() - begun < 5


# To whom it was paid, as it is told: who takes it for news is known by it.
ROLES = {
    "دفعنا لمحامي، الأستاذ نبيل، 300 ألف ليرة وما رجع بشي": "lawyer",
    "واحد سمسار بدو ألفين دولار ليجيب خبر": "broker",
    "العقيد طلب مليون ليرة ليطالعو": "officer",
    "سجّان أخد من أمو مصاري وقال بيوصل خبر": "guard",
    "Azad 500 dolar da navbeynkarekî, navê wî Hecî Elo": "broker",
    "me 200 euro da parêzer, encam nehat": "lawyer",
    "a middleman wanted 2000 dollars for news": "broker",
    "طلبوا مصاري ليعطونا خبر": "",
    "السمسار قال المحامي بدو مصاري": "",
}


@pytest.mark.parametrize(("told", "role"), ROLES.items())
def test_who_took_it_is_written_with_the_role_that_is_told(told: str, role: str) -> None:
    assert told_attempt(told).get("claimed_role", "") == role
