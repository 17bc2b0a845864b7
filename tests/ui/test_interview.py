"""Interview mode by keyboard only, with a real vault: the words come back byte for byte."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.conftest import Room
from tests.ui.hands import Hands, begin, of, rows, shown

from vsdesk import photo
from vsdesk.desk import INTERVIEW, Edit
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.interview.topics import KEYS
from vsdesk.words import Lang, plain

TAKEN = "أخدوه تالت يوم عيد الفطر سنة الألفين وتلاتعش، من حاجز القطيفة"
DAY = "تالت يوم عيد الفطر سنة الألفين وتلاتعش"
WINTER = "أول الشتوية، سنة الأربعطعش"
BODY = "قالولنا الأمن العسكري"
SEEN = "شفته بالميتين وخمسطعش أول الشتوية، سنة الأربعطعش"
PAPER = "أنا ما بصدّق الورقة. ابني لحد ما شوف بعيني."
SPRING = "biharê"
NEWROZ = "Hefteyek piştî Newroza 2012an, li Hesekê, ji aliyê Emniyeta Leşkerî ve hat girtin."
FRIEND = "Hevalekî got: di sala 2013an de li Şamê, li şaxa Filistînê bû."


def name_speaker(hands: Hands, writing: str, given: str, family: str, relation: str) -> None:
    """The first page."""
    hands.reach(f"speaker.given_{writing}")
    hands.answer(given, family)
    hands.pick("kin.relation", relation)
    hands.pick("case.intake_channel", "visit")
    hands.enter()
    assert hands.at == "missing"


@pytest.mark.parametrize(
    ("lang", "given", "family", "mother"),
    [
        ("ar", "نجاح", "الحلبي", {"mother_given_ar": "نجاح", "mother_family_ar": "الحلبي"}),
        ("ku", "Xezal", "Hesen", {"mother_ku": "Xezal Hesen"}),
    ],
)
def test_the_name_of_the_mother_who_speaks_is_not_asked_twice(
    room: Room, lang: Lang, given: str, family: str, mother: dict[str, str]
) -> None:
    hands = begin(room, lang)
    name_speaker(hands, lang, given, family, "mother")
    talk = hands.screen.talk
    assert talk is not None and not any(talk.value("person", field) for field in mother)
    hands.choose("mother-speaks")
    assert {field: talk.value("person", field) for field in mother} == mother
    offer = hands.screen.findChild(QWidget, "mother-speaks")
    assert offer is not None and not offer.isVisible()


def test_of_no_other_speaker_the_name_is_taken_for_the_mothers(room: Room) -> None:
    hands = begin(room, "ar")
    name_speaker(hands, "ar", "هناء", "الحلبي", "wife")
    offer = hands.screen.findChild(QWidget, "mother-speaks")
    assert offer is not None and not offer.isVisible()


def test_marwan_is_told_in_arabic_by_keyboard(room: Room, tmp_path: Path) -> None:
    hands = begin(room, "ar")
    hands.reach("log.place_text")  # above the name, at which the keyboard begins
    hands.answer("خيمة في أعزاز، مصطنعة", "جارتهم")
    name_speaker(hands, "ar", "نجاح", "الحلبي", "mother")
    hands.answer("مروان", "خالد", "الدرويش", "نجاح", "الحلبي")
    hands.say("ألف وتسعمية وستة وتمانين")
    hands.press(Qt.Key.Key_F6)
    hands.pick("person.sex", "male")
    hands.enter()
    hands.answer("نجّار، مصطنع")
    assert hands.at == "happened"
    assert hands.screen.page is not None and "مروان" in hands.screen.page.accessibleName()
    hands.say(TAKEN)
    hands.pick("event.confidence", "hearsay_named")
    hands.enter()
    assert hands.at == "day"
    hands.say(DAY)
    hands.press(Qt.Key.Key_F6)
    assert "11 آب 2013" in plain(shown(hands, "understood-event.date"))
    hands.next("where")
    hands.say("حاجز القطيفة")
    hands.press(Qt.Key.Key_F6)
    hands.pick("event.place_kind", "checkpoint")
    hands.next("whom")
    hands.say(BODY)
    hands.pick("part.group", "gov_mi")
    hands.pick("event.type", "arrest")
    hands.next("others")
    hands.press(Qt.Key.Key_F2)
    hands.next("news")
    hands.say(SEEN)
    hands.reach("news/0.date")
    hands.say(WINTER)
    hands.press(Qt.Key.Key_F6)
    hands.pick("news/0.confidence", "firsthand_consistent")
    hands.choose("more-news")
    hands.say(PAPER)
    hands.pick("news/1.type", "registry_entry")
    hands.next("search")
    hands.press(Qt.Key.Key_F3)
    hands.next("papers")
    scan = tmp_path / "IMG-20180709-WA0003.jpg"
    scan.write_bytes(photo.draw_made_up_scan(3))
    voice = tmp_path / "PTT-20180710-WA0001.opus"
    voice.write_bytes(b"OggS made up")
    room.answers.files = (scan, voice)
    hands.reach("papers-sender")
    hands.say("أم مروان")
    hands.choose("papers-files")
    hands.room.settle(hands.window)
    hands.next("family")
    hands.answer("سامي", "الدرويش")
    hands.pick("relativekin/0.relation", "brother_full")
    hands.next("contact")
    hands.choose("channel/0.safe_to_call-yes")
    hands.reach("channel/0.who_else_uses")
    hands.answer("ابن أخيها")
    hands.pick("channel/0.type", "phone")
    hands.enter()
    hands.say("+90 500 000 00 00")
    hands.next("consent")
    for key in "11213333":
        hands.say(key)
    hands.next("next")
    hands.say("اتصال قبل 15 كانون الأول")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.shell is not None and hands.window.shell.place.screen == "case"

    found = list(rows(room, hands.window))
    whole = json.dumps(found, ensure_ascii=False)
    for words in (TAKEN, BODY, SEEN, PAPER):
        assert json.dumps(words, ensure_ascii=False)[1:-1] in whole
    missing = next(one for one in of(found, "person") if one.get("given_ar") == "مروان")
    assert missing["occupation"] == "نجّار، مصطنع"
    born = missing["birth"]
    assert born["from"] == "1986-01-01" and born["as_told"] == "ألف وتسعمية وستة وتمانين"
    event = next(one for one in of(found, "event") if one.get("is_disappearance"))
    assert event["date"]["as_told"] == DAY
    assert event["text"] == {"ar": TAKEN, "src_lang": "ar"}
    assert event["date"]["from"] == "2013-08-09" and event["date"]["to"] == "2013-08-11"
    assert event["others_taken"] == {"answer": "unknown"}
    assert event["confidence"] == "hearsay_named" and event["told_by"]
    seen = next(
        one for one in of(found, "event") if one.get("text") == {"ar": SEEN, "src_lang": "ar"}
    )
    assert seen["date"]["from"] == "2014-11-01" and seen["date"]["to"] == "2014-12-31"
    assert of(found, "search_action")[0]["result"] == {"answer": "refused"}
    assert of(found, "involvement")[0]["group"] == "gov_mi"
    items = {one["file_name"]: one for one in of(found, "evidence_item")}
    assert items[scan.name]["sent_at"] == "2018-07-09" and items[voice.name]["type"] == "audio"
    assert all(one["sent_by"] == "أم مروان" and one["sha256"] for one in items.values())
    grants = {(one["purpose"], one["recipient"]): one for one in of(found, "consent_grant")}
    assert len(grants) == 11
    assert not any("how_recorded" in one for one in grants.values())  # nobody said how
    assert grants["search", "ncmp"]["result"] == "refused"
    assert grants["search", "iimp"]["result"] == "given"
    assert grants["identification", "iimp"]["result"] == "given"
    assert grants["photo_publication", "public"]["result"] == "not_asked"
    assert grants["photo_publication", "public"]["follow_up"] > "2026-11-24"
    assert {one["relation"] for one in of(found, "kinship")} == {"mother", "brother_full"}
    assert of(found, "contact_channel")[0]["value"] == "+90 500 000 00 00"
    log = of(found, "contact_log")[0]
    [promise] = of(found, "duty")
    assert promise["what"] == {"ar": "اتصال قبل 15 كانون الأول", "src_lang": "ar"}
    assert promise["type"] == "owed_to_family" and promise["person"] == log["person"]
    assert log["place_text"] == "خيمة في أعزاز، مصطنعة" and log["on"] == "2026-11-24"


def test_rezan_is_told_in_kurmanji_by_keyboard(room: Room) -> None:
    hands = begin(room, "ku")
    name_speaker(hands, "ku", "Şiyar", "Hesen", "brother_full")
    hands.answer("Rêzan", "Ehmed", "Hesen", "Xezal Mihemed", "1990 an 1991")
    hands.next("happened")
    hands.say(SPRING)
    hands.next("day")
    hands.say(SPRING)
    hands.reach("typed-event.date")
    hands.say("2012-03..2012-05")
    hands.next("where")
    hands.press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert hands.at == "happened"
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.say(NEWROZ)
    hands.next("day")
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.say(NEWROZ)
    hands.press(Qt.Key.Key_F6)
    hands.next("where")
    hands.say("Hesekê")
    hands.choose("right-place")
    hands.next("whom")
    hands.say("Emniyeta Leşkerî")
    hands.pick("part.group", "gov_mi")
    hands.next("others")
    hands.next("news")
    hands.say(FRIEND)
    hands.reach("news/0.date")
    hands.say("sala 2013an")
    hands.press(Qt.Key.Key_F6)
    hands.pick("news/0.confidence", "hearsay_named")
    while hands.at != "consent":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for key in "113":
        hands.say(key)
    hands.next("next")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    found = list(rows(room, hands.window))
    missing = next(one for one in of(found, "person") if one.get("given_ku") == "Rêzan")
    assert missing["mother_ku"] == "Xezal Mihemed" and not missing.get("given_ar")
    event = next(one for one in of(found, "event") if one.get("is_disappearance"))
    assert event["text"] == {"ku": NEWROZ, "src_lang": "ku"}
    assert event["date"] == {
        "as_told": NEWROZ,
        "from": "2012-03-26",
        "to": "2012-03-30",
        "precision": "range",
    }
    claim = of(found, "claim")[0]
    assert claim["field"] == "date" and claim["value"]["as_told"] == SPRING
    assert claim["value"]["from"] == "2012-03-01" and claim["status"] == "superseded"
    sighting = next(one for one in of(found, "event") if not one.get("is_disappearance"))
    assert sighting["text"] == {"ku": FRIEND, "src_lang": "ku"}
    assert not sighting.get("type")  # nobody said what kind of news it is
    assert sighting["date"]["precision"] == "year" and sighting["date"]["from"] == "2013-01-01"
    grants = {(one["purpose"], one["recipient"]): one for one in of(found, "consent_grant")}
    assert grants["search", "ncmp"]["result"] == "not_asked"
    assert of(found, "family")[0]["language"] == "ku"


@pytest.mark.parametrize(("lang", "words"), [("ar", "أخدوه من بي"), ("ku", "Hefteyek piştî New")])
def test_a_lock_in_the_middle_of_a_word_loses_nothing(room: Room, lang: Lang, words: str) -> None:
    hands = begin(room, lang)
    hands.next("missing")
    hands.say("مروان" if lang == "ar" else "Rêzan")
    hands.next("happened")
    hands.say(words)
    hands.window.lock()
    room.settle(hands.window)
    hands.window.close()
    again = Hands(room, room.open(lang))
    room.go(again.window, Route("interview"))
    again.press(Qt.Key.Key_Backtab)
    again.reach("resume-0")
    again.enter()
    assert again.at == "happened"
    box = again.focus()
    assert isinstance(box, StoryEdit) and box.toPlainText() == words
    right = box.document().defaultTextOption().textDirection()
    assert right == (
        Qt.LayoutDirection.RightToLeft if lang == "ar" else Qt.LayoutDirection.LeftToRight
    )


def test_the_case_after_an_interview_waits_for_nothing(room: Room) -> None:
    """Who spoke is proposed on its page: nobody wrote that, and there is nothing to save."""
    hands = begin(room, "ar")
    name_speaker(hands, "ar", "نجاح", "الحلبي", "mother")
    hands.answer("مروان", "خالد", "الدرويش", "نجاح", "الحلبي")
    hands.screen.go_to("next")
    room.settle(hands.window)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.settle(hands.window)
    assert hands.window.shell is not None and hands.window.session is not None
    page = hands.window.shell.screen_now
    assert isinstance(page, CaseScreen) and page.unsaved() is None
    hands.window.session.drafts.flush()
    room.settle(hands.window)
    assert hands.window.session.desk.cases.drafts.held() == []


def test_nothing_said_leaves_nothing(room: Room) -> None:
    hands = begin(room, "en")
    for key in KEYS[1:]:
        hands.next(key)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.session is not None
    desk = hands.window.session.desk
    assert desk.access.status().cases == 0
    assert not [key for key in desk.cases.drafts.held() if key.startswith(INTERVIEW)]


def test_an_answer_is_taken_back_with_the_words_under_it(room: Room) -> None:
    hands = begin(room, "en")
    hands.next("missing")
    hands.next("happened")
    hands.say("They came at night")
    hands.press(Qt.Key.Key_F3)
    talk = hands.screen.talk
    assert talk is not None
    assert talk.value("event", "text") == {"answer": "refused"}
    hands.press(Qt.Key.Key_F3)
    assert talk.told("event", "text") == "They came at night"
    hands.press(Qt.Key.Key_Escape)
    assert talk.told("event", "text") == "They came at night"


def test_pause_and_a_note_of_distress(room: Room) -> None:
    hands = begin(room, "en")
    hands.say("Najah")
    hands.press(Qt.Key.Key_F8)
    assert hands.focus().objectName() == "pause-on"
    hands.enter()
    assert hands.at == "speaker"
    hands.choose("care")
    assert hands.focus().objectName() == "care-note"
    hands.say("She wept; we drank tea.")
    hands.choose("care-refer")
    hands.choose("stop")
    found = list(rows(room, hands.window))
    note = of(found, "note")[0]["text"]["en"]
    assert note.startswith("She wept; we drank tea.\n")


def test_an_existing_case_is_filled_further(room: Room) -> None:
    desk, cases = room.desk(people=1)
    before = desk.access.status()
    desk.access.lock()
    hands = Hands(room, room.open("ar"))
    room.go(hands.window, Route("interview", cases[0]))
    talk = hands.screen.talk
    assert talk is not None and talk.name_of("speaker") == "نجاح"
    for _ in range(4):
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.at == "where"
    hands.press(Qt.Key.Key_F6)
    hands.next("whom")
    hands.say(BODY)
    hands.next("others")
    for _ in range(4):
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.next("contact")
    shown = [one.objectName() for one in hands.screen.findChildren(QWidget)]
    assert "number-shown" not in shown
    hands.choose("stop")
    assert hands.window.session is not None
    after = hands.window.session.desk
    assert (
        after.access.status().cases == before.cases
        and after.access.status().families == before.families
    )
    event = next(
        one for one in after.cases.dossier(cases[0]).of("event") if one.value("is_disappearance")
    )
    assert event.value("agents_description") == {"ar": BODY, "src_lang": "ar"}
    date: Any = event.value("date")
    assert event.text("place") and date["from"] == "2013-08-09"


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_pause_stop_and_next_fit_at_every_size(room: Room, lang: Lang, scale: float) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    hands = Hands(room, room.open(lang, scale=scale))
    room.go(hands.window, Route("interview", cases[0]))
    width = hands.window.width()
    for key in KEYS:
        hands.screen.show_topic(key)
        QApplication.processEvents()
        for name in ("pause", "stop", "topic-next", "topic-back"):
            button = hands.screen.findChild(QWidget, name)
            assert button is not None and button.isVisible()
            left = button.mapTo(hands.window, button.rect().topLeft()).x()
            assert left >= 0 and left + button.width() <= width
            assert button.width() >= button.sizeHint().width()
        page = hands.screen.page
        assert page is not None
        room.qtbot.waitUntil(partial(_narrower, page, width))
        for part in page.findChildren(QWidget):
            if part.isVisible() and part.parent() is page:
                left = part.mapTo(hands.window, part.rect().topLeft()).x()
                assert left >= 0 and left + part.width() <= width, part.objectName()


def _narrower(page: QWidget, width: int) -> bool:
    return page.width() < width


def test_text_language_manner_and_capacity_are_written_with_each_answer(room: Room) -> None:
    """The approved text of the language that is spoken, and what the kinship says of who answers."""
    hands = begin(room, "ar")
    assert hands.window.session is not None
    desk = hands.window.session.desk
    texts = {}
    for version, spoken, since in (
        ("1", "ar", "2026-01-01"),
        ("2", "ar", "2026-02-01"),
        ("3", "ar", "2030-01-01"),
        ("4", "ku", "2026-03-01"),
    ):
        values: dict[str, Any] = {
            "version": version,
            "language": spoken,
            "body": "نص مصطنع",
            "valid_from": since,
        }
        texts[version] = desk.cases.save([Edit("consent_text", values)]).ids[0]
    name_speaker(hands, "ar", "محمود", "النجار", "guardian")
    while hands.at != "consent":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.room.settle(hands.window)
    hands.press(Qt.Key.Key_Backtab)
    hands.pick("consent-how", "oral")
    box = hands.screen.findChild(Choice, "consent-text")
    assert box is not None and box.value == ""  # none is taken as read
    hands.pick("consent-text", texts["2"])
    hands.reach("consent-keep-yes")
    hands.say("1")
    hands.next("next")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    grants = of(list(rows(room, hands.window)), "consent_grant")
    assert grants and {one["consent_text"] for one in grants} == {texts["2"]}
    assert {(one["capacity"], one["language"], one["how_recorded"]) for one in grants} == {
        ("guardian", "ar", "oral")
    }


TRAVEL = {
    "ar": "سنة ألفين وتنعش سافرت ع الحج، ورجعت بآب ألفين وتلتعش لقيتهم بالقطيفة. زرت سجن صيدنايا سنة الأربعطعش.",
    "ku": "Sala 2012an ez çûm Hewlêrê, di tebaxa 2013an de vegeriyam Hesekê.",
    "en": "In August 2013 I travelled from Homs to Beirut; in 2014 I visited Sednaya prison.",
}


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_nothing_is_read_out_of_what_was_told(room: Room, lang: Lang) -> None:
    """A story may hold the traveller's own days and places: only what is asked for is read."""
    hands = begin(room, lang)
    for topic in ("happened", "news", "search"):
        hands.screen.go_to(topic)
        room.settle(hands.window)
        hands.say(TRAVEL[lang])
        hands.press(Qt.Key.Key_F6)
    for topic in ("day", "where", "news", "search", "happened"):
        hands.screen.go_to(topic)
        room.settle(hands.window)
        hands.press(Qt.Key.Key_F6)
        for strip in hands.screen.findChildren(QWidget):
            if strip.objectName().startswith(("understood-", "right-")):
                assert not strip.isVisible(), (topic, strip.objectName())
    talk = hands.screen.talk
    assert talk is not None
    for spot in ("event", "news/0", "search/0"):
        assert talk.value(spot, "date") is None and talk.value(spot, "place") is None


def test_not_now_over_a_saved_no_shows_the_no_that_stands(room: Room) -> None:
    hands = begin(room, "ar")
    name_speaker(hands, "ar", "محمود", "النجار", "brother_full")
    while hands.at != "consent":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.room.settle(hands.window)
    hands.reach("consent-iimp-yes")
    hands.say("2")
    hands.next("next")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.shell is not None
    case = hands.window.shell.place.id
    room.go(hands.window, Route("interview", case))
    while hands.at != "consent":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.room.settle(hands.window)
    hands.reach("consent-iimp-no")
    hands.say("3")
    row = hands.screen.findChild(Segments, "consent-iimp")
    assert row is not None and row.value == "no"
    assert "ليس جواباً جديداً" in plain(shown(hands, "other-iimp"))
    hands.next("next")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.session is not None
    dossier = hands.window.session.desk.cases.dossier(case)
    said = [
        one.text("result") for one in dossier.of("consent_grant") if one.text("recipient") == "iimp"
    ]
    assert sorted(said) == ["not_asked", "refused"]
    assert agreement(dossier, "search", "iimp", "", "2026-11-24").state == "refused"
