"""At 200 % text on a small screen nothing is cut, pushed out at the side or laid over
something else: pages scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QToolButton, QWidget
from tests.ui import every_page, made_up
from tests.ui.conftest import Room, make_look
from tests.ui.cut import cut, lay_out
from tests.ui.made_up_consent import answers
from tests.ui.made_up_leaving import agree

from vsdesk.desk import Edit, SubmissionOrder
from vsdesk.ui.editing.root_head import RootHead
from vsdesk.ui.editing.told_card import ToldCard
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.stick_watch import Stick
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.route import Route
from vsdesk.ui.screens import SCREENS
from vsdesk.ui.screens.exits.screen import ExitsScreen
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.ui.screens.interview.topics import KEYS
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.ui.shell.page_room import PageRoom

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

SMALL = (1024, 600)
WAYS = ["ar", "en"]  # both directions
LOOKS = [("ar", 2.0), ("en", 2.0), ("ku", 2.0), ("ku", 1.5), ("ar", 1.0)]


def small(window: Window) -> None:
    window.resize(*SMALL)
    lay_out(window)


def sticks(folder: Path) -> tuple[Stick, ...]:
    """Two that are in: a long name, and one that cannot be written."""
    good, locked = folder / "good", folder / "locked"
    for one in (good, locked):
        one.mkdir(exist_ok=True)
    return (
        Stick(good, "فلاشة مكتب التوثيق في القامشلي", 10**9, writable=True),
        Stick(locked, "KINGSTON", 0, writable=False),
    )


@pytest.mark.parametrize(("lang", "scale"), LOOKS)
def test_every_page_is_whole_on_a_small_screen(
    room: Room, lang: Lang, scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("settings.backup_card", "handover.give", "handover.receive_page"):
        monkeypatch.setattr(f"vsdesk.ui.screens.{part}.find", lambda: sticks(room.path))
    desk, made = every_page.begun(room)
    desk.access.lock()
    window = room.window(lang, scale=scale)
    small(window)
    assert cut(window) == []
    assert window.start is not None
    window.start.show_create()
    room.settle(window)
    assert cut(window) == []
    with room.qtbot.waitSignal(window.opened):
        window.start._open(room.vault, made_up.PASSPHRASE)
    room.settle(window)
    seen = set()
    for place in every_page.places(made):
        room.go(window, place)
        small(window)
        room.settle(window)  # a link that goes on in another line has its page laid out again
        small(window)
        seen.add(place.screen)
        assert cut(window) == [], place
    screen = room.go(window, Route("interview", made.case))
    assert isinstance(screen, InterviewScreen)
    for topic in KEYS:
        screen.show_topic(topic)
        small(window)
        room.settle(window)
        small(window)
        assert cut(window) == [], topic
    assert seen | {"interview", "wait", "paper"} == set(SCREENS)


@pytest.mark.parametrize(("lang", "scale"), [("ar", 1.5), ("ku", 1.25), ("en", 1.5), ("ar", 1.0)])
def test_the_words_of_the_rail_are_whole(room: Room, lang: Lang, scale: float) -> None:
    """Where not all entries stand below each other they are scrolled, and no word is cut below."""
    desk, _ = room.desk(people=0)
    desk.access.lock()
    window = room.open(lang, scale=scale)
    assert window.shell is not None
    entries = [
        one
        for one in window.shell.rail.findChildren(QToolButton)
        if one.objectName().startswith("rail-")
    ]
    assert len(entries) > 5
    assert [one.objectName() for one in entries if one.height() < one.sizeHint().height()] == []


def test_the_titles_of_cards_are_read_whole(room: Room) -> None:
    """What the card is, or whose: what is too long for a line goes on in the next one."""
    desk, cases = room.desk(people=2)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.access.lock()
    window = room.open("ku", scale=2.0)
    broken = 0
    for place in (Route("settings"), Route("today"), Route("family", family, "consent")):
        screen = room.go(window, place)
        small(window)
        titles = [one.title for one in screen.findChildren(Card) if one.title.isVisibleTo(screen)]
        for one in titles:
            line = one.fontMetrics().horizontalAdvance(one.said())
            assert one.height() >= one.heightForWidth(one.width()), one.said()
            broken += line > one.width()
    assert broken, "no title is longer than its line: this looks at nothing"


@pytest.mark.parametrize("lang", WAYS)
def test_what_has_the_keyboard_is_scrolled_into_sight(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=2)
    desk.access.lock()
    window = room.open(lang, scale=2.0)
    screen = room.go(window, Route("case", cases[0], "disappearance"))
    small(window)
    page = window.findChild(PageRoom)
    assert page is not None and screen.height() > page.viewport().height()
    assert screen.width() <= page.viewport().width()
    low = [
        one
        for one in screen.findChildren(QWidget)
        if one.isVisibleTo(screen) and one.focusPolicy().value & 1
    ]
    for one in (low[-1], low[0]):
        one.setFocus()
        room.settle(window)
        seen = one.visibleRegion().boundingRect()
        assert seen.height() >= min(one.height(), 24), one.objectName()


def test_where_the_window_is_high_enough_only_the_parts_scroll(room: Room) -> None:
    desk, cases = room.desk(people=2)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "disappearance"))
    small(window)
    page = window.findChild(PageRoom)
    assert page is not None and page.verticalScrollBar().maximum() == 0
    assert screen.size() == page.viewport().size()


@pytest.mark.parametrize("lang", WAYS)
def test_a_row_goes_on_in_the_next_line_and_begins_where_one_reads(
    qtbot: QtBot, lang: Lang
) -> None:
    look = make_look(lang)
    part = QWidget()
    qtbot.addWidget(part)
    line = Flow(look, part, space=10)
    title, *buttons = (
        Label(look, "حالات", "h1"),
        *(Button(look, "إحضار جدول", f"b{n}") for n in range(4)),
    )
    for one in (title, *buttons):
        line.addWidget(one)
    part.resize(2000, 60)
    lay_out(part)
    assert len({one.geometry().center().y() for one in buttons}) == 1
    assert line.heightForWidth(2000) < line.heightForWidth(260)
    part.resize(260, line.heightForWidth(260))
    lay_out(part)
    tops = [one.y() for one in buttons]
    assert tops == sorted(tops) and tops[0] < tops[-1]
    for one in (title, *buttons):
        assert one.x() >= 0 and one.geometry().right() < 260
        assert one.width() >= one.minimumSizeHint().width()
    edges = {260 - 1 - title.geometry().right() if look.rtl else title.x()}
    assert edges == {0}


def test_a_link_goes_on_in_another_line_and_back(qtbot: QtBot) -> None:
    look = make_look("ar")
    link = Button(
        look, "أحد أفراد العائلة وكيف يريد هذا الشخص أن يُخبَر", "link", kind="link", icon="go"
    )
    qtbot.addWidget(link)
    whole = link.sizeHint()
    link.resize(whole.width() // 2, whole.height())
    lay_out(link)
    assert (
        link.sizeHint().height() > whole.height()
        and abs(link.sizeHint().width() - whole.width()) < 3
    )
    assert "\n" not in link.text()
    link.resize(whole.width(), whole.height())
    lay_out(link)
    assert link.sizeHint() == whole


def test_the_check_sees_what_is_cut(qtbot: QtBot) -> None:
    look = make_look("ar")
    part = QWidget()
    qtbot.addWidget(part)
    part.resize(200, 100)
    button = Button(look, "إحضار جدول من الأسماء", "b")
    button.setParent(part)
    button.setGeometry(0, 0, 30, 30)
    tight = Button(look, "حفظ", "tight", icon="save")
    tight.setParent(part)
    words = tight.fontMetrics().horizontalAdvance("حفظ")
    tight.setGeometry(100, 0, words + 4, 40)  # room for the word, none for the icon
    label = Label(look, "كلمات")
    label.setParent(part)
    label.setGeometry(180, 10, 80, 30)
    area = QScrollArea(part)
    area.setGeometry(0, 60, 100, 40)
    part.show()
    found = "\n".join(cut(part))
    assert "cut at the side: Button b" in found and "cut at the side: Button tight" in found
    assert "out at the side: Label" in found


@pytest.mark.parametrize("lang", ["ar", "ku"])
def test_what_opens_on_the_page_of_answers_is_whole_too(room: Room, lang: Lang) -> None:
    """One person's answers, each strip below an answer, a question about another body, whose answer holds."""
    desk, cases = room.desk(people=1)
    who = answers(desk, cases[0])
    desk.access.lock()
    window = room.open(lang, scale=2.0)
    screen = room.go(window, Route("consent", who.case))
    small(window)
    room.settle(window)
    small(window)
    assert cut(window) == []
    screen = room.go(window, Route("consent", who.case, who.wife))
    for name in ("withdraw-", "narrow-", "if-", "again-"):
        button = next(
            one for one in screen.findChildren(Button) if one.objectName().startswith(name)
        )
        button.click()
        small(window)
        room.settle(window)
        small(window)
        assert cut(window) == [], name
    asked = screen.findChild(Segments, "ask-answer")
    assert asked is not None
    for answer in ("yes", "limited", "yes_if"):
        asked.choose(answer)
        asked.chosen.emit(answer)
        small(window)
        room.settle(window)
        small(window)
        assert cut(window) == [], answer


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_the_search_found_lies_in_the_window(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=3)
    desk.access.lock()
    window = room.open(lang, scale=2.0)
    small(window)
    assert window.shell is not None
    box = window.shell.top.search
    box.setFocus()
    box.setText("الخطيب")
    box._search()
    room.settle(window)
    found = window.findChild(QWidget, "search-results")
    assert found is not None and found.isVisible()
    assert window.rect().contains(QRect(found.mapTo(window, QPoint(0, 0)), found.size()))


@pytest.mark.parametrize("lang", ["ar", "ku"])
def test_what_opens_in_place_is_whole_too(room: Room, lang: Lang) -> None:
    """A told number beside a table, a print and a submission; further entries and answers of an interview."""
    desk, cases = room.desk(people=1)
    agree(desk, cases[0], [("search", "iimp")])
    [event] = [
        one for one in desk.cases.dossier(cases[0]).of("event") if one.value("is_disappearance")
    ]
    desk.cases.save([Edit("event", {"place_text": "اتصلوا من ٠٩٣٣ ١٢٣ ٤٥٦، مصطنع"}, id=event.id)])
    draft = desk.submissions.new(SubmissionOrder(cases[0], "iimp")).ids[0]
    desk.access.lock()
    window = room.open(lang, scale=2.0)

    def look(name: str) -> None:
        small(window)
        room.settle(window)
        small(window)
        assert cut(window) == [], name

    for place in (
        Route("exits"),
        Route("preview", cases[0], "case-file"),
        Route("submission", cases[0], "papers", record=draft),
    ):
        screen = room.go(window, place)
        if isinstance(screen, ExitsScreen | PreviewScreen):
            screen.options.recipient.choose("iimp")
            screen.options.purpose.choose("search")
            screen.refresh()
        look(place.screen)
        card = screen.findChild(ToldCard)
        assert card is not None and card.isVisible(), place.screen
    screen = room.go(window, Route("interview", cases[0]))
    assert isinstance(screen, InterviewScreen)
    for topic, names in (
        ("search", ("more-money", "more-search")),
        ("papers", ("more-paper",)),
        ("family", ("open-speakerwish", "more-relative")),
        ("consent", ("consent-iimp-yes_if",)),
    ):
        screen.show_topic(topic)
        room.settle(window)
        for name in names:
            shown = [one for one in screen.findChildren(Button, name) if one.isVisible()]
            if shown:
                shown[0].click()
            look(f"{topic} {name}")


@pytest.mark.parametrize("lang", ["ar", "ku"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_name_of_a_page_begins_where_its_number_begins(
    room: Room, lang: Lang, scale: float
) -> None:
    """Where there is no room for the name in another script the name stood in the middle."""
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open(lang, scale=scale)
    head = room.go(window, Route("case", cases[0])).findChild(RootHead)
    assert head is not None
    lay_out(window)
    boxes = [QRect(one.mapTo(head, QPoint(0, 0)), one.size()) for one in (head.name, head.number)]
    edges = [one.right() if window.look.rtl else one.left() for one in boxes]
    assert abs(edges[0] - edges[1]) <= 2, boxes
