"""A revoked device gains nothing by being revoked, and loses nobody a no (bundle.md §9.5)."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry, town
from tests.desk.conftest import House

from vsdesk.desk.outbound.exit_approval import by_submission
from vsdesk.errors import UserError
from vsdesk.exchange import share
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.vault.edit import Edit

__all__ = ["town"]


@pytest.fixture
def made(house: House) -> Town:
    return town(house)


def test_outside_its_organisation_it_approves_nothing(made: Town) -> None:
    """It belongs no more to an organisation, and so is not one of its own either: what goes to a mechanism
    waits for a coordinator as before."""
    theirs = made.enemy.desk
    made.rima.sync.revocations.revoke(made.enemy.device_id)
    made.rima.sync.hand_over(made.stick, [made.enemy.device_id])
    theirs.sync.intake.receive([made.stick])
    assert theirs.access.status().revoked and not theirs.access.status().enrolled
    with pytest.raises(UserError, match="E_REVOKED"):
        theirs.sync.destinations()
    assert by_submission(theirs.context.vault, "iimp")


@pytest.mark.parametrize("since", [None, "2026-01-01"])
def test_a_no_that_was_put_aside_is_told_first(made: Town, since: str | None) -> None:
    """What Hala wrote, put aside: Today says that a no is among it, and it holds again once it counts."""
    hala = made.hala.context.vault.identity.device_id
    no = next(iter(made.grants.values()))
    made.hala.cases.save([Edit("consent_grant", {"withdrawn_on": "2026-11-01"}, id=no)])
    carry(made.hala, made.stick, made.rima)
    closed = made.gate()
    found = made.rima.sync.revocations.revoke(hala, since)
    due = {one.what: one for one in made.rima.due.due() if one.record == hala}
    assert "unheard" in due
    if since is None:
        assert not found.aside and "aside" not in due
        assert made.gate() == closed
        return
    assert found.aside[0].guards and due["aside"].told is True
    assert not made.gate().allowed and not made.gate("wgeid", "un_complaint").allowed
    spaces = {one.space for one in found.aside}
    assert {made.case, made.family} <= spaces
    assert not made.rima.cases.dossier(made.case).of("person")
    after = made.rima.sync.revocations.vouch_for(hala, found.aside)
    assert not after.aside
    assert made.gate() == closed


def test_what_it_signs_later_reaches_nobody(made: Town) -> None:
    """A yes in the name of the mother, signed after it was revoked, by bundle and by relay."""
    before = made.gate("wgeid", "un_complaint")
    made.rima.sync.revocations.revoke(made.enemy.device_id)
    carry(made.rima, made.stick, made.hala)
    made.enemy.change(made.person, "person", {"given_ar": "مستعار"})
    for path in made.stick.iterdir():
        path.unlink()
    theirs = made.enemy.desk
    theirs.sync.hand_over(made.stick, [made.rima.context.vault.identity.device_id])
    results = made.rima.sync.read_in([made.stick])
    assert [one.code for one in results] == ["E_SIGNER"]
    assert made.view(made.person).text("given_ar") != "مستعار"
    assert made.gate("wgeid", "un_complaint") == before


def test_a_yes_that_stands_does_not_go_over_a_no_that_was_put_aside(made: Town) -> None:
    """The mother said yes; her later no came from the laptop that was taken, and was put aside."""
    asked = ("wgeid", "un_complaint")
    assert made.gate(*asked).allowed
    clock = made.rima.context.env.clock
    clock.now += 3 * 86_400_000  # type: ignore[attr-defined]  # the clock of a test
    day = made.rima.context.today()
    said = {
        "grantor": made.mother,
        "capacity": "parent",
        "subject": made.case,
        "purpose": "un_complaint",
    }
    said |= {"recipient": "wgeid", "result": "refused", "given_on": day, "how_recorded": "signed"}
    made.enemy.desk.cases.save([Edit("consent_grant", said, parent=made.family)])
    carry(made.enemy.desk, made.stick, made.rima)
    assert not made.gate(*asked).allowed
    made.rima.sync.revocations.revoke(made.enemy.device_id, day)
    assert (made.gate(*asked).allowed, made.gate(*asked).state) == (False, "put_aside")
    assert not made.gate("family", "casework").records
    found = made.rima.sync.revocations.of(made.enemy.device_id)
    made.rima.sync.revocations.vouch_for(made.enemy.device_id, found.aside)
    assert made.gate(*asked).state == "refused" and not made.gate(*asked).allowed


def test_nobody_comes_into_the_place_of_who_opened_a_file(made: Town) -> None:
    """Hala opened the case; the enemy wrote at its root while it was lent, and has it no more. Her words are
    put aside: the enemy is not its opener by that."""
    rima, enemy = made.rima, made.enemy
    note: dict[str, Json] = {"notes": {"ar": "ملاحظة", "src_lang": "ar"}}
    enemy.sign(made.case, NewOp(made.case, "case", note))
    carry(enemy.desk, made.stick, rima)
    rima.cases.save([Edit("case", {"assigned": []}, id=made.case)])
    hala = made.hala.context.vault.identity.device_id
    rima.sync.revocations.revoke(hala, "2026-01-01")
    assert made.case not in share.spaces_of(rima.context.vault, enemy.device_id)
