"""Who said it, on the page of consent, on that of a family and in the interview: asked once in a sitting,
never taken for the person themselves. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import Hands
from tests.ui.test_consent import at
from tests.ui.test_relatives import interview, to

from vsdesk.desk import How
from vsdesk.errors import UserError
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.route import Route
from vsdesk.words import Lang, plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from tests.ui.conftest import Room
    from tests.ui.test_consent import At

    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.window import Window

BOTH = pytest.mark.parametrize("lang", ["ar", "en"])
KEPT = {"ar": "لم يُذكر بعد من قاله", "en": "Nobody said yet who told it"}
UNSAID = "unsaid"


def here(window: Window) -> QWidget:
    assert window.shell is not None and window.shell.screen_now is not None
    return window.shell.screen_now


def box(window: Window, name: str) -> Choice:
    found = [one for one in here(window).findChildren(Choice) if one.objectName().startswith(name)]
    assert found, name
    return found[0]


def waits(window: Window) -> str:
    found = here(window).findChild(Label, "answers-wait")
    return plain(found.text()) if found is not None and found.isVisible() else ""


def press(room: Room, window: Window, name: str) -> None:
    [button] = [one for one in here(window).findChildren(Button) if one.objectName() == name]
    button.click()
    room.settle(window)


def of(page: At, person: str) -> list[RecordView]:
    held = page.desk.cases.dossier(page.who.case).of("consent_grant")
    return [one for one in held if one.text("grantor") == person]


@BOTH
def test_a_yes_waits_until_it_is_said_who_gives_it(room: Room, lang: Lang) -> None:
    page = at(room, lang, person="sister")
    sister = page.who.sister
    assert box(page.window, "manner-by").value == UNSAID, "nobody said that she is here"
    name = f"consent-iimp-{sister[:8]}"
    page.choose_in(name, "yes")
    assert not of(page, sister) and waits(page.window)
    row = page.page.findChild(Segments, name)
    assert row is not None and row.value == "yes", "which one waits is to be seen"
    room.qtbot.waitUntil(lambda: page.hands.focus().objectName() == "manner-by")
    assert page.page.unsaved() is not None
    page.hands.pick("manner-by", page.who.mother)  # by the arrows, past "they themselves"
    assert not of(page, sister)
    page.hands.press(Qt.Key.Key_Tab)
    room.rest(page.window)
    [told] = of(page, sister)
    assert (told.text("result"), told.text("reported")) == ("not_asked", "given")
    assert told.text("reported_by") == page.who.mother
    assert waits(page.window) == "" and page.page.unsaved() is None


@BOTH
def test_a_no_is_kept_at_once_and_another_answer_says_who_gave_it(room: Room, lang: Lang) -> None:
    page = at(room, lang, person="sister")
    sister = page.who.sister
    page.choose_in(f"consent-court_fr-{sister[:8]}", "no")
    [no] = of(page, sister)
    assert (no.text("result"), no.text("reported")) == ("refused", "refused")
    assert not no.every("reported_by") and KEPT[lang] in page.said()
    page.choose_in(f"consent-iimp-{sister[:8]}", "yes")
    page.hands.pick("manner-by", "")
    page.hands.press(Qt.Key.Key_Tab)
    room.rest(page.window)
    own = {one.text("recipient"): one for one in of(page, sister) if not one.text("reported")}
    assert {one: held.text("result") for one, held in own.items()} == {
        "prosecutor_fr": "refused",
        "iimp": "given",
    }
    assert own["prosecutor_fr"].text("follows") == no.id and KEPT[lang] not in page.said()


def test_who_told_a_no_that_was_kept_is_put_to_it(room: Room) -> None:
    page = at(room, "en", person="sister")
    page.choose_in(f"consent-court_fr-{page.who.sister[:8]}", "no")
    page.hands.pick("manner-by", page.who.mother)
    page.hands.press(Qt.Key.Key_Tab)
    room.rest(page.window)
    [no] = of(page, page.who.sister)
    assert (no.text("result"), no.text("reported_by")) == ("refused", page.who.mother)


def test_a_no_that_was_taken_back_is_put_to_nobodys_name(room: Room) -> None:
    page = at(room, "en", person="sister")
    page.choose_in(f"consent-court_fr-{page.who.sister[:8]}", "no")
    page.page.undo.button.click()
    room.rest(page.window)
    page.hands.pick("manner-by", "")
    page.hands.press(Qt.Key.Key_Tab)
    room.rest(page.window)
    assert not of(page, page.who.sister)


def test_a_yes_if_and_another_purpose_wait_too(room: Room) -> None:
    page = at(room, "en", person="sister")
    hands, tag = page.hands, page.who.sister[:8]
    page.choose_in(f"consent-iimp-{tag}", "yes_if")
    hands.say("if my brother agrees")
    hands.choose(f"if-save-iimp-{tag}")
    assert not of(page, page.who.sister) and waits(page.window)
    hands.pick("manner-by", "")
    page.choose_in(f"consent-iimp-{tag}", "yes_if")
    hands.choose(f"if-save-iimp-{tag}")
    [given] = of(page, page.who.sister)
    assert given.text("result") == "given_if"
    room.go(page.window, Route("consent", page.who.case, page.who.mother))
    hands.pick("ask-purpose", "un_complaint")
    hands.pick("ask-recipient", "wgeid")
    page.choose_in("ask-answer", "no")
    assert "Still needed: who said it" in page.said()
    page.themselves()
    assert "Still needed: who said it" not in page.said()


def test_who_answers_for_one_is_not_asked_again_for_the_next(room: Room) -> None:
    """And on the page of the family whoever spoke last stands where a relation is told."""
    page = at(room, "ar", person="sister")
    page.hands.pick("manner-by", page.who.mother)
    room.go(page.window, Route("consent", page.who.case, page.who.wife))
    assert box(page.window, "manner-by").value == page.who.mother
    room.go(page.window, Route("consent", page.who.case, page.who.mother))
    assert box(page.window, "manner-by").value == "", "she speaks with us"
    room.go(page.window, Route("family", page.who.family, "members"))
    assert box(page.window, "member-by").value == page.who.mother
    page.window.session.speakers.forget()  # type: ignore[union-attr]  # as a lock does
    room.go(page.window, Route("consent", page.who.case, page.who.mother))
    assert box(page.window, "manner-by").value == UNSAID


def test_the_speaker_of_an_interview_stands_on_the_pages_and_answers_for_nobody(room: Room) -> None:
    page = at(room, "ar")
    who, window = page.who, page.window
    hands = interview(room, "ar", who.case, window)  # with the mother
    talk = hands.screen.talk
    assert talk is not None
    speaker = talk.id("speaker")
    to(hands, "family")
    hands.screen.talk.put("family", "home_text", "داريا")  # type: ignore[union-attr]  # something is saved
    to(hands, "consent")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.rest(window)
    other = who.wife if speaker != who.wife else who.mother
    room.go(window, Route("consent", who.case, speaker))
    assert box(window, "manner-by").value == ""
    room.go(window, Route("consent", who.case, other))
    assert box(window, "manner-by").value == UNSAID
    room.go(window, Route("family", who.family, "members"))
    assert box(window, "member-by").value == speaker


@BOTH
def test_on_the_page_of_the_family_it_is_asked_once_for_all(room: Room, lang: Lang) -> None:
    page = at(room, lang)
    hands, who = Hands(room, page.window), page.who
    room.go(page.window, Route("family", who.family, "consent"))
    assert box(page.window, "said-by").value == UNSAID
    before = len(of(page, who.wife))
    for tag in (who.sister[:8], who.wife[:8]):
        press(room, page.window, f"consent-court_de-{tag}-yes")
    two = {"ar": "جوابان ينتظران: من قالهما؟", "en": "2 answers wait: who said them?"}[lang]
    assert waits(page.window) == two and not of(page, who.sister)
    hands.pick("said-by", who.sister)
    hands.press(Qt.Key.Key_Tab)
    room.rest(page.window)
    [hers] = of(page, who.sister)
    assert hers.text("result") == "given" and not hers.every("reported")
    told = [one for one in of(page, who.wife) if one.text("recipient") == "prosecutor_de"]
    assert [one.text("reported_by") for one in told] == [who.sister]
    assert len(of(page, who.wife)) == before + 1
    assert waits(page.window) == ""


def test_nothing_but_a_no_is_kept_of_which_nobody_said_who_gave_it(room: Room) -> None:
    page = at(room, "en")
    desk, who = page.desk, page.who
    for answers, how in (
        ({"iimp": "yes"}, How(unsaid=True)),
        ({"iimp": "no"}, How(unsaid=True, reported_by=who.mother)),
    ):
        with pytest.raises(UserError, match="E_VALUE"):
            desk.consent.answers(
                who.case, who.sister, answers, how, shown=desk.cases.shown(who.case)
            )
