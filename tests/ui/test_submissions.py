"""A submission in the window: prepared, frozen, printed, sent, answered, told to the family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.attacks.kit import Device
from tests.ui import made_up
from tests.ui.conftest import type_text
from tests.ui.made_up_leaving import agree, with_reply
from tests.ui.test_ready import ready, said, the_screen

from vsdesk.desk import Edit, SubmissionOrder
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.editor import Editor
from vsdesk.ui.kit.form.link_editor import LinksEditor
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.route import Route
from vsdesk.ui.screens.submission.answers_part import AnswersPart, ToldForm
from vsdesk.ui.screens.submission.papers_part import PapersPart
from vsdesk.ui.screens.submission.screen import CasesCard, SubmissionScreen
from vsdesk.ui.screens.submission.sending_part import SendingPart
from vsdesk.words import isolate, plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang


def press(root: QWidget, name: str) -> None:
    """Press a button with the space bar."""
    found = root.findChild(Button, name)
    assert found is not None, name
    assert found.isEnabled() and found.isVisible(), name
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def settle(room: Room, window: Window) -> None:
    for _ in range(3):
        room.settle(window)


def page(window: Window) -> SubmissionScreen:
    screen = the_screen(window)
    assert isinstance(screen, SubmissionScreen)
    return screen


def field(form: Any, name: str) -> Any:
    found = form.editors[name]
    assert isinstance(found, Editor)
    found.focus_box().setFocus()
    return found.focus_box()


def pick(form: Any, name: str, key: str) -> None:
    """Choose a code with the keyboard."""
    editor = form.editors[name]
    editor.show_value(key)
    editor.edited.emit()


def desk_of(window: Window) -> Desk:
    assert window.session is not None
    return window.session.desk


def test_from_ready_to_sent_by_keyboard(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("search", "iimp")])
    desk.access.lock()
    window = room.open("ar")
    ready(room, window, case, "iimp")
    press(the_screen(window), "begin-submission")
    settle(room, window)
    desk = desk_of(window)
    [view] = desk.cases.dossier(case).of("submission")
    assert page(window).key == "missing"
    press(page(window), "to-papers")
    settle(room, window)
    papers = page(window).findChild(PapersPart)
    assert (
        papers is not None and papers.pages.paper.isVisible()
    )  # what would leave, before it is frozen
    assert not desk.cases.dossier(case).of("disclosure")
    room.answers.answer, room.answers.reason = "freeze", "العائلة تنتظر"
    press(page(window), "freeze")
    settle(room, window)
    assert desk.cases.record(view.id).text("digest")
    assert not desk.cases.dossier(case).of("disclosure")  # frozen, and nothing left
    room.answers.save_to = room.path / "ملف.pdf"
    press(page(window), "save-papers")
    settle(room, window)
    assert room.answers.save_to.read_bytes().startswith(b"%PDF")
    [row] = desk.cases.dossier(case).of("disclosure")
    assert row.text("digest") == desk.cases.record(view.id).text("digest")
    press(page(window), "section-sending")
    settle(room, window)
    sending = page(window).findChild(SendingPart)
    assert sending is not None and not sending.button.isEnabled()
    pick(sending.form, "sent_how", "email")
    type_text(field(sending.form, "external_ref"), "IIMP-7")
    press(page(window), "was-sent")
    settle(room, window)
    [shown] = desk.submissions.replies.listed(case)
    assert (shown.status, shown.reference, shown.sent_on) == ("sent", "IIMP-7", "2026-11-24")


def test_a_draft_is_removed_and_the_history_brings_it_back(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    draft = desk.submissions.new(SubmissionOrder(case, "iimp")).ids[0]
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("submission", case, "missing", "", draft))
    settle(room, window)
    room.answers.answer = "keep"
    press(page(window), "remove-draft")
    settle(room, window)
    desk = desk_of(window)
    assert not desk.cases.record(draft).deleted
    room.answers.answer = "remove"
    press(page(window), "remove-draft")
    settle(room, window)
    assert desk.cases.record(draft).deleted
    assert "إزالة هذه المسودة؟" in room.answers.asked
    assert not isinstance(the_screen(window), SubmissionScreen)
    room.go(window, Route("case", case, "history"))
    press(the_screen(window), f"bring-{draft[:8]}")
    settle(room, window)
    assert not desk.cases.record(draft).deleted


def test_the_example_in_an_empty_day_is_no_answer(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    with_reply(desk, case)
    desk.access.lock()
    window = room.open("ar")
    room.go(
        window,
        Route(
            "submission",
            case,
            "answers",
            "",
            desk_of(window).submissions.replies.listed(case)[0].id,
        ),
    )
    settle(room, window)
    told = page(window).findChild(ToldForm)
    assert told is not None
    box = field(told.form, "family_informed_on")
    assert box.text() == "" and box.placeholderText().startswith("مثلاً")


def test_what_was_sent_is_not_a_draft(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    submission, _ = with_reply(desk, case)
    desk.access.lock()
    window = room.open("en")
    room.go(window, Route("submission", case, "missing", "", submission))
    settle(room, window)
    remove = page(window).findChild(Button, "remove-draft")
    assert remove is not None and not remove.isVisible()


def test_a_reply_starts_a_clock_and_the_family_is_told(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    submission, event = with_reply(desk, case)
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("case", case, "submissions"))
    press(the_screen(window), f"tell-{event[:8]}")
    settle(room, window)
    told = page(window).findChild(ToldForm)
    assert told is not None
    assert "يمكن للعائلة أن تجيب حتى" in said(told)
    assert not told.button.isEnabled()
    type_text(field(told.form, "family_informed_on"), "2026-11-24")
    press(page(window), f"told-{event[:8]}")
    settle(room, window)
    desk = desk_of(window)
    assert desk.cases.record(event).text("family_informed_on") == "2026-11-24"
    assert desk.cases.record(submission).text("status") == "response_shared_family"
    told = page(window).findChild(ToldForm)
    assert told is not None  # told is not answered: the clock goes on
    type_text(field(told.form, "family_answered_on"), "2026-11-23")
    assert told.early.isVisible() and not told.button.isEnabled()
    told.form.editors["family_answered_on"].show_value(None)
    type_text(field(told.form, "family_answered_on"), "2026-11-24")
    assert not told.early.isVisible()
    press(page(window), f"told-{event[:8]}")
    settle(room, window)
    assert page(window).findChild(ToldForm) is None


def test_what_comes_back_moves_the_submission_on(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    submission, _ = with_reply(desk, case)
    desk.access.lock()
    window = room.open("en")
    room.go(window, Route("submission", case, "answers", record=submission))
    part = page(window).findChild(AnswersPart)
    assert part is not None and not part.button.isEnabled()
    pick(part.form, "type", "request")
    press(page(window), "write-event")
    settle(room, window)
    desk = desk_of(window)
    assert desk.cases.record(submission).text("status") == "info_requested"
    assert len(desk.cases.dossier(case).children(submission, "submission_event")) == 2


def test_a_lack_of_the_submission_itself_leads_into_its_own_form(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = ready(room, window, case, "wgeid")
    found = [one for one in screen.findChildren(Button) if one.objectName().startswith("jump-W8")]
    assert found
    room.answers.answer = "wait"
    found[0].setFocus()
    QTest.keyClick(found[0], Qt.Key.Key_Space)
    settle(room, window)
    assert room.answers.asked[-1] == "هذا الجواب يخص ملفاً للتقديم. هل نبدأ ملفاً؟"
    assert the_screen(window) is screen
    assert desk_of(window).cases.dossier(case).of("submission") == ()  # a look makes no draft
    room.answers.answer = "begin"
    QTest.keyClick(found[0], Qt.Key.Key_Space)
    settle(room, window)
    assert page(window).key == "form"
    assert QApplication.focusWidget() is not None
    [view] = desk_of(window).cases.dossier(case).of("submission")
    assert view.text("status") == "drafting"
    assert window.shell is not None
    window.shell.go_back()
    settle(room, window)
    press(the_screen(window), "begin-submission")
    settle(room, window)
    assert len(desk_of(window).cases.dossier(case).of("submission")) == 1  # the open draft goes on


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "A coordinator can go on"), ("ar", "يستطيع أحد المنسقين المتابعة")],
)
def test_a_documenter_cannot_freeze_what_lacks_something(
    room: Room, lang: Lang, words: str
) -> None:
    from tests.ui import made_up

    desk = made_up.field(room.vault, room.path / "profile", "هالة")
    [case] = made_up.fill(desk, 1)
    agree(desk, case, [("un_complaint", "wgeid")])
    submission = desk.submissions.new(SubmissionOrder(case, "wgeid")).ids[0]
    desk.access.lock()
    window = room.open(lang)
    room.go(window, Route("submission", case, "papers", record=submission))
    settle(room, window)
    papers = page(window).findChild(PapersPart)
    assert papers is not None and not papers.freeze.isEnabled()
    assert words in said(papers)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "There is no consent for this recipient."), ("ar", "لا توجد موافقة لهذه الجهة.")],
)
def test_what_was_refused_is_not_shown_as_leaving(room: Room, lang: Lang, words: str) -> None:
    desk, [case] = room.desk(people=1)
    submission = desk.submissions.new(SubmissionOrder(case, "ncmp")).ids[0]
    desk.access.lock()
    window = room.open(lang)
    room.go(window, Route("submission", case, "papers", record=submission))
    settle(room, window)
    papers = page(window).findChild(PapersPart)
    assert papers is not None and papers.refusal.isVisible()
    assert window.look.words.say("There is no consent for this recipient.") in said(papers)
    assert not papers.pages.paper.isVisible() and not papers.freeze.isEnabled()


def test_a_complaint_may_speak_of_several_cases_a_form_of_one(room: Room) -> None:
    desk, cases = room.desk(people=2)
    agree(desk, cases[0], [("criminal_accountability", "prosecutor_de")])
    other = str(desk.cases.record(cases[0]).value("family"))
    desk.cases.save([Edit("case", {"family": other}, id=cases[1])])
    submission = desk.submissions.new(SubmissionOrder(cases[0], "prosecutor_de")).ids[0]
    form = desk.submissions.new(SubmissionOrder(cases[0], "wgeid")).ids[0]
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("submission", cases[0], "form", record=form))
    settle(room, window)
    assert page(window).findChild(CasesCard) is None
    room.go(window, Route("submission", cases[0], "form", record=submission))
    settle(room, window)
    card = page(window).findChild(CasesCard)
    assert card is not None
    card.choice.setFocus()
    QTest.keyClick(card.choice, Qt.Key.Key_Down)
    settle(room, window)
    desk = desk_of(window)
    assert desk.cases.record(submission).value("cases") == sorted(cases)
    press(page(window), f"take-off-{cases[1][:8]}")
    settle(room, window)
    assert not desk.cases.record(submission).value("cases")


def test_the_form_asks_what_its_body_asks_and_offers_nobody_missing_as_complaining(
    room: Room,
) -> None:
    desk, [case] = room.desk(people=1)
    wgeid = desk.submissions.new(SubmissionOrder(case, "wgeid")).ids[0]
    court = desk.submissions.new(SubmissionOrder(case, "prosecutor_de")).ids[0]
    missing = desk.cases.dossier(case).head.text("person")
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("submission", case, "form", record=wgeid))
    form = page(window).findChild(RecordForm)
    assert form is not None and form.shows("state_concerned")
    for name in ("told_death_penalty", "told_state_body", "court", "complainants"):
        assert not form.shows(name), name
    room.go(window, Route("submission", case, "form", record=court))
    form = page(window).findChild(RecordForm)
    assert form is not None and form.shows("complainants")
    form.focus("complainants")
    [editor] = [e for e in form.findChildren(LinksEditor) if e.name.endswith("complainants")]
    offered = [tick.objectName() for tick in editor.findChildren(Tick)]
    assert offered and not any(missing in name for name in offered)


def test_several_papers_are_saved_under_names_that_say_what_they_are(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = desk.cases.record(cases[0]).text("family")
    other, person = desk.cases.new_case({"given_ar": "سامي", "sex": "male"}, {"family": family}).ids
    mother = desk.cases.record(cases[0]).text("primary_contact")
    kin = {"person": mother, "related_to": person, "relation": "mother"}
    desk.cases.save([Edit("kinship", {**kin}, parent=family)])
    desk.cases.save([Edit("case", {"primary_contact": mother}, id=other)])
    for case in (cases[0], other):
        agree(desk, case, [("criminal_accountability", "prosecutor_de")])
    order = SubmissionOrder(cases[0], "prosecutor_de", cases=(other,))
    submission = desk.submissions.new(order).ids[0]
    desk.submissions.prepare(submission, because="اختبار")
    numbers = [desk.cases.record(one).text("case_no") for one in (cases[0], other)]
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("submission", cases[0], "papers", "", submission))
    settle(room, window)
    papers = page(window).findChild(PapersPart)
    assert papers is not None
    shown = [papers.papers.itemText(n) for n in range(papers.papers.count())]
    assert len(shown) == 2
    for number, words in zip(numbers, shown, strict=True):
        assert number in words
    room.answers.folder_is = room.path / "أوراق"
    room.answers.folder_is.mkdir()
    for round_ in (1, 2):  # what is there already stays
        press(page(window), "save-papers")
        settle(room, window)
        written = sorted(one.name for one in room.answers.folder_is.iterdir())
        assert len(written) == 2 * round_
    names = [one for one in written if "(2)" not in one]
    assert all(
        one.startswith("prosecutor_de-") and number in one
        for one, number in zip(names, sorted(numbers), strict=True)
    )
    words = plain(said(papers))
    for name in (one for one in written if "(2)" in one):
        assert name in words
    for name in written:
        assert name.isascii() and "Marwan" not in name and "Darwish" not in name


def test_a_wrong_day_of_sending_is_corrected_with_a_reason(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    submission, _ = with_reply(desk, case)
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("submission", case, "sending", "", submission))
    settle(room, window)
    sending = page(window).findChild(SendingPart)
    assert sending is not None
    box = field(sending.form, "sent_on")
    box.selectAll()
    type_text(box, "1999-01-01")
    room.answers.answer, room.answers.reason = "correct", "كُتب اليوم خطأً"
    press(page(window), "was-sent")
    settle(room, window)
    desk = desk_of(window)
    assert desk.cases.record(submission).text("sent_on") == "2026-06-01"
    assert sending.refusal.isVisible() and "لا يمكن أن يكون قد أُرسل" in said(sending)
    box.selectAll()
    type_text(box, "2026-06-02")
    press(page(window), "was-sent")
    settle(room, window)
    assert desk.cases.record(submission).text("sent_on") == "2026-06-02"
    [row] = [one for one in desk.cases.history(submission) if one.why]
    assert row.why == "كُتب اليوم خطأً" and "sent_on" in row.fields


def test_the_day_of_a_request_is_asked_beside_it_and_the_start_page_names_the_body(
    room: Room,
) -> None:
    desk, [case] = room.desk(people=1)
    submission, _ = with_reply(desk, case)
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("submission", case, "answers", record=submission))
    settle(room, window)
    part = page(window).findChild(AnswersPart)
    assert part is not None
    pick(part.form, "type", "request")
    type_text(field(part.form, "answer_due"), "2026-11-28")
    press(page(window), "write-event")
    settle(room, window)
    [asked] = [
        one
        for one in desk_of(window).cases.dossier(case).of("submission_event")
        if one.text("answer_due")
    ]
    assert asked.text("answer_due") == "2026-11-28"
    room.go(window, Route("today"))
    settle(room, window)
    [row] = [
        one
        for one in the_screen(window).findChildren(Button)
        if one.objectName().startswith("due-request")
    ]
    assert "الفريق" in row.accessibleName()
    row.click()
    settle(room, window)
    assert page(window).key == "answers"


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_what_another_device_says_of_the_sending_is_said_as_that(room: Room, lang: Lang) -> None:
    """The page does not take it for sent, and says to ask first."""
    desk, [case] = room.desk(people=1)
    other = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(desk, other)
    sub = desk.submissions.new(SubmissionOrder(case, "wgeid")).ids[0]
    desk.cases.save([Edit("case", {"assigned": [other.access.status().device_id]}, id=case)])
    made_up.exchange(desk, other, room.path / "stick")
    other.cases.save([Edit("submission", {"sent_on": "2026-11-20"}, id=sub)])
    made_up.exchange(other, desk, room.path / "stick")
    other.access.lock()
    desk.access.lock()
    window = room.open(lang)
    room.go(window, Route("submission", case, "sending", "", sub))
    settle(room, window)
    sending = page(window).findChild(SendingPart)
    assert sending is not None and not sending.sent
    asked = {"en": "Ask before it is sent again", "ar": "اسألوا قبل أن يُرسل", "ku": "bipirsin"}
    assert asked[lang] in said(sending)
    assert page(window).findChild(Button, "to-papers") is not None


def test_what_was_sent_stands_there_whatever_another_device_freezes(room: Room) -> None:
    """Its page shows the kept copy, who approved it, and lets it be saved again."""
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("un_complaint", "wgeid")])
    other = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(desk, other)
    sub = desk.submissions.new(SubmissionOrder(case, "wgeid")).ids[0]
    desk.cases.save([Edit("case", {"assigned": [other.access.status().device_id]}, id=case)])
    digest = desk.submissions.prepare(sub, because="اختبار").digest
    desk.submissions.papers(sub, digest)
    desk.submissions.sent(sub, desk.context.today(), "email")
    made_up.exchange(desk, other, room.path / "stick")
    lie: dict[str, Json] = {"digest": "0" * 64, "snapshot": [], "status": "drafting"}
    Device(other, room.path / "stick").change(sub, "submission", lie)
    made_up.exchange(other, desk, room.path / "stick")
    other.access.lock()
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("submission", case, "papers", "", sub))
    settle(room, window)
    papers, say = page(window).findChild(PapersPart), window.look.words.say
    assert papers is not None
    assert say("This is what was sent.") in said(papers)
    assert say("Approved by {who}", who=isolate("A1")) in said(papers)
    assert papers.pages.isVisible() and papers._digest == digest
    assert papers.save.isVisible() and papers.save.isEnabled()
    assert not papers.freeze.isVisible() and not papers.refusal.isVisible()


def test_what_came_behind_the_page_of_a_sending_is_not_written_over(room: Room) -> None:
    """Another device's number stands beside the one typed here; its day, where nothing
    was typed, stands alone."""
    desk, [case] = room.desk(people=1)
    submission, _ = with_reply(desk, case)
    other = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(desk, other)
    desk.cases.save([Edit("case", {"assigned": [other.access.status().device_id]}, id=case)])
    made_up.exchange(desk, other, room.path / "stick")
    came: dict[str, Json] = {"external_ref": "رقم ٩", "next_due": "2026-12-20"}
    other.cases.save([Edit("submission", came, id=submission)])
    out = room.path / "out"
    out.mkdir()
    other.sync.hand_over(out, [row.device_id for row in other.sync.destinations()])
    other.access.lock()
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("submission", case, "sending", "", submission))
    settle(room, window)
    sending = page(window).findChild(SendingPart)
    assert sending is not None and sending.sent
    type_text(field(sending.form, "external_ref"), "رقم ٧")
    assert window.session is not None
    desk, jobs = window.session.desk, window.session.jobs
    taken = Callbacks[Any](sending, lambda _: None)
    jobs.write(taken, desk.sync.intake.receive, [out])  # before the save, behind the page
    press(page(window), "was-sent")
    settle(room, window)
    held = desk.cases.record(submission)
    assert set(held.every("external_ref")) == {"رقم ٧", "رقم ٩"}
    assert held.every("next_due") == ("2026-12-20",)
