"""Each field that coordinators alone set, out of the dictionary: what a colleague took back in it, or
narrowed, reads so on in the reading that the gate asks beside, once her laptop is withdrawn; and no root that
she took back from a device goes there. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.attacks.families import assign
from tests.attacks.kit import Device, carry
from tests.attacks.test_taken_back_put_aside import DAY, goes, withdrawn

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.kinds import MODELS

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json

# What lies in no file: shared by all (test_our_work_put_aside), of the office, of a journal. Nor is what is
# said once, and never otherwise, taken back.
APART: Final = {"reference", "office", "audit"}
ROOTS: Final = ("case", "family", "incident", "activity", "source", "source_list")
FIELDS: Final = {
    (kind.name, one.name): one
    for kind in map(spec_of, MODELS)
    for one in kind.fields
    if one.setters == COORDINATORS and one.right == "free" and not APART.issuperset(kind.spaces)
}


def opening(spec: FieldSpec, device_id: str) -> Json:
    """A value by which it lets something go, as far as one value does."""
    held: dict[str, Json] = {
        "bool": True,
        "kids": [device_id],
        "kid": device_id,
        "ptext": {"ar": "كلمة", "src_lang": "ar"},
        "day": "2026-11-01",
        "hash": "a" * 64,
    }
    return held.get(spec.type, "0" * 32 if spec.targets else "remains_returned")


def less(spec: FieldSpec, *, narrowed: bool) -> Json:
    """What a colleague puts there instead."""
    if not narrowed:
        return None
    held: dict[str, Json] = {"bool": False, "kids": ["f" * 64], "kid": "f" * 64}
    return held.get(spec.type)


def test_every_field_of_coordinators(house: House, made: Town) -> None:
    assert {("case", "assigned"), ("risk_assessment", "override"), ("activity", "looked")} <= {
        *FIELDS
    }
    rima, omar = made.rima, made.enemy.device_id
    nour = house.documenter("nour", rima, "coordinator")
    assign(made)
    spaces = {"case": made.case, "family": made.family}
    for kind in ROOTS[2:]:
        spaces[kind] = rima.cases.save([Edit(kind, {}, id=rima.context.new_id())]).ids[0]
    by, other = Device(rima, made.stick), Device(nour, made.stick)
    put: list[tuple[str, str, str, FieldSpec, bool]] = []
    for narrowed in (False, True):
        for (kind, name), spec in FIELDS.items():
            if kind in spaces:
                rec = space = spaces[kind]
            else:
                held = spec_of_kind(kind)
                space = next(spaces[one] for one in held if one in spaces)
                rec = rima.context.new_id()
            if kind in spaces and narrowed:
                continue  # one root has one value
            values: dict[str, Json] = {name: opening(spec, omar)}
            if rec == space:
                by.change(rec, kind, values)
            else:
                by.sign(space, NewOp(rec, kind, values, parent=space))
            put.append((space, rec, kind, spec, narrowed))
    carry(rima, made.stick, nour)
    lent = {kind for kind in ROOTS if goes(rima, spaces[kind], omar)}
    assert lent == {*ROOTS}
    house.clock.now += DAY
    for _, rec, kind, spec, narrowed in put:
        other.change(rec, kind, {spec.name: less(spec, narrowed=narrowed)})
    carry(nour, made.stick, rima)
    withdrawn(rima, nour)
    assert [kind for kind in ROOTS if goes(rima, spaces[kind], omar)] == []
    aside = rima.context.vault.read.whole.aside
    for space, rec, kind, spec, narrowed in put:
        stands = (opening(spec, omar),)
        record = rima.context.vault.read.view(rec)
        assert record is not None
        assert record.every(spec.name) == stands, (kind, spec.name)  # it came back
        said = [one.every(spec.name) for one in aside.readings(record)]
        assert len(said) == 2 and said[1] != stands, (kind, spec.name, narrowed)
        file = rima.context.vault.read.dossier(space)
        read = file and (file.aside or file.ever)
        if kind not in {"source_list"}:
            assert read is not None
            found = read.get(rec)
            assert found is not None and found.every(spec.name) != stands, (kind, spec.name)


def spec_of_kind(kind: str) -> tuple[str, ...]:
    """The sorts of spaces in which a kind lies."""
    return next(tuple(one.spaces) for one in map(spec_of, MODELS) if one.name == kind)
