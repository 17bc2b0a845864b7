"""A kunya is no name: the name is asked, and what somebody is called by is kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import begin, of, rows
from tests.ui.test_consent_slips import at_consent, save
from tests.ui.test_relatives import to

from vsdesk.names.address import is_kunya_alone
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.kunyas import KunyaStrip
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room
    from tests.ui.hands import Hands

    from vsdesk.ui.screens.interview.talk import Talk


@pytest.mark.parametrize(
    "words",
    ["أم خالد", "أبو عبد الله", "أمّ محمّد", "Umm Khalid", "Abu Ahmad", "Um Xalid", "Bavê Azad"],
)
def test_words_that_say_whose_parent_somebody_is(words: str) -> None:
    assert is_kunya_alone(words)


@pytest.mark.parametrize(
    "words",
    [
        "أبو بكر",
        "أم كلثوم",
        "أميرة",
        "أم",
        "عبد الله",
        "أبو بكر خالد محمد",
        "Abu Bakr",
        "Emma Stone",
    ],
)
def test_names_that_only_begin_so(words: str) -> None:
    assert not is_kunya_alone(words)


def strip(hands: Hands, name: str) -> KunyaStrip:
    found = hands.screen.findChild(KunyaStrip, f"kunya-{name}")
    assert found is not None
    return found


def press(hands: Hands, button: Button) -> None:
    assert button.isVisible()
    button.setFocus()
    hands.press(Qt.Key.Key_Space)


def write(hands: Hands, name: str, words: str) -> None:
    hands.reach(name)
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.say(words)


def talk_of(hands: Hands) -> Talk:
    talk = hands.screen.talk
    assert talk is not None
    return talk


def test_the_kunya_of_who_speaks_is_kept_and_the_name_is_asked(room: Room) -> None:
    hands = begin(room, "ar")
    write(hands, "speaker.given_ar", "أم خالد")
    talk, own = talk_of(hands), strip(hands, "speaker")
    assert "أم خالد" in own.ask.text() and not own.undo.isVisible()
    press(hands, own.keep)
    assert talk.value("speaker", "given_ar") is None
    assert (talk.text("kunya", "value"), talk.text("kunya", "type")) == ("أم خالد", "kunya")
    press(hands, own.undo)
    assert talk.text("speaker", "given_ar") == "أم خالد" and not talk.has("kunya")
    talk.put("kin", "relation", "mother")
    hands.screen.go_to("missing")
    room.settle(hands.window)
    hers = hands.screen.findChild(Button, "mother-speaks")
    assert hers is not None and not hers.isVisible()  # a kunya is not offered as the mother's name
    hands.screen.go_to("speaker")
    room.settle(hands.window)
    own = strip(hands, "speaker")
    # Nobody answered: it was kept as what it is, and the name stays open.
    assert talk.value("speaker", "given_ar") is None and talk.text("kunya", "value") == "أم خالد"
    write(hands, "speaker.given_ar", "فاطمة")
    assert talk.text("speaker", "given_ar") == "فاطمة" and not own.undo.isVisible()
    write(hands, "speaker.given_ar", "أم سعيد")
    press(hands, own.is_name)
    assert talk.text("speaker", "given_ar") == "أم سعيد" and not own.is_name.isVisible()


def test_the_kunyas_of_mother_and_father_stand_with_them(room: Room) -> None:
    hands = begin(room, "ar")
    write(hands, "speaker.given_ar", "سعاد")
    talk = talk_of(hands)
    talk.put("kin", "relation", "sister")
    hands.screen.go_to("missing")
    room.settle(hands.window)
    write(hands, "person.given_ar", "محمود")
    for field, words in (("person.father_ar", "أبو خالد"), ("person.mother_given_ar", "أم خالد")):
        write(hands, field, words)
        press(hands, strip(hands, "missing").keep)
        assert talk.value(*field.split(".")) is None
    press(hands, strip(hands, "missing").undo)
    assert talk.text("person", "mother_given_ar") == "أم خالد"
    press(hands, strip(hands, "missing").keep)
    at_consent(hands)
    case = save(hands)
    assert hands.window.session is not None
    held = hands.window.session.desk.cases.dossier(case)
    called = {
        one.text("value"): kin.text("relation")
        for one in held.of("person_name")
        for kin in held.of("kinship")
        if one.text("type") == "kunya" and kin.text("person") == one.parent
    }
    assert called == {"أبو خالد": "father", "أم خالد": "mother"}


def test_what_nobody_answered_is_no_name_of_the_mother_and_his_mother_is_none(room: Room) -> None:
    hands = begin(room, "ar")
    write(hands, "speaker.given_ar", "سعاد")
    talk = talk_of(hands)
    talk.put("kin", "relation", "cousin_pat_f")
    hands.screen.go_to("missing")
    room.settle(hands.window)
    write(hands, "person.given_ar", "ياسين")
    write(hands, "person.mother_given_ar", "أم ياسين")
    hands.screen.go_to("family")
    room.settle(hands.window)
    assert talk.value("person", "mother_given_ar") is None
    mother = talk.people.parent("mother")[0]
    assert talk.text(mother.replace("relative/", "relativekunya/"), "value") == "أم ياسين"
    hands.choose("more-relative")
    write(hands, "relative/1.given_ar", "diya wî")
    asked = strip(hands, "relative-1")
    assert "diya wî" in asked.ask.text() and not asked.keep.isVisible()
    press(hands, asked.is_name)
    assert not asked.strip.isVisible()


def offered(hands: Hands, name: str) -> list[str]:
    box = hands.screen.findChild(Choice, name)
    assert box is not None
    return [plain(box.itemText(one)) for one in range(box.count())]


def test_who_is_known_by_a_kunya_comes_back_and_answers(room: Room) -> None:
    """Her name stands in no line, and she says no all the same: told by the father, in the talk."""
    hands = begin(room, "ar")
    write(hands, "speaker.given_ar", "محمود")
    talk = talk_of(hands)
    talk.put("kin", "relation", "father")
    to(hands, "family")
    write(hands, "relative/0.given_ar", "أم عمر")
    hands.pick("relativekin/0.relation", "mother")
    hands.choose("more-relative")
    write(hands, "relative/1.given_ar", "الحجة فطوم")  # a title is written as it is said
    hands.choose("more-relative")
    hands.pick("relativekin/2.relation", "sister")  # nobody told more of her
    to(hands, "consent")
    others = {"أم عمر", "الحجة فطوم", "أخت، بلا اسم"}
    assert others <= {*offered(hands, "consent-who")}
    assert others <= {*offered(hands, "consent-said-by")}
    to(hands, "family")
    back = strip(hands, "relative-0")
    assert talk.value("relative/0", "given_ar") is None
    assert "أم عمر" in back.ask.text() and back.strip.isVisible() and not back.undo.isVisible()
    assert not back.keep.isVisible()
    hands.screen.go_to("consent")
    room.settle(hands.window)
    hands.press(Qt.Key.Key_Backtab)
    hands.pick("consent-who", "relative/0")
    hands.pick("consent-said-by", "speaker")
    hands.reach("consent-dna-yes")
    hands.say("2")
    save(hands)
    found = [*rows(room, hands.window)]
    [grant] = of(found, "consent_grant")
    [kunya] = of(found, "person_name")
    assert (kunya["value"], kunya["parent"]) == ("أم عمر", grant["grantor"])
    assert (grant["purpose"], grant["reported"]) == ("identification", "refused")


def test_who_is_known_by_a_kunya_is_offered_wherever_names_are(room: Room) -> None:
    """Also on a later day, and where it is asked who is to learn nothing and whose name it is."""
    hands = begin(room, "ar")
    write(hands, "speaker.given_ar", "أم كرم")
    to(hands, "family")
    write(hands, "relative/0.given_ar", "أبو نضال")
    hands.pick("relativekin/0.relation", "uncle_pat")
    to(hands, "happened")
    hands.reach("event.text")
    hands.say("أبو نضال ما لازم يعرف إنو حكينا. أبو نضال قال لا تكتبوا اسمي")
    room.settle(hands.window)
    assert "أبو نضال" in offered(hands, "kin-who-event.text")
    assert "أبو نضال" in offered(hands, "own-who-event.text")
    assert "أم كرم" in offered(hands, "own-who-event.text")
    assert "أم كرم" in hands.screen.head.with_whom.text()
    to(hands, "consent")
    case = save(hands)
    room.go(hands.window, Route("interview", case))
    hands.screen.show_topic("speaker")
    room.settle(hands.window)
    assert "أم كرم" in strip(hands, "speaker").ask.text()
    to(hands, "consent")
    assert {"أم كرم", "أبو نضال"} <= {*offered(hands, "consent-who")}
