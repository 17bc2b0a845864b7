"""Sentences in which somebody asks not to be named, as people say it, and others that hold the same words:
made up before the words were looked for, and measured whole.
"""

from __future__ import annotations

from typing import Final

import pytest

from vsdesk.records.checks.name_pleas import own_pleas, pleas, whose_pleas

ASKED: Final = {
    "ar": """
أطلب عدم ذكر اسمي
أرجو إخفاء اسمي عن الجميع
أدليت بهذه الشهادة دون الكشف عن اسمي
لا تكشفوا هويتي لأي جهة
ما تقولوا لحدا اسمي
أريد أن أتكلم بلا ذكر اسمي
احكوا القصة بدون ما تذكروا اسمي
لا تكتبوا اسمي في أي ورقة
ما بدي اسمي يطلع لبرا
لا أريد أن يظهر اسمي في التقرير
رجاءً لا تنشروا اسمي
خلّوا اسمي مخفي
أفضّل أن أبقى مجهول الهوية
ما حدا لازم يعرف اسمي
لا تجيبوا سيرتي عند حدا
أتكلم بشرط ألّا يُذكر اسمي
احتفظوا بهويتي سراً
خذوا الكلام من غير ما ينكتب اسمي
اسمي لازم يضل سر بيننا
ما بحب ينذكر اسمي بأي مكان
امتنعوا عن ذكر اسمي من فضلكم
لا تعطوا اسمي لأحد
بدي احكي بس ما تسجلوا اسمي
لو سمحتوا ما تعطوا اسمي لأي مؤسسة
أنا موافقة على الشهادة من دون نشر اسمي
يُرجى عدم الإفصاح عن هويتي
لا داعي لذكر اسمي
اسمي يبقى بيني وبينكم
ما بدي اسمي ينزل على النت
لا أقبل أن يُنشر اسمي
أخاف على أولادي فلا تذكروا اسمنا
اكتبوا شاهد بدل اسمي
ما بدي ياهم يعرفوا مين حكى
حطوا اسم مستعار بدل اسمي
أرجو الحفاظ على سرية هويتي
ما تقول إنو أنا يلي خبرتك
هويتي ما لازم تنكشف
ما بدي حدا يعرف إني أنا الشاهد
ما بدي شهادتي تنشر باسمي
أرفض أن يُكتب اسمي في محضركم
خلي هويتي مخفية الله يخليك
يا ريت ما تجيبوا اسمي قدام العيلة
لا تخلّوا حدا يعرف هويتي
سجّلوا الكلام بس بدون اسمي
أطلب ألّا تُكشف هويتي للنظام
ما تحطوا اسمي بالورقة
بفضّل ما ينعرف اسمي
""",
    "ku": """
navê min nedin kesî
ji kerema xwe navê min eşkere nekin
nasnameya min veşêrin
navê min nenivîsin
navê min ji kesî re nebêjin
ez naxwazim navê min bê gotin
naxwazim kes navê min bizane
bila navê min derneyê
bila navê min veşartî bimîne
çîrokê bêjin bêyî ku navê min bê gotin
vê çîrokê bê navê min belav bikin
navê min li tu derê nenivîsin
divê kes navê min nebihîze
bila nasnameya min neyê zanîn
navê min neweşînin
navê min nîşanî kesî nedin
ez dixwazim bênav bimînim
qala min li ba kesî nekin
bila navê min di raporê de tune be
behsa navê min nekin
bila kes nizanibe ez kî me
tika dikim navê min li ser kaxezê nenivîsin
navê min bila di nav me de bimîne
ez nahêlim navê min bê weşandin
navê min dernexin
ji kesî re nebêjin ku min got
bila kes navê min nezanibe
ez naxwazim hûn navê min binivîsin
li şûna navê min navekî din binivîsin
navê min li înternetê belav nekin
hûn dikarin bêjin lê navê min nebêjin
nasnameya min ji wan re nebêjin
naxwazim navê min bê nivîsandin
divê navê min neyê zanîn
bê ku hûn navê min bînin ziman
navê min nekin raporê
lütfen navê min nebêjin
divê nasnameya min veşartî be
navê min jê bibin
navê min bi kar neynin
hêvî dikim ku navê min neyê eşkerekirin
ji kesî re nebêjin ez kî me
ez destûr nadim navê min bê belavkirin
navê min ji raporê derxin
naxwazim nasnameya min eşkere bibe
bi navekî din min binivîsin
""",
    "en": """
Please keep me anonymous
Do not reveal my identity
I do not want my name to be mentioned
Don't tell anyone my name
Don't use my name
Tell the story without naming me
Please leave my name out
I'd rather remain anonymous
My name must not appear in any report
Nobody should know who I am
Keep my name secret
Hide my name from everybody
I speak on condition of anonymity
I ask that my identity not be disclosed
Never write my name down
Don't let them know it was me
You can use the story but not my name
Withhold my name from the court
Don't say who told you this
I refuse to have my name published
Don't give my name to anybody
Please do not put my name on this paper
I'd prefer you not use my name
My identity should be protected
Make sure my name stays out of it
I am telling you this in confidence; leave me out of it
They must not find out that I spoke to you
I don't want to be named
I don't want to be identified
Use a pseudonym instead of my name
Do not pass my name on to anyone
I do not give permission to publish my name
Just call me a witness, not my name
Nobody is to learn who I am
My name is not to be shared with the commission
I would not like my name in the paper
I would prefer that my name is left out
You may not use my name
I want to stay nameless
My identity is confidential
I don't want my name in any document
No one is allowed to know that it was me
Leave out my name, for the children's sake
It must not be known that I talked
""",
}
TOLD: Final = {
    "ar": """
لم يذكر اسمي أمام القاضي
ما كان اسمي على القائمة
سألوني عن اسمي فقلت اسمي أحمد
لا أعرف كيف كتبوا اسمي خطأ
خبّأ أخي هويتي تحت البلاط عند الحاجز
أخذوا هويتي ولم يعيدوها
ضاعت هويتي في الطريق
لم يكتبوا اسمي في سجل الزيارة
نادوا اسمي ولم أسمع
ما عرفوا اسمي على الحاجز
قال لي المحقق لن أذكر اسمك
كشفوا هويتي عند الحاجز
كان اسمي مكتوباً بالخط الأحمر
اذكروا اسمي ولا تخافوا
لا مانع عندي من ذكر اسمي
يمكنكم نشر اسمي
ما عندي مشكلة ينذكر اسمي
لم تكن هويتي معي
لم ينطق باسمي طوال التحقيق
لا تنسوا اسمي
ما قال لحدا اسمي تحت التعذيب
ما قدرت قول اسمي من الخوف
لم يسألني أحد عن اسمي
لا أحد في السجن كان يعرف اسمي
كتبوا اسمي بالغلط بدل اسم أخي
نسيوا يكتبوا اسمي على الباب
طلبوا هويتي وما رجعوها
أعطيتهم اسمي ورقم هويتي
ما طلع اسمي بقائمة المفرج عنهم
صار اسمي رقم 72
من دون هويتي ما خلوني أمر
رفضوا تسجيل اسمي في المحضر
لم يظهر اسمي في الكشوف
كنت خائفة أن يعرفوا اسمي
قالوا لي اسمي مطلوب للأمن
قالوا إن اسمي غير موجود في القائمة
لا أذكر أنني كتبت اسمي
لم أعرف كيف وصل اسمي إليهم
حفظ اسمي غيباً
ما لقوا اسمي بالسجل
سموني على اسم جدي
لا أعرف من أنا بعد السجن
عدم وجود اسمي في القائمة أقلقني
""",
    "ku": """
navê min di lîsteyê de bû
wan navê min li ber dadger negot
nasnameya min ji min standin
nasnameya min winda bû
wan navê min nizanibû
gotin navê te çi ye, min got navê min Ehmed e
birayê min navê min di bin îşkenceyê de nedabû
navê min bi şaşî nivîsandin
navê min di qeyda serdanê de nehatibû nivîsandin
min nasnameya xwe veşart
nasnameya min li cem min nebû
hûn dikarin navê min bêjin
navê min binivîsin, ez natirsim
li ser deriyê me navê min nehat nivîsandin
navê min ji bîr nekin
kesî navê min nepirsî
kesî navê min nas nedikir
navê min û navê birayê min wek hev in
min navê xwe ji leşker re negot
ku navê min bê gotin ne pirsgirêk e
navê min di deftera wan de nehat dîtin
wan navê min jê bir
nasnameya min şewitî
leşker li nasnameya min nêrî
min navê xwe nedît
wan got navê te li vir nîne
navê min bi dengekî bilind xwend
kes nehat navê min bipirse
ji ber navê min ez girtim
navê min guhertin
ew navê min dizanin
wan navê min û wî nenivîsîbûn
nasnameya min dan min
navê min ne Ehmed e
min nasnameya xwe li malê hişt
navê min kê da wan nizanim
li wir kesî navê min negot
min navê xwe veneşart
wan nasnameya min nedan
navê min çi bû wan pirsî
ew navê min nabêje
navê min nehat xwendin
nasnameya min nîn bû
""",
    "en": """
My name was on the list, they did not say it
They did not mention my name in front of the judge
He never told them my name under torture
My identity card was taken
They hid my identity card under the tiles
I did not hear my name called
They wrote my name down wrong
You may use my name
I do not mind if you publish my name
Do not forget my name
The guard did not know my name
Nobody knew my name in the cell
My name is Ahmad and I do not want to hide it
They could not find my name
He did not reveal my identity to the soldiers
I never gave them my name
I told them my name and they let me go
An anonymous letter reached us
Someone kept calling my name
My name was not written in the register
They did not tell anyone my name
They refused to register my name
Without my identity card they would not let me pass
He was not able to say my name
I was afraid they would learn my name
My name does not appear in the court file
The officer did not write my name down
I lost my identity papers on the road
My father gave me my name
They called me by a number, not my name
You have to say my name at the gate
They do not know my name there
I could not remember my name after the beating
The judge read out my name and nobody answered
Why did they not call my name?
Say my name when you ask about him
They kept saying my name
He would not tell me who told them
I could not see who I was with
They would not let me write my name
My name means light
I did not tell them who I am
She did not use my name in the letter
It was me who opened the door
""",
}
# What is known not to be heard: of papers and details, not of a name.
MISSED: Final = (
    "لا تعطوا معلوماتي لحدا",
    "Do not share my details",
    "Please don't name names, and not mine",
)
# What is asked about without need: once, before it leaves.
FALSE: Final = ("خرجت بدون ذكر اسمي في القرار",)


def _lines(held: str) -> list[str]:
    return [one for one in held.splitlines() if one]


@pytest.mark.parametrize("language", ["ar", "ku", "en"])
def test_who_asks_not_to_be_named_is_heard(language: str) -> None:
    asked = _lines(ASKED[language])
    assert len(asked) >= 44
    assert [one for one in asked if not own_pleas(one)] == []
    within = [f"جملة قبلها. {one}، ثم جملة بعدها." for one in asked]
    assert [one for one in within if len(own_pleas(one)) != 1] == []


@pytest.mark.parametrize("language", ["ar", "ku", "en"])
def test_what_was_done_with_a_name_is_no_plea(language: str) -> None:
    told = _lines(TOLD[language])
    assert len(told) >= 43
    assert [one for one in told if pleas(one)] == []


def test_what_is_known_to_be_heard_wrongly_is_little() -> None:
    assert [bool(pleas(one)) for one in (*MISSED, *FALSE)] == [False, False, False, True]


def test_signs_on_letters_and_other_forms_of_them_change_nothing() -> None:
    said = "أَرجو إِخْفاءَ ٱسمي عن الجميع، مصطنع"
    assert [said[start:end] for start, end in own_pleas(said)] == ["أَرجو إِخْفاءَ ٱسمي"]


def test_a_long_story_is_read_near_names_alone() -> None:
    """What names nobody costs little, however long; a plea at its end is heard."""
    story = "أخذوه من البيت عند الفجر ولا نعرف أين هو " * 2000
    assert own_pleas(f"{story} أرجو عدم نشر اسمي") == [(len(story) + 6, len(story) + 18)]


QUOTED = (
    "رجع واحد من صيدنايا وقال شاف نزار، بس ما تقولو اسمي",
    "جارنا أبو سمير شاف كل شي، وقال: ما بدي حدا يعرف اسمي",
    "قلي الجار ما بدي حدا يعرف اسمي",
    "قالت جارتنا: «أنا شفت، وما بدي اسمي ينذكر»",
    "حكالي واحد كان معه: لا تكتبوا اسمي",
    "بيقولوا الجيران ما بدنا حدا يعرف مين نحنا",
    "قالت: لا تجيبوا سيرتي",
    "وبعدين قالت ما بدي حدا يعرف اسمي",
    "بتقول: خلّوا اسمي سر",
    "Got: navê min nenivîsin",
    "she said: don't write my name",
    "Cîranê me got: ez naxwazim kes navê min bizane",
    "Our neighbour said: I don't want anyone to know my name",
    'He told us, "I saw it, and I don\'t want anyone to know my name"',
)
OF_THE_TELLER = (
    "قلتلهم ما بدي حدا يعرف اسمي",
    "قال الضابط رح ناخدو. وأنا ما بدي حدا يعرف اسمي",
    "أنا قلت للجمعية: لا تكتبوا اسمي",
    "قال إنه راجع. بدون ذكر اسمي لو سمحتوا",
    "Min got ez naxwazim kes navê min bizane",
    "I said I don't want anyone to know my name",
)


def test_a_plea_in_quoted_words_is_not_that_of_whoever_tells_them() -> None:
    """What a neighbour asked is heard, and is nobody's until it is said whose name it is."""
    assert [one for one in QUOTED if own_pleas(one) or "quoted" not in whose_pleas(one)] == []
    assert [
        one for one in OF_THE_TELLER if "quoted" in whose_pleas(one) or not own_pleas(one)
    ] == []
