"""A no to figures that lies in another file goes on to count where its words have not come, or where it was
erased: nobody who was in no figure is in one again. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import carry
from tests.attacks.lacking import goes_on, keep_back
from tests.attacks.test_refused_of_somebody import CHILD, Helped
from tests.desk.test_consenting import mother_of
from tests.desk.test_periods import PUBLIC, approved_case, numbers

from vsdesk.desk import Edit, ExitOrder
from vsdesk.desk.access.missing_service import WHOLE
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk

NOBODY: Final = [None, None, None]
TABLE: Final = ExitOrder("statistics", "public", "E", columns=("case_type",))


def erase(desk: Desk, id: str) -> None:
    plan = desk.erasure.erasure(id)
    assert plan.answers  # and the listing says that an answer stays
    desk.erasure.erase(id, why="withdrawn", because="طلبوا", listed=plan.digest)


def ops_of(desk: Desk, id: str) -> list[str]:
    rows = desk.context.vault.database.query(
        "SELECT lower(hex(e.eh)) || ':' || o.idx FROM op o JOIN entry e ON e.n = o.entry "
        "JOIN record r ON r.n = o.record WHERE r.id = ?",
        (bytes.fromhex(id),),
    )
    return [row[0] for row in rows]


@pytest.mark.parametrize("lost", ["answer", "family", "condition"])
@pytest.mark.parametrize("where", ["elsewhere", "entry"])
def test_a_child_of_whom_a_no_elsewhere_is_erased(house: House, lost: str, where: str) -> None:
    desk = house.coordinator()
    made = Helped(desk, "other")
    third = desk.cases.new_family({"display_name": "ثالثة"}).ids[0]
    who = made.child
    if where == "entry":
        who = made.put("person", CHILD, third)
        desk.cases.relatives.join(made.row, made.put("family_member", {"person": who}, third))
    aunt = made.put("person", {"given_ar": "خالة"}, third)
    result = "given_if" if lost == "condition" else "refused"
    no = made.refuse(third, grantor=aunt, subject=who, result=result)
    assert made.told() == NOBODY
    erase(desk, no if lost == "answer" else third)
    assert made.told() == NOBODY
    [left] = desk.context.vault.read.within([made.family], "consent_grant")[-1:]
    assert left.every("subject") == (made.child,)
    assert not left.every("grantor")  # who said it is gone


def test_words_of_an_answer_that_did_not_come(house: House, tmp_path: Path) -> None:
    desk = house.coordinator()
    nour = house.documenter("nour", desk, "coordinator")
    made = Helped(desk, "other")
    third = desk.cases.new_family({"display_name": "ثالثة"}).ids[0]
    aunt = made.put("person", {"given_ar": "خالة"}, third)
    carry(desk, tmp_path / "s", nour)
    said = {"grantor": aunt, "purpose": "statistics", "recipient": "public", "subject": made.child}
    edit = Edit("consent_grant", {**said, "result": "refused"}, parent=third)
    no = nour.cases.save([edit]).ids[0]
    carry(nour, tmp_path / "s", desk)
    assert made.told() == NOBODY
    keep_back(desk, ops_of(desk, no))
    with pytest.raises(UserError, match="not_whole_elsewhere"):
        made.told()
    goes_on(desk, WHOLE)  # whoever goes on without it counts again: it is their word
    assert made.told() == [5, 5, 5]


def test_words_of_whom_nobody_counted_was_given_to(house: House, tmp_path: Path) -> None:
    """A documenter's answer closes the figures of those whom she could name, and no others."""
    desk = house.coordinator()
    nour, hala = (house.documenter(name, desk) for name in ("nour", "hala"))
    made = Helped(desk, "other")
    cases = [made.case, *(approved_case(desk, name)[0] for name in ("سامر", "قصي", "هيثم", "جابر"))]

    def table() -> str:
        return desk.outbound.tables.spread_look(TABLE).text.split()[-1]

    told = made.told()
    assert (told, table()) == ([5, 5, 5], "5")
    lost = []
    for one in (nour, hala):
        family = one.cases.new_family({"display_name": "عائلتها"}).ids[0]
        aunt = one.cases.save([Edit("person", {"given_ar": "خالة"}, parent=family)]).ids[0]
        said = {"grantor": aunt, "purpose": "statistics", "recipient": "public"}
        edit = Edit("consent_grant", {**said, "result": "refused"}, parent=family)
        lost += [one.cases.save([edit]).ids[0]]
        carry(one, tmp_path / "s", desk)
    keep_back(desk, [op for id in lost for op in ops_of(desk, id)])
    assert (made.told(), table()) == (told, "5")  # was refused until somebody named what is missing
    assert len(desk.access.missing.of(WHOLE)) == 2  # and it is listed as before
    for one, root, kind in ((nour, cases[0], "case"), (hala, made.other, "family")):
        device_id = one.context.vault.identity.device_id
        desk.cases.save([Edit(kind, {"assigned": [device_id]}, id=root)])
    with pytest.raises(UserError, match="not_whole_elsewhere"):
        made.told()
    with pytest.raises(UserError, match="not_whole_elsewhere"):
        table()  # by the case that was given to one of them
    goes_on(desk, WHOLE)
    assert (made.told(), table()) == (told, "5")


@pytest.mark.parametrize("lost", ["answer", "family"])
def test_a_case_of_which_a_no_elsewhere_is_erased(house: House, lost: str) -> None:
    desk = house.coordinator()
    made = [approved_case(desk, name) for name in ("مروان", "سامر", "قصي", "هيثم", "جابر", "نادر")]

    def told() -> tuple[str, int | None]:
        rows = desk.outbound.tables.spread_look(TABLE).text.split()
        return rows[-1], numbers(desk, PUBLIC)["new_cases"]

    third = desk.cases.new_family({"display_name": "ثالثة"}).ids[0]
    assert told() == ("6", 6)
    no = {
        "grantor": mother_of(desk, made[1][1]),
        "purpose": "statistics",
        "recipient": "public",
        "result": "refused",
        "subject": desk.cases.record(made[0][0]).text("person"),
    }
    id = desk.cases.save([Edit("consent_grant", {**no}, parent=third)]).ids[0]
    assert told() == ("5", 5)
    erase(desk, id if lost == "answer" else third)
    assert told() == ("5", 5)
