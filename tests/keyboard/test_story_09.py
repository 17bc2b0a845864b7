"""Story 09: a father and brother on the Euphrates. All people are made up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.keyboard import pages
from tests.keyboard.behaviours import behaviour
from tests.keyboard.finds import Gate, case, claims, events, grant, kin, loss, person, said
from tests.keyboard.hands import opened
from tests.keyboard.stored import SHARE, Fact, Row, Stored, date, reached, told, words
from tests.reports.paper import text_of

from vsdesk.desk import SheetOrder
from vsdesk.records.checks.contradictions import told_twice
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.keyboard.hands import Keys

    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

COTTON = "بموسم القطن، سنة الأربعطعش، قبل عاشوراء بجم يوم"
ADHA = "بعد العيد الكبير بأسبوعين. نفس الشي، خلص"
TAKEN = "أخذوه من السوق، قدام دكان الحبوب، وهو يبيع. شافه صاحب الدكان، اللي ما ينذكر اسمه، وشافته خلف من بيت الشيخ"
SAID_DEAD = "واحد رجع من سجنهم قال: دحام أعدموه، بالحجّانة، بالشتا. هو ما شاف"
SEEN = "بعد سنة واحد ثاني قال: شفته، شفته بعيني، بالرقة، بالملعب. آني أصدّق الثاني"
RAMADAN = "رمضان سنة الألف، أقصد ألفين وواحد"
SPRING = "بأول الربيع، قبل ما تسقط الباغوز"
THREAT = "يوم الأحد الجاي إذا ما جبتو الباقي ما تشوفوه. هذا الحچي قبل أسبوع"
TRIBE = "إذا المدعي ما يسمي العشيرة"


def test_a_brother_and_a_son(keys: Callable[[Lang], Keys], tmp_path: Path) -> None:
    hands = keys("ar")
    daham(hands)
    yasir(hands)
    on_cases(hands)
    the_family(hands)
    pages.rail(hands, 1)
    hands.room.qtbot.waitUntil(lambda: "ما تشوفوه" in hands.reads())
    with behaviour(9, 5):  # first of all, on both Sundays
        threats, others = hands.reads().split("مسائل للنظر فيها")[0], hands.reads()
        assert threats.count("متأخر 6 أيام") >= 1 and "غداً" in threats
        assert others.index("موعد يهدد به أحدهم") < others.index("مسائل للنظر فيها")
    desk = opened(hands.again().room)
    try:
        stored = Stored.of_desk(desk, tmp_path / "dump")
        let_out(Gate(desk, stored, "ar"))
        assert reached(FACTS, stored) >= SHARE
    finally:
        desk.access.lock()


def daham(hands: Keys) -> None:
    """The brother."""
    hands.interview()
    hands.fill("speaker.given_ar", "حميد")
    hands.fill("speaker.family_ar", "العلي")
    hands.pick("kin.relation", "أخ")
    hands.pick("case.intake_channel", "زيارة")
    hands.next("missing")
    hands.fill("person.given_ar", "دحام")
    hands.fill("person.family_ar", "العلي")
    hands.pick("person.sex", "ذكر")
    hands.next("happened")
    hands.fill("event.text", TAKEN)
    hands.pick("event.confidence", "نقلاً عن شخص معروف")
    hands.next("day")
    hands.day("event.date", COTTON, "2014-10-27..2014-11-02")
    hands.next("where")
    hands.fill("event.place_text", "الميادين")
    hands.press(Qt.Key.Key_F6)
    hands.pick("event.place_kind", "سوق")
    hands.next("whom")
    hands.fill("event.agents_description", "الدواعش. قالوا: عنده رسالة بالجوال")
    hands.pick("part.group", "داعش")
    hands.pick("event.type", "خطف")
    hands.next("news")
    hands.fill("news/0.text", SAID_DEAD)
    hands.fill("news/0.date", "بالشتا")
    hands.pick("news/0.type", "إفادة بتنفيذ إعدام")
    hands.pick("news/0.confidence", "كلام متداول")
    hands.choose("more-news")
    hands.fill("news/1.text", SEEN)
    hands.fill("news/1.date", "بعد سنة")
    hands.pick("news/1.type", "مشاهدة في الاحتجاز")
    hands.fill("news/1.place_text", "بالرقة، بالملعب")
    hands.pick("news/1.confidence", "نقلاً عن شخص معروف")
    hands.next("family")
    hands.fill("relative/0.given_ar", "فطيم")
    hands.pick("relativekin/0.relation", "زوجة")
    hands.next("consent")
    pages.answers(hands, keep="1", iimp="1", ncmp="1")
    pages.answer_if(hands, "court_de", TRIBE)
    hands.next("next")
    hands.fill("owe.what", "تجيبون المحامي")
    hands.fill("owe.due", "2027-02-08")
    hands.fill("owe.due_words", "بأول رمضان")
    hands.choose("another-missing")


def yasir(hands: Keys) -> None:
    """The son."""
    hands.pick("speaker-who", "حميد")
    hands.pick("kin.relation", "أب")
    hands.pick("case.intake_channel", "زيارة")
    hands.next("missing")
    for part, name in (("given", "ياسر"), ("father", "حميد"), ("family", "العلي")):
        hands.fill(f"person.{part}_ar", name)
    hands.day("person.birth", RAMADAN, "2001-11..2001-12")
    hands.pick("person.sex", "ذكر")
    hands.next("happened")
    hands.fill(
        "event.text", "أخذوه من حاجز الشحيل. قالوا: تحقيق، يومين وترجع. هو يشتغل سايق عند واحد"
    )
    hands.pick("event.confidence", "نقلاً عن شخص معروف")
    hands.next("day")
    hands.day("event.date", SPRING, "2019-03-01..2019-03-22")
    hands.next("where")
    hands.fill("event.place_text", "حاجز الشحيل")
    hands.pick("event.place_kind", "حاجز")
    hands.next("whom")
    hands.pick("part.group", "قوات سوريا الديمقراطية")
    hands.pick("event.type", "توقيف")
    hands.next("search")
    hands.fill("search/0.result", "سألنا بالمكتب، قالولنا: ما عدنا")
    hands.pick("search/0.body", "مقر مجموعة مسلحة")
    hands.pick("search/0.response", "أنكروا")
    hands.next("consent")
    pages.answers(hands, keep="1", iimp="1", ncmp="3", court_de="2", court_fr="2")
    hands.next("next")
    hands.next_page()
    assert hands.place.screen == "case"


def on_cases(hands: Keys) -> None:
    """The son's age as told, the call; of the brother the wife's day, and the words that nobody says."""
    pages.section(hands, "person")
    hands.fill("person.age_told", "ثمنطعش إلا شهرين")
    hands.save()
    pages.section(hands, "antemortem")
    hands.pick("am-purpose", "التعرّف")
    hands.choose("am-begin")
    hands.save()
    pages.section(hands, "extortion")
    pages.add(
        hands,
        "extortion_attempt",
        {"channel": "هاتف", "outcome": "تهديد"},
        date="هذا الحچي قبل أسبوع|2026-11-20..2026-11-22",
        text=THREAT,
        demanded_amount="15000000",
        paid_amount="5000000",
    )
    hands.save()
    pages.section(hands, "due")
    for day in ("2026-11-22", "2026-11-29"):
        pages.add(
            hands, "duty", {"type": "موعد يهدد"}, what=THREAT, due=day, due_words="يوم الأحد الجاي"
        )
        hands.save()
    pages.family(hands, "cases")
    pages.case(hands, "دحام", "person")
    for words_of in ("شهيد", "مقتول"):
        pages.wish(hands, "كلمات لا تُقال", words=words_of, by="حميد")
    pages.section(hands, "claims")
    pages.add(
        hands,
        "claim",
        {
            "field": "التاريخ",
            "confidence": "نقلاً عن شخص معروف",
            "status": "قائمة",
            "source": "فطيم",
        },
    )
    hands.day("told-claim.value", ADHA, "2014-10-15..2014-10-21")
    hands.save()


def the_family(hands: Keys) -> None:
    """The dead brother, the wife and her daughters, the samples."""
    pages.family(hands, "members")
    hands.choose(pages.row_of(hands, "حميد", "member-"))
    pages.add(hands, "person_name", {"type": "يُعرف بـ"}, value="أبو ياسر")
    hands.save()
    pages.member(hands, "مرت حميد", "", "أم", "ياسر")
    pages.member(hands, "بنت دحام الكبيرة", "", "ابنة", "دحام")
    hands.choose(pages.row_of(hands, "بنت دحام", "member-"))
    hands.fill("person.age_told", "خمسطعش")
    hands.save()
    hands.choose(pages.row_of(hands, "فطيم", "member-"))
    hands.fill("person.children_count", "3")
    hands.save()
    pages.member(hands, "ياسر الكبير", "", "أخ", "دحام العلي")
    hands.choose(pages.row_of(hands, "ياسر الكبير", "member-"))
    hands.pick("person.vital_status", "متوفى")
    hands.day("told-person.died", "سنة السبعة وثمانين", "1987")
    hands.save()
    pages.section(hands, "family")
    hands.fill(
        "family.safe_contact_plan",
        "فطيم: لا تجوني للبيت، بنتي توصل الحچي. عمامهم يريدون يزوجون الكبيرة",
    )
    hands.save()
    pages.section(hands, "contact")
    pages.add(
        hands,
        "contact_channel",
        {"person": "فطيم", "type": "عبر قريب", "safe_to_call": "لا"},
        value="لا تجوني للبيت، بنتي توصل الحچي",
    )
    hands.save()
    with behaviour(9, 7):
        assert "لا يُتصل بهذا الرقم" in hands.reads()
    pages.section(hands, "samples")
    for donor, missing, relation in (
        ("حميد", "دحام", "أخ"),
        ("حميد", "ياسر حميد", "أب"),
        ("مرت حميد", "ياسر حميد", "أم"),
    ):
        picks = {"donor": donor, "missing": missing, "kinship": relation, "sample_given": "مخطط"}
        pages.add(hands, "dna_reference", picks)
        hands.save()


def let_out(gate: Gate) -> None:
    """What leaves, to whom, and what is not said."""
    stored = gate.stored
    brother, son = case(stored, "دحام"), case(stored, "ياسر")
    desk = gate.desk
    with behaviour(9, 1):  # the elder brother makes none, and is nobody else
        assert len(stored.all("case")) == 2
        elder, son_ = person(stored, "ياسر الكبير"), person(stored, "ياسر")
        assert elder and son_ and elder != son_ and not stored.all("duplicate_link")
        assert not [
            one
            for one in desk.cases.lists.search("ياسر الكبير")
            if one.root_kind == "case" and one.root == son
        ]
    with behaviour(9, 2):  # both, and neither is called wrong
        assert date(loss(stored, "دحام"))[2] == "range"
        assert {one["status"] for one in claims(stored, "دحام", field="date")} == {"current"}
        assert {one.what for one in told_twice(desk.cases.dossier(brother))} == {"date"}
        assert date(loss(stored, "دحام"))[:2] == (
            "2014-10-27",
            "2014-11-02",
        )  # and no mean of the two
    for lang in LANGS:
        sheet = gate.sheet(son, lang=lang)
        with behaviour(9, 3):
            assert "17" in sheet and "18" not in sheet.replace("2018", "") and "إلا شهرين" in sheet
    with behaviour(9, 3):
        assert "17, a minor" in gate.sheet(son, lang="en")
        assert {one.what for one in told_twice(desk.cases.dossier(son))} == {
            "age"
        }  # shown and asked
    call = stored.one("extortion_attempt")
    with behaviour(9, 4):
        assert not {"demanded_currency", "paid_currency"} & {*call}
        assert (call["demanded_amount"], call["paid_amount"]) == ("15000000", "5000000")
    with behaviour(9, 6):
        assert gate.state(brother, *NCMP) != gate.state(son, *NCMP) == "not_asked"
        for court in ("prosecutor_de", "prosecutor_fr"):
            assert gate.state(son, "criminal_accountability", court) == "refused"
        assert gate.state(brother, *COURT) != "given"
    out = SheetOrder(brother, ("ar",), "case-file", purpose="search", recipient="iimp")
    papers = [plain(text_of(desk.outbound.sheets.sheet(out).pdf))]
    for lang in LANGS:
        for one in (brother, son):
            papers += [gate.sheet(one, person(stored, who), lang) for who in ("حميد", "فطيم")]
    with behaviour(9, 7):  # through a relative, whoever that is; nothing of her daughters leaves
        [channel] = stored.all("contact_channel")
        assert (channel["type"], channel["safe_to_call"]) == ("via_relative", False)
    for paper in papers:
        with behaviour(9, 7):
            for told_words in ("يزوجون", "خمسطعش", "15", "بنتي", "عمامهم", "لا تجوني"):
                assert told_words not in re.sub(r"S-\d+|15 (?:إلى|to)", "", paper), told_words
        with behaviour(9, 8):
            assert "شهيد" not in paper and "مقتول" not in paper and "martyr" not in paper
    with behaviour(9, 8):  # said by others, and no fate
        [said_dead] = events(stored, "دحام", "execution_reported")
        assert said_dead["confidence"] == "rumour" and "date" in said_dead
        assert "fate" not in stored.one("case", id=brother)


LANGS: tuple[Lang, ...] = ("ar", "en")
NCMP = ("search", "ncmp")
COURT = ("criminal_accountability", "prosecutor_de")


def _of(s: Stored, name: str) -> Row:
    return s.one("person", id=person(s, name))


def _one(rows: list[Row]) -> Row:
    return rows[0] if len(rows) == 1 else Row()


FACTS = (
    Fact(
        1,
        "Daham, his brother",
        lambda s: kin(s, "حميد", "brother", "دحام") and _of(s, "دحام")["family_ar"] == "العلي",
    ),
    Fact(
        2,
        "Yasir, his son",
        lambda s: kin(s, "حميد", "father", "ياسر") and _of(s, "ياسر")["father_ar"] == "حميد",
    ),
    Fact(
        3,
        "the elder brother Yasir has died; no case",
        lambda s: (
            _of(s, "ياسر الكبير").get("vital_status") == "deceased"
            and kin(s, "ياسر الكبير", "brother", "دحام")
            and len(s.all("case")) == 2
        ),
    ),
    Fact(
        3,
        "in 1987",
        lambda s: (
            date(s.one("person", id=person(s, "ياسر الكبير")), "died")[:2]
            == ("1987-01-01", "1987-12-31")
        ),
    ),
    Fact(
        4,
        "Abu Yasir",
        lambda s: s.one("person_name", parent=person(s, "حميد")).get("value") == "أبو ياسر",
    ),
    Fact(
        5,
        "the cotton, some days before Ashura",
        lambda s: (
            date(loss(s, "دحام"))[:2] == ("2014-10-27", "2014-11-02")
            and told(loss(s, "دحام")) == COTTON
        ),
    ),
    Fact(
        5,
        "the wife: two weeks after the feast",
        lambda s: (
            [
                (date(one, "value")[:2], told(one, "value"), one["source"])
                for one in claims(s, "دحام", field="date")
            ]
            == [(("2014-10-15", "2014-10-21"), ADHA, person(s, "فطيم"))]
        ),
    ),
    Fact(
        6,
        "al-Mayadin, the market, before the grain shop",
        lambda s: (
            loss(s, "دحام")["place_kind"] == "market"
            and loss(s, "دحام").get("place")
            and "دكان الحبوب" in words(loss(s, "دحام"), "text")
        ),
    ),
    Fact(
        6,
        "the shopkeeper unnamed, and Khalaf",
        lambda s: "وشافته خلف من بيت الشيخ" in words(loss(s, "دحام"), "text"),
    ),
    Fact(
        7,
        "ISIS; the message on his phone",
        lambda s: (
            [one["group"] for one in s.all("involvement", parent=loss(s, "دحام")["id"])] == ["isis"]
            and "رسالة بالجوال" in words(loss(s, "دحام"), "agents_description")
        ),
    ),
    Fact(
        8,
        "said to be executed, a winter, not seen",
        lambda s: (
            words(_one(events(s, "دحام", "execution_reported")), "text") == SAID_DEAD
            and date(_one(events(s, "دحام", "execution_reported")))[2] == "unknown"
        ),
    ),
    Fact(
        9,
        "seen in Raqqa, the stadium; believed",
        lambda s: (
            words(_one(events(s, "دحام", "sighting")), "text") == SEEN
            and date(_one(events(s, "دحام", "sighting")))[2] == "unknown"
        ),
    ),
    Fact(
        10,
        "two words that nobody says",
        lambda s: (
            {words(one, "words") for one in s.all("person_mark", type="words_rejected")}
            == {"شهيد", "مقتول"}
        ),
    ),
    Fact(
        11,
        "born in Ramadan of 2001",
        lambda s: (
            date(_of(s, "ياسر"), "birth")[:2] == ("2001-11-01", "2001-12-31")
            and told(_of(s, "ياسر"), "birth") == RAMADAN
        ),
    ),
    Fact(
        12,
        "early spring 2019, before Baghuz fell",
        lambda s: date(loss(s, "ياسر")) == ("2019-03-01", "2019-03-22", "range"),
    ),
    Fact(
        12,
        "'eighteen less two months', as told",
        lambda s: _of(s, "ياسر").get("age_told") == "ثمنطعش إلا شهرين",
    ),
    Fact(
        13,
        "the checkpoint of al-Shuhail; the SDF",
        lambda s: (
            loss(s, "ياسر")["place_kind"] == "checkpoint"
            and [one["group"] for one in s.all("involvement", parent=loss(s, "ياسر")["id"])]
            == ["sdf_asayish"]
        ),
    ),
    Fact(14, "his employer stands nowhere", lambda s: "employer" not in _of(s, "ياسر")),
    Fact(
        15,
        "the office denied",
        lambda s: (
            (s.one("search_action").get("response"), s.one("search_action").get("body"))
            == ("denied", "armed_group_office")
            and "date" not in s.one("search_action")
        ),
    ),
    Fact(
        16,
        "fifteen asked, five paid, of no told currency",
        lambda s: (
            (
                s.one("extortion_attempt").get("demanded_amount"),
                s.one("extortion_attempt").get("paid_amount"),
            )
            == ("15000000", "5000000")
        ),
    ),
    Fact(
        16,
        "both Sundays",
        lambda s: (
            {one["due"] for one in s.all("duty", type="threat_deadline")}
            == {"2026-11-22", "2026-11-29"}
        ),
    ),
    Fact(
        17,
        "the United Nations: yes for both",
        lambda s: all(
            said(grant(s, "حميد", one, "search", "iimp")) == "given" for one in ("دحام", "ياسر")
        ),
    ),
    Fact(
        18,
        "the Commission: yes, and not now",
        lambda s: (
            (
                said(grant(s, "حميد", "دحام", *NCMP)),
                said(grant(s, "حميد", "ياسر", *NCMP)),
                "follow_up" in grant(s, "حميد", "ياسر", *NCMP),
            )
            == ("given", "not_asked", True)
        ),
    ),
    Fact(
        19,
        "a court: never for the son; for the brother if no tribe is named",
        lambda s: (
            (
                said(grant(s, "حميد", "ياسر", *COURT)),
                said(grant(s, "حميد", "دحام", *COURT)),
                [words(one, "words") for one in s.all("consent_condition")],
            )
            == ("refused", "given_if", [TRIBE])
        ),
    ),
    Fact(
        20,
        "Fatim, three daughters, by a daughter alone",
        lambda s: (
            kin(s, "فطيم", "wife", "دحام")
            and _of(s, "فطيم").get("children_count") == 3
            and "بنتي توصل الحچي" in words(s.one("family"), "safe_contact_plan")
        ),
    ),
    Fact(
        20,
        "the eldest, fifteen",
        lambda s: (
            kin(s, "بنت دحام الكبيرة", "daughter", "دحام")
            and _of(s, "بنت دحام الكبيرة").get("age_told") == "خمسطعش"
        ),
    ),
    Fact(
        21,
        "his samples for both, his wife's for the son",
        lambda s: (
            {(one["donor"], one["missing"], one["sample_given"]) for one in s.all("dna_reference")}
            == {
                (person(s, "حميد"), person(s, "دحام"), "planned"),
                (person(s, "حميد"), person(s, "ياسر"), "planned"),
                (person(s, "مرت حميد"), person(s, "ياسر"), "planned"),
            }
        ),
    ),
    Fact(
        22,
        "the lawyer, at the beginning of Ramadan",
        lambda s: (
            (
                s.one("duty", type="owed_to_family").get("due"),
                s.one("duty", type="owed_to_family").get("due_words"),
            )
            == ("2027-02-08", "بأول رمضان")
        ),
    ),
)
