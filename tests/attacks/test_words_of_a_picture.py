"""A photo may be published "if you ask me each time": a poster without the picture uses no such word up, nor
does a report that names somebody. Everybody is made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.desk.test_periods import PUBLIC
from tests.desk.test_posters import NAME, PHOTO, SCOPES, order

from vsdesk.desk import Condition, Edit, How

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

WORDS: dict[str, Json] = {"ar": "اسألوني كل مرة", "src_lang": "ar"}


def asked_each_time(desk: Desk) -> tuple[str, str, dict[str, str]]:
    """Name and photo, each with a word that it is met this once: case, picture, by purpose the condition."""
    case, person, family = whole_case(desk)
    found: dict[str, str] = {}
    for purpose in (NAME, PHOTO):
        desk.consent.grant(
            *(case, mother_of(desk, family), purpose, "public", "given_if"),
            How(conditions=(Condition(WORDS, "ask_each_time"),)),
            scopes=SCOPES[purpose],
            photo=purpose == PHOTO,
            shown=desk.cases.shown(case),
        )
        [new] = [
            one.id
            for one in desk.cases.dossier(family).of("consent_condition")
            if one.id not in found.values()
        ]
        found[purpose] = new
        desk.consent.steps.met(new)
    photos = desk.cases.record(person).value("photo")
    assert isinstance(photos, list)
    return case, str(photos[0]), found


def left(desk: Desk, case: str, conditions: dict[str, str]) -> set[str]:
    """Of which questions the word still stands for an exit."""
    rows = desk.cases.dossier(case).of("condition_met")
    free = {one.parent for one in rows if not any(one.every("exit"))}
    return {purpose for purpose, id in conditions.items() if id in free}


@pytest.mark.parametrize("stays", ["twin", "sealed", ""])
def test_a_poster_uses_up_the_word_for_the_picture_where_it_stands_on_it(
    house: House, stays: str
) -> None:
    desk = house.coordinator()
    case, item, words = asked_each_time(desk)
    assert left(desk, case, words) == {NAME, PHOTO}
    if stays == "sealed":
        desk.cases.save([Edit("evidence_item", {"sens": 4}, id=item, shown=desk.cases.shown(case))])
    if stays == "twin":  # the same bytes in a file whose family was asked nothing
        other, _, _ = whole_case(desk, "سامر", photo_use=False)
        held = desk.cases.record(item)
        same = {
            name: held.value(name)
            for name in ("type", "mime", "blob", "sha256", "size", "file_name")
        }
        desk.cases.save([Edit("evidence_item", same, parent=other)])
    printed = desk.outbound.sheets.print_sheet(order(case))
    assert printed.pictured is not bool(stays)
    assert left(desk, case, words) == ({PHOTO} if stays else set())


def test_a_report_that_names_somebody_uses_up_the_word_for_the_name_alone(house: House) -> None:
    desk = house.coordinator()
    case, _, words = asked_each_time(desk)
    greeting = replace(PUBLIC, lang="ar", closing="تحية إلى مروان الدرويش")
    assert desk.reporting.look(greeting).own.names == ()
    assert left(desk, case, words) == {NAME, PHOTO}, "a look uses nothing up"
    desk.reporting.report(greeting)
    assert left(desk, case, words) == {PHOTO}
    assert desk.reporting.look(greeting).own.names == ("مروان الدرويش",)
