"""A case that is closed by what was said on a page that was removed says so, and leads to where the page is
brought back. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.made_up_former import removed
from tests.ui.test_former import NO, said

from vsdesk.records.consent.answers import says_no
from vsdesk.ui.editing.former_banner import FormerBanner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.parts.due_rows import DueButton
from vsdesk.ui.route import Route
from vsdesk.words import Lang, plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

TITLE = {
    "en": "Closed by what was said on a page, or in an entry, that was removed.",
    "ar": "مغلقة بسبب ما قيل في صفحة أو إدخال أُزيل.",
}
LINE = {
    "en": "Refused by رحاب السعيد on 24 November 2026, on a page that was removed.",
    "ar": "الرفض من رحاب السعيد في 24 تشرين الثاني 2026، في صفحة أُزيلت.",
}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_page_says_so_and_leads_to_where_it_is_brought_back(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=0)
    made = removed(desk)
    desk.access.lock()
    window = room.open(lang)
    assert LINE[lang] in said(room.go(window, Route("ready", made.case, "iimp")))
    page = room.go(window, Route("consent", made.case))
    [banner] = page.findChildren(FormerBanner)
    assert TITLE[lang] in said(banner) and NO[lang] in said(banner)
    assert banner.button is not None
    banner.button.click()
    room.settle(window)
    assert window.shell is not None and window.shell.screen_now is not None
    assert window.shell.place == Route("families", made.before, "removed")
    undo = window.shell.screen_now.findChild(Button, "undo-remove")
    assert undo is not None and undo.isVisible()
    room.answers.answer = "on"  # with the page what its people agreed to comes back
    undo.click()
    room.settle(window)
    assert window.session is not None
    assert not window.session.desk.cases.record(made.before).deleted
    page = room.go(window, Route("consent", made.case))
    assert not page.findChildren(FormerBanner)


TODAY = {
    "en": "A no on a page that was removed: it holds",
    "ar": "رفض في صفحة أُزيلت: هو قائم",
}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_today_names_the_page_until_the_no_is_ended_there(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=0)
    made = removed(desk)
    number = desk.cases.record(made.before).text("family_code")
    desk.access.lock()
    window = room.open(lang)
    assert window.shell is not None and window.session is not None
    page = room.go(window, Route("today"))
    assert TODAY[lang] in plain("\n".join(one.text() for one in page.findChildren(Label)))
    row = page.findChild(DueButton, "due-removed-0")
    assert row is not None and number in row.accessibleName()
    row.click()
    room.settle(window)
    assert window.shell.place == Route("families", made.before, "removed")
    cases = window.session.desk.cases
    cases.restore(made.before)
    for one in cases.dossier(made.before).of("consent_grant"):
        if one.space == made.before and says_no(one):
            cases.delete(one.id, shown=cases.shown(one.id))
    cases.delete(made.before, shown=cases.shown(made.before))
    page = room.go(window, Route("today"))
    assert page.findChild(DueButton, "due-removed-0") is None
