"""Somebody is seen in a picture of an activity in which they took part by name: what guards them in any file
where they stand closes it, whoever said so, and whether it counts, was put aside, or has not come. Asserts
that no picture leaves by that. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.attacks.kit import carry
from tests.attacks.lacking import keep_back
from tests.attacks.test_pictures_of_reports import attach, stands, vigil
from tests.attacks.test_put_aside_everywhere import put_aside
from tests.attacks.test_put_aside_narrows import Taken, taken

from vsdesk.desk import Desk, Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

DAY: Final = "2026-11-24"
PUBLIC: Final[dict[str, Any]] = {
    "purpose": "photo_publication",
    "recipient": "public",
    "result": "refused",
    "given_on": DAY,
}
CHILD: Final[dict[str, Any]] = {"from": "2017-01-01", "to": "2017-12-31", "precision": "year"}


def _scene(house: House, made: Town) -> tuple[Taken, str, str, str]:
    """A vigil in which a sister took part by name, and its picture."""
    one = taken(house, made)
    activity = vigil(made.rima)
    row = made.rima.cases.save([Edit("participation", {"person": one.sister}, parent=activity)])
    item = attach(made.rima, activity, 9)
    assert stands(made.rima, item)
    return one, activity, row.ids[0], item


def _lent(one: Taken, activity: str) -> None:
    rima = one.made.rima
    rima.cases.save([Edit("activity", {"assigned": [one.hala.context.device_id]}, id=activity)])
    carry(rima, one.made.stick, one.hala)


def _kept_back(desk: Desk, record: str, kind: str, device: str) -> None:
    """The bodies of what this device wrote into a record have not come."""
    vault = desk.context.vault
    row = vault.database.one(
        "SELECT n FROM record WHERE id = ? AND kind = ?", (bytes.fromhex(record), kind)
    )
    assert row is not None
    held = vault.folding.state(row[0])
    assert held is not None
    ops = {op.id for said in held.fields.values() for op in said if op.device_id == device}
    keep_back(desk, sorted(ops))


@pytest.mark.parametrize("how", ["no", "mark"])
def test_a_no_that_was_put_aside(house: House, made: Town, how: str) -> None:
    one, _, _, item = _scene(house, made)
    if how == "no":
        one.put("consent_grant", {**PUBLIC, "grantor": one.sister}, made.family)
    else:
        one.put("person_mark", {"type": "not_named_outside"}, one.sister)
    carry(one.hala, made.stick, made.rima)
    assert not stands(made.rima, item)
    put_aside(one)
    assert not stands(made.rima, item)


@pytest.mark.parametrize("way", ["put aside", "missing"])
def test_a_row_of_who_took_part(house: House, made: Town, way: str) -> None:
    one = taken(house, made)
    made.rima.cases.save(
        [Edit("consent_grant", {**PUBLIC, "grantor": one.sister}, parent=made.family)]
    )
    activity = vigil(made.rima)
    item = attach(made.rima, activity, 9)
    _lent(one, activity)
    row = one.put("participation", {"person": one.sister}, activity)
    carry(one.hala, made.stick, made.rima)
    assert not stands(made.rima, item)
    if way == "put aside":
        put_aside(one)
    else:
        _kept_back(made.rima, row, "participation", one.hala.context.device_id)
    assert not stands(made.rima, item)


def test_a_word_that_they_did_not_agree(house: House, made: Town) -> None:
    one, activity, _, item = _scene(house, made)
    _lent(one, activity)
    one.hala.cases.save([Edit("activity", {"photo_consent": False}, id=activity)])
    carry(one.hala, made.stick, made.rima)
    assert not stands(made.rima, item)
    put_aside(one)
    assert not stands(made.rima, item)


def _by_others(how: str, one: Taken) -> Edit:
    of_her = {"person": one.sister}
    family = one.made.family
    return {
        "no of another about her": Edit(
            "consent_grant",
            {**PUBLIC, "grantor": one.mother, "subject": one.sister},
            parent=family,
        ),
        "yes taken back": Edit(
            "consent_grant",
            {**PUBLIC, "result": "given", "grantor": one.sister, "withdrawn_on": DAY},
            parent=family,
        ),
        "no photo": Edit(
            "risk_assessment",
            {**of_her, "level": "red", "date": DAY, "no_photo": True},
            parent=family,
        ),
        "sealed": Edit("person", {"sens": 4}, id=one.sister),
        "stop": Edit("family_request", {**of_her, "type": "stop", "received": DAY}, parent=family),
    }[how]


@pytest.mark.parametrize(
    "how", ["no of another about her", "yes taken back", "no photo", "sealed", "stop"]
)
def test_a_guard_by_others(house: House, made: Town, how: str) -> None:
    one, _, _, item = _scene(house, made)
    made.rima.cases.save([_by_others(how, one)])
    assert not stands(made.rima, item)


def test_a_child_for_whom_nobody_agreed(house: House, made: Town) -> None:
    one = taken(house, made)
    child = made.rima.context.new_id()
    made.rima.cases.save(
        [
            Edit("person", {"given_ar": "يوسف", "birth": CHILD}, id=child, parent=made.family),
            Edit("family_member", {"person": child}, parent=made.family),
        ]
    )
    activity = vigil(made.rima, type="child_session")
    item = attach(made.rima, activity, 9)
    assert stands(made.rima, item)
    made.rima.cases.save([Edit("participation", {"person": child}, parent=activity)])
    assert not stands(made.rima, item)
    said = {**PUBLIC, "result": "given", "grantor": one.mother, "subject": child}
    made.rima.cases.save([Edit("consent_grant", said, parent=made.family)])
    assert stands(made.rima, item)
