"""The organisation's key papers in Settings: made, kept once on paper, refused and allowed, given up; in
Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui import made_up
from tests.ui.conftest import Room
from tests.ui.test_ways_in import pressed, settings, told

from vsdesk.desk import Secret
from vsdesk.ui.parts.due_rows import place_of
from vsdesk.ui.route import Route
from vsdesk.ui.screens.settings.device_join import SpokenCard

if TYPE_CHECKING:
    from vsdesk.desk import Desk


def with_papers(desk: Desk, *, asks: bool) -> None:
    """The organisation's key papers, 2 of 3, on paper."""
    with Secret.of_text(made_up.PASSPHRASE) as own:
        desk.sync.escrow.keep(desk.sync.escrow.draw(own, 2, 3, asks=asks))


def test_it_is_said_before_somebody_joins(room: Room) -> None:
    chief, _ = room.desk(people=0)
    with_papers(chief, asks=False)
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    asked = field.sync.devices.request()
    answer = room.path / "answer.vsdesk"
    said = " ".join(asked.spoken.words_in("en"))
    answer.write_bytes(chief.sync.devices.approve(asked.data, said=said).data)
    for one in (chief, field):
        one.access.lock()
    window = room.open("ar", vault=room.path / "field", profile="other")
    screen = settings(room, window)
    screen.devices.joining.accept_review([answer])
    room.settle(window)
    card = screen.findChild(SpokenCard)
    assert card is not None
    assert "أي 2 من 3" in told(card) and "لا يُسأل أحد" in told(card)


def test_today_asks_until_it_is_answered(room: Room) -> None:
    desk, _ = room.desk(people=1)

    def due() -> list[str]:
        return [one.what for one in desk.due.due() if one.what == "escrow"]

    assert due() == []
    with_papers(desk, asks=True)
    [row] = [one for one in desk.due.due() if one.what == "escrow"]
    assert place_of(row, desk.context.dictionary) == Route("settings", part="escrow")
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("settings", part="escrow"))
    assert screen.first_controls()[0].objectName() == "escrow-yes"
    pressed(screen, "escrow-no")
    room.settle(window)
    assert window.session is not None
    assert all(one.what != "escrow" for one in window.session.desk.due.due())


def test_papers_are_made_answered_and_given_up(room: Room) -> None:
    room.desk(people=1)[0].access.lock()
    window = room.open("ar")
    screen = settings(room, window)
    card = screen.escrow
    assert "ليس للمنظمة أوراق مفتاح" in told(card) and card.end.isHidden()
    assert not card.button.isEnabled()
    card.own.setText(made_up.PASSPHRASE)
    card.asks.setChecked(True)
    pressed(card, "make-escrow")
    room.settle(window)
    assert window.session is not None and card.made.made is not None
    state = window.session.desk.sync.escrow.state
    assert state().count == 0 and card.own.text() == ""  # nothing before it is on paper
    pressed(card, "escrow-papers-written")
    room.settle(window)
    assert (state().count, state().waits, state().opens) == (3, True, False)
    assert "تسأل منظمتكم" in told(card) and card.proposal.isHidden()
    pressed(card, "escrow-no")
    room.settle(window)
    assert state().answer is False and "لا تفتح هذه الخزنة" in told(card)
    assert card.no.isHidden()
    pressed(card, "escrow-yes")
    room.settle(window)
    assert state().opens and "أي 2 من 3" in told(card)
    card.own.setText("غير صحيحة")
    room.answers.answer = "end"
    pressed(card, "end-escrow")
    room.settle(window)
    assert state().opens and card.own.text() == "غير صحيحة"
    card.own.setText(made_up.PASSPHRASE)
    pressed(card, "end-escrow")
    room.settle(window)
    assert state().count == 0 and "ليس للمنظمة أوراق مفتاح" in told(card)
