"""Print: every paper that the desk offers, what stays and why, a coordinator's reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.reports.paper import text_of
from tests.ui.made_up_leaving import a_paper, agree, all_agree, danger, taken_back, told_by_one
from tests.ui.test_ready import said, the_screen
from tests.ui.test_submissions import desk_of, press

from vsdesk.desk import SHEETS, Edit, LetterOrder
from vsdesk.desk.outbound.paper_notes import SAID_OF_PAPERS
from vsdesk.errors import CODES
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.gate.papers.discreet_papers import SAID
from vsdesk.records.gate.reasons import REASONS
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.left_out import LeftOut
from vsdesk.ui.parts.own_papers import CERTIFICATE, LETTER, Item, OwnPaper, file_name
from vsdesk.ui.route import Route
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.words import LANGS, plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.kit.choice import Choice
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang


def at_print(
    room: Room, window: Window, case: str, paper: str = "", item: str = ""
) -> PreviewScreen:
    screen = room.go(window, Route("preview", case, paper, record=item))
    assert isinstance(screen, PreviewScreen)
    room.settle(window)
    return screen


def test_every_paper_of_the_desk_is_shown_for_its_recipient(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    item = a_paper(desk, case)
    all_agree(desk, case)
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case)
    kinds = [screen.options.kind.itemData(n) for n in range(screen.options.kind.count())]
    assert sorted(kinds) == sorted((*SHEETS, LETTER, CERTIFICATE))
    for kind in (one for one in kinds if one in SHEETS):
        screen.options.kind.choose(kind)
        screen.options.kind.chosen.emit(kind)
        room.settle(window)
        if screen.options.asks_for_item:
            assert screen.first.isVisible() and not screen.save.isEnabled()
            screen.options.item.choose(item)
            screen.options.item.chosen.emit(item)
            room.settle(window)
        room.settle(window)
        assert screen.save.isEnabled(), (kind, said(screen.refusal))
        assert screen.view.paper.isVisible()
    assert window.session is not None
    assert not window.session.desk.cases.dossier(case).of("disclosure")


def test_a_case_that_was_approved_before_later_changes_says_so(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    desk.cases.save([Edit("case", {"approved": True}, id=case, shown=desk.cases.shown(case))])
    desk.access.lock()
    window = room.open("ar")
    assert not at_print(room, window, case).approved.isVisible()
    assert window.session is not None
    window.session.desk.cases.save([Edit("case", {"priority": "high"}, id=case)])
    room.go(window, Route("cases"))
    screen = at_print(room, window, case)
    assert screen.approved.isVisible()
    assert window.session.look.words.say(CODES["W_APPROVAL_STALE"].sentence) in said(
        screen.approved
    )


def test_characters_without_a_letter_are_told_beside_the_page(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    all_agree(desk, case)
    person = str(desk.cases.record(case).value("person"))
    plain = Edit("person_name", {"value": "漢字", "type": "nickname"}, parent=person)
    desk.cases.save([plain])
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case)
    there = said(screen._card).splitlines()
    assert len([one for one in there if "漢" in one and "字" in one]) == 1


def test_paper_and_level_are_chosen_by_keyboard(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("casework", "own_org")])
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case)
    screen.options.kind.setFocus()
    while screen.options.kind.value != "case-file":
        QTest.keyClick(screen.options.kind, Qt.Key.Key_Down)
    room.settle(window)
    assert screen.options.recipient.isVisible()
    assert screen.save.isEnabled(), said(screen.refusal)
    screen.options.level.setFocus()
    assert "أ" in screen.options.level.itemText(0)  # in plain words
    QTest.keyClick(screen.options.level, Qt.Key.Key_Down)
    room.settle(window)
    assert screen.order().level == "C"
    room.answers.save_to = room.path / "ملف.pdf"
    screen.save.setFocus()
    QTest.keyClick(screen.save, Qt.Key.Key_Space)
    room.settle(window)
    assert room.answers.save_to.read_bytes().startswith(b"%PDF")
    assert window.session is not None
    [row] = window.session.desk.cases.dossier(case).of("disclosure")
    assert (row.text("recipient"), row.text("level")) == ("own_org", "c")


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "The risk is red: nothing leaves."), ("ar", "الخطر أحمر: لا يخرج شيء.")],
)
def test_a_red_risk_stops_the_print_until_a_coordinator_says_why(
    room: Room, lang: Lang, words: str
) -> None:
    desk, [case] = room.desk(people=1)
    danger(desk, case)
    desk.access.lock()
    window = room.open(lang)
    screen = at_print(room, window, case)
    assert not screen.save.isEnabled()
    assert words in said(screen.view)
    room.answers.answer, room.answers.reason = "go", "العائلة في مكان آمن"
    button = screen.findChild(Button, "override-risk")
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    for _ in range(3):
        room.settle(window)
    assert screen.save.isEnabled() and screen.view.paper.isVisible()


def test_what_one_person_alone_can_have_told_needs_a_reason(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    told_by_one(desk, case)
    agree(desk, case, [("casework", "own_org"), ("search", "iimp")])
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case, "iimp")
    assert screen.reasons.cells.isVisible() and screen.reasons.cells.button.isVisible()
    room.answers.answer, room.answers.reason = "go", "المصدر خارج البلد ووافق"
    screen.reasons.cells.button.setFocus()
    QTest.keyClick(screen.reasons.cells.button, Qt.Key.Key_Space)
    room.settle(window)
    room.settle(window)
    assert "المصدر خارج البلد ووافق" in said(screen.reasons.cells)
    room.answers.save_to = room.path / "ملف.pdf"
    screen.save.setFocus()
    screen.save.click()
    room.settle(window)
    assert screen.save.hasFocus()  # the keyboard stays at what was pressed
    assert window.session is not None
    [row] = window.session.desk.cases.dossier(case).of("disclosure")
    assert row.text("why") == "المصدر خارج البلد ووافق"


def test_a_card_with_nobody_to_call_says_so(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    all_agree(desk, case)
    desk.outbound.sheets.set_contact("", "", "")
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case, "discreet-card")
    assert screen.remarks.isVisible() and screen.save.isEnabled()
    words = window.look.words
    assert all(
        plain(words.say(one)) in plain(said(screen.remarks)) for one in SAID_OF_PAPERS["no_phone"]
    )
    assert window.session is not None
    window.session.desk.outbound.sheets.set_contact("ليلى", "+90 500 000 00 00", "")
    screen.options.kind.choose("consent-form")
    screen.options.kind.chosen.emit("consent-form")
    room.settle(window)
    assert not screen.remarks.isVisible()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_small_window_with_large_words_cuts_neither_page_nor_buttons(
    room: Room, lang: Lang
) -> None:
    desk, [case] = room.desk(people=1)
    all_agree(desk, case)
    desk.access.lock()
    window = room.open(lang, scale=2.0)
    window.resize(1080, 640)
    screen = at_print(room, window, case)
    room.settle(window)
    for one in (screen.view, screen.printer, screen.save):
        assert one.isVisible()
        left = one.mapTo(window, one.rect().topLeft()).x()
        assert left >= 0 and left + one.width() <= 1080
    assert not screen._cards.isVisible()
    screen.page.choices.click()
    assert screen._cards.isVisible() and not screen.view.isVisible()


def choose(room: Room, window: Window, choice: Choice, key: str) -> None:
    choice.choose(key)
    choice.chosen.emit(key)
    room.settle(window)


@pytest.mark.parametrize(("lang", "of"), [("en", "case"), ("ar", "case"), ("ku", "family")])
def test_a_letter_that_asks_to_delete_is_printed_in_every_language(
    room: Room, lang: Lang, of: str
) -> None:
    desk, [case] = room.desk(people=1)
    taken_back(desk, case, "iimp")
    family = desk.cases.record(case).text("family")
    desk.access.lock()
    window = room.open(lang)
    if of == "case":
        screen = at_print(room, window, case)
        choose(room, window, screen.options.kind, LETTER)
    else:
        page = room.go(window, Route("family", family))
        press(page, "print")
        room.settle(window)
        found = the_screen(window)
        assert isinstance(found, PreviewScreen)
        screen = found
        kinds = [screen.options.kind.itemData(n) for n in range(screen.options.kind.count())]
        assert kinds == [LETTER, CERTIFICATE]
    own = desk_of(window)
    assert screen.view.paper.isVisible() and screen.save.isEnabled()
    assert not screen.password.isVisible() and not screen.options.recipient.isVisible()
    before = len(own.cases.dossier(case).of("disclosure"))
    for langs, word in (("ar", "سُحبت"), ("en", "withdrawn"), ("ku", "vekişand")):
        choose(room, window, screen.options.langs, langs)
        pdf = own.consent.letters.look(
            LetterOrder(screen.place.id, "iimp", langs=(_lang(langs),))
        ).pdf
        assert screen.view.paper.isVisible() and pdf.startswith(b"%PDF")
        assert word in text_of(pdf).casefold(), langs
        assert own.cases.record(case).text("case_no") in text_of(pdf)  # the number that they know
    assert len(own.cases.dossier(case).of("disclosure")) == before  # looking writes nothing
    room.answers.save_to = room.path / "letter.pdf"
    press(screen, "save-pdf")
    room.settle(window)
    room.settle(window)
    rows = own.cases.dossier(case).of("disclosure")
    assert (len(rows), sum(one.text("exit") == "letter" for one in rows)) == (before + 1, 1)
    [kept] = [
        one
        for one in own.cases.dossier(case).of("evidence_item")
        if one.text("type") == "our_letter"
    ]
    assert room.answers.save_to.read_bytes() == own.files.attachment(kept.id)
    assert window.look.words.say(
        "The letter is kept with the family, and its line is written."
    ) in said(screen)
    room.answers.save_to = room.path / "again.pdf"
    press(screen, "save-pdf")  # the kept one now, and no second letter
    room.settle(window)
    assert room.answers.save_to.read_bytes() == own.files.attachment(kept.id)
    assert len(own.cases.dossier(case).of("disclosure")) == before + 1
    assert not screen.options.langs.isVisible()


def test_a_certificate_of_deletion_is_printed_from_the_case(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    item = a_paper(desk, case)
    done = desk.erasure.erase(
        item, why="mistake", because="ملف وُضع هنا سهواً", listed=desk.erasure.erasure(item).digest
    )
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case, CERTIFICATE)
    own = desk_of(window)
    assert [one.id for one in own.erasure.certificates.certificates(case)] == [done.certificate]
    for langs in ("ku", "ar", "en", "ar+en"):
        choose(room, window, screen.options.langs, langs)
        assert screen.view.paper.isVisible() and screen.save.isEnabled(), langs
    rows = len(own.cases.dossier(case).of("disclosure"))
    room.answers.save_to = room.path / "certificate.pdf"
    press(screen, "save-pdf")
    room.settle(window)
    expected = own.erasure.certificates.certificate(done.certificate, ("ar", "en")).pdf
    assert text_of(room.answers.save_to.read_bytes()) == text_of(expected)
    assert "سهواً" not in text_of(expected)
    assert len(own.cases.dossier(case).of("disclosure")) == rows


def test_without_a_letter_or_a_certificate_the_page_says_so(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    for kind, words in (
        (LETTER, "Nobody outside holds something for an answer that was taken back."),
        (CERTIFICATE, "Nothing was erased here."),
    ):
        screen = at_print(room, window, case, kind)
        assert window.look.words.say(words) in said(screen)
        assert not screen.save.isEnabled() and not screen.printer.isEnabled()
    choose(room, window, screen.options.kind, "family-sheet")
    assert screen.password.isVisible() and screen.save.isEnabled()


def test_the_name_of_a_file_says_what_it_is_and_never_who() -> None:
    assert (
        file_name("MTH-26-A-1", "family-sheet", ("ar", "en"), None)
        == "MTH-26-A-1-family-sheet-ar+en.pdf"
    )
    letter = OwnPaper("x", Item("الهيئة: مروان", "ncmp", "مروان الدرويش"), ("ku",))
    assert (
        file_name("MTH-26-A-1", LETTER, ("ku",), letter)
        == "ncmp-MTH-26-A-1-withdrawal-letter-ku.pdf"
    )
    assert file_name("", "case-file", ("en",), None) == "case-file-en.pdf"


def _lang(key: str) -> Lang:
    return next(one for one in LANGS if one == key)


def test_a_told_number_that_shuts_a_paper_has_a_door_to_its_words(room: Room) -> None:
    """It is called as the window calls its record; a family's own words shut nothing on their own paper."""
    desk, [case] = room.desk(people=1)
    all_agree(desk, case)
    [event] = [one for one in desk.cases.dossier(case).of("event") if one.value("is_disappearance")]
    told = "اتصلوا من 0933 123 456، مصطنع"
    desk.cases.save([Edit("event", {"place_text": told, "told_by": None}, id=event.id)])
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case, "family-sheet")
    assert not screen.reasons.told.isVisible() and screen.save.isEnabled()
    assert window.session is not None
    missing = window.session.desk.cases.record(case).text("person")
    window.session.desk.cases.save([Edit("event", {"told_by": missing}, id=event.id)])
    room.go(window, Route("cases"))
    screen = at_print(room, window, case, "family-sheet")
    assert screen.reasons.told.isVisible()
    labels = window.session.labels
    named = f"{labels.kind('event')}: {labels.field('event', 'place_text')}"
    assert named in plain(screen.reasons.told.text.said())
    went: list[Route] = []
    screen.go.connect(went.append)
    press(screen, "to-told")
    room.settle(window)
    assert went == [Route("case", case, "disappearance", "event.place_text", event.id)]


def test_a_family_that_asked_for_discreet_sheets_gets_no_whole_one(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    all_agree(desk, case)
    family = desk.cases.dossier(case).of("family")[0].id
    desk.cases.save([Edit("family", {"discreet": True}, id=family)])
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case, "family-sheet")
    assert screen.options.discreet.isChecked() and screen.save.isEnabled()
    screen.options.discreet.click()
    room.settle(window)
    assert window.session is not None
    assert window.session.look.words.say(REASONS["discreet_asked"]) in said(screen.refusal)
    assert not screen.save.isEnabled() and not screen.ask.isVisible()
    screen.options.discreet.click()
    room.settle(window)
    assert screen.save.isEnabled()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_story_for_which_a_form_has_no_place_is_named_first(room: Room, lang: Lang) -> None:
    desk, [case] = room.desk(people=1)
    all_agree(desk, case)
    taken = next(
        one for one in desk.cases.dossier(case).of("event") if one.value("is_disappearance")
    )
    for record, name in ((taken.id, "text"), (case, "before_note")):
        view = desk.cases.record(record)
        told: Json = {"ar": "كان يعمل في المطحنة.", "src_lang": "ar"}
        desk.loads.set_fields(view, {name: told}, None, shown=desk.cases.shown(record))
    desk.access.lock()
    window = room.open(lang)
    screen = at_print(room, window, case, "wgeid")
    screen.options.kind.choose("wgeid")
    screen.options.kind.chosen.emit("wgeid")
    room.settle(window)
    card = screen.findChild(LeftOut)
    assert card is not None
    said = [plain(one.said()) for one in card.findChildren(Paragraph) if one.isVisibleTo(card)]
    labels, say = Labels(lang), window.look.words.say
    _, *words = said  # below the title of the card
    assert words[0].lower() == plain(labels.field("case", "before_note")).lower()
    assert words[1] == plain(say(REASONS["no_place"]))
    assert plain(labels.field("event", "text")).lower() not in words[0].lower()


def test_where_no_country_was_asked_it_is_discreet_and_the_page_says_why(room: Room) -> None:
    """With the way to where the country is written; the whole one is still one press away."""
    desk, [case] = room.desk(people=1)
    all_agree(desk, case)
    family = desk.cases.dossier(case).of("family")[0].id
    desk.cases.save([Edit("family", {"displacement_status": None}, id=family)])
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case, "family-sheet")
    assert screen.options.discreet.isChecked() and screen.save.isEnabled()
    banner = screen.findChild(Banner, "checkpoint")
    assert window.session is not None and banner is not None and banner.isVisible()
    assert window.session.look.words.say(SAID["unknown"]) in plain(banner.text.said())
    went: list[Route] = []
    screen.go.connect(went.append)
    press(screen, "to-where")
    room.settle(window)
    [place] = went
    assert (place.screen, place.id, place.field) == ("family", family, "family.current_place")
    screen = at_print(room, window, case, "family-sheet")
    screen.options.discreet.click()
    room.settle(window)
    assert not screen.options.discreet.isChecked() and screen.save.isEnabled()


def test_a_wall_for_who_must_not_hear_leads_to_the_discreet_sheet(room: Room) -> None:
    """The request itself is no text to seal; the first words that are have the door, and where none are there
    is none."""
    desk, [case] = room.desk(people=1)
    all_agree(desk, case)
    found = desk.cases.dossier(case)
    [event] = [one for one in found.of("event") if one.value("is_disappearance")]
    [family] = found.of("family")
    mother = next(one for one in found.of("family_member") if one.value("person")).text("person")
    plea: Json = {"ar": "أبو نضال لا لازم يعرف إنو حكينا", "src_lang": "ar"}
    story: Json = {"ar": "كان مريض بالسل", "src_lang": "ar"}
    desk.cases.save([Edit("family", {"discreet": False}, id=family.id)])
    desk.cases.marks.mark(
        mother, {"type": "words_rejected", "words": plea, "towards": [], "since": "2026-11-20"}
    )
    desk.cases.save([Edit("event", {"text": story}, id=event.id)])
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case, "family-sheet")
    told, say = screen.reasons.told, window.look.words.say
    assert told.isVisible() and "حكينا" in plain(told.title.said())
    words = plain(told.text.said())
    assert say("The discreet sheet tells none of it, and goes as it is.") in words
    labels = Labels("ar")
    assert f"{labels.kind('event')}: {labels.field('event', 'text')}" in words
    assert labels.kind("person_mark") not in words
    went: list[Route] = []
    screen.go.connect(went.append)
    press(screen, "to-told")
    room.settle(window)
    assert went == [Route("case", case, "disappearance", "event.text", event.id)]
    screen = at_print(room, window, case, "family-sheet")
    told = screen.reasons.told
    room.answers.answer, room.answers.save_to = "discreet", room.path / "sheet.pdf"
    screen.save.click()
    room.settle(window)
    assert screen.options.discreet.isChecked() and not told.isVisible()
    assert not (room.path / "sheet.pdf").exists()
    screen.save.click()
    room.settle(window)
    assert "السل" not in text_of((room.path / "sheet.pdf").read_bytes())
    assert window.session is not None
    [talk] = found.of("contact_log")
    window.session.desk.cases.save(
        [
            Edit("event", {"sens": 4}, id=event.id),
            Edit("contact_log", {"promised": None}, id=talk.id),
        ]
    )
    room.go(window, Route("cases"))
    screen = at_print(room, window, case, "family-sheet")
    door = screen.findChild(Button, "to-told")
    assert screen.reasons.told.isVisible() and door is not None and not door.isVisible()


def test_what_was_said_of_a_paper_goes_with_it(room: Room) -> None:
    """Also where it was still on its way when another paper was chosen."""
    desk, [case] = room.desk(people=1)
    all_agree(desk, case)
    desk.access.lock()
    window = room.open("ar")
    screen = at_print(room, window, case)
    room.answers.save_to = room.path / "الأول.pdf"
    QTest.mouseClick(screen.save, Qt.MouseButton.LeftButton)
    room.settle(window)
    assert screen.done.isVisible()
    pick(screen.options.kind, "case-file")
    assert not screen.done.isVisible(), "at once"
    room.settle(window)
    assert screen.save.isEnabled() and not screen.done.isVisible()
    room.answers.save_to = room.path / "الثاني.pdf"
    QTest.mouseClick(screen.save, Qt.MouseButton.LeftButton)
    pick(screen.options.kind, "family-sheet")
    assert not screen.save.isEnabled(), "not yet looked at"
    room.settle(window)
    assert room.answers.save_to.read_bytes().startswith(b"%PDF")
    assert screen.save.isEnabled() and not screen.done.isVisible()


def pick(choice: Choice, key: str) -> None:
    """Open the list and press the row."""
    choice.choose(key)
    choice.activated.emit(choice.currentIndex())
