"""A name in the part of a value that nobody reads as words leaves by nothing; of a channel
leaves the number. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import Device, Town, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import SCOPES, told

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

WIFE = "سلمى النوري"


def hidden(made: Town) -> Device:
    """The wife is somebody of whom nobody may know; a device that writes anything."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    name: dict[str, Json] = {
        "given_ar": "سلمى",
        "family_ar": "النوري",
        "given_ku": "Selma",
        "family_ku": "Nuri",
    }
    wife = written(made, "person", name, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    return Device(made.rima, made.stick)


def proposed(made: Town, device: Device, more: dict[str, Json]) -> str:
    """A place that is proposed, and an event there; what the gate lets out."""
    id = made.rima.context.new_id()
    values: dict[str, Json] = {"of_kind": "place", "set": {"name_ar": "زرافات", **more}}
    device.sign(made.case, NewOp(id, "proposal", values, parent=made.case))
    written(made, "event", {"type": "other", "place": id}, made.case)
    return told(made)


@pytest.mark.parametrize(
    "more",
    [
        {"from": WIFE},
        {"to": WIFE},
        {"precision": WIFE},
        {"src_lang": WIFE},
        {"name_en": {"src_lang": WIFE}},
        {"selma_nuri": "x"},
    ],
)
def test_no_part_of_a_proposal_says_it(made: Town, more: dict[str, Json]) -> None:
    left = proposed(made, hidden(made), more)
    assert WIFE not in left and "selma_nuri" not in left


def test_a_proposal_that_names_nobody_leaves(made: Town) -> None:
    assert "زرافات" in proposed(made, hidden(made), {"name_en": "Zarafat"})


def test_the_language_that_was_spoken_is_a_language(made: Town) -> None:
    device = hidden(made)
    texts: tuple[Json, ...] = (
        {"ar": "كلام وسم", "src_lang": WIFE},
        {"ar": "كلام رسم", "src_lang": "ar"},
    )
    for text in texts:
        id = made.rima.context.new_id()
        device.sign(
            made.case, NewOp(id, "event", {"type": "other", "text": text}, parent=made.case)
        )
    left = told(made)
    assert WIFE not in left
    assert "رسم" in left and '"src_lang": "ar"' in left


def test_of_a_channel_leaves_the_number_and_nothing_by_which_we_are_known(made: Town) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", data_scope=[*SCOPES, "contact"], contact_allowed=True)
    channel = made.hala.context.new_id()
    values: dict[str, Json] = {
        "person": mother,
        "type": "phone",
        "value": "+90 555 010 20 30",
        "safe_contact": True,
        "safe_to_call": True,
        "code_word": "زنبق",
        "who_else_uses": "أخوها",
        "safe_hours": "مساءً",
        "last_verified": "2026-01-01",
    }
    made.hala.cases.save([Edit("contact_channel", values, id=channel, parent=mother)])
    carry(made.hala, made.stick, made.rima)
    left = made.gate("ced", "un_complaint").get(channel)
    assert left is not None and set(left.values) == {"person", "type", "value"}
