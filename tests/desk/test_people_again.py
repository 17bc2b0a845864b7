"""Coming in by paper always opens and locks what fails; a number of a person is never given twice, whichever
copy of the vault gave it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import PASSPHRASE

from vsdesk.desk import Desk, Secret
from vsdesk.desk.access.way_service import words_on
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.vault.vault import Vault

if TYPE_CHECKING:
    from tests.desk.conftest import House

AMAL = Secret.of_text(PASSPHRASE)
SALMA = Secret.of_text("زنبق نحاس قنطرة مرجان سنونو ترمس")  # made up
HEVIN = Secret.of_text("خزف يقطين ضفاف كستناء مغزل رمان")  # made up
FIRST = ("زنبق", "نحاس", "خزف", "ضفاف", "كستناء", "مغزل", "رمان")


def _papers(desk: Desk) -> list[list[str]]:
    return [words_on(one, "ar") for one in desk.access.ways.make_papers(AMAL, 2, 2)]


def _numbers(desk: Desk) -> list[int]:
    return [one.number for one in desk.access.ways.people()]


def test_papers_open_where_eight_are_in_already(house: House) -> None:
    """Who came last gives way, and the log says so; a second time it is the one who came by paper."""
    hala = house.documenter("hala")
    given, place, env = _papers(hala), house.root / "hala", house.env("hala")
    said = [Secret.of_text(f"{one} قنطرة مرجان سنونو ترمس يقطين") for one in FIRST]
    for at, passphrase in enumerate(said):
        hala.access.ways.add_person(AMAL, f"س{at}", passphrase)
    hala.access.lock()
    back = Desk.recover_by_papers(place, given, HEVIN, env)
    assert _numbers(back) == [*range(1, 8), 9]
    told = {(row.text("action"), row.text("reason")) for row in back.cases.list_kind("audit")}
    assert {("recover", ""), ("person_removed", "8")} <= told
    back.access.lock()
    back = Desk.recover_by_papers(place, given, SALMA, env)
    assert _numbers(back) == [*range(1, 8), 10]
    back.access.lock()
    for passphrase in (AMAL, *said[:-1], SALMA):
        Desk.open(place, passphrase, env).access.lock()
    for passphrase in (said[-1], HEVIN):
        with pytest.raises(UserError, match="E_UNLOCK"):
            Desk.open(place, passphrase, env)


def test_who_comes_by_paper_with_a_passphrase_of_somebody_is_that_one(house: House) -> None:
    hala = house.documenter("hala")
    given, place, env = _papers(hala), house.root / "hala", house.env("hala")
    number = hala.access.ways.add_person(AMAL, "سلمى", SALMA)
    hala.access.lock()
    back = Desk.recover_by_papers(place, given, SALMA, env)
    assert [one.name for one in back.access.ways.people() if one.here] == ["سلمى"]
    assert _numbers(back) == [1, number]
    assert back.context.by.endswith(str(number))
    back.access.lock()


def test_a_recovery_that_fails_leaves_nothing_open(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails in the second step: the vault is locked, and the next try opens it."""
    hala = house.documenter("hala")
    given, place, env = _papers(hala), house.root / "hala", house.env("hala")
    hala.access.lock()
    opened: list[Vault] = []

    def full(vault: Vault, change: object) -> None:
        opened.append(vault)
        raise EnvironmentFault("E_DISK")

    monkeypatch.setattr(Vault, "change_slots", full)
    with pytest.raises(EnvironmentFault, match="E_DISK"):
        Desk.recover_by_papers(place, given, SALMA, env)
    monkeypatch.undo()
    [vault] = opened
    assert vault._vmk.reveal() == b""  # the key is forgotten
    Desk.recover_by_papers(place, given, SALMA, env).access.lock()


@pytest.mark.parametrize("back_first", [True, False])
def test_what_comes_back_of_somebody_unknown_here_bears_no_other_name(
    house: House, back_first: bool
) -> None:
    """An older copy is put back. Salma's words come from the coordinator, before or after Hevîn is added."""
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    place, stick = house.root / "hala", house.root / "stick"
    stick.mkdir()

    def carry(sender: Desk, to: Desk) -> None:
        sender.sync.hand_over(stick, [to.access.status().device_id])
        to.sync.intake.receive([stick])

    hala.access.lock()
    shutil.copytree(place, house.root / "older")
    with_salma = Desk.open(place, AMAL, house.env("hala"))
    with_salma.access.ways.add_person(AMAL, "سلمى", SALMA)
    with_salma.access.lock()
    salma = Desk.open(place, SALMA, house.env("hala"))
    case = salma.cases.new_case({"given_ar": "ليث", "family_ar": "النوري"}).ids[0]
    carry(salma, rima)
    salma.access.lock()
    shutil.rmtree(place)
    shutil.copytree(house.root / "older", place)
    house.clock.now += 86_400_000
    again = Desk.open(place, AMAL, house.env("hala"))

    def bring_back() -> None:
        carry(rima, again)
        carry(again, rima)
        carry(rima, again)

    if back_first:
        bring_back()
    hevin = again.access.ways.add_person(AMAL, "هفين", HEVIN)
    if not back_first:
        bring_back()
    [row] = again.cases.history(case)
    assert (row.by[-1], hevin > 2) == ("2", True)
    assert again.context.person_name(row.device_id, row.by) == ""
    assert again.context.person_name(row.device_id, f"B{hevin}") == "هفين"
    again.access.lock()


def test_a_number_in_what_one_wrote_is_not_given_again(house: House) -> None:
    """Also where nothing else than the entries knows of it."""
    hala = house.documenter("hala")
    number = hala.access.ways.add_person(AMAL, "سلمى", SALMA)
    hala.access.lock()
    salma = Desk.open(house.root / "hala", SALMA, house.env("hala"))
    salma.cases.new_case({"given_ar": "ليث"})
    salma.access.lock()
    amal = Desk.open(house.root / "hala", AMAL, house.env("hala"))
    amal.access.ways.remove_person(AMAL, number)
    with amal.context.vault.transaction():
        amal.context.vault.meta.put("people", {})
    assert amal.access.ways.add_person(AMAL, "هفين", HEVIN) == number + 1
    amal.access.lock()
