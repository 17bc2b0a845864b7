"""The hands themselves: by keys alone into an interview, through a list, onto the page of a
case. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.keyboard.hands import TODAY, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.keyboard.hands import Keys

    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize(("lang", "kin"), [("en", "Mother"), ("ar", "أم"), ("ku", "Dayik")])
def test_what_is_typed_is_stored(keys: Callable[[Lang], Keys], lang: Lang, kin: str) -> None:
    hands = keys(lang)
    hands.interview()
    writing = "lat" if lang == "en" else lang
    hands.fill(f"speaker.given_{writing}", "نجاح" if lang == "ar" else "Necah")
    hands.pick("kin.relation", kin)
    hands.next("missing")
    hands.fill(f"person.given_{writing}", "مروان" if lang == "ar" else "Merwan")
    hands.next("next")
    hands.next_page()
    assert hands.place.screen == "case"
    hands.section("person")
    hands.fill("person.occupation", "hemşîre")
    hands.pick("person.military_status", "—")
    hands.save()
    later = hands.again()
    assert later.window.session is not None
    desk = later.window.session.desk
    assert desk.context.today() == TODAY
    desk = opened(later.room)
    try:
        [case] = desk.cases.list_kind("case")
        assert desk.cases.dossier(case.id).linked(case, "person")[0].text("occupation") == "hemşîre"
        [kinship] = desk.cases.list_kind("kinship")
        assert kinship.text("relation") == "mother"
    finally:
        desk.access.lock()
