"""Whoever asks for tables of figures by different columns, and takes one from the other, finds nobody.
Asserts that it does NOT tell. Everybody is made up.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from tests.desk.test_periods import approved_case

from vsdesk.desk import Edit, ExitOrder

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

NAMES = [f"{one} {two}" for one in ("مروان", "سامر") for two in "أبتثجحخ"]


def filled(house: House) -> Desk:
    """Two places of seven cases; one woman in each."""
    desk = house.coordinator()
    for at, name in enumerate(NAMES):
        case, _ = approved_case(desk, name)
        [event] = (
            one for one in desk.cases.dossier(case).of("event") if one.value("is_disappearance")
        )
        person = desk.cases.record(case).text("person")
        place = desk.context.dictionary.places.by_key("SY04" if at < 7 else "SY11")
        assert place is not None
        desk.cases.save([Edit("person", {"sex": "male" if at % 7 else "female"}, id=person)])
        desk.cases.save([Edit("event", {"place": place.id}, id=event.id)])
    return desk


def told(desk: Desk, *columns: str) -> dict[tuple[str, ...], int]:
    """The counts that leave, by the words of their cells."""
    order = ExitOrder("statistics", "public", "E", columns=columns, lang="en")
    data = desk.outbound.tables.spreadsheet(order, "csv").data.decode("utf-8-sig")
    rows = [*csv.reader(data.splitlines())][1:]
    return {tuple(row[:-1]): int(row[-1]) for row in rows if row[-1].isdigit()}


def test_a_table_by_place_and_sex_tells_no_woman_of_a_place(house: House) -> None:
    desk = filled(house)
    places = told(desk, "governorate")
    assert [*places.values()] == [7, 7]
    crossed = told(desk, "governorate", "sex")
    rest = {place: count for (place,), count in places.items()}
    for (place, _), count in crossed.items():
        rest[place] -= count
    assert not [count for count in rest.values() if 0 < count < 5]
    assert told(desk, "sex") == {}
    assert told(desk, "case_type", "sex") == {}
