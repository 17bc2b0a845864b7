"""Story 10: a released man counts names, and looks for his brother. All people are made up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.keyboard import pages
from tests.keyboard.behaviours import behaviour
from tests.keyboard.finds import Gate, case, events, grant, kin, loss, person, said
from tests.keyboard.hands import ALT, CTRL, opened
from tests.keyboard.stored import SHARE, Fact, Stored, date, reached, told, words

from vsdesk.desk import Edit
from vsdesk.errors import UserError
from vsdesk.records.checks.flags import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.keyboard.hands import Keys

    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OLIVES = "بموسم الزيتون، السنة اللي بعد ما دخلوا عفرين… لأ، نفس السنة، التمنتعش، بعدنا ما كنا قطفنا غير شوي"
QUAKE = "بعد الزلزال بجمعتين"
SCHOOL = "بمدرسة، بالقبو"
TURKEY = "لتركيا: ولا كلمة"
SLIP = " والسجّان، وفصيل الحمزات."
NO_CALL = "لا تتصلوا اليوم"
# told name, marks, state, may tell
ROWS = (
    ("أبو عبدو الفران", "من تل رفعت، ما بعرف اسمو الحقيقي", "حيّاً", "نعم"),
    ("مصطفى الأعرج", "من الباب، أخدوه بليلة وما رجع", "أُخذ من هناك", "نعم"),
    ("مصطفى ابن الدكتور", "من عفرين، كردي، ما كان يحكي عربي منيح، بالكلاوي", "مريضاً", "اسألوني"),
    ("حنان", "من جنديرس، عندا ولد. سمعت صوتها بس، ما شفتها", "لم يُذكر", "اسألوني"),
    (
        "حسن، وقالوا بعدين حسين",
        "شيخ كبير، شالوه بحرام، شفت الحرام، ما شفت وشّو",
        "بحسب ما قاله آخرون",
        "لا",
    ),
    ("جوان", "يمكن ستعش. إمو لازم تعرف، بس مني أنا، مو منكن، ومو بالتلفون", "بحسب ما رآه", "لا"),
)


def test_the_released_man_and_his_brother(keys: Callable[[Lang], Keys], tmp_path: Path) -> None:
    hands = keys("ar")
    yusuf(hands)
    on_case(hands)
    the_family(hands, the_source(hands))
    later = hands
    # The first of December and of January; between them a Tuesday, as the first of December is.
    for days, called_off in ((3, True), (10, False), (34, True)):
        later = later.again(later=days)
        pages.rail(later, 1)
        later.room.rest(later.window)
        with behaviour(10, 6):
            assert (NO_CALL in later.reads()) == called_off
    desk = opened(later.room)
    try:
        stored = Stored.of_desk(desk, tmp_path / "dump")
        let_out(Gate(desk, stored, "ar"))
        assert reached(FACTS, stored) >= SHARE
    finally:
        desk.access.lock()


def yusuf(hands: Keys) -> None:
    """The talk about the brother; the speaker stands there by a code name alone."""
    hands.interview()
    hands.fill("speaker.given_ar", "المتكلم")
    hands.pick("kin.relation", "أخ شقيق")
    hands.pick("case.intake_channel", "زيارة")
    hands.next("missing")
    hands.fill("person.given_ar", "يوسف")
    hands.fill("person.mother_given_ar", "زينب")
    hands.pick("person.sex", "ذكر")
    hands.next("happened")
    hands.fill("event.text", "أخدوني أنا وأخي يوسف سوا. أنا طلعت، وأخي ضل")
    hands.pick("event.confidence", "بنفسه")
    hands.next("day")
    hands.fill("event.date", OLIVES)
    with behaviour(10, 5):  # the first olives are not proposed, nor a day
        assert "2018" in hands.reads() and "2019" not in hands.reads()
    hands.press(Qt.Key.Key_F6)
    hands.next("whom")
    hands.fill("event.agents_description", "فصيل، أنا بعرف اسمو، بقولو للمحامي بس")
    hands.pick("event.type", "توقيف")
    hands.next("news")
    hands.fill("news/0.text", "زلمة شاف يوسف، قال «ضعيف كتير». هو قال لإمي")
    hands.fill("news/0.date", QUAKE)
    hands.press(Qt.Key.Key_F6)
    hands.pick("news/0.type", "مشاهدة في الاحتجاز")
    hands.fill("news/0.place_text", "إعزاز")
    hands.pick("news/0.confidence", "نقلاً عن شخص معروف")
    hands.next("family")
    hands.fill("relative/0.given_ar", "زينب")
    hands.pick("relativekin/0.relation", "أم")
    hands.next("contact")
    hands.pick("channel/0.safe_to_call", "نعم")
    hands.fill("channel/0.safe_hours", "أول كل شهر لا تتصلوا: بروح إمضي")
    hands.fill("channel/0.no_call_day", "1")
    hands.next("consent")
    pages.answers(hands, keep="1", ncmp="2")
    hands.next("next")
    hands.fill("owe.what", "ترجعولي بورقة")
    hands.fill("owe.due", "2027-01-31")
    hands.fill("owe.due_words", "قبل ما يخلص كانون التاني")
    hands.next_page()
    assert hands.place.screen == "case"


def on_case(hands: Keys) -> None:
    """On the page of the case: the incident; what the samples are for; the source."""
    pages.together(hands)
    pages.section(hands, "antemortem")
    hands.pick("am-purpose", "التعرّف")
    hands.choose("am-begin")
    hands.save()
    pages.section(hands, "consent")
    hands.choose("to-consent-page")
    pages.asked(hands, "المتكلم")
    hands.pick("ask-purpose", "المحاسبة القضائية")
    hands.pick("ask-recipient", "نيابة أخرى")
    hands.fill("ask-named", "المحكمة")
    pages.segment(hands, "ask-answer", "yes_if")
    hands.fill("if-words-ask", "بلا اسمي")
    hands.choose("ask-save")
    pages.ask(hands, "البحث عن المفقود", "السلطات التركية", "no")
    further_if(hands, "نيابة أخرى")
    hands.pick("ask-purpose", "البحث عن المفقود")
    hands.pick("ask-recipient", "سلطة الأمر الواقع")
    hands.fill("ask-named", "الفصيل")
    pages.segment(hands, "ask-answer", "no")
    hands.choose("ask-save")
    hands.press(Qt.Key.Key_Left, ALT)
    pages.section(hands, "claims")
    hands.choose("add-source")
    assert hands.place.screen == "record"


def further_if(hands: Keys, recipient: str) -> None:
    """One more condition, on the row of the answer to a recipient."""
    name = pages.in_card(hands, "if-", recipient)
    hands.choose(name)
    tag = name.removeprefix("if-")
    hands.fill(f"if-words-{tag}", TURKEY)
    hands.pick(f"if-rule-{tag}", "ليس إذا وصل إلى")
    hands.pick(f"if-body-{tag}", "السلطات التركية")
    hands.choose(f"if-save-{tag}")


def the_source(hands: Keys) -> str:
    """The source's own page: who it is, what happened to him, the statement and its six rows. Its code."""
    hands.pick("source.type", "ناجٍ")
    hands.fill(
        "source.protection_needs",
        "اسمي ما يطلع برّا. أهلي لهلق هون: لتركيا ولا كلمة، وللفصيل أو الحكومة لا",
    )
    hands.save()
    code: str = re.findall(r"S-[\w-]+", hands.reads())[0]
    pages.section(hands, "statement")
    pages.add(hands, "statement", {}, date="اليوم|2026-11-28", prior_statements="لا")
    hands.fill("statement.summary", "أنا من الشعار بحلب، طلعنا بالباصات الخضر وقت اللي راحت حلب")
    hands.save()

    hands.choose(pages.like(hands, "open-statement-"))
    for name, marks, state, tell in ROWS:
        pages.add(
            hands,
            "testimony_row",
            {"state_seen": state, "may_tell_family": tell},
            told_name=name,
            marks=marks,
            where=SCHOOL,
        )
        if state == "حيّاً":
            hands.day("told-testimony_row.seen_to", "لما طلعت", "2019-06-02")
        hands.save()
        hands.choose(pages.like(hands, "open-statement-"))
    return code


def the_family(hands: Keys, code: str) -> None:
    """Marks and samples, and the case of the man himself: a survivor's, apart from the code."""
    hands.press(Qt.Key.Key_Left, ALT)
    pages.family(hands, "members")
    hands.choose(pages.row_of(hands, "المتكلم", "member-"))
    pages.wish(hands, "لا يُذكر")
    hands.choose(pages.row_of(hands, "زينب", "member-"))
    pages.add(hands, "person_name", {"type": "يُعرف بـ"}, value="إم يوسف")
    hands.save()
    pages.section(hands, "samples")
    picks = {"donor": "المتكلم", "missing": "يوسف", "kinship": "أخ شقيق", "sample_given": "أُعطيت"}
    pages.add(
        hands, "dna_reference", {**picks, "country": "تركيا"}, date="من شهرين|2026-09", note="مرسين"
    )
    picks = {"donor": "زينب", "missing": "يوسف", "kinship": "أم", "sample_given": "مخطط"}
    pages.add(hands, "dna_reference", picks, note="وعدت، قالت بعد ما يطلع الزيتون")
    hands.save()
    pages.case(hands, "يوسف", "disappearance")
    hands.to("event.text")
    hands.press(Qt.Key.Key_End, CTRL)
    hands.say(SLIP)
    hands.room.rest(hands.window)
    with behaviour(
        10, 7
    ):  # were they written, it is asked whether they belong into the sealed statement
        for words_of in ("«والسجّان»", "«وفصيل الحمزات»"):
            assert f"{words_of} قد يدلّ على من روى" in hands.reads()
    for _ in SLIP:
        hands.press(Qt.Key.Key_Backspace)
    pages.family(hands, "cases")
    hands.choose("family-new-case")
    hands.fill("person.given_ar", "الناجي")
    hands.save()
    pages.section(hands, "disappearance")
    hands.pick("event.type", "توقيف")
    hands.fill("told-event.date", OLIVES)
    hands.choose("right-event.date")
    hands.save()
    pages.together(hands, join=True)
    pages.section(hands, "timeline")
    pages.add(
        hands,
        "event",
        {"type": "إفراج", "release_kind": "مشروط"},
        text="بكفالة: ما إحكي، وما اطلع من المنطقة، وكل أول شهر إمضي عندن",
    )
    hands.fill("told-event.date", "قبل العيد الصغير بيومين سنة التسعتعش")
    with behaviour(10, 5):  # a day more or less
        assert "1 إلى 3 حزيران 2019" in hands.reads()
    hands.choose("right-event.date")
    hands.save()
    pages.add(hands, "event", {"type": "نزوح"}, place_text="الشعار، حلب")
    hands.fill("told-event.date", "طلعنا بالباصات الخضر وقت اللي راحت حلب")
    hands.choose("right-event.date")
    hands.save()
    for part in ("person", "disappearance", "timeline", "claims", "consent"):
        pages.section(hands, part)
        with behaviour(10, 1):
            assert code not in hands.reads()


def let_out(gate: Gate) -> None:
    """What nobody outside hears, and what nobody is told before he is asked."""
    desk, stored = gate.desk, gate.stored
    mine, his = case(stored, "الناجي"), case(stored, "يوسف")
    with behaviour(10, 1):
        assert len(stored.all("testimony_row")) == 6 and len(stored.all("statement")) == 1
        assert len(stored.all("case")) == 2 and not {"person", "true_name"} & {
            *stored.one("source")
        }
        with pytest.raises(UserError, match="person_decides"):
            gate.sheet(mine)  # he is free: only he decides, and nobody has asked him yet
    rows = {one["told_name"]: one["id"] for one in stored.all("testimony_row")}
    sheets = [gate.sheet(his, lang=lang) for lang in ("ar", "en")]
    for sheet in sheets:
        with behaviour(10, 1):
            assert stored.one("source")["code"] not in sheet
        with behaviour(10, 2):
            assert not any(name.split("،")[0] in sheet for name, *_ in ROWS)
    with behaviour(10, 2):  # with a reason, or not at all
        baker = {"linked_case": his}
        with pytest.raises(UserError, match="E_LINKED"):
            desk.cases.save([Edit("testimony_row", baker, id=rows["أبو عبدو الفران"])])
        assert not any(one.get("linked_case") for one in stored.all("testimony_row"))
    with behaviour(10, 7):
        whole = str(stored.rows)
        assert "السجّان" not in whole and "الحمزات" not in whole and not stored.all("involvement")
    with behaviour(10, 4):
        assert not any("fate" in one for one in stored.all("case"))
    # 5 no day of the taking; the release is given or taken a day
    with behaviour(10, 5):
        assert date(loss(stored, "يوسف"))[2] == "range"
        assert date(events(stored, "الناجي", "release")[0])[2] == "range"
    with behaviour(
        10, 8
    ):  # 19 the State's Commission and Türkiye: no; the court waits for what was said with it
        for body in ("ncmp", "government_tr", "local_authorities"):
            assert gate.state(his, "search", body) == "refused"
        assert gate.state(his, *COURT) != "given"
        said_if = [one for one in desk.consent.table(his).outcomes if one.recipient == COURT[1]]
        [waits] = [one.conditions for one in said_if]
        assert {one.words for one in waits} == {"بلا اسمي", TURKEY} and all(
            one.stops for one in waits
        )
    for told_name in ("جوان", "حسن", "حسين", "الأعرج", "أبو عبدو"):
        with behaviour(10, 3):
            assert desk.cases.lists.search(told_name) == []
    mothers(gate, rows)


def mothers(gate: Gate, rows: dict[str, str]) -> None:
    """Who looks for two of those of whom he told: nothing of it stands in their files."""
    desk = gate.desk
    for given, row in (("جوان", "جوان"), ("حسن", "حسن، وقالوا بعدين حسين")):
        looks = desk.cases.new_case({"given_ar": given, "family_ar": "عفرين", "sex": "male"}).ids[0]
        desk.matching.suggestions.match_new()
        with behaviour(10, 4):  # possible at most
            assert all(
                one.band != "probable"
                for one in desk.matching.suggestions.testimony_hints(rows[row])
            )
        with behaviour(10, 3):
            told = str(list(desk.cases.dossier(looks)))
            assert "testimony_row" not in told and row not in gate.ready(looks, "iimp")
            assert desk.cases.record(looks).text("fate") == ""
            said_of = {one.told for one in desk.due.due() if one.root == looks}
            assert said_of == {SENTENCES["keeping_not_asked"]}
            assert desk.cases.record(rows[row]).text("may_tell_family") == "no"


COURT = ("criminal_accountability", "prosecutor_other")


def _row(s: Stored, name: str) -> tuple[str, str, bool]:
    row = s.one("testimony_row", told_name=name)
    marks = {one: text for one, text, *_ in ROWS}[name]
    whole = words(row, "marks") == marks and words(row, "where") == SCHOOL
    return str(row.get("state_seen", "")), str(row.get("may_tell_family", "")), whole


def _sample(s: Stored, donor: str) -> tuple[object, ...]:
    row = s.one("dna_reference", donor=person(s, donor))
    of = row.get("missing") == person(s, "يوسف")
    return of, row.get("kinship"), row.get("sample_given"), words(row, "note")


FACTS = (
    Fact(
        1,
        "a code; who it is, nobody outside hears",
        lambda s: s.one("source")["type"] == "survivor" and "true_name" not in s.one("source"),
    ),
    Fact(
        1,
        "his name is not said outside",
        lambda s: (
            [one["type"] for one in s.all("person_mark", parent=person(s, "المتكلم"))]
            == ["not_named_outside"]
        ),
    ),
    Fact(
        2,
        "a survivor's case of its own, from al-Sha'ar",
        lambda s: (
            [one["place_text"] for one in events(s, "الناجي", "displacement")] == ["الشعار، حلب"]
        ),
    ),
    Fact(
        2,
        "left when eastern Aleppo was emptied",
        lambda s: date(events(s, "الناجي", "displacement")[0])[:2] == ("2016-12-13", "2016-12-22"),
    ),
    Fact(
        3,
        "the olives of 2018, for both",
        lambda s: (
            date(loss(s, "يوسف"))
            == date(loss(s, "الناجي"))
            == ("2018-10-01", "2018-11-30", "range")
        ),
    ),
    Fact(3, "the first words stay", lambda s: told(loss(s, "يوسف")) == OLIVES),
    Fact(
        3,
        "one incident of both",
        lambda s: (
            s.one("incident")["id"]
            == s.one("case", person=person(s, "يوسف"))["incident"]
            == s.one("case", person=person(s, "الناجي"))["incident"]
        ),
    ),
    Fact(
        4,
        "a faction; its name for the lawyer only",
        lambda s: (
            "للمحامي بس" in words(loss(s, "يوسف"), "agents_description")
            and not s.all("involvement")
        ),
    ),
    Fact(
        5,
        "released two days before the feast",
        lambda s: date(events(s, "الناجي", "release")[0])[:2] == ("2019-06-01", "2019-06-03"),
    ),
    Fact(
        6,
        "on bail, and its conditions",
        lambda s: (
            events(s, "الناجي", "release")[0]["release_kind"] == "conditional"
            and "كل أول شهر إمضي" in words(events(s, "الناجي", "release")[0], "text")
        ),
    ),
    Fact(
        7,
        "Yusuf, his full brother",
        lambda s: (
            kin(s, "المتكلم", "brother_full", "يوسف")
            and s.one("person", id=person(s, "يوسف"))["mother_given_ar"] == "زينب"
        ),
    ),
    Fact(
        7,
        "his mother, Umm Yusuf",
        lambda s: (
            kin(s, "زينب", "mother", "يوسف")
            and s.one("person_name", parent=person(s, "زينب")).get("value") == "إم يوسف"
        ),
    ),
    Fact(
        8,
        "seen in Azaz after the earthquake",
        lambda s: (
            date(events(s, "يوسف", "sighting")[0])[:2] == ("2023-02-18", "2023-02-22")
            and events(s, "يوسف", "sighting")[0]["place_text"] == "إعزاز"
        ),
    ),
    Fact(
        8,
        "weak; told to his mother",
        lambda s: (
            "ضعيف كتير" in words(events(s, "يوسف", "sighting")[0], "text")
            and events(s, "يوسف", "sighting")[0]["confidence"] == "hearsay_named"
        ),
    ),
    Fact(9, "the baker", lambda s: _row(s, "أبو عبدو الفران") == ("alive", "yes", True)),
    Fact(
        9,
        "until he himself was released",
        lambda s: (
            date(s.one("testimony_row", told_name="أبو عبدو الفران"), "seen_to")[0] == "2019-06-02"
        ),
    ),
    Fact(10, "Mustafa the lame", lambda s: _row(s, "مصطفى الأعرج") == ("taken_away", "yes", True)),
    Fact(
        11,
        "Mustafa, the doctor's son",
        lambda s: _row(s, "مصطفى ابن الدكتور") == ("ill", "ask", True),
    ),
    Fact(12, "Hanan, heard", lambda s: _row(s, "حنان") == ("not_told", "ask", True)),
    Fact(
        13,
        "the old man, of two names",
        lambda s: _row(s, "حسن، وقالوا بعدين حسين") == ("said_dead", "no", True),
    ),
    Fact(
        14,
        "Jiwan; only from himself",
        lambda s: _row(s, "جوان") == ("died_before_witness", "no", True),
    ),
    Fact(15, "the guard stands nowhere", lambda s: "السجّان" not in str(s.rows)),
    Fact(
        16,
        "his sample, given in Mersin",
        lambda s: (
            _sample(s, "المتكلم") == (True, "brother_full", "yes", "مرسين")
            and date(s.one("dna_reference", donor=person(s, "المتكلم")))[0] == "2026-09-01"
        ),
    ),
    Fact(
        17,
        "his mother's: promised",
        lambda s: (
            _sample(s, "زينب") == (True, "mother", "planned", "وعدت، قالت بعد ما يطلع الزيتون")
        ),
    ),
    Fact(
        18,
        "a court, without his name",
        lambda s: (
            said(grant(s, "المتكلم", "يوسف", *COURT)) == "given_if"
            and {words(one, "words") for one in s.all("consent_condition")} == {"بلا اسمي", TURKEY}
        ),
    ),
    Fact(
        19,
        "not to the government",
        lambda s: said(grant(s, "المتكلم", "يوسف", "search", "ncmp")) == "refused",
    ),
    Fact(
        19,
        "not a word to Türkiye, nor the faction",
        lambda s: (
            "لتركيا ولا كلمة" in words(s.one("source"), "protection_needs")
            and s.one("consent_condition", type="not_onward_to").get("recipient") == "government_tr"
            and [
                said(grant(s, "المتكلم", "يوسف", "search", one))
                for one in ("government_tr", "local_authorities")
            ]
            == ["refused", "refused"]
        ),
    ),
    Fact(
        20,
        "no call on the first of a month",
        lambda s: (
            "أول كل شهر" in s.one("contact_channel").get("safe_hours", "")
            and s.one("contact_channel").get("no_call_day") == 1
        ),
    ),
    Fact(
        21,
        "a paper, by the end of January",
        lambda s: (
            (
                s.one("duty", type="owed_to_family").get("due"),
                s.one("duty", type="owed_to_family").get("due_words"),
            )
            == ("2027-01-31", "قبل ما يخلص كانون التاني")
        ),
    ),
)
