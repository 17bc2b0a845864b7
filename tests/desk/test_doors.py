"""What goes to a body outside leaves a documenter's device by one door: a submission that a coordinator
approved.

By window and by command alike: both ask the desk. All people are made up.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import House, enrol, whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Desk, Edit, ExitOrder, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.consent import recipients

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vsdesk.records.dictionary.values import Json

OUTSIDE = sorted(key for key, one in recipients.KNOWN.items() if not one.home)


def joined(house: House) -> tuple[Desk, str]:
    """A documenter of an organisation, with a case that may go to the institution that searches."""
    chief = house.coordinator()
    desk = house.documenter("amal")
    enrol(desk, chief)
    return desk, agreed(desk)


def agreed(desk: Desk) -> str:
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    values: dict[str, Json] = {
        "grantor": mother,
        "capacity": "parent",
        "subject": case,
        "purpose": "search",
        "recipient": "iimp",
        "result": "given",
        "given_on": "2026-11-01",
        "how_recorded": "signed",
        "data_scope": ["circumstances", "family_members", "identity"],
    }
    desk.cases.save([Edit("consent_grant", values, parent=family)])
    return case


def test_a_documenter_looks_at_the_working_sheet_and_takes_none_out(house: House) -> None:
    desk, case = joined(house)
    order = SheetOrder(case, kind="iimp", recipient="iimp")
    assert desk.outbound.sheets.sheet(order).pdf.startswith(b"%PDF")
    with pytest.raises(UserError, match="E_BY_SUBMISSION"):
        desk.outbound.sheets.print_sheet(order)
    with pytest.raises(UserError, match="E_BY_SUBMISSION"):
        desk.outbound.sheets.print_sheet(
            SheetOrder(case, kind="iimp")
        )  # its usual recipient is the same body
    assert desk.cases.dossier(case).of("disclosure") == ()


@pytest.mark.parametrize("recipient", [*OUTSIDE, "a_body_of_our_own_list"])
def test_so_it_is_for_every_body_outside(house: House, recipient: str) -> None:
    desk, case = joined(house)
    assert desk.outbound.tables.leaves_by_submission(recipient)
    with pytest.raises(UserError, match="E_BY_SUBMISSION"):
        desk.outbound.sheets.print_sheet(
            SheetOrder(case, kind="case-file", recipient=recipient, named="س")
        )


def test_what_stays_inside_and_the_familys_own_paper_are_free(house: House) -> None:
    desk, case = joined(house)
    for order in (
        SheetOrder(case),
        SheetOrder(case, kind="discreet-card"),
        SheetOrder(case, kind="case-file", recipient="own_org"),
        SheetOrder(case, kind="extortion-leaflet", recipient="other"),
    ):
        assert desk.outbound.sheets.print_sheet(order).pdf


def test_tables_copies_and_dumps_have_no_second_door(house: House, tmp_path: Path) -> None:
    desk, case = joined(house)
    order = ExitOrder("search", "iimp", "B", (case,))
    assert desk.outbound.tables.spread_look(order).rows == 1
    for leave in (desk.outbound.tables.spreadsheet, desk.outbound.tables.clipboard):
        with pytest.raises(UserError, match="E_BY_SUBMISSION"):
            leave(order)
    with pytest.raises(UserError, match="E_BY_SUBMISSION"):
        desk.outbound.files.dump_for(tmp_path / "dump", order)
    assert not (tmp_path / "dump").exists()
    assert desk.cases.dossier(case).of("disclosure") == ()


def test_a_coordinator_and_who_belongs_to_no_organisation_answer_for_themselves(
    house: House,
) -> None:
    for desk in (house.coordinator(), house.documenter("alone")):
        case = agreed(desk)
        assert desk.outbound.sheets.print_sheet(SheetOrder(case, kind="iimp", recipient="iimp")).pdf


def test_no_way_out_lets_a_told_telephone_go_without_a_reason(house: House, tmp_path: Path) -> None:
    """Sheet, table, clipboard, dump and freezing ask the same; the reason stands in the row."""
    desk = house.coordinator()
    case = agreed(desk)
    person = str(desk.cases.record(case).value("person"))
    desk.cases.save([Edit("person", {"occupation": "نجّار، هاتف الورشة ٠٩٣٣ ١٢٣ ٤٥٦"}, id=person)])
    sheet = SheetOrder(case, kind="case-file", recipient="iimp", purpose="search")
    table = ExitOrder("search", "iimp", "B", (case,), columns=("name_ar", "person.occupation"))
    ways: list[Callable[[], object]] = [
        partial(desk.outbound.sheets.print_sheet, sheet),
        partial(desk.outbound.tables.spreadsheet, table),
        partial(desk.outbound.tables.clipboard, table),
        partial(desk.outbound.files.dump_for, tmp_path / "dump", table),
    ]
    for leave in ways:
        with pytest.raises(UserError, match="E_GATE") as caught:
            leave()
        assert caught.value.params["reason"] == "told"
    assert desk.cases.dossier(case).of("disclosure") == ()
