"""«ما بدي حدا يعرف اسمي», said by who speaks: one press in the interview writes the wish down, another takes
it back; and no paper leaves with it unheard. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import Hands, begin
from tests.ui.made_up_leaving import agree

from vsdesk.desk import Edit
from vsdesk.records.dictionary.display_names import WRITINGS
from vsdesk.records.dictionary.values import as_said
from vsdesk.records.gate.persons.hidden_people import MARK, NOT_KNOWN, NOT_NAMED
from vsdesk.ui.catalogue.sections import SOURCES
from vsdesk.ui.editing.told_card import ToldCard
from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.own_plea import OwnPlea
from vsdesk.ui.screens.interview.plea_strips import KeptPlea
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

BOX = "event.text"
PLEA = "ما بدي حدا يعرف اسمي"
SAID = {
    "ar": f"أخدوه من البيت. {PLEA}، مصطنع",
    "ku": "Ew ji malê birin; ez naxwazim kes navê min bizane, çêkirî",
    "en": "They took him from home; I don't want anyone to know my name, made up",
}


def at_the_story(room: Room, lang: Lang, role: Role = "coordinator") -> Hands:
    """A mother speaks, and stands at the story of the disappearance."""
    hands = begin(room, lang, role)
    hands.answer("سلمى", "الدرويش")
    hands.next("missing")
    hands.answer("مروان", "خالد", "الدرويش")
    while not strips(hands):
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return hands


def strips(hands: Hands) -> list[OwnPlea]:
    found = hands.screen.findChildren(OwnPlea)
    return [one for one in found if one.objectName() == f"own-plea-{BOX}"]


def standing(hands: Hands) -> list[RecordView]:
    assert hands.window.session is not None
    return list(hands.window.session.desk.cases.list_kind(MARK))


@pytest.mark.parametrize(
    ("lang", "wish"), [("ar", NOT_NAMED), ("ar", NOT_KNOWN), ("ku", NOT_NAMED), ("en", NOT_KNOWN)]
)
def test_one_press_writes_the_wish_of_who_speaks(room: Room, lang: Lang, wish: str) -> None:
    hands = at_the_story(room, lang)
    hands.reach(BOX)
    [strip] = strips(hands)
    assert not strip.isVisible()
    hands.say(SAID[lang])
    assert strip.isVisible() and "سلمى" in plain(strip.words.said())
    hands.choose(f"own-{wish}-{BOX}")
    assert not any(one.isVisible() for one in strip.ways.values())
    assert not standing(hands)  # saved with the topic, like all that was told
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (mark,) = standing(hands)
    assert mark.text("type") == wish
    assert mark.text("asked_by") == mark.parent
    assert hands.window.session is not None
    speaker = hands.window.session.desk.cases.record(str(mark.parent))
    assert "سلمى" in [speaker.text(f"given_{one}") for one in WRITINGS]
    hands.press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    [strip] = strips(hands)
    assert strip.isVisible() and not any(one.isVisible() for one in strip.ways.values())
    assert not strip.undo.isVisible()  # it is saved: a coordinator takes it out


def test_it_is_taken_back_by_one_key_and_nothing_is_written(room: Room) -> None:
    hands = at_the_story(room, "ar")
    hands.reach(BOX)
    hands.say(SAID["ar"])
    hands.choose(f"own-{NOT_NAMED}-{BOX}")
    [strip] = strips(hands)
    assert not strip.isAncestorOf(hands.focus())  # Enter goes on, and takes nothing back
    hands.choose(f"own-undo-{BOX}")
    assert all(one.isVisible() for one in strip.ways.values()) and not strip.undo.isVisible()
    assert hands.focus().objectName() == f"own-{NOT_NAMED}-{BOX}"
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not standing(hands)


def test_of_somebody_else_it_is_asked_who_and_leads_to_the_sources(room: Room) -> None:
    hands = at_the_story(room, "ar")
    hands.reach(BOX)
    hands.say("الفران شافن، لا تكتبوا اسمو، مصطنع")
    [strip] = strips(hands)
    assert strip.isVisible() and strip.who.value == ""
    assert not any(one.isVisible() for one in (*strip.ways.values(), strip.sources))
    hands.pick(f"own-who-{BOX}", "other")
    assert strip.sources.isVisible() and "مصدر" in plain(strip.words.said())
    hands.choose(f"own-sources-{BOX}")
    shell = hands.window.shell
    assert shell is not None and (shell.place.screen, shell.place.part) == ("case", SOURCES)
    assert hands.window.session is not None
    [event] = hands.window.session.desk.cases.list_kind("event")
    assert "الفران شافن" in as_said(event.value("text")) and event.parent == shell.place.id


@pytest.mark.parametrize("lang", ["ar"])
def test_a_source_who_is_written_down_is_offered_for_the_plea(room: Room, lang: Lang) -> None:
    """The baker became a source: back in the interview the plea is his, and nothing more is asked."""
    hands = at_the_story(room, lang)
    hands.reach(BOX)
    hands.say("الفران شافن، لا تكتبوا اسمو، مصطنع")
    hands.pick(f"own-who-{BOX}", "other")
    hands.choose(f"own-sources-{BOX}")
    assert hands.window.session is not None and hands.window.shell is not None
    desk, case = hands.window.session.desk, hands.window.shell.place.id
    named = {"type": "eyewitness", "true_name": "أبو ياسر الفران"}
    source = desk.cases.save([Edit("source", named, id=desk.context.new_id())]).ids[0]
    [event] = desk.cases.list_kind("event")
    desk.cases.save([Edit("event", {"told_by": source}, id=event.id)])
    screen = room.go(hands.window, Route("interview", case))
    room.rest(hands.window)
    assert isinstance(screen, InterviewScreen)
    screen.show_topic("happened")
    room.settle(hands.window)
    strip = screen.findChildren(OwnPlea, f"own-plea-{BOX}")[-1]
    assert strip.isVisible()
    offered = [strip.who.itemText(at) for at in range(strip.who.count())]
    [at] = [n for n, one in enumerate(offered) if "أبو ياسر الفران" in one]
    assert desk.cases.record(source).text("code") in plain(offered[at])
    strip.who.setCurrentIndex(at)
    strip.who.chosen.emit(strip.who.value)
    words = plain(
        strip._look.words.say(
            "{name} is written down as a source: every paper has the code in place of the name.",
            name="أبو ياسر الفران",
        )
    )
    assert words in plain(strip.words.said())
    assert not any(one.isVisible() for one in (*strip.ways.values(), strip.sources, strip.undo))


def test_the_wish_is_said_of_her_where_the_kinship_says_that_she_is_a_woman(room: Room) -> None:
    """Nobody asked for her sex: she is the mother. Of whom nothing is known, both forms stand."""
    hands = at_the_story(room, "ar")
    talk = hands.screen.talk
    assert talk is not None
    hands.reach(BOX)
    hands.say(SAID["ar"])
    [strip] = strips(hands)
    assert "اسمه/ا" in strip.ways[NOT_NAMED].text()
    talk.put("kin", "relation", "mother")
    strip.check()
    assert "اسمها" in strip.ways[NOT_NAMED].text()
    hands.choose(f"own-{NOT_NAMED}-{BOX}")
    assert "اسمها" in plain(strip.words.said())
    talk.put("kin", "relation", "brother")
    strip.check()
    assert "اسمه " in plain(strip.words.said())


def test_whose_name_it_is_is_asked_where_somebody_is_quoted(room: Room) -> None:
    """The neighbour's plea is no wish of the mother; a brother's is written down for him alone."""
    hands = at_the_story(room, "ar")
    talk = hands.screen.talk
    assert talk is not None
    talk.put("relative/0", "given_ar", "ياسر")
    hands.reach(BOX)
    hands.say("جارنا قال: ما بدي حدا يعرف اسمي، مصطنع")
    [strip] = strips(hands)
    assert strip.isVisible() and strip.who.value == "" and "سلمى" not in plain(strip.words.said())
    assert not any(one.isVisible() for one in strip.ways.values())
    hands.pick(f"own-who-{BOX}", "other")
    assert not any(one.isVisible() for one in strip.ways.values())
    assert "مصدر" in plain(strip.words.said())
    hands.press(Qt.Key.Key_Up)
    assert strip.who.value == "relative/0" and "ياسر" in plain(strip.words.said())
    hands.choose(f"own-{NOT_NAMED}-{BOX}")
    assert strip.undo.isVisible()
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (mark,) = standing(hands)
    assert hands.window.session is not None
    brother = hands.window.session.desk.cases.record(str(mark.parent))
    assert brother.text("given_ar") == "ياسر" and mark.text("asked_by") == brother.id


def test_the_plea_of_whoever_is_quoted_by_name_points_to_her(room: Room) -> None:
    """Of "she said" alone nobody knows who she is: not even that she is who speaks."""
    hands = at_the_story(room, "ar")
    talk = hands.screen.talk
    assert talk is not None
    talk.put("relative/0", "given_ar", "سعاد")
    hands.reach(BOX)
    [strip] = strips(hands)
    hands.say("قالت: لا تجيبوا سيرتي، مصطنع")
    assert strip.isVisible() and strip.who.value == "" and "سلمى" not in plain(strip.words.said())
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.say("أختي سعاد قالت: لا تجيبوا سيرتي، مصطنع")
    assert strip.who.value == "relative/0" and "سعاد" in plain(strip.words.said())
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.say("سلمى قالت لسعاد: لا تجيبوا سيرتي، مصطنع")
    assert strip.who.value == "speaker"
    assert not standing(hands)


def test_what_is_to_be_told_to_nobody_is_sealed_by_one_press(room: Room) -> None:
    hands = at_the_story(room, "ar")
    hands.reach(BOX)
    [strip] = [
        one for one in hands.screen.findChildren(KeptPlea) if one.objectName() == f"kept-plea-{BOX}"
    ]
    hands.say("كانت حامل بالشهر الرابع، ")
    assert not strip.isVisible()
    hands.say("لا تحكوا بهالشي لحدا، زوجها ما بيعرف.")
    assert strip.isVisible() and strip.seal.isVisible() and not strip.undo.isVisible()
    asked = plain(strip.words.said())
    for goes in ("يومه", "مكانه", "العمر"):  # before it is pressed
        assert goes in asked, goes
    hands.choose(f"kept-seal-{BOX}")
    assert not strip.isAncestorOf(hands.focus())
    hands.choose(f"kept-undo-{BOX}")
    assert plain(strip.words.said()) == asked
    hands.choose(f"kept-seal-{BOX}")
    assert plain(strip.words.said()) != asked and not strip.seal.isVisible()
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.session is not None
    (event,) = hands.window.session.desk.cases.list_kind("event")
    assert event.value("sens") == 4


def told(room: Room) -> tuple[Desk, str, str]:
    """A case told by the mother, with her plea in the story and a yes to one body; another relative is
    hidden already."""
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("search", "iimp")])
    dossier = desk.cases.dossier(case)
    [event] = [one for one in dossier.of("event") if one.value("is_disappearance")]
    family, teller = str(dossier.head.value("family")), desk.context.new_id()
    other = desk.context.new_id()
    story: dict[str, Json] = {"text": {"ar": SAID["ar"], "src_lang": "ar"}, "told_by": teller}
    desk.cases.save(
        [
            Edit("person", {"given_ar": "وداد"}, id=teller, parent=family),
            Edit("family_member", {"person": teller}, parent=family),
            Edit("person", {"given_ar": "رجاء"}, id=other, parent=family),
            Edit("family_member", {"person": other}, parent=family),
            Edit("person_mark", {"type": NOT_NAMED}, parent=other),
            Edit("event", story, id=event.id),
        ]
    )
    return desk, case, teller


@pytest.mark.parametrize("heard", [False, True])
def test_no_paper_leaves_while_it_is_not_heard(room: Room, *, heard: bool) -> None:
    """The wish of another relative is none of hers."""
    desk, case, teller = told(room)
    if heard:
        desk.cases.save([Edit("person_mark", {"type": NOT_NAMED}, parent=teller)])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("preview", case, "case-file"))
    assert isinstance(screen, PreviewScreen)
    screen.options.recipient.choose("iimp")
    screen.options.purpose.choose("search")
    screen.refresh()
    room.settle(window)
    card = screen.findChild(ToldCard)
    assert card is not None and card.isVisible() is not heard
    if heard:
        return
    assert f"«{PLEA}»" in plain(card.title.said())
    room.answers.answer, room.answers.reason = "leave", ""
    room.answers.save_to = room.path / "sheet.pdf"
    button = screen.save
    assert isinstance(button, Button)
    button.click()
    room.settle(window)
    assert not (room.path / "sheet.pdf").exists()
