"""Erasing through the window, by keyboard: the listed plan, the order, its certificate; what waits;
what is kept too long."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from tests.ui import made_up, made_up_consent
from tests.ui.hands import Hands

from vsdesk.desk import Edit
from vsdesk.records.checks.retention import WHY
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.erasing.plan_screen import ErasingScreen
from vsdesk.ui.screens.erasing.screen import ErasuresScreen
from vsdesk.ui.screens.paper.screen import PaperScreen
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.ui.screen import Screen
    from vsdesk.ui.window import Window

DAY = 86_400_000  # milliseconds


def said(screen: QWidget) -> str:
    """Every word of the page."""
    parts = [one.said() for one in screen.findChildren(Paragraph) if one.isVisible()]
    parts += [one.text() for one in screen.findChildren(Label) if one.isVisible()]
    return plain("\n".join(parts))


def now(window: Window) -> Screen:
    assert window.shell is not None and window.shell.screen_now is not None
    return window.shell.screen_now


def desk_of(window: Window) -> Desk:
    assert window.session is not None
    return window.session.desk


def test_a_case_is_erased_after_its_list_was_read_and_its_number_typed(room: Room) -> None:
    desk, cases = room.desk(people=2)
    who = made_up_consent.answers(desk, cases[0])
    row: dict[str, Any] = {
        "exit": "submission",
        "on": "2026-05-01",
        "purpose": "criminal_accountability",
        "recipient": "prosecutor_fr",
        "level": "c",
        "digest": "ab" * 32,
        "records": [[who.missing, ["given_ar"]]],
    }
    desk.cases.save([Edit("disclosure", row, parent=who.case, space=who.case)])
    number = desk.cases.record(who.case).text("case_no")
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    room.go(window, Route("case", who.case, "case"))
    hands.choose("erase-case")
    page = now(window)
    assert isinstance(page, ErasingScreen)
    labels = page.session.labels
    words = said(page)
    assert number in words and "مروان" in words
    assert labels.term("recipient", "prosecutor_fr") in words  # it has something, and that is said
    before = desk_of(window).erasure.erasures()
    hands.choose(f"along-{who.family[:8]}")
    assert "نجاح" in said(now(window)) or labels.kind("family") in said(now(window)).lower()
    assert desk_of(window).erasure.erasures() == before == []  # a list changes nothing
    hands.pick("erase-why", "withdrawn")
    hands.reach("erase-because")
    hands.say("طلبت الأم ذلك مكتوباً")
    erase = page.findChild(QWidget, "erase-now")
    assert erase is not None and not erase.isEnabled()
    hands.reach("erase-confirm")
    hands.say(number.lower())
    assert erase.isEnabled()
    hands.choose("erase-now")
    done = now(window)
    assert isinstance(done, ErasuresScreen)
    assert (
        desk_of(window).cases.record(who.case).erased
        and desk_of(window).cases.record(who.family).erased
    )
    (certificate,) = desk_of(window).cases.list_kind("deletion_certificate")
    assert number in certificate.text("codes")
    hands.reach(f"certificate-{certificate.id[:8]}")
    hands.enter()
    paper = now(window)
    assert isinstance(paper, PaperScreen) and paper.view.paper.isVisible()
    assert window.shell is not None
    assert not {"case", "erasing"} & {
        one.screen for one in window.shell.trail
    }  # no way back to what is gone


def test_the_number_may_be_typed_with_arabic_digits(room: Room) -> None:
    desk, cases = room.desk(people=1)
    number = desk.cases.record(cases[0]).text("case_no")
    desk.access.lock()
    window = room.open("ar")
    page = room.go(window, Route("erasing", cases[0], "mistake"))
    hands = Hands(room, window)
    assert hands.focus().objectName() == "erase-because"
    hands.say("سُجّلت مرتين")
    hands.reach("erase-confirm")
    hands.say(number.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")))
    erase = page.findChild(QWidget, "erase-now")
    assert erase is not None and erase.isEnabled()


def test_what_an_erased_answer_kept_here_is_said_before(room: Room) -> None:
    """With the name of the body, and what to do first."""
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    yeses = desk.cases.dossier(who.family).of("consent_grant")
    said_by_her = (
        one for one in yeses if (one.text("recipient"), one.text("grantor")) == ("iimp", who.mother)
    )
    less = max(said_by_her, key=lambda one: one.text("given_on"))  # than she agreed to before
    assert [one.recipient for one in desk.erasure.erasure(less.id).opens.wider] == ["iimp"]
    desk.access.lock()
    window = room.open("ar")
    page = room.go(window, Route("erasing", less.id, "withdrawn"))
    assert isinstance(page, ErasingScreen)
    words, labels = said(page), page.session.labels
    assert "فاكتبوا جوابها من جديد أولًا" in words
    assert labels.term("recipient", "iimp") in words


def test_after_a_withdrawal_the_file_is_offered(room: Room) -> None:
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    desk.consent.withdraw(made_up_consent.keeping(desk, who))
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    room.go(window, Route("consent", who.case))
    hands.choose("to-erasing")
    page = now(window)
    assert isinstance(page, ErasingScreen) and page.order is not None
    assert page.order.why.value == "withdrawn"
    room.go(window, Route("erasures"))
    hands.choose(f"plan-{who.case[:8]}")
    assert isinstance(now(window), ErasingScreen)


def test_what_is_kept_too_long_is_erased_or_put_off_with_a_reason(room: Room) -> None:
    desk, _ = room.desk(people=0)
    case = made_up_consent.refused(desk)
    number = desk.cases.record(case).text("case_no")
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    page = room.go(window, Route("erasures", part="retention"))
    assert page.look.words.say(WHY["refused"]) in said(page)
    tag = f"intake-{case[:8]}"
    assert hands.focus().objectName() == f"keep-{tag}"
    hands.press(Qt.Key.Key_Space)
    assert hands.focus().objectName() == f"keep-{tag}-reason"
    hands.say("العائلة تفكر")
    hands.choose(f"keep-{tag}-now")
    assert desk_of(window).erasure.retention.found() == []
    hands.choose("undo-last")
    assert [one.root for one in desk_of(window).erasure.retention.found()] == [case]
    labels = page.session.labels
    hands.choose(f"approve-{tag}")
    page = now(window)  # what goes, who else holds some of it, and the number typed once more
    assert isinstance(page, ErasingScreen) and page.findChild(QWidget, "why-over") is not None
    words = said(page)
    assert labels.kinds("consent_grant").lower() in words.lower() and "8" in words
    act = page.findChild(QWidget, "erase-now")
    assert act is not None and not act.isEnabled()
    assert hands.focus().objectName() == "erase-because"
    hands.say("لم توافق وداد")
    hands.reach("erase-confirm")
    hands.say(number)
    hands.choose("erase-now")
    assert (
        not desk_of(window).cases.record(case).erased
    )  # a name in the reason: refused, the words stay
    because = page.findChild(QLineEdit, "erase-because")
    assert because is not None and plain(because.text()) == "لم توافق وداد"
    hands.reach("erase-because")
    because.selectAll()
    hands.say("انتهت المدة")
    hands.reach("erase-confirm")
    hands.say(number)
    hands.choose("erase-now")
    assert desk_of(window).cases.record(case).erased
    page = now(window)
    (certificate,) = desk_of(window).cases.list_kind("deletion_certificate")
    assert page.findChild(QWidget, f"certificate-{certificate.id[:8]}") is not None


def test_an_order_that_waits_is_carried_out_after_a_second_step(room: Room) -> None:
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "هالة")
    made_up.enrol(chief, field)
    case = made_up.fill(field, 2)[1]
    made_up.exchange(field, chief, room.path / "stick")
    event = field.cases.dossier(case).of("event")[0]
    field.cases.save([Edit("event", {"place_text": "مكان جديد"}, id=event.id)])  # not handed over
    chief.erasure.erase(
        case, why="withdrawn", because="طلب مكتوب", listed=chief.erasure.erasure(case).digest
    )
    made_up.exchange(chief, field, room.path / "stick")
    assert len(field.erasure.erasures_waiting()) == 1
    frame = field.erasure.erasures_waiting()[0].frame
    field.access.lock()
    chief.access.lock()
    window = room.open("ar", vault=room.path / "field", profile="other")
    hands = Hands(room, window)
    room.go(window, Route("erasures", part="waiting"))
    hands.choose(f"carry-{frame[:8]}")
    assert hands.focus().objectName() == f"carry-{frame[:8]}-leave"  # the safe answer first
    hands.choose(f"carry-{frame[:8]}-now")
    assert desk_of(window).erasure.erasures_waiting() == []
    assert desk_of(window).cases.record(case).erased


def test_a_documenter_erases_nothing_and_is_told_so(room: Room) -> None:
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "هالة")
    made_up.enrol(chief, field)
    case = made_up.fill(field, 1)[0]
    field.access.lock()
    chief.access.lock()
    window = room.open("ar", vault=room.path / "field", profile="other")
    page = room.go(window, Route("case", case, "case"))
    assert page.findChild(QWidget, "remove-case") is not None
    assert page.findChild(QWidget, "erase-case") is None
    page = room.go(window, Route("erasing", case))
    assert isinstance(page, ErasingScreen) and page.order is None
    assert said(page).strip()


def test_where_the_same_file_lies_is_told_and_it_goes_along_when_ticked(room: Room) -> None:
    desk, cases = room.desk(people=2)
    twins = []
    for case in cases[:2]:
        source = BytesIO(b"made up, and the same in both files")
        twins.append(desk.files.attach(source, case, kind="audio", name="voice.ogg").ids[0])
    desk.access.lock()
    window = room.open("ar")
    page = room.go(window, Route("erasing", cases[0], "withdrawn"))
    words = Words("ar")
    count = "{n} file stays: another record has the same one."
    told = plain(words.count(count, "{n} files stay: other records have the same ones.", 1))
    assert told in said(page)
    other = desk_of(window).cases.record(cases[1]).text("case_no")
    assert other in said(page)
    Hands(room, window).choose(f"along-{twins[1][:8]}")
    assert told not in said(now(window))
    listing = desk_of(window).erasure.erasure(cases[0], twins[1])
    assert (listing.files_stay, listing.twins) == (0, ())


def test_answers_and_told_words_that_stay_are_told(room: Room) -> None:
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    wife = next(
        one.id
        for one in desk.cases.dossier(who.family).of("person")
        if one.text("given_ar") == "رحاب"
    )
    desk.cases.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=wife)])
    told: dict[str, Any] = {
        "type": "other",
        "text": {"ar": "قالت رحاب السعيد كلاماً", "src_lang": "ar"},
    }
    desk.cases.save([Edit("event", told, parent=who.case)])
    listing = desk.erasure.erasure(wife)
    assert listing.words_stay == (1, 0) and listing.answers
    desk.access.lock()
    page = room.go(room.open("ar"), Route("erasing", wife, "withdrawn"))
    count, say = Words("ar").count, Words("ar").say
    for sentence in (
        count(
            "{n} told text names who goes and was hidden: from now on it stays here as a whole.",
            "{n} told texts name who goes and was hidden: from now on they stay here as a whole.",
            1,
        ),
        count(
            "{n} answer of who goes stays: what it closed stays closed.",
            "{n} answers of who goes stay: what they closed stays closed.",
            len(listing.answers),
        ),
    ):
        assert plain(sentence) in said(page)
    nothing = "No court has anything of it: nothing stays but a certificate without content."
    assert plain(say(nothing)) not in said(page)
