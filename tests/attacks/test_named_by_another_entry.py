"""Who is missing by a case of their own that refused stands in another family's file by a second entry: it is
them all the same, by every name of each entry. Everybody is made up.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import assign, family_of, relative, said
from tests.attacks.kit import carry
from tests.attacks.test_named_beside import FAMILY, FULL, GIVEN, of_other, told, two
from tests.attacks.test_named_in_another_file import form, left
from tests.attacks.test_of_another_missing import SCOPES, dumped

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

HOWS: Final = ("also", "joined", "joined case")


def cousin(made: Town, case: str, him: str, how: str) -> str:
    """His second entry, in the family of ليث."""
    desk, entry = made.rima, made.rima.context.new_id()
    theirs, ours = desk.context.new_id(), desk.context.new_id()
    family = desk.cases.record(case).text("family")
    also: dict[str, Json] = {"also": [theirs]} if how == "also" else {}
    kin: dict[str, Json] = {
        "person": entry,
        "related_to": made.person,
        "relation": "cousin_khal",
    }
    names: dict[str, Json] = {"given_ar": GIVEN, "family_ar": FAMILY}
    desk.cases.save(
        [
            Edit("person", names, id=entry, parent=made.family),
            Edit("family_member", {"person": him}, id=theirs, parent=family),
            Edit("family_member", {"person": entry, **also}, id=ours, parent=made.family),
            Edit("kinship", kin, parent=made.family),
        ]
    )
    if how.startswith("joined"):
        same(made, case if how == "joined case" else him, entry)
    return entry


def same(made: Town, first: str, second: str) -> None:
    link: dict[str, Json] = {"first": first, "second": second, "decision": "same"}
    made.rima.cases.save([Edit("duplicate_link", link, id=made.rima.context.new_id())])


def alone(made: Town, answer: str = "refused") -> tuple[str, str]:
    """Yes for ليث; a case of another family, and nothing that both share."""
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", identity_mode="named", data_scope=SCOPES)
    case, him = of_other(made, answer)
    carry(made.hala, made.stick, made.rima)
    return case, him


@pytest.mark.parametrize("how", HOWS)
def test_no_entry_of_his_leaves(made: Town, tmp_path: Path, how: str) -> None:
    case, him = alone(made)
    entry = cousin(made, case, him, how)
    told(made, f"أخذوا ليث مع ابن خاله {FULL} من البيت")
    found = left(made)
    assert "من البيت" in found and GIVEN not in found and FAMILY not in found
    assert not any(id in (entry, him) for id, *_ in json.loads(found))
    assert GIVEN not in form(made, "case-file") and GIVEN not in form(made, "ced")
    assert GIVEN not in dumped(made, tmp_path / "out", made.case)


@pytest.mark.parametrize("how", HOWS)
def test_nor_where_both_were_in_one_bus(made: Town, how: str) -> None:
    _, case, him = two(made)
    cousin(made, case, him, how)
    told(made)
    assert GIVEN not in left(made) and "معا من الباص" in left(made)


def test_a_relative_who_is_missing_nowhere_stands_as_before(made: Town) -> None:
    case, him = alone(made)
    cousin(made, case, him, "neither")
    text = f"أخذوا ليث مع ابن خاله {FULL} من البيت"
    told(made, text)
    assert text in left(made)


@pytest.mark.parametrize("joined", [True, False])
def test_he_is_looked_for_by_the_names_of_a_joined_case(made: Town, joined: bool) -> None:
    _, case, _ = two(made)
    desk = made.hala
    family = desk.cases.new_family({"display_name": "عائلة حمدان", "language": "ar"}).ids[0]
    names: dict[str, Json] = {"given_ar": "كنان", "family_ar": "حمدان"}
    about: dict[str, Json] = {"family": family, "case_type": "enforced_disappearance"}
    second = desk.cases.new_case(names, about).ids[0]
    carry(desk, made.stick, made.rima)
    if joined:
        same(made, case, second)
    told(made, "كان كنان حمدان معهم يومها")
    assert ("حمدان" not in left(made)) is joined and "معهم يومها" in left(made)


def test_with_a_yes_of_its_own_the_name_stands(made: Town) -> None:
    """One entry in the case, another in the list of the same family."""
    _, case, him = two(made, "given")
    entry, family = made.rima.context.new_id(), made.rima.cases.record(case).text("family")
    names: dict[str, Json] = {"given_ar": GIVEN, "family_ar": FAMILY}
    made.rima.cases.save([Edit("person", names, id=entry, parent=family)])
    same(made, him, entry)
    told(made)
    assert FULL in left(made)


def test_nobody_is_let_out_by_being_called_one_who_answered(made: Town) -> None:
    """A device ties him to the mother of ليث, who said yes, and to ليث himself."""
    _, case, him = two(made)
    told(made)
    rows = made.rima.cases.dossier(made.case).of("family_member")
    assign(made)
    device, theirs = made.enemy, made.enemy.desk.context.new_id()
    family = made.rima.cases.record(case).text("family")
    device.sign(family, NewOp(theirs, "family_member", {"person": him}, parent=family))
    for row in rows:
        device.change(row.id, "family_member", {"also": [theirs]})
    own = device.desk.context.new_id()
    his: dict[str, Json] = {"person": made.person, "also": [theirs]}
    device.sign(made.family, NewOp(own, "family_member", his, parent=made.family))
    device.hand_over(made.rima)
    assert FULL not in left(made)
