"""Today says what came in, in a line for each with its number; a sentence for all is said once."""

from __future__ import annotations

import pytest
from tests.ui import made_alike, made_up
from tests.ui.conftest import Room
from tests.ui.test_taking_in import NAME, brought, taken_in

from vsdesk.desk import Due
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.due_rows import DueRows
from vsdesk.ui.route import Route
from vsdesk.ui.screens.cases.screen import CasesScreen
from vsdesk.ui.screens.today.screen import TodayScreen
from vsdesk.ui.screens.today.today_cards import Came, CameCard
from vsdesk.ui.window import Window
from vsdesk.words import Lang, plain


def card(room: Room, window: Window) -> CameCard | None:
    page = room.go(window, Route("today"))
    assert isinstance(page, TodayScreen)
    return page.findChild(CameCard)


def lines(one: CameCard) -> list[str]:
    return [plain(button.accessibleName()) for button in one.buttons]


@pytest.mark.parametrize("lang", ["ar"])
def test_new_cases_stand_by_device_until_somebody_looked(room: Room, lang: Lang) -> None:
    window, _ = taken_in(room, lang, brought(room, broken=True))
    words = window.look.words
    found = card(room, window)
    assert found is not None
    new, refused = lines(found)
    assert plain(words.count("{n} new case", "{n} new cases", 2)) in new and NAME in new
    assert plain(words.count("{n} file not taken in", "{n} files not taken in", 1)) in refused
    found.buttons[0].click()
    room.settle(window)
    assert window.shell is not None
    listed = window.shell.screen_now
    assert isinstance(listed, CasesScreen) and listed.rows.model.rowCount() == 2
    assert NAME in listed.head.came.title.said()
    seen = listed.findChild(Button, "looked-at-new")
    assert seen is not None
    seen.click()
    room.settle(window)
    found = card(room, window)
    assert found is not None and len(lines(found)) == 1, "what was refused still stands"


def test_the_list_of_what_is_new_holds_nothing_else(room: Room) -> None:
    chief, _ = room.desk(people=3)
    chief.access.lock()
    window = room.open("en")
    listed = room.go(window, Route("cases", "ab" * 32, "came"))
    assert isinstance(listed, CasesScreen) and listed.rows.model.rowCount() == 0
    assert card(room, window) is None, "where nothing came nothing is said"


@pytest.mark.parametrize("lang", ["ar"])
def test_pairs_wait_for_who_decides_them_and_lead_to_their_page(room: Room, lang: Lang) -> None:
    """Two reports of one person each, in two scripts; what the rules find weak asks for nobody's look."""
    desk, _ = room.desk(people=0)
    made_alike.alike(desk, 2)
    made_alike.brother(desk)  # his own report, and no pair of the first two
    desk.matching.suggestions.match_new()
    counts = desk.matching.match_counts()
    waiting = counts.get("strong", 0) + counts.get("likely", 0)
    assert waiting >= 2
    desk.access.lock()
    window = room.open(lang)
    found, words = card(room, window), window.look.words
    assert found is not None
    [told] = lines(found)
    one, many = (
        "{n} pair of reports may be of one person.",
        "{n} pairs of reports may be of one person.",
    )
    assert plain(words.count(one, many, waiting)) in told
    assert plain(words.say("Nothing is joined without you. It can wait.")) in told
    found.buttons[0].click()
    room.settle(window)
    assert window.shell is not None and window.shell.place.screen == "same"


def test_pairs_are_told_to_nobody_else(room: Room) -> None:
    """A documenter decides over no pair, and is not called to one."""
    desk = made_up.field(room.path / "field", room.path / "other", "سمر")
    made_alike.alike(desk, 1)
    desk.matching.suggestions.match_new()
    counts = desk.matching.match_counts()
    came = Came.read(desk)
    desk.access.lock()
    assert sum(counts.values()) and not came.pairs


def test_a_sentence_for_all_is_said_once(room: Room) -> None:
    room.desk(people=0)[0].access.lock()
    window = room.open("en")
    page = room.go(window, Route("today"))
    assert isinstance(page, TodayScreen)
    said = "Another device wrote something here that nobody sees yet: look at it."
    due = [
        Due(
            "closed",
            "",
            0,
            f"r{n}",
            "",
            f"c{n}",
            "case",
            f"{made_up.PEOPLE[n][1][0]}",
            f"{n}",
            said,
        )
        for n in range(3)
    ]
    page._show((due, False, Came(), None, None))
    [rows] = page.findChildren(DueRows)
    words = [
        plain(one.text()) for one in (*rows.findChildren(Label), *rows.findChildren(Paragraph))
    ]
    assert words.count(said) == 1
    other = Due(
        "closed",
        "",
        0,
        "r9",
        "",
        "c9",
        "case",
        "",
        "9",
        "Another device wrote that this photo may not be shown whole: look at it.",
    )
    page._show(([*due, other], False, Came(), None, None))
    room.settle(window)
    [rows] = [one for one in page.findChildren(DueRows) if one.isVisible()]
    words = [
        plain(one.text()) for one in (*rows.findChildren(Label), *rows.findChildren(Paragraph))
    ]
    assert words.count(said) == 3, "where they differ each has its own"
