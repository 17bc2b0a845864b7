"""Enrol, give, receive, decide, print: the journey's window side, with real vaults on both ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from tests.ui import made_up
from tests.ui.conftest import Room

from vsdesk.exchange.media import SUFFIX
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.pick import Pick
from vsdesk.ui.kit.prompts import ScreenPrompts
from vsdesk.ui.kit.stick_watch import Stick
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.route import Route
from vsdesk.ui.screens.differences.row import BOTH
from vsdesk.ui.screens.differences.screen import DifferencesScreen
from vsdesk.ui.screens.handover.give import Give
from vsdesk.ui.screens.handover.receive_page import Receive
from vsdesk.ui.screens.handover.screen import HandOverScreen
from vsdesk.ui.screens.preview.screen import PreviewScreen
from vsdesk.ui.screens.settings.device_join import SpokenCard
from vsdesk.ui.screens.settings.screen import PassphraseCard, SettingsScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang


def said(root: QWidget) -> str:
    """The words of paragraphs and badges."""
    texts = [one.said() for one in root.findChildren(Paragraph) if one.isVisibleTo(root)]
    return plain("\n".join([*texts, *(badge.text for badge in root.findChildren(Badge))]))


def at_handover(room: Room, window: Window, way: str) -> HandOverScreen:
    screen = room.go(window, Route("handover", part=way))
    assert isinstance(screen, HandOverScreen)
    return screen


def _shown(card: SpokenCard) -> dict[str, list[str]]:
    """The words that can be seen, by the list in which they are."""
    lists = [one for one in card.findChildren(QWidget) if one.objectName().startswith("spoken-")]
    return {
        one.objectName(): [label.text() for label in one.findChildren(Label)]
        for one in lists
        if one.isVisibleTo(card)
    }


def test_two_windows_enrol_by_file_and_compare_words(room: Room) -> None:
    """Request, review, approve, accept: all in the window, the words shown on both sides."""
    chief, _ = room.desk(people=0)
    chief.access.lock()
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    field.access.lock()
    above = room.open("ar")
    below = room.open("ku", vault=room.path / "field", profile="other")
    request, answer = room.path / "request.vsdesk", room.path / "answer.vsdesk"

    low = room.go(below, Route("settings"))
    assert isinstance(low, SettingsScreen)
    low.devices.joining.ask_to(request)
    room.settle(below)
    read_aloud = low.findChild(SpokenCard)
    assert read_aloud is not None

    high = room.go(above, Route("settings"))
    assert isinstance(high, SettingsScreen)
    high.devices.joining.review([request])
    room.settle(above)
    compared = high.findChild(SpokenCard)
    assert compared is not None
    for card in (read_aloud, compared):
        more = card.findChild(Button, "words-in")
        assert more is not None
        window_words = _shown(card)
        assert len(window_words) == 1
        more.click()
        assert window_words.items() <= _shown(card).items()
        assert _shown(card).keys() == {"spoken-ar", "spoken-en", "spoken-ku"}
    assert _shown(read_aloud) == _shown(compared)
    room.answers.save_to = answer
    same = compared.findChild(Button, "words-same")
    assert same is not None
    same.click()
    room.settle(above)
    assert answer.is_file()

    low.devices.joining.accept_review([answer])
    room.settle(below)
    last = [
        card
        for card in low.findChildren(SpokenCard)
        if card.findChild(Button, "words-same") is not None
    ][-1]
    button = last.findChild(Button, "words-same")
    assert button is not None
    button.click()
    room.settle(below)
    assert below.session is not None and above.session is not None
    status = below.session.desk.access.status()
    assert (status.enrolled, status.letter, status.organisation) == (True, "B", "سنديان")
    assert [row.letter for row in above.session.desk.sync.devices.listed()] == ["A", "B"]


def test_which_numbers_change_by_joining_is_said_before_and_after(room: Room) -> None:
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    field.cases.new_family({"display_name": "عائلة مختلقة"})
    asked = field.sync.devices.request()
    answer = room.path / "answer.vsdesk"
    said = " ".join(asked.spoken.words_in("en"))
    answer.write_bytes(chief.sync.devices.approve(asked.data, said=said).data)
    chief.access.lock()
    field.access.lock()
    window = room.open("ar", vault=room.path / "field", profile="other")
    screen = room.go(window, Route("settings"))
    assert isinstance(screen, SettingsScreen)
    screen.devices.joining.accept_review([answer])
    room.settle(window)
    card = screen.findChild(SpokenCard)
    assert card is not None
    told = " ".join(plain(one.said()) for one in card.findChildren(Paragraph))
    assert "26-F0001" in told and "SND-26-B-F0001" in told
    same = card.findChild(Button, "words-same")
    assert same is not None
    same.click()
    room.settle(window)
    banner = screen.devices.joining.said
    after = " ".join(plain(one.said()) for one in banner.findChildren(Paragraph))
    assert "26-F0001" in after and "SND-26-B-F0001" in after


def test_words_that_differ_accept_nothing(room: Room) -> None:
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    request = room.path / "request.vsdesk"
    request.write_bytes(field.sync.devices.request().data)
    chief.access.lock()
    field.access.lock()
    window = room.open("en")
    screen = room.go(window, Route("settings"))
    assert isinstance(screen, SettingsScreen)
    screen.devices.joining.review([request])
    room.settle(window)
    differ = screen.findChild(Button, "words-differ")
    assert differ is not None
    differ.click()
    assert "Nothing was accepted" in screen.devices.joining.said.title.said()
    assert window.session is not None
    assert len(window.session.desk.sync.devices.listed()) == 1


def test_a_file_that_is_no_request_is_refused_in_words(room: Room) -> None:
    room.desk(people=0)[0].access.lock()
    window = room.open("en")
    screen = room.go(window, Route("settings"))
    assert isinstance(screen, SettingsScreen) and window.shell is not None
    wrong = room.path / "wrong"
    wrong.write_bytes(b"no request")
    screen.devices.joining.review([wrong])
    room.settle(window)
    assert window.shell.trouble.isVisible()


def pair(room: Room) -> Path:
    """A coordinator and an enrolled field vault with cases; gives the stick."""
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(chief, field)
    made_up.fill(field, 3)
    chief.access.lock()
    field.access.lock()
    stick = room.path / "stick"
    stick.mkdir()
    return stick


def test_a_bundle_goes_by_stick_and_the_receipt_comes_back(room: Room) -> None:
    stick = pair(room)
    below = room.open("ar", vault=room.path / "field", profile="other")
    screen = at_handover(room, below, "give")
    give = screen.page
    assert isinstance(give, Give)
    give._chose_recipient("coordinators")
    give.take_folder(stick)
    room.settle(below)
    assert "3" in plain(
        " ".join(label.text() for label in give.outlook.findChildren(Card)[0].findChildren(QLabel))
    )
    give.write()
    give.write()  # pressed twice
    room.settle(below)
    assert len(list(stick.glob(f"*{SUFFIX}"))) == 1
    banner = next(one for one in give.findChildren(Banner) if one.property("tone") == "ok")
    assert banner.title.said() == below.look.words.say(
        "The stick is safe to remove. It is not delivered until the receipt comes."
    )
    assert len(list(stick.glob("*.age"))) == 1
    assert (
        "delivered" not in {one.state for one in below.session.desk.sync.handovers()}
        if below.session
        else True
    )

    above = room.open("en")
    screen = at_handover(room, above, "receive")
    receive = screen.page
    assert isinstance(receive, Receive)
    receive.take_folder(stick)
    room.settle(above)
    receive.take_in()
    room.settle(above)
    assert "Taken in" in said(receive)
    assert "3 new cases, 0 changed" in plain(
        " ".join(
            one.text() for card in receive.findChildren(Card) for one in card.findChildren(QLabel)
        )
    )
    assert above.session is not None
    assert above.session.desk.access.status().cases == 3

    receive.look_for_sticks()
    room.settle(above)
    receive.take_in()
    room.settle(above)
    assert "Was taken in before" in said(receive)

    back = room.path / "back"
    back.mkdir()
    screen = at_handover(room, above, "give")
    give = screen.page
    assert isinstance(give, Give)
    give._chose_recipient(give._devices[0].device_id)
    give.take_folder(back)
    room.settle(above)
    give.write()
    room.settle(above)
    screen = at_handover(room, below, "receive")
    receive = screen.page
    assert isinstance(receive, Receive)
    receive.take_folder(back)
    room.settle(below)
    receive.take_in()
    room.settle(below)
    assert below.session is not None
    assert [one.state for one in below.session.desk.sync.handovers()] == ["delivered"]


def test_a_damaged_bundle_is_refused_in_words_and_nothing_changes(room: Room) -> None:
    stick = pair(room)
    field = made_up.Desk.open(
        room.path / "field",
        made_up.Secret.of_text(made_up.PASSPHRASE),
        made_up.env(room.path / "other"),
    )
    field.sync.hand_over(stick)
    field.access.lock()
    file = next(stick.glob("*.age"))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    window = room.open("en")
    screen = at_handover(room, window, "receive")
    receive = screen.page
    assert isinstance(receive, Receive)
    receive.take_folder(stick)
    room.settle(window)
    receive.take_in()
    room.settle(window)
    assert "Not taken in" in said(receive)
    assert "damaged, or not meant for this device" in said(receive)
    assert window.session is not None
    assert window.session.desk.access.status().cases == 0


def test_what_is_not_for_here_is_left_alone_calmly(room: Room) -> None:
    """One shared stick: our bundle, a colleague's, an empty file, and one that goes away meanwhile."""
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(chief, field)
    made_up.fill(field, 1)
    stick = room.path / "stick"
    stick.mkdir()
    [theirs] = [
        path
        for one in chief.sync.hand_over(
            stick, [field.context.vault.identity.device_id], always=True
        )
        for path in one.files
    ]
    theirs = theirs.rename(stick / "A-زميلة.age")
    field.sync.hand_over(stick)
    chief.access.lock()
    field.access.lock()
    (stick / "فارغ.age").touch()
    (stick / "ذاهب.age").write_bytes(theirs.read_bytes())
    window = room.open("ar")
    receive = at_handover(room, window, "receive").page
    assert isinstance(receive, Receive)
    receive.take_folder(stick)
    room.settle(window)
    (stick / "ذاهب.age").unlink()
    receive.take_in()
    room.settle(window)
    words = said(receive)
    assert "حزمة لغيركم" in words and "ليست حزمة" in words and "لم يعد هنا" in words
    assert "تالف" not in words and "لم تُستلم" not in words
    assert "فليُعد المرسِل" not in words, "the right one was taken in: nothing is left to ask for"
    next(one for one in stick.glob("*.age") if one.stat().st_size and one != theirs).unlink()
    receive.look_for_sticks()
    room.settle(window)
    receive.take_in()
    room.settle(window)
    assert "حزمة لغيركم" in said(receive) and "فليُعد المرسِل" in said(receive)


def test_a_stick_that_cannot_be_written_is_never_chosen_beforehand(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    sticks = (
        Stick(room.path / "locked", "مقفلة", 0, writable=False),
        Stick(room.path / "good", "جيدة", 10**9, writable=True),
    )
    monkeypatch.setattr("vsdesk.ui.screens.handover.give.find", lambda: sticks)
    pair(room)
    window = room.open("ar", vault=room.path / "field", profile="other")
    screen = at_handover(room, window, "give")
    assert isinstance(screen.page, Give)
    screen.page._chose_recipient("coordinators")
    pick = next(one for one in screen.page.findChildren(Pick) if "" in one._keys)
    assert pick._keys == [str(room.path / "good"), "", str(room.path / "locked")]
    assert pick._group.checkedId() == 0


def test_a_folder_that_cannot_be_written_is_said(room: Room) -> None:
    pair(room)
    window = room.open("en", vault=room.path / "field", profile="other")
    screen = at_handover(room, window, "give")
    give = screen.page
    assert isinstance(give, Give)
    give._chose_recipient("coordinators")
    give.take_folder(room.path / "pulled")
    room.settle(window)
    give.write()
    room.settle(window)
    assert "Nothing is lost" in said(give)
    assert window.session is not None
    assert window.session.desk.sync.handovers() == []


def test_a_vault_that_belongs_to_nobody_is_told_where_to_go(room: Room) -> None:
    made_up.field(room.path / "field", room.path / "other", "شيار").access.lock()
    window = room.open("en", vault=room.path / "field", profile="other")
    screen = at_handover(room, window, "give")
    assert screen.page is not None
    assert "does not belong to an organisation yet" in said(screen.page)
    button = screen.findChild(Button, "to-settings")
    assert button is not None
    button.click()
    room.settle(window)
    assert window.shell is not None
    assert window.shell.place.screen == "settings"


def test_differences_are_decided_with_a_reason_and_both_stay_in_the_history(room: Room) -> None:
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(chief, field)
    case = made_up.differ(chief, field, room.path / "stick")
    field.access.lock()
    chief.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("differences", case))
    assert isinstance(screen, DifferencesScreen)
    assert window.session is not None
    desk = window.session.desk
    names = [row.difference.field for row in screen._rows]
    assert sorted(names) == ["birth", "date", "summary"]
    assert all(not row.choice for row in screen._rows)  # nothing is chosen before
    screen._keep_own()
    summary = next(row for row in screen._rows if row.difference.field == "summary")
    summary.both.click()
    assert summary.choice == BOTH
    birth = next(row for row in screen._rows if row.difference.field == "birth")
    assert birth.choose_of(
        next(
            one.device_id
            for one in birth.difference.alternatives
            if one.device_id != desk.context.device_id
        )
    )
    assert not screen.save.isEnabled()
    screen.why.setText("الأم أكّدت على الهاتف")
    screen.save.click()
    room.settle(window)
    assert desk.cases.differences.open() == []
    assert window.shell is not None
    person = desk.cases.dossier(case).of("person")[0]
    assert person.value("birth") == {"from": "1991-01-01", "to": "1991-12-31", "precision": "year"}
    assert "Hatib" in str(desk.cases.record(case).value("summary")) and "al-Khatib" in str(
        desk.cases.record(case).value("summary")
    )
    assert desk.cases.history(person.id)[-1].why == "الأم أكّدت على الهاتف"
    assert (
        len(
            [
                row
                for row in desk.cases.history(person.id)
                if row.fields == ("birth",) or "birth" in row.fields
            ]
        )
        == 3
    )


def at_preview(room: Room, lang: str = "en", people: int = 1) -> tuple[Window, PreviewScreen, str]:
    desk, cases = room.desk(people=people)
    desk.access.lock()
    window = room.open("ar" if lang == "ar" else "en")
    screen = room.go(window, Route("preview", cases[-1]))
    assert isinstance(screen, PreviewScreen)
    return window, screen, cases[-1]


def test_the_page_is_shown_and_looking_writes_no_row(room: Room) -> None:
    window, screen, case = at_preview(room)
    assert screen.view.paper.isVisible()
    assert screen.view.count >= 1
    assert window.session is not None
    assert window.session.desk.cases.dossier(case).of("disclosure") == ()
    screen.view.bigger()
    room.settle(window)
    screen.options.langs.choose("ar+en")
    screen.options.changed.emit()
    room.settle(window)
    assert screen.save.isEnabled()


@pytest.mark.parametrize("password", ["", "made up"])
def test_saving_writes_the_file_and_one_row(room: Room, password: str) -> None:
    window, screen, case = at_preview(room, "ar")
    screen.password.setText(password)
    room.answers.save_to = room.path / "ورقة.pdf"
    screen.save.click()
    room.settle(window)
    data = room.answers.save_to.read_bytes()
    assert data.startswith(b"%PDF")
    document = pypdfium2.PdfDocument(data, password=password or None)
    assert len(document) >= 1
    document.close()
    assert window.session is not None
    rows = window.session.desk.cases.dossier(case).of("disclosure")
    assert len(rows) == 1
    assert screen.password.text() == ""


def test_printing_paints_every_page_and_writes_one_row(room: Room) -> None:
    from PySide6.QtPrintSupport import QPrinter

    window, screen, case = at_preview(room)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    out = room.path / "printed.pdf"
    printer.setOutputFileName(str(out))
    room.answers.printer_is = printer
    screen.printer.click()
    room.settle(window)
    assert out.is_file()
    assert window.session is not None
    assert len(window.session.desk.cases.dossier(case).of("disclosure")) == 1


def test_only_the_asked_pages_are_printed_and_the_line_is_written(room: Room) -> None:
    from PySide6.QtPrintSupport import QPrinter

    _, screen, case = at_preview(room)
    screen.options.langs.choose("ar+en")
    screen.options.langs.chosen.emit("ar+en")
    assert room.windows[0].session is not None
    room.settle(room.windows[0])
    desk = room.windows[0].session.desk
    whole = len(pypdfium2.PdfDocument(desk.outbound.sheets.sheet(screen.order()).pdf))
    assert whole > 1
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    out = room.path / "printed.pdf"
    printer.setOutputFileName(str(out))
    printer.setFromTo(2, 2)
    room.answers.printer_is = printer
    screen.printer.click()
    room.settle(room.windows[0])
    assert len(pypdfium2.PdfDocument(str(out))) == 1
    assert len(desk.cases.dossier(case).of("disclosure")) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said_and_may_be_tried_again(room: Room) -> None:
    from PySide6.QtPrintSupport import QPrinter

    window, screen, _ = at_preview(room, "ar")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(room.path / "no such folder" / "printed.pdf"))
    room.answers.printer_is = printer
    screen.printer.click()
    room.settle(window)
    assert not screen.done.isVisible()
    assert screen.printer.isEnabled()
    assert "لم تأخذ الطابعة أي صفحة" in plain(said(window))


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_where_no_printer_is_that_is_said(room: Room) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    if QPrinterInfo.availablePrinterNames():
        pytest.skip("a printer is set up on this machine")
    room.desk(people=0)[0].access.lock()
    window = room.open("ar")
    chosen: list[object] = []
    ScreenPrompts(window.look).printer(window, chosen.append)
    dialog = window.findChild(QDialog, "question")
    assert isinstance(dialog, QDialog) and dialog.isVisible()
    assert plain(window.look.words.say("No printer is set up here.")) in plain(said(dialog))
    dialog.reject()
    assert not chosen


def test_what_was_not_agreed_to_stays_and_says_so(room: Room) -> None:
    _, screen, _ = at_preview(room, people=2)  # nobody was asked about the second case
    assert screen.refusal.isVisible()
    assert not screen.save.isEnabled()
    assert not screen.printer.isEnabled()
    assert "stays here" in screen.refusal.title.said()


def test_the_passphrase_is_changed_by_the_old_one_only(room: Room) -> None:
    room.desk(people=0)[0].access.lock()
    window = room.open("en")
    screen = room.go(window, Route("settings"))
    card = screen.findChild(PassphraseCard)
    assert card is not None
    new = "seven other words of some length here"
    card.old.setText("not the old one")
    card.new.setText(new)
    assert not card.button.isEnabled()
    card.again.setText(new)
    card.button.click()
    room.settle(window)
    assert card.said.said() == "This passphrase does not open the vault."
    card.old.setText(made_up.PASSPHRASE)
    card.button.click()
    room.settle(window)
    assert card.said.said() == "The passphrase is changed."
    assert card.new.text() == ""
    with room.qtbot.waitSignal(window.locked):
        window.lock()
    made_up.Desk.open(
        room.vault, made_up.Secret.of_text(new), made_up.env(room.path / "profile")
    ).access.lock()


def test_the_window_turns_with_the_language(room: Room) -> None:
    room.desk(people=0)[0].access.lock()
    window = room.open("en")
    screen = room.go(window, Route("settings"))
    assert isinstance(screen, SettingsScreen)
    screen.language.choose("ar")
    screen.language.chosen.emit("ar")
    room.settle(window)
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert window.shell is not None
    assert window.shell.place == Route("settings")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_words_to_compare_are_seen_whole_in_a_small_window(room: Room, lang: Lang) -> None:
    """And Enter answers nothing: the keyboard is on the other languages."""
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    request = room.path / "request.vsdesk"
    request.write_bytes(field.sync.devices.request().data)
    chief.access.lock()
    field.access.lock()
    window = room.open(lang)
    window.resize(1024, 600)
    screen = room.go(window, Route("settings"))
    assert isinstance(screen, SettingsScreen)
    screen.devices.joining.review([request])
    room.settle(window)
    card = screen.findChild(SpokenCard)
    assert card is not None
    room.qtbot.waitUntil(lambda: card.visibleRegion().boundingRect() == card.rect())
    now = QApplication.focusWidget()
    assert now is not None and now.objectName() == "words-in"
