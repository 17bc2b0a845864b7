"""A place is proposed on the page of a case as in an interview: by the told words, and these stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import Room, type_text
from tests.ui.test_places_and_claims import at, press, unfolded

from vsdesk.records.places.told_places import NOT_WHERE_TAKEN, told_places

if TYPE_CHECKING:
    from vsdesk.ui.kit.form.place_editor import PlaceEditor

TOLD = (
    "السكن الجامعي بالمزة",
    "سكن الطلاب بالمزة فيلات",
    "محل تصليح بالزبلطاني",
    "الوحدة السكنية بالقدم",
    "مطعم بالميدان بحلب",
    "قاعة الأفراح بجرمانا",
    "أخدوه من الباب",  # no town
)


def _offered(place: PlaceEditor) -> list[str]:
    rows = [place.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(place.list.count())]
    return [one for one in rows if one.strip()]  # without "keep as words"


@pytest.mark.parametrize("told", TOLD)
def test_the_form_proposes_what_the_interview_does(room: Room, told: str) -> None:
    window, screen, _ = at(room, "disappearance", "ar")
    assert window.session is not None
    place = unfolded(screen, "place")
    place.line.setFocus()
    type_text(place.line, told)
    found = told_places(window.session.places).find(told, NOT_WHERE_TAKEN)
    assert _offered(place) == [one.id for one in found]
    assert place.nothing.isVisible() is not bool(found)


def test_the_place_is_taken_and_the_words_stay(room: Room) -> None:
    window, screen, case = at(room, "disappearance", "ar")
    assert window.session is not None
    place = unfolded(screen, "place")
    place.line.setFocus()
    type_text(place.line, TOLD[0])
    press(Qt.Key.Key_Return)
    mezzeh = window.session.places.get(str(place.value))
    assert mezzeh is not None and mezzeh.name("ar") == "المزة" and mezzeh.level == "quarter"
    assert QApplication.focusWidget() is place.line
    screen.save()
    room.settle(window)
    [event] = [
        one
        for one in window.session.desk.cases.dossier(case).of("event")
        if one.value("is_disappearance")
    ]
    assert event.value("place") == mezzeh.id
    assert event.text("place_text") == f"حاجز القطيفة · {TOLD[0]}"


@pytest.mark.parametrize("name", ["المزة", "Mezzeh"])
def test_a_name_alone_brings_no_words(room: Room, name: str) -> None:
    window, screen, _ = at(room, "disappearance", "ar")
    place = unfolded(screen, "place")
    place.line.setFocus()
    type_text(place.line, name)
    press(Qt.Key.Key_Return)
    screen.save()
    room.settle(window)
    assert window.session is not None and screen.context is not None
    [event] = [one for one in screen.context.dossier.of("event") if one.value("is_disappearance")]
    assert event.text("place_text") == "حاجز القطيفة"
