"""Today: the first page of a coordinator; every row goes to its record."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import Room

from vsdesk.desk import Due, Edit
from vsdesk.desk.due.due_row import What
from vsdesk.desk.erasure.retention_service import RetentionService
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.ui.catalogue.sections import page_sections
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.due_rows import SORTS, DueRows, place_of
from vsdesk.ui.route import Route
from vsdesk.ui.screens import SCREENS
from vsdesk.ui.screens.submission.answers_part import ToldForm
from vsdesk.ui.screens.today.screen import TodayScreen
from vsdesk.ui.screens.today.today_cards import Came
from vsdesk.ui.window import Window
from vsdesk.words import Lang, plain

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


def with_much_due(room: Room) -> tuple[str, str]:
    desk, cases = room.desk(people=2)
    family = str(desk.cases.record(cases[0]).value("family"))
    calls = [
        Edit(
            "contact_log",
            {"on": "2026-11-10", "promised": f"اتصال {n}", "due": "2026-11-18"},
            parent=family,
        )
        for n in range(8)
    ]
    desk.cases.save(
        [
            *calls,
            Edit(
                "follow_up",
                {"due": "2026-11-27", "reason": {"ar": "زيارة", "src_lang": "ar"}},
                parent=cases[1],
            ),
            Edit("submission", {"mechanism": "wgeid", "next_due": "2026-11-01"}, parent=cases[1]),
        ]
    )
    desk.access.lock()
    return family, cases[1]


def screen(window: Window) -> TodayScreen:
    assert window.shell is not None
    found = window.shell.screen_now
    assert isinstance(found, TodayScreen)
    return found


def test_how_many_there_are_stands_behind_the_words(room: Room) -> None:
    """«1 أجوبة تختلف» is no Arabic: a number before the words would ask for another form of them."""
    with_much_due(room)
    page = screen(room.open("ar"))
    rows = page.findChildren(DueRows)
    assert rows
    for one in rows:
        words, number = one.findChildren(Label)[:2]
        assert plain(number.text()).isdigit() and not plain(words.text())[:1].isdigit()
        assert words.mapTo(one, QPoint(0, 0)).x() > number.mapTo(one, QPoint(0, 0)).x()


@pytest.mark.parametrize(
    ("lang", "name"), [("ar", "باسل نذير الخطيب"), ("ku", "Basel Nazir Hatib")]
)
def test_files_are_named_as_the_window_writes_names(room: Room, lang: Lang, name: str) -> None:
    with_much_due(room)
    page = screen(room.open(lang))
    rows = [one for one in page.findChildren(Button) if one.objectName().startswith("due-")]
    assert any(name in plain(one.accessibleName()) for one in rows)


def test_a_coordinator_begins_with_what_is_due(room: Room) -> None:
    family, case = with_much_due(room)
    window = room.open("ar")
    page = screen(window)
    assert len(page.cards) >= 2
    first = page.findChild(Button, "due-call-0")
    assert isinstance(first, Button)
    assert QApplication.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Return)
    room.settle(window)
    assert window.shell is not None
    assert window.shell.place == Route("family", family, "log")
    window.shell.go_back()
    room.settle(window)
    submission = screen(window).findChild(Button, "due-submission-0")
    assert isinstance(submission, Button)
    submission.click()
    room.settle(window)
    assert (window.shell.place.screen, window.shell.place.id) == ("submission", case)


def test_a_long_list_waits_behind_one_press(room: Room) -> None:
    with_much_due(room)
    window = room.open("en")
    page = screen(window)
    assert page.findChild(Button, "due-call-5") is None
    more = page.findChild(Button, "more-call")
    assert isinstance(more, Button)
    assert plain(more.text()) == "Show 3 more"
    more.click()
    assert isinstance(page.findChild(Button, "due-call-7"), Button)


def test_what_was_done_leaves_the_page(room: Room) -> None:
    with_much_due(room)
    window = room.open("en")
    assert window.session is not None
    desk = window.session.desk
    desk.cases.save(
        [
            Edit("contact_log", {"done": True}, id=one.record)
            for one in desk.due.due()
            if one.what == "call"
        ]
    )
    page = screen(window)
    room.qtbot.waitUntil(lambda: page.findChild(Button, "due-call-0") is None)


def test_what_comes_later_waits_behind_one_press(room: Room) -> None:
    """Late, today and this week are counted at the head; what is later is read once it is asked for."""
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    duty: dict[str, Json] = {
        "type": "asked_of_family",
        "what": {"ar": "بيان قيد", "src_lang": "ar"},
    }
    days = ("2026-11-20", "2026-11-24", "2026-11-26", "2026-11-27", "2027-03-01")
    desk.cases.save([Edit("duty", {**duty, "due": one}, parent=family) for one in days])
    desk.access.lock()
    window = room.open("ar")
    page = screen(window)
    assert plain(page.cards[0].note.text()) == "متأخر: 1 · اليوم: 1 · هذا الأسبوع: 2"
    assert page.findChild(Button, "later-duty-0") is None
    press = page.findChild(Button, "later")
    assert press is not None
    press.setFocus()
    press.click()
    room.settle(window)
    row = page.findChild(Button, "later-duty-0")
    assert row is not None and "2027" in plain(row.accessibleName())
    assert QApplication.focusWidget() is press
    row.click()
    room.settle(window)
    assert window.shell is not None and window.shell.place == Route("family", family, "due")
    window.shell.go_back()
    room.settle(window)
    press = screen(window).findChild(Button, "later")
    assert press is not None
    press.click()
    room.settle(window)
    press.click()
    room.settle(window)
    assert screen(window).findChild(Button, "later-duty-0") is None


def test_a_reply_that_waits_for_the_family_leads_to_its_clock(room: Room) -> None:
    desk, cases = room.desk(people=1)
    [submission] = desk.cases.save(
        [
            Edit(
                "submission",
                {"mechanism": "wgeid", "sent_on": "2026-01-01", "status": "sent"},
                parent=cases[0],
            )
        ]
    ).ids
    desk.submissions.replies.event(submission, "government_reply", "2026-05-20")
    desk.access.lock()
    window = room.open("ar")
    reply = screen(window).findChild(Button, "due-reply-0")
    assert isinstance(reply, Button)
    reply.click()
    room.settle(window)
    assert window.shell is not None
    place = window.shell.place
    assert (place.screen, place.id, place.part) == ("submission", cases[0], "answers")
    assert window.shell.screen_now is not None
    clock = window.shell.screen_now.findChild(ToldForm)
    assert clock is not None and clock.clock.isVisible()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_very_long_name_is_cut_and_the_number_stays(room: Room, lang: Lang) -> None:
    desk, [case] = room.desk(people=1)
    person = str(desk.cases.record(case).value("person"))
    named = Edit(
        "person", {"given_ar": "عبد الرحمن " * 12, "given_lat": "Abdulrahman " * 12}, id=person
    )
    due = Edit("submission", {"mechanism": "wgeid", "next_due": "2026-11-01"}, parent=case)
    desk.cases.save([named, due])
    number = str(desk.cases.record(case).value("case_no"))
    desk.access.lock()
    window = room.open(lang)
    row = screen(window).findChild(Button, "due-submission-0")
    assert isinstance(row, Button)
    labels = [one for one in row.findChildren(Label) if one.isVisible()]
    [shown] = [one for one in labels if one.text() == number]
    assert shown.width() >= shown.sizeHint().width()
    inside = QRect(shown.mapTo(row, QPoint(0, 0)), shown.size())
    assert row.rect().contains(inside)
    assert labels[0].width() < labels[0].sizeHint().width(), "the name is cut"


def test_an_empty_day_says_so(room: Room) -> None:
    desk, _ = room.desk(people=0)
    desk.access.lock()
    page = screen(room.open("en"))
    said = [one.said() for one in page.findChildren(Paragraph)]
    assert any(words.startswith("Nothing is due today.") for words in said)


@pytest.mark.parametrize("lang", ["ar"])
def test_a_request_without_a_day_says_so_and_is_not_late(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    named: dict[str, Json] = {"mechanism": "wgeid", "status": "info_requested"}
    submission = desk.cases.save([Edit("submission", named, parent=cases[0])]).ids[0]
    asked: dict[str, Json] = {"type": "request", "direction": "in", "date": "2026-08-01"}
    desk.cases.save([Edit("submission_event", asked, parent=submission)])
    desk.access.lock()
    window = room.open(lang)
    row = screen(window).findChild(Button, "due-request-0")
    assert isinstance(row, Button)
    assert row.accessibleName().endswith(plain(screen(window).look.words.say("no date known")))


def test_every_sort_has_words() -> None:
    assert set(get_args(What)) == set(SORTS)


@pytest.mark.parametrize("what", get_args(What))
def test_every_sort_leads_to_a_page_that_there_is(what: What) -> None:
    due = Due(what, "2026-11-24", 1, "r", "consent_grant", "c", "case", "", "")
    assert place_of(due, Dictionary.load()).screen in SCREENS


@pytest.mark.parametrize("root", ["case", "family", "activity", "source"])
def test_a_row_opens_the_section_in_which_its_record_stands(root: str) -> None:
    dictionary = Dictionary.load()
    sections = {one.key: one for one in page_sections(dictionary, root).sections}
    for kind in (
        "contact_log",
        "contact_channel",
        "duty",
        "follow_up",
        "risk_assessment",
        "extortion_attempt",
    ):
        spec = dictionary.kind(kind)
        assert spec is not None
        due = Due("duty", "2026-11-24", 1, "r", kind, "c", root, "", "")
        part = place_of(due, dictionary).part
        assert bool(part) is (root in spec.spaces)
        assert not part or kind in sections[part].kinds


def test_what_does_not_fit_tells_a_few_and_how_many_more(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    year: Json = {"from": "2030-01-01", "to": "2030-01-01", "precision": "day"}
    told = [Edit("event", {"type": "other", "date": year}, parent=case) for _ in range(9)]
    desk.cases.save(told)
    flags = [one for one in desk.due.due() if one.what == "flag" and one.more]
    assert [one.more for one in flags] == [4]
    desk.access.lock()
    window = room.open("ar")
    page = screen(window)
    say = page.look.words
    rows = [
        one
        for one in page.findChildren(Button)
        if one.objectName().startswith("due-flag")
        and say.count("and {n} more", "and {n} more", 4) in one.accessibleName()
    ]
    assert len(rows) == 1


def test_a_sort_that_cannot_be_read_is_named_and_all_else_stands(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(_: RetentionService) -> None:
        raise OverflowError("made-up value of a record")

    with_much_due(room)
    monkeypatch.setattr(RetentionService, "found", breaks)
    page = screen(room.open("ar"))
    assert isinstance(page.findChild(Button, "due-call-0"), Button)
    assert page.cards
    named = plain(page.look.words.say(SORTS["retention"].words))
    said = [one for one in page.findChildren(Paragraph) if named in plain(one.text())]
    assert len(said) == 1
    assert "due retention: OverflowError" in caplog.text
    assert "made-up value" not in caplog.text
    page._show(
        ([Due("unread", "", 0, "", "", "", "", "", "", "retention")], False, Came(), None, None)
    )
    nothing = "Nothing is due today. Promised calls, reviews and answers will stand here."
    shown = [plain(one.text()) for one in page.findChildren(Paragraph)]
    assert plain(page.look.words.say(nothing)) not in shown


def test_what_is_left_out_of_a_sort_is_said(room: Room) -> None:
    with_much_due(room)
    page = screen(room.open("ar"))
    page._show(
        (
            [Due("call", "2026-11-24", 1, "r", "contact_log", "c", "family", "", "", more=7)],
            False,
            Came(),
            None,
            None,
        )
    )
    [rows] = page.cards[0].findChildren(DueRows)
    said = [plain(one.text()) for one in rows.findChildren(Label)]
    assert "8" in said
    assert plain(page.look.words.count("and {n} more", "and {n} more", 7)) in said


def test_an_older_copy_is_told_until_somebody_writes_why_nobody_has_more(room: Room) -> None:
    """In Arabic, with its button, which asks for a reason; then it is gone."""
    desk, _ = room.desk(people=1)
    desk.access.lock()
    copied = room.path / "backup"
    shutil.copytree(room.vault, copied)
    window = room.open("ar")
    assert window.session is not None
    window.session.desk.cases.new_family({"display_name": "عائلة مختلقة"})
    room.settle(window)
    window.lock()
    shutil.rmtree(room.vault)
    shutil.copytree(copied, room.vault)
    again = room.open("ar")
    page = screen(again)
    banner = page.findChild(Banner, "older-copy")
    assert banner is not None and "نسخة أقدم" in banner.title.said()
    button = page.findChild(Button, "older-known")
    assert button is not None
    room.answers.answer, room.answers.reason = "stay", ""
    button.click()
    room.settle(again)
    assert page.findChild(Banner, "older-copy") is not None
    room.answers.answer, room.answers.reason = "go", "لا أحد غيري كتب بعد ذلك"
    button.click()
    room.settle(again)
    assert page.findChild(Banner, "older-copy") is None


@pytest.mark.parametrize("answer", ["stay", "open", "known"])
def test_a_wish_that_nobody_could_read_is_asked_about(room: Room, answer: str) -> None:
    """In Arabic: a relative stood in a family that was erased, and somebody says only now that it was she."""
    desk, _ = room.desk(people=0)
    rows = []
    for name in ("عائلة قباني", "عائلة النوري"):
        family = desk.cases.new_family({"display_name": name, "language": "ar"}).ids[0]
        person: dict[str, Json] = {"given_ar": "ريم", "family_ar": "قباني"}
        who = desk.cases.save([Edit("person", person, parent=family)]).ids[0]
        row = desk.cases.save([Edit("family_member", {"person": who}, parent=family)]).ids[0]
        rows.append((family, who, row))
    (gone, who, before), (family, _, row) = rows
    desk.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=who)])
    listed = desk.erasure.erasure(gone).digest
    desk.erasure.erase(gone, why="withdrawn", because="طلبت العائلة", listed=listed)
    desk.cases.save([Edit("family_member", {"also": [before]}, id=row)])
    desk.access.lock()
    window = room.open("ar")
    room.answers.answer = answer
    button = screen(window).findChild(Button, "due-late-0")
    assert isinstance(button, Button)
    button.click()
    assert room.answers.asked == [
        window.look.words.say("Something was asked for that nobody could read")
    ]
    if answer == "open":
        assert window.shell is not None
        place = window.shell.place
        assert (place.screen, place.id) == ("family", family)
    elif answer == "known":
        room.qtbot.waitUntil(lambda: screen(window).findChild(Button, "due-late-0") is None)
    else:
        assert screen(window).findChild(Button, "due-late-0") is button
