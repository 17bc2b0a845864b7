"""Before a form leaves: the words that its body cannot read, each with the way to its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.made_up_leaving import agree

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.unread_card import UnreadCard
from vsdesk.ui.route import Route
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.words import Words

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_the_working_group_cannot_read_leads_to_its_translation(
    room: Room, lang: Lang
) -> None:
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("un_complaint", "wgeid")])
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("preview", case, "wgeid"))
    room.settle(window)
    card = screen.findChild(UnreadCard)
    assert card is not None and card.isVisible()
    said = " ".join(one.said() for one in card.findChildren(Paragraph))
    recalled = Words(lang).say(
        "The blocks of this form are from memory: hold them beside the body's own form before sending."
    )
    assert recalled in said
    if lang == "ar":  # an Arabic copy is for ourselves: nothing of it is marked
        assert not card.findChildren(Button)
        return
    buttons = {one.objectName(): one for one in card.findChildren(Button)}
    places: list[Route] = []
    card.go.connect(places.append)
    told = next(name for name in buttons if name.startswith("translate-event-"))
    buttons[told].click()
    assert [(one.screen, one.id) for one in places] == [("case", case)] and places[0].record


def test_a_body_that_reads_arabic_is_told_nothing(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("search", "iimp")])
    desk.access.lock()
    window = room.open("en")
    screen = room.go(window, Route("preview", case, "iimp"))
    room.settle(window)
    card = screen.findChild(UnreadCard)
    assert card is not None and not card.isVisible()


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_its_form_is_chosen_in_french_or_spanish_and_no_other_paper_is(
    room: Room, lang: Lang
) -> None:
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("un_complaint", "wgeid")])
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("preview", case, "wgeid"))
    room.settle(window)
    assert isinstance(screen, PreviewScreen)
    options = screen.options
    offered = {
        options.langs.itemData(n): options.langs.itemText(n) for n in range(options.langs.count())
    }
    assert (offered["fr"], offered["es"]) == ("Français", "Español")
    options.langs.choose("es")
    options.langs.chosen.emit("es")
    room.settle(window)
    assert screen.save.isEnabled()
    card = screen.findChild(UnreadCard)
    assert card is not None and card.isVisible()
    assert [one for one in card.findChildren(Button) if one.objectName().startswith("translate-")]
    order = options.order(case)
    assert order.langs == ("es",) and order.kind == "wgeid"
    options.kind.choose("family-sheet")
    options.kind.chosen.emit("family-sheet")
    room.settle(window)
    assert options.langs.value == lang and options.langs.findData("es") < 0
