"""An organisation's own field: a record that yields a field like any other, in every vault."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import PASSPHRASE, House, whole_case

from vsdesk.desk import Desk, Edit, Secret
from vsdesk.errors import UserError
from vsdesk.records.dictionary.labels import Labels

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

OWN: dict[str, Json] = {
    "key": "x_camp",
    "of_kind": "person",
    "type": "text",
    "section": "life",
    "label": {"ar": "المخيّم", "en": "Camp", "src_lang": "ar"},
    "searched": True,
}


def _again(desk: Desk, house: House, name: str) -> Desk:
    """Lock, and open again."""
    desk.access.lock()
    opened = Desk.open(desk.access.folder, Secret.of_text(PASSPHRASE), house.env(name))
    house.desks.append(opened)
    return opened


def test_it_is_found_in_forms_search_dump_and_bundles(house: House) -> None:
    coordinator = house.coordinator()
    hala = house.documenter("هالة", coordinator)
    _, person, _ = whole_case(hala)
    with pytest.raises(UserError) as unknown:
        hala.cases.save([Edit("person", {"x_camp": "أطمة"}, id=person)])
    assert unknown.value.name == "E_FIELD"
    coordinator.cases.save([Edit("field_def", OWN)])
    coordinator = _again(coordinator, house, "coordinator")
    spec = coordinator.context.dictionary.field("person", "x_camp")
    assert spec is not None and Labels("ar").field("person", spec) == "المخيّم"
    kind = coordinator.context.dictionary.kind("person")
    assert kind is not None and spec in kind.in_section("life")
    stick = house.root / "stick"
    stick.mkdir()
    device_id = hala.access.status().device_id
    hala.sync.intake.receive(
        [f for one in coordinator.sync.hand_over(stick, [device_id]) for f in one.files]
    )
    hala = _again(hala, house, "هالة")  # the definition came with the bundle
    hala.cases.save([Edit("person", {"x_camp": "أطمة"}, id=person)])
    assert [hit.id for hit in hala.cases.lists.search("اطمه")] == [person]
    hala.loads.dump(house.root / "dump")
    lines = (house.root / "dump" / "records.jsonl").read_text("utf-8").splitlines()
    held = {row["id"]: row for row in map(json.loads, lines) if "id" in row}
    assert held[person]["x_camp"] == "أطمة"


def test_a_vault_that_does_not_know_it_keeps_it(house: House) -> None:
    coordinator = house.coordinator()
    coordinator.cases.save([Edit("field_def", OWN)])
    coordinator = _again(coordinator, house, "coordinator")
    hala = house.documenter("هالة", coordinator)
    case = coordinator.cases.new_case({"given_ar": "سامر", "x_camp": "أطمة"}).ids[0]
    coordinator.cases.save([Edit("case", {"assigned": [hala.access.status().device_id]}, id=case)])
    stick = house.root / "stick"
    stick.mkdir()
    device_id = hala.access.status().device_id
    hala.sync.intake.receive(
        [f for one in coordinator.sync.hand_over(stick, [device_id]) for f in one.files]
    )
    (person,) = hala.cases.dossier(case).of("person")  # opened before the definition came
    assert hala.context.dictionary.field("person", "x_camp") is None
    assert person.value("x_camp") == "أطمة"
