"""The status bar says that all is saved only where all is: what waits, what was refused, and which field.
All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import type_text
from tests.ui.test_case import at_case, line

from vsdesk.desk import PAGE
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
SAVED, KEPT, REFUSED = "All changes saved", "Kept as a draft, not saved yet", "Not saved:"


def bar(window: Window) -> str:
    assert window.shell is not None
    return plain(window.shell.status.saved.text())


def write(screen: CaseScreen, field: str, text: str) -> None:
    """Type into an empty line."""
    found = line(screen, field).line
    found.setFocus()
    found.clear()
    type_text(found, text)


def keep(room: Room, window: Window) -> None:
    """Until what was typed is in the store."""
    assert window.session is not None
    window.session.drafts.flush()
    room.settle(window)


@pytest.mark.parametrize("lang", ["ar"])
def test_a_draft_is_not_saved_until_it_is(room: Room, lang: Lang) -> None:
    window, screen, _ = at_case(room, "person", lang)
    say = Words(lang).say
    assert bar(window) == plain(say(SAVED))
    write(screen, "grandfather_ar", "ياسين")
    keep(room, window)
    assert bar(window) == plain(say(KEPT))
    screen.save()
    room.settle(window)
    assert bar(window) == plain(say(SAVED))
    # And where it is left unsaved, another page is not about it; back there it is said again.
    write(screen, "grandfather_ar", "ياسر")
    room.go(window, Route("cases"))
    assert bar(window) == plain(say(SAVED))
    room.go(window, screen.place)
    assert bar(window) == plain(say(KEPT))


@pytest.mark.parametrize(("lang", "typed"), [("ar", "-3"), ("en", "2000"), ("ar", "ثلاثة أطفال")])
def test_a_number_that_does_not_fit_is_named_with_a_way_to_it(
    room: Room, lang: Lang, typed: str
) -> None:
    window, screen, _ = at_case(room, "person", lang)
    assert window.session is not None and window.shell is not None
    say, shell = Words(lang).say, window.shell
    write(screen, "children_count", typed)
    keep(room, window)
    screen.save()
    room.settle(window)
    assert bar(window) == plain(say(REFUSED))
    label = plain(window.session.labels.field("person", "children_count"))
    assert plain(shell.status.unsaved.text()) == label and shell.status.unsaved.isVisible()
    screen.show_section("history")
    shell.status.unsaved.click()
    room.settle(window)
    assert QApplication.focusWidget() is line(screen, "children_count").line
    write(screen, "children_count", "3")
    keep(room, window)
    assert bar(window) == plain(say(KEPT)) and shell.status.unsaved.isHidden()
    assert not shell.trouble.isVisible()  # it was about this field
    screen.save()
    room.settle(window)
    assert bar(window) == plain(say(SAVED))


def test_a_story_that_is_too_long_is_named_and_its_banner_goes(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    story: Json = {"ar": "ل" * 1_080_000, "src_lang": "ar"}
    row: Json = {"kind": "case", "new": False, "set": {"summary": story}}
    desk.cases.drafts.put(PAGE + case, {"records": {case: row}})
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", case, "person"))
    assert isinstance(screen, CaseScreen) and window.session is not None
    assert window.shell is not None
    say, shell = Words("ar").say, window.shell
    assert bar(window) == plain(say(REFUSED))
    screen.save()
    room.settle(window)
    assert shell.trouble.isVisible() and bar(window) == plain(say(REFUSED))
    label = plain(window.session.labels.field("case", "summary"))
    assert plain(shell.status.unsaved.text()) == label
    screen.draft.give_up(case, "summary")
    write(screen, "grandfather_ar", "ياسين")
    keep(room, window)
    assert not shell.trouble.isVisible() and bar(window) == plain(say(KEPT))
    screen.save()
    room.settle(window)
    assert bar(window) == plain(say(SAVED))
