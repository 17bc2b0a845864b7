"""The report of a period in the window: counted, opened, kept, saved. All people are made up."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from openpyxl import load_workbook
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.reports.long_run import faults, written
from tests.reports.paper import text_of
from tests.ui.conftest import type_text
from tests.ui.cut import cut
from tests.ui.test_ready import said, the_screen
from tests.ui.test_screens import names_and_fits
from tests.ui.test_submissions import desk_of, press

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.ui.parts.chart_view import ChartView
from vsdesk.ui.route import Route
from vsdesk.ui.screens.period.report_options import span
from vsdesk.ui.screens.period.screen import PeriodScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

NEWSLETTER = (Path(__file__).parent.parent / "desk" / "newsletter_activities.json").read_bytes()


def filled(room: Room, people: int = 3) -> list[str]:
    """Approved cases, and the activities of a newsletter."""
    desk, cases = room.desk(people=people)
    approve(desk, cases)
    desk.reporting.load_activities(NEWSLETTER)
    desk.access.lock()
    return cases


def approve(desk: Desk, cases: list[str]) -> None:
    for case in cases:
        shown = desk.cases.shown(case)
        values = {"review_state": "coordinator_approved"}
        desk.cases.save([Edit("case", values, id=case, shown=shown)])


def at_report(room: Room, window: Window, first: str, last: str) -> PeriodScreen:
    """On the page, from the page of activities, between two days."""
    room.go(window, Route("activities"))
    press(the_screen(window), "to-report")
    room.settle(window)
    screen = the_screen(window)
    assert isinstance(screen, PeriodScreen)
    screen.options.period.choose("between")
    screen.options.first.setText(first)
    screen.options.last.setText(last)
    screen.options.period.chosen.emit("between")
    room.settle(window)
    return screen


def test_each_figure_opens_its_records_and_each_row_its_page(room: Room) -> None:
    cases = filled(room)
    window = room.open("ar")
    screen = at_report(room, window, "2024-04-01", "2026-12-31")
    words = plain(said(screen))
    assert "مشاركون في التدريبات والجلسات" in words and "93" in words
    press(screen, "open-new_cases")
    room.settle(window)
    table = screen.behind.table
    assert {table.model().index(n, 0).data(Qt.ItemDataRole.UserRole).id for n in range(3)} == {
        *cases
    }
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert screen.figures.isVisible()
    press(screen, "open-activities")
    room.settle(window)
    QTest.keyClick(table, Qt.Key.Key_Return)
    room.settle(window)
    assert window.shell is not None and window.shell.place.screen == "record"


def test_small_counts_are_not_told_beyond_the_organisation_and_the_page_says_why(
    room: Room,
) -> None:
    filled(room)
    window = room.open("ar")
    screen = at_report(room, window, "2024-04-01", "2026-12-31")
    few = window.look.words.say("fewer than 5, or not told")
    why = window.look.words.say("Some numbers are not told beyond the organisation")
    assert few not in plain(said(screen)) and why not in said(screen)
    screen.options.recipient.choose("public")
    screen.options.recipient.chosen.emit("public")
    room.settle(window)
    assert few in plain(said(screen)) and why in said(screen)
    room.answers.save_to = room.path / "للعلن.pdf"
    press(screen, "save-report")
    room.settle(window)
    assert "2024" in text_of(room.answers.save_to.read_bytes())
    [row] = desk_of(window).context.vault.read.of_kind("disclosure")
    assert (row.text("exit"), row.text("recipient")) == ("report", "public")


def test_the_editors_words_are_on_the_paper_and_wait_for_the_next_day(room: Room) -> None:
    filled(room)
    window = room.open("ar")
    screen = at_report(room, window, "2024-04-01", "2024-09-30")
    type_text(screen.options.title, "نصف سنة من العمل")
    screen.options.closing.setPlainText("شكرًا لكل من ساعد، كلام مصطنع")
    press(screen, "open-statements")
    room.settle(window)
    room.go(window, Route("today"))
    room.rest(window)
    screen = at_report(room, window, "2024-04-01", "2024-09-30")
    assert screen.options.title.text() == "نصف سنة من العمل"
    room.answers.save_to = room.path / "تقرير.pdf"
    press(screen, "save-report")
    room.settle(window)
    words = text_of(room.answers.save_to.read_bytes())
    assert "نصف سنة من العمل" in words and "شكرًا لكل من ساعد" in words
    screen.form.choose("xlsx")
    room.answers.save_to = room.path / "تقرير.xlsx"
    press(screen, "save-report")
    room.settle(window)
    sheet = load_workbook(room.answers.save_to).worksheets[0]
    assert any("93" in [str(cell) for cell in line] for line in sheet.values)
    assert len(desk_of(window).context.vault.read.of_kind("disclosure")) == 2


def with_pictures(room: Room, *agreed: bool, side: int = 0) -> list[str]:
    """Activities with a picture each; the ids of the pictures. Of some those in it agreed."""
    desk, _ = room.desk(people=1)
    desk.reporting.load_activities(NEWSLETTER)
    items: list[str] = []
    for n, yes in enumerate(agreed):
        activity = desk.reporting.activities()[n].record.id
        picture = io.BytesIO(photo.draw_made_up_portrait(n))
        if side:
            large = Image.open(picture).resize((side, side))
            picture = io.BytesIO()
            large.save(picture, "JPEG")
            picture.seek(0)
        items += desk.files.attach(picture, activity, name="صورة.jpg").ids[:1]
        if yes:
            shown = desk.cases.shown(activity)
            desk.cases.save([Edit("activity", {"photo_consent": True}, id=activity, shown=shown)])
    desk.access.lock()
    return items


def test_only_a_picture_whose_people_agreed_is_offered_and_stands_on_the_paper(room: Room) -> None:
    items = with_pictures(room, True, False)
    window = room.open("ar")
    screen = at_report(room, window, "2024-04-01", "2024-09-30")
    assert [*screen.options.pictures.ticks] == items[:1]
    pictures: list[int] = []
    for chosen in ([], items[:1]):
        choose(room, screen, *chosen)
        room.answers.save_to = room.path / f"تقرير{len(pictures)}.pdf"
        press(screen, "save-report")
        room.settle(window)
        with pikepdf.open(room.answers.save_to) as pdf:
            pictures.append(sum(len(page.get_images()) for page in pdf.pages))
    assert pictures == [0, 1]


def choose(room: Room, screen: PeriodScreen, *items: str) -> None:
    """Tick these pictures and no other."""
    for id, tick in screen.options.pictures.ticks.items():
        if tick.isChecked() != (id in items):
            tick.click()
    room.settle(room.windows[-1])


def test_a_large_picture_is_printed_at_300_dots_at_most(room: Room) -> None:
    (item,) = with_pictures(room, True, side=3000)
    window = room.open("ar")
    screen = at_report(room, window, "2024-04-01", "2024-09-30")
    choose(room, screen, item)
    room.answers.save_to = room.path / "تقرير.pdf"
    press(screen, "save-report")
    room.settle(window)
    with pikepdf.open(room.answers.save_to) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert max(int(image.Width), int(image.Height)) == round(190 * 300 / 72)


def test_each_picture_has_its_own_credit_on_the_paper_and_the_next_day(room: Room) -> None:
    first, second = with_pictures(room, True, True)
    window = room.open("ar")
    screen = at_report(room, window, "2024-04-01", "2024-09-30")
    credits = screen.options.pictures.credits
    assert not any(one.isVisible() for one in credits.values())  # of no picture there is none
    choose(room, screen, first)
    assert credits[first].isVisible() and not credits[second].isVisible()
    type_text(credits[first], "عدسة مصطنعة")
    choose(room, screen, second)
    assert credits[second].text() == ""  # it never stands below another's
    room.go(window, Route("today"))
    room.rest(window)
    screen = at_report(room, window, "2024-04-01", "2024-09-30")
    printed: list[bool] = []
    assert screen.options.pictures.chosen == ((second, ""),)  # as it was left
    for items in ([second], [first], []):
        choose(room, screen, *items)
        room.answers.save_to = room.path / f"تقرير{len(printed)}.pdf"
        press(screen, "save-report")
        room.settle(window)
        printed.append("عدسة مصطنعة" in text_of(room.answers.save_to.read_bytes()))
    assert printed == [False, True, False]


def test_several_pictures_stand_on_one_report_each_with_who_took_it(room: Room) -> None:
    items = with_pictures(room, True, True, True, True)
    window = room.open("ar")
    screen = at_report(room, window, "2024-04-01", "2024-09-30")
    choose(room, screen, *items)
    for at, item in enumerate(items):
        type_text(screen.options.pictures.credits[item], f"عدسة مصطنعة رقم {at}")
    room.answers.save_to = room.path / "تقرير.pdf"
    press(screen, "save-report")
    room.settle(window)
    pdf = room.answers.save_to.read_bytes()
    with pikepdf.open(room.answers.save_to) as held:
        assert sum(len(page.get_images()) for page in held.pages) == len(items)
    words = " ".join(text_of(pdf).split())
    assert all(f"عدسة مصطنعة رقم {at}" in words for at in range(len(items)))
    assert not faults(pdf)
    assert sum(one.startswith("عدسة مصطنعة") for one in written(pdf)) == 2 * len(items)


def test_a_picture_that_was_kept_before_there_were_several_is_taken_up(room: Room) -> None:
    first, second = with_pictures(room, True, True)
    window = room.open("ar")
    screen = at_report(room, window, "2024-04-01", "2024-09-30")
    screen.options.take_up({"photo": second, "credits": {second: "عدسة مصطنعة"}})
    assert screen.options.pictures.chosen == ((second, "عدسة مصطنعة"),)
    assert not screen.options.pictures.ticks[first].isChecked()


def test_a_period_that_cannot_be_read_counts_nothing_and_says_so(room: Room) -> None:
    filled(room, 1)
    window = room.open("ar")
    screen = at_report(room, window, "2024-09-30", "2024-04-01")
    assert not screen.save.isEnabled() and screen.told.isVisible()
    screen.options.period.choose("this_year")
    screen.options.period.chosen.emit("this_year")
    room.settle(window)
    assert screen.save.isEnabled() and screen.figures.isVisible()


@pytest.mark.parametrize("rtl", [False, True])
def test_charts_say_their_values_and_are_mirrored(room: Room, rtl: bool) -> None:
    filled(room)
    window = room.open("ar" if rtl else "en")
    screen = at_report(room, window, "2024-04-01", "2026-12-31")
    charts = [one for one in screen.findChildren(ChartView) if one.isVisible()]
    assert charts and all(one.accessibleName().count(":") for one in charts)
    chart = charts[0].chart(400)
    bar = next(one for one in chart.blocks if one.tone == "bar")
    label = next(one for one in chart.captions if one.is_label)
    assert (label.x > bar.x) is rtl


def test_the_halves_of_a_year() -> None:
    assert span("this_half", date(2026, 11, 24)) == (date(2026, 7, 1), date(2026, 12, 31))
    assert span("last_half", date(2026, 2, 1)) == (date(2025, 7, 1), date(2025, 12, 31))
    assert span("last_half", date(2026, 11, 24)) == (date(2026, 1, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("lang", "mode", "scale"),
    [("en", "light", 1.0), ("ar", "dark", 1.25), ("ku", "light", 1.0), ("ar", "light", 2.0)],
)
def test_every_control_has_its_name_and_its_room(
    room: Room, lang: Lang, mode: str, scale: float
) -> None:
    filled(room, 2)
    window = room.open(lang, mode, scale)
    screen = at_report(room, window, "2024-04-01", "2026-12-31")
    screen.options.recipient.choose("public")
    screen.refresh()
    room.settle(window)
    names_and_fits(window, screen.place)
    window.resize(1024, 600)
    room.settle(window)
    assert cut(window) == []


def test_the_reason_reaches_the_desk_as_the_reason(room: Room) -> None:
    filled(room)
    window = room.open("ar")
    screen = at_report(room, window, "2024-04-01", "2024-09-30")
    order = screen.options.order("قرأناها معاً")
    assert order is not None and (order.looked, order.photos) == ("قرأناها معاً", ())


def test_a_name_and_a_telephone_in_the_editors_words_have_a_reason_each(room: Room) -> None:
    cases = filled(room, 1)
    window = room.open("ar")
    desk = desk_of(window)
    person = desk.cases.record(desk.cases.dossier(cases[0]).head.text("person"))
    name = f"{person.text('given_ar')} {person.text('family_ar')}"
    day: Json = {"from": "2024-05-01", "to": "2024-05-01", "precision": "day"}
    vigil: dict[str, Json] = {"title": f"وقفة من أجل {name}", "type": "vigil", "date": day}
    desk.cases.save([Edit("activity", vigil)])
    screen = at_report(room, window, "2024-04-01", "2024-09-30")
    screen.options.recipient.choose("public")
    screen.options.recipient.chosen.emit("public")
    room.settle(window)
    assert "نشاط واحد لا يُطبع" in said(screen)
    screen.options.closing.setPlainText(f"تحية إلى {name}، للتواصل 0955 773 773")
    room.answers.save_to = room.path / "للعلن.pdf"
    press(screen, "save-report")
    room.settle(window)
    assert not room.answers.save_to.exists() and "0955 773 773" in room.answers.asked[-1]
    room.answers.answer, room.answers.reason = "leave", "قالها هو على الشاشة"
    press(screen, "save-report")
    room.settle(window)
    assert name in " ".join(room.answers.asked) and room.answers.save_to.exists()
    [row] = desk.context.vault.read.of_kind("disclosure")
    assert row.text("why") == "قالها هو على الشاشة · قالها هو على الشاشة"
