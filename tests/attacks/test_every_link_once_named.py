"""Every link of every kind: what a record named there is known still, whatever the device that wrote
it does to it afterwards; until a coordinator who had it on the screen puts something else there.
Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import family_of
from tests.attacks.kit import Device, Town, carry
from tests.attacks.test_called_otherwise import hala

from vsdesk.history.entry import NewOp
from vsdesk.records.about import ever_in, ever_named
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json

# What a documenter writes into a case or a family: where each lies.
LINKS = [
    (kind, one)
    for kind in Dictionary.load().kinds
    if not kind.root and {"case", "family"} & {*kind.spaces}
    for one in kind.fields
    if one.type in ("link", "links") and "documenter" in one.setters
]


def value(spec: FieldSpec, id: str) -> Json:
    return [id] if spec.type == "links" else id


@pytest.mark.parametrize("how", ["replaced", "emptied", "removed"])
@pytest.mark.parametrize("by", ["opener", "coordinator"])
def test_what_was_named_is_known_still(made: Town, how: str, by: str) -> None:
    family_of(made)
    device = hala(made)
    new = device.desk.context.new_id
    named = [(kind, spec, new(), new(), new()) for kind, spec in LINKS]
    for kind, spec, rec, target, _ in named:
        space = made.case if "case" in kind.spaces else made.family
        device.sign(
            space, NewOp(rec, kind.name, {spec.name: value(spec, target)}, parent=made.case)
        )
    device.hand_over(made.rima)
    if by == "coordinator":
        device = Device(made.rima, made.stick)
    for kind, spec, rec, _, other in named:
        if how == "removed":
            device.change(rec, kind.name, {"deleted": True}, observed=True)
        else:
            put = value(spec, other) if how == "replaced" else None
            device.change(rec, kind.name, {spec.name: put})
    carry(made.hala, made.stick, made.rima)
    dossier = made.rima.cases.dossier(made.case)
    known, stand = set(), set()
    for kind, spec, rec, target, _ in named:
        [one] = [one for one in ever_in(dossier, kind.name) if one.id == rec]
        if target in ever_named(one, spec.name):
            known.add((kind.name, spec.name))
        if target in ids_of(one, spec.name) and not one.deleted:
            stand.add((kind.name, spec.name))
    every = {(kind.name, spec.name) for kind, spec, *_ in named}
    if by == "opener" or how == "removed":
        assert known == every
    else:  # who had it on the screen took it out of there
        assert known == stand
    assert len(every - stand) > len(every) / 2
