"""The body of a link that joins two files is kept back, and nobody knows which two: it closes what its
writer's device may have named, and one look of a coordinator opens all of that. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import TODAY, carry
from tests.attacks.lacking import goes_on, keep_back
from tests.attacks.test_put_aside_ties import two
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Desk, Edit
from vsdesk.desk.access.missing_words import lines
from vsdesk.records.not_whole import REASON
from vsdesk.words import Words

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.attacks.test_put_aside_ties import Two
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

WHY: Final = "عملها مع العائلة"
_TIES: Final = (
    "SELECT lower(hex(e.eh)) || ':' || o.idx FROM op o JOIN entry e ON e.n = o.entry JOIN log l "
    "ON l.n = e.log JOIN record r ON r.n = o.record WHERE l.kid = ? AND r.kind = ? ORDER BY o.n DESC"
)


def kept_back(one: Two, desk: Desk, kind: str) -> None:
    """The coordinator has the entries of what a device wrote last of this kind, and no body."""
    rima, by = one.made.rima, desk.context.device_id
    carry(desk, one.made.stick, rima)
    rows = rima.context.vault.database.query(_TIES, (bytes.fromhex(by), kind))
    keep_back(rima, [rows[0][0]])


def ties_her_own(one: Two, desk: Desk) -> str:
    """Two entries of a relative of hers are one; her case."""
    case, _, family = whole_case(desk, "ليث")
    mother = mother_of(desk, family)
    row = next(x.id for x in desk.context.vault.read.linking(mother, "family_member"))
    her: dict[str, Json] = {"given_ar": "نجاح"}
    person = desk.cases.save([Edit("person", her, parent=family)]).ids[0]
    again = desk.cases.save([Edit("family_member", {"person": person}, parent=family)]).ids[0]
    desk.cases.relatives.join(row, again)
    kept_back(one, desk, "family_member")
    return case


def waits(one: Two, case: str) -> bool:
    """Whether something is missing of a file at the coordinator's."""
    return bool(one.made.rima.access.missing.of(case))


def lend(one: Two, desk: Desk) -> None:
    rima = one.made.rima
    rima.sync.assignments.assign([one.made.case, one.made.family], desk.context.device_id, WHY)


def test_a_documenter_closes_what_she_has_and_nothing_else(house: House, made: Town) -> None:
    one = two(house, made)
    before = one.leaves()
    hers = ties_her_own(one, made.hala)
    assert waits(one, hers)
    assert one.leaves() == before and not waits(one, one.other)


def test_and_what_was_ever_lent_to_her(house: House, made: Town) -> None:
    one, rima, hala = two(house, made), made.rima, made.hala
    lend(one, hala)
    rima.sync.assignments.unassign([made.case, made.family], hala.context.device_id, WHY)
    ties_her_own(one, hala)
    assert one.leaves() == (REASON, frozenset())
    assert not waits(one, one.other)


def test_also_what_another_coordinator_gave_her(house: House, made: Town) -> None:
    """Only what is written in the file says so here."""
    one, rima, hala = two(house, made), made.rima, made.hala
    carry(rima, made.stick, one.nour)
    assign = one.nour.sync.assignments.assign
    assign([made.case, made.family], hala.context.device_id, WHY)
    carry(one.nour, made.stick, hala, rima)
    ties_her_own(one, hala)
    assert one.leaves() == (REASON, frozenset())


def test_and_the_other_entries_of_what_she_has(house: House, made: Town) -> None:
    one, hala = two(house, made), made.hala
    hers = ties_her_own(one, hala)
    assert one.leaves()[0] == "given"
    rima = made.rima
    shown = rima.matching.pair_shown(hers, made.case)
    rima.matching.decide_pair(hers, made.case, "same", "كلاهما واحد", shown=shown)
    assert one.leaves() == (REASON, frozenset())


def test_of_who_was_withdrawn_it_closes_on(house: House, made: Town) -> None:
    """As far as before: what was put aside guards on, and what she had."""
    one = two(house, made)
    lend(one, made.hala)
    ties_her_own(one, made.hala)
    made.rima.sync.revocations.revoke(made.hala.context.device_id, TODAY)
    assert one.leaves() == (REASON, frozenset())
    assert not waits(one, one.other)


@pytest.mark.parametrize("kind", ["case", "duplicate_link"])
def test_a_coordinators_may_be_any_and_is_looked_at_once(
    house: House, made: Town, kind: str
) -> None:
    """From whichever file: for all of them."""
    one, rima, nour = two(house, made), made.rima, one_of(made, house)
    carry(rima, made.stick, nour)
    if kind == "case":
        whole_case(nour, "ليث")
    else:
        shown = nour.matching.pair_shown(one.other, made.case)
        nour.matching.decide_pair(one.other, made.case, "same", "كلاهما واحد", shown=shown)
    kept_back(one, nour, kind)
    assert one.leaves() == (REASON, frozenset()) and waits(one, one.other)
    told = lines(rima.access.missing.of(one.other), Words("en"))
    assert sum("two files belong together" in line for line in told) == 1
    goes_on(rima, one.other)
    assert not waits(one, one.other) and not waits(one, made.case)
    assert one.leaves()[0] == "given"
    for root in (made.case, one.other):
        assert rima.access.missing.went_on(root)
    rima.access.missing.wait_again(
        made.case, [x.op for x in rima.access.missing.went_on(made.case)], WHY
    )
    assert waits(one, one.other) and waits(one, made.case)


def one_of(made: Town, house: House) -> Desk:
    return house.documenter("salma", made.rima, "coordinator")
