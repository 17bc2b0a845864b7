"""The organisation's own copy, loaded into a new vault, opens no more than it opened before: what one device
alone said waits there too, what it replaced stands again without it, and what was removed guards on.

Everybody is made up.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.attacks.families import (
    RELEASE,
    a_yes,
    as_text,
    assign,
    family_of,
    one_against_one,
    relative,
    said,
)
from tests.attacks.kit import TODAY, Town
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named
from tests.desk.copies import confirm_copies
from tests.desk.saving.test_dump_round import lines

from vsdesk.desk import Desk, Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

SCOPES: Final[Json] = ["circumstances", "documents", "family_members", "identity"]


def restored(made: Town, house: House, folder: Path) -> Desk:
    """A new vault with the coordinator's copy."""
    other = house.coordinator("other")
    other.loads.load(lines(made.rima, folder), files=folder / "files")
    return other


def confirmed(made: Town, house: House, folder: Path) -> Desk:
    """The same, once a coordinator looked at each file as one that came from a copy."""
    other = restored(made, house, folder)
    confirm_copies(other)
    return other


def at(desk: Desk, made: Town) -> GateDecision:
    request = Request("un_complaint", "ced", "B", TODAY)
    return decide(request, desk.cases.dossier(made.case), desk.context.dictionary)


def kinship_of(made: Town, who: str) -> str:
    dossier = made.rima.cases.dossier(made.case)
    [row] = [one for one in dossier.of("kinship") if one.text("person") == who]
    return row.id


def calls_an_aunt_the_mother(made: Town) -> None:
    family_of(made)
    aunt = relative(made, "aunt_pat", "هدى")
    said(made, aunt, "given")
    assign(made)
    enemy = made.enemy
    row: dict[str, Any] = {"person": aunt, "related_to": made.person, "relation": "mother"}
    new = NewOp(enemy.desk.context.new_id(), "kinship", row, parent=made.family)
    enemy.sign(made.family, new)


def takes_a_no_its_standing(made: Town) -> None:
    _, wife, _ = one_against_one(made)
    assign(made)
    made.enemy.change(kinship_of(made, wife), "kinship", {"relation": "cousin_pat"})


def takes_a_no_its_person(made: Town) -> None:
    mother, wife, _ = one_against_one(made)
    assign(made)
    made.enemy.change(kinship_of(made, wife), "kinship", {"person": mother})


def says_the_same_again(made: Town) -> None:
    """Each value of a row, written over with itself, and over again."""
    _, wife, _ = one_against_one(made)
    assign(made)
    row = kinship_of(made, wife)
    held = made.rima.cases.record(row)
    same = {name: held.value(name) for name in held.fields}
    for _ in range(2):
        made.enemy.change(row, "kinship", same)
    made.enemy.change(wife, "person", {"given_ar": "سلمى", "family_ar": "النوري"})


def calls_the_missing_free(made: Town) -> None:
    family_of(made)
    said(made, relative(made, "uncle_pat", "سعيد"), "given")
    assign(made)
    new = NewOp(made.enemy.desk.context.new_id(), "event", dict(RELEASE), parent=made.case)
    made.enemy.sign(made.case, new)


def writes_down_a_yes(made: Town) -> None:
    """That is a documenter's work: it counts here, and in the copy."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    assign(made)
    yes = a_yes(made, mother, data_scope=SCOPES)
    new = NewOp(made.enemy.desk.context.new_id(), "consent_grant", yes, parent=made.family)
    made.enemy.sign(made.family, new)


@pytest.mark.parametrize(
    "attack",
    [
        calls_an_aunt_the_mother,
        takes_a_no_its_standing,
        takes_a_no_its_person,
        says_the_same_again,
        calls_the_missing_free,
        writes_down_a_yes,
    ],
)
def test_a_copy_opens_what_it_opened_before(
    made: Town, house: House, tmp_path: Path, attack: Callable[[Town], None]
) -> None:
    attack(made)
    before = at(made.rima, made)
    made.enemy.hand_over(made.rima)
    here = at(made.rima, made)
    assert attack is writes_down_a_yes or here.allowed == before.allowed
    other = confirmed(made, house, tmp_path / "a")
    there = at(other, made)
    assert (there.state, there.allowed) == (here.state, here.allowed)
    for one in there.records:
        held = here.get(one.id)
        assert held is not None and {*one.values} <= {*held.values}, one.kind
    # Copied again the lines say the same, and a copy of the copy is no other one.
    first = [
        json.loads(one) for one in (tmp_path / "a" / "records.jsonl").read_bytes().splitlines()
    ]
    again = [json.loads(one) for one in lines(other, tmp_path / "b")]
    told = [{row["id"]: _told(row) for row in rows if _told(row)} for rows in (first, again)]
    assert told[0] == told[1] and told[0]
    third = house.coordinator("third")
    third.loads.load(lines(other, tmp_path / "c"), files=tmp_path / "c" / "files")
    confirm_copies(third)
    assert at(third, made).state == here.state


def _told(row: dict[str, Any]) -> dict[str, Any]:
    """What a line says of words that wait; which of several comes first, the id of its maker may say."""
    held: dict[str, Any] = {name: row[name] for name in ("_made", "_before") if name in row}
    words = {name: sorted(marks) for name, marks in row.get("_words", {}).items()}
    return {**held, **({"_words": words} if words else {})}


def test_what_waited_waits_on_until_a_coordinator_looks(
    made: Town, house: House, tmp_path: Path
) -> None:
    calls_an_aunt_the_mother(made)
    made.enemy.hand_over(made.rima)
    other = confirmed(made, house, tmp_path / "copy")
    assert not at(other, made).allowed
    [file] = [one for one in other.access.lone_words.lone_run().more(9) if one.root == made.case]
    assert {one.record.kind for one in file.records} == {"kinship"}
    other.access.lone_words.look_holds(file.root, file.ops)
    assert at(other, made).state == "given"


def test_a_removed_row_guards_on(made: Town, house: House, tmp_path: Path) -> None:
    two = TwoFamilies(made)
    two.marks(two.sister, "not_named_outside")
    two.link()
    row = two.member(two.wife)
    shown = made.hala.cases.shown(row)
    made.hala.cases.save([Edit("family_member", id=row, delete=True, shown=shown)])
    two.carry()
    assert not is_named(two)
    other = confirmed(made, house, tmp_path / "copy")
    there = at(other, made)
    wife = there.get(two.wife)
    assert there.allowed and "ريم" not in as_text(there)
    assert wife is None or "given_ar" not in wife.values
    gone = other.context.vault.read.view(row)
    assert gone is not None and gone.deleted and "note" not in gone.fields


def test_a_link_that_somebody_took_back_guards_on(made: Town, house: House, tmp_path: Path) -> None:
    two = TwoFamilies(made)
    two.marks(two.sister, "not_named_outside")
    two.link()
    row = two.member(two.wife)
    made.hala.cases.save([Edit("family_member", {"person": two.mother}, id=row)])
    two.carry()
    assert not is_named(two)
    there = at(confirmed(made, house, tmp_path / "copy"), made)
    assert there.allowed and "ريم" not in as_text(there)
