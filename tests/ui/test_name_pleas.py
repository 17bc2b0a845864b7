"""«لا تكتبوا اسمو» in a story: said while it is written, and before the words leave. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.hands import Hands
from tests.ui.made_up_leaving import agree

from vsdesk.desk import Edit
from vsdesk.ui.editing.told_card import ToldCard
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.kit.wording_hint import WordingHint
from vsdesk.ui.route import Route
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

PLEA = "لا تكتبو اسمو"
STORY = f"الفران أبو الياس شافن بالفرع، {PLEA}، مصطنع"


def told(room: Room) -> tuple[Desk, str, str]:
    """A case whose story holds the plea, and a yes to one body."""
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("search", "iimp")])
    [event] = [one for one in desk.cases.dossier(case).of("event") if one.value("is_disappearance")]
    desk.cases.save([Edit("event", {"text": {"ar": STORY, "src_lang": "ar"}}, id=event.id)])
    return desk, case, event.id


def test_it_is_said_while_it_is_written(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    screen = room.go(window, Route("case", case, "disappearance"))
    story = screen.findChild(StoryEdit, "event.text")
    hint = screen.findChild(WordingHint, "wording-event.text")
    assert story is not None and hint is not None and not hint.isVisible()
    story.setFocus()
    story.selectAll()
    hands.say(STORY)
    room.settle(window)
    assert hint.isVisible() and f"«{PLEA}»" in plain(hint.said())


@pytest.mark.parametrize(("lang", "why"), [("ar", ""), ("ar", "قال إنه موافق الآن"), ("en", "")])
def test_before_the_words_leave_a_coordinator_says_why(room: Room, lang: Lang, why: str) -> None:
    desk, case, event = told(room)
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("preview", case, "case-file"))
    assert isinstance(screen, PreviewScreen)
    screen.options.recipient.choose("iimp")
    screen.options.purpose.choose("search")
    screen.refresh()
    room.settle(window)
    card = screen.findChild(ToldCard)
    assert card is not None and card.isVisible() and f"«{PLEA}»" in plain(card.title.said())
    assert screen.covered.isVisible() and not screen.view.paper.isVisible()
    if not why:  # looked at by a press alone
        shown = screen.findChild(Button, "show-covered")
        assert shown is not None
        shown.click()
        room.settle(window)
        assert screen.view.paper.isVisible() and not screen.covered.isVisible()
    room.answers.answer, room.answers.reason = "leave", why
    room.answers.save_to = room.path / "sheet.pdf"
    screen.save.click()
    room.settle(window)
    assert (room.path / "sheet.pdf").exists() is bool(why)
    went: list[Route] = []
    screen.go.connect(went.append)
    door = card.findChild(Button, "to-told")
    assert door is not None
    door.click()
    room.settle(window)
    assert went == [Route("case", case, "disappearance", "event.text", event)]


@pytest.mark.parametrize("written", ["a source", "a wish"])
def test_once_they_are_written_down_the_name_is_looked_for(room: Room, written: str) -> None:
    """Then the names in the words are asked about, and nothing is said of the plea."""
    desk, case, _ = told(room)
    if written == "a source":
        source = desk.context.new_id()
        name = {"type": "survivor", "code": "ش-1", "true_name": "الياس الفران"}
        seen: dict[str, Json] = {"type": "sighting", "told_by": source, "date": {"from": "2015"}}
        desk.cases.save([Edit("source", {**name}, id=source), Edit("event", {**seen}, parent=case)])
    else:
        family, id = str(desk.cases.record(case).value("family")), desk.context.new_id()
        desk.cases.save(
            [
                Edit("person", {"given_ar": "الياس"}, id=id, parent=family),
                Edit("family_member", {"person": id}, parent=family),
                Edit("person_mark", {"type": "not_named_outside"}, parent=id),
            ]
        )
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("preview", case, "case-file"))
    assert isinstance(screen, PreviewScreen)
    screen.options.recipient.choose("iimp")
    screen.options.purpose.choose("search")
    screen.refresh()
    room.settle(window)
    card = screen.findChild(ToldCard)
    assert card is not None and not card.isVisible() and not screen.covered.isVisible()
    assert screen.reasons.named.isVisible()
