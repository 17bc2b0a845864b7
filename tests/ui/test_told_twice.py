"""What is told in two ways: on "Ready for …" both stand in words, and the link leads to where it is
mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.test_ready import ready, said

from vsdesk.desk import Edit
from vsdesk.ui.people_names import missing_person
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

YEAR: Json = {"from": "1989-01-01", "to": "1989-12-31", "precision": "year", "as_told": "١٩٨٩"}


@pytest.mark.parametrize(
    ("lang", "also", "age"),
    [
        ("en", "also told: 1989", "also told: «ابن الستين»"),
        ("ar", "وقيل أيضاً: 1989", "وقيل أيضاً: «ابن الستين»"),
    ],
    ids=["en", "ar"],
)
def test_both_stand_beside_each_other(room: Room, lang: Lang, also: str, age: str) -> None:
    desk, cases = room.desk(people=1)
    who = missing_person(desk.cases.dossier(cases[0]))
    assert who is not None
    born: Json = {"from": "1988-01-01", "to": "1988-12-31", "precision": "year"}
    claim: dict[str, Json] = {"field": "birth", "value": YEAR, "status": "disputed"}
    desk.cases.save(
        [
            Edit("person", {"birth": born, "age_told": "ابن الستين"}, id=who.id),
            Edit("claim", claim, parent=cases[0]),
        ]
    )
    desk.access.lock()
    screen = ready(room, room.open(lang), cases[0], "iimp")
    lines = plain(said(screen)).splitlines()
    assert any("1988" in one and also in one for one in lines)
    assert any(age in one for one in lines)
