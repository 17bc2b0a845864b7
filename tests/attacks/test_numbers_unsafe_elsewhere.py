"""A number that one family calls unsafe leaves with the rows of no other in which the same person stands, nor
of another entry of who is missing, however it is written. Everybody is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from tests.attacks.families import below, family_of, leaving, relative, said
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_called_otherwise import hala
from tests.attacks.test_once_named import new, remove
from tests.attacks.test_two_entries_of_one import WHY
from tests.attacks.test_what_terms_tell import WIDE

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

NUMBER: Final = "0955771771"
WRITTEN: Final = ("0955 771 771", "+963 955-771-771", "٠٩٥٥٧٧١٧٧١", "عند أختها 00963955771771")
OTHER: Final = "0944222333"
PHONE: Final[dict[str, Json]] = {"type": "phone", "safe_contact": True, "safe_to_call": True}
Scene = tuple[str, str, str]  # of the other family: it, whose number it is there, its row


def _row(made: Town, family: str, person: str | None, number: str, **more: Json) -> str:
    values: dict[str, Json] = {**PHONE, "value": number, **more}
    return new(
        made.hala, "contact_channel", values | ({"person": person} if person else {}), family
    )


def _agreed(made: Town, relation: str, given: str) -> str:
    who = relative(made, relation, given)
    said(made, who, "given", identity_mode="named", data_scope=[*WIDE, "contact"])
    return who


def of_two_families(made: Town) -> Scene:
    """A mother in one family, an aunt in the other, by one record."""
    _, _, first = family_of(made)
    mother = relative(made, "mother", "هدى")
    _, missing, second = family_of(made)
    made.hala.cases.save(
        [
            Edit("family_member", {"person": mother}, parent=second),
            Edit(
                "kinship",
                {"person": mother, "related_to": missing, "relation": "aunt_mat"},
                parent=second,
            ),
        ]
    )
    _agreed(made, "mother", "مها")
    said(made, mother, "given", identity_mode="named", data_scope=[*WIDE, "contact"])
    return first, mother, mother


def of_two_entries(made: Town) -> Scene:
    """Two entries of one missing person, each with a family: no person of the one stands in the other."""
    one, _, first = family_of(made)
    there = relative(made, "mother", "هدى")
    two, _, _ = family_of(made)
    here = _agreed(made, "mother", "هدى")
    carry(made.hala, made.stick, made.rima)
    desk = made.rima
    desk.matching.decide_pair(one, two, "same", WHY, shown=desk.matching.pair_shown(one, two))
    return first, there, here


def written_beside_nobody(made: Town) -> Scene:
    """In the other family nobody is written beside the number."""
    first, _, here = of_two_families(made)
    return first, "", here


def missing_in_the_other(made: Town) -> Scene:
    """Whose number it is, is missing in the other: the record lies in that case."""
    _, missing, first = family_of(made)
    _, other, second = family_of(made)
    made.hala.cases.save(
        [
            Edit("family_member", {"person": missing}, parent=second),
            Edit(
                "kinship",
                {"person": missing, "related_to": other, "relation": "brother"},
                parent=second,
            ),
        ]
    )
    _agreed(made, "mother", "مها")
    answer = said(made, missing, "given", identity_mode="named", data_scope=[*WIDE, "contact"])
    carry(made.hala, made.stick, made.rima)
    steps = made.rima.consent.steps
    steps.decide(answer, WHY, shown=steps.shown(answer))  # he is back, and it was he
    return first, "", missing


FILES: Final = [of_two_families, of_two_entries, written_beside_nobody, missing_in_the_other]


@pytest.mark.parametrize("put", FILES)
@pytest.mark.parametrize("no", ["safe_contact", "safe_to_call"])
def test_what_one_family_calls_unsafe_leaves_from_no_other(
    made: Town, put: Callable[[Town], Scene], no: str
) -> None:
    first, there, here = put(made)
    row = _row(made, first, there or None, NUMBER)
    for number in (*WRITTEN, OTHER):
        _row(made, made.family, here, number)
    carry(made.hala, made.stick, made.rima)
    left = leaving(made)
    assert all(number in left for number in (*WRITTEN, OTHER))
    made.rima.cases.save([as_shown(made.rima, "contact_channel", {no: False}, row)])
    left = leaving(made)
    assert OTHER in left
    assert not [number for number in WRITTEN if number in left]
    asked = Request("un_complaint", "ced", "B", "2026-11-24")
    every = [one.id for one in made.rima.cases.list_kind("case")]
    for read in made.rima.context.vault.read.dossiers(every):  # read beside others it says the same
        if read.root == made.case:
            held = decide(asked, read, made.rima.context.dictionary)
            assert {one.id for one in held.records} == {
                one.id for one in made.gate("ced", "un_complaint").records
            }


def test_no_word_of_a_device_there_takes_it_back(made: Town) -> None:
    """The device that may write there removes the row, writes another number into it, takes whose it
    is out of the family: what was called unsafe stays so."""
    first, there, here = of_two_families(made)
    rows = [_row(made, first, there, f"095577177{n}", safe_contact=False) for n in range(3)]
    for n in range(3):
        _row(made, made.family, here, f"+96395577177{n}")
    remove(made.hala, rows[0])
    made.hala.cases.save([as_shown(made.hala, "contact_channel", {"value": OTHER}, rows[1])])
    for one in made.hala.cases.dossier(first).of("family_member"):
        remove(made.hala, one.id)
    carry(made.hala, made.stick, made.rima)
    left = leaving(made)
    assert not [n for n in range(3) if f"95577177{n}" in left]


def test_a_coordinator_who_saw_one_file_did_not_see_the_other(made: Town) -> None:
    """By the coordinator's word it is safe here; there it is not, until the coordinator says so there."""
    first, there, here = of_two_families(made)
    row = _row(made, first, there, NUMBER, safe_contact=False)
    carry(made.hala, made.stick, made.rima)
    values: dict[str, Json] = {**PHONE, "value": NUMBER, "person": here}
    new(made.rima, "contact_channel", values, made.family)
    assert NUMBER not in leaving(made)
    made.rima.cases.save([as_shown(made.rima, "contact_channel", {"safe_contact": True}, row)])
    assert NUMBER in leaving(made)


def test_who_stands_in_no_family_of_it_takes_nothing(made: Town) -> None:
    """A family with whose people this one has nothing to do says nothing of its numbers."""
    _, _, first = family_of(made)
    stranger = relative(made, "mother", "مها")
    _row(made, first, stranger, NUMBER, safe_contact=False)
    family_of(made)
    here = _agreed(made, "mother", "هدى")
    device = hala(made)
    below(device, made.family, "contact_channel", {**PHONE, "value": NUMBER, "person": here})
    device.hand_over(made.rima)
    assert NUMBER in leaving(made)
