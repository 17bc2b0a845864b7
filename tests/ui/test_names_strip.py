"""While a story is written the names are underlined that papers may not say; nothing moves.
All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.conftest import Room
from tests.ui.hands import Hands

from vsdesk.desk import Edit
from vsdesk.numerals import unmarked
from vsdesk.records.gate.names.told_names import NameSpan, ToldNames
from vsdesk.ui.editing.names_strip import NamesStrip
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.screen import InterviewScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_name_is_underlined_and_nothing_moves(room: Room, lang: Lang) -> None:
    desk, [case] = room.desk(people=1)
    person = str(desk.cases.record(case).value("person"))
    said: dict[str, Json] = {"type": "words_rejected", "words": {"ar": "شهيد", "src_lang": "ar"}}
    desk.cases.save([Edit("person_mark", said, id=desk.context.new_id(), parent=person)])
    desk.access.lock()
    window = room.open(lang)
    hands = Hands(room, window)
    screen = room.go(window, Route("case", case, "case"))
    strip = screen.findChild(NamesStrip)
    assert strip is not None and strip.isVisible()
    story = screen.findChild(StoryEdit, strip.objectName().removeprefix("names-"))
    assert story is not None
    before = strip.geometry()
    story.setFocus()
    hands.say("قالوا انه من الشهداء هناك")
    room.settle(window)
    assert "الشهداء" in unmarked(strip.text())
    assert any(one.cursor.selectedText() == "الشهداء" for one in story.extraSelections())
    assert strip.geometry().topLeft() == before.topLeft() and strip.height() == before.height()
    assert window.session is not None
    assert not window.session.desk.cases.list_kind("name_choice")


NAMES = ["سوسن", "هيفاء", "رغد", "لمى", "تهاني", "وداد", "نوال", "سعاد"]
PAGES = " ".join(
    f"في اليوم {page} مشينا الى الحاجز ومعنا {NAMES[page % 8]} ولم يقل احد شيئا."
    for page in range(600)
)


def at_story(room: Room, lang: Lang, story: str = "") -> tuple[Hands, NamesStrip, StoryEdit]:
    """The interview of a case of whose family one member must not be named, at its story."""
    desk, [case] = room.desk(people=1)
    person, event = str(desk.cases.record(case).value("person")), ""
    dossier = desk.cases.dossier(case)
    event = next(one.id for one in dossier.of("event") if one.value("is_disappearance"))
    for name in NAMES:
        who = desk.context.new_id()
        desk.cases.save(
            [
                Edit(
                    "person",
                    {"given_ar": name, "family_ar": "الدرويش"},
                    id=who,
                    parent=str(desk.cases.record(case).value("family")),
                ),
                Edit(
                    "person_mark",
                    {"type": "not_named_outside"},
                    id=desk.context.new_id(),
                    parent=who,
                ),
            ]
        )
    if story:
        desk.cases.save([Edit("event", {"text": {"ar": story, "src_lang": "ar"}}, id=event)])
    said: dict[str, Json] = {"type": "words_rejected", "words": {"ar": "شهيد", "src_lang": "ar"}}
    desk.cases.save([Edit("person_mark", said, id=desk.context.new_id(), parent=person)])
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("interview", case))
    assert isinstance(screen, InterviewScreen)
    hands = Hands(room, window)
    why = screen.findChild(TextField, "again-why")
    if why is not None and why.isVisible():
        why.setFocus()
        hands.say("نكمل ما بقي")
        hands.enter()
    screen.go_to("happened")
    room.settle(window)
    box = screen.findChild(StoryEdit, "event.text")
    strip = screen.findChild(NamesStrip, "names-event.text")
    assert box is not None and strip is not None and strip.isVisible()
    return hands, strip, box


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_in_the_interview_too_and_nothing_moves(room: Room, lang: Lang) -> None:
    hands, strip, box = at_story(room, lang)
    before = strip.geometry()
    box.setFocus()
    hands.say("خرجت سوسن معهم، قالوا انه شهيد")
    room.settle(hands.window)
    found = {one.cursor.selectedText() for one in box.extraSelections()}
    assert {"سوسن", "شهيد"} <= found
    assert "سوسن" in unmarked(strip.text())
    assert strip.geometry() == before
    box.setPlainText("خرجت وحدها")
    room.settle(hands.window)
    assert not {one.cursor.selectedText() for one in box.extraSelections()} & {"سوسن"}


def test_only_the_sentence_is_read_again_in_which_somebody_writes(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thirty pages with six hundred names: one letter more reads one sentence more."""
    hands, _, box = at_story(room, "ar", PAGES)
    read: list[str] = []
    look = ToldNames._look

    def counted(reader: ToldNames, sentence: str) -> Iterator[NameSpan]:
        read.append(sentence)
        return look(reader, sentence)

    monkeypatch.setattr(ToldNames, "_look", counted)
    box.setFocus()
    box.moveCursor(box.textCursor().MoveOperation.End)
    for letter in " رأينا سوسن":
        hands.say(letter)
        room.settle(hands.window)
    box.clearFocus()  # a long text is read when the hand rests
    room.settle(hands.window)
    assert 0 < len(read) <= len(" رأينا سوسن")
    assert all(len(one) <= len(" رأينا سوسن") for one in read)
    assert sum(one.cursor.selectedText() == "سوسن" for one in box.extraSelections()) == 76
