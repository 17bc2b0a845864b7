"""Parts of the interview: what words may mean, many files at once, the summary, the chips."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from tests.ui.conftest import Room
from tests.ui.hands import Hands, begin, of, rows, shown

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.diskio import plain_files
from vsdesk.records.places.gazetteer import place_id
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.form.date_readings import DateReader
from vsdesk.ui.kit.form.understood import KEPT, Understood
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.papers_page import day_in_name
from vsdesk.ui.screens.interview.people_pages import SpeakerPage
from vsdesk.ui.screens.interview.talk_page import TalkPage
from vsdesk.ui.screens.interview.topic_pages import state_of
from vsdesk.words import Lang, Words, plain


def test_a_feast_that_was_pointed_at_helps_the_reading() -> None:
    dates, words = DateReader("2026-11-24"), Words("en")
    alone = dates.find("تالت يوم، سنة الألفين وتلاتعش", words).found
    assert not [one for one in alone if "-08-" in str(one)]
    found = dates.find("سنة الألفين وتلاتعش", words, "عيد الفطر").found
    assert found and found[0].date["from"].startswith("2013-08")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("IMG-20180709-WA0003.jpg", "2018-07-09"),
        ("PTT-2018-07-10.opus", "2018-07-10"),
        ("scan.pdf", ""),
        ("1234567890123.jpg", ""),
    ],
)
def test_phones_write_the_day_into_the_name(name: str, day: str) -> None:
    assert day_in_name(name) == day


def test_a_folder_is_attached_whole_and_what_stays_out_is_said(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "phone"
    folder.mkdir()
    (folder / "IMG-20180709-WA0003.jpg").write_bytes(photo.draw_made_up_portrait(2))
    (folder / "IMG-20180711-WA0004.heic").write_bytes(b"\0\0\0\x18ftypheic made up")
    (folder / "IMG-20180712-WA0005.jpg").write_bytes(b"no picture")
    (folder / ".hidden").write_bytes(b"x")
    (folder / "link.jpg").symlink_to(folder / ".hidden")
    os.mkfifo(folder / "pipe.jpg")
    assert len(plain_files(folder)) == 3
    hands = begin(room, "en")
    hands.screen.go_to("papers")
    room.settle(hands.window)
    room.answers.folder_is = folder
    hands.pick("papers-kind", "photo_person")
    hands.choose("papers-folder")
    report = plain(shown(hands, "papers-report"))
    assert "IMG-20180712-WA0005.jpg stays out" in report
    assert "IMG-20180711-WA0004.heic is kept whole" in report
    hands.choose("papers-folder")  # by mistake once more
    report = plain(shown(hands, "papers-report"))
    assert "0 files are attached." in report and "2 files are here already" in report
    room.answers.answer = "again"
    hands.choose("papers-folder")
    assert "2 files are attached." in plain(shown(hands, "papers-report"))
    found = of(list(rows(room, hands.window)), "evidence_item")
    assert len(found) == 4
    assert sorted(one["sent_at"] for one in found) == ["2018-07-09"] * 2 + ["2018-07-11"] * 2
    items = {one["file_name"]: one for one in found}
    assert items["IMG-20180709-WA0003.jpg"]["type"] == "photo_person"
    assert items["IMG-20180711-WA0004.heic"]["type"] == "other"
    assert items["IMG-20180711-WA0004.heic"]["sent_at"] == "2018-07-11"
    assert len(items) == 2


def test_names_of_an_old_windows_and_an_empty_file_are_said(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    for name, data in (("ورقة.pdf", b"made up"), ("فارغة.pdf", b"")):
        (folder / os.fsdecode(name.encode("cp1256"))).write_bytes(data)
    hands = begin(room, "en")
    hands.screen.go_to("papers")
    room.settle(hands.window)
    room.answers.folder_is = folder
    hands.choose("papers-folder")
    report = plain(shown(hands, "papers-report"))
    assert "1 file is attached." in report
    assert "فارغة.pdf stays out: This file is empty" in report
    [item] = of(list(rows(room, hands.window)), "evidence_item")
    assert item["file_name"] == "ورقة.pdf"


def test_the_summary_says_told_refused_and_not_asked(room: Room) -> None:
    hands = begin(room, "en")
    hands.say("Najah")
    hands.next("missing")
    hands.press(Qt.Key.Key_F3)
    hands.next("happened")
    hands.press(Qt.Key.Key_F2)
    hands.next("day")
    talk = hands.screen.talk
    assert talk is not None
    assert [state_of(talk, key) for key in ("speaker", "missing", "happened", "day", "papers")] == [
        "told",
        "refused",
        "unknown",
        "open",
        "open",
    ]


def test_a_chip_is_for_the_reading_only(room: Room) -> None:
    hands = begin(room, "ar")
    hands.screen.go_to("day")
    room.settle(hands.window)
    hands.say("سنة الألفين وتلاتعش")
    hands.choose("near-0")
    assert "آب 2013" in plain(shown(hands, "understood-event.date"))
    hands.press(Qt.Key.Key_F6)
    talk = hands.screen.talk
    assert talk is not None
    held = talk.value("event", "date")
    assert held["as_told"] == "سنة الألفين وتلاتعش" and held["from"].startswith("2013-08")


def test_words_told_anew_ask_whether_the_date_still_stands(room: Room) -> None:
    hands = begin(room, "ar")
    hands.screen.go_to("day")
    room.settle(hands.window)
    hands.say("سنة الألفين وتلاتعش")
    hands.press(Qt.Key.Key_F6)
    told = hands.focus()
    assert isinstance(told, QPlainTextEdit)
    told.setPlainText("رمضان")
    assert "2013" in plain(shown(hands, "understood-event.date"))
    assert plain(shown(hands, "understood-event.date")).endswith("؟")
    hands.press(Qt.Key.Key_F6)
    assert not plain(shown(hands, "understood-event.date")).endswith("؟")
    talk = hands.screen.talk
    assert talk is not None
    assert talk.value("event", "date")["as_told"] == "رمضان"
    assert talk.value("event", "date")["from"] == "2013-01-01"


def test_the_day_of_a_file_keeps_its_order_in_arabic(room: Room, tmp_path: Path) -> None:
    scan = tmp_path / "IMG-20180709-WA0003.jpg"
    scan.write_bytes(photo.draw_made_up_scan(3))
    hands = begin(room, "ar")
    hands.screen.go_to("papers")
    room.settle(hands.window)
    room.answers.files = (scan,)
    hands.choose("papers-files")
    labels = [one.text() for one in hands.screen.findChildren(Label) if "2018" in one.text()]
    assert labels and all("\u20682018-07-09\u2069" in one for one in labels)


@pytest.mark.parametrize("lang", ["ar", "ku"])
def test_every_control_has_a_name(room: Room, lang: str) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    hands = Hands(room, room.open("ar" if lang == "ar" else "ku"))
    room.go(hands.window, Route("interview", cases[0]))
    from vsdesk.ui.screens.interview.topics import KEYS

    for key in KEYS:
        hands.screen.show_topic(key)
        for control in hands.screen.findChildren(QWidget):
            reachable = control.focusPolicy() & Qt.FocusPolicy.TabFocus
            if reachable and control.isVisible():
                name = control.accessibleName()
                assert plain(name).strip("، ,"), (key, control.objectName())
                assert "\u2068\u2069" not in name, (key, control.objectName())  # of nothing


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(
    ("topic", "field", "words", "below"),
    [
        ("day", "event.date", "تالت يوم عيد الفطر سنة الألفين وتلاتعش", "near-0"),
        ("news", "news/0.date", "31 تشرين التاني 2013", "news/0.confidence"),
        ("where", "event.place_text", "حاجز القطيفة", "event.place_kind"),
    ],
)
def test_nothing_moves_when_something_is_understood(
    room: Room, lang: Lang, topic: str, field: str, words: str, below: str
) -> None:
    hands = begin(room, lang)
    hands.screen.go_to(topic)
    room.settle(hands.window)

    def at() -> list[tuple[int, int, int]]:
        parts = [hands.screen.findChild(QWidget, name) for name in (field, below)]
        places = [(part, part.mapTo(hands.screen, part.rect().topLeft())) for part in parts if part]
        assert len(places) == 2
        return [(place.x(), place.y(), part.height()) for part, place in places]

    hands.reach(field)
    before = at()
    hands.say(words)
    room.settle(hands.window)
    strips = hands.screen.findChildren(QWidget)
    assert [one for one in strips if one.objectName().startswith("understood-") and one.isVisible()]
    assert at() == before
    hands.press(Qt.Key.Key_F6)
    room.settle(hands.window)
    assert at() == before


def test_a_day_that_does_not_exist_is_said_and_the_words_stay(room: Room) -> None:
    hands = begin(room, "ar")
    hands.screen.go_to("day")
    room.settle(hands.window)
    hands.say("31 تشرين التاني 2013")
    assert "31 تشرين التاني" in plain(shown(hands, "understood-event.date"))
    talk = hands.screen.talk
    assert talk is not None
    told = {"as_told": "31 تشرين التاني 2013"}
    assert talk.value("event", "date") == {"precision": "unknown", **told}
    hands.press(Qt.Key.Key_F6)  # the month alone is offered, and stands once somebody agrees
    month = {"from": "2013-11-01", "to": "2013-11-30", "precision": "month"}
    assert talk.value("event", "date") == {**month, **told}
    hands.reach("typed-event.date")
    hands.say("2013-11-31")
    assert talk.value("event", "date")["precision"] == "unknown"
    assert (
        talk.value("event", "date")["as_told"] == "31 تشرين التاني 2013"
    )  # no typed day changes them
    assert "2013-11-31" in plain(shown(hands, "understood-event.date"))
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.at == "day"  # it is not saved, and stays here to be put right
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.say("2013-11-30")
    assert talk.value("event", "date")["to"] == "2013-11-30"
    assert talk.value("event", "date")["as_told"] == "31 تشرين التاني 2013"


def test_an_age_is_reckoned_from_the_birth_that_was_told(room: Room) -> None:
    hands = begin(room, "ar")
    hands.screen.go_to("day")
    room.settle(hands.window)
    hands.say("كان عمرو 17")
    right = hands.screen.findChild(QWidget, "right-event.date")
    assert right is not None and not right.isVisible()  # nothing to reckon from
    talk = hands.screen.talk
    assert talk is not None
    talk.put("person", "birth", {"from": "2000-01-01", "to": "2000-12-31", "precision": "year"})
    hands.say(" ")
    hands.press(Qt.Key.Key_F6)
    assert talk.value("event", "date")["from"] == "2017-01-01"
    assert talk.value("event", "date")["as_told"].strip() == "كان عمرو 17"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ar", "كان عمرها سبعتعش لما أخدوها"),
        ("en", "she was 17 when they took her"),
        ("ku", "17 salî bû"),
    ],
)
def test_an_age_told_before_the_day_is_reckoned_when_the_day_is_told(
    room: Room, lang: Lang, words: str
) -> None:
    """The words stand again beside the day of the loss; a speaker says whether what they mean is right."""
    hands = begin(room, lang)
    hands.next("missing")
    hands.reach("person.birth")
    hands.say(words)
    talk = hands.screen.talk
    assert talk is not None
    right = hands.screen.findChild(QWidget, "right-person.birth")
    assert right is not None and not right.isVisible()
    hands.screen.go_to("day")
    room.settle(hands.window)
    right = hands.screen.findChild(QWidget, "right-person.birth")
    assert right is not None and not right.isVisible()
    hands.reach("typed-event.date")
    hands.say("2013-08-10")
    assert right.isVisible()
    [strip] = [one for one in hands.screen.findChildren(Understood) if one.right is right]
    day = {"ar": "10 آب 2013", "en": "10 August 2013", "ku": "10 Tebax 2013"}[lang]
    assert day in plain(strip.check.said())  # on what it rests
    hands.choose("right-person.birth")
    born = talk.value("person", "birth")
    assert (born["from"], born["to"], born["as_told"]) == ("1995-08-11", "1996-08-10", words)
    hands.screen.go_to("where")
    hands.screen.go_to("day")
    room.settle(hands.window)
    assert hands.screen.findChild(QWidget, "right-person.birth") is None  # it is known now


@pytest.mark.parametrize("meant", ["loss", "today"])
def test_an_age_reckoned_from_today_is_asked_again_with_the_day(room: Room, meant: str) -> None:
    """37 when he was taken, or today: what stands is kept until somebody says it, and nothing moves."""
    hands = begin(room, "ar")
    hands.next("missing")
    hands.reach("person.birth")
    hands.say("عمره 37 سنة")
    hands.choose("right-person.birth")
    talk = hands.screen.talk
    assert talk is not None
    today = dict(talk.value("person", "birth"))
    assert today["as_told"] == "عمره 37 سنة" and today["from"] > "1980"
    hands.screen.go_to("day")
    room.settle(hands.window)
    right = hands.screen.findChild(QWidget, "right-person.birth")
    assert right is not None
    [strip] = [one for one in hands.screen.findChildren(Understood) if one.right is right]
    before = right.pos()
    hands.reach("typed-event.date")
    hands.say("2013-08-10")
    assert talk.value("person", "birth") == today and right.isVisible() and right.pos() == before
    asked = plain(strip.text.said())
    assert "1975" in asked and today["from"][:4] in asked and "؟" in asked
    assert "10 آب 2013" in plain(strip.check.said())
    if meant == "today":
        hands.choose("other-person.birth")
        assert today["from"][:4] in plain(strip.text.said())
    hands.choose("right-person.birth")
    born = talk.value("person", "birth")
    assert born == today if meant == "today" else born["from"] == "1975-08-11"
    assert "؟" not in plain(strip.text.said())
    hands.screen.go_to("where")
    hands.screen.go_to("day")
    room.settle(hands.window)
    assert hands.screen.findChild(QWidget, "right-person.birth") is None  # it was said
    hands.screen.go_to("missing")
    room.settle(hands.window)
    [strip] = [
        one for one in hands.screen.findChildren(Understood) if "birth" in one.text.objectName()
    ]
    assert "؟" not in plain(strip.text.said())


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ar", "قيل أكثر من تاريخ"),
        ("en", "More than one date is told"),
        ("ku", "Ji dîrokekê zêdetir"),
    ],
)
def test_of_one_feast_or_the_other_none_is_proposed_and_it_is_said(
    room: Room, lang: Lang, said: str
) -> None:
    hands = begin(room, lang)
    hands.screen.go_to("day")
    room.settle(hands.window)
    hands.reach("event.date")
    hands.say("عيد الفطر 2013 أو الأضحى")
    hands.press(Qt.Key.Key_F6)
    talk = hands.screen.talk
    assert talk is not None
    right = hands.screen.findChild(QWidget, "right-event.date")
    [strip] = [one for one in hands.screen.findChildren(Understood) if one.right is right]
    assert right is not None and not right.isVisible()
    assert said in plain(strip.text.said())
    held = talk.value("event", "date")
    assert held == {"precision": "unknown", "as_told": "عيد الفطر 2013 أو الأضحى"}


@pytest.mark.parametrize(
    ("lang", "age"), [("ar", "40 يوم"), ("en", "40 days old"), ("ku", "40 rojî")]
)
def test_the_birth_of_an_infant_is_reckoned_from_the_loss(room: Room, lang: Lang, age: str) -> None:
    hands = begin(room, lang)
    hands.next("missing")
    hands.reach("person.birth")
    hands.say("كان عمره أربعين يوم")
    hands.screen.go_to("day")
    room.settle(hands.window)
    hands.reach("typed-event.date")
    hands.say("2013-05-10")
    right = hands.screen.findChild(QWidget, "right-person.birth")
    [strip] = [one for one in hands.screen.findChildren(Understood) if one.right is right]
    assert age in plain(strip.text.said())
    hands.choose("right-person.birth")
    talk = hands.screen.talk
    assert talk is not None
    born = talk.value("person", "birth")
    assert (born["from"], born["to"]) == ("2013-03-24", "2013-04-07")


@pytest.mark.parametrize("lang", ["ar"])
def test_of_a_relative_the_age_is_asked_and_reckoned_from_the_loss(room: Room, lang: Lang) -> None:
    hands = begin(room, lang)
    hands.screen.go_to("day")
    room.settle(hands.window)
    hands.reach("typed-event.date")
    hands.say("2013-05-10")
    hands.screen.go_to("family")
    room.settle(hands.window)
    hands.answer("ليلى", "الدرويش")
    hands.pick("relativekin/0.relation", "daughter")
    hands.reach("relative/0.birth")
    hands.say("كان عمرها أربعين يوم")
    hands.press(Qt.Key.Key_F6)
    hands.screen.go_to("contact")
    room.settle(hands.window)
    hands.choose("stop")
    found = list(rows(room, hands.window))
    [daughter] = [one for one in of(found, "person") if "ليلى" in one.values()]
    born = daughter["birth"]
    assert (born["from"], born["to"]) == ("2013-03-24", "2013-04-07")
    assert born["as_told"] == "كان عمرها أربعين يوم"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_first_words_of_a_birth_and_of_news_stay_beside_the_new(room: Room, lang: Lang) -> None:
    hands = begin(room, lang)
    hands.next("missing")
    hands.say("مروان")
    for words in ("1986", "لا، 1987"):
        hands.reach("person.birth")
        hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        hands.say(words)
        hands.press(Qt.Key.Key_F6)
        hands.next("happened")
        hands.screen.go_to("news")
        room.settle(hands.window)
        hands.reach("news/0.date")
        hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        hands.say(words.replace("198", "201"))
        hands.press(Qt.Key.Key_F6)
        hands.screen.go_to("missing")
        room.settle(hands.window)
    hands.choose("stop")
    found = list(rows(room, hands.window))
    claims = {one["field"]: one for one in of(found, "claim")}
    assert len(of(found, "claim")) == 2
    for field, told, kind in (("birth", "1986", "person"), ("date", "2016", "event")):
        claim = claims[field]
        assert (claim["value"]["as_told"], claim["status"]) == (told, "superseded")
        [about] = [one for one in found if one.get("id") == claim["parent"]]
        assert about["kind"] == kind and about.get("is_disappearance") is not True


@pytest.mark.parametrize(("country", "discreet"), [("", True), ("SY", True), ("TR", False)])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_papers_follow_the_country_where_the_family_lives(
    room: Room, lang: Lang, country: str, discreet: bool
) -> None:
    """Asked beside the safe contact; as long as nobody asked, nothing is written."""
    hands = begin(room, lang)
    hands.answer("نجاح")
    hands.screen.go_to("contact")
    room.settle(hands.window)
    box = hands.screen.findChild(Choice, "family.current_place")
    assert box is not None
    assert box.currentText() == {"ar": "لم يُسأل", "en": "Not asked"}[lang]
    if country:
        hands.pick("family.current_place", country)
    hands.screen.go_to("next")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shell = hands.window.shell
    assert shell is not None
    case = shell.place.id
    room.go(hands.window, Route("preview", case))
    room.settle(hands.window)
    tick = hands.window.findChild(Tick, "discreet")
    assert tick is not None and tick.isChecked() is discreet
    [family] = of(list(rows(room, hands.window)), "family")
    assert ("current_place" in family) is bool(country)


def test_a_governorate_is_told_from_the_district_that_is_called_so(room: Room) -> None:
    hands = begin(room, "ar")
    hands.screen.go_to("where")
    room.settle(hands.window)
    hands.reach("event.place_text")
    hands.say("بدمشق، قدام الفرن")
    said = [plain(shown(hands, "understood-place"))]
    hands.choose("other-place")
    said.append(plain(shown(hands, "understood-place")))
    assert all("سوق" not in one and "دمشق" in one for one in said)  # a baker's is no market
    assert [{"محافظة", "منطقة"} & {*one.split()} for one in said] in (
        [{"محافظة"}, {"منطقة"}],
        [{"منطقة"}, {"محافظة"}],
    )


def test_the_kind_of_place_that_the_words_say_is_offered_beside_the_place(room: Room) -> None:
    """«باب المدرسة»: a school, taken by one key; what somebody chose is not offered again."""
    hands = begin(room, "ar")
    hands.screen.go_to("where")
    room.settle(hands.window)
    hands.reach("event.place_text")
    hands.say("من باب المدرسة بالقطيفة")
    assert "مدرسة" in shown(hands, "understood-place")
    assert "القطيفة" in shown(hands, "understood-place")
    talk = hands.screen.talk
    assert talk is not None and talk.value("event", "place_kind") is None
    hands.press(Qt.Key.Key_F6)
    assert talk.value("event", "place_kind") == "school" and talk.text("event", "place")
    assert "مدرسة" not in shown(hands, "understood-place")
    box = hands.screen.findChild(Choice, "event.place_kind")
    assert box is not None and box.currentText() == "مدرسة"
    hands.choose("other-place")
    assert not talk.text("event", "place") and talk.value("event", "place_kind") == "school"


def test_a_nearer_place_stays_when_its_country_is_said_again(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = desk.cases.record(cases[0]).text("family")
    raqqa = next(one.id for one in desk.context.dictionary.places if one.key == "SY1101")
    desk.cases.save([Edit("family", {"current_place": raqqa}, id=family)])
    desk.access.lock()
    hands = Hands(room, room.open("ar"))
    room.go(hands.window, Route("interview", cases[0]))
    hands.screen.go_to("contact")
    room.settle(hands.window)
    box = hands.screen.findChild(Choice, "family.current_place")
    assert box is not None and box.currentText() == "سوريا"
    box.chosen.emit("SY")
    assert hands.screen.talk is not None
    assert hands.screen.talk.text("family", "current_place") == raqqa
    hands.pick("family.current_place", "LB")
    assert hands.screen.talk.text("family", "current_place") == place_id("LB")


@pytest.mark.parametrize("lang", ["ar"])
def test_a_day_that_no_calendar_has_and_a_feast_without_a_year_are_said_in_the_talk(
    room: Room, lang: Lang
) -> None:
    hands = begin(room, lang)
    hands.screen.go_to("day")
    room.settle(hands.window)
    strips = hands.screen.findChildren(Understood)
    [strip] = [one for one in strips if one.right.objectName() == "right-event.date"]
    box = hands.window.focusWidget()
    assert isinstance(box, QPlainTextEdit)
    say = Words(lang).say
    none = "“{words}”: this day does not exist. The words are kept."
    month = "“{words}”: this day does not exist. Was it in this month?"
    for words, what in (("31/13/2014", none), ("2014-02-30", month), ("٣١/١٣/٢٠١٤", none)):
        box.setPlainText(words)
        assert plain(strip.text.said()) == plain(say(what, words=words)) and strip.isVisible(), (
            words
        )
        assert strip.right.isVisible() == (what == month), words
    box.setPlainText("بعد ما ولدت بأسبوع")
    assert plain(strip.text.said()) == plain(say(KEPT)) and not strip.right.isVisible()
    box.setPlainText("عيد الأضحى")
    why = say("No year is told: write it beside, and the days are reckoned. The words are kept.")
    assert plain(strip.text.said()) == plain(why) and strip.isVisible()


def test_a_place_where_people_are_held_is_said_to_be_none_where_it_happened(room: Room) -> None:
    hands = begin(room, "ar")
    hands.screen.go_to("where")
    room.settle(hands.window)
    hands.reach("event.place_text")
    hands.say("فرع المخابرات الجوية بالمزة")
    assert "يُحتجز" in plain(shown(hands, "understood-place"))
    right = hands.screen.findChild(Button, "right-place")
    assert right is not None and not right.isVisible()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_day_place_documenter_and_who_is_there_are_asked_on_the_first_page(
    room: Room, lang: Lang
) -> None:
    """Above the name, at which the keyboard begins; the last page asks them no more."""
    hands = begin(room, lang)
    assert hands.focus().objectName().startswith("speaker.given_")
    page = hands.screen.page
    assert isinstance(page, TalkPage)
    asked = [one.name for one in page.fields]
    of_talk = ["log.on", "log.place_text", "log.by", "log.present", "log.interpreter"]
    assert asked[:5] == of_talk
    heights = [one.mapTo(page, one.rect().topLeft()).y() for one in page.fields[:6]]
    assert max(heights[:5]) < heights[5]
    hands.reach("log.place_text")
    hands.answer("خيمة في أعزاز، مصطنعة", "سلوى من الفريق", "جارتهم", "آزاد")
    assert hands.focus().objectName().startswith("speaker.given_")
    hands.screen.go_to("next")
    room.settle(hands.window)
    last = hands.screen.page
    assert isinstance(last, TalkPage)
    assert not {*of_talk} & {one.name for one in last.fields}
    talk = hands.screen.talk
    assert talk is not None and talk.text("log", "present") == "جارتهم"
    assert (talk.text("log", "by"), talk.text("log", "interpreter")) == ("سلوى من الفريق", "آزاد")


def test_the_writing_of_one_talk_is_not_that_of_the_next(room: Room) -> None:
    hands = begin(room, "ar")
    hands.answer("سلمى", "الدرويش")
    page = hands.screen.page
    assert isinstance(page, SpeakerPage)
    page.writings.choose("lat")
    page.writings.chosen.emit("lat")
    hands.next("missing")
    talk = hands.screen.talk
    assert talk is not None and talk.writing == "lat"
    hands.answer("Marwan")
    hands.screen.go_to("next")
    room.settle(hands.window)
    hands.choose("another-missing")
    room.settle(hands.window)
    again = hands.screen.talk
    assert again is not None and again is not talk and again.writing == "ar"
