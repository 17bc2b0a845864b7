"""The organisation's key papers in Settings: made, kept once on paper, refused and allowed, given up; in
Arabic."""

from __future__ import annotations

from tests.ui import made_up
from tests.ui.conftest import Room
from tests.ui.test_ways_in import pressed, settings, told


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
