"""Story 12: two sons and the sister's son, told by one mother. All people are made up; the facts are in
stories/12-*.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.keyboard import pages
from tests.keyboard.behaviours import behaviour
from tests.keyboard.finds import Gate, case, claims, events, grant, kin, loss, person, said
from tests.keyboard.hands import ALT, opened
from tests.keyboard.stored import SHARE, Fact, Row, Stored, date, reached, told, words

from vsdesk.errors import UserError
from vsdesk.records.checks.name_pleas import kept_pleas, pleas
from vsdesk.records.dates.age_words import Age, age_told
from vsdesk.ui.parts.due_rows import DueButton
from vsdesk.ui.screens.consent.differing_answers import NO_HOLDS
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.keyboard.hands import Keys

    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TAKEN = (
    "أخدوه بتمنتعش آذار ألفين وتلتعش، الصبح، من حاجز القصور، كان هو ومازن ابن أختي بسيارة وحدة. اللي "
    "أخدن ضابط، نقيب، كلّن بينادوه أبو حيدر، من الأمن العسكري. خالد عندو وحمة بنّية ع كتفو الشمال، "
    "ومكسور سنّو اللي من قدّام."
)
AGE = "لسّا ما كان مكمّل السبعتعش"
WITH_KHALED = "كان مع خالد بسيارة وحدة. من دون نضاراتو ما بيشوف، عدساتن سميكة."
ASKING = "بعد خالد بشهرين راح عالفرع يسأل عن أخوه، فات وما طلع."
SEEN = "طلع شب من صيدنايا وقال شفت خالد، كان ضعيف بس عايش. هاد الشب ما بدو اسمو ينقال لحدا."
PLEAS = "ولا تكتبوا متوفى، وهدى ما بتعرف بهالورقة، لا تقولولا، ولا تذكروا اسم مازن ع شي بيتعلّق."
PAPER = f"عطونا ورقة من النفوس إنو راح بعشرين كانون التاني ألفين وأربعتعش. نحنا ما صدّقناها. {PLEAS}"
PAID = "دفعنا لمحامي، الأستاذ نبيل، تلتمية ألف ليرة، وما رجع بشي"
ASKED = (
    "سمسار حكاني وبدو ألفين دولار، وقال إذا ما دفعنا قبل خمستعش كانون الأول بيسكّر الموضوع. ما دفعنا"
)
NOT_MY_NAME = "إذا بلا اسمي"
SEARCH = ("البحث عن المفقود", "اللجنة الدولية لشؤون المفقودين")


def test_two_sons_and_the_son_of_the_sister(keys: Callable[[Lang], Keys], tmp_path: Path) -> None:
    hands = keys("ar")
    khaled(hands)
    wael(hands)
    mazen(hands)
    on_cases(hands)
    the_family(hands)
    consents(hands)
    later = hands.again(14)
    on_today(later)
    desk = opened(later.room)
    try:
        stored = Stored.of_desk(desk, tmp_path / "dump")
        assert reached(FACTS, stored) >= SHARE
        let_out(Gate(desk, stored, "ar"))
    finally:
        desk.access.lock()


def khaled(hands: Keys) -> None:
    """The elder son: the checkpoint, the officer, the money, who saw him."""
    hands.interview()
    hands.fill("speaker.given_ar", "فطّوم")
    hands.pick("kin.relation", "أم")
    hands.pick("case.intake_channel", "زيارة")
    hands.next("missing")
    hands.fill("person.given_ar", "خالد")
    hands.day("person.birth", "مواليد الخمسة وتمانين")
    hands.press(Qt.Key.Key_F6)
    hands.pick("person.sex", "ذكر")
    hands.fill("person.occupation", "نجّار")
    hands.next("happened")
    hands.fill("event.text", TAKEN)
    for strip in ("actor", "signs", "teeth"):
        hands.choose(f"{strip}-record-event.text")
    hands.pick("event.confidence", "نقلاً عن شخص معروف")
    hands.next("day")
    hands.day("event.date", "بتمنتعش آذار ألفين وتلتعش")
    hands.press(Qt.Key.Key_F6)
    hands.next("where")
    hands.fill("event.place_text", "حاجز القصور، حمص")
    hands.press(Qt.Key.Key_F6)
    hands.next("whom")
    hands.pick("part.group", "الأمن العسكري")
    hands.pick("event.type", "توقيف")
    hands.next("news")
    hands.fill("news/0.text", SEEN)
    hands.day("news/0.date", "بصيف الخمستعش")
    hands.press(Qt.Key.Key_F6)
    hands.pick("news/0.type", "مشاهدة في الاحتجاز")
    hands.fill("news/0.place_text", "صيدنايا")
    hands.pick("news/0.confidence", "نقلاً عن شخص معروف")
    hands.next("search")
    money(hands)
    hands.next("family")
    hands.fill("relative/0.given_ar", "هدى")
    hands.pick("relativekin/0.relation", "زوجة")
    hands.next("contact")
    hands.fill("channel/0.safe_hours", "لا تتصلوا يوم الجمعة")
    hands.pick("channel/0.type", "هاتف")
    hands.next("consent")
    pages.answers(hands, keep="1", ncmp="3")
    pages.answer_if(hands, "court_de", NOT_MY_NAME)
    hands.next("next")
    hands.fill("ask.what", "دفتر العيلة")
    hands.fill("owe.what", "خبر")
    hands.fill("owe.due", "2026-12-31")
    hands.fill("owe.due_words", "قبل راس السنة")
    hands.choose("another-missing")


def money(hands: Keys) -> None:
    """What a lawyer got, and what a go-between wants."""
    hands.choose("more-money")
    hands.fill("money/0.name_used", "الأستاذ نبيل")
    hands.pick("money/0.claimed_role", "محام")
    hands.day("money/0.date", "بكانون الأول من نفس السنة", "2013-12")
    hands.fill("money/0.paid_amount", "300000")
    hands.pick("money/0.paid_currency", "ليرة سورية")
    hands.fill("money/0.text", PAID)
    hands.choose("more-money")
    hands.pick("money/1.claimed_role", "سمسار")
    hands.day("money/1.date", "هالجمعة")
    hands.press(Qt.Key.Key_F6)
    hands.fill("money/1.demanded_amount", "2000")
    hands.pick("money/1.demanded_currency", "دولار")
    hands.fill("money/1.text", ASKED)


def wael(hands: Keys) -> None:
    """The younger son: two months after his brother."""
    hands.pick("speaker-who", "فطّوم")
    hands.pick("kin.relation", "أم")
    hands.pick("case.intake_channel", "زيارة")
    hands.next("missing")
    hands.fill("person.given_ar", "وائل")
    hands.pick("person.sex", "ذكر")
    hands.next("happened")
    hands.fill("event.text", ASKING)
    hands.pick("event.confidence", "نقلاً عن شخص معروف")
    hands.next("day")
    hands.fill("event.date", "بعد خالد بشهرين")
    with behaviour(12, 5):  # from the day of his brother
        read = hands.reads()
        assert "أيار 2013" in read and "محسوب من يوم فقدان خالد: 18 آذار 2013" in read
    hands.press(Qt.Key.Key_F6)
    hands.next("where")
    hands.fill("event.place_text", "الفرع")
    hands.pick("event.place_kind", "فرع أمني")
    hands.next("whom")
    hands.pick("event.type", "توقيف")
    hands.next("news")
    hands.fill("news/0.text", PAPER)
    hands.room.rest(hands.window)
    with behaviour(12, 3):
        read = hands.reads()
        for heard in ("متوفى", "وهدى ما بتعرف بهالورقة", "لا تقولولا", "ولا تذكروا اسم"):
            assert f"«{heard}»" in read
        assert "اسم من هو؟" in read and "من لا يجوز أن يعلم" in read
    hands.day("news/0.date", "بعشرين كانون التاني ألفين وأربعتعش")
    hands.press(Qt.Key.Key_F6)
    hands.pick("news/0.type", "قيد وفاة")
    hands.next("papers")
    hands.pick("paper/0.type", "قيد مدني")
    hands.fill("paper/0.description", "ورقة من النفوس، بتموز التمنتعش")
    hands.next("consent")
    pages.answers(hands, keep="1", publish_photo="2")
    hands.next("next")
    hands.choose("another-missing")


def mazen(hands: Keys) -> None:
    """Her sister's son; his father sits beside her, and answers for himself."""
    hands.pick("speaker-who", "فطّوم")
    hands.pick("kin.relation", "خالة")
    hands.pick("case.intake_channel", "زيارة")
    hands.next("missing")
    hands.fill("person.given_ar", "مازن")
    hands.fill("person.mother_given_ar", "سعاد")
    hands.pick("person.sex", "ذكر")
    hands.next("happened")
    hands.fill("event.text", WITH_KHALED)
    hands.choose("signs-record-event.text")
    hands.pick("event.confidence", "نقلاً عن شخص معروف")
    hands.next("day")
    hands.fill("event.date", "بتمنتعش آذار ألفين وتلتعش")
    hands.press(Qt.Key.Key_F6)
    hands.next("where")
    hands.fill("event.place_text", "حاجز القصور، حمص")
    hands.press(Qt.Key.Key_F6)
    hands.next("whom")
    hands.pick("event.type", "توقيف")
    hands.next("family")
    hands.fill("relative/0.given_ar", "عبد الرحمن")
    hands.pick("relativekin/0.relation", "أب")
    hands.next("consent")
    pages.answers(hands, keep="1", publish_name="1")
    hands.pick("consent-who", "عبد الرحمن")
    hands.pick("consent-said-by", "الشخص نفسه")
    pages.answers(hands, publish_name="2")
    hands.next("next")
    hands.next_page()
    assert hands.place.screen == "case"


def on_cases(hands: Keys) -> None:
    """One incident of two; who is not named; what the registry says, and that nobody believes it."""
    pages.section(hands, "person")
    pages.wish(hands, "لا يُذكر", why="ولا تذكروا اسم مازن ع شي بيتعلّق", by="فطّوم")
    pages.section(hands, "antemortem")
    hands.pick("am-purpose", "التعرّف")
    hands.choose("am-begin")
    hands.save()
    pages.family(hands, "cases")
    pages.case(hands, "خالد", "disappearance")
    pages.together(hands)
    pages.section(hands, "due")
    picks = {"type": "موعد يهدد"}
    pages.add(
        hands, "duty", picks, what=ASKED, due="2026-12-15", due_words="قبل خمستعش كانون الأول"
    )
    hands.save()
    pages.section(hands, "claims")
    hands.choose("add-source")
    hands.pick("source.type", "ناجٍ")
    hands.fill("source.protection_needs", "ما بدو اسمو ينقال لحدا")
    hands.save()
    hands.press(Qt.Key.Key_Left, ALT)
    pages.family(hands, "cases")
    pages.case(hands, "مازن", "disappearance")
    pages.together(hands, join=True)
    pages.family(hands, "cases")
    pages.case(hands, "وائل", "person")
    hands.fill("person.age_told", AGE)
    hands.save()
    pages.wish(hands, "كلمات لا تُقال", words="متوفى", by="فطّوم")
    pages.wish(hands, "لا يظهر على أوراق", towards="هدى", why="ما بتعرف بهالورقة", by="فطّوم")
    pages.section(hands, "claims")
    pages.add(
        hands, "claim", {"field": "المصير", "status": "مختلف عليها"}, text="مكتوب بورقة النفوس"
    )
    hands.pick("claim.value", "مسجَّل/ة متوفى/متوفاة في السجل المدني (غير مثبت)")
    hands.save()


def the_family(hands: Keys) -> None:
    """What she is called, and the samples."""
    pages.family(hands, "members")
    hands.choose(pages.row_of(hands, "فطّوم", "member-"))
    pages.add(hands, "person_name", {"type": "يُعرف بـ"}, value="أم خالد")
    hands.save()
    pages.section(hands, "samples")
    picks = {"donor": "فطّوم", "missing": "خالد", "kinship": "أم", "sample_given": "أُعطيت"}
    pages.add(hands, "dna_reference", picks)
    hands.tick("dna_reference.also_for", "وائل")
    hands.day("told-dna_reference.date", "بآخر رمضان الماضي", "2026-03-10..2026-03-19")
    hands.save()
    picks = {"donor": "عبد الرحمن", "missing": "مازن", "sample_given": "سُئل"}
    pages.add(hands, "dna_reference", picks)
    hands.save()


def consents(hands: Keys) -> None:
    """The International Commission, for the three; beside the yes of the aunt stands the no of the father."""
    for name in ("خالد", "وائل", "مازن"):
        pages.case(hands, name, "consent")
        hands.choose("to-consent-page")
        pages.asked(hands, "فطّوم")
        pages.ask(hands, *SEARCH, "yes")
        if name == "مازن":
            with behaviour(12, 1):
                assert plain(Words("ar").say(NO_HOLDS)) in hands.reads()
        hands.press(Qt.Key.Key_Left, ALT)
        pages.family(hands, "cases")


def on_today(hands: Keys) -> None:
    """The go-between's day stands first."""
    pages.rail(hands, 1)
    with behaviour(12, 7):
        due = [plain(one.accessibleName()) for one in hands.screen.findChildren(DueButton)]
        assert "سمسار" in due[0] and "ما دفعنا" in due[0], due


def let_out(gate: Gate) -> None:
    """What leaves, and what does not."""
    stored = gate.stored
    his, young, other = (case(stored, one) for one in ("خالد", "وائل", "مازن"))
    mother, wife = person(stored, "فطّوم"), person(stored, "هدى")
    with behaviour(12, 1):
        assert said(grant(stored, "فطّوم", "مازن", *NAMED)) == "given"
        assert said(grant(stored, "عبد الرحمن", "مازن", *NAMED)) == "refused"
        assert gate.state(other, *NAMED) == "refused"
    with behaviour(12, 2):
        assert not any("fate" in one for one in stored.all("case"))
        for lang in LANGS:
            hers = gate.sheet(young, mother, lang)
            assert "متوفى" not in hers and "deceased" not in hers
        # To the mother who told it: an entry that proves nothing, and no day of what befell him.
        assert hers.count("20 January 2014") == 1 and "it proves nothing by itself" in hers
        with pytest.raises(UserError, match="not_known"):  # Huda gets no paper of him
            gate.sheet(young, wife)
    with behaviour(12, 3):
        assert (len(pleas(PLEAS)), len(kept_pleas(PLEAS))) == (1, 2)
        assert stored.one("person_mark", type="words_rejected", parent=person(stored, "وائل"))
    with behaviour(12, 4):
        found = {
            (one["relation"], one["related_to"]) for one in stored.all("kinship", person=mother)
        }
        assert len(found) == 3
    with behaviour(12, 5):
        assert date(loss(stored, "وائل"))[0].startswith("2013-05")
    with behaviour(12, 6):
        assert gate.state(his, *COURT) == "yes_if"
    with behaviour(12, 7):
        asked = stored.one("extortion_attempt", claimed_role="broker")
        assert asked["demanded_amount"] == "2000" and not asked["paid_amount"]


LANGS: tuple[Lang, ...] = ("ar", "en")
NAMED = ("advocacy_named", "public")
COURT = ("criminal_accountability", "prosecutor_de")


def _person(s: Stored, name: str) -> Row:
    return s.one("person", id=person(s, name))


def _marks(s: Stored, name: str) -> set[str]:
    return {str(one["type"]) for one in s.all("person_mark", parent=person(s, name))}


FACTS = (
    Fact(1, "the mother of Khaled", lambda s: kin(s, "فطّوم", "mother", "خالد")),
    Fact(1, "the mother of Wael", lambda s: kin(s, "فطّوم", "mother", "وائل")),
    Fact(1, "the aunt of Mazen", lambda s: kin(s, "فطّوم", "aunt_mat", "مازن")),
    Fact(1, "her kunya", lambda s: s.one("person_name", type="kunya", value="أم خالد")),
    Fact(2, "born 1985", lambda s: date(_person(s, "خالد"), "birth")[0].startswith("1985")),
    Fact(2, "a carpenter", lambda s: _person(s, "خالد")["occupation"] == "نجّار"),
    Fact(3, "his wife", lambda s: kin(s, "هدى", "wife", "خالد")),
    Fact(4, "sixteen", lambda s: age_told(_person(s, "وائل")["age_told"]) == Age(16, 16)),
    Fact(5, "of Suad", lambda s: _person(s, "مازن")["mother_given_ar"] == "سعاد"),
    Fact(5, "his father", lambda s: kin(s, "عبد الرحمن", "father", "مازن")),
    Fact(6, "the day", lambda s: date(loss(s, "خالد"))[0] == "2013-03-18"),
    Fact(6, "as told", lambda s: told(loss(s, "خالد")) == "بتمنتعش آذار ألفين وتلتعش"),
    Fact(6, "a checkpoint", lambda s: loss(s, "خالد")["place_kind"] == "checkpoint"),
    Fact(6, "where", lambda s: "القصور" in loss(s, "خالد")["place_text"]),
    Fact(7, "of Mazen too", lambda s: date(loss(s, "مازن"))[0] == "2013-03-18"),
    Fact(7, "one incident", lambda s: s.one("incident")["id"] and len({one["incident"] for one in s.all("case") if one["incident"]}) == 1),
    Fact(8, "about May", lambda s: date(loss(s, "وائل"))[0].startswith("2013-05")),
    Fact(8, "at a branch", lambda s: loss(s, "وائل")["place_kind"] == "security_branch"),
    Fact(9, "Abu Haidar", lambda s: any("أبو حيدر" in one["named_as"] for one in s.all("involvement", parent=loss(s, "خالد")["id"]))),
    Fact(10, "Military Intelligence", lambda s: s.one("involvement", group="gov_mi")),
    Fact(11, "a birthmark", lambda s: s.one("am_mark", type="birthmark", side="left", body_part="shoulder")),
    Fact(12, "a tooth", lambda s: "سنّو" in words(s.one("am_dental"), "description")),
    Fact(13, "glasses", lambda s: s.one("am_profile", glasses=True)),
    Fact(14, "to a lawyer", lambda s: s.one("extortion_attempt", name_used="الأستاذ نبيل", claimed_role="lawyer", paid_amount="300000", paid_currency="syp")),
    Fact(14, "in December", lambda s: date(s.one("extortion_attempt", claimed_role="lawyer"))[0] == "2013-12-01"),
    Fact(15, "what is wanted", lambda s: s.one("extortion_attempt", claimed_role="broker", demanded_amount="2000", demanded_currency="usd")),
    Fact(15, "until when", lambda s: s.one("duty", type="threat_deadline", due="2026-12-15")),
    Fact(16, "seen", lambda s: [one for one in events(s, "خالد", "sighting") if "صيدنايا" in one["place_text"]]),
    Fact(16, "in summer", lambda s: date(events(s, "خالد", "sighting")[0])[:2] == ("2015-06-01", "2015-08-31")),
    Fact(16, "named to nobody", lambda s: s.one("source", type="survivor") and not s.one("source")["true_name"]),
    Fact(17, "the entry", lambda s: date(events(s, "وائل", "registry_entry")[0])[0] == "2014-01-20"),
    Fact(17, "the paper", lambda s: s.one("evidence_item", type="civil_record")),
    Fact(17, "not believed", lambda s: claims(s, "وائل", field="fate", status="disputed")),
    Fact(18, "for both", lambda s: s.one("dna_reference", donor=person(s, "فطّوم"), missing=person(s, "خالد"))["also_for"] == [person(s, "وائل")]),
    Fact(18, "given in Ramadan", lambda s: date(s.one("dna_reference", donor=person(s, "فطّوم")))[0].startswith("2026-03")),
    Fact(18, "asked, waiting", lambda s: s.one("dna_reference", donor=person(s, "عبد الرحمن"), sample_given="asked_waiting")),
    Fact(19, "yes for each of three", lambda s: all(said(grant(s, "فطّوم", name, "search", "icmp")) == "given" for name in ("خالد", "وائل", "مازن"))),
    Fact(19, "if without her name", lambda s: said(grant(s, "فطّوم", "خالد", *COURT)) == "given_if" and words(s.one("consent_condition"), "words") == NOT_MY_NAME),
    Fact(19, "not now", lambda s: said(grant(s, "فطّوم", "خالد", "search", "ncmp")) == "not_asked"),
    Fact(19, "no picture", lambda s: said(grant(s, "فطّوم", "وائل", "photo_publication", "public")) == "refused"),
    Fact(19, "the father's no", lambda s: said(grant(s, "عبد الرحمن", "مازن", *NAMED)) == "refused"),
    Fact(20, "not on Fridays", lambda s: "الجمعة" in s.one("contact_channel")["safe_hours"]),
    Fact(20, "the booklet", lambda s: s.one("duty", type="asked_of_family")),
    Fact(20, "news before the new year", lambda s: s.one("duty", type="owed_to_family", due="2026-12-31")),
)  # fmt: skip  # a table, read by rows
