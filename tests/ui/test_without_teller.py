"""What somebody is said to have answered before it was said who says so: a no is kept at once, a yes waits
and says that it does. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import begin, of, rows
from tests.ui.test_consent_slips import at_consent, pending, save
from tests.ui.test_interview import name_speaker
from tests.ui.test_relatives import to

from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.parts.due_rows import DueButton
from vsdesk.ui.route import Route
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room
    from tests.ui.hands import Hands

    from vsdesk.ui.screens.interview.talk import Talk
    from vsdesk.words import Lang

BOTH = pytest.mark.parametrize("lang", ["ar", "en"])
KEPT = {"ar": "لم يُذكر بعد من قاله", "en": "Nobody said yet who told it"}
WAITS = {"ar": "لم يُسجَّل بعد", "en": "Not kept yet"}


def rasha_answers(room: Room, lang: Lang = "ar") -> tuple[Hands, Talk]:
    """Her mother speaks and answered one question; now it is asked what she would say."""
    hands = begin(room, lang)
    name_speaker(hands, "lat" if lang == "en" else "ar", "هناء", "الديراوي", "mother")
    talk = hands.screen.talk
    assert talk is not None
    talk.put("relative/0", f"given_{talk.writing}", "رشا")
    at_consent(hands)
    hands.reach("consent-iimp-yes")
    hands.say("2")
    hands.press(Qt.Key.Key_Backtab)
    hands.pick("consent-who", "relative/0")
    return hands, talk


def line(hands: Hands, name: str) -> str:
    found = hands.screen.findChild(Paragraph, name)
    return plain(found.said()) if found is not None and found.isVisible() else ""


def hers(talk: Talk) -> list[dict[str, object]]:
    mine = talk.ids["relative/0"]
    return [
        dict(one.set)
        for _, one in talk.draft.new_of("consent_grant")
        if one.set.get("grantor") == mine
    ]


@BOTH
def test_a_no_is_kept_at_once_and_who_said_it_is_asked_beside_it(room: Room, lang: Lang) -> None:
    hands, talk = rasha_answers(room, lang)
    hands.reach("consent-dna-yes")
    hands.say("2")
    [no] = hers(talk)
    assert (no["result"], no["reported"], no.get("reported_by")) == ("refused", "refused", None)
    assert pending(hands, "dna") == "no" and KEPT[lang] in line(hands, "other-dna")
    assert line(hands, "consent-unkept") == ""
    hands.press(Qt.Key.Key_F9)
    assert not hers(talk) and pending(hands, "dna") == ""
    hands.reach("consent-dna-yes")
    hands.say("2")
    hands.pick("consent-said-by", "speaker")  # past "they themselves", by the arrow key
    [no] = hers(talk)
    assert no["reported_by"] == talk.ids["speaker"] and KEPT[lang] not in line(hands, "other-dna")
    hands.press(Qt.Key.Key_F9)
    [no] = hers(talk)
    assert no.get("reported_by") is None and KEPT[lang] in line(hands, "other-dna")
    save(hands)
    [grant] = [one for one in of([*rows(room, hands.window)], "consent_grant") if "reported" in one]
    assert (grant["result"], grant["reported"]) == ("refused", "refused")
    assert "reported_by" not in grant and grant["follow_up"] == grant["given_on"]


@BOTH
def test_a_yes_waits_in_a_line_of_its_own_and_going_on_asks_for_it(room: Room, lang: Lang) -> None:
    hands, talk = rasha_answers(room, lang)
    hands.reach("consent-dna-yes")
    hands.say("1")
    room.qtbot.waitUntil(lambda: hands.focus().objectName() == "consent-said-by")
    said = line(hands, "consent-unkept")
    assert WAITS[lang] in said and {"ar": "نعم", "en": "Yes"}[lang] in said and not hers(talk)
    strips = [one for one in hands.screen.findChildren(UndoStrip) if one.isVisible()]
    assert all(WAITS[lang] not in plain(one.words.said()) for one in strips)  # that was kept
    assert hands.screen.head.tick.isHidden()  # not every word is saved
    hands.reach("consent-keep-yes")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.at == "consent" and hands.focus().objectName() == "consent-said-by"
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.at != "consent"  # nobody is held
    to(hands, "consent")
    hands.press(Qt.Key.Key_Backtab)
    hands.pick("consent-who", "relative/0")
    assert WAITS[lang] in line(hands, "consent-unkept")  # nor is it lost
    hands.pick("consent-said-by", "speaker")
    [yes] = hers(talk)
    assert (yes["result"], yes["reported"]) == ("not_asked", "given")
    assert yes["reported_by"] == talk.ids["speaker"]
    assert line(hands, "consent-unkept") == "" and not hands.screen.head.tick.isHidden()


def test_of_a_no_that_is_saved_it_is_said_later_who_told_it(room: Room) -> None:
    hands, talk = rasha_answers(room)
    for question in ("dna", "ncmp"):
        hands.reach(f"consent-{question}-yes")
        hands.say("2")
    case = save(hands)
    desk = hands.window.session.desk if hands.window.session is not None else None
    assert desk is not None
    room.go(hands.window, Route("today"))
    shell = hands.window.shell
    assert shell is not None and shell.screen_now is not None
    due = [plain(one.accessibleName()) for one in shell.screen_now.findChildren(DueButton)]
    assert any("اسألوا رشا شخصياً" in one for one in due)
    room.go(hands.window, Route("consent", case, talk.ids["relative/0"]))
    words = "\n".join(plain(one.said()) for one in shell.screen_now.findChildren(Paragraph))
    assert KEPT["ar"] in words
    room.go(hands.window, Route("interview", case))
    to(hands, "consent")
    hands.press(Qt.Key.Key_Backtab)
    her = next(
        spot
        for spot, id in (hands.screen.talk.ids.items() if hands.screen.talk is not None else ())
        if id == talk.ids["relative/0"]
    )
    hands.pick("consent-who", her)
    assert KEPT["ar"] in line(hands, "other-dna")
    hands.pick("consent-said-by", "speaker")
    assert KEPT["ar"] not in line(hands, "other-dna")
    save(hands)
    held = desk.cases.dossier(case).of("consent_grant")
    told = [one for one in held if one.text("grantor") == talk.ids["relative/0"]]
    assert {one.text("reported_by") for one in told} == {talk.ids["speaker"]} and len(told) == 2
    assert {one.text("result") for one in told} == {"refused"}


def test_that_they_said_a_saved_no_themselves_is_another_answer(room: Room) -> None:
    hands, talk = rasha_answers(room)
    hands.reach("consent-dna-yes")
    hands.say("2")
    to(hands, "contact")
    to(hands, "consent")
    hands.press(Qt.Key.Key_Backtab)
    hands.pick("consent-who", "relative/0")
    hands.pick("consent-said-by", "")
    case = save(hands)
    assert hands.window.session is not None
    held = hands.window.session.desk.cases.dossier(case).of("consent_grant")
    told = {
        one.text("reported"): one for one in held if one.text("grantor") == talk.ids["relative/0"]
    }
    assert told[""].text("follows") == told["refused"].id
    assert {one.text("result") for one in told.values()} == {"refused"}
