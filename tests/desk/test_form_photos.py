"""The picture of who is missing on the forms of bodies: only by a yes to it. All people are made up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.reports.long_run import faults, written

from vsdesk.desk import How, SheetOrder

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.words import Lang

SCOPES = ["circumstances", "family_members", "identity"]
BODIES = (("wgeid", "un_complaint"), ("iimp", "search"), ("icrc", "search"))


def agreed(desk: Desk, body: str, purpose: str, *, photo: bool) -> str:
    """A case of which the mother said yes to this body, with the picture or without."""
    case, _, family = whole_case(desk, photo_use=photo)
    shown = desk.cases.shown(case)
    mother = mother_of(desk, family)
    scopes = [*SCOPES, "photo"] if photo else SCOPES
    desk.consent.grant(
        case, mother, purpose, body, "given", How(), scopes=scopes, shown=shown, photo=photo
    )
    return case


@pytest.mark.parametrize(("body", "purpose"), BODIES)
@pytest.mark.parametrize("langs", [("ar",), ("ku",), ("en",), ("ar", "en")])
def test_it_stands_beside_who_is_missing_where_the_family_agreed(
    house: House, body: str, purpose: str, langs: tuple[Lang, ...]
) -> None:
    desk = house.coordinator()
    for photo in (True, False):
        case = agreed(desk, body, purpose, photo=photo)
        order = SheetOrder(case, langs, body, recipient=body, discreet=False)
        pdf = desk.outbound.sheets.sheet(order).pdf
        with pikepdf.open(io.BytesIO(pdf)) as held:
            assert len(held.pages[0].get_images()) == int(photo)
        assert not faults(pdf)
        assert any("مروان" in one or "Marwan" in one for one in written(pdf)[:1]) or not photo
