"""A root whose id says nobody's: loaded with an id of its own. Whoever knows that id writes there too, dated
back, with the mark of a load, heard first by somebody; it earns nothing. Everybody is made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import LONG_AGO, Town, carry

from vsdesk.desk import Edit
from vsdesk.exchange import share
from vsdesk.history.entry import NewOp, record_id

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

ROOT, BELOW = "ab" * 16, "cd" * 16
WORDS: Json = {"ar": "سر", "src_lang": "ar"}
OF: dict[str, tuple[dict[str, Json], dict[str, Json], dict[str, Json]]] = {
    "family": (
        {"display_name": "عائلة متخيَّلة"},
        {"kind": "person", "given_ar": "سلمى"},
        {"display_name": "س"},
    ),
    "incident": ({"summary": WORDS}, {"kind": "event", "type": "arrest"}, {"summary": WORDS}),
}


def load(desk: Desk, *lines: dict[str, Json]) -> None:
    head: dict[str, Json] = {"vsdesk": 1, "schema": 1}
    desk.loads.load([json.dumps(one).encode() for one in (head, *lines)], name="نسختنا")


@pytest.mark.parametrize("kind", ["family", "incident"])
@pytest.mark.parametrize("who", ["rima", "hala"])
def test_a_forged_load_dated_back_is_given_nothing(made: Town, kind: str, who: str) -> None:
    root, below, said = OF[kind]
    desk, e = (made.rima if who == "rima" else made.hala), made.enemy
    load(desk, {"kind": kind, "id": ROOT, **root}, {"id": BELOW, "parent": ROOT, **below})
    if who == "hala":
        carry(made.hala, made.stick, made.rima)
    by, own = e.desk.context.vault.by + "~" + "ee" * 8, record_id(e.device_id, b"87654321")
    mine: dict[str, Json] = {"case_type": "enforced_disappearance", kind: ROOT}
    e.sign(own, NewOp(own, "case", mine), by=by)
    e.sign(ROOT, NewOp(ROOT, kind, said), ts=LONG_AGO, by=by)
    e.hand_over(made.rima)
    carry(made.rima, made.stick, e.desk)
    assert e.desk.context.vault.read.view(BELOW) is None


def test_who_loaded_their_own_copy_is_given_it_back_until_another_may_have_begun_it(
    made: Town,
) -> None:
    """The control: it goes on to who restored it; then a coordinator lends it."""
    load(
        made.hala,
        {"kind": "family", "id": ROOT, **OF["family"][0]},
        {"id": BELOW, "parent": ROOT, **OF["family"][1]},
    )
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("family", {"language": "ar"}, id=ROOT)])
    made.rima.cases.save([Edit("person", {"family_ar": "المتخيَّلة"}, id=BELOW)])
    carry(made.rima, made.stick, made.hala)
    assert made.hala.cases.record(BELOW).text("family_ar")
    made.enemy.sign(ROOT, NewOp(ROOT, "family", {"display_name": "س"}))
    made.enemy.hand_over(made.rima)
    vault, hala = made.rima.context.vault, made.hala.context.device_id
    assert ROOT not in share.spaces_of(vault, hala) | share.spaces_of(vault, made.enemy.device_id)
    enemy = made.enemy.device_id
    for lent in ([hala], [enemy, hala], [hala]):
        made.rima.cases.save([Edit("family", {"assigned": [*lent]}, id=ROOT)])
        assert ROOT in share.spaces_of(vault, hala)
        assert (ROOT in share.spaces_of(vault, enemy)) is (enemy in lent)


@pytest.mark.parametrize("order", ["enemy first", "together"])
def test_no_second_coordinator_gives_it_by_who_was_heard_first(
    house: House, made: Town, order: str
) -> None:
    samar, e = house.documenter("samar", made.rima, "coordinator"), made.enemy
    carry(made.rima, made.stick, e.desk)
    loaded: tuple[dict[str, Json], ...] = (
        {"kind": "family", "id": ROOT, "display_name": "عائلة متخيَّلة"},
        {"kind": "case", "id": BELOW, "case_type": "enforced_disappearance"},
        {"kind": "source", "id": "ef" * 16, "true_name": "أبو السر", "type": "survivor"},
    )
    load(made.rima, *loaded)
    mine: tuple[tuple[str, dict[str, Json]], ...] = (
        ("family", {"display_name": "س"}),
        ("case", {"summary": WORDS}),
        ("source", {"type": "survivor"}),
    )
    for row, (kind, said) in zip(loaded, mine, strict=True):
        id = str(row["id"])
        e.sign(id, NewOp(id, kind, said), ts=LONG_AGO)
    to = [samar.context.device_id]
    first, second = made.stick.parent / "first", made.stick.parent / "second"
    for desk, stick in ((e.desk, first), (made.rima, second)):
        stick.mkdir()
        desk.sync.hand_over(stick, to)
    for sticks in [[first], [second]] if order == "enemy first" else [[first, second]]:
        samar.sync.intake.receive(sticks)
        house.clock.now += 60_000
    assert samar.cases.record(BELOW).text("case_type")
    carry(samar, made.stick, e.desk)
    read = e.desk.context.vault.read
    got = [one for row in loaded for one in read.space(str(row["id"]))]
    assert not any(one.text("true_name") or one.text("case_type") for one in got)
    assert "متخيَّلة" not in str([one.every("display_name") for one in got])


@pytest.mark.parametrize("called", ["case", "source"])
def test_a_source_that_one_coordinator_was_given_goes_on_to_nobody(
    house: House, made: Town, called: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The enemy reads its id in `told_by`, and reaches the coordinator before it does."""
    made.rima.sync.set_sources_go(go=False)
    samar, e = house.documenter("samar", made.rima, "coordinator"), made.enemy
    carry(made.rima, made.stick, e.desk, made.hala)
    load(made.hala, {"kind": "source", "id": ROOT, "true_name": "أبو السر", "type": "survivor"})
    lie: dict[str, Json] = {"type": "survivor"}
    if called == "case":
        lie = {"case_type": "enforced_disappearance"}
    e.sign(ROOT, NewOp(ROOT, called, lie), ts=LONG_AGO)
    with monkeypatch.context() as patched:
        patched.setattr(
            share, "_sealed", lambda _: {}
        )  # the enemy's own program keeps nothing back
        e.hand_over(made.rima)
    house.clock.now += 60_000
    rima = made.rima.context.device_id
    made.hala.sync.give_source(ROOT, [rima], "سبب", shown=made.hala.cases.shown(ROOT))
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, e.desk, samar)
    for desk in (e.desk, samar):
        bodies = b"".join(line for _, _, line in desk.context.vault.ledger.bodies_of(["source"]))
        assert "أبو السر".encode() not in bodies
