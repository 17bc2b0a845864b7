"""Who named a place or a perpetrator takes it back: whoever is guarded in that file stays guarded in
its words. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Device, Town, as_shown, carry
from tests.attacks.test_called_otherwise import hala
from tests.attacks.test_marks import told
from tests.attacks.test_told_for_several_cases import guard
from tests.attacks.test_words_of_references import GUARDS, OURS, name_it, reference, two_files

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

KINDS = ("place", "perpetrator")


def named_by(made: Town, device: Device, kind: str, id: str, case: str) -> tuple[str, str, str]:
    """The device names it in a case; the record that does, its kind and field."""
    event = device.desk.context.new_id()
    values: dict[str, Json] = {"type": "held_at"}
    values |= {"facility": id} if kind == "place" else {}
    ops = [NewOp(event, "event", values, parent=case)]
    found = event, "event", "facility"
    if kind == "perpetrator":
        found = device.desk.context.new_id(), "involvement", "perpetrator"
        ops.append(NewOp(found[0], "involvement", {"perpetrator": id}, parent=event))
    for op in ops:
        device.sign(case, op)
    device.hand_over(made.rima)
    return found


def lent(made: Town, case: str) -> Device:
    """The enemy, to whom the case is assigned."""
    made.rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=case)])
    carry(made.rima, made.stick, made.enemy.desk)
    return made.enemy


@pytest.mark.parametrize("by", ["opener", "enemy"])
@pytest.mark.parametrize("how", GUARDS)
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_told_for_who_named_it_before(made: Town, kind: str, how: str, by: str) -> None:
    first, who = two_files(made)
    name = guard(made, how, first, who)
    field = "function" if kind == "place" else "legal_text"
    id = reference(made, kind, field, f"قال ذلك {name} {OURS}")
    name_it(made, kind, id, made.case)
    assert OURS in told(made)
    device = hala(made) if by == "opener" else lent(made, first)
    record, kind_of, link = named_by(made, device, kind, id, first)
    assert OURS not in told(made)
    device.change(record, kind_of, {link: None})
    device.hand_over(made.rima)
    assert OURS not in told(made)


def test_a_coordinator_who_puts_another_there_ends_it(made: Town) -> None:
    first, who = two_files(made)
    name = guard(made, "nobody_may_know_of", first, who)
    id = reference(made, "place", "function", f"قال ذلك {name} {OURS}")
    name_it(made, "place", id, made.case)
    record, kind, link = named_by(made, hala(made), "place", id, first)
    assert OURS not in told(made)
    made.rima.cases.save([as_shown(made.rima, kind, {link: None}, record)])
    assert OURS in told(made)


def test_a_place_put_right_makes_no_further_reading(made: Town) -> None:
    """Documenters put places right every day: nothing of it guards anybody in that file itself."""
    first, _ = two_files(made)
    id, other = (reference(made, "place", "function", "x") for _ in range(2))
    record, kind, link = named_by(made, hala(made), "place", id, first)
    made.hala.cases.save([Edit(kind, {link: other}, id=record)])
    carry(made.hala, made.stick, made.rima)
    assert made.rima.cases.dossier(first).ever is None
