"""One sheet of many cases: in files, or bound as one; what may not leave is named. All people are made up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.reports.long_run import faults, written
from tests.reports.paper import text_of

from vsdesk.desk import How, SheetOrder
from vsdesk.errors import UserError
from vsdesk.progress import Cancelled

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

NAMES = ("مروان", "سامر", "قصي")
FULL = SheetOrder("", ("ar",), discreet=False)
IIMP = SheetOrder("", ("ar",), "iimp", recipient="iimp")


@pytest.fixture
def desk(house: House) -> Desk:
    """A coordinator with three cases; only the second may go to the institution."""
    desk = house.coordinator()
    for name in NAMES:
        case, _, family = whole_case(desk, name)
        if name == "سامر":
            scopes = ["circumstances", "family_members", "identity"]
            shown = desk.cases.shown(case)
            mother = mother_of(desk, family)
            desk.consent.grant(
                case, mother, "search", "iimp", "given", How(), scopes=scopes, shown=shown
            )
    return desk


def cases(desk: Desk) -> list[str]:
    return desk.context.vault.read.roots("case")


def exits(desk: Desk) -> int:
    return len(desk.context.vault.read.of_kind("disclosure"))


def test_each_case_has_its_own_file_and_its_row(desk: Desk) -> None:
    taken: dict[str, bytes] = {}
    run = desk.outbound.runs.print_each(FULL, cases(desk), taken.__setitem__)
    assert (run.papers, len(taken), exits(desk)) == (3, 3, 3) and not run.stays
    for name, pdf in zip(NAMES, taken.values(), strict=True):
        assert name in text_of(pdf)
    assert not any(name in file for name in NAMES for file in taken)


def test_what_may_not_leave_is_named_and_the_others_are_printed(desk: Desk) -> None:
    taken: dict[str, bytes] = {}
    run = desk.outbound.runs.print_each(IIMP, cases(desk), taken.__setitem__)
    assert run.papers == 1 and run.cases == (cases(desk)[1],)
    assert {(one.code, one.reason) for one in run.stays} == {("E_GATE", "not_asked")}
    assert "سامر" in text_of(*taken.values())
    pdf, none = desk.outbound.runs.print_bound(IIMP, cases(desk)[:1])
    assert not pdf and not none.papers and len(none.stays) == 1


def test_bound_as_one_file_it_stays_tagged_and_copies_are_numbered(desk: Desk) -> None:
    pdf, run = desk.outbound.runs.print_bound(FULL, cases(desk), copies=2)
    words = text_of(pdf)
    assert run.papers == 6 and exits(desk) == 6
    assert all(words.count(name) >= 2 for name in NAMES)
    assert not faults(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as held:
        numbers = [page.StructParents for page in held.pages]
        assert [int(one) for one in numbers] == list(range(len(held.pages)))
    parts = written(pdf)  # each copy of each paper is said, in their order
    said = [one for one in parts if one.startswith("الصورة") or one == "ورقة العائلة"]
    assert parts.count("ورقة العائلة") == 6
    assert [name for one in said for name in NAMES if name in one] == [
        name for name in NAMES for _ in range(2)
    ]
    numbers_of_copies = {
        one.value("copy_no") for one in desk.context.vault.read.of_kind("disclosure")
    }
    assert numbers_of_copies == {1, 2}


def test_one_password_opens_all_of_it(desk: Desk) -> None:
    order = SheetOrder("", ("ar",), discreet=False, password="سرّ مختلق ٩")
    pdf, _ = desk.outbound.runs.print_bound(order, cases(desk))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(pdf))
    with pikepdf.open(io.BytesIO(pdf), password="سرّ مختلق ٩") as held:
        assert len(held.pages) >= 3 and held.encryption.R == 6


def test_ended_half_way_what_left_has_its_row(desk: Desk) -> None:
    class Ending:
        """Ends at the second case."""

        def step(self, _: str, at: int, __: int) -> None:
            if at == 1:
                raise Cancelled

    taken: dict[str, bytes] = {}
    with pytest.raises(Cancelled):
        desk.outbound.runs.print_each(FULL, cases(desk), taken.__setitem__, progress=Ending())
    assert len(taken) == exits(desk) == 1


@pytest.mark.parametrize("copies", [0, 21])
def test_no_case_or_too_many_copies(desk: Desk, copies: int) -> None:
    for asked, code in (([], "E_NOT_FOUND"), (cases(desk), "E_VALUE")):
        with pytest.raises(UserError, match=code):
            desk.outbound.runs.print_each(FULL, asked, lambda _, __: None, copies=copies)
