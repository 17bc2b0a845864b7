"""Sentences in which it is asked that one of theirs, named or meant, learns nothing; and others with the same
words. All are made up."""

from __future__ import annotations

from typing import Final

from vsdesk.records.checks.name_pleas import kept_pleas, pleas, pleas_towards_kin
from vsdesk.records.checks.wording import WordingReader
from vsdesk.records.gate.persons.hidden_people import WORDS_REJECTED
from vsdesk.records.gate.persons.what_marks_do import does

ASKED: Final = """
أمه ما بتعرف بالشهادة وما لازم تسمع فيها
جدتها أم حسان ما لازم تعرف شي
ستها ما معها خبر وما بدنا تعرف
ما بدنا أمه تعرف بالموضوع
أم حسان ما لازم تدرى
لا تخبروا أم حسان
لا تخبروا جدته بالشهادة
لا تحكولها عن الشهادة
ما تجيبوا سيرة الشهادة قدام أمه
لا تقولولها شي
لا تخبروها بشي
بترجاكم خالته ما تسمع بالخبر
المهم ما تعرف أمه
لا نريد أن تعلم والدته بالأمر
يجب ألا تعلم والدته بالشهادة
نرجو عدم إخبار والدته
ما لازم يوصلها الخبر
مخبيين الخبر عن أمه
الوالدة ما لازم تعرف
سميرة ما لازم تعرف شي
عمته ما بصير تعرف
عمه ما لازم يعرف
لا تخبروا عمه
أبوه لا يدري
أبوه ما بيدري، وهو مريض
أبوه لا يدري بشيء
خاله لا يعلم بالأمر
أبوه ما بيعرف بهالشي
أمه ما بتعرف شي عن الشهادة
عمه لا يسمع بالخبر
ما حدا يخبر عمه
لا أحد يقول لعمه
حدا لا يقول لعمه
عمه ممنوع يعرف
ممنوع يعرف عمه
عمه بلا ما يعرف
أخي عبد الرزاق بيخوفنا: إذا بيسمع إنو حكينا بيقول للفرع
لو عرف عمي إنا خبرناكم بيأذينا
if he hears that we talked he will tell the branch
his uncle must hear nothing
nobody may tell his uncle
his father doesn't know about this
bavê wî pê nizane
bila kes ji mamê wî re nebêje
his mother must not hear that we asked
must not hear that we asked
She is not to know about the certificate
we don't want her to know
do not tell her about the certificate
don't let his grandmother find out
please keep it from her
his aunt Umm Hassan should never learn of this
never mention the certificate to her
Diya wî bila nebihîze
dapîra wê divê vê nizanibe
em naxwazin ew bizane
jê re nebêjin
ji dapîra wî re vê nebêjin
bila diya wî vê nebihîze
xaltîka wî bila nizanibe
"""
NEAR: Final = """
أبوه لا يدري أين هو
أبوه ما بيدري وين أخدوه
أبوه لا يعلم بمكانه
أبوه ما بيعرف بمصيره
أبوه ما كان يدري
عمه ما بيعرف يقرا
أبوه ما بيعرف
عمه ما بيسمع منيح
ما حدا خبر عمه
ما حدا بيخبر أهله وين راح
الضابط قال ما حدا يخبر أهله
his uncle must hear it from us
nobody told his uncle
his father doesn't know where he is
bavê wî nizane
kesî ji mamê wî re negot
أمه ما كانت تعرف وين راح
أهله ما معهم خبر عنه
أمه ما بتعرف تقرا
ما بدنا نعرف غير وين هو
ما خبروا أمه إلا بعد سنة
ما حكولنا شي
الضابط قال لا تخبروا أهله
ما لازم نسكت
لازم أمه تعرف وين هو
ما لازم تدفعوا مصاري
سافر بدون ما تعرف أمه
ما كان لازم تعرف
أخدوه من دون إخبار أهله
ما سمعت أمه شي من وقتها
ما تخلوا أمه لحالها
she did not know that he was ill
they told her nothing
nobody told his mother
he did not want his mother to worry
she must know the truth
you must not hear only one side
the officer said do not tell her
diya wî nizane ew li ku ye
bila her kes bizane
jê re negotin
wî ji diya xwe re negot
bila diya wî bizane
"""


def _lines(held: str) -> list[str]:
    return held.strip().splitlines()


def test_whoever_is_not_to_learn_of_it_is_heard() -> None:
    asked = _lines(ASKED)
    assert [one for one in asked if not pleas_towards_kin(one)] == []
    within = [f"جملة قبلها. {one}، ثم جملة بعدها." for one in asked]
    assert [one for one in within if not pleas_towards_kin(one)] == []


def test_a_picture_that_is_not_shown_is_no_silence() -> None:
    """«الصورة لا تنشروها»: what was told may be told, and what is asked beside it stands."""
    for said in ("الصورة لا تنشروها", "صورته لا تنشروها لحدا", "the photo, do not share it"):
        assert not kept_pleas(said), said
    for said in ("شفنا الصورة. لا تنشروها هالقصة لحدا", "الصورة عندي، لا تحكوا لحدا"):
        assert kept_pleas(said), said
    assert kept_pleas("هالشي لا تنشروه") and kept_pleas("do not share it")


def test_what_was_not_known_or_said_is_no_such_plea() -> None:
    assert [one for one in _lines(NEAR) if kept_pleas(one) or pleas(one)] == []


def test_silence_towards_all_and_towards_one_are_two_wishes() -> None:
    reader = WordingReader()
    kin, everybody = "أمه ما بتعرف بالشهادة وما لازم تسمع فيها", "لا تحكوا بهالشي لحدا"
    assert reader.from_kin(kin) and not reader.keeps(kin)
    assert reader.keeps(everybody) and not reader.from_kin(everybody)
    assert reader.keeps(f"{kin}. {everybody}") and reader.from_kin(f"{kin}. {everybody}")
    assert does(WORDS_REJECTED, towards=True) != does(WORDS_REJECTED, towards=False)
