"""Sentences in which somebody asks that what they tell is told to nobody, and others with the same words;
made up."""

from __future__ import annotations

from typing import Final

import pytest

from vsdesk.records.checks.name_pleas import kept_pleas, pleas
from vsdesk.records.checks.wording import slips

ASKED: Final = {
    "ar": """
كانت حامل بالشهر الرابع، لا تحكوا بهالشي لحدا، زوجها ما بيعرف
هالحكي بيناتنا
ما حدا يعرف بهالموضوع
لا تكتبوا هاي
في واحد قلنا اسمها بالقوائم، لا تذكروه بالورق
ما تكتبوها بأي تقرير
خليها سر
الله يخليكم لا تقولوا لحدا
أرجوكم لا تخبروا أحداً بهذا الموضوع
هذا الكلام يبقى بيننا
بدي ما حدا يعرف بهالقصة
ما بدي حدا يدري بهالشي
لا أريد أن يعلم أحد بهذا الأمر
هالحكي ما يطلع لبرا
ما تجيبوا سيرة هالموضوع قدام أهله
خلّوا هالسر بيناتنا
هذه المعلومة ليست للنشر
أطلب عدم نشر هذه المعلومة
ما بدي هالشي ينكتب بالتقرير
احكيلكم شي بس لا تقولوه لحدا
هالشي سر، ما حدا بيعرفه غيري
لا تسجلوا هالحكي
رجاءً خلي هالكلام بيني وبينك
ولا حدا يعرف بهالحكي
اكتموا هالسر
لا تنقلوا هالكلام لأي حدا
بدون ما حدا يعرف
بترجاكم ما تفشوا هالسر
هالكلام لا يوصل لزوجها
ما تحكوا قدام حدا عن هالموضوع
أستحلفكم بالله لا تذكروا هذا الأمر
بس لا تقولوا لأهلي
لا تجيبوا سيرة لحدا
خلي هالقصة مدفونة
أرجو أن يبقى هذا سراً
ما بدي أمه تعرف بهالشي
هالشي بيني وبينك
لا تحكي لحدا
أنا كنت موقوف أربع شهور سنة الـ 2012، هي لا تنكتب بولا ورقة
هالشي ما بينحط بأي تقرير
بس هاي ما تنذكر بولا ملف
لا تخبري أمي بهالشي
زوجي ما بيعرف إني حكيت معكم
وما بيعرف أهلي إني جيت لعندكم
خايفة حدا يعرف إني حكيت
أخاف أن يعرف أحد بهذا
إذا عرف أخي بيدبحني
إذا حدا عرف بيقتلوني
هاد سر
سر بيني وبينكم
الحكي ما يطلع من هون
أمانة برقبتكم ما تطلع لبرا
غير مخصص للنشر
للعلم فقط وليس للنشر
سري للغاية
لا أرغب بنشر هذا
أمي ما لازم تعرف
ما بيعرف حدا غيركم
خبّوا عن أمي
""",
    "ku": """
vê ji kesî re nebêjin
bila di navbera me de be
vê yekê nenivîsin
ev gotin bila di navbera me de bimîne
ji kerema xwe vê belav nekin
ez naxwazim kes vê bizane
bila kes pê nehese
bila kes vê nezane
vê meselê ji tu kesî re nebêje
behsa vê nekin
bila ev neyê nivîsandin
bila ev neyê gotin
vê veşêrin
bila sir bimîne
ev sir e
ji kesî re nebêjin, mêrê wê nizane
vî tiştî eşkere nekin
naxwazim ev derkeve
ev agahî ne ji bo weşanê ye
divê kes bi vê nizanibe
ji kerema xwe vê gotinê ji kesî re nebêjin
bila ev nav me de bimîne
bila kes vê nebihîze
vê di raporê de nenivîsin
ji mêrê wê re nebêjin
ev bila sir be
naxwazim mala wê vê bizane
vê çîrokê belav nekin
vê ji bo xwe bihêlin
kes bila nizanibe
mêrê min nizane
bila diya min nizanibe
mêrê min nizane ku ez axivîm
ez ditirsim ku birayê min bizane
""",
    "en": """
don't tell anybody this
this stays between us
off the record
please don't tell anyone
Do not tell her husband, he does not know
don't write this down
please do not put this in the report
she asked us not to tell anyone about it
keep this between us
keep it to yourselves
nobody must know about this
I don't want anyone to know about this
her husband must not know
what I told you must stay secret
this must not be published
I don't want this written anywhere
between you and me, she was pregnant
do not mention this to anyone
this is not for publication
don't let her husband find out
don't repeat that to people
she was pregnant; this part is confidential
please keep this quiet
nobody else can know
do not let it leave this tent
I told you this in confidence
you cannot tell her family
this is just for you
promise me you won't tell anyone
don't say a word to anyone
I'm telling you this in secret
no one is to hear of it
my husband doesn't know I talked to you
I'm afraid my brother will find out
if he finds out he will kill me
not to be shared
this stays here
for your ears only
please don't share
""",
}
HARMLESS: Final = {
    "ar": """
ما كان ينكتب بولا ورقة إنو موقوف عندهن
ما بينكتب بأي ورقة رسمية إنو كان هنيك
قالوا ما انكتب بأي ملف
الضابط قال لا ينكتب بولا ورقة
لم يحكوا لنا شيئاً
ما حكوا لنا شي عنه
زوجها ما بيعرف
ما حدا بيعرف وين راح
زوجي ما بيعرف وين أخوه
كنا خايفين حدا يعرف مكاننا
إذا عرف الضابط بيقتله
ما في ورق للنشر
السر كبير
ما حدا يطلع من هون
أخي بيعرف إنو كان بصيدنايا
لا أحد يعرف مكانه
لا يعرف أحد ماذا حدث له
قال لنا الضابط: لا تحكوا لحدا
هددونا وقالوا لا تخبروا أحدا
حكى هالشي لكل الناس
هذا الكلام دار بيننا وبين الضابط
كان بيننا خلاف قديم
لم يخبر أحداً عن سفره
ما خبرتنا بهالموضوع قبل
لا تنسوا هالموضوع
كتبوا هذا في السجل
لم يكتبوا هذا في المحضر
بدي كل الناس تعرف هالقصة
احكوا هالشي لكل العالم
لا نعرف هذا الموضوع جيداً
كانت لا تحكي لأحد عن وجعها
اعتقل سراً ونقل إلى صيدنايا
سجن سري تحت الأرض
خليها عندي يومين ثم رجعت
ما سمعنا هالحكي من قبل
لا تتركوا القضية
ما حدا لازم ينسى هالقصة
كانت حامل بالشهر الرابع
سجلوا هذا الكلام كما قلته
لا يوجد شيء بعد هذا
نطلب نشر هذه القصة
ما في حدا بالبيت
لا تدفعوا لحدا مصاري
ما حكينا لحدا شي وقتها
كانت تخاف تحكي لحدا
سألنا الكل وما حدا قال شي
الموضوع صار بيننا وبينهم
هذا الموضوع معروف للجميع
لازم الكل يعرف هالحكي
لا تبكوا
وما كان حدا يعرف هالشي وقتها
كتبوا هالكلام عالحيط
قالت لا تخافوا
أمه ما تحكي لحدا
هذا سر اختفائه
""",
    "ku": """
wî ji kesî re negot
kes nizane ew li ku ye
ji me re tiştek negotin
ev çîrok rast e
min ev ji her kesî re got
kes ew nedît
mêrê wê nizane
ew nehat gotin
ew li girtîgehê bû
vê yekê binivîsin
ez dixwazim her kes vê bizane
di navbera me de pirsgirêk tune bû
ew bi dizî hat girtin
wan navê wî nivîsand
ji bo weşanê amade ye
ew bi sir nehat kuştin
me ji kesî nepirsî
wê got ku ew çû
kesî ew nedît
ev nehat nivîsandin
ji me re gotin ku ew li Sednayayê ye
ew ji malê birin
ji kesî re alîkarî nekir
wê derî venekir
ew nayê bîra min
vê malê nafiroşin
ji kesî pere nexwazin
ev ne rast e
kes bi me re neaxivî
ez vê ji bîr nakim
me ew li wir nedît
ji kesî re nedigot
kesî tiştek nedizanî
ev di navbera gund û bajêr de ye
min ev nizanibû
vê bişînin
ew ji me re digot
kes nehat
vê li ser dîwar nivîsand
ew bi dizî çû
tu kes li wir tune bû
ji mêrê wê re negotin
""",
    "en": """
They did not tell us anything
nobody knows where he is
her husband does not know
the officer told us not to tell anyone
they threatened us: do not tell anyone
he did not tell anyone about his trip
I want everyone to know about this
please write this down
tell everybody this story
this was between us and the neighbours
we never tell anyone where we live
he left without telling anyone
she keeps it in a box
they kept him in a secret prison
the meeting was held in private
nobody told us about this
I do not know about that
they didn't write it down
do not forget this
it was not recorded
he kept a record of it
no one could know this
you must not lose the paper
the record says he was moved
she was four months pregnant
we don't tell stories
the distance between us was ten metres
don't pay anybody
it is between the bakery and the school
he was told to wait
the soldier said do not let anyone know
it must be written in the report
we told nobody at the time
she was afraid to tell anyone
that is no secret
they never let us know
everyone must know this
he wrote it down
keep it safe for us
nobody said anything
do not worry about it
the border between us and them
this is just for you to sign
you cannot tell where the road ends
""",
}


def _lines(held: str) -> list[str]:
    return [one for one in held.splitlines() if one]


@pytest.mark.parametrize("language", ["ar", "ku", "en"])
def test_who_asks_for_silence_is_heard(language: str) -> None:
    asked = _lines(ASKED[language])
    assert len(asked) >= 20
    assert [one for one in asked if not kept_pleas(one)] == []
    within = [f"جملة قبلها. {one}، ثم جملة بعدها." for one in asked]
    assert [one for one in within if not kept_pleas(one)] == []


@pytest.mark.parametrize("language", ["ar", "ku", "en"])
def test_what_was_said_or_kept_is_no_plea(language: str) -> None:
    told = _lines(HARMLESS[language])
    assert len(told) >= 30
    assert [one for one in told if kept_pleas(one)] == []


def test_a_plea_is_said_to_whoever_writes_and_one_about_a_name_is_said_once() -> None:
    words = "لَا تحكوا بهالشي لحدا"
    text = f"كانت حامل بالشهر الرابع، {words}، زوجها ما بيعرف."
    assert [text[start:end] for start, end in kept_pleas(text)] == [words]
    assert [(one.word, one.kind) for one in slips(text, identified=True)] == [(words, "kept")]
    named = "ما تقولوا لحدا إني حكيت"
    assert pleas(named) and not kept_pleas(named)
