"""Kinship belongs to a pair: an interview about one missing person changes nothing about another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from tests.ui.hands import Hands, of, rows

from vsdesk.desk import Edit
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang


BOTH = pytest.mark.parametrize("lang", ["ar", "en"])


def interview(room: Room, lang: Lang, case: str, window: Window | None = None) -> Hands:
    """The interview about a case that is recorded."""
    hands = Hands(room, window or room.open(lang))
    room.go(hands.window, Route("interview", case))
    assert hands.at == "speaker"
    return hands


def to(hands: Hands, topic: str) -> None:
    """Any topic; what was said before it is saved."""
    hands.screen.go_to(topic)
    hands.room.settle(hands.window)
    assert hands.at == topic


def end(hands: Hands) -> None:
    """End the interview."""
    to(hands, "next")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shell = hands.window.shell
    assert shell is not None
    hands.room.qtbot.waitUntil(lambda: shell.place.screen == "case")
    hands.room.settle(hands.window)


def pairs(found: list[dict[str, Any]]) -> dict[tuple[str, str], list[str]]:
    """(given name, given name) → the relations that were said."""
    name = {
        one["id"]: one.get("given_ar") or one.get("given_ku", "") for one in of(found, "person")
    }
    told: dict[tuple[str, str], list[str]] = {}
    for one in of(found, "kinship"):
        pair = name[one["person"]], name[one["related_to"]]
        told.setdefault(pair, []).append(one.get("relation", ""))
    return told


@pytest.mark.parametrize("lang", ["ar", "ku"])
def test_one_speaker_tells_of_five_missing(room: Room, lang: Lang) -> None:
    """Five interviews in a row: five relations of one speaker, and the first is as it was."""
    desk, cases = room.desk(people=1)
    desk.access.lock()
    hands = interview(room, lang, cases[0])
    more = (
        ("حسن", "aunt_pat"),
        ("هدى", "mother"),
        ("سليم", "mother_in_law"),
        ("رامي", "grandmother_pat"),
    )
    for name, relation in more:
        to(hands, "next")
        hands.choose("another-missing")
        assert hands.at == "speaker"
        talk = hands.screen.talk
        assert talk is not None and talk.dossier is None
        assert talk.name_of("speaker") == {"ar": "نجاح", "ku": "Najah"}[lang]
        assert not talk.text("kin", "relation")  # that of the last one is not proposed
        talk.writing = "ar"
        hands.pick("kin.relation", relation)
        to(hands, "missing")
        hands.screen.show_topic("missing")
        hands.answer(name)
    end(hands)
    found = list(rows(room, hands.window))
    assert len(of(found, "family")) == 1
    assert len(of(found, "case")) == 5
    assert len([one for one in of(found, "person") if one.get("given_ar") == "نجاح"]) == 1
    assert pairs(found) == {
        ("نجاح", "مروان"): ["mother"],
        ("سامي", "مروان"): ["brother_full"],
        **{("نجاح", name): [relation] for name, relation in more},
    }
    family = of(found, "family")[0]["id"]
    assert {one["family"] for one in of(found, "case")} == {family}


def test_five_speakers_tell_of_one_missing(room: Room) -> None:
    """Each is somebody by themselves; what one said stays theirs, and whom we ring stays who it was."""
    desk, cases = room.desk(people=1)
    desk.access.lock()
    new = (("أحمد", "uncle_pat"), ("سعاد", "wife"), ("ليلى", "sister_full"))
    window = room.open("ar")
    for name, relation in new:
        hands = interview(room, "ar", cases[0], window)
        hands.press(Qt.Key.Key_Backtab)
        hands.reach("speaker-who")
        hands.press(Qt.Key.Key_End)
        talk = hands.screen.talk
        assert talk is not None and not talk.has("speaker")
        hands.reach("speaker.given_ar")
        hands.answer(name)
        hands.pick("kin.relation", relation)
        to(hands, "consent")
        hands.say("2" if name == "سعاد" else "1")
        end(hands)
    hands = interview(room, "ar", cases[0], window)
    hands.press(Qt.Key.Key_Backtab)
    hands.reach("speaker-who")
    box = hands.focus()
    assert isinstance(box, QComboBox)
    listed = [box.itemText(n).split()[0] for n in range(box.count() - 1)]
    assert listed == ["نجاح", "سامي", *(name for name, _ in new)]
    hands.press(Qt.Key.Key_Down)  # Sami
    talk = hands.screen.talk
    assert talk is not None and talk.text("kin", "relation") == "brother_full"
    to(hands, "happened")
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.say("أخدوه من الحاجز")
    end(hands)
    found = list(rows(room, hands.window))
    assert pairs(found) == {
        ("نجاح", "مروان"): ["mother"],
        ("سامي", "مروان"): ["brother_full"],
        **{(name, "مروان"): [relation] for name, relation in new},
    }
    who = {one["id"]: one.get("given_ar") for one in of(found, "person")}
    said = {
        who[one["grantor"]]: one["result"]
        for one in of(found, "consent_grant")
        if one.get("recipient") == "own_org"
    }
    case = of(found, "case")[0]
    assert who[case["primary_contact"]] == "نجاح"
    event = next(one for one in of(found, "event") if one.get("is_disappearance"))
    assert who[event["told_by"]] == "سامي"
    assert {said[one] for one in ("أحمد", "ليلى")} == {"given"} and said["سعاد"] == "refused"


def test_a_new_speaker_is_given_up_when_a_member_is_chosen(room: Room) -> None:
    """A name typed for nobody leaves no second mother in the family."""
    desk, cases = room.desk(people=1)
    desk.access.lock()
    hands = interview(room, "ar", cases[0])
    hands.press(Qt.Key.Key_Backtab)
    hands.reach("speaker-who")
    hands.press(Qt.Key.Key_End)
    hands.reach("speaker.given_ar")
    hands.answer("نجاح")
    hands.press(Qt.Key.Key_Backtab)
    hands.press(Qt.Key.Key_Backtab)
    hands.reach("speaker-who")
    hands.press(Qt.Key.Key_Home)
    end(hands)
    found = list(rows(room, hands.window))
    assert len([one for one in of(found, "person") if one.get("given_ar") == "نجاح"]) == 1
    assert len(of(found, "family_member")) == 2
    assert of(found, "case")[0]["primary_contact"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_was_told_of_the_first_is_offered_and_confirmed_one_by_one(
    room: Room, lang: Lang
) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    hands = interview(room, lang, cases[0])
    to(hands, "next")
    hands.choose("another-missing")
    to(hands, "missing")
    hands.say("حسن")
    to(hands, "day")
    talk = hands.screen.talk
    assert talk is not None and talk.value("event", "date") is None
    hands.choose("same-day")
    assert talk.value("event", "date")["from"] == "2013-08-09"
    to(hands, "where")
    strip = hands.screen.findChild(QWidget, "same-where")
    assert strip is not None and strip.isVisible()
    to(hands, "consent")
    other = hands.screen.findChild(Paragraph, "other-iimp")
    assert other is not None and other.isVisible() and ("مروان" in other.said() or lang == "en")
    end(hands)
    found = list(rows(room, hands.window))
    name = {one["id"]: one.get("given_ar") for one in of(found, "person")}
    new = next(one for one in of(found, "case") if name[one["person"]] == "حسن")
    events = [one for one in of(found, "event") if one.get("is_disappearance")]
    told = {
        name[one["id"]] if one["id"] in name else one.get("place_text"): one["date"]["from"]
        for one in events
    }
    assert sorted(told.values()) == ["2013-08-09", "2013-08-09"]
    assert sum("place_text" in one for one in events) == 1  # what nobody confirmed is not written
    assert not [one for one in of(found, "consent_grant") if one.get("subject") == new["id"]]


@BOTH
def test_who_took_the_first_is_carried_over_once_it_is_confirmed(room: Room, lang: Lang) -> None:
    """The group, what was seen of them and how it was done stand in the second case; the day, which nobody
    confirmed, does not."""
    desk, cases = room.desk(people=1)
    dossier = desk.cases.dossier(cases[0])
    [event] = [one for one in dossier.of("event") if one.value("is_disappearance")]
    for one in dossier.children(event.id, "involvement"):
        desk.cases.save([Edit("involvement", {}, id=one.id, delete=True)])
    seen: Json = {"ar": "شباب بلباس مدني وسيارة بيضا", "src_lang": "ar"}
    desk.cases.save(
        [
            Edit("event", {"agents_description": seen, "how_taken": "house_raid"}, id=event.id),
            Edit("involvement", {"group": "gov_afi"}, parent=event.id),
        ]
    )
    desk.access.lock()
    hands = interview(room, lang, cases[0])
    to(hands, "next")
    hands.choose("another-missing")
    to(hands, "missing")
    hands.say("حسن")
    to(hands, "whom")
    talk = hands.screen.talk
    assert talk is not None and not talk.text("part", "group")
    hands.choose("same-whom")
    end(hands)
    found = list(rows(room, hands.window))
    name = {one["id"]: one.get("given_ar") for one in of(found, "person")}
    new = next(one for one in of(found, "case") if name[one["person"]] == "حسن")
    [taken] = [one for one in of(found, "event") if one["parent"] == new["id"]]
    assert taken["agents_description"] == seen and taken["how_taken"] == "house_raid"
    assert "date" not in taken and "place_text" not in taken
    [part] = [one for one in of(found, "involvement") if one["parent"] == taken["id"]]
    assert part["group"] == "gov_afi"


def test_a_lock_in_the_second_interview_loses_nothing(room: Room) -> None:
    """The family and what is offered are there again."""
    desk, cases = room.desk(people=1)
    desk.access.lock()
    hands = interview(room, "ar", cases[0])
    to(hands, "next")
    hands.choose("another-missing")
    to(hands, "missing")
    hands.say("حسن")
    hands.window.lock()
    room.settle(hands.window)
    hands.window.close()
    again = Hands(room, room.open("ar"))
    room.go(again.window, Route("interview"))
    again.press(Qt.Key.Key_Backtab)
    again.reach("resume-0")
    again.enter()
    talk = again.screen.talk
    assert talk is not None and talk.name_of("person") == "حسن"
    assert talk.name_of("speaker") == "نجاح" and talk.beside is not None
    to(again, "day")
    strip = again.screen.findChild(QWidget, "same-day")
    assert strip is not None and strip.isVisible()


def test_nothing_is_written_that_nobody_said(room: Room) -> None:
    """No certainty, no actor, no speaker for the family."""
    from tests.ui.hands import begin

    hands = begin(room, "ar")
    hands.answer("نجاح")
    to(hands, "whom")
    hands.say("شباب بلباس مدني")
    hands.pick("part.group", "gov_mi")
    to(hands, "search")
    hands.say("سألنا عند المختار")
    end(hands)
    found = list(rows(room, hands.window))
    for kind, field in (
        ("involvement", "certainty"),
        ("search_action", "actor"),
        ("family_member", "focal_point"),
    ):
        assert of(found, kind) and not any(field in one for one in of(found, kind))


def test_a_relation_is_added_and_disputed_on_the_page_of_the_family(room: Room) -> None:
    desk, cases = room.desk(people=2)
    dossier = desk.cases.dossier(cases[0])
    family = dossier.of("family")[0].id
    desk.cases.save([Edit("case", {"family": family}, id=cases[1])])
    mother = next(one.id for one in dossier.of("person") if one.text("given_ar") == "نجاح")
    missing = [desk.cases.dossier(case).head.text("person") for case in cases]
    desk.access.lock()
    window = room.open("ar")
    _relate(room, window, family, (mother, "aunt_pat", missing[1]), other=False)
    _relate(room, window, family, (mother, "stepmother", missing[0]), other=True)
    assert window.session is not None
    told = {
        (one.text("relation"), one.text("related_to"))
        for one in window.session.desk.cases.dossier(family).of("kinship")
        if one.text("person") == mother
    }
    assert told == {("mother", missing[0]), ("aunt_pat", missing[1]), ("stepmother", missing[0])}


def _relate(
    room: Room, window: Window, family: str, told: tuple[str, str, str], *, other: bool
) -> None:
    """Add a relation at a member; `other`: something else was said of these two."""
    screen = room.go(window, Route("family", family, "members"))
    person, relation, to = told
    buttons = screen.findChildren(QAbstractButton)
    next(one for one in buttons if one.property("person") == person).click()
    room.settle(window)
    pick = screen.findChild(Choice, f"relation-{person[:8]}")
    whom = screen.findChild(Choice, f"relation-to-{person[:8]}")
    add = screen.findChild(Button, f"relation-add-{person[:8]}")
    assert pick is not None and whom is not None and add is not None
    assert not add.isEnabled()
    for choice, key in ((whom, to), (pick, relation)):
        choice.choose(key)
        choice.chosen.emit(key)
    both = screen.findChild(Paragraph, "relation-both")
    assert both is not None and both.isVisible() == other
    assert add.isEnabled()
    add.click()
    room.settle(window)
