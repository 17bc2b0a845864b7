"""Pages that list what another device may write any number of: so many rows at once, a
page more at each press.

Counted are widgets, never time. Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from tests.ui.conftest import Room

from vsdesk.desk import (
    ErasureListing,
    ErasureProposal,
    ErasureRow,
    ErasureTarget,
    HeldByCourt,
    OnePerson,
    PairDecision,
    PairRow,
    ReportGroup,
    ReportHead,
    ToErase,
    ToldBy,
    Twin,
    UnlookedHolder,
    WaitingOrder,
)
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.ui_context import SOME, UiContext
from vsdesk.ui.parts.own_papers import PendingLetters
from vsdesk.ui.route import Route
from vsdesk.ui.screens.erasing.page_data import ErasureOverview, PlannedErasure
from vsdesk.ui.screens.erasing.plan_screen import ErasingScreen
from vsdesk.ui.screens.erasing.screen import ErasuresScreen
from vsdesk.ui.screens.one.screen import AcceptedCard, OnePersonPage, Reports, ToldAnswers
from vsdesk.ui.screens.same.pair_view import OtherPairs
from vsdesk.ui.screens.same.queue_rows import Groups
from vsdesk.ui.session import VaultSession
from vsdesk.ui.window import Window

MANY = 3_000
DRAWN = 1_500  # widgets of a page, whatever another device wrote
IDS = [f"{at:032x}" for at in range(MANY)]
HEADS = tuple(
    ReportHead(id, "case", f"أ {at}", "", f"X-{at}", "", "", "") for at, id in enumerate(IDS)
)


def drawn(part: QWidget) -> int:
    return len(part.findChildren(QWidget))


def said(part: QWidget) -> str:
    return " | ".join(one.said() for one in part.findChildren(Paragraph))


def pressed(part: QWidget, name: str) -> int:
    """Press "Show more" of a list; how many rows it has then."""
    (more,) = (one for one in part.findChildren(More) if one.button.objectName() == name)
    assert len(more.rows) < MANY and not more.button.isHidden()
    assert more.button.text(), "how many more there are is said"
    before = len(more.rows)
    more.button.click()
    assert len(more.rows) > before
    return len(more.rows)


def opened(room: Room) -> tuple[Window, str]:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    return room.open("ar"), cases[0]


P = TypeVar("P", bound=QWidget)


def within(window: Window, make: Callable[[UiContext, VaultSession], P]) -> P:
    """A part as it stands in the window."""
    assert window.session is not None
    part = make(window.look, window.session)
    part.setParent(window)
    return part


def _person(answers: int, writings: int = 1) -> OnePerson:
    group = ReportGroup(tuple(IDS), HEADS, (), ())
    rows = [ToldBy("given_ar", (f"اسم {at}",), (IDS[at],)) for at in range(answers)]
    rows.append(ToldBy("father_ar", tuple(f"أب {at}" for at in range(writings)), tuple(IDS)))
    return OnePerson(group, tuple(rows), tuple(IDS))


def test_the_page_of_all_that_must_go(room: Room) -> None:
    window, _ = opened(room)
    screen = room.go(window, Route("erasures"))
    assert isinstance(screen, ErasuresScreen)
    target = ErasureTarget("a" * 32, "case", "X-1", "اسم")
    due = ErasureOverview(
        tuple(ToErase(id, "case", "X", "اسم", id, "2026-01-01", (), 0) for id in IDS),
        tuple(WaitingOrder(id, "withdrawn", 1, 1, (target,) * MANY) for id in IDS),
        tuple(
            ErasureProposal("case", (id,), id, "case", "X", "اسم", "2026-01-01", 1) for id in IDS
        ),
        tuple(ErasureRow(id, "withdrawn", 0, 1, "done", (), ()) for id in IDS),
        dict(zip(IDS, IDS, strict=True)),
        "2026-11-24",
    )
    screen._show(due)
    room.settle(window)
    assert drawn(screen) < DRAWN
    for card in ("offered", "waiting", "proposals", "done"):
        assert pressed(screen, f"more-{card}") > FIRST
    carry = screen.findChild(Button, f"carry-{IDS[0][:8]}")
    assert isinstance(carry, Button)
    carry.click()
    assert said(screen).count("X-1") <= SOME and str(MANY - SOME) in said(screen)


def test_the_plan_of_an_erasure(room: Room) -> None:
    window, case = opened(room)
    screen = room.go(window, Route("erasing", case))
    assert isinstance(screen, ErasingScreen)
    root = ErasureTarget(IDS[0], "case", "X-1", "اسم")
    kept = tuple(HeldByCourt(id, "evidence_item", "iiim", "2026-01-01") for id in IDS)
    twins = tuple(Twin(id, root, "هالة") for id in IDS)
    listing = ErasureListing(
        (root,) * MANY,
        1,
        1,
        {"person": 1},
        kept,
        (),
        tuple(IDS),
        tuple(IDS),
        0,
        claimed=kept,
        twins=twins,
    )
    beside = tuple((id, "case", "اسم") for id in IDS)
    screen._along = (IDS[-1],)
    screen._show(PlannedErasure(listing, {}, beside))
    room.settle(window)
    assert drawn(screen) < DRAWN
    for name in ("kept", "claimed", "twins", "along"):
        pressed(screen, f"more-{name}")
    assert screen.findChild(QWidget, f"along-{IDS[-1][:8]}") is not None, (
        "what is ticked is in sight"
    )
    assert IDS[SOME] not in said(screen), "bodies and devices: some, and how many more"


PARTS: dict[str, tuple[Callable[[UiContext, VaultSession], QWidget], str]] = {
    "others": (
        lambda look, _: OtherPairs(
            look, [PairRow(IDS[0], one.root, 0, "strong", HEADS[0], one, "") for one in HEADS]
        ),
        "more-others",
    ),
    "reports": (lambda look, _: Reports(look, HEADS), "more-reports"),
    "told": (lambda look, session: ToldAnswers(look, session, _person(MANY)), "more-given_ar"),
}


@pytest.mark.parametrize("which", PARTS)
def test_parts_of_the_same_person(room: Room, which: str) -> None:
    make, name = PARTS[which]
    part = within(opened(room)[0], make)
    assert drawn(part) < DRAWN
    pressed(part, name)
    assert drawn(part) < 2 * DRAWN


def test_an_endless_answer_does_not_hide_the_next_question(room: Room) -> None:
    part = within(
        opened(room)[0], lambda look, session: ToldAnswers(look, session, _person(MANY, MANY))
    )
    words = said(part)
    assert "أب 0" in words and f"أب {SOME}" not in words
    assert words.count(str(MANY - SOME)) >= 2, "of writings and of reports: how many more"


def test_groups_of_reports(room: Room) -> None:
    part = within(opened(room)[0], lambda look, _: Groups(look))
    whole = ReportGroup(tuple(IDS), HEADS, (), ())
    part.show_groups([whole] * MANY)
    assert drawn(part) < DRAWN
    before = len(part.buttons)
    pressed(part, "more-groups")
    assert len(part.buttons) > before
    pressed(part, "more-heads-0")


def test_what_was_decided_about_one_person(room: Room) -> None:
    one = PairDecision(IDS[0], "same", "قالت الأم", "ريما", "2026-01-01", differs=False)
    whole = OnePersonPage(_person(1), tuple((IDS[0], id, one) for id in IDS), ())
    part = within(opened(room)[0], lambda look, _: AcceptedCard(look, whole))
    assert drawn(part) < DRAWN
    pressed(part, "more-accepted")


def test_letters_that_wait_for_a_look(room: Room) -> None:
    part = within(opened(room)[0], PendingLetters)
    part.tell([UnlookedHolder("partner_ngo", f"منظمة {at}", id) for at, id in enumerate(IDS)])
    assert drawn(part) < 60
    assert "منظمة 0" in said(part)
    pressed(part, "more-unlooked")
