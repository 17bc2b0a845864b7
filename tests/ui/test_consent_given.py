"""Taking an answer back where only another device wrote that a body was given something (all made up)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from tests.attacks.kit import carry, town
from tests.attacks.test_more import written_elsewhere
from tests.desk.conftest import PASSPHRASE, house
from tests.ui.hands import Hands
from tests.ui.test_consent import At

from vsdesk.ui.route import Route
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.desk.conftest import House
    from tests.ui.conftest import Room


__all__ = ["house"]


def test_a_coordinator_confirms_what_was_given_and_then_a_letter_goes(
    room: Room,
    house: House,
) -> None:
    made = town(house)
    written_elsewhere(made)
    carry(made.rima, made.stick, made.hala)
    house.close()
    window = room.open(
        "ar", vault=room.path / "coordinator", profile="profile-coordinator", passphrase=PASSPHRASE
    )
    room.go(window, Route("consent", made.case, made.mother))
    hands = Hands(room, window)
    page = At(hands, window, None)  # type: ignore[arg-type]  # the answers of this town
    say, grant = page.page.look.words.say, made.grants["wgeid"]
    hands.choose(f"withdraw-{grant[:8]}")
    none = plain(say("No letter is prepared before a coordinator confirms what was given."))
    assert none in page.said()
    hands.choose("confirm-given-wgeid")
    assert page.page.findChild(QWidget, "confirm-given-wgeid") is None
    hands.choose(f"withdraw-{grant[:8]}")
    assert none not in page.said()
    assert (
        plain(say("A letter to this body is prepared: it asks to delete and to confirm."))
        in page.said()
    )
    hands.choose("withdraw-leave")
    assert (
        hands.focus().objectName() == f"withdraw-{grant[:8]}"
    )  # nothing was done: back where it was
    page.page.undo.button.click()
    room.settle(window)
    hands.choose(f"withdraw-{grant[:8]}")
    assert none in page.said()
