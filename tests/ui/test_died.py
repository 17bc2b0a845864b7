"""When a relative died: asked once it is said that they did, printed beside the name, and
never of somebody missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang


def test_it_is_asked_behind_the_answer_and_stands_by_itself(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = desk.cases.record(cases[0]).text("family")
    relative = desk.cases.dossier(family).of("family_member")[0].text("person")
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("family", family, "members"))
    assert isinstance(screen, RootScreen) and screen.context is not None
    form = RecordForm(screen.context, "person", relative)
    assert not form.shows("died")
    form.focus("vital_status")
    held = next(one for one in form._forms if "vital_status" in one.editors)
    box = held.editors["vital_status"].focus_box()
    assert isinstance(box, QComboBox)
    for answer, asked in (("alive", False), ("deceased", True)):
        box.setCurrentIndex(box.findData(answer))
        box.activated.emit(box.currentIndex())
        assert form.shows("died") is asked
    again = RecordForm(screen.context, "person", relative)
    assert again.shows("died"), "where the answer stands"
    form.deleteLater()
    again.deleteLater()


def test_of_somebody_missing_it_is_never_asked(room: Room) -> None:
    desk, cases = room.desk(people=1)
    person = desk.cases.record(cases[0]).text("person")
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "person"))
    assert isinstance(screen, RootScreen) and screen.context is not None
    form = RecordForm(screen.context, "person", person)
    form.focus("vital_status")
    held = next(one for one in form._forms if "vital_status" in one.editors)
    box = held.editors["vital_status"].focus_box()
    assert isinstance(box, QComboBox)
    assert box.findData("deceased") < 0 and not form.shows("died")
    form.deleteLater()


@pytest.mark.parametrize(("lang", "words"), [("en", "died: 1987"), ("ar", "1987"), ("ku", "1987")])
def test_the_sheet_of_the_family_says_it_of_a_relative_alone(
    room: Room, lang: Lang, words: str
) -> None:
    desk, cases = room.desk(people=1)
    family, missing = (
        desk.cases.record(cases[0]).text("family"),
        desk.cases.record(cases[0]).text("person"),
    )
    kin = next(
        one.text("person")
        for one in desk.cases.dossier(family).of("kinship")
        if "brother" in one.text("relation")
    )
    year = {"from": "1987-01-01", "to": "1987-12-31", "precision": "year"}
    hers = SheetOrder(cases[0], (lang,), discreet=False)
    desk.cases.save([Edit("person", {"died": {**year}}, id=kin)])
    assert "1987" not in text_of(desk.outbound.sheets.sheet(hers).pdf), "nobody said that they died"
    desk.cases.save([Edit("person", {"vital_status": "deceased"}, id=kin)])
    assert words in text_of(desk.outbound.sheets.sheet(hers).pdf)
    desk.cases.save([Edit("person", {"died": None}, id=kin)])
    desk.cases.save([Edit("person", {"died": {**year}, "vital_status": "deceased"}, id=missing)])
    said = text_of(desk.outbound.sheets.sheet(hers).pdf)
    desk.access.lock()
    assert "1987" not in said, "never of whoever is missing"
