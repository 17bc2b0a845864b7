"""A mark ends by a coordinator's delete alone, whoever wrote it and whoever opened the file; one of somebody
who was erased too (docs/spec/bundle.md §8.15). All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import as_text, assign, family_of, relative, said, state
from tests.attacks.kit import Device, carry
from tests.attacks.test_erased_guarded import erased, gate, wife_of

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

SCOPES: Json = ["circumstances", "documents", "family_members", "identity"]
HERS = "خلود"


def marked(made: Town, type: str, by: str) -> str:
    """The mother and a sister said yes; of the sister somebody asked it."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", HERS)
    for who in (mother, sister):
        said(made, who, "given", data_scope=SCOPES)
    assign(made)
    carry(made.rima, made.stick, made.hala)
    assert HERS in as_text(state(made))
    desk = made.rima if by == "coordinator" else made.hala
    mark = desk.cases.save([Edit("person_mark", {"type": type}, parent=sister)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    assert HERS not in as_text(state(made))
    return mark


@pytest.mark.parametrize("type", ["not_named_outside", "nobody_may_know_of"])
@pytest.mark.parametrize("by", ["coordinator", "opener"])
@pytest.mark.parametrize("deletes", ["opener", "enemy"])
def test_no_other_delete_ends_it(made: Town, type: str, by: str, deletes: str) -> None:
    mark = marked(made, type, by)
    device = made.enemy if deletes == "enemy" else Device(made.hala, made.stick)
    device.change(mark, "person_mark", {"deleted": True}, observed=True)
    device.hand_over(made.rima)
    assert HERS not in as_text(state(made))


def test_a_coordinators_delete_ends_it(made: Town) -> None:
    mark = marked(made, "not_named_outside", "opener")
    made.rima.cases.delete(mark, shown=made.rima.cases.shown(made.case))
    assert HERS in as_text(state(made))


@pytest.mark.parametrize("deletes", ["opener", "enemy"])
@pytest.mark.parametrize("what", [True, False])
def test_of_who_was_erased_nothing_ends_it(made: Town, deletes: str, what: bool) -> None:
    wife = wife_of(made, "nobody_may_know_of")
    [mark] = [one.id for one in made.hala.cases.dossier(made.case).of("person_mark")]
    told: dict[str, Json] = {"children_count": 3, "several_wives": True}
    made.hala.cases.save([Edit("person", told, id=made.person)])
    assign(made)
    carry(made.rima, made.stick, made.hala)
    erased(made, wife)
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    device = made.enemy if deletes == "enemy" else Device(made.hala, made.stick)
    device.sign(made.family, NewOp(mark, "person_mark", {"deleted": what}, parent=wife))
    device.hand_over(made.rima)
    left = gate(made).get(made.person)
    assert left is None or not {"children_count", "several_wives"} & left.values.keys()
