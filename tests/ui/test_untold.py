"""News of a death that was not told stands on no page of the window, and nobody writes beside it unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QWidget
from tests.ui import made_up
from tests.ui.made_alike import report
from tests.ui.test_do_no_harm import desk_of, said

from vsdesk.desk import Edit
from vsdesk.ui.kit.form.editor import Editor
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.entry_topics import ListPage
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.ui.screen import Screen
    from vsdesk.ui.window import Window

WORD = "مختبرمصطنع"  # made up, and in no other record
OPEN = "closed-for-now"


def identified(desk: Desk, case: str) -> str:
    """What a laboratory said (made up), in words that stand nowhere else."""
    told: Any = {"ar": WORD, "src_lang": "ar"}
    day: Any = {"from": "2026-10-01", "precision": "day"}
    edits: list[Edit] = [
        Edit(
            "event",
            {"type": "identification", "date": day, "place_text": WORD, "reason_given": told},
            parent=case,
        ),
        Edit(
            "case",
            {"search_status": "remains_identified", "fate": "dead_identified"},
            id=case,
            why=WORD,
        ),
    ]
    return desk.cases.save(edits).ids[0]


def every_word(part: QWidget) -> str:
    """Paragraphs, labels, accessible names of a page."""
    found = [said(part)]
    found += [one.text() for one in part.findChildren(QLabel)]
    found += [one.accessibleName() for one in part.findChildren(QWidget)]
    return plain("\n".join(found))


def tells_nothing(room: Room, window: Window, place: Route) -> Screen:
    screen = room.go(window, place)
    room.settle(window)
    words = every_word(screen)
    labels = window.session.labels if window.session is not None else None
    assert labels is not None
    for word in (
        WORD,
        labels.term("event_type", "identification"),
        labels.term("search_status", "remains_identified"),
        labels.term("fate", "dead_identified"),
    ):
        assert word not in words, (place, word)
    return screen


def test_no_page_of_a_documenter_tells_it(room: Room) -> None:
    chief, _ = room.desk(people=0)
    desk = made_up.field(room.path / "field", room.path / "other", "هالة")
    made_up.enrol(chief, desk)
    case = made_up.differ(chief, desk, room.path / "stick")
    identified(desk, case)
    desk.access.lock()
    chief.access.lock()
    window = room.open("ar", vault=room.path / "field", profile="other")
    family = str(desk_of(window).cases.record(case).value("family"))
    for place in (
        Route("today"),
        Route("cases"),
        Route("case", case, "case"),
        Route("case", case, "timeline"),
        Route("case", case, "claims"),
        Route("case", case, "history"),
        Route("family", family, "members"),
        Route("ready", case),
        Route("consent", case),
        Route("differences"),
        Route("handover"),
        Route("preview", case),
    ):
        tells_nothing(room, window, place)


def test_no_page_of_a_coordinator_tells_it_either(room: Room) -> None:
    desk, _ = room.desk(people=0)
    one = report(desk, ("أنس", "حسام", "الرفاعي", "هيام", 1990), "ar")
    two = report(desk, ("Anas", "Husam", "Rifai", "Hiyam", 1991), "lat")
    identified(desk, two)
    desk.matching.decide_pair(
        one, two, "same", "الأم نفسها", shown=desk.matching.pair_shown(one, two)
    )
    submission = desk.submissions.new(_order(two)).ids[0]
    desk.access.lock()
    window = room.open("ar")
    for place in (
        Route("today"),
        Route("pair", one, field=two),
        Route("one", one),
        Route("ready", two),
        Route("submission", two, "missing", record=submission),
        Route("erasing", two),
        Route("search", field=WORD),
    ):
        tells_nothing(room, window, place)
    assert desk_of(window).cases.lists.search(WORD) == []
    desk_of(window).access.safeguards.news_told(two, desk_of(window).context.today())
    told = every_word(room.go(window, Route("one", two)))
    assert window.session is not None
    assert window.session.labels.term("event_type", "identification") in told


def _order(case: str) -> Any:
    from vsdesk.desk import SubmissionOrder

    return SubmissionOrder(case, "wgeid")


def test_an_interview_does_not_read_it_out(room: Room) -> None:
    desk, cases = room.desk(people=1)
    identified(desk, cases[0])
    desk.cases.save([Edit("event", {"type": "sighting", "place_text": "عدرا"}, parent=cases[0])])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("interview", cases[0]))
    assert isinstance(screen, InterviewScreen)
    screen.show_topic("news")
    room.settle(window)
    assert isinstance(screen.page, ListPage) and screen.page.topic.key == "news"
    words = every_word(screen)
    assert window.session is not None
    assert window.session.labels.term("event_type", "sighting") in words
    assert window.session.labels.term("event_type", "identification") not in words


def test_what_is_not_shown_is_not_written_and_a_sentence_says_so(room: Room) -> None:
    desk, cases = room.desk(people=2)
    identified(desk, cases[1])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[1], "case"))
    fields = {one.name.partition(".")[2]: one for one in screen.findChildren(Editor)}
    for name in ("fate", "search_status", "closed_reason", "news_told_on"):
        if name in fields:
            assert not fields[name].box.isEnabled(), name
            assert fields[name].value is None
    assert {"fate", "search_status"} <= fields.keys()
    assert fields["case_type"].box.isEnabled()
    assert screen.findChild(QWidget, OPEN) is not None
    other = room.go(window, Route("case", cases[0], "case"))
    assert other.findChild(QWidget, OPEN) is None
    desk_of(window).access.safeguards.news_told(cases[1], desk_of(window).context.today())
    again = room.go(window, Route("case", cases[1], "case"))
    fields = {one.name.partition(".")[2]: one for one in again.findChildren(Editor)}
    assert fields["search_status"].box.isEnabled()
    assert fields["search_status"].value == "remains_identified"
    assert again.findChild(QWidget, OPEN) is None


def test_the_history_names_neither_the_answers_nor_their_reason(room: Room) -> None:
    desk, cases = room.desk(people=1)
    identified(desk, cases[0])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "history"))
    room.settle(window)
    assert WORD not in every_word(screen)
    desk_of(window).access.safeguards.news_told(cases[0], desk_of(window).context.today())
    again = room.go(window, Route("case", cases[0], "history"))
    room.settle(window)
    assert WORD in every_word(again)
