"""Do no harm, in the window: warned numbers, looks at papers, asking again, news of a death,
words that presume it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.ui import made_up
from tests.ui.hands import Hands
from tests.ui.made_up_consent import TAKER, attempt, identified, told

from vsdesk.desk import Edit
from vsdesk.records.checks.scam_contacts import HEARD, SCRIPT, WARNING
from vsdesk.records.checks.wording import SENTENCES
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.news_card import NewsCard
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.editing.warned_hint import WarnedHint
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.kit.wording_hint import WordingHint
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.pause_pages import AskedAgain
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.ui.screens.record.screen import RecordScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.screen import Screen
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang


def said(part: QWidget) -> str:
    """Every paragraph in sight."""
    return plain("\n".join(one.said() for one in part.findChildren(Paragraph) if one.isVisible()))


def now(window: Window) -> Screen:
    assert window.shell is not None and window.shell.screen_now is not None
    return window.shell.screen_now


def desk_of(window: Window) -> Desk:
    assert window.session is not None
    return window.session.desk


def hints(screen: QWidget) -> list[WarnedHint]:
    return [one for one in screen.findChildren(WarnedHint) if one.isVisible()]


# Numbers that took money.


def test_a_number_typed_in_another_case_is_warned_of(room: Room) -> None:
    desk, cases = room.desk(people=2)
    family = str(desk.cases.record(cases[0]).value("family"))
    attempt(desk, cases[1])
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    screen = room.go(window, Route("family", family, "contact"))
    rows = screen.findChild(RecordList, "list-contact_channel")
    assert rows is not None
    rows.add()
    hands.reach("contact_channel.value")
    assert not hints(screen)
    hands.say("00963000777001")  # dialled otherwise
    room.qtbot.waitUntil(lambda: bool(hints(screen)))
    words = said(hints(screen)[0])
    say = screen.look.words.say
    assert say("This number stands in an attempt to take money.") in words
    assert say("You paid because you love them. Nobody blames you.") in words


def test_a_number_from_another_documenters_bundle_is_warned_of_before_it_is_shown(
    room: Room,
) -> None:
    chief, cases = room.desk(people=1)
    family = str(chief.cases.record(cases[0]).value("family"))
    channel = chief.cases.dossier(family).of("contact_channel")[0]
    chief.cases.save([Edit("contact_channel", {"value": TAKER}, id=channel.id)])
    field = made_up.field(room.path / "field", room.path / "other", "هالة")
    made_up.enrol(chief, field)
    attempt(field, made_up.fill(field, 2)[1])
    made_up.exchange(field, chief, room.path / "stick")
    field.access.lock()
    chief.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "person"))
    (hint,) = hints(screen)  # on the card beside the case, the number still unseen
    say = screen.look.words.say
    assert say(HEARD) in said(hint)
    assert say(WARNING) not in said(hint) and not any(say(line) in said(hint) for line in SCRIPT)
    assert TAKER not in said(screen)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_attempt_is_called_by_who_asked_and_when(room: Room, lang: Lang) -> None:
    desk, [case] = room.desk(people=1)
    nameless, named = attempt(desk, case), attempt(desk, case)
    desk.cases.save([Edit("extortion_attempt", {"demanded_currency": "usd"}, id=nameless)])
    desk.cases.save([Edit("extortion_attempt", {"name_used": "أبو فهد، مصطنع"}, id=named)])
    desk.access.lock()
    window = room.open(lang)
    assert window.session is not None
    held = window.session.desk
    titles = Titles(window.look, window.session, held.cases.dossier(case))
    day = {"ar": "1 حزيران 2026", "en": "1 June 2026"}[lang]
    assert plain(titles.of(held.cases.record(nameless))) == day
    said = plain(titles.of(held.cases.record(named)))
    assert said.startswith("أبو فهد") and said.endswith(day)
    for what, money in (("demanded", "7300"), ("paid", "850000")):
        values: dict[str, Json] = {f"{what}_amount": money, f"{what}_currency": "usd"}
        held.cases.save([Edit("extortion_attempt", values, id=named)])
        told = plain(titles.of(held.cases.record(named)))
        assert told.startswith(said) and money in told.replace(",", "").replace("٬", "")
    assert "7300" not in told


def test_an_attempt_does_not_warn_of_itself(room: Room) -> None:
    desk, cases = room.desk(people=2)
    one = attempt(desk, cases[0])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "extortion"))
    rows = screen.findChild(RecordList, "list-extortion_attempt")
    assert rows is not None
    rows.open(one)
    room.settle(window)
    assert not hints(screen)


def test_a_coordinator_who_looks_at_an_attempt_of_another_warns_everybody(room: Room) -> None:
    chief, _ = room.desk(people=1)
    field = made_up.field(room.path / "field", room.path / "other", "هالة")
    made_up.enrol(chief, field)
    case = made_up.fill(field, 2)[1]
    one = attempt(field, case)
    made_up.exchange(field, chief, room.path / "stick")
    field.access.lock()
    chief.access.lock()
    window = room.open("ar")
    desk = desk_of(window)
    assert [due.record for due in desk.due.due() if due.what == "warn"] == [one]
    assert desk.access.safeguards.warned().known(TAKER) is None
    screen = room.go(window, Route("case", case, "extortion"))
    rows = screen.findChild(RecordList, "list-extortion_attempt")
    assert rows is not None
    rows.open(one)
    room.settle(window)
    (hint,) = hints(screen)
    button = hint.findChild(Button, "warn-everybody")
    assert button is not None
    button.click()
    room.qtbot.waitUntil(lambda: not hints(screen))
    assert desk.access.safeguards.warned().known(TAKER) is not None


# Papers.


def paper(shade: int) -> bytes:
    """A drawn paper of nobody."""
    picture = Image.new("RGB", (600, 800), "white")
    draw = ImageDraw.Draw(picture)
    for line in range(12):
        draw.rectangle(
            (60, 80 + line * 50, 300 + (line * 37) % 220, 96 + line * 50), fill=(shade,) * 3
        )
    draw.ellipse((380, 600, 540, 760), outline=(shade, 0, 0), width=14)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def test_a_paper_is_looked_at_and_never_called_genuine(room: Room) -> None:
    desk, cases = room.desk(people=2)
    forged = desk.files.attach(io.BytesIO(paper(10)), cases[1], kind="document", name="a.png").ids[
        0
    ]
    basis: dict[str, Any] = {"ar": "الختم مصنوع", "src_lang": "ar"}
    desk.cases.save([Edit("document_check", {"result": "forged", "basis": basis}, parent=forged)])
    item = desk.files.attach(io.BytesIO(paper(40)), cases[0], kind="document", name="b.png").ids[0]
    number = desk.cases.record(cases[1]).text("case_no")
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    screen = room.go(window, Route("case", cases[0], "documents"))
    hands.choose(f"open-evidence_item-{item[:8]}")
    hands.choose("look-at-paper")
    labels = screen.session.labels
    words = said(screen)
    assert labels.term("document_test", "template_reuse")[:10] in words
    assert labels.term("test_result", "fail") in words and number in words
    assert "أصلي" not in words and "سليم" not in words
    hands.choose("keep-look")
    dossier = desk_of(window).cases.dossier(cases[0])
    (check,) = dossier.children(item, "document_check")
    assert check.text("result") == "suspicious"
    tests = {one.text("test"): one for one in dossier.children(check.id, "document_test")}
    assert tests["template_reuse"].value("compared_with") == [forged]


# Telling it again.


def test_a_second_interview_asks_why_and_keeps_the_reason(room: Room) -> None:
    desk, cases = room.desk(people=2)
    told(desk, cases[1])
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    screen = room.go(window, Route("interview", cases[1]))
    assert isinstance(screen, InterviewScreen)
    page = screen.page
    assert isinstance(page, AskedAgain) and "2024" in said(page)
    begin = page.findChild(Button, "again-begin")
    assert begin is not None and not begin.isEnabled()
    assert hands.focus().objectName() == "again-why"
    hands.say("طلبت المحكمة تفصيلاً جديداً")
    hands.enter()
    assert hands.at == "speaker"
    screen.stop()
    room.settle(window)
    notes = [one.value("text") for one in desk_of(window).cases.list_kind("note")]
    assert any("طلبت المحكمة تفصيلاً جديداً" in str(text) for text in notes)


def test_a_first_interview_is_not_asked_why(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    room.go(window, Route("interview", cases[0]))
    assert hands.at == "speaker"


def test_a_second_statement_asks_why(room: Room) -> None:
    desk, cases = room.desk(people=2)
    source = told(desk, cases[1])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("record", source, "statement"))
    assert isinstance(screen, RecordScreen)
    screen.sealed.reason.setText("للتجربة")
    screen.sealed.ask.now.click()
    room.settle(window)
    rows = screen.findChild(RecordList, "list-statement")
    assert rows is not None
    rows.add()
    room.settle(window)
    assert screen.look.words.say("This was told before. Why is it asked again?") in said(screen)


# Identification.


def test_samples_are_asked_only_once_a_purpose_stands_on_the_case(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    screen = room.go(window, Route("family", family, "samples"))
    assert screen.findChild(RecordList, "list-dna_reference") is None
    hands.choose(f"to-antemortem-{cases[0][:8]}")
    assert now(window).place.part == "antemortem"
    assert now(window).findChild(RecordList, "list-am_profile") is None
    desk_of(window).cases.save(
        [Edit("case", {"identification_for": "identification"}, id=cases[0])]
    )
    screen = room.go(window, Route("family", family, "samples"))
    assert screen.findChild(RecordList, "list-dna_reference") is not None


# News of a death.


def test_news_stands_on_no_page_until_the_messenger_told_it(room: Room) -> None:
    desk, cases = room.desk(people=2)
    event = identified(desk, cases[1])
    own = desk.access.status().device_id
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    screen = room.go(window, Route("case", cases[1], "timeline"))
    assert "مختبر مصطنع" not in said(screen)
    assert screen.findChild(QWidget, f"open-event-{event[:8]}") is None
    hands.reach("news-messenger")
    hands.press(Qt.Key.Key_Down)  # the first device: this one
    assert desk_of(window).cases.record(cases[1]).value("news_messenger") == own
    opens = now(window).findChild(Button, "news-open")
    assert opens is not None and not opens.isEnabled()
    for number in range(5):
        hands.choose(f"news-check-{number}")
    assert opens.isEnabled()
    hands.choose("news-open")
    assert now(window).findChild(QWidget, f"open-event-{event[:8]}") is not None
    hands.choose("news-told")
    assert (
        desk_of(window).cases.record(cases[1]).text("news_told_on")
        == desk_of(window).context.today()
    )
    again = room.go(window, Route("case", cases[1], "timeline"))
    assert again.findChild(QWidget, f"open-event-{event[:8]}") is not None
    card = again.findChild(NewsCard)
    assert card is not None and not card.isVisible()


def test_a_documenter_who_is_not_the_messenger_sees_nothing_of_it(room: Room) -> None:
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "هالة")
    made_up.enrol(chief, field)
    case = made_up.fill(field, 2)[1]
    event = identified(field, case)
    field.access.lock()
    chief.access.lock()
    window = room.open("ar", vault=room.path / "field", profile="other")
    screen = room.go(window, Route("case", case, "timeline"))
    assert screen.findChild(QWidget, f"open-event-{event[:8]}") is None
    card = screen.findChild(NewsCard)
    assert card is not None and not card.isVisible()
    preview = room.go(window, Route("cases"))
    assert "مختبر مصطنع" not in said(preview)


# Words.


def test_words_that_presume_a_death_are_marked_while_they_are_written(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    screen = room.go(window, Route("interview", cases[0]))
    assert isinstance(screen, InterviewScreen)
    screen.show_topic("happened")
    room.settle(window)
    story = screen.findChildren(StoryEdit)[-1]
    story.setFocus()
    hands.say("خرج المرحوم من البيت")
    hint = next(one for one in screen.findChildren(WordingHint) if one.isVisible())
    assert "المرحوم" in plain(hint.said())
    assert screen.look.words.say(SENTENCES["never"]) in hint.said()
    assert len(story.extraSelections()) == 1
    assert "المرحوم" in story.toPlainText()  # marked, never changed
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.say("خرج من البيت")
    assert not hint.isVisible() and not story.extraSelections()


def test_the_same_words_are_marked_in_the_form_of_a_case(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.cases.save(
        [Edit("case", {"summary": {"ar": "زوجته أرملة منذ سنوات", "src_lang": "ar"}}, id=cases[0])]
    )
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "case"))
    assert any("أرملة" in plain(one.said()) for one in screen.findChildren(WordingHint))
