"""Which of two is meant by a told name: asked below the words, on a page and in an
interview. Made-up people."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import Hands, of, rows
from tests.ui.test_relatives import interview, to

from vsdesk.desk import Edit
from vsdesk.records.gate.names import ambiguous_names
from vsdesk.ui.editing.which_strip import NOT_KNOWN, WhichStrip
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.route import Route
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.records.dossier import Dossier
    from vsdesk.words import Lang

TOLD = "أخوه أحمد شافه عند الفرن"


def two(desk: Desk, case: str) -> tuple[str, str]:
    """Two Ahmads in the family of a case: a brother and a cousin."""
    family, missing = desk.cases.record(case).text("family"), desk.cases.record(case).text("person")
    edits, made = [], []
    for father, relation in (("سليم", "brother_full"), ("نبيل", "cousin_pat_m")):
        id = desk.context.new_id()
        made.append(id)
        names = {"given_ar": "أحمد", "father_ar": father, "family_ar": "الدرويش"}
        kin = {"person": id, "relation": relation, "related_to": missing}
        edits += [
            Edit("person", {**names}, id=id, parent=family),
            Edit("family_member", {"person": id}, parent=family),
            Edit("kinship", {**kin}, parent=family),
        ]
    desk.cases.save(edits)
    return made[0], made[1]


def strip(hands: Hands, kind: str = "event.text") -> WhichStrip:
    hands.room.rest(hands.window)
    shell = hands.window.shell
    assert shell is not None and shell.screen_now is not None
    found = shell.screen_now.findChildren(WhichStrip)
    return next(one for one in found if one.choice.objectName().endswith(kind))


def box(hands: Hands, kind: str = "event.text") -> StoryEdit:
    shell = hands.window.shell
    assert shell is not None and shell.screen_now is not None
    return next(one for one in shell.screen_now.findChildren(StoryEdit) if one.objectName() == kind)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_page_asks_and_keeps_the_answer_beside_the_words(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    brother, cousin = two(desk, cases[0])
    desk.access.lock()
    hands = Hands(room, room.open(lang))
    room.go(hands.window, Route("case", cases[0], "disappearance"))
    asks = strip(hands)
    assert not asks.isVisible()
    room_kept = asks.geometry()
    box(hands).setPlainText(TOLD)
    asks = strip(hands)
    assert asks.isVisible() and asks.geometry() == room_kept, "nothing moved"
    assert "«أحمد»" in plain(asks.question.text())
    assert [asks.choice.itemData(n) for n in range(asks.choice.count())] == [
        *("", brother, cousin),
        NOT_KNOWN,
    ]
    asks.choice.setFocus()
    hands.pick(asks.choice.objectName(), cousin)
    hands.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    room.rest(hands.window)
    room.go(hands.window, Route("cases"))
    room.go(hands.window, Route("case", cases[0], "disappearance"))
    assert strip(hands).choice.value == cousin, "it stands, and is not asked again"
    found = [*rows(room, hands.window)]
    (note,) = of(found, "note")
    assert note["subject"] == cousin and "«أحمد»" in note["text"][lang]
    (event,) = (one for one in of(found, "event") if one.get("is_disappearance"))
    assert TOLD in event["text"].values(), "not a letter of the words changed"


def test_one_choice_is_an_answer(room: Room) -> None:
    """Chosen at once from the open list, with nothing chosen on the way."""
    desk, cases = room.desk(people=1)
    two(desk, cases[0])
    desk.access.lock()
    hands = Hands(room, room.open("ar"))
    room.go(hands.window, Route("case", cases[0], "disappearance"))
    box(hands).setPlainText(TOLD)
    asks = strip(hands)
    asks.choice.choose(NOT_KNOWN)
    asks.choice.chosen.emit(NOT_KNOWN)
    hands.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    room.rest(hands.window)
    (note,) = of([*rows(room, hands.window)], "note")
    assert note["subject"] == cases[0]


@pytest.mark.parametrize("answer", ["brother", NOT_KNOWN])
def test_an_interview_asks_too(room: Room, answer: str) -> None:
    desk, cases = room.desk(people=1)
    brother, _ = two(desk, cases[0])
    desk.access.lock()
    hands = interview(room, "ar", cases[0])
    to(hands, "happened")
    box(hands).setFocus()
    hands.say(TOLD)
    asks = strip(hands)
    assert asks.isVisible()
    asks.choice.setFocus()
    hands.pick(asks.choice.objectName(), brother if answer == "brother" else answer)
    to(hands, "day")
    to(hands, "happened")
    stands = brother if answer == "brother" else NOT_KNOWN
    assert strip(hands).choice.value == stands
    (note,) = of([*rows(room, hands.window)], "note")
    assert note["subject"] == (brother if answer == "brother" else cases[0])


def test_where_no_two_have_one_name_nothing_is_asked(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    hands = interview(room, "ar", cases[0])
    to(hands, "happened")
    assert not hands.screen.findChildren(WhichStrip)


@pytest.mark.parametrize("where", ["page", "interview"])
def test_whether_two_have_one_name_is_not_worked_out_by_the_window(
    room: Room, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, cases = room.desk(people=1)
    two(desk, cases[0])
    desk.access.lock()
    threads: list[threading.Thread] = []
    work = ambiguous_names._namesakes

    def noted(dossier: Dossier) -> bool:
        threads.append(threading.current_thread())
        return work(dossier)

    monkeypatch.setattr(ambiguous_names, "_namesakes", noted)
    if where == "page":
        hands = Hands(room, room.open("ar"))
        room.go(hands.window, Route("case", cases[0], "disappearance"))
    else:
        hands = interview(room, "ar", cases[0])
        to(hands, "happened")
    assert strip(hands)
    assert threads and threading.main_thread() not in threads
