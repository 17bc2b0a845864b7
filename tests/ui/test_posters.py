"""A poster from the window: its size, why there is none, several at once. All made up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
from tests.ui.made_up_leaving import agree
from tests.ui.test_printing import at_print
from tests.ui.test_ready import said
from tests.ui.test_several import at_several, choose, exits, files, rows_of
from tests.ui.test_submissions import press

from vsdesk.desk import How
from vsdesk.records.gate.reasons import REASONS
from vsdesk.words import plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Room


PUBLIC = [("advocacy_named", "public")]


def test_the_page_says_why_there_is_none_and_shows_it_after_a_yes(
    room: Room, tmp_path: Path
) -> None:
    desk, [case] = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case, "vigil-poster")
    assert plain(window.look.words.say(REASONS["not_asked"])) in plain(said(screen.refusal))
    assert screen.ask.isVisible() and not screen.save.isEnabled()
    options = screen.options
    assert options.paper_size.isVisible() and not options.named.isVisible()
    for part in (options.recipient, options.purpose, options.level, options.own, options.caller):
        assert not part.isVisible()
    assert window.session is not None
    agree(window.session.desk, case, PUBLIC)
    choose(room, window, options.paper_size, "A3")
    assert screen.save.isEnabled() and screen.view.paper.isVisible()
    screen.save_to(tmp_path / "poster.pdf")
    room.settle(window)
    with pikepdf.open(io.BytesIO((tmp_path / "poster.pdf").read_bytes())) as held:
        assert round(float(held.pages[0].mediabox[3])) == 1191
    assert exits(window) == 1
    kept = window.session.desk
    (yes,) = [
        one
        for one in kept.cases.dossier(case).of("consent_grant")
        if one.text("recipient") == "public"
    ]
    kept.consent.answers(
        case, yes.text("grantor"), {"publish_name": "no"}, How(), shown=kept.cases.shown(case)
    )
    screen = at_print(room, window, case, "vigil-poster")
    assert not screen.save.isEnabled()
    assert "من نجاح" in plain(said(screen.refusal)), "who said the no, and when, as in Ready for"


def test_the_size_is_asked_for_a_poster_alone(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case)
    choose(room, window, screen.options.paper_size, "A3")
    assert not screen.options.paper_size.isVisible()
    assert screen.options.order(case).size == "A4"


def test_several_at_once_and_those_without_a_yes_are_named(room: Room, tmp_path: Path) -> None:
    desk, cases = room.desk(people=3)
    agree(desk, cases[0], PUBLIC)
    desk.access.lock()
    window = room.open("ar")
    screen = at_several(room, window, *cases)
    choose(room, window, screen.options.kind, "vigil-poster")
    choose(room, window, screen.options.paper_size, "A3")
    assert screen.options.paper_size.isVisible() and not screen.options.level.isVisible()
    room.answers.folder_is = tmp_path / "out"
    room.answers.folder_is.mkdir()
    press(screen, "save-papers")
    room.settle(window)
    (file,) = files(room.answers.folder_is)
    with pikepdf.open(file) as held:
        assert round(float(held.pages[0].mediabox[3])) == 1191
    assert [one.property("case") for one in rows_of(screen)] == cases[1:]
