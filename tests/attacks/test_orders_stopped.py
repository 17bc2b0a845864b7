"""A device writes values that no list and no range has beside a file: an order to erase it is carried out all
the same, and its certificate holds terms alone. Everybody is made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import carry
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dossier import ids_in

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.crypto.canonical import Json

PERSON = {"given_ar": "سليم", "family_ar": "الدرويش"}
BYTES = ("type", "file_name", "mime", "size", "sha256", "blob")


def another_file(made: Town) -> tuple[str, str, str]:
    """A case of Rima's, its family and the person."""
    family = made.rima.cases.new_family({"display_name": "عائلة الدرويش", "language": "ar"}).ids[0]
    told: dict[str, Json] = {"family": family, "case_type": "enforced_disappearance"}
    case, person = made.rima.cases.new_case(PERSON, told).ids
    return case, family, person


@pytest.mark.parametrize("recipient", ["zzz", "سليم", "icc2", 5, ["ced"]])
@pytest.mark.parametrize("at", ["case", "family", "source"])
def test_an_exit_to_somebody_whom_no_list_knows(made: Town, at: str, recipient: Json) -> None:
    rima, enemy = made.rima, made.enemy
    case, family, _ = another_file(made)
    source = {"type": "survivor", "true_name": "خولة"}
    id = rima.cases.save([Edit("source", source, id=rima.context.new_id())]).ids[0]
    where = {"case": case, "family": family, "source": id}[at]
    row = {"exit": "print", "on": "2026-11-20", "recipient": recipient}
    enemy.sign(where, NewOp(enemy.desk.context.new_id(), "disclosure", row, parent=where))
    enemy.hand_over(rima)
    erased(made, *((id,) if at == "source" else (case, family)))
    [certificate] = rima.context.vault.read.of_kind("deletion_certificate")
    assert certificate.value("holders") in (None, ["unknown"])
    left = rima.context.vault.read.view(where)
    assert left is None or left.erased


@pytest.mark.parametrize("sens", [9, -1, 10**12, True, "x", [4]])
@pytest.mark.parametrize("whose", ["the item of the file", "one of its own"])
def test_a_picture_more_delicate_than_any_can_be(made: Town, sens: Json, whose: str) -> None:
    rima, enemy = made.rima, made.enemy
    case, family, person = another_file(made)
    data = io.BytesIO(photo.draw_made_up_portrait(5))
    item = rima.files.attach(data, case, kind="civil_record", name="q.jpg").ids[0]
    held = rima.cases.record(item)
    same: dict[str, Json] = {name: held.value(name) for name in BYTES}
    new = enemy.desk.context.new_id
    own = enemy.desk.cases.new_family({"display_name": "بيت"}).ids[0]
    if whose == "one of its own":
        beside: dict[str, Json] = {**same, "sens": sens, "relates_to": [person]}
        enemy.sign(own, NewOp(new(), "evidence_item", beside, parent=own))
    else:
        enemy.sign(case, NewOp(item, "evidence_item", {"sens": sens}))
    enemy.sign(own, NewOp(stays := new(), "evidence_item", same, parent=own))
    enemy.hand_over(rima)
    erased(made, case, family)
    left = rima.context.vault.read.view(stays)
    assert left is not None and not left.erased
    assert all(said in (None, *range(5)) for said in left.every("sens"))


ODD: dict[str, tuple[str, dict[str, Json]]] = {
    "more delicate than any can be": ("sister", {"sens": 9}),
    "a mark of no list": ("mark", {"type": "zzz"}),
    "a tie to nobody": ("row that stays", {"also": ["5e" * 16]}),
    "a tie to what is no member": ("row that stays", {"also": ["case"]}),
}


@pytest.mark.parametrize("odd", ODD)
def test_a_relative_of_two_families(made: Town, odd: str) -> None:
    """She stays guarded in the family that stays, as without it."""
    two = TwoFamilies(made)
    first, second = two.member(two.sister), two.member(two.wife)
    mark = Edit("person_mark", {"type": "nobody_may_know_of"}, parent=two.sister)
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([mark, Edit("family_member", {"also": [second]}, id=first)])
    stays = made.rima.cases.record(second).space
    assert not (two.gate().allowed and is_named(two))
    where, values = ODD[odd]
    values = {name: [made.case] if value == ["case"] else value for name, value in values.items()}
    op = {
        "sister": (two.first, NewOp(two.sister, "person", values)),
        "mark": (two.first, NewOp("6d" * 16, "person_mark", values, parent=two.sister)),
        "row that stays": (stays, NewOp(second, "family_member", values)),
    }[where]
    made.enemy.sign(*op)
    made.enemy.hand_over(made.rima)
    erased(made, two.first_case, two.first)
    assert two.gate().allowed and not is_named(two)


@pytest.mark.parametrize("whom", ["nobody", "a case"])
def test_a_picture_of_two_people(made: Town, whom: str) -> None:
    """Whom it shows is written at it before one of them goes; also where it is said to show nobody."""
    rima, enemy = made.rima, made.enemy
    case, family, person = another_file(made)
    data = io.BytesIO(photo.draw_made_up_portrait(5))
    item = rima.files.attach(data, made.case, kind="photo", name="q.jpg").ids[0]
    shows: dict[str, Json] = {"photo": [item]}
    rima.cases.save([Edit("person", shows, id=person), Edit("person", shows, id=made.person)])
    said: dict[str, Json] = {"relates_to": [made.case if whom == "a case" else "5e" * 16]}
    enemy.sign(made.case, NewOp(item, "evidence_item", said))
    enemy.hand_over(rima)
    erased(made, case, family)
    left = rima.context.vault.read.view(item)
    assert left is not None and not left.erased
    assert any(person in ids_in(one) for one in left.every("relates_to"))
