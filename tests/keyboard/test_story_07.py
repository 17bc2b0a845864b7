"""Story 07: three of one family, told in one sitting. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.keyboard import pages
from tests.keyboard.behaviours import behaviour
from tests.keyboard.finds import Gate, case, claims, events, grant, kin, loss, person, said
from tests.keyboard.hands import ALT, opened
from tests.keyboard.stored import SHARE, Fact, Row, Stored, date, reached, told, words
from tests.reports.paper import text_of

from vsdesk.desk import SheetOrder
from vsdesk.records.dictionary.values import as_said
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.keyboard.hands import Keys

    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FRIDAY = "بعد الكيماوي بتلات جمع، يعني نهار الجمعة"
MID_SHABAN = "ليلة النص من شعبان، سنة التلتعش"
LEFT = "سنة الألفين وتمنتعش، لما طلعنا من الغوطة بالباصات"
SEEN = "واحد طلع من فرع قال لأبو غسان: شفت محمد الحلاق، وكان عم يحكي عن أختو سمر"


def test_three_of_one_family(keys: Callable[[Lang], Keys], tmp_path: Path) -> None:
    hands = keys("ar")
    adnan(hands)
    son(hands)
    brother(hands)
    on_cases(hands)
    the_family(hands)
    consents(hands)
    desk = opened(hands.again().room)
    try:
        stored = Stored.of_desk(desk, tmp_path / "dump")
        assert reached(FACTS, stored) >= SHARE
        let_out(Gate(desk, stored, "ar"))
    finally:
        desk.access.lock()


def named(hands: Keys, given: str, father: str, born: str = "", typed: str = "") -> None:
    """Who is missing."""
    hands.fill("person.given_ar", given)
    hands.fill("person.father_ar", father)
    hands.fill("person.family_ar", "الحلاق")
    if born:
        hands.day("person.birth", born, typed)
    hands.pick("person.sex", "ذكر")


def adnan(hands: Keys) -> None:
    """The husband."""
    hands.interview()
    hands.fill("speaker.given_ar", "رجاء")
    hands.fill("speaker.family_ar", "ياسين")
    hands.pick("kin.relation", "زوجة")
    hands.pick("case.intake_channel", "زيارة")
    hands.next("missing")
    named(hands, "عدنان", "خالد")
    hands.next("happened")
    hands.fill(
        "event.text",
        "راح عالشام يجيب دوا لأمي، وأخدوه عالحاجز. قلت «قبل رمضان»، هي هيك: النص قبل رمضان بأسبوعين",
    )
    hands.pick("event.confidence", "نقلاً عن شخص معروف")
    hands.next("day")
    hands.fill("event.date", MID_SHABAN)
    hands.press(Qt.Key.Key_F6)
    hands.next("where")
    hands.fill("event.place_text", "عالحاجز تبع مشفى البيروني")
    hands.pick("event.place_kind", "حاجز")
    hands.next("whom")
    hands.fill(
        "event.agents_description", "قالولي أمن دولة. بعدين قالولي لا، جوية. ناس، ما بعرف مين"
    )
    hands.pick("event.type", "توقيف")
    hands.next("consent")
    pages.answers(hands, keep="1", iimp="1")
    hands.next("next")
    hands.fill("ask.what", "الدم: أنا بعطي، وأم غسان كمان")
    hands.choose("another-missing")


def son(hands: Keys) -> None:
    """The son."""
    hands.pick("speaker-who", "رجاء")
    hands.pick("kin.relation", "أم")
    hands.pick("case.intake_channel", "زيارة")
    hands.next("missing")
    named(hands, "محمد", "عدنان", "تاني من تشرين التاني السنة ستة وتسعين", "1996-11-02")
    hands.next("happened")
    hands.fill(
        "event.text",
        "كان عالحاجز مع خالتو، هي شافتو بعيونا، نزّلوه من السرفيس لأنو هويتو من حرستا. ابن السبعتعش",
    )
    hands.pick("event.confidence", "نقلاً عن شخص معروف")
    hands.next("day")
    hands.fill("event.date", FRIDAY)
    with behaviour(7, 4):  # of two Fridays neither is proposed
        no_single_day(hands)
    hands.day("event.date", FRIDAY, "2013-09-06..2013-09-13")
    hands.next("where")
    hands.fill("event.place_text", "عالحاجز")
    hands.pick("event.place_kind", "حاجز")
    hands.next("whom")
    hands.pick("event.type", "توقيف")
    hands.next("news")
    hands.fill("news/0.text", SEEN)
    hands.pick("news/0.type", "مشاهدة في الاحتجاز")
    hands.pick("news/0.confidence", "كلام متداول")
    hands.next("family")
    hands.fill("relative/0.given_ar", "أم غسان")
    hands.choose("kunya-relative-0-is-name")  # they call her so, and by nothing else
    hands.pick("relativekin/0.relation", "خالة")
    hands.next("consent")
    pages.answers(hands, keep="1", iimp="1", publish_photo="1")
    pages.answers(hands, publish_photo="2")
    hands.next("next")
    hands.choose("another-missing")


def brother(hands: Keys) -> None:
    """The husband's brother."""
    hands.pick("speaker-who", "رجاء")
    hands.pick("kin.relation", "زوجة الأخ")
    hands.pick("case.intake_channel", "زيارة")
    hands.next("missing")
    named(hands, "محمد", "خالد", "كان عمرو خمسين شي", "1966..1970")
    hands.next("happened")
    hands.fill(
        "event.text", "لما طلعنا من الغوطة بالباصات، نزّلوه بالطريق، بين حرستا ودوما، قالوا تسوية"
    )
    hands.pick("event.confidence", "نقلاً عن شخص معروف")
    hands.next("day")
    hands.fill("event.date", LEFT)
    with behaviour(7, 4):  # nor anything narrower than the weeks of the buses
        no_single_day(hands)
    hands.day("event.date", LEFT, "2018-03..2018-04")
    hands.next("where")
    hands.fill("event.place_text", "بالطريق بين حرستا ودوما")
    hands.next("whom")
    hands.pick("event.type", "توقيف")
    hands.next("news")
    hands.fill("news/0.text", SEEN)
    hands.pick("news/0.type", "مشاهدة في الاحتجاز")
    hands.pick("news/0.confidence", "كلام متداول")
    hands.next("consent")
    pages.answers(hands, keep="1")
    hands.next("next")
    hands.fill("owe.what", "تجيبولي الكتاب")
    hands.fill("owe.due", "2026-12-11")
    hands.fill("owe.due_words", "قبل عيد الميلاد بجمعتين")
    hands.next_page()
    assert hands.place.screen == "case"


def no_single_day(hands: Keys) -> None:
    """What is understood, if anything, is several days."""
    read = [one for one in hands.reads().splitlines() if one.startswith("المفهوم")]
    assert all(" إلى " in one for one in read), read


REJECTED = "الله يرحمو"


def rejected(hands: Keys) -> None:
    """On the page of a missing person: the words that are not said."""
    pages.section(hands, "person")
    pages.wish(hands, "كلمات لا تُقال", words=REJECTED, by="رجاء")


def on_cases(hands: Keys) -> None:
    """What the interview does not ask: who did it, twice; the first birth; words that nobody says."""
    rejected(hands)  # of the brother, whose page is open
    which_of_two(hands)
    pages.family(hands, "cases")
    pages.case(hands, "محمد عدنان", "person")
    hands.fill("person.age_told", "ابن السبعتعش")
    hands.save()
    rejected(hands)
    which_of_two(hands)
    pages.section(hands, "claims")
    pages.add(hands, "claim", {"field": "تاريخ الميلاد", "status": "حلّت محلها"})
    hands.day("told-claim.value", "تولد شهر تسعة السنة ستة وتسعين", "1996-09")
    hands.save()
    pages.section(hands, "antemortem")
    hands.pick("am-purpose", "التعرّف")
    hands.choose("am-begin")
    hands.save()
    pages.family(hands, "cases")
    pages.case(hands, "عدنان", "person")
    rejected(hands)
    pages.section(hands, "disappearance")
    pages.add(hands, "involvement", {"group": "أمن الدولة", "certainty": "محتمل"})
    hands.save()
    pages.add(hands, "involvement", {"group": "المخابرات الجوية", "certainty": "محتمل"})
    hands.save()


def which_of_two(hands: Keys) -> None:
    """Beside the words of the sighting: whom «محمد الحلاق» means; nobody knows, and that is an answer."""
    pages.section(hands, "timeline")
    hands.choose(pages.row_of(hands, "مشاهدة في الاحتجاز"))
    hands.room.rest(hands.window)
    with behaviour(7, 2):
        assert "«محمد الحلاق»: مَن المقصود منهما؟" in hands.reads()
        hands.pick("which-event.text", "غير معروف")
    hands.save()


def the_family(hands: Keys) -> None:
    """Who belongs to it, who is not named outside, whose samples may help."""
    pages.family(hands, "members")
    hands.choose(pages.row_of(hands, "أم غسان", "member-"))
    hands.fill("family_member.household", "بيت أم غسان")
    hands.save()
    pages.wish(hands, "لا يُذكر", by="رجاء")
    hands.choose(pages.row_of(hands, "رجاء", "member-"))
    hands.fill("family_member.household", "بيت عدنان")
    pages.add(hands, "person_name", {"type": "يُعرف بـ"}, value="أم محمد")
    hands.save()  # she stays open
    pages.add(hands, "person_name", {"type": "لقب"}, value="رجا")
    hands.save()
    pages.member(hands, "عدنان", "", "أب", "محمد عدنان", known="عدنان")
    pages.related(hands, "عدنان", "أخ", "محمد خالد")
    pages.member(hands, "أخوه ببيروت", "", "أخ", "محمد عدنان")
    pages.member(hands, "مرتو", "", "زوجة", "محمد خالد")
    hands.choose(pages.row_of(hands, "مرتو", "member-"))
    hands.fill("family_member.household", "بيت محمد خالد")
    hands.save()
    pages.member(hands, "سمر", "", "أخت", "محمد خالد")
    pages.section(hands, "samples")
    for donor, relation in (("رجاء", "أم"), ("أم غسان", "خالة")):
        picks = {"donor": donor, "missing": "محمد عدنان", "kinship": relation}
        pages.add(hands, "dna_reference", {**picks, "sample_given": "مخطط"})
    hands.save()


def consents(hands: Keys) -> None:
    """The Red Cross, for each of the three."""
    for name in ("عدنان خالد", "محمد عدنان", "محمد خالد"):
        pages.case(hands, name, "consent")
        hands.choose("to-consent-page")
        pages.asked(hands, "رجاء")
        pages.ask(hands, "البحث عن المفقود", "اللجنة الدولية للصليب", "yes")
        hands.press(Qt.Key.Key_Left, ALT)
        pages.family(hands, "cases")


def let_out(gate: Gate) -> None:
    desk, stored = gate.desk, gate.stored
    adnan, young, other = (
        case(stored, *one) for one in (("عدنان",), ("محمد", "عدنان"), ("محمد", "خالد"))
    )
    found = {one.title for one in desk.cases.lists.search("محمد الحلاق")}
    with behaviour(7, 1):
        assert found >= {"محمد عدنان الحلاق", "محمد خالد الحلاق"} and len(stored.all("case")) == 3
    for one in (young, other):  # in both files, as talk, and it says nothing of where he is
        [seen] = stored.all("event", parent=one, type="sighting")
        with behaviour(7, 2):
            assert seen["confidence"] == "rumour" and "date" not in seen and "facility" not in seen
            asked = [
                plain(as_said(note.value("text"))) for note in desk.cases.dossier(one).of("note")
            ]
            assert [word for word in asked if "«محمد الحلاق»" in word and "غير معروف" in word], (
                asked,
                stored.all("note"),
            )
    mother, wife = person(stored, "رجاء"), person(stored, "مرتو")
    of_mother = sheet_of(gate, young, mother, "en")
    with behaviour(7, 3):  # both, and a minor either way
        assert "16, a minor" in of_mother and "ابن السبعتعش" in of_mother
    with behaviour(7, 4):
        for who in ("عدنان", "خالد"):
            assert date(loss(stored, "محمد", who))[2] == "range"
    with behaviour(7, 5):  # her yes goes for her own two; his brother's wife was not asked
        assert gate.state(adnan, *ICRC) == gate.state(young, *ICRC) == "given"
        assert gate.state(other, *ICRC) == "standing"  # nearer ones are on record
        assert "cannot decide this alone" in Gate(desk, stored, "en").ready(other, "icrc")
    assert gate.state(young, "photo_publication", "public") == "refused"
    assert gate.state(other, "search", "iimp") == "not_asked"
    houses = (mother, wife)  # her own paper is hers
    papers = [
        sheet_of(gate, one, who, lang)
        for one in (adnan, young, other)
        for who in houses
        for lang in LANGS
    ]
    leaving = SheetOrder(young, ("ar",), "case-file", purpose="search", recipient="icrc")
    papers.append(plain(text_of(desk.outbound.sheets.sheet(leaving).pdf)))
    for paper in papers:
        with behaviour(7, 6):
            assert "غسان" not in paper and "بيتها" not in paper
        with behaviour(7, 7):
            for words_of in ("مرحوم", "الله يرحم", "deceased", "شهيد", "متوفى"):
                assert words_of not in paper
    with behaviour(7, 8):  # of the boy no branch; to his brother's wife nothing of what Raja' said
        assert "المخابرات" not in of_mother and "فرع" not in of_mother
        for lang in LANGS:
            hers = sheet_of(gate, other, wife, lang)
            assert "2018" in hers and "رجاء" not in hers
            for told_words in ("بالباصات", "خمسين", "تسوية", SEEN[:12], "تجيبولي"):
                assert told_words not in hers


def sheet_of(gate: Gate, case_id: str, who: str, lang: Lang) -> str:
    """The sheet of one household, by one who lives there."""
    order = SheetOrder(case_id, (lang,), person=who, discreet=False)
    return plain(text_of(gate.desk.outbound.sheets.sheet(order).pdf))


LANGS: tuple[Lang, ...] = ("ar", "en")
ICRC = ("search", "icrc")


def _of(s: Stored, name: str, father: str = "") -> Row:
    return s.one("person", id=person(s, name, father))


def _samples(s: Stored) -> set[tuple[str, str, str]]:
    return {(one["donor"], one["missing"], one["sample_given"]) for one in s.all("dna_reference")}


def _young(s: Stored) -> Row:
    return _of(s, "محمد", "عدنان")


def _marks(s: Stored, id: str) -> list[str]:
    return [str(one["type"]) for one in s.all("person_mark", parent=id)]


FACTS = (
    Fact(
        1,
        "Adnan, her husband",
        lambda s: kin(s, "رجاء", "wife", "عدنان") and _of(s, "عدنان")["father_ar"] == "خالد",
    ),
    Fact(
        2,
        "Muhammad Adnan, her son",
        lambda s: kin(s, "رجاء", "mother", "محمد", "عدنان") and _young(s)["family_ar"] == "الحلاق",
    ),
    Fact(
        3,
        "Muhammad Khaled, his brother",
        lambda s: kin(s, "رجاء", "wife_of_brother", "محمد", "خالد"),
    ),
    Fact(
        3,
        "about fifty: born between",
        lambda s: date(_of(s, "محمد", "خالد"), "birth") == ("1966-01-01", "1970-12-31", "range"),
    ),
    Fact(
        4,
        "Raja', called Raja, Umm Muhammad",
        lambda s: (
            {(one["type"], one["value"]) for one in s.all("person_name", parent=person(s, "رجاء"))}
            == {("kunya", "أم محمد"), ("nickname", "رجا")}
        ),
    ),
    Fact(
        5,
        "the night of mid-Sha'ban",
        lambda s: (
            date(loss(s, "عدنان"))[:2] == ("2013-06-23", "2013-06-25")
            and told(loss(s, "عدنان")) == MID_SHABAN
        ),
    ),
    Fact(
        5,
        "'before Ramadan' agrees, and stays",
        lambda s: (
            "قبل رمضان" in words(loss(s, "عدنان"), "text") and not claims(s, "عدنان", field="date")
        ),
    ),
    Fact(
        6,
        "the checkpoint by the hospital",
        lambda s: (
            loss(s, "عدنان")["place_kind"] == "checkpoint"
            and "البيروني" in loss(s, "عدنان")["place_text"]
            and "facility" not in loss(s, "عدنان")
        ),
    ),
    Fact(
        7,
        "State Security, then Air Force, both possible",
        lambda s: (
            {
                (one["group"], one["certainty"])
                for one in s.all("involvement", parent=loss(s, "عدنان")["id"])
            }
            == {("gov_gid", "possible"), ("gov_afi", "possible")}
        ),
    ),
    Fact(
        8,
        "a Friday, of two",
        lambda s: (
            date(loss(s, "محمد", "عدنان")) == ("2013-09-06", "2013-09-13", "range")
            and told(loss(s, "محمد", "عدنان")) == FRIDAY
        ),
    ),
    Fact(
        9,
        "born 2 November 1996, by the booklet",
        lambda s: date(_young(s), "birth") == ("1996-11-02", "1996-11-02", "day"),
    ),
    Fact(
        9,
        "September was the neighbours' mistake",
        lambda s: (
            [
                date(one, "value")[0]
                for one in claims(s, "محمد", "عدنان", field="birth", status="superseded")
            ]
            == ["1996-09-01"]
        ),
    ),
    Fact(10, "'seventeen', as told", lambda s: _young(s).get("age_told") == "ابن السبعتعش"),
    Fact(
        11,
        "his aunt saw it; why he was taken",
        lambda s: (
            kin(s, "أم غسان", "aunt_mat", "محمد", "عدنان")
            and "هويتو من حرستا" in words(loss(s, "محمد", "عدنان"), "text")
        ),
    ),
    Fact(
        11,
        "she is not named outside",
        lambda s: _marks(s, person(s, "أم غسان")) == ["not_named_outside"],
    ),
    Fact(
        12,
        "the buses of spring 2018",
        lambda s: date(loss(s, "محمد", "خالد")) == ("2018-03-01", "2018-04-30", "range"),
    ),
    Fact(
        12,
        "between Harasta and Douma, 'a settlement'",
        lambda s: (
            "دوما" in loss(s, "محمد", "خالد")["place_text"]
            and "تسوية" in words(loss(s, "محمد", "خالد"), "text")
        ),
    ),
    Fact(
        13,
        "seen, by talk, and of a sister Samar",
        lambda s: (
            "سمر" in words(events(s, "محمد", "sighting", "خالد")[0], "text")
            and kin(s, "سمر", "sister", "محمد", "خالد")
        ),
    ),
    Fact(
        14,
        "father and son, brothers",
        lambda s: (
            kin(s, "عدنان", "father", "محمد", "عدنان")
            and kin(s, "عدنان", "brother", "محمد", "خالد")
        ),
    ),
    Fact(
        15,
        "the Red Cross: yes for the three",
        lambda s: (
            [
                said(grant(s, "رجاء", *one))
                for one in (("عدنان", *ICRC), ("محمد", *ICRC, "عدنان"), ("محمد", *ICRC, "خالد"))
            ]
            == ["given"] * 3
        ),
    ),
    Fact(
        16,
        "the United Nations: husband, son; not the brother",
        lambda s: (
            [
                said(grant(s, "رجاء", *one))
                for one in (
                    ("عدنان", "search", "iimp"),
                    ("محمد", "search", "iimp", "عدنان"),
                    ("محمد", "search", "iimp", "خالد"),
                )
            ]
            == ["given", "given", ""]
        ),
    ),
    Fact(
        17,
        "the photo: no",
        lambda s: (
            said(grant(s, "رجاء", "محمد", "photo_publication", "public", "عدنان")) == "refused"
        ),
    ),
    Fact(
        18,
        "samples of mother and aunt, for the son",
        lambda s: (
            _samples(s)
            == {
                (person(s, "رجاء"), person(s, "محمد", "عدنان"), "planned"),
                (person(s, "أم غسان"), person(s, "محمد", "عدنان"), "planned"),
            }
        ),
    ),
    Fact(
        19,
        "words that nobody says, of the three",
        lambda s: (
            [words(one, "words") for one in s.all("person_mark", type="words_rejected")]
            == [REJECTED] * 3
        ),
    ),
    Fact(
        20,
        "the letter, by 11 December",
        lambda s: (
            (
                s.one("duty", type="owed_to_family").get("due"),
                s.one("duty", type="owed_to_family").get("due_words"),
            )
            == ("2026-12-11", "قبل عيد الميلاد بجمعتين")
        ),
    ),
    Fact(
        21,
        "his brother in Beirut, not asked",
        lambda s: (
            kin(s, "أخوه ببيروت", "brother", "محمد", "عدنان")
            and not s.all("consent_grant", grantor=person(s, "أخوه ببيروت"))
        ),
    ),
)
