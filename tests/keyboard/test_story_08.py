"""Story 08: a no after a yes. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.keyboard import pages
from tests.keyboard.behaviours import behaviour
from tests.keyboard.finds import Gate, case, claims, events, grant, kin, loss, person, said
from tests.keyboard.hands import opened
from tests.keyboard.stored import SHARE, Fact, Row, Stored, date, reached, told, words
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.consent.donors import advised
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.keyboard.hands import Keys

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DAY = "بعد سقوط بابا عمرو بعشر تيام أو اتناعش، كان نهار سبت أو أحد"
HOUR = "مرتو قالت: طلع الصبح. جارنا قال: بعد الضهر"
TAKEN = "نزل يجيب حليب لبنتو. أنا كنت بالوعر، ما شفت شي. كان معو رفيقو طلال الدروبي"
SCHOOL = (
    "طلال الدروبي: بقينا سوا تلات ليالي بمدرسة، بعدين أخدو طلالكن لحالو عالأمن العسكري. شافو بعيونو"
)
SEDNAYA = "واحد طالع من صيدنايا حكى لمرتو إنو شافو بالطابق التالت، بس هالحكي حكتو هي سنة السبعتعش"
ENTRY = "طلعتلو ورقة من النفوس، مكتوب متوفى. ما حدا استلمها رسمي، ابن عمنا شاف القيد وصوّرو"
HUDA_NO = "خلص، لا، أنا كمان لا عالمدعي"
ABIR_NO = "أنا لا، ولا تحطوا اسمي"
ALL = "إذا الكل وافقو: عبير، وأبي، وأخي سامر"


def test_a_no_after_a_yes(keys: Callable[[Lang], Keys], tmp_path: Path) -> None:
    hands = keys("ar")
    talal(hands)
    on_case(hands)
    the_family(hands)
    desk = opened(hands.again().room)
    try:
        stored = Stored.of_desk(desk, tmp_path / "dump")
        let_out(Gate(desk, stored, "ar"))
        assert reached(FACTS, stored) >= SHARE
    finally:
        desk.access.lock()


def talal(hands: Keys) -> None:
    """The talk with his half-sister."""
    hands.interview()
    hands.fill("speaker.given_ar", "هدى")
    hands.pick("kin.relation", "أخ/أخت من الأب")
    hands.pick("case.intake_channel", "زيارة")
    hands.next("missing")
    for part, name in (("given", "طلال"), ("father", "مصطفى"), ("family", "الصطوف")):
        hands.fill(f"person.{part}_ar", name)
    hands.fill("person.mother_given_ar", "نعيمة")
    hands.pick("person.sex", "ذكر")
    hands.next("happened")
    hands.fill("event.text", TAKEN)
    hands.pick("event.confidence", "نقلاً عن شخص معروف")
    hands.next("day")
    hands.fill("event.date", DAY)
    hands.press(Qt.Key.Key_F6)
    hands.fill("event.time_as_told", HOUR)
    hands.next("where")
    hands.fill("event.place_text", "باب السباع")
    hands.press(Qt.Key.Key_F6)
    hands.next("whom")
    hands.fill("event.agents_description", "شبيحة من الحي التاني، هيك الجار قال. الأسامي ما بقولن")
    hands.pick("part.group", "شبيحة")
    hands.pick("event.type", "خطف")
    hands.next("others")
    hands.fill("event.others_taken", "طلال الدروبي، رجع بعد شهر، وهلق بهولندا")
    hands.next("news")
    hands.fill("news/0.text", SCHOOL)
    hands.day("news/0.date", "تلات ليالي", "2012-03-10..2012-03-16")
    hands.pick("news/0.type", "مكان احتجاز")
    hands.pick("news/0.confidence", "نقلاً عن شخص معروف")
    hands.choose("more-news")
    hands.fill("news/1.text", SEDNAYA)
    hands.pick("news/1.type", "مشاهدة في الاحتجاز")
    hands.pick("news/1.confidence", "كلام متداول")
    hands.choose("more-news")
    hands.fill("news/2.text", ENTRY)
    hands.day("news/2.date", "بالألفين وتسعتعش", "2019")
    hands.pick("news/2.type", "قيد وفاة")
    hands.pick("news/2.confidence", "نقلاً عن شخص معروف")
    hands.choose("more-news")
    hands.fill("news/3.text", "طلال الدروبي رجع بعد شهر، مكسور، وهلق بهولندا")
    hands.day("news/3.date", "بعد شهر", "2012-04")
    hands.next("family")
    others = (
        ("عبير", "زوجة"),
        ("ياسمين", "ابنة"),
        ("مصطفى", "أب"),
        ("سامر", "أخ"),
        ("أم نزار", "عمة"),
    )
    for n, (name, relation) in enumerate(others):
        if n:
            hands.choose("more-relative")
        hands.fill(f"relative/{n}.given_ar", name)
        hands.pick(f"relativekin/{n}.relation", relation)
    hands.next("consent")
    pages.answers(hands, keep="1", iimp="1")
    pages.answer_if(hands, "ncmp", "إذا ما طلع اسم العايلة برّا", "دون اسم العائلة")
    pages.answers(hands, court_fr="1")
    pages.answers(hands, court_fr="2")
    everybody = ("عبير", "مصطفى", "سامر")
    pages.answer_if(hands, "publish_photo", ALL, "فقط مع شخص معيّن", people=everybody)
    hands.pick("consent-who", "عبير")
    hands.pick("consent-said-by", "الشخص نفسه")
    pages.answers(hands, court_fr="2")
    hands.next("next")
    hands.fill("owe.what", "جواب عن القيد")
    hands.fill("owe.due", "2026-12-31")
    hands.fill("owe.due_words", "قبل راس السنة")
    hands.fill("ask.what", "صورة القيد")
    hands.fill("ask.due", "2026-11-29")
    hands.fill("ask.due_words", "بكرا")
    hands.next_page()
    assert hands.place.screen == "case"


def on_case(hands: Keys) -> None:
    """The other spelling, the registry's entry as a claim, the two bodies, who is not named."""
    pages.section(hands, "person")
    pages.add(hands, "person_name", {"type": "تهجئة أخرى"}, value="السطوف", note="غلطة من أيام جدي")
    hands.save()
    pages.section(hands, "disappearance")
    pages.add(hands, "involvement", {"group": "العسكرية", "certainty": "محتمل"})
    hands.save()
    pages.section(hands, "claims")
    pages.add(
        hands,
        "claim",
        {"field": "المصير", "confidence": "نقلاً عن شخص معروف", "status": "قائمة"},
        text="متوفى، في قيد النفوس",
    )
    hands.pick("claim.value", "مسجَّل/ة متوفى/متوفاة في السجل المدني (غير مثبت)")
    hands.save()
    pages.section(hands, "antemortem")
    hands.pick("am-purpose", "التعرّف")
    hands.choose("am-begin")
    hands.save()


def the_family(hands: Keys) -> None:
    """Who is dead, who is not named, who must not be told; the samples."""
    pages.family(hands, "members")
    hands.choose(pages.row_of(hands, "عبير", "member-"))
    pages.wish(hands, "لا يُذكر", why="ولا تحطوا اسمي", by="عبير")
    hands.choose(pages.row_of(hands, "أم نزار", "member-"))
    hands.fill("family_member.household", "بيت أم نزار")
    hands.pick("family_member.news_of_death", "لا")
    hands.save()
    pages.wish(
        hands, "لا يظهر على أوراق", why="مريضة بالقلب، ما حدا يقللها إنو طلع بالقيد", by="هدى"
    )
    hands.choose(pages.row_of(hands, "ياسمين", "member-"))
    hands.day(
        "told-person.birth", "كانت البنت عمرها أربعين يوم، وهلق أربعتعش", "2012-01-30..2012-02-02"
    )
    hands.save()
    hands.choose(pages.row_of(hands, "سامر", "member-"))
    hands.fill("person.usual_address_text", "بالدنمارك على ما أظن")
    hands.save()
    pages.member(hands, "وداد", "", "أم", "هدى")
    pages.member(hands, "نعيمة", "", "أم", "طلال")
    hands.choose(pages.row_of(hands, "نعيمة", "member-"))
    hands.pick("person.vital_status", "متوفى")
    hands.save()
    pages.section(hands, "consent")
    for row, no in (("هدى", HUDA_NO), ("عبير", ABIR_NO)):
        hands.choose(pages.answer_row(hands, f"{row} · رفض", "المحاسبة القضائية"))
        hands.fill("consent_grant.words", no)
        hands.save()
    pages.section(hands, "samples")
    picks = {"donor": "هدى", "missing": "طلال", "kinship": "أخ/أخت من الأب", "sample_given": "مخطط"}
    pages.add(hands, "dna_reference", picks)
    picks = {"donor": "ياسمين", "missing": "طلال", "kinship": "ابنة", "sample_given": "لم يرغب"}
    pages.add(hands, "dna_reference", picks, note="عبير ما بتقبل حدا يسألها")
    hands.save()


def let_out(gate: Gate) -> None:
    """What leaves, to whom, and what stays."""
    desk, stored = gate.desk, gate.stored
    his = case(stored, "طلال")
    for spelling in ("طلال الصطوف", "طلال السطوف", "صطوف", "سطوف"):
        with behaviour(8, 1):
            assert his in {one.root for one in desk.cases.lists.search(spelling)}, spelling
    people = {name: person(stored, name) for name in ("هدى", "أم نزار", "مصطفى")}
    sheets = {name: sheet_of(gate, his, who, "ar") for name, who in people.items()}
    with behaviour(8, 1):  # printed as on his papers; the other one is "known as"
        assert -1 < sheets["هدى"].find("طلال مصطفى الصطوف") < sheets["هدى"].find("السطوف")
    with behaviour(8, 2):
        assert [one.root for one in desk.cases.lists.search("طلال") if one.root_kind == "case"] == [
            his
        ]
        assert len(stored.all("case")) == 1
    with behaviour(8, 3):  # the no stands, each with its day and words, and the other yes beside it
        assert gate.state(his, *COURT) == "refused"
        noes = [grant(stored, one, "طلال", *COURT) for one in ("هدى", "عبير")]
        assert [one["given_on"] for one in noes] == ["2026-11-28"] * 2
        assert [words(one, "words") for one in noes] == [HUDA_NO, ABIR_NO]
        assert gate.state(his, "search", "iimp") != "refused"
        assert said(grant(stored, "هدى", "طلال", "search", "iimp")) == "given"
    with behaviour(8, 4):
        [seen] = events(stored, "طلال", "sighting")
        assert "date" not in seen
    held = stored.one("case", id=his)
    with behaviour(8, 5):  # the entry moves nothing; on her paper stands nothing of it
        assert (held.get("fate"), held["search_status"]) == (None, "new")
        hers = [sheet_of(gate, his, people["أم نزار"], lang) for lang in LANGS]
        for paper in (
            *hers,
            plain(
                text_of(
                    desk.outbound.sheets.sheet(
                        SheetOrder(his, ("ar",), "discreet-card", person=people["أم نزار"])
                    ).pdf
                )
            ),
        ):
            assert not any(word in paper for word in ("متوفى", "القيد", "النفوس", "registry"))
        assert "القيد" in sheets["هدى"]  # who brought it reads of it
    photo = grant(stored, "هدى", "طلال", "photo_publication", "public")
    for number, one in enumerate(stored.all("consent_condition", parent=photo["id"])):
        with behaviour(8, 6):  # two are not enough
            assert open_askings(gate, his) == 3 - number
            assert gate.state(his, "photo_publication", "public") not in ("given", "given_limited")
        answer: Json = {"ar": "أي، موافق", "src_lang": "ar"}
        desk.consent.steps.met(one["id"], on="2026-11-28", said_by=one["person"], words=answer)
    with behaviour(8, 6):
        assert open_askings(gate, his) == 0
        mets = desk.cases.dossier(his).of("condition_met")
        assert {one.text("said_by") for one in mets} == {
            person(stored, one) for one in ("عبير", "مصطفى", "سامر")
        }
    girl = stored.one("dna_reference", donor=person(stored, "ياسمين"))
    with behaviour(8, 7):  # not at once, should her mother change her mind: a court is asked first
        assert girl["sample_given"] == "refused"
        assert (
            person(stored, "ياسمين")
            not in advised(desk.cases.dossier(his), person(stored, "طلال")).donors
        )
        with pytest.raises(UserError, match="E_COURT_FIRST"):
            desk.cases.save([Edit("dna_reference", {"sample_given": "planned"}, id=girl["id"])])
        desk.cases.save([Edit("dna_reference", {"sample_given": "court_first"}, id=girl["id"])])
        desk.cases.save([Edit("dna_reference", {"sample_given": "planned"}, id=girl["id"])])
    papers = [sheet_of(gate, his, who, lang) for who in people.values() for lang in LANGS]
    leaving = SheetOrder(his, ("ar",), "case-file", purpose="photo_publication", recipient="public")
    with behaviour(8, 8):  # on no paper, nor as a wife somewhere
        for paper in (*papers, gate.ready(his, "prosecutor_fr")):
            assert "عبير" not in paper and "زوجة" not in paper and "wife" not in paper
        with pytest.raises(UserError, match="E_GATE"):
            desk.outbound.sheets.sheet(leaving)


def sheet_of(gate: Gate, case_id: str, who: str, lang: Lang) -> str:
    """The sheet of one person of the family."""
    order = SheetOrder(case_id, (lang,), person=who, discreet=False)
    return plain(text_of(gate.desk.outbound.sheets.sheet(order).pdf))


def open_askings(gate: Gate, case_id: str) -> int:
    """How many still wait of those without whom no photo is published."""
    found = gate.desk.consent.table(case_id).speakers
    rows = [row for one in found for row in one.rows if row.purpose == "photo_publication"]
    return sum(bool(one.stops) for row in rows for one in row.conditions)


LANGS: tuple[Lang, ...] = ("ar", "en")
COURT = ("criminal_accountability", "prosecutor_fr")


def _his(s: Stored) -> Row:
    return s.one("person", id=person(s, "طلال"))


def _sample(s: Stored, donor: str) -> tuple[object, ...]:
    row = s.one("dna_reference", donor=person(s, donor))
    return row.get("missing") == person(s, "طلال"), row.get("kinship"), row.get("sample_given")


def _if(s: Stored, purpose: str, recipient: str) -> tuple[str, str]:
    of = grant(s, "هدى", "طلال", purpose, recipient)
    row = s.one("consent_condition", parent=of.get("id"))
    return str(row.get("type", "")), words(row, "words")


def _photo_ifs(s: Stored) -> list[Row]:
    of = grant(s, "هدى", "طلال", "photo_publication", "public")
    return s.all("consent_condition", parent=of.get("id") or "-")


def _duty(s: Stored, kind: str) -> tuple[object, ...]:
    row = s.one("duty", type=kind)
    return row.get("due"), row.get("due_words"), words(row, "what")


def _event(s: Stored, kind: str) -> Row:
    found = events(s, "طلال", kind)
    return found[0] if len(found) == 1 else Row()


def _marks(s: Stored, name: str) -> list[tuple[str, str]]:
    return [
        (one["type"], words(one, "why")) for one in s.all("person_mark", parent=person(s, name))
    ]


FACTS = (
    Fact(1, "the name of his papers", lambda s: _his(s)["family_ar"] == "الصطوف"),
    Fact(
        1,
        "the family's own spelling, and why",
        lambda s: (
            [(one["value"], one["note"]) for one in s.all("person_name", parent=_his(s)["id"])]
            == [("السطوف", "غلطة من أيام جدي")]
        ),
    ),
    Fact(
        2,
        "father, mother",
        lambda s: (_his(s)["father_ar"], _his(s)["mother_given_ar"]) == ("مصطفى", "نعيمة"),
    ),
    Fact(
        2,
        "his mother has died",
        lambda s: s.one("person", id=person(s, "نعيمة")).get("vital_status") == "deceased",
    ),
    Fact(
        3,
        "Huda, his half-sister; her mother",
        lambda s: kin(s, "هدى", "half_sib_pat", "طلال") and kin(s, "وداد", "mother", "هدى"),
    ),
    Fact(
        4,
        "the other Talal: with him, free, no case",
        lambda s: "الدروبي" in loss(s, "طلال")["others_taken"] and len(s.all("case")) == 1,
    ),
    Fact(
        5,
        "ten or twelve days after Baba Amr",
        lambda s: (
            date(loss(s, "طلال")) == ("2012-03-10", "2012-03-13", "range")
            and loss(s, "طلال")["type"] == "abduction"
        ),
    ),
    Fact(5, "a Saturday or a Sunday, as told", lambda s: told(loss(s, "طلال")) == DAY),
    Fact(
        6,
        "Bab al-Siba', Homs; she saw nothing",
        lambda s: (
            loss(s, "طلال").get("place")
            and "ما شفت شي" in words(loss(s, "طلال"), "text")
            and loss(s, "طلال")["confidence"] == "hearsay_named"
        ),
    ),
    Fact(7, "morning, afternoon", lambda s: loss(s, "طلال")["time_as_told"] == HOUR),
    Fact(
        8,
        "shabbiha, as the neighbour said; later Military Intelligence",
        lambda s: (
            {one["group"] for one in s.all("involvement", parent=loss(s, "طلال")["id"])}
            == {"gov_militia", "gov_mi"}
        ),
    ),
    Fact(
        9,
        "three nights in a school, seen by the other Talal",
        lambda s: (
            words(_event(s, "held_at"), "text") == SCHOOL
            and date(_event(s, "held_at"))[:2] == ("2012-03-10", "2012-03-16")
        ),
    ),
    Fact(
        10,
        "he came back after a month",
        lambda s: (
            [date(one)[0] for one in s.all("event", parent=case(s, "طلال")) if "type" not in one]
            == ["2012-04-01"]
        ),
    ),
    Fact(
        11,
        "Sednaya, third floor; the talk of 2017",
        lambda s: (
            words(_event(s, "sighting"), "text") == SEDNAYA
            and _event(s, "sighting")["confidence"] == "rumour"
        ),
    ),
    Fact(
        12,
        "the entry, seen in 2019",
        lambda s: (
            words(_event(s, "registry_entry"), "text") == ENTRY
            and date(_event(s, "registry_entry"))[2] == "year"
        ),
    ),
    Fact(
        12,
        "a claim, not proved",
        lambda s: (
            [one["value"] for one in claims(s, "طلال", field="fate", status="current")]
            == ["dead_registry"]
        ),
    ),
    Fact(13, "his wife", lambda s: kin(s, "عبير", "wife", "طلال")),
    Fact(
        13,
        "his daughter, forty days old then",
        lambda s: (
            kin(s, "ياسمين", "daughter", "طلال")
            and date(s.one("person", id=person(s, "ياسمين")), "birth")[:2]
            == ("2012-01-30", "2012-02-02")
        ),
    ),
    Fact(
        14,
        "Samer, in Denmark as she thinks",
        lambda s: (
            kin(s, "سامر", "brother", "طلال")
            and "على ما أظن" in s.one("person", id=person(s, "سامر")).get("usual_address_text", "")
        ),
    ),
    Fact(
        15,
        "the United Nations: yes",
        lambda s: said(grant(s, "هدى", "طلال", "search", "iimp")) == "given",
    ),
    Fact(
        16,
        "France: no, after a yes; and Abir's no",
        lambda s: (
            [said(grant(s, one, "طلال", *COURT)) for one in ("هدى", "عبير")] == ["refused"] * 2
        ),
    ),
    Fact(
        16,
        "Abir is not named",
        lambda s: _marks(s, "عبير") == [("not_named_outside", "ولا تحطوا اسمي")],
    ),
    Fact(
        17,
        "the Commission, without the family name",
        lambda s: _if(s, "search", "ncmp") == ("without_surname", "إذا ما طلع اسم العايلة برّا"),
    ),
    Fact(
        18,
        "the photo, if all agree: each of the three is asked apart",
        lambda s: (
            {(one["type"], words(one, "words"), one["person"]) for one in _photo_ifs(s)}
            == {("only_with_person", ALL, person(s, one)) for one in ("عبير", "مصطفى", "سامر")}
        ),
    ),
    Fact(
        18,
        "three to be asked, each on record",
        lambda s: (
            all(person(s, one) for one in ("عبير", "مصطفى", "سامر"))
            and kin(s, "مصطفى", "father", "طلال")
        ),
    ),
    Fact(
        19,
        "Huda's sample: planned",
        lambda s: _sample(s, "هدى") == (True, "half_sib_pat", "planned"),
    ),
    Fact(
        19,
        "the girl's: refused by her mother",
        lambda s: (
            _sample(s, "ياسمين") == (True, "daughter", "refused")
            and "عبير" in words(s.one("dna_reference", donor=person(s, "ياسمين")), "note")
        ),
    ),
    Fact(
        20,
        "Umm Nizar: on no paper; not told",
        lambda s: (
            _marks(s, "أم نزار")
            == [("not_on_papers_of", "مريضة بالقلب، ما حدا يقللها إنو طلع بالقيد")]
            and s.one("family_member", person=person(s, "أم نزار")).get("news_of_death") is False
        ),
    ),
    Fact(
        21,
        "an answer before New Year",
        lambda s: _duty(s, "owed_to_family") == ("2026-12-31", "قبل راس السنة", "جواب عن القيد"),
    ),
    Fact(
        22,
        "the photo of the entry, tomorrow",
        lambda s: _duty(s, "asked_of_family") == ("2026-11-29", "بكرا", "صورة القيد"),
    ),
    Fact(
        23,
        "the neighbour's names stand nowhere",
        lambda s: (
            "ما بقولن" in words(loss(s, "طلال"), "agents_description") and not s.all("perpetrator")
        ),
    ),
)
