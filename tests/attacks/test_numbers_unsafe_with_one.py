"""A number that is unsafe with one is unsafe whoever is written beside it, and to look for many costs what
reading them costs. Everybody is made up."""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.families import below, leaving, said
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_called_otherwise import hala
from tests.attacks.test_once_named import new
from tests.attacks.test_what_terms_tell import WIDE, town

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.told import recorded_numbers
from vsdesk.records.gate.told.recorded_numbers import Keys, keys_in

NUMBER: Final = "0955771771"


def of_two(made: Town, *, unsafe: bool = True) -> tuple[str, dict[str, Json]]:
    """A telephone of the mother, unsafe by the coordinator's word; and a row that says it is the wife's."""
    mother, wife = town(made, [*WIDE, "contact"])
    values: dict[str, Json] = {"type": "phone", "safe_contact": True}
    own: dict[str, Json] = {**values, "person": mother, "value": "0955 771 771"}
    row = new(made.hala, "contact_channel", own, made.family)
    said(made, wife, "given", data_scope=[*WIDE, "contact"], identity_mode="named")
    carry(made.hala, made.stick, made.rima)
    if unsafe:
        no: dict[str, Json] = {"safe_contact": False}
        made.rima.cases.save([as_shown(made.rima, "contact_channel", no, row)])
    return row, {**values, "person": wife, "value": NUMBER}


@pytest.mark.parametrize("unsafe", [True, False])
def test_a_number_is_unsafe_whoever_is_written_beside_it(made: Town, unsafe: bool) -> None:
    _, values = of_two(made, unsafe=unsafe)
    device = hala(made)
    below(device, made.family, "contact_channel", values)
    device.hand_over(made.rima)
    assert (NUMBER in leaving(made)) == (not unsafe)


def test_a_coordinator_says_that_it_is_safe_with_one(made: Town) -> None:
    _, values = of_two(made)
    row = made.rima.cases.save(
        [Edit("contact_channel", values, id=made.rima.context.new_id(), parent=made.family)]
    ).ids[0]
    assert NUMBER in leaving(made)
    device = hala(made)
    device.change(row, "contact_channel", {"value": "٠٩٥٥٧٧١٧٧١"})
    device.hand_over(made.rima)
    assert "٠٩٥٥٧٧١٧٧١" not in leaving(made)


def test_what_is_longer_than_a_contact_is_none(made: Town) -> None:
    _, values = of_two(made, unsafe=False)
    device = hala(made)
    for beside in (10, 400):
        below(
            device,
            made.family,
            "contact_channel",
            {**values, "value": f"0944111{beside} {'س' * beside}"},
        )
    device.hand_over(made.rima)
    left = leaving(made)
    assert "094411110" in left
    assert "0944111400" not in left


def test_a_value_is_read_once_for_many_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = Keys(keys_in(" ".join(str(930_000_000 + one) for one in range(2000))))
    reads = list[str]()
    plain = recorded_numbers._plain

    def counted(text: str) -> tuple[str, list[int]]:
        reads.append(text)
        return plain(text)

    monkeypatch.setattr(recorded_numbers, "_plain", counted)
    assert not keys.stand_in("واتساب 0944 123 456 عند أختها")
    assert keys.stand_in("عند أختها +963 9 300 019 99")
    assert len(reads) == 2
