"""A device lifts a single case into a count that is told: it invents more, or moves
others there. Asserts NOT.

Everybody is made up.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import below
from tests.attacks.kit import LONG_AGO, Town, carry, swap, town

from vsdesk.desk import Desk, Edit, ExitOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.load_mark import by_device
from vsdesk.records.places.gazetteer import place_id

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

ORDER: Final = ExitOrder("statistics", "donor_aggregate", "E", columns=("sex",), lang="en")
DONORS: Final = ("donor_aggregate", "public", "own_org")
TAKEN: Final[dict[str, Json]] = {"type": "arrest", "is_disappearance": True}
FEW: Final = "fewer than 5, or not told"
WHY: Final = "اطّلعتُ على هذه الحالات كلّها"  # a coordinator looked at them


@pytest.fixture
def made(house: House) -> Town:
    """A coordinator with eight cases of men, the documenter Hala with one more, and the enemy's
    documenter."""
    found = town(house)
    cases(found.rima, "male", 8)
    return found


def cases(desk: Desk, sex: str, count: int) -> list[str]:
    """Made-up cases that a desk records."""
    who: dict[str, Json] = {"given_ar": "ن", **({"sex": sex} if sex else {})}
    return [desk.cases.new_case(who).ids[0] for _ in range(count)]


def at(desk: Desk, case: str, key: str) -> None:
    """Where somebody was taken."""
    event: dict[str, Json] = {**TAKEN, "place": place_id(key)}
    desk.cases.save([Edit("event", event, parent=case)])


class Counts(dict[str, str]):
    """The counts of a table by the words of their cells; what is not told is among the others."""

    def __missing__(self, cell: str) -> str:
        return self.get("others", "0")


def counted(
    desk: Desk, *columns: str, recipient: str = "donor_aggregate", cell_reason: str = ""
) -> Counts:
    """The table as it leaves."""
    order = replace(ORDER, recipient=recipient, cell_reason=cell_reason)
    order = replace(order, columns=columns or order.columns)
    looked = desk.outbound.tables.spread_look(order)
    assert {
        desk.outbound.tables.clipboard(order).digest,
        desk.outbound.tables.spreadsheet(order, "csv").digest,
    } == {looked.digest}
    lines = [line.split("\t") for line in looked.text.splitlines()[1:]]
    return Counts({" ".join(one[:-1]).strip(): one[-1] for one in lines})


def gather(made: Town) -> None:
    """The coordinator has what both wrote."""
    carry(made.hala, made.stick, made.rima)
    made.enemy.hand_over(made.rima)


def lend(made: Town, ids: Sequence[str]) -> None:
    """The coordinator lends cases to the enemy."""
    carry(made.hala, made.stick, made.rima)
    for one in ids:
        made.rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=one)])
    swap(made)


@pytest.mark.parametrize("recipient", DONORS)
def test_four_invented_cases_do_not_show_a_single_true_one(made: Town, recipient: str) -> None:
    cases(made.hala, "female", 1)
    cases(made.enemy.desk, "female", 4)
    gather(made)
    told = counted(made.rima, recipient=recipient)
    assert told["female"] == FEW
    assert set(told.values()) == {FEW}  # nor is it what is left of the others
    cases(made.hala, "female", 4)
    gather(made)
    assert counted(made.rima, recipient=recipient)["female"] == FEW  # five are Hala's
    cases(made.rima, "female", 5)
    assert counted(made.rima, recipient=recipient)["female"] == "14"


@pytest.mark.usefixtures("signed")
def test_an_id_that_names_nobody_and_a_coordinators_word_in_it_change_nothing(made: Town) -> None:
    """The enemy's case with an id of its own making, lent back: the word of the coordinator is no look."""
    e = made.enemy
    cases(made.rima, "female", 1)
    invented = []
    for number in range(4):
        case, person = f"{number:032x}", e.desk.context.new_id()
        values: dict[str, Json] = {"person": person, "case_type": "enforced_disappearance"}
        e.sign(case, NewOp(case, "case", values), ts=LONG_AGO)
        e.sign(case, NewOp(person, "person", {"sex": "female"}, parent=case), ts=LONG_AGO)
        invented.append(case)
    e.hand_over(made.rima)
    for case in invented:
        made.rima.cases.save(
            [Edit("case", {"assigned": [made.hala.context.vault.identity.device_id]}, id=case)]
        )
        assert {*by_device(made.rima.cases.dossier(case).opened_by)} == {e.device_id}
    assert counted(made.rima)["female"] == FEW


def sex(made: Town, case: str) -> None:
    """Fills who is missing."""
    person = made.enemy.desk.cases.record(case).text("person")
    made.enemy.change(person, "person", {"sex": "female"}, replace=False)


def other_sex(made: Town, case: str) -> None:
    """Replaces what Hala wrote."""
    made.enemy.change(
        made.enemy.desk.cases.record(case).text("person"), "person", {"sex": "female"}
    )


def another_person(made: Town, case: str) -> None:
    """Another person is missing, of the enemy's own making."""
    made_up = below(made.enemy, case, "person", {"sex": "female"})
    made.enemy.change(case, "case", {"person": made_up})


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize(
    ("before", "moves"), [("", sex), ("male", other_sex), ("male", another_person)]
)
def test_a_field_of_others_cases_moves_none_into_a_cell_to_hide_one(
    made: Town, before: str, moves: Callable[[Town, str], None]
) -> None:
    cases(made.rima, "female", 1)
    theirs = cases(made.hala, before, 4)
    lend(made, theirs)
    for one in theirs:
        moves(made, one)
    gather(made)
    assert counted(made.rima)["female"] == FEW


def test_a_place_moves_none_into_a_cell_to_hide_one(made: Town) -> None:
    one = cases(made.rima, "male", 1)[0]
    at(made.rima, one, "SY0700")
    theirs = cases(made.hala, "male", 4)
    lend(made, theirs)
    for case in theirs:
        below(made.enemy, case, "event", {**TAKEN, "place": place_id("SY0700")})
    gather(made)
    name = made.rima.context.dictionary.places.name(place_id("SY07"), "en")
    found = counted(made.rima, "governorate")
    assert found.get(name, FEW) == FEW and "5" not in found.values()


@pytest.mark.usefixtures("signed")
def test_invented_sums_of_money_do_not_show_a_true_one(made: Town) -> None:
    paid: dict[str, Json] = {"paid_amount": "1500", "paid_currency": "usd"}
    theirs = cases(made.hala, "male", 4)
    made.rima.cases.save([Edit("extortion_attempt", paid, parent=cases(made.rima, "male", 1)[0])])
    lend(made, theirs)
    for case in theirs:
        below(made.enemy, case, "extortion_attempt", paid)
    gather(made)
    assert set(counted(made.rima, "paid").values()) == {FEW}


def test_a_family_that_it_opened_moves_no_case_of_others(made: Town) -> None:
    """Who is missing lies in a family that the enemy recorded; Hala opened the case."""
    e = made.enemy
    cases(made.rima, "female", 1)
    family = e.desk.cases.new_family({"display_name": "عائلة متخيَّلة"}).ids[0]
    people = [below(e, family, "person", {"given_ar": "ن", "sex": "male"}) for _ in range(4)]
    e.hand_over(made.rima)
    made.rima.cases.save(
        [Edit("family", {"assigned": [made.hala.context.vault.identity.device_id]}, id=family)]
    )
    swap(made)
    for one in people:
        values: dict[str, Json] = {"person": one, "family": family}
        made.hala.cases.save([Edit("case", values, id=made.hala.context.new_id())])
    for one in people:
        e.change(one, "person", {"sex": "female"})
    gather(made)
    assert counted(made.rima)["female"] == FEW


def test_cases_of_a_file_that_a_coordinator_loads_show_no_true_one(made: Town) -> None:
    """Somebody hands her a table of invented cases: whoever loads a file looked at none of its lines."""
    cases(made.rima, "female", 1)
    rows: list[dict[str, Json]] = []
    for number in range(4):
        case, person = f"{number:030x}ca", f"{number:030x}be"
        rows.append({"kind": "case", "id": case, "person": person})
        rows.append({"kind": "person", "id": person, "parent": case, "sex": "female"})
    made.rima.loads.load([json.dumps(one).encode() for one in rows], name="a file of somebody")
    assert counted(made.rima)["female"] == FEW


# -- honest work -----------------------------------------------------------------------------------


def test_what_two_documenters_and_the_coordinator_wrote_is_told(made: Town) -> None:
    for desk, count in ((made.hala, 3), (made.enemy.desk, 3), (made.rima, 2)):
        cases(desk, "female", count)
    gather(made)
    assert counted(made.rima)["female"] == "8"


def test_a_second_documenters_word_that_moves_nothing_hides_nothing(made: Town) -> None:
    """A colleague adds what is asked for in no cell, or says the same."""
    theirs = cases(made.hala, "female", 3)
    cases(made.rima, "female", 5)
    lend(made, theirs)
    for one in theirs:
        person = made.enemy.desk.cases.record(one).text("person")
        made.enemy.change(person, "person", {"occupation": "معلّمة"}, replace=False)
    gather(made)
    assert counted(made.rima)["female"] == "8"


def test_one_documenters_cases_are_told_on_a_coordinators_word_which_is_kept(made: Town) -> None:
    desk, rima = made.hala, made.rima
    cases(desk, "female", 6)
    gather(made)
    order = replace(ORDER, lang="ar")
    look = rima.outbound.tables.spread_look(order)
    assert (look.alone, "\t6" in look.text) == (1, False)
    for leave in (
        desk.outbound.tables.spread_look,
        desk.outbound.tables.spreadsheet,
        desk.outbound.tables.clipboard,
    ):
        with pytest.raises(UserError, match="E_ROLE"):
            leave(replace(order, cell_reason=WHY))
    assert rima.outbound.tables.spread_look(replace(order, cell_reason=" ")).text == look.text
    reasoned = replace(order, cell_reason=WHY)
    left = rima.outbound.tables.clipboard(reasoned)
    assert "\t6" in left.text and left.alone == 0
    rows = {one.text("digest"): one for one in rima.cases.list_kind("disclosure")}
    assert rows[left.digest].text("why") == WHY and rows[left.digest].text("level") == "e"


def test_a_reason_tells_no_count_that_is_small_in_truth(made: Town) -> None:
    cases(made.hala, "female", 2)
    cases(made.enemy.desk, "female", 2)
    gather(made)
    assert counted(made.rima, cell_reason=WHY)["female"] == FEW


def test_at_ones_own_device_what_a_person_wrote_there_counts(made: Town) -> None:
    """Without a coordinator's reason: whoever wrote them is the one who looks."""
    cases(made.hala, "female", 6)
    cases(made.hala, "male", 5)
    assert counted(made.hala) == {"female": "6", "male": "6"}


def test_a_reason_is_for_figures_and_opens_nothing_else(made: Town) -> None:
    """A table of names is as narrow with it as without."""
    gather(made)
    order = ExitOrder("un_complaint", "wgeid", "B", cases=(made.case,), lang="ar")
    before = made.rima.outbound.tables.spread_look(order).text
    assert made.rima.outbound.tables.spread_look(replace(order, cell_reason=WHY)).text == before
