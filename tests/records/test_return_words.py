"""Sentences that tell of the missing person's return, and others with the same words; made up."""

from __future__ import annotations

import time

from vsdesk.names.plain_text import plain_text
from vsdesk.records.checks.return_words import returns_told, type_of_return

BACK = """
رجع عالبيت بعد شهرين الحمدلله
أخدوه بالصيف ورجع بعد شهرين بس ما بدو يحكي
طلع من السجن
أفرجوا عنو
رجع مروان عالبيت
رجعت عالبيت بعد سنتين الحمدلله
أخي رجع عالبيت
ابني طلع من صيدنايا وهو تعبان كتير
تم الإفراج عنه بعد سنة
أُفرج عنه في الربيع
أطلقوا سراحه وما حكى شي
أخلوا سبيلها بعد أسبوع
أخدوها عالحاجز ورجعت بعد ثلاث أيام
عاد إلى منزله بعد عام
عاد إلى أهله سالماً
هو هلق بالبيت
هي هلأ عنا
رجع لعند أهله
خرج من المعتقل بعد سنتين
أخدوه وضربوه وتركوه بعد يومين
الحمدلله رجع سالم
vegeriya malê
hat berdan
piştî du mehan vegeriya
ew ji girtîgehê derket
birayê min vegeriya malê
hate berdan û niha li mal e
azad bû
sax vegeriya malê
hatiye azadkirin
ew hat malê
she came home
he was released
he came back after two months
my brother came home last week
they released him in spring
they let her go after three days
he got out of prison
she is back home
he returned after a year
he has been released
"""
OTHER = """
رجع أبوه من السفر
رجعوا عالبيت ما لقوه
رجعت عالبيت ما لقيته
أخوه رجع عالبيت بعد شهرين
طلع أخوه من السجن
واحد طلع من السجن شافه هنيك
جارنا اللي طلع من السجن حكالنا عنه
ما رجع عالبيت
أخدوه وما رجع بعد شهرين
إذا رجع عالبيت خبرونا
دفعنا مصاري ليفرجوا عنه
قالوا رح يفرجوا عنه بالعيد
ما أفرجوا عنه
لسا ما طلع من السجن
كان يرجع عالبيت كل يوم المسا
رجع من الشغل عالبيت وبعدين أخدوه
رجعت مرته عالبيت بعد شهرين
مرته رجعت لعند أهلها بعد سنة
رجع المحامي بعد شهر وقال ما في خبر
السمسار رجع بعد أسبوع وطلب مصاري
رجع اتصل بعد يومين
ياريت يرجع عالبيت
حلمت إنه رجع عالبيت
رجعت هويته بعد سنة
قالوا طلع من البيت وما رجع
طلع من البيت الصبح
طلع من الجامعة ع البيت
ابنه رجع عالبيت
رجعنا عالبيت بعد شهرين
أفرجوا عن جارنا
bavê wî vegeriya malê
birayê wî hat berdan
venegeriya malê
nehat berdan
ji kar vegeriya malê
em vegeriyan malê
heke vegeriya malê ji me re bêjin
yekî ku ji girtîgehê derket ew dît
his wife came home
his brother was released
he never came back
he did not come home
we came home and he was not there
a man who was released saw him there
they asked for money so that they release him
he came home from work and then they took him
if he comes home, call us
his father returned from travel
we hope he is released
the neighbours came back after a month
"""
TYPES = {
    "أفرجوا عنو": "release",
    "رجع عالبيت بعد شهرين الحمدلله": "reunited",
    "hat berdan": "release",
}


def test_a_return_is_heard_and_that_of_others_is_not() -> None:
    back, other = ([one for one in held.splitlines() if one] for held in (BACK, OTHER))
    assert [one for one in back if returns_told(one) != [one]] == []
    assert [one for one in other if returns_told(one)] == []
    assert {one: type_of_return(plain_text(one).letters) for one in TYPES} == TYPES
    told = f"أخدوه من البيت. {back[0]}. وبعدها ما حكى شي."
    assert returns_told(told) == [back[0]]


def test_a_long_story_costs_little() -> None:
    begun = time.process_time()
    assert not returns_told("سألنا عنه بكل مكان وما حدا بيعرف وين راح. " * 10_000 + "رجع" * 100_000)
    assert time.process_time() - begun < 10  # some tenths of a second
