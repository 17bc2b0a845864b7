"""The same person in two reports: found, reviewed, decided, remembered. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.desk import BANDS, Desk, Edit
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.records.values import Json

DAY: Json = {"from": "2013-03-12", "to": "2013-03-12", "precision": "day"}


def report(desk: Desk, person: Mapping[str, Json], event: Mapping[str, Json] | None = None) -> str:
    """A case with its person and disappearance; its id."""
    case = desk.new_case(person).ids[0]
    told = {"type": "arrest", "is_disappearance": True, **(event or {"date": DAY})}
    desk.save([Edit("event", told, parent=case)])
    return case


def arabic(given: str, father: str, family: str, mother: str = "", **more: Json) -> dict[str, Json]:
    """A person written in Arabic."""
    said: dict[str, Json] = {"given_ar": given, "father_ar": father, "family_ar": family}
    return {**said, **({"mother_given_ar": mother} if mother else {}), **more}


def latin(given: str, father: str, family: str, mother: str = "", **more: Json) -> dict[str, Json]:
    """A person written in Latin letters."""
    said: dict[str, Json] = {"given_lat": given, "father_lat": father, "family_lat": family}
    return {**said, **({"mother_lat": mother} if mother else {}), **more}


def born(year: int) -> Json:
    """A year of birth."""
    return {"from": f"{year}-01-01", "to": f"{year}-12-31", "precision": "year"}


def crowd(desk: Desk) -> None:
    """Other people, so that a name is rarer than one in two."""
    for given in ("سامر", "خالد", "ياسر", "عمر", "علي", "مروان", "طارق", "يزن"):
        for family in ("الحسون", "الدرويش", "القاسم", "الحلبي", "العبد الله"):
            desk.new_case(arabic(given, "محمود", family))


def pairs_of(desk: Desk) -> dict[str, set[frozenset[str]]]:
    """Every open pair by band."""
    return {
        band: {frozenset((one.a, one.b)) for one in desk.pairs(band, limit=500).rows}
        for band in BANDS
    }


def test_two_brothers_told_by_two_documenters(house: House, tmp_path: Path) -> None:
    """Story 4: two pairs "same person"; Basel and Wasim only among relatives taken together."""
    coordinator = house.coordinator()
    first, second = (house.documenter(name, coordinator) for name in ("أمل", "هدى"))
    event = {"date": DAY, "place_text": "القدم"}
    basel = report(
        first, arabic("باسل", "نذير", "الخطيب", "هيام", birth=born(1990), sex="male"), event
    )
    wasim = report(
        first, arabic("وسيم", "نذير", "الخطيب", "هيام", birth=born(1992), sex="male"), event
    )
    also = {**event, "place_text": "Qadam"}
    basel2 = report(
        second, latin("Basel", "Nazir", "Hatib", "Hiyam", birth=born(1990), sex="male"), also
    )
    vasim = report(
        second, latin("Vasim", "Nazir", "Hatib", "Hiyam", birth=born(1992), sex="male"), also
    )
    for at, desk in enumerate((first, second)):
        stick = tmp_path / f"stick{at}"
        stick.mkdir()
        desk.hand_over(stick)
        assert all(one.status == "applied" for one in coordinator.receive([stick]))
    crowd(coordinator)
    coordinator.match_new()
    found = pairs_of(coordinator)
    assert found["strong"] == {frozenset((basel, basel2)), frozenset((wasim, vasim))}
    crossed = {frozenset((one, two)) for one in (basel, basel2) for two in (wasim, vasim)}
    assert not crossed & (found["strong"] | found["likely"])
    assert crossed <= found["relatives"]
