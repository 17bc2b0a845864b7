"""A case that is closed by a family to which it belonged earlier says so, and no page
offers a way over that no."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from tests.ui.made_up_former import Moved, joined, moved

from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.gate.persons import former_ties
from vsdesk.ui.editing.closing_banner import JoinedBanner
from vsdesk.ui.editing.former_banner import FormerBanner
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.side import ConsentCard
from vsdesk.ui.screens.consent.answer_card import AnswerCard
from vsdesk.ui.screens.consent.differing_answers import DecideStrip
from vsdesk.words import Lang, plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from tests.ui.conftest import Room

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.window import Window


def opened(room: Room, lang: Lang, *, risk: bool = True) -> tuple[Window, Moved]:
    desk, _ = room.desk(people=1)
    made = moved(desk, room.path, risk=risk)
    desk.access.lock()
    return room.open(lang), made


def said(part: QWidget) -> str:
    return plain("\n".join(one.said() for one in part.findChildren(Paragraph)))


NO = {
    "en": "Independent Institution on Missing Persons in the Syrian Arab Republic: refused by رحاب السعيد on 24 November 2026, in",
    "ar": "المؤسسة المستقلة المعنية بالمفقودين في الجمهورية العربية السورية: الرفض من رحاب السعيد في 24 تشرين الثاني 2026، في",
}
EARLIER = {
    "en": "Refused by رحاب السعيد on 24 November 2026, in a family that this case belonged to earlier.",
    "ar": "الرفض من رحاب السعيد في 24 تشرين الثاني 2026، في عائلة كانت هذه الحالة تابعة لها سابقاً.",
}


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("screen", ["consent", "ready"])
def test_the_page_says_who_refused_where_and_that_the_risk_is_red_there(
    room: Room, lang: Lang, screen: str
) -> None:
    window, made = opened(room, lang)
    page = room.go(window, Route(screen, made.case, "iimp" if screen == "ready" else ""))
    [banner] = page.findChildren(FormerBanner)
    assert NO[lang] in said(banner) and "عائلة أخرى" not in said(banner)
    assert {"en": "The risk is red there", "ar": "الخطر هناك أحمر"}[lang] in said(banner)
    assert not page.findChildren(DecideStrip)  # nobody decides past what was said there
    assert window.session is not None
    dossier = window.session.desk.cases.dossier(made.case)
    assert agreement(dossier, "search", "iimp", "", "2026-11-24").state == "refused"


@pytest.mark.parametrize("screen", ["consent", "ready"])
def test_what_closes_is_worked_out_once_and_not_by_the_window(
    room: Room, screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, made = opened(room, "ar")
    threads: list[threading.Thread] = []
    work = former_ties.closing_noes

    def noted(dossier: Dossier, today: str) -> tuple[RecordView, ...]:
        threads.append(threading.current_thread())
        return work(dossier, today)

    monkeypatch.setattr(former_ties, "closing_noes", noted)
    page = room.go(window, Route(screen, made.case, "iimp" if screen == "ready" else ""))
    assert page.findChildren(FormerBanner)
    [thread] = threads
    assert thread is not threading.main_thread()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_ready_for_says_so_in_its_line(room: Room, lang: Lang) -> None:
    window, made = opened(room, lang, risk=False)
    page = room.go(window, Route("ready", made.case, "iimp"))
    assert EARLIER[lang] in said(page)


def test_a_coordinator_ties_it_there_again_which_opens_nothing(room: Room) -> None:
    window, made = opened(room, "ar", risk=False)
    page = room.go(window, Route("consent", made.case))
    room.answers.answer = "look"
    button = page.findChild(Button, "former-family")
    assert button is not None
    button.click()
    room.settle(window)
    assert window.shell is not None and window.shell.place == Route("family", made.before)
    page = room.go(window, Route("consent", made.case))
    room.answers.answer = "tie"
    button = page.findChild(Button, "former-family")
    assert button is not None
    button.click()
    room.settle(window)
    assert window.session is not None
    desk = window.session.desk
    assert desk.cases.record(made.case).text("family") == made.before
    assert (
        agreement(desk.cases.dossier(made.case), "search", "iimp", "", "2026-11-24").state
        == "refused"
    )
    assert window.shell.screen_now is not None
    assert not window.shell.screen_now.findChildren(FormerBanner)  # it is the family's own now
    assert "رحاب السعيد" in said(window.shell.screen_now)


JOINED = {
    "en": "Closed by another entry of the same person.",
    "ar": "مغلقة بسبب حالة أخرى للشخص نفسه.",
}
OTHERWISE = {
    "en": "Answered otherwise in another report",
    "ar": "الجواب مختلف في بلاغ آخر",
}
AT_THE_OTHER = {
    "en": "Refused by رحاب السعيد on 24 November 2026, in another entry of the same person.",
    "ar": "الرفض من رحاب السعيد في 24 تشرين الثاني 2026، في حالة أخرى للشخص نفسه.",
}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_was_refused_at_another_entry_of_the_person_is_said(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=0)
    made = joined(desk)
    [mother, *_] = [
        one.text("grantor") for one in desk.cases.dossier(made.case).of("consent_grant")
    ]
    desk.access.lock()
    window = room.open(lang)
    page = room.go(window, Route("consent", made.case, mother))
    shown = [
        badge.text for one in page.findChildren(AnswerCard) for badge in one.findChildren(Badge)
    ]
    assert shown.count(OTHERWISE[lang]) == 1 and len(shown) > 1  # no green tick beside that no
    side = room.go(window, Route("case", made.case)).findChild(ConsentCard)
    assert side is not None and OTHERWISE[lang] in said(side)
    page = room.go(window, Route("ready", made.case, "iimp"))
    assert AT_THE_OTHER[lang] in said(page)
    page = room.go(window, Route("consent", made.case))
    [banner] = page.findChildren(FormerBanner)
    assert JOINED[lang] in said(banner) and NO[lang] in said(banner)
    assert (
        said(banner).count("رحاب السعيد") > 1
    )  # the no to whom nobody asked about here closes too
    assert banner.button is not None
    banner.button.click()
    room.settle(window)
    assert window.shell is not None and window.shell.place == Route("family", made.before)


TOGETHER = {
    "en": "A coordinator said that this is the same person as in SND-",
    "ar": "قال منسّق/ة إن هذا هو الشخص نفسه في SND-",
}


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("screen", ["consent", "ready"])
def test_where_something_waits_at_another_entry_a_page_leads_there(
    room: Room, lang: Lang, screen: str
) -> None:
    desk, _ = room.desk(people=0)
    made = joined(desk, "not_now")
    desk.access.lock()
    window = room.open(lang)
    page = room.go(window, Route(screen, made.case, "iimp" if screen == "ready" else ""))
    [banner] = page.findChildren(JoinedBanner)
    assert TOGETHER[lang] in said(banner)
    button = page.findChild(Button, "joined-case")
    assert button is not None
    button.click()
    room.settle(window)
    assert window.shell is not None and window.shell.place.screen == "consent"
    assert window.shell.place.id != made.case
