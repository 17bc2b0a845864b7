"""Whom to warn, on paper: for coordinators alone, in the order of the page, with numbers and no name. All are
made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import carry
from tests.reports.paper import text_of

from vsdesk.desk import Edit
from vsdesk.desk.outbound import warn_list
from vsdesk.errors import UserError
from vsdesk.words import LANGS, Words, plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

NUMBER = "+963 000 000 123"
NAMES = ("مروان", "الدرويش", "سلمى", "ليث", "الحلبي")


def taken(house: House, folder: Path) -> tuple[Desk, Desk]:
    """A coordinator, and a documenter whose laptop is taken."""
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    hala.cases.new_family({"display_name": "عائلة الحلبي"})
    case = hala.cases.new_case({"given_ar": "مروان", "family_ar": "الدرويش"}).ids[0]
    hala.cases.save([Edit("risk_assessment", {"level": "red", "date": "2026-11-01"}, parent=case)])
    family = hala.cases.new_family({"display_name": "عائلة ليث"}).ids[0]
    way: dict[str, Json] = {"type": "phone", "value": NUMBER, "safe_to_call": False}
    hala.cases.save([Edit("contact_channel", way, parent=family)])
    carry(hala, folder / "stick", rima)
    return rima, hala


@pytest.mark.parametrize("lang", LANGS)
def test_it_says_who_by_number_and_how_many(house: House, tmp_path: Path, lang: str) -> None:
    rima, hala = taken(house, tmp_path)
    kid = hala.context.device_id
    found = rima.sync.revocations.to_warn(kid)
    paper = rima.outbound.warn_list.paper(kid, lang)
    text = text_of(paper.pdf)
    assert not paper.unset and not any(name in text for name in (*NAMES, NUMBER, "0000"))
    told = "".join(text.split())
    numbers = [one.row.number or one.row.id[:8] for one in found]
    assert all("".join(one.split()) in told for one in numbers)
    assert [told.index("".join(one.split())) for one in numbers] == sorted(
        told.index("".join(one.split())) for one in numbers
    )
    said = [plain(one) for row in found for one in warn_list.warn_words(row, Words(lang))]
    assert found[0].red and len(said) >= 3


def test_for_coordinators_alone_and_only_so_many(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rima, hala = taken(house, tmp_path)
    kid = hala.context.device_id
    with pytest.raises(UserError, match="E_ROLE"):
        hala.outbound.warn_list.paper(kid, "ar")
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        rima.outbound.warn_list.paper("7b" * 32, "ar")
    assert len(rima.sync.revocations.to_warn(kid)) == 3
    monkeypatch.setattr(warn_list, "MOST", 2)
    text = text_of(rima.outbound.warn_list.paper(kid, "en").pdf)
    assert "The first 2 of 3." in text
