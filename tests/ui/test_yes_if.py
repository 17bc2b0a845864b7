""" "Yes, if …" through the window, by keyboard: on the consent page and in an interview (all made up)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.ui import made_up_consent
from tests.ui.hands import begin, of, rows
from tests.ui.test_consent import at

from vsdesk.desk import Condition, How
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.dictionary.values import as_said
from vsdesk.records.gate.reasons import REASONS
from vsdesk.ui.editing.yes_if import BEYOND
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.route import Route
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room
    from tests.ui.hands import Hands

    from vsdesk.words import Lang

BOTH = pytest.mark.parametrize("lang", ["ar", "en"])
SAID = "إذا لم يصل إلى دمشق"
NO_SURNAME = "بس بلا الكنية"


@BOTH
def test_a_condition_is_asked_for_written_down_shown_and_met(room: Room, lang: Lang) -> None:
    page = at(room, lang, person="sister")
    hands, tag = page.hands, page.who.sister[:8]
    page.themselves()
    page.choose_in(f"consent-iimp-{tag}", "yes_if")
    assert hands.focus().objectName() == f"if-words-iimp-{tag}", (
        "the caret stands where the words go"
    )
    assert page.state("search", "iimp") != "yes_if", "nothing is written before it was told"
    hands.say(SAID)
    hands.pick(f"if-rule-iimp-{tag}", "ask_each_time")
    hands.choose(f"if-save-iimp-{tag}")
    grant = page.grant(page.who.sister, "search", "iimp")
    (condition,) = page.desk.cases.dossier(page.who.case).of("consent_condition")
    assert (condition.parent, condition.text("type")) == (grant, "ask_each_time")
    assert SAID in page.said()
    assert page.word("yes_if") in page.said()
    assert plain(page.page.look.words.say(REASONS["yes_if"])) in page.said()
    hands.choose(f"met-{condition.id[:8]}")
    hands.say("قالت نعم لهذه المرة")
    hands.choose("met-now")
    (met,) = page.desk.cases.dossier(page.who.case).of("condition_met")
    assert met.text("said_by") == page.who.sister
    assert plain(page.page.look.words.say(REASONS["yes_if"])) not in page.said()


@BOTH
def test_what_is_left_open_writes_nothing_and_the_answer_stays(room: Room, lang: Lang) -> None:
    page = at(room, lang, person="wife")
    hands, tag = page.hands, page.who.wife[:8]
    before = page.state("search", "ncmp")
    page.choose_in(f"consent-ncmp-{tag}", "yes_if")
    hands.choose(f"if-leave-ncmp-{tag}")
    assert hands.focus().objectName() == f"consent-ncmp-{tag}-yes"
    assert page.state("search", "ncmp") == before
    assert not page.desk.cases.dossier(page.who.case).of("consent_condition")


def test_a_condition_is_added_to_a_yes_that_stands(room: Room) -> None:
    page = at(room, "ar", person="wife")
    grant = page.grant(page.who.wife, "search", "ncmp")
    page.hands.choose(f"if-{grant[:8]}")
    page.hands.say(SAID)
    page.hands.pick(f"if-rule-{grant[:8]}", "not_before_day")
    page.hands.reach(f"if-day-{grant[:8]}")
    page.hands.say("2030-01-01")
    page.hands.choose(f"if-save-{grant[:8]}")
    assert page.desk.cases.record(grant).text("result") == "given_if"
    assert plain(page.page.look.words.say(REASONS["too_early"])) in page.said()


@BOTH
def test_what_is_said_beyond_a_rule_stands_beside_it_and_waits(room: Room, lang: Lang) -> None:
    """A day that has come opens nothing where the uncle was to agree too, until somebody says that he did."""
    page = at(room, lang, person="wife")
    hands, tag = page.hands, page.who.wife[:8]
    told = {
        "ar": "بعد العيد، وبس إذا رضي عمي",
        "en": "after Eid, and only if my uncle agrees",
        "ku": "piştî cejnê û heke apê min razî be",
    }[lang]
    page.themselves()
    page.choose_in(f"consent-iimp-{tag}", "yes_if")
    hands.say(told)
    hands.pick(f"if-rule-iimp-{tag}", "not_before_day")
    hands.reach(f"if-day-iimp-{tag}")
    hands.say("2020-01-01")
    assert plain(page.page.look.words.say(BEYOND)) in page.said()
    hands.choose(f"if-save-iimp-{tag}")
    held = page.desk.cases.dossier(page.who.case).of("consent_condition")
    assert sorted(one.text("type") for one in held) == ["not_before_day", "other"]
    assert plain(page.page.look.words.say(REASONS["yes_if"])) in page.said()
    assert page.word("yes_if") in page.said()
    found = agreement(
        page.desk.cases.dossier(page.who.case), "search", "iimp", "", page.desk.context.today()
    )
    (rest,) = [one for one in held if one.text("type") == "other"]
    assert not found.holds and (rest.id, "yes_if") in found.conditions.stops
    hands.choose(f"met-{rest.id[:8]}")
    hands.say("قال العم نعم")
    hands.choose("met-now")
    assert plain(page.page.look.words.say(REASONS["yes_if"])) not in page.said()


def test_another_body_is_asked_about_with_a_condition(room: Room) -> None:
    page = at(room, "ar", person="sister")
    hands = page.hands
    page.themselves()
    hands.pick("ask-purpose", "un_complaint")
    hands.pick("ask-recipient", "wgeid")
    page.choose_in("ask-answer", "yes_if")
    hands.reach("if-words-ask")
    hands.say(SAID)
    hands.pick("if-rule-ask", "not_onward_to")
    hands.pick("if-body-ask", "government_sy")
    hands.choose("ask-save")
    grant = page.grant(page.who.sister, "un_complaint", "wgeid")
    assert page.desk.cases.record(grant).text("result") == "given_if"
    assert plain(page.page.look.words.say(REASONS["onward"])) in page.said()


@BOTH
def test_in_an_interview_the_fourth_key_asks_for_the_condition(room: Room, lang: Lang) -> None:
    hands = begin(room, lang)
    hands.answer("نجاح")
    while hands.at != "consent":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_4)
    assert hands.focus().objectName() == "if-words-iimp-talk"
    hands.say(NO_SURNAME)
    hands.pick("if-rule-iimp-talk", "without_surname")
    hands.choose("if-save-iimp-talk")
    shown = hands.screen.findChild(Paragraph, "said-if-iimp")
    assert shown is not None and NO_SURNAME in shown.said()
    hands.next("next")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = list(rows(room, hands.window))
    (condition,) = of(found, "consent_condition")
    grants = {one["id"]: one for one in of(found, "consent_grant")}
    assert grants[condition["parent"]]["recipient"] == "iimp"
    assert grants[condition["parent"]]["result"] == "given_if"
    assert condition["type"] == "without_surname"


def _answers_anew(room: Room, hands: Hands, key: Qt.Key) -> None:
    """Back on the page of answers, the answer to the same question again."""
    hands.screen.show_topic("consent")
    room.settle(hands.window)
    [line] = [one for one in hands.screen.findChildren(Segments, "consent-iimp") if one.isVisible()]
    line.findChildren(Button)[0].setFocus()
    hands.press(key)


@pytest.mark.parametrize(("lang", "answer"), [("ar", "yes_if"), ("en", "yes")])
def test_a_condition_that_was_noted_wrongly_is_put_right_in_the_interview(
    room: Room, lang: Lang, answer: str
) -> None:
    """The corrected one alone stands, there, on the consent page and at the gate; the
    first is in the history."""
    hands = begin(room, lang)
    hands.answer("نجاح")
    hands.pick("kin.relation", "mother")
    while hands.at != "consent":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_4)
    hands.say("كما قيل")
    hands.choose("if-save-iimp-talk")
    hands.next("next")  # saved
    _answers_anew(room, hands, Qt.Key.Key_4 if answer == "yes_if" else Qt.Key.Key_1)
    if answer == "yes_if":
        hands.say(NO_SURNAME)
        hands.pick("if-rule-iimp-talk", "without_surname")
        hands.choose("if-save-iimp-talk")
    hands.next("next")
    hands.screen.show_topic("consent")
    room.settle(hands.window)
    [line] = [one for one in hands.screen.findChildren(Segments, "consent-iimp") if one.isVisible()]
    shown = [one for one in hands.screen.findChildren(Paragraph, "said-if-iimp") if one.isVisible()]
    rule = hands.screen.session.labels.term("consent_condition_type", "without_surname")
    said = plain(" ".join(one.said() for one in shown))
    assert line.value == answer and "كما قيل" not in said
    assert (NO_SURNAME in said and rule in said) is (answer == "yes_if")
    talk, desk = hands.screen.talk, hands.screen.session.desk
    assert talk is not None and talk.dossier is not None
    held = agreement(talk.dossier, "search", "iimp", "", desk.context.today())
    assert held.conditions.stops == () and held.state in ("given", "yes_if")
    assert held.conditions.left_out == ({"surname"} if answer == "yes_if" else set())
    case = talk.dossier.root
    grants = [
        one
        for one in desk.cases.dossier(case).of("consent_grant")
        if one.text("recipient") == "iimp"
    ]
    assert sorted(one.text("follows") for one in grants)[0] == "" and len(grants) == 2
    page = room.go(hands.window, Route("consent", case))
    room.rest(hands.window)
    text = plain("\n".join(one.said() for one in page.findChildren(Paragraph)))
    assert "كما قيل" not in text and (NO_SURNAME in text) is (answer == "yes_if")
    page = room.go(hands.window, Route("ready", case, "iimp"))
    text = plain("\n".join(one.said() for one in page.findChildren(Paragraph)))
    assert "كما قيل" not in text and (NO_SURNAME in text) is (answer == "yes_if")


@BOTH
def test_ready_for_says_the_condition_and_that_nothing_leaves_yet(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    said = Condition({"ar": SAID, "src_lang": "ar"}, "not_onward_to", recipient="government_sy")
    for person in (who.mother, who.wife):
        desk.consent.grant(
            who.case,
            person,
            "un_complaint",
            "wgeid",
            "given_if",
            How(conditions=(said,)),
            scopes=["identity"],
            shown=desk.cases.shown(who.case),
        )
    desk.access.lock()
    window = room.open(lang)
    room.go(window, Route("ready", who.case, "wgeid"))
    assert window.shell is not None
    page = window.shell.screen_now
    assert page is not None
    text = plain("\n".join(one.said() for one in page.findChildren(Paragraph)))
    assert SAID in text
    assert plain(page.look.words.say(REASONS["onward"])) in text


def test_what_is_typed_into_an_if_is_lost_by_no_other_answer(room: Room) -> None:
    hands = begin(room, "ar")
    hands.answer("نجاح")
    while hands.at != "consent":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_1)
    saved = hands.screen.head.saved
    say = hands.screen.look.words.say
    assert plain(saved.text()) == plain(say("Every word is saved"))
    hands.press(Qt.Key.Key_4)
    hands.say(SAID)
    hands.reach("consent-ncmp-yes")
    hands.press(Qt.Key.Key_2)
    assert plain(saved.text()) == plain(say("Kept as a draft, not saved yet")), "one truth"
    assert saved.isVisible() and not hands.screen.head.tick.isVisible()
    shown = hands.screen.findChild(Paragraph, "unsaved-if-iimp")
    assert shown is not None and shown.isVisible() and SAID in shown.said()
    hands.reach("consent-iimp-yes")
    hands.press(Qt.Key.Key_4)
    assert not shown.isVisible(), "it stands in its form again"
    words = hands.focus()
    assert isinstance(words, TextField) and words.text() == SAID
    hands.say(" أبدا")
    hands.reach("consent-ncmp-no")
    hands.press(Qt.Key.Key_3)
    hands.next("next")  # going on saves it
    assert hands.screen.talk is not None and not hands.screen.talk.half_said
    assert plain(saved.text()) == plain(say("Every word is saved"))
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = list(rows(room, hands.window))
    (condition,) = of(found, "consent_condition")
    assert as_said(condition["words"]) == f"{SAID} أبدا"


def test_on_the_page_of_consent_an_answer_to_another_question_loses_no_word(room: Room) -> None:
    page = at(room, "ar", person="sister")
    hands, tag = page.hands, page.who.sister[:8]
    page.themselves()
    page.choose_in(f"consent-iimp-{tag}", "yes_if")
    hands.say(SAID)
    page.choose_in("ask-answer", "limited")
    hands.reach("ask-limits")
    hands.say("بلا صور")
    page.choose_in(f"consent-ncmp-{tag}", "no")
    shown = page.page.findChild(Paragraph, "unsaved-if-iimp")
    limits = page.page.findChild(TextField, "ask-limits")
    assert shown is not None and SAID in shown.said() and page.page.unsaved() is not None
    assert limits is not None and limits.isVisible() and limits.text() == "بلا صور"
    page.choose_in(f"consent-iimp-{tag}", "yes_if")
    hands.choose(f"if-save-iimp-{tag}")
    (condition,) = page.desk.cases.dossier(page.who.case).of("consent_condition")
    assert as_said(condition.value("words")) == SAID and page.page.unsaved() is None
    assert not _said_now(page.page, "unsaved-if-iimp")


def _said_now(page: QWidget, name: str) -> list[str]:
    """What lines of this name say now."""
    return [one.said() for one in page.findChildren(Paragraph, name) if one.isVisible()]
