"""For whom a sample is of use, on the family's page: nobody who said no is proposed. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.test_ready import said

from vsdesk.desk import Edit
from vsdesk.ui.people_names import missing_person
from vsdesk.ui.route import Route
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang


@pytest.mark.parametrize(
    ("lang", "use", "no_use"),
    [
        ("en", "useful for: ", "of no use for: "),
        ("ar", "تفيد في البحث عن: ", "لا تفيد في البحث عن: "),
    ],
    ids=["en", "ar"],
)
def test_the_page_says_for_whom_each_sample_is(
    room: Room, lang: Lang, use: str, no_use: str
) -> None:
    desk, cases = room.desk(people=1)
    head = desk.cases.dossier(cases[0])
    who = missing_person(head)
    assert who is not None
    family = head.of("family")[0].id
    desk.cases.save([Edit("case", {"identification_for": "identification"}, id=cases[0])])
    sister, girl, husband, second = (desk.context.new_id() for _ in range(4))
    born: Json = {"from": "2015-01-01", "to": "2015-12-31", "precision": "year"}
    desk.cases.save(
        [
            Edit("person", {"given_ar": "نور", "sex": "female"}, id=sister, parent=family),
            Edit("person", {"given_ar": "رند", "birth": born}, id=girl, parent=family),
            Edit("case", {"person": husband, "family": family}, id=second),
            Edit("person", {"given_ar": "ماهر"}, id=husband, parent=second),
        ]
    )
    kin = ((sister, "sister_full", who.id), (sister, "wife", husband), (girl, "daughter", husband))
    for one, relation, other in kin:
        link: dict[str, Json] = {"person": one, "relation": relation, "related_to": other}
        desk.cases.save([Edit("kinship", link, parent=family)])
    for donor, state in ((sister, "yes"), (girl, "refused")):
        desk.cases.save(
            [Edit("dna_reference", {"donor": donor, "sample_given": state}, parent=family)]
        )
    desk.access.lock()
    window = room.open(lang)
    page = room.go(window, Route("family", family, "samples"))
    room.rest(window)
    lines = plain(said(page)).splitlines()
    [line] = [one for one in lines if use in one.replace(no_use, "")]
    assert line.startswith("نور") and no_use + "ماهر" in line
    page = room.go(window, Route("family", family, "members"))
    room.rest(window)
    assert not any("رند" in one and ":" in one for one in plain(said(page)).splitlines())
