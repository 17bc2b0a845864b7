"""What is known to be missing closes: a body that a signed entry commits to, an entry before one that
is here, what did not come back from a journey. Until it comes, or a coordinator writes that it
never does, nothing of the files that it touches goes outside. Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import a_yes, as_text, assign, family_of, relative, said, words
from tests.attacks.kit import TODAY, carry
from tests.attacks.lacking import cut_before, goes_on, keep_back
from tests.attacks.test_of_another_missing import SCOPES
from tests.desk.conftest import House

from vsdesk.desk import Edit, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json


def gate(desk: Desk, case: str) -> tuple[bool, str, str]:
    """Whether anything leaves for the Committee, why not, and the words that do."""
    found = decide(
        Request("un_complaint", "ced", "B", TODAY),
        desk.cases.dossier(case),
        desk.context.dictionary,
    )
    return found.allowed, found.state, as_text(found)


def stays(desk: Desk, case: str) -> object:
    """Why the form of the Committee is not made, by name."""
    order = SheetOrder(
        case, ("ar",), kind="ced", purpose="un_complaint", recipient="ced", level="B"
    )
    with pytest.raises(UserError) as told:
        desk.outbound.sheets.sheet(order)
    assert told.value.name == "E_GATE"
    return told.value.params["reason"]


def raised(act: Callable[[], object]) -> str:
    """The code with which something is refused."""
    with pytest.raises(UserError) as told:
        act()
    return told.value.name


def yes(made: Town, who: str) -> str:
    """A yes to the Committee, by name and for all that there is."""
    return said(made, who, "given", identity_mode="named", data_scope=SCOPES)


def put(desk: Desk, kind: str, values: dict[str, Json], parent: str | None = None) -> str:
    """A record of Hala's, by its id."""
    id = desk.context.new_id()
    desk.cases.save([Edit(kind, values, id=id, parent=parent)])
    return id


def handed(sender: Desk, receiver: Desk, folder: Path) -> None:
    """What one has for the other, taken in: nothing of it is refused."""
    folder.mkdir()
    sender.sync.hand_over(folder, [receiver.context.device_id])
    assert {one.code for one in receiver.sync.intake.receive([folder])} <= {""}


def by_the_laptop(made: Town, nour: Desk, path: Path, hidden: Sequence[str]) -> None:
    """The file, which is lent to the enemy, comes to Nour from there, without these bodies."""
    assign(made)
    enemy = made.enemy.desk
    handed(made.rima, enemy, path / "lent")
    keep_back(enemy, hidden)
    handed(enemy, nour, path / "relayed")


def _no(made: Town, mother: str, sister: str) -> tuple[str, str]:
    return said(made, sister, "refused"), "result"


def _mark(made: Town, mother: str, sister: str) -> tuple[str, str]:
    return put(made.hala, "person_mark", {"type": "not_named_outside"}, sister), "type"


def _seal(made: Town, mother: str, sister: str) -> tuple[str, str]:
    told = put(made.hala, "event", {"type": "other", "text": words("ضربوه في الطريق")}, made.case)
    made.hala.cases.save([Edit("event", {"sens": 4}, id=told)])
    return told, "sens"


def _withdrawal(made: Town, mother: str, sister: str) -> tuple[str, str]:
    answer = next(
        one.id
        for one in made.hala.cases.dossier(made.case).of("consent_grant")
        if one.text("grantor") == mother
    )
    made.hala.cases.save([Edit("consent_grant", {"withdrawn_on": TODAY}, id=answer)])
    return answer, "withdrawn_on"


def _stop(made: Town, mother: str, sister: str) -> tuple[str, str]:
    return put(made.hala, "family_request", {"type": "stop"}, made.family), "type"


@pytest.mark.parametrize("guards", [_no, _mark, _seal, _withdrawal, _stop])
def test_a_body_kept_back_closes_until_it_comes(
    house: House, made: Town, tmp_path: Path, guards: Callable[[Town, str, str], tuple[str, str]]
) -> None:
    nour = house.documenter("nour", made.rima, "coordinator")
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "ريم")
    yes(made, mother)
    record, name = guards(made, mother, sister)
    carry(made.hala, made.stick, made.rima)
    honest = gate(made.rima, made.case)
    hidden = made.view(record).ops(name)
    by_the_laptop(made, nour, tmp_path, hidden)
    assert gate(nour, made.case)[:2] == (False, "not_whole")
    assert "ليث" not in gate(nour, made.case)[2]
    assert stays(nour, made.case) == "not_whole"
    lost = nour.access.missing.of(made.case)
    assert [(one.device_id, one.saves, one.bodies) for one in lost] == [
        (made.hala.context.device_id, 0, len(hidden))
    ]
    handed(made.rima, nour, tmp_path / "honest")
    handed(nour, made.rima, tmp_path / "asked")
    handed(made.rima, nour, tmp_path / "given")
    assert nour.access.missing.of(made.case) == ()
    assert gate(nour, made.case) == honest


@pytest.mark.parametrize("what", ["no", "mark"])
def test_an_entry_cut_out_before_a_yes_closes(
    house: House, made: Town, tmp_path: Path, what: str
) -> None:
    nour = house.documenter("nour", made.rima, "coordinator")
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "ريم")
    assign(made)
    handed(made.rima, nour, tmp_path / "monday")
    record, name = _no(made, mother, sister) if what == "no" else _mark(made, mother, sister)
    yes(made, mother)
    carry(made.hala, made.stick, made.rima)
    enemy = made.enemy.desk
    handed(made.rima, enemy, tmp_path / "lent")
    cut_before(enemy, made.view(record).ops(name)[0][:64])
    folder = tmp_path / "cut"
    folder.mkdir()
    enemy.sync.hand_over(folder, [nour.context.device_id])
    assert [one.codes for one in nour.sync.intake.receive([folder])] == [("W_GAP",)]
    assert gate(nour, made.case)[:2] == (False, "not_whole")
    assert [(one.saves, one.bodies) for one in nour.access.missing.of(made.case)] == [(1, 0)]
    handed(made.rima, nour, tmp_path / "honest")
    assert gate(nour, made.case) == gate(made.rima, made.case)


def test_a_coordinator_goes_on_without_just_what_was_shown(
    house: House, made: Town, tmp_path: Path
) -> None:
    """Nobody else does, nobody without a reason; the next body that is missing closes again."""
    nour = house.documenter("nour", made.rima, "coordinator")
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "ريم")
    yes(made, mother)
    note = put(made.hala, "event", {"type": "other", "text": words("سألوا عنه مرتين")}, made.case)
    mark = put(made.hala, "person_mark", {"type": "not_named_outside"}, sister)
    carry(made.hala, made.stick, made.rima)
    by_the_laptop(made, nour, tmp_path, made.view(note).ops("text"))
    ids = [id for one in nour.access.missing.of(made.case) for id in one.ids]
    go_on = nour.access.missing.go_on_without
    assert raised(lambda: go_on(made.case, ids, "  ")) == "E_REASON"
    assert raised(lambda: go_on(made.case, ids[:-1], "لن تصل")) == "E_CHANGED"
    goes_on(nour, made.case)
    assert gate(nour, made.case)[:2] == (True, "given")
    assert "ريم" not in gate(nour, made.case)[2]
    keep_back(nour, made.view(mark).ops("type"))
    assert gate(nour, made.case)[:2] == (False, "not_whole")
    handed(nour, made.hala, tmp_path / "back")
    keep_back(made.hala, made.view(note).ops("text"))
    assert made.hala.access.missing.of(made.case) == ()  # her vault has heard of that word
    keep_back(made.hala, made.view(mark).ops("type"))
    left = [id for one in made.hala.access.missing.of(made.case) for id in one.ids]
    assert (
        raised(lambda: made.hala.access.missing.go_on_without(made.case, left, "لن تصل"))
        == "E_ROLE"
    )


def test_what_an_order_took_is_not_missing(made: Town) -> None:
    """The incident to which the case is tied was erased: its entries stay, without their bodies."""
    family_of(made)
    yes(made, relative(made, "mother", "هدى"))
    taken = put(made.hala, "incident", {"title": "حاجز مختلق"})
    made.hala.cases.save([Edit("case", {"incident": taken}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    erasure = made.rima.erasure
    erasure.erase(
        taken, why="withdrawn", because="طلبت العائلة ذلك", listed=erasure.erasure(taken).digest
    )
    assert made.rima.access.missing.of(made.case) == ()
    assert gate(made.rima, made.case)[:2] == (True, "given")


def test_what_did_not_come_back_from_a_journey_closes(
    house: House, made: Town, tmp_path: Path
) -> None:
    """The stick has the yes; the no of the next day lies in the newer backup."""
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    family_of(made)
    mother = relative(made, "mother", "هدى")
    answer = yes(made, mother)
    carry(made.hala, made.stick, rima)
    for name in ("older", "newer"):
        (tmp_path / name).mkdir()
    rima.access.backups.back_up(tmp_path / "older")
    house.clock.now += 86_400_000
    no = {k: v for k, v in a_yes(made, mother).items() if k != "data_scope"}
    put(rima, "consent_grant", {**no, "result": "refused", "follows": answer}, made.family)
    rima.cases.save([Edit("case", {"closed_on": "2026-11-20"}, id=made.case)])
    for n in range(2):
        handed(rima, nour, tmp_path / f"to{n}")
        handed(nour, rima, tmp_path / f"from{n}")
    rima.access.backups.back_up(tmp_path / "newer")
    assert rima.access.journeys.leave()
    rima.access.journeys.back()
    assert rima.access.journeys.take_back(tmp_path / "older").bodies_left == 2
    rima.access.journeys.go_on_without()
    assert gate(rima, made.case)[:2] == (False, "not_whole")
    assert stays(rima, made.case) == "not_whole"
    handed(rima, nour, tmp_path / "asks")
    handed(nour, rima, tmp_path / "gives")
    assert gate(rima, made.case)[:2] == (False, "refused")
